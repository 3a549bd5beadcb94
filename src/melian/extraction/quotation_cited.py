"""Whom a report cites on the way: 'The Post, citing a diplomat, reported that the minister said ...'."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from melian.model.parsed import Parsed, Token

_CITING: Final = frozenset({"cite", "quote"})
_HANGS: Final = frozenset({"acl", "advcl", "prep", "relcl", "conj"})


def cited(parsed: Parsed, trigger: int, before: int) -> int | None:
    """The token that heads whom the report with the cue at `trigger` cites, where it does so before token `before`.

    'citing X' hangs on the report's verb or its subject; 'that, according to X, ...' stands before what X passes on.
    """
    sentence = parsed.sentence_of(trigger)
    for token in parsed.tokens[sentence.first : min(before, sentence.last)]:
        if token.lemma in _CITING and token.tag == "VBG" and _of(parsed, token, trigger):
            found = parsed.child(token.i, "dobj")
        elif token.lower == "according" and token.i > trigger:
            to = parsed.child(token.i, "prep")
            found = parsed.child(to.i, "pobj") if to is not None else None
        else:
            continue
        if found is not None and found.i < before:
            return found.i
    return None


def _of(parsed: Parsed, token: Token, trigger: int) -> bool:
    """Whether the citing is the report's own."""
    heads = {trigger, *_subjects(parsed, trigger)}
    return token.dep in _HANGS and token.head in heads


def _subjects(parsed: Parsed, trigger: int) -> Iterator[int]:
    return (t.i for t in parsed.children(trigger) if t.dep in ("nsubj", "nsubjpass"))
