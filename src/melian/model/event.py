"""The act itself, resolved from the mentions of it in any number of reports."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from melian.model.document import Document, Unreadable
from melian.model.fact import Fact
from melian.model.mention import Condition, Form, Judgement, Mention, Speaker
from melian.model.naming import CANONICAL, Naming
from melian.model.quotation import Quotation
from melian.model.span import Excerpt

Support = Literal["verbatim", "verbatim_in_part", "paraphrase_only", "headline_only"]
Level = Literal["verbatim", "paraphrase", "headline", "absent"]
Novelty = Literal["new", "repeated", "widened", "narrowed", "hardened", "softened", "undetermined"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """One document with all that was read from it."""

    document: Document
    quotations: tuple[Quotation, ...]
    mentions: tuple[Mention, ...]
    facts: tuple[Fact, ...] = ()
    naming: Naming = CANONICAL
    """The names by which the document itself calls actors."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EventMention:
    """A mention as an event's row lists it."""

    id: str
    document: str
    start: int
    end: int
    act: str
    form: Form


@dataclass(frozen=True, slots=True, kw_only=True)
class Element:
    """How well one element of the act (who, what, whom, where, condition, deadline) is carried by words."""

    element: Literal["who", "what", "whom", "where", "condition", "deadline"]
    value: str | None
    level: Level
    evidence: Excerpt | None
    """The nearest words: verbatim ones where there are any."""
    document: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """A source on the way to a report: its name, and its own report where that is among the documents."""

    name: str
    document: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ChainLink:
    """One report's place in the source chain."""

    document: str
    outlet: str | None
    from_whom: str | None
    why: str
    """How we know ("cites Tass", "same wording as 002.txt", "no source named")."""
    evidence: Excerpt | None = None
    path: tuple[Step, ...] = ()
    """The sources from the outermost that is known to the one that the report has it from."""
    directed: bool = True
    """False where two reports are of one wording and nothing tells which came first."""

    @property
    def origin(self) -> Step | None:
        """The outermost source; None where the report names none."""
        return self.path[0] if self.path else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """One first-hand origin that the count of independent sources rests on."""

    name: str
    why: str
    """Why it counts, in one clause."""
    documents: tuple[str, ...]
    """The reports that rest on it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One act by one actor. Fields as in the contract of `melian events`."""

    id: str
    dispute: str
    act: str
    actor: str | None
    speaker: Speaker | None
    principal: str | None
    target: str | None
    content: Excerpt
    content_document: str
    condition: Condition | None
    condition_document: str | None
    place: str | None
    date: str | None
    mentions: tuple[EventMention, ...]
    support: Support
    elements: tuple[Element, ...]
    independent_sources: int
    chain: tuple[ChainLink, ...]
    novelty: Novelty
    against: str | None
    why_novel: str
    """One sentence: what was compared, or what is missing."""
    why_joined: tuple[str, ...]
    """One reason for each mention joined to the first."""
    origins: tuple[Origin, ...] = ()
    """The origins that `independent_sources` counts; of what no source is named for, one that stands for all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """Everything a brief is made of: what was read, what was found in it, and what could not be read."""

    readings: tuple[Reading, ...]
    events: tuple[Event, ...]
    judgements: tuple[Judgement, ...]
    unreadable: tuple[Unreadable, ...]
    versions: tuple[tuple[str, str], ...]
    """Name and version of the program, packs and models that made it."""
    made_at: str
    """UTC, ISO 8601."""
