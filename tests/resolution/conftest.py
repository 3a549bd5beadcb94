"""Reports of an invented quarrel, and their readings, for the tests of resolution."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from typing import Any

import pytest

from melian.model.document import Document, Found
from melian.model.event import Reading
from melian.model.mention import Condition, Mention, Plover, Speaker
from melian.model.outlet import Outlet, OutletIndex
from melian.model.span import Excerpt

Told = tuple[str, dict[str, Any]]


def told(text: str, content: str, **fields: Any) -> Told:
    """One sentence of a report, and what is said in it; `content` is a stretch of it."""
    return text, {"content": content, **fields}


def report(path: str, *sentences: Told | str, date: str | None = None, outlet: str | None = None) -> Reading:
    """A report of these sentences, each with one mention, or none where it is bare text."""
    text, mentions = "", []
    for sentence in sentences:
        words, fields = sentence if isinstance(sentence, tuple) else (sentence, None)
        if fields is not None:
            mentions.append(_mention(path, len(text), words, dict(fields)))
        text += words + "\n\n"
    document = Document(
        path=path,
        text=text,
        kind="text",
        date=Found(value=date, how="user") if date else None,
        outlet=Found(value=outlet, how="user") if outlet else None,
    )
    return Reading(document=document, quotations=(), mentions=tuple(mentions))


def _mention(path: str, start: int, text: str, fields: dict[str, Any]) -> Mention:
    def within(words: str) -> dict[str, Any]:
        at = start + text.index(words)
        return {"start": at, "end": at + len(words), "text": words}

    condition, speaker = fields.pop("condition", None), fields.pop("speaker", None)
    content = Excerpt(**within(fields.pop("content")))
    base: dict[str, Any] = {
        "act": "demand",
        "actor": "Borland",
        "target": "Arland",
        "principal": None,
        "place": None,
        "form": "indirect_quote",
        "cited_source": None,
        "date": None,
        "polarity": "asserted",
        "hedge": None,
        "confidence": 0.9,
    }
    key = hashlib.sha256(repr((path, start, text, sorted(fields.items()))).encode()).hexdigest()[:16]
    return Mention(
        id=key,
        document=path,
        start=start,
        end=start + len(text),
        text=text,
        speaker=Speaker(name=speaker, role=None) if speaker else None,
        content=content,
        condition=Condition(**within(condition), kind="until", role="required_first") if condition else None,
        plover=Plover(event="DEMAND", mode=None),
        rule="test",
        trigger=Excerpt(start=start, end=start, text=""),
        **(base | fields),
    )


OUTLETS = OutletIndex.of(
    [
        Outlet(name="Northwire", kind="wire", wire=True, source="invented", aliases=("NW", "NORTHWIRE")),
        Outlet(name="Southwire", kind="wire", wire=True, source="invented"),
        Outlet(name="The Courier", kind="newspaper", source="invented", aliases=("Courier",)),
    ]
)


@pytest.fixture(scope="session")
def make_report() -> Callable[..., Reading]:
    return report


@pytest.fixture(scope="session")
def say() -> Callable[..., Told]:
    return told


@pytest.fixture(scope="session")
def outlets() -> OutletIndex:
    return OUTLETS


@pytest.fixture(scope="session")
def quarrel() -> tuple[Reading, ...]:
    """Three reports of one demand, an answer, an older demand, and one in the other direction."""
    return (
        report(
            "a.txt",
            told("Borland wants Arland out of the Straits", "Arland out of the Straits", form="headline"),
            told(
                "Tom Reed, Borland's foreign minister, told Northwire Arland must pull its ships out of the Straits.",
                "pull its ships out of the Straits",
                speaker="Tom Reed",
                cited_source="NORTHWIRE",
            ),
            told("Reed delivered this ultimatum on Monday.", "this ultimatum", form="paraphrase", speaker="Tom Reed"),
            outlet="The Courier",
        ),
        report(
            "b.txt",
            told(
                "A Borland official said the talks cannot resume until Arland “pulls out” of the Straits.",
                "Arland “pulls out” of the Straits",
                condition="until Arland “pulls out” of the Straits",
            ),
        ),
        report(
            "c.txt",
            told(
                "The withdrawal of Arland's ships from the Straits is needed, Reed told the Northwire agency.",
                "withdrawal of Arland's ships from the Straits",
                speaker="Tom Reed",
                cited_source="Northwire",
            ),
            told(
                "“The growth of Arland's fleet has to be stopped for good,” Reed said.",
                "The growth of Arland's fleet has to be stopped for good",
                form="direct_quote",
                speaker="Tom Reed",
            ),
            told("Arland rejected the demand.", "the demand", act="reject", actor="Arland", target="Borland"),
            told(
                "Arland asked Borland to pull its own ships out of the Straits.",
                "pull its own ships out of the Straits",
                act="appeal",
                actor="Arland",
                target="Borland",
            ),
            told(
                "In March 2019 Borland had demanded that Arland's navy return to the coast lines of 1990.",
                "Arland's navy return to the coast lines of 1990",
                date="2019-03",
            ),
        ),
    )
