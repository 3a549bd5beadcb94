"""Stances in the brief's words: what each is called, on what it rests, and where it stands in the articles."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property

from melian.assessment.acts_told import Act, acts_told
from melian.assessment.cohesion import of_holders
from melian.assessment.lookup import names
from melian.assessment.stance import StanceBook, by_event, stances
from melian.assessment.stance_kinds import ATTACKS, BOTH, CONTRARY
from melian.brief.cite import Desk
from melian.brief.phrases import join, plural, sides
from melian.brief.tree import Reference
from melian.model.actor import Actor
from melian.model.event import Event
from melian.model.gazetteer import Gazetteer
from melian.model.knowledge import Knowledge
from melian.model.stance import STANCES, Stance, StanceBasis, StanceKind

STANCE_WORDS: dict[StanceKind, tuple[str, str]] = {
    "accepts": ("accepts it", "accept it"),
    "rejects": ("rejects it", "reject it"),
    "conditional": ("answers it with a condition", "answer it with a condition"),
    "vague": ("speaks to it without a yes or no", "speak to it without a yes or no"),
    "criticises_target": ("criticises {addressee}", "criticise {addressee}"),
    "backs_demander": ("backs {demander}", "back {demander}"),
    "ambiguous": ("leaves it open where it stands", "leave it open where they stand"),
}
SHORT: dict[StanceKind, str] = {
    "accepts": "accepts", "rejects": "rejects", "conditional": "conditional", "vague": "vague",
    "criticises_target": "blames asked", "backs_demander": "backs asker", "ambiguous": "ambiguous",
}  # fmt: skip
BASIS_WORDS: dict[StanceBasis, str] = {
    "statement": "its own statement", "deed": "its conduct alone", "told_by_other": "told by another",
    "writer": "the writer’s summary",
}  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class Standpoint:
    """All stances of an account, and the packs that they were read with."""

    held: tuple[Stance, ...] = ()
    knowledge: Knowledge = field(default_factory=Knowledge)
    gazetteer: Gazetteer = field(default_factory=lambda: Gazetteer(actors=()))
    acts: Callable[[], Sequence[Act]] = tuple
    """The acts of the whole account, worked out for the first chapter that asks."""

    @classmethod
    def of(cls, desk: Desk, cast: Sequence[Actor], knowledge: Knowledge) -> Standpoint:
        """Read from an account; none without the pack of stances."""
        gazetteer = Gazetteer(actors=tuple(cast))
        book = StanceBook(index=knowledge.stances, gazetteer=gazetteer)
        return cls(
            held=stances(desk.lookup, book),
            knowledge=knowledge,
            gazetteer=gazetteer,
            acts=cache(lambda: acts_told(desk.lookup, knowledge.outlets)),
        )

    def towards(self, asked: Iterable[Event]) -> tuple[Stance, ...]:
        """Those towards some acts, in the order of the acts."""
        return tuple(stance for event in asked for stance in self._by_event.get(event.id, ()))

    @cached_property
    def _by_event(self) -> Mapping[str, Sequence[Stance]]:
        return by_event(self.held)


_BY_RULE = {
    ATTACKS: ("criticises {demander}", "criticise {demander}"),
    BOTH: ("calls on both sides", "call on both sides"),
    CONTRARY: ("asks for the contrary", "ask for the contrary"),
}
"""Rules that say more than their kind's words."""


def worded(kind: StanceKind, holder: str | None, asked: Event, rule: str = "") -> str:
    """A stance in words, without the holder: 'rejects it'; a rejection that is only implied says so."""
    words = _BY_RULE.get(rule, STANCE_WORDS[kind])[plural(holder)]
    return words.format(demander=sides(asked.actor, "who asks"), addressee=sides(asked.target, "the addressee"))


def grouped(held: Iterable[Stance], asked: Event, desk: Desk) -> tuple[str, list[Reference]]:
    """'X and Y reject it; Z backs A', each holder once by its best carried stance, with the words they rest on."""
    best = of_holders(held)
    said: list[str] = []
    on: list[Reference] = []
    for kind, rule in ((kind, rule) for kind in STANCES for rule in ("", *_BY_RULE)):
        who = tuple(
            sorted(n for n, s in best.items() if s.kind == kind and (s.rule if s.rule in _BY_RULE else "") == rule)
        )
        if who:
            told = "" if {best[n].basis for n in who} != {"writer"} else ", by a writer’s summary"
            said.append(f"{sides('; '.join(who))} {worded(kind, '; '.join(who), asked, rule)}{told}")
            on += [r for name in who for r in refer(best[name], desk)]
    return "; ".join(said), on


def refer(stance: Stance, desk: Desk) -> tuple[Reference, ...]:
    """The words that show it; none where an analyst set it from outside of the articles."""
    if not len(stance.words) or stance.document not in desk.lookup.readings:
        return ()
    return (desk.refer(stance.document, stance.words, desk.form_at(stance.document, stance.words)),)


def who(stance: Stance) -> str:
    """The holder, or that the text leaves it open, with whom it could be."""
    if stance.holder is not None:
        return join(names(stance.holder))
    could = f" (could be {join(stance.candidates)})" if stance.candidates else ""
    return f"not said whose{could}"
