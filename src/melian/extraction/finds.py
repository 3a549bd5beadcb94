"""Where a frame or clause pattern fits: triggers and the fillers of their roles."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from melian.extraction.arguments import Arguments, arguments, coordinated, surface_subject
from melian.extraction.cast import Cast
from melian.extraction.polarity import negated, possible
from melian.extraction.voices import VoiceAt, Voices
from melian.model.actor import Referent
from melian.model.frame import ActPack, ClausePattern, Frame
from melian.model.parsed import Parsed, Token

_LIGHT_VERBS = frozenset(
    {"make", "issue", "deliver", "give", "send", "repeat", "raise", "lodge", "file", "voice", "renew", "reiterate",
     "level", "extend", "put", "present", "express", "launch", "set", "impose", "sign", "reach", "strike", "offer",
     "have", "pose", "announce", "drop", "lay", "step", "reject", "submit", "table", "unveil", "release"}
)  # fmt: skip
_ADVISED = ("demand", "appeal")
_LIGHT_OWN = _LIGHT_VERBS - {"reject", "drop"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Find:
    """A pattern that fits at a token, with its roles filled."""

    trigger: Token
    act: str
    rule: str
    weight: float
    who: tuple[Referent, ...]
    whom: tuple[Referent, ...]
    content: int | None
    """Token that heads the content."""
    voice: VoiceAt | None
    flipped: bool
    """Negation has made it another act."""
    nominal: bool
    advice: bool = False
    agentless: bool = False
    clausal: bool = False
    features: tuple[str, ...] = ()


class Finder:
    """Looks for the acts' patterns in one document."""

    def __init__(self, parsed: Parsed, cast: Cast, voices: Voices, pack: ActPack) -> None:
        self.parsed, self.cast, self.voices = parsed, cast, voices
        self._frames = _index(pack)
        self._clauses = pack.clauses
        self.words = dict(pack.words)

    def finds(self) -> Iterator[Find]:
        """Every fit, in text order; several at one token are all given."""
        for token in self.parsed.tokens:
            if token.pos in ("VERB", "NOUN", "ADJ", "PROPN", "AUX"):
                yield from self._at(token)

    def _at(self, token: Token) -> Iterator[Find]:
        candidates = self._frames.get((token.lemma.lower(), _part(token)), ())
        if candidates:
            args = arguments(self.parsed, token.i)
            fits = [(words, f) for words, frame in candidates if words_fit(self.parsed, token, words, args)
                    for f in self._frame(token, frame, words, args)]  # fmt: skip
            longest = max((len(words) for words, _ in fits), default=0)
            yield from (f for words, f in fits if len(words) == longest)
        if token.pos in ("VERB", "AUX"):
            yield from self._clause_finds(token)

    # Frames ---------------------------------------------------------------------------------------------

    def _frame(self, token: Token, frame: Frame, words: tuple[str, ...], args: Arguments) -> Iterator[Find]:
        voice = self.voices.at(token)
        filler = _Filler(self, token, args, voice)
        content = filler.first(frame.what)
        if frame.need and not any(filler.filled(role) for role in frame.need):
            return
        if any(filler.filled(role) for role in frame.forbid):
            return
        if frame.object_nouns and not self._object_fits(frame, args):
            return
        who = filler.referents(frame.who)
        act, flipped = self._act(token, frame, who, content, voice)
        if not act:
            return
        yield Find(
            trigger=token, act=act, rule=frame.id, weight=frame.weight, who=who, whom=filler.referents(frame.whom),
            content=content, voice=voice, flipped=flipped, nominal=token.pos in ("NOUN", "PROPN"),
            agentless=frame.agentless and not who,
        )  # fmt: skip

    def _object_fits(self, frame: Frame, args: Arguments) -> bool:
        roles = frame.need or ("object",)
        heads = [self.parsed.tokens[k] for role in roles for k in args.get(role, ())]
        return any(
            self.parsed.tokens[k].lemma in frame.object_nouns for h in heads for k in coordinated(self.parsed, h.i)
        )

    def _act(
        self, token: Token, frame: Frame, who: tuple[Referent, ...], content: int | None, voice: VoiceAt | None
    ) -> tuple[str, bool]:
        if negated(self.parsed, token.i) and frame.negated:
            return ("" if frame.negated == "drop" else frame.negated), True
        if frame.possible and possible(self.parsed, token.i):
            return frame.possible, True
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
        if not any(k.lower in ("will", "would", "'ll", "’ll", "shall", "could", "may", "might") for k in
                   self.parsed.children(content) if k.dep == "aux"):  # fmt: skip
            return False
        return same_side(subject, who)

    # Clauses --------------------------------------------------------------------------------------------

    def _clause_finds(self, verb: Token) -> Iterator[Find]:
        clause = _Clause.read(self.parsed, verb)
        patterns = [p for p in self._clauses if clause.fits(p)]
        if not patterns:
            return
        voice = self.voices.at(verb)
        speaker = voice.speaker if voice else None
        subject = self.cast.refer_all(clause.subject, speaker=speaker) if clause.subject is not None else ()
        own = self._is_self(clause, subject, voice)
        for pattern in patterns:
            found = self._clause(pattern, clause, subject, own, voice)
            if found is not None:
                yield found

    def _is_self(self, clause: _Clause, subject: tuple[Referent, ...], voice: VoiceAt | None) -> bool:
        if clause.subject is not None and self.parsed.tokens[clause.subject].lower in ("i", "we"):
            return True
        return voice is not None and same_side(subject, voice.referents)

    def _clause(
        self, pattern: ClausePattern, clause: _Clause, subject: tuple[Referent, ...], own: bool, voice: VoiceAt | None
    ) -> Find | None:
        if pattern.subject == "self" and not own and (voice is not None or pattern.voiced or not subject):
            return None
        if pattern.subject == "other" and (own or not any(r.actors for r in subject)):
            return None
        advice = voice is None and pattern.voiced
        if advice and not (pattern.act in _ADVISED and pattern.subject == "other"):
            return None
        below = self._named_below(clause, voice)
        others = tuple(r for r in below if not same_side((r,), voice.referents if voice else ()))
        if pattern.actor_object and not others:
            return None
        whom = subject if pattern.subject == "other" or (pattern.subject == "any" and not own) else others
        if not any(r.actors for r in whom):
            whom = others
        return Find(
            trigger=clause.verb, act=pattern.act, rule=pattern.id, weight=pattern.weight,
            who=voice.referents if voice else subject if not advice else (), whom=whom, content=clause.verb.i,
            voice=voice, flipped=True, nominal=False, advice=advice, clausal=True,
        )  # fmt: skip

    def _named_below(self, clause: _Clause, voice: VoiceAt | None) -> tuple[Referent, ...]:
        return named_below(self.parsed, self.cast, clause.verb.i, clause.subject, voice)


def named_below(parsed: Parsed, cast: Cast, i: int, subject: int | None, voice: VoiceAt | None) -> tuple[Referent, ...]:
    """The actors named in the clause of `i`, its subject left out, in text order."""
    skip = set(parsed.subtree(subject)) if subject is not None and subject != i else set()
    found: list[Referent] = []
    for k in parsed.subtree(i):
        token = parsed.tokens[k]
        if k in skip or k == i or token.pos not in ("NOUN", "PROPN", "PRON", "ADJ"):
            continue
        if token.dep in ("compound", "amod", "poss", "nmod") and parsed.head(k).pos == "PROPN":
            continue
        here = cast.refer(k, speaker=voice.speaker if voice else None)
        if here is not None and here.actors and here not in found:
            found.append(here)
    return tuple(found)


def same_side(left: Iterable[Referent], right: Iterable[Referent]) -> bool:
    """Whether two parties share an actor, or are one and the same unresolved party."""
    lefts, rights = tuple(left), tuple(right)
    actors = {a for r in lefts for a in r.actors}
    if actors & {a for r in rights for a in r.actors}:
        return True
    return bool({r.name for r in lefts} & {r.name for r in rights})


class _Filler:
    """Fills the roles of one trigger."""

    def __init__(self, finder: Finder, token: Token, args: Arguments, voice: VoiceAt | None) -> None:
        self.finder, self.token, self.args, self.voice = finder, token, args, voice
        self.speaker = voice.speaker if voice else None

    def first(self, roles: tuple[str, ...]) -> int | None:
        for role in roles:
            heads = self._tokens(role)
            if heads:
                return heads[0]
        return None

    def filled(self, role: str) -> bool:
        if role == "owner":
            return bool(self._owner(self.token.i))
        return bool(self._tokens(role))

    def referents(self, roles: tuple[str, ...]) -> tuple[Referent, ...]:
        """What the first role refers to that names anybody."""
        fallback: tuple[Referent, ...] = ()
        for role in roles:
            found = self._referents(role)
            if any(r.actors for r in found):
                return tuple(r for r in found if r.actors)
            fallback = fallback or found
        return fallback

    def _referents(self, role: str) -> tuple[Referent, ...]:
        cast, parsed = self.finder.cast, self.finder.parsed
        if role == "speaker":
            return self.voice.referents if self.voice else ()
        if role == "owner":
            return self._owner(self.token.i)
        path, _, last = role.rpartition(".")
        if last == "any":
            return tuple(r for k in self._tokens(path) for r in self._any(k))
        if last == "owner":
            return tuple(r for k in self._tokens(path) for r in cast.owner(k, speaker=self.speaker))
        heads = [k for k in self._tokens(role) if parsed.tokens[k].dep != "expl"]
        return tuple(r for k in heads for r in cast.refer_all(k, speaker=self.speaker))

    def _any(self, k: int) -> tuple[Referent, ...]:
        head = self.finder.cast.refer_all(k, speaker=self.speaker)
        if any(r.actors for r in head):
            return head
        return named_below(self.finder.parsed, self.finder.cast, k, None, self.voice)

    def _tokens(self, role: str) -> tuple[int, ...]:
        """Heads of what fills a role path; its last part may be a word list that the head must stand in."""
        name, *rest = role.split(".")
        heads = self.args.get(name, ())
        for part in rest:
            if part in self.finder.words:
                listed = self.finder.words[part]
                heads = tuple(h for h in heads if self.finder.parsed.tokens[h].lemma.lower() in listed)
            else:
                heads = tuple(k for h in heads for k in arguments(self.finder.parsed, h).get(part, ()))
        return heads

    def _owner(self, i: int) -> tuple[Referent, ...]:
        """Whose the noun is; of a noun under a light verb, its subject ("issued a warning")."""
        found = self.finder.cast.owner(i, speaker=self.speaker)
        if any(r.actors for r in found):
            return found
        for role in ("by", "from"):
            heads = self.args.get(role, ())
            named = tuple(r for k in heads for r in self.finder.cast.refer_all(k, speaker=self.speaker))
            if any(r.actors for r in named):
                return named
        head = self.finder.parsed.head(i)
        if self.token.dep in ("dobj", "nsubjpass", "conj") and head.lemma in _LIGHT_OWN:
            subjects = arguments(self.finder.parsed, head.i).get("subject", ())
            named = tuple(r for k in subjects for r in self.finder.cast.refer_all(k, speaker=self.speaker))
            if named:
                return named
        return found


@dataclass(frozen=True, slots=True, kw_only=True)
class _Clause:
    """A verb with its modal, subject, negation and predicate, as clause patterns see it."""

    verb: Token
    subject: int | None
    modals: frozenset[str]
    negated: bool
    predicates: frozenset[str]
    objects: frozenset[str]
    lemmas: frozenset[str]
    finite: bool
    """It states a fact: a finite verb without a modal."""

    @classmethod
    def read(cls, parsed: Parsed, verb: Token) -> _Clause:
        kids = parsed.children(verb.i)
        predicates = {
            t.lemma.lower() for c in kids if c.dep in ("acomp", "attr", "oprd") for t in _with_conj(parsed, c)
        }
        objects = {t.lemma.lower() for c in kids if c.dep in ("dobj", "pobj") for t in _with_conj(parsed, c)}
        objects |= {k.lemma.lower() for c in kids if c.dep == "prep" for k in parsed.children(c.i) if k.dep == "pobj"}
        particles = {f"{verb.lemma} {c.lower}" for c in kids if c.dep in ("prt", "prep", "agent")}
        return cls(
            verb=verb,
            subject=surface_subject(parsed, verb.i),
            modals=frozenset(_modals(parsed, verb)),
            negated=negated(parsed, verb.i),
            predicates=frozenset(predicates),
            objects=frozenset(objects),
            lemmas=frozenset({verb.lemma} | particles),
            finite=_finite(parsed, verb),
        )

    def fits(self, pattern: ClausePattern) -> bool:
        """Whether all that the pattern asks of verb, modal, predicate and negation is there."""
        if not pattern.modals and not self.finite:
            return False
        if pattern.when != "any" and self.negated != (pattern.when == "negated"):
            return False
        if pattern.modals and not self.modals & set(pattern.modals):
            return False
        if pattern.verbs and not self.lemmas & set(pattern.verbs):
            return False
        if self.lemmas & set(pattern.not_verbs):
            return False
        if pattern.predicates and not self.predicates & set(pattern.predicates):
            return False
        return not pattern.objects or bool(self.objects & set(pattern.objects))


def _modals(parsed: Parsed, verb: Token) -> Iterator[str]:
    """Auxiliaries with their short forms spelt out, and "have to", "need to", "be ready to" above an infinitive."""
    short = {"'ll": "will", "’ll": "will", "wo": "will", "ca": "can", "'d": "would", "’d": "would"}
    auxiliaries = [c for c in parsed.children(verb.i) if c.dep == "aux"]
    for child in auxiliaries:
        yield short.get(child.lower, child.lower)
    if verb.dep == "conj" and not auxiliaries and parsed.child(verb.i, "nsubj", "nsubjpass") is None:
        yield from _modals(parsed, parsed.head(verb.i))
    if verb.dep == "xcomp":
        head = parsed.head(verb.i)
        if head.lemma in ("have", "need", "go", "continue", "begin", "start"):
            yield f"{head.lemma} to"
            yield from _modals(parsed, head)
        elif head.pos == "ADJ":
            yield f"{head.lemma} to"
    if verb.tag == "VB" and not auxiliaries and verb.dep == "ROOT" and parsed.child(verb.i, "nsubj") is None:
        yield "imperative"


def _finite(parsed: Parsed, verb: Token) -> bool:
    auxiliaries = [c for c in parsed.children(verb.i) if c.dep in ("aux", "auxpass")]
    if any(c.tag in ("MD", "TO") for c in auxiliaries):
        return False
    return verb.tag in ("VBD", "VBZ", "VBP") or any(c.tag in ("VBD", "VBZ", "VBP") for c in auxiliaries)


def _with_conj(parsed: Parsed, token: Token) -> tuple[Token, ...]:
    return tuple(parsed.tokens[k] for k in coordinated(parsed, token.i))


def _part(token: Token) -> str:
    return {"VERB": "verb", "AUX": "verb", "NOUN": "noun", "PROPN": "noun", "ADJ": "adjective"}[token.pos]


def _index(pack: ActPack) -> dict[tuple[str, str], list[tuple[tuple[str, ...], Frame]]]:
    found: dict[tuple[str, str], list[tuple[tuple[str, ...], Frame]]] = defaultdict(list)
    for frame in pack.frames:
        for part, words in (("verb", frame.verbs), ("noun", frame.nouns), ("adjective", frame.adjectives)):
            for word in words:
                first, *rest = word.split()
                found[first, part].append(((first, *rest), frame))
    return found


def words_fit(parsed: Parsed, token: Token, words: tuple[str, ...], args: Arguments) -> bool:
    """Whether the words after the first are there: a preposition, a particle, or an object's lemma."""
    for word in words[1:]:
        if word in args or f"particle:{word}" in args:
            continue
        if any(c.lower == word or c.lemma == word for c in parsed.children(token.i)):
            continue
        return False
    return True
