"""Part 7: why now."""

from __future__ import annotations

from collections.abc import Sequence
from string import ascii_uppercase

from melian.assessment.setting import Setting
from melian.assessment.signs import Evidence, Seen
from melian.assessment.weighing import Weighed, rated
from melian.assessment.why_now import WhyNow, origin_words, why_now
from melian.brief.cite import Desk
from melian.brief.findings import named_source
from melian.brief.influence import influence
from melian.brief.judged import judged, references
from melian.brief.phrases import capital, count, dated, day, here, join, number
from melian.brief.saying import cell, say, stop
from melian.brief.tree import Block, Cell, Part, Reference, Sentence, Table
from melian.model.act_words import noun
from melian.model.finding import Finding
from melian.model.hypotheses import Hypotheses
from melian.model.knowledge import Knowledge
from melian.model.likelihood import Likelihood

_SHOWN = 3
"""Explanations shown in full, the likeliest first; the rest stand in a table."""

_OUT = 0.5
"""Above it one explanation is likelier than all others together."""


def why_part(setting: Setting, desk: Desk, anchor: str, knowledge: Knowledge) -> Part:
    """Rival explanations weighed by the signs in the case, then information and psychology."""
    pack = knowledge.hypotheses
    weighed = why_now(setting, pack)
    blocks: list[Block] = []
    if weighed is not None:
        blocks += _weighed(weighed, desk, pack)
    blocks += influence(setting, weighed, desk, knowledge)
    finding = _finding(weighed, desk, pack)
    return Part(number=7, title="Why now", anchor=f"{anchor}-7", finding=finding, blocks=tuple(blocks))


def _finding(weighed: WhyNow | None, desk: Desk, pack: Hypotheses) -> Sentence:
    texts = here(len(desk.lookup.readings))
    if weighed is None:
        kinds = join([noun(act) for act in pack.acts]) or "none"
        return say(f"Not weighed: the explanations at hand are about other kinds of act ({kinds}).")
    looked, known = number(len(weighed.seen)), number(len(pack.hypotheses))
    if not weighed.found:
        return say(f"Not one of the {looked} signs looked for is in {texts}, so nothing sets the explanations apart.")
    first = weighed.weighing.hypotheses[0]
    most = max(weighed.found, key=lambda s: (weighed.weighing.swing[s.sign.id], s.sign.id))
    stands = "one stands out" if first.probability > _OUT else "none stands out"
    seen = f"{number(len(weighed.found))} of {looked} signs looked for are in {texts}"
    return say(
        f"Of {known} explanations {stands}; {seen}, they"
        f" speak most for {_lower(first.hypothesis, pack)} ({_percent(first)}), and the one that matters most is that"
        f" {most.sign.asks}.",
        on=_on(most, desk),
    )


def _weighed(weighed: WhyNow, desk: Desk, pack: Hypotheses) -> list[Block]:
    first, *more = pack.cautions or (None,)
    blocks: list[Block] = []
    if first is not None:
        blocks.append(say(f"{stop(first.says)[:-1]} ({first.source})."))
    blocks += [_chances(weighed, pack), _signs(weighed, desk, pack)]
    if weighed.missing:
        asked = "; ".join(s.sign.asks for s in weighed.missing)
        blocks.append(say(f"Looked for and not in these articles, which says nothing of the world beyond: {asked}."))
    blocks += [_sign_sources(weighed), _questions(weighed, desk), _matrix(weighed, pack)]
    titles = {f"why_now.{h.id}": h.title for h in pack.hypotheses}
    blocks += [judged(f, desk, titles[f.question]) for f in weighed.findings[:_SHOWN]]
    if weighed.findings[_SHOWN:]:
        blocks.append(_rest(weighed.findings[_SHOWN:], titles, desk))
    blocks += [say(f"{stop(c.says)[:-1]} ({c.source}).") for c in more if c is not None]
    return blocks


def _chances(weighed: WhyNow, pack: Hypotheses) -> Table:
    letters = _letters(pack)
    rows = tuple(
        (
            cell(f"{letters[w.hypothesis]} · {_title(w.hypothesis, pack)}"),
            cell(f"{Likelihood(best=w.probability).word}, {_percent(w)}"),
            cell("; ".join(f"{name} {100 * p:.0f}%" for name, p in w.by_rater)),
            cell(f"{w.against:g}"),
        )
        for w in weighed.weighing.hypotheses
    )
    raters = "; ".join(f"{r.id}: {r.name}, {r.elicited}" for r in pack.raters)
    return Table(
        caption=f"Explanations, the likeliest first, from equal chances. Raters: {raters}",
        columns=("Explanation", "Likelihood", "By rater", "What speaks against it (I = 1, II = 2)"),
        rows=rows,
        name="explanations",
    )


def _signs(weighed: WhyNow, desk: Desk, pack: Hypotheses) -> Table:
    ranked = sorted(weighed.found, key=lambda s: (-weighed.weighing.diagnosticity[s.sign.id], s.sign.id))
    return Table(
        caption="Signs that are in these articles, the most telling first",
        columns=("Sign", "Seen in", "Source and grade", "When", "Odds it puts between explanations, at most"),
        rows=tuple(_sign(s, weighed, desk) for s in ranked),
        name="signs",
        fold=len(ranked) > 12,
    )


def _sign(seen: Seen, weighed: WhyNow, desk: Desk) -> tuple[Cell, ...]:
    shown = seen.evidence[:3]
    more = f" and {count(len(seen.evidence) - 3, 'more place')}" if len(seen.evidence) > 3 else ""
    told = dated("; ".join(dict.fromkeys(e.says for e in shown))) or "none does"
    dates = dict.fromkeys(day(e.date) for e in shown) or {"": None}
    return (
        cell(capital(seen.sign.asks)),
        cell(told + more, on=_on(seen, desk)),
        cell(origin_words(seen.origins)),
        cell("; ".join(dates)),
        cell(f"{weighed.weighing.diagnosticity[seen.sign.id]:.1f} to 1"),
    )


def _sign_sources(weighed: WhyNow) -> Table:
    """Where each sign looked for is from; signs of one source in one row."""
    held: dict[str, list[str]] = {}
    for seen in weighed.seen:
        held.setdefault(seen.sign.source, []).append(seen.sign.asks)
    rows = tuple((cell(named_source(source)), cell("; ".join(held[source]))) for source in sorted(held))
    caption = "Where the signs looked for are from"
    return Table(caption=caption, columns=("Source", "Signs"), rows=rows, name="sign-sources", fold=True)


def _on(seen: Seen, desk: Desk) -> list[Reference]:
    return [reference for item in seen.evidence[:3] for reference in _reference(item, desk)]


def _reference(item: Evidence, desk: Desk) -> tuple[Reference, ...]:
    if item.excerpt is not None and item.document is not None:
        return (desk.refer(item.document, item.excerpt, desk.form_at(item.document, item.excerpt)),)
    event = next((e for e in desk.lookup.events if e.id == item.event), None)
    return desk.shown(event, 1) if event else ()


def _questions(weighed: WhyNow, desk: Desk) -> Table:
    rows = tuple((cell(asked), _answer(finding, desk)) for asked, finding in weighed.questions)
    caption = "What is asked, and what these articles tell"
    return Table(caption=caption, columns=("Question", "Answer"), rows=rows, name="asked")


def _answer(finding: Finding, desk: Desk) -> Cell:
    return cell(stop(finding.claim), on=[r for g in finding.grounds for r in references(g, desk)[:1]])


def _matrix(weighed: WhyNow, pack: Hypotheses) -> Table:
    """Signs by explanations: each cell has the raters' values, one where they agree."""
    letters = _letters(pack)
    tables = [(rater.signs, rated(rater)) for rater in pack.raters]

    def value(sign: str, name: str) -> str:
        found = [table.get((sign, name), "N") if sign in signs else "–" for signs, table in tables]
        return "/".join(found if len(set(found)) > 1 else found[:1])

    rows = tuple(
        (cell(capital(s.sign.asks)), *(cell(value(s.sign.id, name)) for name in letters)) for s in weighed.found
    )
    order = "/".join(r.id for r in pack.raters)
    scale = "How each sign fits each explanation: CC very well, II not at all, – not rated"
    return Table(
        caption=f"{scale}; {order} if they differ",
        columns=("Sign", *letters.values()),
        rows=rows,
        name="matrix",
        fold=True,
    )


def _rest(findings: Sequence[Finding], titles: dict[str, str], desk: Desk) -> Table:
    rows = tuple(
        (cell(titles[f.question]), cell(stop(f.claim)), cell("; ".join(f.would_change)), cell(_source(f)))
        for f in findings
    )
    caption = "The other explanations, and what would disprove them"
    columns = ("Explanation", "What it says", "What would disprove it", "Where it is from")
    return Table(caption=caption, columns=columns, rows=rows, name="others-why", fold=True)


def _source(finding: Finding) -> str:
    source = next((g.source for g in finding.grounds if g.kind == "knowledge"), None)
    return named_source(source)


def _letters(pack: Hypotheses) -> dict[str, str]:
    """A letter for each hypothesis in the pack's order; numbers once the letters are used up."""
    return {
        h.id: ascii_uppercase[i] if i < len(ascii_uppercase) else str(i + 1) for i, h in enumerate(pack.hypotheses)
    }  # fmt: skip


def _title(name: str, pack: Hypotheses) -> str:
    return next(h.title for h in pack.hypotheses if h.id == name)


def _lower(name: str, pack: Hypotheses) -> str:
    """The title inside a sentence."""
    title = _title(name, pack)
    return title[:1].lower() + title[1:]


def _percent(weighed: Weighed) -> str:
    return Likelihood(best=weighed.probability).percent
