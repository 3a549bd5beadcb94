"""Where no content runs on: at the edge of a heading, and over what is the page's."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import numpy as np

from melian.model.parsed import Parsed
from melian.model.span import Span
from melian.model.tags import BEGIN, END, INSIDE, SINGLE, Tags


def apart(parsed: Parsed, tags: Tags) -> Tags:
    """The same tags, save that at each edge one content ends and another may begin; for tags with five columns."""
    edges = np.array(list(_edges(parsed)), dtype=np.int64)
    if not len(edges):
        return tags
    content = tags.content.copy()
    for rows, moved in ((edges - 1, ((INSIDE, END), (BEGIN, SINGLE))), (edges, ((INSIDE, BEGIN), (END, SINGLE)))):
        for old, new in moved:
            content[rows, new] += content[rows, old]
            content[rows, old] = 0
    return replace(tags, content=content)


def _edges(parsed: Parsed) -> Iterator[int]:
    """The first token behind each edge."""
    furniture = parsed.document.furniture
    for before, after in zip(parsed.sentences, parsed.sentences[1:], strict=False):
        between = Span(start=before.end, end=after.start)
        set_off = (before.heading or after.heading) and "\n" in parsed.text[between.start : between.end]
        if set_off or any(f.overlaps(between) for f in furniture):
            yield after.first
