"""HTML: the article without its page, and what the markup says of it."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from melian.errors import InputError
from melian.model.document import Document, Found, Unreadable
from melian.reading.webpage import parse_page

Reader = Callable[..., Document | Unreadable]

PARAGRAPHS = (
    "The foreign minister of Norland said on Monday that Sudland must withdraw its ships from the strait.",
    "Sudland's government answered within the hour that it would do <b>nothing</b> of the <a href='/x'>sort</a>.",
    "Talks are to begin on Thursday in the capital of a third country, officials of both sides said.",
)
HEAD = """<meta charset="utf-8"><title>Ships must go | Herald</title>
<meta property="og:title" content="Ships must go"><meta property="og:site_name" content="Example Herald">
<meta property="article:published_time" content="2031-01-13T23:30:00-05:00"><meta name="author" content="Jane Roe">
<link rel="canonical" href="https://herald.example/ships">"""


def page(head: str = HEAD, extra: str = "") -> bytes:
    body = "".join(f"<p>{words}</p>" for words in PARAGRAPHS[:2])
    return (
        f"<!DOCTYPE html><html lang='en'><head>{head}</head><body><nav><a href='/'>Home</a><a href='/w'>World</a></nav>"
        f"<article><h1>Ships must go</h1>{body}<h2>What comes next</h2><p>{PARAGRAPHS[2]}</p>{extra}</article>"
        f"<div id='comments'><p>A comment by a reader.</p></div><footer>All rights reserved</footer></body></html>"
    ).encode()


def values(finds: Mapping[Any, Found | None]) -> dict[str, tuple[str, str]]:
    return {name: (found.value, found.how) for name, found in finds.items() if found}


def test_an_article_is_read_without_its_page(reading: Reader) -> None:
    document = reading(page())
    assert isinstance(document, Document)
    assert document.kind == "html"
    plain = [
        words.replace("<b>", "").replace("</b>", "").replace("<a href='/x'>", "").replace("</a>", "")
        for words in PARAGRAPHS
    ]
    assert document.text.split("\n\n") == ["Ships must go", *plain[:2], "What comes next", plain[2]]
    assert [document.text[h.start : h.end] for h in document.headings] == ["Ships must go", "What comes next"]
    names = ("title", "outlet", "byline", "date", "url", "language")
    assert values({name: getattr(document, name) for name in names}) == {
        "title": ("Ships must go", "HTML meta og:title"),
        "outlet": ("Example Herald", "HTML meta og:site_name"),
        "byline": ("Jane Roe", "HTML meta author"),
        "date": ("2031-01-13", "HTML meta article:published_time"),
        "url": ("https://herald.example/ships", "link rel=canonical"),
        "language": ("en", "identified from the text (py3langid, probability 1.00)"),
    }
    assert document.title is not None
    assert document.title.span == document.headings[0]


def test_json_ld_is_read_where_meta_is_silent() -> None:
    data = """<script type="application/ld+json">{"@graph": [{"@type": "WebSite", "name": "x"}, {"@type": "NewsArticle",
    "headline": "Ships must go", "datePublished": "2031-01-13", "publisher": {"name": "Herald"},
    "author": [{"name": "Jane Roe"}, {"name": "Otto Lind"}]}]}</script>
    <script type="application/ld+json">{broken</script>"""
    found = parse_page(page(data), None).found
    assert values(found) == {
        "title": ("Ships must go", "JSON-LD headline"),
        "outlet": ("Herald", "JSON-LD publisher"),
        "byline": ("Jane Roe; Otto Lind", "JSON-LD author"),
        "date": ("2031-01-13", "JSON-LD datePublished"),
        "language": ("en", "html lang attribute"),
    }


def test_a_headline_that_the_article_lacks_is_put_before_it() -> None:
    data = page().replace(b"<h1>Ships must go</h1>", b"")
    draft = parse_page(data, None)
    assert draft.text.startswith("Ships must go\n\nThe foreign minister")
    assert draft.found["title"].span is not None


def test_a_page_in_another_encoding(reading: Reader) -> None:
    data = page().decode().replace("utf-8", "windows-1252").replace("sort", "sort – “never”").encode("cp1252")
    document = reading(data)
    assert isinstance(document, Document)
    assert "sort – “never”." in document.text
    assert document.problems[-1].startswith("decoded as cp1252 (as declared)")


def test_a_language_that_the_text_belies_is_told(reading: Reader) -> None:
    document = reading(page().replace(b"lang='en'", b"lang='fr'"))
    assert isinstance(document, Document)
    assert document.language is not None
    assert document.language.value == "en"
    assert document.problems == ("the page says its language is fr, the text looks like en",)


@pytest.mark.parametrize("tag", ["div", "b", "table", "blockquote", "ul", "span", "font", "p", "h1", "a", "i"])
def test_a_million_deep_page_is_told_not_crashed_on(reading: Reader, tag: str) -> None:
    begun = time.monotonic()
    found = reading(b"<html><body>" + f"<{tag}>".encode() * 1_000_000 + b"deep", parse_timeout=5.0)
    assert isinstance(found, Unreadable)
    assert "256 deep" in found.why or "more than 5 seconds" in found.why or "no text" in found.why
    assert time.monotonic() - begun < 15


def test_an_article_before_a_deep_tail_is_read_and_the_loss_told(reading: Reader) -> None:
    document = reading(page(extra="<div>" * 100_000 + "deep"))
    assert isinstance(document, Document)
    assert "must withdraw its ships" in document.text
    assert document.problems[0] == "elements nested more than 256 deep: what stands after was not read"


def test_scripts_alone_are_no_text(reading: Reader) -> None:
    found = reading(b"<html><body><script>document.write('hello')</script></body></html>")
    assert isinstance(found, Unreadable)
    assert "made by scripts" in found.why


def test_markup_in_text_stays_text() -> None:
    draft = parse_page(
        page(extra="<p>He wrote &lt;script&gt;alert(1)&lt;/script&gt; on the wall of the ministry.</p>"), None
    )
    assert "<script>alert(1)</script>" in draft.text


@given(st.text(alphabet="<>/=\"' abpdivhtmlscript&;#x0123456789\x00\ud7ff\n", max_size=400))
def test_no_markup_breaks_the_reader(words: str) -> None:
    try:
        draft = parse_page(b"<html>" + words.encode(), None)
    except InputError:
        return
    draft.text.encode("utf-8")
    assert all(span.end <= len(draft.text) for span in draft.headings or ())


def test_the_parsers_do_not_print() -> None:
    code = "from melian.reading.webpage import parse_page; parse_page(b'<html><p>' + b'word ' * 99, None)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert (done.stdout, done.stderr) == ("", "")
