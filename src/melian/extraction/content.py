"""The words that say what is demanded, threatened, refused."""

from __future__ import annotations

from collections.abc import Sequence

from melian.extraction.act_reader import RULE as ENCODER
from melian.extraction.find import Find
from melian.extraction.telling import without_what_is_beside
from melian.extraction.texts import is_text
from melian.model.mention import Condition
from melian.model.parsed import Parsed, Token
from melian.model.span import Excerpt

_EDGE = frozenset("\"“”‘’'«»,;:—–-()[]")
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass", "expl"})
_WHAT = ("ccomp", "xcomp", "dobj", "prep")
"""Where the words of an act stand behind its verb, the likeliest first: "said that ...", "urged Peru to ..."."""
_SET_BEFORE = frozenset({"advcl", "cc", "advmod", "punct", "ccomp", "intj", "npadvmod"})
"""What may stand before a clause's subject and is none of what it says: "Speaking in Lima, ...", "Yesterday"."""
_ANSWERED = frozenset({"reject", "deny", "accept"})
"""Acts whose content was there before: the day that stands behind it is not its own."""
_PAIRS = (("“", "”"), ("«", "»"), ('"', '"'))


def content_of(parsed: Parsed, find: Find, tie: Condition | None) -> Excerpt:
    """The content's clause without its complementiser, its outer marks and the condition at its end."""
    head = find.content if find.content is not None else find.trigger.i
    sentence = parsed.sentence_of(find.trigger.i)
    below: Sequence[int] = [k for k in parsed.subtree(head) if sentence.first <= k < sentence.last]
    if head == find.trigger.i and find.trigger.pos in ("VERB", "AUX"):
        below = _told(parsed, find, below)
    below = _undated(parsed, find, head, below)
    below = _charge(parsed, find, head) or without_what_is_beside(parsed, head, below)
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
    return parsed.excerpt(*_closed(parsed.text, start, max(start + 1, end)))


def _undated(parsed: Parsed, find: Find, head: int, below: Sequence[int]) -> Sequence[int]:
    """'Rejected the demand on Monday evening': the day is of the answer, though the parser hangs it on the demand."""
    if find.act not in _ANSWERED or parsed.tokens[head].pos != "NOUN" or find.nominal:
        return below
    last = below[-1]
    for prep in parsed.children(head):
        day = parsed.child(prep.i, "pobj") if prep.dep == "prep" and prep.lower == "on" else None
        if day is not None and day.name in ("DATE", "TIME") and parsed.subtree(prep.i)[-1] == last:
            return [k for k in below if k < prep.i] or below
    return below


def _charge(parsed: Parsed, find: Find, head: int) -> Sequence[int]:
    """'Accused Peruvian engineers of hiding it': the charge, where the parser hangs it on whom it is aimed at."""
    if find.act != "accuse" or parsed.tokens[head].dep != "dobj" or parsed.tokens[head].head != find.trigger.i:
        return ()
    charges = (
        parsed.child(c.i, "pcomp") for c in parsed.children(head) if c.dep == "prep" and c.lower in ("of", "for")
    )
    return next((parsed.subtree(charge.i) for charge in charges if charge is not None), ())


def _told(parsed: Parsed, find: Find, below: Sequence[int]) -> Sequence[int]:
    """What the writer says that a verb tells; of a speaker's own words, the clause.

    'Speaking at the council, he stressed the need for steps' tells "the need for steps": where it was said, by whom
    and that it was said are no part of that.
    """
    verb = find.trigger
    own = find.clausal and find.rule != ENCODER
    ahead = any(c.tag == "MD" for c in parsed.children(verb.i) if c.dep == "aux")
    if find.voice is None and not own and not ahead:
        behind = [c for c in parsed.children(verb.i) if c.i > verb.i]
        said = next((c for dep in _WHAT for c in behind if c.dep == dep), None)
        if said is not None:
            inside = set(parsed.subtree(said.i))
            return [k for k in below if k in inside] or below
    return _from_subject(parsed, verb, below)


def _from_subject(parsed: Parsed, verb: Token, below: Sequence[int]) -> Sequence[int]:
    """The clause without what is set before its subject."""
    before = [c for c in parsed.children(verb.i) if c.i < verb.i]
    if not any(c.dep in _SUBJECTS for c in before):
        return below
    first = below[0]
    for child in before:
        if not _set_before(parsed, child):
            break
        first = max(first, parsed.subtree(child.i)[-1] + 1)
    return [k for k in below if k >= first] or below


def _set_before(parsed: Parsed, child: Token) -> bool:
    """Whether a clause's child is set before what it says: "According to Peru", "In a statement", "If ..."."""
    if child.dep == "prep":
        inside = parsed.child(child.i, "pobj")
        return child.lower == "according" or (inside is not None and is_text(inside))
    return child.dep in _SET_BEFORE and parsed.child(child.i, "neg") is None and child.dep != "neg"


def _closed(text: str, start: int, end: int) -> tuple[int, int]:
    """The same characters with the mark that closes what opens within, or opens what closes within."""
    for opening, closing in _PAIRS:
        inside = text[start:end]
        same = opening == closing
        opened = inside.count(opening) % 2 if same else max(0, inside.count(opening) - inside.count(closing))
        shut = inside.count(closing) % 2 if same else max(0, inside.count(closing) - inside.count(opening))
        if opened and text[end : end + 1] == closing:
            end += 1
        elif shut and text[start - 1 : start] == opening:
            start -= 1
    return start, end


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
