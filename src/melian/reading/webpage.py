"""HTML: the article without the page around it (trafilatura), and what the markup says of it."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree
from lxml.html import HtmlElement, HTMLParser
from trafilatura import bare_extraction, baseline

from melian.errors import InputError
from melian.model.document import Found
from melian.model.span import Span
from melian.reading.anchors import anchors, hyperlinks
from melian.reading.blocks import Block, lay, tidy
from melian.reading.draft import Draft, Name
from melian.reading.lines import key
from melian.reading.markup import page_finds

_BLOCKS = frozenset({"p", "head", "list", "item", "quote", "table", "row", "ab", "code", "div", "fw"})


def parse_page(data: bytes, url: str | None) -> Draft:
    """One page, its bytes in UTF-8. Raises InputError where there is no text in it."""
    tree, problems = _tree(data)
    finds, linked = page_finds(tree), anchors(tree)
    body, noted = _body(tree, url)
    if body is None:
        why = "; ".join(problems) or "no text on the page (it may be made by scripts)"
        raise InputError("-", why)
    blocks = list(_blocks(body))
    title = finds.get("title")
    place = _title_place(blocks, title)
    if title and place is None:
        blocks.insert(0, Block(text=title.value, heading=True))
    laid = lay(blocks)
    if not laid.text:
        raise InputError("-", "no text on the page (it may be made by scripts)")
    return Draft(
        text=laid.text,
        kind="html",
        found=finds | _standing(laid.text, laid.headings, title),
        headings=laid.headings,
        hyperlinks=hyperlinks(laid.text, linked),
        problems=(*problems, *noted, *laid.problems),
    )


def _tree(data: bytes) -> tuple[HtmlElement, tuple[str, ...]]:
    parser = HTMLParser(
        encoding="utf-8", collect_ids=False, default_doctype=False, remove_comments=True, remove_pis=True
    )
    try:
        tree = etree.fromstring(data, parser)
    except etree.LxmlError as error:
        raise InputError("-", f"HTML that cannot be parsed ({str(error)[:200]})") from error
    if tree is None:
        raise InputError("-", "HTML without any element")
    depth = any("depth" in entry.message.casefold() for entry in parser.error_log)
    return tree, ("elements nested more than 256 deep: what stands after was not read",) if depth else ()


def _body(tree: HtmlElement, url: str | None) -> tuple[HtmlElement | None, tuple[str, ...]]:
    """The article's elements; the whole page's where none stands out."""
    found = bare_extraction(tree, url=url, include_comments=False, include_formatting=True, include_tables=True)
    main = getattr(found, "body", None)
    if main is not None and len(main):
        return main, ()
    body, text, _length = baseline(tree)
    if not text:
        return None, ()
    return body, ("no article stands out on the page: its whole text was taken",)


def _blocks(body: HtmlElement) -> Iterator[Block]:
    """Paragraphs and headings in order; without recursion, since pages nest as they like."""
    words: list[str] = []
    for event, element in etree.iterwalk(body, events=("start", "end")):
        edge = element.tag in _BLOCKS
        if edge and words:
            yield Block(text="".join(words), heading=event == "end" and element.tag == "head")
            words = []
        if event == "start":
            words.append(_flat(element.text))
            if element.tag == "lb":
                words.append("\n")
        else:
            words.append(" | " if element.tag == "cell" and element.getnext() is not None else "")
            words.append(_flat(element.tail))
    yield Block(text="".join(words))


def _flat(text: str | None) -> str:
    return " ".join(("." + text + ".").split())[1:-1] if text else ""


def _title_place(blocks: list[Block], title: Found | None) -> int | None:
    """Which of the first blocks is the title."""
    words = key(title.value) if title else ""
    return next((i for i, block in enumerate(blocks[:6]) if words and key(tidy(block.text)) == words), None)


def _standing(text: str, headings: tuple[Span, ...], title: Found | None) -> dict[Name, Found]:
    """The title with the place where it stands in the text."""
    for span in headings if title else ():
        if title and key(text[span.start : span.end]) == key(title.value):
            return {"title": Found(value=title.value, how=title.how, span=span)}
    return {}
