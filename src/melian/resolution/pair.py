"""Whether two mentions tell of one act, how sure that is, and why."""

from __future__ import annotations

from dataclasses import dataclass

from melian.resolution.item import Item
from melian.resolution.matter import likeness
from melian.resolution.occasion import one_occasion
from melian.resolution.words import written

ENOUGH = 0.5
"""Score from which two mentions are joined. This and the numbers below were found by hand on annotated news
(eval/events.py) and checked on other annotated news that they were not found on; a change of .05 in any moves
F1 by less than .01.
"""
ENOUGH_LISTED = 0.62
"""The same for accusations: an accuser lists several wrongs of one target, each an act of its own."""
_SAME_DOCUMENT = 0.12
_UNDATED = -0.05
"""For two reports of which one cannot be dated: that they are of one occasion is then only likely."""
_UNDATED_BY_ONE = -0.1
"""The same where the other can be dated and their contents share one word only."""
_OTHER_ACT = -0.08
_HEADLINE = 0.3
_HEADLINE_SAME_TARGET = 0.45
_SAME_SPEAKER = 0.05
_NO_TARGET = -0.08
_TARGET_IN_WORDS = -0.05
_OTHER_TARGET = -0.25
_COPY = 2.0
"""More than any two other mentions can have: copies join before all else."""
_SHOWN = 6
"""Common words that are told at most."""
_SENTENCE = 0.6
"""Weight of what the whole sentences share, beside what the contents share."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Likeness:
    """The score of a pair, about 0 to 1."""

    score: float
    decisive: bool = False
    """A headline and what stands first under it: it joins whatever else the text says of the act."""

    def enough(self, item: Item) -> bool:
        """Whether it joins."""
        return self.score >= (ENOUGH_LISTED if item.family == "accuse" else ENOUGH)


def compare(left: Item, right: Item) -> Likeness | None:
    """How alike two mentions are; None where they cannot be one act.

    They cannot where the acts are of different kinds, nobody acts in both, one acts on the other's actor,
    or their dates are apart. One article under two paths tells of the same acts, whatever else.
    """
    if _one_text(left, right):
        return Likeness(score=_COPY, decisive=True)
    if left.family != right.family or left.actors.isdisjoint(right.actors) or opposed(left, right):
        return None
    if one_occasion(left.when, right.when) is False:
        return None
    names = left.names | right.names
    matter = likeness(left.stems, right.stems, names)
    sentence = 0.0 if _one_sentence(left, right) else _SENTENCE * likeness(left.sentence, right.sentence, names)
    headline = left.mention.document == right.mention.document and _one_headline(left, right)
    score = max(matter, sentence) + _target(left, right) + _telling(left, right)
    if headline:
        score += _HEADLINE if left.targets.isdisjoint(right.targets) else _HEADLINE_SAME_TARGET
    return Likeness(score=score, decisive=headline)


def told(left: Item, right: Item) -> str:
    """Why two mentions were joined, in words."""
    a, b = left.mention, right.mention
    if _one_text(left, right):
        return "the same words of the same text, which is there twice"
    found = [_shared(left, right), _target_told(left, right)]
    if a.act != b.act:
        found.append(f"told as {a.act} and as {b.act}")
    if a.document == b.document:
        found.append("in one report")
        if _one_headline(left, right):
            found.append("headline and first mention")
    if a.speaker and b.speaker and a.speaker.name == b.speaker.name:
        found.append(f"both by {a.speaker.name}")
    if one_occasion(left.when, right.when):
        found.append("dates agree")
    return "; ".join(why for why in found if why)


def opposed(left: Item, right: Item) -> bool:
    """Whether one acts on whom the other acts for: the same words with the roles turned round."""
    return not (left.actors.isdisjoint(right.targets) and right.actors.isdisjoint(left.targets))


def _telling(left: Item, right: Item) -> float:
    """What else speaks for or against: the kind of act, the dates, the report, the speaker."""
    a, b = left.mention, right.mention
    score = _OTHER_ACT if a.act != b.act else 0.0
    if a.document == b.document:
        score += _SAME_DOCUMENT
    elif left.when is None or right.when is None:
        score += _UNDATED_BY_ONE if _by_one_word(left, right) else _UNDATED
    if a.speaker and b.speaker and a.speaker.name == b.speaker.name:
        score += _SAME_SPEAKER
    return score


def _by_one_word(left: Item, right: Item) -> bool:
    one_dated = (left.when is None) != (right.when is None)
    return one_dated and len((left.stems & right.stems) - left.names - right.names) == 1


def _target(left: Item, right: Item) -> float:
    if not left.targets.isdisjoint(right.targets):
        return 0.0
    if not _named(left) or not _named(right):
        return _NO_TARGET
    return _TARGET_IN_WORDS if _in_words(left, right) else _OTHER_TARGET


def _target_told(left: Item, right: Item) -> str:
    common = left.targets & right.targets
    if common:
        return f"same target ({', '.join(sorted(common))})"
    named = _named(left) and _named(right) and _in_words(left, right)
    return "the one's target is in the other's words" if named else ""


def _in_words(left: Item, right: Item) -> bool:
    return not (left.names.isdisjoint(right.stems) and right.names.isdisjoint(left.stems))


def _named(item: Item) -> bool:
    """Whether a target is named: "allies" or "foreign powers" only describes one, and contradicts none."""
    return any(name[:1].isupper() for name in item.targets)


def _one_sentence(left: Item, right: Item) -> bool:
    """Two acts that one sentence tells share its words in any case."""
    a, b = left.mention, right.mention
    return a.document == b.document and a.overlaps(b)


def _one_text(left: Item, right: Item) -> bool:
    a, b = left.mention, right.mention
    return a.id == b.id and left.digest == right.digest and a.document != b.document


def _one_headline(left: Item, right: Item) -> bool:
    return _headline(left, right) or _headline(right, left)


def _headline(title: Item, body: Item) -> bool:
    return title.mention.form == "headline" != body.mention.form and body.first_in_body


def _shared(left: Item, right: Item) -> str:
    common = (left.stems & right.stems) or (left.sentence & right.sentence)
    m = left.mention
    parts = (m.content.text, m.condition.text if m.condition else "", m.place or "", m.text)
    told = written(" ".join(parts), common)[:_SHOWN]
    return f"same matter ({', '.join(told)})" if told else ""
