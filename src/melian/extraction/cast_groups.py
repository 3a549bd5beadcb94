"""Phrases that speak of several: "both sides", "several countries, including Poland", "NATO members", "US allies"."""

from __future__ import annotations

from melian.extraction.cast_clauses import all_doing
from melian.extraction.cast_context import STATES, before
from melian.extraction.cast_phrases import definite, described, opening, plural, short, two, unresolved, words
from melian.extraction.cast_scene import Scene
from melian.extraction.names import Name
from melian.model.actor import Actor, Referent

_PARTIES = STATES | {"armed_group"}
_KINDS = ("polity", "body", "organ", "states", "office")
_SUCH = frozenset({"including", "like", "as"})
_TOGETHER = 3
"""How many sentences back "both" looks for two named together; found on news_train."""
_SORTS = frozenset({"political", "opposition", "ruling", "islamist", "pro-democracy", "separatist", "religious"})
"""What says of which kind a party is; any party without it may be a side to an agreement."""
_LISTING = frozenset({",", "and", "or", "the", "but"})


def speaks_of_two(scene: Scene, i: int) -> bool:
    """Whether the phrase speaks of two named before: "both sides", "the two countries", "the sides"."""
    if not plural(scene, i) or scene.left_names(i):
        return False
    if scene.tokens[i].lemma == "side":
        return True
    return two(scene, i) and definite(scene, i) and any(scene.holds(kind, i) for kind in _KINDS)


def two_before(scene: Scene, i: int) -> Referent:
    """The two states or armed groups that the text spoke of last; bodies only where there are no two."""
    found = _apposed(scene, i) or _joined(scene, i) or _pair(scene, i)
    if len(found) < 2:
        return unresolved(scene, i, found)
    return Referent(name=words(scene, i), kind="actor", actors=tuple(sorted(found)), rule="two named before")


def _joined(scene: Scene, i: int) -> tuple[str, ...]:
    """Two named together, nearest first: "Iran and the United States", "Israeli-Palestinian"."""
    after: Name | None = None
    for name in scene.names_before(i):
        if scene.tokens[name.first].sentence < scene.tokens[i].sentence - _TOGETHER:
            return ()
        if after is not None and _adjoin(scene, name, after):
            found = tuple(dict.fromkeys((*scene.behind(name), *scene.behind(after))))
            actors = (scene.actor(name), scene.actor(after))
            if len(found) == 2 and all(a and (a.kind in _PARTIES or _people(a)) for a in actors):
                return found
        after = name
    return ()


def _adjoin(scene: Scene, name: Name, after: Name) -> bool:
    between = scene.tokens[name.last : after.first]
    joints = [t.lower for t in between if t.lower not in {"the", "both", "'s", "’s"}]
    return joints in (["and"], ["-"], ["–"])


def _pair(scene: Scene, i: int) -> tuple[str, ...]:
    """Those of the nearest sentence that names just two; else the two named most of the last four."""
    named = [(t.sentence, a) for t, a in before(scene, i, 6) if a.kind != "company" and not a.members]
    parties = [(k, a) for k, a in named if a.kind in _PARTIES or _people(a)]
    for pool in (parties, named):
        behind = [(k, name) for k, actor in pool for name in scene.gazetteer.behind(actor)]
        names = list(dict.fromkeys(name for _, name in behind))
        for sentence in dict.fromkeys(k for k, _ in behind):
            here = list(dict.fromkeys(name for k, name in behind if k == sentence))
            if len(here) == 2:
                return tuple(here)
        if len(names) >= 2:
            count = [name for _, name in behind].count
            return tuple(sorted(names[:4], key=lambda name: (-min(count(name), 2), names.index(name)))[:2])
    return ()


def _people(actor: Actor) -> bool:
    return actor.kind == "group" and not actor.demonyms and " " not in actor.name


def _apposed(scene: Scene, i: int) -> tuple[str, ...]:
    """'Ukraine and Georgia, two countries that wish to join'."""
    token = scene.tokens[i]
    if token.dep != "appos":
        return ()
    heads = {token.head, scene.tokens[token.head].head}
    near = [n for n in scene.names if n.last <= i and {n.last - 1, scene.tokens[n.last - 1].head} & heads]
    found = tuple(dict.fromkeys(actor for name in near[-3:] for actor in scene.behind(name)))
    return found if len(found) > 1 else ()


def several(scene: Scene, i: int, owners: tuple[str, ...]) -> Referent | None:
    """Several that stay as described, or are listed behind: "countries importing Russian oil"."""
    if not plural(scene, i):
        return None
    listed = _listed(scene, i)
    if listed:
        return Referent(name=words(scene, i), kind="actor", actors=listed, rule="listed behind")
    lemma = scene.tokens[i].lemma.lower()
    if len(owners) > 1 or (owners and lemma == "government" and not _organised(scene, owners[0])):
        return Referent(name=words(scene, i), kind="actor", actors=owners, rule="owner")
    noun = " ".join((*sort(scene, i), scene.tokens[i].lower))
    if is_party(scene, i) and not owners and sort(scene, i):
        owners = _seat(scene, i)
    if len(owners) == 1 and (is_party(scene, i) or not (scene.left_names(i) and scene.left_names(i)[0].adjectival)):
        return _of(scene, owners[0], lemma, noun)
    told = all_doing(scene, i)
    if told is not None:
        return told
    if definite(scene, i) and opening(scene, i) == i and lemma in {"country", "nation", "state", "government", "party"}:
        return two_before(scene, i)
    return described(scene, words(scene, i), "described")


def is_party(scene: Scene, i: int) -> bool:
    """Whether the noun at `i` is "parties"."""
    return scene.tokens[i].lemma.lower() == "party" and plural(scene, i)


def sort(scene: Scene, i: int) -> tuple[str, ...]:
    """What says of which kind parties are: "political" of "seven major political parties"."""
    before = scene.tokens[opening(scene, i) : i] if is_party(scene, i) else ()
    return tuple(t.lower for t in before if t.lower in _SORTS and t.i not in scene.name_at)


def _seat(scene: Scene, i: int) -> tuple[str, ...]:
    """'Political parties in Nepal' are Nepalese."""
    return tuple(actor for name in scene.of_names(i, frozenset({"in"})) for actor in scene.behind(name))


def _listed(scene: Scene, i: int) -> tuple[str, ...]:
    """'several countries, including Poland and Hungary', with or without the comma, as far as the list goes."""
    tokens = scene.tokens
    k = i + 2 if tokens[i + 1 : i + 2] and tokens[i + 1].text == "," else i + 1
    if tokens[k : k + 1] and tokens[k].lower == "such":
        k += 1
    if not tokens[k : k + 1] or tokens[k].lower not in _SUCH:
        return ()
    found: dict[str, None] = {}
    k += 1
    while k < scene.parsed.sentence_of(i).last and (k in scene.name_at or tokens[k].lower in _LISTING):
        name = scene.name_at.get(k)
        found |= dict.fromkeys(scene.behind(name)) if name else {}
        k = name.last if name else k + 1
    return tuple(found)


def _organised(scene: Scene, owner: str) -> bool:
    """Whether it has members: the governments of a union are those, the governments of a state are the state."""
    actor = scene.gazetteer.by_name.get(owner)
    return actor is not None and actor.kind == "organisation"


def _of(scene: Scene, owner: str, lemma: str, noun: str) -> Referent:
    """'OPEC countries' and 'members of the alliance' are its members; allies are of a state."""
    actor = scene.gazetteer.by_name.get(owner)
    if actor is not None and actor.kind in {"armed_group", "company", "group"}:
        return described(scene, owner, "members")
    if lemma in {"member", "country", "nation", "state", "government"} and _organised(scene, owner):
        return described(scene, f"{short(scene, owner)} members", "members")
    if lemma in {"member", "party", "company", "participant"} and actor is not None and actor.kind in STATES:
        return described(scene, f"{actor.demonyms[0] if actor.demonyms else owner} {noun}", "described")
    return described(scene, f"{short(scene, owner)} {noun}", "described")
