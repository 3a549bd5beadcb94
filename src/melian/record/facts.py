"""Facts in a case file: their table, their rows, and files that were made before there was one.

The table only adds to what a file holds, so a file with it opens in older programs and one without it in this.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import Boolean, Column, Connection, Float, ForeignKey, Integer, RowMapping, Table, Text, select

from melian.model.event import Reading
from melian.model.fact import Fact, Quantity
from melian.model.span import Excerpt
from melian.record import schema

fact = Table(
    "fact",
    schema.metadata,
    Column("document_id", ForeignKey("document.id", ondelete="CASCADE"), primary_key=True),
    Column("n", Integer, primary_key=True, autoincrement=False),
    Column("id", Text, nullable=False, index=True),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("text", Text, nullable=False),
    Column("claim_start", Integer, nullable=False),
    Column("claim_end", Integer, nullable=False),
    Column("claim_text", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("predicate", Text, nullable=False),
    Column("subject", Text),
    Column("object", Text),
    Column("role", Text),
    Column("unit", Text),
    Column("low", Float),
    Column("high", Float),
    Column("approximation", Text),
    Column("size", Integer),
    Column("added", Boolean),
    Column("place", Text),
    Column("place_count", Integer),
    Column("time", Text),
    Column("time_role", Text),
    Column("polarity", Text, nullable=False),
    Column("modality", Text, nullable=False),
    Column("source", Text),
    Column("quoted", Boolean, nullable=False),
    Column("lasts", Integer),
    Column("rule", Text, nullable=False),
)

_PLAIN = (
    "id", "start", "end", "text", "kind", "predicate", "subject", "object", "role", "place", "place_count", "time",
    "time_role", "polarity", "modality", "source", "quoted", "lasts", "rule",
)  # fmt: skip
_COUNTED = ("unit", "low", "high", "approximation", "size", "added")


def add_table(connection: Connection) -> None:
    """Gives a file that was made before there were facts the table for them."""
    fact.create(connection, checkfirst=True)


def has_table(connection: Connection) -> bool:
    """Whether the file has the table: one that may not be written can be without."""
    return schema.has(connection, fact)


def fact_rows(reading: Reading, document_id: int) -> Iterator[tuple[Table, dict[str, Any]]]:
    """The rows of a reading's facts."""
    for n, told in enumerate(reading.facts):
        row = {name: getattr(told, name) for name in _PLAIN}
        row |= {name: getattr(told.quantity, name) if told.quantity else None for name in _COUNTED}
        claim = {"claim_start": told.claim.start, "claim_end": told.claim.end, "claim_text": told.claim.text}
        yield fact, {"document_id": document_id, "n": n, **row, **claim}


def facts_of(connection: Connection, document_id: int, path: str) -> tuple[Fact, ...]:
    """The facts of one document's reading, in their order; none in a file without the table."""
    if not has_table(connection):
        return ()
    query = select(fact).where(fact.c.document_id == document_id).order_by(fact.c.n)
    return tuple(_restored(row, path) for row in connection.execute(query).mappings().all())


def _restored(row: RowMapping, path: str) -> Fact:
    claim = Excerpt(start=row["claim_start"], end=row["claim_end"], text=row["claim_text"])
    counted = None if row["unit"] is None else Quantity(**{name: row[name] for name in _COUNTED})
    return Fact(document=path, claim=claim, quantity=counted, **{name: row[name] for name in _PLAIN})


PARTS: Sequence[Table] = (fact,)
"""What belongs to one document's reading and is written anew when it is read anew."""
