"""What is spoken of: the field of a document, for in a match report countries attack, threaten and yield too; and what
only names a topic or is wanted, for then nobody has done it."""

from __future__ import annotations

from collections.abc import Set

from melian.model.parsed import Parsed

_FEWEST = 2
"""Different words of a field that a document of it holds at least."""
_DENSITY = 0.5
"""Words of the field a sentence, at least; on the project's own match reports, and no news article reaches it."""


def about(parsed: Parsed, nouns: Set[str]) -> bool:
    """Whether a document is about the field that these nouns belong to."""
    found = [t.lemma.lower() for t in parsed.tokens if t.pos in ("NOUN", "PROPN") and t.lemma.lower() in nouns]
    return len(set(found)) >= _FEWEST and len(found) >= _DENSITY * len(parsed.sentences)


_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})


def discussed(parsed: Parsed, i: int, parleys: Set[str]) -> bool:
    """Whether token `i` is what others talk about: "talks on a pullback" tell of none."""
    prep = parsed.head(i)
    if parsed.tokens[i].dep != "pobj" or prep.lower not in ("on", "about", "over"):
        return False
    talk = parsed.head(prep.i)
    held = (c for c in parsed.children(talk.i) if c.dep in ("dobj", "nsubj"))  # "resumed talks today on a pullback"
    return any(t.lemma.lower() in parleys for t in (talk, *held))


def topic(parsed: Parsed, i: int) -> bool:
    """Whether token `i` stands in a line without a verb that is no heading: it names a topic and tells nothing."""
    sentence = parsed.sentence_of(i)
    finite = any(t.tag in _FINITE for t in parsed.tokens_of(sentence))
    return not (finite or sentence.heading or sentence.i == 0)


_WANTING = frozenset(
    {"demand", "want", "seek", "need", "require", "request", "insist", "expect", "include", "contain", "ask", "call",
     "press", "push", "urge", "look", "wait", "hope", "obtain", "extract"}
)  # fmt: skip
"""Verbs whose object is wanted, or part of terms: what stands there nobody has given."""
_TO = frozenset({"for", "on", "upon"})


def wanted(parsed: Parsed, i: int) -> bool:
    """Whether the noun at token `i` is what is wanted: "seek a pledge that ...", "a deal must contain guarantees".

    A passive is undone ("guarantees are needed"), and nouns joined by "and" share what stands before the first.
    """
    token = parsed.tokens[i]
    while token.dep == "conj" and parsed.head(token.i).pos in ("NOUN", "PROPN"):
        token = parsed.head(token.i)
    above = parsed.head(token.i)
    if token.dep == "pobj" and above.lower in _TO:
        return parsed.head(above.i).lemma in _WANTING
    return token.dep in ("dobj", "nsubjpass") and above.lemma in _WANTING


def describing(parsed: Parsed, i: int) -> bool:
    """Whether the verb at token `i` describes a noun and tells no event: "groups that threaten", "threatened by"."""
    token = parsed.tokens[i]
    if token.dep in ("relcl", "acl", "amod"):
        return True
    auxiliary = any(c.dep in ("aux", "auxpass") for c in parsed.children(i))
    return token.tag == "VBN" and token.dep != "conj" and not auxiliary
