"""Two scales crossed, as SVG: a numbered circle for each thing, graver cells towards the upper right."""

from __future__ import annotations

from markupsafe import Markup

from melian.brief.pictures import Mark, Matrix
from melian.brief.svg import WIDE, picture_of, plain_text

_LEFT = 130
"""Width of the names of the rows."""
_ROW = 30
_FOOT = 34
_ROUND = 9


def matrix(picture: Matrix, name: str) -> Markup:
    """Rows from the foot, columns from the left; marks of one cell stand side by side."""
    rows, columns = len(picture.rows), len(picture.columns)
    wide = (WIDE - _LEFT - 2) / columns
    cells = [_cell(c, r, rows, columns, wide) for r in range(rows) for c in range(columns)]
    heads = [_head(label, rows - 1 - r) for r, label in enumerate(picture.rows)]
    feet = [_foot(label, c, wide, rows) for c, label in enumerate(picture.columns)]
    axis = Markup('<text class="small" x="{}" y="{}" text-anchor="middle">{}</text>').format(
        round(_LEFT + columns * wide / 2), rows * _ROW + 30, plain_text(picture.across)
    )
    marks = [_mark(mark, picture.marks, rows, wide) for mark in picture.marks]
    shapes = [*cells, *heads, *feet, axis, *marks]
    return picture_of(name, picture.title, picture.alternative, WIDE, rows * _ROW + _FOOT, shapes)


def _cell(column: int, row: int, rows: int, columns: int, wide: float) -> Markup:
    grave = column / (columns - 1) + row / (rows - 1) >= 1
    return Markup('<rect class="cell{}" x="{:.1f}" y="{}" width="{:.1f}" height="{}"/>').format(
        " grave" if grave else "", _LEFT + column * wide, (rows - 1 - row) * _ROW + 1, wide, _ROW
    )


def _head(label: str, from_top: int) -> Markup:
    y = from_top * _ROW + _ROW / 2 + 5
    return Markup('<text class="small" x="{}" y="{:.0f}" text-anchor="end">{}</text>').format(
        _LEFT - 8, y, plain_text(label)
    )


def _foot(label: str, column: int, wide: float, rows: int) -> Markup:
    x = _LEFT + (column + 0.5) * wide
    return Markup('<text class="small" x="{:.0f}" y="{}" text-anchor="middle">{}</text>').format(
        x, rows * _ROW + 15, plain_text(label)
    )


def _mark(mark: Mark, marks: tuple[Mark, ...], rows: int, wide: float) -> Markup:
    together = [m for m in marks if (m.column, m.row) == (mark.column, mark.row)]
    step = min(2 * _ROUND + 3, wide / len(together))
    x = _LEFT + (mark.column + 0.5) * wide + (together.index(mark) - (len(together) - 1) / 2) * step
    y = (rows - 1 - mark.row) * _ROW + _ROW / 2 + 1
    return Markup(
        '<circle class="mark{lead}" cx="{x:.1f}" cy="{y:.1f}" r="{r}"/>'
        '<text class="small{on}" x="{x:.1f}" y="{ty:.1f}" text-anchor="middle">{label}</text>'
    ).format(
        lead=" lead" if mark.lead else "", on=" on" if mark.lead else "", x=x, y=y, r=_ROUND, ty=y + 4,
        label=plain_text(mark.label),
    )  # fmt: skip
