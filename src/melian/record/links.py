"""What people joined and split: rows of their own by mention ids, which no rebuilding touches."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import product

from sqlalchemy import ColumnElement, Connection, func, insert, select, update

from melian.errors import CaseFileError
from melian.model.link import Link, Verdict
from melian.record import schema
from melian.record.case import CaseFile

Ids = tuple[str, ...]


def join(case: CaseFile, events: tuple[str, str], *, reason: str | None, by: str | None, at: str) -> Link:
    """Keeps a person's word that two events are one; each may be the unique beginning of an id.

    Raises CaseFileError for an id that no event has, one event named twice, events that act in opposite
    directions, and mentions that an earlier judgement split. The events are as they were until they are resolved anew.
    """
    with case.writing() as connection:
        first, second = (_event(connection, case, given) for given in events)
        if first == second:
            raise CaseFileError(f"{case.path}: {events[0]!r} and {events[1]!r} are one event already")
        left, right = _mentions_of(connection, first), _mentions_of(connection, second)
        _check_direction(connection, case, (first, left), (second, right))
        _check_not_split(connection, case, left, right)
        return _keep(connection, "joined", (left, right), (reason, by, at))


def split(case: CaseFile, mentions: Sequence[str], *, reason: str | None, by: str | None, at: str) -> Link:
    """Keeps a person's word that these mentions are not of the act that the others of their event are of.

    Each may be the unique beginning of an id. Raises CaseFileError for an id that is in no event, mentions of
    several events, a whole event, and mentions by which an earlier judgement joined. The events are as they were
    until they are resolved anew.
    """
    with case.writing() as connection:
        left = tuple(dict.fromkeys(_mention(connection, case, given) for given in mentions))
        event = _one_event(connection, case, left)
        right = tuple(m for m in _mentions_of(connection, event) if m not in left)
        if not right:
            raise CaseFileError(f"{case.path}: event {event} has no other mentions to split {' '.join(left)} from")
        _check_not_joined(connection, case, left, right)
        return _keep(connection, "split", (left, right), (reason, by, at))


def undo(case: CaseFile, number: int, *, by: str | None, at: str) -> None:
    """Takes a join or split back; it stays in the file, marked. Raises CaseFileError where it does not stand."""
    with case.writing() as connection:
        if not any(link.number == number for link in links_in(connection)):
            raise CaseFileError(f"{case.path}: no join or split {number} stands; `melian case links` lists them")
        table = schema.link
        connection.execute(update(table).where(table.c.number == number).values(undone_by=by, undone_at=at))


def links(case: CaseFile) -> tuple[Link, ...]:
    """The joins and splits that stand, in the order of making."""
    with case.reading() as connection:
        return links_in(connection)


def links_in(connection: Connection) -> tuple[Link, ...]:
    """The same, inside a transaction."""
    version = int(connection.exec_driver_sql("PRAGMA user_version").scalar_one())
    if version < schema.WITH_LINKS:  # a file of an earlier version, opened for reading only
        return ()
    table, sides = schema.link, schema.link_mention
    held: defaultdict[tuple[int, str], list[str]] = defaultdict(list)
    for row in connection.execute(select(sides).order_by(*sides.primary_key.columns)).mappings():
        held[row["number"], row["side"]].append(row["mention_id"])
    query = select(table).where(table.c.undone_at.is_(None)).order_by(table.c.number)
    return tuple(
        Link(
            number=row["number"],
            verdict=row["verdict"],
            left=tuple(held[row["number"], "left"]),
            right=tuple(held[row["number"], "right"]),
            reason=row["reason"],
            by=row["by"],
            at=row["at"],
        )
        for row in connection.execute(query).mappings()
    )


def _keep(
    connection: Connection, verdict: Verdict, sides: tuple[Ids, Ids], told: tuple[str | None, str | None, str]
) -> Link:
    (left, right), (reason, by, at) = sides, told
    row = {"verdict": verdict, "reason": reason, "by": by, "at": at}
    number = int(connection.execute(insert(schema.link).values(row).returning(schema.link.c.number)).scalar_one())
    rows = [
        {"number": number, "side": side, "n": n, "mention_id": mention}
        for side, ids in (("left", left), ("right", right))
        for n, mention in enumerate(ids)
    ]
    connection.execute(insert(schema.link_mention), rows)
    return Link(number=number, verdict=verdict, left=left, right=right, reason=reason, by=by, at=at)


def _check_direction(connection: Connection, case: CaseFile, left: tuple[str, Ids], right: tuple[str, Ids]) -> None:
    """Refuses acts of which one is on whom the other is by."""
    for (actor, target), (other, aimed) in product(_parties(connection, left[1]), _parties(connection, right[1])):
        if actor & aimed or other & target:
            raise CaseFileError(
                f"{case.path}: not joined: {left[0]} ({_arrow(actor, target)}) and {right[0]} ({_arrow(other, aimed)}) "
                "act in opposite directions, and such acts are never one; where a mention names the wrong actor or "
                "target, `melian reject` it"
            )


def _check_not_split(connection: Connection, case: CaseFile, left: Ids, right: Ids) -> None:
    for link in links_in(connection):
        if link.verdict == "split" and (_between(link, left, right) or _between(link, right, left)):
            raise CaseFileError(f"{case.path}: not joined: {link.told()}; {_take_back(link)}")


def _check_not_joined(connection: Connection, case: CaseFile, left: Ids, right: Ids) -> None:
    """Refuses a split after which no two mentions are left that a join can hold together."""
    for link in links_in(connection):
        crossing = _between(link, left, right) or _between(link, right, left)
        if link.verdict == "joined" and crossing and not (_between(link, left, left) or _between(link, right, right)):
            raise CaseFileError(f"{case.path}: not split: {link.told()}; {_take_back(link)}")


def _between(link: Link, left: Ids, right: Ids) -> bool:
    return not (set(link.left).isdisjoint(left) or set(link.right).isdisjoint(right))


def _take_back(link: Link) -> str:
    return f"`melian case undo {link.number}` takes that back"


def _parties(connection: Connection, ids: Ids) -> set[tuple[frozenset[str], frozenset[str]]]:
    table = schema.mention
    rows = connection.execute(select(table.c.actor, table.c.target).where(table.c.id.in_(ids)))
    return {(_names(actor), _names(target)) for actor, target in rows}


def _names(value: str | None) -> frozenset[str]:
    return frozenset(value.split("; ")) if value else frozenset()


def _arrow(actor: Iterable[str], target: Iterable[str]) -> str:
    return f"{'; '.join(sorted(actor)) or 'nobody named'} on {'; '.join(sorted(target)) or 'nobody named'}"


def _mentions_of(connection: Connection, event: str) -> Ids:
    table = schema.event_mention
    rows = connection.execute(select(table.c.mention_id).where(table.c.event_id == event).order_by(table.c.n))
    return tuple(dict.fromkeys(rows.scalars()))


def _one_event(connection: Connection, case: CaseFile, mentions: Ids) -> str:
    table = schema.event_mention
    found = connection.execute(select(table.c.event_id).where(table.c.mention_id.in_(mentions)).distinct())
    events = sorted(found.scalars())
    if len(events) > 1:
        raise CaseFileError(f"{case.path}: {' '.join(mentions)} are of several events: {', '.join(events)}")
    return str(events[0])


def _event(connection: Connection, case: CaseFile, given: str) -> str:
    return _only(connection, case, schema.event.c.id, given, ("event", "`melian events` prints their ids"))


def _mention(connection: Connection, case: CaseFile, given: str) -> str:
    told = "mention", "`melian events` prints the ids of each event's mentions"
    return _only(connection, case, schema.event_mention.c.mention_id, given, told)


def _only(connection: Connection, case: CaseFile, column: ColumnElement[str], given: str, told: tuple[str, str]) -> str:
    """The one id that is `given` or begins so."""
    noun, advice = told
    query = select(column).where(func.substr(column, 1, len(given)) == given).distinct().order_by(column).limit(6)
    found = list(connection.execute(query).scalars()) if given else []
    if given in found:
        return given
    if not found:
        raise CaseFileError(f"{case.path}: no {noun} {given!r} in the events of this case; {advice}")
    if len(found) > 1:
        raise CaseFileError(f"{case.path}: {given!r} begins the ids of several {noun}s: {', '.join(found)}")
    return str(found[0])
