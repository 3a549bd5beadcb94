"""Numbers in words and figures, and how exact they are."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from melian.extraction.fact_numbers import number_before, value
from melian.model.parsed import Parsed

Parse = Callable[[str], Parsed]

VALUES = {
    "2,000": (2000, 2000),
    "1.5 million": (1.5e6, 1.5e6),
    "twenty-four": (24, 24),
    "forty - one": (41, 41),
    "two hundred and six": (206, 206),
    "two and a half million": (2.5e6, 2.5e6),
    "two dozen": (24, 24),
    "300 to 400": (300, 400),
    "two or three": (2, 3),
    "3 - 4 million": (3e6, 4e6),
}


@pytest.mark.parametrize(("words", "bounds"), VALUES.items())
def test_a_number_has_a_value(words: str, bounds: tuple[float, float]) -> None:
    assert value(words.split()) == bounds


@pytest.mark.parametrize("words", ["", "many", "400 to 300", "to 300", "300 to", "1,2,3", "- - -", "and"])
def test_what_is_no_number_has_none(words: str) -> None:
    assert value(words.split()) is None


@given(st.integers(0, 10**9))
def test_figures_are_read_as_written(n: int) -> None:
    assert value([f"{n:,}"]) == value([str(n)]) == (n, n)


@given(
    st.lists(
        st.sampled_from(["two", "forty", "-", "and", "a", "half", "million", "to", "3", "1,000", "dozen"]), max_size=8
    )
)
def test_no_words_break_it(words: list[str]) -> None:
    found = value(words)
    assert found is None or found[0] <= found[1]


EXACTNESS = {
    "Peru has 300 soldiers.": (300, 300, "exact"),
    "Peru has about 300 tired soldiers.": (300, 300, "about"),
    "Peru has at least 300 soldiers.": (300, None, "at_least"),
    "Peru has more than 300 soldiers.": (300, None, "at_least"),
    "Peru has up to 300 soldiers.": (None, 300, "at_most"),
    "Peru has between 300 and 400 soldiers.": (300, 400, "range"),
    "Peru has dozens of soldiers.": (20, 99, "vague"),
    "Peru has tens of thousands of soldiers.": (20_000, 99_999, "vague"),
    "Peru has three of the soldiers.": (3, 3, "exact"),
}


@pytest.mark.parametrize(("text", "number"), EXACTNESS.items())
def test_the_words_around_it_say_how_exact_it_is(
    parse: Parse, text: str, number: tuple[float | None, float | None, str]
) -> None:
    parsed = parse(text)
    noun = next(t.i for t in parsed.tokens if t.lower == "soldiers")
    found = number_before(parsed, noun, noun)
    assert found is not None
    assert (found.low, found.high, found.approximation) == number


@pytest.mark.parametrize("text", ["Peru has soldiers.", "Peru has many soldiers.", "In 2014 soldiers came."])
def test_without_a_number_there_is_none(parse: Parse, text: str) -> None:
    parsed = parse(text)
    noun = next(t.i for t in parsed.tokens if t.lower == "soldiers")
    assert number_before(parsed, noun, noun) is None
