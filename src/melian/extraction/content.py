"""The words that say what is demanded, threatened, refused."""

from __future__ import annotations

from melian.extraction.find import Find
from melian.model.mention import Condition
from melian.model.parsed import Parsed
from melian.model.span import Excerpt

_EDGE = frozenset("\"“”‘’'«»,;:—–-()[]")


def content_of(parsed: Parsed, find: Find, tie: Condition | None) -> Excerpt:
    """The content's clause without its complementiser, its outer marks and the condition at its end."""
    head = find.content if find.content is not None else find.trigger.i
    sentence = parsed.sentence_of(find.trigger.i)
    below = [k for k in parsed.subtree(head) if sentence.first <= k < sentence.last]
    first, last = below[0], below[-1]
    last = _doing(parsed, head, last, sentence.last)
    while first < last and (_at_edge(parsed, first) or parsed.tokens[first].dep == "mark"):
        first += 1
    while last > first and _at_edge(parsed, last):
        last -= 1
    start, end = parsed.tokens[first].start, parsed.tokens[last].end
    quotation = find.voice.quotation if find.voice is not None else None
    if quotation is not None and start < quotation.start < end:
        start = quotation.start
    if tie is not None and start < tie.start < end <= tie.end + 2:
        end = start + len(parsed.text[start : tie.start].rstrip(' ,;—–-“"'))
    return parsed.excerpt(start, max(start + 1, end))


def _doing(parsed: Parsed, head: int, last: int, end: int) -> int:
    """'The demand for Peru to leave': what Peru is to do is part of it, wherever the parser hangs it."""
    following = last + 1
    if parsed.tokens[parsed.tokens[head].head].lower != "for" or following >= end:
        return last
    mark = parsed.tokens[following]
    verb = parsed.subtree(mark.head) if mark.lower == "to" and mark.dep == "aux" else ()
    return verb[-1] if verb and verb[0] == following else last


def _at_edge(parsed: Parsed, k: int) -> bool:
    token = parsed.tokens[k]
    return token.pos == "SPACE" or token.text in _EDGE or token.text in (".", "!", "?")
