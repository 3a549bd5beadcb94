"""What an account holds, by name: documents, mentions, and the events that a person's judgement leaves standing."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from melian.model.document import Document
from melian.model.event import Account, Event, EventMention, Reading
from melian.model.fact import Fact
from melian.model.mention import DEEDS, Judgement, Mention

_SAID = re.compile(r"\b(?:said|says?|told|tells|according\s+to|added|adds|warn(?:ed|s)|stated|announced|indicat\w+)\b")
WRITERS_OWN = frozenset({"author_opinion", "author_advice"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Lookup:
    """An account with its parts by name. `events` are the standing ones: without rejected mentions."""

    account: Account
    readings: Mapping[str, Reading]
    order: Mapping[str, int]
    """Each document's place among the readings, from 0."""
    mentions: Mapping[tuple[str, str], Mention]
    """By document and id: two copies of one text share their ids."""
    judgements: Mapping[str, Judgement]
    """The last judgement of each mention and fact."""
    events: tuple[Event, ...]

    def document(self, path: str) -> Document:
        """The document of that path."""
        return self.readings[path].document

    def mention(self, row: EventMention) -> Mention:
        """The mention that an event's row names."""
        return self.mentions[row.document, row.id]

    def mentions_of(self, event: Event) -> tuple[Mention, ...]:
        """An event's mentions, in the order of the documents and of their characters."""
        found = map(self.mention, event.mentions)
        return tuple(sorted(found, key=lambda m: (self.order[m.document], m.start, m.end)))

    def rejected(self, mention: Mention) -> bool:
        """Whether a person has said that the machine misread it."""
        return mention.id in self.judgements and self.judgements[mention.id].verdict == "rejected"

    @property
    def facts(self) -> tuple[Fact, ...]:
        """What the articles claim beside acts, without what a person rejected."""
        out = {key for key, judgement in self.judgements.items() if judgement.verdict == "rejected"}
        return tuple(fact for reading in self.readings.values() for fact in reading.facts if fact.id not in out)

    def writers_own(self, event: Event) -> bool:
        """Whether only writers infer the act, or think it possible: nobody reports it."""
        return all(
            row.form in WRITERS_OWN or supposed(self.mention(row), self.readings[row.document])
            for row in event.mentions
        )


def supposed(mention: Mention, reading: Reading) -> bool:
    """Whether a writer only thinks the act possible ("Arvonia might claim ..."), or tells of a danger that is felt
    ("states less threatened by Arvonia"): no such act is reported.
    """
    at = mention.trigger
    if mention.act in DEEDS or mention.form == "direct_quote":
        return False
    between, after = mention.text[: at.start - mention.start], mention.text[at.end - mention.start :]
    hedged = mention.hedge is not None and between.rstrip().endswith(mention.hedge.text)
    felt = mention.act == "threaten" and after.lstrip().startswith("by ") and mention.content.start < at.start
    voiced = _SAID.search(between) or any(q.speaker is not None and q.overlaps(at) for q in reading.quotations)
    return (hedged and mention.speaker is None and not voiced) or felt


def look_up(account: Account) -> Lookup:
    """Index an account. Events left without a standing mention, and a writer's mere advice, are dropped."""
    judgements = {j.mention: j for j in sorted(account.judgements, key=lambda j: j.at)}
    rejected = {m for m, j in judgements.items() if j.verdict == "rejected"}
    mentions = {(m.document, m.id): m for r in account.readings for m in r.mentions}
    standing = (_standing(event, mentions, rejected) for event in account.events)
    return Lookup(
        account=account,
        readings={r.document.path: r for r in account.readings},
        order={r.document.path: i for i, r in enumerate(account.readings)},
        mentions=mentions,
        judgements=judgements,
        events=tuple(event for event in standing if event is not None),
    )


def documents_of(event: Event) -> tuple[str, ...]:
    """Paths of the documents that tell of an event, each once, in order of mention."""
    return tuple(dict.fromkeys(row.document for row in event.mentions))


def tellings(event: Event) -> int:
    """How many stretches of text tell of it: one that is read as two kinds of act tells it once."""
    return len({(row.document, row.start, row.end) for row in event.mentions})


def names(joined: str | None) -> tuple[str, ...]:
    """The names in a field that joins several with '; '."""
    return tuple(joined.split("; ")) if joined else ()


def others(joined: str | None, among: str | None) -> str | None:
    """The names of a joined field that are not in the other: whom an act of several is done to, beside themselves."""
    own = set(names(among))
    return "; ".join(name for name in names(joined) if name not in own) or None


def _standing(event: Event, mentions: Mapping[tuple[str, str], Mention], rejected: set[str]) -> Event | None:
    rows = tuple(r for r in event.mentions if r.id not in rejected and (r.document, r.id) in mentions)
    if all(row.form == "author_advice" for row in rows):
        return None
    kept = {row.document for row in rows}
    return replace(event, mentions=rows, chain=tuple(link for link in event.chain if link.document in kept))
