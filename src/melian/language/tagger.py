"""Parsed text to tags: the encoder runs once over each window, and what it says of pieces is said of tokens."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from typing import Final, Protocol

import numpy as np
import numpy.typing as npt

from melian.language.blocks import blocks
from melian.language.encoder import Encoder, WindowScores
from melian.language.encoder_pieces import Ints, Pieces, cut, windows
from melian.language.tagger_acts import ActPieces
from melian.model.parsed import Parsed
from melian.model.tags import OUTSIDE, Floats, Links, Tags

LENGTH: Final = 254
OVERLAP: Final = 64
"""Pieces. A piece is read where it stands farthest from a window's edge, 32 pieces at least."""
AROUND: Final = 20
"""Tokens on either side that are read with a sentence. When this was chosen 5 of 888 acts of the annotated news went,
gate and all; with 13 or 27 tokens 7, and without any, the sentences put together, 23."""

Range = tuple[int, int]
"""Half open."""

_NOWHERE: Final = (0, 5, 8)
"""Columns of a piece's tags that say that it is in no content, no cue and no source."""


class Scorer(Protocol):
    """What gives probabilities for the pieces of a window."""

    @property
    def version(self) -> str:
        """Name of the weights."""
        ...

    def score(self, pieces: Pieces, first: int, last: int) -> WindowScores:
        """Of the pieces `first` to `last`, half open, read as one window."""
        ...


class Tagger:
    """Holds an encoder; it is loaded at the first text and not before."""

    def __init__(self, encoder: Encoder | None = None, scorer: Scorer | None = None) -> None:
        self._encoder = encoder or Encoder()
        self._scorer = scorer or self._encoder

    @property
    def version(self) -> str:
        """Name and digest of the weights."""
        return self._scorer.version

    def tags(self, parsed: Parsed, wanted: Collection[int] | None = None) -> Tags:
        """Probabilities of content, cue and source for each token, links between them, and acts with their roles.

        `wanted` are the sentences to be read, with what stands around them; None reads all. A token that is not read
        is in no quotation and in no act, and fills no role.
        """
        read = (block for block in blocks(parsed.document) if parsed.tokens_in(block))
        pieces, owner = _held(parsed, cut(self._encoder.tokenizer, parsed.text, read))
        read_of = [(0, len(parsed.tokens))] if wanted is None else stretches(parsed, wanted)
        spans = [_pieces_of(owner, stretch) for stretch in read_of]
        if not any(first < last for first, last in spans):
            content, cue, source = _outside(len(parsed.tokens))
            return Tags(content=content, cue=cue, source=source, links=(), version=self.version)
        table = np.zeros((len(pieces), 11), dtype=np.float32)
        table[:, list(_NOWHERE)] = 1
        links: list[Links] = []
        acts: ActPieces | None = None
        for first, last, low, high in (core for span in spans for core in cores(*span)):
            found = self._scorer.score(pieces, first, last)
            table[low:high] = found.tags[low - first : high - first]
            links.extend(_links(found.links, owner[first:last], owner[low - 1] if low > first else -1, high - first))
            if found.acts is not None:
                acts = acts or ActPieces(len(pieces), found.acts)
                acts.put(found.acts, first, low, high)
        whole = _whole(parsed, owner, table, links, self.version)
        return whole if acts is None else replace(whole, acts=acts.whole(owner, _covered(len(parsed.tokens), read_of)))


def _held(parsed: Parsed, pieces: Pieces) -> tuple[Pieces, Ints]:
    """The pieces that lie in a token, and that token: what is left unparsed is not read either."""
    starts = np.array([token.start for token in parsed.tokens], dtype=np.int64)
    ends = np.array([0, *(token.end for token in parsed.tokens)], dtype=np.int64)
    owner = np.searchsorted(starts, pieces.starts, side="right").astype(np.int64) - 1
    held = pieces.starts < ends[owner + 1]
    kept = Pieces(
        ids=pieces.ids[held], starts=pieces.starts[held], ends=pieces.ends[held], features=pieces.features[held]
    )
    return kept, owner[held]


def stretches(parsed: Parsed, wanted: Collection[int]) -> list[Range]:
    """Tokens that lie in some sentences or around them; what touches is one."""
    count = len(parsed.tokens)
    found: list[Range] = []
    for sentence in (parsed.sentences[i] for i in sorted(wanted)):
        first, last = max(0, sentence.first - AROUND), min(count, sentence.last + AROUND)
        if found and first <= found[-1][1]:
            first = found.pop()[0]
        found.append((first, last))
    return found


def _pieces_of(owner: Ints, tokens: Range) -> Range:
    """The pieces of some tokens: `owner` is the token of each."""
    first, last = np.searchsorted(owner, tokens).tolist()
    return first, last


def _covered(count: int, spans: Sequence[Range]) -> npt.NDArray[np.bool_]:
    """Which of so many tokens lie in any of some ranges."""
    covered = np.zeros(count, dtype=np.bool_)
    for first, last in spans:
        covered[first:last] = True
    return covered


def cores(begin: int, end: int) -> Iterator[tuple[int, int, int, int]]:
    """Each window over some pieces, with those that are read in it: the nearer to its middle than in its neighbours."""
    spans = [(begin + a, begin + b) for a, b in windows(end - begin, length=LENGTH, overlap=OVERLAP)]
    for k, (first, last) in enumerate(spans):
        low = begin if k == 0 else (spans[k - 1][1] + first) // 2
        high = end if k == len(spans) - 1 else (last + spans[k + 1][0]) // 2
        yield first, last, low, high


def _links(scores: Floats, owner: Ints, done: int, high: int) -> Iterator[Links]:
    """Links between the tokens of a window, for the tokens behind `done` that begin before piece `high`."""
    begins = np.flatnonzero(np.r_[True, owner[1:] != owner[:-1]])
    tokens = owner[begins]
    ours = (tokens > done) & (begins < high)
    if not ours.any():
        return
    columns = np.add.reduceat(scores, np.r_[0, begins + 1], axis=2)
    rows = np.add.reduceat(columns, begins, axis=1)
    rows /= np.diff(np.r_[begins, len(owner)])[None, :, None]
    origin, count = int(tokens[0]), int(tokens[-1] - tokens[0]) + 1
    spread = np.zeros((scores.shape[0], int(ours.sum()), count + 1), dtype=np.float32)
    spread[:, :, np.r_[0, tokens - origin + 1]] = rows[:, ours]
    mine = tokens[ours]
    nearest = np.searchsorted(mine, np.arange(mine[0], mine[-1] + 1), side="right") - 1
    yield Links(first=int(mine[0]), last=int(mine[-1]) + 1, origin=origin, scores=spread[:, nearest])


def _whole(parsed: Parsed, owner: Ints, table: Floats, links: list[Links], version: str) -> Tags:
    begins = np.flatnonzero(np.r_[True, owner[1:] != owner[:-1]])
    ends = np.r_[begins[1:], len(owner)] - 1
    sizes = (ends - begins + 1)[:, None]
    mean = np.add.reduceat(table, begins, axis=0) / sizes
    content, cue, source = _outside(len(parsed.tokens))
    content[owner[begins]] = _boundaries(table[begins, :5], table[ends, :5], mean[:, 0])
    cue[owner[begins]] = _beginnings(table[begins, 5:8], mean[:, 5])
    source[owner[begins]] = _beginnings(table[begins, 8:11], mean[:, 8])
    for i in _glued(parsed, owner):
        _part(content, i)
        for row in (cue, source):
            row[i] = [row[i - 1, 0], 0, row[i - 1, 1] + row[i - 1, 2]]
    return Tags(content=content, cue=cue, source=source, links=tuple(links), version=version)


def _outside(count: int) -> tuple[Floats, Floats, Floats]:
    """Rows of content, cue and source for tokens that are none of them."""
    content, cue, source = (np.zeros((count, width), dtype=np.float32) for width in (5, 3, 3))
    for rows in (content, cue, source):
        rows[:, OUTSIDE] = 1
    return content, cue, source


def _glued(parsed: Parsed, owner: Ints) -> Iterator[int]:
    """Tokens without a piece of their own: "not" in "cannot", which is one piece and two tokens."""
    owned = set(owner.tolist())
    for token in parsed.tokens[1:]:
        if token.i not in owned and token.text.strip() and parsed.tokens[token.i - 1].end == token.start:
            yield token.i


def _part(content: Floats, i: int) -> None:
    """Spreads the tags of the token before `i` over both: it may begin what `i` may end."""
    outside, begin, inside, end, single = content[i - 1].tolist()
    content[i - 1] = [outside, begin + single, inside + end, 0, 0]
    content[i] = [outside, 0, begin + inside, end + single, 0]


def _boundaries(head: Floats, tail: Floats, outside: Floats) -> Floats:
    """Tags of a token from those of its first and last piece."""
    within = np.maximum(1 - outside, 1e-6)
    begin = np.minimum(head[:, 1] + head[:, 4], within)
    finish = np.minimum(tail[:, 3] + tail[:, 4], within)
    single = begin * finish / within
    middle = np.maximum(within - begin - finish + single, 0)
    return np.stack([outside, begin - single, middle, finish - single, single], axis=1).astype(np.float32)


def _beginnings(head: Floats, outside: Floats) -> Floats:
    begin = np.minimum(head[:, 1], 1 - outside)
    return np.stack([outside, begin, np.maximum(1 - outside - begin, 0)], axis=1).astype(np.float32)
