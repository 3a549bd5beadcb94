"""Part 8: what can be done, from three seats: the target's, a state's that it is about, and the demander's."""

from __future__ import annotations

from collections.abc import Sequence

from melian.brief.options_ahead import paths_section, plan_section
from melian.brief.options_entries import entries
from melian.brief.options_glance import glance
from melian.brief.options_left import left_out
from melian.brief.options_norms import norms_table
from melian.brief.options_ranked import caveat, information_section, portfolios_section, ranks_section
from melian.brief.options_screened import open_tables
from melian.brief.options_words import quoted
from melian.brief.phrases import count, join
from melian.brief.saying import say
from melian.brief.scene import Scene
from melian.brief.tree import Block, Part, Section, Sentence
from melian.model.name_words import with_article
from melian.model.option import Option, Role
from melian.response.answer import Answer, Request, answer
from melian.response.ranking import ELICITED_NOT_ESTIMATED, STABLE
from melian.response.seats import Seat, seat_of, seats

SHOWN: tuple[Role, ...] = ("target", "concerned", "demander")
"""The seats of a brief, where nobody asks for others: the first of each."""
_TITLE = "What can be done"
_SEAT = {
    "target": "addressed by it", "concerned": "a state that it is about", "member": "a member or ally",
    "demander": "who demands", "third": "a third party",
}  # fmt: skip


def options_part(scene: Scene, anchor: str, asked: Sequence[str] = (), request: Request | None = None) -> Part | None:
    """The answers from each seat, the first open on the screen; None where no pack of options is given."""
    if not scene.knowledge.options.options:
        return None
    given = request or Request()
    found = [
        answer(
            scene.dispute, scene.desk.lookup, scene.knowledge, seat, states=scene.states, signs=scene.signs,
            request=given,
        )
        for seat in shown_seats(scene, asked)
    ]  # fmt: skip
    blocks: list[Block] = [_missing(found)] if not asked and len(found) < len(SHOWN) else []
    blocks += [_of_seat(each, scene, fold=n > 0) for n, each in enumerate(found)]
    if found:
        blocks += [glance(_told(found), found), *entries(_told(found), scene.knowledge), *norms_table(found)]
    finding = (
        _finding(found[0]) if found else say("Nobody’s seat can be told in these sources, so nothing is screened.")
    )
    return Part(number=8, title=_TITLE, anchor=f"{anchor}-8", finding=finding, blocks=tuple(blocks))


def elsewhere_part(anchor: str, title: str) -> Part:
    """Part 8 of a further dispute: where it stands, and how to have it for this one."""
    said = f"Options are worked out for the first dispute (“{title}”); --about TEXT gives them for this one."
    return Part(number=8, title=_TITLE, anchor=f"{anchor}-8", finding=say(said))


def shown_seats(scene: Scene, asked: Sequence[str]) -> tuple[Seat, ...]:
    """The seats asked for, by name; else the first of each of the roles that are shown."""
    if asked:
        return tuple(seat_of(name, scene.dispute, scene.knowledge) for name in dict.fromkeys(asked))
    every = seats(scene.dispute, scene.knowledge)
    firsts = (next((seat for seat in every if seat.role == role), None) for role in SHOWN)
    return tuple(seat for seat in firsts if seat is not None)


def _of_seat(found: Answer, scene: Scene, *, fold: bool) -> Section:
    blocks: list[Block] = [_finding(found)] if fold else []
    blocks += [caveat(found.ranking)] if found.ranking else []
    blocks += open_tables(found, scene)
    blocks += left_out(found, scene)
    blocks += ranks_section(found)
    blocks += portfolios_section(found)
    blocks += paths_section(found, scene)
    blocks += information_section(found)
    blocks += plan_section(found)
    role = join([_SEAT[role] for role in found.seat.roles])
    return Section(title=f"From the seat of {with_article(found.seat.actor)}: {role}", blocks=tuple(blocks), fold=fold)


def _finding(found: Answer) -> Sentence:
    """How many are open, and which rank ahead whatever the weights."""
    actor, every = found.seat.actor, len(found.screened)
    if found.ranking is None:
        return say(f"From the seat of {with_article(actor)} none of {every} options is open in these sources.")
    open_now = sum(s.status == "open" for s in found.screened)
    ahead = [row.option for row in found.ranking.rows if row.stands == "first"]
    four = f"in at least {round(STABLE * 10)} of 10 draws of ranges and weights"
    lead = f"From the seat of {with_article(actor)} {open_now} of {count(every, 'option')} are open; "
    if not ahead:
        return say(f"{lead}none ranks in the upper third {four} ({ELICITED_NOT_ESTIMATED}).")
    more = f" and {len(ahead) - 4} more" if len(ahead) > 4 else ""
    ranks = "ranks" if len(ahead) == 1 else "rank"
    named = quoted(ahead[:4], last=", " if more else " and ")
    return say(lead, *named, f"{more} {ranks} in the upper third {four} ({ELICITED_NOT_ESTIMATED}).")


def _missing(found: Sequence[Answer]) -> Sentence:
    held = {answer.seat.role for answer in found}
    absent = [_SEAT[role] for role in SHOWN if role not in held]
    return say(f"No seat of {join(absent)}: nobody of that kind is named in this dispute.")


def _told(found: Sequence[Answer]) -> tuple[Option, ...]:
    """Every option that a seat's tables name, once."""
    every = {s.option.id: s.option for each in found for s in each.screened}
    return tuple(every.values())
