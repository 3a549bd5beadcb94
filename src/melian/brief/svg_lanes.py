"""The acts of a dispute as SVG: a lane for each party, time going down, an arrow for each act."""

from __future__ import annotations

from math import log2

from markupsafe import Markup

from melian.brief.pictures import Point, Timeline
from melian.brief.svg import WIDE, cut, picture_of, plain_text, two_lines

_DATES = 98
"""Width of the column of dates."""
_HEAD = 34
_ROW = 30
_LINE = 13
"""Characters of a line of a lane's name; a name has two lines."""
_LABEL = 17
_TIP = 5


def timeline(picture: Timeline, name: str) -> Markup:
    """Dates on the left, parties side by side; wider gaps for longer times, not to scale."""
    rows, at = [], float(_HEAD + 14)
    across = _across(len(picture.lanes))
    for i, point in enumerate(picture.points):
        at += 0 if i == 0 else _ROW + (min(40.0, 6 * log2(1 + point.gap / 7)) if point.gap else 0)
        rows.append(_act(point, across, at))
    heads = [_head(lane, x, at + 10) for lane, x in zip(picture.lanes, across, strict=True)]
    return picture_of(name, picture.title, picture.alternative, WIDE, round(at) + 16, [*heads, *rows])


def _across(lanes: int) -> tuple[float, ...]:
    """The middle of each lane."""
    wide = (WIDE - _DATES) / max(1, lanes)
    return tuple(_DATES + wide * (n + 0.5) for n in range(lanes))


def _head(lane: str, x: float, foot: float) -> Markup:
    lines = two_lines(lane, _LINE)
    words = Markup("").join(
        Markup('<text class="small" x="{:.0f}" y="{}" text-anchor="middle">{}</text>').format(
            x, 11 + 12 * n, plain_text(w)
        )
        for n, w in enumerate(lines)
    )
    axis = Markup('<line class="axis" x1="{x:.0f}" y1="{top}" x2="{x:.0f}" y2="{foot:.0f}"/>')
    return words + axis.format(x=x, top=_HEAD - 4, foot=foot)


def _act(point: Point, across: tuple[float, ...], y: float) -> Markup:
    kind, x = ("lead" if point.lead else "act"), across[point.source]
    ends = [across[lane] for lane in point.to]
    arrows = Markup("").join(_arrow(x, end, y) for end in ends)
    middle = (x + ends[0]) / 2 if ends else x
    return Markup(
        '<text class="when" x="{left}" y="{ty:.0f}" text-anchor="end">{when}</text>{arrows}'
        '<circle class="{kind} {dated}" cx="{x:.0f}" cy="{y:.0f}" r="{r}"/>'
        '<text class="{kind} label" x="{middle:.0f}" y="{above:.0f}" text-anchor="middle">{label}</text>'
    ).format(
        left=_DATES - 12, ty=y + 4, when=point.when, arrows=arrows, kind=kind, x=x, y=y, r=5 if point.lead else 3.5,
        dated="dated" if point.dated else "undated", middle=middle, above=y - 6,
        label=plain_text(cut(point.label, _LABEL)),
    )  # fmt: skip


def _arrow(x: float, end: float, y: float) -> Markup:
    back = _TIP if end > x else -_TIP
    tip = f"M{end - back:.0f} {y - 4:.0f} L{end:.0f} {y:.0f} L{end - back:.0f} {y + 4:.0f} Z"
    return Markup('<path class="edge" d="M{:.0f} {:.0f} H{:.0f}"/><path class="tip" d="{}"/>').format(
        x, y, end - back, tip
    )
