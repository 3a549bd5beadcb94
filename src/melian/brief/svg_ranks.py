"""How often each option has which ranks, as SVG: a row an option, a bar cut in stretches of ranks, the best darkest."""

from __future__ import annotations

from markupsafe import Markup

from melian.brief.pictures import RankRow, Ranks
from melian.brief.svg import cut, picture_of, plain_text

WIDE = 640
"""The text's width: wider than the pictures of the margin."""
_HEAD, _ROW, _BAR = 30, 34, 11
_LABEL = 64
"""Characters of a label that fit in any text face; the whole names stand in the text alternative."""
_SIGN = 14
"""Width of the sign before the label; whether the place holds stands in words at the right end."""


def ranks(picture: Ranks, name: str) -> Markup:
    """The key, then the rows in order. A filled square marks a place that holds, an empty one that it does not."""
    rows = [_row(row, _HEAD + n * _ROW) for n, row in enumerate(picture.rows)]
    high = _HEAD + len(rows) * _ROW + 4
    return picture_of(
        name, picture.title, picture.alternative, WIDE, high, [_key(picture.stretches), *rows], role="group"
    )


def _key(stretches: tuple[str, ...]) -> Markup:
    wide = WIDE / max(1, len(stretches))
    parts = [
        Markup('{}<text class="small" x="{:.0f}" y="12">{}</text>').format(
            _piece(n, len(stretches), n * wide, 3, 12), n * wide + 18, plain_text(label)
        )
        for n, label in enumerate(stretches)
    ]
    return Markup("").join(parts)


def _row(row: RankRow, top: int) -> Markup:
    pieces, left = [], 0.0
    for n, share in enumerate(row.shares):
        if share > 0:
            pieces.append(_piece(n, len(row.shares), left, top + 16, share * WIDE))
        left += share * WIDE
    sign = Markup('<rect class="sign{}" x="{}" y="{}" width="8" height="8"/>')
    label = Markup('<text{kind} x="{x}" y="{ty}">{label}</text>').format(
        kind=Markup(' class="lead"') if row.holds else "",
        x=_SIGN,
        ty=top + 11,
        label=plain_text(cut(row.label, _LABEL)),
    )
    if row.to:
        label = Markup('<a href="#{}">{}</a>').format(row.to, label)
    return Markup(
        '{sign}{label}<text class="small" x="{end}" y="{ty}" text-anchor="end">{stands}</text>{pieces}'
    ).format(
        label=label, ty=top + 11,
        sign=sign.format(" holds" if row.holds else "", 1, top + 3), end=WIDE,
        stands=plain_text(row.stands), pieces=Markup("").join(pieces),
    )  # fmt: skip


def _piece(n: int, many: int, left: float, top: float, wide: float) -> Markup:
    """A stretch of a bar: the best darkest, the last only an outline."""
    shade = 0.85 * (1 - n / max(1, many - 1))
    return Markup(
        '<rect x="{:.1f}" y="{}" width="{:.1f}" height="{}" fill="currentColor" fill-opacity="{:.2f}" '
        'stroke="currentColor" stroke-opacity="0.5" stroke-width="0.6"/>'
    ).format(left, top, max(0.0, wide), _BAR, shade)
