"""Sentences in which a writer tells of somebody's stance: by the constructions in which it is told."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from melian.assessment.holders import Holders, canonical
from melian.assessment.sentences import sentences
from melian.assessment.stance_references import NOUNS, OWN_ASK, references
from melian.model.event import Reading
from melian.model.mention import Mention
from melian.model.span import Excerpt, Span
from melian.model.stance import StanceBasis


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """Whose stance a sentence tells, in which of its words."""

    holders: tuple[str, ...]
    sentence: Excerpt
    words: Excerpt
    basis: StanceBasis = "writer"
    beside: bool = False
    """Whether it only stands beside an act in its sentence: "with X's backing"."""


_NAME = r"(?:[A-Z][\w.’'-]*\s+(?:of\s+(?:the\s+)?|and\s+)?){1,5}?"
_BACKING = r"(?:support|backing|approval|endorsement|consent|blessing)"
_WITH = re.compile(
    rf"\b[Ww]ith\s+(?:the\s+)?(?:(?P<own>{_NAME})(?:\w+\s+){{0,2}}?{_BACKING}\b"
    rf"|(?:\w+\s+){{0,2}}{_BACKING}\s+of\s+(?P<of>(?:the\s+)?[A-Z][^.,;:]{{2,80}}))"
)
_FROM = re.compile(
    r"\b(?:embolden|bolster|encourag|strengthen|buoy|prop)\w*\s+(?:up\s+)?by\s+(?:the\s+)?(?:\w+\s+){0,2}?"
    r"(?:support|backing)\s+(?:from|of)\s+(?P<of>(?:the\s+)?[A-Z][\w’'-]*(?:(?:,?\s+and|,)?\s+(?:the\s+)?[A-Z][\w’'-]*){0,6})"
)
"""Backing by which somebody is made bolder: of him who gives it."""
_OWNED = re.compile(
    rf"(?P<who>{_NAME}(?<=[\w.’'s]\s))(?:\w+\s+)?"
    r"(?P<what>refusal|rejection|willingness|readiness|unwillingness|reluctance|support|backing|opposition|objections?|"
    r"acceptance|agreement|approval|endorsement|condemnation|criticism|consent)\b"
)
_PAST = (
    "seconded|supported|backed|joined|boycotted|rejected|condemned|endorsed|opposed|welcomed|dismissed|criticised|"
    "criticized|ratified|approved|denounced|accepted|refused|vetoed|echoed"
)
_BY = re.compile(
    rf"(?P<what>\b(?:{_PAST}|expressed|taken|adopted|passed)\s+by)\s+(?P<who>(?:both\s+|the\s+)?[A-Z][^.;:]{{2,140}})"
)
_UNLISTED = re.compile(r"\b(?:to|in|for|who|which|that|as|after|when|while|but)\b")
"""Where a list of names ends and what is told of them begins."""
_CLAUSE = re.compile(
    rf"(?P<who>{_NAME})(?:(?:has|have|had|also|quickly|swiftly|flatly|firmly|immediately|later|promptly)\s+)*"
    rf"(?P<what>{_PAST}|ignored|declined|agreed)\b(?!\s+by\b)"
)
_UNCLEAR = re.compile(
    rf"\b(?:unclear|uncertain|unknown|not\s+(?:yet\s+)?(?:clear|known|certain)|remains\s+to\s+be\s+seen|open)\s+"
    rf"(?:whether|if)\s+(?:the\s+)?(?P<who>{_NAME})(?:would|will|is|are|was|were|can|could|intends?|plans?)\b"
)
"""'It is unclear whether X will go along.'"""
_FOR = re.compile(
    rf"\b(?:on|against|at|to|with|from|upon)\s+(?:the\s+)?(?P<who>{_NAME}(?<=[\w.’'s]\s))(?:for|over|because\s+of|after|following|citing)\s+"
    r"(?:its|their|his|her)\s+(?:\w+\s+){0,2}?(?P<what>refusal|rejection|failure|unwillingness|defiance)\b"
)
"""'Sanctions on X over its refusal to leave.'"""
_DESPITE = re.compile(r"\b(?:despite|ignoring|notwithstanding|in\s+(?:open\s+)?defiance\s+of|regardless\s+of)\b", re.I)
_WE = re.compile(r"\b(?:we|our)\b", re.I)
_OUGHT = re.compile(r"\b(?:must|should|ought\s+to|needs?\s+to)\b", re.I)
_SUPPOSED = re.compile(r"[\W_]*(?:if|should|were|unless|whether|in\s+case)\b", re.I)
"""A sentence that only supposes what somebody does."""
_CLOSED = re.compile(r"[^“”]*”")
"""The rest of a quotation that another sentence began: nobody is told of in it."""
_ITEM = re.compile(r"\s*[-•–]\s")
_BEHIND = re.compile(
    r"\b(?:from|to|by|in|on|between|with|for|against|behind)\b"
    r"|(?<!government)(?<!ministry)(?<!minister)(?<!president)(?<!parliament)(?<!republic)(?<!state)(?<!kingdom)"
    r"(?<!leader)(?<!leaders)(?<!leadership)(?<!members)(?<!officials)\s+of\b",
    re.I,
)
_ASKS = frozenset(NOUNS)


def summaries(reading: Reading, holders: Holders) -> Iterator[Summary]:
    """Every such sentence in text order: one that begins with the holder's name, "with X's support", "X's refusal",
    "joined by X and Y", "but X refused", "despite this warning the raids go on", and a statement's own "we".
    """
    text, ours = reading.document.text, _issuer(reading)
    for span in sentences(text):
        if reading.document.in_heading(span) or reading.document.in_furniture(span):
            continue
        sentence = span.of(text)
        if _advises(reading, sentence) or _ITEM.match(sentence.text):
            continue  # what somebody should do is no stance of his, nor is an item of a list of such things
        yield from _told(sentence, holders)
        yield from _defied(reading, sentence, holders)
        if ours and _WE.search(sentence.text) and not any(q.overlaps(span) for q in reading.quotations):
            yield Summary(holders=ours, sentence=sentence, words=sentence, basis="statement")


def _advises(reading: Reading, sentence: Excerpt) -> bool:
    """Whether the writer himself says what must or should be."""
    at = (Span(start=sentence.start + m.start(), end=sentence.start + m.end()) for m in _OUGHT.finditer(sentence.text))
    return any(not any(q.overlaps(span) for q in reading.quotations) for span in at)


def _first(text: str, holders: Holders) -> tuple[str, ...]:
    """Whose name a sentence begins with: no name behind a preposition ("the response from X will tell")."""
    if _SUPPOSED.match(text) or _CLOSED.match(text):
        return ()
    start = " ".join(text.split()[:4])
    behind = next((m.start() for m in _BEHIND.finditer(start)), len(start))
    return holders.leading(start[:behind])


def _told(sentence: Excerpt, holders: Holders) -> Iterator[Summary]:
    for match in (*_UNCLEAR.finditer(sentence.text), *_FOR.finditer(sentence.text)):
        words = _part(sentence, match, 80)
        yield Summary(holders=holders.leading(match["who"]), sentence=sentence, words=words)
    for match in _WITH.finditer(sentence.text):
        named = holders.leading(match["own"]) if match["own"] else canonical(match["of"], holders.gazetteer)
        yield Summary(holders=named, sentence=sentence, words=_part(sentence, match), beside=True)
    for match in _FROM.finditer(sentence.text):
        named = canonical(match["of"], holders.gazetteer)
        yield Summary(holders=named, sentence=sentence, words=_part(sentence, match), beside=True)
    if not OWN_ASK.search(sentence.text):
        yield Summary(holders=_first(sentence.text, holders), sentence=sentence, words=sentence)
    for pattern, more in ((_OWNED, 60), (_CLAUSE, 80)):
        for match in pattern.finditer(sentence.text):
            words = _part(sentence, match, more)
            yield Summary(holders=holders.leading(match["who"]), sentence=sentence, words=words)
    for match in _BY.finditer(sentence.text):
        named = canonical(_UNLISTED.split(match["who"])[0], holders.gazetteer)
        yield Summary(holders=named, sentence=sentence, words=_part(sentence, match))


def _defied(reading: Reading, sentence: Excerpt, holders: Holders) -> Iterator[Summary]:
    """'Despite this warning, the raids went on': conduct of whom the last such act before it was addressed to."""
    match = _DESPITE.search(sentence.text)
    if match is None:
        return
    for reference in references(sentence.text[match.start() :], holders):
        asked = _last_before(reading, sentence, reference.noun, reference.of)
        if asked is not None:
            yield Summary(holders=asked.targets, sentence=sentence, words=sentence, basis="deed")
        return


def _last_before(reading: Reading, sentence: Excerpt, noun: str, of: str | None) -> Mention | None:
    told = (
        m for m in reading.mentions
        if m.act in _ASKS and m.target and m.content.end <= sentence.start and (of is None or of in m.actors)
        and (noun in NOUNS[m.act] or re.search(rf"\b{noun[:4]}", m.text, re.I))
    )  # fmt: skip
    return max(told, key=lambda m: (m.content.start, m.id), default=None)


def _issuer(reading: Reading) -> tuple[str, ...]:
    """Whose statement a document itself is: who acts in its sentences that say "we" outside any quotation."""
    ours = Counter(
        m.actors
        for m in reading.mentions
        if m.actors and _WE.search(m.text) and not any(q.overlaps(m) for q in reading.quotations)
    )
    best = min(ours.items(), key=lambda item: (-item[1], item[0]), default=((), 0))
    return best[0] if best[1] > 1 else ()


def _part(sentence: Excerpt, match: re.Match[str], more: int = 0) -> Excerpt:
    end = min(len(sentence.text), match.end() + more)
    at = Span(start=sentence.start + match.start(), end=sentence.start + end)
    return Excerpt(start=at.start, end=at.end, text=sentence.text[match.start() : end])
