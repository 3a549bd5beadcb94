"""In whose words an act is told: verbatim, in part, paraphrased or in headlines only, judged on its own object."""

from __future__ import annotations

from melian.model.event import Support
from melian.model.span import Excerpt, Span
from melian.resolution.group import Group
from melian.resolution.item import Item
from melian.resolution.matter import total
from melian.resolution.quoted import quoted_in
from melian.resolution.words import count, stems, words

FEWEST = 4
"""Quoted words below this are no quotation of an act."""
_CARRIED = 0.5
"""Share of the object's words that quoted words must hold."""
_MOSTLY = 0.6
"""Share of a mention's words that are quoted in a sentence's quotation."""
_POINTING = frozenset(["here", "there", "this", "that", "these", "those", "it", "its", "them", "their"])
"""Words by which a quoted sentence takes its object from what was said before."""
_ORDER: tuple[Support, ...] = ("verbatim", "verbatim_in_part", "paraphrase_only", "headline_only")


def support(group: Group) -> Support:
    """The best support that any mention gives."""
    return min((support_of(item, group) for item in group.items), key=_ORDER.index)


def support_of(item: Item, group: Group) -> Support:
    """The support that one mention gives to the event."""
    if item.mention.form == "headline":
        return "headline_only"
    if item.mention.form == "author_opinion":
        return "paraphrase_only"
    held = quotes(item)
    if not held and item.mention.form == "direct_quote":
        return "verbatim"
    carrying = [q for q in held if count(q.text) >= FEWEST and carries(q, item, group)]
    if not carrying:
        return "paraphrase_only"
    whole = item.mention.form == "direct_quote" and any(_sentence(q, item) for q in carrying)
    return "verbatim" if whole else "verbatim_in_part"


def quotes(item: Item) -> tuple[Excerpt, ...]:
    """The quoted words inside a mention."""
    m = item.mention
    return tuple(
        Excerpt(start=s.start, end=s.end, text=m.text[s.start - m.start : s.end - m.start])
        for s in quoted_in(item.quoted, Span(start=m.start, end=m.end))
    )


def carries(quote: Excerpt, item: Item, group: Group) -> bool:
    """Whether quoted words hold the event's own object: enough of its words, and the name of its place or thing."""
    held = stems(quote.text)
    core = group.core or item.stems
    if total(held & core, group.names) < _CARRIED * total(core, group.names):
        return False
    named = _proper(group) - group.names
    pointing = bool(_POINTING & {w.casefold() for w in quote.text.split()})
    return not named or bool(held & named) or (pointing and count(quote.text) > FEWEST)


def _proper(group: Group) -> frozenset[str]:
    """The core's words that stand with a capital inside a content: names of places and things."""
    found: set[str] = set()
    for item in group.items:
        text = item.mention.content.text
        found.update(w.stem for w in words(text) if w.start > 0 and text[w.start].isupper())
    return frozenset(found) & group.core


def _sentence(quote: Excerpt, item: Item) -> bool:
    """Whether it is a sentence's quotation and no piece inside reported speech."""
    first = quote.text.lstrip()[:1]
    return first.isupper() or first.isdigit() or count(quote.text) >= _MOSTLY * count(item.mention.text)
