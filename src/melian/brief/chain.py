"""The source chain as a picture: who has it from whom."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from itertools import pairwise

from melian.brief.cite import Desk
from melian.brief.phrases import capital, count, join
from melian.brief.pictures import Graph, Node
from melian.model.event import ChainLink, Event, Step

_WIDEST = 22
"""Characters of a label: what fits its box at 400 px."""


def chain_graph(event: Event, desk: Desk) -> Graph | None:
    """Sources on the left, articles to the right of what they have it from; one row an article.

    A report that is among the articles stands between its own source and those who have it from there. None where
    no article names a source and no two are of one wording: there is nothing to draw.
    """
    edges, alike = _edges(event), _alike(event)
    if not edges and not alike:
        return None
    columns = _columns(event, edges)
    nodes = _sources(event, edges, columns) + _articles(event, columns, desk)
    title = f"Who has it from whom: {origins(event)}"
    return Graph(nodes=nodes, edges=edges, title=title, alternative=_told(event, desk), alike=alike)


def origins(event: Event) -> str:
    """'3 articles, 1 origin'."""
    articles = len({row.document for row in event.mentions})
    return f"{count(articles, 'article')}, {count(event.independent_sources, 'origin')}"


def _edges(event: Event) -> tuple[tuple[str, str], ...]:
    """From each source on an article's way back to the next, and from the last to the article."""
    keys = {link.document: f"article:{link.document}" for link in event.chain}
    found: list[tuple[str, str]] = []
    for link in event.chain:
        way = [_key(step, keys) for step in _way(link)] if link.directed else []
        found += pairwise([*way, keys[link.document]] if way else way)
    return tuple(dict.fromkeys((a, b) for a, b in found if a != b))


def _way(link: ChainLink) -> tuple[Step, ...]:
    """The sources from the outermost to the last."""
    return link.path or ((Step(name=link.from_whom),) if link.from_whom else ())


def _key(step: Step, keys: Mapping[str, str]) -> str:
    return keys.get(step.document or "", f"source:{step.name}")


def _alike(event: Event) -> tuple[tuple[str, str], ...]:
    held = {link.document for link in event.chain}
    pairs = [
        tuple(sorted((step.document, link.document)))
        for link in event.chain
        for step in link.path[-1:]
        if not link.directed and step.document in held and step.document
    ]
    return tuple(dict.fromkeys((f"article:{a}", f"article:{b}") for a, b in pairs))


def _columns(event: Event, edges: tuple[tuple[str, str], ...]) -> dict[str, int]:
    """How many steps each node stands from its outermost source; a loop ends after as many rounds as articles."""
    columns = dict.fromkeys((key for edge in edges for key in edge), 0)
    for link in event.chain:
        columns.setdefault(f"article:{link.document}", 1)
    for _ in event.chain:
        for source, report in edges:
            if columns[report] < columns[source] + 1 <= len(event.chain):
                columns[report] = columns[source] + 1
    return columns


def _sources(event: Event, edges: tuple[tuple[str, str], ...], columns: dict[str, int]) -> tuple[Node, ...]:
    order = [f"article:{link.document}" for link in event.chain]
    found = []
    for key in dict.fromkeys(source for source, _ in edges if source.startswith("source:")):
        name = key.removeprefix("source:")
        rows = sorted(order.index(report) for report in _reached(key, edges) if report in order)
        row = rows[len(rows) // 2] if rows else 0
        found.append(Node(key=key, label=_short(name), note="source", column=columns[key], row=row, known=True))
    return _apart(found)


def _reached(key: str, edges: tuple[tuple[str, str], ...]) -> set[str]:
    """Every node that has it from this one, at first hand or through others."""
    found: set[str] = set()
    waiting = [key]
    while waiting:
        source = waiting.pop()
        new = [b for a, b in edges if a == source and b not in found]
        found.update(new)
        waiting.extend(new)
    return found


def _apart(nodes: list[Node]) -> tuple[Node, ...]:
    """No two sources in one place: the later one moves down."""
    taken: set[tuple[int, int]] = set()
    placed = []
    for node in nodes:
        row = node.row
        while (node.column, row) in taken:
            row += 1
        taken.add((node.column, row))
        placed.append(replace(node, row=row))
    return tuple(placed)


def _articles(event: Event, columns: dict[str, int], desk: Desk) -> tuple[Node, ...]:
    return tuple(
        Node(
            key=f"article:{link.document}",
            label=_short(desk.outlet(link.document)),
            note=f"article {desk.number(link.document)}" + ("" if link.from_whom else ", no source"),
            column=columns[f"article:{link.document}"],
            row=row,
            known=bool(link.from_whom),
        )
        for row, link in enumerate(event.chain)
    )


def _told(event: Event, desk: Desk) -> str:
    """The picture in words."""
    by_source: dict[str, list[str]] = {}
    for link in event.chain:
        by_source.setdefault(way_back(link, desk), []).append(desk.article(link.document))
    said = [f"{join(reports)} {source}" for source, reports in by_source.items() if source]
    if "" in by_source:
        said.append(f"{join(by_source[''])} {_names(by_source[''])} no source")
    return capital("; ".join(said)) + "."


def way_back(link: ChainLink, desk: Desk) -> str:
    """'from The Courier (article 2), who has it from Northwire'; empty where no source is named."""
    names = [_named(step, desk) for step in reversed(_way(link))]
    if not names:
        return ""
    if not link.directed:
        return f"in the same words as {names[0]}; nothing tells which came first"
    return ", which has it from ".join((f"from {names[0]}", *names[1:]))


def _named(step: Step, desk: Desk) -> str:
    """A source, as an article where it is one."""
    if step.document not in desk.lookup.readings or step.document is None:
        return step.name
    return desk.article(step.document)


def _names(reports: list[str]) -> str:
    return "names" if len(reports) == 1 else "name"


def _short(text: str) -> str:
    return text if len(text) <= _WIDEST else text[: _WIDEST - 1].rstrip() + "…"


def credited(event: Event, desk: Desk) -> tuple[str, ...]:
    """Whom the articles have it from, each once: a source's name, or an article."""
    found = (_way(link)[-1] for link in event.chain if _way(link) and link.directed)
    return tuple(dict.fromkeys(step.name if step.name != step.document else _named(step, desk) for step in found))


def how_known(link: ChainLink, desk: Desk) -> str:
    """Why the link is drawn, with articles by their number."""
    why = link.why
    for path in sorted({step.document for step in link.path if step.document} & set(desk.lookup.readings)):
        why = re.sub(rf"(?<!\S){re.escape(path)}(?=[,;]|$)", desk.article(path), why)
    return why


def source_of(link: ChainLink, desk: Desk) -> str:
    """Whom a report has it from, and whom they have it from, or that it does not say."""
    if not link.directed and link.path:
        return f"{_named(link.path[-1], desk)}, or the other way round"
    return way_back(link, desk).removeprefix("from ") or "no source named"
