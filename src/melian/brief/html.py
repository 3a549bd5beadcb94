"""A brief as one HTML file that stands alone: no script, no request, its style held by hash."""

from __future__ import annotations

from base64 import b64encode
from functools import cache, partial
from hashlib import sha256
from importlib.resources import files

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from melian.brief import inline, svg, svg_bars, svg_fans, svg_lanes, svg_matrix, svg_ranks, svg_shares, svg_tally
from melian.brief.phrases import FORM_WORDS, TINT_WORDS, count
from melian.brief.tree import Block, Brief


def render(brief: Brief) -> str:
    """The whole page. The same brief gives the same bytes."""
    numbers = {reference: n for n, reference in enumerate(brief.references, start=1)}
    own = style()
    return (
        environment()
        .get_template("brief.html.j2")
        .render(
            brief=brief,
            style=Markup(own),  # noqa: S704  (our own file)
            style_hash=b64encode(sha256(own.encode()).digest()).decode(),
            said=partial(inline.sentence, numbers=numbers),
            row_cell=partial(inline.row_cell, numbers=numbers),
            numbers=numbers,
        )
    )


@cache
def environment() -> Environment:
    """The templates with what they call; text is escaped."""
    environment = Environment(
        loader=PackageLoader("melian.brief"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.globals.update(
        row_tints=inline.row_tints, excerpt=inline.excerpt, link=inline.link, source=inline.source, plain=inline.plain,
        stretch=inline.stretch, graph=svg.graph, timeline=svg_lanes.timeline, tally=svg_tally.tally, bars=svg_bars.bars,
        matrix=svg_matrix.matrix, shares=svg_shares.shares, ranks=svg_ranks.ranks, fans=svg_fans.fans,
        kind=_kind, count=count, tint_words=TINT_WORDS, form_words=FORM_WORDS, attribute=inline.plain_attribute,
    )  # fmt: skip
    return environment


@cache
def style() -> str:
    """The style sheet, held by its hash."""
    return files("melian.brief").joinpath("templates/brief.css").read_text(encoding="utf-8")


def _kind(block: Block) -> str:
    return type(block).__name__.casefold()
