"""Where a sentence may begin: the parser alone splits at titles, initials and in mid-clause."""

from __future__ import annotations

from typing import Any

NAME = "melian_bounds"
_CLOSERS = frozenset("\"”’'»)]")
_ENDERS = (".", "!", "?", "…")
_OPENERS = frozenset('"“‘«([')
_TITLES = frozenset(
    {"mr.", "mrs.", "ms.", "dr.", "prof.", "gen.", "col.", "lt.", "maj.", "sgt.", "capt.", "adm.", "sen."}
)
_SHORT = frozenset({"rep.", "gov.", "st.", "vs.", "no.", "hon.", "rev.", "amb.", "sec.", "e.g.", "i.e.", "cf.", "art."})
_MONTHS = frozenset({"jan.", "feb.", "mar.", "apr.", "jun.", "jul.", "aug.", "sep.", "sept.", "oct.", "nov.", "dec."})
_NEVER_END = _TITLES | _SHORT | _MONTHS


def register() -> None:
    """Makes the component known to spaCy; harmless to call twice."""
    from spacy.language import Language

    if not Language.has_factory(NAME):
        Language.component(NAME, func=mark)


def mark(doc: Any) -> Any:
    """Forbids a sentence start wherever the token before cannot end a sentence, and asks for one where it must."""
    words, spaces = [t.text for t in doc], [t.is_space for t in doc]
    for i in range(1, len(words)):
        k = i - 1
        while k > 0 and (spaces[k] or words[k] in _CLOSERS):
            k -= 1
        before = words[k]
        token = doc[i]
        if (
            (token.text in _CLOSERS and not _opens(doc, i))
            or not before.endswith(_ENDERS)
            or before.lower() in _NEVER_END
            or token.is_space
        ):
            token.is_sent_start = False
        elif before in _ENDERS and _upper(doc, i) and not _initial(doc, k):
            token.is_sent_start = True
        elif token.text[:1].islower():
            token.is_sent_start = False
    return doc


def _opens(doc: Any, i: int) -> bool:
    """Whether a straight mark at `i` stands before a word with white space before it."""
    return doc[i].text in "\"'" and i + 1 < len(doc) and not doc[i].whitespace_ and bool(doc[i - 1].whitespace_)


def _upper(doc: Any, i: int) -> bool:
    while i + 1 < len(doc) and (doc[i].text in _OPENERS or doc[i].is_space):
        i += 1
    return bool(doc[i].text[:1].isupper())


def _initial(doc: Any, k: int) -> bool:
    """A full stop after one capital: 'George W. Bush' when split into two tokens."""
    return k > 0 and len(doc[k - 1].text) == 1 and doc[k - 1].text.isupper() and doc[k].text == "."
