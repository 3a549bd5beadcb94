"""From characters to references: which article, in what form, with which words around them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from melian.assessment.lookup import Lookup
from melian.brief.phrases import FORM_TINT, FORM_WORDS, day
from melian.brief.tree import Piece, Reference, Tint
from melian.model.actor import Actor, ActorKind
from melian.model.document import Document
from melian.model.event import ChainLink, Element, Event, Level
from melian.model.mention import Form, Mention
from melian.model.quotation import Quotation
from melian.model.span import Excerpt, Span

_AROUND = 160
"""Characters on each side where no mention or quotation gives the sentence's ends."""
_END = re.compile(r"[.!?][”\"’»)]*\s+(?=[^a-z])|\n+")
_MARKED = re.compile(r"“[^“”\n]+”|\"[^\"\n]+\"|«[^«»\n]+»|„[^„“”\n]+[“”]")
_LEVEL_FORM: dict[Level, Form] = {"verbatim": "direct_quote", "headline": "headline"}
NO_OUTLET = "outlet not named"


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """Makes references and words from an account's characters."""

    lookup: Lookup
    labels: Mapping[str, str]
    quoted: Mapping[str, tuple[Span, ...]]
    """Every quoted run of characters, by document."""
    known: frozenset[str] = frozenset()
    """Names of the actors' pack; empty: not given."""
    kinds: Mapping[str, ActorKind] = field(default_factory=dict)
    """What kind each of them is."""

    @classmethod
    def of(cls, lookup: Lookup, cast: Sequence[Actor] = ()) -> Desk:
        """A desk for an account, with the actors' pack where it is at hand."""
        known = frozenset(actor.name for actor in cast)
        kinds = {actor.name: actor.kind for actor in cast}
        quoted = {path: quoted_spans(lookup, path) for path in lookup.readings}
        return cls(lookup=lookup, labels=labels(tuple(lookup.readings)), quoted=quoted, known=known, kinds=kinds)

    def number(self, path: str) -> int:
        """The article's number, from 1."""
        return self.lookup.order[path] + 1

    def outlet(self, path: str) -> str:
        """The outlet's name, or that it is not named."""
        found = self.lookup.document(path).outlet
        return found.value if found and found.value else NO_OUTLET

    def article(self, path: str) -> str:
        """'article 2 (The Times)' or 'article 2'."""
        outlet = self.outlet(path)
        return f"article {self.number(path)}" + ("" if outlet == NO_OUTLET else f" ({outlet})")

    def refer(self, path: str, span: Span, form: Form, tint: Tint | None = None) -> Reference:
        """A reference to `span` of the document at `path`."""
        document = self.lookup.document(path)
        around = self.context(path, span)
        date = document.date.value if document.date else None
        return Reference(
            article=self.number(path),
            document=self.labels[path],
            start=span.start,
            end=span.end,
            words=self.words(path, span, tint or FORM_TINT[form]),
            before=document.text[around.start : span.start],
            after=document.text[span.end : around.end],
            form=FORM_WORDS[form],
            outlet=self.outlet(path),
            date=day(date),
            anchor=anchor(document, span),
        )

    def of_mention(self, mention: Mention) -> Reference:
        """A reference to a mention's whole sentence."""
        return self.refer(mention.document, mention, mention.form)

    def of_content(self, mention: Mention) -> Reference:
        """A reference to the words of a mention that say what is demanded, threatened, refused."""
        return self.refer(mention.document, mention.content, mention.form)

    def of_quotation(self, quotation: Quotation) -> Reference:
        """A reference to quoted words."""
        return self.refer(quotation.document, quotation, "direct_quote")

    def of_element(self, element: Element) -> tuple[Reference, ...]:
        """The words that carry an element, if any do."""
        if element.evidence is None or element.document is None or element.document not in self.lookup.readings:
            return ()
        form = _LEVEL_FORM.get(element.level) or self.form_at(element.document, element.evidence)
        if element.level == "paraphrase" and FORM_TINT[form] != "paraphrase":
            form = "paraphrase"
        return (self.refer(element.document, element.evidence, form),)

    def of_link(self, link: ChainLink) -> tuple[Reference, ...]:
        """The words that name a report's source, if any do."""
        if link.evidence is None:
            return ()
        return (self.refer(link.document, link.evidence, self.form_at(link.document, link.evidence)),)

    def of_event(self, event: Event, most: int = 3) -> tuple[Reference, ...]:
        """An event's mentions, the best-supported first, one article after the other."""
        return tuple(self.of_mention(m) for m in self.best(event)[:most])

    def shown(self, event: Event, most: int = 3) -> tuple[Reference, ...]:
        """The event's own words where they stand, then its best mentions in other articles."""
        form = self.form_at(event.content_document, event.content)
        own = self.refer(event.content_document, event.content, form)
        others: dict[str, Mention] = {}
        for mention in self.best(event):
            if mention.document != event.content_document:
                others.setdefault(mention.document, mention)
        return (own, *map(self.of_mention, others.values()))[:most]

    def best(self, event: Event) -> tuple[Mention, ...]:
        """An event's mentions: quoted before reported before headlines, each article once before any twice."""
        ranks = {"direct_quote": 0, "indirect_quote": 1, "anonymous_source": 2, "paraphrase": 3, "headline": 4}
        mentions = sorted(self.lookup.mentions_of(event), key=lambda m: (ranks.get(m.form, 5), -m.confidence))
        turns: dict[str, int] = {}
        keyed: list[tuple[int, int, Mention]] = []
        for mention in mentions:
            turns[mention.document] = turns.get(mention.document, 0) + 1
            keyed.append((turns[mention.document], len(keyed), mention))
        return tuple(mention for _, _, mention in sorted(keyed, key=lambda k: k[:2]))

    def form_at(self, path: str, span: Span) -> Form:
        """The form in which the article gives these characters."""
        reading = self.lookup.readings[path]
        if reading.document.in_heading(span):
            return "headline"
        if any(q.kind == "direct" and q.holds(span) for q in reading.quotations):
            return "direct_quote"
        holding = [m for m in reading.mentions if m.holds(span)]
        form = min(holding, key=len).form if holding else "paraphrase"
        outside = form == "direct_quote" and not any(q.overlaps(span) for q in self.quoted[path])
        return "indirect_quote" if outside else form

    def words(self, path: str, span: Span, tint: Tint) -> Piece:
        """An article's words as a piece, the quoted ones among them marked."""
        document = self.lookup.document(path)
        marked = tuple(
            Span(start=max(q.start, span.start) - span.start, end=min(q.end, span.end) - span.start)
            for q in self.quoted[path]
            if q.overlaps(span)
        )
        language = document.language.value if document.language else None
        text = document.text[span.start : span.end]
        return Piece(text=text, tint=tint, quoted=marked if tint != "verbatim" else (), language=language)

    def excerpt(self, path: str, excerpt: Excerpt, form: Form) -> Piece:
        """An excerpt as a piece in the tint of its form."""
        return self.words(path, excerpt, FORM_TINT[form])

    def context(self, path: str, span: Span) -> Span:
        """The sentence around `span`: the smallest mention that holds it, else by marks, at most 160 characters off."""
        reading = self.lookup.readings[path]
        holding = [mention for mention in reading.mentions if mention.holds(span)]
        if holding:
            best = min(holding, key=len)
            return Span(start=best.start, end=best.end)
        return _sentence(reading.document.text, span)


def quoted_spans(lookup: Lookup, path: str) -> tuple[Span, ...]:
    """Every quoted run of characters in an article: direct quotations, and marked words inside mixed ones."""
    reading = lookup.readings[path]
    direct = [Span(start=q.start, end=q.end) for q in reading.quotations if q.kind == "direct"]
    marked = [Span(start=m.start() + 1, end=m.end() - 1) for m in _MARKED.finditer(reading.document.text)]
    inside = [m for m in marked if not any(m.overlaps(d) for d in direct)]
    return tuple(sorted(direct + inside))


def anchor(document: Document, span: Span) -> str:
    """An id for characters that lasts as long as the text does, whatever else the brief holds."""
    return f"t{document.digest[:10]}-{span.start}-{span.end}"


def labels(paths: tuple[str, ...]) -> dict[str, str]:
    """The end of each path, as short as is unique: a brief that is handed on tells nothing of the writer's folders."""
    parts = {path: (path,) if "://" in path else PurePosixPath(path).parts or (path,) for path in paths}
    for depth in range(1, max(map(len, parts.values()), default=1) + 1):
        short = {path: "/".join(p[-depth:]) for path, p in parts.items()}
        if len(set(short.values())) == len(short):
            return short
    return {path: path for path in paths}


def _sentence(text: str, span: Span) -> Span:
    """The sentence around `span` by its marks and its line, cut at a space at most 160 characters off on each side."""
    low = max((m.end() for m in _END.finditer(text, max(0, span.start - _AROUND), span.start)), default=None)
    if low is None:
        low = 0 if span.start <= _AROUND else text.find(" ", span.start - _AROUND, span.start) + 1 or span.start
    end = _END.search(text, max(span.start, span.end - 2), span.end + _AROUND)
    if end is not None and end.end() >= span.end:
        return Span(start=low, end=max(span.end, end.start() + len(end[0].rstrip())))
    high = len(text) if len(text) - span.end <= _AROUND else text.rfind(" ", span.end, span.end + _AROUND)
    return Span(start=low, end=max(span.end, high))
