"""Whose words a text is that a report cites: "a statement from her office", "a letter signed by him", "the note"."""

from __future__ import annotations

from collections.abc import Iterator

from melian.extraction.arguments import surface_subject
from melian.extraction.cast import Cast
from melian.model.actor import Referent
from melian.model.parsed import Parsed, Token

TEXTS = frozenset(
    {"statement", "letter", "declaration", "communique", "communiqué", "message", "note", "resolution", "announcement",
     "memo", "memorandum", "post", "tweet", "tape", "video", "recording", "broadcast", "release", "report", "notice",
     "speech", "remark", "reply", "response", "decree"}
)  # fmt: skip
_OWNING = frozenset({"by", "from", "of"})
_BESIDE = frozenset({"compound", "nmod", "amod"})
_ISSUING = frozenset({"issue", "release", "publish", "sign", "send", "deliver", "read", "post", "write", "make"})
_IN = frozenset({"in", "on", "with", "through"})
_DEFINITE = frozenset({"the", "this", "that"})
_FARTHEST = 400
"""Tokens that a definite text may look back for its first mention: about a page."""


def is_text(token: Token) -> bool:
    """Whether the word names a text or recording that somebody's words stand in."""
    return token.pos in ("NOUN", "PROPN") and token.lemma.lower() in TEXTS


def givers(parsed: Parsed, i: int) -> Iterator[int]:
    """Who may give the text at token `i`, by the words around it; of "the statement", around its first mention."""
    found = tuple(_around(parsed, i))
    yield from found
    if not found and any(c.lower in _DEFINITE for c in parsed.children(i)):
        lemma = parsed.tokens[i].lemma
        for token in reversed(parsed.tokens[max(0, i - _FARTHEST) : i]):
            if token.lemma == lemma and (earlier := tuple(_around(parsed, token.i))):
                yield from earlier
                return


def whose(parsed: Parsed, cast: Cast, i: int) -> tuple[Referent, ...]:
    """The people and actors whose text stands at token `i`, none where the document does not tell."""
    for k in givers(parsed, i):
        found = tuple(r for r in cast.refer_all(k) or cast.owner(k) if r.actors)
        if found:
            return found
    return tuple(r for r in cast.owner(i) if r.actors)


def _around(parsed: Parsed, i: int) -> Iterator[int]:
    owner = parsed.child(i, "poss")
    if owner is not None:
        yield owner.i
    for child in parsed.children(i):
        yield from _below(parsed, child)
    yield from (c.i for c in parsed.children(i) if c.dep in _BESIDE and c.pos in ("PROPN", "ADJ") and c.name)
    yield from _above(parsed, i)


def _below(parsed: Parsed, child: Token) -> Iterator[int]:
    """'By the army', 'from his office'; 'issued by', 'signed by'."""
    if child.dep == "acl" and child.lemma in _ISSUING:
        for agent in parsed.children(child.i):
            if agent.dep == "agent" or agent.lower == "by":
                yield from _object(parsed, agent)
    if child.dep in ("prep", "agent") and child.lower in _OWNING:
        yield from _object(parsed, child)


def _above(parsed: Parsed, i: int) -> Iterator[int]:
    """'She issued a statement', 'in a statement he said': the subject of that verb."""
    head, dep = parsed.head(i), parsed.tokens[i].dep
    if dep == "pobj" and head.lower in _IN:
        verb = parsed.head(head.i)
    elif dep == "dobj" and head.lemma in _ISSUING:
        verb = head
    else:
        return
    subject = surface_subject(parsed, verb.i) if verb.pos == "VERB" else None
    if subject is not None and subject != i:
        yield subject


def _object(parsed: Parsed, preposition: Token) -> Iterator[int]:
    found = parsed.child(preposition.i, "pobj")
    if found is not None:
        yield found.i
