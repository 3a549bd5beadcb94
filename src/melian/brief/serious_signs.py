"""The indicators and the vulnerable places of part 6."""

from __future__ import annotations

from collections.abc import Sequence

from melian.assessment.indicators import ORDER, Seen, Sign, Spot, spots, watch_next
from melian.brief.phrases import count, day, join
from melian.brief.saying import cell, say
from melian.brief.scene import Scene
from melian.brief.tree import Block, Cell, Reference, Sentence, Table
from melian.model.act_words import noun
from melian.model.indicator import Watch

_SEEN: dict[Seen, str] = {
    "seen": "seen", "below": "told, under the threshold", "not_seen": "not seen in these sources",
    "not_looked_for": "not looked for in these sources",
}  # fmt: skip
_COLUMNS = ("Indicator", "State", "Evidence", "Threshold", "Who can collect it", "Expected by", "Last checked",
            "What absence means", "Source")  # fmt: skip


def indicators_section(scene: Scene) -> Sequence[Block]:
    """Every indicator with its state, and what to watch next; none where nobody stands on the ladder."""
    found = scene.signs
    if not found or not adverse(scene):
        return ()
    rows = tuple(_row(sign, scene) for sign in sorted(found, key=lambda s: ORDER.index(s.state)))
    caption = "Indicators: seen, told, not seen, not looked for"
    table = Table(caption=caption, columns=_COLUMNS, rows=rows, name="indicators", fold=True)
    return (_tally(found, scene), *_next(found, scene), table)


def places_section(scene: Scene) -> Sequence[Block]:
    """Vulnerable places that bear on the dispute."""
    if not scene.knowledge.weak_places or not adverse(scene):
        return ()
    found = spots(scene.dispute, scene.desk.lookup, scene.knowledge, scene.told)
    if not found:
        kinds = join([kind.name.lower() for kind in scene.knowledge.weak_places])
        return (say(f"Vulnerable places: none of the pack is named here or shared by two of the parties ({kinds})."),)
    columns = ("Place", "Why it is vulnerable", "Why it is listed", *_COLUMNS[1:])
    caption = "Vulnerable places, as kinds with examples that bear on these parties"
    rows = tuple(_spot(spot, scene) for spot in found)
    return (Table(caption=caption, columns=columns, rows=rows, name="places", fold=True),)


def adverse(scene: Scene) -> bool:
    """Whether a pair of the dispute stands on the ladder; where there is no ladder, all do."""
    return not scene.knowledge.ladder.rungs or bool(scene.states)


def tally(found: Sequence[Sign]) -> str:
    """'3 of 26 indicators are seen, 1 is told under its threshold, 14 are not seen in these sources ...'."""
    many = {state: sum(sign.state == state for sign in found) for state in ORDER}
    seen = f"{many['seen']} {'is' if many['seen'] == 1 else 'are'} seen"
    below = f", {many['below']} told under the threshold" if many["below"] else ""
    return (
        f"of {count(len(found), 'indicator')} {seen}{below}, {many['not_seen']} not seen in these sources, "
        f"{many['not_looked_for']} not looked for in them"
    )


def _tally(found: Sequence[Sign], scene: Scene) -> Sentence:
    seen = [sign for sign in found if sign.state == "seen"]
    names = f": {join([sign.watch.name.lower() for sign in seen])}" if seen else ""
    on = [r for sign in seen for act in sign.acts[:1] for r in scene.desk.shown(act.event, 1)]
    said = tally(found)
    return say(said[:1].upper() + said[1:], f". Seen{names}." if names else ".", on=on)


def _next(found: Sequence[Sign], scene: Scene) -> Sequence[Block]:
    held = scene.states
    if not held:
        return ()
    rungs, top = scene.knowledge.ladder.rungs, held[0].top
    wanted = watch_next(top, found, rungs)
    if not wanted:
        return ()
    rung = rungs[min(top + 1, len(rungs) - 1)]
    rows = tuple(
        (
            cell(sign.watch.name),
            cell(_SEEN[sign.state]),
            cell(sign.watch.collected_by),
            cell(_expected(sign)),
        )
        for sign in wanted
    )
    caption = f"What to watch next: signs of “{rung.name}” that are not seen yet"
    return (
        Table(caption=caption, columns=("Sign", "State", "Who can collect it", "Expected by"), rows=rows, name="next"),
    )


def _row(sign: Sign, scene: Scene) -> tuple[Cell, ...]:
    return (cell(sign.watch.name), *_fields(sign, scene))


def _spot(spot: Spot, scene: Scene) -> tuple[Cell, ...]:
    on: tuple[Reference, ...] = ()
    why = f"shared by {join(spot.states)}" if spot.states else "it can be anywhere"
    if spot.words is not None and spot.document is not None:
        on = (scene.desk.refer(spot.document, spot.words, scene.desk.form_at(spot.document, spot.words)),)
        why = "named in the articles"
    source = _source(spot.example.source)
    name = f"{spot.kind.name}: {spot.example.name}"
    return (cell(name), cell(spot.kind.why), cell(f"{why} ({source})", on=on), *_fields(spot.sign, scene))


def _fields(sign: Sign, scene: Scene) -> tuple[Cell, ...]:
    watch = sign.watch
    by = " (by an analyst)" if sign.by != "rules" else ""
    return (
        cell(_SEEN[sign.state] + by),
        _evidence(sign, scene),
        cell(_threshold(watch)),
        cell(watch.collected_by),
        cell(_expected(sign)),
        cell(day(sign.checked) if sign.checked else "never"),
        cell(watch.absence),
        cell(_source(watch.source)),
    )


def _evidence(sign: Sign, scene: Scene) -> Cell:
    if sign.watch.note and sign.by != "rules":
        return cell(sign.watch.note)
    told = {act.event.id: act for act in sign.acts}
    said = [f"{noun(act.event.act)} by {act.actor}" for act in told.values()]
    on = [r for act in list(told.values())[:3] for r in scene.desk.shown(act.event, 1)]
    return cell(join(list(dict.fromkeys(said))[:3]) or "none", on=on)


def _expected(sign: Sign) -> str:
    """The day by which it would show; of undated reports the days after the last of them."""
    return day(sign.expected.isoformat()) if sign.expected else f"{sign.watch.expected} days after the last report"


def _threshold(watch: Watch) -> str:
    if not watch.acts:
        return "somebody has to look; reports of acts do not show it"
    return f"{count(watch.threshold, 'act')} within {watch.within} days"


def _source(source: str) -> str:
    return "source not verified" if source == "unverified" else source
