"""What stands before in a text: who was named, how prominently, and which offices were announced."""

from __future__ import annotations

from collections.abc import Iterator

from melian.extraction.cast_scene import Scene
from melian.extraction.names import Name
from melian.extraction.people import Sighting
from melian.model.actor import Actor
from melian.model.parsed import Token

STATES = frozenset({"state", "historical_state", "territory"})
REACH = 3
"""How many sentences back a common noun looks for who it stands for; found on news_train."""
_WHERE = frozenset({"in", "at", "near", "to", "from", "outside", "around", "into", "inside", "over", "for"})
_PLACED = frozenset({"in", "at", "near", "outside", "inside"})
_RANKS = frozenset(
    {
        "general",
        "colonel",
        "admiral",
        "major",
        "captain",
        "lieutenant",
        "ayatollah",
        "ambassador",
        "expert",
        "official",
        "sheikh",
    }
)
_PLURAL = frozenset({"NNS", "NNPS"})


def before(scene: Scene, i: int, reach: int = REACH) -> Iterator[tuple[Token, Actor]]:
    """Actors named before token `i`, nearest first, `reach` sentences back."""
    sentence = scene.tokens[i].sentence
    for name in scene.names_before(i):
        token = scene.tokens[name.last - 1]
        if token.sentence < sentence - reach:
            return
        actor = scene.actor(name)
        if actor and not _only_place(scene, name, token):
            yield token, actor


def parties(found: list[tuple[Token, Actor]], scene: Scene) -> list[tuple[Token, Actor]]:
    """Of actors named before, those that are more than where something happens; all where none is."""
    return [(t, a) for t, a in found if not _place(scene, t)] or found


def _place(scene: Scene, token: Token) -> bool:
    """'talks in Peru': the name says where."""
    return token.dep == "pobj" and scene.tokens[token.head].lower in _PLACED


def _only_place(scene: Scene, name: Name, token: Token) -> bool:
    """'in Brussels' says where, not who."""
    metonym = all(sense.via == "metonym" for sense in name.senses)
    return metonym and token.dep == "pobj" and scene.tokens[token.head].lower in _WHERE


def weight(scene: Scene, i: int, token: Token) -> float:
    """Near sentences count most, then subjects, then the nearer of two."""
    return -2.0 * (scene.tokens[i].sentence - token.sentence) + subject(scene, token.i) + token.i / 1e6


def subject(scene: Scene, i: int) -> float:
    """1.5 for a subject or what belongs to one, 0.5 for an object, 0 for the rest."""
    token = scene.tokens[i]
    for _ in range(3):
        if token.dep in {"nsubj", "nsubjpass"}:
            return 1.5
        if token.dep == "dobj":
            return 0.5
        if token.dep not in {"compound", "amod", "poss", "nmod"}:
            return 0.0
        token = scene.tokens[token.head]
    return 0.0


def announced_office(scene: Scene, sighting: Sighting, role: str | None) -> tuple[tuple[str, ...], str] | None:
    """'Iraq's foreign minister says ... . Hoshyar Zebari told ...': the office that the person then named holds.

    With a title, the office must end in the same word or the title be a rank; the nearest counts.
    """
    sentence = scene.tokens[sighting.first].sentence
    last = role.lower().split()[-1] if role else None
    first = scene.parsed.sentences[max(0, sentence - 2)].first
    for i in range(sighting.first - 1, first - 1, -1):
        token = scene.tokens[i]
        if token.tag in _PLURAL or not scene.holds("office", i) or _named(scene, i):
            continue
        same = last is not None and token.lemma.lower() == last
        if not same and not (token.dep == "nsubj" and token.sentence < sentence and (last is None or last in _RANKS)):
            continue
        names = scene.left_names(i) or scene.of_names(i)
        actors = tuple(dict.fromkeys(a for n in names for a in scene.behind(n)))
        if actors:
            return actors, _phrase(scene, i)
    return None


def _named(scene: Scene, i: int) -> bool:
    """Whether a person's name follows at once or in apposition: that office is taken."""
    after = scene.tokens[i + 1 : i + 3]
    return any(t.name == "PERSON" for t in after) or any(
        scene.tokens[c.i].name == "PERSON" for c in scene.parsed.children(i) if c.dep == "appos"
    )


def _phrase(scene: Scene, i: int) -> str:
    first = i
    while first > 0 and first - 1 not in scene.name_at and scene.tokens[first - 1].tag in {"JJ", "NN", "NNP", "HYPH"}:
        first -= 1
    return scene.parsed.excerpt(scene.tokens[first].start, scene.tokens[i].end).text
