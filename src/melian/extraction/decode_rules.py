"""The rules as a second opinion: what both find is kept sooner; reports within reports are taken apart by syntax."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from melian.extraction import quotation_speakers as speakers
from melian.extraction.decode_paths import Range
from melian.extraction.decode_pieces import Piece, Tuning, likely
from melian.extraction.quotation_candidates import Candidate
from melian.extraction.quotation_decode import Attribution
from melian.model.cue import WordClass
from melian.model.parsed import Parsed
from melian.model.tags import Tags

_SURE = 0.5
_SAME = 0.5
"""IoU from which two pieces are the same."""
_NARRATING = frozenset({"after", "although", "as", "because", "before", "since", "when", "while"})
_LAID_OUT = frozenset({"signature", "transcript", "headline", "block"})
"""Frames that a page's layout tells."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Opinion:
    """One piece of what the rules found."""

    piece: Piece
    trigger: int
    """The cue word's token."""
    outer: int
    """The cue word's token of the outermost report around it; its own where there is none."""
    word_class: WordClass
    frame: str
    sure: bool
    """It is more likely than not."""


def combined(
    parsed: Parsed, tags: Tags, found: Sequence[Piece], rules: Sequence[Attribution], tuning: Tuning
) -> list[Piece]:
    """The encoder's pieces, weighed by whether the rules agree, and what it all but found; in text order."""
    opinions = sorted(
        (o for attribution in rules for o in _opinions(parsed, attribution)), key=lambda o: o.piece.tokens
    )
    laid_out = [o.piece for o in opinions if o.piece.laid_out]
    told = {i for piece in laid_out for i in range(*piece.tokens)}
    found = [piece for piece in found if told.isdisjoint(range(*piece.tokens))]
    kept = laid_out + [k for piece in found for k in _weighed(parsed, tags, piece, opinions, tuning)]
    taken = told | {i for piece in found for i in range(*piece.tokens)}
    for opinion in opinions:
        tokens = opinion.piece.tokens
        if taken.isdisjoint(range(*tokens)) and likely(tags, tokens) >= tuning.missed:
            kept.append(opinion.piece if tuning.inner else replace(opinion.piece, chain=()))
    return _apart(kept)


def _apart(kept: Sequence[Piece]) -> list[Piece]:
    """In text order, each token in one piece: of two that overlap the one with a chain, else the longer."""
    found: list[Piece] = []
    taken: set[int] = set()
    for piece in sorted(kept, key=lambda p: (-len(p.chain), p.tokens[0] - p.tokens[1], p.tokens)):
        if taken.isdisjoint(range(*piece.tokens)):
            found.append(piece)
            taken.update(range(*piece.tokens))
    return sorted(found, key=lambda p: p.tokens)


def _opinions(parsed: Parsed, attribution: Attribution) -> Iterator[Opinion]:
    candidate = attribution.candidate
    cue = (candidate.cue[0], candidate.cue[-1] + 1) if candidate.cue else None
    source = _phrase(parsed, candidate, candidate.speaker)
    around = [
        _phrase(parsed, teller, head)
        for teller in (*attribution.chain, candidate)
        for head in (teller.relayed_by, teller.speaker if teller is not candidate else None)
    ]
    chain = tuple(phrase for phrase in around if phrase is not None)
    rule = f"{candidate.word_class}:{candidate.lemma}:{candidate.frame}"
    for tokens in candidate.pieces:
        yield Opinion(
            piece=Piece(
                tokens=tokens,
                cue=cue,
                source=source,
                chain=chain,
                rule=rule,
                laid_out=candidate.frame in _LAID_OUT,
            ),
            trigger=candidate.trigger,
            outer=attribution.chain[0].trigger if attribution.chain else candidate.trigger,
            word_class=candidate.word_class,
            frame=candidate.frame,
            sure=candidate.weight >= _SURE,
        )


def _phrase(parsed: Parsed, candidate: Candidate, head: int | None) -> Range | None:
    if head is None:
        return None
    barred = frozenset((*candidate.cue, *(k for a, b in candidate.pieces for k in range(a, b))))
    return speakers.span_of(parsed, head, barred - {head})


def _weighed(parsed: Parsed, tags: Tags, piece: Piece, opinions: Sequence[Opinion], tuning: Tuning) -> list[Piece]:
    """The piece, if it is likely enough for what the rules say of it."""
    low = bisect_right(opinions, piece.tokens[0], key=lambda o: o.piece.tokens[1])
    near = opinions[low : bisect_left(opinions, piece.tokens[1], key=lambda o: o.piece.tokens[0])]
    if tuning.inner:
        told = [o.piece for o in near if o.piece.chain and _tells(piece, o)]
        told = told or [n for o in near if (n := _within(parsed, piece, o)) is not None]
        if told:
            return [_to_end(parsed, piece, told[0])] if len(told) == 1 else told
    if piece.cue is not None and _holds(piece.tokens, piece.cue[0]):
        inside = [o.piece for o in near if o.sure and o.word_class == "noun" and _holds(piece.tokens, o.trigger)]
        if len(inside) == 1:
            return inside
    best = max(near, key=lambda o: _iou(o.piece.tokens, piece.tokens), default=None)
    agrees = best is not None and _iou(best.piece.tokens, piece.tokens) >= _SAME
    least = tuning.least if agrees else tuning.apart if near else tuning.alone
    if likely(tags, piece.tokens) < least:
        return []
    return [_corrected(piece, best) if best is not None and agrees else piece]


def _to_end(parsed: Parsed, outer: Piece, inner: Piece) -> Piece:
    """The inner content up to where the encoder sees the outer one end, save a clause that gives the time or reason."""
    last = inner.tokens[1]
    further = _holds(outer.tokens, last) and _holds(outer.tokens, inner.tokens[0])
    if not further or parsed.tokens[last].lower in _NARRATING:
        return inner
    return replace(inner, tokens=(inner.tokens[0], outer.tokens[1]))


def _within(parsed: Parsed, piece: Piece, opinion: Opinion) -> Piece | None:
    """The inner report where the encoder sees the outer one and the rules do not.

    The piece has to be that report: its head is the rules' cue, and who is reported stands in it, by name.
    """
    inner = opinion.piece
    if piece.source is None or piece.cue is None or inner.source is None or inner.chain or not opinion.sure:
        return None
    named = parsed.tokens[inner.source[0]].pos != "PRON" and _holds(piece.tokens, inner.source[0])
    at = parsed.head(opinion.trigger).i if parsed.tokens[opinion.trigger].dep == "acomp" else opinion.trigger
    above = parsed.tokens[at].head
    heads = _holds(piece.tokens, at) and (above == at or not _holds(piece.tokens, above))
    if not (named and heads):
        return None
    return replace(inner, chain=(piece.source,))


def _holds(tokens: Range, i: int) -> bool:
    return tokens[0] <= i < tokens[1]


def _corrected(piece: Piece, opinion: Opinion) -> Piece:
    """The encoder's piece with the rules' source, where rules are right more often when the two differ.

    So counted on PolNeAR's development articles and by cross-validation on news; elsewhere the encoder's stands.
    """
    source = opinion.piece.source
    nobody = opinion.word_class == "adverb"
    found = piece.source is None and opinion.word_class == "verb" and not opinion.frame.startswith("passive")
    owner = piece.source is not None and opinion.word_class in ("noun", "preposition")
    if nobody or (source is not None and (found or owner)):
        return replace(piece, source=source, cue=opinion.piece.cue)
    return piece


def _tells(piece: Piece, opinion: Opinion) -> bool:
    """The piece is the inner content that the rules see, or the outer one that holds it with its cue.

    Not where it holds the outermost cue too: then all that the rules see is but a part of what is said.
    """
    inner = opinion.piece.tokens
    if opinion.outer != opinion.trigger and piece.tokens[0] <= opinion.outer < piece.tokens[1]:
        return False
    whole = piece.tokens[0] <= opinion.trigger < piece.tokens[1]
    return whole or _iou(inner, piece.tokens) >= _SAME


def _shared(a: Range, b: Range) -> int:
    return max(0, min(a[1], b[1]) - max(a[0], b[0]))


def _iou(a: Range, b: Range) -> float:
    shared = _shared(a, b)
    return shared / (a[1] - a[0] + b[1] - b[0] - shared)
