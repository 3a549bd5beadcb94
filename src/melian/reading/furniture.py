"""Page furniture: which lines of a text are the page's and not the article's.

Lines are known by what they say (packs/furniture) and by how they stand: rows of icon names, menus of short
lines, what is repeated above and below, lists of headlines under "Related", a biography after the article.
Whatever is doubtful stays the article's.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from melian.model.document import Furniture, FurnitureKind
from melian.reading.biography import biographies
from melian.reading.lines import Line, key
from melian.reading.phrases import Phrases, Starts

Kinds = list[FurnitureKind | None]

LONGEST = 400
"""Characters of the longest line that is compared with phrases."""
SHORT = 30
"""Words of the longest line that a line start alone can make furniture."""
MENU = 5
"""Short lines in a row that make a menu, before or after the article, where two of them are known as furniture.
Without those it may be a list of names, and that is the article's."""

_CLOCK = re.compile(r"\d{1,2}:\d{2}(?::\d{2})?(?:\s*/\s*\d{1,2}:\d{2}(?::\d{2})?)?$")
_TRAIL = re.compile(r"\S[^>›»]{0,30}(?:\s+[>›»]\s+[^>›»]{1,40}){2,8}$")
_NUMBER = re.compile(r"\d+")


def classify(lines: Sequence[Line], phrases: Phrases) -> Kinds:
    """For each line what furniture it is, None where it is the article's."""
    kinds: Kinds = [_sure(line, phrases) for line in lines]
    for index in biographies(lines, kinds, phrases):
        kinds[index] = "biography"
    first, last = _body(lines, kinds)
    _related(lines, kinds, phrases, last)
    _spread(lines, kinds, phrases, (first, last))
    _repeated(lines, kinds, (first, last))
    _menus(lines, kinds, (first, last))
    _site_name(lines, kinds, first)
    _spread(lines, kinds, phrases, (first, last))
    return kinds


def spans(lines: Sequence[Line], kinds: Sequence[FurnitureKind | None]) -> tuple[Furniture, ...]:
    """Neighbouring lines of one kind as one span each, in order."""
    found: list[Furniture] = []
    before: FurnitureKind | None = None
    for line, kind in zip(lines, kinds, strict=True):
        if kind is not None and kind == before:
            found[-1] = Furniture(start=found[-1].start, end=line.end, kind=kind)
        elif kind is not None:
            found.append(Furniture(start=line.start, end=line.end, kind=kind))
        before = kind
    return tuple(found)


def _sure(line: Line, phrases: Phrases) -> FurnitureKind | None:
    words = key(line.text) if len(line) <= LONGEST else ""
    if words in phrases.sure:
        return phrases.sure[words]
    if _icons(line, phrases):
        return "icons"
    return _labelled(line, phrases) or _starts(line, phrases.sure_starts)


def _labelled(line: Line, phrases: Phrases) -> FurnitureKind | None:
    """A headline after what stands over such lists: "Related stories: ..."."""
    label, colon, _rest = line.bare[:80].partition(":")
    kind = phrases.sure.get(key(label)) if colon and len(line.words) <= SHORT else None
    return kind if kind == "related" else None


def _starts(line: Line, starts: Starts) -> FurnitureKind | None:
    head = _NUMBER.sub("#", line.bare[:80].replace("’", "'").casefold()).lstrip("[")
    kind = starts.kind(head)
    return kind if kind and len(line.words) <= SHORT else None


def _icons(line: Line, phrases: Phrases) -> bool:
    """A row in which every third token is the name of an icon, glued to its neighbour or not."""
    if len(line) < 12:
        return False
    tokens = [token.casefold() for token in re.findall(r"[A-Za-z]+", line.text[:5000])]
    named = [t for t in tokens if t in phrases.icons or t.endswith("icon")]
    return len(named) >= 3 and 3 * len(named) >= len(tokens)


def _body(lines: Sequence[Line], kinds: Kinds) -> tuple[int, int]:
    """First and last line that read as the article's paragraphs; where none does, every line may be."""
    prose = [i for i, line in enumerate(lines) if kinds[i] is None and line.body]
    return (prose[0], prose[-1]) if prose else (-1, len(lines))


def _spread(lines: Sequence[Line], kinds: Kinds, phrases: Phrases, body: tuple[int, int]) -> None:
    """Marks the lines that are furniture only outside the article or beside furniture, both ways."""
    for order in (range(len(lines)), range(len(lines) - 1, -1, -1)):
        for i in order:
            if kinds[i] is None and len(lines[i]) <= LONGEST and (not body[0] <= i <= body[1] or _beside(kinds, i)):
                kinds[i] = _edge(lines[i], phrases)


def _edge(line: Line, phrases: Phrases) -> FurnitureKind | None:
    words = key(line.text)
    if words in phrases.edge and not line.text.endswith("."):
        return phrases.edge[words]
    if _CLOCK.match(line.text):
        return "player"
    if _TRAIL.match(line.text):
        return "navigation"
    if _listed(line, phrases):
        return "share"
    return _starts(line, phrases.edge_starts)


def _listed(line: Line, phrases: Phrases) -> bool:
    """Several share buttons on one line: "Facebook Twitter WhatsApp", "FacebookTwitterWhatsApp"."""
    words = [key(word.strip("|,/")) for word in line.words]
    words = [word for word in words if word]
    if len(words) >= 2 and all(phrases.edge.get(word) == "share" for word in words):
        return True
    return len(words) == 1 and bool(phrases.buttons.fullmatch(words[0]))


def _beside(kinds: Kinds, i: int) -> bool:
    return (i > 0 and kinds[i - 1] is not None) or (i + 1 < len(kinds) and kinds[i + 1] is not None)


def _repeated(lines: Sequence[Line], kinds: Kinds, body: tuple[int, int]) -> None:
    """Buttons: a short line beside furniture that stands both above and below the article."""
    outside = [i for i in range(len(lines)) if not body[0] <= i <= body[1] and len(lines[i].words) <= 3]
    above = {key(lines[i].text) for i in outside if i < body[0]}
    below = {key(lines[i].text) for i in outside if i > body[1]}
    for i in outside:
        words = key(lines[i].text)
        if kinds[i] is None and words in above & below and _beside(kinds, i):
            kinds[i] = "navigation"


def _menus(lines: Sequence[Line], kinds: Kinds, body: tuple[int, int]) -> None:
    """Runs of short lines outside the article."""
    run: list[int] = []
    for i in range(len(lines) + 1):
        inside = i < len(lines) and not body[0] <= i <= body[1]
        if inside and len(lines[i].words) <= 3 and not lines[i].final and not lines[i].text.startswith("#"):
            run.append(i)
            continue
        if len(run) >= MENU and sum(kinds[j] is not None for j in run) >= 2:
            for j in run:
                kinds[j] = kinds[j] or "navigation"
        run = []


def _related(lines: Sequence[Line], kinds: Kinds, phrases: Phrases, last: int) -> None:
    """Headlines, and their numbers, listed under "Related" after the article, up to other furniture."""
    under = False
    for i in range(max(0, last + 1), len(lines)):
        if kinds[i] is not None:
            under = kinds[i] == "related" and key(lines[i].text) in phrases.sure
        elif under and not lines[i].body and key(lines[i].text) not in phrases.edge:
            kinds[i] = "related"


def _site_name(lines: Sequence[Line], kinds: Kinds, first: int) -> None:
    """A few words between furniture above the article are the site's name."""
    for i in range(1, first - 1):
        between = kinds[i - 1] is not None and kinds[i + 1] == "navigation"
        if kinds[i] is None and between and len(lines[i].words) <= 4 and not lines[i].final:
            kinds[i] = "navigation"
