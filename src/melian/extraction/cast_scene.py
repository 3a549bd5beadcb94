"""One document made ready for asking who is who: its names, and whose a noun is by the words around it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from melian.extraction.cast_bodies import body
from melian.extraction.conjuncts import conjuncts
from melian.extraction.names import Name, find_names, set_before, shares_word
from melian.extraction.people import Sighting, find_sightings
from melian.model.actor import Actor
from melian.model.gazetteer import Gazetteer, Sense
from melian.model.parsed import Parsed, Token

MODIFIERS = frozenset(
    {"JJ", "JJS", "JJR", "NN", "NNS", "NNP", "NNPS", "VBN", "VBG", "HYPH", "CD", "POS", "AFX", "RBS", "RB"}
)
"""Tags of words that may stand between a phrase's article and its noun."""
LINKS = frozenset({"and", "or", ",", "&", "/"})
_PREFIXES = frozenset({"pro", "anti", "non", "post", "ex"})
REACH = 40
"""Words that a phrase may have before its noun; bounds the work on texts that are no prose."""
DEEPEST = 12
"""Phrases within phrases that are followed ("the head of the office of the minister of ...")."""
OF = frozenset({"of", "for", "from", "at", "with"})
"""Prepositions behind which an office's owner stands."""


@dataclass(frozen=True, kw_only=True)
class Scene:
    """A parsed document beside the pack's names in it."""

    parsed: Parsed
    gazetteer: Gazetteer
    _senses: dict[int, Actor | None] = field(default_factory=dict)
    _held: dict[str, frozenset[int]] = field(default_factory=dict)

    @cached_property
    def names(self) -> tuple[Name, ...]:
        """Names in text order, those inside a person's name left out."""
        found = find_names(self.parsed, self.gazetteer)
        return tuple(n for n in found if not self._in_person(n) and not self._eponym(n))

    def names_before(self, i: int) -> Iterator[Name]:
        """Names that begin before token `i`, nearest first."""
        for k in range(bisect_left(self._starts, i) - 1, -1, -1):
            yield self.names[k]

    @cached_property
    def _starts(self) -> list[int]:
        return [name.first for name in self.names]

    @cached_property
    def name_at(self) -> dict[int, Name]:
        """By token, the name that it is part of."""
        return {k: name for name in self.names for k in range(name.first, name.last)}

    @cached_property
    def sightings(self) -> tuple[Sighting, ...]:
        """Where persons are named."""
        return find_sightings(self.parsed, self.gazetteer, self.name_at)

    @cached_property
    def tokens(self) -> tuple[Token, ...]:
        """The document's tokens."""
        return self.parsed.tokens

    def holds(self, kind: str, i: int) -> bool:
        """Whether token `i` is a common noun of that class; a title counts as one."""
        held = self._held.get(kind)
        return i in (self.held(kind) if held is None else held)

    def held(self, kind: str) -> frozenset[int]:
        """All tokens that are common nouns of that class."""
        if kind not in self._held:
            nouns = self.gazetteer.nouns.classes.get(kind, frozenset())
            self._held[kind] = frozenset(i for i, forms in self._nouns if not nouns.isdisjoint(forms))
        return self._held[kind]

    @cached_property
    def _nouns(self) -> list[tuple[int, tuple[str, str]]]:
        """Words that a class of nouns can hold, as they stand and by their lemma."""
        nominal = {"NOUN", "PROPN", "ADJ"}
        return [(t.i, (t.lower, t.lemma.lower())) for t in self.tokens if t.pos in nominal]

    def _eponym(self, name: Name) -> bool:
        """'South China Sea', 'Gulf of Oman', 'the state of Georgia', 'National Security Council' name others."""
        after = self.tokens[name.last : name.last + 1]
        if after and after[0].tag in {"NNP", "NNPS"} and self.gazetteer.nouns.holds("eponym", after[0].lower):
            return True
        before = self.tokens[max(0, name.first - 2) : name.first]
        if before and self.gazetteer.nouns.holds("larger", before[-1].lower) and before[-1].tag == "NNP":
            return True
        return len(before) == 2 and before[1].lower == "of" and self.gazetteer.nouns.holds("place", before[0].lower)

    def _in_person(self, name: Name) -> bool:
        """'Jordan' in a name that the parser takes for a person's, save where the name is all of it."""
        tokens = self.tokens
        if name.last - name.first > 1 or tokens[name.first].name != "PERSON" or name.adjectival:
            return False
        before = name.first > 0 and not tokens[name.first].name_start and self._bare(name.first - 1)
        after = name.last < len(tokens) and not tokens[name.last].name_start and self._bare(name.last)
        return before or after

    def _bare(self, i: int) -> bool:
        token = self.tokens[i]
        return token.name == "PERSON" and token.pos == "PROPN" and not self.holds("office", i)

    def actor(self, name: Name) -> Actor | None:
        """The one entry that a name means here, None where it stays open."""
        if name.first not in self._senses:
            found = self._people_of(name) or self._choose(name.senses)
            if found is not None and name.adjectival:
                plural = self.tokens[name.first].tag in {"NNS", "NNPS"}
                found = (None if plural else body(found, self._sure, self.gazetteer)) or self._narrower(found)
            self._senses[name.first] = found
        return self._senses[name.first]

    def _narrower(self, vague: Actor) -> Actor:
        """'The Europeans' are the three of them of whom the text speaks, where it lists just these.

        The pack calls such a few by the vague group's name ("three European countries").
        """
        if vague.kind != "group" or vague.members:
            return vague
        few = (
            a for a in self._named_together if set(vague.demonyms) & {w for alias in a.aliases for w in alias.split()}
        )
        return next(few, vague)

    @cached_property
    def _named_together(self) -> tuple[Actor, ...]:
        """Groups of states whose members, and nobody else, the text lists somewhere."""
        listed = {frozenset(s.actor.name for n in run for s in n.senses) for run in self.lists.values()}
        return tuple(a for a in self.gazetteer.actors if a.members and frozenset(a.members) in listed)

    @cached_property
    def lists(self) -> dict[int, tuple[Name, ...]]:
        """By token of the first name, lists of three or more ("A, B, the C and D"): parsers lose their ends."""
        found: dict[int, tuple[Name, ...]] = {}
        run: list[Name] = []
        closed = False
        for name in self.names:
            joints = [t.lower for t in self.tokens[run[-1].last : name.first] if t.lower != "the"] if run else []
            if run and not closed and joints in ([","], ["and"], [",", "and"]):
                run.append(name)
                closed = joints[-1] == "and"
                if closed and len(run) > 2:
                    found |= dict.fromkeys(range(run[0].first, run[0].last), tuple(run))
            else:
                run, closed = [name], False
        return found

    def _people_of(self, name: Name) -> Actor | None:
        """With the article a people's name means its state ("the Palestinians"), without it the people themselves."""
        if len(name.senses) == 1 or self.tokens[name.first - 1].lower != "the":
            return None
        states = [s.actor for s in name.senses if s.via == "demonym" and s.actor.kind in {"state", "territory"}]
        return states[0] if len(states) == 1 and self.tokens[name.first].tag in {"NNPS", "NNS"} else None

    def _choose(self, senses: tuple[Sense, ...]) -> Actor | None:
        """One sense; else the strongest; else the one that the document names beyond doubt elsewhere."""
        for via in ("name", "alias", "demonym", "metonym"):
            strong = [sense.actor for sense in senses if sense.via == via]
            if len(strong) == 1:
                return strong[0]
            if strong:
                break
        named = [sense.actor for sense in senses if sense.actor.name in self._sure]
        if len(named) != 1:
            named = [sense.actor for sense in senses if self._sure & set(sense.actor.name.split(" of "))]
        return named[0] if len(named) == 1 else None

    @cached_property
    def _sure(self) -> frozenset[str]:
        return frozenset(name.senses[0].actor.name for name in self.names if len(name.senses) == 1)

    def behind(self, name: Name) -> tuple[str, ...]:
        """The canonical names that a name stands for here."""
        actor = self.actor(name)
        return self.gazetteer.behind(actor) if actor else ()

    def left_names(self, i: int) -> tuple[Name, ...]:
        """Names among the words before the noun at `i`: "Iran's top negotiator", "Indian and Pakistani troops"."""
        found: list[Name] = []
        k = i - 1
        floor = max(self.parsed.sentence_of(i).first, i - REACH)
        while k >= floor:
            name = self.name_at.get(k)
            if name:
                if found and not self._linked(name, found[0]):
                    return self._outer(name, found)
                if found and set_before(self.parsed, name, found[0]):
                    break
                if not self.half(name):
                    found.insert(0, name)
                k = name.first - 1
            elif self.tokens[k].tag in MODIFIERS or (self.tokens[k].lower in LINKS and self._between(k, i, found)):
                k -= 1
            else:
                break
        return tuple(found)

    def half(self, name: Name) -> bool:
        """The half of a compound names no owner ("U.S.-led troops", "pro-Syrian"), save of two ("Iran-Iraq talks")."""
        if (
            name.first > 1
            and self.tokens[name.first - 1].text == "-"
            and self.tokens[name.first - 2].lower in _PREFIXES
        ):
            return True
        return shares_word(self.parsed, name) and self.tokens[name.last + 1].i not in self.name_at

    def name_beside(self, i: int) -> Name | None:
        """'the militant group Hamas', 'the bloc, NATO': the name that tells who the noun at `i` is."""
        if not (self.holds("body", i) or self.holds("polity", i)) or self.tokens[i].tag in {"NNS", "NNPS"}:
            return None
        near = [t.i for t in self.parsed.children(i) if t.dep == "appos"] + [i + 1]
        for k in near:
            name = self.name_at.get(k)
            if name and name.first > i and not name.adjectival and not self.half(name) and self._same(k, i):
                return name
        return None

    def _same(self, k: int, i: int) -> bool:
        return self.tokens[k].sentence == self.tokens[i].sentence

    def _between(self, k: int, i: int, found: list[Name]) -> bool:
        """A comma or 'and' belongs to the phrase only between two names or right behind a first one."""
        after = k + 1
        while after < i and self.tokens[after].lower in LINKS:
            after += 1
        before = k - 1
        while before > 0 and self.tokens[before].lower in LINKS:
            before -= 1
        return after in self.name_at and before in self.name_at and bool(found)

    def _linked(self, name: Name, after: Name) -> bool:
        return all(t.lower in LINKS or t.text == "-" for t in self.tokens[name.last : after.first]) and (
            name.last < after.first
        )

    def _outer(self, name: Name, found: list[Name]) -> tuple[Name, ...]:
        """Of two that are not coordinated the possessive is the owner: "Iran's U.N. ambassador"."""
        if self.tokens[name.last].tag == "POS" and not self.half(name):
            return (name,)
        return tuple(found)

    def of_names(self, i: int, prepositions: frozenset[str] = OF, depth: int = 0) -> tuple[Name, ...]:
        """Names in the phrase behind the noun at `i`: "president of Iran", "spokesman for the Russian army"."""
        for prep in self._prepositions(i, prepositions):
            found = self.coordinated_of(prep.i, depth + 1)
            if found:
                return found
        return ()

    def coordinated_of(self, prep: int, depth: int = 0) -> tuple[Name, ...]:
        """Names in the phrase behind a preposition."""
        pobj = self.parsed.child(prep, "pobj")
        return self._coordinated(pobj.i, depth) if pobj is not None and depth < DEEPEST else ()

    def _prepositions(self, i: int, wanted: frozenset[str]) -> tuple[Token, ...]:
        direct = [t for t in self.parsed.children(i) if t.dep == "prep" and t.lower in wanted]
        after = self.tokens[i + 1 : i + 2]
        if not direct and after and after[0].lower in wanted:
            direct = list(after)
        return tuple(direct)

    def _coordinated(self, i: int, depth: int) -> tuple[Name, ...]:
        found: list[Name] = []
        for k in conjuncts(self.parsed, i):
            found.extend(name for name in self._at_or_before(k, depth) if name not in found)
        return tuple(found)

    def _at_or_before(self, i: int, depth: int) -> tuple[Name, ...]:
        """The name that is the noun at `i`, stands beside it or owns it; no state owns its rebels."""
        name = self.name_at.get(i) or self.name_beside(i)
        if name:
            return (name,)
        names = self.left_names(i) or self.of_names(i, depth=depth)
        return tuple(n for n in names if self._armed(n)) if self._of_rebels(i) else names

    def _of_rebels(self, i: int) -> bool:
        return self.holds("armed", i) or (self.holds("body", i) and self.armed_word(i) is not None)

    def _armed(self, name: Name) -> bool:
        actor = self.actor(name)
        return actor is not None and actor.kind == "armed_group"

    def armed_word(self, i: int) -> int | None:
        """The armed word in front of a noun: "rebel" in "the main rebel group"."""
        for k in range(i - 1, max(i - 4, self.parsed.sentence_of(i).first) - 1, -1):
            if self.holds("armed", k) and k not in self.name_at:
                return k
            if self.tokens[k].tag not in {"JJ", "NN", "NNP", "HYPH"}:
                return None
        return None
