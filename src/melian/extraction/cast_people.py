"""Who the named people of a document are: full name, office, and whom they speak for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from melian.extraction.cast_scene import Scene
from melian.extraction.people import Person, Sighting, find_sightings, holders_of, same_person
from melian.model.gazetteer import Holder
from melian.model.parsed import Token

_REACH = 22
_HE = frozenset({"mr", "sir", "lord", "king", "prince", "sheikh", "ayatollah", "pope", "spokesman", "chairman"})
_SHE = frozenset({"mrs", "ms", "miss", "lady", "queen", "princess", "spokeswoman", "chairwoman", "congresswoman"})


@dataclass(frozen=True, slots=True)
class _Intro:
    role: str | None = None
    actors: tuple[str, ...] = ()
    past: bool = False
    rule: str = "name"


@dataclass(frozen=True, kw_only=True)
class Registry:
    """The people of one document, found once."""

    scene: Scene

    @cached_property
    def _sightings(self) -> tuple[Sighting, ...]:
        return find_sightings(self.scene.parsed, self.scene.gazetteer, self.scene.name_at)

    @cached_property
    def people(self) -> tuple[Person, ...]:
        """One record a person, in the order of their first place."""
        return tuple(dict.fromkeys(self.at.values()))

    @cached_property
    def at(self) -> dict[int, Person]:
        """By token, the person whose name or title it is part of."""
        found: dict[int, Person] = {}
        for group in self._groups():
            person = self._record(group)
            for sighting in group:
                first = sighting.first if sighting.title is None else sighting.title
                found |= dict.fromkeys(range(first, sighting.last), person)
        return dict(sorted(found.items()))

    def _words(self, sighting: Sighting) -> tuple[str, ...]:
        return tuple(t.text for t in self.scene.tokens[sighting.first : sighting.last])

    def _groups(self) -> list[list[Sighting]]:
        """Places of one person together: each name with the longest that it can be short for, nearest before it first."""
        full: dict[tuple[str, ...], list[Sighting]] = {}
        for sighting in self._sightings:
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
        intros = [intro for sighting in group for intro in self._intros(sighting)]
        role = next((i.role for i in intros if i.role and i.actors), None) or next(
            (i.role for i in intros if i.role), None
        )
        told = next((i for i in intros if i.actors), None)
        holder = None if told else self._holder(self._words(longest), role)
        bare = any(s.title is not None for s in group)
        where = () if told or holder or not bare else self._context(group[0])
        tokens = self.scene.tokens
        return Person(
            name=self.scene.parsed.excerpt(tokens[longest.first].start, tokens[longest.last - 1].end).text,
            role=role or (holder.role if holder else None),
            actors=told.actors if told else (holder.actor,) if holder else where,
            spans=tuple(self.scene.parsed.excerpt(tokens[s.first].start, tokens[s.last - 1].end) for s in group),
            pronoun=self._pronoun(group) or (holder.pronoun if holder else None),
            rule=told.rule if told else "office holder" if holder else "context" if where else "name",
        )

    def _holder(self, words: tuple[str, ...], role: str | None) -> Holder | None:
        """One whose office the text does not contradict; several are no answer unless all speak for one actor."""
        found = holders_of(words, self.scene.gazetteer, self._year) or holders_of(
            words[-1:], self.scene.gazetteer, self._year
        )
        if len(words) > 1:
            found = tuple(h for h in found if same_person(words[-1:], tuple(h.name.replace("-", " - ").split())))
            found = tuple(h for h in found if words[0][0] == h.name[0] or len(words) == 1) or ()
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

    def _context(self, sighting: Sighting) -> tuple[str, ...]:
        """An office without its state is that of the state last named before, in this or the sentence before."""
        sentence = self.scene.tokens[sighting.first].sentence
        for name in reversed(self.scene.names):
            if name.first < sighting.first and self.scene.tokens[name.first].sentence >= sentence - 1:
                actor = self.scene.actor(name)
                if actor and actor.kind in {"state", "historical_state", "territory"}:
                    return self.scene.gazetteer.behind(actor)
        return ()

    def _intros(self, sighting: Sighting) -> Iterator[_Intro]:
        if sighting.title is not None and not self._honorific(sighting.title):
            yield self._office(sighting.title, "title")
        after = self._apposition_after(sighting)
        if after is not None:
            yield self._office(after, "introduction", upto=self._clause_end(after))
        before = self._apposition_before(sighting)
        if before is not None:
            yield self._office(before, "introduction")
        if sighting.title is None and sighting.last - sighting.first >= 1:
            names = self.scene.left_names(sighting.first)
            actors = tuple(dict.fromkeys(a for n in names for a in self.scene.behind(n)))
            if actors and not self.scene.tokens[names[-1].last].tag == "POS":
                yield _Intro(None, actors, False, "introduction")

    def _honorific(self, i: int) -> bool:
        return not self.scene.holds("office", i)

    def _office(self, i: int, rule: str, upto: int | None = None) -> _Intro:
        """The office whose last word is at `i`: its words, whose it is, whether it is a past one."""
        scene = self.scene
        first = i
        while first > 0 and self._role_word(first - 1):
            first -= 1
        last = i + 1
        if scene.tokens[i].lower in {"secretary", "minister"} and self._of_state(i):
            last = i + 3
        role = scene.parsed.excerpt(scene.tokens[first].start, scene.tokens[last - 1].end).text
        names = scene.left_names(i) or scene.of_names(i)
        if not names and upto is not None:
            names = tuple(scene.name_at[k] for k in range(i, upto) if k in scene.name_at)[:1]
        actors = tuple(dict.fromkeys(actor for name in names for actor in scene.behind(name)))
        return _Intro(role, actors or self._only(role), False, rule)

    def _of_state(self, i: int) -> bool:
        return [t.lower for t in self.scene.tokens[i + 1 : i + 3]] == ["of", "state"]

    def _only(self, role: str) -> tuple[str, ...]:
        """Offices that only one actor has."""
        words = role.lower().replace("- ", "-")
        return next((
            (actor,) for title, actor in self.scene.gazetteer.nouns.offices.items()
            if words == title or words.endswith(" " + title)
        ), ())  # fmt: skip

    def _role_word(self, k: int) -> bool:
        token = self.scene.tokens[k]
        return k not in self.scene.name_at and (token.tag in {"JJ", "NN", "NNP", "HYPH", "VBN", "NNPS", "JJS"})

    def _apposition_after(self, sighting: Sighting) -> int | None:
        """'Sergei Ryabkov, Russia's deputy foreign minister ...': the first office behind the comma."""
        tokens = self.scene.tokens
        if sighting.last + 1 >= len(tokens) or tokens[sighting.last].text not in {",", "(", "-", "—", "–"}:
            return None
        if tokens[sighting.last].sentence != tokens[sighting.first].sentence:
            return None
        end = self._clause_end(sighting.last + 1)
        heads = [k for k in range(sighting.last + 1, end) if self.scene.holds("office", k)]
        return self._office_head(heads[0], end) if heads else None

    def _office_head(self, i: int, end: int) -> int:
        """The last word of the office: "Deputy Foreign Minister"."""
        while i + 1 < end and self.scene.holds("office", i + 1):
            i += 1
        if i + 2 < end and self.scene.tokens[i + 1].text == "-" and self.scene.holds("office", i + 2):
            return i + 2
        return i

    def _clause_end(self, at: int) -> int:
        """The next mark that closes an apposition, or the first finite verb outside a relative clause."""
        tokens = self.scene.tokens
        sentence = self.scene.parsed.sentence_of(at)
        relative = tokens[at].lower in {"who", "whose"}
        for k in range(at, min(sentence.last, at + _REACH)):
            token = tokens[k]
            if token.text in {",", ")", ";", "—", "–", ":"} and k > at:
                return k
            if token.tag in {"VBD", "VBZ", "VBP", "MD"} and not relative:
                return k
            relative = relative or token.lower in {"who", "whose", "which", "that"}
        return min(sentence.last, at + _REACH)

    def _apposition_before(self, sighting: Sighting) -> int | None:
        """'Iran's supreme leader, Ali Khamenei': the office right before the comma."""
        tokens = self.scene.tokens
        start = sighting.first if sighting.title is None else sighting.title
        comma = start - 1
        if comma < 2 or tokens[comma].text not in {",", "("} or tokens[comma].sentence != tokens[start].sentence:
            return None
        for k in range(comma - 1, max(comma - 8, self.scene.parsed.sentence_of(start).first - 1), -1):
            token: Token = tokens[k]
            if self.scene.holds("office", k) and token.tag not in {"NNS", "NNPS"}:
                return k
            if token.tag[:2] in {"VB", "MD"} or token.text in {",", ";"}:
                return None
        return None
