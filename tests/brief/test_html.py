"""The page: every link leads to the characters it names, and nothing from outside runs."""

from __future__ import annotations

import re
from base64 import b64encode
from dataclasses import replace
from hashlib import sha256
from itertools import pairwise

import pytest
from lxml import html as dom
from syrupy.assertion import SnapshotAssertion

from melian.brief import composition
from melian.brief.html import render
from melian.model.document import Document, Found
from melian.model.event import Account, Reading
from melian.model.span import Span
from tests.composed import compose
from tests.small_knowledge import compose as golden

HOSTILE = (
    "<script>alert(1)</script> <img src=x onerror=alert(1)> javascript:alert(1) \u202etxt.exe\u202c \x1b[31mred\x1b[0m "
    "\x00\x07 </style><style>*{display:none}</style> {{ 7*7 }} \ud800 \U000e0041 \r\n &amp; &#60;b&#62; \"'"
)


def characters(node: dom.HtmlElement) -> str:
    """The text that a node stands for: deceiving characters put back, what the page adds left out."""
    if node.get("data-char"):
        return chr(int(node.get("data-char"), 16))
    if node.tag == "summary" or "gap" in (node.get("class") or ""):
        return ""
    inner = "".join(characters(child) + (child.tail or "") for child in node)
    return (node.text or "") + inner


def follow(page: dom.HtmlElement, anchor: str) -> str:
    """The characters at an anchor, with the pieces that go on from it."""
    (start,) = page.xpath("//*[@id=$a]", a=anchor)
    return "".join(characters(piece) for piece in (start, *page.xpath("//*[@data-continues=$a]", a=anchor)))


def hostile(account: Account) -> Account:
    """The first article with hostile text about every mention's edges, and hostile particulars."""
    first = account.readings[0]
    document = first.document
    text = document.text + "\n" + HOSTILE
    poisoned = Found(value=HOSTILE, how=HOSTILE)
    bad: Document = replace(
        document, text=text, title=poisoned, outlet=poisoned, byline=poisoned, url=poisoned, problems=(HOSTILE,),
        date=replace(poisoned, value="<b>2031</b>"), language=Found(value='en" onload="x', how="x"),
    )  # fmt: skip
    mention = first.mentions[0]
    start = len(document.text) + 1
    span = Span(start=start, end=len(text)).of(text)
    told = replace(
        mention, start=span.start, end=span.end, text=span.text, content=span, trigger=span, actor=HOSTILE, rule=HOSTILE
    )
    reading = Reading(document=bad, quotations=first.quotations, mentions=(told, *first.mentions[1:]))
    events = tuple(
        replace(
            e, actor=HOSTILE, content=span, why_novel=HOSTILE,
            mentions=tuple(replace(m, start=told.start, end=told.end) if m.id == told.id else m for m in e.mentions),
        )
        if e.content_document == document.path and any(m.id == told.id for m in e.mentions)
        else e
        for e in account.events
    )  # fmt: skip
    unreadable = tuple(replace(u, path=HOSTILE, why=HOSTILE) for u in account.unreadable)
    return replace(account, readings=(reading, *account.readings[1:]), events=events, unreadable=unreadable)


@pytest.mark.parametrize("share", [False, True], ids=["whole", "shared"])
@pytest.mark.parametrize("poisoned", [False, True], ids=["plain", "hostile"])
def test_every_link_leads_to_the_characters_it_names(account: Account, share: bool, poisoned: bool) -> None:
    account = hostile(account) if poisoned else account
    brief = compose(account, share=share)
    page = dom.fromstring(render(brief))
    texts = {a.label: r.document.text for a, r in zip(brief.annex.articles, account.readings, strict=True)}
    for a in page.xpath("//a[starts-with(@href, '#')]"):
        assert len(page.xpath("//*[@id=$a]", a=a.get("href")[1:])) == 1, a.get("href")
    links = page.xpath("//a[@data-document]")
    assert len(links) >= 2 * len(brief.references)
    for a in links:
        words = texts[a.get("data-document")][int(a.get("data-start")) : int(a.get("data-end"))]
        assert follow(page, a.get("href")[1:]) == words


def test_the_annex_holds_each_whole_text(account: Account) -> None:
    page = dom.fromstring(render(compose(hostile(account))))
    texts = [characters(node) for node in page.xpath("//div[@class='text']")]
    assert texts == [reading.document.text for reading in hostile(account).readings]


def test_nothing_from_outside_becomes_markup(account: Account) -> None:
    page = dom.fromstring(render(compose(hostile(account))))
    assert not page.xpath("//script | //img | //iframe | //object | //embed | //link | //form | //b[text()='2031']")
    assert len(page.xpath("//style")) == 1
    assert not page.xpath("//@*[starts-with(name(), 'on')] | //@style | //@src")
    assert all(href.startswith("#") for href in page.xpath("//@href"))


def test_no_deceiving_character_is_left(account: Account) -> None:
    written = render(compose(hostile(account)))
    assert not re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]", written)
    assert "⟨U+202E⟩" in written
    written.encode("utf-8")


def test_policy_allows_the_one_style_by_its_hash(account: Account) -> None:
    page = dom.fromstring(render(compose(account)))
    (policy,) = page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    digest = b64encode(sha256(page.xpath("//style")[0].text.encode()).digest()).decode()
    assert policy == f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"


def test_no_address_outside_is_asked_for(account: Account) -> None:
    """Sources of judgements are named in the text; nothing links to them or loads them."""
    written = render(compose(account))
    assert not re.search(r"""=\s*["']?(?:https?:)?//|url\(|@import""", written)
    assert not re.search(r"https?://|//[a-z]", render(composition.compose(account)))


def test_ids_are_unique_and_headings_in_order(account: Account) -> None:
    page = dom.fromstring(render(compose(account)))
    ids = page.xpath("//@id")
    assert len(ids) == len(set(ids))
    levels = [int(node.tag[1]) for node in page.xpath("//h1 | //h2 | //h3 | //h4")]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(below <= above + 1 for above, below in pairwise(levels))


def test_every_picture_has_words(account: Account) -> None:
    for picture in dom.fromstring(render(compose(account))).xpath("//svg"):
        named = picture.get("aria-labelledby").split()
        assert all(picture.xpath("//*[@id=$n]", n=n)[0].text for n in named)


def test_every_column_and_row_is_headed(account: Account) -> None:
    page = dom.fromstring(render(compose(account)))
    assert page.xpath("//table")
    for table in page.xpath("//table"):
        assert all(th.get("scope") == "col" for th in table.xpath("./thead//th"))
        assert all(row.xpath("./th[@scope='row']") for row in table.xpath("./tbody/tr"))


def test_same_account_same_bytes(account: Account) -> None:
    assert render(compose(account)) == render(compose(account))


@pytest.mark.parametrize("share", [False, True], ids=["whole", "shared"])
def test_golden(account: Account, share: bool, snapshot: SnapshotAssertion) -> None:
    page = dom.fromstring(render(golden(account, share=share)))
    page.xpath("//style")[0].text = "left out here"
    page.xpath("//meta[@http-equiv='Content-Security-Policy']")[0].set("content", "left out here")
    assert dom.tostring(page, encoding="unicode") == snapshot


def test_golden_empty(empty: Account, snapshot: SnapshotAssertion) -> None:
    assert dom.fromstring(render(golden(empty))).xpath("string(//main)") == snapshot
