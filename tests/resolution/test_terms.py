"""How long a deadline leaves."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from melian.resolution.terms import hours


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ("within 48 hours", 48),
        ("in the next five days", 120),
        ("a two-week deadline", 336),
        ("within a month", 720),
        ("within the next few days", 72),
        ("immediately", 0),
        ("by noon", 12),
        ("by 6 pm", 12),
        ("by Saturday", None),
        ("in many days", None),
        (None, None),
        ("", None),
    ],
)
def test_hours(words: str | None, wanted: int | None) -> None:
    assert hours(words) == wanted


@given(st.text(max_size=60))
def test_any_text_gives_no_negative_length(words: str) -> None:
    assert (hours(words) or 0) >= 0
