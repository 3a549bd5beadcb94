"""Writing what a run changes of the events, and no more."""

from __future__ import annotations

from sqlalchemy import Connection

from melian.model.event import Event
from melian.model.standing import Delta
from melian.record.rows import event_rows
from melian.record.writer import GAP, many, put_all

_NEIGHBOUR = """SELECT e.n FROM event_mention m JOIN event e ON e.id = m.event_id
WHERE m.n = 0 AND (m.document, m.start, m.event_id) {side} (?, ?, ?)
ORDER BY m.document {order}, m.start {order}, m.event_id {order} LIMIT 1"""
_BEFORE = _NEIGHBOUR.format(side="<", order="DESC")
_AFTER = _NEIGHBOUR.format(side=">", order="ASC")
_SPREAD = f"""UPDATE event SET n = placed.n FROM
(SELECT id, {GAP} * (row_number() OVER (ORDER BY n) - 1) AS n FROM event) AS placed WHERE placed.id = event.id"""  # noqa: S608


def apply(connection: Connection, delta: Delta) -> None:
    """Writes what a run changed."""
    rewritten = [event.id for event in delta.events]
    many(connection, "DELETE FROM event WHERE id = ?", [(key,) for key in (*sorted(delta.gone), *rewritten)])
    many(
        connection,
        "UPDATE event SET dispute = ?, novelty = ?, against = ?, why_novel = ? WHERE id = ?",
        [(told.dispute, told.novelty, told.against, told.why_novel, told.id) for told in delta.retold],
    )
    for event in delta.events:
        put_all(connection, event_rows(event, _place(connection, event)))


def _place(connection: Connection, event: Event) -> int:
    """A number between those of the events that stand before and after it; where there is none, all are spread anew."""
    first = event.mentions[0]
    where = (first.document, first.start, event.id)

    def beside(query: str) -> int | None:
        return connection.exec_driver_sql(query, where).scalar()

    low, high = beside(_BEFORE), beside(_AFTER)
    if low is not None and high is not None and high - low < 2:
        connection.exec_driver_sql(_SPREAD)
        low, high = beside(_BEFORE), beside(_AFTER)
    if high is None:
        return 0 if low is None else low + GAP
    return high - GAP if low is None else (low + high) // 2
