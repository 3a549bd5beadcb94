"""A finding: what is claimed, what it rests on, how it was reasoned, how likely, how sure, and what would change it."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import Literal

from melian.model.likelihood import Likelihood
from melian.model.span import Excerpt

Basis = Literal["information", "assumption", "judgement"]
"""What kind of sentence it is (ICD 203 D.6.e(3)): what sources say, what is taken for granted, what is concluded."""
Level = Literal["low", "moderate", "high"]
GroundKind = Literal["event", "words", "knowledge", "absence", "number"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """One thing that a finding rests on.

    `event` is an event of the case by its id; `words` characters of a document; `knowledge` an entry of a pack with
    its source; `absence` what was looked for and is not there; `number` a figure with where it is from.
    """

    kind: GroundKind
    says: str
    """What it adds, in one clause."""
    event: str | None = None
    document: str | None = None
    excerpt: Excerpt | None = None
    entry: str | None = None
    """The pack's entry, as `pack: id`."""
    source: str | None = None
    """Where the entry or number is from; `unverified` where nobody has opened the source."""
    weight: float | None = None
    """What it moves, where it moves a number: a likelihood ratio, or a count. The finding's reasoning says which."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Confidence:
    """How sure one can be of a judgement, and why: the sources' number and quality, the gaps. Not how likely it is."""

    level: Level
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One answer to one question about a dispute."""

    question: str
    """A short key: `stance`, `compliance.decides`, `why_now.wedge` ..."""
    claim: str
    """One sentence, without likelihood or confidence in it."""
    basis: Basis
    grounds: tuple[Ground, ...] = ()
    reasoning: str = ""
    """How the grounds lead to the claim; a rule names itself."""
    likelihood: Likelihood | None = None
    confidence: Confidence | None = None
    alternatives: tuple[str, ...] = ()
    would_change: tuple[str, ...] = ()
    by: str = "rules"
    """`rules`, or the name of the analyst who set it."""

    @property
    def answered(self) -> bool:
        """Whether the sources or the packs say anything on the question."""
        return any(ground.kind != "absence" for ground in self.grounds)

    @property
    def id(self) -> str:
        """A hash of question, claim and grounds: the same finding has the same id."""
        key = (self.question, self.claim, tuple((g.kind, g.event, g.entry, g.excerpt, g.says) for g in self.grounds))
        return hashlib.sha256(repr(key).encode("utf-8", "surrogatepass")).hexdigest()[:16]
