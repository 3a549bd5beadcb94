"""What a reader of one format gives: the text and what the format itself says of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Literal

from melian.model.document import Found, Hyperlink
from melian.model.span import Span

Kind = Literal["text", "markdown", "html", "pdf", "docx", "jsonl"]
Name = Literal["title", "outlet", "byline", "date", "language", "url"]
NAMES: tuple[Name, ...] = ("title", "outlet", "byline", "date", "language", "url")
Finds = Mapping[Name, Found]


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A text before furniture, headings and credits are looked for in it."""

    text: str
    kind: Kind
    found: Finds = field(default_factory=dict)
    """What the page, file or record says of itself."""
    headings: tuple[Span, ...] | None = None
    """None where the format does not mark headings."""
    hyperlinks: tuple[Hyperlink, ...] = ()
    problems: tuple[str, ...] = ()

    def noting(self, *problems: str) -> Draft:
        """The same with more problems."""
        return replace(self, problems=(*self.problems, *problems))
