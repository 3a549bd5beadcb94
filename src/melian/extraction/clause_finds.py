"""What a clause pattern makes of a clause: "will attack if it does not leave", "Peru must withdraw"."""

from __future__ import annotations

from collections.abc import Iterator
from copy import copy
from dataclasses import dataclass, replace

from melian.extraction.arguments import surface_subject
from melian.extraction.averted import averted
from melian.extraction.cast import Cast
from melian.extraction.clause import Clause, ClauseReader
from melian.extraction.fillers import first_named, named_below, same_side
from melian.extraction.find import Find
from melian.extraction.polarity import negated
from melian.extraction.unreal import alleged
from melian.extraction.voices import VoiceAt, Voices
from melian.model.actor import Referent
from melian.model.frame import ActPack, ClausePattern
from melian.model.parsed import Parsed, Token

_ADVISED = ("demand", "appeal")
_UNTIED = frozenset({"promise", "reject"})
"""Acts that are another where they wait on what others do: "will help" promises, "will help if you stop" offers."""
_SUPPOSING = frozenset({"if", "should", "unless", "until"})
_WEIGHING = frozenset({"for", "to"})
_WEIGHED = frozenset({"advcl", "xcomp", "ccomp"})

Aim = tuple[str, tuple[Referent, ...]]
"""To whom an act is said, behind where they stand (see `melian.extraction.find.Find.by`)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Told:
    """A clause with its subject and who tells it."""

    clause: Clause
    subject: tuple[Referent, ...]
    own: bool
    """The subject is the side that tells it."""
    voice: VoiceAt | None
    """None where the writer does."""

    @property
    def speaker(self) -> Referent | None:
        return self.voice.speaker if self.voice else None

    @property
    def teller(self) -> tuple[Referent, ...]:
        return self.voice.referents if self.voice else ()

    @property
    def named(self) -> bool:
        """Whether the subject is an actor that is known."""
        return any(r.actors for r in self.subject)

    def advises(self, pattern: ClausePattern) -> bool:
        """Whether it is the writer's own view by a pattern that asks for somebody's words."""
        return self.voice is None and pattern.voiced

    def admits(self, pattern: ClausePattern) -> bool:
        """Whether the pattern may read what such a subject does, told by such a teller."""
        if pattern.subject == "self" and (self.clause.subject_lemma == "there" or not self._of_its_own(pattern)):
            return False
        if pattern.subject == "other" and (self.own or not self.named):
            return False
        if pattern.subject == "thing" and (self.own or self.named):
            return False
        if self._noted(pattern):
            return False
        return not self.advises(pattern) or (pattern.act in _ADVISED and pattern.subject == "other")

    def _noted(self, pattern: ClausePattern) -> bool:
        """'It must be stressed that ...' asks nothing of anybody: its subject only holds the place of what is told."""
        clause = self.clause
        empty = clause.passive and clause.subject_lemma == "it" and not self.subject
        return empty and bool(pattern.modals) and "it" not in pattern.subjects

    def _of_its_own(self, pattern: ClausePattern) -> bool:
        return self.own or (self.voice is None and not pattern.voiced and bool(self.subject))


class ClauseFinds:
    """Reads clause patterns in one document, save those of what an act is tied to."""

    def __init__(self, parsed: Parsed, cast: Cast, voices: Voices, pack: ActPack) -> None:
        self._parsed, self._cast, self._voices = parsed, cast, voices
        self._clauses = ClauseReader(parsed, (p for p in pack.clauses if not p.ties))

    def hearing(self, voices: Voices) -> ClauseFinds:
        """The same for other voices."""
        other = copy(self)
        other._voices = voices
        return other

    def may_fit(self, verb: Token) -> bool:
        """Whether the words are there that some pattern asks for, whoever speaks."""
        return self._clauses.fitting(verb) is not None

    def finds(self, verb: Token) -> Iterator[Find]:
        """What the patterns make of the clause that the verb heads, in their order."""
        fitting = self._clauses.fitting(verb)
        if fitting is None or alleged(self._parsed, verb.i):
            return
        clause, patterns = fitting
        voice = self._voices.at(verb) or self._voices.above(verb)
        told = tuple((p, self._by(p, clause, voice)) for p in patterns)
        found = [(p.if_other, f) for p, f in told if f is not None]
        tied = any(if_other for if_other, _ in found)
        yield from (f for if_other, f in found if if_other or not (tied and f.act in _UNTIED))

    def _by(self, pattern: ClausePattern, clause: Clause, voice: VoiceAt | None) -> Find | None:
        """What one pattern makes of a clause."""
        if pattern.published and not (voice is not None and voice.own_document):
            return None
        told = self._told(replace(clause, subject=clause.doer) if pattern.doer else clause, voice)
        if not told.admits(pattern):
            return None
        others = tuple(r for r in self._named_below(told) if not same_side((r,), told.teller))
        if pattern.actor_object and not others:
            return None
        supposed = self._supposed(told) if pattern.if_other else ()
        if pattern.if_other and not supposed:
            return None
        return self._find(pattern, told, ("supposed", supposed[:1]) if supposed else ("below", others[:1]))

    def _told(self, clause: Clause, voice: VoiceAt | None) -> _Told:
        speaker = voice.speaker if voice else None
        subject = self._cast.refer_all(clause.subject, speaker=speaker) if clause.subject is not None else ()
        i = clause.subject is not None and self._parsed.tokens[clause.subject].lower in ("i", "we")
        own = i or (voice is not None and same_side(subject, voice.referents))
        return _Told(clause=clause, subject=subject, own=own, voice=voice)

    def _find(self, pattern: ClausePattern, told: _Told, others: Aim) -> Find:
        """The find; `others` are to whom it is said where the pattern does not tell."""
        clause, voice, advice = told.clause, told.voice, told.advises(pattern)
        by, whom = self._whom(pattern, told, others)
        own_threat = pattern.act == "threaten" and pattern.subject == "self"
        aimed = averted(self._parsed, self._cast, clause.verb.i, voice) if own_threat else ()
        return Find(
            trigger=clause.verb,
            act=pattern.act,
            rule=pattern.id,
            weight=pattern.weight,
            who=told.teller if voice else () if advice else told.subject,
            whom=aimed or whom,
            settled=bool(aimed),
            by="averted" if aimed else by,
            content=clause.subject if pattern.of_subject and clause.subject is not None else clause.verb.i,
            voice=voice,
            flipped=True,
            nominal=False,
            advice=advice,
            clausal=True,
        )

    def _whom(self, pattern: ClausePattern, told: _Told, others: Aim) -> Aim:
        of_subject = pattern.subject == "other" or (pattern.subject == "any" and not told.own)
        by, whom = ("subject", told.subject) if of_subject else others
        subject = told.clause.subject
        if not any(r.actors for r in whom) and subject is not None and not told.own and not pattern.subjects:
            by, whom = "concerned", self._concerned(subject, told)
        return (by, whom) if any(r.actors for r in whom) else others

    def _supposed(self, told: _Told) -> tuple[Referent, ...]:
        """The other actors whose conduct a clause of condition below the verb supposes, or one that weighs it.

        "It would be wise **for Peru to leave**" is said of Peru as "if Peru left" is.
        """
        verb = told.clause.verb
        above = self._parsed.children(verb.head) if verb.dep == "xcomp" else ()
        for child in (*self._parsed.children(verb.i), *above):
            marks = {c.lower for c in self._parsed.children(child.i) if c.dep in ("mark", "aux")}
            weighed = marks >= _WEIGHING and told.clause.subject_lemma == "it" and child.dep in _WEIGHED
            if weighed or (child.dep == "advcl" and marks & _SUPPOSING):
                subject = surface_subject(self._parsed, child.i)
                found = self._cast.refer_all(subject, speaker=told.speaker) if subject is not None else ()
                if not found and negated(self._parsed, child.i):  # "will cut the gas to Peru if the debt is not paid"
                    doer = surface_subject(self._parsed, verb.i)
                    found = named_below(self._parsed, self._cast, verb.i, doer, told.voice)
                return tuple(r for r in found if r.actors and not same_side((r,), told.teller))
        return ()

    def _concerned(self, subject: int, told: _Told) -> tuple[Referent, ...]:
        """Whose the thing is that the clause speaks of, or who is named first in it, other than the speaker."""
        noun = self._parsed.tokens[subject].pos in ("NOUN", "PROPN")
        found = self._cast.owner(subject, speaker=told.speaker) if noun else ()
        if not any(r.actors for r in found):
            found = first_named(self._parsed, self._cast, subject, told.voice)
        return tuple(r for r in found if not same_side((r,), told.teller))

    def _named_below(self, told: _Told) -> tuple[Referent, ...]:
        return named_below(self._parsed, self._cast, told.clause.verb.i, told.clause.subject, told.voice)
