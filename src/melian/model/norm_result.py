"""What testing an act by a norm gives: an answer for each element, and the status that follows from them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from melian.model.conduct import Conduct, Passage
from melian.model.norm import ElementTest, Norm

Answer = Literal["met", "arguable", "unclear", "not_met"]
Status = Literal["not_engaged", "engaged", "arguably_breached", "breached"]
STATUSES: tuple[Status, ...] = ("not_engaged", "engaged", "arguably_breached", "breached")
"""From the least to the gravest."""
Feasibility = Literal["nothing_found", "open", "doubtful"]
"""Of an option: no norm of the pack bears on it; one bears and something is open; one speaks against it or a condition
of it is not met."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ElementResult:
    """The answer to one element's question, and the words or other acts that give it."""

    test: ElementTest
    answer: Answer
    because: str
    passages: tuple[Passage, ...] = ()
    events: tuple[str, ...] = ()
    """Ids of other events that it rests on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NormResult:
    """One act by one norm."""

    norm: Norm
    conduct: Conduct
    holders: tuple[str, ...]
    """Those whose duty or right it is; empty: nobody here is bound."""
    bond: str
    """How they are bound, or why nobody is."""
    status: Status
    because: str
    scope: tuple[ElementResult, ...] = ()
    elements: tuple[ElementResult, ...] = ()
    exceptions: tuple[ElementResult, ...] = ()

    @property
    def missing(self) -> tuple[str, ...]:
        """What the sources would have to tell for the open elements."""
        return tuple(e.because for e in (*self.scope, *self.elements) if e.answer == "unclear")

    @property
    def lacking(self) -> tuple[ElementResult, ...]:
        """Conditions of what the norm permits that are not met."""
        return tuple(e for e in self.elements if e.answer == "not_met") if self.norm.effect == "permits" else ()


@dataclass(frozen=True, slots=True, kw_only=True)
class OptionResult:
    """An option by all norms that bear on it, the gravest first."""

    results: tuple[NormResult, ...]
    feasibility: Feasibility
    reasons: tuple[str, ...]
