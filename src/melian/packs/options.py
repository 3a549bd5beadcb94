"""The options' pack: options for an answer with their ranges, and the scales that these stand on."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path

from melian.errors import PackError
from melian.model.option import CRITERIA, Criterion, Done, Elicitation, Option, OptionBook, Precondition, Scale
from melian.packs.actors import load_actors
from melian.packs.compliance import load_compliance
from melian.packs.files import shipped_in
from melian.packs.indicators import load_indicators
from melian.packs.option_rows import FileRow, OptionRow, PreconditionRow, RangeRow
from melian.packs.precedents import load_precedents
from melian.packs.yaml_files import analysts_yaml, line_of, validated

_ID = re.compile(r"[a-z0-9_]+")
"""What looks like an id must be one; anything else is a clause or a citation."""
_KINDS = frozenset({"state", "organisation"})
_PLAIN = ("id", "name", "domain", "horizon", "purpose", "mechanism", "actor", "authority", "necessity", "scale", "acts",
          "conduct", "abroad", "precedents", "took", "works", "backfires", "off_ramp", "also", "source")  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Place:
    """Where an option stands, for an error that only shows when all files are read."""

    file: str
    text: str
    index: int

    elicited: str | None = None
    """The record of who judged the ranges of its file."""

    def error(self, where: str, message: str) -> PackError:
        line = line_of(self.text, ("options", self.index, *where.split(".")))
        return PackError(f"{self.file}, line {line}: options.{self.index}.{where}: {message}")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Known:
    """Ids and names that options may refer to."""

    options: frozenset[str]
    classes: frozenset[str]
    precedents: frozenset[str]
    indicators: frozenset[str]
    actors: frozenset[str]
    elicitations: frozenset[str]


@dataclass(slots=True)
class _Shelf:
    """All that the files hold; what comes later replaces."""

    options: dict[str, tuple[OptionRow, _Place]] = field(default_factory=dict)
    scales: dict[Criterion, Scale] = field(default_factory=dict)
    scaled_by: dict[Criterion, str] = field(default_factory=dict)
    """The file that each scale is from."""
    elicitations: dict[str, Elicitation] = field(default_factory=dict)
    budget: float = 0.0
    most: int = 6

    def add(self, name: str, text: str) -> None:
        """Read one file. Raises PackError naming file, line and field."""
        file = validated(FileRow, name, text)
        self.scales |= {key: Scale(**row.model_dump()) for key, row in file.scales.items()}
        self.scaled_by |= dict.fromkeys(file.scales, name)
        self.elicitations |= {row.id: Elicitation(**row.model_dump()) for row in file.elicitations}
        self.budget = self.budget if file.budget is None else file.budget
        self.most = self.most if file.most is None else file.most
        seen: set[str] = set()
        for i, row in enumerate(file.options):
            place = _Place(name, text, i, file.elicited)
            if row.id in seen:
                raise place.error("id", f"{row.id} is given twice")
            seen.add(row.id)
            self.options[row.id] = (row, place)


def load_options(extra: Path | None = None) -> OptionBook:
    """The shipped options and, after them, those of an analyst's `options*.yaml` in the folder `extra`; the same id
    replaces, and so does a scale. Exclusion holds both ways, whichever of the two names it.

    Raises PackError naming file, line and field.
    """
    return (
        _shipped()
        if extra is None
        else _book(extra, (*shipped_in("options", ".yaml"), *analysts_yaml(extra, "options")))
    )


@cache
def _shipped() -> OptionBook:
    return _book(None, shipped_in("options", ".yaml"))


def _book(extra: Path | None, files: Iterable[tuple[str, str]]) -> OptionBook:
    shelf = _Shelf()
    for name, text in files:
        shelf.add(name, text)
    known = _Known(
        options=frozenset(shelf.options),
        classes=frozenset(kind.id for kind in load_compliance(extra).classes),
        precedents=frozenset(case.id for case in load_precedents(extra).cases),
        indicators=frozenset(sign.id for sign in load_indicators(extra)),
        actors=frozenset(load_actors(extra).by_name),
        elicitations=frozenset(shelf.elicitations),
    )
    for row, place in shelf.options.values():
        _check(row, place, known)
        _check_values(row, place, shelf)
    options = _both_ways(tuple(_option(row, place) for row, place in shelf.options.values()))
    by_id = {option.id: option for option in options}
    for option in options:
        if amiss := _cannot_be(option, by_id):
            raise shelf.options[option.id][1].error("requires", amiss)
    return OptionBook(
        options=options, scales=shelf.scales, budget=shelf.budget, most=shelf.most,
        elicitations=tuple(shelf.elicitations.values()),
    )  # fmt: skip


def _check(row: OptionRow, place: _Place, known: _Known) -> None:
    """Everything that an option refers to must be there."""
    for where, names, among in (
        ("meets", row.meets, known.classes),
        ("excludes", row.excludes, known.options - {row.id}),
        ("requires", row.requires, known.options - {row.id}),
        ("precedents", _ids(row.precedents), known.precedents),
        ("took", tuple(row.took), frozenset(row.precedents)),
        ("works", _ids(row.works), known.indicators),
        ("backfires", _ids(row.backfires), known.indicators),
        *_named(row.preconditions, known),
        *_judged(row, place, known),
    ):
        if unknown := next((name for name in names if name not in among), None):
            raise place.error(where, f"there is no '{unknown}'")


def _named(
    rows: Iterable[PreconditionRow], known: _Known
) -> Iterator[tuple[str, tuple[str, ...], frozenset[str]]]:  # fmt: skip
    for i, row in enumerate(rows):
        yield f"preconditions.{i}.member_of", row.member_of, known.actors
        yield f"preconditions.{i}.taken_by", row.taken_by, known.actors | _KINDS


def _judged(row: OptionRow, place: _Place, known: _Known) -> Iterator[tuple[str, tuple[str, ...], frozenset[str]]]:
    """The records of who judged the ranges: the file's, the option's, and those of single ranges."""
    yield "elicited", tuple(filter(None, (row.elicited, place.elicited))), known.elicitations
    ranges = {f"values.{name}": held for name, held in row.values.items()}
    every: dict[str, RangeRow] = {"days": row.days, "effect.up": row.effect.up, "effect.down": row.effect.down}
    for where, held in (every | ranges).items():
        yield f"{where}.elicited", tuple(filter(None, (held.elicited,))), known.elicitations


def _ids(entries: Iterable[str]) -> tuple[str, ...]:
    return tuple(entry for entry in entries if _ID.fullmatch(entry))


def _check_values(row: OptionRow, place: _Place, shelf: _Shelf) -> None:
    """Each criterion has a range, and it lies on its scale."""
    scales = shelf.scales
    ranges = {**row.values, "speed": row.days}
    for criterion in CRITERIA:
        where = "days" if criterion == "speed" else f"values.{criterion}"
        if criterion not in ranges or ("speed" in row.values):
            raise place.error("values", f"give each of {', '.join(c for c in CRITERIA if c != 'speed')}, and no other")
        if criterion not in scales:
            raise place.error(where, f"there is no scale for {criterion}")
        scale, given = scales[criterion], ranges[criterion]
        if given.low < scale.low or given.high > scale.high:
            whose = "" if shelf.scaled_by[criterion] == place.file else f" of {shelf.scaled_by[criterion]}"
            raise place.error(where, f"not within its scale, {scale.low:g} to {scale.high:g}{whose}")


def _cannot_be(option: Option, by_id: Mapping[str, Option]) -> str | None:
    """Why what an option requires, and what that requires in turn, cannot all be taken with it; None where it can."""
    if both := option.requires & option.excludes:
        return f"{min(both)} is excluded as well"
    wanted, left = set[str](), set(option.requires)
    while left:
        wanted |= left
        left = {name for each in left for name in by_id[each].requires} - wanted
    if option.id in wanted:
        return f"{option.id} requires itself in the end, by {', '.join(sorted(wanted - {option.id}))}"
    for name in sorted(wanted):
        if barred := sorted(by_id[name].excludes & (wanted | {option.id})):
            return f"{name}, which it requires, cannot be taken with {barred[0]}"
    return None


def _both_ways(options: tuple[Option, ...]) -> tuple[Option, ...]:
    named = {option.id: set(option.excludes) for option in options}
    for option in options:
        for other in option.excludes:
            named[other].add(option.id)
    return tuple(replace(option, excludes=frozenset(named[option.id])) for option in options)


def _option(row: OptionRow, place: _Place) -> Option:
    by = row.elicited or place.elicited
    return Option(
        **row.model_dump(include=set(_PLAIN)),
        by=frozenset(row.by),
        meets=frozenset(row.meets),
        preconditions=tuple(_precondition(given) for given in row.preconditions),
        done=tuple(Done(**given.model_dump() | {"acts": frozenset(given.acts)}) for given in row.done),
        days=row.days.estimate(by),
        values={criterion: given.estimate(by) for criterion, given in row.values.items()},
        effect=row.effect.effect(by),
        excludes=frozenset(row.excludes),
        requires=frozenset(row.requires),
    )


def _precondition(row: PreconditionRow) -> Precondition:
    sets = {name: frozenset(value) for name, value in row.model_dump(exclude={"says", "deadline"}).items()}
    return Precondition(says=row.says, deadline=row.deadline, **sets)
