"""What is found: a word that carries an act, with its roles filled."""

from __future__ import annotations

from dataclasses import dataclass

from melian.extraction.voices import VoiceAt
from melian.model.actor import Referent
from melian.model.parsed import Token


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """The encoder's account of an act at a place: probabilities, 0 to 1.

    Of the act, of the likeliest other act in the same words, of its not being asserted, of who fills each role being
    who the find says, and of nobody filling it.
    """

    act: float
    rival: float
    unasserted: float
    actor: float
    target: float
    no_actor: float
    no_target: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """How probable the parties are that `melian.extraction.party_choice` chose, 0 to 1, and who gave them."""

    actor: float
    target: float
    actor_given: bool
    """The pattern or the encoder names the same actor."""
    target_given: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Find:
    """A pattern that fits at a token, with its roles filled."""

    trigger: Token
    act: str
    rule: str
    weight: float
    who: tuple[Referent, ...]
    whom: tuple[Referent, ...]
    content: int | None
    """Token that heads the content."""
    by: str = ""
    """The role of the syntax in which `whom` stands, see `melian.model.frame.Frame`; empty where none names anybody."""
    voice: VoiceAt | None
    flipped: bool
    """Negation has made it another act."""
    nominal: bool
    advice: bool = False
    agentless: bool = False
    clausal: bool = False
    reporter: tuple[Referent, ...] = ()
    """Who reports the act of `who`."""
    suffer: tuple[Referent, ...] = ()
    """Who suffers what is condemned, which makes them no target."""
    settled: bool = False
    """The words settle whom it is done to, whoever else is likely; nobody that is named where `whom` is empty."""
    tied: bool = False
    """The act is what another is tied to ("until NATO leaves")."""
    done: bool = False
    """The act is done rather than said."""
    seen: Seen | None = None
    """What the encoder says of it; None where it did not read."""
    chosen: Chosen | None = None
    """How probable the choice of both parties is; None where patterns and encoder named them."""
