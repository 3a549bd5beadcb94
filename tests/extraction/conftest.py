"""Texts to mentions, by the stages that the pipeline uses."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from melian.extraction.cast import Cast
from melian.extraction.mentions import mentions
from melian.extraction.quotations import quotations
from melian.language import English
from melian.model.document import Document, Found
from melian.model.mention import Mention
from melian.model.span import Span
from melian.packs import Packs, load_packs


@pytest.fixture(scope="session")
def shipped_packs() -> Packs:
    """The packs as they ship."""
    return load_packs()


@pytest.fixture(scope="session")
def read_acts(english: English, shipped_packs: Packs) -> Callable[..., list[Mention]]:
    """Mentions of a text; `title` stands before it on a line of its own."""

    def read(text: str, *, title: str = "", day: str | None = None) -> list[Mention]:
        headings = (Span(start=0, end=len(title)),) if title else ()
        whole = f"{title}\n\n{text}" if title else text
        found = Found(value=day, how="test") if day else None
        parsed = english.parse(Document(path="test.txt", text=whole, kind="text", headings=headings, date=found))
        cast = Cast(parsed, shipped_packs.actors)
        quoted = quotations(parsed, cast, shipped_packs.cues)
        return list(mentions(parsed, cast, quoted, shipped_packs.acts, shipped_packs.outlets.names))

    return read
