"""Text from outside reaches the terminal as text."""

from __future__ import annotations

import logging
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from melian.cli.terminal import harmless, say, start_logging


@given(st.text(alphabet=st.characters()))
def test_nothing_that_steers_a_terminal_is_left(text: str) -> None:
    shown = harmless(text)
    assert not any(unicodedata.category(c) in ("Cc", "Cs", "Zl", "Zp") for c in shown)
    assert not set(shown) & set("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


@given(st.text(alphabet=st.characters(categories=["L", "N", "P", "S"])))
def test_ordinary_text_stays(text: str) -> None:
    assert harmless(text) == text


def test_a_message_is_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    say("a\nb\x1b[31mred\udcff")
    assert capsys.readouterr().err == "melian: a\\nb\\x1b[31mred\\udcff\n"


@pytest.mark.parametrize(("verbosity", "shown"), [(0, False), (1, True), (2, True)])
def test_counts_are_logged_when_asked_for(
    verbosity: int, shown: bool, capsys: pytest.CaptureFixture[str], restore_logging: None
) -> None:
    start_logging(verbosity)
    logging.getLogger("melian.pipeline").info("%s: 3 mentions", "a\x1b]0;title\x07.txt")
    logged = capsys.readouterr().err
    assert ("3 mentions" in logged) is shown
    assert "\x1b" not in logged
