"""What common nouns refer to: organs, forces, words for who was named before; the rest by kind of noun."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cached_property

from melian.extraction.cast_armed import Armed
from melian.extraction.cast_clauses import any_doing
from melian.extraction.cast_context import STATES, before, parties
from melian.extraction.cast_groups import is_party, several, sort, speaks_of_two, two_before
from melian.extraction.cast_offices import Offices
from melian.extraction.cast_people import Registry
from melian.extraction.cast_phrases import actor_referent, definite, no_longer, pick, plural, unresolved, words
from melian.extraction.cast_revealed import Revealed
from melian.extraction.cast_rivals import in_place
from melian.extraction.cast_scene import Scene
from melian.extraction.cast_strangers import Strangers
from melian.model.actor import Actor, Referent
from melian.model.parsed import Token

_BACK = 6
"""How many sentences back "the parties" are looked for, as "the cleric" is."""


@dataclass(frozen=True, kw_only=True)
class Nouns:
    """Resolves the noun phrases of one document that are no names."""

    scene: Scene
    registry: Registry
    again: Callable[[int], Referent | None]
    """How another phrase of the document is resolved."""
    strangers: Strangers

    @cached_property
    def _armed(self) -> Armed:
        return Armed(scene=self.scene, again=self.again)

    @cached_property
    def _offices(self) -> Offices:
        revealed = Revealed(scene=self.scene, registry=self.registry)
        return Offices(scene=self.scene, registry=self.registry, armed=self._armed, again=self.again, revealed=revealed)

    def refer(self, i: int, owners: tuple[str, ...]) -> Referent | None:
        """What the common noun at `i` refers to, given whose it is by the words around it; None for things."""
        scene = self.scene
        if no_longer(scene, i):
            owners = tuple(dict.fromkeys(a for name in scene.of_names(i) for a in scene.behind(name)))
            if owners:
                return Referent(name=owners[0], kind="actor", actors=owners, rule="owner")
        beside = scene.name_beside(i)
        actor = scene.actor(beside) if beside else None
        if actor:
            return actor_referent(scene, actor, "name beside")
        if scene.holds("half", i) and (half := self._half(i)) is not None:
            return half
        if speaks_of_two(scene, i):
            return two_before(scene, i)
        if scene.holds("armed", i) or self._armed_group(i):
            return self._armed.refer(i, owners)
        if scene.holds("office", i):
            return self._offices.refer(i, owners)
        found = self._body_or_state(i, owners)
        return self._rivalled(i, found) if found is not None else None

    def _rivalled(self, i: int, found: Referent) -> Referent:
        """'The de facto government', where the text also speaks of the one that was ousted."""
        beside = (t.lower for t in self.scene.parsed.children(i))
        if not any(self.scene.gazetteer.nouns.holds("standing in", word) for word in beside):
            return found
        return replace(found, actors=in_place(found.actors, (p.actors for p in self.registry.people)))

    def _half(self, i: int) -> Referent | None:
        """'The North' is the state so called of which it or the other half is named before."""
        word = self.scene.tokens[i].text
        if not word.istitle() or not definite(self.scene, i):
            return None
        for name in self.scene.names_before(i):
            actor = self.scene.actor(name)
            first, _, rest = actor.name.partition(" ") if actor else ("", "", "")
            half = self.scene.gazetteer.by_name.get(f"{word} {rest}")
            if half is not None and rest and self.scene.gazetteer.nouns.holds("half", first.lower()):
                return actor_referent(self.scene, half, "half of what was named before")
        return None

    def _armed_group(self, i: int) -> bool:
        """'the main rebel group', 'Palestinian militant groups'."""
        return self.scene.holds("body", i) and self.scene.armed_word(i) is not None

    def _body_or_state(self, i: int, owners: tuple[str, ...]) -> Referent | None:
        scene = self.scene
        if not owners and self.strangers.beside(i):
            return self.strangers.of(i)
        if scene.holds("states", i) and plural(scene, i):
            return self._parties_before(i, owners) or several(scene, i, owners)
        if scene.holds("states", i) and (any_that := any_doing(scene, i)) is not None:
            return any_that
        if scene.holds("polity", i) and not owners:
            return self._polity(i)
        if scene.holds("body", i) and not plural(scene, i):
            found = self._body(i, owners)
            if found is not None:
                return found
        if scene.holds("organ", i) or scene.holds("force", i):
            return self._organ(i, owners)
        return None

    def _parties_before(self, i: int, owners: tuple[str, ...]) -> Referent | None:
        """'The seven parties' after "Peruvian opposition parties"."""
        if owners or not definite(self.scene, i) or not is_party(self.scene, i):
            return None
        first = self.scene.parsed.sentences[max(0, self.scene.tokens[i].sentence - _BACK)].first
        for k in range(i - 1, first - 1, -1):
            if is_party(self.scene, k) and self.scene.holds("states", k) and sort(self.scene, k):
                return self.again(k)
        return None

    def _polity(self, i: int) -> Referent | None:
        """'the country', 'the government': the state of whom the text is about."""
        if not definite(self.scene, i) and self.scene.tokens[i].lemma != "government":
            return None
        if self._called(i):
            return None
        states = self._others(i, [(t, a) for t, a in before(self.scene, i) if a.kind in STATES])
        if self.scene.tokens[i].lemma == "government":
            states = parties(states, self.scene)
        return pick(self.scene, i, states, "state named before")

    def _called(self, i: int) -> bool:
        """'the island of Quor': it has a name of its own, though one that nobody knows."""
        parsed = self.scene.parsed
        names = (parsed.child(t.i, "pobj") for t in parsed.children(i) if t.dep == "prep" and t.lower == "of")
        return any(name is not None and name.pos == "PROPN" for name in names) and not self.scene.of_names(i)

    def _others(self, i: int, states: list[tuple[Token, Actor]]) -> list[tuple[Token, Actor]]:
        """Those that are not the doer of the clause; of a former state's, none that is no more."""
        doer = self._doer(i)
        doing = {a.name for t, a in states if t.i == doer}
        past = no_longer(self.scene, i)
        return [(t, a) for t, a in states if a.name not in doing and not (past and a.kind == "historical_state")]

    def _doer(self, i: int) -> int | None:
        """'Chile' in "Chile sent troops to the country": what its clause names besides is another.

        Not so of what is the country's: "Chile closed the country's borders".
        """
        parsed = self.scene.parsed
        if parsed.tokens[i].dep == "poss" and not no_longer(self.scene, i):
            return None
        verbs = [t for t in parsed.ancestors(i) if t.pos in ("VERB", "AUX")]
        for verb in verbs[:2]:
            subject = parsed.child(verb.i, "nsubj")
            if subject is None or subject.pos == "PRON" or (subject.i == i and self._to(verb)):
                continue
            return subject.i if subject.i != i and subject not in parsed.ancestors(i) else None
        return None

    def _to(self, verb: Token) -> bool:
        return any(t.tag == "TO" for t in self.scene.parsed.children(verb.i))

    def _body(self, i: int, owners: tuple[str, ...]) -> Referent | None:
        """'the alliance', 'the agency', 'his group': the last body that the pack calls so, or whose it is."""
        scene = self.scene
        lemma = scene.tokens[i].lemma.lower()
        own = self._own_name(i)
        if own is not None:
            return own
        if owners:
            return None if scene.holds("organ", i) else Referent(
                name=owners[0], kind="actor", actors=owners, rule="owner"
            )  # fmt: skip
        if not definite(scene, i):
            return None
        found = [(t, a) for t, a in before(scene, i, 8) if lemma in a.nouns]
        if not found and lemma == "group":
            found = [(t, a) for t, a in before(scene, i) if a.kind == "armed_group"]
        if found:
            return pick(scene, i, found, "body named before")
        return None if scene.holds("organ", i) else unresolved(scene, i)

    def _own_name(self, i: int) -> Referent | None:
        """'the Hezbollah movement', 'Citgo Petroleum Corporation': a body's name runs into the noun."""
        k = i - 1
        while k > 0 and k not in self.scene.name_at and self.scene.tokens[k].tag in {"NNP", "JJ"}:
            k -= 1
        name = self.scene.name_at.get(k)
        actor = self.scene.actor(name) if name else None
        if actor is None or actor.kind not in {"organisation", "armed_group", "company"}:
            return None
        return actor_referent(self.scene, actor, "name beside")

    def _organ(self, i: int, owners: tuple[str, ...]) -> Referent | None:
        """A government, ministry or army acts for whose it is; without an owner, for the state named before."""
        scene = self.scene
        if owners:
            name = owners[0] if len(owners) == 1 else words(scene, i)
            return Referent(name=name, kind="actor", actors=owners, rule="owner")
        if scene.holds("force", i) and not definite(scene, i):
            return None
        states = [(t, a) for t, a in before(scene, i) if a.kind in STATES]
        return pick(scene, i, states, "organ of the state named before")
