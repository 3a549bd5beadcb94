"""The pictures of a brief as plain values: each says in words what it shows, for those who do not see it."""

from __future__ import annotations

from dataclasses import dataclass

from melian.model.case import Rate


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
