"""Shares of one whole as SVG: a bar for each, the first at the foot, its label above it."""

from __future__ import annotations

from markupsafe import Markup

from melian.brief.pictures import Bar, Bars
from melian.brief.svg import WIDE, cut, picture_of, plain_text

_ROW = 34
_SAID = 48
"""Width for the figure at a bar's right."""
_LABEL = 54
"""Characters; longer labels are cut, and stand whole in the text alternative."""


def bars(picture: Bars, name: str) -> Markup:
    """The bars, the last on top, as one reads a ladder."""
    shapes = [_bar(bar, n * _ROW + 4) for n, bar in enumerate(reversed(picture.bars))]
    return picture_of(name, picture.title, picture.alternative, WIDE, len(shapes) * _ROW + 4, shapes)


def _bar(bar: Bar, top: float) -> Markup:
    kind = "bar lead" if bar.lead else "bar"
    wide = max(1.0, bar.share * (WIDE - _SAID))
    return Markup(
        '<text class="small{lead}" x="0" y="{ty:.0f}">{label}</text>'
        '<rect class="{kind}" x="0" y="{top:.0f}" width="{wide:.1f}" height="11"/>'
        '<text class="small" x="{tx:.0f}" y="{sy:.0f}">{said}</text>'
    ).format(
        lead=" lead" if bar.lead else "", ty=top + 11, label=plain_text(cut(bar.label, _LABEL)), kind=kind,
        top=top + 15, wide=wide, tx=wide + 6, sy=top + 25, said=plain_text(bar.said),
    )  # fmt: skip
