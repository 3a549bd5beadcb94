"""Where a page's text links to: addresses with the characters that carry them. They are kept, and never fetched."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from lxml import etree
from lxml.html import HtmlElement

from melian.model.document import Hyperlink

_EDGES = frozenset(
    ["address", "article", "aside", "blockquote", "body", "br", "dd", "div", "dl", "dt", "figcaption", "figure",
     "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "nav", "ol", "p", "pre",
     "section", "table", "td", "th", "tr", "ul"]
)  # fmt: skip
_SILENT = frozenset(["script", "style", "noscript", "template", "svg"])
_LONGEST = 2000
"""Characters of an address; longer ones are made to hide something."""
_MOST = 500
"""Links of one page that are looked at."""
_AROUND = 40
"""Characters on either side by which a link's words are found again in the article's text."""
_ALONE = 25
"""Characters of a link's words that are found without any beside them."""
_HOST = re.compile(r"[a-z0-9-]+(?:\.[a-z0-9-]+)+", re.IGNORECASE)


@dataclass(slots=True)
class _Run:
    """One paragraph's words in the making, with the links in it."""

    text: str = ""
    links: list[tuple[int, int, str]] = field(default_factory=list)

    def add(self, words: str | None) -> None:
        flat = " ".join(("." + words + ".").split())[1:-1] if words else ""
        self.text += flat.lstrip() if not self.text or self.text.endswith(" ") else flat


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchor:
    """A link as the page has it: its words with some beside them, and where they stand in those."""

    address: str
    window: str
    start: int
    end: int


def anchors(tree: HtmlElement) -> tuple[Anchor, ...]:
    """The links of a page in order, those to addresses on the web alone."""
    found = (anchor for run in _runs(tree) for anchor in _anchors(run))
    return tuple(anchor for anchor, _ in zip(found, range(_MOST), strict=False))


def hyperlinks(text: str, held: tuple[Anchor, ...]) -> tuple[Hyperlink, ...]:
    """Those of a page's links that stand in its article, in order; of several places the first that is not taken."""
    found: dict[int, Hyperlink] = {}
    for anchor in held:
        at = text.find(anchor.window)
        while at >= 0 and at + anchor.start in found:
            at = text.find(anchor.window, at + 1)
        if at >= 0:
            start, end = at + anchor.start, at + anchor.end
            found[start] = Hyperlink(start=start, end=end, address=anchor.address)
    return tuple(found[start] for start in sorted(found))


def web_address(href: str | None) -> str | None:
    """An absolute address on the web; None for scripts, data, relative ones, those with a login, and what is odd."""
    address = (href or "").strip()
    if not address or len(address) > _LONGEST or any(c.isspace() or not c.isprintable() for c in address):
        return None
    try:
        parts = urlsplit(address)
        host = parts.hostname or ""
    except ValueError:
        return None
    plain = parts.scheme in ("http", "https") and "@" not in parts.netloc
    return address if plain and _HOST.fullmatch(host) else None


def _runs(tree: HtmlElement) -> Iterator[_Run]:
    run, silent = _Run(), 0
    opened: list[tuple[HtmlElement, int]] = []
    for event, element in etree.iterwalk(tree, events=("start", "end")):
        tag = element.tag
        if tag in _EDGES:
            yield run
            run, opened = _Run(), []
        silent += {"start": 1, "end": -1}[event] if tag in _SILENT else 0
        if event == "start":
            if tag == "a":
                opened.append((element, len(run.text)))
            run.add(None if silent else element.text)
        else:
            if tag == "a" and opened and opened[-1][0] is element:
                start = opened.pop()[1]
                if (address := web_address(element.get("href"))) is not None:
                    run.links.append((start, len(run.text), address))
            run.add(None if silent else element.tail)
    yield run


def _anchors(run: _Run) -> Iterator[Anchor]:
    text = run.text.rstrip()
    for start, end, address in sorted(run.links):
        words = text[start:end]
        first, last = start + len(words) - len(words.lstrip()), start + len(words.rstrip())
        low, high = max(0, first - _AROUND), min(len(text), last + _AROUND)
        beside = (first - low) + (high - last)
        if first < last and (beside or last - first >= _ALONE):
            yield Anchor(address=address, window=text[low:high], start=first - low, end=last - low)
