"""Each option's entry, which all other tables and pictures link to: its ranges with where they are from, who judged
them, and what the scales mean."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from melian.brief.options_numbers import ANCHOR, numbers_table
from melian.brief.options_precedents import in_full
from melian.brief.options_words import anchor, number, scale_anchor, spread
from melian.brief.phrases import capital, count, day
from melian.brief.saying import cell, say, stop
from melian.brief.tree import Block, Cell, Piece, Table
from melian.model.knowledge import Knowledge
from melian.model.option import DOMAINS, ELICITED, Elicitation, Estimate, Option
from melian.model.precedent import Precedent
from melian.response.draws import range_of
from melian.response.plan import START

Said = tuple[str | Piece, ...]


def entries(options: Sequence[Option], knowledge: Knowledge) -> list[Block]:
    """The entries, who judged their ranges, and what the scales mean. Nothing without options."""
    if not options:
        return []
    records = judges_table(options, knowledge)
    return [
        *_lead(records), _entries(options, knowledge), *([records] if records else []), scales_table(knowledge),
        numbers_table(),
    ]  # fmt: skip


def _lead(records: Table | None) -> list[Block]:
    if records is None:
        return [say("Nobody recorded who judged the ranges, when or how.")]
    return [
        say(
            "Every option named here leads to its entry. Ranges that name no source are judgements: each entry leads "
            "to the record of who judged them, when and how. An analyst’s own pack replaces them. ",
            Piece(text="How each number is made", to=ANCHOR),
            " stands below.",
        )
    ]


def origin(told: Sequence[Estimate], records: Sequence[Elicitation]) -> Said:
    """Where these ranges are from: the sources, then who judged the others, with the way to the record."""
    given = dict.fromkeys(each.source for each in told if each.source != ELICITED)
    judged = dict.fromkeys(each.elicitation for each in told if each.source == ELICITED)
    parts: list[str | Piece] = []
    for source in given:
        parts += ["; ", source]
    for name in judged:
        parts += ["; ", *_judged(name, records)]
    return tuple(parts[1:])


def _judged(name: str | None, records: Sequence[Elicitation]) -> Said:
    record = next((each for each in records if each.id == name), None)
    if record is None:
        return ("elicited, without a record of who judged it",)
    return "elicited: ", Piece(text=f"{record.who}, {day(record.when)}", to=_record(record))


def _record(record: Elicitation) -> str:
    """Where the record of who judged ranges stands."""
    return f"judged-{record.id}"


def _entries(options: Sequence[Option], knowledge: Knowledge) -> Table:
    """Every number behind the ranks, with where it is from."""
    names = (scale.name for scale in knowledge.options.scales.values())
    columns = (
        "Option", "Would less do", "Against what it answers", "How it is meant to work", "Who, on what authority",
        "When", "Needs", *names, "Next rung up, times", "Next rung down, times", "Ranges from", "Described in",
        "Precedents", "It works if", "It backfires if", "How it ends", "Only together with", "Never together with",
    )  # fmt: skip
    ordered = sorted(options, key=lambda option: (DOMAINS.index(option.domain), option.name))
    shelf = _Shelf.of(knowledge)
    rows = tuple(_entry(option, knowledge, shelf) for option in ordered)
    caption = "The options’ entries: every range behind these ranks, likeliest (least to most), and where it is from"
    return Table(caption=caption, columns=tuple(map(capital, columns)), rows=rows, name="ranges", fold=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Shelf:
    """What an entry names by its id."""

    cases: Mapping[str, Precedent]
    signs: Mapping[str, str]
    options: Mapping[str, str]

    @classmethod
    def of(cls, knowledge: Knowledge) -> _Shelf:
        """Everything that the packs have."""
        options = {option.id: option.name for option in knowledge.options.options}
        return cls(cases=knowledge.precedents.by_id, signs=knowledge.indicator_names, options=options)

    def told(self, signs: Sequence[str]) -> str:
        """Signs in words: an indicator by its name."""
        return "; ".join(self.signs.get(sign, sign) for sign in signs) or "no sign is listed"

    def named(self, ids: Iterable[str]) -> str:
        """Options by name, in the order of names; those that the book lacks are left out."""
        return "; ".join(sorted(self.options[each] for each in ids if each in self.options)) or "none"


def _entry(option: Option, knowledge: Knowledge, shelf: _Shelf) -> tuple[Cell, ...]:
    return (
        cell(f"{option.name} ({option.id})", anchor=anchor(option)),
        cell(option.necessity),
        cell(option.scale),
        cell(option.mechanism),
        cell(f"{capital(option.actor)}; {stop(option.authority)}"),
        cell(capital(START[option.horizon])),
        cell(" ".join(stop(need.says) for need in option.preconditions) or "nothing in particular"),
        *(cell(spread(range_of(option, criterion))) for criterion in knowledge.options.scales),
        cell(spread(option.effect.up)),
        cell(spread(option.effect.down)),
        cell(*_from(option, knowledge)),
        cell("source not verified" if option.source == "unverified" else option.source),
        cell(in_full(option, shelf.cases)),
        cell(shelf.told(option.works)),
        cell(shelf.told(option.backfires)),
        cell(option.off_ramp),
        cell(shelf.named(option.requires)),
        cell(shelf.named(option.excludes)),
    )


def _from(option: Option, knowledge: Knowledge) -> Said:
    """Each origin once; where they differ, with the scales that it gives."""
    book = knowledge.options
    told = [(scale.name, range_of(option, criterion)) for criterion, scale in book.scales.items()]
    told += [("factors", option.effect.up), ("factors", option.effect.down)]
    held = [list(group) for _, group in groupby(sorted(told, key=lambda t: _key(t[1])), key=lambda t: _key(t[1]))]
    if len(held) == 1:
        return ("all ", *origin([held[0][0][1]], book.elicitations))
    parts: list[str | Piece] = []
    for group in sorted(held, key=len):
        named = ", ".join(dict.fromkeys(name for name, _ in group)) if group is not max(held, key=len) else "all others"
        parts += ["; ", f"{named}: ", *origin([group[0][1]], book.elicitations)]
    return tuple(parts[1:])


def _key(told: Estimate) -> tuple[str, str]:
    return told.source, told.elicitation or ""


def judges_table(options: Sequence[Option], knowledge: Knowledge) -> Table | None:
    """Who judged the ranges of these options, when and how; None where no record says."""
    records = {record.id: record for record in knowledge.options.elicitations}
    judged = [each.elicitation for option in options for each in _ranges(option)]
    held = [record for name, record in records.items() if name in judged]
    if not held:
        return None
    rows = tuple(
        (
            cell(capital(record.who), anchor=_record(record)),
            cell(day(record.when)),
            cell(record.how),
            cell(capital(stop(record.fits))),
            cell(count(judged.count(record.id), "range")),
        )
        for record in held
    )
    columns = ("Who", "When", "How", "For whom", "Judged")
    return Table(caption="Who judged the ranges, when and how", columns=columns, rows=rows, name="judges")


def _ranges(option: Option) -> Iterator[Estimate]:
    yield from (*option.values.values(), option.days, option.effect.up, option.effect.down)


def scales_table(knowledge: Knowledge) -> Table:
    """What the points of each scale mean, and which end is better; folded."""
    rows = tuple(
        (
            cell(f"{capital(s.name)} ({criterion})", anchor=scale_anchor(criterion)),
            cell(f"{number(s.low)} to {number(s.high)} {s.unit}"),
            cell(s.better),
            cell(capital(s.says)),
        )
        for criterion, s in knowledge.options.scales.items()
    )
    columns = ("Scale", "From, to", "Better", "What its numbers mean")
    caption = "What the scales mean; points are no money and no probability"
    return Table(caption=caption, columns=columns, rows=rows, name="scales", fold=True)
