"""Shares of outcomes as SVG: two bars an outcome, the near cases above their class, each with its 95% interval."""

from __future__ import annotations

from markupsafe import Markup

from melian.brief.pictures import Share, Shares
from melian.brief.svg import WIDE, cut, picture_of, plain_text
from melian.model.case import Rate

_LABELS, _FIGURES = 104, 58
"""Widths of the columns of names, left, and of counts, right."""
_ROW, _BAR = 38, 10
_LABEL = 17
"""Characters of a name that fit; the whole names stand in the text alternative."""


def shares(picture: Shares, name: str) -> Markup:
    """One row an outcome; a bar's full width is all cases."""
    rows = [_row(share, 6 + n * _ROW) for n, share in enumerate(picture.shares)]
    return picture_of(name, picture.title, picture.alternative, WIDE, len(rows) * _ROW + 8, rows)


def _row(share: Share, y: int) -> Markup:
    label = Markup('<text x="0" y="{}">{}</text>').format(y + 14, plain_text(cut(share.label, _LABEL)))
    marks = Markup("").join(_mark(n, y + 23) for n in range(share.marked))
    return label + marks + _bar(share.near, "near", y) + _bar(share.whole, "whole", y + _BAR + 3)


def _bar(rate: Rate, kind: str, y: int) -> Markup:
    """The bar, its interval as a thin line through it, and its count; nothing but the count where there are none."""
    room = WIDE - _LABELS - _FIGURES
    middle = y + _BAR / 2
    return Markup(
        '<rect class="{kind}" x="{x}" y="{y}" width="{wide:.1f}" height="{high}"/>'
        '<line class="reach" x1="{low:.1f}" y1="{m:.1f}" x2="{top:.1f}" y2="{m:.1f}"/>'
        '<text class="small" x="{right}" y="{ty}" text-anchor="end">{k} of {n}</text>'
    ).format(
        kind=kind, x=_LABELS, y=y, wide=room * rate.share, high=_BAR, low=_LABELS + room * rate.low,
        top=_LABELS + room * rate.high, m=middle, right=WIDE, ty=y + _BAR - 1, k=rate.k, n=rate.n,
    )  # fmt: skip


def _mark(n: int, y: int) -> Markup:
    """A small diamond for a case that a writer chose."""
    x = 5 + 12 * n
    return Markup('<path class="chosen" d="M{} {} l4 4 l-4 4 l-4 -4 Z"/>').format(x, y - 4)
