"""Title, subtitle and headings of text and Markdown."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from melian.model.document import Document

BODY = "The foreign minister of Norland said on Monday that Sudland must withdraw its ships from the strait."
MORE = "Sudland's government answered within the hour that it would do nothing of the sort."


def shape(document: Document) -> tuple[str | None, list[str]]:
    title = document.title.value if document.title else None
    return title, [document.text[h.start : h.end] for h in document.headings]


@pytest.mark.parametrize(
    ("text", "title", "headings"),
    [
        (f"Ships must go, says Norland\n\n{BODY}\n", "Ships must go, says Norland", ["Ships must go, says Norland"]),
        (f"{BODY}\n\n{MORE}\n", None, []),
        (f"{BODY}\n", None, []),
        ("Ships must go, says Norland\n", None, []),
        (f"A ship went down.\n\n{BODY}\n", None, []),
        (f"Will Sudland yield?\n\n{BODY}\n", "Will Sudland yield?", ["Will Sudland yield?"]),
        (f"Norland warns the U.S.\n\n{BODY}\n", "Norland warns the U.S.", ["Norland warns the U.S."]),
        (
            f"Norland gives thirty days\n\nMinister speaks in the capital\n\nNorland gives thirty days\n\n{BODY}",
            "Norland gives thirty days",
            ["Norland gives thirty days", "Minister speaks in the capital", "Norland gives thirty days"],
        ),
        (
            f"{BODY}\nI. What Norland Wants\n{MORE}\n1. The strait and its islands\n{BODY}\na. Fishing rights\n{MORE}",
            None,
            ["I. What Norland Wants", "1. The strait and its islands", "a. Fishing rights"],
        ),
        (f"{BODY}\n1. the strait\n2. the islands\n3. the fish\n{MORE}", None, []),
        (f"{BODY}\n1. The strait\n2. The islands\n3. The fish\n{MORE}", None, []),
        (f"{BODY}\n- Leave the Strait Now\n- Pay for the Harm\n{MORE}", None, []),
        (f"{BODY}\n\nA Long Quarrel\n\n{MORE}", None, ["A Long Quarrel"]),
        (f"{BODY}\n\nWhy the strait matters\n\n{MORE}", None, ["Why the strait matters"]),
        (f"{BODY}\n\nWhat happens next?\n\n{MORE}", None, ["What happens next?"]),
        (f"BREAKING\nShips go, says Norland\n\n{BODY}", "Ships go, says Norland", ["Ships go, says Norland"]),
        (f"{BODY}\n\nAnna Berg\nOtto Lind\nMaria Holm\n\n{MORE}", None, []),
        ("\ufeffShips must go\n\n" + BODY, "Ships must go", ["Ships must go"]),
        ("Ships must go\r\n\r\n" + BODY + "\r\n", "Ships must go", ["Ships must go"]),
    ],
)  # fmt: skip
def test_plain_text(article: Callable[..., Document], text: str, title: str | None, headings: list[str]) -> None:
    assert shape(article(text)) == (title, headings)


def test_markdown_headings_lie_without_their_marks(article: Callable[..., Document]) -> None:
    text = f"# Ships must go\n\n{BODY}\n\n## What is said ##\n\n{MORE}\n\n**In the capital**\n\n{MORE}\n"
    assert shape(article(text, "markdown")) == ("Ships must go", ["Ships must go", "What is said", "In the capital"])


def test_hard_wrapped_lines_are_no_titles(article: Callable[..., Document]) -> None:
    text = "The foreign minister of Norland said\non Monday that Sudland must withdraw\nits ships from the strait.\n"
    assert shape(article(text)) == (None, [])


def test_the_title_says_where_it_stands(article: Callable[..., Document]) -> None:
    document = article(f"\n\n  Ships must go\n\n{BODY}")
    assert document.title is not None
    assert document.title.span is not None
    assert document.text[document.title.span.start : document.title.span.end] == "Ships must go"
