"""Items of a list of quotations share the speaker that some of them name."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from melian.extraction.marks import Marks
from melian.extraction.quotation_lists import listed
from melian.model.parsed import Parsed
from melian.model.quotation import Quotation, Voice

Parse = Callable[[str], Parsed]
LIST = "The minister, Ana Soto, spoke.\n\n- “We stay on the coast.” (Watch)\n\n- “We ask for nothing.”\n\nSo it ended."


def quoted(parsed: Parsed, *speakers: str | None) -> tuple[Quotation, ...]:
    """What stands in marks, by these."""
    return tuple(
        Quotation(
            start=q.inner.start, end=q.inner.end, text=q.inner.of(parsed.text).text, document="a", kind="direct",
            quotation_id=str(q.start), speaker=Voice(start=0, end=3, name=name) if name else None, cue=None, rule="r",
        )
        for q, name in zip(Marks(parsed).outer, speakers, strict=True)
    )  # fmt: skip


def speakers(parsed: Parsed, found: tuple[Quotation, ...]) -> list[str | None]:
    """Their speakers' names after the list was read."""
    return [q.speaker.name if q.speaker else None for q in listed(parsed, Marks(parsed), found)]


@pytest.mark.parametrize("told", [("Ana Soto", None), (None, "Ana Soto")])
def test_the_others_are_theirs_too(parse: Parse, told: tuple[str | None, ...]) -> None:
    parsed = parse(LIST)
    assert speakers(parsed, quoted(parsed, *told)) == ["Ana Soto", "Ana Soto"]


def test_two_speakers_leave_it_open(parse: Parse) -> None:
    parsed = parse(LIST.replace("\n\nSo it", "\n\n- “Nobody knows.”\n\nSo it"))
    assert speakers(parsed, quoted(parsed, "Ana Soto", None, "Luis Vega")) == ["Ana Soto", None, "Luis Vega"]


@pytest.mark.parametrize(
    "text",
    [
        LIST.replace("(Watch)", "A reporter asked on."),
        LIST.replace("(Watch)", "\n\nThe talks went on."),
        LIST.replace("- “We ask", "“We ask"),
    ],
)
def test_other_text_ends_a_list(parse: Parse, text: str) -> None:
    parsed = parse(text)
    assert speakers(parsed, quoted(parsed, "Ana Soto", None)) == ["Ana Soto", None]


def test_nothing_else_changes(parse: Parse) -> None:
    parsed = parse(LIST)
    found = quoted(parsed, "Ana Soto", None)
    after = listed(parsed, Marks(parsed), found)
    assert [replace(q, speaker=None) for q in after] == [replace(q, speaker=None) for q in found]


def test_the_paragraph_above_tells_whose_they_are(parse: Parse) -> None:
    parsed = parse(LIST.replace("spoke.", "said “so be it” on Monday."))
    assert speakers(parsed, quoted(parsed, "Ana Soto", None, None)) == ["Ana Soto"] * 3
    assert speakers(parsed, quoted(parsed, None, None, None)) == [None] * 3
