"""Attributions in tokens to quotations in characters."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace

from melian.extraction.marks import Marks
from melian.extraction.quotation_candidates import Candidate, Range
from melian.extraction.quotation_decode import Attribution
from melian.extraction.quotation_identity import Speakers
from melian.model.parsed import Parsed
from melian.model.quotation import Quotation, QuotationKind, Voice
from melian.model.span import Excerpt, Span


def assemble(
    parsed: Parsed, marks: Marks, speakers: Speakers, attributions: Iterable[Attribution]
) -> tuple[Quotation, ...]:
    """Quotations in text order; those of one attribution share their id."""
    seen: Counter[str] = Counter()
    found: list[Quotation] = []
    for attribution in attributions:
        candidate = attribution.candidate
        spans = [s for piece in candidate.pieces if (s := _content(parsed, marks, piece))]
        if not spans:
            continue
        voice, cue = speakers.voice(candidate), _cue(parsed, candidate)
        outer = [*attribution.chain, *_relay(candidate)]
        chain = tuple(v for c in outer if (v := speakers.voice(c)) is not None)
        key = _key(parsed, spans, voice, cue)
        seen[key] += 1
        identity = hashlib.sha256(f"{key}\0{seen[key]}".encode("utf-8", "surrogatepass")).hexdigest()[:16]
        kind = _kind(parsed, marks, candidate)
        found.extend(
            Quotation(
                start=span.start,
                end=span.end,
                text=parsed.text[span.start : span.end],
                document=parsed.document.path,
                kind=kind,
                quotation_id=identity,
                speaker=voice,
                cue=cue,
                chain=chain,
                rule=f"{candidate.word_class}:{candidate.lemma}:{candidate.frame}",
            )
            for span in spans
        )
    return tuple(sorted(found, key=lambda q: (q.start, q.end)))


def _relay(candidate: Candidate) -> Iterator[Candidate]:
    """Whoever quotes or publishes the speaker, as a source of its own."""
    if candidate.relayed_by is not None:
        yield replace(candidate, speaker=candidate.relayed_by)


def _content(parsed: Parsed, marks: Marks, piece: Range) -> Span | None:
    """The characters of a piece; without the marks where all of it is one quotation."""
    span = Span(start=parsed.tokens[piece[0]].start, end=parsed.tokens[piece[1] - 1].end)
    around = marks.around(parsed.tokens[piece[0]])
    if around is not None and around.start <= span.start and span.end <= around.end:
        span = Span(
            start=max(span.start, around.inner.start), end=max(around.inner.start, min(span.end, around.inner.end))
        )
    return span if len(span) else None


def _cue(parsed: Parsed, candidate: Candidate) -> Excerpt | None:
    if not candidate.cue:
        return None
    return parsed.excerpt(parsed.tokens[candidate.cue[0]].start, parsed.tokens[candidate.cue[-1]].end)


def _kind(parsed: Parsed, marks: Marks, candidate: Candidate) -> QuotationKind:
    tokens = [parsed.tokens[k] for a, b in candidate.pieces for k in range(a, b)]
    words = [t for t in tokens if t.pos not in ("PUNCT", "SPACE")]
    quoted = sum(marks.hold(t) for t in words)
    if not quoted:
        return "indirect"
    return "direct" if quoted == len(words) else "mixed"


def _key(parsed: Parsed, spans: list[Span], voice: Voice | None, cue: Excerpt | None) -> str:
    """What makes the id: the words, so that it doesn't depend on the file or the place in it."""
    said = [parsed.text[s.start : s.end] for s in spans]
    who = parsed.text[voice.start : voice.end] if voice else ""
    return "\0".join([*said, who, cue.text if cue else ""])
