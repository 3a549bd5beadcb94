"""A clause as clause patterns see it: modal, subject, negation, predicate."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from melian.extraction.arguments import coordinated, surface_subject
from melian.extraction.polarity import negated
from melian.model.frame import ClausePattern
from melian.model.parsed import Parsed, Token


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
    def read(cls, parsed: Parsed, verb: Token) -> Clause:
        """The clause that the verb heads."""
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
            modals=frozenset(_modals(parsed, verb)),
            negated=negated(parsed, verb.i) or any(negated(parsed, c.i) for c in kids if c.dep in ("attr", "dobj")),
            predicates=frozenset(predicates),
            objects=frozenset(objects),
            lemmas=frozenset({verb.lemma} | particles),
            passive=parsed.child(verb.i, "nsubjpass", "auxpass") is not None,
            doer=_doer(parsed, verb),
            finite=_finite(parsed, verb),
        )

    def fits(self, pattern: ClausePattern) -> bool:
        """Whether all that the pattern asks of verb, modal, predicate and negation is there."""
        return self._mood_fits(pattern) and self.words_fit(pattern)

    def _mood_fits(self, pattern: ClausePattern) -> bool:
        if not pattern.modals and not self.finite:
            return False
        if pattern.passive and not self.passive:
            return False
        if pattern.doer:
            return self.doer is not None and self.negated == (pattern.when == "negated")
        if self.passive and not pattern.passive and (pattern.subject == "self" or not pattern.modals):
            return False
        if pattern.when != "any" and self.negated != (pattern.when == "negated"):
            return False
        return not pattern.modals or bool(self.modals & set(pattern.modals))

    def words_fit(self, pattern: ClausePattern) -> bool:
        """Whether verb, subject, predicates and objects are among the words that the pattern asks for."""
        if self.lemmas & set(pattern.not_verbs):
            return False
        asked = (
            (pattern.verbs, self.lemmas),
            (pattern.subjects, frozenset({self.subject_lemma})),
            (pattern.predicates, self.predicates),
            (pattern.objects, self.objects),
        )
        return all(not words or bool(found & set(words)) for words, found in asked)


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
    if verb.dep == "conj" and not auxiliaries and parsed.child(verb.i, "nsubj", "nsubjpass") is None:
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
