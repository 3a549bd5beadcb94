"""What is told and nobody has done: acts in reports that are denied, in texts still to come, and contrary to fact."""

from __future__ import annotations

from melian.extraction.saying import ALLEGING, WORDS
from melian.model.parsed import Parsed, Token

_REBUTTING = frozenset({"deny", "refute", "rebut", "dispute", "dismiss", "reject", "disown"})
_TELLINGS = frozenset(
    {"report", "claim", "allegation", "accusation", "charge", "suggestion", "rumor", "rumour", "story", "assertion",
     "speculation", "insinuation", "notion"}
)  # fmt: skip
_TELLING = WORDS | ALLEGING
_TEXTS = frozenset(
    {"resolution", "statement", "letter", "declaration", "bill", "motion", "report", "communique", "communiqué",
     "document", "petition", "note", "law"}
)  # fmt: skip
_RELATIVE = frozenset({"that", "which", "who"})
_AHEAD = frozenset({"will", "would", "'ll", "’ll", "shall", "may", "might", "could", "can"})
_CLOSING = frozenset({"finalize", "finalise", "complete", "conclude", "near", "negotiate", "approach", "discuss"})
_FARTHEST = 6
"""Clauses within clauses that are followed upwards."""


def contrary(parsed: Parsed, i: int) -> bool:
    """'Could have attacked', 'would have refused', 'must have agreed': under a modal and "have" nothing is told."""
    auxiliaries = [c for c in parsed.children(i) if c.dep == "aux" and c.i < i]
    modal = next((c for c in auxiliaries if c.tag == "MD"), None)
    return modal is not None and any(c.lower in ("have", "'ve", "’ve") and c.i > modal.i for c in auxiliaries)


def rebutted(parsed: Parsed, i: int) -> bool:
    """'Denied a report that it will ask': the act stands in what a telling says that somebody denies.

    What the telling itself does it has done: "dismissed a report that accuses Peru".
    """
    token = parsed.tokens[i]
    for _ in range(_FARTHEST):
        above = parsed.head(token.i)
        if token.dep in ("acl", "relcl", "ccomp") and above.pos == "NOUN":
            return above.lemma.lower() in _TELLINGS and _rebuts(parsed, above) and not _own(parsed, token, i)
        if token.dep not in ("ccomp", "xcomp") or above.i == token.i:
            return False
        token = above
    return False


def _own(parsed: Parsed, clause: Token, i: int) -> bool:
    """Whether the clause at the telling is what the telling does, and not what it tells by a verb of saying."""
    subject = parsed.child(clause.i, "nsubj")
    if subject is None:
        return clause.tag == "VBG"
    return subject.lower in _RELATIVE and (clause.i == i or clause.lemma not in _TELLING)


def _rebuts(parsed: Parsed, noun: Token) -> bool:
    return noun.dep in ("dobj", "nsubjpass") and parsed.head(noun.i).lemma in _REBUTTING


def forthcoming(parsed: Parsed, i: int) -> bool:
    """'Is expected to pass a resolution calling on Peru to leave': the text that does it is still to come."""
    token, noun = parsed.tokens[i], parsed.head(i)
    if token.dep not in ("acl", "relcl") or noun.lemma.lower() not in _TEXTS or noun.dep != "dobj":
        return False
    verb = parsed.head(noun.i)
    bare = verb.tag == "VB" and any(c.lower == "to" and c.dep == "aux" for c in parsed.children(verb.i))
    return bare and verb.dep == "xcomp" and parsed.head(verb.i).lemma in ("expect", "plan", "hope", "want", "prepare")


def unfinished(parsed: Parsed, i: int) -> bool:
    """'Will sign a treaty', 'is finalizing a deal': nobody has agreed yet."""
    auxiliaries = [c for c in parsed.children(i) if c.dep in ("aux", "auxpass")]
    if any(c.lower in _AHEAD for c in auxiliaries):
        return True
    going = parsed.tokens[i].tag == "VBG" and any(c.lemma == "be" for c in auxiliaries)
    return going and parsed.tokens[i].lemma in _CLOSING


_ADVISING = frozenset({"recommendation", "demand", "call", "proposal", "request", "suggestion", "insistence", "advice"})


def recommended(parsed: Parsed, i: int) -> bool:
    """'A recommendation that the members reject the pact': a bare verb that others are asked for."""
    token, noun = parsed.tokens[i], parsed.head(i)
    if token.dep not in ("acl", "ccomp", "relcl") or noun.lemma.lower() not in _ADVISING:
        return False
    subject = parsed.child(i, "nsubj")
    bare = token.tag in ("VB", "VBP") and not any(c.dep == "aux" for c in parsed.children(i))
    return bare and subject is not None and subject.lower not in _RELATIVE


_ALLEGING = frozenset({"claim", "allegation", "accusation", "charge", "suspicion", "complaint", "contention"})


def alleged(parsed: Parsed, i: int) -> bool:
    """'Is looking into claims that Chile attacked': whoever claims it says so, and not who speaks of the claims."""
    token = parsed.tokens[i]
    while token.dep == "conj" and parsed.head(token.i).pos in ("VERB", "AUX"):
        token = parsed.head(token.i)
    noun = parsed.head(token.i)
    return token.dep in ("acl", "ccomp") and noun.pos == "NOUN" and noun.lemma.lower() in _ALLEGING
