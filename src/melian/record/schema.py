"""The tables of a case file. docs/case-file.md explains them to those who open the file with other tools."""

from __future__ import annotations

from typing import Any

from sqlalchemy import (
    Boolean,
    Column,
    Connection,
    Float,
    ForeignKey,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
)

APPLICATION_ID = 0x4D454C49
"""`MELI` in ASCII: what `file` and SQLite's tools know a case file by."""
VERSION = 2
"""Raised whenever an older program could not read or would damage the file."""
WITH_LINKS = 2
"""The first version that keeps what people joined and split."""

metadata = MetaData()


def _document_id() -> Column[int]:
    return Column("document_id", ForeignKey("document.id", ondelete="CASCADE"), primary_key=True)


def _event_id() -> Column[str]:
    return Column("event_id", ForeignKey("event.id", ondelete="CASCADE"), primary_key=True)


def _n() -> Column[int]:
    """Place in the order of its kind, from 0."""
    return Column("n", Integer, primary_key=True, autoincrement=False)


def _excerpt(name: str, *, nullable: bool = False) -> tuple[Column[Any], ...]:
    return (
        Column(f"{name}_start", Integer, nullable=nullable),
        Column(f"{name}_end", Integer, nullable=nullable),
        Column(f"{name}_text", Text, nullable=nullable),
    )


def _span(*, nullable: bool = False) -> tuple[Column[Any], ...]:
    return (Column("start", Integer, nullable=nullable), Column("end", Integer, nullable=nullable))


page = Table(
    "page",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("url", Text, nullable=False),
    Column("fetched_at", Text, nullable=False),
    Column("content_type", Text, nullable=False),
    Column("body", LargeBinary, nullable=False),
)

document = Table(
    "document",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("path", Text, nullable=False),
    Column("digest", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("page_id", ForeignKey("page.id")),
    Column("reading_digest", Text, nullable=False),
    Column("recorded_at", Text, nullable=False),
    Column("superseded_by", ForeignKey("document.id")),
    UniqueConstraint("path", "digest"),
)

document_found = Table(
    "document_found",
    metadata,
    _document_id(),
    Column("field", Text, primary_key=True),
    Column("value", Text, nullable=False),
    Column("how", Text, nullable=False),
    *_span(nullable=True),
)

document_span = Table("document_span", metadata, _document_id(), _n(), Column("kind", Text, nullable=False), *_span())

document_link = Table(
    "document_link", metadata, _document_id(), _n(), *_span(), Column("address", Text, nullable=False)
)
"""Came later: a file that is older has it from when the next article is recorded."""

document_problem = Table("document_problem", metadata, _document_id(), _n(), Column("problem", Text, nullable=False))

quotation = Table(
    "quotation",
    metadata,
    _document_id(),
    _n(),
    *_span(),
    Column("text", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("quotation_id", Text, nullable=False),
    Column("speaker_name", Text),
    Column("speaker_role", Text),
    Column("speaker_start", Integer),
    Column("speaker_end", Integer),
    *_excerpt("cue", nullable=True),
    Column("rule", Text, nullable=False),
)

quotation_chain = Table(
    "quotation_chain",
    metadata,
    _document_id(),
    Column("quotation_n", Integer, primary_key=True, autoincrement=False),
    _n(),
    Column("name", Text, nullable=False),
    Column("role", Text),
    *_span(),
)

mention = Table(
    "mention",
    metadata,
    _document_id(),
    _n(),
    Column("id", Text, nullable=False, index=True),
    *_span(),
    Column("text", Text, nullable=False),
    Column("act", Text, nullable=False),
    Column("actor", Text),
    Column("target", Text),
    Column("speaker_name", Text),
    Column("speaker_role", Text),
    Column("principal", Text),
    *_excerpt("content"),
    *_excerpt("condition", nullable=True),
    Column("condition_kind", Text),
    Column("condition_role", Text),
    Column("place", Text),
    Column("form", Text, nullable=False),
    Column("cited_source", Text),
    Column("date", Text),
    Column("polarity", Text, nullable=False),
    *_excerpt("hedge", nullable=True),
    Column("confidence", Float, nullable=False),
    Column("plover_event", Text, nullable=False),
    Column("plover_mode", Text),
    Column("rule", Text, nullable=False),
    *_excerpt("trigger"),
)

mention_candidate = Table(
    "mention_candidate",
    metadata,
    _document_id(),
    Column("mention_n", Integer, primary_key=True, autoincrement=False),
    _n(),
    Column("name", Text, nullable=False),
)

judgement = Table(
    "judgement",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("mention_id", Text, nullable=False, index=True),
    Column("verdict", Text, nullable=False),
    Column("reason", Text),
    Column("by", Text),
    Column("at", Text, nullable=False),
)

link = Table(
    "link",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("verdict", Text, nullable=False),
    Column("reason", Text),
    Column("by", Text),
    Column("at", Text, nullable=False),
    Column("undone_by", Text),
    Column("undone_at", Text),
)

link_mention = Table(
    "link_mention",
    metadata,
    Column("number", ForeignKey("link.number", ondelete="CASCADE"), primary_key=True),
    Column("side", Text, primary_key=True),
    _n(),
    Column("mention_id", Text, nullable=False, index=True),
)

failure = Table(
    "failure",
    metadata,
    Column("path", Text, primary_key=True),
    Column("why", Text, nullable=False),
    Column("recorded_at", Text, nullable=False),
)

event = Table(
    "event",
    metadata,
    Column("id", Text, primary_key=True),
    Column("n", Integer, nullable=False),
    Column("dispute", Text, nullable=False, index=True),
    Column("act", Text, nullable=False),
    Column("actor", Text),
    Column("target", Text),
    Column("speaker_name", Text),
    Column("speaker_role", Text),
    Column("principal", Text),
    *_excerpt("content"),
    Column("content_document", Text, nullable=False),
    *_excerpt("condition", nullable=True),
    Column("condition_kind", Text),
    Column("condition_role", Text),
    Column("condition_document", Text),
    Column("place", Text),
    Column("date", Text),
    Column("support", Text, nullable=False),
    Column("independent_sources", Integer, nullable=False),
    Column("novelty", Text, nullable=False),
    Column("against", Text),
    Column("why_novel", Text, nullable=False),
)

event_mention = Table(
    "event_mention",
    metadata,
    _event_id(),
    _n(),
    Column("mention_id", Text, nullable=False, index=True),
    Column("document", Text, nullable=False),
    *_span(),
    Column("act", Text, nullable=False),
    Column("form", Text, nullable=False),
)

event_element = Table(
    "event_element",
    metadata,
    _event_id(),
    _n(),
    Column("element", Text, nullable=False),
    Column("value", Text),
    Column("level", Text, nullable=False),
    *_excerpt("evidence", nullable=True),
    Column("document", Text),
)

event_chain = Table(
    "event_chain",
    metadata,
    _event_id(),
    _n(),
    Column("document", Text, nullable=False),
    Column("outlet", Text),
    Column("from_whom", Text),
    Column("why", Text, nullable=False),
    *_excerpt("evidence", nullable=True),
    Column("directed", Boolean, nullable=False),
)

event_chain_step = Table(
    "event_chain_step",
    metadata,
    _event_id(),
    Column("chain_n", Integer, primary_key=True, autoincrement=False),
    _n(),
    Column("name", Text, nullable=False),
    Column("document", Text),
)

event_origin = Table(
    "event_origin",
    metadata,
    _event_id(),
    _n(),
    Column("name", Text, nullable=False),
    Column("why", Text, nullable=False),
)

event_origin_document = Table(
    "event_origin_document",
    metadata,
    _event_id(),
    Column("origin_n", Integer, primary_key=True, autoincrement=False),
    _n(),
    Column("document", Text, nullable=False),
)

event_join = Table("event_join", metadata, _event_id(), _n(), Column("why", Text, nullable=False))

PARTS = (
    document_found,
    document_span,
    document_link,
    document_problem,
    quotation_chain,
    quotation,
    mention_candidate,
    mention,
)
"""What belongs to one document's reading and is written anew when it is read anew."""


def has(connection: Connection, table: Table) -> bool:
    """Whether a file has a table: one that may not be written can be without those that came later."""
    query = "SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND name = ?"
    return bool(connection.exec_driver_sql(query, (table.name,)).scalar_one())
