"""What the encoder says of tokens to quotations: the same objects as the rules give."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from melian.extraction.cast import Cast
from melian.extraction.decode_chain import chains
from melian.extraction.decode_links import Hint, Pointers
from melian.extraction.decode_paths import Range, runs
from melian.extraction.decode_spans import Snapper
from melian.extraction.decode_syntax import speaker_of
from melian.extraction.decode_voices import Voices
from melian.extraction.marks import Marks
from melian.model.parsed import Parsed
from melian.model.quotation import Quotation, QuotationKind, Voice
from melian.model.span import Excerpt, Span
from melian.model.tags import CUE, SOURCE, Tags

RULE = "encoder"


@dataclass(frozen=True, slots=True, kw_only=True)
class Tuning:
    """Numbers of the decoding, chosen on the development articles of PolNeAR; flat around their values."""

    content_bias: float = 0.5
    source_bias: float = -0.7
    cue_bias: float = -0.5
    syntax: float = 1.0
    """What the cue's subject weighs against the encoder's pointers, whose shares sum to one."""
    least: float = 0.0
    """Pieces whose tokens are less likely than this on average are dropped."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A contiguous piece of content in tokens, with its cue and source."""

    tokens: Range
    cue: Range | None
    source: Range | None
    chain: tuple[Range, ...] = ()


def decode(parsed: Parsed, cast: Cast, tags: Tags, marks: Marks, tuning: Tuning | None = None) -> tuple[Quotation, ...]:
    """All attributions of a document, one object a contiguous piece of content, in text order."""
    tuning = tuning or Tuning()
    keep = [t.i for t in parsed.tokens if not t.text.isspace()]
    found = pieces(parsed, tags, marks, keep, tuning)
    return _quotations(parsed, marks, Voices(parsed, cast), found)


def pieces(parsed: Parsed, tags: Tags, marks: Marks, keep: Sequence[int], tuning: Tuning) -> list[Piece]:
    """Content pieces in text order, each with the cue and source that its tokens point at."""
    contents = runs(tags.content, keep, bias=tuning.content_bias)
    contents = Snapper(parsed, marks).snap([c for c in contents if _likely(tags, c) >= tuning.least])
    cues = runs(tags.cue, keep, bias=tuning.cue_bias)
    sources = _joined(parsed, runs(tags.source, keep, bias=tuning.source_bias))
    pointers = Pointers(tags)
    found = []
    for content in contents:
        cue, _ = pointers.best(CUE, content, cues, keep)
        hint = Hint(token=speaker_of(parsed, cue) if cue else None, weight=tuning.syntax)
        source, _ = pointers.best(SOURCE, content, sources, keep, hint)
        found.append(Piece(tokens=content, cue=cue, source=source))
    return [replace(p, chain=c) for p, c in zip(found, chains(pointers, found, sources, keep), strict=True)]


def _joined(parsed: Parsed, sources: Sequence[Range]) -> list[Range]:
    """Runs that touch are one phrase: no two sources stand side by side. None leaves its sentence."""
    found: list[Range] = []
    for first, last in sources:
        begun = first
        for k in range(first + 1, last + 1):
            if k < last and parsed.tokens[k].sentence == parsed.tokens[begun].sentence:
                continue
            if (
                found
                and found[-1][1] == begun
                and parsed.tokens[found[-1][0]].sentence == parsed.tokens[begun].sentence
            ):
                found[-1] = (found[-1][0], k)
            else:
                found.append((begun, k))
            begun = k
    return found


def _likely(tags: Tags, tokens: Range) -> float:
    """Mean probability that the tokens of a run are content."""
    return float(1 - tags.content[tokens[0] : tokens[1], 0].mean())


def _quotations(parsed: Parsed, marks: Marks, voices: Voices, found: Iterable[Piece]) -> tuple[Quotation, ...]:
    seen: Counter[str] = Counter()
    quotations: list[Quotation] = []
    for group in _groups(found):
        contents = [_excerpt(parsed, marks, piece.tokens) for piece in group]
        voice, cue = voices.voice(group[0].source), _words(parsed, group[0].cue)
        chain = tuple(v for source in group[0].chain if (v := voices.voice(source)) is not None)
        key = _key(contents, voice, cue)
        seen[key] += 1
        quotations.extend(
            Quotation(
                start=content.start,
                end=content.end,
                text=content.text,
                document=parsed.document.path,
                kind=_kind(parsed, marks, [p.tokens for p in group]),
                quotation_id=hashlib.sha256(f"{key}\0{seen[key]}".encode("utf-8", "surrogatepass")).hexdigest()[:16],
                speaker=voice,
                cue=cue,
                chain=chain,
                rule=RULE,
            )
            for content in contents
            if len(content)
        )
    return tuple(sorted(quotations, key=lambda q: (q.start, q.end)))


def _groups(found: Iterable[Piece]) -> list[list[Piece]]:
    """Neighbouring pieces with one cue are one attribution."""
    groups: list[list[Piece]] = []
    for piece in found:
        if groups and piece.cue is not None and groups[-1][-1].cue == piece.cue:
            groups[-1].append(piece)
        else:
            groups.append([piece])
    return groups


def _excerpt(parsed: Parsed, marks: Marks, tokens: Range) -> Excerpt:
    """The words of a piece; without the marks where all of it is one quotation."""
    span = Span(start=parsed.tokens[tokens[0]].start, end=parsed.tokens[tokens[1] - 1].end)
    around = marks.around(parsed.tokens[tokens[0]])
    if around is not None and around.holds(span):
        low = max(span.start, around.inner.start)
        span = Span(start=low, end=max(low, min(span.end, around.inner.end)))
    return span.of(parsed.text)


def _words(parsed: Parsed, tokens: Range | None) -> Excerpt | None:
    return None if tokens is None else parsed.excerpt(parsed.tokens[tokens[0]].start, parsed.tokens[tokens[1] - 1].end)


def _kind(parsed: Parsed, marks: Marks, contents: Iterable[Range]) -> QuotationKind:
    """Direct where every word stands in quotation marks, mixed where some do."""
    words = [t for a, b in contents for t in parsed.tokens[a:b] if t.pos not in ("PUNCT", "SPACE")]
    quoted = sum(marks.hold(t) for t in words)
    if not quoted:
        return "indirect"
    return "direct" if quoted == len(words) else "mixed"


def _key(contents: Iterable[Excerpt], voice: Voice | None, cue: Excerpt | None) -> str:
    """What makes the id: the words, so that it doesn't depend on the file or the place in it."""
    who = f"{voice.start - cue.start}" if voice and cue else ""
    return "\0".join([*(c.text for c in contents), who, cue.text if cue else ""])
