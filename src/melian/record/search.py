"""Full-text search over the documents of a case; the query is a person's words, never trusted as syntax."""

from __future__ import annotations

import re
from dataclasses import dataclass

from sqlalchemy import Connection, text
from sqlalchemy.exc import OperationalError

from melian.record.case import CaseFile

_LONGEST = 1000
"""Characters of a query that are looked at."""
_WORD = re.compile(r"\w+", re.UNICODE)

_QUERY = text(
    """SELECT d.path AS path, snippet(document_search, 1, '', '', ' ... ', 24) AS words, rank
    FROM document_search JOIN document d ON d.id = document_search.rowid
    WHERE document_search MATCH :query AND d.superseded_by IS NULL
    ORDER BY rank, d.path LIMIT :limit"""
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A document that holds the words, with some of them in their place."""

    document: str
    words: str


def search(case: CaseFile, query: str, *, limit: int = 50) -> tuple[Hit, ...]:
    """Documents that match, best first (BM25).

    FTS5's own syntax works ("NATO AND (pull* OR withdraw*)"); what is not valid syntax is read as plain
    words that must all be there. A query without a word finds nothing.
    """
    query = query[:_LONGEST].replace("\0", " ")
    plain = " ".join(f'"{word}"' for word in _WORD.findall(query))
    if not plain:
        return ()
    with case.reading() as connection:
        try:
            return _hits(connection, query, limit)
        except OperationalError:
            return _hits(connection, plain, limit)


def _hits(connection: Connection, query: str, limit: int) -> tuple[Hit, ...]:
    rows = connection.execute(_QUERY, {"query": query, "limit": limit}).mappings()
    return tuple(Hit(document=row["path"], words=row["words"]) for row in rows)
