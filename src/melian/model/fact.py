"""Facts beside acts: claims with a number, a membership, an office or a date, as one report gives them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from melian.model.span import Excerpt

FactKind = Literal["quantity", "membership", "tenure", "event"]
Approximation = Literal["exact", "about", "at_least", "at_most", "range", "vague", "unnumbered"]
FactPolarity = Literal["asserted", "negated"]
Modality = Literal["actual", "prospective", "conditional"]
TimeRole = Literal["at", "since", "until"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """How many of what. `low` and `high` bound the value; None is no bound, and both None no number."""

    unit: str
    """Canonical, in the singular ("battle group", "person", "US dollar")."""
    low: float | None
    high: float | None
    approximation: Approximation
    size: int | None = None
    """Rank among units of force (1 a squad, 6 a division); None for what has none."""
    added: bool = False
    """It comes on top of others ("another 300 troops")."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact(Excerpt):
    """One claim as one report gives it; the span is the whole sentence."""

    id: str
    """Stable: the same text gives the same id, whatever the file is called."""
    document: str
    kind: FactKind
    predicate: str
    """The relation's name in the facts' pack ("member", "presence", "killed")."""
    claim: Excerpt
    """The words of the claim, within the sentence."""
    subject: str | None
    """Canonical names where the cast knows them, joined by '; ', else the words of the phrase."""
    object: str | None = None
    """The other party or thing: organisation joined, treaty signed, state whose office it is."""
    role: str | None = None
    """The office that the claim is about, or in which the subject acts ("president")."""
    quantity: Quantity | None = None
    place: str | None = None
    """Names joined by '; '; states by their canonical name, other places as the text spells them."""
    place_count: int | None = None
    """In how many countries, where the text counts them."""
    time: str | None = None
    """ISO, as precise as text and dateline allow; None where the text gives none."""
    time_role: TimeRole | None = None
    """Whether so at that time, since or until then. `at` without a time: dated by words that can't be resolved."""
    polarity: FactPolarity = "asserted"
    modality: Modality = "actual"
    """`actual`: told as being so or done; `prospective`: to come, sought or possible; `conditional`: if something."""
    source: str | None = None
    """Who says it or which outlet is credited; None for the writer."""
    quoted: bool = False
    """Whether the claim stands in quoted words."""
    lasts: int | None = None
    """For how many days such a claim can be set against another undated one; None: for good."""
    rule: str

    @property
    def subjects(self) -> tuple[str, ...]:
        """The subjects one by one."""
        return tuple(self.subject.split("; ")) if self.subject else ()

    @property
    def places(self) -> tuple[str, ...]:
        """The places one by one."""
        return tuple(self.place.split("; ")) if self.place else ()
