"""Who said what, in whose words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from melian.model.span import Excerpt, Span

QuotationKind = Literal["direct", "indirect", "mixed"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice(Span):
    """The words in the text that name a speaker (a pronoun counts); `name` is what they resolve to."""

    name: str
    role: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotation(Excerpt):
    """One contiguous piece of what somebody is reported to say or think: the content alone, marks and cue outside."""

    document: str
    kind: QuotationKind
    quotation_id: str
    """Shared by the pieces of one attribution."""
    speaker: Voice | None
    cue: Excerpt | None
    chain: tuple[Voice, ...] = ()
    """The sources that the speaker is reported by, outermost first."""
    rule: str
