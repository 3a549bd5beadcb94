"""Who has promised what to whom, on which trigger, in which words, and what those words leave open."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Duty = Literal["defend", "assist", "consult", "assure", "guarantee", "abstain"]
"""What is promised: to treat an attack as one's own and help; to help; to consult; to respect and to raise it in the
United Nations; to guarantee a state of affairs; not to help an attacker."""
Forces = Literal["members", "own", "none", "unknown"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """An organisation: who belongs to it, how it decides, whose its armed forces are."""

    name: str
    """The canonical name of the actors' pack."""
    members: tuple[str, ...] = ()
    """Canonical names; empty where the pack does not list them."""
    decides: str
    """How it decides, as the end of "X decides ..."."""
    forces: Forces = "unknown"
    source: str
    members_source: str = "unverified"


@dataclass(frozen=True, slots=True, kw_only=True)
class Ambiguity:
    """Something that the words of a promise leave open, and what in a case would turn on it."""

    id: str
    says: str
    """As a clause: "its words speak of an armed attack; whether ... they do not say"."""
    deeds: tuple[str, ...] = ()
    """Acts that fall into the gap."""
    words: tuple[str, ...] = ()
    """Words in articles that show that the gap matters here; `*` for any ending."""
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Commitment:
    """One promise. Where `by` and `to` are empty every party promises it to every other."""

    id: str
    name: str
    year: int
    parties: tuple[str, ...] = ()
    """Canonical names; the members of `body` where empty."""
    body: str | None = None
    by: tuple[str, ...] = ()
    to: tuple[str, ...] = ()
    duty: Duty
    trigger: str
    words: str
    """The text's own words, short. `translated` where they are our translation, `reported` where a report's."""
    wording: Literal["text", "translated", "reported"] = "text"
    area: str | None = None
    unclear: tuple[str, ...] = ()
    """Ids of ambiguities."""
    note: str | None = None
    named: tuple[str, ...] = ()
    """Names by which articles mean it ("Article 5"), where its body or a party is named too."""
    source: str
