"""Who the named people of a document are: full name, office, and whom they speak for."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property

from melian.extraction.cast_context import STATES, announced_office, before, weight
from melian.extraction.cast_phrases import opening
from melian.extraction.cast_scene import Scene
from melian.extraction.people import Person, Sighting, find_sightings, holders_of, same_person
from melian.model.gazetteer import Holder
from melian.model.parsed import Token

_REACH = 22
_LEADING = frozenset({"head", "lead", "chair", "command", "run", "represent", "found", "direct"})
_OPENING = frozenset({"DT", "JJ", "JJS", "NN", "NNP", "NNPS", "POS", "CD", "PRP$", "HYPH", "VBN", "RB", "NNS"})
_BODIES = frozenset({"organisation", "armed_group", "company"})
_ANY_BODY = frozenset(
    {"spokesman", "spokeswoman", "spokesperson", "leader", "chief", "commander", "director", "secretary-general"}
)
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
    owner: Callable[[int], tuple[str, ...]] | None = None
    """Whose a noun is by what it refers to, once that is known."""

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
        roles = [i.role for i in intros if i.role and i.actors] + [i.role for i in intros if i.role]
        role = roles[0] if roles else None
        holder = self._holder(self._words(longest), role)
        told = next((i for i in intros if i.actors), None) or self._untold(group, role, holder)
        tokens = self.scene.tokens
        name = self.scene.parsed.excerpt(tokens[longest.first].start, tokens[longest.last - 1].end).text
        actors = told.actors
        if told.rule != "office holder" and self._private(group):
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

    def _untold(self, group: list[Sighting], role: str | None, holder: Holder | None) -> _Intro:
        """Whom somebody speaks for where no introduction says it: what the words around tell, then the packs."""
        titled = next((s for s in group if s.title is not None), None)
        owned = self._anaphoric(group)
        if owned:
            return _Intro(role, owned, rule="introduction by reference")
        announced = None if holder and role is None else announced_office(self.scene, group[0], role)
        if announced:
            return _Intro(role or announced[1], announced[0], rule="office announced before")
        if holder:
            return _Intro(role or holder.role, (holder.actor,), rule="office holder")
        if role:
            return _Intro(role, self._only(role) or self._context(titled or group[0], role), rule="context")
        return _Intro(role)

    def _private(self, group: list[Sighting]) -> bool:
        """Whether the office is a past one, or one that speaks for nobody else ("cleric", "candidate")."""
        for sighting in group:
            for i in self._offices(sighting):
                if self._honorific(i):
                    continue
                words = {t.lower for t in self.scene.tokens[opening(self.scene, i) : i + 1]}
                return any(self.scene.gazetteer.nouns.holds("past", w) for w in words) or self.scene.holds("private", i)
        return False

    def _anaphoric(self, group: list[Sighting]) -> tuple[str, ...]:
        """'the court's chief prosecutor', 'his spokesman': whose, by what the noun refers to."""
        if self.owner is None:
            return ()
        for sighting in group:
            for i in self._offices(sighting):
                found = self.owner(i)
                if found:
                    return found
        return ()

    def _offices(self, sighting: Sighting) -> tuple[int, ...]:
        heads = (sighting.title, self._apposition_after(sighting), self._apposition_before(sighting))
        return tuple(i for i in heads if i is not None)

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

    def _context(self, sighting: Sighting, role: str) -> tuple[str, ...]:
        """An office without its owner is that of whom the text is about: the subject of what stands before.

        Only states have ministers; bodies and armed groups have spokesmen, leaders and chiefs too.
        """
        wide = role.lower().split()[-1] in _ANY_BODY
        found = [
            (t, a) for t, a in before(self.scene, sighting.first, 2) if a.kind in STATES or (wide and a.kind in _BODIES)
        ]
        if not found:
            return ()
        return self.scene.gazetteer.behind(max(found, key=lambda pair: weight(self.scene, sighting.first, pair[0]))[1])

    def _intros(self, sighting: Sighting) -> Iterator[_Intro]:
        if sighting.title is not None and not self._honorific(sighting.title):
            yield self._office(sighting.title, "title")
        after = self._apposition_after(sighting)
        if after is not None:
            yield self._office(after, "introduction", upto=self._clause_end(after))
        heads = self._heads(sighting)
        if heads:
            yield heads
        for office in (self._apposition_before(sighting), self._through(sighting)):
            if office is not None:
                yield self._office(office, "introduction")
        if sighting.title is None and sighting.last - sighting.first >= 1:
            names = () if self._through(sighting) is not None else self.scene.left_names(sighting.first)
            actors = tuple(dict.fromkeys(a for n in names for a in self.scene.behind(n)))
            if actors:
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
            inside = (scene.name_at[k] for k in range(i, upto) if k in scene.name_at)
            names = () if self._refers(i) else tuple(n for n in inside if not scene.half(n))[:1]
        actors = tuple(dict.fromkeys(actor for name in names for actor in scene.behind(name)))
        return _Intro(role, actors or (() if self._refers(i) else self._only(role)), False, rule)

    def _refers(self, i: int) -> bool:
        """Whether the office is of somebody by a common noun ("of the bloc"): then that noun tells."""
        prep = self.scene.parsed.child(i, "prep")
        pobj = self.scene.parsed.child(prep.i, "pobj") if prep and prep.lower in {"of", "for"} else None
        return pobj is not None and (self.scene.holds("body", pobj.i) or self.scene.holds("polity", pobj.i))

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

    def _heads(self, sighting: Sighting) -> _Intro | None:
        """'X, who heads the powerful Guardian Council': whom the clause says that they lead."""
        tokens, at = self.scene.tokens, sighting.last
        if at + 2 >= len(tokens) or tokens[at].text != "," or tokens[at + 1].lower != "who":
            return None
        end = self._clause_end(at + 1)
        verb = next((k for k in range(at + 2, end) if tokens[k].lemma in _LEADING and tokens[k].pos == "VERB"), None)
        if verb is None:
            return None
        name = next((self.scene.name_at[k] for k in range(verb + 1, end) if k in self.scene.name_at), None)
        return _Intro(None, self.scene.behind(name), rule="introduction") if name else None

    def _through(self, sighting: Sighting) -> int | None:
        """'Philippine ambassador to the United Nations Lauro Baja': the office before the phrase before the name."""
        tokens, k = self.scene.tokens, sighting.first - 1
        floor = self.scene.parsed.sentence_of(sighting.first).first
        while k > floor and (k in self.scene.name_at or tokens[k].tag in {"DT", "NNP", "NN"}):
            k -= 1
        if k > floor and k < sighting.first - 1 and tokens[k].tag in {"IN", "TO"} and self.scene.holds("office", k - 1):
            return None if tokens[k - 1].tag in {"NNS", "NNPS"} else k - 1
        return None

    def _apposition_after(self, sighting: Sighting) -> int | None:
        """'Sergei Ryabkov, Russia's deputy foreign minister ...': the first office behind the comma."""
        tokens, start = self.scene.tokens, sighting.last + 1
        if start >= len(tokens) or tokens[start - 1].text not in {",", "(", "-", "—", "–"}:
            return None
        if tokens[start].sentence != tokens[sighting.first].sentence:
            return None
        if tokens[start].lower == "who":
            return None
        end = self._clause_end(start)
        for k in range(start, end):
            if self.scene.holds("office", k) and tokens[k].tag not in {"NNS", "NNPS"}:
                return self._office_head(k, end)
            if k not in self.scene.name_at and tokens[k].tag not in _OPENING:
                return None
        return None

    def _office_head(self, i: int, end: int) -> int:
        """The last word of the office: "deputy foreign minister", "Secretary-General"."""
        head = i
        for k in range(i + 1, end):
            if self.scene.holds("office", k):
                head = k
            elif self.scene.tokens[k].tag not in {"JJ", "NN", "NNP", "HYPH"} or k in self.scene.name_at:
                break
        return head

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
