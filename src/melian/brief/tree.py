"""What a brief is made of: a plain tree of values that every renderer walks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Literal

from melian.brief.pictures import Bars, Fans, Graph, Matrix, Ranks, Shares, Tally, Timeline
from melian.model.span import Span

Tint = Literal["verbatim", "paraphrase", "headline", "writer"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A run of a sentence. With a tint it is an article's own words; `quoted` are the quoted ones among them."""

    text: str
    tint: Tint | None = None
    quoted: tuple[Span, ...] = ()
    """Spans of `text`, not of the document."""
    language: str | None = None
    to: str | None = None
    """An anchor of the same page that our own words link to."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """The exact characters of an article that a sentence rests on."""

    article: int
    """The article's number in the annex, from 1."""
    document: str
    """The article's label: the end of its path, as short as is unique."""
    start: int
    end: int
    words: Piece
    before: str
    after: str
    """The words around it, up to the ends of its sentence."""
    form: str
    """In words: "quoted", "reported speech", "headline" ..."""
    outlet: str
    date: str
    """In words; "undated" where no date was found."""
    anchor: str
    """Lasts: made of the text's digest and the offsets."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """One sentence and what it rests on."""

    pieces: tuple[Piece, ...]
    references: tuple[Reference, ...] = ()

    @property
    def text(self) -> str:
        """The sentence without marks, an article's words in quotation marks."""
        return "".join(quoted(piece) if piece.tint else piece.text for piece in self.pieces)


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """One cell of a table."""

    sentence: Sentence
    tint: Tint | None = None
    """The cell names this level of support."""
    to: str | None = None
    """An anchor that the cell's words link to."""
    anchor: str | None = None
    """The cell's own anchor, which others link to."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table; the first column heads its row. `fold` asks for it to be closed on the screen at first."""

    caption: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    name: str
    fold: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """An assessment, set apart from what sources say: the claim, and in sentences of their own how likely, how sure.

    `likelihood` is in ICD 203's words with the number, `confidence` with its reason; each is "" where there is none.
    """

    question: str
    """A short heading."""
    claim: Sentence
    basis: str
    """Information, assumption or judgement; with "by NAME" where a person set it."""
    likelihood: str
    confidence: str
    reasoning: str
    grounds: tuple[Sentence, ...]
    alternatives: tuple[str, ...]
    would_change: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """Blocks under a heading within a part. `fold` asks for it to be closed on the screen at first."""

    title: str
    blocks: tuple[Block, ...]
    fold: bool = False


Block = Sentence | Table | Graph | Timeline | Judged | Tally | Bars | Matrix | Shares | Ranks | Fans | Section


def flat(blocks: Iterable[Block]) -> Iterator[Block]:
    """The blocks in reading order, with those inside of sections; the sections themselves are left out."""
    for block in blocks:
        if isinstance(block, Section):
            yield from flat(block.blocks)
        else:
            yield block


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One part of the skeleton: its finding in a sentence, then what it rests on."""

    number: int
    title: str
    anchor: str
    finding: Sentence
    blocks: tuple[Block, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Chapter:
    """One dispute."""

    anchor: str
    title: str
    bottom_line: tuple[Sentence, ...]
    elements: Table
    graph: Graph | None
    """None where no article names a source."""
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """A run of an article's text, in a tree: plain where it has no children, else what its children hold."""

    start: int
    end: int
    text: str
    role: Literal["text", "mention", "reference", "quoted", "furniture"] = "text"
    tint: Tint | None = None
    anchor: str | None = None
    continues: str | None = None
    """The anchor of the stretch that this one goes on from, where two overlap."""
    note: str | None = None
    rejected: bool = False
    inner: tuple[Stretch, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One article in the annex. `known` are its particulars: name, value, how it was found."""

    number: int
    anchor: str
    path: str
    label: str
    title: str
    outlet: str
    date: str
    language: str | None
    known: tuple[tuple[str, str, str], ...]
    problems: tuple[str, ...]
    whole: bool
    stretches: tuple[Stretch, ...]
    """The whole text, or only the kept sentences, which may have gaps between them."""
    acts: Table


@dataclass(frozen=True, slots=True, kw_only=True)
class Annex:
    """Everything that the parts rest on."""

    articles: tuple[Article, ...]
    unreadable: tuple[tuple[str, str], ...]
    method: tuple[Sentence, ...]
    versions: tuple[tuple[str, str], ...]
    shared: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """One act as a later brief compares it with its own."""

    id: str
    act: str
    actor: str | None
    target: str | None
    support: str
    novelty: str
    origins: int
    mentions: tuple[str, ...]
    """Ids of its mentions: an act whose mentions are known is known, whatever has been joined to it since."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Brief:
    """The whole brief. `references` are all that it rests on, in reading order: their places are the numbers."""

    title: str
    counts: str
    made: str
    made_at: str
    about: str | None
    notice: tuple[Sentence, ...]
    """What was searched and not found; empty where something was."""
    chapters: tuple[Chapter, ...]
    others: Table | None
    not_assessed: str
    annex: Annex
    references: tuple[Reference, ...]
    acts: tuple[Act, ...] = ()
    since: tuple[Sentence, ...] = ()
    """What changed since an earlier brief; empty where none was given."""


def quoted(piece: Piece) -> str:
    """The words in quotation marks."""
    left, right = marks_of(piece)
    return f"{left}{between_marks(piece).text}{right}"


def marks_of(piece: Piece) -> tuple[str, str]:
    """The quotation marks for the words: single ones where there are double ones inside."""
    return ("‘", "’") if any(mark in piece.text for mark in '“”"') else ("“", "”")


def between_marks(piece: Piece) -> Piece:
    """The words without a comma at their end: it leads on to the article's "he said", which the brief does not give."""
    return replace(piece, text=piece.text.removesuffix(",") or piece.text)
