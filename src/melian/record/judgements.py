"""What people made of the machine's mentions and facts: rows of their own, which no rebuilding touches."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection, Table, func, insert, select, union

from melian.errors import CaseFileError
from melian.model.mention import Judgement
from melian.record import facts, schema
from melian.record.case import CaseFile


def judge(case: CaseFile, judgement: Judgement) -> Judgement:
    """Keeps a person's judgement of a mention or a fact, named by the unique beginning of its id. Gives the whole id.

    The same judgement by the same person twice is kept once. Raises CaseFileError for an id that is not in
    the file, or a beginning that several have.
    """
    with case.writing() as connection:
        whole = Judgement(
            mention=_resolved(connection, case, judgement.mention),
            verdict=judgement.verdict,
            reason=judgement.reason,
            by=judgement.by,
            at=judgement.at,
        )
        last = _latest(_rows(connection)).get(whole.mention)
        if last is None or (last.verdict, last.reason, last.by) != (whole.verdict, whole.reason, whole.by):
            connection.execute(insert(schema.judgement).values(_row(whole)))
    return whole


def judgements(case: CaseFile) -> tuple[Judgement, ...]:
    """The judgement that stands for each mention: the last one made, in the order of making."""
    return tuple(_latest(history(case)).values())


def history(case: CaseFile) -> tuple[Judgement, ...]:
    """Every judgement ever made, in the order of making."""
    with case.reading() as connection:
        return tuple(_rows(connection))


def rejected(case: CaseFile) -> frozenset[str]:
    """Ids of the mentions that a person found wrong, as judged last."""
    with case.reading() as connection:
        return rejected_in(connection)


def rejected_in(connection: Connection) -> frozenset[str]:
    """The same, inside a transaction."""
    return frozenset(key for key, last in _latest(_rows(connection)).items() if last.verdict == "rejected")


def orphans(case: CaseFile) -> tuple[Judgement, ...]:
    """Judgements of mentions and facts that no current document has any longer: kept, and shown apart."""
    document = schema.document
    with case.reading() as connection:
        known: set[str] = set()
        for table in _judged(connection):
            current = select(table.c.id).join(document).where(document.c.superseded_by.is_(None))
            known.update(connection.execute(current).scalars())
    return tuple(j for j in judgements(case) if j.mention not in known)


def _resolved(connection: Connection, case: CaseFile, given: str) -> str:
    read = (select(table.c.id) for table in _judged(connection))
    ids = union(*read, select(schema.judgement.c.mention_id)).subquery().c.id
    query = select(ids).where(func.substr(ids, 1, len(given)) == given).order_by(ids).limit(6)
    found = [] if not given else list(connection.execute(query).scalars())
    if given in found:
        return given
    if not found:
        raise CaseFileError(
            f"{case.path}: no mention or fact {given!r} in this case; `melian extract` and `melian facts` print ids"
        )
    if len(found) > 1:
        raise CaseFileError(f"{case.path}: {given!r} begins the ids of several: {', '.join(found)}")
    return str(found[0])


def _judged(connection: Connection) -> tuple[Table, ...]:
    """What can be judged; a file from before there were facts has no table of them."""
    return (schema.mention, facts.fact) if facts.has_table(connection) else (schema.mention,)


def _rows(connection: Connection) -> list[Judgement]:
    rows = connection.execute(select(schema.judgement).order_by(schema.judgement.c.id)).mappings()
    return [
        Judgement(mention=r["mention_id"], verdict=r["verdict"], reason=r["reason"], by=r["by"], at=r["at"])
        for r in rows
    ]


def _latest(made: Sequence[Judgement]) -> dict[str, Judgement]:
    latest: dict[str, Judgement] = {}
    for judgement in made:
        latest.pop(judgement.mention, None)
        latest[judgement.mention] = judgement
    return latest


def _row(judgement: Judgement) -> dict[str, str | None]:
    return {
        "mention_id": judgement.mention,
        "verdict": judgement.verdict,
        "reason": judgement.reason,
        "by": judgement.by,
        "at": judgement.at,
    }
