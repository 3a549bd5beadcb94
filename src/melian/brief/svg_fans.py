"""Fans over the rungs of a ladder as SVG: side by side, time to the right, two bands and the middle."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from markupsafe import Markup

from melian.brief.pictures import Fan, Fans
from melian.brief.svg import picture_of, plain_text, two_lines

WIDE = 640
"""The text's width: two panels do not fit the margin's."""
_LEFT, _GAP = 168, 20
"""Width of the names of the rungs, and between two fans."""
_HEAD, _ROW, _FOOT = 22, 28, 30
_LABEL = 24
"""Characters of a line of a rung's name; two lines fit a row."""
_LINE = 12
_EVERY = 6
"""Months between two marks of the axis."""


def fans(picture: Fans, name: str) -> Markup:
    """One panel a fan, over the same rungs; the lowest rung at the foot."""
    rungs, many = len(picture.steps), max(1, len(picture.fans))
    wide = (WIDE - _LEFT - _GAP * (many - 1) - 4) / many
    names = [_name(label, rungs - 1 - n) for n, label in enumerate(picture.steps)]
    panels = [_panel(fan, rungs, _LEFT + n * (wide + _GAP), wide) for n, fan in enumerate(picture.fans)]
    return picture_of(
        name, picture.title, picture.alternative, WIDE, _HEAD + rungs * _ROW + _FOOT, [*names, *panels]
    )  # fmt: skip


def _name(label: str, from_top: int) -> Markup:
    lines, middle = two_lines(label, _LABEL), _HEAD + from_top * _ROW + _ROW // 2 + 4
    top = middle - (len(lines) - 1) * _LINE // 2
    return Markup("").join(
        Markup('<text class="small" x="{}" y="{}" text-anchor="end">{}</text>').format(
            _LEFT - 8, top + n * _LINE, plain_text(line)
        )
        for n, line in enumerate(lines)
    )


def _panel(fan: Fan, rungs: int, left: float, wide: float) -> Markup:
    months = max(1, len(fan.bands) - 1)

    def x(month: float) -> float:
        return left + wide * month / months

    grid = Markup("").join(
        Markup('<line class="axis" x1="{:.1f}" y1="{y}" x2="{:.1f}" y2="{y}"/>').format(
            left, left + wide, y=_HEAD + n * _ROW
        )
        for n in range(rungs + 1)
    )
    ticks = Markup("").join(
        Markup('<text class="small" x="{:.1f}" y="{}" text-anchor="middle">{}</text>').format(
            min(max(x(month), left + 4), left + wide - 6), _HEAD + rungs * _ROW + 14, month
        )
        for month in range(0, months + 1, _EVERY)
    )
    outer, inner = (_band(fan, low, high, rungs, x) for low, high in ((0, 4), (1, 3)))
    middle = _line([band[2] for band in fan.bands], rungs, x)
    return Markup(
        '<text x="{left:.1f}" y="14">{label}</text>{grid}<path class="band outer" d="{outer}Z"/>'
        '<path class="band inner" d="{inner}Z"/><path class="edge" d="{middle}"/>{ticks}'
        '<text class="small" x="{mid:.1f}" y="{foot}" text-anchor="middle">months</text>'
    ).format(
        left=left, label=plain_text(fan.label), grid=grid, outer=outer, inner=inner, middle=middle, ticks=ticks,
        mid=left + wide / 2, foot=_HEAD + rungs * _ROW + 27,
    )  # fmt: skip


def _band(fan: Fan, low: int, high: int, rungs: int, x: Callable[[float], float]) -> str:
    """Between two quantiles, there and back."""
    top = _points([band[high] for band in fan.bands], rungs, x)
    foot = _points([band[low] for band in fan.bands], rungs, x)
    return "M" + " L".join((*top, *reversed(foot))) + " "


def _line(heights: Sequence[float], rungs: int, x: Callable[[float], float]) -> str:
    return "M" + " L".join(_points(heights, rungs, x))


def _points(heights: Sequence[float], rungs: int, x: Callable[[float], float]) -> list[str]:
    return [f"{x(month):.1f} {_HEAD + (rungs - height) * _ROW:.1f}" for month, height in enumerate(heights)]
