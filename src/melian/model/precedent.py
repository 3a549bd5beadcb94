"""Demands of the past, and the words by which a new one is compared with them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, get_args

Outcome = Literal["complied", "partly", "not", "fait_accompli", "war", "lapsed"]
"""What came of a demand. `complied`: done as demanded. `partly`: in part, or in exchange. `not`: refused, and neither
of the next. `fait_accompli`: taken without a war. `war`: a war or a campaign of strikes over it followed.
`lapsed`: the demander let it rest."""
OUTCOMES: tuple[Outcome, ...] = get_args(Outcome)
Trigger = Literal["words", "economic", "external", "other", "internal", "military", "violent"]
"""ICB's `triggr`: 1 and 2 (verbal, political), 3, 4, 5, 6, 7 (non-violent military), 8 and 9 (violent)."""
Violence = Literal["none", "minor", "serious", "war"]
"""ICB's `viol`: none, minor clashes, serious clashes, full-scale war."""
CodedOutcome = Literal["attained", "compromise", "stalemate", "yielded", "other", "uncoded"]
"""ICB's `outcom` for one actor: its goals attained, compromise, stalemate, defeated or yielded."""
Issue = Literal["military_security", "political_diplomatic", "economic", "cultural_status"]
"""ICB's `issue`."""
YesNo = Literal["yes", "no"]
Addressee = Literal["state", "several", "alliance"]
Power = Literal["weaker", "comparable", "stronger"]
"""The target against the demander."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CodedActor:
    """What ICB codes for one state in a crisis: what set the crisis off for it, and how it ended for it."""

    actor: str
    trigger: Trigger
    outcome: CodedOutcome


@dataclass(frozen=True, slots=True, kw_only=True)
class Coded:
    """What ICB codes for the crisis of a demand, and for states in it, those addressed first."""

    crisis: int
    """ICB's number, `crisno`."""
    name: str
    first_trigger: Trigger
    """What set it off for whoever was in crisis first."""
    violence: Violence
    outside_war: bool
    """Whether it was outside an ongoing war."""
    actors: tuple[CodedActor, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Precedent:
    """One demand of the past. A feature that is None is not known."""

    id: str
    name: str
    year: int
    demand: str
    """What was demanded, in one sentence."""
    demander: tuple[str, ...]
    target: tuple[str, ...]
    demand_class: str
    """The id of a demand class."""
    issue: Issue
    means: str
    """What was threatened, or done beside it."""
    outcome: Outcome
    after: str
    """What came of it, in one sentence."""
    western: bool
    """Whether a Western state or an ally of one demanded: for the balance of the list, not for comparing."""
    source: tuple[str, ...]
    addressee: Addressee | None = None
    third_party_territory: YesNo | None = None
    """Whether what is demanded lies on the ground of neither demander nor addressee."""
    deadline: YesNo | None = None
    threat: YesNo | None = None
    power: Power | None = None
    target_allied: YesNo | None = None
    """Whether the target had a pact of defence with a great power, or was itself such a pact."""
    adjacent: YesNo | None = None
    """Whether the place borders on the demander."""
    in_war: YesNo | None = None
    """Whether a war between them, or over the place, was under way."""
    trigger: Trigger | None = None
    coded: Coded | None = None
    named: tuple[str, ...] = ()
    """By which texts call it: all words of one of them near each other."""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DemandClass:
    """A kind of demand and the words that tell it; `*` at the end of one is any ending."""

    id: str
    name: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Pact:
    """A pact of collective defence."""

    name: str
    members: tuple[str, ...]
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Precedents:
    """The pack of precedents: the cases, and what a dispute is read by to be compared with them."""

    cases: tuple[Precedent, ...] = ()
    classes: tuple[DemandClass, ...] = ()
    called_precedents: tuple[str, ...] = ()
    """Words beside which a text that names a case calls it a precedent."""
    war_words: tuple[str, ...] = ()
    great_powers: tuple[str, ...] = ()
    great_powers_source: str = ""
    pacts: tuple[Pact, ...] = ()
    coding_source: str = ""
    """Where `coded` is from."""

    @property
    def by_id(self) -> Mapping[str, Precedent]:
        """The cases by their ids."""
        return {case.id: case for case in self.cases}
