"""A mention made ready for comparing: its words, its day, its place among the documents."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import count as count_on

from melian.model.event import Reading
from melian.model.mention import Mention
from melian.model.span import Span
from melian.resolution.occasion import When, to_come, when
from melian.resolution.quoted import quoted_spans
from melian.resolution.sequels import Sequel, followed
from melian.resolution.words import count, stem, stems

FAMILIES: dict[str, str] = {
    "demand": "demand",
    "appeal": "demand",
    "threaten": "threaten",
    "warn": "threaten",
    "reject": "reject",
    "deny": "reject",
    "accept": "accept",
    "agree": "accept",
    "yield": "accept",
    "offer": "offer",
    "promise": "offer",
    "accuse": "accuse",
    "condemn": "accuse",
}
"""Acts that two reports may name differently though they tell of one; a deed is a family of its own."""

_ANSWERS = {"reject": ("demand", "offer", "accuse", "threaten"), "accept": ("demand", "offer")}
_SHORT = 5
"""Words of a content that may be no more than a reference."""
_AFTER = 250
"""Characters in which the sentence after an act's says of it that it is wider or harder than before."""
_NEAR = 1500
"""Characters that an answer's act stands at most before it."""
_NO_ACT = frozenset({"author_advice"})
AUTHOR = "author"
_STANDING_FOR = """act action call appeal proposal offer terms remarks comments position rhetoric move charge accusation
allegation pledge request plea message criticism suggestion"""
BARE = frozenset(map(stem, _STANDING_FOR.split()))
"""Words that stand for an act told elsewhere; those for demands and threats are passed over in any case."""
_NOUNS = {
    "demand": "demand|ultimatum|request|call|appeal|condition|requirement|plea",
    "threaten": "threat|warning|ultimatum",
    "offer": "offer|proposal|pledge|promise",
    "accuse": "accusation|charge|allegation|criticism|condemnation",
    "accept": "agreement|deal|acceptance",
    "reject": "rejection|refusal|denial",
}
_CONTENT_OF_ITS_OWN = (
    r"(?:are|is|was|were)\s+(?:about|for)"
    r"|(?:aim|ask|call|cent(?:re|er)|concern|demand|focus|includ|requir|revolv|seek|sought)"
)
"""What a relative clause begins with that says what the act was: "its demands, which earlier centred on the ports"."""
_POINTING = {
    family: re.compile(
        rf"\b(?:this|that|these|those|such|the|his|her|its|their|\w+['’]s?)\s+(?:\w+\s+){{0,2}}?(?:{nouns})s?\b"
        r"(?!\s+(?:that|for|to|of|on|against|over)\b)"
        rf"(?!\s*,?\s+which\s+(?:\w+\s+){{0,2}}?(?:{_CONTENT_OF_ITS_OWN}))",
        re.IGNORECASE,
    )
    for family, nouns in _NOUNS.items()
}


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Item:
    """A mention with what comparing needs; compared by identity."""

    mention: Mention
    ref: int
    """Its number, by which it is kept."""
    digest: str
    """Of the document's text: orders items alike whatever the files are called."""
    family: str
    """What acts its act may be told as."""
    actors: frozenset[str]
    targets: frozenset[str]
    when: When | None
    stems: frozenset[str]
    """Of content, condition and place, without those of the actors' and the speaker's names."""
    sentence: frozenset[str]
    """Of the whole span."""
    names: frozenset[str]
    """Stems of the targets' names: what all reports of acts on one target share says little."""
    quoted: tuple[Span, ...]
    """Quoted stretches of the document that reach into it."""
    refers: bool = False
    """It answers an act that it names by no matter of its own; its stems are then those of that act."""
    points_back: bool
    """It tells of an act by a noun that refers to one told before, without its content."""
    followed: Sequel | None = None
    """What the sentence after it says of how it stands to an earlier act."""
    order: tuple[str, str, int, int, str, str]
    """A total order that the order of documents does not change."""
    first_in_body: bool
    """The first mention outside headings of its act's family by its actor in the document."""

    @property
    def bare(self) -> bool:
        """It names no matter of its own ("the charge", "this ultimatum")."""
        return self.stems - self.names <= BARE


def items(readings: Iterable[Reading], rejected: frozenset[str], first: int = 0) -> Iterator[Item]:
    """The mentions that are of an act: asserted, not the writer's advice, not rejected by a person.

    They are numbered on from `first`.
    """
    refs = count_on(first)
    for reading in readings:
        quoted = quoted_spans(reading)
        seen: set[tuple[str, str | None]] = set()
        made: list[Item] = []
        for mention in sorted(reading.mentions, key=lambda m: (m.start, m.trigger.start, m.act, m.id)):
            if _counts(mention) and mention.id not in rejected:
                body = mention.form != "headline"
                key = (FAMILIES.get(mention.act, mention.act), mention.actor)
                first_in_body = body and key not in seen
                made.append(_item(reading, mention, quoted, ref=next(refs), first=first_in_body))
                if body:
                    seen.add(key)
        yield from (_filled(item, made[:n]) for n, item in enumerate(made))


def _filled(item: Item, before: list[Item]) -> Item:
    """An answer that names no matter ("Iran denies the charge") takes that of the act it answers, told just before."""
    if item.family not in _ANSWERS or not (item.bare or _refers(item)):
        return item
    near = [b for b in before if item.mention.start - b.mention.end < _NEAR and _answered(b, item)]
    return replace(item, stems=item.stems | near[-1].stems, refers=True) if near else item


def _refers(item: Item) -> bool:
    """Its content is a short noun phrase for an act of another ("the minister's demands")."""
    content = item.mention.content.text
    return count(content) <= _SHORT and any(_POINTING[family].search(content) for family in _ANSWERS[item.family])


def _answered(act: Item, answer: Item) -> bool:
    aimed = act.targets & answer.actors or act.actors & answer.targets
    return act.family in _ANSWERS[answer.family] and not act.bare and bool(aimed)


def _counts(mention: Mention) -> bool:
    return mention.polarity == "asserted" and mention.form not in _NO_ACT and mention.actor != AUTHOR


def _item(reading: Reading, mention: Mention, quoted: tuple[Span, ...], *, ref: int, first: bool) -> Item:
    own = stems(" ".join((*mention.actors, mention.speaker.name if mention.speaker else "", mention.principal or "")))
    matter = " ".join((mention.content.text, mention.condition.text if mention.condition else "", mention.place or ""))
    if to_come(mention, reading.document) and reading.document.date:
        mention = replace(mention, date=reading.document.date.value)
    family, digest = FAMILIES.get(mention.act, mention.act), reading.document.digest
    pointing = _POINTING.get(family)
    return Item(
        mention=mention,
        ref=ref,
        family=family,
        actors=frozenset(mention.actors),
        targets=frozenset(mention.targets),
        digest=digest,
        when=when(mention, reading.document),
        stems=stems(matter) - own,
        sentence=stems(mention.text) - own,
        names=stems(" ".join(mention.targets)),
        quoted=tuple(q for q in quoted if q.overlaps(mention)),
        points_back=pointing is not None and bool(pointing.search(mention.content.text)),
        followed=followed(family, reading.document.text[mention.end : mention.end + _AFTER]),
        order=(digest, mention.document, mention.start, mention.trigger.start, mention.act, mention.id),
        first_in_body=first,
    )
