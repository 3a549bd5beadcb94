"""A norm of international law or a political commitment: who is bound, its words, and the tests of its elements."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

NormKind = Literal["treaty", "political_commitment", "declaration", "custom", "domestic_law"]
Effect = Literal["forbids", "permits"]
"""`forbids`: acts can breach it. `permits`: an act can rely on it where its conditions hold; it cannot be breached."""
Holder = Literal["actor", "concerned"]
Direction = Literal["state", "organisation", "party", "outsider", "nobody"]
Where = Literal["own", "abroad", "concerned", "nowhere"]
Part = Literal["content", "condition", "any"]
Otherwise = Literal["unclear", "not_met"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """A condition over an act's features. All that is given must hold; within one field any entry will do."""

    says: str
    """What it shows where it holds, in one clause."""
    planned: str = ""
    """The same of an option, which nobody has done or reported; `says` where empty."""
    acts: frozenset[str] = frozenset()
    words: tuple[str, ...] = ()
    """Words in what is demanded, threatened or done, or in its condition; `*` stands for any ending."""
    part: Part = "any"
    """Whether `words` have to stand in what is done or demanded, or in the condition."""
    by: frozenset[str] = frozenset()
    """One of these actors acts."""
    also: tuple[str, ...] = ()
    """A second list of words, one of which must stand there too."""
    without: tuple[str, ...] = ()
    """Words none of which may stand there."""
    concerns: frozenset[Direction] = frozenset()
    """Who is concerned: addressed, or where it is done, and not the actor."""
    towards: frozenset[Direction] = frozenset()
    """Who is addressed, places apart."""
    named: frozenset[str] = frozenset()
    """One of these actors is addressed or concerned."""
    on: frozenset[str] = frozenset()
    """It is done on the ground of one of these: at its place or, where none is told, at those concerned."""
    place: frozenset[Where] = frozenset()
    tied: bool | None = None
    """Whether it is tied to a condition."""
    answers: frozenset[str] = frozenset()
    """One of those concerned is reported to have done one of these to the actor, or to those it stands up for."""
    earlier: frozenset[str] = frozenset()
    """One of those concerned is reported to have done one of these, to anybody."""
    asked: frozenset[str] = frozenset()
    """The actor is reported to have done one of these towards those concerned as well."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ElementTest:
    """One element of a norm as a question that an act's features answer. The first clause that holds decides, in the
    order met, arguable, against.
    """

    id: str
    asks: str
    met: tuple[Clause, ...] = ()
    arguable: tuple[Clause, ...] = ()
    against: tuple[Clause, ...] = ()
    otherwise: Otherwise = "unclear"
    missing: str
    """What the sources would have to tell where no clause holds."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Parties:
    """Who is bound."""

    states: bool = False
    """Every state of the actors' pack, but those in `without`."""
    named: frozenset[str] = frozenset()
    without: frozenset[str] = frozenset()
    custom: bool = False
    """Those in `without` are bound too, by custom."""
    source: str
    """Where the parties can be checked, or `unverified`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Norm:
    """One article, principle or section."""

    id: str
    instrument: str
    article: str
    title: str
    since: int
    """The year from which acts are tested by it."""
    kind: NormKind
    effect: Effect
    parties: Parties
    text: str
    """The words of the article, or of the clause that bears."""
    source: str
    """The page where these words were read, or `unverified`."""
    scope: tuple[ElementTest, ...]
    """What must hold for the norm to bear at all."""
    conduct: tuple[ElementTest, ...] = ()
    """What must hold besides for a breach; where the norm permits, for it to be relied on."""
    exceptions: tuple[ElementTest, ...] = ()
    held_by: Holder = "actor"
    """Whose duty or right it is: the actor's, or that of those whom the act concerns."""
    always: bool = False
    """It is shown even where it does not bear, since it is often said to."""
    justifies: bool = False
    """It only justifies what would break another norm; what breaks none needs no such justification."""
    note: str = ""

    @property
    def name(self) -> str:
        """'UN Charter, article 2(4)'."""
        return f"{self.instrument}, {self.article}"


@dataclass(frozen=True, slots=True, kw_only=True)
class NormBook:
    """All norms, and what is needed to tell who is bound. Without norms nothing is tested."""

    norms: tuple[Norm, ...] = ()
    states: frozenset[str] = frozenset()
    """Names of the states of the actors' pack."""
    bodies: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """Members of the organisations that act for their members."""
