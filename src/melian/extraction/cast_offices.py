"""Offices without a name: "the Estonian premier", "Russian officials", "a senior Kremlin source", "the minister"."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import islice

from melian.extraction.cast_addressed import addressed
from melian.extraction.cast_armed import Armed
from melian.extraction.cast_context import STATES, before, weight
from melian.extraction.cast_people import Registry
from melian.extraction.cast_phrases import complemented, definite, opening, person_referent, plural, text_of, words
from melian.extraction.cast_revealed import Revealed
from melian.extraction.cast_scene import Scene
from melian.extraction.people import Person
from melian.model.actor import Referent

_BACK = 6
"""How many sentences back "the cleric" looks for "an Iranian cleric"; found on news_train."""
_LONGEST = 14
"""Words from an office to the name behind its complement, at most."""
_COMPLEMENT = frozenset({"of", "for", "to", "in", "at", "with"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_RANK = frozenset({"top", "senior", "chief", "leading", "high", "ranking", "influential", "key", "main"})
_ANY = frozenset({"official", "leader", "diplomat", "politician", "figure", "cleric", "envoy", "aide", "executive"})
"""Words that may stand for any office."""
_HEADS = frozenset({"president", "premier", "chancellor", "king", "queen", "emir", "sultan", "leader", "taoiseach"})
"""Offices whose holder "the leader" of a state is; prime ministers are told by their first word."""


@dataclass(frozen=True, kw_only=True)
class Offices:
    """Resolves phrases of office; `again` is how another phrase is resolved."""

    scene: Scene
    registry: Registry
    armed: Armed
    again: Callable[[int], Referent | None]
    revealed: Revealed

    def refer(self, i: int, owners: tuple[str, ...]) -> Referent:
        """The named person that holds it here, or an unnamed source for whose office it is."""
        person = self._named(i)
        if person:
            return person_referent(person)
        text = words(self.scene, i)
        lemma = self.scene.tokens[i].lemma.lower()
        rebels = self._of_rebels(i, owners)
        if rebels is not None:
            return self._source(i, rebels, "office of")
        if owners:
            holder = self._known(lemma, owners, i) or self._unknown(i, owners)
            return person_referent(holder) if holder else self._source(i, owners, "office of")
        only = self.scene.gazetteer.nouns.offices.get(text.lower())
        if only:
            return self._source(i, (only,), "office of one actor")
        return self._before(i, lemma)

    def _source(self, i: int, actors: tuple[str, ...], rule: str) -> Referent:
        text = words(self.scene, i)
        name = f"{text} {text_of(self.scene, i + 1, last)}" if (last := self._end(i)) > i + 1 else text
        return Referent(name=name, kind="unnamed_source", actors=actors, role=text, rule=rule)

    def _end(self, i: int) -> int:
        """Where the phrase at `i` ends with its complement: "spokesman for the German government"."""
        tokens = self.scene.tokens
        if i + 1 == len(tokens) or tokens[i + 1].lower not in _COMPLEMENT or tokens[i + 1].head != i:
            return i + 1
        inside = set(islice(self.scene.parsed.subtree(tokens[i + 1].i), _LONGEST))
        k = i + 1
        while k in inside and tokens[k].pos not in {"PUNCT", "VERB", "AUX"}:
            k += 1
        listed = k in inside and tokens[k].text == ","  # "for Chile, Peru and Brazil": too long for a name
        return k if tokens[k - 1].pos in {"NOUN", "PROPN"} and not listed else i + 1

    def _of_rebels(self, i: int, owners: tuple[str, ...]) -> tuple[str, ...] | None:
        """'rebel leaders', 'an Islamist spokesman'."""
        word = self.scene.armed_word(i)
        if word is None:
            return None
        return self.armed.refer(word, owners).actors

    def _before(self, i: int, lemma: str) -> Referent:
        """'the minister' is the last whose office is called so; 'officials' are those of whom the text is about."""
        if definite(self.scene, i) and not plural(self.scene, i):
            person = next((p for p in self._people_before(i) if p.role and lemma in p.role.lower()), None)
            if person:
                return person_referent(person)
        earlier = self._same(i, lemma)
        if earlier:
            return earlier
        found = [(t, a) for t, a in before(self.scene, i, 1) if a.kind not in {"group", "company"}]
        aimed = addressed(self.scene, self.registry.marks, i) if found or self._seats else ()
        found = [(t, a) for t, a in found if a.name not in aimed]
        if complemented(self.scene, i) or self._possessed(i):  # by words that name nobody known
            return self._source(i, (), "office")
        if not found:
            seated = self._seats if definite(self.scene, i) and not self._seats & set(aimed) else frozenset()
            return self._source(i, tuple(seated) if len(seated) == 1 else (), "office")
        best = max(found, key=lambda pair: weight(self.scene, i, pair[0]))[1]
        return self._source(i, self.scene.gazetteer.behind(best), "office of the actor named before")

    @cached_property
    def _seats(self) -> frozenset[str]:
        """States that do something in the text by the name of their government's seat: "Downing Street summoned"."""
        named = (n for n in self.scene.names if all(s.via == "metonym" for s in n.senses))
        doing = (n for n in named if self.scene.tokens[n.last - 1].dep in {"nsubj", "nsubjpass"})
        states = (self.scene.actor(n) for n in doing)
        return frozenset(actor.name for actor in states if actor is not None and actor.kind in STATES)

    def _same(self, i: int, lemma: str) -> Referent | None:
        """'the cleric' after 'an influential Iranian cleric', 'the envoy' after 'a U.N. investigator'."""
        if not definite(self.scene, i):
            return None
        first = self.scene.parsed.sentences[max(0, self.scene.tokens[i].sentence - _BACK)].first
        earlier = [k for k in range(i - 1, first - 1, -1) if self.scene.holds("office", k)]
        same = [k for k in earlier if self.scene.tokens[k].lemma.lower() == lemma]
        sent = [k for k in earlier if self.scene.holds("sent", k)] if self.scene.holds("sent", i) else []
        return next((r for k in (*same, *sent) if (r := self.again(k)) is not None and r.actors), None)

    def _named(self, i: int) -> Person | None:
        """The person in apposition: "a spokesman, Qin Gang", "Ryabkov, Russia's deputy foreign minister"."""
        token = self.scene.tokens[i]
        near = [t.i for t in self.scene.parsed.children(i) if t.dep == "appos"]
        if token.dep in {"appos", "compound", "nmod"}:
            near.append(token.head)
        near.extend(self._behind_complement(i))
        return next((self.registry.at[k] for k in near if k in self.registry.at), None)

    def _behind_complement(self, i: int) -> Iterator[int]:
        """'A spokesman for the mission, Juan Soto, said', 'the ambassador to Chile Juan Soto said'."""
        tokens = self.scene.tokens
        last = min(self.scene.parsed.sentence_of(i).last, i + _LONGEST)
        if i + 1 >= last or tokens[i + 1].tag not in {"IN", "TO"}:
            return
        for k in range(i + 2, last):
            if tokens[k].text == ",":
                closed = any(t.text == "," or t.tag in _FINITE for t in tokens[k + 2 : last])
                if k + 1 in self.registry.at and closed:
                    yield k + 1
                return
            if k in self.registry.at and k - 1 in self.scene.name_at:
                yield k
                return
            if tokens[k].tag in _FINITE or tokens[k].tag == "CC":
                return

    def _people_before(self, i: int) -> Iterator[Person]:
        seen: set[str] = set()
        for person in self.registry.before(i):
            if person.name not in seen:
                seen.add(person.name)
                yield person

    def _unknown(self, i: int, owners: tuple[str, ...]) -> Person | None:
        """Who 'a top Chilean official' is, where the text names them behind."""
        if plural(self.scene, i) or self.scene.tokens[i].dep not in ("nsubj", "nsubjpass"):
            return None
        person = self.revealed.after(i, owners)
        lemma = self.scene.tokens[i].lemma.lower()
        fits = person is not None and bool(person.role) and (lemma in _ANY or self._holds(person.role or "", lemma, i))
        return person if fits else None

    def _known(self, lemma: str, owners: tuple[str, ...], i: int) -> Person | None:
        """The named holder of a definite office: "the Russian president", "Russia's president"."""
        known = definite(self.scene, i) or self._possessed(i)
        posted = any(t.lower == "to" for t in self.scene.parsed.children(i))  # "the ambassador to Peru" is one of many
        if plural(self.scene, i) or posted or not known:
            return None
        for person in self.registry.people:
            if person.role and person.actors == owners and self._holds(person.role, lemma, i):
                return person
        return None

    def _possessed(self, i: int) -> bool:
        return any(t.dep == "poss" for t in self.scene.parsed.children(i))

    def _holds(self, role: str, lemma: str, i: int) -> bool:
        """Whether a role can be the office at `i`: one noun, and something in common of what both say beside it."""
        office = [word.rstrip(",") for word in role.lower().split()]
        if lemma == "leader" and (office[-1] in _HEADS or office[:2] == ["prime", "minister"]):
            return True
        ranks = {t.lower for t in self.scene.tokens[opening(self.scene, i) : i] if t.i not in self.scene.name_at}
        said, held = ranks - _RANK, set(office[:-1]) - _RANK
        return office[-1] == lemma and (not said or not held or bool(said & held))
