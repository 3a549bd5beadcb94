"""The table of elements on the first screen: what the articles say, and how it is carried."""

from __future__ import annotations

from melian.assessment.lookup import documents_of
from melian.brief.bottom import content
from melian.brief.chain import credited, origins
from melian.brief.cite import Desk
from melian.brief.phrases import LEVEL_TINT, LEVEL_WORDS, actors, capital, join, speaker_words
from melian.brief.saying import cell
from melian.brief.tree import Cell, Piece, Table
from melian.model.act_words import ACT_WORDS
from melian.model.event import Element, Event

ELEMENT_WORDS = {
    "who": "who", "what": "what", "whom": "of whom", "where": "where", "condition": "tied to", "deadline": "by when",
}  # fmt: skip
ABSENT_WORDS = {
    "who": "Nobody is named in any text.", "what": "Not in any text.", "whom": "No addressee in any text.",
    "where": "No place in any text.", "condition": "No condition in any text.", "deadline": "No deadline in any text.",
}  # fmt: skip


def element_table(event: Event, desk: Desk) -> Table:
    """The elements on the first screen: what the articles say, and how it is carried."""
    rows = [_row(element, event, desk) for element in event.elements if element.element != "deadline" or element.value]
    sources = cell(origins(event), on=[r for link in event.chain for r in desk.of_link(link)][:3])
    rows.append((cell("sources"), sources, cell(_named(event, desk))))
    columns = ("Element", "What the articles say", "How it is carried")
    caption = f"{capital(ACT_WORDS[event.act].noun)}, element by element"
    return Table(caption=caption, columns=columns, rows=tuple(rows), name="elements")


def _row(element: Element, event: Event, desk: Desk) -> tuple[Cell, Cell, Cell]:
    head = cell(ELEMENT_WORDS[element.element])
    if element.level == "absent":
        return head, cell(ABSENT_WORDS[element.element]), cell(LEVEL_WORDS["absent"])
    level = cell(carried(element, event, desk), tint=LEVEL_TINT[element.level])
    if element.element == "what" and element.level != "verbatim":
        return head, _paraphrased(element, event, desk), level
    return head, cell(*element_value(element, event, desk), on=desk.of_element(element)), level


def _paraphrased(element: Element, event: Event, desk: Desk) -> Cell:
    """What is asked in the writer's words, with the single words of it that are quoted, if any are."""
    on = (*desk.shown(event, 1), *desk.of_element(element))
    nearest = desk.of_element(element)[:1]
    quoted = [r.words for r in nearest if r.words.quoted and r.words.text != event.content.text]
    return cell(content(event, desk), *((", quoted only: ", quoted[0]) if quoted else ()), on=on)


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


def _named(event: Event, desk: Desk) -> str:
    found = credited(event, desk)
    return f"credited: {join(found)}" if found else "no source named"
