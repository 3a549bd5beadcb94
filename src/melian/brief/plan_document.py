"""The response plan as a document of its own: one page to take to a meeting."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Sequence
from functools import partial
from hashlib import sha256

from markupsafe import Markup

from melian.brief import inline, markdown
from melian.brief.html import environment, style
from melian.brief.options_ahead import plan_blocks, whose
from melian.brief.options_entries import entries
from melian.brief.options_moves import asked_moves
from melian.brief.options_ranked import portfolios_section
from melian.brief.options_words import quoted
from melian.brief.phrases import join, minute
from melian.brief.saying import say
from melian.brief.tree import Block, Sentence
from melian.model.knowledge import Knowledge
from melian.model.option import Option
from melian.response.answer import Answer, made_on
from melian.response.plan import Plan
from melian.response.ranking import ELICITED_NOT_ESTIMATED
from melian.response.what_if import Move


def document(
    found: Answer,
    knowledge: Knowledge,
    *,
    made_at: str,
    about: str,
    as_markdown: bool,
    asked: Sequence[str] = (),
    moved: Sequence[Move] = (),
) -> str:
    """The plan of a seat as Markdown, or as one HTML page without scripts, with the entries of all that it names.

    `about` says which dispute it is for, and in how many articles that is told. `asked` are the changes of ranges and
    weights that it was made with, and `moved` which ranks they move.
    """
    title = f"Response plan: {found.seat.actor}"
    changed = " They are other ones than the packs’, or weigh otherwise, as told below." if asked else ""
    lead = (
        f"{about}. Made {minute(made_at)}. A draft by rule, from ranges {ELICITED_NOT_ESTIMATED}: each option’s name "
        f"leads to its own and to who judged them.{changed} It names offices and no persons."
    )
    empty = Plan(steps=(), decided=made_on(made_at), triggers=())
    blocks = (
        say(lead), _towards(found), *plan_blocks(found.plan or empty, whose(found)), *portfolios_section(found),
        *asked_moves(asked, moved, found.ranking), *entries(_named(found, moved), knowledge),
    )  # fmt: skip
    return _markdown(title, blocks) if as_markdown else _html(title, blocks)


def _towards(found: Answer) -> Sentence:
    other = join(list(found.seat.other)) or "nobody named"
    chosen = found.picks[0].portfolio.options if found.picks else ()
    if not chosen:
        return say(f"Towards {other}: no set of options that does anything is open.")
    return say(f"Towards {other}: ", *quoted(chosen), ".")


def _named(found: Answer, moved: Sequence[Move]) -> tuple[Option, ...]:
    """Every option that the document names, once."""
    picked = (option for pick in found.picks for option in pick.portfolio.options)
    core = found.front.candidates if found.front else ()
    every = {option.id: option for option in (*picked, *core, *(move.option for move in moved))}
    return tuple(every.values())


def _markdown(title: str, blocks: tuple[Block, ...]) -> str:
    return "\n\n".join((f"# {markdown.escape(title)}", *(markdown.block_of(each, {}) for each in blocks))) + "\n"


def _html(title: str, blocks: tuple[Block, ...]) -> str:
    own = style()
    return (
        environment()
        .get_template("plan.html.j2")
        .render(
            title=title, blocks=blocks, style=Markup(own),  # noqa: S704  (our own file)
            style_hash=b64encode(sha256(own.encode()).digest()).decode(), numbers={},
            said=partial(inline.sentence, numbers={}), row_cell=partial(inline.row_cell, numbers={}),
        )
    )  # fmt: skip
