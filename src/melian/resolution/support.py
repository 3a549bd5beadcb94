"""In whose words an act is told: verbatim, in part, paraphrased or in headlines only, judged on its own object."""

from __future__ import annotations

from melian.model.event import Support
from melian.model.span import Excerpt, Span
from melian.resolution.group import Group
from melian.resolution.item import Item
from melian.resolution.matter import total
from melian.resolution.quoted import quoted_in
from melian.resolution.words import count, stems

FEWEST = 4
"""Quoted words below this are no quotation of an act."""
_CARRIED = 0.5
"""Share of the object's words that quoted words must hold."""
_WHOLLY = 0.9
"""Share of a mention's words that are quoted where it is a quotation and no report of one."""
_POINTING = frozenset(["here", "there", "this", "these", "those", "them", "their"])
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
    carrying = [q for q in held if count(q.text) >= FEWEST and carries(q, group)]
    if item.mention.form == "direct_quote" and any(_whole(q, item) and _names_it(q, group) for q in carrying):
        return "verbatim"
    named = bool(stems(item.mention.text) & (group.proper - group.names))
    if any(_names_it(q, group) or (named and q.overlaps(item.mention.content)) for q in carrying):
        return "verbatim_in_part"
    return "paraphrase_only"


def quotes(item: Item) -> tuple[Excerpt, ...]:
    """The quoted words inside a mention."""
    m = item.mention
    return tuple(
        Excerpt(start=s.start, end=s.end, text=m.text[s.start - m.start : s.end - m.start])
        for s in quoted_in(item.quoted, Span(start=m.start, end=m.end))
    )


def carries(quote: Excerpt, group: Group) -> bool:
    """Whether quoted words hold enough of the words of the event's own object."""
    return total(stems(quote.text) & group.core, group.names) >= _CARRIED * total(group.core, group.names)


def _names_it(quote: Excerpt, group: Group) -> bool:
    """Whether they hold the name of its place or thing, where it has one, or point to it."""
    named = group.proper - group.names
    pointing = bool(_POINTING & {w.casefold() for w in quote.text.split()})
    return not named or bool(stems(quote.text) & named) or pointing


def _whole(quote: Excerpt, item: Item) -> bool:
    """Whether it is a sentence's quotation and no piece inside reported speech."""
    first = quote.text.lstrip()[:1]
    return first.isupper() or first.isdigit() or count(quote.text) >= _WHOLLY * count(item.mention.text)
