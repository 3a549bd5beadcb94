"""What one report says of its source: whom it credits, an agency's tag, a report that it links to."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from melian.model.document import Document
from melian.model.outlet import Outlet, OutletIndex
from melian.model.span import Excerpt, Span
from melian.resolution.item import Item
from melian.resolution.wording import Wording

_HEAD = 400
_FOOT = 300
"""Characters at the head and foot of an article where an agency's tag stands."""
_LISTED = 3
"""Outlets in brackets from which a text is a list of news with a credit behind each."""
_URL = re.compile(r"https?://[^\s<>\"')\]]+")
_BETWEEN = 200
"""Characters that may stand between two outlets of which one has it from the other."""
_FEW = r"(?:\w+\W+){0,4}?"
_PASSED_ON = re.compile(
    rf"\W*{_FEW}(?:citing|cites|cited|quoting|quotes|quoted|crediting|relaying|carried|picked up)(?!\s+(?:by|in)\b)"
    rf"\W+{_FEW}"
)
"""What stands between an outlet and the one it has it from: 'the Herald wrote, citing the news agency Fjordwire'."""
_PASSED_BY = re.compile(
    rf"\W*{_FEW}(?:cited|quoted|carried|relayed|reported|picked up|translated)\s+(?:by|in)\W+{_FEW}"
)
"""The same the other way round: 'the agency Fjordwire, as quoted by the Herald'."""


Tags = dict[str, tuple[tuple[Excerpt, Outlet], ...]]
"""Path to what stands in brackets or between strokes there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sources:
    """What is known of the documents of a case: their texts, outlets, and who shares whose wording."""

    documents: Mapping[str, Document]
    outlets: OutletIndex
    wording: Wording
    _tags: Tags = field(default_factory=dict)
    """What was found of `tags`: every event of a document asks for it."""

    def canonical(self, name: str) -> str:
        """An outlet's name in the pack; else the name as it stands."""
        outlet = self.outlets.find(name)
        return outlet.name if outlet else name

    def tags(self, path: str) -> tuple[tuple[Excerpt, Outlet], ...]:
        """The outlets that stand in brackets or between strokes in a document, in order."""
        if path not in self._tags:
            self._tags[path] = tuple(_bracketed(self.documents[path].text, self.outlets))
        return self._tags[path]

    def outlet(self, path: str) -> str | None:
        """The name of a document's outlet."""
        found = self.documents[path].outlet
        return self.canonical(found.value) if found else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Credit:
    """A source that a report names, and how."""

    name: str
    why: str
    evidence: Excerpt | None
    document: str | None = None
    """Its own report, where the credit says which."""


def cited(path: str, items: Sequence[Item], sources: Sources) -> Credit | None:
    """The source that most of the report's mentions credit; of one that is said to have it from another, the nearer."""
    counted = Counter(sources.canonical(c) for i in items if (c := i.mention.cited_source))
    if not counted:
        return None
    name = min(counted, key=lambda c: (-counted[c], c))
    inner = {b: a for a, b in passed_on(path, items, sources)}
    name = inner.get(name, name)
    return Credit(name=name, why=f"cites {name}", evidence=_credit(sources.documents[path], items, name, sources))


def tagged(path: str, items: Sequence[Item], sources: Sources) -> Credit | None:
    """An agency's tag in brackets or before a dash: '(Reuters) -', 'MOSCOW, January 5. /TASS/.'.

    In a text with several outlets in brackets, as lists of the day's news have them, each counts for its own line.
    """
    text = sources.documents[path].text
    size = len(text)
    tags = sources.tags(path)
    if len({found.start for found, _ in tags}) >= _LISTED:
        return _of_lines(text, items, tags)
    for found, outlet in tags:
        if outlet.wire and (found.start < _HEAD or found.end > size - _FOOT):
            return Credit(name=outlet.name, why=f"carries the tag of {outlet.name}", evidence=found)
    return None


def _bracketed(text: str, outlets: OutletIndex) -> Iterator[tuple[Excerpt, Outlet]]:
    for found, outlet in outlets.credits(text):
        around = text[max(0, found.start - 1) : found.end + 1]
        if re.fullmatch(r"[(/\[].+[)/\]]", around, re.DOTALL):
            yield found, outlet


def _of_lines(text: str, items: Sequence[Item], tags: Sequence[tuple[Excerpt, Outlet]]) -> Credit | None:
    """The outlet in brackets behind most of the mentions, on their own lines."""
    behind: dict[str, list[Excerpt]] = {}
    for item in items:
        line = text.find("\n", item.mention.end)
        end = len(text) if line < 0 else line
        first = next(((f, o) for f, o in tags if item.mention.end - 1 <= f.end and f.end <= end), None)
        if first is not None:
            behind.setdefault(first[1].name, []).append(first[0])
    if not behind:
        return None
    name = min(behind, key=lambda n: (-len(behind[n]), n))
    return Credit(name=name, why=f"credits {name} for it", evidence=behind[name][0])


def linked(path: str, others: Sequence[str], sources: Sources) -> Credit | None:
    """The first report of the same act whose address stands in the text, or that its words link to."""
    addresses = {_bare(url.value): other for other in others if (url := sources.documents[other].url) and other != path}
    document = sources.documents[path]
    for found, address in _addresses(document) if addresses else ():
        other = addresses.get(_bare(address))
        if other is not None:
            name = sources.outlet(other) or other
            return Credit(name=name, why=f"links to {name}", evidence=found, document=other)
    return None


def linked_outlet(path: str, items: Sequence[Item], sources: Sources) -> Credit | None:
    """The outlet to whose site the words of a mention link, where it is another than the report's own."""
    document, own = sources.documents[path], sources.outlet(path)
    site = _host(document.url.value) if document.url else ""
    for found, address in _addresses(document):
        if not any(item.mention.overlaps(found) for item in items) or _host(address) == site:
            continue
        outlet = sources.outlets.of_site(address)
        if outlet is not None and outlet.name != own:
            return Credit(name=outlet.name, why=f"links to {outlet.name} ({_host(address)})", evidence=found)
    return None


def _addresses(document: Document) -> Iterator[tuple[Excerpt, str]]:
    """What a text links to outside the page's furniture, in order, and the words that do."""
    written = ((Span(start=m.start(), end=m.end()), m[0].rstrip(".,;:!?")) for m in _URL.finditer(document.text))
    kept = ((Span(start=link.start, end=link.end), link.address) for link in document.hyperlinks)
    for span, address in sorted((*written, *kept), key=lambda held: held[0]):
        if not document.in_furniture(span):
            yield span.of(document.text), address


def _host(address: str) -> str:
    return _bare(address).split("/")[0]


def passed_on(path: str, items: Sequence[Item], sources: Sources) -> Iterator[tuple[str, str]]:
    """Pairs of outlets of which the report says that the first has it from the second."""
    text = sources.documents[path].text
    for item in items:
        found = list(sources.outlets.credits(text, item.mention.start, item.mention.end))
        for (left, a), (right, b) in pairwise(found):
            between = text[left.end : right.start][:_BETWEEN]
            if a.name != b.name and _PASSED_ON.fullmatch(between):
                yield a.name, b.name
            elif a.name != b.name and _PASSED_BY.fullmatch(between):
                yield b.name, a.name


def _credit(document: Document, items: Sequence[Item], name: str, sources: Sources) -> Excerpt | None:
    """Where the source is named: in a mention, else where it stands first in the article."""
    spans = [(i.mention.start, i.mention.end) for i in sorted(items, key=lambda i: i.mention.start)]
    for start, end in (*spans, (0, len(document.text))):
        for found, outlet in sources.outlets.credits(document.text, start, end):
            if outlet.name == name and not document.in_furniture(found):
                return found
    at = document.text.find(name)
    return Excerpt(start=at, end=at + len(name), text=name) if at >= 0 else None


def _bare(url: str) -> str:
    """An address without what does not tell pages apart."""
    return re.sub(r"^https?://(?:www\.)?", "", url.strip()).split("#")[0].split("?")[0].rstrip("/").casefold()
