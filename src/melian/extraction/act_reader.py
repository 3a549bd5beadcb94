"""Acts as the encoder sees them: stretches of words that do one, with the word that carries it and its parties."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass, replace
from typing import Final

import numpy as np

from melian.extraction.act_roles import ACTOR, TARGET, Casting, Roles, better, filled, names_of
from melian.extraction.arguments import surface_subject
from melian.extraction.entities import Entities
from melian.extraction.find import Find, Seen
from melian.extraction.mood import begins_as_command, commanded
from melian.extraction.polarity import possible
from melian.extraction.subject import wanted
from melian.extraction.voices import Voices
from melian.model.actor import Referent
from melian.model.parsed import Parsed, Token
from melian.model.tags import ACTS, ActTags

RULE: Final = "encoder"
LEAST: Final = 0.15
"""Probability from which a word is taken to belong to an act."""
UNTAUGHT: Final = frozenset({"yield"})
"""Acts that the encoder has seen too few of to have a say; they are done rather than said, as deeds are."""
_GIVEN: Final = frozenset({"promise", "offer"})
"""Acts whose noun names what can be asked for: "wants a pledge" is no pledge."""
_TOLD: Final = frozenset({"accuse", "condemn", "deny", "demand", "appeal"})
"""Acts that "may" and "could" only suppose ("may claim that"); a threat or an offer they make."""
_WAITING: Final = frozenset({"threaten", "warn"})
"""Acts that are no more than a demand where all that waits on others is nobody's deed: "the war will not end until"."""
GAP: Final = 3
"""As many words of less probability in a row end a stretch."""
_CARRIERS: Final = ("VERB", "NOUN", "ADJ", "AUX", "PROPN", "PRON")


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """Words of one sentence that do one act, half open, and how sure the encoder is: the mean of its likelier half."""

    act: int
    first: int
    last: int
    share: float


class ActReader:
    """What the encoder says of the acts of one document."""

    def __init__(self, parsed: Parsed, tags: ActTags, entities: Entities, voices: Voices) -> None:
        self._parsed, self._tags, self._entities, self._voices = parsed, tags, entities, voices
        self._roles = Roles(tags, entities)
        self._stretches = tuple(self._read())
        self._known: dict[tuple[str, int, int, int], Casting] = {}

    def castings(self, find: Find) -> tuple[Casting, Casting] | None:
        """Whom the encoder likes for actor and target of a find; None of what it does not weigh."""
        if find.act not in ACTS or find.advice or (find.act in UNTAUGHT and find.rule != RULE):
            return None
        tokens = self._words(find)
        return self._cast(find.act, tokens, ACTOR), self._cast(find.act, tokens, TARGET)

    def unread(self, finds: Sequence[Find]) -> Iterator[Find]:
        """The stretches in whose sentence no pattern finds the same act, as finds."""
        told = {(find.act, self._parsed.sentence_of(find.trigger.i).i) for find in finds}
        for stretch in self._stretches:
            if (ACTS[stretch.act], self._parsed.sentence_of(stretch.first).i) not in told:
                find = self._find(stretch)
                if not self._idle(find) and not self._waits(find, finds):
                    yield self.reviewed(find)

    def _waits(self, find: Find, finds: Sequence[Find]) -> bool:
        """Whether its sentence only says that something will not happen until others act, which a pattern reads."""
        if find.act not in _WAITING:
            return False
        sentence = self._parsed.sentence_of(find.trigger.i)
        tied = [f for f in finds if f.tied and sentence.first <= f.trigger.i < sentence.last]
        return any(not self._own_part(f) for f in tied)

    def _own_part(self, tied: Find) -> bool:
        """Whether what waits on others is something that the actor itself does."""
        subject = surface_subject(self._parsed, self._parsed.head(tied.trigger.i).i)
        return subject is not None and bool(set(self._entities.at[subject]) & set(names_of(tied.who)))

    def _idle(self, find: Find) -> bool:
        """Whether nobody does it yet: it stands in advice of the writer's, or names what is asked for."""
        trigger = find.trigger
        if find.act in _GIVEN and trigger.pos == "NOUN" and wanted(self._parsed, trigger.i):
            return True
        if find.act in _TOLD and possible(self._parsed, trigger.i):
            return True
        if find.voice is not None:
            return False
        root = (trigger, *self._parsed.ancestors(trigger.i))[-1]
        return commanded(self._parsed, root.i) or begins_as_command(self._parsed, trigger.i)

    def reviewed(self, find: Find) -> Find:
        """A pattern's find with the encoder's account of it; its roles are filled anew where that is sure of others."""
        castings = self.castings(find)
        if castings is None:
            return find
        stretch, tokens = self._around(find), self._words(find)
        actor, target = castings
        who = better(find.who, actor, never=find.whom)
        whom = better(find.whom, target, but=(*who, *find.suffer), never=(*find.who, *find.suffer))
        whom = find.whom if find.settled else whom
        return replace(
            find,
            who=who,
            whom=whom,
            seen=Seen(
                act=max(stretch.share if stretch else 0.0, self._share(find.act, find.trigger)),
                rival=self._rival(find.act, tokens),
                unasserted=self._unasserted(find.trigger),
                actor=actor.share(names_of(who)),
                target=target.share(names_of(whom)),
                no_actor=actor.nobody,
                no_target=target.nobody,
            ),
        )

    def _read(self) -> Iterator[Stretch]:
        """Every stretch, sentence by sentence."""
        for sentence in self._parsed.sentences:
            inside = self._tags.inside[sentence.first : sentence.last, : len(ACTS)]
            for act in np.flatnonzero(inside.max(0, initial=0) >= LEAST).tolist():
                for run in _runs(np.flatnonzero(inside[:, act] >= LEAST)):
                    first, last = sentence.first + int(run[0]), sentence.first + int(run[-1]) + 1
                    likeliest = np.sort(inside[run, act])[-max(3, len(run) // 2) :]
                    yield Stretch(act=act, first=first, last=last, share=float(likeliest.mean()))

    def _share(self, act: str, trigger: Token) -> float:
        """How likely words around a trigger do this act: the most of its neighbours in the sentence."""
        return float(self._tags.inside[list(self._near(trigger)), ACTS.index(act)].max(initial=0.0))

    def _rival(self, act: str, tokens: Sequence[int]) -> float:
        """How likely the same words do another act."""
        inside = self._tags.inside[list(tokens), : len(ACTS)].mean(0)
        return float(np.delete(inside, ACTS.index(act)).max())

    def _unasserted(self, trigger: Token) -> float:
        """How likely an act carried by this word is negated or only supposed."""
        return float(self._tags.inside[trigger.i, -1])

    def _cast(self, act: str, tokens: Sequence[int], role: int) -> Casting:
        """Who fills a role of the act that stands in these tokens."""
        asked = (act, tokens[0], tokens[-1], role)
        if asked not in self._known:
            self._known[asked] = self._roles.cast(ACTS.index(act), tokens, role)
        return self._known[asked]

    def _find(self, stretch: Stretch) -> Find:
        """The stretch as a pattern's find: trigger, roles and voice."""
        trigger = self._trigger(stretch)
        voice = self._voices.at(trigger)
        tokens = range(stretch.first, stretch.last)
        act = ACTS[stretch.act]
        who = filled(self._cast(act, tokens, ACTOR)) or (voice.referents if voice is not None else ())
        who = self._said_by(trigger, who)
        return Find(
            trigger=trigger,
            act=act,
            rule=RULE,
            weight=stretch.share,
            who=who,
            whom=filled(self._cast(act, tokens, TARGET), but=who),
            content=trigger.i,
            voice=voice,
            flipped=self._unasserted(trigger) < 0.5,
            nominal=trigger.pos in ("NOUN", "PROPN"),
            agentless=not who,
            clausal=True,
            reporter=self._voices.reporter(trigger),
        )

    def _around(self, find: Find) -> Stretch | None:
        """The stretch of the same act that holds the trigger, or stands nearest in its sentence."""
        number = ACTS.index(find.act)
        sentence = self._parsed.sentence_of(find.trigger.i)
        near = [s for s in self._stretches if s.act == number and sentence.first <= s.first < sentence.last]
        return min(near, key=lambda s: max(s.first - find.trigger.i, find.trigger.i - s.last + 1, 0), default=None)

    def _words(self, find: Find) -> range:
        """The words that do the act, as far as the encoder says."""
        stretch = self._around(find)
        return range(stretch.first, stretch.last) if stretch else self._near(find.trigger)

    def _near(self, trigger: Token) -> range:
        sentence = self._parsed.sentence_of(trigger.i)
        return range(max(sentence.first, trigger.i - 2), min(sentence.last, trigger.i + 8))

    def _said_by(self, trigger: Token, who: tuple[Referent, ...]) -> tuple[Referent, ...]:
        """The same party as the clause names it: its subject may be a person where another place names the state."""
        subject = surface_subject(self._parsed, trigger.i)
        if subject is None or not who:
            return who
        named = self._entities.together(subject)
        beside = set(names_of(who)) - set(names_of(named))
        return (
            named if not beside or (len(beside) < len(set(names_of(who))) and not self._here(beside, trigger)) else who
        )

    def _here(self, names: Set[str], trigger: Token) -> bool:
        """Whether the trigger's sentence names any of them: else another sentence's party stands beside the subject."""
        sentence = self._parsed.sentence_of(trigger.i)
        return any(names & set(self._entities.at[i]) for i in range(sentence.first, sentence.last))

    def _trigger(self, stretch: Stretch) -> Token:
        """The highest word of the stretch that can carry an act, the first of several."""
        words = self._parsed.tokens[stretch.first : stretch.last]
        carriers = [t for t in words if t.pos in _CARRIERS] or list(words)
        inside = {t.i for t in words}

        def rank(token: Token) -> tuple[int, int, int]:
            depth = sum(a.i in inside for a in self._parsed.ancestors(token.i))
            return depth, _CARRIERS.index(token.pos) if token.pos in _CARRIERS else len(_CARRIERS), token.i

        return min(carriers, key=rank)


def _runs(found: np.ndarray) -> list[np.ndarray]:
    return [run for run in np.split(found, np.flatnonzero(np.diff(found) > GAP) + 1) if len(run)]
