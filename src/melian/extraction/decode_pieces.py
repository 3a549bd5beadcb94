"""Content pieces with their cue and source, from what the encoder says of each token."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from melian.extraction.decode_chain import chains
from melian.extraction.decode_links import Hint, Pointers
from melian.extraction.decode_paths import Range, runs
from melian.extraction.decode_spans import Snapper
from melian.extraction.decode_syntax import speaker_of
from melian.extraction.marks import Marks
from melian.model.parsed import Parsed
from melian.model.tags import CUE, SOURCE, Tags


@dataclass(frozen=True, slots=True, kw_only=True)
class Tuning:
    """Numbers of the decoding, chosen on the development articles of PolNeAR; flat around their values."""

    content_bias: float = -0.5
    source_bias: float = -0.7
    cue_bias: float = -0.5
    syntax: float = 1.0
    """What the cue's subject weighs against the encoder's pointers, whose shares sum to one."""
    least: float = 0.0
    """Pieces whose tokens are less likely than this on average are dropped."""
    alone: float = 0.65
    """The same for pieces that the rules know nothing of."""
    apart: float = 0.7
    """The same for pieces that the rules cut otherwise."""
    missed: float = 0.1
    """What the rules alone have found is kept where its tokens are at least this likely."""
    inner: bool = True
    """Whether a report within a report is read from inside out, with its chain."""

    @classmethod
    def of(cls, *, inner: bool) -> Tuning:
        """For texts read from inside out, or kept whole as PolNeAR does, which attributes more."""
        return cls(inner=True) if inner else cls(inner=False, alone=0.58, apart=0.6)


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A contiguous piece of content in tokens, with its cue and source."""

    tokens: Range
    cue: Range | None
    source: Range | None
    chain: tuple[Range, ...] = ()
    rule: str = "encoder"
    """Who found it."""
    laid_out: bool = False
    """The page's layout tells it: who speaks stands there in so many words."""


def pieces(parsed: Parsed, tags: Tags, marks: Marks, keep: Sequence[int], tuning: Tuning) -> list[Piece]:
    """Content pieces in text order, each with the cue and source that its tokens point at."""
    contents = runs(tags.content, keep, bias=tuning.content_bias)
    snapper = Snapper(parsed, marks)
    contents = snapper.snap([c for c in contents if likely(tags, c) >= tuning.least])
    cues = runs(tags.cue, keep, bias=tuning.cue_bias)
    sources = _joined(parsed, runs(tags.source, keep, bias=tuning.source_bias))
    pointers = Pointers(tags)
    found = []
    for content in contents:
        cue, _ = pointers.best(CUE, content, cues)
        hint = Hint(token=speaker_of(parsed, cue) if cue else None, weight=tuning.syntax)
        source, _ = pointers.best(SOURCE, content, sources, hint)
        found.append(Piece(tokens=snapper.narrowed(content, cue), cue=cue, source=source))
    found = [p for p in found if p.tokens[0] < p.tokens[1]]
    return [replace(p, chain=c) for p, c in zip(found, chains(pointers, found, sources), strict=True)]


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


def likely(tags: Tags, tokens: Range) -> float:
    """Mean probability that the tokens of a run are content."""
    return float(1 - tags.content[tokens[0] : tokens[1], 0].mean())
