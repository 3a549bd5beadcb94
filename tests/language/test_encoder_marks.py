from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from melian.language.encoder_marks import INSIDE, MARK, OUTSIDE, SINGLE, mark_states

SIGNS = {OUTSIDE: ".", INSIDE: "i", MARK: "m", SINGLE: "s"}


def drawn(text: str) -> str:
    return "".join(SIGNS[state] for state in mark_states(text))


@pytest.mark.parametrize(
    ("text", "states"),
    [
        pytest.param("a “b” c", "..mim..", id="curly"),
        pytest.param('a "b" c', "..mim..", id="straight"),
        pytest.param("“b", "mi", id="unclosed runs on"),
        pytest.param("a” b", ".m..", id="stray closing mark"),
        pytest.param("“a “b” c”", "miimimiim", id="nested"),
        pytest.param("it's the state's", "................", id="apostrophes"),
        pytest.param("the ‘so it’s said’ law", "....ssssssssssssss....", id="single marks hold an apostrophe"),
        pytest.param("", "", id="nothing"),
    ],
)
def test_states(text: str, states: str) -> None:
    assert drawn(text) == states


@given(st.text(alphabet="ab \"“”‘’'«»\n", max_size=200))
def test_a_state_for_every_character_and_marks_are_marks(text: str) -> None:
    states = mark_states(text)
    assert len(states) == len(text)
    assert all((states[i] == MARK) == (c in '"“”«»') for i, c in enumerate(text))
