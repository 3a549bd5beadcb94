"""What is told beside: "demanded that Peru leave, warning that it would ..." warns as whoever demands."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from melian.extraction.saying import TELLING
from melian.model.parsed import Parsed, Token

_CLAUSES = frozenset({"ccomp", "xcomp", "conj", "advcl", "acl", "relcl"})
_FINITE = {"VBD": "VBD", "VBZ": "VBZ", "VBN": "VBD"}
"""Tags of a verb that tells what was, each with that of the verb it is joined to; taggers take "warned" for either."""
_DEEP = 4
"""Clauses within clauses that are followed upwards."""


def teller(parsed: Parsed, i: int) -> int | None:
    """The verb whose subject also says the participle at `i`, where the parser hangs it on what that verb tells.

    'Peru demanded that Chile stop filling the lake, warning that it would cut the gas': Peru warns. None where it hangs
    on a verb of saying: in "Peru said Chile rejected the plan, calling it absurd" Chile calls it so. So it is where a
    verb of the past hangs on a bare one: in "Peru demanded that Chile leave and called for calm" Peru calls.
    """
    if (over := _over(parsed, i)) is not None:
        return over
    if not told_beside(parsed, i):
        return None
    verb = parsed.head(i)
    for _ in range(_DEEP):
        if verb.lemma in TELLING:
            return verb.i if verb.i != parsed.tokens[i].head else None
        if verb.dep not in _CLAUSES or verb.head == verb.i:
            return None
        verb = parsed.head(verb.i)
    return None


def _over(parsed: Parsed, i: int) -> int | None:
    """The verb above the bare one that a verb of the past is joined to, where it has no subject of its own."""
    token, bare = parsed.tokens[i], parsed.head(i)
    if token.dep != "conj" or token.tag not in _FINITE or token.lemma not in TELLING:
        return None
    if bare.tag != "VB" and (bare.tag, token.tag) != ("VBP", "VBD"):
        return None
    if bare.dep not in ("ccomp", "xcomp") or parsed.child(i, "nsubj", "nsubjpass", "aux", "auxpass") is not None:
        return None
    above = parsed.head(bare.i)
    return above.i if above.tag == _FINITE[token.tag] and above.i < bare.i else None


def tellers(parsed: Parsed, i: int) -> Iterator[int]:
    """The words above the one at `i`, past those that only the parser puts there."""
    while (above := teller(parsed, i) or parsed.tokens[i].head) != i:
        yield above
        i = above


def without_what_is_beside(parsed: Parsed, head: int, below: Sequence[int]) -> Sequence[int]:
    """The words of a clause without what is told beside it at its end."""
    for k in below:
        beside = k > head and (told_beside(parsed, k) or _over(parsed, k) is not None)
        if beside and teller(parsed, k) is not None:
            return [j for j in below if j < k - 1] or below
    return below


def told_beside(parsed: Parsed, i: int) -> bool:
    """Whether a participle of saying stands behind a comma and has no subject of its own."""
    token: Token = parsed.tokens[i]
    return (
        token.tag == "VBG"
        and token.lemma in TELLING
        and i > 0
        and parsed.tokens[i - 1].text == ","
        and parsed.child(i, "nsubj", "aux") is None
    )
