"""Past cases that a writer chose: where an article itself calls one a precedent."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from melian.assessment.passages import find
from melian.model.document import Document
from melian.model.precedent import Precedent, Precedents
from melian.model.span import Excerpt

_NEAR = 60
"""Characters within which the words of one name stand, in any order: 'the Berlin Crisis (1958-1961)'."""
_LINES = 2
"""Lines before, in which a heading can say that what follows are precedents."""
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """A case that an article names as a precedent, and its line there."""

    case: Precedent
    document: str
    words: Excerpt


def chosen(documents: Iterable[Document], pack: Precedents) -> tuple[Chosen, ...]:
    """The cases that the articles call precedents, each once, in the order of the articles and of the text."""
    found = (one for document in documents for one in _in_text(document, pack))
    first: dict[str, Chosen] = {}
    for one in sorted(found, key=lambda c: (c.document, c.words.start, c.case.id)):
        first.setdefault(one.case.id, one)
    return tuple(first.values())


def _in_text(document: Document, pack: Precedents) -> Iterator[Chosen]:
    lines = list(re.finditer(r"[^\n]+", document.text))
    said = [find(pack.called_precedents, line[0]) is not None for line in lines]
    for n, line in enumerate(lines):
        if any(said[max(0, n - _LINES) : n + 1]):
            for case in pack.cases:
                if any(_named(name, line[0]) for name in case.named):
                    words = Excerpt(start=line.start(), end=line.end(), text=line[0])
                    yield Chosen(case=case, document=document.path, words=words)


def _named(name: str, line: str) -> bool:
    """Whether all words of the name stand near each other in the line."""
    wanted = [word.casefold() for word in _WORD.findall(name)]
    at: dict[str, list[int]] = {word: [] for word in wanted}
    for match in _WORD.finditer(line):
        at.get(match[0].casefold(), []).append(match.start())
    return bool(wanted) and any(all(_near(start, at[word]) for word in wanted) for start in at[wanted[0]])


def _near(place: int, places: Sequence[int]) -> bool:
    """Whether one of the places, which are in order, is near this one."""
    n = bisect_left(places, place - _NEAR)
    return n < len(places) and places[n] <= place + _NEAR
