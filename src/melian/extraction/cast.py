"""Who a document's noun phrases refer to: names, offices, demonyms, metonyms and pronouns."""

from __future__ import annotations

from bisect import bisect_left
from functools import cached_property

from melian.extraction.cast_issuer import Issued, issued
from melian.extraction.cast_nouns import Nouns
from melian.extraction.cast_people import Registry
from melian.extraction.cast_peoples import people
from melian.extraction.cast_phrases import actor_referent, no_longer, person_referent
from melian.extraction.cast_pronouns import Pronouns, is_pronoun
from melian.extraction.cast_revealed import Revealed
from melian.extraction.cast_scene import DEEPEST, Scene
from melian.extraction.cast_strangers import Strangers
from melian.extraction.conjuncts import conjuncts
from melian.extraction.names import Name
from melian.extraction.people import Person
from melian.model.actor import Referent
from melian.model.gazetteer import Gazetteer
from melian.model.parsed import Parsed

_OWNING = frozenset({"of", "by", "from"})
_OFFICE = frozenset({"for", "at", "with", "in"})
_BESIDE = frozenset({"compound", "nmod", "amod"})


class Cast:
    """The people and bodies of one document, and what each noun phrase refers to."""

    def __init__(self, parsed: Parsed, actors: Gazetteer) -> None:
        self.parsed = parsed
        self._scene = Scene(parsed=parsed, gazetteer=actors)
        self._strangers = Strangers(scene=self._scene)
        self._known: dict[int, Referent | None] = {}
        self._depth = 0
        self._issuing = False
        self._read()

    def _read(self) -> None:
        """People first by names alone, then again with what the nouns in their introductions refer to."""
        self._settle(Registry(scene=self._scene))
        registry = Registry(scene=self._scene, owner=self._owners)
        _ = registry.at
        self._settle(registry)

    def _settle(self, registry: Registry) -> None:
        self._known = {}
        self._swept = 0
        self._registry = registry
        self._nouns = Nouns(scene=self._scene, registry=registry, again=self._again, strangers=self._strangers)
        self._pronouns = Pronouns(scene=self._scene, refer=self._phrase, issuer=lambda: self.issuer)

    @property
    def people(self) -> tuple[Person, ...]:
        """The named people, in the order of their first place."""
        return self._registry.people

    @cached_property
    def issued(self) -> Issued | None:
        """Who publishes the document themselves ("Statement by President X"), None for a report."""
        self._issuing = True
        try:
            return issued(self._scene, self.refer_all)
        finally:
            self._issuing = False

    @property
    def issuer(self) -> Referent | None:
        """Whose words the document itself is, None for a report; "we" in what tells who they are tells nothing."""
        return None if self._issuing or self.issued is None else self.issued.one

    def kind(self, name: str) -> str:
        """What kind of actor the pack says that a canonical name is, or empty."""
        actor = self._scene.gazetteer.by_name.get(name)
        return actor.kind if actor is not None else ""

    def refer(self, i: int, *, speaker: Referent | None = None) -> Referent | None:
        """What the noun phrase headed by token `i` refers to; coordinated phrases are left out.

        `speaker` is whose words token `i` stands in: "we", "our" and "I" refer to them. None where
        the phrase names nobody (a thing, an abstraction).
        """
        if is_pronoun(self.parsed.tokens[i]):
            return self._pronouns.resolve(i, speaker)
        return self._phrase(i)

    def refer_all(self, i: int, *, speaker: Referent | None = None) -> tuple[Referent, ...]:
        """The same with the phrases that are coordinated with it ("Estonia, Latvia and Lithuania")."""
        heads = (*conjuncts(self.parsed, i), *(name.last - 1 for name in self._scene.lists.get(i, ())))
        found = (self.refer(k, speaker=speaker) for k in heads)
        return tuple(dict.fromkeys(r for r in found if r is not None))

    def company(self, referent: Referent) -> bool:
        """Whether a referent is a company, such as a broadcaster, and no party between states."""
        known = self._scene.gazetteer.by_name
        return any(name in known and known[name].kind == "company" for name in referent.actors)

    def revealed(self, i: int, actors: tuple[str, ...]) -> Referent | None:
        """Who speaks for `actors` right behind the sentence of token `i` and is named there for the first time."""
        person = Revealed(scene=self._scene, registry=self._registry).after(i, actors, saying=True)
        return person_referent(person) if person is not None else None

    def owner(self, i: int, *, speaker: Referent | None = None) -> tuple[Referent, ...]:
        """Whose the noun at `i` is: "Russia's demand", "Russian demands", "its demand", "the demand of Russia"."""
        if self._depth >= DEEPEST:
            return ()
        self._depth += 1
        try:
            return self._owner(i, speaker)
        finally:
            self._depth -= 1

    def _owner(self, i: int, speaker: Referent | None) -> tuple[Referent, ...]:
        possessor = self.parsed.child(i, "poss")
        if possessor is not None:
            found = self.refer_all(possessor.i, speaker=speaker)
            if found:
                return found
        names = () if no_longer(self._scene, i) else self._scene.left_names(i)
        if names:
            return self._named(names)
        people = [
            self._registry.at[t.i] for t in self.parsed.children(i) if t.dep in _BESIDE and t.i in self._registry.at
        ]
        if people and not self._scene.name_at.get(i):
            return tuple(person_referent(person) for person in people)
        owning = _OWNING | _OFFICE if self._office(i) else _OWNING
        for prep in self.parsed.children(i):
            if prep.dep in {"prep", "agent"} and prep.lower in owning:
                found = self._of(prep.i, speaker)
                if found:
                    return found
        return self._community(i)

    def _community(self, i: int) -> tuple[Referent, ...]:
        """'International pressure', 'global demands' are those of the community that the pack calls so."""
        if not self._scene.holds("collective", i):
            return ()
        before = (t.lower for t in self.parsed.children(i) if t.dep in _BESIDE)
        names = (self._scene.gazetteer.canonical(f"{word} community") for word in before)
        actors = (self._scene.gazetteer.by_name[name] for name in names if name)
        return tuple(actor_referent(self._scene, actor, "community") for actor in actors)

    def _of(self, prep: int, speaker: Referent | None) -> tuple[Referent, ...]:
        pobj = self.parsed.child(prep, "pobj")
        if pobj is None:
            return ()
        return self.refer_all(pobj.i, speaker=speaker) or self.owner(pobj.i, speaker=speaker)

    def _named(self, names: tuple[Name, ...]) -> tuple[Referent, ...]:
        found = []
        for name in names:
            actor = self._scene.actor(name)
            if actor:
                found.append(actor_referent(self._scene, actor, "demonym" if name.adjectival else "name"))
            else:
                found.append(self._ambiguous(name))
        return tuple(found)

    def _ambiguous(self, name: Name) -> Referent:
        tokens = self.parsed.tokens
        return Referent(
            name=self.parsed.excerpt(tokens[name.first].start, tokens[name.last - 1].end).text,
            kind="unresolved",
            candidates=tuple(sense.actor.name for sense in name.senses),
            rule="several of that name",
        )

    def _again(self, i: int) -> Referent | None:
        """The same for a phrase that another hangs on: in text order, so that no chain grows long."""
        first, self._swept = self._swept, max(self._swept, i)
        for k in self._standing[bisect_left(self._standing, first) : bisect_left(self._standing, i)]:
            self._phrase(k)
        return self._phrase(i)

    @cached_property
    def _standing(self) -> list[int]:
        """Rebels and offices, in text order: phrases that others hang on."""
        return sorted(self._scene.held("armed") | self._scene.held("office"))

    def _phrase(self, i: int) -> Referent | None:
        """A phrase that is no pronoun; the same answer wherever it is asked for."""
        if i not in self._known:
            self._known[i] = None
            self._known[i] = self._resolve(i)
        return self._known[i]

    def _resolve(self, i: int) -> Referent | None:
        person = self._registry.at.get(i)
        if person is not None:
            return (None if person.actors else self._strangers.refer(i)) or person_referent(person)
        owners = self._owners(i)
        told = people(self._scene, i, owners)
        if told is not None:
            return told
        name = self._scene.name_at.get(i)
        if name is not None:
            return self._named((name,))[0]
        token = self.parsed.tokens[i]
        if token.pos not in {"NOUN", "PROPN", "ADJ"}:
            return None
        return self._nouns.refer(i, owners) or self._strangers.refer(i)

    def _owners(self, i: int) -> tuple[str, ...]:
        """Canonical names of whom a noun belongs to."""
        if self._office(i):
            names = self._scene.left_names(i) or self._scene.of_names(i)
            if names:
                return tuple(dict.fromkeys(a for r in self._named(names) for a in r.actors))
        return tuple(dict.fromkeys(actor for referent in self.owner(i) for actor in referent.actors))

    def _office(self, i: int) -> bool:
        return self._scene.holds("office", i)
