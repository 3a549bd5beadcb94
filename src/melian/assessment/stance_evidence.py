"""What could show a stance: each holder's acts and words, one piece of evidence a sentence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from melian.assessment.holders import Holders, canonical
from melian.assessment.lookup import Lookup, names
from melian.assessment.sentences import sentence_at
from melian.assessment.stance_references import Reference, references
from melian.assessment.stance_summaries import Summary, summaries
from melian.model.event import Reading
from melian.model.gazetteer import Gazetteer
from melian.model.mention import DEEDS, Mention, Speaker
from melian.model.quotation import Quotation, Voice
from melian.model.span import Excerpt, Span
from melian.model.stance import StanceBasis

_FIRST = 6
"""Words at the head of a sentence in which its subject is named."""


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
    beside: bool = False
    """Whether the words only stand beside an act in its sentence: "with X's backing"."""
    refers: frozenset[Reference] = frozenset()
    """What acts its sentence points at, and whose they are."""
    around: frozenset[str] = frozenset()
    """Whom its sentence names, by canonical names; a person is whom he speaks for."""

    urges: frozenset[str] = frozenset()
    """Whom its words call on or urge."""
    blames: frozenset[str] = frozenset()
    """Whom its words condemn."""

    @property
    def holders(self) -> frozenset[str]:
        """The holders one by one."""
        return frozenset(names(self.holder))

    @property
    def acts(self) -> frozenset[str]:
        """Kinds of its acts; where none was read, an appeal if its words call on somebody, blame if they condemn."""
        told = (("appeal", self.urges), ("condemn", self.blames))
        return frozenset(m.act for m in self.mentions) or frozenset(act for act, at in told if at)

    @property
    def targets(self) -> frozenset[str]:
        """Whom its acts are aimed at."""
        return frozenset(t for m in self.mentions for t in m.targets) or (
            frozenset() if self.mentions else self.urges | self.blames
        )


def evidence(reading: Reading, lookup: Lookup | None, gazetteer: Gazetteer) -> tuple[Evidence, ...]:
    """All evidence of one article, in text order; acts that a person rejected are left out."""
    holders = Holders(reading=reading, gazetteer=gazetteer)
    pieces = [*_acts(reading, lookup, holders), *_words(reading, holders)]
    groups: dict[tuple[int, str], list[_Piece]] = {}
    for piece in pieces:
        key = _joined(groups, piece)
        groups.setdefault(key, []).append(piece)
    found = [_evidence(reading, held) for held in groups.values()]
    summed = tuple(_summaries(reading, found, holders))
    told_of = {(e.sentence.start, e.holder) for e in summed}
    own = (e for e in found if (e.sentence.start, e.holder) not in told_of)
    told = [_pointing(e, holders) for e in (*own, *summed)]
    return tuple(sorted(told, key=lambda e: (e.words.start, e.words.end, e.holder)))


def _pointing(piece: Evidence, holders: Holders) -> Evidence:
    text = piece.sentence.text
    around = frozenset(name for _, names_ in holders.placed(text) for name in names_)
    urges = holders.urged(piece.words.text) if piece.quotations else frozenset[str]()
    blames = holders.blamed(piece.words.text) if piece.quotations else frozenset[str]()
    return replace(piece, refers=frozenset(references(text, holders)), around=around, urges=urges, blames=blames)


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


def _acts(reading: Reading, lookup: Lookup | None, holders: Holders) -> Iterator[_Piece]:
    text = reading.document.text
    for mention in sorted(reading.mentions, key=lambda m: (m.start, m.end, m.id)):
        if mention.actor is None or mention.polarity == "hypothetical" or mention.form == "author_advice":
            continue
        if (lookup is not None and lookup.rejected(mention)) or _of_the_other_side(mention, holders):
            continue
        at = _hull([mention.trigger, mention.content])
        sentence = sentence_at(text, at if len(at) else mention)
        yield _Piece(holder=mention.actor, sentence=sentence, span=at, speaker=mention.speaker, mention=mention)


def _of_the_other_side(mention: Mention, holders: Holders) -> bool:
    """Whether it is laid to one side though its speaker, by the rest of the article, speaks for the side it is aimed
    at: it shows no stance of either.
    """
    if mention.speaker is None:
        return False
    held = set(holders.of(Voice(start=mention.start, end=mention.end, name=mention.speaker.name, role=None)))
    return bool(held) and held.isdisjoint(mention.actors) and held <= set(mention.targets)


def _words(reading: Reading, holders: Holders) -> Iterator[_Piece]:
    supposed = [m.trigger for m in reading.mentions if m.polarity == "hypothetical"]
    for quotation in sorted(reading.quotations, key=lambda q: (q.start, q.end)):
        if quotation.speaker is None or not (held := holders.of(quotation.speaker)):
            continue
        if quotation.cue is not None and any(quotation.cue.overlaps(trigger) for trigger in supposed):
            continue  # "if Corland rejects it": nobody has said so
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


def _summaries(reading: Reading, found: Iterable[Evidence], holders: Holders) -> Iterator[Evidence]:
    """What the writer tells of somebody's stance in sentences that hold nothing that he says or does."""
    found = tuple(found)
    held = {(e.sentence.start, name) for e in found if e.basis != "deed" for name in e.holders}
    for told in summaries(reading, holders):
        if not _of_another(told, found, holders) and not any(
            (told.sentence.start, name) in held for name in told.holders
        ):
            held |= {(told.sentence.start, name) for name in told.holders}
            yield Evidence(
                holder="; ".join(sorted(told.holders)), document=reading.document.path, sentence=told.sentence,
                words=told.words, speaker=None, mentions=(), quotations=(), basis=told.basis, date=None,
                beside=told.beside,
            )  # fmt: skip


def _of_another(told: Summary, found: Iterable[Evidence], holders: Holders) -> bool:
    """Whether nobody's, or another's whose act the sentence tells: "Arvonian oil giant Orlo refused" is Orlo's."""
    first = set(canonical(" ".join(told.sentence.text.split()[:_FIRST]), holders.gazetteer)) - {*told.holders}
    acting = {name for e in found if e.sentence.start == told.sentence.start and e.mentions for name in e.holders}
    return not told.holders or (told.words == told.sentence and bool(first & acting))


def _hull(spans: Sequence[Span]) -> Span:
    return Span(start=min(s.start for s in spans), end=max(s.end for s in spans))
