"""Where what is counted stands: names behind prepositions of place, and how many countries the text counts."""

from __future__ import annotations

from collections.abc import Iterator

from melian.extraction.fact_numbers import number_before
from melian.extraction.fact_scene import Scene
from melian.model.parsed import Token

_PLACE = frozenset(
    {
        "in",
        "at",
        "near",
        "across",
        "inside",
        "on",
        "around",
        "within",
        "throughout",
        "along",
        "into",
        "to",
        "over",
        "from",
    }
)
_LANDS = frozenset({"country", "state", "nation"})
_EDGES = frozenset({"border", "frontier", "coast", "territory", "soil", "side"})
_JOINS = frozenset({",", "and", "or", "the", "including", ";", "both", "(", "—", "–", "as", "such", "well", "also"})


def places(scene: Scene, first: int, last: int) -> dict[str, int]:
    """Names of places behind a preposition of place among the tokens `first` to `last`, half open, in text order.

    With each stands the token that ends it.
    """
    found: dict[str, int] = {}
    tokens = scene.parsed.tokens
    k = first
    while k < last:
        if tokens[k].lower in _PLACE and tokens[k].pos in ("ADP", "SCONJ", "ADV"):
            k = _run(scene, k + 1, last, found)
        else:
            k += 1
    return found


def _run(scene: Scene, k: int, last: int, found: dict[str, int]) -> int:
    """Takes the names of one list ("in Peru, Chile and the three Baltic states"); gives where it ends."""
    tokens = scene.parsed.tokens
    while k < last:
        token = tokens[k]
        names = _names(scene, token)
        if names:
            found.update(dict.fromkeys(names, k))
        elif not (
            token.lower in _JOINS
            or token.pos in ("NUM", "ADJ")
            or _inner(token)
            or token.lemma in _LANDS
            or _edge(tokens, k)
        ):
            return k
        k += 1
    return k


def _edge(tokens: tuple[Token, ...], k: int) -> bool:
    """'Along the border with Peru'."""
    return tokens[k].lemma in _EDGES or (tokens[k].lower in ("with", "of") and tokens[k - 1].lemma in _EDGES)


def _inner(token: Token) -> bool:
    """Whether a word is part of a name or stands before one."""
    return (
        token.name in ("GPE", "LOC", "FAC") or token.dep in ("compound", "nmod") or token.lower in ("eastern", "region")
    )


def _names(scene: Scene, token: Token) -> tuple[str, ...]:
    following = scene.parsed.tokens[token.i + 1] if token.i + 1 < len(scene.parsed.tokens) else token
    if token.pos not in ("PROPN", "NOUN") or following.tag == "POS":
        return ()
    if token.pos == "NOUN" and token.lemma not in _LANDS:
        return ()
    if (
        following.pos == "PROPN"
        and following.head != token.head
        and token.dep == "compound"
        and following.name == token.name
    ):
        return ()
    surface = _whole(scene, token)
    senses = scene.actors.candidates(surface)
    if senses and all(s.via in ("metonym",) for s in senses):
        return (surface,)
    known = scene.states(token.i)
    if known:
        return known
    return (surface,) if token.name in ("GPE", "LOC", "FAC") and token.dep != "compound" else ()


def _whole(scene: Scene, token: Token) -> str:
    """The whole name that the token ends, without its article."""
    tokens = scene.parsed.tokens
    first = token.i
    while first > 0 and tokens[first].name and not tokens[first].name_start:
        first -= 1
    words = scene.parsed.text[tokens[first].start : token.end]
    return " ".join(words.removeprefix("the ").removeprefix("The ").split())


def counted_lands(scene: Scene, first: int, last: int) -> tuple[int, int] | None:
    """'Across eight countries': how many, and where the words end."""
    for token in scene.parsed.tokens[first:last]:
        if token.lemma in _LANDS and token.tag == "NNS" and scene.parsed.head(token.i).lower in _PLACE:
            number = number_before(scene.parsed, token.i, token.i)
            if number is not None and number.approximation == "exact" and number.low is not None:
                return int(number.low), token.i
    return None


def spelt_out(scene: Scene, token: Token, said: int, own: dict[str, int]) -> dict[str, int]:
    """The countries that a count stands for: those of the sentence, where they are as many as the count says."""
    sentence = scene.parsed.sentence_of(token.i)
    every = own | dict(_named(scene, token.i + 1, sentence.last)) | places(scene, token.i + 1, sentence.last)
    return every if len(every) == said else own


def _named(scene: Scene, first: int, last: int) -> Iterator[tuple[str, int]]:
    for token in scene.parsed.tokens[first:last]:
        if token.lower == "including":
            for held in scene.within(token.i, ("pobj",)):
                yield from ((state, held.i) for state in scene.states(held.i))
