"""The source chain as a picture: who has it from whom."""

from __future__ import annotations

from dataclasses import replace

from melian.brief.cite import Desk
from melian.brief.phrases import capital, count, join
from melian.brief.tree import Graph, Node
from melian.model.event import ChainLink, Event

_WIDEST = 22
"""Characters of a label: what fits its box at 400 px."""


def chain_graph(event: Event, desk: Desk) -> Graph | None:
    """Sources on the left, articles to the right of what they have it from; one row an article.

    None where no article names a source: there is nothing to draw.
    """
    edges = _edges(event, desk)
    columns = _columns(event, edges)
    nodes = _sources(event, edges, columns, desk) + _articles(event, columns, desk)
    if not edges:
        return None
    title = f"Who has it from whom: {origins(event)}"
    return Graph(nodes=nodes, edges=edges, title=title, alternative=_told(event, desk))


def origins(event: Event) -> str:
    """'3 articles, 1 origin'."""
    articles = len({row.document for row in event.mentions})
    return f"{count(articles, 'article')}, {count(event.independent_sources, 'origin')}"


def _edges(event: Event, desk: Desk) -> tuple[tuple[str, str], ...]:
    """From each named source to the article; a source that is an outlet here is that outlet's article."""
    by_outlet = {desk.outlet(link.document).casefold(): link.document for link in event.chain}
    found = []
    for link in event.chain:
        if link.from_whom:
            source = by_outlet.get(link.from_whom.casefold())
            inside = source if source and source != link.document else None
            found.append((f"article:{inside}" if inside else f"source:{link.from_whom}", f"article:{link.document}"))
    return tuple(dict.fromkeys(found))


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


def _sources(event: Event, edges: tuple[tuple[str, str], ...], columns: dict[str, int], desk: Desk) -> tuple[Node, ...]:
    order = [f"article:{link.document}" for link in event.chain]
    found = []
    for key in dict.fromkeys(source for source, _ in edges if source.startswith("source:")):
        name = key.removeprefix("source:")
        rows = [order.index(report) for source, report in edges if source == key]
        row = rows[len(rows) // 2]
        found.append(Node(key=key, label=_short(name), note="source", column=columns[key], row=row, known=True))
    return _apart(found)


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
        by_source.setdefault(link.from_whom or "", []).append(desk.article(link.document))
    said = [f"{join(reports)} from {source}" for source, reports in by_source.items() if source]
    if "" in by_source:
        said.append(f"{join(by_source[''])} {_names(by_source[''])} no source")
    return capital("; ".join(said)) + "."


def _names(reports: list[str]) -> str:
    return "names" if len(reports) == 1 else "name"


def _short(text: str) -> str:
    return text if len(text) <= _WIDEST else text[: _WIDEST - 1].rstrip() + "…"


def source_of(link: ChainLink) -> str:
    """Whom a report has it from, or that it does not say."""
    return link.from_whom or "no source named"
