"""What an act is tied to: until, unless, if, preconditions and deadlines."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from melian.extraction.telling import told_beside
from melian.model.mention import Condition, ConditionKind, ConditionRole
from melian.model.parsed import Parsed, Sentence, Token
from melian.model.span import Span

_MARKS: dict[str, ConditionKind] = {
    "until": "until", "till": "until", "unless": "unless", "if": "if", "provided": "if", "providing": "if",
    "once": "precondition", "before": "deadline",
}  # fmt: skip

_TIME = r"(?:minutes?|hours?|days?|weeks?|months?|years?)"
_NUMBER = r"(?:\d+|an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|several|the next(?: \w+)?)"
_MONTH = r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
_DAY = r"(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|midnight|noon|tomorrow|tonight)"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Wording:
    pattern: re.Pattern[str]
    kind: ConditionKind
    role: ConditionRole


def _wording(pattern: str, kind: ConditionKind, role: ConditionRole = "required_first") -> _Wording:
    return _Wording(pattern=re.compile(pattern, re.IGNORECASE), kind=kind, role=role)


_REST = r"[^,;.”\"—]*"
"""Up to the end of the clause, as marks tell it."""
_WORDINGS = (
    _wording(rf"\b(?:as|is|was|be) (?:an? |the |one )?(?:pre)?condition (?:for|of|to)\b{_REST}", "precondition",
             "in_exchange"),
    _wording(rf"\bas (?:an? |the )?(?:prerequisite|precursor|requirement|price) (?:for|of|to)\b{_REST}", "precondition",
             "in_exchange"),
    _wording(rf"\bnecessary (?:step|condition) (?:toward|towards|for|to)\b{_REST}", "precondition", "in_exchange"),
    _wording(rf"\bin (?:exchange|return)(?: for)?\b{_REST}", "precondition", "in_exchange"),
    _wording(rf"\bon (?:the )?condition (?:that|of)\b{_REST}", "precondition"),
    _wording(rf"\b(?:subject to|contingent (?:up)?on|conditional on|predicated on|depends? on)\b{_REST}",
             "precondition"),
    _wording(rf"\b(?:so|as) long as\b{_REST}", "if"),
    _wording(rf"\bin (?:the )?(?:event|case) (?:of|that)\b{_REST}", "if"),
    _wording(rf"\b(?:but )?only (?:if|when|after)\b{_REST}", "precondition"),
    _wording(r"\bif (?:necessary|needed|required)\b|\bas (?:needed|necessary)\b", "if"),
    _wording(rf"\bwithin {_NUMBER} {_TIME}\b|\bin {_NUMBER} {_TIME}\b(?! of\b)", "deadline"),
    _wording(rf"\bby (?:the end of )?(?:next |this )?(?:{_MONTH}(?: \d{{1,2}})?(?:,? \d{{4}})?|{_DAY}|\d{{4}}"
             r"|the end of [\w ]+?)(?=[\s,.;”\"]|$)", "deadline"),
    _wording(rf"\b(?:ahead of|before (?:any|the|next))\b{_REST}", "deadline"),
    _wording(rf"\bWithout (?:solving|addressing|resolving|removing|ending|meeting)\b{_REST}", "precondition"),
)  # fmt: skip


def condition(parsed: Parsed, i: int, *, within: bool = False) -> Condition | None:
    """What the act carried by the word at `i` is tied to, by syntax first and by wording after.

    Words that merely tell when something happened are left out: a deadline is read only in a clause that
    looks ahead (see `_looks_ahead`). `within`: the word stands in the condition itself, as what is tied to does.
    """
    sentence = parsed.sentence_of(i)
    clauses = [c for t in parsed.tokens_of(sentence) if (c := _clause(parsed, t)) is not None]
    worded = [c for w in _WORDINGS if (c := _by_wording(parsed, sentence, w)) is not None]
    found = [c for c in (*clauses, *worded) if (c.start <= parsed.tokens[i].start < c.end) is within]
    if not within:
        found = [c for c in found if not _of_another(parsed, i, c)]
    if not found:
        return None
    order = {"until": 0, "unless": 0, "if": 1, "precondition": 0, "deadline": 2}
    at = parsed.tokens[i].start
    return min(found, key=lambda c: (order[c.kind], abs(c.start - at), c.start))


def _of_another(parsed: Parsed, i: int, tie: Condition) -> bool:
    """Whether a condition hangs below another act that is told beside the one at `i`.

    'Accused Peru of delay and asked it to answer by Monday': nobody is accused by Monday.
    """
    first = parsed.tokens_in(tie)[0]
    for token in (first, *parsed.ancestors(first.i)):
        if token.i <= i:
            return False
        if told_beside(parsed, token.i):
            return True
        if token.dep == "conj" and token.tag in ("VBD", "VBZ") and token.head == i:
            return True
    return False


def _clause(parsed: Parsed, verb: Token) -> Condition | None:
    """An adverbial clause behind one of the marks, or an inverted "should they ..."."""
    if verb.dep not in ("advcl", "ccomp", "prep", "pobj") and verb.pos not in ("VERB", "AUX", "NOUN"):
        return None
    for child in parsed.children(verb.i):
        kind = _MARKS.get(child.lower) if child.dep in ("mark", "advmod") else None
        if kind is None and child.dep == "aux" and child.lower == "should" and verb.dep == "advcl":
            kind = "if"
        if kind is None or (kind == "deadline" and not _looks_ahead(parsed, verb)):
            continue
        return _made(parsed, child.start, _clause_end(parsed, verb), kind)
    return _prepositional(parsed, verb)


def _prepositional(parsed: Parsed, token: Token) -> Condition | None:
    """'until Monday', 'until the withdrawal of all troops'."""
    if token.dep != "prep" or token.lower not in ("until", "till") or not _looks_ahead(parsed, token):
        return None
    return _made(parsed, token.start, parsed.phrase(token.i).end, "until")


def _clause_end(parsed: Parsed, verb: Token) -> int:
    """The end of the clause: without the closing marks, and without what is coordinated from outside."""
    last = max(k for k in parsed.subtree(verb.i))
    while last > verb.i and parsed.tokens[last].pos in ("PUNCT", "SPACE"):
        last -= 1
    return parsed.tokens[last].end


def _looks_ahead(parsed: Parsed, token: Token) -> bool:
    """Whether the clause governing `token` is modal, infinitive or present: not a tale of the past."""
    for above in parsed.ancestors(token.i):
        if above.pos in ("VERB", "AUX"):
            return above.tag != "VBD" or any(c.dep == "neg" for c in parsed.children(above.i))
    return True


def _by_wording(parsed: Parsed, sentence: Sentence, wording: _Wording) -> Condition | None:
    match = wording.pattern.search(parsed.text, sentence.start, sentence.end)
    if match is None:
        return None
    end = match.start() + len(match.group().rstrip())
    if wording.role == "in_exchange":
        end = _before_verb(parsed, match.start(), end)
    return _made(parsed, match.start(), end, wording.kind, wording.role)


def _before_verb(parsed: Parsed, start: int, end: int) -> int:
    """The end cut before the main verb: "as a condition for ending the war | is no peace proposal"."""
    inside = parsed.tokens_in(Span(start=start, end=end))
    for before, token in pairwise(inside[1:]):
        if token.tag in ("VBZ", "VBP", "MD", "VBD") and token.dep in ("ROOT", "aux", "auxpass", "ccomp", "conj"):
            return before.end
    return end


def _made(
    parsed: Parsed, start: int, end: int, kind: ConditionKind, role: ConditionRole = "required_first"
) -> Condition:
    words = parsed.excerpt(start, max(start, end))
    return Condition(start=words.start, end=words.end, text=words.text, kind=kind, role=role)
