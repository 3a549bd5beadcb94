"""From an account to a brief."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from melian.assessment.disputes import Dispute, Selection, select
from melian.assessment.lookup import Lookup, documents_of, look_up, names
from melian.assessment.setting import Setting
from melian.brief.annex import annex
from melian.brief.bottom import bottom_line, content
from melian.brief.chain import chain_graph
from melian.brief.change import act_words, change_part, support_cell
from melian.brief.cite import Desk
from melian.brief.contradictions import Share, allotted
from melian.brief.demand import demand_part
from melian.brief.elements import element_table
from melian.brief.met import can_it, met_and_promised
from melian.brief.method import searched
from melian.brief.naming import named_in
from melian.brief.options import elsewhere_part, options_part
from melian.brief.phrases import actors, capital, count, day, here, join, minute
from melian.brief.reports import reports_part
from melian.brief.saying import cell, say
from melian.brief.scene import Scene
from melian.brief.serious import serious_part
from melian.brief.since import Earlier, acts_of, changes
from melian.brief.standards import checked
from melian.brief.standing import Standpoint
from melian.brief.stands import stands_part
from melian.brief.tree import Block, Brief, Cell, Chapter, Judged, Part, Reference, Sentence, Table, flat
from melian.brief.why_now import why_part
from melian.model.act_words import ACT_WORDS
from melian.model.actor import Actor
from melian.model.event import Account, Event
from melian.model.knowledge import Knowledge
from melian.model.name_words import with_article

_ASSESSED = {6: "how serious it is", 7: "why now", 8: "the options for an answer"}
_LONG = 12
_NO_PACKS = Knowledge()


def compose(
    account: Account,
    *,
    about: str | None = None,
    share: bool = False,
    cast: Sequence[Actor] = (),
    knowledge: Knowledge = _NO_PACKS,
    since: Earlier | None = None,
    seats: Sequence[str] = (),
) -> Brief:
    """Compose the brief of an account: a tree of values that the renderers write out.

    `about` keeps to the dispute that matches the text best. `share` leaves whole articles out and keeps the quoted
    sentences. With `cast`, the actors' pack, states that the articles name without any statement are listed too;
    with `knowledge`, the packs of assessment, there are the stances, why now, and all that rests on them. With
    `since`, an earlier brief, it says what changed. `seats` names the actors from whose seat options are looked at.
    The same account gives the same brief.
    """
    lookup = look_up(account)
    desk = Desk.of(lookup, cast)
    selection = select(lookup, about)
    shares = allotted(selection.disputes, lookup, whole=about is None)
    standpoint = Standpoint.of(desk, cast, knowledge)
    chapters = tuple(
        _chapter(dispute, i, desk, standpoint, share)
        for i, (dispute, share) in enumerate(zip(selection.disputes, shares, strict=True), start=1)
    )
    chapters = _with_options(chapters, selection.disputes, desk, standpoint, seats)
    others = _others(selection, desk)
    acts = acts_of(lookup)
    changed = changes(since, acts, chapters, desk) if since else ()
    references = tuple(
        dict.fromkeys((*_of_blocks(changed), *_of_chapters(chapters), *_of_tables([others] if others else [])))
    )
    made = Brief(
        title=chapters[0].title if chapters else "Nothing to report",
        counts=_counts(lookup),
        made=minute(account.made_at),
        made_at=account.made_at,
        about=about,
        notice=_notice(selection, account, about),
        chapters=chapters,
        others=others,
        not_assessed=_not_assessed(chapters),
        annex=annex(desk, references, share=share),
        references=references,
        acts=acts,
        since=changed,
    )
    return checked(made)


def title(event: Event) -> str:
    """'Aland and Bland: a demand over Cland'."""
    parties = (*names(event.actor), *names(event.target))
    over = [name for name in names(event.place) if name not in parties]
    about = f" over {join([with_article(place) for place in over])}" if over else ""
    single = len(parties) < 3
    who = (" and " if single else " to ").join(filter(None, (actors(event.actor, ""), actors(event.target, ""))))
    who = who or "Unnamed actors"
    return f"{capital(who)}: {ACT_WORDS[event.act].noun}{about}"


def _chapter(dispute: Dispute, i: int, desk: Desk, standpoint: Standpoint, share: Share) -> Chapter:
    anchor = f"chapter-{i}"
    told = tuple(desk.lookup.document(path) for path in documents_of(dispute.lead))
    known, cast = standpoint.knowledge, standpoint.gazetteer.actors
    named = named_in(told, cast)
    stands = stands_part(dispute, desk, anchor, named, standpoint, can_it(dispute, desk, cast, known))
    setting = Setting.of(dispute, desk.lookup, cast, known.graded, standpoint.towards(dispute.events))
    parts: tuple[Part | None, ...] = (
        demand_part(dispute, desk, anchor),
        reports_part(dispute, desk, anchor, share),
        change_part(dispute, desk, anchor),
        replace(stands, blocks=(*stands.blocks, *met_and_promised(dispute, desk, cast, known))),
        serious_part(Scene(dispute=dispute, desk=desk, knowledge=known, acts=standpoint.acts), anchor),
        why_part(setting, desk, anchor, known) if _weighs(known) else None,
    )
    return Chapter(
        anchor=anchor,
        title=title(dispute.lead),
        bottom_line=bottom_line(dispute, desk, named, standpoint),
        elements=element_table(dispute.lead, desk),
        graph=chain_graph(dispute.lead, desk),
        parts=tuple(part for part in parts if part is not None),
    )


def _with_options(
    chapters: tuple[Chapter, ...], disputes: Sequence[Dispute], desk: Desk, standpoint: Standpoint, seats: Sequence[str]
) -> tuple[Chapter, ...]:  # fmt: skip
    """Part 8 in full in the first chapter; the others say where it is."""
    knowledge = standpoint.knowledge
    if not chapters or not knowledge.options.options:
        return chapters
    first, rest = chapters[0], chapters[1:]
    scene = Scene(dispute=disputes[0], desk=desk, knowledge=knowledge, acts=standpoint.acts)
    part = options_part(scene, first.anchor, seats)
    return (
        replace(first, parts=(*first.parts, *([part] if part else []))),
        *(replace(c, parts=(*c.parts, elsewhere_part(c.anchor, first.title))) for c in rest),
    )


def _weighs(knowledge: Knowledge) -> bool:
    return bool(knowledge.hypotheses.hypotheses or knowledge.techniques)


def _not_assessed(chapters: Sequence[Chapter]) -> str:
    """Which parts no chapter has; empty where there is none or no chapter."""
    told = {part.number for chapter in chapters for part in chapter.parts}
    left = [n for n in _ASSESSED if n not in told]
    if not left or not chapters:
        return ""
    parts = {1: f"part {left[0]}", 3: "parts 6 to 8"}.get(len(left), f"parts {join([str(n) for n in left])}")
    return f"{capital(join([_ASSESSED[n] for n in left]))}: not assessed in this version ({parts})."


def _others(selection: Selection, desk: Desk) -> Table | None:
    if not selection.others:
        return None
    rows = tuple(_other(event, desk) for event in selection.others)
    columns = ("Act", "Words", "When", "How it is carried")
    caption = "Other acts in these articles"
    return Table(caption=caption, columns=columns, rows=rows, name="others", fold=len(rows) > _LONG)


def _other(event: Event, desk: Desk) -> tuple[Cell, ...]:
    words = cell(content(event, desk), on=desk.shown(event, 2))
    return cell(capital(act_words(event))), words, cell(day(event.date)), support_cell(event, desk)


def _counts(lookup: Lookup) -> str:
    """'5 articles · dated 13 Jan 2022 to 2 Feb 2022 · 3 undated'."""
    dates = sorted(r.document.date.value for r in lookup.account.readings if r.document.date)
    said = [count(len(lookup.readings), "article")]
    if dates:
        said.append(day(dates[0]) if dates[0] == dates[-1] else f"{day(dates[0])} to {day(dates[-1])}")
    if undated := len(lookup.readings) - len(dates):
        said.append(f"{undated} undated")
    return " · ".join(said)


def _notice(selection: Selection, account: Account, about: str | None) -> tuple[Sentence, ...]:
    if selection.disputes:
        return ()
    texts = here(len(account.readings))
    if not account.readings:
        return (say("No article could be read."),)
    if about is None:
        return (say(f"No act of the kinds looked for was found in {texts}."), *searched(account))
    acts = count(len(account.events), "act")
    what = f"the actors, addressees, places and words of {acts}"
    asked = say(f"Nothing found in {texts} matches the text asked for: “{about}”.")
    return (asked, say(f"Compared with it: {what}."), *searched(account))


def _of_chapters(chapters: Iterable[Chapter]) -> Iterator[Reference]:
    for chapter in chapters:
        for sentence in chapter.bottom_line:
            yield from sentence.references
        yield from _of_tables([chapter.elements])
        for part in chapter.parts:
            yield from part.finding.references
            yield from _of_blocks(part.blocks)


def _of_blocks(blocks: Iterable[Block]) -> Iterator[Reference]:
    for block in flat(blocks):
        if isinstance(block, Sentence):
            yield from block.references
        elif isinstance(block, Table):
            yield from _of_tables([block])
        elif isinstance(block, Judged):
            yield from _of_blocks((block.claim, *block.grounds))


def _of_tables(tables: Iterable[Table]) -> Iterator[Reference]:
    for table in tables:
        for row in table.rows:
            for found in row:
                yield from found.sentence.references
