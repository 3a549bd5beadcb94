"""What a person asks of reading, beside the paths."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import httpx

MAX_BYTES = 50_000_000
"""Of one file, page or standard input. Articles are a thousandth of that; whole books and long PDFs fit."""
FETCH_SECONDS = 30.0
PARSE_SECONDS = 60.0
"""For one address, and for one file: what takes longer is a recorded failure."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadOptions:
    """How to read; outlet, date and url are the user's word on the one document that is read."""

    outlet: str | None = None
    date: str | None = None
    """ISO 8601: `2022-01-13`, `2022-01` or `2022`."""
    url: str | None = None
    sources: str | None = None
    """Path of a table (CSV) that says the same for many: columns file, outlet, date, url, title, byline, language."""
    allow_private: bool = False
    """Whether addresses inside one's own network may be fetched."""
    max_bytes: int = MAX_BYTES
    timeout: float = FETCH_SECONDS
    """Seconds that fetching one address may take in all."""
    parse_timeout: float = PARSE_SECONDS
    """Seconds that taking one page, PDF or DOCX apart may take."""
    client: httpx.Client | None = None
    """To fetch with, instead of one of our own."""
