"""What could show a stance: each holder's acts and words, one piece of evidence a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from melian.assessment.holders import Holders, canonical
from melian.assessment.lookup import Lookup, names
from melian.assessment.sentences import sentence_at, sentences
from melian.model.event import Reading
from melian.model.gazetteer import Gazetteer
from melian.model.mention import DEEDS, Mention, Speaker
from melian.model.quotation import Quotation
from melian.model.span import Excerpt, Span
from melian.model.stance import StanceBasis


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """One holder's acts and words in one sentence."""

    holder: str
    document: str
    sentence: Excerpt
    words: Excerpt
    """From the first to the last character of what it does and says there."""
    speaker: Speaker | None
    mentions: tuple[Mention, ...]
    quotations: tuple[Quotation, ...]
    basis: StanceBasis
    date: str | None

    @property
    def holders(self) -> frozenset[str]:
        """The holders one by one."""
        return frozenset(names(self.holder))

    @property
    def acts(self) -> frozenset[str]:
        """Kinds of its acts."""
        return frozenset(m.act for m in self.mentions)

    @property
    def targets(self) -> frozenset[str]:
        """Whom its acts are aimed at."""
        return frozenset(t for m in self.mentions for t in m.targets)


def evidence(reading: Reading, lookup: Lookup | None, gazetteer: Gazetteer) -> tuple[Evidence, ...]:
    """All evidence of one article, in text order; acts that a person rejected are left out."""
    pieces = [*_acts(reading, lookup), *_words(reading, gazetteer)]
    groups: dict[tuple[int, str], list[_Piece]] = {}
    for piece in pieces:
        key = _joined(groups, piece)
        groups.setdefault(key, []).append(piece)
    found = [_evidence(reading, held) for held in groups.values()]
    told = [*found, *_summaries(reading, found, gazetteer)]
    return tuple(sorted(told, key=lambda e: (e.words.start, e.words.end, e.holder)))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Piece:
    holder: str
    sentence: Excerpt
    span: Span
    speaker: Speaker | None
    mention: Mention | None = None
    quotation: Quotation | None = None


def _joined(groups: dict[tuple[int, str], list[_Piece]], piece: _Piece) -> tuple[int, str]:
    """The group of the same sentence whose holder shares a name, else one of its own."""
    own = set(names(piece.holder))
    for start, holder in groups:
        if start == piece.sentence.start and own & set(names(holder)):
            return start, holder
    return piece.sentence.start, piece.holder


def _acts(reading: Reading, lookup: Lookup | None) -> Iterator[_Piece]:
    text = reading.document.text
    for mention in sorted(reading.mentions, key=lambda m: (m.start, m.end, m.id)):
        if mention.actor is None or mention.polarity == "hypothetical" or mention.form == "author_advice":
            continue
        if lookup is not None and lookup.rejected(mention):
            continue
        at = _hull([mention.trigger, mention.content])
        sentence = sentence_at(text, at if len(at) else mention)
        yield _Piece(holder=mention.actor, sentence=sentence, span=at, speaker=mention.speaker, mention=mention)


def _words(reading: Reading, gazetteer: Gazetteer) -> Iterator[_Piece]:
    holders = Holders(reading=reading, gazetteer=gazetteer)
    for quotation in sorted(reading.quotations, key=lambda q: (q.start, q.end)):
        if quotation.speaker is None or not (held := holders.of(quotation.speaker)):
            continue
        at = _hull([quotation, *filter(None, (quotation.cue,))])
        sentence = sentence_at(reading.document.text, quotation)
        at = Span(start=max(at.start, sentence.start), end=min(max(at.end, sentence.start), sentence.end))
        speaker = Speaker(name=quotation.speaker.name, role=quotation.speaker.role)
        yield _Piece(holder="; ".join(held), sentence=sentence, span=at, speaker=speaker, quotation=quotation)


def _evidence(reading: Reading, held: Sequence[_Piece]) -> Evidence:
    mentions = tuple(p.mention for p in held if p.mention)
    quotations = tuple(p.quotation for p in held if p.quotation)
    hull = _hull([p.span for p in held])
    return Evidence(
        holder=max((p.holder for p in held), key=lambda h: (len(names(h)), h)),
        document=reading.document.path,
        sentence=held[0].sentence,
        words=hull.of(reading.document.text),
        speaker=next((p.speaker for p in held if p.speaker), None),
        mentions=mentions,
        quotations=quotations,
        basis=_basis(mentions, quotations),
        date=next((m.date for m in mentions if m.date), None),
    )


def _basis(mentions: Sequence[Mention], quotations: Sequence[Quotation]) -> StanceBasis:
    if mentions and all(m.act in DEEDS for m in mentions) and not quotations:
        return "deed"
    if mentions and not quotations and all(m.form == "author_opinion" for m in mentions):
        return "writer"
    return "statement"


def _summaries(reading: Reading, found: Iterable[Evidence], gazetteer: Gazetteer) -> Iterator[Evidence]:
    """What the writer tells of somebody's stance in sentences that hold nothing that he says or does: sentences that
    begin with his name, "with X's support", "X's refusal", "joined by X and Y".
    """
    text = reading.document.text
    holders = Holders(reading=reading, gazetteer=gazetteer)
    held = {(e.sentence.start, name) for e in found for name in e.holders}
    for span in sentences(text):
        if reading.document.in_heading(span) or reading.document.in_furniture(span):
            continue
        sentence = span.of(text)
        for names_, words in _told(sentence, holders):
            if names_ and not any((span.start, name) in held for name in names_):
                held |= {(span.start, name) for name in names_}
                yield Evidence(
                    holder="; ".join(sorted(names_)), document=reading.document.path, sentence=sentence, words=words,
                    speaker=None, mentions=(), quotations=(), basis="writer", date=None,
                )  # fmt: skip


_OWNED = re.compile(
    r"(?P<who>(?:[A-Z][\w.’'-]*\s+(?:of\s+(?:the\s+)?|and\s+)?){1,5}?(?<=[\w.’'s]\s))(?:\w+\s+)?"
    r"(?P<what>refusal|rejection|willingness|readiness|unwillingness|reluctance|support|backing|opposition|objections?|"
    r"acceptance|agreement|approval|endorsement|condemnation|criticism|consent)\b"
)
_BY = re.compile(
    r"(?P<what>\b(?:seconded|supported|backed|joined|boycotted|rejected|condemned|endorsed|opposed|welcomed|dismissed|"
    r"criticised|criticized|ratified|approved|denounced|accepted|refused|vetoed|echoed|expressed|taken)\s+by)\s+"
    r"(?P<who>(?:both\s+|the\s+)?[A-Z][^.;:]{2,140})"
)


def _told(sentence: Excerpt, holders: Holders) -> Iterator[tuple[tuple[str, ...], Excerpt]]:
    yield holders.leading(" ".join(sentence.text.split()[:4])), sentence
    for match in _OWNED.finditer(sentence.text):
        at = Span(start=sentence.start + match.start(), end=min(sentence.end, sentence.start + match.end() + 60))
        yield holders.leading(match["who"]), _part(sentence, at)
    for match in _BY.finditer(sentence.text):
        at = Span(start=sentence.start + match.start(), end=sentence.start + match.end())
        yield canonical(match["who"], holders.gazetteer), _part(sentence, at)


def _part(sentence: Excerpt, at: Span) -> Excerpt:
    return Excerpt(start=at.start, end=at.end, text=sentence.text[at.start - sentence.start : at.end - sentence.start])


def _hull(spans: Sequence[Span]) -> Span:
    return Span(start=min(s.start for s in spans), end=max(s.end for s in spans))
