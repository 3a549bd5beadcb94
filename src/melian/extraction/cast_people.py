"""Who the named people of a document are: full name, office, and whom they speak for."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from melian.extraction.cast_addressed import addressed
from melian.extraction.cast_context import STATES, announced_office, before, weight
from melian.extraction.cast_intros import Intro, Introductions
from melian.extraction.cast_phrases import complemented
from melian.extraction.cast_rivals import in_place, ousted
from melian.extraction.cast_scene import MODIFIERS, Scene
from melian.extraction.marks import Marks
from melian.extraction.people import Person, Sighting, holders_of, same_person, written
from melian.model.gazetteer import Holder, plain

_BODIES = frozenset({"organisation", "armed_group", "company"})
_ANY_BODY = frozenset(
    {"spokesman", "spokeswoman", "spokesperson", "leader", "chief", "commander", "director", "secretary-general"}
)
_HE = frozenset({"mr", "sir", "lord", "king", "prince", "sheikh", "ayatollah", "pope", "spokesman", "chairman"})
_SHE = frozenset({"mrs", "ms", "miss", "lady", "queen", "princess", "spokeswoman", "chairwoman", "congresswoman"})


@dataclass(frozen=True, kw_only=True)
class Registry:
    """The people of one document, found once."""

    scene: Scene
    owner: Callable[[int], tuple[str, ...]] | None = None
    """Whose a noun is by what it refers to, once that is known."""

    @cached_property
    def _read(self) -> Introductions:
        return Introductions(scene=self.scene)

    @cached_property
    def people(self) -> tuple[Person, ...]:
        """One record a person, in the order of their first place."""
        return tuple(dict.fromkeys(self.at.values()))

    @cached_property
    def at(self) -> dict[int, Person]:
        """By token, the person whose name or title it is part of."""
        found: dict[int, Person] = {}
        records = [(group, self._record(group)) for group in self._groups()]
        sides = [person.actors for _, person in records]
        for group, record in records:
            standing = self._modified(group, "standing in")
            person = replace(record, actors=in_place(record.actors, sides)) if standing else record
            for sighting in group:
                first = sighting.first if sighting.title is None else sighting.title
                found |= dict.fromkeys(range(first, sighting.last), person)
        return dict(sorted(found.items()))

    @cached_property
    def marks(self) -> Marks:
        """The document's quotation marks."""
        return Marks(self.scene.parsed)

    def before(self, i: int) -> Iterator[Person]:
        """People named before token `i`, nearest first, again at each place."""
        for k in range(bisect_left(self._order, i) - 1, -1, -1):
            yield self.at[self._order[k]]

    @cached_property
    def _order(self) -> list[int]:
        return list(self.at)

    def _words(self, sighting: Sighting) -> tuple[str, ...]:
        return tuple(plain(written(self.scene.parsed, t)) for t in self.scene.tokens[sighting.first : sighting.last])

    def _groups(self) -> list[list[Sighting]]:
        """Places of one person together: each name with the longest that it can be short for, nearest first."""
        full: dict[tuple[str, ...], list[Sighting]] = {}
        for sighting in self.scene.sightings:
            full.setdefault(self._words(sighting), []).append(sighting)
        target = {words: self._longer(words, full) for words in full}
        groups: dict[tuple[str, ...], list[Sighting]] = {}
        for words, sightings in full.items():
            groups.setdefault(target[words], []).extend(sightings)
        return [sorted(group, key=lambda s: s.first) for group in groups.values()]

    def _longer(self, words: tuple[str, ...], full: dict[tuple[str, ...], list[Sighting]]) -> tuple[str, ...]:
        others = [other for other in full if len(other) > len(words) and same_person(words, other)]
        if not others:
            return words
        here = full[words][0].first
        before = [other for other in others if full[other][0].first <= here]
        chosen = max(before, key=lambda o: (full[o][0].first, len(o))) if before else others[0]
        return self._longer(chosen, full)

    def _record(self, group: list[Sighting]) -> Person:
        longest = max(group, key=lambda s: s.last - s.first)
        intros = [intro for sighting in group for intro in self._read.all_of(sighting)]
        roles = [i.role for i in intros if i.role and i.actors] + [i.role for i in intros if i.role]
        role = min(roles, key=self._rank, default=None)
        holder = self._holder(self._words(longest), role)
        told = next((i for i in intros if i.actors), None) or self._untold(group, role, holder)
        tokens = self.scene.tokens
        name = self.scene.parsed.excerpt(tokens[longest.first].start, tokens[longest.last - 1].end).text
        actors = told.actors
        if self._modified(group, "ousted") and len(actors) == 1:
            actors = (ousted(actors[0]),)
        elif told.rule != "office holder" and self._private(group):
            actors = (holder.actor,) if holder and not holder.role.endswith("president") else (name,)
        return Person(
            name=name,
            role=role or told.role,
            actors=actors,
            candidates=tuple(a for a in told.actors if a not in actors),
            spans=tuple(self.scene.parsed.excerpt(tokens[s.first].start, tokens[s.last - 1].end) for s in group),
            pronoun=self._pronoun(group) or (holder.pronoun if holder else None),
            rule=told.rule,
        )

    def _rank(self, role: str) -> bool:
        """Whether it is a military rank: any other office comes before it."""
        return self.scene.gazetteer.nouns.holds("rank", role.lower().split()[-1])

    def _untold(self, group: list[Sighting], role: str | None, holder: Holder | None) -> Intro:
        """Whom somebody speaks for where no introduction says it: what the words around tell, then the packs."""
        titled = next((s for s in group if s.title is not None), None)
        owned = self._anaphoric(group)
        if owned:
            return Intro(role, owned, rule="introduction by reference")
        announced = None if holder and role is None else announced_office(self.scene, group[0], role)
        if announced:
            return Intro(role or announced[1], announced[0], rule="office announced before")
        if holder:
            return Intro(role or holder.role, (holder.actor,), rule="office holder")
        if role:
            told = any(complemented(self.scene, i) for i in self._heads(group))  # in words that name nobody known
            where = () if told else self._context(titled or group[0], role)
            return Intro(role, self._read.only(role) or where, rule="context")
        return Intro(role)

    def _private(self, group: list[Sighting]) -> bool:
        """Whether the office is a past one, or one that speaks for nobody else ("cleric", "candidate")."""
        for i in self._heads(group):
            past = any(self.scene.gazetteer.nouns.holds("past", word) for word in self._before_office(i))
            return past or self.scene.holds("private", i)
        return False

    def _modified(self, group: list[Sighting], kind: str) -> bool:
        """Whether a word of that class stands before the office: "the ousted president", "the interim leader"."""
        nouns = self.scene.gazetteer.nouns
        return any(nouns.holds(kind, word) for i in self._heads(group)[:1] for word in self._before_office(i))

    def _heads(self, group: list[Sighting]) -> list[int]:
        heads = (i for sighting in group for i in self._read.offices(sighting))
        return [i for i in heads if not self._read.honorific(i)]

    def _before_office(self, i: int) -> set[str]:
        """Words of the office and those that modify it: "Deposed Honduran President"."""
        first = i
        while first > self.scene.parsed.sentence_of(i).first and self.scene.tokens[first - 1].tag in MODIFIERS:
            first -= 1
        return {t.lower for t in self.scene.tokens[first : i + 1]}

    def _anaphoric(self, group: list[Sighting]) -> tuple[str, ...]:
        """'the court's chief prosecutor', 'his spokesman': whose, by what the noun refers to."""
        if self.owner is None:
            return ()
        for sighting in group:
            for i in self._read.offices(sighting):
                found = () if self._read.honorific(i) else self.owner(i)
                if found:
                    return found
        return ()

    def _holder(self, words: tuple[str, ...], role: str | None) -> Holder | None:
        """One whose office the text does not contradict; several are no answer unless all speak for one actor."""
        found = holders_of(words, self.scene.gazetteer, self._year) or holders_of(
            words[-1:], self.scene.gazetteer, self._year
        )
        if len(words) > 1:
            found = tuple(h for h in found if same_person(words[-1:], tuple(plain(h.name).replace("-", " - ").split())))
            found = tuple(h for h in found if words[0][0] == plain(h.name)[0] or len(words) == 1) or ()
        if role:
            found = tuple(h for h in found if set(role.lower().split()) & set(h.role.split())) or found
        return found[0] if len({h.actor for h in found}) == 1 else None

    @cached_property
    def _year(self) -> int | None:
        date = self.scene.parsed.document.date
        return int(date.value[:4]) if date and date.value[:4].isdigit() else None

    def _pronoun(self, group: list[Sighting]) -> str | None:
        for sighting in group:
            for k in range(max(0, sighting.first - 1), sighting.first):
                word = self.scene.tokens[k].lower.rstrip(".")
                if word in _HE:
                    return "he"
                if word in _SHE:
                    return "she"
        return None

    def _context(self, sighting: Sighting, role: str) -> tuple[str, ...]:
        """An office without its owner is that of whom the text is about: the subject of what stands before.

        Only states have ministers; bodies and armed groups have spokesmen, leaders and chiefs too. Nobody speaks for
        those whom their own words tell what to do.
        """
        wide = role.lower().split()[-1] in _ANY_BODY
        found = [
            (t, a) for t, a in before(self.scene, sighting.first, 2) if a.kind in STATES or (wide and a.kind in _BODIES)
        ]
        aimed = addressed(self.scene, self.marks, sighting.first) if found else ()
        found = [(t, a) for t, a in found if a.name not in aimed]
        if not found:
            return ()
        return self.scene.gazetteer.behind(max(found, key=lambda pair: weight(self.scene, sighting.first, pair[0]))[1])
