from __future__ import annotations

import pytest

from melian.brief.inline import run
from melian.brief.tree import Piece, Sentence
from melian.model.span import Span


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("The ships must leave,", "“The ships must leave”"),
        ("The ships, all of them, must leave.", "“The ships, all of them, must leave.”"),
        ("the “ring” of ports,", "‘the “ring” of ports’"),
        (",", "“,”"),
    ],
)
def test_a_comma_that_leads_on_to_the_speaker_is_left_out_between_marks(text: str, shown: str) -> None:
    piece = Piece(text=text, tint="verbatim", quoted=(Span(start=0, end=len(text)),))
    assert Sentence(pieces=(piece,)).text == shown
    assert run(piece, frozenset({"verbatim"})).striptags() == shown
