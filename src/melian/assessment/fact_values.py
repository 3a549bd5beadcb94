"""Whether two facts of one thing clash, and in what."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Literal

from melian.model.fact import Fact, FactKind, Quantity

_ROUNDING = 0.05
"""How far two values apart still count as one for rounding, above a hundred; "about" allows twice as much."""
_STANDING = 60
"""Days from which what a claim is about stands for a while, and is no single happening."""
_SUMMED = 30
"""Days from which a count is of a sum over time, such as talks held, and not of one occasion."""
_CURRENT = 60
"""Days within which two dated reports tell of one tenure of office."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Clash:
    """What is compared, the two values in words, why they clash and what would settle it."""

    about: str
    one: str
    other: str
    reason: str
    settle: str
    kind: Literal["stale"] | None = None
    turned: bool = False
    """The second fact is the first side."""


def clash(one: Fact, other: Fact, *, same_text: bool, apart: int | None) -> Clash | None:
    """How two facts with one subject, relation and object clash; None where both can hold.

    `apart` is the number of days from the first's report to the second's, None where either is undated.
    """
    return _READERS[one.kind](one, other, same_text, apart) if one.kind == other.kind else None


def _membership(one: Fact, other: Fact, same_text: bool, apart: int | None) -> Clash | None:
    states = [_state(fact) for fact in (one, other)]
    if states[0] == states[1] or None in states:
        return None
    if set(states) == {"pending", "not"}:
        return None
    done = states.index("done") if "done" in states else 0
    about = f"whether {one.subject} is a member of {one.object}"
    pending = (one, other)[1 - done]
    flat = states[1 - done] == "not"
    words = "is told not to be a member" if flat else "is told as still to join"
    older = apart is not None and (apart > 0 if done == 1 else apart < 0) and not same_text
    why = "the first is the older report" if older else "nothing tells that the first is older"
    reason = f"In one place {one.subject} {words}; in another it has joined."
    if not same_text:
        reason = f"{reason[:-1]}; {why}."
    settle = f"The day on which {one.object} received the accession, and the day of each report."
    later = apart is not None and not older
    stale = not flat or not later
    return Clash(
        about=about, one=f"{pending.modality} {pending.polarity}", other="joined", reason=reason, settle=settle,
        kind="stale" if stale and not same_text else None, turned=done == 0,
    )  # fmt: skip


def _state(fact: Fact) -> str | None:
    if fact.modality == "actual":
        return "done" if fact.polarity == "asserted" else "not"
    return "pending" if fact.polarity == "asserted" else None


def _office(one: Fact, other: Fact, same_text: bool, apart: int | None) -> Clash | None:
    if one.role and other.role and one.role != other.role:
        return None
    states = [_holds(fact) for fact in (one, other)]
    if states[0] == states[1]:
        return None
    if {one.rule, other.rule} == {"former", "title"}:
        return None  # "President X says" of a former president is courtesy
    if not same_text and (apart is None or abs(apart) > _CURRENT or not _backwards(states, apart)):
        return None
    held = states.index(True)
    out = (one, other)[1 - held]
    told = "to be out of office" if out.polarity == "negated" else "to be no more than a candidate for office"
    where = "the same text" if same_text else "another report"
    office = out.role or (one, other)[held].role or "the office"
    deals = "tells of dealings of the office's holder in words that name no other holder"
    now = deals if (one, other)[held].rule == "dealing" else f"tells of {one.subject} as in office now"
    reason = f"{one.subject} is told {told}, while {where} {now}."
    return Clash(
        about=f"whether {one.subject} is in office as {office} ({one.object})", one="out", other="in", reason=reason,
        settle="The day on which each was said, and who held the office then.", turned=held == 0,
    )  # fmt: skip


def _backwards(states: list[bool], apart: int) -> bool:
    """Whether the report that has somebody in office is not the older one: leaving office is no contradiction."""
    return apart >= 0 if states[1] else apart <= 0


def _holds(fact: Fact) -> bool:
    return fact.modality == "actual" and fact.polarity == "asserted"


def _event(one: Fact, other: Fact, same_text: bool, apart: int | None) -> Clash | None:
    if one.time is None or other.time is None or one.time.startswith(other.time) or other.time.startswith(one.time):
        return None
    if one.subject != other.subject and ((one.subject and other.subject) or one.predicate == "signed"):
        return None
    subject = one.subject or other.subject
    by = f" by {subject}" if subject else ""
    first, second = sorted((one.time, other.time))
    return Clash(
        about=f"when {one.object} was {one.predicate}{by}",
        one=first, other=second, reason=f"One has it in {first}, the other in {second}; it happens once.",
        settle="A record of that day.", turned=one.time > other.time,
    )  # fmt: skip


def _quantity(one: Fact, other: Fact, same_text: bool, apart: int | None) -> Clash | None:
    ours, theirs = one.quantity, other.quantity
    if ours is None or theirs is None or ours.added or theirs.added or one.modality != "actual" != other.modality:
        return None
    if one.modality != "actual" or other.modality != "actual":
        return None
    if one.object != other.object or not _near_in_time(one, other, same_text, apart):
        return None
    if ours.unit != theirs.unit:
        return _sizes(one, other)
    return _numbers(one, other, ours, theirs)


def _near_in_time(one: Fact, other: Fact, same_text: bool, apart: int | None) -> bool:
    """Whether the two counts are of one time: the same dates in the text, one text, or reports close together."""
    if one.time and other.time and one.time_role == other.time_role == "at" and len(one.time) > 4:
        return True
    if one.time != other.time or "at" in (one.time_role, other.time_role):
        return False
    lasts = one.lasts if one.lasts is not None else 10_000
    if same_text:
        return lasts >= _SUMMED  # one report may tell of two attacks in one town
    if lasts < _STANDING:
        return False  # something that happened: another report without its day may tell of another
    return apart is None or abs(apart) <= lasts


def _numbers(one: Fact, other: Fact, ours: Quantity, theirs: Quantity) -> Clash | None:
    if not _same_place(one, other) or not _apart(ours, theirs):
        return _lands(one, other)
    what = _what(one)
    low, high = sorted((ours, theirs), key=_rank)
    return Clash(
        about=f"how many: {what}", one=number_words(low), other=number_words(high),
        reason=f"One counts {number_words(low)}, the other {number_words(high)}.",
        settle="Who counted, when, and what was counted.", turned=low is theirs,
    )  # fmt: skip


def _lands(one: Fact, other: Fact) -> Clash | None:
    """In how many countries: comparable only for the same units."""
    if one.place_count is None or other.place_count is None or one.place_count == other.place_count:
        return None
    low, high = sorted((one.place_count, other.place_count))
    return Clash(
        about=f"in how many countries: {_what(one, place=False)}", one=f"{low} countries", other=f"{high} countries",
        reason=f"One counts {low} countries, the other {high}.", settle="A list of the countries, with its date.",
        turned=other.place_count < one.place_count,
    )  # fmt: skip


def _sizes(one: Fact, other: Fact) -> Clash | None:
    """Units of another size for one standing force: a brigade is not a battle group."""
    ours, theirs = one.quantity, other.quantity
    if ours is None or theirs is None or ours.size is None or theirs.size is None or ours.size == theirs.size:
        return None
    places, others = set(one.places), set(other.places)
    if one.predicate != "presence" or not places or not others or not (places <= others or others <= places):
        return None
    small, large = (ours, theirs) if ours.size < theirs.size else (theirs, ours)
    where = ", ".join(sorted(places & others))
    taken = any(fact.rule.endswith(":again") for fact in (one, other))
    inferred = " Where one of them stands is taken from the words before it." if taken else ""
    return Clash(
        about=f"what force {one.subject} keeps in {where}", one=plural(small.unit), other=plural(large.unit),
        reason=f"One tells of {plural(small.unit)}, the other of {plural(large.unit)}, which are larger.{inferred}",
        settle="An order of battle or the holder's own list, with its date.", turned=small is theirs,
    )  # fmt: skip


def _same_place(one: Fact, other: Fact) -> bool:
    """The same named places; none at all only for what needs no place."""
    if one.predicate in ("talks", "members", "expelled", "sanctioned", "aid", "controls"):
        return set(one.places) == set(other.places)
    return bool(one.places) and set(one.places) == set(other.places) and one.place_count == other.place_count


def _apart(ours: Quantity, theirs: Quantity) -> bool:
    """Whether no value fits both, rounding allowed for."""
    if ours.approximation == "unnumbered" or theirs.approximation == "unnumbered":
        return False
    slack = max(_slack(ours), _slack(theirs))
    low = max(q.low if q.low is not None else 0.0 for q in (ours, theirs))
    high = min(q.high if q.high is not None else float("inf") for q in (ours, theirs))
    return low > high * (1 + slack)


def _slack(quantity: Quantity) -> float:
    value = quantity.high if quantity.high is not None else quantity.low or 0.0
    if quantity.approximation == "about":
        return 4 * _ROUNDING
    return _ROUNDING if value >= 100 else 0.0


def _rank(quantity: Quantity) -> float:
    return quantity.low if quantity.low is not None else quantity.high or 0.0


def _what(fact: Fact, *, place: bool = True) -> str:
    unit = plural(fact.quantity.unit) if fact.quantity else ""
    parts = [unit, fact.predicate.replace("_", " ")]
    parts += [" and ".join(fact.subjects)] if fact.subject else []
    parts += [f"in {', '.join(fact.places)}"] if place and fact.place else []
    return ", ".join(parts)


def number_words(quantity: Quantity) -> str:
    """A quantity in words: 'at least 12 battle groups'."""
    before = {"about": "about ", "at_least": "at least ", "at_most": "at most "}.get(quantity.approximation, "")
    if quantity.low is None and quantity.high is None:
        return plural(quantity.unit)
    low = f"{quantity.low:,.10g}" if quantity.low is not None else ""
    high = f"{quantity.high:,.10g}" if quantity.high is not None else ""
    ends = low if low == high or not high else high if not low else f"{low} to {high}"
    return f"{before}{ends} {quantity.unit if ends == '1' else plural(quantity.unit)}"


_PLURALS = {
    "person": "people",
    "child": "children",
    "percent of the land": "percent of the land",
    "listed person": "people listed",
}


def plural(unit: str) -> str:
    """The plural of a unit's name."""
    if unit in _PLURALS:
        return _PLURALS[unit]
    if unit.endswith("y"):
        return f"{unit[:-1]}ies"
    first, of, rest = unit.partition(" of ")
    return f"{first}s{of}{rest}" if of else f"{unit}{'' if unit.endswith('s') else 's'}"


_READERS: Mapping[FactKind, Callable[[Fact, Fact, bool, int | None], Clash | None]] = {
    "membership": _membership,
    "tenure": _office,
    "event": _event,
    "quantity": _quantity,
}
