"""What reading gives: one article, its text and what is known about it."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import Literal

from melian.model.span import Span

FurnitureKind = Literal[
    "navigation",
    "share",
    "comments",
    "captcha",
    "icons",
    "advertisement",
    "biography",
    "related",
    "player",
    "notice",
    "metadata",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A value and how it was found.

    `how` is a short phrase for the reader ("first line", "user", "HTML meta article:published_time",
    "sources.csv line 3"); `span` is where it stands in the text, where it stands there.
    """

    value: str
    how: str
    span: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Furniture(Span):
    """A span that is the page's and not the article's."""

    kind: FurnitureKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Hyperlink(Span):
    """Words of the text that link to an address: absolute, http or https, as the page gives it. It is not fetched."""

    address: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """What came over the wire for an address that the user named; kept with the case."""

    url: str
    fetched_at: str
    """UTC, ISO 8601."""
    content_type: str
    body: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One article. Every offset anywhere in Melian is a code point into `text`, half open.

    For plain text and Markdown `text` is the file decoded as UTF-8 with its line ends untouched.
    """

    path: str
    """As given on the command line; `PATH#n` for the n-th record of a container, from 1."""
    text: str
    kind: str
    """text, markdown, html, pdf, docx or jsonl."""
    title: Found | None = None
    outlet: Found | None = None
    byline: Found | None = None
    date: Found | None = None
    """ISO day, or as precise as was found (`2022-01`)."""
    language: Found | None = None
    url: Found | None = None
    headings: tuple[Span, ...] = ()
    """Title, subtitle and section headings where they stand in the text, in order."""
    furniture: tuple[Furniture, ...] = ()
    hyperlinks: tuple[Hyperlink, ...] = ()
    """Where its words link to, in order; addresses that stand in the text itself are not among them."""
    problems: tuple[str, ...] = ()
    page: Page | None = None

    @property
    def digest(self) -> str:
        """SHA-256 of the text, hexadecimal."""
        return hashlib.sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()

    def in_furniture(self, span: Span) -> bool:
        """Whether any character of `span` is the page's."""
        return any(piece.overlaps(span) for piece in self.furniture)

    def in_heading(self, span: Span) -> bool:
        """Whether `span` lies in a title, subtitle or section heading."""
        return any(heading.holds(span) for heading in self.headings)


@dataclass(frozen=True, slots=True, kw_only=True)
class Unreadable:
    """An input that could not be read: a recorded failure, not the end of the run."""

    path: str
    why: str
