"""Days of dates that may be less precise."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from melian.model.days import first_day, in_words


@pytest.mark.parametrize(
    ("iso", "wanted"),
    [
        ("2031-03-07", date(2031, 3, 7)), ("2031-03", date(2031, 3, 1)), ("2031", date(2031, 1, 1)),
        ("2031-03-07T09:00:00", date(2031, 3, 7)), ("2031-13", None), ("2031-03/2031-05", None), ("soon", None),
        ("", None), (None, None),
    ],
)  # fmt: skip
def test_the_first_day(iso: str | None, wanted: date | None) -> None:
    assert first_day(iso) == wanted


@given(st.text(max_size=20))
def test_any_text_is_a_day_or_none(text: str) -> None:
    assert isinstance(first_day(text), date | None)


@pytest.mark.parametrize(
    ("iso", "wanted"),
    [
        ("2022-01-13", "13 Jan 2022"),
        ("2022-01", "Jan 2022"),
        ("2022", "2022"),
        (None, "undated"),
        ("2022-01-13T09:00:00", "13 Jan 2022"),
        ("some day", "some day"),
    ],
)
def test_a_day_in_words_is_as_precise_as_it_was(iso: str | None, wanted: str) -> None:
    assert in_words(iso) == wanted
