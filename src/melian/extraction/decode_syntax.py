"""What the syntax says of a cue's speaker: its subject or agent; a second opinion beside the encoder's."""

from __future__ import annotations

from typing import Final

from melian.extraction.decode_paths import Range
from melian.model.parsed import Parsed

NOBODY: Final = -1
_SHARES_SUBJECT: Final = frozenset({"conj", "xcomp"})
_EXPLETIVE: Final = frozenset({"it", "there"})
_DEEPEST: Final = 4


def speaker_of(parsed: Parsed, cue: Range) -> int | None:
    """The token that heads the speaker; NOBODY for a passive without its agent; None where the syntax doesn't tell."""
    verbs = [t for t in parsed.tokens[cue[0] : cue[1]] if t.pos == "VERB"]
    return _of_verb(parsed, verbs[-1].i, _DEEPEST) if verbs else None


def _of_verb(parsed: Parsed, i: int, depth: int) -> int | None:
    if parsed.child(i, "auxpass", "nsubjpass") is not None:
        return _agent(parsed, i)
    subject = parsed.child(i, "nsubj")
    if subject is not None:
        return None if subject.lower in _EXPLETIVE else subject.i
    token = parsed.tokens[i]
    if token.dep in _SHARES_SUBJECT and depth and parsed.head(i).pos in ("VERB", "AUX"):
        return _of_verb(parsed, token.head, depth - 1)
    return None


def _agent(parsed: Parsed, i: int) -> int:
    by = parsed.child(i, "agent")
    named = parsed.child(by.i, "pobj") if by is not None else None
    return NOBODY if named is None else named.i
