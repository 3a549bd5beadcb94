"""Norms, in part 6: every side's acts by the norms that bear on them, the tests of their elements, and the words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from melian.assessment.norms import STATUS_WORDS, by_norms, conducts, norm_finding
from melian.brief.change import act_words
from melian.brief.cite import Desk
from melian.brief.judged import judged
from melian.brief.phrases import capital, count, join
from melian.brief.saying import cell, say, stop
from melian.brief.scene import Scene
from melian.brief.tree import Block, Cell, Reference, Sentence, Table
from melian.model.conduct import Conduct
from melian.model.event import Event
from melian.model.mention import DEEDS
from melian.model.norm import Norm
from melian.model.norm_result import STATUSES, Answer, ElementResult, NormResult, Status

_ANSWERS: dict[Answer, str] = {
    "met": "yes", "arguable": "arguably", "unclear": "not in these sources", "not_met": "no",
}  # fmt: skip
_KINDS: dict[str, str] = {
    "treaty": "treaty", "political_commitment": "political commitment, not a treaty",
    "declaration": "declaration of the General Assembly", "custom": "taken as custom",
    "domestic_law": "law of one side",
}  # fmt: skip
_STATUS = STATUS_WORDS | {"not_engaged": "not shown to be engaged, though often said to be"}
_LONG = 6
_PRESSING = frozenset({"demand", "threaten", "warn", *DEEDS})
_AID = "An aid to a lawyer and no legal opinion: rules test each element by what these sources report."


@dataclass(frozen=True, slots=True, kw_only=True)
class _Row:
    """Like acts of one actor towards the same others, with one status by norms whose tests have the same answers."""

    acts: tuple[Event, ...]
    results: tuple[NormResult, ...]

    @property
    def first(self) -> NormResult:
        return self.results[0]


def norms_section(scene: Scene) -> Sequence[Block]:
    """A sentence on the main act, a table of acts and norms, the tests and the words; nothing without norms."""
    book, desk = scene.knowledge.norms, scene.desk
    if not book.norms:
        return ()
    told = conducts(scene.dispute, desk.lookup)
    if not told:
        return (say("No act in this dispute is reported of an actor that is named, so no norm is tested."),)
    tested = [by_norms(conduct, book, desk.lookup.events) for conduct in told]
    rows = tuple(_rows(tested))
    shown = tuple(dict.fromkeys(r.norm for row in rows for r in row.results))
    lead = tested[0]
    blocks: list[Block] = [_opening(lead, desk, len(book.norms))]
    if gravest := _gravest(lead):
        blocks.append(judged(norm_finding(gravest), desk, "The gravest answer for this act"))
    blocks.append(_table(rows, desk))
    if free := _free(tested):
        blocks.append(free)
    return (*blocks, _tests(rows, desk), _words(shown))


def _opening(lead: Sequence[NormResult], desk: Desk, tried: int) -> Sentence:
    """What the main act engages, and that it is no legal opinion."""
    event = lead[0].conduct.event
    act = act_words(event) if event else "the act"
    groups = [(status, [r.norm for r in lead if r.status == status]) for status in reversed(STATUSES[1:])]
    groups.append(("not_engaged", [r.norm for r in lead if r.status == "not_engaged" and _worth(r)]))
    said = [f"{capital(_STATUS[status])}: {_listed(found)}." for status, found in groups if found]
    tests = f"by {tried} norms of law and political commitments"
    told = f"Norms: the main act ({act}) {tests}. {' '.join(said) or 'No norm is shown to be engaged.'} {_AID}"
    return say(told, on=desk.of_event(event, 1) if event else ())


def _gravest(results: Sequence[NormResult]) -> NormResult | None:
    bearing = [r for r in results if r.status != "not_engaged"]
    return max(bearing, key=_weight, default=None)


def _weight(result: NormResult) -> tuple[int, bool, bool]:
    """The gravest status first, then law before commitments, then words that somebody has read."""
    return STATUSES.index(result.status), result.norm.kind == "treaty", result.norm.source != "unverified"


def _listed(found: Iterable[Norm]) -> str:
    """'UN Charter, articles ...' with the articles of one instrument together."""
    held: dict[str, list[str]] = {}
    for norm in found:
        held.setdefault(norm.instrument, [])
        if norm.article not in held[norm.instrument]:
            held[norm.instrument].append(norm.article)
    return "; ".join(f"{instrument}, {join(articles)}" for instrument, articles in held.items())


def _rows(tested: Sequence[Sequence[NormResult]]) -> Iterator[_Row]:
    """One row for like acts with like answers, in the order of the acts, the gravest status of each first."""
    groups: dict[tuple[str, str, str], list[Sequence[NormResult]]] = {}
    for results in tested:
        groups.setdefault(_key(results[0].conduct), []).append(results)
    for alike in groups.values():
        held: dict[tuple[Status, str], list[NormResult]] = {}
        for result in (r for results in alike for r in results if _worth(r)):
            why = "" if result.status == "not_engaged" else result.because
            held.setdefault((result.status, why), []).append(result)
        for key in sorted(held, key=lambda k: -STATUSES.index(k[0])):
            acts = {r.conduct.event.id: r.conduct.event for r in held[key] if r.conduct.event is not None}
            unique: dict[str, NormResult] = {}
            for result in held[key]:
                unique.setdefault(result.norm.id, result)
            yield _Row(acts=tuple(acts.values()), results=tuple(unique.values()))


def _key(conduct: Conduct) -> tuple[str, str, str]:
    return "; ".join(conduct.acts), "; ".join(conduct.actors), "; ".join(conduct.targets)


def _worth(result: NormResult) -> bool:
    """Engaged; or often said to be, and about an act that presses."""
    norm, conduct = result.norm, result.conduct
    often = norm.always and bool(result.holders) and bool(_PRESSING & set(conduct.acts))
    if norm.held_by == "concerned" and norm.parties.named & set(conduct.actors):
        often = False  # what those who take part in it owe to outsiders' acts says nothing of their own
    return result.status != "not_engaged" or often


def _table(rows: Sequence[_Row], desk: Desk) -> Table:
    caption = "Acts of every side and the norms that bear on them"
    columns = ("Act", "Norm", "Status", "Why")
    told = tuple(_norm_row(row, desk) for row in rows)
    return Table(caption=caption, columns=columns, rows=told, name="norms", fold=len(told) > _LONG)


def _norm_row(row: _Row, desk: Desk) -> tuple[Cell, ...]:
    many = f" ({count(len(row.acts), 'act')})" if len(row.acts) > 1 else ""
    act = act_words(row.acts[0]) if row.acts else "The act"
    result = row.first
    status = capital(STATUS_WORDS[result.status])
    if result.norm.effect == "permits" and result.status == "engaged":
        status = "Engaged: may be relied on, if its conditions hold"
    on = [reference for event in row.acts[:3] for reference in desk.of_event(event, 1)]
    return (
        cell(act + many, on=on), cell(_listed(r.norm for r in row.results)), cell(status),
        cell(_why(row)),
    )  # fmt: skip


def _why(row: _Row) -> str:
    """The reason; where norms that do not bear have several, each with its norms."""
    reasons: dict[str, list[Norm]] = {}
    for result in row.results:
        reasons.setdefault(result.because, []).append(result.norm)
    if len(reasons) == 1:
        return capital(stop(row.first.because))
    return stop("; ".join(f"{_listed(found)}: {why}" for why, found in reasons.items()))


def _free(tested: Sequence[Sequence[NormResult]]) -> Sentence | None:
    """The acts on which no norm is shown to bear."""
    free = [r[0].conduct.event for r in tested if all(x.status == "not_engaged" for x in r)]
    said = dict.fromkeys(act_words(event) for event in free if event is not None)
    return say(f"No norm of the pack is shown to bear on: {'; '.join(said)}.") if said else None


def _tests(rows: Sequence[_Row], desk: Desk) -> Table:
    """Each element's question with its answer and the words that give it; once for an act, with all norms it serves."""
    held: dict[tuple[str, str, str], tuple[ElementResult, dict[str, Norm], NormResult]] = {}
    for result in (r for row in rows for r in row.results):
        act = "; ".join(_key(result.conduct))
        for element in _elements(result):
            key = (act, element.test.id, element.answer)
            held.setdefault(key, (element, {}, result))[1][result.norm.id] = result.norm
    told = tuple(_test_row(element, found.values(), result, desk) for element, found, result in held.values())
    columns = ("Act", "Element", "Answer", "Because", "Of the norms")
    return Table(caption="The tests of the elements", columns=columns, rows=told, name="norm-tests", fold=True)


def _elements(result: NormResult) -> Iterator[ElementResult]:
    yield from (*result.scope, *result.elements)
    if result.status != "not_engaged":
        yield from result.exceptions


def _test_row(element: ElementResult, found: Iterable[Norm], result: NormResult, desk: Desk) -> tuple[Cell, ...]:
    event = result.conduct.event
    kind = "Exception: " if element in result.exceptions else ""
    answer = "no" if kind and element.answer == "not_met" else _ANSWERS[element.answer]
    return (
        cell(act_words(event) if event else "The act"), cell(kind + element.test.asks), cell(capital(answer)),
        cell(capital(stop(element.because)), on=_references(element, event, desk)), cell(_listed(found)),
    )  # fmt: skip


def _references(element: ElementResult, event: Event | None, desk: Desk) -> tuple[Reference, ...]:
    """The characters that an answer rests on: words, other acts, or the act itself."""
    words = tuple(
        desk.refer(p.document, p.excerpt, desk.form_at(p.document, p.excerpt))
        for p in element.passages
        if p.document is not None and p.excerpt is not None
    )
    others = [e for e in desk.lookup.events if e.id in element.events]
    told = tuple(reference for other in others for reference in desk.of_event(other, 1))
    if words or told or event is None or element.because == element.test.missing:
        return (*words, *told)
    return desk.of_event(event, 1)


def _words(shown: Sequence[Norm]) -> Table:
    """The text of each norm shown, with the page where it was read."""
    rows = tuple(text_row(norm) for norm in sorted(shown, key=lambda n: (n.instrument, n.since, n.id)))
    columns = ("Norm", "Its words", "What it is", "Source")
    return Table(caption="The words of these norms", columns=columns, rows=rows, name="norm-texts", fold=True)


def text_row(norm: Norm, anchor: str | None = None) -> tuple[Cell, ...]:
    """The norm's words, what it is, and the page where it was read; `anchor` is what others link to."""
    source = "not verified: nobody has opened a page with these words" if norm.source == "unverified" else norm.source
    kind = f"{_KINDS[norm.kind]}, {norm.since}" + (f". {norm.note}" if norm.note else "")
    return cell(f"{norm.name} ({norm.title})", anchor=anchor), cell(f"“{norm.text}”"), cell(capital(kind)), cell(source)
