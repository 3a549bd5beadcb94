"""Part 1: the bottom line, five sentences at most, and the table of elements beside it."""

from __future__ import annotations

import re

from melian.assessment.cohesion import asks_of
from melian.assessment.disputes import Dispute
from melian.assessment.lookup import documents_of
from melian.assessment.unheard import unheard
from melian.assessment.wording import nearest_quotations, speakers_of
from melian.brief.cite import NO_OUTLET, Desk
from melian.brief.phrases import (
    NOVELTY_WORDS,
    capital,
    count,
    dated,
    doing,
    here,
    join,
    plural,
    sides,
)
from melian.brief.saying import say, stop
from melian.brief.standing import Standpoint, grouped
from melian.brief.tree import Piece, Reference, Sentence
from melian.model.event import Event
from melian.model.span import Span

_ASKING = frozenset({"demand", "appeal", "threaten", "offer"})


def bottom_line(dispute: Dispute, desk: Desk, named: tuple[str, ...], standpoint: Standpoint) -> tuple[Sentence, ...]:
    """The act and its reports, its support, what is new, who answered, what is not known."""
    lead = dispute.lead
    answers = _answers(dispute, desk, named, standpoint)
    return (_act(lead, desk), _support(lead, desk), novelty(lead, desk), answers, _unknown(lead, desk))


def _act(event: Event, desk: Desk) -> Sentence:
    told = f"{len(documents_of(event))} of {count(len(desk.lookup.readings), 'article')}"
    is_ = "are" if plural(event.actor) else "is"
    words = content(event, desk)
    how = "inferred by a writer" if desk.lookup.writers_own(event) else _said(event, words)
    subject = capital(sides(event.actor, "An actor that the texts leave open"))
    start = f"{subject} {is_} {how} to {doing(event.act, event.target)}: "
    tied = _tied(event, desk)
    how_tied = ", by when: " if event.condition and event.condition.kind == "deadline" else ", tied to: "
    condition = (how_tied, tied[0].words) if tied else ()
    return say(start, words, *condition, f" ({told})", ".", on=(*desk.shown(event), *tied))


def _said(event: Event, words: Piece) -> str:
    if event.support == "headline_only":
        return "said in a headline"
    return "reported, in quoted words," if event.support == "verbatim" and words.tint == "verbatim" else "reported"


def content(event: Event, desk: Desk) -> Piece:
    """What is demanded, threatened or refused, in the words of the article that the event takes it from."""
    form = desk.form_at(event.content_document, event.content)
    return desk.excerpt(event.content_document, event.content, form)


def _tied(event: Event, desk: Desk) -> tuple[Reference, ...]:
    """The words that the act is tied to, where they say more than its object does."""
    condition, path = event.condition, event.condition_document
    if condition is None or path is None or path not in desk.lookup.readings:
        return ()
    if path == event.content_document and event.content.overlaps(condition):
        return ()
    if condition.kind in ("until", "unless") and _same_matter(event.content.text, condition.text):
        return ()
    return (desk.refer(path, condition, desk.form_at(path, condition)),)


def _same_matter(content: str, condition: str) -> bool:
    """'X will not end until Y leaves' demands what it is tied to: a third of the condition's words say it again."""
    told, tied = (set(re.findall(r"\w{4,}", text.casefold())) - {"until", "unless"} for text in (content, condition))
    return 3 * len(told & tied) >= len(tied)


def _support(event: Event, desk: Desk) -> Sentence:
    quoting = tuple(m for m in desk.best(event) if m.form == "direct_quote")
    if event.support in ("verbatim", "verbatim_in_part") and quoting:
        part = "" if event.support == "verbatim" else "in part; the rest is paraphrase"
        articles = count(len({m.document for m in quoting}), "article quotes", "articles quote")
        refs = tuple(map(desk.of_content, quoting[:3]))
        opening = f"{capital(articles)} words that say so{', ' + part if part else ''}: "
        return say(opening, refs[0].words, ".", on=refs)
    return _unquoted(event, desk)


def _unquoted(event: Event, desk: Desk) -> Sentence:
    only = "it stands in a headline only" if event.support == "headline_only" else "it is paraphrase only"
    if event.support in ("verbatim", "verbatim_in_part"):
        only = "only single words are quoted"
    nearest = nearest_quotations(event, desk.lookup)[:1]
    opening = f"No article quotes words that say so: {only}"
    if not nearest:
        return say(opening, "; no words of the speaker are quoted", ".", on=desk.of_event(event))
    reference = desk.of_quotation(nearest[0])
    who = nearest[0].speaker.name if nearest[0].speaker else "the speaker"
    return say(opening, f"; the nearest words quoted from {who} are ", reference.words, ".", on=(reference,))


def novelty(event: Event, desk: Desk) -> Sentence:
    """What is new, against which earlier act."""
    earlier = next((e for e in desk.lookup.events if e.id == event.against), None)
    on = (*desk.of_event(event, 1), *(desk.of_event(earlier, 1) if earlier else ()))
    why = dated(event.why_novel).replace(event.actor or "; ", sides(event.actor, "; "))
    opening, quoted, rest = _around_quoted(f"{NOVELTY_WORDS[event.novelty]}: {stop(why)}")
    reference = _where(quoted, event, desk) if quoted else None
    if reference is None:
        return say(f"{NOVELTY_WORDS[event.novelty]}: {stop(why)}", on=on)
    return say(opening, reference.words, rest, on=(reference, *on))


def _around_quoted(told: str) -> tuple[str, str, str]:
    """What stands before the words that a report is quoted with, these words, and what stands after."""
    opening, _, more = told.partition("(“")
    quoted, _, rest = more.partition("”)")
    return opening.rstrip() + " ", quoted, rest


def _where(words: str, event: Event, desk: Desk) -> Reference | None:
    """Where these words stand in a report of the event."""
    for path in documents_of(event):
        start = desk.lookup.document(path).text.find(words)
        if start >= 0:
            span = Span(start=start, end=start + len(words))
            return desk.refer(path, span, desk.form_at(path, span))
    return None


def _answers(dispute: Dispute, desk: Desk, named: tuple[str, ...], standpoint: Standpoint) -> Sentence:
    every = standpoint.towards(asks_of(dispute))
    searched = standpoint.knowledge.stances.set_by_hand
    found = unheard(dispute, desk.lookup, every, named, desk.known, searched)
    quiet = [u.actor for u in found if u.why in ("addressed", "place")]
    texts = here(len(desk.lookup.readings))
    nothing = f"; no statement of {sides('; '.join(quiet))} on it stands in {texts}" if quiet else ""
    said, on = grouped(standpoint.towards([dispute.lead]), dispute.lead, desk)
    if said:
        return say(capital(said), nothing, ".", on=on)
    said, on = grouped(every, dispute.lead, desk)
    if said:
        whose = sides(dispute.lead.actor, "who asks")
        return say(f"No answer is tied to it alone; to other words of {whose}: {said}{nothing}.", on=on)
    nor = nothing.removesuffix(f" stands in {texts}").replace("; no", ", nor any", 1)
    return say(f"No answer to it is reported in {texts}{nor}.")


def _unknown(event: Event, desk: Desk) -> Sentence:
    told, named = documents_of(event), event.speaker or speakers_of(event, desk.lookup)
    missing = [
        "when it was said (no date in any text)" if event.date is None else "",
        "who said it (no speaker is named)" if not named and event.principal is None else "",
        *_lacking(told, desk),
        "a place" if event.act in _ASKING and not _carries(event, "where") else "",
        "a deadline" if event.act in _ASKING and not _carries(event, "deadline") else "",
    ]
    known = join([m for m in missing if m])
    if not known:
        more = ", when, where and by when" if event.act in _ASKING else " and when"
        return say(f"Who said it{more} all stand in the articles that tell it.")
    return say(f"Not known from these texts: {known}.")


def _carries(event: Event, name: str) -> bool:
    return any(e.element == name and e.level != "absent" for e in event.elements)


def _lacking(told: tuple[str, ...], desk: Desk) -> tuple[str, ...]:
    """Outlets and dates that the articles do not give: 'the outlet of 2 of the 3 articles that tell it'."""
    counted = {
        "outlet": sum(desk.outlet(path) == NO_OUTLET for path in told),
        "date": sum(desk.lookup.document(path).date is None for path in told),
    }
    of = "the article" if len(told) == 1 else f"the {len(told)} articles that tell it"
    groups: dict[int, list[str]] = {}
    for what, n in counted.items():
        if n:
            groups.setdefault(n, []).append(what)
    return tuple(f"the {join(what)} of {_share(n, len(told))}{of}" for n, what in groups.items())


def _share(n: int, of: int) -> str:
    return "" if of == 1 else "any of " if n == of else f"{n} of "
