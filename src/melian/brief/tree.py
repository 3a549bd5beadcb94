"""What a brief is made of: a plain tree of values that every renderer walks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Literal

from melian.model.case import Rate
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
class Node:
    """A source or an article in the chain; `column` 0 is the outermost source."""

    key: str
    label: str
    note: str
    column: int
    row: int
    known: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Graph:
    """Who has it from whom. An edge runs from a source to the one that reports it."""

    nodes: tuple[Node, ...]
    edges: tuple[tuple[str, str], ...]
    title: str
    alternative: str
    alike: tuple[tuple[str, str], ...] = ()
    """Articles of one wording of which nothing tells which came first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """An act on the time line; `gap` is the number of days since the one before, where both are known.

    It runs from the lane `source` to the lanes `to`, by number; without `to` it stands on its own lane.
    """

    when: str
    label: str
    lead: bool
    dated: bool
    gap: int | None
    source: int
    to: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeline:
    """Acts in time, the undated last, between the parties; `lanes` are their names, from the left."""

    lanes: tuple[str, ...]
    points: tuple[Point, ...]
    title: str
    legend: str
    alternative: str


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
class Tally:
    """Counts side by side: a row for each group, a column for each answer."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, tuple[int, ...]], ...]
    title: str
    legend: str
    alternative: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """One bar of a picture of shares."""

    label: str
    share: float
    """0 to 1."""
    said: str
    """The share in words or figures, beside the bar."""
    lead: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Bars:
    """Shares of one whole, the first at the foot."""

    bars: tuple[Bar, ...]
    title: str
    alternative: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """One thing in a matrix: by column and row, from 0, the first at the left and at the foot."""

    label: str
    column: int
    row: int
    lead: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Matrix:
    """Marks over two scales; `columns` and `rows` name the steps of each, the least first."""

    columns: tuple[str, ...]
    rows: tuple[str, ...]
    across: str
    up: str
    marks: tuple[Mark, ...]
    title: str
    alternative: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """One outcome in a picture of shares: how often it is among the near ones and among all of their class."""

    label: str
    near: Rate
    whole: Rate
    marked: int
    """How many of the cases that a writer chose came to it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shares:
    """Shares side by side, each with its interval, and the chosen ones marked."""

    shares: tuple[Share, ...]
    title: str
    legend: str
    alternative: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RankRow:
    """One option in a picture of ranks."""

    label: str
    shares: tuple[float, ...]
    """The share of draws in each stretch of ranks, the best first; they sum to 1."""
    stands: str
    """In a word or two: whether its place holds."""
    holds: bool
    to: str | None = None
    """An anchor of the same page that the label links to."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ranks:
    """How often each option has which ranks; those whose place holds are told apart."""

    stretches: tuple[str, ...]
    rows: tuple[RankRow, ...]
    title: str
    legend: str
    alternative: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Fan:
    """Bands over steps by month: the outer and inner quantiles, and the middle one."""

    label: str
    bands: tuple[tuple[float, ...], ...]
    """By month five quantiles, from the lowest; the whole part is the step, from 0."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fans:
    """Fans side by side over the same steps; `steps` are their names, the lowest first."""

    steps: tuple[str, ...]
    fans: tuple[Fan, ...]
    title: str
    legend: str
    alternative: str


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
