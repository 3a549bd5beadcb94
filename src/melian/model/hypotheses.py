"""Why now: rival explanations of a demand, the signs that tell them apart, and how raters see the one for the other."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal, get_args

Consistency = Literal["CC", "C", "N", "I", "II"]
"""How a sign fits a hypothesis: very consistent, consistent, neither, inconsistent, very inconsistent (Heuer's ACH)."""
CONSISTENCIES: tuple[Consistency, ...] = get_args(Consistency)
Look = Literal[
    "novelty", "rank", "principal", "support", "one_origin", "deadline", "condition", "third_places", "acts",
    "other_voice", "earlier", "answers_differ", "words",
]  # fmt: skip
Party = Literal["demander", "target", "side", "others", "anyone"]
"""`side` is the target and the places where it would be done; `others` are neither the demander nor the target."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sign:
    """One thing to look for in a case, and where.

    `look` says which check it is; `values` are what the check looks for (novelties, kinds of act, roles, phrases).
    """

    id: str
    asks: str
    """What is seen where it is found, as a clause: "the speaker is below a minister"."""
    look: Look
    values: tuple[str, ...] = ()
    by: Party = "demander"
    to: Party = "anyone"
    absent: bool = False
    """Whether it counts as seen where nothing of the kind is told: "no text gives a time limit"."""
    source: str = "unverified"


@dataclass(frozen=True, slots=True, kw_only=True)
class Hypothesis:
    """One explanation of why a demand comes now."""

    id: str
    title: str
    claim: str
    """One sentence, without a word of probability in it."""
    disproved_by: tuple[str, ...]
    source: str
    asks: str | None = None
    """The question that an analyst asks, where there is a plain one."""
    context: tuple[str, ...] = ()
    """Signs that answer it from the case, or whose absence leaves it open."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rating:
    """How one sign fits one hypothesis."""

    sign: str
    hypothesis: str
    value: Consistency


@dataclass(frozen=True, slots=True, kw_only=True)
class Rater:
    """Whose ratings they are, and how they were come by.

    Where a rater rates a sign, the hypotheses left out are N; a sign that is not rated at all is left to the others.
    """

    id: str
    name: str
    elicited: str
    """How the values were come by, in a clause."""
    ratings: tuple[Rating, ...] = ()
    neutral: tuple[str, ...] = ()
    """Signs that the rater finds to tell nothing, N for every hypothesis."""
    shipped: bool = False
    """Whether it is Melian's own: no analyst stands behind it."""

    @property
    def signs(self) -> frozenset[str]:
        """The signs that are rated."""
        return frozenset(self.neutral) | {rating.sign for rating in self.ratings}


@dataclass(frozen=True, slots=True, kw_only=True)
class TrialOfControl:
    """One test of reflexive control: signs that would show it, and what would disprove it."""

    id: str
    asks: str
    claim: str
    signs: tuple[str, ...]
    disproved_by: tuple[str, ...]
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Caution:
    """What is known of the method itself."""

    says: str
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Weights:
    """What the ratings and the grades of sources move.

    `ratios` is the likelihood ratio of each consistency value; `credence`, by Admiralty grade (`ungraded` too), the
    share of it that one origin of that grade carries, 0 to 1.
    """

    ratios: tuple[tuple[Consistency, float], ...] = ()
    credence: tuple[tuple[str, float], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Hypotheses:
    """The pack: everything that part 7 needs to know. Empty: nothing is weighed."""

    acts: tuple[str, ...] = ()
    """Kinds of act that the hypotheses are about."""
    signs: tuple[Sign, ...] = ()
    hypotheses: tuple[Hypothesis, ...] = ()
    raters: tuple[Rater, ...] = ()
    tests: tuple[TrialOfControl, ...] = ()
    cautions: tuple[Caution, ...] = ()
    weights: Weights = field(default_factory=Weights)
