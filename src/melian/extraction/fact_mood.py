"""Whether a claim is told as being so, denied, or only to come."""

from __future__ import annotations

from melian.extraction.polarity import deed_polarity, negated, supposed
from melian.model.fact import FactPolarity, Modality
from melian.model.fact_pack import FactPack
from melian.model.parsed import Parsed, Token

Mood = tuple[FactPolarity, Modality]
ACTUAL: Mood = ("asserted", "actual")
_CONDITIONAL = frozenset({"would", "could", "may", "might", "can", "'d", "’d"})
_OUGHT = frozenset({"should", "must", "ought"})
_SUPPOSED_BY = frozenset({"of", "from", "about", "against", "for", "without", "before", "on"})
"""Prepositions whose gerund is not told as done: "spoke of joining"."""


def mood(parsed: Parsed, i: int, pack: FactPack) -> Mood | None:
    """How the claim carried by the verb at `i` is told; None where nothing is told of now or of what is done.

    What was sought or planned in the past ("applied to join") says nothing of how it stands, and what somebody
    should do says nothing either.
    """
    verb = parsed.tokens[i]
    modals = _aux(parsed, verb)
    if negated(parsed, i) or _has_yet(parsed, verb):
        return ("negated", "actual") if not modals & (_CONDITIONAL | _OUGHT) else None
    if modals & _OUGHT or _ordered(parsed, verb) or asked(parsed, verb):
        return None
    if supposed(parsed, i) or modals & _CONDITIONAL:
        return ("asserted", "conditional")
    return _not_finite(parsed, verb, pack) if verb.tag in ("VBG", "VB") else _told(parsed, i)


def _not_finite(parsed: Parsed, verb: Token, pack: FactPack) -> Mood | None:
    if verb.tag == "VBG":
        return _gerund(parsed, verb, pack)
    if any(c.tag == "TO" for c in parsed.children(verb.i)):
        return _infinitive(parsed, verb, pack)
    if verb.dep == "conj":
        return mood(parsed, verb.head, pack)
    if not _aux(parsed, verb) and parsed.child(verb.i, "nsubj", "nsubjpass") is not None:
        return ACTUAL  # headlines in the present: "strikes kill two", which parsers take for an infinitive
    return _told(parsed, verb.i)


def _told(parsed: Parsed, i: int) -> Mood:
    return ("asserted", "prospective") if deed_polarity(parsed, i) == "hypothetical" else ACTUAL


def _gerund(parsed: Parsed, verb: Token, pack: FactPack) -> Mood | None:
    head = parsed.head(verb.i)
    if any(c.dep == "aux" and c.lemma == "be" for c in parsed.children(verb.i)):
        return ACTUAL
    if verb.dep == "pcomp" and head.lower == "of" and pack.holds("charging", parsed.head(head.i).lemma):
        return ACTUAL
    if verb.dep == "pcomp" and head.lower in _SUPPOSED_BY:
        return None if past(parsed, head.i) else ("asserted", "prospective")
    if verb.dep in ("xcomp", "ccomp", "dobj"):
        return None
    if verb.dep == "conj" and head.pos == "VERB":
        return mood(parsed, head.i, pack)
    return ACTUAL


def _infinitive(parsed: Parsed, verb: Token, pack: FactPack) -> Mood | None:
    """'To join' is as real as what governs it, and to come where that is a wish or plan of now."""
    for above in parsed.ancestors(verb.i):
        if above.pos not in ("VERB", "AUX") or above.lemma == "be":
            if above.pos == "NOUN" and pack.holds("process", above.lemma):
                break
            if above.pos in ("VERB", "AUX") and (past(parsed, above.i) or verb.dep == "csubj"):
                return None
            continue
        if above.lemma in pack.words.get("giving_up", ()) or above.lemma in pack.words.get("reaching", ()):
            return mood(parsed, above.i, pack)
        if not pack.holds("wanting", above.lemma):
            return None
        return None if past(parsed, above.i) else ("asserted", "prospective")
    return ("asserted", "prospective") if verb.head != verb.i else None


def past(parsed: Parsed, i: int) -> bool:
    """Whether the clause of the word at `i` is told in the plain past: how it stood, not how it stands."""
    for token in (parsed.tokens[i], *parsed.ancestors(i)):
        if token.pos in ("VERB", "AUX"):
            auxiliaries = {c.tag for c in parsed.children(token.i) if c.dep in ("aux", "auxpass")}
            inner = token.tag in ("VBG", "VB", "VBN") and token.dep not in ("ROOT", "ccomp", "relcl")
            if inner and not auxiliaries:
                continue
            return "VBD" in auxiliaries or (token.tag == "VBD" and not auxiliaries)
    return False


def asked(parsed: Parsed, verb: Token) -> bool:
    """'Demands that Peru withdraw': a bare verb after a subject in the singular is asked for."""
    if verb.tag not in ("VB", "VBP") or verb.dep not in ("ccomp", "acl", "relcl") or _aux(parsed, verb):
        return False
    subject = parsed.child(verb.i, "nsubj")
    return subject is not None and subject.tag in ("NN", "NNP") and parsed.child(subject.i, "conj") is None


def present(parsed: Parsed, i: int) -> bool:
    """Whether the verb at `i` is finite and tells of now: present or present perfect, and no supposition."""
    verb = parsed.tokens[i]
    auxiliaries = [c for c in parsed.children(i) if c.dep in ("aux", "auxpass")]
    if any(c.tag in ("MD", "TO", "VBD") for c in auxiliaries) or supposed(parsed, i):
        return False
    return verb.tag in ("VBZ", "VBP") or any(c.tag in ("VBZ", "VBP") for c in auxiliaries)


def _aux(parsed: Parsed, verb: Token) -> frozenset[str]:
    return frozenset(c.lower for c in parsed.children(verb.i) if c.dep == "aux")


def _has_yet(parsed: Parsed, verb: Token) -> bool:
    """'Has yet to join'."""
    head = parsed.head(verb.i)
    return (
        verb.dep == "xcomp"
        and head.lemma in ("have", "be")
        and any(c.lower == "yet" for c in (*parsed.children(head.i), *parsed.children(verb.i)))
    )


def _ordered(parsed: Parsed, verb: Token) -> bool:
    """'Station more troops': advice without a subject."""
    bare = verb.tag == "VB" and verb.dep == "ROOT"
    return bare and not any(c.dep in ("nsubj", "nsubjpass", "aux") for c in parsed.children(verb.i))
