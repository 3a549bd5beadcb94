"""Part 5: who stands where, and of whom these articles report nothing."""

from __future__ import annotations

from melian.assessment.disputes import Dispute
from melian.assessment.positions import Position, Reason, Unheard, beside, positions, unheard
from melian.brief.bottom import content, stance_words
from melian.brief.change import act_words, support_cell
from melian.brief.cite import Desk
from melian.brief.phrases import actors, here, join, noun, speaker_words
from melian.brief.saying import cell, say
from melian.brief.tree import Block, Cell, Part, Sentence, Table

_WHY: dict[Reason, str] = {
    "addressed": "it is addressed",
    "place": "it would be done there",
    "party": "it is named in another act of this dispute",
    "named": "it is named in the articles that tell it",
}


def stands_part(dispute: Dispute, desk: Desk, anchor: str, named: tuple[str, ...]) -> Part:
    """Positions by actor, then those concerned without a statement."""
    held = positions(dispute, desk.lookup)
    silent = unheard(dispute, desk.lookup, named, desk.known)
    blocks: list[Block] = []
    if held:
        blocks.append(_held(held, dispute, desk))
    if others := beside(dispute, desk.lookup):
        blocks.append(_beside(others, desk))
    known = tuple(u for u in silent if u.why != "named" or u.elsewhere)
    if known:
        blocks.append(_silent(known, desk))
    if only_named := [u.actor for u in silent if u not in known]:
        blocks.append(
            say(f"Also named in the articles that tell it, without any act or statement: {join(only_named)}.")
        )
    finding = _finding(held, tuple(u for u in silent if u.why in ("addressed", "place")), desk)
    return Part(number=5, title="Who stands where", anchor=f"{anchor}-5", finding=finding, blocks=tuple(blocks))


def _finding(held: tuple[Position, ...], silent: tuple[Unheard, ...], desk: Desk) -> Sentence:
    texts = here(len(desk.lookup.readings))
    speaking = {p.actor for p in held}
    said = f"{len(speaking)} {'actor' if len(speaking) == 1 else 'actors'} other than the demander"
    verb = "takes" if len(speaking) == 1 else "take"
    opening = f"{said} {verb} a position in {texts}" if held else f"No position of anybody else is reported in {texts}"
    rest = f"; no statement of {join([u.actor for u in silent])} on it is reported" if silent else ""
    return say(opening, rest, ".", on=[r for p in held for r in desk.of_event(p.event, 1)])


def _held(held: tuple[Position, ...], dispute: Dispute, desk: Desk) -> Table:
    rows = tuple(_position(p, dispute, desk) for p in held)
    columns = ("Who", "Position", "Words", "How it is carried")
    caption = "Positions on it, in the order: for, against, other"
    return Table(caption=caption, columns=columns, rows=rows, name="positions")


def _beside(others: tuple[Position, ...], desk: Desk) -> Table:
    caption = "Words to the same parties in the same articles, which nothing ties to it"
    events = [position.event for position in others]
    rows = tuple(
        (cell(act_words(e)), cell(content(e, desk), on=desk.shown(e, 1)), support_cell(e, desk)) for e in events
    )
    return Table(caption=caption, columns=("Act", "Words", "How it is carried"), rows=rows, name="beside")


def _position(position: Position, dispute: Dispute, desk: Desk) -> tuple[Cell, ...]:
    event = position.event
    who = speaker_words(event.speaker)
    stands = stance_words(position, dispute.lead) + (", conditionally" if position.conditional else "")
    words = cell(content(event, desk), on=desk.shown(event, 2))
    kind = f"{stands} ({noun(event.act)})"
    return cell(f"{actors(position.actor)} ({who})"), cell(kind), words, support_cell(event, desk)


def _silent(silent: tuple[Unheard, ...], desk: Desk) -> Table:
    nothing = f"no statement in {here(len(desk.lookup.readings))}"
    groups: dict[tuple[Reason, tuple[str, ...]], list[Unheard]] = {}
    for found in silent:
        groups.setdefault((found.why, tuple(e.id for e in found.elsewhere)), []).append(found)
    rows = tuple(_unheard(group, nothing, desk) for group in groups.values())
    columns = ("Who", "Why it is listed", "On this", "On other matters")
    caption = "Concerned, without a statement on it here. That is not the same as silence: other sources may have one."
    return Table(caption=caption, columns=columns, rows=rows, name="unheard")


def _unheard(group: list[Unheard], nothing: str, desk: Desk) -> tuple[Cell, ...]:
    """One row for all who are listed for one reason and of whom the same is told elsewhere."""
    others = {act_words(event): event for event in reversed(group[0].elsewhere)}
    shown = list(reversed(others.items()))[:3]
    other = "; ".join(words for words, _ in shown) or "nothing reported"
    on = [r for _, event in shown for r in desk.of_event(event, 1)]
    who = join([u.actor for u in group])
    return cell(who), cell(_WHY[group[0].why]), cell(nothing), cell(other, on=on)
