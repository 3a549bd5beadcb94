"""Who and what fills the roles of one trigger."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from melian.extraction.addressees import answerer, hearer
from melian.extraction.arguments import arguments, coordinated
from melian.extraction.cast import Cast
from melian.extraction.cast_strangers import strange
from melian.extraction.polarity import negated
from melian.extraction.spot import Spot
from melian.extraction.texts import is_text, whose
from melian.extraction.voices import VoiceAt
from melian.model.actor import Referent
from melian.model.parsed import Parsed, Token

_LIGHT_VERBS = frozenset(
    {"make", "issue", "deliver", "give", "send", "repeat", "raise", "lodge", "file", "voice", "renew", "reiterate",
     "level", "extend", "put", "present", "express", "launch", "set", "impose", "sign", "reach", "strike", "offer",
     "have", "pose", "announce", "lay", "step", "submit", "table", "unveil", "release", "pass", "adopt", "approve",
     "publish", "write", "circulate", "begin", "start", "hold", "carry", "conduct", "stage", "mount", "commit",
     "perpetrate", "wage", "order"}
)  # fmt: skip

_ANSWERING = frozenset({"respond", "reply", "react", "answer", "retort", "counter", "retaliate", "say", "announce"})
_DIRECT = frozenset({"subject", "owner", "object", "to", "on", "by", "from", "speaker", "subject.text.owner"})
"""Roles that settle who is meant even where they name nobody that is known."""
_PLAIN = frozenset({"clause.subject", "infinitive.subject", "upon", "for"})
"""Roles that do so where the name is of a state that no pack knows."""
_SUPPOSING = frozenset({"if", "unless", "until", "should"})
_AMID = frozenset({"in", "during"})
_DEFINITE = frozenset({"the", "this", "that", "these", "those", "such"})
_FARTHEST = 400
"""Tokens that a definite noun may look back for the same noun: about a page."""


def named_below(parsed: Parsed, cast: Cast, i: int, subject: int | None, voice: VoiceAt | None) -> tuple[Referent, ...]:
    """The actors named in the clause of `i`, its subject left out, in text order."""
    skip = set(parsed.subtree(subject)) if subject is not None and subject != i else set()
    speaker = voice.speaker if voice else None
    found = [cast.refer(k, speaker=speaker) for k in _names_below(parsed, i) if k not in skip]
    return tuple(dict.fromkeys(r for r in found if r is not None and r.actors))


def first_named(parsed: Parsed, cast: Cast, i: int, voice: VoiceAt | None) -> tuple[Referent, ...]:
    """The first actor named below `i`, with those coordinated with it."""
    speaker = voice.speaker if voice else None
    for k in _names_below(parsed, i):
        found = tuple(r for r in cast.refer_all(k, speaker=speaker) if r.actors)
        if found:
            return found
    return ()


def _names_below(parsed: Parsed, i: int) -> Iterator[int]:
    """Heads of noun phrases below `i`; the parts of composed names are left to their heads."""
    for k in parsed.subtree(i):
        token = parsed.tokens[k]
        if k == i or token.pos not in ("NOUN", "PROPN", "PRON", "ADJ"):
            continue
        if token.dep in ("compound", "amod", "poss", "nmod") and parsed.head(k).pos == "PROPN":
            continue
        yield k


def _subjunctive(parsed: Parsed, i: int) -> bool:
    """'that NATO leave': a bare verb with a subject and no auxiliary; "should" and "must" count."""
    token = parsed.tokens[i]
    auxiliaries = {c.lower for c in parsed.children(i) if c.dep in ("aux", "auxpass")}
    if auxiliaries & {"must", "should", "be"}:
        return True
    return token.tag in ("VB", "VBP") and not auxiliaries and parsed.child(i, "nsubj", "nsubjpass") is not None


def same_side(left: Iterable[Referent], right: Iterable[Referent]) -> bool:
    """Whether two parties share an actor, or are one and the same unresolved party."""
    lefts, rights = tuple(left), tuple(right)
    actors = {a for r in lefts for a in r.actors}
    if actors & {a for r in rights for a in r.actors}:
        return True
    return bool({r.name for r in lefts} & {r.name for r in rights})


class Filler(Spot):
    """Fills the roles of one trigger."""

    def first(self, roles: tuple[str, ...]) -> int | None:
        """The token that heads what the first filled role holds."""
        for role in roles:
            heads = self._tokens(role)
            if heads:
                return heads[0]
        return None

    def filled(self, role: str) -> bool:
        """Whether anything fills a role."""
        if role == "owner":
            return bool(self._owner(self.token.i))
        if role == "agent":
            return any(r.actors for r in self._agent(self.token.i))
        return bool(self._tokens(role))

    def referents(self, roles: tuple[str, ...], *, but: tuple[Referent, ...] = ()) -> tuple[Referent, ...]:
        """What the first role refers to that names anybody; `but` is a side that does not count."""
        return self.found(roles, but=but)[1]

    def found(self, roles: tuple[str, ...], *, but: tuple[Referent, ...] = ()) -> tuple[str, tuple[Referent, ...]]:
        """The same behind the name of the role, which is empty where none is filled."""
        fallback: tuple[str, tuple[Referent, ...]] = ("", ())
        for role in roles:
            found = self._referents(role)
            named = tuple(r for r in found if r.actors and not (but and same_side((r,), but)))
            if named:
                return role, named
            if found and (role in _DIRECT or (role in _PLAIN and strange(found))) and not fallback[1]:
                fallback = role, found
        return fallback

    def _referents(self, role: str) -> tuple[Referent, ...]:
        alone = {
            "speaker": lambda: self.voice.referents if self.voice else (),
            "hearer": lambda: hearer(self),
            "answerer": lambda: answerer(self),
            "owner": lambda: self._owner(self.token.i),
            "agent": lambda: self._agent(self.token.i),
            "supposed": self._supposed,
        }
        if role in alone:
            return alone[role]()
        path, _, last = role.rpartition(".")
        if last == "any":
            return tuple(r for k in self._tokens(path) for r in self._any(k))
        if last == "owner":
            return tuple(r for k in self._tokens(path) for c in coordinated(self.parsed, k) for r in self._whose(c))
        if last == "agent":
            return tuple(r for k in self._tokens(path) for r in self._agent(k))
        heads = [k for k in self._tokens(role) if self.parsed.tokens[k].dep != "expl"]
        return tuple(r for k in heads for r in self.cast.refer_all(k, speaker=self.speaker))

    def _supposed(self) -> tuple[Referent, ...]:
        """Whose conduct the act waits on: "if Peru refuses", "unless the rebels leave"."""
        verbs = (self.token.i, *(k for role in ("infinitive", "clause") for k in self.args.get(role, ())))
        found: list[Referent] = []
        for child in (c for v in verbs for c in self.parsed.children(v) if c.dep == "advcl"):
            if any(m.lower in _SUPPOSING for m in self.parsed.children(child.i) if m.dep in ("mark", "advmod", "aux")):
                for k in arguments(self.parsed, child.i).get("subject", ()):
                    found.extend(self.cast.refer_all(k, speaker=self.speaker) or self._whose(k))
        return tuple(dict.fromkeys(found))

    def _whose(self, k: int) -> tuple[Referent, ...]:
        """Whose the noun at `k` is; of "the plan", whose the same noun was when it was last said whose."""
        violent = self.violent(k)
        found = self._agent(k) if violent else self.cast.owner(k, speaker=self.speaker)
        if found or self.parsed.tokens[k].pos != "NOUN":
            return found
        if not violent and (given := self._giver(k)) and any(r.actors for r in given):
            return given
        return self._whose_before(k, violent) or self._issuer(k)

    def _issuer(self, k: int) -> tuple[Referent, ...]:
        """Whose words a text is: "the statement urged both to stop" is of whoever issued it."""
        return whose(self.parsed, self.cast, k) if is_text(self.parsed.tokens[k]) else ()

    def _whose_before(self, k: int, violent: bool) -> tuple[Referent, ...]:
        if not any(c.lower in _DEFINITE for c in self.parsed.children(k)):
            return ()
        lemma = self.parsed.tokens[k].lemma
        for token in reversed(self.parsed.tokens[max(0, k - _FARTHEST) : k]):
            if token.lemma != lemma:
                continue
            if earlier := self._agent(token.i) if violent else self.cast.owner(token.i):
                return earlier
        return ()

    def _any(self, k: int) -> tuple[Referent, ...]:
        """The filler itself where it is an actor, else whose it is, else the first actors named below it."""
        for found in (self.cast.refer_all(k, speaker=self.speaker), self._whose(k)):
            if any(r.actors for r in found):
                return found
        return () if self.violent(k) else first_named(self.parsed, self.cast, k, self.voice)

    def suffering(self, k: int, whom: tuple[Referent, ...]) -> tuple[Referent, ...]:
        """Who suffers the violence that the noun at `k` names: all that are named with it save who does it."""
        if not self.violent(k):
            return ()
        below = named_below(self.parsed, self.cast, k, None, self.voice)
        return tuple(r for r in below if not same_side((r,), whom))

    def _tokens(self, role: str) -> tuple[int, ...]:
        """Heads of what fills a role path; its last part may be a word list that the head must stand in."""
        name, *rest = role.split(".")
        heads = self.args.get(name, ())
        for part in rest:
            if part == "actor":
                heads = tuple(h for h in heads if any(r.actors for r in self.cast.refer_all(h, speaker=self.speaker)))
            elif part == "subject":
                subjects = (self.parsed.child(h, "nsubj", "nsubjpass") for h in heads)
                heads = tuple(t.i for t in subjects if t is not None)
            elif part == "subjunctive":
                heads = tuple(h for h in heads if _subjunctive(self.parsed, h))
            elif part == "affirmed":
                heads = tuple(h for h in heads if not negated(self.parsed, h))
            elif part in self.words:
                listed = self.words[part]
                heads = tuple(h for h in heads if self.parsed.tokens[h].lemma.lower() in listed)
            else:
                heads = tuple(k for h in heads for k in arguments(self.parsed, h).get(part, ()))
        return heads

    def _owner(self, i: int) -> tuple[Referent, ...]:
        """Whose the noun is; of a noun under a light verb, its subject ("issued a warning")."""
        by = self._behind("by")
        if any(r.actors for r in by):
            return by  # "criticism of Chile by Peru" is Peru's
        found = self.cast.owner(i, speaker=self.speaker)
        if any(r.actors for r in found):
            return found
        named = self._behind("from")
        return named if any(r.actors for r in named) else self._giver(i) or found

    def _agent(self, i: int) -> tuple[Referent, ...]:
        """Who does what the noun at `i` names; of "the murder of Y" Y suffers it and is left out."""
        args = arguments(self.parsed, i)
        suffers = tuple(r for k in args.get("of", ()) for r in self.sides(k))
        by = tuple(r for k in args.get("by", ()) for r in self.cast.refer_all(k, speaker=self.speaker))
        if any(r.actors for r in by):
            return by
        found = self.cast.owner(i, speaker=self.speaker)
        found = tuple(r for r in found if r.actors) or self._giver(i) or found
        doers = tuple(r for r in found if not same_side((r,), suffers))
        return doers if any(r.actors for r in doers) else self._amid(i) or doers

    def _amid(self, i: int) -> tuple[Referent, ...]:
        """Whose the violence is in which this one came about: "the death of three people in a Chilean raid"."""
        heads = {i, self.parsed.tokens[i].head, *arguments(self.parsed, i).get("of", ())}
        for prep in (k for head in sorted(heads) for k in self.parsed.children(head)):
            blow = self.parsed.child(prep.i, "pobj") if prep.lower in _AMID and prep.i > i else None
            found = self.cast.owner(blow.i, speaker=self.speaker) if blow and self.violent(blow.i) else ()
            if any(r.actors for r in found):
                return found
        return ()

    def _behind(self, preposition: str) -> tuple[Referent, ...]:
        heads = self.args.get(preposition, ())
        return tuple(r for k in heads for r in self.cast.refer_all(k, speaker=self.speaker))

    def _giver(self, i: int) -> tuple[Referent, ...]:
        """Who gives what the noun at `i` names: the subject of the verb that does it ("issued the warning").

        Of "Iran's reply was a refusal" it is whose the reply is.
        """
        verb = self._doing(i)
        if verb is None:
            return ()
        subjects = arguments(self.parsed, verb.i).get("subject", ())
        found = tuple(r for k in subjects for r in self.cast.refer_all(k, speaker=self.speaker))
        if self.parsed.tokens[i].dep != "attr" or any(r.actors for r in found):
            return found
        return tuple(r for k in subjects for r in self.cast.owner(k, speaker=self.speaker))

    def _doing(self, i: int) -> Token | None:
        """The verb by which the noun at `i` is done: "issued a", "responded with a", "was a"."""
        head, dep = self.parsed.head(i), self.parsed.tokens[i].dep
        if dep == "pobj" and head.lower in ("with", "by", "through", "in"):
            over = self.parsed.head(head.i)
            return over if over.lemma in _ANSWERING else None
        light = dep in ("dobj", "nsubjpass", "conj") and head.lemma in _LIGHT_VERBS
        return head if light or (dep == "attr" and head.lemma == "be") else None
