"""Where a page's text links to: kept with its characters, whatever else stands in an `href`."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from melian.model.document import Document, Unreadable
from melian.reading.anchors import web_address
from melian.reading.webpage import parse_page

Reader = Callable[..., Document | Unreadable]
FIRST = "The foreign minister of Norland said on Monday that Sudland must withdraw its ships from the strait at once"
LAST = "Talks are to begin on Thursday in the capital of a third country, officials of both sides said that evening."


def page(*paragraphs: str) -> bytes:
    body = "".join(f"<p>{words}</p>" for words in (*paragraphs, LAST))
    nav = "<nav><a href='https://herald.example/'>Home</a> <a href='https://other.example/'>Strait</a></nav>"
    return f"<html><body>{nav}<article><h1>Ships must go</h1>{body}</article></body></html>".encode()


def links(data: bytes) -> list[tuple[str, str]]:
    draft = parse_page(data, None)
    return [(draft.text[h.start : h.end], h.address) for h in draft.hyperlinks]


def test_links_of_the_article_are_kept_with_their_words() -> None:
    told = (
        f"{FIRST}, he <a href='https://fjordwire.example/a?b=1'>told <b>the agency</b> Fjordwire</a> in an interview."
    )
    more = "It was <a href=' http://herald.example/1 '>the second time</a>, <i>not</i> <a href='https://c.example'>"
    more += "the third</a>."
    assert links(page(told, more)) == [
        ("told the agency Fjordwire", "https://fjordwire.example/a?b=1"),
        ("the second time", "http://herald.example/1"),
        ("the third", "https://c.example"),
    ]


def test_the_same_words_twice_are_two_links() -> None:
    words = f"{FIRST}, <a href='https://a.example/{{n}}'>he said</a> to reporters."
    found = links(page("In May: " + words.replace("{n}", "1"), "Again in June: " + words.replace("{n}", "2")))
    assert [address for _, address in found] == ["https://a.example/1", "https://a.example/2"]


@pytest.mark.parametrize(
    "href",
    [
        "javascript:alert(1)",
        "data:text/html,x",
        "/here",
        "//fjordwire.example/x",
        "mailto:a@b.example",
        "ftp://a.example/",
        "https://user:word@fjordwire.example/",
        "https://fjordwire.example@evil.example/",
        "https://localhost/",
        "https://[::1/",
        "https://a.example/\u202ex",
        "https://a.example/" + "x" * 3000,
        "",
    ],
)
def test_other_addresses_are_passed_over(href: str) -> None:
    assert links(page(f"{FIRST}, he <a href='{href}'>told the agency</a> in an interview.")) == []


@given(st.text(max_size=60))
def test_no_address_breaks_it(href: str) -> None:
    found = web_address(href)
    assert found is None or found.startswith(("http://", "https://", "HTTP", "Http"))


def test_thousands_of_links_are_no_burden() -> None:
    many = " ".join(f"word{n} <a href='https://a.example/{n}'>link{n}</a>," for n in range(3000))
    assert 0 < len(links(page(FIRST + ". " + many))) <= 500


def test_links_come_with_the_document(reading: Reader) -> None:
    document = reading(page(f"{FIRST}, he <a href='https://fjordwire.example/a'>told Fjordwire</a> in an interview."))
    assert isinstance(document, Document)
    assert [(document.text[h.start : h.end], h.address) for h in document.hyperlinks] == [
        ("told Fjordwire", "https://fjordwire.example/a")
    ]
