"""What a norm is tested on: an act of the case, or an option for an answer, as features."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from melian.model.event import Event, Support
from melian.model.span import Excerpt


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """Words that tell what is done. `document` is None for the words of an option."""

    text: str
    part: Literal["content", "condition"] = "content"
    document: str | None = None
    excerpt: Excerpt | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Conduct:
    """One act with its features. An option has no event, no support and no origins: it has not been done."""

    acts: tuple[str, ...]
    actors: tuple[str, ...]
    targets: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    passages: tuple[Passage, ...] = ()
    tied: bool = False
    date: str | None = None
    event: Event | None = None
    support: Support | None = None
    origins: int = 0
    """Independent origins of the report."""
    inferred: bool = False
    """Only a writer infers it."""

    @property
    def concerned(self) -> tuple[str, ...]:
        """Those addressed and those where it is done, without the actors."""
        return tuple(name for name in dict.fromkeys((*self.targets, *self.places)) if name not in self.actors)

    @property
    def supported(self) -> bool:
        """Whether some first-hand origin reports it, not in a headline alone."""
        return self.origins >= 1 and not self.inferred and self.support not in (None, "headline_only")


def option(
    acts: tuple[str, ...], *, actors: tuple[str, ...], targets: tuple[str, ...] = (), places: tuple[str, ...] = (),
    purpose: str = "",
) -> Conduct:  # fmt: skip
    """An option for an answer as conduct: kinds of acts, who would do it, to whom, where, and words of its purpose."""
    words = (Passage(text=purpose),) if purpose else ()
    return Conduct(acts=acts, actors=actors, targets=targets, places=places, passages=words)
