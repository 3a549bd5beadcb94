"""Lines: where they stand, which are wrapped, how they are compared."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from melian.reading.lines import key, lines


@given(st.text(alphabet="ab .\n\r\t\ufeff-Z1", max_size=200))
def test_lines_lie_in_the_text_in_order(text: str) -> None:
    at = 0
    for line in lines(text):
        assert at <= line.start < line.end <= len(text)
        assert line.text == text[line.start : line.end].replace("\n", " ").replace("\r", " ")
        at = line.end
    assert not text[at:].strip("\ufeff \t\r\n")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("one\ntwo\n\nthree", [("one", True), ("two", False), ("three", True)]),
        ("one\r\ntwo\r\n\r\nthree", [("one", True), ("two", False), ("three", True)]),
        ("one\rtwo\r\rthree", [("one", True), ("two", False), ("three", True)]),
        ("\ufeff  one  ", [("one", True)]),
        (
            "The minister said that ships\nmust leave the strait at once or\nbe sunk.",
            [("The minister said that ships must leave the strait at once or be sunk.", True)],
        ),
        (
            "Ships must leave the strait at once\nThe minister said so on Monday, and then again on Tuesday.",
            [
                ("Ships must leave the strait at once", True),
                ("The minister said so on Monday, and then again on Tuesday.", False),
            ],
        ),
    ],
    ids=["line feeds", "both", "returns", "mark", "wrapped", "headline over body"],
)
def test_lines(text: str, found: list[tuple[str, bool]]) -> None:
    assert [(line.text, line.apart) for line in lines(text)] == found


@pytest.mark.parametrize(
    ("text", "same"),
    [
        ("  - Get Link", "get link"),
        ("12 Comments:", "# comments"),
        ("1,204 Comments", "# comments"),
        ("What’s next…", "what's next"),
        ("Read   more »", "read more"),
    ],
)
def test_key(text: str, same: str) -> None:
    assert key(text) == same


@pytest.mark.parametrize(
    ("text", "final"),
    [
        ("He left.", True),
        ("He left.”", True),
        ("Will he leave?", True),
        ("Norland warns the U.S.", False),
        ("Ships go", False),
    ],
)
def test_final(text: str, final: bool) -> None:
    (line,) = lines(text)
    assert line.final is final
