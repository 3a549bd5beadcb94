"""How a text introduces its people: titles, appositions, clauses and phrases around a name."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from melian.extraction.cast_scene import Scene
from melian.extraction.people import Sighting
from melian.model.parsed import Token

_REACH = 22
"""Words that an apposition may have at most."""
_LEADING = frozenset({"head", "lead", "chair", "command", "run", "represent", "found", "direct"})
_OPENING = frozenset({"DT", "JJ", "JJS", "NN", "NNP", "NNPS", "POS", "CD", "PRP$", "HYPH", "VBN", "RB", "NNS"})


@dataclass(frozen=True, slots=True)
class Intro:
    """What one place says of a person: their office, and whom they speak for."""

    role: str | None = None
    actors: tuple[str, ...] = ()
    rule: str = "name"


@dataclass(frozen=True, kw_only=True)
class Introductions:
    """Reads the introductions of one document."""

    scene: Scene

    def all_of(self, sighting: Sighting) -> Iterator[Intro]:
        """What the words around one place of a name say, the title first."""
        if sighting.title is not None and not self.honorific(sighting.title):
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
                yield Intro(None, actors, "introduction")

    @cached_property
    def _titles(self) -> frozenset[int]:
        """Titles in front of names: the office before "for President Boric, Luis Soto" is not his."""
        return frozenset(s.title for s in self.scene.sightings if s.title is not None)

    def honorific(self, i: int) -> bool:
        """Whether the word at `i` is a title without an office ("Mr")."""
        return not self.scene.holds("office", i)

    def offices(self, sighting: Sighting) -> tuple[int, ...]:
        """Heads of the offices around one place of a name."""
        heads = (sighting.title, self._apposition_after(sighting), self._apposition_before(sighting))
        return tuple(i for i in heads if i is not None)

    def _office(self, i: int, rule: str, upto: int | None = None) -> Intro:
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
        return Intro(role, actors or (() if self._refers(i) else self.only(role)), rule)

    def _refers(self, i: int) -> bool:
        """Whether the office is of somebody by a common noun ("of the bloc"): then that noun tells."""
        prep = self.scene.parsed.child(i, "prep")
        pobj = self.scene.parsed.child(prep.i, "pobj") if prep and prep.lower in {"of", "for"} else None
        return pobj is not None and (self.scene.holds("body", pobj.i) or self.scene.holds("polity", pobj.i))

    def _of_state(self, i: int) -> bool:
        return [t.lower for t in self.scene.tokens[i + 1 : i + 3]] == ["of", "state"]

    def only(self, role: str) -> tuple[str, ...]:
        """Offices that only one actor has."""
        words = role.lower().replace("- ", "-")
        return next((
            (actor,) for title, actor in self.scene.gazetteer.nouns.offices.items()
            if words == title or words.endswith(" " + title)
        ), ())  # fmt: skip

    def _role_word(self, k: int) -> bool:
        token = self.scene.tokens[k]
        return k not in self.scene.name_at and (token.tag in {"JJ", "NN", "NNP", "HYPH", "VBN", "NNPS", "JJS"})

    def _heads(self, sighting: Sighting) -> Intro | None:
        """'X, who heads the powerful Guardian Council': whom the clause says that they lead."""
        tokens, at = self.scene.tokens, sighting.last
        if at + 2 >= len(tokens) or tokens[at].text != "," or tokens[at + 1].lower != "who":
            return None
        end = self._clause_end(at + 1)
        verb = next((k for k in range(at + 2, end) if tokens[k].lemma in _LEADING and tokens[k].pos == "VERB"), None)
        if verb is None:
            return None
        name = next((self.scene.name_at[k] for k in range(verb + 1, end) if k in self.scene.name_at), None)
        return Intro(None, self.scene.behind(name), rule="introduction") if name else None

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
        while sighting.title is not None and start > 0 and self._role_word(start - 1):
            start -= 1
        comma = start - 1
        if comma < 2 or tokens[comma].text not in {",", "("} or tokens[comma].sentence != tokens[start].sentence:
            return None
        for k in range(comma - 1, max(comma - 8, self.scene.parsed.sentence_of(start).first - 1), -1):
            token: Token = tokens[k]
            if self.scene.holds("office", k) and token.tag not in {"NNS", "NNPS"} and k not in self._titles:
                return k
            if token.tag[:2] in {"VB", "MD"} or token.text in {",", ";"}:
                return None
        return None
