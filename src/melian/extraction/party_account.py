"""What speaks for and against a party in a role of an act by the encoder's account."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Self

from melian.extraction.act_roles import ACTOR, Casting
from melian.extraction.parties import Party
from melian.extraction.party_features import Features, Question

_LEAST: Final = 1e-3
"""Shares below this are all alike."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """The shares of all that could fill a role."""

    asked: Question
    casting: Casting
    best: float
    """The share of the likeliest party."""

    @classmethod
    def read(cls, asked: Question, parties: Sequence[Party]) -> Self | None:
        """None where the encoder did not read."""
        casting = asked.casting
        if casting is None:
            return None
        return cls(asked=asked, casting=casting, best=max((casting.share(p.names) for p in parties), default=0.0))

    def of_nobody(self) -> Features:
        """What speaks for nobody."""
        named = "named" if self.asked.names else "unnamed"
        found = dict.fromkeys(("nobody", f"nobody: {self.asked.find.act}", f"nobody: {named}"), 1.0)
        nobody = _log(self.casting.nobody)
        return found | {"share": nobody, "share of nobody": nobody, "nobody: best": _log(self.best)}

    def of(self, party: Party) -> Features:
        """What speaks for a party."""
        share = self.casting.share(party.names)
        found = {"share": _log(share), "share of a party": _log(share)}
        if share and share >= self.best:
            found["likeliest"] = 1.0
        if share > self.casting.nobody:
            found["likelier than nobody"] = 1.0
        if party.names == self.asked.names:
            found["given"] = 1.0
            if self.asked.role != ACTOR:
                found[f"given: last {self.asked.find.by.rpartition('.')[2]}"] = 1.0
        return found


def _log(share: float) -> float:
    return math.log(max(share, _LEAST))
