"""Where the articles contradict each other or themselves: each side in its own words, and what would settle it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from melian.assessment.contradictions import Contradiction, contradictions
from melian.assessment.disputes import Dispute
from melian.assessment.lookup import Lookup, documents_of, names
from melian.brief.cite import Desk
from melian.brief.phrases import capital, count, here, number
from melian.brief.saying import cell, say
from melian.brief.tree import Block, Cell, Piece, Reference, Table
from melian.model.fact import Fact

LOOKED_FOR = (
    "numbers of forces, of dead, wounded, held and displaced people, of weapons, talks and members, sums of money, who "
    "has joined or left which organisation, who holds an office, and the dates of what happens once"
)
_MOST = 4
"""Facts of one side that are shown; the rest are counted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """What one chapter shows, and how many stand in other chapters."""

    found: tuple[Contradiction, ...] = ()
    elsewhere: int = 0


def allotted(disputes: Sequence[Dispute], lookup: Lookup, *, whole: bool) -> tuple[Share, ...]:
    """For each dispute the contradictions that its chapter shows, each in one chapter.

    That is the first dispute whose articles hold them and whose parties they touch, else the first with the articles;
    where the brief is of the `whole`, none is left out.
    """
    dates = {path: r.document.date.value for path, r in lookup.readings.items() if r.document.date is not None}
    shares: list[list[Contradiction]] = [[] for _ in disputes]
    for found in contradictions(lookup.facts, dates):
        at = _chapter(found, disputes, whole=whole)
        if at is not None:
            shares[at].append(found)
    total = sum(map(len, shares))
    return tuple(Share(found=tuple(share), elsewhere=total - len(share)) for share in shares)


def _chapter(found: Contradiction, disputes: Sequence[Dispute], *, whole: bool) -> int | None:
    documents = set(found.documents)
    holding = [i for i, dispute in enumerate(disputes) if documents <= _documents(dispute)]
    touching = [i for i in holding if _named(found) & _parties(disputes[i])]
    fallback = [0] if whole and disputes else []
    return next(iter((*touching, *holding, *fallback)), None)


def _documents(dispute: Dispute) -> set[str]:
    return {path for event in dispute.events for path in documents_of(event)}


def _parties(dispute: Dispute) -> set[str]:
    joined = (field for e in dispute.events for field in (e.actor, e.target, e.place))
    return {name for field in joined for name in names(field)}


def _named(found: Contradiction) -> set[str]:
    facts = (fact for side in found.sides for fact in side)
    return {name for f in facts for name in (*f.subjects, *names(f.object), *f.places)}


def contradiction_blocks(share: Share, desk: Desk) -> tuple[Block, ...]:
    """A table of them, or what was looked for in vain."""
    if not share.found:
        return (say(_none(share, desk)),)
    columns = ("What", "One side", "The other side", "Why they do not fit", "What would settle it")
    rows = tuple(_row(contradiction, desk) for contradiction in share.found)
    return (Table(caption="Contradictions", columns=columns, rows=rows, name="contradictions"),)


def _none(share: Share, desk: Desk) -> str:
    if share.elsewhere:
        return (
            f"No contradictions were found on this matter; {number(share.elsewhere)} on others: see the other chapters."
        )
    told = len(desk.lookup.facts)
    claims = count(told, "such claim") if told else "no such claims"
    articles = here(len(desk.lookup.readings))
    return f"No contradictions were found in {articles}. Looked for: {LOOKED_FOR}; {claims} read."


def _row(found: Contradiction, desk: Desk) -> tuple[Cell, ...]:
    what = f"{capital(_kind(found, desk))}: {found.about}"
    one, other = (_side(side, desk) for side in found.sides)
    return cell(what), one, other, cell(found.reason), cell(found.settle)


def _kind(found: Contradiction, desk: Desk) -> str:
    if found.kind == "within":
        return f"within {desk.article(found.documents[0])}"
    return "between articles" if found.kind == "between" else "stale"


def _side(facts: Iterable[Fact], desk: Desk) -> Cell:
    """Each fact's own words with its article and whose words they are."""
    facts = tuple(facts)
    parts: list[str | Piece] = []
    references: list[Reference] = []
    for fact in facts[:_MOST]:
        reference = desk.refer(fact.document, fact.claim, desk.form_at(fact.document, fact.claim))
        references.append(reference)
        by = f", from {fact.source}" if fact.source else ""
        parts += ["; "] if parts else []
        parts += [reference.words, f" ({desk.article(fact.document)}{by})"]
    if len(facts) > _MOST:
        parts.append(f"; and {len(facts) - _MOST} more")
    return cell(*parts, on=references)
