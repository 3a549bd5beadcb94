"""A quotation whose own sentence names a speaker before it is not another paragraph's."""

from __future__ import annotations

from dataclasses import replace

from melian.extraction.decode_paths import Range
from melian.extraction.decode_pieces import Piece
from melian.extraction.marks import Marks
from melian.model.parsed import Parsed, Token

_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_SPEAKERS = frozenset({"PERSON", "ORG", "GPE", "NORP"})
_LEAD = frozenset({",", ":"})


def settled(parsed: Parsed, marks: Marks, piece: Piece) -> Piece:
    """The piece with its own sentence's subject for a source that stands in a later paragraph.

    'Vidal, on television, defended the plan, "We had no choice."' and then 'Senator Reed spoke on radio, "..."': the
    first is not the senator's.
    """
    if piece.source is None or not _later(parsed, piece, piece.source):
        return piece
    quoted = next((q for q in marks.outer if _opens_in(parsed, q.start, piece)), None)
    if quoted is None:
        return piece
    own = _introducer(parsed, quoted.start)
    return piece if own is None else replace(piece, source=_phrase(parsed, own), cue=(own.head, own.head + 1))


def _later(parsed: Parsed, piece: Piece, source: Range) -> bool:
    """Whether the source stands behind the piece, in another paragraph."""
    end, start = parsed.tokens[piece.tokens[1] - 1].end, parsed.tokens[source[0]].start
    return end < start and "\n" in parsed.text[end:start]


def _opens_in(parsed: Parsed, start: int, piece: Piece) -> bool:
    first, last = parsed.tokens[piece.tokens[0]], parsed.tokens[piece.tokens[1] - 1]
    return parsed.sentence_of(first.i).start <= start < last.end


def _introducer(parsed: Parsed, opening: int) -> Token | None:
    """The named subject of the sentence that runs up to these quotation marks, behind a comma or colon."""
    before = next((t for t in reversed(parsed.tokens) if t.end <= opening and not t.text.isspace()), None)
    if before is None or before.text not in _LEAD:
        return None
    for token in parsed.tokens_of(parsed.sentence_of(before.i)):
        if token.i > before.i:
            return None
        if token.dep in _SUBJECTS and token.name in _SPEAKERS and parsed.tokens[token.head].pos == "VERB":
            return token if token.head < before.i else None
    return None


def _phrase(parsed: Parsed, token: Token) -> Range:
    """The name that the token ends."""
    first = token.i
    while first > 0 and parsed.tokens[first - 1].dep == "compound" and parsed.tokens[first - 1].head == token.i:
        first -= 1
    return first, token.i + 1
