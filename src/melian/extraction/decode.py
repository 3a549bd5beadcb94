"""What the encoder says of tokens to quotations: the same objects as the rules give."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Sequence

from melian.extraction.cast import Cast
from melian.extraction.decode_near import settled
from melian.extraction.decode_paragraphs import by_paragraph
from melian.extraction.decode_paths import Range
from melian.extraction.decode_pieces import Piece, Tuning, pieces
from melian.extraction.decode_rules import combined
from melian.extraction.decode_voices import Voices
from melian.extraction.marks import Marks
from melian.extraction.quotation_decode import Attribution
from melian.extraction.quotation_reality import Reality
from melian.model.cue import CueLexicon
from melian.model.parsed import Parsed
from melian.model.quotation import Quotation, QuotationKind, Voice
from melian.model.span import Excerpt, Span
from melian.model.tags import Tags


def decode(
    parsed: Parsed,
    cast: Cast,
    tags: Tags,
    marks: Marks,
    *,
    rules: Sequence[Attribution] = (),
    cues: CueLexicon | None = None,
    tuning: Tuning | None = None,
) -> tuple[Quotation, ...]:
    """All attributions of a document, one object a contiguous piece of content, in text order.

    `rules` are a second opinion: what the rules read in the same text. With `cues` what a text's author only supposes
    or advises is left out, save where the tuning keeps reports within reports whole: PolNeAR's annotators mark it.
    """
    tuning = tuning or Tuning()
    keep = [t.i for t in parsed.tokens if not t.text.isspace()]
    found = pieces(parsed, tags, marks, keep, tuning)
    if rules:
        found = combined(parsed, tags, found, rules, tuning)
    found = [settled(parsed, marks, p) for p in found]
    if cues is not None and tuning.inner:
        reality = Reality(parsed, marks, cues, [p.tokens for p in found])
        found = [p for p in found if p.laid_out or reality.told([p.tokens], p.cue, p.source)]
        found = [p for p in found if p.laid_out or not _from_heading(parsed, marks, p)]
    return _quotations(parsed, marks, Voices(parsed, cast), found)


def _from_heading(parsed: Parsed, marks: Marks, piece: Piece) -> bool:
    """A heading's cue tells nothing of the text below it, save what stands there in quotation marks."""
    teller = piece.cue or piece.source
    if teller is None or marks.hold(parsed.tokens[piece.tokens[0]]):
        return False
    said, told = parsed.sentence_of(piece.tokens[0]), parsed.sentence_of(teller[0])
    return told.heading and not said.heading


def _quotations(parsed: Parsed, marks: Marks, voices: Voices, found: Iterable[Piece]) -> tuple[Quotation, ...]:
    seen: Counter[str] = Counter()
    quotations: list[Quotation] = []
    for group in _groups(found, marks, parsed):
        contents = [
            _excerpt(parsed, marks, part) for piece in group for part in by_paragraph(parsed, marks, piece.tokens)
        ]
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
                rule=group[0].rule,
            )
            for content in contents
            if len(content)
        )
    return tuple(sorted(quotations, key=lambda q: (q.start, q.end)))


def _groups(found: Iterable[Piece], marks: Marks, parsed: Parsed) -> list[list[Piece]]:
    """Neighbouring pieces with one cue are one attribution, and so are paragraphs that one quotation runs over."""
    groups: list[list[Piece]] = []
    for piece in found:
        if groups and (
            (piece.cue is not None and groups[-1][-1].cue == piece.cue)
            or _runs_on(parsed, marks, groups[-1][-1], piece)
        ):
            groups[-1].append(piece)
        else:
            groups.append([piece])
    return groups


def _runs_on(parsed: Parsed, marks: Marks, before: Piece, piece: Piece) -> bool:
    """'... of our making.' and the next paragraph, which opens again and names nobody else."""
    quoted = marks.around(parsed.tokens[before.tokens[1] - 1])
    again = marks.around(parsed.tokens[piece.tokens[0]])
    if quoted is None or again is None or not quoted.continues or again.start < quoted.end:
        return False
    adjacent = not parsed.text[quoted.end : again.start].strip("> \t\r\n")
    return adjacent and piece.source in (None, before.source)


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
