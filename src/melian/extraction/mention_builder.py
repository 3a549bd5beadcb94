"""One find to one mention: the contract's fields, and how probable it is."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, replace

from melian.extraction.act_reader import RULE as ENCODER
from melian.extraction.act_reader import UNTAUGHT
from melian.extraction.arguments import surface_subject
from melian.extraction.cast import Cast
from melian.extraction.cast_strangers import strange
from melian.extraction.conditions import condition
from melian.extraction.confidence import Crowd, Hope, agreed, features, probability
from melian.extraction.content import content_of
from melian.extraction.dates import act_date
from melian.extraction.fillers import named_below, same_side
from melian.extraction.find import Find
from melian.extraction.forms import form_of, speaker_of
from melian.extraction.marks import Marks
from melian.extraction.organs import Organs
from melian.extraction.places import place_of
from melian.extraction.polarity import deed_polarity, hedge, polarity
from melian.extraction.sources import Credits
from melian.extraction.unreal import unfinished
from melian.extraction.voices import FEWEST_QUOTED_WORDS
from melian.model.actor import Referent
from melian.model.frame import ActPack
from melian.model.mention import DEEDS, Form, Mention, Plover, Polarity, Speaker
from melian.model.parsed import Parsed
from melian.model.span import Span
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


class Builder:
    """Makes mentions of one document."""

    def __init__(self, parsed: Parsed, cast: Cast, acts: ActPack, credits_: Credits, crowd: Crowd) -> None:
        self.parsed, self.cast, self.acts, self.credits = parsed, cast, acts, credits_
        self._plover = dict(acts.plover)
        self._hedges = frozenset(acts.hedges)
        self._conduct = dict(acts.words).get("conduct", frozenset())
        self._organs = Organs(parsed, cast, dict(acts.words))
        self._weights = dict(acts.weights)
        self._unchosen_weights = dict(acts.unchosen_weights)
        self._encoder_weights = dict(acts.encoder_weights)
        self._hope = Hope(self._encoder_weights, acts.encoder_floor)
        self._crowd = crowd
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

    def _revealed(self, find: Find, form: Form) -> Speaker | None:
        """Who says what a state is told to say, where the text names them in the next sentence."""
        actors = tuple(a for r in find.who for a in r.actors)
        if form != "indirect_quote" or find.act in DEEDS or len(actors) != 1:
            return None
        person = self.cast.revealed(find.trigger.i, actors)
        return Speaker(name=person.name, role=person.role) if person is not None else None

    def _whom(self, find: Find) -> tuple[Referent, ...]:
        told = find.chosen is not None or find.settled or any(r.actors for r in find.whom) or strange(find.whom)
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
        content = content_of(parsed, find, tie)
        told = form_of(parsed, find, self._conduct)
        form = self._form(find, told, content)
        speaker, principal = speaker_of(find)
        speaker = speaker or self._organs.speaker(find) or self._revealed(find, told)
        state = self._polarity(find)
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

    def _form(self, find: Find, told: Form, content: Span) -> Form:
        """Reported speech that quotes enough of what it asks, threatens or offers is a direct quotation."""
        if told != "indirect_quote" or find.act in _OF_ANOTHER:
            return told
        return "direct_quote" if self._marks.words_within(content) >= FEWEST_QUOTED_WORDS else told

    def _polarity(self, find: Find) -> Polarity:
        """What an act is tied to is asked for, whatever its clause supposes."""
        if find.tied:
            return "asserted"
        i = find.trigger.i
        if find.act == "agree" and unfinished(self.parsed, i):
            return "hypothetical"
        if find.act in _DONE:
            return deed_polarity(self.parsed, i)
        return polarity(self.parsed, i, flipped=find.flipped, clausal=find.clausal)


def _told_of_somebody(find: Find, target: str | None) -> bool:
    """Whether words are told of a person or body that nobody can place, to an actor that is known."""
    return bool(find.who) and target is not None and find.act not in DEEDS


def _names(referents: Iterable[Referent]) -> str | None:
    found = sorted({name for r in referents for name in r.actors})
    return "; ".join(found) or None
