"""The source chain as SVG, and what pictures share. Sizes in pixels; it fits a screen of 400."""

from __future__ import annotations

from markupsafe import Markup

from melian.brief.pictures import Graph, Node
from melian.brief.visible import visible

_BOX, _HIGH, _GAP, _STEP = 154, 40, 44, 52
"""Units of the picture, which are pixels at its natural size: a box's width and height, the gap beside
it, and the way from one row to the next."""
WIDE = 352
"""The least width of a picture, in the same units: two columns of boxes."""
_NAME = 20
"""Characters of a name in a box: more run over its edge. The whole names stand in the text alternative."""


def graph(picture: Graph, name: str) -> Markup:
    """Sources left, articles right, a line from each source to those who have it from there."""
    columns = 1 + max((node.column for node in picture.nodes), default=0)
    rows = 1 + max((node.row for node in picture.nodes), default=0)
    wide = max(WIDE, columns * _BOX + (columns - 1) * _GAP + (_GAP // 2 if picture.alike else 0))
    places = {node.key: (node.column * (_BOX + _GAP), node.row * _STEP + 4) for node in picture.nodes}
    lines = [_line(places[a], places[b]) for a, b in picture.edges if a in places and b in places]
    lines += [_same(places[a], places[b]) for a, b in picture.alike if a in places and b in places]
    boxes = [_box(node, *places[node.key]) for node in picture.nodes]
    return picture_of(name, picture.title, picture.alternative, wide, rows * _STEP, [*lines, *boxes])


def picture_of(
    name: str, title: str, alternative: str, wide: int, high: int, shapes: list[Markup], *, role: str = "img"
) -> Markup:  # fmt: skip
    """The shapes as one picture, with its title and its text alternative; its role is `group` where it holds links."""
    return Markup(
        '<svg role="{role}" aria-labelledby="{name}-title {name}-desc" viewBox="0 0 {wide} {high}" width="{wide}" '
        'height="{high}"><title id="{name}-title">{title}</title><desc id="{name}-desc">{told}</desc>{shapes}</svg>'
    ).format(
        role=role, name=name, wide=wide, high=high, title=plain_text(title), told=plain_text(alternative),
        shapes=Markup("").join(shapes),
    )  # fmt: skip


def _box(node: Node, x: int, y: int) -> Markup:
    return Markup(
        '<g><rect class="box {kind}" x="{x}" y="{y}" width="{wide}" height="{high}" rx="2"/>'
        '<text class="small" x="{tx}" y="{t1}">{note}</text><text x="{tx}" y="{t2}">{label}</text></g>'
    ).format(
        kind="known" if node.known else "unknown", x=x + 1, y=y, wide=_BOX - 2, high=_HIGH, tx=x + 8, t1=y + 14,
        t2=y + 31, note=node.note, label=plain_text(cut(node.label, _NAME)),
    )  # fmt: skip


def _line(source: tuple[int, int], report: tuple[int, int]) -> Markup:
    x1, y1 = source[0] + _BOX, source[1] + _HIGH // 2
    x2, y2 = report[0], report[1] + _HIGH // 2
    middle = (x1 + x2) // 2
    curve = f"M{x1} {y1} C{middle} {y1} {middle} {y2} {x2 - 5} {y2}"
    tip = f"M{x2 - 6} {y2 - 4} L{x2} {y2} L{x2 - 6} {y2 + 4} Z"
    return Markup('<path class="edge" d="{}"/><path class="tip" d="{}"/>').format(curve, tip)


def _same(left: tuple[int, int], right: tuple[int, int]) -> Markup:
    """A broken line without a tip, along the boxes' right side: neither is known to be the source."""
    x, y1, y2 = max(left[0], right[0]) + _BOX, left[1] + _HIGH // 2, right[1] + _HIGH // 2
    return Markup('<path class="edge alike" d="M{x} {y1} C{far} {y1} {far} {y2} {x} {y2}"/>').format(
        x=x - 1, y1=y1, y2=y2, far=x + _GAP // 2
    )


def cut(words: str, longest: int) -> str:
    """The words, with a dot of omission where they are longer than so many characters."""
    return words if len(words) <= longest else words[: longest - 1].rstrip() + "…"


def two_lines(name: str, longest: int) -> list[str]:
    """A name broken at a space where it is longer than so many characters; what does not fit is cut."""
    if len(name) <= longest:
        return [name]
    at = name.rfind(" ", 0, longest + 1)
    first, rest = (name[:at], name[at + 1 :]) if at > 0 else (name[:longest], name[longest:])
    return [cut(first, longest), cut(rest, longest)]


def plain_text(text: str) -> Markup:
    """Text inside SVG: no spans there, deceiving characters by their number."""
    return Markup("{}").format(visible(text))
