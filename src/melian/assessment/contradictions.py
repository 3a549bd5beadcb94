"""Facts that cannot all hold: between reports, within one, and statements that others tell as overtaken.

Two facts are compared only where they speak of the same thing: subject, relation, object, place and time. Precision
comes first: what could be two occasions is left alone, and nobody is said to be right.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import combinations, product
from typing import Literal

from melian.assessment.fact_values import Clash, clash
from melian.model.fact import Fact

ContradictionKind = Literal["between", "within", "stale"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Contradiction:
    """Two sides that cannot both hold of one thing at one time, each with the facts that carry it."""

    kind: ContradictionKind
    """`between` reports, `within` one, or `stale`: older or unaware of what others tell as done."""
    about: str
    """What is compared, in words: 'whether Sweden is a member of NATO'."""
    sides: tuple[tuple[Fact, ...], tuple[Fact, ...]]
    """For `stale` the first side is the overtaken one."""
    reason: str
    settle: str
    """What would settle it."""

    @property
    def documents(self) -> tuple[str, ...]:
        """Paths of the documents of both sides, each once."""
        return tuple(dict.fromkeys(fact.document for side in self.sides for fact in side))


def contradictions(facts: Iterable[Fact], dates: Mapping[str, str] | None = None) -> tuple[Contradiction, ...]:
    """Every contradiction among the facts, the same whatever their order.

    `dates` gives the day of each document that has one (ISO). Facts of the same words in two documents count once a
    side each; a fact is never set against one of its own sentence.
    """
    found: dict[tuple[str, str, str, str], list[tuple[Fact, Fact, Clash]]] = defaultdict(list)
    for group in _groups(facts):
        for one, other in _differing(group):
            pair = _pair(one, other, dates or {})
            if pair is not None:
                first, second, clashing = pair
                kind = clashing.kind or ("within" if first.document == second.document else "between")
                found[kind, clashing.about, clashing.one, clashing.other].append((first, second, clashing))
    made = (_made(key[0], pairs) for key, pairs in found.items())
    return tuple(sorted(made, key=lambda c: (c.about, c.kind, c.sides[0][0].id, c.sides[1][0].id)))


def _groups(facts: Iterable[Fact]) -> Iterable[list[Fact]]:
    """Facts that can be of one thing, together: no others are compared, so that work grows with what is told."""
    groups: dict[tuple[str, str | None, str | None], list[Fact]] = defaultdict(list)
    for fact in facts:
        thing = fact.subject if fact.kind != "event" else None
        groups[fact.predicate, thing, fact.object if fact.kind != "quantity" else None].append(fact)
    return [sorted(g, key=_order) for g in groups.values()]


def _differing(group: list[Fact]) -> Iterator[tuple[Fact, Fact]]:
    """Pairs that claim different things; of the same claim in one document the first stands for all."""
    values: dict[tuple[object, ...], dict[str, Fact]] = defaultdict(dict)
    for fact in group:
        held = values[fact.quantity, fact.places, fact.place_count, fact.polarity, fact.modality, fact.time, fact.rule]
        held.setdefault(fact.document, fact)
    for ours, theirs in combinations(values.values(), 2):
        for one, other in product(ours.values(), theirs.values()):
            yield (one, other) if _order(one) <= _order(other) else (other, one)


def _order(fact: Fact) -> tuple[str, int, int, str]:
    return fact.document, fact.start, fact.claim.start, fact.id


def _pair(one: Fact, other: Fact, dates: Mapping[str, str]) -> tuple[Fact, Fact, Clash] | None:
    if one.document == other.document and one.start == other.start:
        return None
    apart = _days(one, other, dates)
    if one.time and other.time and one.kind != "event" and not _meet(one.time, other.time):
        return None
    found = clash(one, other, same_text=one.document == other.document, apart=apart)
    if found is None:
        return None
    return (other, one, found) if found.turned else (one, other, found)


def _meet(one: str, other: str) -> bool:
    """Whether two times can be one: the coarser begins the finer."""
    return one.startswith(other) or other.startswith(one)


def _days(one: Fact, other: Fact, dates: Mapping[str, str]) -> int | None:
    """Days from the report of `one` to that of `other`; None where either is undated."""
    days = [_day(dates.get(fact.document)) for fact in (one, other)]
    first, second = days
    return None if first is None or second is None else (second - first).days


def _day(value: str | None) -> date | None:
    try:
        return date.fromisoformat(value) if value else None
    except ValueError:
        return None


def _made(kind: str, pairs: list[tuple[Fact, Fact, Clash]]) -> Contradiction:
    first = tuple(sorted({p[0] for p in pairs}, key=_order))
    second = tuple(sorted({p[1] for p in pairs}, key=_order))
    clashing = pairs[0][2]
    return Contradiction(
        kind=_KINDS[kind], about=clashing.about, sides=(first, second), reason=clashing.reason, settle=clashing.settle
    )


_KINDS: dict[str, ContradictionKind] = {"between": "between", "within": "within", "stale": "stale"}
