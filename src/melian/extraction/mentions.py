"""Finds to mentions: the contract's fields, one object for each act that a sentence tells."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from melian.extraction.act_reader import RULE as ENCODER
from melian.extraction.act_reader import UNTAUGHT, ActReader
from melian.extraction.answers import with_answered, without_taken
from melian.extraction.arguments import surface_subject
from melian.extraction.cast import Cast
from melian.extraction.conditions import condition
from melian.extraction.confidence import Crowd, Hope, agreed, features, probability
from melian.extraction.content import content_of
from melian.extraction.dates import act_date
from melian.extraction.entities import Entities
from melian.extraction.fillers import named_below, same_side
from melian.extraction.find import Find
from melian.extraction.finds import Finder
from melian.extraction.forms import form_of, speaker_of
from melian.extraction.marks import Marks
from melian.extraction.organs import Organs
from melian.extraction.party_choice import Chooser, Read
from melian.extraction.places import place_of
from melian.extraction.polarity import deed_polarity, hedge, polarity
from melian.extraction.sources import Credits
from melian.extraction.subject import about
from melian.extraction.unreal import unfinished
from melian.extraction.voices import FEWEST_QUOTED_WORDS, Voices
from melian.model.actor import Referent
from melian.model.frame import ActPack, ClausePattern
from melian.model.mention import DEEDS, Mention, Plover, Polarity, Speaker
from melian.model.parsed import Parsed
from melian.model.quotation import Quotation
from melian.model.tags import ActTags

AUTHOR = "author"
_DONE = frozenset(DEEDS) | UNTAUGHT
"""Acts that have happened or not, and that the encoder does not weigh."""
_ANSWERS = ("deny", "agree")
"""Acts whose content names what is denied or agreed, not whom it is said to."""

_OF_ANOTHER = frozenset({"reject", "deny", "accept", "agree", *DEEDS})
"""Acts in whose content another's words may be quoted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Weighed:
    """A mention with the features that its confidence rests on, and the least to be reported of what weighed it."""

    mention: Mention
    features: frozenset[str]
    floor: float
    settled: bool
    """Its words settle whom it is done to."""


def mentions(
    parsed: Parsed,
    cast: Cast,
    quotations: tuple[Quotation, ...],
    acts: ActPack,
    outlets: tuple[str, ...] = (),
    tags: ActTags | None = None,
    finder: Finder | None = None,
) -> tuple[Mention, ...]:
    """Every act that the document tells, in text order; none of a match report.

    `outlets` are names of news outlets as texts credit them; they make `cited_source`. `tags` are the encoder's, for
    what the patterns miss or get wrong. `finder` is one that has looked through the text before, with other voices.
    """
    if about(parsed, dict(acts.words).get("sport", frozenset())):
        return ()
    made = tuple(weighed(parsed, cast, quotations, acts, outlets, tags, finder))
    kept = (w.mention for w in made if w.mention.confidence >= w.floor)
    told = without_taken(sorted(_best(kept, acts.clauses), key=lambda m: (m.start, m.trigger.start, m.act)))
    return with_answered(told, frozenset(w.mention.id for w in made if w.settled))


def weighed(
    parsed: Parsed,
    cast: Cast,
    quotations: tuple[Quotation, ...],
    acts: ActPack,
    outlets: tuple[str, ...] = (),
    tags: ActTags | None = None,
    finder: Finder | None = None,
) -> Iterator[Weighed]:
    """Every find's mention, whatever its confidence. `finder` is one that has looked through the text before."""
    builder = _Builder(parsed, cast, acts, Credits(parsed, cast, outlets))
    voices = Voices(parsed, cast, quotations)
    entities = Entities(parsed, cast)
    finder = finder.hearing(voices) if finder is not None else Finder(parsed, cast, voices, acts)
    told = tuple(reads(parsed, finder, voices, entities, tags))
    chooser = Chooser(parsed, cast, entities, told)
    for read in told:
        if not builder.worth(read.reviewed, tags):
            continue
        made = builder.mention(chooser.chosen(read, acts.actor_weights, acts.target_weights))
        if made is not None:
            yield made


def reads(parsed: Parsed, finder: Finder, voices: Voices, entities: Entities, tags: ActTags | None) -> Iterator[Read]:
    """Every find of the patterns, and what only the encoder finds."""
    finds = tuple(finder.finds())
    if tags is None:
        yield from (Read(found=find, reviewed=find) for find in finds)
        return
    reader = ActReader(parsed, tags, entities, voices)
    yield from (_read(reader, find, reader.reviewed(find)) for find in finds)
    yield from (_read(reader, find, find) for find in reader.unread(finds))


def _read(reader: ActReader, found: Find, reviewed: Find) -> Read:
    actor, target = reader.castings(found) or (None, None)
    return Read(found=found, reviewed=reviewed, actor=actor, target=target)


def _best(found: Iterable[Mention], clauses: Iterable[ClausePattern]) -> Iterator[Mention]:
    """Of the mentions that tell the same act in one sentence, the one most to be trusted.

    What is warned of or refused "until" something is done is there only for what is demanded, and who is asked to
    do it "or" be harmed is no longer merely asked.
    """
    ties = {p.id: "or" in p.ties for p in clauses if p.ties}
    told: dict[tuple[int, str, str | None, str], list[Mention]] = {}
    for mention in sorted(found, key=_rank, reverse=True):
        held = told.setdefault((mention.start, mention.act, mention.actor, mention.polarity), [])
        if not held or _besides(mention, held):
            held.append(mention)
    kept = [m for held in told.values() for m in held]
    tied = {(m.start, m.actor) for m in kept if m.rule in ties}
    forced = {(m.start, m.actor) for m in kept if ties.get(m.rule)}
    for mention in kept:
        asked = mention.act == "appeal" and (mention.start, mention.actor) in forced
        if not asked and not (mention.act in ("warn", "reject") and (mention.start, mention.actor) in tied):
            yield mention


def _besides(mention: Mention, held: Sequence[Mention]) -> bool:
    """Whether one pattern finds the same act done to others too: "urged Peru to pay and called on Chile to wait"."""
    if mention.rule == ENCODER or mention.act in DEEDS or not mention.targets:
        return False
    return all(m.rule == mention.rule and m.trigger != mention.trigger and m.targets for m in held) and not any(
        set(mention.targets) & set(m.targets) for m in held
    )


def _rank(mention: Mention) -> tuple[bool, float, int]:
    return (mention.target is not None, mention.confidence, -mention.trigger.start)


class _Builder:
    """Makes mentions of one document."""

    def __init__(self, parsed: Parsed, cast: Cast, acts: ActPack, credits_: Credits) -> None:
        self.parsed, self.cast, self.acts, self.credits = parsed, cast, acts, credits_
        self._plover = dict(acts.plover)
        self._hedges = frozenset(acts.hedges)
        self._conduct = dict(acts.words).get("conduct", frozenset())
        self._organs = Organs(parsed, cast, dict(acts.words))
        self._weights = dict(acts.weights)
        self._unchosen_weights = dict(acts.unchosen_weights)
        self._encoder_weights = dict(acts.encoder_weights)
        self._hope = Hope(self._encoder_weights, acts.encoder_floor)
        self._crowd = Crowd(parsed, cast, dict(acts.words))
        self._marks = Marks(parsed)
        self._digest = parsed.document.digest

    def worth(self, find: Find, tags: ActTags | None) -> bool:
        """Whether it may be reported at all: no act in words that the encoder was not given to read, none too weak."""
        if find.seen is None or tags is None:
            return True
        if find.rule == ENCODER:
            return self._hope.of(find, self._crowd, self.parsed.sentence_of(find.trigger.i))
        return bool(tags.read[find.trigger.i])

    def mention(self, find: Find) -> Weighed | None:
        """The mention that a find makes, or None where it names nobody or is one state's own affair."""
        actor = AUTHOR if find.advice else _names(find.who)
        candidates = () if actor else tuple(dict.fromkeys(c for r in find.who for c in r.candidates))
        whom = self._whom(find)
        target = _names(r for r in whom if not same_side((r,), find.who))
        if actor is None and not candidates and not find.agentless and not _told_of_somebody(find, target):
            return None
        if self._reciprocal(find) and len({a for r in find.who for a in r.actors}) > 1:
            target, whom = actor, ()
        own = target is None and any(r.actors for r in whom)
        if own and find.act not in UNTAUGHT:  # a state yields to its own people too: "lifted the curfew in Arica"
            return None
        if find.agentless and target is None:
            return None
        return self._weighed(find, self._made(find, actor, target, candidates))

    def _weighed(self, find: Find, mention: Mention) -> Weighed:
        """The mention with its probability. Deeds and advice the encoder does not weigh."""
        found = features(find, mention, self._crowd, self.parsed.sentence_of(find.trigger.i))
        patterns = self._unchosen_weights if find.chosen is None else self._weights
        if find.seen is None:
            confidence = probability(found, patterns, find.weight)
        elif find.rule == ENCODER:
            confidence = probability(found, self._encoder_weights, find.weight)
        else:
            confidence = agreed(found, patterns, self._encoder_weights, find.weight)
        return Weighed(
            mention=replace(mention, confidence=round(confidence, 3)),
            features=found,
            floor=self._floor(find),
            settled=find.settled,
        )

    def _floor(self, find: Find) -> float:
        if find.seen is not None:
            return self.acts.encoder_floor
        return self.acts.deed_floor if find.act in DEEDS or find.act in UNTAUGHT else self.acts.floor

    def _revealed(self, find: Find, form: str) -> Speaker | None:
        """Who says what a state is told to say, where the text names them in the next sentence."""
        actors = tuple(a for r in find.who for a in r.actors)
        if form != "indirect_quote" or find.act in DEEDS or len(actors) != 1:
            return None
        person = self.cast.revealed(find.trigger.i, actors)
        return Speaker(name=person.name, role=person.role) if person is not None else None

    def _whom(self, find: Find) -> tuple[Referent, ...]:
        told = find.chosen is not None or find.settled or any(r.actors for r in find.whom)
        if told or find.content is None or find.act in _ANSWERS:
            return find.whom
        below = named_below(self.parsed, self.cast, find.content, None, find.voice)
        others = tuple(r for r in below if not same_side((r,), (*find.who, *find.suffer)))
        return others[:1]

    def _reciprocal(self, find: Find) -> bool:
        """'Blame each other', 'each said the other must leave': both are targets of both."""
        subject = surface_subject(self.parsed, find.trigger.i)
        if subject is not None and self.parsed.tokens[subject].lower == "other":
            return True
        following = [t.lower for t in self.parsed.tokens[find.trigger.i + 1 : find.trigger.i + 4]]
        return "each other" in " ".join(following) or "one another" in " ".join(following)

    def _made(self, find: Find, actor: str | None, target: str | None, candidates: tuple[str, ...]) -> Mention:
        parsed, trigger = self.parsed, find.trigger
        sentence = parsed.sentence_of(trigger.i)
        tie = condition(parsed, trigger.i, within=find.tied) if find.act not in DEEDS else None
        form = form_of(parsed, find, self._conduct)
        speaker, principal = speaker_of(find)
        if speaker is None:
            speaker = self._organs.speaker(find) or self._revealed(find, form)
        if find.tied:
            state: Polarity = "asserted"
        elif find.act == "agree" and unfinished(parsed, trigger.i):
            state = "hypothetical"
        elif find.act in _DONE:
            state = deed_polarity(parsed, trigger.i)
        else:
            state = polarity(parsed, trigger.i, flipped=find.flipped, clausal=find.clausal)
        content = content_of(parsed, find, tie)
        if (
            form == "indirect_quote"
            and find.act not in _OF_ANOTHER
            and self._marks.words_within(content) >= FEWEST_QUOTED_WORDS
        ):
            form = "direct_quote"
        key = (self._digest, sentence.start, trigger.start, find.act, actor, state)
        return Mention(
            id=hashlib.sha256(repr(key).encode()).hexdigest()[:16],
            document=parsed.document.path,
            start=sentence.start,
            end=sentence.end,
            text=parsed.text[sentence.start : sentence.end],
            act=find.act,
            actor=actor,
            target=target,
            speaker=speaker,
            principal=principal,
            content=content,
            condition=tie,
            place=place_of(parsed, self.cast, content, actor),
            form=form,
            cited_source=self.credits.of(sentence, speaker),
            date=act_date(parsed, sentence, trigger.start, current=form not in ("paraphrase", "author_advice")),
            polarity=state,
            hedge=hedge(parsed, trigger.i, self._hedges),
            confidence=find.weight,
            plover=self._plover.get(find.act, Plover(event=find.act.upper(), mode=None)),
            rule=find.rule,
            candidates=candidates,
            trigger=parsed.excerpt(trigger.start, trigger.end),
        )


def _told_of_somebody(find: Find, target: str | None) -> bool:
    """Whether words are told of a person or body that nobody can place, to an actor that is known."""
    return bool(find.who) and target is not None and find.act not in DEEDS


def _names(referents: Iterable[Referent]) -> str | None:
    found = sorted({name for r in referents for name in r.actors})
    return "; ".join(found) or None
