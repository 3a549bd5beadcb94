"""Case files and readings for the tests of the record."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from melian.model.document import Document, Found, Furniture, Hyperlink, Page
from melian.model.event import Reading
from melian.model.mention import Condition, Mention, Plover, Speaker
from melian.model.quotation import Quotation, Voice
from melian.model.span import Excerpt, Span
from melian.record import CaseFile, open_case

NOON = "2024-05-01T12:00:00Z"
TEXT = "Arland must leave the Straits by noon, Borland's minister told the Courier. “Leave now,” he said."


@pytest.fixture
def case_path(tmp_path: Path) -> Path:
    return tmp_path / "a case?.db"


@pytest.fixture
def case(case_path: Path) -> Iterator[CaseFile]:
    with open_case(case_path, create=True, clock=lambda: NOON) as file:
        yield file


def reading(path: str = "a.txt", text: str = TEXT, mention: str = "aaaa1111") -> Reading:
    """A reading with something in every field."""
    return Reading(
        document=Document(
            path=path,
            text=text,
            kind="text",
            title=Found(value="Leave", how="first line", span=Span(start=0, end=6)),
            outlet=Found(value="Courier", how="user"),
            headings=(Span(start=0, end=6),),
            furniture=(Furniture(start=7, end=9, kind="share"),),
            hyperlinks=(Hyperlink(start=0, end=6, address="https://example.org/leave"),),
            problems=("no date found",),
            page=Page(url="https://example.org/", fetched_at=NOON, content_type="text/html", body=b"\0\xff<p>"),
        ),
        quotations=(
            Quotation(
                document=path,
                start=76,
                end=85,
                text=text[76:85],
                kind="direct",
                quotation_id="q1",
                speaker=Voice(name="the minister", role="minister", start=88, end=90),
                cue=Excerpt(start=91, end=95, text=text[91:95]),
                chain=(Voice(name="Courier", start=66, end=73),),
                rule="marks",
            ),
        ),
        mentions=(
            Mention(
                id=mention,
                document=path,
                start=0,
                end=74,
                text=text[:74],
                act="demand",
                actor="Borland",
                target="Arland",
                speaker=Speaker(name="the minister", role=None),
                principal=None,
                content=Excerpt(start=0, end=29, text=text[:29]),
                condition=Condition(start=30, end=37, text=text[30:37], kind="deadline", role="required_first"),
                place="Straits",
                form="indirect_quote",
                cited_source="Courier",
                date="2024-05",
                polarity="asserted",
                hedge=None,
                confidence=0.1 + 0.2,
                plover=Plover(event="DEMAND", mode=None),
                rule="must",
                candidates=("Borland", "Corland"),
                trigger=Excerpt(start=7, end=11, text=text[7:11]),
            ),
        ),
    )


@pytest.fixture
def make_reading() -> Callable[..., Reading]:
    return reading
