"""Rebels, militants, kidnappers: under their group's name, or under a description that no state answers for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from melian.extraction.cast_context import STATES, before
from melian.extraction.cast_phrases import actor_referent, definite, described, pick, plural, text_of, unresolved, words
from melian.extraction.cast_scene import Scene
from melian.extraction.names import Name
from melian.model.actor import Referent

_PLACES = frozenset({"in", "from"})
_KINDS = frozenset({"armed_group", "group"})
_REACH = 6
_NEAR = 2
"""How many sentences back the place of unnamed rebels is looked for."""
_KNOWN_AS = frozenset({"known", "called", "named"})


@dataclass(frozen=True, kw_only=True)
class Armed:
    """Resolves phrases of people under arms; `again` is how another phrase is resolved."""

    scene: Scene
    again: Callable[[int], Referent | None]

    def refer(self, i: int, owners: tuple[str, ...]) -> Referent:
        """'Hamas militants' are Hamas; 'Darfur rebels' and 'kidnappers in Iraq' are named by their place."""
        scene = self.scene
        by_name = scene.gazetteer.by_name
        armed = tuple(o for o in owners if o in by_name and by_name[o].kind == "armed_group")
        if armed:
            return Referent(name=armed[0], kind="actor", actors=armed, rule="group before its people")
        named = self._known_as(i)
        if named:
            return named
        own = self._among(i)
        if own:
            return own
        names = scene.left_names(i)
        if owners and names:
            return described(scene, self._of_place(i, names), "described by place")
        where = scene.of_names(i, _PLACES)
        if where and scene.actor(where[0]):
            return described(scene, f"{words(scene, i)} in {self._place(where[0])}", "described by place")
        return self._before(i)

    def _place(self, name: Name) -> str:
        actor = self.scene.actor(name)
        return actor.name if actor else text_of(self.scene, name.first, name.last)

    def _of_place(self, i: int, names: tuple[Name, ...]) -> str:
        """'Palestinian militant groups', 'Darfur rebels' for "Darfur's main rebel group"."""
        place = self._people(names)
        word = self.scene.armed_word(i)
        noun = self.scene.tokens[i].lower
        if word is not None and self.scene.holds("body", i):
            group = self.scene.tokens[word].lower
            return f"{place} {group} {noun}" if plural(self.scene, i) else f"{place} {group}s"
        return f"{place} {noun}"

    def _people(self, names: tuple[Name, ...]) -> str:
        """The adjective of a state ("Lebanese" for "Lebanon's"), any other place as it stands."""
        actor = self.scene.actor(names[0]) if len(names) == 1 else None
        if actor is not None and actor.kind == "state" and actor.demonyms:
            return actor.demonyms[0]
        return text_of(self.scene, names[0].first, names[-1].last)

    def _among(self, i: int) -> Referent | None:
        """'fighters of the Shan State Army', and 'the Palestinian militant group' after the group's name."""
        scene = self.scene
        for name in scene.of_names(i):
            actor = scene.actor(name)
            if actor is not None and actor.kind == "armed_group":
                return actor_referent(scene, actor, "group of its people")
        if not scene.holds("body", i) or plural(scene, i) or not definite(scene, i):
            return None
        found = [(t, a) for t, a in before(scene, i) if a.kind == "armed_group"]
        return pick(scene, i, found, "armed group named before") if found else None

    def _known_as(self, i: int) -> Referent | None:
        """'rebels known as the Eastern Front'."""
        scene = self.scene
        at = i + 1 if i + 1 < len(scene.tokens) and scene.tokens[i + 1].text != "," else i + 2
        if at + 1 < len(scene.tokens) and scene.tokens[at].lower in _KNOWN_AS:
            for k in range(at + 1, min(at + 5, len(scene.tokens))):
                actor = scene.actor(scene.name_at[k]) if k in scene.name_at else None
                if actor:
                    return actor_referent(scene, actor, "name beside")
        return None

    def _before(self, i: int) -> Referent:
        """'the rebels', 'militants': those last named, by a name or by a description."""
        scene, token = self.scene, self.scene.tokens[i]
        mine = {token.lemma.lower(), token.lower}
        found = [(t, a) for t, a in before(scene, i, _REACH) if mine & set(a.nouns) and a.kind in _KINDS]
        if not found and definite(scene, i):
            found = [(t, a) for t, a in before(scene, i) if a.kind == "armed_group"]
        if found:
            return pick(scene, i, found, "armed group named before")
        earlier = self._described_before(i)
        if earlier:
            return earlier
        text = words(scene, i)
        if " " in text:
            return described(scene, text, "described")
        if not plural(scene, i):
            return unresolved(scene, i)
        where = self._where(i)
        if where is not None:
            return described(scene, where, "described by place")
        return unresolved(scene, i)

    def _where(self, i: int) -> str | None:
        """Of whom nothing more is said: "the kidnappers of a man seized in Peru", else where it happens before."""
        scene, token = self.scene, self.scene.tokens[i]
        first = scene.parsed.sentences[max(0, token.sentence - _NEAR)].first
        own = (scene.name_at[k] for k in scene.parsed.subtree(i) if k > i and k in scene.name_at)
        near = (n for n in scene.names_before(i) if n.first >= first)
        name = next((n for n in (*own, *near) if self._placed(n)), None)
        place = scene.actor(name) if name is not None else None
        noun = token.lower
        return None if place is None else f"{noun} in {place.name}" if place.kind == "state" else f"{place.name} {noun}"

    def _placed(self, name: Name) -> bool:
        """Whether a name only says where: "in Darfur", "in Chile's south"."""
        actor = self.scene.actor(name)
        if actor is None or actor.kind not in STATES or name.adjectival:
            return False
        token = self.scene.tokens[name.last - 1]
        while token.dep in {"compound", "poss", "nmod", "amod"} and token.head != token.i:
            token = self.scene.tokens[token.head]
        return token.dep == "pobj" and self.scene.tokens[token.head].lower == "in"

    def _described_before(self, i: int) -> Referent | None:
        """'the militants' after 'kidnappers in Iraq': the same word first, else any armed one if definite."""
        scene, token = self.scene, self.scene.tokens[i]
        first = scene.parsed.sentences[max(0, token.sentence - _REACH)].first
        armed = [k for k in range(i - 1, first - 1, -1) if scene.holds("armed", k) and scene.tokens[k].pos != "ADJ"]
        same = [k for k in armed if scene.tokens[k].lemma == token.lemma]
        for k in same or (armed if definite(scene, i) else []):
            found = self.again(k)
            if found is not None and found.actors:
                return found
        return None
