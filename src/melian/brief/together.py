"""How the groups stand together: the picture, its table, and the answers to earlier demands."""

from __future__ import annotations

from collections.abc import Sequence

from melian.assessment.cohesion import Standing, cohesion, earlier, of_holders
from melian.assessment.disputes import Dispute
from melian.assessment.groups import Group, groups, named_groups
from melian.brief.bottom import content
from melian.brief.cite import Desk
from melian.brief.phrases import capital, count, day, here, join
from melian.brief.pictures import Tally
from melian.brief.saying import cell, say
from melian.brief.standing import SHORT, Standpoint
from melian.brief.tree import Block, Cell, Sentence, Table
from melian.model.act_words import noun
from melian.model.event import Event
from melian.model.span import Excerpt
from melian.model.stance import STANCES, Stance, StanceKind

_NONE = "no statement"
_THEMES = {"audiences": "Audiences at home", "minorities": "Minorities"}


def together(dispute: Dispute, desk: Desk, standpoint: Standpoint, held: Sequence[Stance]) -> list[Block]:
    """The picture of the groups with its table, and who else is named at home; nothing without the pack of blocs."""
    if not standpoint.knowledge.blocs.blocs:
        return []
    found = groups(dispute.lead, desk.lookup, held, standpoint.knowledge.blocs)
    standing = cohesion(found, held)
    blocks: list[Block] = (
        [_picture(standing, desk), _table(standing, desk)] if any(s.group.members for s in standing) else []
    )
    return [*blocks, *_named(dispute.lead, desk, standpoint)]


def _columns(standing: Sequence[Standing]) -> tuple[StanceKind, ...]:
    taken = {kind for s in standing for kind, _ in s.by_kind}
    return tuple(kind for kind in STANCES if kind in taken)


def _picture(standing: Sequence[Standing], desk: Desk) -> Tally:
    kinds = _columns(standing)
    shown = [s for s in standing if s.group.members]
    rows = tuple((s.group.name, (*(len(dict(s.by_kind).get(k, ())) for k in kinds), len(s.without))) for s in shown)
    told = "; ".join(f"{s.group.name}: {_counted(s)}" for s in shown)
    return Tally(
        columns=(*(SHORT[kind] for kind in kinds), _NONE), rows=rows, title="How the groups stand together",
        legend=f"Numbers are members, each once; “{_NONE}” is in {here(len(desk.lookup.readings))} only, not silence.",
        alternative=f"Members of each group by stance. {capital(told)}.",
    )  # fmt: skip


def _counted(standing: Standing) -> str:
    said = [f"{len(members)} {SHORT[kind]}" for kind, members in standing.by_kind]
    return ", ".join([*said, f"{len(standing.without)} {_NONE}"])


def _table(standing: Sequence[Standing], desk: Desk) -> Table:
    rows = tuple(_row(s) for s in standing)
    columns = (
        "Group",
        "Who belongs to it, and why",
        "Stances",
        f"Without a statement in {here(len(desk.lookup.readings))}",
    )
    return Table(caption="Groups and their members", columns=columns, rows=rows, name="groups", fold=True)


def _row(standing: Standing) -> tuple[Cell, ...]:
    group = standing.group
    taken = "; ".join(f"{SHORT[kind]}: {join(members)}" for kind, members in standing.by_kind) or "none"
    why = f"{capital(group.rule)}: {join(group.members) or 'nobody in these sources'}. {_sources(group)}".strip()
    return cell(group.name), cell(why), cell(taken), cell(join(standing.without) or "nobody")


def _sources(group: Group) -> str:
    """The sources of its members, each once with how many it carries."""
    counted: dict[str, int] = {}
    for ground in group.grounds:
        if ground.source:
            counted[ground.source] = counted.get(ground.source, 0) + 1
    told = [f"{'not verified' if s == 'unverified' else s} ({n})" for s, n in sorted(counted.items())]
    return f"Sources: {'; '.join(told)}." if told else ""


def _named(lead: Event, desk: Desk, standpoint: Standpoint) -> list[Block]:
    found = named_groups(lead, desk.lookup, standpoint.knowledge.blocs)
    return [_theme(_THEMES[named.theme], named.places[:3], len(named.places), desk) for named in found]


def _theme(name: str, places: Sequence[tuple[str, Excerpt]], total: int, desk: Desk) -> Sentence:
    if not places:
        return say(f"{name}: not named in the articles that tell it.")
    on = [desk.refer(path, at, desk.form_at(path, at)) for path, at in places]
    return say(
        f"{name} are named in {count(total, 'sentence')} of the articles that tell it, first: ", on[0].words, ".", on=on
    )


def earlier_table(dispute: Dispute, desk: Desk, standpoint: Standpoint) -> list[Block]:
    """What the same asker asked before or besides in this case, and how it was answered."""
    asked = earlier(dispute, desk.lookup)
    if not asked:
        return []
    rows = tuple(_earlier(event, desk, standpoint) for event in asked)
    columns = ("When", "Act", "Words", "Answers")
    caption = "The same asker’s other demands, threats, appeals and offers in this case, and the answers"
    return [Table(caption=caption, columns=columns, rows=rows, name="earlier", fold=len(rows) > 5)]


def _earlier(event: Event, desk: Desk, standpoint: Standpoint) -> tuple[Cell, ...]:
    best = of_holders(standpoint.towards([event]))
    kinds = {kind: sorted(name for name, s in best.items() if s.kind == kind) for kind in STANCES}
    told = "; ".join(f"{SHORT[kind]}: {join(who)}" for kind, who in kinds.items() if who)
    words = cell(content(event, desk), on=desk.shown(event, 1))
    return cell(day(event.date)), cell(capital(noun(event.act))), words, cell(told or "none in these sources")
