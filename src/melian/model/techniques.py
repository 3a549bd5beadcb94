"""Techniques of influence that words can show, in DISARM's terms."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

TechniqueLook = Literal["phrases", "headline", "one_origin", "acts", "third_places"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Technique:
    """One technique, and what in a text or in its structure shows it. It says nothing of intent.

    `phrases` looks for `values` in every article, whoever writes or speaks; the other looks are at the structure: a
    headline that says more than its text, several outlets with one origin, kinds of act, what is asked in third states.
    """

    id: str
    title: str
    """What is shown, in our words."""
    disarm: tuple[tuple[str, str], ...]
    """Ids and names of DISARM's techniques that come nearest."""
    means: str
    """What it is, in our own words."""
    look: TechniqueLook
    values: tuple[str, ...] = ()
    not_when: str = ""
    """What the same words are where it is no technique."""
    source: str = "unverified"
