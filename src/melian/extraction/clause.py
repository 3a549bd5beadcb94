"""A clause as clause patterns see it: modal, subject, negation, predicate."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from melian.extraction.arguments import coordinated, surface_subject
from melian.extraction.polarity import negated
from melian.model.frame import ClausePattern
from melian.model.parsed import Parsed, Token

_BARE = frozenset({"VB", "VBP", "VBN"})
"""Forms that share the modal of the verb before them: "will attack and burn", not "would stop raids, targeting ..."."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """A verb with its modal, subject, negation and predicate, as clause patterns see it."""

    verb: Token
    subject: int | None
    subject_lemma: str
    modals: frozenset[str]
    negated: bool
    predicates: frozenset[str]
    objects: frozenset[str]
    lemmas: frozenset[str]
    passive: bool
    doer: int | None
    """By whom it is done, of a passive that tells it."""
    finite: bool
    """It states a fact: a finite verb without a modal, in a clause of its own."""

    @classmethod
    def read(
        cls, parsed: Parsed, verb: Token, *, modals: frozenset[str] | None = None, finite: bool | None = None
    ) -> Clause:
        """The clause that the verb heads, with what has been read of it already."""
        kids = parsed.children(verb.i)
        predicates = {
            t.lemma.lower() for c in kids if c.dep in ("acomp", "attr", "oprd") for t in _with_conj(parsed, c)
        }
        objects = {t.lemma.lower() for c in kids if c.dep in ("dobj", "pobj") for t in _with_conj(parsed, c)}
        objects |= {k.lemma.lower() for c in kids if c.dep == "prep" for k in parsed.children(c.i) if k.dep == "pobj"}
        particles = {f"{verb.lemma} {c.lower}" for c in kids if c.dep in ("prt", "prep", "agent")}
        subject = surface_subject(parsed, verb.i)
        return cls(
            verb=verb,
            subject=subject,
            subject_lemma=_lemma(parsed, verb, subject),
            modals=frozenset(_modals(parsed, verb)) if modals is None else modals,
            negated=negated(parsed, verb.i) or any(negated(parsed, c.i) for c in kids if c.dep in ("attr", "dobj")),
            predicates=frozenset(predicates),
            objects=frozenset(objects),
            lemmas=frozenset({verb.lemma} | particles),
            passive=parsed.child(verb.i, "nsubjpass", "auxpass") is not None,
            doer=_doer(parsed, verb),
            finite=_finite(parsed, verb) if finite is None else finite,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What one pattern asks of a clause, its words as sets."""

    pattern: ClausePattern
    modals: frozenset[str]
    verbs: frozenset[str]
    not_verbs: frozenset[str]
    subjects: frozenset[str]
    predicates: frozenset[str]
    objects: frozenset[str]
    not_objects: frozenset[str]

    @classmethod
    def of(cls, pattern: ClausePattern) -> Asked:
        """What a pattern asks."""
        return cls(
            pattern=pattern,
            modals=frozenset(pattern.modals),
            verbs=frozenset(pattern.verbs),
            not_verbs=frozenset(pattern.not_verbs),
            subjects=frozenset(pattern.subjects),
            predicates=frozenset(pattern.predicates),
            objects=frozenset(pattern.objects),
            not_objects=frozenset(pattern.not_objects),
        )

    def fits(self, clause: Clause) -> bool:
        """Whether all that the pattern asks of verb, modal, predicate and negation is there."""
        return self._mood_fits(clause) and self.words_fit(clause)

    def _mood_fits(self, clause: Clause) -> bool:
        pattern = self.pattern
        if not self.modals and not clause.finite:
            return False
        if pattern.passive and not clause.passive:
            return False
        if pattern.doer:
            return clause.doer is not None and clause.negated == (pattern.when == "negated")
        if clause.passive and not pattern.passive and (pattern.subject == "self" or not self.modals):
            return False
        if pattern.when != "any" and clause.negated != (pattern.when == "negated"):
            return False
        return not self.modals or not self.modals.isdisjoint(clause.modals)

    def words_fit(self, clause: Clause) -> bool:
        """Whether verb, subject, predicates and objects are among the words that the pattern asks for."""
        if not self.not_verbs.isdisjoint(clause.lemmas) or not self.not_objects.isdisjoint(clause.objects):
            return False
        asked = (
            (self.verbs, clause.lemmas),
            (self.subjects, (clause.subject_lemma,)),
            (self.predicates, clause.predicates),
            (self.objects, clause.objects),
        )
        return all(not words or not words.isdisjoint(found) for words, found in asked)


class _Shelf:
    """What patterns ask, in order, by the verbs that they ask for: most of them fit none of a clause's."""

    def __init__(self, asked: Iterable[Asked]) -> None:
        self._asked = tuple(asked)
        self._of_any = tuple(n for n, a in enumerate(self._asked) if not a.verbs)
        self._by_verb: dict[str, list[int]] = {}
        for n, a in enumerate(self._asked):
            for verb in a.verbs:
                self._by_verb.setdefault(verb, []).append(n)

    def asking(self, lemmas: Iterable[str]) -> Iterator[Asked]:
        """Those that ask for any verb or for one of these."""
        named = {n for lemma in lemmas for n in self._by_verb.get(lemma, ())}
        return (self._asked[n] for n in sorted(named.union(self._of_any)))


class ClauseReader:
    """The clauses of one document, each read once, and which of some patterns they fit."""

    def __init__(self, parsed: Parsed, patterns: Iterable[ClausePattern]) -> None:
        self._parsed = parsed
        asked = tuple(Asked.of(p) for p in patterns)
        self._plain = _Shelf(a for a in asked if not a.modals)
        self._modal = _Shelf(a for a in asked if a.modals)
        self._all = _Shelf(asked)
        self._known: dict[int, tuple[Clause, tuple[ClausePattern, ...]] | None] = {}

    def fitting(self, verb: Token) -> tuple[Clause, tuple[ClausePattern, ...]] | None:
        """The clause that the verb heads and the patterns that it fits, in order; None where there are none."""
        if verb.i not in self._known:
            self._known[verb.i] = self._read(verb)
        return self._known[verb.i]

    def _read(self, verb: Token) -> tuple[Clause, tuple[ClausePattern, ...]] | None:
        # Most verbs neither have a modal nor are finite: these are told before the rest of the clause is read.
        modals = frozenset(_modals(self._parsed, verb))
        finite = _finite(self._parsed, verb)
        if not modals and not finite:
            return None
        shelf = self._plain if not modals else self._all if finite else self._modal
        clause = Clause.read(self._parsed, verb, modals=modals, finite=finite)
        fits = tuple(a.pattern for a in shelf.asking(clause.lemmas) if a.fits(clause))
        return (clause, fits) if fits else None


def _lemma(parsed: Parsed, verb: Token, subject: int | None) -> str:
    """The subject's lemma; "there" where that stands in its place."""
    if parsed.child(verb.i, "expl") is not None:
        return "there"
    return parsed.tokens[subject].lemma.lower() if subject is not None else ""


def _doer(parsed: Parsed, verb: Token) -> int | None:
    """Who stands behind "by" of a passive."""
    agent = parsed.child(verb.i, "agent")
    named = parsed.child(agent.i, "pobj") if agent is not None else None
    return named.i if named is not None else None


def _modals(parsed: Parsed, verb: Token) -> Iterator[str]:
    """Auxiliaries with their short forms spelt out, and "have to", "need to", "be ready to" above an infinitive."""
    short = {"'ll": "will", "’ll": "will", "wo": "will", "ca": "can", "'d": "would", "’d": "would"}
    auxiliaries = [c for c in parsed.children(verb.i) if c.dep == "aux"]
    for child in auxiliaries:
        yield short.get(child.lower, child.lower)
    bare = verb.tag in _BARE or verb.lower == verb.lemma  # "set" is tagged as its own past
    shares = verb.dep == "conj" and bare and not auxiliaries
    if shares and parsed.child(verb.i, "nsubj", "nsubjpass") is None:
        yield from _modals(parsed, parsed.head(verb.i))
    if verb.dep == "xcomp":
        head = parsed.head(verb.i)
        if head.lemma in ("have", "need", "go", "continue", "begin", "start", "ought", "be"):
            yield from (f"{head.lemma} to", head.lemma) if head.lemma == "ought" else (f"{head.lemma} to",)
            yield from _modals(parsed, head)
        elif head.pos == "ADJ":
            yield f"{head.lemma} to"
    if verb.tag == "VB" and not auxiliaries and verb.dep == "ROOT" and parsed.child(verb.i, "nsubj") is None:
        yield "imperative"


def _finite(parsed: Parsed, verb: Token) -> bool:
    auxiliaries = [c for c in parsed.children(verb.i) if c.dep in ("aux", "auxpass")]
    if verb.dep == "relcl":
        return False
    if any(c.tag in ("MD", "TO") for c in auxiliaries):
        return False
    subject = parsed.child(verb.i, "nsubj")
    if verb.tag == "VBP" and not auxiliaries and verb.dep == "ccomp" and subject and subject.tag in ("NN", "NNP"):
        return len(coordinated(parsed, subject.i)) > 1  # "that Iran open the gates": asked for, not told
    return verb.tag in ("VBD", "VBZ", "VBP") or any(c.tag in ("VBD", "VBZ", "VBP") for c in auxiliaries)


def _with_conj(parsed: Parsed, token: Token) -> tuple[Token, ...]:
    return tuple(parsed.tokens[k] for k in coordinated(parsed, token.i))
