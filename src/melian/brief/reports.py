"""Part 3: who reports it, from whom, in which words, and where a headline says more than its text."""

from __future__ import annotations

import re

from melian.assessment.disputes import Dispute
from melian.assessment.lookup import documents_of
from melian.assessment.wording import STRENGTH, Headline, drift, headlines
from melian.brief.chain import chain_graph, source_of
from melian.brief.cite import Desk
from melian.brief.contradictions import Share, contradiction_blocks
from melian.brief.phrases import FORM_TINT, FORM_WORDS, capital, count, join
from melian.brief.saying import cell, say
from melian.brief.tree import Block, Cell, Part, Sentence, Table
from melian.model.event import ChainLink, Event
from melian.model.mention import Form, Mention

_LONG = 8
"""Rows above which a table starts closed."""
_REASON = re.compile(r"(\w+)(?: with (\w+))?: (.+)", re.DOTALL)
"""'id with id: reasons', as resolution writes them."""


def reports_part(dispute: Dispute, desk: Desk, anchor: str, share: Share) -> Part:
    """The chain, the wordings, the headlines, the contradictions."""
    event = dispute.lead
    graph = chain_graph(event, desk)
    blocks: tuple[Block, ...] = (
        *([graph] if graph else []),
        _chain(event, desk),
        _drift(event, desk),
        *_joined(event, desk),
        *_headlines(event, desk),
        *contradiction_blocks(share, desk),
    )
    title = "Who reports it, from whom"
    return Part(number=3, title=title, anchor=f"{anchor}-3", finding=_finding(event, desk), blocks=blocks)


def _finding(event: Event, desk: Desk) -> Sentence:
    told = count(len(documents_of(event)), "article tells it", "articles tell it")
    back = count(event.independent_sources, "independent origin")
    cited = tuple(dict.fromkeys(link.from_whom for link in event.chain if link.from_whom))
    credit = f"; credited {'is' if len(cited) == 1 else 'are'} {join(cited)}" if cited else "; none names a source"
    return say(f"{told}, with {back}{credit}.", on=[r for link in event.chain for r in desk.of_link(link)])


def _chain(event: Event, desk: Desk) -> Table:
    return Table(
        caption="The source of each article",
        columns=("Article", "From whom", "How we know"),
        rows=tuple(_link(link, desk) for link in event.chain),
        name="chain",
    )


def _link(link: ChainLink, desk: Desk) -> tuple[Cell, ...]:
    head = cell(capital(desk.article(link.document)))
    return head, cell(source_of(link)), cell(link.why, on=desk.of_link(link))


def _drift(event: Event, desk: Desk) -> Table:
    mentions = drift(event, desk.lookup)
    rows = []
    for mention in mentions:
        reference = desk.of_content(mention)
        form = cell(FORM_WORDS[mention.form], tint=FORM_TINT[mention.form])
        hedge = _hedge(mention, desk)
        article = cell(capital(desk.article(mention.document)))
        rows.append((article, form, cell(reference.words, on=(reference,)), hedge))
    caption = "The same act in each article’s own words"
    columns = ("Article", "Form", "Words for what is asked or done", "Hedge")
    return Table(caption=caption, columns=columns, rows=tuple(rows), name="wording", fold=len(rows) > _LONG)


def _hedge(mention: Mention, desk: Desk) -> Cell:
    if mention.hedge is None:
        return cell("none")
    reference = desk.refer(mention.document, mention.hedge, mention.form)
    return cell(reference.words, on=(reference,))


def _joined(event: Event, desk: Desk) -> tuple[Block, ...]:
    """Why the mentions are taken for one act; resolution gives a line for each that is joined to another."""
    mentions = desk.lookup.mentions_of(event)
    lines = [found.groups() for line in event.why_joined if (found := _REASON.fullmatch(line))]
    reasons = {joined: (to, why) for joined, to, why in lines}
    if not any(mention.id in reasons for mention in mentions):
        return ()
    articles = {mention.id: desk.article(mention.document) for mention in mentions}
    rows = []
    for mention in mentions:
        reference = desk.of_content(mention)
        to, why = reasons.get(mention.id, (None, "the one that the others are joined to"))
        said = f"with {articles[to]}: {why}" if to in articles else why
        rows.append((cell(capital(articles[mention.id])), cell(reference.words, on=(reference,)), cell(said)))
    columns = ("Article", "Words", "Why it is taken for the same act")
    caption = "Why these are taken for one act"
    return (Table(caption=caption, columns=columns, rows=tuple(rows), name="joined", fold=True),)


def _headlines(event: Event, desk: Desk) -> tuple[Block, ...]:
    found = headlines(event, desk.lookup)
    if not found:
        return (say("No headline tells it."),)
    columns = ("Article", "Headline", "The text below it", "Where the headline says more")
    rows = tuple(_headline(headline, desk) for headline in found)
    return (Table(caption="Headlines and the texts below them", columns=columns, rows=rows, name="headlines"),)


def _headline(headline: Headline, desk: Desk) -> tuple[Cell, ...]:
    mention = headline.mention
    reference = desk.of_mention(mention)
    best = min(headline.body, key=lambda m: STRENGTH.index(m.form), default=None)
    below = _below(best, desk) if best else cell("does not tell it")
    head = cell(capital(desk.article(mention.document)))
    return head, cell(reference.words, on=(reference,)), below, cell("; ".join(headline.reasons) or "nothing found")


def _below(mention: Mention, desk: Desk) -> Cell:
    form: Form = mention.form
    return cell(FORM_WORDS[form], on=(desk.of_mention(mention),), tint=FORM_TINT[form])
