"""How the object of an act drifts: each wording against the nearest quoted words, the most verbatim first.

What a wording adds is told by its characters: a name or place, a matter, a word of degree, another addressee; and
whether it leaves out a doubt that its own article has, or names nothing but a place.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from melian.assessment.lookup import Lookup
from melian.assessment.wording import STRENGTH, nearest_quotations
from melian.model.event import Event
from melian.model.mention import Mention
from melian.model.quotation import Quotation
from melian.model.span import Excerpt
from melian.resolution.quoted import quoted_in, quoted_spans
from melian.resolution.words import stems, words

AddedKind = Literal["name", "degree", "matter", "bare", "certainty", "addressee"]

_SENTENCE = 0.8
"""Share of a sentence's characters from which a content is the sentence."""
_FAR: dict[AddedKind, float] = {
    "addressee": 3.0, "bare": 3.0, "name": 2.0, "degree": 1.5, "certainty": 1.0, "matter": 1.0,
}  # fmt: skip
"""How far each takes a wording from the quoted words; only their order says anything."""
DEGREE = re.compile(
    r"\b(?:complete(?:ly)?|entire(?:ly)?|full|fully|total(?:ly)?|whole|wholly|all|every|any|permanent(?:ly)?"
    r"|unconditional(?:ly)?|immediate(?:ly)?|at once|forever|never)\b",
    re.IGNORECASE,
)
"""Words that widen an object as far as it goes."""
_DOUBT = re.compile(r"\b(?:may|might|could|perhaps|possibly|probably|maybe)\b(?: also| well| even)?")
"""Words of quoted speech that leave it open whether it is asked for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Added:
    """What a wording has that the quoted words have not; `words` are its own, for `certainty` the ones left out."""

    kind: AddedKind
    words: tuple[Excerpt, ...]
    document: str
    """Where the words stand."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """One wording of the object, and what it adds."""

    mention: Mention
    adds: tuple[Added, ...]

    @property
    def distance(self) -> float:
        """How far it is from the quoted words; 0 for quoted words themselves."""
        return sum(_FAR[added.kind] for added in self.adds)


@dataclass(frozen=True, slots=True, kw_only=True)
class Drift:
    """All wordings of an event's object, from the most verbatim to the furthest retelling."""

    nearest: tuple[Quotation, ...]
    """The quoted words that they are held against; empty where no words of the speaker are quoted."""
    near: bool
    """Whether those share any word with the wordings."""
    wordings: tuple[Wording, ...]
    unquoted: tuple[str, ...]
    """Names and words that at least half of the other wordings have and no quoted words, the commonest first."""


def drift(event: Event, lookup: Lookup) -> Drift:
    """Every wording once, the most verbatim first."""
    mentions = _distinct(lookup.mentions_of(event))
    nearest = () if any(m.form == "direct_quote" for m in mentions) else nearest_quotations(event, lookup)[:1]
    quoted = " ".join((*(q.text for q in nearest), *_quoted_words(mentions, lookup)))
    scale = _Scale(
        quoted=stems(quoted),
        degrees=frozenset(found.casefold() for found in DEGREE.findall(quoted)),
        own=stems(" ".join(filter(None, (event.actor, event.speaker.name if event.speaker else "", event.principal)))),
        names=names_in(mentions),
        targets=frozenset((event.target or "").split("; ")) - {""},
        doubts=tuple(_doubts(event, mentions, nearest)),
    )
    wordings = [Wording(mention=m, adds=tuple(_added(m, scale, mentions))) for m in mentions]
    told = frozenset().union(*(stems(m.content.text) for m in mentions)) - scale.own
    return Drift(
        nearest=nearest,
        near=not nearest or bool(told & stems(nearest[0].text)),
        wordings=tuple(sorted(wordings, key=lambda w: (w.distance, _form(w.mention)))),
        unquoted=_unquoted(wordings),
    )


def _form(mention: Mention) -> int:
    return STRENGTH.index(mention.form) if mention.form in STRENGTH else len(STRENGTH)


def steps(found: Drift, most: int = 8) -> tuple[Wording, ...]:
    """One wording for each set of things that are added, the shortest, in order; of more than `most` the widest steps.

    The first and the furthest are always among them.
    """
    by_kinds: dict[frozenset[AddedKind], Wording] = {}
    for wording in found.wordings:
        kinds = frozenset(added.kind for added in wording.adds)
        held = by_kinds.setdefault(kinds, wording)
        if len(wording.mention.content) < len(held.mention.content):
            by_kinds[kinds] = wording
    kept = sorted(by_kinds.values(), key=lambda w: w.distance)
    while len(kept) > max(2, most):
        gaps = [(kept[k + 1].distance - kept[k - 1].distance, k) for k in range(1, len(kept) - 1)]
        del kept[min(gaps)[1]]
    return tuple(kept)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Doubt:
    """Words that leave the act open, and the articles that could know of them."""

    document: str
    words: Excerpt
    known: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Scale:
    """What wordings are held against."""

    quoted: frozenset[str]
    degrees: frozenset[str]
    own: frozenset[str]
    """Stems of the names of those who act and speak: they add nothing."""
    names: frozenset[str]
    targets: frozenset[str]
    doubts: tuple[_Doubt, ...]


def _distinct(mentions: Iterable[Mention]) -> tuple[Mention, ...]:
    """One mention for each different wording in an article; not those that only point back ("this ultimatum")."""
    seen: dict[tuple[str, str], Mention] = {}
    for mention in mentions:
        plain = " ".join(re.findall(r"\w+", mention.content.text.casefold()))
        if stems(mention.content.text):
            seen.setdefault((mention.document, plain), mention)
    return tuple(seen.values())


def _quoted_words(mentions: Iterable[Mention], lookup: Lookup) -> Iterator[str]:
    """The words in quotation marks inside the mentions; a headline's marks are its writer's."""
    for mention in mentions:
        if mention.form == "direct_quote":
            yield mention.content.text
        elif mention.form not in ("headline", "author_opinion"):
            for span in quoted_in(quoted_spans(lookup.readings[mention.document]), mention):
                yield mention.text[span.start - mention.start : span.end - mention.start]


def names_in(mentions: Iterable[Mention]) -> frozenset[str]:
    """Stems that the articles' texts write with a capital inside a sentence, and of the names of targets and places."""
    upper: set[str] = set()
    lower: set[str] = set()
    for mention in mentions:
        upper |= stems(" ".join((*mention.targets, *(mention.place or "").split("; "))))
        for word in words(mention.text) if mention.form != "headline" else ():
            if mention.text[word.start].islower():
                lower.add(word.stem)
            elif word.start > 0:
                upper.add(word.stem)
    return frozenset(upper - lower)


def bare(mention: Mention, others: Iterable[Mention], names: frozenset[str]) -> bool:
    """Whether its object is nothing but names, where others have a matter: "the Baltics", no withdrawal from there."""
    held = stems(mention.content.text)
    return bool(held) and held <= names and any(stems(m.content.text) - names for m in others)


def _added(mention: Mention, scale: _Scale, mentions: Iterable[Mention]) -> Iterator[Added]:
    if mention.form == "direct_quote":
        return
    content = mention.content
    degrees = [_at(content, m.start(), m.end()) for m in DEGREE.finditer(content.text)]
    degrees = [d for d in degrees if d.text.casefold() not in scale.degrees]
    new = [w for w in words(content.text) if w.stem not in scale.quoted | scale.own]
    held = [(w.stem in scale.names, _at(content, w.start, w.end)) for w in new]
    if scale.targets and mention.targets and not scale.targets & set(mention.targets):
        yield Added(kind="addressee", words=(), document=mention.document)
    if bare(mention, mentions, scale.names | scale.own):
        yield Added(kind="bare", words=(content,), document=mention.document)
    plain = [] if _whole(mention) else [e for n, e in held if not n and not any(d.overlaps(e) for d in degrees)]
    found: tuple[tuple[AddedKind, list[Excerpt]], ...] = (
        ("name", [e for n, e in held if n]),
        ("degree", degrees),
        ("matter", plain),
    )
    for kind, excerpts in found:
        if excerpts:
            yield Added(kind=kind, words=tuple(dict.fromkeys(excerpts)), document=mention.document)
    yield from _certainty(mention, scale)


def _certainty(mention: Mention, scale: _Scale) -> Iterator[Added]:
    """The doubt that it leaves out: of its own article, else of one that it has it from or of the quoted words."""
    known = [d for d in scale.doubts if mention.document in d.known]
    if mention.hedge is None and not _DOUBT.search(mention.text) and known:
        doubt = min(known, key=lambda d: d.document != mention.document)
        yield Added(kind="certainty", words=(doubt.words,), document=doubt.document)


def _whole(mention: Mention) -> bool:
    """Whether the content is the whole sentence: no words for the object could be told from the rest."""
    return len(mention.content) >= _SENTENCE * len(mention)


def _doubts(event: Event, mentions: Iterable[Mention], nearest: Iterable[Quotation]) -> Iterator[_Doubt]:
    """Each article's hedges, for itself and for those that have it from there; those of the quoted words for all."""
    after = {link.document: {step.document for step in link.path if step.document} for link in event.chain}
    everywhere = frozenset(after) | {m.document for m in mentions}
    for quotation in nearest:
        for found in _DOUBT.finditer(quotation.text):
            yield _Doubt(
                document=quotation.document, words=_at(quotation, found.start(), found.end()), known=everywhere
            )
    for m in mentions:
        if m.hedge is not None:
            known = frozenset(path for path, sources in after.items() if m.document in sources)
            yield _Doubt(document=m.document, words=m.hedge, known=known | {m.document})


def _at(content: Excerpt, start: int, end: int) -> Excerpt:
    return Excerpt(start=content.start + start, end=content.start + end, text=content.text[start:end])


def _unquoted(wordings: Iterable[Wording]) -> tuple[str, ...]:
    retold = [w for w in wordings if w.mention.form != "direct_quote"]
    spelt: dict[str, Counter[str]] = {}
    for wording in retold:
        said = {e.text for added in wording.adds if added.kind in ("name", "matter") for e in added.words}
        for stem, text in {(next(iter(stems(text)), ""), text) for text in said}:
            spelt.setdefault(stem, Counter())[text] += 1
    common = [(counted.total(), counted.most_common(1)[0][0]) for counted in spelt.values()]
    return tuple(text for n, text in sorted(common, key=lambda c: (-c[0], c[1])) if 2 * n >= len(retold))
