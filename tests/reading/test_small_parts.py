"""The small parts of reading: printable names, odd characters, front matter, language, names of people."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from melian.model.document import Document
from melian.reading.biography import byline_name, is_name
from melian.reading.blocks import Block, lay
from melian.reading.frontmatter import front_matter
from melian.reading.oddities import mended
from melian.reading.shown import encodable, shown
from melian.reading.tongue import identify


@given(st.text(max_size=50))
def test_shown_names_can_be_printed(name: str) -> None:
    assert all(c.isprintable() or c.isspace() for c in shown(name))
    assert "\n" not in shown(name)
    shown(name).encode("utf-8")


def test_shown_names_say_what_was_there() -> None:
    assert shown("a\x1b[31m\n\u202eb\udcff") == "a\\x1b[31m\\n\\u202eb\\udcff"
    assert encodable("a\udcffé") == "a\\udcffé"


@given(st.text(alphabet=st.characters(), max_size=50))
def test_mended_text_can_be_written(text: str) -> None:
    whole, lone = mended(text)
    whole.encode("utf-8")
    assert lone >= 0


def test_halves_of_a_pair_are_joined() -> None:
    assert mended("\ud83d\ude00 \ud800") == ("\U0001f600 \ufffd", 1)


@given(st.lists(st.tuples(st.text(max_size=30), st.booleans()), max_size=8))
def test_laid_headings_hold_their_words(parts: list[tuple[str, bool]]) -> None:
    laid = lay(Block(text=text, heading=heading) for text, heading in parts)
    assert all(laid.text[h.start : h.end].strip() for h in laid.headings)
    assert "\n\n\n" not in laid.text


FRONT = """---
title: "Ships must\\_go, says \\
  Norland"
date: '2031-01-13'
source_url: https://herald.example/ships
layout: post
---

The foreign minister of Norland said on Monday that Sudland must withdraw its ships from the strait.
"""


def test_front_matter_tells_and_is_no_part_of_the_article(article: Callable[..., Document]) -> None:
    document = article(FRONT, "markdown")
    found = (document.title, document.date, document.url)
    assert [f and (f.value, f.how) for f in found] == [
        ("Ships must go, says Norland", "front matter, title"),
        ("2031-01-13", "front matter, date"),
        ("https://herald.example/ships", "front matter, source_url"),
    ]
    assert document.title is not None
    assert document.title.span is not None
    kept = [c for i, c in enumerate(FRONT) if not any(f.start <= i < f.end for f in document.furniture)]
    assert "".join(kept).strip().startswith("Ships must")
    assert "layout" not in "".join(kept)
    assert document.headings == (document.title.span,)


@pytest.mark.parametrize("text", ["", "---", "---\n", "---\nno field\n---\n", "text\n---\na: b\n---\n", "---\na: b\n"])
def test_what_is_no_front_matter(text: str) -> None:
    assert front_matter(text) is None


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The foreign minister said on Monday that the ships must leave the strait.", "en"),
        ("Der Außenminister sagte am Montag, die Schiffe müssten die Meerenge verlassen.", "de"),
        ("Министр иностранных дел заявил, что корабли должны покинуть пролив в понедельник.", "ru"),
        ("Le ministre des affaires étrangères a déclaré lundi que les navires devaient partir.", "fr"),
        ("0123 4567", None),
        ("Hi", None),
    ],
)
def test_language(text: str, language: str | None) -> None:
    found = identify(text)
    assert (found.value if found else None) == language
    assert found is None or found.how.startswith("identified from the text (py3langid, probability")


@pytest.mark.parametrize("text", ["Jane Roe", "Otto van der Lind", "J. R. Roe", "Jane Roe-Lind"])
def test_names(text: str) -> None:
    assert is_name(text)


@pytest.mark.parametrize(
    "text",
    ["Jane", "the minister", "Jane Roe, Herald", "Jane and Otto", "RELATED ARTICLES", "Post a Comment", "In 2031"],
)
def test_no_names(text: str) -> None:
    assert not is_name(text)
    assert byline_name(text) is None
