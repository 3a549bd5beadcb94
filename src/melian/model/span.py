"""Characters of a document's text."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Span:
    """Characters of a document's text: code points, half open, `text[start:end]`."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"not a span: {self.start}:{self.end}")

    def __len__(self) -> int:
        return self.end - self.start

    def of(self, text: str) -> Excerpt:
        """The same characters with their words."""
        return Excerpt(start=self.start, end=self.end, text=text[self.start : self.end])

    def holds(self, other: Span) -> bool:
        """Whether `other` lies wholly inside."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Whether the two share a character."""
        return self.start < other.end and other.start < self.end

    def iou(self, other: Span) -> float:
        """Shared characters over all characters of both, 0 to 1."""
        shared = max(0, min(self.end, other.end) - max(self.start, other.start))
        union = len(self) + len(other) - shared
        return shared / union if union else 0.0


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Excerpt(Span):
    """A span with the words that stand there, so that it can be shown and checked without the document."""

    text: str
