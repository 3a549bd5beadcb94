"""What one report says of one act."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

from melian.model.span import Excerpt

Word = Literal[
    "demand", "appeal", "threaten", "warn", "reject", "accept", "offer", "promise", "accuse", "condemn", "deny",
    "agree", "yield",
]  # fmt: skip
Deed = Literal[
    "mobilise", "deploy", "exercise", "surveil", "violate_airspace", "incursion", "sabotage", "cyberattack",
    "disinform", "proxy_attack", "strike", "seize", "sanction", "expel", "downgrade", "withdraw", "aid",
]  # fmt: skip
Act = Word | Deed
WORDS: tuple[str, ...] = get_args(Word)
DEEDS: tuple[str, ...] = get_args(Deed)
ACTS: tuple[str, ...] = WORDS + DEEDS

Form = Literal[
    "direct_quote",
    "indirect_quote",
    "paraphrase",
    "headline",
    "anonymous_source",
    "author_opinion",
    "author_advice",
]
Polarity = Literal["asserted", "negated", "hypothetical"]
ConditionKind = Literal["until", "unless", "if", "precondition", "deadline"]
ConditionRole = Literal["required_first", "in_exchange"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    """Who says it: a person or body, with the office the text gives."""

    name: str
    role: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition(Excerpt):
    """The words that the act is tied to. `role` is `required_first` ("until NATO pulls out") or
    `in_exchange` ("for ending the war"); `if` conditions of threats are required_first.
    """

    kind: ConditionKind
    role: ConditionRole


@dataclass(frozen=True, slots=True, kw_only=True)
class Plover:
    """The act in PLOVER's terms, for export."""

    event: str
    mode: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention(Excerpt):
    """One act as one report tells it; the span is the whole sentence, or the sentences of the quotation."""

    id: str
    """Stable: the same text gives the same id, whatever the file is called."""
    document: str
    act: str
    """One of `ACTS`."""
    actor: str | None
    target: str | None
    """Canonical English names, several joined by '; ' in alphabetical order."""
    speaker: Speaker | None
    principal: str | None
    content: Excerpt
    condition: Condition | None
    place: str | None
    form: Form
    cited_source: str | None
    date: str | None
    polarity: Polarity
    hedge: Excerpt | None
    confidence: float
    plover: Plover
    rule: str
    candidates: tuple[str, ...] = ()
    """Who an unresolved actor could be."""
    trigger: Excerpt
    """The words that carry the act ("insisting", "demand")."""

    @property
    def actors(self) -> tuple[str, ...]:
        """The actors one by one."""
        return tuple(self.actor.split("; ")) if self.actor else ()

    @property
    def targets(self) -> tuple[str, ...]:
        """The targets one by one."""
        return tuple(self.target.split("; ")) if self.target else ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """A person's reading of a mention or a fact, kept beside the machine's."""

    mention: str
    """Its id, or that of a fact."""
    verdict: Literal["confirmed", "rejected"]
    reason: str | None
    by: str | None
    at: str
    """UTC, ISO 8601."""
