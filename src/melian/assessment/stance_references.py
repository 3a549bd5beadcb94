"""Words that point at somebody's act: "Arvonia's demand", "the call was seconded", "the deadline", and whose it is."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from melian.assessment.holders import Holders
from melian.model.gazetteer import pieces

_ANY = (
    "statement statements remark remarks comment comments words claim claims position rhetoric suggestion suggestions "
    "decision announcement move step speech letter message insistence reaction"
)
_NOUNS = {
    "demand": "demand demands ultimatum deadline condition conditions terms resolution request requests requirement "
    "initiative proposal plan",
    "threaten": "threat threats ultimatum warning warnings sanctions attack plan plans deadline measure measures rules "
    "tariffs restrictions",
    "appeal": "call calls appeal appeals request requests plea resolution recommendation urging",
    "offer": "offer offers proposal proposals plan initiative initiatives incentives invitation overture overtures "
    "package",
}
NOUNS = {act: frozenset(f"{_ANY} {own}".split()) for act, own in _NOUNS.items()}
"""Nouns by which an answer refers to each kind of act."""
OWN_ASK = re.compile(
    r"\b(?:lay|lays|laid|set|sets|put|puts|present|make|made|makes|issue|repeat|renew|state|voice|raise)(?:s|ed|d)?\s+"
    r"(?:(?:out|forward)\s+)?(?:(?:its|their|his|her)(?:\s+own)?|similar|other|further|more|new)\s+(?:\w+\s+)?"
    r"(?:demands?|terms|conditions|requests?|ultimatums?|proposals?)\b"
)
"""Somebody puts forward what he himself asks for: no answer to another."""
_EVERY = frozenset().union(*NOUNS.values())
_ANSWERS = re.compile(
    r"reject|dismiss|second(?:s|ed|ing)$|back(?:s|ed|ing)?$|endors|welcom|accept|declin|refus|oppos|condemn|denounc|"
    r"critici|rebuff|spurn|ignor|def(?:y|ied|ies)|heed|support|echo|respond(?:s|ed)?$|repl(?:y|ied|ies)|answer(?:s|ed)$|compl(?:y|ied|ies)|"
    r"resist|scorn|slam|blast|decri|protest|brush|shrug|rule[sd]?$|ruling$|applaud|hail|embrac|bow(?:s|ed)?$|yield|"
    r"despite$|notwithstanding$|following$|considering|studying|weighing|reviewing|met$|granted|call(?:s|ed|ing)$|describ"
)
"""Beginnings of the verbs and nouns of answering."""
_NEAR = 6
"""Words between an answer and what it answers at most: "rejected, in the sharpest terms, the demand"."""
_BE = frozenset({"is", "are", "was", "were", "been", "being", "be"})
_HOW = frozenset({"quickly", "swiftly", "immediately", "promptly", "firmly", "flatly", "widely", "again"})
_POINTING = frozenset({"the", "this", "that", "these", "those", "such", "his", "her", "its", "their", "our", "latest"})
_FROM = frozenset({"by", "from", "of"})
_REACH = 3
"""Words between a possessor and the noun at most."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """A noun for an act, with whose it is; None where the words only point ("the demand", "his call")."""

    noun: str
    of: str | None
    answered: bool = False
    """Whether a word of answering stands before it, or behind it in the passive."""


def references(text: str, holders: Holders) -> Iterator[Reference]:
    """Every reference to an act in a sentence, in order of the nouns."""
    words = pieces(text)
    owners = dict(holders.placed(text))
    for at, word in enumerate(words):
        noun = word.casefold()
        if noun not in _EVERY:
            continue
        whose = _before(words, owners, at) or _after(words, owners, at)
        told = _answered(words, at)
        yield from (Reference(noun=noun, of=name, answered=told) for name in whose)
        if not whose and {w.casefold() for w in words[max(0, at - 2) : at]} & _POINTING:
            yield Reference(noun=noun, of=None, answered=told)


def _answered(words: Sequence[str], at: int) -> bool:
    """'rejected Arvonia's demand', 'the call was quickly seconded by Corland'; 'called the demand absurd'."""
    before = [w.casefold() for w in words[max(0, at - 1 - _NEAR) : at]]
    after = [w.casefold() for w in words[at + 1 : at + 1 + _NEAR]]
    if any(_ANSWERS.match(word) for word in before):
        return True
    verb = next((n for n, word in enumerate(after) if word not in _BE | _HOW), len(after))
    return bool(_BE & {*after[:verb]}) and any(_ANSWERS.match(word) for word in after[verb : verb + 1])


def _before(words: Sequence[str], owners: dict[int, tuple[str, ...]], at: int) -> tuple[str, ...]:
    """'Arvonia's latest demand', 'the Arvonian demand'; not 'Arvonia rejected the demand'."""
    if at - 1 in owners:
        return owners[at - 1]
    own = next((n for n in range(at - 1, max(-1, at - 1 - _REACH), -1) if words[n] == "s"), 0)
    return next((owners[n] for n in range(own - 1, max(-1, own - 1 - _REACH), -1) if n in owners), ()) if own else ()


def _after(words: Sequence[str], owners: dict[int, tuple[str, ...]], at: int) -> tuple[str, ...]:
    """'a request from the United States', 'an ultimatum by Arvonia's president'."""
    if at + 1 >= len(words) or words[at + 1].casefold() not in _FROM:
        return ()
    return next((owners[n] for n in range(at + 2, min(len(words), at + 3 + _REACH)) if n in owners), ())
