"""The author's name and biography that pages put after an article."""

from __future__ import annotations

import re
from collections.abc import Sequence

from melian.model.document import FurnitureKind
from melian.reading.lines import Line
from melian.reading.phrases import Phrases

PARTICLES = "de del della der den van von al el bin ibn da di dos la le ter af"
"""Small words inside names, written small."""

_BYLINE = re.compile(r"(?:written |posted |reported )?by:?\s+(?=\S)", re.IGNORECASE)


def is_name(text: str) -> bool:
    """Whether a line could be a person's name alone: two to five capitalised words, no mark but hyphen or point."""
    words = text.split()
    if not 2 <= len(words) <= 5 or not re.fullmatch(r"[^\W\d_][^\d_,;:!?\"()]*", text):
        return False
    capitals = [word for word in words if word[0].isupper() and not (len(word) > 3 and word.isupper())]
    return len(capitals) >= 2 and all(word in capitals or word.casefold() in PARTICLES.split() for word in words)


def byline_name(text: str) -> str | None:
    """The name in "By Jane Roe" or "By Jane Roe, Example News", None where the line is no byline."""
    mark = _BYLINE.match(text)
    if mark is None or len(text) > 120:
        return None
    name = re.split(r",| \| | – | — | - | for | in |\s+on\s+", text[mark.end() :], maxsplit=1)[0].strip()
    names = re.split(r" and | & ", name)
    return name if all(is_name(each) for each in names) else None


def biographies(lines: Sequence[Line], kinds: Sequence[FurnitureKind | None], phrases: Phrases) -> list[int]:
    """Lines of biographies, with the lines of the name alone before them.

    A biography is the last paragraph before the end or the furniture, begins with the name that stands alone
    before it or in the byline (or with "The author"), goes on with "is" or the like, and names a trade.
    """
    names = {name for line in lines[:20] if (name := byline_name(line.text))}
    found: list[int] = []
    for i in range(len(lines) - 1, 0, -1):
        if kinds[i] is not None:
            continue
        if _headed(lines, i, found):
            found.append(i)
        elif lines[i].prose or _tells(lines[i], phrases):
            if not _biography(lines, i, names, phrases):
                break
            found.append(i)
        elif found:
            break
    return sorted(found)


def _biography(lines: Sequence[Line], i: int, names: set[str], phrases: Phrases) -> bool:
    line = lines[i]
    if not _tells(line, phrases):
        return False
    head = line.text.casefold()
    if any(head.startswith(subject) for subject in phrases.subjects):
        return True
    above = [earlier.bare.removeprefix("About ") for earlier in lines[max(0, i - 3) : i]]
    alone = {text for text in above if is_name(text)}
    about = any(lines[j].text.casefold().strip(" :") in phrases.subjects for j in range(max(0, i - 3), i))
    return about or any(line.text.startswith(name) for name in alone | names)


def _tells(line: Line, phrases: Phrases) -> bool:
    """Whether it reads "Name is a reporter ..."."""
    words = [word.strip(".,;:'’\"”()").casefold() for word in line.words[:60]]
    verb = next((i for i, word in enumerate(words[:8]) if word in phrases.verbs), None)
    return verb is not None and verb >= 2 and any(word in phrases.trades for word in words[verb:])


def _headed(lines: Sequence[Line], i: int, found: list[int]) -> bool:
    """Whether the line is the name alone, or "About the author", over the biography just found."""
    if not found or i != found[-1] - 1:
        return False
    text = lines[i].bare.strip(" :")
    name = text[6:] if text.casefold().startswith("about ") else text
    biography = lines[max(found)].text
    return text.casefold().startswith("about the ") or (is_name(name) and biography.startswith(name))
