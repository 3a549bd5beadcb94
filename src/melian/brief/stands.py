"""Part 5: who stands where, how the groups stand together, and of whom these articles report nothing."""

from __future__ import annotations

from collections.abc import Sequence

from melian.assessment.cohesion import asks_of, of_holders
from melian.assessment.disputes import Dispute
from melian.assessment.lookup import names
from melian.assessment.stance_finding import stance_finding
from melian.assessment.stance_kinds import ATTACKS
from melian.assessment.unheard import Reason, Unheard, unheard
from melian.brief.bottom import content
from melian.brief.change import act_words
from melian.brief.cite import Desk
from melian.brief.findings import KIND
from melian.brief.met import NOTHING, Clause
from melian.brief.phrases import capital, count, day, here, join, sides, speaker_words
from melian.brief.saying import cell, say, stop
from melian.brief.standing import BASIS_WORDS, Standpoint, refer, who, worded
from melian.brief.together import earlier_table, together
from melian.brief.tree import Block, Cell, Part, Piece, Sentence, Table
from melian.brief.voices import voices_table
from melian.model.act_words import noun
from melian.model.event import Event
from melian.model.finding import Finding
from melian.model.stance import Stance

_WHY: dict[Reason, str] = {
    "addressed": "it is addressed",
    "place": "it would be done there",
    "party": "it is named in another act of this dispute",
    "named": "it is named in the articles that tell it",
}
_LONG = 14


def stands_part(
    dispute: Dispute, desk: Desk, anchor: str, named: tuple[str, ...], standpoint: Standpoint, met: Clause = NOTHING
) -> Part:
    """Stances by holder, groups, leaders' own words, then those concerned without a statement.

    `met` ends the opening sentence with whether it can be met.
    """
    asked = asks_of(dispute)
    held = standpoint.towards(asked)
    searched = standpoint.knowledge.stances.set_by_hand
    silent = unheard(dispute, desk.lookup, held, named, desk.known, searched)
    blocks: list[Block] = [_held(held, dispute.lead, desk)] if held else []
    blocks += together(dispute, desk, standpoint, held)
    blocks += earlier_table(dispute, desk, standpoint)
    blocks += voices_table(dispute, desk, standpoint)
    blocks += _reasoned(held, dispute.lead, desk)
    known = tuple(u for u in silent if u.why != "named" or u.elsewhere or u.search)
    if known:
        blocks.append(_silent(known, desk))
    if only_named := [u.actor for u in silent if u not in known]:
        blocks.append(
            say(f"Also named in the articles that tell it, without any act or statement: {join(only_named)}.")
        )
    finding = _finding(held, tuple(u for u in silent if u.why in ("addressed", "place")), desk, met)
    return Part(
        number=5,
        title="Who stands where, and can it be met",
        anchor=f"{anchor}-5",
        finding=finding,
        blocks=tuple(blocks),
    )


def _finding(held: Sequence[Stance], silent: tuple[Unheard, ...], desk: Desk, met: Clause) -> Sentence:
    texts = here(len(desk.lookup.readings))
    speaking = of_holders(held)
    verb = "takes" if len(speaking) == 1 else "take"
    said = f"{capital(count(len(speaking), 'actor'))} other than the demander {verb} a position in {texts}"
    opening = said if speaking else f"No position of anybody else is reported in {texts}"
    rest = f"; no statement of {sides('; '.join(u.actor for u in silent))} on it is reported" if silent else ""
    on = [r for stance in speaking.values() for r in refer(stance, desk)]
    return say(opening, rest, met.text, ".", on=[*on, *met.on])


def _held(held: Sequence[Stance], lead: Event, desk: Desk) -> Table:
    events = {event.id: event for event in desk.lookup.events}
    rows = tuple(_stance(stance, events[stance.demand], lead, desk) for stance in held)
    columns = ("Who", "Stance", "Towards", "Words", "Rests on", "When")
    caption = "Stances on it, and on the same asker’s other demands, threats, appeals and offers in this dispute"
    return Table(caption=caption, columns=columns, rows=rows, name="positions", fold=len(rows) > _LONG)


def _stance(stance: Stance, asked: Event, lead: Event, desk: Desk) -> tuple[Cell, ...]:
    speaker = (
        f" ({speaker_words(stance.speaker)})"
        if stance.speaker and stance.speaker.name not in names(stance.holder)
        else ""
    )
    towards = cell("it") if asked.id == lead.id else cell(f"{noun(asked.act)}: ", content(asked, desk))
    shown = refer(stance, desk)
    words = (
        cell(shown[0].words, on=shown)
        if shown
        else cell(f"“{stance.words.text}”" if stance.words.text else "none given")
    )
    implied = ": counted as a rejection, which is only implied" if stance.rule == ATTACKS else ""
    basis = BASIS_WORDS[stance.basis] if stance.by == "rules" else f"set by {stance.by} ({_source(stance.rule)})"
    return (
        cell(f"{who(stance)}{speaker}"), cell(worded(stance.kind, stance.holder, asked, stance.rule) + implied),
        towards, words, cell(basis),
        cell(_when(stance, desk)),
    )  # fmt: skip


def _reasoned(held: Sequence[Stance], lead: Event, desk: Desk) -> list[Block]:
    """How each holder's stance on the demand itself was told; none where nobody takes one."""
    best = dict.fromkeys(s for s in of_holders(s for s in held if s.demand == lead.id).values())
    if not best:
        return []
    told = [(s, stance_finding(s, f"{who(s)} {worded(s.kind, s.holder, lead, s.rule)}")) for s in best]
    rows = tuple(
        (
            cell(stop(finding.claim), on=refer(stance, desk)),
            cell(stop(finding.reasoning)),
            cell(sure(finding)),
            cell("; ".join(finding.alternatives)),
            cell("; ".join(finding.would_change)),
            cell(finding.basis + ("" if stance.by == "rules" else f" by {finding.by}")),
        )
        for stance, finding in told
    )
    columns = ("Stance", "How it was told", "Confidence", "What else it could mean", "What would change it", KIND)
    caption = "How each stance on it was told, and what would change it"
    return [Table(caption=caption, columns=columns, rows=rows, name="stance-findings", fold=True)]


def sure(finding: Finding) -> str:
    """Confidence in words, with why; that an analyst's own entry has none of ours."""
    held = finding.confidence
    return f"{held.level}: {held.why}" if held else "the analyst’s own"


def _source(source: str) -> str:
    return "source not verified" if source == "unverified" else source


def _when(stance: Stance, desk: Desk) -> str:
    """The day of the act, else that of the article, which is another thing."""
    if stance.date:
        return day(stance.date)
    found = desk.lookup.document(stance.document).date
    return f"article of {day(found.value)}" if found else "undated"


def _silent(silent: tuple[Unheard, ...], desk: Desk) -> Table:
    groups: dict[tuple[object, ...], list[Unheard]] = {}
    for found in silent:
        groups.setdefault((found.why, tuple(e.id for e in found.elsewhere), found.search), []).append(found)
    rows = tuple(_unheard(group, desk) for group in groups.values())
    columns = ("Who", "Why it is listed", "On this", "On other matters")
    caption = "Concerned, without a statement on it here. That is not the same as silence: other sources may have one."
    return Table(caption=caption, columns=columns, rows=rows, name="unheard")


def _unheard(group: list[Unheard], desk: Desk) -> tuple[Cell, ...]:
    """One row for all who are listed for one reason and of whom the same is told elsewhere."""
    others = {act_words(event): event for event in reversed(group[0].elsewhere)}
    shown = list(reversed(others.items()))[:3]
    other = "; ".join(words for words, _ in shown) or "nothing reported"
    on = [r for _, event in shown for r in desk.of_event(event, 1)]
    on_this: str | Piece = f"no statement in {here(len(desk.lookup.readings))}"
    if (search := group[0].search) is not None:
        on_this = f"silent after a search by {search.by}, {day(search.at)}, in: {search.source}"
    return cell(join([u.actor for u in group])), cell(_WHY[group[0].why]), cell(on_this), cell(other, on=on)


def holders(held: Sequence[Stance]) -> tuple[str, ...]:
    """Everybody with a stance, in order."""
    return tuple(dict.fromkeys(name for stance in held for name in names(stance.holder)))
