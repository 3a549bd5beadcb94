"""What a page's markup says of the article: meta elements, JSON-LD, links."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from lxml.html import HtmlElement

from melian.model.document import Found
from melian.reading.dates import iso
from melian.reading.draft import Name

_META: Mapping[Name, tuple[str, ...]] = {
    "title": ("og:title", "twitter:title", "dc.title", "citation_title"),
    "outlet": ("og:site_name", "citation_journal_title", "dc.publisher", "publisher", "application-name"),
    "byline": ("author", "article:author", "parsely-author", "dc.creator", "byl", "citation_author"),
    "date": (
        "article:published_time", "datepublished", "date", "dc.date", "dc.date.issued", "dcterms.created", "pubdate",
        "parsely-pub-date", "publish-date", "publish_date", "publication_date", "sailthru.date", "og:published_time",
        "citation_publication_date",
    ),
    "url": ("og:url",),
}  # fmt: skip
"""Names or properties of meta elements by what they tell, the surest first (Open Graph, Dublin Core, Highwire)."""

_LD: Mapping[Name, tuple[str, ...]] = {
    "title": ("headline",),
    "outlet": ("publisher",),
    "byline": ("author", "creator"),
    "date": ("datePublished", "dateCreated"),
    "url": ("url",),
}
_LD_BYTES = 500_000


def page_finds(tree: HtmlElement) -> dict[Name, Found]:
    """What the markup tells; meta elements first, then JSON-LD, then elements that anybody sees."""
    found: dict[Name, Found] = {}
    meta = _metas(tree)
    for name, keys in _META.items():
        _first(found, name, ((meta.get(key), f"HTML meta {key}") for key in keys))
    for article in _articles(tree):
        for name, keys in _LD.items():
            _first(found, name, ((_words(article.get(key)), f"JSON-LD {key}") for key in keys))
    _first(
        found, "url", ((link.get("href"), "link rel=canonical") for link in tree.iterfind(".//link[@rel='canonical']"))
    )
    _first(
        found, "date", ((time.get("datetime"), "time element") for time in tree.iterfind(".//article//time[@datetime]"))
    )
    heads = [head.text_content() for head in tree.iterfind(".//h1")]
    _first(found, "title", ((heads[0] if len(heads) == 1 else None, "h1 element"),))
    _first(found, "title", ((tree.findtext(".//title"), "title element"),))
    _first(found, "language", ((tree.get("lang"), "html lang attribute"),))
    return found


def _first(found: dict[Name, Found], name: Name, values: Iterable[tuple[str | None, str]]) -> None:
    """Keeps the first value that says something, where nothing surer did."""
    for raw, how in values:
        value = _clean(name, raw)
        if value and name not in found:
            found[name] = Found(value=value, how=how)


def _clean(name: Name, raw: str | None) -> str | None:
    words = " ".join((raw or "").split())[:500]
    if not words:
        return None
    if name == "date":
        return iso(words)
    if name == "language":
        code = words.replace("_", "-").split("-")[0].casefold()
        return code if code.isalpha() and len(code) in {2, 3} else None
    address = words.casefold().startswith(("http://", "https://"))
    return words if address == (name == "url") else None


def _metas(tree: HtmlElement) -> dict[str, str]:
    found: dict[str, str] = {}
    for meta in tree.iter("meta"):
        for attribute in ("property", "name", "itemprop"):
            key, content = meta.get(attribute), meta.get("content")
            if key and content and content.strip():
                found.setdefault(key.strip().casefold(), content)
    return found


def _articles(tree: HtmlElement) -> Iterator[Mapping[str, Any]]:
    """Objects of JSON-LD that are articles of some sort."""
    for script in tree.iterfind(".//script[@type='application/ld+json']"):
        try:
            pending = [json.loads((script.text or "")[:_LD_BYTES])]
        except (ValueError, RecursionError):
            continue
        while pending:
            item = pending.pop()
            if isinstance(item, list):
                pending.extend(reversed(item))
            elif isinstance(item, dict):
                if any(word in str(item.get("@type")) for word in ("Article", "Report", "Posting")):
                    yield item
                pending.extend(item[key] for key in ("@graph", "mainEntity") if key in item)


def _words(value: object) -> str | None:
    if isinstance(value, str):
        return value
    if isinstance(value, list):
        return "; ".join(words for each in value[:5] if (words := _words(each))) or None
    return _words(value.get("name")) if isinstance(value, dict) else None
