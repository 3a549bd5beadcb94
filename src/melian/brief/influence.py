"""Part 7, second half: three tests of reflexive control, and techniques that words or structure show, on any side."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from melian.assessment.reflexive import trials
from melian.assessment.setting import Setting
from melian.assessment.techniques import Use, uses, words_in
from melian.assessment.why_now import WhyNow
from melian.brief.cite import Desk
from melian.brief.judged import judged
from melian.brief.phrases import actors, capital, count
from melian.brief.saying import cell, say
from melian.brief.tree import Block, Cell, Reference, Table
from melian.model.knowledge import Knowledge
from melian.model.techniques import Technique

_MOST = 12
"""Words shown for one technique in one voice; the rest are counted."""


def influence(setting: Setting, weighed: WhyNow | None, desk: Desk, knowledge: Knowledge) -> list[Block]:
    """Information and psychology, as one explanation among the rivals above."""
    blocks: list[Block] = []
    if weighed is not None and knowledge.hypotheses.tests:
        blocks.append(
            say("Information and psychology: three tests, as one explanation among the rivals above, not as a finding.")
        )
        blocks += [judged(finding, desk, asked) for asked, finding in trials(weighed, knowledge.hypotheses)]
    if knowledge.techniques:
        found = uses(setting, knowledge.techniques)
        blocks.append(_shown(found, setting, desk) if found else _none(knowledge.techniques))
        blocks += [_meanings(found)] if found else []
    return blocks


def _none(techniques: Sequence[Technique]) -> Block:
    looked = "; ".join(t.title.casefold() for t in techniques)
    return say(
        f"No technique of influence shows in the articles that tell it or name its parties; looked for: {looked}."
    )


def _shown(found: Sequence[Use], setting: Setting, desk: Desk) -> Table:
    rows = tuple(_row(tuple(group), setting, desk) for _, group in groupby(sorted(found, key=_key), key=_key))
    return Table(
        caption="What words and structure show, apart from what is reported, in the same way for every voice. It says"
        " nothing of intent",
        columns=("What shows", "In whose voice", "Where"),
        rows=rows,
        name="techniques",
        fold=len(rows) > _MOST,
    )


def _meanings(found: Sequence[Use]) -> Table:
    """What each technique that shows is, in our words and by DISARM's number and name, and when it is none."""
    techniques = {u.technique.id: u.technique for u in found}
    rows = tuple(
        (
            cell(t.title),
            cell(capital(t.means)),
            cell("; ".join(f"{number} {name}" for number, name in t.disarm)),
            cell(capital(t.not_when)),
            cell("source not verified" if t.source == "unverified" else t.source),
        )
        for t in techniques.values()
    )
    return Table(
        caption="What each of these is; numbers and names are the DISARM Foundation’s (CC BY-SA 4.0)",
        columns=("What shows", "What it is", "Nearest in DISARM", "It is no technique when", "Where it is from"),
        rows=rows,
        name="techniques-meant",
        fold=True,
    )


def _key(use: Use) -> tuple[str, str, str]:
    writers = use.document or "" if use.voice == "writer" else ""
    return (use.technique.id, f"{use.voice} {use.who or ''}", writers)


def _row(group: tuple[Use, ...], setting: Setting, desk: Desk) -> tuple[Cell, ...]:
    return cell(group[0].technique.title), cell(_voice(group[0], desk)), _where(group, setting, desk)


def _voice(use: Use, desk: Desk) -> str:
    if use.voice == "actor":
        return actors(use.who)
    if use.voice == "writer":
        return f"the writer of {desk.article(use.document)}" if use.document else "several articles"
    who = use.who or "nobody named"
    return f"{who}, quoted" if use.voice == "quoted" else f"{who}, as the article puts it"


def _where(group: Sequence[Use], setting: Setting, desk: Desk) -> Cell:
    words = [f"“{u.excerpt.text}”" for u in group if u.excerpt is not None and not u.note]
    notes = [note for u in group if u.note for note in u.note.split("; ")]
    said = ", ".join(dict.fromkeys(words[:_MOST]))
    more = f" and {len(words) - _MOST} more" if len(words) > _MOST else ""
    base = ""
    if words and group[0].voice == "writer" and group[0].document:
        base = f" ({count(len(words), 'place')} in {count(words_in(setting, group[0].document), 'word')})"
    told = "; ".join(filter(None, (said + more + base, *dict.fromkeys(notes)))) or count(len(group), "act")
    return cell(told, on=[r for use in group[:_MOST] for r in _reference(use, desk)])


def _reference(use: Use, desk: Desk) -> tuple[Reference, ...]:
    if use.excerpt is not None and use.document is not None:
        return (desk.refer(use.document, use.excerpt, desk.form_at(use.document, use.excerpt)),)
    event = next((e for e in desk.lookup.events if e.id == use.event), None)
    return desk.shown(event, 1) if event else ()
