"""Who has it from whom: each report's place in the source chain, and how many first-hand origins there are."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from melian.model.document import Document
from melian.model.event import ChainLink
from melian.model.mention import DEEDS
from melian.model.outlet import OutletIndex
from melian.model.span import Excerpt
from melian.resolution.group import Group
from melian.resolution.item import Item
from melian.resolution.support import quotes
from melian.resolution.wording import Wording

_HEAD = 400
_FOOT = 300
"""Characters at the head and foot of an article where an agency's tag stands."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sources:
    """What is known of the documents of a case: their texts, outlets, and who shares whose wording."""

    documents: Mapping[str, Document]
    outlets: OutletIndex
    wording: Wording

    def canonical(self, name: str) -> str:
        """An outlet's name in the pack; else the name as it stands."""
        outlet = self.outlets.find(name)
        return outlet.name if outlet else name


def chain(group: Group, sources: Sources) -> tuple[ChainLink, ...]:
    """One link for each document of the event, in path order."""
    by_document: dict[str, list[Item]] = {}
    for item in group.items:
        by_document.setdefault(item.mention.document, []).append(item)
    return tuple(_link(path, by_document[path], by_document, sources) for path in sorted(by_document))


def independent(group: Group, links: Sequence[ChainLink], sources: Sources) -> int:
    """How many first-hand origins stand behind the reports, at least 1.

    What somebody said once has one origin, however many outlets carry it: it counts once for each person
    who is reported to have said it. Anonymous sources count once for each outlet that has them, and deeds
    once for each source that is credited. A report that names no source cannot be shown to be independent
    of the others, so it adds none.
    """
    if group.act in DEEDS:
        return max(1, len(_credited(links, sources) | _persons(group)))
    anonymous = {
        link.from_whom
        for link in links
        if link.from_whom
        and (link.from_whom[:1].isupper() or sources.outlets.find(link.from_whom))
        and all(i.mention.form == "anonymous_source" for i in group.items if i.mention.document == link.document)
    }
    return max(1, len(_persons(group)) or len(anonymous))


def _link(path: str, items: Sequence[Item], others: Iterable[str], sources: Sources) -> ChainLink:
    document = sources.documents[path]
    outlet = sources.canonical(document.outlet.value) if document.outlet else None
    source, why, evidence = _source(document, items, others, sources)
    if source is not None and source == outlet:
        why = f"its own: {why}"
    return ChainLink(document=path, outlet=outlet, from_whom=source, why=why, evidence=evidence)


def _source(
    document: Document, items: Sequence[Item], others: Iterable[str], sources: Sources
) -> tuple[str | None, str, Excerpt | None]:
    cited = Counter(sources.canonical(c) for i in items if (c := i.mention.cited_source))
    if cited:
        name = min(cited, key=lambda c: (-cited[c], c))
        return name, f"cites {name}", _credit(document, items, name, sources)
    tagged = _tag(document, sources)
    if tagged is not None:
        return tagged[1], f"carries the tag of {tagged[1]}", tagged[0]
    held = set(others)
    same = [path for path in sources.wording.reprints(document.path) if path in held]
    if same:
        return same[0], f"same wording as {same[0]}", None
    if any(i.mention.form == "direct_quote" and not quotes(i) for i in items):
        return None, "the issuer's own text", None
    return None, "no source named", None


def _credit(document: Document, items: Sequence[Item], name: str, sources: Sources) -> Excerpt | None:
    """Where the source is named: in a mention, else where it stands first in the article."""
    spans = [(i.mention.start, i.mention.end) for i in sorted(items, key=lambda i: i.mention.start)]
    for start, end in (*spans, (0, len(document.text))):
        for found, outlet in sources.outlets.credits(document.text, start, end):
            if outlet.name == name and not document.in_furniture(found):
                return found
    at = document.text.find(name)
    return Excerpt(start=at, end=at + len(name), text=name) if at >= 0 else None


def _tag(document: Document, sources: Sources) -> tuple[Excerpt, str] | None:
    """An agency's tag in brackets or before a dash: '(Reuters) -', 'MOSCOW, January 5. /TASS/.'."""
    text, size = document.text, len(document.text)
    for start, end in ((0, min(_HEAD, size)), (max(0, size - _FOOT), size)):
        for found, outlet in sources.outlets.credits(text, start, end):
            around = text[max(0, found.start - 1) : found.end + 1]
            if outlet.wire and re.fullmatch(r"[(/\[].+[)/\]]", around, re.DOTALL):
                return found, outlet.name
    return None


def _credited(links: Sequence[ChainLink], sources: Sources) -> set[str]:
    return {link.from_whom for link in links if link.from_whom and link.from_whom not in sources.documents}


def _persons(group: Group) -> set[str]:
    """Surnames of those who are reported to have said it; who only speaks for another counts as the other."""
    principals = {i.mention.principal.split()[-1].casefold() for i in group.items if i.mention.principal}
    found: set[str] = set()
    for item in group.items:
        speaker = item.mention.speaker
        if speaker is None or item.mention.form not in ("direct_quote", "indirect_quote"):
            continue
        words = speaker.name.split()
        if len(words) > 1 and words[0][:1].isupper() and words[-1][:1].isupper():
            found.add(words[-1].casefold())
    return found - principals if found - principals else found
