"""What is demanded by tying an act to it: "until NATO leaves", "unless it pays", "leave or be shot at"."""

from __future__ import annotations

from collections.abc import Iterator
from copy import copy

from melian.extraction.arguments import surface_subject
from melian.extraction.cast import Cast
from melian.extraction.clause import Asked, Clause
from melian.extraction.fillers import named_below, same_side
from melian.extraction.find import Find
from melian.extraction.polarity import negated
from melian.extraction.voices import VoiceAt, Voices
from melian.model.actor import Referent
from melian.model.frame import ActPack, ClausePattern
from melian.model.parsed import Parsed, Token

REFUSING = frozenset({"fail", "refuse", "decline", "reject"})
"""Verbs that make a clause of not doing: "if Iran fails to comply"."""
_AHEAD = frozenset({"will", "would", "can", "could", "'ll", "’ll", "wo", "ca", "shall", "may", "might", "must"})
_ANNOUNCING = frozenset(
    {"threaten", "vow", "pledge", "promise", "swear", "warn", "refuse", "decline", "agree", "offer"}
)
"""Verbs of what is yet to come, whatever their tense: "threatened sanctions unless Iran complies"."""
_ANNOUNCED = frozenset({"threat", "refusal", "vow", "pledge", "promise", "warning", "readiness", "willingness"})
_DISPOSED = frozenset({"ready", "willing", "prepared", "unwilling"})
_IMPOSSIBLE = frozenset({"impossible", "unthinkable", "pointless", "meaningless", "inconceivable"})
_BINDING = frozenset({"must", "be", "to", "should"})
_OBJECTS = ("dobj", "dative", "nsubjpass")


class Ties:
    """Looks for what acts are tied to in one document."""

    def __init__(self, parsed: Parsed, cast: Cast, voices: Voices, pack: ActPack) -> None:
        self._parsed, self._cast, self._voices = parsed, cast, voices
        tied = tuple(p for p in pack.clauses if p.ties)
        self._patterns = tuple(p for p in tied if not {"or", "without"} & set(p.ties))
        self._lacking = tuple(p for p in tied if "without" in p.ties)
        self._either = tuple(Asked.of(p) for p in tied if "or" in p.ties and p.act != "demand")
        self._asked = tuple(p for p in tied if "or" in p.ties and p.act == "demand")

    def hearing(self, voices: Voices) -> Ties:
        """The same for other voices."""
        other = copy(self)
        other._voices = voices
        return other

    def may_hang(self, token: Token) -> bool:
        """Whether it stands where `finds` or `without` look at all: told before the rest of its clause is read."""
        if token.dep in ("pobj", "pcomp"):
            return self._parsed.head(token.i).lower == "without"
        if token.dep == "conj":
            joined = self._joined(self._parsed.head(token.i), token)
            return joined or any(m.startswith("only ") for m in self._marks(token))
        return token.dep == "advcl"

    def finds(self, verb: Token) -> Iterator[Find]:
        """What the clause of `verb` demands because something hangs on it, or threatens if it is not done."""
        for pattern in self._patterns:
            yield from self._tied(verb, pattern)
        yield from self._or_else(verb)

    # Behind "until", "unless", "if not" -------------------------------------------------------------------

    def _tied(self, verb: Token, pattern: ClausePattern) -> Iterator[Find]:
        """'Will not return until the siege ends', 'will attack if it does not leave': what is tied to is demanded."""
        if pattern.when == "negated" and not (negated(self._parsed, verb.i) or verb.lemma in REFUSING):
            return
        main = self._main(verb, pattern)
        if main is None:
            return
        voice = self._voices.at(verb)
        who = self._tier(verb, main, voice)
        if not who:
            return
        whom = self._bound(verb, main, who, voice, unmet=pattern.when == "negated")
        if whom:
            yield self._find(pattern, verb, who, whom, voice)

    def _main(self, verb: Token, pattern: ClausePattern) -> Token | None:
        """The verb that the tied clause hangs on, where it looks ahead or is negated."""
        marks = set(self._marks(verb))
        only = any(m.startswith("only ") for m in marks)
        if not (verb.dep == "advcl" or (only and verb.dep == "conj")) or not marks & set(pattern.ties):
            return None
        main = self._parsed.head(verb.i)
        kids = self._parsed.children(main.i)
        ahead = main.tag == "VB" or any(c.lower in _AHEAD for c in kids)
        disposed = any(c.dep == "acomp" and c.lemma in _DISPOSED for c in kids)
        return main if ahead or disposed or self._announces(main) or negated(self._parsed, main.i) else None

    def _announces(self, main: Token) -> bool:
        """'Threatened to attack', 'repeated its refusal to talk': it tells what is yet to come, whatever its tense."""
        head = self._parsed.head(main.i)
        above = main.dep == "xcomp" and head.lemma in _ANNOUNCING
        held = any(c.dep == "dobj" and c.lemma in _ANNOUNCED for c in self._parsed.children(main.i))
        return above or held or main.lemma in _ANNOUNCING or (main.dep == "acl" and head.lemma in _ANNOUNCED)

    def _marks(self, verb: Token) -> Iterator[str]:
        """Conjunctions at the head of the clause, alone and behind "only" ("only if")."""
        for child in self._parsed.children(verb.i):
            if child.dep in ("mark", "advmod") and child.i < verb.i:
                yield child.lower
                if child.i and self._parsed.tokens[child.i - 1].lower == "only":
                    yield f"only {child.lower}"

    def _tier(self, verb: Token, main: Token, voice: VoiceAt | None) -> tuple[Referent, ...]:
        """Who ties: the speaker, or the subject of the clause that the tied clause hangs on."""
        speaker = voice.speaker if voice else None
        subject = surface_subject(self._parsed, main.i)
        doers = self._cast.refer_all(subject, speaker=speaker) if subject is not None else ()
        if main.dep == "acl" and not any(r.actors for r in doers):
            doers = self._cast.owner(main.head, speaker=speaker)
        if voice is None or not voice.actors:
            return doers
        tied = surface_subject(self._parsed, verb.i)
        other = self._cast.refer_all(tied, speaker=speaker) if tied is not None else ()
        if any(r.actors for r in doers) and same_side(other, voice.referents) and not same_side(doers, other):
            return doers  # "Peru will not return until Chile pays, its spokesman said": whose, is Peru's
        return voice.referents

    def _bound(
        self, verb: Token, main: Token, who: tuple[Referent, ...], voice: VoiceAt | None, *, unmet: bool
    ) -> tuple[Referent, ...]:
        """Who is to do it: the subject of the tied clause, who is named in it, or whom the clause above it concerns.

        "Threatened both sides with sanctions if the siege is not lifted": both sides are to lift it.
        """
        subject = surface_subject(self._parsed, verb.i)
        found = self._cast.refer_all(subject, speaker=voice.speaker if voice else None) if subject is not None else ()
        if not any(r.actors for r in found):
            found = named_below(self._parsed, self._cast, verb.i, None, voice)
        others = tuple(r for r in found if not same_side((r,), who))
        if others or not (unmet or self._announces(main)):
            return others
        doer = surface_subject(self._parsed, main.i)
        above = named_below(self._parsed, self._cast, main.i, doer, voice)
        return tuple(r for r in above if not same_side((r,), who))

    def without(self, word: Token) -> Iterator[Find]:
        """'No talks without a Peruvian pullout', 'without it peace is impossible': what must be there is demanded."""
        prep = self._parsed.head(word.i)
        voice = self._voices.at(word)
        if word.dep not in ("pobj", "pcomp") or prep.lower != "without" or voice is None or not voice.actors:
            return
        above = next((t for t in self._parsed.ancestors(prep.i) if t.pos in ("VERB", "AUX")), None)
        if above is None or not self._denied(above, alone=word.dep == "pcomp"):
            return
        named = named_below(self._parsed, self._cast, word.i, None, voice)
        found = self._cast.owner(word.i, speaker=voice.speaker) or named
        others = tuple(r for r in found if r.actors and not same_side((r,), voice.referents))
        if others or word.dep == "pcomp":
            yield from (self._find(p, word, voice.referents, others, voice) for p in self._lacking)

    def _denied(self, verb: Token, *, alone: bool) -> bool:
        """'There can be no talks', 'is impossible'; 'will not return' too unless the denial stands `alone`."""
        kids = self._parsed.children(verb.i)
        held = ("attr", "dobj") if alone else ("attr", "dobj", "nsubj")
        impossible = any(c.dep == "acomp" and c.lemma in _IMPOSSIBLE for c in kids)
        none = any(k.lower == "no" for c in kids if c.dep in held for k in self._parsed.children(c.i))
        return impossible or none or (not alone and negated(self._parsed, verb.i))

    # Behind "or" ------------------------------------------------------------------------------------------

    def _or_else(self, verb: Token) -> Iterator[Find]:
        """'Told Peru to leave or face war': the one is demanded, the other threatened."""
        asked = self._asked_for(verb)
        if asked is None:
            return
        clause = Clause.read(self._parsed, verb)
        threats = [asked_.pattern for asked_ in self._either if _fits(clause, asked_)]
        if not threats:
            return
        voice = self._voices.at(asked)
        who, whom = self._sides(asked, voice)
        if any(r.actors for r in who):
            yield from (self._find(pattern, verb, who, whom, voice) for pattern in threats)
            yield from (self._find(pattern, asked, who, whom, voice) for pattern in self._asked)

    def _asked_for(self, verb: Token) -> Token | None:
        """What is asked for beside the verb behind "or": the first of several ("urged Peru to stop, leave and pay")."""
        first = self._parsed.head(verb.i)
        if verb.dep != "conj" or not self._joined(first, verb):
            return None
        while first.dep == "conj" and self._parsed.head(first.i).pos == "VERB":
            first = self._parsed.head(first.i)
        asked = next((c for c in self._parsed.children(first.i) if c.dep == "xcomp" and c.i < verb.i), first)
        return next((t for t in (first, asked) if self._asks(t)), None)

    def _asks(self, verb: Token) -> bool:
        """Whether it is an infinitive that hangs on a verb or noun, a command, or what must or is to be done."""
        kids = self._parsed.children(verb.i)
        if any(c.tag == "TO" for c in kids):
            return verb.dep in ("xcomp", "ccomp", "advcl", "acl")
        helped = [c.lower for c in kids if c.dep in ("aux", "auxpass")]
        return verb.tag in ("VB", "VBN") and all(word in _BINDING for word in helped)

    def _joined(self, first: Token, second: Token) -> bool:
        return any(c.dep == "cc" and c.lower == "or" and c.i < second.i for c in self._parsed.children(first.i))

    def _sides(self, asked: Token, voice: VoiceAt | None) -> tuple[tuple[Referent, ...], tuple[Referent, ...]]:
        """Who asks and who is asked: subject and object of the verb above, else the speaker and whoever is told."""
        above = self._parsed.head(asked.i)
        speaker = voice.speaker if voice else None
        subject = surface_subject(self._parsed, above.i) if above.pos == "VERB" and above.i != asked.i else None
        who = self._cast.refer_all(subject, speaker=speaker) if subject is not None else ()
        if not any(r.actors for r in who):
            who = voice.referents if voice else ()
        told = [c.i for c in self._parsed.children(above.i) if c.dep in _OBJECTS]
        whom = tuple(r for k in told for r in self._cast.refer_all(k, speaker=speaker))
        return who, tuple(r for r in whom if not same_side((r,), who))

    def _find(
        self,
        pattern: ClausePattern,
        verb: Token,
        who: tuple[Referent, ...],
        whom: tuple[Referent, ...],
        voice: VoiceAt | None,
    ) -> Find:
        return Find(
            trigger=verb,
            act=pattern.act,
            rule=pattern.id,
            weight=pattern.weight,
            who=who,
            whom=whom,
            by="tied" if whom else "",
            content=verb.i,
            voice=voice,
            flipped=True,
            nominal=False,
            clausal=True,
            tied=pattern.ties != ("or",),
        )


def _fits(clause: Clause, asked: Asked) -> bool:
    """Whether it is what befalls who does not obey: a bare verb or passive, or what will be done."""
    if asked.modals:
        return asked.fits(clause)
    return clause.passive == asked.pattern.passive and not clause.finite and asked.words_fit(clause)
