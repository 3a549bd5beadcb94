"""Part 2: the act, element by element, and the quoted words nearest to it."""

from __future__ import annotations

from melian.assessment.disputes import Dispute
from melian.assessment.lookup import documents_of
from melian.assessment.wording import nearest_quotations
from melian.brief.cite import Desk
from melian.brief.elements import ABSENT_WORDS, ELEMENT_WORDS, carried, element_value
from melian.brief.phrases import FORM_WORDS, LEVEL_TINT, LEVEL_WORDS, capital, count, join
from melian.brief.saying import cell, say
from melian.brief.tree import Cell, Part, Sentence, Table
from melian.model.act_words import noun
from melian.model.event import Element, Event, Level
from melian.model.mention import Mention

_LEVELS: tuple[Level, ...] = ("verbatim", "paraphrase", "headline", "absent")
_NEAREST = 3


def demand_part(dispute: Dispute, desk: Desk, anchor: str) -> Part:
    """What is known of each element, and in whose words."""
    event = dispute.lead
    return Part(
        number=2,
        title=f"The {noun(event.act)}",
        anchor=f"{anchor}-2",
        finding=_finding(event, desk),
        blocks=(_table(event, desk), _forms(event, desk), *_nearest(event, desk)),
    )


def _finding(event: Event, desk: Desk) -> Sentence:
    levels = [e.level for e in event.elements]
    if not levels:
        return say("How each element is carried has not been worked out.")
    said = [
        f"{levels.count(level)} {'rests' if levels.count(level) == 1 else 'rest'} on {LEVEL_WORDS[level]}"
        for level in _LEVELS[:3]
        if level in levels
    ]
    if "absent" in levels:
        n = levels.count("absent")
        said.append(f"{n} {'stands' if n == 1 else 'stand'} in no text")
    on = [r for e in event.elements if e.level == "verbatim" for r in desk.of_element(e)]
    return say(f"Of {count(len(levels), 'element')}, {join(said)}.", on=on or desk.of_event(event, 1))


def _forms(event: Event, desk: Desk) -> Sentence:
    """How often it is told in which form: the base of its support."""
    stretches: dict[tuple[str, int, int], Mention] = {}
    for mention in desk.lookup.mentions_of(event):
        stretches.setdefault((mention.document, mention.start, mention.end), mention)
    mentions = tuple(stretches.values())
    forms = [FORM_WORDS[m.form] for m in mentions]
    counted = join([f"{forms.count(form)} × {form}" for form in dict.fromkeys(FORM_WORDS.values()) if form in forms])
    articles = count(len(documents_of(event)), "article")
    return say(
        f"It is told {count(len(mentions), 'time')} in {articles}: {counted}.", on=map(desk.of_mention, mentions)
    )


def _table(event: Event, desk: Desk) -> Table:
    return Table(
        caption="Each element, how it is carried, and the nearest words",
        columns=("Element", "Nearest words", "How it is carried"),
        rows=tuple(_row(element, event, desk) for element in event.elements),
        name="nearest",
    )


def _row(element: Element, event: Event, desk: Desk) -> tuple[Cell, ...]:
    head = cell(capital(ELEMENT_WORDS[element.element]))
    if element.level == "absent":
        return head, cell(ABSENT_WORDS[element.element]), cell(LEVEL_WORDS["absent"])
    references = desk.of_element(element)
    value = element_value(element, event, desk)
    named = (*value, ": ") if value and isinstance(value[0], str) else ()
    words = references[0].words if references else "no words found"
    level = cell(carried(element, event, desk), tint=LEVEL_TINT[element.level])
    return head, cell(*named, words, on=references), level


def _nearest(event: Event, desk: Desk) -> tuple[Sentence, ...]:
    found = nearest_quotations(event, desk.lookup)[:_NEAREST]
    if not found:
        return (say("No words of four or more are quoted from the speaker in the articles that tell it."),)
    said = []
    for quotation in found:
        reference = desk.of_quotation(quotation)
        who = quotation.speaker.name if quotation.speaker else "The speaker"
        where = f"Quoted from {who} in {desk.article(quotation.document)}: "
        said.append(say(where, reference.words, ".", on=(reference,)))
    return tuple(said)
