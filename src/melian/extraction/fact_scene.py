"""What every reader of facts asks of a text: who a phrase names, whose words it stands in, and a fact made of it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from melian.extraction.arguments import coordinated
from melian.extraction.cast import Cast
from melian.extraction.fact_mood import ACTUAL, Mood
from melian.extraction.fact_time import fact_time
from melian.extraction.sources import Credits
from melian.model.actor import Referent
from melian.model.fact import Fact, FactKind, Quantity
from melian.model.fact_pack import FactPack
from melian.model.gazetteer import Gazetteer
from melian.model.parsed import Parsed, Token
from melian.model.quotation import Quotation
from melian.model.span import Excerpt, Span

_STATES = frozenset({"state", "historical_state", "territory"})
_BODIES = frozenset({"organisation"})
_PHRASE = frozenset({"compound", "amod", "nmod"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """What a reader has found, before it is a fact: the word that carries it, its last token, and its parts."""

    kind: FactKind
    predicate: str
    trigger: int
    last: int
    subject: str | None
    rule: str
    first: int | None = None
    mood: Mood = ACTUAL
    object: str | None = None
    role: str | None = None
    quantity: Quantity | None = None
    places: tuple[str, ...] = ()
    place_count: int | None = None
    time: str | None = None
    timeless: bool = False
    """It has no time of its own to look for."""
    then: bool = False
    """It is told of some time in the past, whether the text dates it or not."""
    lasts: int | None = None


@dataclass(frozen=True, kw_only=True)
class Scene:
    """One parsed document with its cast, its quotations and the packs."""

    parsed: Parsed
    cast: Cast
    quoted: tuple[Quotation, ...]
    actors: Gazetteer
    pack: FactPack
    outlets: tuple[str, ...] = ()

    @cached_property
    def credits(self) -> Credits:
        """The credits of the document, made when the first fact is."""
        return Credits(self.parsed, self.cast, self.outlets)

    @cached_property
    def digest(self) -> str:
        """The text's digest."""
        return self.parsed.document.digest

    def known(self, i: int) -> tuple[str, ...]:
        """Canonical names of whom the phrase at `i` acts for, with what is coordinated and set beside it."""
        found = [name for r in self.cast.refer_all(i) for name in r.actors if name in self.actors.by_name]
        if not found:
            beside = [c.i for c in self.parsed.children(i) if c.dep == "appos"]
            found = [name for k in beside for name in self.known(k)]
        return tuple(dict.fromkeys(found))

    def states(self, i: int) -> tuple[str, ...]:
        """The states and territories among them."""
        return tuple(name for name in self.known(i) if self.actors.by_name[name].kind in _STATES)

    def bodies(self, i: int) -> tuple[str, ...]:
        """The organisations among them."""
        return tuple(name for name in self.known(i) if self.actors.by_name[name].kind in _BODIES)

    def person(self, i: int) -> Referent | None:
        """The named person that the word at `i` refers to."""
        found = self.cast.refer(i)
        return found if found is not None and found.kind == "person" else None

    def named(self, i: int) -> str | None:
        """Whom the phrase at `i` names: canonical names, else its own words."""
        known = self.known(i)
        if known:
            return "; ".join(sorted(known))
        token = self.parsed.tokens[i]
        return self.words(i) if token.pos in ("NOUN", "PROPN") else None

    def words(self, i: int) -> str:
        """A noun with the words before it that belong to it, without its article."""
        first = i
        for child in self.parsed.children(i):
            if child.dep in _PHRASE and child.i < i:
                first = min(first, child.i)
        text = self.parsed.excerpt(self.parsed.tokens[first].start, self.parsed.tokens[i].end).text
        return " ".join(text.split())

    def owner(self, i: int) -> tuple[str, ...]:
        """Canonical names of whom the noun at `i` belongs to."""
        found = [name for r in self.cast.owner(i) for name in r.actors if name in self.actors.by_name]
        return tuple(dict.fromkeys(found))

    def verb_above(self, i: int) -> Token | None:
        """The nearest verb above token `i`."""
        return next((t for t in self.parsed.ancestors(i) if t.pos in ("VERB", "AUX")), None)

    def quotation(self, span: Span) -> Quotation | None:
        """The innermost quotation that holds the characters."""
        return min((q for q in self.quoted if q.holds(span)), key=len, default=None)

    def made(self, claim: Claim) -> Fact:
        """The fact that a claim is."""
        parsed = self.parsed
        trigger, last = parsed.tokens[claim.trigger], parsed.tokens[claim.last]
        first = parsed.tokens[claim.trigger if claim.first is None else claim.first]
        sentence = parsed.sentence_of(trigger.i)
        words = parsed.excerpt(min(first.start, trigger.start), max(trigger.end, last.end))
        time, role = (claim.time, None) if claim.timeless or claim.time else fact_time(parsed, trigger.i)
        if claim.then and role is None:
            role = "at"
        polarity, modality = claim.mood
        source, quoted = self._source(words)
        place = "; ".join(sorted(dict.fromkeys(claim.places))) or None
        key = (self.digest, words.start, words.end, claim.predicate, claim.subject, claim.object, place, claim.mood)
        return Fact(
            start=sentence.start,
            end=sentence.end,
            text=parsed.text[sentence.start : sentence.end],
            id=hashlib.sha256(repr(key).encode("utf-8", "surrogatepass")).hexdigest()[:16],
            document=parsed.document.path,
            kind=claim.kind,
            predicate=claim.predicate,
            claim=words,
            subject=claim.subject,
            object=claim.object,
            role=claim.role,
            quantity=claim.quantity,
            place=place,
            place_count=claim.place_count,
            time=time,
            time_role="at" if claim.time else role,
            polarity=polarity,
            modality=modality,
            source=source,
            quoted=quoted,
            lasts=claim.lasts,
            rule=claim.rule,
        )

    def _source(self, words: Excerpt) -> tuple[str | None, bool]:
        quotation = self.quotation(words)
        if quotation is not None and quotation.speaker is not None:
            return quotation.speaker.name, quotation.kind == "direct"
        inside = self.parsed.tokens_in(words)
        credited = self.credits.of(self.parsed.sentence_of(inside[0].i), None) if inside else None
        return credited, quotation is not None and quotation.kind == "direct"

    def within(self, i: int, deps: Iterable[str]) -> Iterator[Token]:
        """What hangs on token `i` by these labels, each with what is coordinated with it."""
        for child in self.parsed.children(i):
            if child.dep in deps:
                yield from (self.parsed.tokens[k] for k in coordinated(self.parsed, child.i))


def office_at(scene: Scene, i: int) -> str | None:
    """The office that the noun at `i` names, alone or with the word before it; a deputy's is none of them."""
    tokens = scene.parsed.tokens
    lemma = tokens[i].lemma.lower()
    double = f"{tokens[i - 1].lower} {lemma}" if i else lemma
    name, before = (double, i - 2) if scene.pack.holds("office", double) else (lemma, i - 1)
    if not scene.pack.holds("office", name) or (before >= 0 and scene.pack.holds("under", tokens[before].lower)):
        return None
    return name
