"""How a word stands to the word that carries an act: on which side of it in the syntax, and how many steps away."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

from melian.model.parsed import Parsed, Token

Side = Literal["direct", "noun", "clause", "above"]
_WITHIN: Final = frozenset({"compound", "amod", "poss", "nmod", "appos", "nummod", "conj", "flat", "case", "det"})
"""Labels of words within a noun phrase."""
_CLAUSES: Final = frozenset({"ccomp", "xcomp", "advcl", "acl", "relcl", "pcomp", "conj"})
_DEEPEST: Final = 20
_FARTHEST: Final = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """`direct` for what hangs on the carrier, `noun` and `clause` for what hangs deeper below it, `above` for the rest.

    `steps` are those of the syntax, those within a noun phrase and from a preposition to its noun left out.
    """

    side: Side
    steps: int


def relation(parsed: Parsed, i: int, carrier: int) -> Relation:
    """How token `i` stands to the carrier of an act in its own sentence."""
    head = phrase(parsed, i)
    down = _down(parsed, head.i, carrier)
    if down is not None:
        return Relation(side=_below(down), steps=len(down))
    token = parsed.tokens[carrier]
    for steps in range(1, _FARTHEST):
        if token.head == token.i:
            break
        token = parsed.head(token.i)
        down = _down(parsed, head.i, token.i)
        if down is not None:
            return Relation(side="above", steps=steps + len(down))
    return Relation(side="above", steps=_FARTHEST)


def phrase(parsed: Parsed, i: int) -> Token:
    """The head of the noun phrase of a word."""
    token = parsed.tokens[i]
    for _ in range(6):
        if token.dep not in _WITHIN or token.head == token.i:
            break
        token = parsed.head(token.i)
    return token


def _below(down: tuple[str, ...]) -> Side:
    if len(down) <= 1:
        return "direct"
    return "clause" if _CLAUSES & set(down) else "noun"


def _down(parsed: Parsed, i: int, above: int) -> tuple[str, ...] | None:
    """Labels from token `i` up to one that it hangs on, the lowest first; None where it does not hang there."""
    labels: list[str] = []
    token = parsed.tokens[i]
    for _ in range(_DEEPEST):
        if token.i == above:
            return tuple(labels)
        if token.head == token.i:
            return None
        if not (token.pos == "ADP" and token.dep in ("prep", "agent", "dative")):
            labels.append(token.dep)
        token = parsed.head(token.i)
    return None
