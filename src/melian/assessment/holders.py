"""Whose words these are: from a voice in the text to the state or body that it speaks for."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from melian.assessment.introduced import group, in_office, sides
from melian.assessment.lookup import names
from melian.assessment.sentences import sentence_at
from melian.model.actor import Actor
from melian.model.event import Reading
from melian.model.gazetteer import Gazetteer, pieces
from melian.model.mention import Mention
from melian.model.quotation import Voice

_BEFORE, _AFTER = 90, 70
"""Characters around a person's name in which its state is looked for: "the Aland Foreign Ministry's spokesman, X"."""
_AT = re.compile(r"\s+(?:to|in|at)\s+")
"""Where somebody is sent: the ambassador to a state does not speak for it."""
_URGES = re.compile(
    r"\b(?:call(?:s|ed|ing)?\s+(?:up)?on|urg(?:e|es|ed|ing)|appeal(?:s|ed|ing)?\s+to|press(?:es|ed)|implor(?:es|ed))\s+"
)
_BLAMES = re.compile(r"\b(?:condemn(?:s|ed|ing)?|denounc(?:e|es|ed|ing)|deplor(?:e|es|ed|ing))\s+")
_OWN = frozenset({"demand", "threaten"})
"""What only who does it, or his voice, puts in words as coming."""
_NOBODY = frozenset({"group", "company"})


def named(text: str, gazetteer: Gazetteer) -> tuple[Actor, ...]:
    """The entries that a text names, in order, the longest name first where several begin at one word."""
    return tuple(actor for actor, _ in _scan(pieces(text), gazetteer))


def canonical(text: str, gazetteer: Gazetteer) -> tuple[str, ...]:
    """Canonical names of whom the entries that a text names act for, each once, in order."""
    return tuple(dict.fromkeys(name for actor in named(text, gazetteer) for name in gazetteer.behind(actor)))


@dataclass(frozen=True, kw_only=True)
class Holders:
    """The voices of one article and whom they speak for."""

    reading: Reading
    gazetteer: Gazetteer

    def of(self, voice: Voice) -> tuple[str, ...]:
        """Canonical names, alphabetical; none where the text leaves it open."""
        known = self._by_speaker.get(_last(voice.name))
        if known:  # a joint act's speaker speaks for the one side that his office names
            side = self._sides.get(_last(voice.name))
            return (side,) if side in known else known
        own = self._group(voice.name) or canonical(f"{voice.name} {_AT.split(voice.role or '')[0]}", self.gazetteer)
        return tuple(sorted(own)) if own else self._introduced(voice) or self._told(voice.name)

    def leading(self, text: str) -> tuple[str, ...]:
        """Who is named first in a text: an entry of the pack, or a person whom the article lets speak."""
        found = canonical(text, self.gazetteer)[:1]
        if found:
            return found
        names_ = (re.sub("['’]s?$", "", word) for word in text.split() if word[:1].isupper())
        return next((held for held in map(self._person, names_) if held), ())

    def urged(self, text: str) -> frozenset[str]:
        """Whom words call on or urge: who is named right behind the verb."""
        return frozenset(self._behind(_URGES, text))

    def blamed(self, text: str) -> frozenset[str]:
        """Whom words condemn, told in the same way."""
        return frozenset(self._behind(_BLAMES, text))

    def _behind(self, verb: re.Pattern[str], text: str) -> Iterator[str]:
        after = (text[match.end() :].split()[:4] for match in verb.finditer(text))
        return (name for words in after for name in self.leading(" ".join(words)))

    def placed(self, text: str) -> Iterator[tuple[int, tuple[str, ...]]]:
        """Where a text names somebody, by the number of the name's last word (as `pieces` tells words).

        An entry of the pack, or a person whom the article lets speak, with whom it acts for.
        """
        words = pieces(text)
        at_entries = {at: self.gazetteer.behind(actor) for actor, at in _scan(words, self.gazetteer)}
        for at, word in enumerate(words):
            known = at_entries.get(at) or (self._person(word) if word[:1].isupper() else None)
            if known:
                yield at, known

    def _person(self, surname: str) -> tuple[str, ...]:
        """Whom a person speaks for: by his acts in the article, else by the office that introduces him."""
        known = self._by_speaker.get(surname.casefold())
        side = self._sides.get(surname.casefold())
        return known or ((side,) if side else in_office(surname, self.gazetteer))

    def _told(self, name: str) -> tuple[str, ...]:
        """By an office elsewhere in the text, or by the actors' pack."""
        side = self._sides.get(_last(name))
        return (side,) if side else in_office(name, self.gazetteer)

    def _group(self, name: str) -> tuple[str, ...]:
        parties = {party for m in self.reading.mentions for party in (*m.actors, *m.targets)}
        return group(name, parties, self.reading.document.text)

    @cached_property
    def _sides(self) -> Mapping[str, str]:
        return sides(self.reading.document.text, self.gazetteer)

    @cached_property
    def _by_speaker(self) -> dict[str, tuple[str, ...]]:
        """The actors of the mentions in which a person speaks, by surname, the commonest first."""
        counted: dict[str, Counter[tuple[str, ...]]] = {}
        odd: set[tuple[str, tuple[str, ...]]] = set()
        for mention in self.reading.mentions:
            speaker = self._voice_of(mention)
            if speaker and mention.actor and mention.form != "author_advice":
                surname, held = _last(speaker), names(mention.actor)
                counted.setdefault(surname, Counter())[held] += 1
                odd |= {(surname, held)} if self._of_oneself(mention) else set()
        return {
            name: min(c.items(), key=lambda item: (-item[1], (name, item[0]) in odd, item[0]))[0]
            for name, c in counted.items()
        }

    def _of_oneself(self, mention: Mention) -> bool:
        """Whether it would ask its own actor for something: "demanded that Arvonia accept", laid to Arvonia."""
        head = canonical(" ".join(mention.content.text.split()[:2]), self.gazetteer)[:1]
        return mention.act in ("demand", "appeal") and bool(head) and {*head} <= {*mention.actors}

    def _voice_of(self, mention: Mention) -> str | None:
        """Who speaks in it; where it names nobody, the one person whose words hold what its own actor asks."""
        if mention.speaker:
            return mention.speaker.name
        if mention.act not in _OWN or mention.polarity != "asserted":
            return None
        held = {q.speaker.name for q in self.reading.quotations if q.speaker is not None and q.holds(mention.content)}
        return min(held) if len(held) == 1 else None

    def _introduced(self, voice: Voice) -> tuple[str, ...]:
        """The state named beside a person's name in the sentence that first gives it."""
        text = self.reading.document.text
        at = text.find(voice.name)
        if at < 0:
            return ()
        sentence = sentence_at(text, voice if voice.start == at else _span(voice, at))
        before = text[max(sentence.start, at - _BEFORE) : at]
        after = text[at + len(voice.name) : min(sentence.end, at + len(voice.name) + _AFTER)]
        found = named(before, self.gazetteer)[-1:] or (named(after, self.gazetteer)[:1] if after[:1] == "," else ())
        return tuple(
            sorted(name for actor in found if actor.kind not in _NOBODY for name in self.gazetteer.behind(actor))
        )


def _span(voice: Voice, at: int) -> Voice:
    return Voice(start=at, end=at + len(voice.name), name=voice.name, role=voice.role)


def _last(name: str) -> str:
    return name.rsplit(maxsplit=1)[-1].casefold() if name.split() else ""


def _scan(shapes: Sequence[str], gazetteer: Gazetteer) -> Iterator[tuple[Actor, int]]:
    """Each entry with the number of its name's last word."""
    at = 0
    while at < len(shapes):
        longest = min(gazetteer.reach.get(shapes[at].casefold(), 0), len(shapes) - at)
        for size in range(longest, 0, -1):
            found = gazetteer.fitting(shapes[at : at + size])
            if len(found) == 1:
                at += size - 1
                yield found[0].actor, at
                break
        at += 1
