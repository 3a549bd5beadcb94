"""A mention made ready for comparing: its words, its day, its place among the documents."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from melian.model.event import Reading
from melian.model.mention import Mention
from melian.model.span import Span
from melian.resolution.occasion import When, when
from melian.resolution.quoted import quoted_spans
from melian.resolution.words import stem, stems

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

_NO_ACT = frozenset({"author_advice"})
AUTHOR = "author"
_BACK_REFERENCES = """call appeal proposal offer terms remarks comments position rhetoric move conditions charge charges
    accusation accusations allegation allegations pledge request requests plea message"""
BACK_REFERENCES = frozenset(map(stem, _BACK_REFERENCES.split()))
"""Words that stand for an act told elsewhere; those for demands and threats are passed over in any case."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Item:
    """A mention with what comparing needs; compared by identity."""

    mention: Mention
    digest: str
    """Of the document's text: orders items alike whatever the files are called."""
    when: When | None
    stems: frozenset[str]
    """Of content, condition and place, without those of the actors' and the speaker's names."""
    sentence: frozenset[str]
    """Of the whole span."""
    names: frozenset[str]
    """Stems of the targets' names: what all reports of acts on one target share says little."""
    quoted: tuple[Span, ...]
    """Quoted stretches of the whole document."""
    outlet: str | None
    first_in_body: bool
    """The first mention outside headings of its act's family by its actor in the document."""

    @property
    def family(self) -> str:
        """What acts its act may be told as."""
        return FAMILIES.get(self.mention.act, self.mention.act)

    @property
    def back_reference(self) -> bool:
        """It names no matter of its own ("the demand", "this ultimatum")."""
        return self.stems - self.names <= BACK_REFERENCES

    @property
    def order(self) -> tuple[str, str, int, int, str, str]:
        """A total order that the order of documents does not change."""
        m = self.mention
        return (self.digest, m.document, m.start, m.trigger.start, m.act, m.id)


def items(readings: tuple[Reading, ...], rejected: frozenset[str]) -> Iterator[Item]:
    """The mentions that are of an act: asserted, not the writer's advice, not rejected by a person."""
    for reading in readings:
        quoted = quoted_spans(reading)
        seen: set[tuple[str, str | None]] = set()
        for mention in sorted(reading.mentions, key=lambda m: (m.start, m.trigger.start, m.act, m.id)):
            if _counts(mention) and mention.id not in rejected:
                key = (FAMILIES.get(mention.act, mention.act), mention.actor)
                body = mention.form != "headline"
                yield _item(reading, mention, quoted, first=body and key not in seen)
                if body:
                    seen.add(key)


def _counts(mention: Mention) -> bool:
    return mention.polarity == "asserted" and mention.form not in _NO_ACT and mention.actor != AUTHOR


def _item(reading: Reading, mention: Mention, quoted: tuple[Span, ...], *, first: bool) -> Item:
    own = stems(" ".join((*mention.actors, mention.speaker.name if mention.speaker else "", mention.principal or "")))
    matter = " ".join((mention.content.text, mention.condition.text if mention.condition else "", mention.place or ""))
    return Item(
        mention=mention,
        digest=reading.document.digest,
        when=when(mention, reading.document),
        stems=stems(matter) - own,
        sentence=stems(mention.text) - own,
        names=stems(" ".join(mention.targets)),
        quoted=quoted,
        outlet=reading.document.outlet.value if reading.document.outlet else None,
        first_in_body=first,
    )
