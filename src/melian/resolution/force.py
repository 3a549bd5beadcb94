"""How hard the words of an act are: the means they name, and words that step up or step back.

The order of the means is the one common to ladders of coercion (Kahn 1965, On Escalation: political and diplomatic
gestures, economic measures, force short of war, war, annihilation); a harm without a name stands below them all.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_MEANS = (
    r"expel|expulsion|recall|boycott|visa|diplomatic (?:ties|relations)|embass\w+|ambassador|isolat\w+|suspend\w*"
    r"|freez\w+|refer\w* .{0,30}(?:council|court)",
    r"sanction\w*|tariff\w*|dut(?:y|ies)|embargo\w*|blockad\w+|cut(?:ting)? off|gas suppl\w+|assets",
    r"attack\w*|strik\w+|struck|bomb\w*|force|militar\w+|troops|missile\w*|invad\w+|invasion|annex\w*|occup\w+|shoot"
    r"|shell\w*|raid\w*|hit|war|retaliat\w+|seiz\w+|destroy the \w+",
    r"obliterat\w+|annihilat\w+|wip\w+ (?:out|off)|destroy\w*|destruction|crush\w*|nuclear (?:strike|attack|weapon)s?"
    r"|dead|die|sea of fire|ashes|hell",
)
_NAMED = tuple(re.compile(rf"\b(?:{words})\b") for words in _MEANS)
_HARD = re.compile(
    r"\b(?:severe|severely|massive|massively|devastating|crushing|overwhelming|unprecedented|harsh|harsher|harshest"
    r"|stronger|strongest|merciless\w*|full force|all means|any means|all options|swift and severe)\b"
)
_FURTHER = re.compile(
    r"\b(?:further|additional|even (?:\w+er|more)|more (?!than\b)\w+|step(?:ping)? up|intensif\w+|escalat\w+|expand\w*"
    r"|double|triple)\b"
)
_RESOLVED = re.compile(
    r"\b(?:(?:not|never|n['’]t) hesitate"
    r"|(?:stands?|is|are|be) (?:fully )?(?:ready|prepared) to (?!talk|negotiat|discuss|meet)"
    r"|locked and loaded|finger on the trigger)"
)
_RELENTS = re.compile(
    r"\b(?:postpon\w+|delay\w*|defer\w*|extend\w*(?= .{0,40}(?:deadline|ultimatum|truce|pause))|paus(?:e|es|ed|ing)"
    r"|suspend\w*(?= .{0,40}(?:attack|strike|bomb|sanction|tariff|operation|threat|demand))|no longer"
    r"|back(?:s|ed)? down|withdr[ae]w\w*(?= .{0,20}(?:threat|demand|ultimatum))"
    r"|drop(?:s|ped)?(?= .{0,20}(?:threat|demand|condition))"
    r"|eas(?:e|es|ed|ing)(?= .{0,20}(?:sanction|tariff|restriction)))\b"
)

_BESIDES = re.compile(
    r"\b(?:must|should|(?:has|have|had|needs?) to|ought to) also\b"
    r"|\balso (?:must|should|ha[sd] to|have to|needs? to|demand\w*|insist\w*|requir\w*|call\w* (?:on|for)"
    r"|ask(?:s|ed|ing)\b)"
)
"""That something is asked besides; who else asks the same ("Corland also called for it") is another actor's act."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Force:
    """The hardest means that a text names: 0 for harm without a name, 1 diplomatic, 2 economic, 3 military,
    4 annihilation; half a step more where an intensifier stands by. `words` are those that say so.
    """

    level: float
    words: str


def force(text: str) -> Force:
    """The hardest means named in a text."""
    lower = text.casefold()
    named = [(n, found) for n, means in enumerate(_NAMED, 1) if (found := means.search(lower))]
    hard = _HARD.search(lower)
    level, words = (named[-1][0], named[-1][1].group()) if named else (0, "")
    return Force(level=level + (0.5 if hard else 0.0), words=" ".join(filter(None, (hard and hard.group(), words))))


def further(text: str) -> str | None:
    """Words by which an act goes on from an earlier one: "further measures", "even stronger"."""
    return _found(_FURTHER, text)


def resolved(text: str) -> str | None:
    """Words that say that the will is there: "will not hesitate", "stand ready to"."""
    return _found(_RESOLVED, text)


def relents(text: str) -> str | None:
    """Words by which an act takes something back: "postponed", "extended the deadline"."""
    return _found(_RELENTS, text)


def besides(text: str) -> str | None:
    """Words by which something is asked beside what was asked before: "must also", "also demanded"."""
    return _found(_BESIDES, text)


def _found(pattern: re.Pattern[str], text: str) -> str | None:
    match = pattern.search(text.casefold())
    return match.group() if match else None
