"""Where an option was taken before: by whom, in which quarrel, and what came of it."""

from __future__ import annotations

import re
from collections.abc import Mapping

from melian.brief.phrases import capital, join
from melian.brief.saying import stop
from melian.model.option import Option
from melian.model.precedent import Precedent

_ADDRESS = re.compile(r"\s*\(?https?://\S+")
_NAMED = 2
"""Precedents that a row names; all stand with the option's entry."""

Cases = Mapping[str, Precedent]


def in_short(option: Option, cases: Cases) -> str:
    """'Turkish Straits (1946), by Turkey'; citations without the address, which stands in the entry."""
    return "; ".join(_short(name, option, cases) for name in option.precedents[:_NAMED]) or "no precedent named"


def in_full(option: Option, cases: Cases) -> str:
    """Each with who took the option, who demanded what of whom, what came of it, and where that can be read."""
    return " ".join(_full(name, option, cases) for name in option.precedents) or "No precedent is named."


def _short(name: str, option: Option, cases: Cases) -> str:
    case = cases.get(name)
    if case is None:
        return _ADDRESS.sub("", name)
    who = f"by {join(option.took[name])}" if name in option.took else _sides(case)
    return f"{case.name} ({case.year}), {who}"


def _full(name: str, option: Option, cases: Cases) -> str:
    case = cases.get(name)
    if case is None:
        return stop(capital(name))
    taken = f"taken by {join(option.took[name])}: " if name in option.took else ""
    demand = f"{_sides(case)}, “{case.demand.rstrip('.')}”"
    return f"{case.name} ({case.year}), {taken}{demand}. {stop(case.after)} Sources: {'; '.join(case.source)}."


def _sides(case: Precedent) -> str:
    return f"{join(case.demander)} to {join(case.target)}"
