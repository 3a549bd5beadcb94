"""Where a headline says more than the text below it: its act, object, place, addressee, certainty or wording."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from melian.assessment.drift import DEGREE, bare, names_in
from melian.assessment.lookup import Lookup, documents_of
from melian.assessment.wording import STRENGTH
from melian.model.document import Document
from melian.model.event import Event
from melian.model.mention import Mention
from melian.model.span import Excerpt
from melian.resolution.words import stems, words

_RANK: dict[str, int] = {"offer": 0, "promise": 0, "appeal": 1, "warn": 2, "demand": 2, "threaten": 3}
"""How hard an act is that asks or presses; others are not ranked."""
_LOUD = re.compile(r"\b(?:(demand|ultimatum|insist)|(threat))\w*", re.IGNORECASE)
_NAMED = ({"demand"}, {"threaten", "warn"})
"""What acts the two groups of that pattern name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Headline:
    """A headline and the mentions of the same act in the text below it; `reasons` say where it says more."""

    document: str
    words: Excerpt
    mention: Mention | None
    """None where the headline itself tells no act that could be read."""
    body: tuple[Mention, ...]
    reasons: tuple[str, ...]


def headlines(event: Event, lookup: Lookup) -> tuple[Headline, ...]:
    """The act's headlines, and headlines of the same articles that tell an act of the same kind and actor which the
    text below does not carry: what a reader of headlines takes for this one. Titles that only name a harder act than
    the text has stand here too.
    """
    found: list[tuple[Mention, tuple[Mention, ...]]] = []
    for path in documents_of(event):
        found += _headlines_in(path, event, lookup)
        for other in lookup.events:
            if other.id != event.id and (other.act, other.actor) == (event.act, event.actor):
                found += [(m, body) for m, body in _headlines_in(path, other, lookup) if not body]
    told = [_headline(m, body, lookup) for m, body in found]
    return (*told, *(loud for path in documents_of(event) for loud in _loud(path, event, lookup)))


def _headline(mention: Mention, body: tuple[Mention, ...], lookup: Lookup) -> Headline:
    words = Excerpt(start=mention.start, end=mention.end, text=mention.text)
    document = lookup.document(mention.document)
    reasons = tuple(_reasons(mention, body, document)) if body else ("the text below does not carry it",)
    return Headline(document=mention.document, words=words, mention=mention, body=body, reasons=reasons)


def _headlines_in(path: str, event: Event, lookup: Lookup) -> list[tuple[Mention, tuple[Mention, ...]]]:
    here = [m for m in lookup.mentions_of(event) if m.document == path]
    body = tuple(m for m in here if m.form != "headline")
    return [(m, body) for m in here if m.form == "headline"]


def _reasons(headline: Mention, body: tuple[Mention, ...], document: Document) -> Iterator[str]:
    best = min((m.form for m in body), key=STRENGTH.index)
    if best != "direct_quote" and re.search('[“"«]', headline.text):
        yield "the text below quotes no words for it"
    if headline.hedge is None and any(m.hedge for m in body):
        yield "the text below hedges it"
    if headline.condition is None and headline.act != "appeal" and all(m.condition for m in body):
        yield "the text below ties it to a condition"
    told = {t for m in body for t in m.targets}
    if headline.targets and told and not told & set(headline.targets):
        yield "the text below names another addressee"
    names = names_in(body) | stems(" ".join(headline.targets))
    if bare(headline, body, names):
        matter = min((m.content.text for m in body if stems(m.content.text) - names), key=len)
        yield f"its object is “{headline.content.text}” itself, where the text below has “{matter}”"
    elif words := _left_out(headline, body):
        yield f"the headline leaves out {', '.join(f'“{word}”' for word in words)}"
    yield from _wider(headline, body, document)
    if second := _second_hand(body):
        yield second


def _wider(headline: Mention, body: tuple[Mention, ...], document: Document) -> Iterator[str]:
    """Its degree, names and act against those of the text."""
    below = {found.casefold() for m in body for found in DEGREE.findall(m.text)}
    for found in DEGREE.finditer(headline.content.text):
        if found[0].casefold() not in below:
            yield f"“{found[0]}” stands in no sentence below that tells it"
    text = stems(_below(document))
    for word in words(headline.content.text):
        spelt = headline.content.text[word.start : word.end]
        if spelt[:1].isupper() and word.stem not in text and not headline.content.text.istitle():
            yield f"the text below does not name “{spelt}”"
    hardest = max((_RANK.get(m.act, 9) for m in body), default=9)
    if _RANK.get(headline.act, 0) > hardest:
        yield f"the text below has no harder act than: {max(body, key=lambda m: _RANK.get(m.act, 9)).act}"


def _second_hand(body: tuple[Mention, ...]) -> str:
    """Where all of the text has it from one who speaks for another."""
    for m in body:
        if m.principal is None or m.speaker is None or m.principal == m.speaker.name:
            return ""
    first = body[0]
    return f"the text below has it at second hand: {first.speaker.name} of {first.principal}" if first.speaker else ""


def _left_out(headline: Mention, body: tuple[Mention, ...]) -> tuple[str, ...]:
    """Words in the object of at least two thirds of the body's mentions, two at least, that are not in the headline."""
    told = [{w.stem: m.content.text[w.start : w.end] for w in words(m.content.text)} for m in body]
    shared = {s for held in told for s in held if sum(s in t for t in told) >= max(2, 2 * len(told) / 3)}
    spelt = {s: text for held in told for s, text in held.items()}
    return tuple(sorted(spelt[s] for s in shared - stems(headline.text)))


def _below(document: Document) -> str:
    """The text without its headings."""
    pieces, at = [], 0
    for heading in sorted(document.headings):
        pieces.append(document.text[at : max(at, heading.start)])
        at = max(at, heading.end)
    return " ".join((*pieces, document.text[at:]))


def _loud(path: str, event: Event, lookup: Lookup) -> Iterator[Headline]:
    """The title, where it names a harder act of the event's parties than any sentence below tells."""
    body = tuple(m for m in lookup.mentions_of(event) if m.document == path and m.form != "headline")
    document = lookup.document(path)
    parties, title = stems(" ".join((event.actor or "", event.target or ""))), _title(document)
    if title is not None and body:
        found = _LOUD.search(title.text)
        if found and stems(title.text) & parties and not _told(path, title, found, lookup):
            hardest = max(body, key=lambda m: _RANK.get(m.act, 9)).act
            if _RANK.get(hardest, 9) < (_RANK["demand"] if found[1] else _RANK["threaten"]):
                why = f"“{found[0]}” is the headline’s word, the text below has no harder act than: {hardest}"
                yield Headline(document=path, words=title, mention=None, body=body, reasons=(why,))


def _title(document: Document) -> Excerpt | None:
    """The article's title where it stands in the text."""
    if document.title is None:
        return None
    span = document.title.span
    headings = [heading.of(document.text) for heading in document.headings]
    here = [heading for heading in headings if heading.text.strip() == document.title.value.strip()]
    return span.of(document.text) if span else next(iter(here), None)


def _told(path: str, title: Excerpt, found: re.Match[str], lookup: Lookup) -> bool:
    """Whether the article tells such an act by somebody whom the title names."""
    acts = _NAMED[0] if found[1] else _NAMED[1]
    return any(m.act in acts and stems(m.actor or "") & stems(title.text) for m in lookup.readings[path].mentions)
