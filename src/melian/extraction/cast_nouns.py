"""What common nouns refer to: offices, organs, forces, rebels, and words for who was named before."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from melian.extraction.cast_context import STATES, before, weight
from melian.extraction.cast_people import Registry
from melian.extraction.cast_scene import Scene
from melian.extraction.people import Person
from melian.model.actor import Actor, Referent
from melian.model.parsed import Token

_DEFINITE = frozenset({"the", "this", "that", "both", "these", "those", "its", "his", "her", "their"})
_TWO = frozenset({"two", "both"})
_PLACES = frozenset({"in", "from"})
_PLURAL = frozenset({"NNS", "NNPS"})


def person_referent(person: Person) -> Referent:
    """A named person, acting for whom they speak for."""
    return Referent(name=person.name, kind="person", actors=person.actors, role=person.role, rule=person.rule)


def actor_referent(scene: Scene, actor: Actor, rule: str) -> Referent:
    """An entry of the pack, acting for itself, its members or whose organ it is."""
    return Referent(name=actor.name, kind="actor", actors=scene.gazetteer.behind(actor), rule=rule)


@dataclass(frozen=True, kw_only=True)
class Nouns:
    """Resolves the noun phrases of one document that are no names."""

    scene: Scene
    registry: Registry
    again: Callable[[int], Referent | None]
    """How another phrase of the document is resolved."""

    def refer(self, i: int, owners: tuple[str, ...]) -> Referent | None:
        """What the common noun at `i` refers to, given whose it is by the words around it; None for things."""
        scene = self.scene
        named = self._name_beside(i)
        if named:
            return named
        if self._sides(i):
            return self._several(i)
        if scene.holds("polity", i) and not owners:
            return self._polity(i)
        if scene.holds("office", i):
            return self._office(i, owners)
        if scene.holds("armed", i):
            return self._armed(i, owners)
        if scene.holds("body", i) and not owners:
            return self._body(i)
        if scene.holds("organ", i) or scene.holds("force", i):
            return self._organ(i, owners)
        return self._states(i) if scene.holds("states", i) else None

    def _definite(self, i: int) -> bool:
        return any(t.lower in _DEFINITE for t in self.scene.parsed.children(i) if t.dep in {"det", "poss", "predet"})

    def _name_beside(self, i: int) -> Referent | None:
        """'the militant group Hamas', 'the bloc, NATO': the name tells who the noun is."""
        scene = self.scene
        if not (scene.holds("body", i) or scene.holds("polity", i)) or scene.tokens[i].tag in _PLURAL:
            return None
        near = [t.i for t in scene.parsed.children(i) if t.dep == "appos"] + [i + 1]
        for k in near:
            name = scene.name_at.get(k)
            if name and name.first >= i + 1 and not name.adjectival and not scene.half(name):
                actor = scene.actor(name)
                if actor and scene.tokens[name.last - 1].sentence == scene.tokens[i].sentence:
                    return actor_referent(scene, actor, "name beside")
        return None

    def _sides(self, i: int) -> bool:
        """Whether the phrase speaks of two named before: "both sides", "the two countries", "the sides"."""
        token = self.scene.tokens[i]
        if token.tag not in _PLURAL:
            return False
        pair = self._counted_two(i) and any(self.scene.holds(k, i) for k in ("polity", "body", "organ", "states", "office"))
        return pair or (token.lemma == "side" and self._definite(i))

    def _several(self, i: int) -> Referent:
        """The two that were named last, in this sentence or the nearest before that names two."""
        found = [a for _, a in before(self.scene, i, 6) if a.kind not in {"company"} and not a.members]
        names = list(dict.fromkeys(n for a in found for n in self.scene.gazetteer.behind(a)))
        counts = {n: sum(n in self.scene.gazetteer.behind(a) for a in found) for n in names[:4]}
        top = sorted(names[:4], key=lambda n: (-min(counts[n], 2), names.index(n)))[:2]
        if len(top) < 2:
            return self._open(i, tuple(top))
        return Referent(name=self._words(i), kind="actor", actors=tuple(sorted(top)), rule="two named before")

    def _counted_two(self, i: int) -> bool:
        return any(t.lower in _TWO for t in self.scene.parsed.children(i))

    def _words(self, i: int) -> str:
        """The phrase as it stands, without article, up to its noun."""
        first = i
        while (
            first > 0
            and self.scene.tokens[first - 1].head in {i, self.scene.tokens[first - 1].i + 1}
            and (self.scene.tokens[first - 1].pos in {"ADJ", "NOUN", "PROPN", "NUM"})
        ):
            first -= 1
        return self.scene.parsed.excerpt(self.scene.tokens[first].start, self.scene.tokens[i].end).text

    def _polity(self, i: int) -> Referent | None:
        """'the country', 'the two nations': the state, or the two, named last; subjects before others."""
        states = [(t, a) for t, a in before(self.scene, i) if a.kind in STATES]
        if self.scene.tokens[i].tag in _PLURAL:
            return self._states(i)
        if not self._definite(i):
            return None
        return self._pick(i, states, "state named before")

    def _pick(self, i: int, found: list[tuple[Token, Actor]], rule: str) -> Referent:
        """The subject of this or the sentence before, else the last; open where nothing was named."""
        if not found:
            return self._open(i, ())
        best = max(found, key=lambda pair: weight(self.scene, i, pair[0]))
        return actor_referent(self.scene, best[1], rule)

    def _open(self, i: int, candidates: tuple[str, ...]) -> Referent:
        return Referent(name=self._words(i), kind="unresolved", candidates=candidates, rule="nothing fits")

    def _body(self, i: int) -> Referent | None:
        """'the alliance', 'the agency', 'the group': the last body that the pack calls so."""
        if self.scene.tokens[i].tag in _PLURAL or not self._definite(i):
            return None
        lemma = self.scene.tokens[i].lemma.lower()
        found = [(t, a) for t, a in before(self.scene, i, reach=8) if lemma in a.nouns]
        if not found and lemma == "group":
            found = [(t, a) for t, a in before(self.scene, i) if a.kind == "armed_group"]
        if found:
            return self._pick(i, found, "body named before")
        return self._open(i, ()) if not self.scene.holds("organ", i) else self._organ(i, ())

    def _organ(self, i: int, owners: tuple[str, ...]) -> Referent | None:
        """A government, ministry or army acts for whose it is; without an owner, for the state named before."""
        if owners:
            return Referent(name=self._owned(owners, i), kind="actor", actors=owners, rule="owner")
        if self.scene.holds("force", i) and not self._definite(i):
            return None
        states = [(t, a) for t, a in before(self.scene, i) if a.kind in STATES]
        if not states:
            return self._open(i, ())
        return self._pick(i, states, "organ of the state named before")

    def _owned(self, owners: tuple[str, ...], i: int) -> str:
        return owners[0] if len(owners) == 1 else self._words(i)

    def _armed(self, i: int, owners: tuple[str, ...]) -> Referent | None:
        """'Hamas militants' are Hamas; 'Darfur rebels' are rebels of a place, and no state acts for them."""
        by_name = self.scene.gazetteer.by_name
        armed = tuple(o for o in owners if o in by_name and by_name[o].kind in {"armed_group"})
        if armed:
            return Referent(name=armed[0], kind="actor", actors=armed, rule="group before its people")
        place = self._adjective(i)
        noun = self.scene.tokens[i].lower
        if owners and place:
            return self._described(f"{place} {noun}")
        where = self.scene.of_names(i, _PLACES)
        if where and self.scene.actor(where[0]):
            return self._described(f"{self._words(i)} in {self._text(where[0].first, where[-1].last)}")
        return self._armed_before(i)

    def _described(self, words: str) -> Referent:
        """A group under the words that describe it, or the pack's name for it."""
        known = self.scene.gazetteer.canonical(words) or words
        return Referent(name=known, kind="actor", actors=(known,), rule="described by place")

    def _armed_before(self, i: int) -> Referent:
        """'the rebels', 'militants': those last named, by a name or by a description."""
        token = self.scene.tokens[i]
        found = [(t, a) for t, a in before(self.scene, i, 6) if {token.lemma.lower(), token.lower} & set(a.nouns)]
        found = found or [(t, a) for t, a in before(self.scene, i, 3) if a.kind == "armed_group" and self._definite(i)]
        if found:
            return self._pick(i, found, "armed group named before")
        for k in range(i - 1, self.scene.parsed.sentences[max(0, token.sentence - 6)].first - 1, -1):
            if self.scene.holds("armed", k) and self.scene.tokens[k].lemma == token.lemma:
                earlier = self.again(k)
                if earlier and earlier.actors:
                    return earlier
        words = self._words(i)
        return Referent(name=words, kind="actor", actors=(words,), rule="described") if " " in words else self._open(i, ())

    def _adjective(self, i: int) -> str | None:
        names = self.scene.left_names(i)
        return self._text(names[0].first, names[-1].last) if names else None

    def _text(self, first: int, last: int) -> str:
        return self.scene.parsed.excerpt(self.scene.tokens[first].start, self.scene.tokens[last - 1].end).text

    def _states(self, i: int) -> Referent | None:
        """'several countries', 'countries importing Russian oil' stay as they are described."""
        token = self.scene.tokens[i]
        if token.tag not in _PLURAL:
            return None
        words = self._words(i)
        return Referent(name=words, kind="actor", actors=(words,), rule="described")

    def _office(self, i: int, owners: tuple[str, ...]) -> Referent:
        """An office without a name: "the Estonian premier", "Russian officials", "the minister"."""
        person = self._named(i)
        if person:
            return person_referent(person)
        words = self._words(i)
        lemma = self.scene.tokens[i].lemma.lower()
        if owners:
            holder = self._known(lemma, owners, i)
            if holder:
                return person_referent(holder)
            return Referent(name=words, kind="unnamed_source", actors=owners, role=words, rule="office of")
        only = self.scene.gazetteer.nouns.offices.get(self._words(i).lower())
        if only:
            return Referent(name=words, kind="unnamed_source", actors=(only,), role=words, rule="office of one actor")
        return self._office_before(i, words, lemma)

    def _office_before(self, i: int, words: str, lemma: str) -> Referent:
        """'the minister' is the last whose office is called so; 'officials' are those of the state named before."""
        people = [p for p in self._people_before(i) if p.role and lemma in p.role.lower()]
        if people and self._definite(i) and self.scene.tokens[i].tag not in _PLURAL:
            return person_referent(people[0])
        earlier = self._same_office(i, lemma)
        if earlier:
            return earlier
        states = [(t, a) for t, a in before(self.scene, i, 1) if a.kind not in {"group", "company"}]
        if not states:
            return Referent(name=words, kind="unnamed_source", role=words, rule="office")
        best = max(states, key=lambda pair: weight(self.scene, i, pair[0]))[1]
        behind = self.scene.gazetteer.behind(best)
        return Referent(
            name=words, kind="unnamed_source", actors=behind, role=words, rule="office of the actor named before"
        )

    def _same_office(self, i: int, lemma: str) -> Referent | None:
        """'the cleric' after 'an influential Iranian cleric'."""
        if not self._definite(i):
            return None
        first = self.scene.parsed.sentences[max(0, self.scene.tokens[i].sentence - 6)].first
        for k in range(i - 1, first - 1, -1):
            if self.scene.tokens[k].lemma.lower() == lemma and self.scene.holds("office", k):
                found = self.again(k)
                if found and found.actors:
                    return found
        return None

    def _named(self, i: int) -> Person | None:
        """The person in apposition: "a spokesman, Qin Gang", "Ryabkov, Russia's deputy foreign minister"."""
        token = self.scene.tokens[i]
        near = [t.i for t in self.scene.parsed.children(i) if t.dep == "appos"]
        if token.dep in {"appos", "compound", "nmod"}:
            near.append(token.head)
        return next((self.registry.at[k] for k in near if k in self.registry.at), None)

    def _people_before(self, i: int) -> Iterator[Person]:
        seen: set[str] = set()
        for k in sorted((k for k in self.registry.at if k < i), reverse=True):
            person = self.registry.at[k]
            if person.name not in seen:
                seen.add(person.name)
                yield person

    def _known(self, lemma: str, owners: tuple[str, ...], i: int) -> Person | None:
        """The named holder of a definite office: "the Russian president" after "Vladimir Putin"."""
        if self.scene.tokens[i].tag in _PLURAL or not self._definite(i):
            return None
        for person in self.registry.people:
            if person.role and person.actors == owners and person.role.lower().split()[-1] == lemma:
                return person
        return None
