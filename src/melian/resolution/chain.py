"""Who has it from whom: each report's way back through the reports of a case to the outermost source that is known."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from melian.model.event import ChainLink, Step
from melian.resolution.credit import Credit, Sources, cited, linked, linked_outlet, passed_on, tagged
from melian.resolution.group import Group
from melian.resolution.item import Item
from melian.resolution.occasion import interval
from melian.resolution.retold import same_words
from melian.resolution.support import quotes


@dataclass(frozen=True, slots=True, kw_only=True)
class _Report:
    """One document of an event, and where it says that it has it from."""

    path: str
    items: tuple[Item, ...]
    credit: Credit | None
    """Names a source outside, or a report (`document`) of the same event."""
    why: str
    directed: bool = True


def chain(group: Group, sources: Sources) -> tuple[ChainLink, ...]:
    """One link for each document of the event, in path order."""
    by_document: dict[str, list[Item]] = {}
    for item in group.items:
        by_document.setdefault(item.mention.document, []).append(item)
    told = {path: tuple(by_document[path]) for path in sorted(by_document)}
    reports = {path: _report(path, told, sources) for path in told}
    relays = {a: b for path, items in told.items() for a, b in passed_on(path, items, sources)}
    return tuple(_link(report, reports, relays, sources) for report in reports.values())


def _link(report: _Report, reports: Mapping[str, _Report], relays: Mapping[str, str], sources: Sources) -> ChainLink:
    outlet, credit, why = sources.outlet(report.path), report.credit, report.why
    if credit is not None and credit.name == outlet and credit.document is None:
        why = f"its own: {why}"
    return ChainLink(
        document=report.path,
        outlet=outlet,
        from_whom=None if credit is None else credit.name,
        why=why,
        evidence=credit.evidence if credit else None,
        path=_path(report, reports, relays, sources),
        directed=report.directed,
    )


def _path(
    report: _Report, reports: Mapping[str, _Report], relays: Mapping[str, str], sources: Sources
) -> tuple[Step, ...]:
    """The way back from a report: through reports of the event, then through what reports say of outlets.

    It ends where nothing is known, or where it would come to a source for the second time.
    """
    steps: list[Step] = []
    seen = {report.path}
    held: _Report | None = report
    while held is not None and held.credit is not None:
        credit = held.credit
        name = sources.outlet(credit.document) or credit.name if credit.document else credit.name
        if not steps or steps[-1].name != name:
            steps.append(Step(name=name, document=credit.document))
        held = reports.get(credit.document or "") if held.directed and credit.document not in seen else None
        seen.add(credit.document or "")
    names = {step.name for step in steps} | {sources.outlet(report.path)}
    while steps and steps[-1].document is None and (inner := relays.get(steps[-1].name)) and inner not in names:
        steps.append(Step(name=inner))
        names.add(inner)
    return tuple(reversed(steps))


def _report(path: str, told: Mapping[str, tuple[Item, ...]], sources: Sources) -> _Report:
    """Its source: an agency's tag; an older report of the same wording; whom it cites or links to; any of its wording.

    A tag comes first: of two that print an agency's text, neither has it from the other.
    """
    items, others = told[path], tuple(told)
    if tag := tagged(path, items, sources):
        return _credited(path, items, tag, others, sources)
    same = same_words(path, told, sources)
    older = next((s for s in same if s.older), None)
    if older is not None:
        name = older.document
        credit = Credit(name=name, why=f"{older.how} {name}, {older.why}", evidence=older.evidence, document=name)
        return _Report(path=path, items=items, credit=credit, why=credit.why)
    named = cited(path, items, sources) or linked(path, others, sources) or linked_outlet(path, items, sources)
    if named is not None:
        return _credited(path, items, named, others, sources)
    for s in same:
        if not s.younger:
            credit = Credit(name=s.document, why=f"{s.how} {s.document}", evidence=s.evidence, document=s.document)
            why = f"{credit.why}; nothing tells which came first"
            return _Report(path=path, items=items, credit=credit, why=why, directed=False)
    own = any(i.mention.form == "direct_quote" and not quotes(i) for i in items)
    return _Report(path=path, items=items, credit=None, why="the issuer's own text" if own else "no source named")


def _credited(path: str, items: tuple[Item, ...], credit: Credit, others: Sequence[str], sources: Sources) -> _Report:
    """A report that names its source, with the source's own report where that is among those of the event."""
    if credit.document is None and credit.name != sources.outlet(path):
        theirs = [o for o in others if o != path and sources.outlet(o) == credit.name and not _after(o, path, sources)]
        ranked = sorted(theirs, key=lambda o: (sources.wording.between(o, path) != "reprint", _last(o, sources), o))
        credit = replace(credit, document=ranked[0] if ranked else None)
    return _Report(path=path, items=items, credit=credit, why=credit.why)


def _after(path: str, other: str, sources: Sources) -> bool:
    """Whether a document is dated later than another, so that it cannot be its source."""
    days = [interval(d.value) if (d := sources.documents[p].date) else None for p in (path, other)]
    return days[0] is not None and days[1] is not None and days[0][0] > days[1][1]


def _last(path: str, sources: Sources) -> str:
    date = sources.documents[path].date
    return date.value if date else "9999"
