"""Where a frame or clause pattern fits: triggers and the fillers of their roles."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from melian.extraction.addressees import nobody
from melian.extraction.arguments import Arguments, arguments, coordinated, surface_subject
from melian.extraction.averted import averted
from melian.extraction.carriers import Carriers, words_fit
from melian.extraction.cast import Cast
from melian.extraction.clause import Clause
from melian.extraction.fillers import Filler, first_named, named_below, same_side
from melian.extraction.find import Find
from melian.extraction.polarity import negated, possible
from melian.extraction.subject import discussed, topic, wanted
from melian.extraction.ties import Ties
from melian.extraction.voices import VoiceAt, Voices
from melian.model.actor import Referent
from melian.model.frame import ActPack, ClausePattern, Frame
from melian.model.mention import DEEDS
from melian.model.parsed import Parsed, Token

_ADVISED = ("demand", "appeal")
_MOVES = frozenset({"deploy", "withdraw", "mobilise"})
"""Deeds that are done with the actor's own people ("withdrew its troops")."""
_GIVEN = frozenset({"promise", "offer"})
"""Acts whose noun names what can be asked for: "wants a pledge" is no pledge."""


class Finder:
    """Looks for the acts' patterns in one document."""

    def __init__(self, parsed: Parsed, cast: Cast, voices: Voices, pack: ActPack) -> None:
        self.parsed, self.cast, self.voices = parsed, cast, voices
        self._carriers = Carriers(pack)
        self._clauses = tuple(p for p in pack.clauses if not p.ties)
        self._ties = Ties(parsed, cast, voices, pack)
        self.words = dict(pack.words)

    def finds(self) -> Iterator[Find]:
        """Every fit, in text order; several at one token are all given."""
        for token in self.parsed.tokens:
            if token.pos in ("VERB", "NOUN", "ADJ", "PROPN", "AUX"):
                yield from self._at(token)

    def _at(self, token: Token) -> Iterator[Find]:
        candidates = self._carriers.of(token)
        if candidates and not (token.pos == "VERB" and token.dep == "amod"):
            args = arguments(self.parsed, token.i)
            fits = [
                (words, f)
                for words, frame in candidates
                if words_fit(self.parsed, token, words, args)
                for f in self._frame(token, frame, words, args)
            ]
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
        if not act or self._at_home(frame, args, who, voice):
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
        return any(
            self.parsed.tokens[k].lemma in frame.object_nouns for h in heads for k in coordinated(self.parsed, h.i)
        )

    def _at_home(self, frame: Frame, args: Arguments, who: tuple[Referent, ...], voice: VoiceAt | None) -> bool:
        """Whether it is said to the actor's own people ("urged residents to leave"): no act between states."""
        if frame.act in _MOVES:
            return False
        own = self.words.get("own people", frozenset())
        for role in ("object", "to", "on"):
            for k in args.get(role, ()) if role in (*frame.whom, *frame.what) else ():
                owners = self.cast.owner(k, speaker=voice.speaker if voice else None)
                unowned = not owners and frame.act not in DEEDS
                if self.parsed.tokens[k].lemma.lower() in own and (unowned or same_side(owners, who)):
                    return True
        return False

    def _act(
        self, token: Token, frame: Frame, who: tuple[Referent, ...], content: int | None, voice: VoiceAt | None
    ) -> tuple[str, bool]:
        if negated(self.parsed, token.i) and frame.negated:
            return ("" if frame.negated == "drop" else frame.negated), True
        if frame.possible and possible(self.parsed, token.i):
            return ("" if frame.possible == "drop" else frame.possible), True
        if frame.own and content is not None and self._own_action(content, who, voice):
            return frame.own, False
        return frame.act, False

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
        clause = Clause.read(self.parsed, verb)
        patterns = [p for p in self._clauses if clause.fits(p)]
        if not patterns:
            return
        voice = self.voices.at(verb) or self.voices.above(verb)
        speaker = voice.speaker if voice else None
        for pattern in patterns:
            if pattern.published and not (voice is not None and voice.own_document):
                continue
            read = replace(clause, subject=clause.doer) if pattern.doer else clause
            subject = self.cast.refer_all(read.subject, speaker=speaker) if read.subject is not None else ()
            found = self._clause(pattern, read, subject, self._is_self(read, subject, voice), voice)
            if found is not None:
                yield found

    def _is_self(self, clause: Clause, subject: tuple[Referent, ...], voice: VoiceAt | None) -> bool:
        if clause.subject is not None and self.parsed.tokens[clause.subject].lower in ("i", "we"):
            return True
        return voice is not None and same_side(subject, voice.referents)

    def _clause(
        self, pattern: ClausePattern, clause: Clause, subject: tuple[Referent, ...], own: bool, voice: VoiceAt | None
    ) -> Find | None:
        if pattern.subject == "self" and not own and (voice is not None or pattern.voiced or not subject):
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
        own_threat = pattern.act == "threaten" and pattern.subject == "self"
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
