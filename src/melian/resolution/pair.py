"""Whether two mentions tell of one act, how sure that is, and why."""

from __future__ import annotations

from dataclasses import dataclass

from melian.model.mention import Mention
from melian.resolution.item import Item
from melian.resolution.matter import likeness
from melian.resolution.occasion import one_occasion

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
_OTHER_ACT = -0.08
_HEADLINE = 0.3
_HEADLINE_SAME_TARGET = 0.45
_SAME_SPEAKER = 0.05
_NO_TARGET = -0.08
_TARGET_IN_WORDS = -0.05
_OTHER_TARGET = -0.25
_SENTENCE = 0.6
"""Weight of what the whole sentences share, beside what the contents share."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Likeness:
    """The score of a pair, about 0 to 1, and what it rests on."""

    score: float
    reasons: tuple[str, ...]
    decisive: bool = False
    """A headline and what stands first under it: it joins whatever else the text says of the act."""

    def enough(self, item: Item) -> bool:
        """Whether it joins."""
        return self.score >= (ENOUGH_LISTED if item.family == "accuse" else ENOUGH)


def compare(left: Item, right: Item) -> Likeness | None:
    """How alike two mentions are; None where they cannot be one act.

    They cannot where the acts are of different kinds, nobody acts in both, one acts on the other's actor,
    or their dates are apart.
    """
    a, b = left.mention, right.mention
    if left.family != right.family or not set(a.actors) & set(b.actors) or opposed(left, right):
        return None
    occasion = one_occasion(left.when, right.when)
    if occasion is False:
        return None
    names = left.names | right.names
    matter = likeness(left.stems, right.stems, names)
    sentence = 0.0 if _one_sentence(left, right) else _SENTENCE * likeness(left.sentence, right.sentence, names)
    parts = [(max(matter, sentence), _shared(left, right)), *_adjustments(left, right)]
    if occasion:
        parts.append((0.0, "dates agree"))
    return Likeness(
        score=sum(value for value, _ in parts),
        reasons=tuple(why for _, why in parts if why),
        decisive=a.document == b.document and (_headline(left, right) or _headline(right, left)),
    )


def opposed(left: Item, right: Item) -> bool:
    """Whether one acts on whom the other acts for: the same words with the roles turned round."""
    a, b = left.mention, right.mention
    return bool(set(a.actors) & set(b.targets) or set(b.actors) & set(a.targets))


def _adjustments(left: Item, right: Item) -> list[tuple[float, str]]:
    a, b = left.mention, right.mention
    found = [_target(left, right)]
    if a.act != b.act:
        found.append((_OTHER_ACT, f"told as {a.act} and as {b.act}"))
    if a.document != b.document and (left.when is None or right.when is None):
        found.append((_UNDATED, ""))
    if a.document == b.document:
        found.append((_SAME_DOCUMENT, "in one report"))
        if _headline(left, right) or _headline(right, left):
            same = bool(set(a.targets) & set(b.targets))
            found.append((_HEADLINE_SAME_TARGET if same else _HEADLINE, "headline and first mention"))
    if a.speaker and b.speaker and a.speaker.name == b.speaker.name:
        found.append((_SAME_SPEAKER, f"both by {a.speaker.name}"))
    return found


def _target(left: Item, right: Item) -> tuple[float, str]:
    a, b = left.mention, right.mention
    common = set(a.targets) & set(b.targets)
    if common:
        return 0.0, f"same target ({', '.join(sorted(common))})"
    if not _named(a) or not _named(b):
        return _NO_TARGET, ""
    if left.names & right.stems or right.names & left.stems:
        return _TARGET_IN_WORDS, "the one's target is in the other's words"
    return _OTHER_TARGET, ""


def _named(mention: Mention) -> bool:
    """Whether a target is named: "allies" or "foreign powers" only describes one, and contradicts none."""
    return any(name[:1].isupper() for name in mention.targets)


def _one_sentence(left: Item, right: Item) -> bool:
    """Two acts that one sentence tells share its words in any case."""
    a, b = left.mention, right.mention
    return a.document == b.document and a.overlaps(b)


def _headline(title: Item, body: Item) -> bool:
    return title.mention.form == "headline" != body.mention.form and body.first_in_body


def _shared(left: Item, right: Item) -> str:
    common = sorted((left.stems & right.stems) or (left.sentence & right.sentence))
    return f"same matter ({', '.join(common[:6])})" if common else ""
