"""Where a frame or clause pattern fits: triggers and the fillers of their roles."""

from __future__ import annotations

from collections.abc import Iterator
from copy import copy
from dataclasses import replace

from melian.extraction.addressees import nobody
from melian.extraction.arguments import Arguments, arguments, coordinated, surface_subject
from melian.extraction.at_home import at_home
from melian.extraction.averted import averted
from melian.extraction.carriers import Carriers
from melian.extraction.cast import Cast
from melian.extraction.clause import Clause, ClauseReader
from melian.extraction.fillers import Filler, first_named, named_below, same_side
from melian.extraction.find import Find
from melian.extraction.polarity import negated, possible
from melian.extraction.subject import describing, discussed, topic, wanted
from melian.extraction.ties import Ties
from melian.extraction.unreal import alleged
from melian.extraction.voices import VoiceAt, Voices
from melian.model.actor import Referent
from melian.model.frame import ActPack, ClausePattern, Frame
from melian.model.mention import DEEDS
from melian.model.parsed import Parsed, Token

_ADVISED = ("demand", "appeal")
_UNTIED = frozenset({"promise", "reject"})
"""Acts that are another where they wait on what others do: "will help" promises, "will help if you stop" offers."""
_GIVEN = frozenset({"promise", "offer"})
"""Acts whose noun names what can be asked for: "wants a pledge" is no pledge."""


class Finder:
    """Looks for the acts' patterns in one document."""

    def __init__(self, parsed: Parsed, cast: Cast, voices: Voices, pack: ActPack) -> None:
        self.parsed, self.cast, self.voices = parsed, cast, voices
        self._pack, self._carriers = pack, Carriers(parsed, pack)
        self._clauses = ClauseReader(parsed, (p for p in pack.clauses if not p.ties))
        self._ties = Ties(parsed, cast, voices, pack)
        self.words = dict(pack.words)
        self._told: dict[int, tuple[Find, ...]] = {}

    def hearing(self, voices: Voices) -> Finder:
        """A finder for the same document with other voices: what the writer tells in both is not looked for again."""
        other = copy(self)
        other.voices, other._ties = voices, self._ties.hearing(voices)
        return other

    def finds(self) -> Iterator[Find]:
        """Every fit, in text order; several at one token are all given."""
        for token in self.parsed.tokens:
            if token.pos in ("VERB", "NOUN", "ADJ", "PROPN", "AUX") and self._may_carry(token):
                if self.voices.at(token) is not None or self.voices.reporter(token):
                    yield from self._at(token)
                    continue
                if token.i not in self._told:
                    self._told[token.i] = tuple(self._at(token))
                yield from self._told[token.i]

    def _may_carry(self, token: Token) -> bool:
        """Whether the words are there that some pattern asks for, whoever speaks."""
        if self._carriers.fitting(token) or self._ties.may_hang(token):
            return True
        return token.pos in ("VERB", "AUX") and self._clauses.fitting(token) is not None

    def _at(self, token: Token) -> Iterator[Find]:
        candidates = self._carriers.fitting(token)
        if candidates:
            args = arguments(self.parsed, token.i)
            fits = [(words, f) for words, frame in candidates for f in self._frame(token, frame, words, args)]
            longest = max((len(words) for words, _ in fits), default=0)
            yield from (f for words, f in fits if len(words) == longest)
        if token.pos in ("VERB", "AUX"):
            yield from self._clause_finds(token)
            yield from self._ties.finds(token)
        if token.pos in ("VERB", "NOUN"):
            yield from self._ties.without(token)

    # Frames ---------------------------------------------------------------------------------------------

    def _frame(self, token: Token, frame: Frame, words: tuple[str, ...], args: Arguments) -> Iterator[Find]:
        voice = self.voices.at(token)
        reporter = self.voices.reporter(token)
        filler = Filler(self.parsed, self.cast, self.words, token=token, args=args, voice=voice, reporter=reporter)
        talked = topic(self.parsed, token.i) or discussed(self.parsed, token.i, self.words.get("parleys", frozenset()))
        if frame.act in DEEDS and token.pos in ("NOUN", "PROPN") and talked:
            return
        if frame.act in _GIVEN and token.pos == "NOUN" and wanted(self.parsed, token.i):
            return
        if frame.event and describing(self.parsed, token.i):
            return
        content = filler.first(frame.what)
        if frame.need and not any(filler.filled(role) for role in frame.need):
            return
        if any(filler.filled(role) for role in frame.forbid):
            return
        if frame.object_nouns and not self._object_fits(frame, args):
            return
        who = filler.referents(frame.who)
        partners = filler.referents(frame.mutual, but=who) if any(r.actors for r in who) else ()
        act, flipped = self._act(token, frame, who, content, voice)
        if not act or at_home(filler, frame, who):
            return
        by, whom = ("", ()) if partners else filler.found(frame.whom, but=who)
        aimed = averted(self.parsed, self.cast, content, voice) if act == "threaten" and content is not None else ()
        by, whom = ("averted", aimed) if aimed else (by, whom)
        unnamed = nobody(filler, act, content, whom)
        yield Find(
            trigger=token,
            act=act,
            rule=frame.id,
            weight=frame.weight,
            who=who + partners,
            whom=() if unnamed else whom,
            by="nobody" if unnamed else by,
            content=content,
            suffer=filler.suffering(content, whom) if frame.act == "condemn" and content is not None else (),
            settled=unnamed or bool(aimed) or (act == "agree" and any(r.actors for r in whom)),
            voice=voice,
            flipped=flipped,
            nominal=token.pos in ("NOUN", "PROPN"),
            agentless=frame.agentless and self._by_nobody(args, who),
            reporter=reporter,
            done=frame.done,
        )

    def _by_nobody(self, args: Arguments, who: tuple[Referent, ...]) -> bool:
        """No doer is named: there is no subject, or it is the blow itself ("a car bomb killed two")."""
        blows = self.words.get("blows", frozenset())
        subjects = args.get("subject", ())
        return not subjects or (not who and all(self.parsed.tokens[k].lemma in blows for k in subjects))

    def _object_fits(self, frame: Frame, args: Arguments) -> bool:
        roles = ("object", *frame.need)
        heads = [self.parsed.tokens[k] for role in roles for k in args.get(role, ())]
        heads += self._named_so(args)
        return any(
            self.parsed.tokens[k].lemma in frame.object_nouns for h in heads for k in coordinated(self.parsed, h.i)
        )

    def _named_so(self, args: Arguments) -> list[Token]:
        """What is called something where that is parsed as a clause of its own: "called [the plan absurd]"."""
        clauses = (k for k in args.get("clause", ()) if self.parsed.tokens[k].pos in ("ADJ", "NOUN"))
        subjects = (self.parsed.child(k, "nsubj") for k in clauses)
        return [subject for subject in subjects if subject is not None]

    def _act(
        self, token: Token, frame: Frame, who: tuple[Referent, ...], content: int | None, voice: VoiceAt | None
    ) -> tuple[str, bool]:
        if negated(self.parsed, token.i) and frame.negated:
            return ("" if frame.negated == "drop" else frame.negated), True
        if frame.possible and possible(self.parsed, token.i):
            supposed = voice is None and not self.voices.reporter(
                token
            )  # "both could agree": the writer only thinks so
            return ("" if frame.possible == "drop" or supposed else frame.possible), True
        if frame.own and content is not None and self._own_action(content, who, voice):
            refuses = negated(self.parsed, content) and self._refuses(content)
            return ("reject" if refuses else frame.own), False
        return frame.act, False

    def _refuses(self, content: int) -> bool:
        """'Warned that it will not submit': what it will not do is what others want."""
        return self.parsed.tokens[content].lemma in self.words.get("refuse", frozenset())

    def _own_action(self, content: int, who: tuple[Referent, ...], voice: VoiceAt | None) -> bool:
        """Whether the content tells what the actor itself will do: its subject is the actor."""
        verb = self.parsed.tokens[content]
        if verb.pos not in ("VERB", "AUX"):
            return False
        child = self.parsed.child(content, "nsubj", "nsubjpass")
        if child is None:
            return False
        subject = self.cast.refer_all(child.i, speaker=voice.speaker if voice else None)
        if not any(
            k.lower in ("will", "would", "'ll", "’ll", "shall", "could", "may", "might")
            for k in self.parsed.children(content)
            if k.dep == "aux"
        ):
            return False
        return same_side(subject or self.cast.owner(child.i, speaker=voice.speaker if voice else None), who)

    # Clauses --------------------------------------------------------------------------------------------

    def _clause_finds(self, verb: Token) -> Iterator[Find]:
        fitting = self._clauses.fitting(verb)
        if fitting is None or alleged(self.parsed, verb.i):
            return
        clause, patterns = fitting
        voice = self.voices.at(verb) or self.voices.above(verb)
        speaker = voice.speaker if voice else None
        told = tuple((p, self._by(p, clause, speaker, voice)) for p in patterns)
        found = [(p.if_other, f) for p, f in told if f is not None]
        tied = any(if_other for if_other, _ in found)
        yield from (f for if_other, f in found if if_other or not (tied and f.act in _UNTIED))

    def _by(
        self, pattern: ClausePattern, clause: Clause, speaker: Referent | None, voice: VoiceAt | None
    ) -> Find | None:
        """What one pattern makes of a clause."""
        if pattern.published and not (voice is not None and voice.own_document):
            return None
        read = replace(clause, subject=clause.doer) if pattern.doer else clause
        subject = self.cast.refer_all(read.subject, speaker=speaker) if read.subject is not None else ()
        return self._clause(pattern, read, subject, self._is_self(read, subject, voice), voice)

    def _is_self(self, clause: Clause, subject: tuple[Referent, ...], voice: VoiceAt | None) -> bool:
        if clause.subject is not None and self.parsed.tokens[clause.subject].lower in ("i", "we"):
            return True
        return voice is not None and same_side(subject, voice.referents)

    def _clause(
        self, pattern: ClausePattern, clause: Clause, subject: tuple[Referent, ...], own: bool, voice: VoiceAt | None
    ) -> Find | None:
        own_only = pattern.subject == "self"
        if own_only and (clause.subject_lemma == "there" or (not own and (voice or pattern.voiced or not subject))):
            return None
        named = any(r.actors for r in subject)
        if (pattern.subject == "other" and (own or not named)) or (pattern.subject == "thing" and (own or named)):
            return None
        advice = voice is None and pattern.voiced
        if advice and not (pattern.act in _ADVISED and pattern.subject == "other"):
            return None
        others = tuple(
            r for r in self._named_below(clause, voice) if not same_side((r,), voice.referents if voice else ())
        )
        if pattern.actor_object and not others:
            return None
        supposed = self._if_other(clause.verb, voice) if pattern.if_other else ()
        if pattern.if_other and not supposed:
            return None
        by, whom = self._clause_whom(
            pattern, clause, subject, voice, ("supposed", supposed[:1]) if supposed else ("below", others[:1])
        )
        own_threat = pattern.act == "threaten" and own_only
        aimed = averted(self.parsed, self.cast, clause.verb.i, voice) if own_threat else ()
        by, whom = ("averted", aimed) if aimed else (by, whom)
        return Find(
            trigger=clause.verb,
            act=pattern.act,
            rule=pattern.id,
            weight=pattern.weight,
            who=voice.referents if voice else subject if not advice else (),
            whom=whom,
            settled=bool(aimed),
            by=by,
            content=clause.subject if pattern.of_subject and clause.subject is not None else clause.verb.i,
            voice=voice,
            flipped=True,
            nominal=False,
            advice=advice,
            clausal=True,
        )

    def _clause_whom(
        self,
        pattern: ClausePattern,
        clause: Clause,
        subject: tuple[Referent, ...],
        voice: VoiceAt | None,
        others: tuple[str, tuple[Referent, ...]],
    ) -> tuple[str, tuple[Referent, ...]]:
        """To whom a clause is said, behind where they stand."""
        own = self._is_self(clause, subject, voice)
        if pattern.subject == "other" or (pattern.subject == "any" and not own):
            by, whom = "subject", subject
        else:
            by, whom = others
        if not any(r.actors for r in whom) and clause.subject is not None and not own and not pattern.subjects:
            by, whom = "concerned", self._concerned(clause.subject, voice)
        return (by, whom) if any(r.actors for r in whom) else others

    def _if_other(self, verb: Token, voice: VoiceAt | None) -> tuple[Referent, ...]:
        """The other actors whose conduct a clause of condition below the verb supposes."""
        above = self.parsed.children(verb.head) if verb.dep == "xcomp" else ()
        for child in (*self.parsed.children(verb.i), *above):
            marks = {c.lower for c in self.parsed.children(child.i) if c.dep in ("mark", "aux")}
            if child.dep == "advcl" and marks & {"if", "should", "unless", "until"}:
                subject = surface_subject(self.parsed, child.i)
                found = self.cast.refer_all(subject, speaker=voice.speaker if voice else None) if subject else ()
                if not found and negated(self.parsed, child.i):  # "will cut the gas to Peru if the debt is not paid"
                    found = named_below(self.parsed, self.cast, verb.i, surface_subject(self.parsed, verb.i), voice)
                return tuple(r for r in found if r.actors and not (voice and same_side((r,), voice.referents)))
        return ()

    def _concerned(self, subject: int, voice: VoiceAt | None) -> tuple[Referent, ...]:
        """Whose the thing is that the clause speaks of, or who is named first in it, other than the speaker."""
        speaker = voice.speaker if voice else None
        noun = self.parsed.tokens[subject].pos in ("NOUN", "PROPN")
        found = self.cast.owner(subject, speaker=speaker) if noun else ()
        if not any(r.actors for r in found):
            found = first_named(self.parsed, self.cast, subject, voice)
        return tuple(r for r in found if voice is None or not same_side((r,), voice.referents))

    def _named_below(self, clause: Clause, voice: VoiceAt | None) -> tuple[Referent, ...]:
        return named_below(self.parsed, self.cast, clause.verb.i, clause.subject, voice)
