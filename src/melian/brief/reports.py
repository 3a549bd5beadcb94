"""Part 3: who reports it, from whom, in which words, and where a headline says more than its text."""

from __future__ import annotations

import re

from melian.assessment.disputes import Dispute
from melian.assessment.drift import Added, AddedKind, Drift, Wording, drift, steps
from melian.assessment.headlines import Headline, headlines
from melian.assessment.lookup import documents_of
from melian.assessment.wording import STRENGTH
from melian.brief.chain import chain_graph, credited, how_known, source_of
from melian.brief.cite import Desk
from melian.brief.contradictions import Share, contradiction_blocks
from melian.brief.phrases import FORM_TINT, FORM_WORDS, capital, count, join
from melian.brief.saying import cell, say
from melian.brief.tree import Block, Cell, Part, Sentence, Table
from melian.model.event import ChainLink, Event
from melian.model.mention import Form, Mention

_LONG = 8
"""Rows above which a table starts closed."""
_MOST = 4
"""Words of one kind that are shown as added."""
_ADDED: dict[AddedKind, str] = {
    "name": "the name {}",
    "degree": "the extent {}",
    "matter": "{}",
    "bare": "makes {} itself the object",
    "certainty": "certainty ({1} has {0})",
    "addressee": "another addressee",
}
_REASON = re.compile(r"(\w+)(?: with (\w+))?: (.+)", re.DOTALL)
"""'id with id: reasons', as resolution writes them."""


def reports_part(dispute: Dispute, desk: Desk, anchor: str, share: Share) -> Part:
    """The chain, the wordings, the headlines, the contradictions."""
    event = dispute.lead
    graph = chain_graph(event, desk)
    blocks: tuple[Block, ...] = (
        *([graph] if graph else []),
        _chain(event, desk),
        *_origins(event, desk),
        *_drift(event, desk),
        *_joined(event, desk),
        *_headlines(event, desk),
        *contradiction_blocks(share, desk),
    )
    title = "Who reports it, from whom"
    return Part(number=3, title=title, anchor=f"{anchor}-3", finding=_finding(event, desk), blocks=blocks)


def _finding(event: Event, desk: Desk) -> Sentence:
    told = count(len(documents_of(event)), "article tells it", "articles tell it")
    back = count(event.independent_sources, "independent origin")
    cited = credited(event, desk)
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
    return head, cell(source_of(link, desk)), cell(how_known(link, desk), on=desk.of_link(link))


def _origins(event: Event, desk: Desk) -> tuple[Block, ...]:
    """The origins that are counted, and why each counts."""
    if not event.origins:
        return ()
    rows = []
    for origin in event.origins:
        held = [path for path in origin.documents if path in desk.lookup.readings]
        mentions = [m for m in desk.best(event) if m.document in held]
        on = tuple(map(desk.of_mention, mentions[:2]))
        told = join([desk.article(path) for path in held]) or "none of these"
        rows.append((cell(origin.name), cell(capital(origin.why)), cell(capital(told), on=on)))
    counted = {path for origin in event.origins for path in origin.documents}
    if rest := [desk.article(link.document) for link in event.chain if link.document not in counted]:
        why = "Nothing shows that it is independent of the others, so it adds none"
        rows.append((cell("no origin named"), cell(why), cell(capital(join(rest)))))
    columns = ("Origin", "Why it counts", "Articles that rest on it")
    return (Table(caption="The independent origins", columns=columns, rows=tuple(rows), name="origins"),)


def _drift(event: Event, desk: Desk) -> tuple[Block, ...]:
    """How the object drifts from the quoted words, and each wording with what it adds."""
    found = drift(event, desk.lookup)
    tables = [_wordings(found.wordings, "wording", desk)]
    if len(found.wordings) > _LONG:
        tables.insert(0, _wordings(steps(found), "drift", desk))
    return (_held_against(found, desk), *tables)


def _wordings(wordings: tuple[Wording, ...], name: str, desk: Desk) -> Table:
    rows = tuple(_wording(wording, desk) for wording in wordings)
    which = "Each way in which it is told" if name == "drift" else "The same act in each article’s own words"
    caption = f"{which}, from the nearest to the quoted words to the furthest"
    columns = ("Article", "Form", "Words for what is asked or done", "What they add", "Hedge")
    return Table(caption=caption, columns=columns, rows=rows, name=name, fold=len(rows) > _LONG)


def _held_against(found: Drift, desk: Desk) -> Sentence:
    """The quoted words that the others are held against, and what stands in no quotation."""
    unquoted = join([f"“{text}”" for text in found.unquoted[:_MOST]])
    lacking = f"; in no quoted words: {unquoted}" if unquoted else ""
    quoted = [desk.of_content(w.mention) for w in found.wordings if w.mention.form == "direct_quote"][:1]
    nearest = quoted or [desk.of_quotation(q) for q in found.nearest]
    if not nearest:
        return say(f"No words of the speaker are quoted that the wordings could be held against{lacking}.")
    if not found.near:
        return say("No words quoted from the speaker speak of it, as in ", nearest[0].words, f"{lacking}.", on=nearest)
    return say("The wordings are held against the nearest quoted words, ", nearest[0].words, f"{lacking}.", on=nearest)


def _wording(wording: Wording, desk: Desk) -> tuple[Cell, ...]:
    mention = wording.mention
    reference = desk.of_content(mention)
    form = cell(FORM_WORDS[mention.form], tint=FORM_TINT[mention.form])
    adds = "; ".join(_adds(added, mention, desk) for added in wording.adds) or "nothing"
    doubts = [added for added in wording.adds if added.kind == "certainty"]
    on = [desk.refer(d.document, e, desk.form_at(d.document, e)) for d in doubts for e in d.words[:1]]
    article = cell(capital(desk.article(mention.document)))
    return article, form, cell(reference.words, on=(reference,)), cell(adds, on=on), _hedge(mention, desk)


def _adds(added: Added, mention: Mention, desk: Desk) -> str:
    """'the name “Kolm”'."""
    told = list(dict.fromkeys(excerpt.text for excerpt in added.words))[:_MOST]
    where = "the same article" if added.document == mention.document else desk.article(added.document)
    said = _ADDED[added.kind].format(join([f"“{text}”" for text in told]), where)
    return said.replace("the name ", "the names ", 1) if added.kind == "name" and len(told) > 1 else said


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
    reference = desk.refer(headline.document, headline.words, "headline")
    best = min(headline.body, key=lambda m: STRENGTH.index(m.form), default=None)
    below = _below(best, desk) if best else cell("does not tell it")
    head = cell(capital(desk.article(headline.document)))
    return head, cell(reference.words, on=(reference,)), below, cell("; ".join(headline.reasons) or "nothing found")


def _below(mention: Mention, desk: Desk) -> Cell:
    form: Form = mention.form
    return cell(FORM_WORDS[form], on=(desk.of_mention(mention),), tint=FORM_TINT[form])
