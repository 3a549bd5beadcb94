"""Crises as ICBe codes them: for each, in order, what was done, said or thought, and the rung that it stands on.

ICBe v1.1 (Douglass and others), CC BY-NC-SA: measured on, never shipped. A row is one coded part of a sentence; lists
in a field are split by ';'.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from statistics import median_low

from melian.errors import InputError

RUNGS = ("conciliation", "words", "hardening", "pressure", "show of force", "violence")
"""Coarser than the ladder of the pack: ICBe does not tell who stands behind violence. `words` is its first rung,
`hardening` its second, `pressure` its third, `show of force` its fourth, `violence` the three above."""
_HARDENING = {"reject", "accuse", "disapprove", "demand", "ultimatum", "threaten"}
_WORDS = {"appeal", "express intent"}
_PRESSURE = {
    "end economic cooperation", "end unspecified cooperation", "break off negotiations", "withdraw diplomats",
    "violate terms of treaty", "terminate treaty", "end military cooperation", "leave alliance", "end economic aid",
    "end intelligence cooperation", "end unspecified aid", "end humanitarian aid", "end access", "expel", "imprison",
    "coup", "restrict rights", "protest", "riot", "human rights violation", "strike", "propaganda",
}  # fmt: skip
_FORCE = {
    "deployment to area", "assert political control over", "mobilization", "border violation", "blockade", "fortify",
    "raise in alert", "show of force", "assert autonomy against", "exercise", "weapons test", "no fly zone",
}  # fmt: skip
_VIOLENCE = {
    "attack", "invasion/occupation", "battle/clash", "bombard", "annex", "declaration of war", "mass killing",
    "continuation of previous fighting", "join ongoing war", "assassination", "terrorism", "join war on behalf",
}  # fmt: skip
_ABOVE = ((5, _VIOLENCE), (4, _FORCE), (3, _PRESSURE), (2, _HARDENING), (1, _WORDS))
_RUNG_FIELDS = (
    "sayintkind", "act_uncooperative", "act_escalate", "interact_escalate", "interact_decreasecoop",
    "interact_increasecoop",
)  # fmt: skip
_KIND_FIELDS = (*_RUNG_FIELDS, "act_cooperative", "act_deescalate", "interact_deescalate", "do_kind")
_ACTOR_FIELDS, _TARGET_FIELDS = ("do_actor_a", "say_actor_a", "think_actor_a"), ("do_actor_b", "say_actor_b")


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """One coded row. `rung` is None for a thought: nobody but its thinker saw it."""

    rung: int | None
    type: str
    kinds: frozenset[str]
    thoughts: frozenset[str]
    sides: tuple[int, int]
    """How many actors and addressees it names."""
    sentence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Crisis:
    """One crisis. `year` is the median of its rows' years (background reaches far back); None where none has any."""

    name: str
    year: int | None
    turns: tuple[Turn, ...]


def read_crises(path: Path) -> tuple[Crisis, ...]:
    """The crises of a file in its order. Raises InputError naming file and line."""
    turns: dict[str, list[Turn]] = {}
    years: dict[str, list[int]] = {}
    for row in _rows(path):
        years.setdefault(row["crisis"], []).extend(_year(row))
        if kind := _type(row):
            turns.setdefault(row["crisis"], []).append(_turn(row, kind))
    return tuple(
        Crisis(name=name, year=median_low(years[name]) if years[name] else None, turns=tuple(found))
        for name, found in turns.items()
    )


def _rows(path: Path) -> Iterator[dict[str, str]]:
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            yield from _checked(str(path), csv.DictReader(file))
    except OSError as error:
        raise InputError(str(path), f"cannot be read: {error.strerror or error}") from error
    except (UnicodeDecodeError, csv.Error) as error:
        raise InputError(str(path), f"is not CSV in UTF-8: {error}") from error


def _checked(path: str, reader: csv.DictReader[str]) -> Iterator[dict[str, str]]:
    if "crisis" not in (reader.fieldnames or ()):
        raise InputError(path, "line 1: there is no column crisis")
    for row in reader:
        if None in row:
            raise InputError(path, f"line {reader.line_num}: more fields than columns")
        plain = {name: (value or "").strip() for name, value in row.items()}
        if not plain["crisis"] and any(plain.values()):
            raise InputError(path, f"line {reader.line_num}: crisis is blank")
        if plain["crisis"]:
            yield plain


def _year(row: dict[str, str]) -> list[int]:
    """The earliest of the row's years, in a list; none where it has none."""
    found = [int(y) for y in re.findall(r"(?<!\d)\d{4}(?!\d)", row.get("date_earliest_year", ""))]
    return [min(found)] if found else []


def _type(row: dict[str, str]) -> str:
    """Action, speech or thought, by its fields where the row does not say; "" for a sentence with nothing coded."""
    if row.get("event_type"):
        return row["event_type"]
    signs = (("sayintkind", "speech"), ("thinkkind", "thought"))
    said = next((kind for name, kind in signs if row.get(name)), "")
    return said or ("action" if _values(row, _KIND_FIELDS) else "")


def _turn(row: dict[str, str], kind: str) -> Turn:
    return Turn(
        rung=None if kind == "thought" else _rung(_values(row, _RUNG_FIELDS)),
        type=kind,
        kinds=_values(row, _KIND_FIELDS),
        thoughts=_values(row, ("thinkkind",)),
        sides=(len(_values(row, _ACTOR_FIELDS)), len(_values(row, _TARGET_FIELDS))),
        sentence=row.get("sentence", ""),
    )


def _values(row: dict[str, str], fields: tuple[str, ...]) -> frozenset[str]:
    return frozenset(v.strip() for name in fields for v in row.get(name, "").split(";") if v.strip())


def _rung(kinds: frozenset[str]) -> int:
    """The highest rung of any of the row's kinds."""
    return next((rung for rung, signs in _ABOVE if kinds & signs), 0)
