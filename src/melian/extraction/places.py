"""Where an act is to take effect."""

from __future__ import annotations

from melian.extraction.cast import Cast
from melian.model.parsed import Parsed
from melian.model.span import Excerpt

_INTO = frozenset(
    {"in", "from", "into", "to", "at", "near", "inside", "on", "over", "of", "across", "around", "within"}
)


def place_of(parsed: Parsed, cast: Cast, content: Excerpt, actor: str | None) -> str | None:
    """Canonical name of the place that the content names behind a preposition of place, else None."""
    for token in parsed.tokens_in(content):
        if token.dep != "pobj" or parsed.head(token.i).lower not in _INTO:
            continue
        if token.name not in ("GPE", "LOC", "FAC") and token.pos != "PROPN":
            continue
        referents = cast.refer_all(token.i)
        if any(r.kind in ("person", "unnamed_source") for r in referents):
            continue
        found = [name for r in referents if r.kind == "actor" for name in r.actors]
        if found:
            return "; ".join(sorted(dict.fromkeys(found)))
        if token.name in ("GPE", "LOC", "FAC"):
            return _name(parsed, token.i)
    return None


def _name(parsed: Parsed, i: int) -> str:
    """The whole name that the token at `i` ends, without its article."""
    first = i
    while first > 0 and parsed.tokens[first].name and not parsed.tokens[first].name_start:
        first -= 1
    words = parsed.text[parsed.tokens[first].start : parsed.tokens[i].end]
    return " ".join(words.removeprefix("the ").removeprefix("The ").split())
