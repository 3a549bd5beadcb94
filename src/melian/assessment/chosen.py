"""Past cases that a writer chose: where an article itself calls one a precedent."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

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
    called = _any(pack.called_precedents)
    if called is None:
        return ()
    found = (one for document in documents for one in _in_text(document, pack.cases, called))
    first: dict[str, Chosen] = {}
    for one in sorted(found, key=lambda c: (c.document, c.words.start, c.case.id)):
        first.setdefault(one.case.id, one)
    return tuple(first.values())


def _in_text(document: Document, cases: Sequence[Precedent], called: re.Pattern[str]) -> Iterator[Chosen]:
    lines = list(re.finditer(r"[^\n]+", document.text))
    said = [bool(called.search(line[0])) for line in lines]
    for n, line in enumerate(lines):
        if any(said[max(0, n - _LINES) : n + 1]):
            for case in cases:
                if any(_named(name, line[0]) for name in case.named):
                    words = Excerpt(start=line.start(), end=line.end(), text=line[0])
                    yield Chosen(case=case, document=document.path, words=words)


def _named(name: str, line: str) -> bool:
    """Whether all words of the name stand near each other in the line."""
    wanted = [word.casefold() for word in _WORD.findall(name)]
    at = {word: [m.start() for m in _WORD.finditer(line) if m[0].casefold() == word] for word in wanted}
    return bool(wanted) and any(
        all(any(abs(place - start) <= _NEAR for place in at[word]) for word in wanted) for start in at[wanted[0]]
    )


def _any(patterns: Sequence[str]) -> re.Pattern[str] | None:
    return re.compile("|".join(rf"\b(?:{p})\b" for p in patterns), re.IGNORECASE) if patterns else None
