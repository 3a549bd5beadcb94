"""Furniture: each sort is found by what it is, and the article is left whole."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from melian.model.document import Document
from melian.model.span import Span
from melian.reading import read
from melian.reading.assemble import assemble
from melian.reading.draft import Draft
from melian.reading.lines import key
from melian.reading.phrases import load_phrases

BODY = (
    "The foreign minister of Norland said on Monday that Sudland must withdraw its ships from the strait.\n\n"
    "Sudland's government answered within the hour that it would do nothing of the sort.\n\n"
    "Talks are to begin on Thursday in the capital of a third country, officials of both sides said.\n"
)
TITLE = "Norland tells Sudland to leave the strait\n\n"


def found(document: Document) -> list[tuple[str, str]]:
    return [(piece.kind, document.text[piece.start : piece.end]) for piece in document.furniture]


@pytest.mark.parametrize(
    ("before", "after", "kind"),
    [
        ("", "Back to top", "navigation"),
        ("Share on Facebook\nShare on X\nCopy link\n\n", "", "share"),
        ("Facebook Twitter WhatsApp\n\n", "", "share"),
        ("FacebookTwitterWhatsAppEmail\n\n", "", "share"),
        ("Skip to content\nExample Herald\nLog in\n\n", "", "navigation"),
        ("", "Sign up for the morning letter of our foreign desk", "notice"),
        ("", "17 Comments\nSort by newest", "comments"),
        ("", "Your email address will not be published. Required fields are marked *", "comments"),
        ("", "Please verify you are human", "captcha"),
        ("search-icon menu-icon close-icon facebook-icon twitter-icon\n\n", "", "icons"),
        ("iconmenu iconsearch closeicon playicon pauseicon svgicon muteicon\n\n", "", "icons"),
        ("3:41 / 12:05\n\n", "", "player"),
        ("", "Article continues below advertisement", "advertisement"),
        ("", "Open in app", "advertisement"),
        ("", "More on this topic: Sudland's navy has grown for ten years", "related"),
        ("", "You may also like", "related"),
        ("", "We use cookies to make this site work better for you.", "notice"),
        ("", "© 2031 Example Herald. All rights reserved.", "notice"),
        ("Home > World > Norland\n\n", "", "navigation"),
        ("Home\nWorld\nMoney\nWeather\nOpinion\nArchive\n\n", "", "navigation"),
    ],
    ids=lambda value: value.strip()[:30] or "-",
)
def test_a_line_of_the_page_is_marked(article: Callable[..., Document], before: str, after: str, kind: str) -> None:
    document = article(before + TITLE + BODY + "\n" + after)
    assert found(document) == [(kind, (before + after).strip())]
    assert document.title is not None
    assert document.title.value == TITLE.strip()


def test_headlines_under_related_are_the_pages(article: Callable[..., Document]) -> None:
    document = article(TITLE + BODY + "\nRelated Stories\n\nNavy grows again\n\nWho owns the strait?\n")
    assert found(document) == [("related", "Related Stories\n\nNavy grows again\n\nWho owns the strait?")]


@pytest.mark.parametrize(
    "text",
    [
        "Jane Roe\nJane Roe is a correspondent of the Example Herald who covers the northern seas.",
        "Jane Roe\nJane Roe\nJane Roe has been an editor at the Example Herald since 2019. She lives by the sea.",
        "About the author\nJane Roe is a fellow of the Institute of Straits, and writes on navies.",
        "About Jane Roe\nJane Roe is a staff writer at the Example Herald.",
        "The author is a lecturer in law at the University of the Capital.",
    ],
    ids=["once", "twice", "about", "about her", "author"],
)
def test_a_biography_after_the_article_is_the_pages(article: Callable[..., Document], text: str) -> None:
    assert found(article(TITLE + BODY + "\n" + text)) == [("biography", text)]


def test_a_biography_is_known_by_the_byline_too(article: Callable[..., Document]) -> None:
    biography = "Jane Roe is a correspondent of the Example Herald who covers the northern seas."
    document = article(TITLE + "By Jane Roe\n\n" + BODY + "\n" + biography)
    assert found(document) == [("biography", biography)]
    assert document.byline is not None
    assert document.byline.value == "Jane Roe"


@pytest.mark.parametrize(
    "sentence",
    [
        "Share",
        "The minister asked reporters to share the statement on Facebook and Twitter.",
        "“Please contact us,” the ministry's spokesman told the families of the sailors.",
        "Anna Berg is a former reporter who became foreign minister last year, and she wrote the note herself.",
        "Watch: that is what the admiral told his captains to do until the ultimatum ran out at midnight.",
        "News of the ultimatum spread quickly.",
    ],
    ids=lambda value: value[:20],
)
def test_words_of_the_article_are_left_alone(article: Callable[..., Document], sentence: str) -> None:
    first, second, third = BODY.strip().split("\n\n")
    text = TITLE + "\n\n".join([first, second, sentence, third])
    marked = found(article(text))
    assert marked == []


def test_short_sentences_after_read_more_are_the_articles(article: Callable[..., Document]) -> None:
    text = TITLE + BODY + "\nRead more: How the strait came to matter\n\nTalks begin on Thursday.\n\nNorland\n"
    assert found(article(text)) == [("related", "Read more: How the strait came to matter")]


def test_numbered_headlines_are_the_pages(article: Callable[..., Document]) -> None:
    document = article(TITLE + BODY + "\nMost viewed\n1\nStorm heads for the coast\n2\nLate goal settles cup\n")
    assert [kind for kind, _words in found(document)] == ["related"]


def test_a_list_of_names_under_the_article_is_the_articles(article: Callable[..., Document]) -> None:
    document = article(TITLE + BODY + "\nSigned by:\nNorland\nSudland\nEastmark\nWestmark\nUpper Isles\nLower Isles\n")
    assert found(document) == []


def test_a_text_without_furniture_has_none(article: Callable[..., Document]) -> None:
    assert found(article(TITLE + BODY)) == []


def test_a_text_of_furniture_alone_is_marked(article: Callable[..., Document]) -> None:
    assert found(article("Leave a Reply\nShare on X\n")) == [("comments", "Leave a Reply"), ("share", "Share on X")]


@given(st.lists(st.sampled_from([*load_phrases().sure, *load_phrases().edge, *BODY.split("\n"), "X", ""]), max_size=30))
def test_spans_lie_in_the_text_in_order(parts: list[str]) -> None:
    document = assemble("a", Draft(text="\n".join(parts), kind="text"), told={})
    ends = [0]
    for piece in document.furniture:
        assert ends[-1] <= piece.start < piece.end <= len(document.text)
        ends.append(piece.end)


def test_sure_lines_are_keyed_as_lines_are() -> None:
    assert all(phrase == key(phrase) for phrase in load_phrases().sure)


def test_no_gold_act_lies_in_furniture(shared: Path) -> None:
    checked = 0
    for folder in ("news", "news_train"):
        base = shared / "gold" / folder
        places = {row["id"]: base / row["file"] for row in _rows(base / "index.jsonl")}
        documents: dict[str, Document] = {}
        for act in _rows(base / "acts.jsonl"):
            if act["doc"] not in documents:
                (document,) = read([str(places[act["doc"]].resolve())])
                assert isinstance(document, Document)
                documents[act["doc"]] = document
            document = documents[act["doc"]]
            assert document.text[act["start"] : act["end"]] == act["text"]
            assert not document.in_furniture(Span(start=act["start"], end=act["end"])), act
            checked += 1
    assert checked > 500


def _rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
