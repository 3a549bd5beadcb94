"""Whose words a document itself is: a statement, an order or a speech speaks as "we" and "I" outside any quotation."""

from __future__ import annotations

from collections.abc import Callable

from melian.extraction.cast_scene import Scene
from melian.model.actor import Referent
from melian.model.parsed import Token

_GENRES = frozenset({
    "statement", "remarks", "remark", "readout", "message", "letter", "address", "declaration", "proclamation",
    "communique", "speech", "order", "note", "resolution", "announcement",
})  # fmt: skip
_BY = frozenset({"by", "from", "of"})
_TOP = 3
"""How many sentences from the top may say whose text it is."""
_QUOTES = frozenset('"“”«»')

ReferAll = Callable[[int], tuple[Referent, ...]]


def issuer(scene: Scene, refer_all: ReferAll, owner: ReferAll) -> Referent | None:
    """'Joint Statement from the Governments of ...', 'By the authority vested in me as President ...'."""
    for sentence in scene.parsed.sentences[:_TOP]:
        tokens = scene.parsed.tokens_of(sentence)
        for genre in (t for t in tokens[:4] if t.lower in _GENRES):
            found = _behind(scene, genre, refer_all, owner)
            if found:
                return _joined(found)
    return _vested(scene)


def outside_quotes(scene: Scene, i: int) -> bool:
    """Whether token `i` stands outside quotation marks, as far as its sentence shows."""
    sentence = scene.parsed.sentence_of(i)
    marks = [t for t in scene.tokens[sentence.first : i] if t.text in _QUOTES or t.tag in {"``", "''"}]
    after = [t for t in scene.tokens[i : sentence.last] if t.text in "”»" or t.tag == "''"]
    return len(marks) % 2 == 0 and not (after and not marks)


def _behind(scene: Scene, genre: Token, refer_all: ReferAll, owner: ReferAll) -> tuple[Referent, ...]:
    after = scene.tokens[genre.i + 1 : genre.i + 2]
    if not after or after[0].lower not in _BY:
        return ()
    pobj = scene.parsed.child(after[0].i, "pobj")
    if pobj is None:
        return ()
    found = refer_all(pobj.i) or owner(pobj.i)
    return tuple(r for r in found if r.actors)


def _joined(found: tuple[Referent, ...]) -> Referent:
    actors = tuple(dict.fromkeys(actor for referent in found for actor in referent.actors))
    first = found[0]
    if len(found) == 1:
        return first
    return Referent(name="; ".join(actors), kind="actor", actors=actors, rule="issuer of the text")


def _vested(scene: Scene) -> Referent | None:
    """'By the authority vested in me as President by the laws of X': the one state named in that sentence."""
    for sentence in scene.parsed.sentences[:8]:
        words = [t.lower for t in scene.parsed.tokens_of(sentence)]
        if "vested" not in words or "me" not in words:
            continue
        named = {a for n in scene.names if sentence.first <= n.first < sentence.last for a in scene.behind(n)}
        if len(named) == 1:
            (actor,) = named
            return Referent(name=actor, kind="actor", actors=(actor,), rule="issuer of the text")
    return None
