"""Part 1: the bottom line, five sentences at most, and the table of elements beside it."""

from __future__ import annotations

from melian.assessment.disputes import Dispute
from melian.assessment.lookup import documents_of, names
from melian.assessment.positions import Position, Stance, positions, unheard
from melian.assessment.wording import nearest_quotations
from melian.brief.chain import origins
from melian.brief.cite import NO_OUTLET, Desk
from melian.brief.phrases import (
    ACT_WORDS,
    LEVEL_TINT,
    LEVEL_WORDS,
    NOVELTY_WORDS,
    actors,
    capital,
    count,
    doing,
    here,
    join,
    plural,
    speaker_words,
)
from melian.brief.saying import cell, say, stop
from melian.brief.tree import Cell, Piece, Reference, Sentence, Table
from melian.model.event import Element, Event, Support

ELEMENT_WORDS = {
    "who": "who", "what": "what", "whom": "of whom", "where": "where", "condition": "tied to", "deadline": "by when",
}  # fmt: skip
ABSENT_WORDS = {
    "who": "Nobody is named in any text.", "what": "Not in any text.", "whom": "No addressee in any text.",
    "where": "No place in any text.", "condition": "No condition in any text.", "deadline": "No deadline in any text.",
}  # fmt: skip
STANCE_WORDS: dict[Stance, tuple[str, str]] = {
    "accepts": ("accepts it", "accept it"),
    "rejects": ("rejects it", "reject it"),
    "criticises_demander": ("criticises {demander}", "criticise {demander}"),
    "criticises_addressee": ("criticises {addressee}", "criticise {addressee}"),
    "offers": ("makes an offer", "make an offer"),
    "asks": ("makes a request", "make a request"),
    "acts": ("takes a step", "take a step"),
    "other": ("makes another statement", "make another statement"),
}

_ANSWERS = frozenset({"accepts", "rejects", "criticises_demander", "criticises_addressee"})
_ASKING = frozenset({"demand", "appeal", "threaten", "offer"})
_SAID: dict[Support, str] = {"headline_only": "said in a headline", "verbatim": "reported, in quoted words,"}


def bottom_line(dispute: Dispute, desk: Desk, named: tuple[str, ...]) -> tuple[Sentence, ...]:
    """The act and its reports, its support, what is new, who answered, what is not known."""
    lead = dispute.lead
    answers = _answers(dispute, desk, named)
    return (_act(lead, desk), _support(lead, desk), novelty(lead, desk), answers, _unknown(lead, desk))


def _act(event: Event, desk: Desk) -> Sentence:
    told = f"{len(documents_of(event))} of {count(len(desk.lookup.readings), 'article')}"
    is_ = "are" if plural(event.actor) else "is"
    how = "inferred by a writer" if desk.lookup.writers_own(event) else _SAID.get(event.support, "reported")
    subject = capital(actors(event.actor, "An actor that the texts leave open"))
    start = f"{subject} {is_} {how} to {doing(event.act, event.target)}: "
    return say(start, content(event, desk), *_tied(event, desk), f" ({told})", ".", on=desk.shown(event))


def content(event: Event, desk: Desk) -> Piece:
    """What is demanded, threatened or refused, in the words of the article that the event takes it from."""
    form = desk.form_at(event.content_document, event.content)
    return desk.excerpt(event.content_document, event.content, form)


def _tied(event: Event, desk: Desk) -> tuple[str | Piece, ...]:
    condition, path = event.condition, event.condition_document
    if condition is None or path is None or path not in desk.lookup.readings:
        return ()
    if path == event.content_document and event.content.overlaps(condition):
        return ()
    return (", tied to: ", desk.excerpt(path, condition, desk.form_at(path, condition)))


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
    return say(f"{NOVELTY_WORDS[event.novelty]}: {stop(event.why_novel)}", on=on)


def stance_words(position: Position, lead: Event) -> str:
    """A position in words, without the actor: 'rejects it'."""
    words = STANCE_WORDS[position.stance][plural(position.actor)]
    return words.format(demander=actors(lead.actor), addressee=actors(lead.target, "the addressee"))


def _answers(dispute: Dispute, desk: Desk, named: tuple[str, ...]) -> Sentence:
    held = [p for p in positions(dispute, desk.lookup) if p.stance in _ANSWERS]
    silent = [u.actor for u in unheard(dispute, desk.lookup, named) if u.why in ("addressed", "place")]
    texts = here(len(desk.lookup.readings))
    nothing = f"no statement of {join(silent)} stands in {texts}" if silent else ""
    if not held:
        return say(f"No answer to it is reported in {texts}", f"; {nothing}" if nothing else "", ".")
    said, on = _grouped(held, dispute.lead, desk)
    return say(capital(said), f"; {nothing}" if nothing else "", ".", on=on)


def _grouped(held: list[Position], lead: Event, desk: Desk) -> tuple[str, list[Reference]]:
    groups: dict[Stance, list[Position]] = {}
    for position in held:
        groups.setdefault(position.stance, []).append(position)
    said = []
    for stance, group in groups.items():
        who = tuple(dict.fromkeys(name for p in group for name in names(p.actor)))
        words = STANCE_WORDS[stance][plural("; ".join(who))]
        words = words.format(demander=actors(lead.actor), addressee=actors(lead.target, "the addressee"))
        said.append(f"{join(who)} {words}")
    return "; ".join(said), [r for p in held for r in desk.of_event(p.event, 1)]


def _unknown(event: Event, desk: Desk) -> Sentence:
    told = documents_of(event)
    missing = [
        "when it was said (no date in any text)" if event.date is None else "",
        "who said it (no speaker is named)" if event.speaker is None and event.principal is None else "",
        *_lacking(told, desk),
        "a deadline" if event.act in _ASKING and not _carries(event, "deadline") else "",
    ]
    known = join([m for m in missing if m])
    if not known:
        return say("No element of it is missing from the articles that tell it.")
    return say(f"Not known from these texts: {known}.")


def _carries(event: Event, name: str) -> bool:
    return any(e.element == name and e.level != "absent" for e in event.elements)


def _lacking(told: tuple[str, ...], desk: Desk) -> tuple[str, ...]:
    """Outlets and dates that the articles do not give: 'the outlet of 2 of the 3 articles'."""
    bare = {
        "outlet": sum(desk.outlet(path) == NO_OUTLET for path in told),
        "date": sum(desk.lookup.document(path).date is None for path in told),
    }
    of = count(len(told), "article that tells it", "articles that tell it")
    if bare["outlet"] == bare["date"] > 0:
        return (f"the outlet and the date of {bare['date']} of {of}",)
    if bare["outlet"] and bare["date"]:
        return (f"the outlet of {bare['outlet']} and the date of {bare['date']} of {of}",)
    return tuple(f"the {what} of {n} of {of}" for what, n in bare.items() if n)


def element_table(event: Event, desk: Desk) -> Table:
    """The elements on the first screen: what the articles say, and how it is carried."""
    rows = [_row(element, event, desk) for element in event.elements if element.element != "deadline" or element.value]
    sources = cell(origins(event), on=[r for link in event.chain for r in desk.of_link(link)][:3])
    rows.append((cell("sources"), sources, cell(_named(event))))
    columns = ("Element", "What the articles say", "How it is carried")
    caption = f"{capital(ACT_WORDS[event.act].noun)}, element by element"
    return Table(caption=caption, columns=columns, rows=tuple(rows), name="elements")


def _row(element: Element, event: Event, desk: Desk) -> tuple[Cell, Cell, Cell]:
    head = cell(ELEMENT_WORDS[element.element])
    if element.level == "absent":
        return head, cell(ABSENT_WORDS[element.element]), cell(LEVEL_WORDS["absent"])
    level = cell(carried(element, event, desk), tint=LEVEL_TINT[element.level])
    return head, cell(*element_value(element, event, desk), on=desk.of_element(element)), level


def element_value(element: Element, event: Event, desk: Desk) -> tuple[str | Piece, ...]:
    """The value of an element: the resolved name where there is one, else the article's words."""
    if element.element == "who" and event.speaker:
        said = f" for {event.principal}" if event.principal and event.principal != event.speaker.name else ""
        return (f"{speaker_words(event.speaker)}{said}",)
    if element.element in ("who", "whom", "where") and element.value:
        return (actors(element.value),)
    references = desk.of_element(element)
    return (references[0].words,) if references else (element.value or "",)


def carried(element: Element, event: Event, desk: Desk) -> str:
    """How an element is carried, with its base where it can be counted."""
    words = LEVEL_WORDS[element.level]
    if element.element != "who" or event.speaker is None:
        return words
    told = documents_of(event)
    naming = {m.document for m in desk.lookup.mentions_of(event) if m.speaker and m.speaker.name == event.speaker.name}
    return f"{words}; named in {len(naming)} of {len(told)}"


def _named(event: Event) -> str:
    found = tuple(dict.fromkeys(link.from_whom for link in event.chain if link.from_whom))
    return f"credited: {join(found)}" if found else "no source named"
