"""Counts of groups by answer as SVG: a row for each group, a square for each count, darker for more."""

from __future__ import annotations

from markupsafe import Markup

from melian.brief.pictures import Tally
from melian.brief.svg import WIDE, picture_of, plain_text, two_lines

_NAMES = 116
"""Width of the column of groups."""
_HEAD = 74
_ROW = 34
_LINE = 17
"""Characters of a line of a group's name; a name has two lines."""
_PAD = 2


def tally(picture: Tally, name: str) -> Markup:
    """Groups on the left, answers across with their heads on end; a dot is none."""
    wide = (WIDE - _NAMES) / max(1, len(picture.columns))
    heads = [_head(column, _NAMES + wide * (n + 0.5)) for n, column in enumerate(picture.columns)]
    most = max((count for _, counts in picture.rows for count in counts), default=1) or 1
    rows = [_row(label, counts, wide, _HEAD + n * _ROW, most) for n, (label, counts) in enumerate(picture.rows)]
    high = _HEAD + len(picture.rows) * _ROW + 4
    return picture_of(name, picture.title, picture.alternative, WIDE, high, [*heads, *rows])


def _head(column: str, x: float) -> Markup:
    return Markup('<text class="small" transform="translate({x:.0f} {y}) rotate(-55)">{label}</text>').format(
        x=x, y=_HEAD - 6, label=plain_text(column)
    )


def _row(label: str, counts: tuple[int, ...], wide: float, top: int, most: int) -> Markup:
    lines = two_lines(label, _LINE)
    first = top + _ROW / 2 + (4 if len(lines) == 1 else -2)
    words = Markup("").join(
        Markup('<text class="small" x="0" y="{:.0f}">{}</text>').format(first + 12 * n, plain_text(line))
        for n, line in enumerate(lines)
    )
    cells = (_cell(count, _NAMES + wide * n, wide, top, most) for n, count in enumerate(counts))
    return words + Markup("").join(cells)


def _cell(count: int, left: float, wide: float, top: int, most: int) -> Markup:
    middle = Markup('<text x="{:.0f}" y="{:.0f}" text-anchor="middle">{}</text>').format(
        left + wide / 2, top + _ROW / 2 + 4, count or "·"
    )
    if not count:
        return middle
    square = Markup(
        '<rect x="{x:.1f}" y="{y}" width="{w:.1f}" height="{h}" fill="currentColor" fill-opacity="{shade:.2f}" '
        'stroke="currentColor" stroke-opacity="0.5"/>'
    )
    shade = 0.08 + 0.17 * count / most
    return square.format(x=left + _PAD, y=top + _PAD, w=wide - 2 * _PAD, h=_ROW - 2 * _PAD, shade=shade) + middle
