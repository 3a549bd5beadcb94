"""The invented dispute of the brief's tests, for the findings under it."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable
from dataclasses import replace
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from melian.assessment.disputes import Dispute, select
from melian.assessment.lookup import Lookup, look_up
from melian.assessment.named import Named
from melian.model.actor import Actor
from melian.model.document import Found
from melian.model.event import Account, Reading
from melian.model.knowledge import Knowledge
from melian.model.quotation import Quotation, Voice
from melian.model.span import Span
from melian.resolution import resolve


def _module(name: str, folder: str) -> ModuleType:
    spec = spec_from_file_location(name, Path(__file__).parents[1] / folder / "conftest.py")
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="session")
def account() -> Account:
    """The invented dispute."""
    built: Account = _module("invented", "brief").build()
    return built


@pytest.fixture(scope="session")
def lookup(account: Account) -> Lookup:
    """The same, by name."""
    return look_up(account)


@pytest.fixture(scope="session")
def dispute(lookup: Lookup) -> Dispute:
    """Its main dispute."""
    return select(lookup).disputes[0]


@pytest.fixture(scope="session")
def say() -> Callable[..., Any]:
    """One sentence of a report, and what is said in it."""
    told: Callable[..., Any] = _module("quarrel_reports", "resolution").told
    return told


@pytest.fixture(scope="session")
def make_account() -> Callable[..., Account]:
    """An account of reports, each a path and its sentences; a `title` is a heading where it stands."""
    report: Callable[..., Reading] = _module("quarrel_reports", "resolution").report

    def make(*reports: tuple[str, tuple[Any, ...]], title: str = "") -> Account:
        readings = tuple(_titled(report(path, *sentences), title) for path, sentences in reports)
        return Account(
            readings=readings, events=resolve(readings), judgements=(), unreadable=(), versions=(), made_at="2031-01-01"
        )

    return make


def _titled(reading: Reading, title: str) -> Reading:
    marks = tuple(re.finditer(r"“([^”]+)”", reading.document.text))
    quotations = tuple(
        Quotation(
            document=reading.document.path, start=m.start(1), end=m.end(1), text=m[1], kind="direct",
            quotation_id=str(m.start()), speaker=Voice(start=0, end=0, name="Tom Reed"), cue=None, rule="test",
        )
        for m in marks
    )  # fmt: skip
    headings = (Span(start=0, end=len(title)),) if title else ()
    found = Found(value=title, how="first line") if title else None
    return replace(reading, document=replace(reading.document, headings=headings, title=found), quotations=quotations)


@pytest.fixture(scope="session")
def cast() -> tuple[Actor, ...]:
    """Its actors."""
    made: tuple[Actor, ...] = _module("invented", "brief").invented_cast()
    return made


@pytest.fixture(scope="session")
def knowledge() -> Knowledge:
    """What is known of it."""
    made: Knowledge = _module("invented", "brief").invented_knowledge()
    return made


@pytest.fixture(scope="session")
def named(cast: tuple[Actor, ...], lookup: Lookup) -> Named:
    """Its names in running text."""
    return Named.of(cast, lookup)
