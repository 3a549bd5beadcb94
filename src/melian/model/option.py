"""Options for an answer: what each is for, who can take it, what it would cost, and on whose estimate.

The effects of such options are not identified in any data that we know. Every number is a range that somebody
elicited, or that a source gives; none is estimated here, and what is made of them says so.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final, Literal, get_args

ELICITED: Final = "elicited"
"""The source of a range that somebody judged."""

Domain = Literal[
    "diplomatic", "information", "military", "economic", "financial", "intelligence", "law", "resilience", "restraint"
]
"""`military` is short of combat; `restraint` is doing less, or talking."""
DOMAINS: Final[tuple[Domain, ...]] = get_args(Domain)
Horizon = Literal["now", "months", "years"]
HORIZONS: Final[tuple[Horizon, ...]] = get_args(Horizon)
Role = Literal["target", "concerned", "member", "demander", "third"]
"""Where an actor stands in a dispute. `target`: of whom something is demanded. `concerned`: the state that the demand
is about, where it is not the one addressed. `member`: of the target where that is an organisation, or its ally.
`demander`: who demands. `third`: anybody else."""
ROLES: Final[tuple[Role, ...]] = get_args(Role)
Criterion = Literal[
    "cost_self", "cost_other", "escalation", "cohesion", "deterrence", "exposure", "reversibility", "speed"
]
CRITERIA: Final[tuple[Criterion, ...]] = get_args(Criterion)


FACTORS: Final = (0.01, 100.0)
"""The least and the most factor of an effect: beyond, it would be certainty, and leave no numbers to count with."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scale:
    """A criterion's scale: its ends, its unit, and whether more of it is better for whoever acts."""

    name: str
    low: float
    high: float
    unit: str
    better: Literal["more", "less"]
    says: str
    """What the two ends mean."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Estimate:
    """A range: the least, the likeliest, the most. Raises ValueError where they are not in that order."""

    low: float
    mode: float
    high: float
    source: str = ELICITED
    """`elicited`, or where the range is from."""
    elicitation: str | None = None
    """The id of the record that says who judged it, when and how; None where a source gives it, or nobody said."""

    def __post_init__(self) -> None:
        if not self.low <= self.mode <= self.high:
            raise ValueError(f"not in order: {self.low:g}, {self.mode:g}, {self.high:g}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Elicitation:
    """Who judged ranges, when and how: one record for all ranges of one sitting."""

    id: str
    who: str
    """A clause: 'the author of this pack, alone'."""
    when: str
    """A day, month or year, ISO 8601."""
    how: str
    fits: str
    """For whom and for what kind of case the ranges were judged."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Effect:
    """What an option does to a quarrel's pace on the ladder while it is in force, as factors on the chances of the next
    rung up and of the next rung down; 1 changes nothing."""

    up: Estimate
    down: Estimate


@dataclass(frozen=True, slots=True, kw_only=True)
class Precondition:
    """What must hold before it can be taken, and how the case shows that it does or does not."""

    says: str
    member_of: frozenset[str] = frozenset()
    """Who acts must belong to, or be, one of these bodies."""
    needs_acts: frozenset[str] = frozenset()
    """The other side is reported to have done one of these."""
    lacks_acts: frozenset[str] = frozenset()
    """The other side is not reported to have done any of these."""
    against: frozenset[str] = frozenset()
    """The target of the demand is of one of these kinds: `state`, `organisation`."""
    deadline: bool = False
    """The demand has a deadline."""
    other: frozenset[str] = frozenset()
    """The other side is of one of these kinds; where it is not, somebody has to look at whom else it would be aimed."""
    taken_by: frozenset[str] = frozenset()
    """Who acts is of one of these kinds (`state`, `organisation`) or is one of these actors."""


Towards = Literal["other", "demand", "place", "attacked", "any"]
"""Whom or what an act has to be about. `other`: the other side. `demand`: the demand itself: an act
of its dispute that is towards the other side or nobody who is named. `place`: where the demand
would be carried out; where it names no place, those addressed. `attacked`: whom the other side uses force against.
`any`: any of these, or nobody who is named."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """How the case shows that the option is already taken: kinds of acts, words in what is done, and what about."""

    acts: frozenset[str]
    words: tuple[str, ...] = ()
    """One of these stands in its words; `*` stands for any ending. Without words the kind is enough."""
    also: tuple[str, ...] = ()
    """A second list, one of which has to stand there too."""
    towards: Towards = "any"
    public: bool = False
    """Whether it has to be said in public: what only an unnamed source tells does not show that."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """One option, named from the seat of whoever takes it; *the other side* is whom it is aimed at."""

    id: str
    name: str
    """An imperative clause: 'Reject the demand in public'."""
    domain: Domain
    horizon: Horizon
    purpose: str
    mechanism: str
    """How it is meant to work, in one sentence."""
    by: frozenset[Role]
    """Whose seat it can be taken from."""
    actor: str
    """Who must act: 'the foreign ministry', 'the council of the alliance'."""
    authority: str
    """What it needs to act: a decision by consensus, a law, a mandate."""
    meets: frozenset[str] = frozenset()
    """What the demand threatens that it protects: ids of `Knowledge.demand_classes`; empty where it fits any."""
    preconditions: tuple[Precondition, ...] = ()
    done: tuple[Done, ...] = ()
    days: Estimate
    """Days until it has an effect."""
    values: Mapping[Criterion, Estimate]
    """On each criterion but `speed`, which is `days`."""
    effect: Effect
    necessity: str
    """Proportionality: why less would not do, or would."""
    scale: str
    """Proportionality: how it compares with what it answers."""
    acts: tuple[str, ...] = ()
    """Kinds of acts that it consists in, for the tests of law."""
    conduct: str = ""
    """Words of what is done, for the tests of law."""
    abroad: bool = False
    """Whether it is done where the demand is about, rather than at home."""
    precedents: tuple[str, ...] = ()
    """Ids of `Knowledge.precedents`, or citations."""
    took: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """By precedent, who took the option there, as generally told; left out where that would be a matter of opinion."""
    works: tuple[str, ...] = ()
    """Ids of `Knowledge.indicators`, or clauses: signs that it works."""
    backfires: tuple[str, ...] = ()
    """The same for signs that it backfires."""
    excludes: frozenset[str] = frozenset()
    """Ids of options that cannot be taken with it."""
    requires: frozenset[str] = frozenset()
    """Ids of options without which it makes no sense."""
    off_ramp: str = ""
    """How it is ended or turned back, and on what."""
    also: tuple[str, ...] = ()
    """Other names, by which it is searched."""
    source: str
    """Where the option is described, or `unverified`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OptionBook:
    """The options, the scales of their values, and the weights that a brief starts from."""

    options: tuple[Option, ...] = ()
    scales: Mapping[Criterion, Scale] = field(default_factory=dict)
    budget: float = 0.0
    """The most of `cost_self`, in that scale's unit, that a portfolio costs by its likeliest values; 0 for no limit."""
    most: int = 6
    """The most options of a portfolio."""
    elicitations: tuple[Elicitation, ...] = ()
    """Who judged the ranges that no source gives."""
