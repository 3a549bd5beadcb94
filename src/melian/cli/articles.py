"""`melian read`, `extract`, `quotes` and `facts`: articles in, JSON lines out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from melian.cli.failures import Failures
from melian.cli.options import AllowPrivate, Date, EverySentence, Outlet, PacksFolder, Paths, Reader, Sources, Url
from melian.cli.output import put_row
from melian.cli.progress import counted, watched
from melian.cli.source import Given
from melian.model.event import Reading
from melian.model.rows import document_row, fact_row, mention_row, quotation_row


def read(
    paths: Paths,
    outlet: Outlet = None,
    date: Date = None,
    url: Url = None,
    sources: Sources = None,
    allow_private: AllowPrivate = False,
) -> None:
    """Print each article's clean text and what is known about it, one JSON object a line."""
    given = Given(outlet=outlet, date=date, url=url, sources=sources, allow_private=allow_private)
    failures = Failures()
    for document in failures.told(counted(given.documents(paths), "articles read", show=watched())):
        put_row(document_row(document))
    failures.leave()


def extract(
    paths: Paths,
    outlet: Outlet = None,
    date: Date = None,
    url: Url = None,
    sources: Sources = None,
    allow_private: AllowPrivate = False,
    packs: PacksFolder = None,
    reader: Reader = None,
    every_sentence: EverySentence = False,
) -> None:
    """Print each act that the articles tell of, one JSON object a mention."""
    given = Given(
        outlet=outlet, date=date, url=url, sources=sources, allow_private=allow_private, packs=packs, reader=reader
    )
    failures = Failures()
    for reading in _readings(given, paths, failures, gated=not every_sentence):
        for mention in reading.mentions:
            put_row(mention_row(mention, reading.naming))
    failures.leave()


def quotes(
    paths: Paths,
    outlet: Outlet = None,
    date: Date = None,
    url: Url = None,
    sources: Sources = None,
    allow_private: AllowPrivate = False,
    packs: PacksFolder = None,
    reader: Reader = None,
) -> None:
    """Print who is said to say what, one JSON object a piece of a quotation."""
    given = Given(
        outlet=outlet, date=date, url=url, sources=sources, allow_private=allow_private, packs=packs, reader=reader
    )
    failures = Failures()
    for reading in _readings(given, paths, failures):
        for quotation in reading.quotations:
            put_row(quotation_row(quotation))
    failures.leave()


def facts(
    paths: Paths,
    outlet: Outlet = None,
    date: Date = None,
    url: Url = None,
    sources: Sources = None,
    allow_private: AllowPrivate = False,
    packs: PacksFolder = None,
    reader: Reader = None,
) -> None:
    """Print the numbers, memberships, offices and dates that the articles claim, one JSON object a fact."""
    given = Given(
        outlet=outlet, date=date, url=url, sources=sources, allow_private=allow_private, packs=packs, reader=reader
    )
    failures = Failures()
    for reading in _readings(given, paths, failures, with_facts=True):
        for fact in reading.facts:
            put_row(fact_row(fact))
    failures.leave()


def _readings(
    given: Given, paths: list[str], failures: Failures, *, gated: bool = False, with_facts: bool = False
) -> Iterator[Reading]:
    pipeline = replace(given.pipeline(), gated=gated, with_facts=with_facts)
    return failures.told(counted(pipeline.read_all(given.documents(paths)), "articles read", show=watched()))
