"""Makes a case file's tables, search index and views, and brings an earlier file up to this version."""

from __future__ import annotations

from sqlalchemy import Connection, text

from melian.record import schema

_FOUND = ("title", "outlet", "byline", "date", "language", "url")

_FOUND_COLUMNS = ", ".join(
    f"(SELECT value FROM document_found f WHERE f.document_id = d.id AND f.field = '{name}') AS {name}"  # noqa: S608
    for name in _FOUND
)

_VIEWS = (
    f"""CREATE VIEW document_read AS
    SELECT d.id, d.path, d.kind, d.recorded_at, d.superseded_by, length(d.text) AS characters,
    {_FOUND_COLUMNS},
    (SELECT count(*) FROM mention m WHERE m.document_id = d.id) AS mentions
    FROM document d""",  # noqa: S608 - fixed names
    """CREATE VIEW mention_read AS
    SELECT m.id, d.path AS document, m.start, m."end", m.text, m.act, m.actor, m.target, m.speaker_name,
    m.speaker_role, m.principal, m.content_text AS content, m.condition_text AS condition, m.place, m.form,
    m.cited_source, m.date, m.polarity, m.confidence, m.rule,
    (SELECT j.verdict FROM judgement j WHERE j.mention_id = m.id ORDER BY j.id DESC LIMIT 1) AS judgement
    FROM mention m JOIN document d ON d.id = m.document_id
    WHERE d.superseded_by IS NULL ORDER BY d.path, m.n""",
    """CREATE VIEW event_read AS
    SELECT e.id, e.dispute, e.act, e.actor, e.speaker_name, e.target, e.content_text AS content,
    e.condition_text AS condition, e.place, e.date, e.support, e.independent_sources, e.novelty,
    (SELECT count(*) FROM event_mention x WHERE x.event_id = e.id) AS mentions,
    (SELECT count(DISTINCT x.document) FROM event_mention x WHERE x.event_id = e.id) AS documents
    FROM event e ORDER BY e.n""",
    """CREATE VIEW judgement_read AS
    SELECT j.id, j.mention_id, j.verdict, j.reason, j.by, j.at,
    NOT EXISTS (SELECT 1 FROM mention m JOIN document d ON d.id = m.document_id
                WHERE m.id = j.mention_id AND d.superseded_by IS NULL)
    AND NOT EXISTS (SELECT 1 FROM fact f JOIN document d ON d.id = f.document_id
                    WHERE f.id = j.mention_id AND d.superseded_by IS NULL) AS orphan
    FROM judgement j ORDER BY j.id""",
)
_VIEWS_2 = (
    """CREATE VIEW IF NOT EXISTS link_read AS
    SELECT l.number, l.verdict, l.reason, l.by, l.at, l.undone_by, l.undone_at,
    (SELECT group_concat(mention_id, ' ') FROM link_mention m
    WHERE m.number = l.number AND m.side = 'left') AS left_mentions,
    (SELECT group_concat(mention_id, ' ') FROM link_mention m
    WHERE m.number = l.number AND m.side = 'right') AS right_mentions
    FROM link l ORDER BY l.number""",
)
"""Came with `WITH_LINKS`, as did the tables `link` and `link_mention`."""

_SEARCH = (
    """CREATE VIRTUAL TABLE document_search USING fts5(
    path, text, content='document', content_rowid='id', tokenize='unicode61 remove_diacritics 2')""",
    """CREATE TRIGGER document_search_added AFTER INSERT ON document BEGIN
    INSERT INTO document_search(rowid, path, text) VALUES (new.id, new.path, new.text); END""",
    """CREATE TRIGGER document_search_removed AFTER DELETE ON document BEGIN
    INSERT INTO document_search(document_search, rowid, path, text)
    VALUES ('delete', old.id, old.path, old.text); END""",
)


def create(connection: Connection) -> None:
    """Makes the tables, search index and views of an empty file, and marks it as ours."""
    schema.metadata.create_all(connection, checkfirst=False)
    for statement in (*_SEARCH, *_VIEWS, *_VIEWS_2):
        connection.execute(text(statement))
    connection.execute(text(f"PRAGMA application_id = {schema.APPLICATION_ID}"))
    connection.execute(text(f"PRAGMA user_version = {schema.VERSION}"))


def upgrade(connection: Connection) -> None:
    """Brings a file of an earlier version up to this one; what it holds stays as it is."""
    columns = connection.execute(text("SELECT name FROM pragma_table_info('event_chain')")).scalars().all()
    if "directed" not in columns:
        connection.execute(text("ALTER TABLE event_chain ADD COLUMN directed BOOLEAN NOT NULL DEFAULT 1"))
    schema.metadata.create_all(connection, checkfirst=True)
    for statement in _VIEWS_2:
        connection.execute(text(statement))
    connection.execute(text(f"PRAGMA user_version = {schema.VERSION}"))
