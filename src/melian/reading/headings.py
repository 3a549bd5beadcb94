"""Title, subtitle and section headings of plain text and Markdown, by how the lines look and stand."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from melian.model.span import Span
from melian.reading.lines import Line, key

LONGEST = 200
"""Characters of the longest line that can be a title or heading."""
WORDS = 30
"""The same in words."""

_NUMBER = re.compile(r"(?:(?P<roman>[IVXLC]{1,6})|(?P<arabic>\d{1,2}(?:\.\d{1,2})*)|(?P<letter>[A-Za-z]))[.)]\s+(?=\S)")
_MARKDOWN = re.compile(r"#{1,6}\s+(?P<words>.*?\S)(?:\s+#+)?$")
_BOLD = re.compile(r"(?P<mark>\*\*|__)(?P<words>[^*_]{1,200}?)(?P=mark):?$")
_BREAK = re.compile(r"[^\W\d_]{2,}[.!?][\"”’)]?\s+[\"“‘(]?[A-ZÀ-Þ]")
_TITLES = re.compile(r"\b(?:Mr|Mrs|Ms|Dr|St|Gen|Sen|Rep|Gov|Lt|Col|Sgt|Maj|Capt|Prof|No|vs|Co|Inc|Ltd|Jr|Sr)\.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Outline:
    """The title and all headings, the title among them, in order."""

    title: Span | None = None
    headings: tuple[Span, ...] = ()


def outline(lines: Sequence[Line], *, skipped: Collection[int], markdown: bool) -> Outline:
    """Finds title and headings in lines; `skipped` are furniture and credits."""
    kept = [i for i in range(len(lines)) if i not in skipped]
    first = next((i for i in kept if lines[i].body and not _marked(lines[i], markdown)), None)
    if first is None:
        return Outline()
    top = [i for i in kept if i < first]
    top = top[1:] if len(top) > 1 and _kicker(lines[top[0]], lines[top[1]]) else top
    title = top[0] if top and _titled(lines[top[0]], markdown) else None
    found = {i: _span(lines[i], markdown) for i in _subtitles(lines, top, title, markdown)}
    for at, i in enumerate(kept):
        if i not in found and i > first and _heads(lines, kept, at, markdown):
            found[i] = _span(lines[i], markdown)
    if title is None:
        return Outline(headings=tuple(found[i] for i in sorted(found)))
    found[title] = _span(lines[title], markdown)
    return Outline(title=found[title], headings=tuple(found[i] for i in sorted(found)))


def titlelike(line: Line, *, colon: bool = False) -> bool:
    """Whether a line could be a headline: short, begun with a capital, no sentence end in or after it."""
    number = _NUMBER.match(line.text)
    text = line.text[number.end() :] if number else line.text
    if len(text) > LONGEST or len(text.split()) > WORDS or line.bullet or "://" in text:
        return False
    head = text.lstrip("\"“‘'«([¿¡")
    if not head or not (head[0].isupper() or head[0].isdigit() or (head[0].isalpha() and not head[0].islower())):
        return False
    end = text.rstrip("\"”’')»]")
    stopped = (end.endswith(".") and line.final) or end.endswith((";", ",", "-", "*"))
    return not stopped and (colon or not end.endswith(":")) and not _BREAK.search(_TITLES.sub("", text))


def _titled(line: Line, markdown: bool) -> bool:
    return titlelike(line) or _marked(line, markdown)


def _kicker(line: Line, after: Line) -> bool:
    """Whether it is a label over the title: a word or two in capitals alone, such as "BREAKING"."""
    return len(line.words) <= 2 and line.text.isupper() and len(after.words) > len(line.words) and titlelike(after)


def _subtitles(lines: Sequence[Line], top: Sequence[int], title: int | None, markdown: bool) -> list[int]:
    """Title-like lines between title and body, and the title where it is repeated."""
    if title is None:
        return [i for i in top if _marked(lines[i], markdown)]
    words = key(lines[title].text)
    rest = [i for i in top if i != title and _titled(lines[i], markdown)]
    return [i for i in rest if key(lines[i].text) == words or len(rest) <= 4]


def _heads(lines: Sequence[Line], kept: Sequence[int], at: int, markdown: bool) -> bool:
    """Whether the line at place `at` of `kept` heads what follows it."""
    line = lines[kept[at]]
    if _marked(line, markdown):
        return True
    before = lines[kept[at - 1]] if at else None
    after = lines[kept[at + 1]] if at + 1 < len(kept) else None
    if after is None or before is None:
        return False
    if _NUMBER.match(line.text):
        return titlelike(line, colon=True) and not (_counted(before, line) or _counted(line, after))
    if not titlelike(line):
        return False
    if _capitalised(line):
        return not _row(before, line, after)
    return line.apart and after.apart and len(line.words) <= 10 and before.body and after.body and line.text[-1] != "."


def _marked(line: Line, markdown: bool) -> bool:
    """Whether Markdown marks the line as a heading; a whole line in bold counts."""
    return markdown and bool(_MARKDOWN.match(line.text) or _BOLD.match(line.text))


def _span(line: Line, markdown: bool) -> Span:
    """The heading's words, without Markdown's marks."""
    found = (_MARKDOWN.match(line.text) or _BOLD.match(line.text)) if markdown else None
    if found is None:
        return Span(start=line.start, end=line.end)
    return Span(start=line.start + found.start("words"), end=line.start + found.end("words"))


def _counted(line: Line, after: Line) -> bool:
    """Whether two lines are items of one list: "1. ..." and "2. ..." with nothing between. Roman numbers head."""
    a, b = _NUMBER.match(line.text), _NUMBER.match(after.text)
    if a is None or b is None or a["roman"] or b["roman"]:
        return False
    if a["arabic"] and b["arabic"]:
        return a["arabic"].isdigit() and b["arabic"].isdigit() and int(b["arabic"]) == int(a["arabic"]) + 1
    return bool(a["letter"] and b["letter"]) and ord(b["letter"]) == ord(a["letter"]) + 1


def _capitalised(line: Line) -> bool:
    """Whether it is set as a headline: two to fourteen words, three in four of the long ones with a capital."""
    long = [word.lstrip("\"“‘'(") for word in line.words if sum(c.isalpha() for c in word) >= 4]
    if not 2 <= len(line.words) <= 14 or not long or line.final:
        return False
    return 4 * sum(word[:1].isupper() for word in long) >= 3 * len(long)


def _row(before: Line, line: Line, after: Line) -> bool:
    """Whether it is one of a row of like lines: names, a legend, a table."""
    like = [
        other
        for other in (before, after)
        if _capitalised(other) and len(other) <= LONGEST and not _NUMBER.match(other.text)
    ]
    return len(like) == 2 or bool(like and len(line.words) <= 3)
