"""What a report says of an act's place in time without a date: that it goes on from an earlier one, or lies back."""

from __future__ import annotations

import re
from dataclasses import dataclass

from melian.model.event import Novelty
from melian.model.mention import Mention

_WORDS: tuple[tuple[Novelty, str], ...] = (
    (
        "softened",
        r"(?:extend|postpon|delay|prolong|defer|push)(?:s|ed|es|ing)?\b[^.;]{0,40}?\b(?:deadline|ultimatum|threat)\b"
        r"|(?:dropp?|withdr[ae]w|soften|eas|back(?:ed)? down from|back(?:ed)? off)\w*\b[^.;]{0,20}?"
        r"\b(?:demand|threat|ultimatum|condition|insistence)s?\b"
        r"|no longer (?:demand|insist|requir|seek|ask|threaten)\w*",
    ),
    (
        "hardened",
        r"(?:stepp?(?:ed|ing|s)? up|harden|toughen|sharpen|escalat|intensif)\w*\b[^.;]{0,20}?"
        r"\b(?:demand|threat|ultimatum|condition|warning|rhetoric|pressure)s?\b",
    ),
    (
        "repeated",
        r"(?:repeat|reiterat|restat|reaffirm)(?:s|e|es|ed|ing|edly)?\b|(?:once )?again\b|once more\b"
        r"|renew(?:s|ed|ing) (?:\w+ ){0,2}?(?:demand|call|appeal|threat|warning|offer|accusation|charge)s?\b"
        r"|still (?:demand|insist|refus|reject|den|call|want|threaten)\w*"
        r"|(?:has|have) (?:long|repeatedly|always)\b|not for the first time\b",
    ),
    ("new", r"for the first time\b|first[- ]ever\b"),
)
_KINDS = tuple((novelty, re.compile(rf"\b(?:{words})", re.IGNORECASE)) for novelty, words in _WORDS)
_NAMED = frozenset({"softened", "hardened"})
_BACK = re.compile(
    r"(?<!that )(?<!reports )\bhad (?:\w+ly |earlier |already |also |once |long )?"
    r"(?:\w+(?:ed|en)|said|told|made|set|sent|put|sought)\b|\b(?:earlier|previously|formerly|in the past|at the time)\b"
    r"|\blast (?:week|month|year|spring|summer|autumn|fall|winter)\b"
    r"|\b(?:days?|weeks?|months?|years?|decades?) (?:ago|before|earlier)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sequel:
    """How an act stands to an earlier one by its report's own words, which need not be in these texts."""

    novelty: Novelty
    words: str


def sequel(mention: Mention) -> Sequel | None:
    """'Borland again demanded', 'extended its deadline', 'for the first time'.

    'Again' and the like do not count in what is demanded; words that name a deadline, demand or threat do.
    """
    around = _around(mention)
    found = ((n, words.search(mention.text if n in _NAMED else around)) for n, words in _KINDS)
    return next((Sequel(novelty=novelty, words=match.group()) for novelty, match in found if match), None)


def lies_back(mention: Mention) -> bool:
    """Whether it is told as before the day of the report: 'had demanded', 'earlier', 'last month'."""
    return bool(_BACK.search(_around(mention)))


def _around(mention: Mention) -> str:
    """The sentence without what is held out or asked, and without what that is tied to."""
    text = mention.text
    for part in (mention.content, mention.condition):
        if part is not None and mention.start <= part.start < part.end <= mention.end:
            start, end = part.start - mention.start, part.end - mention.start
            text = text[:start] + "\x00" * (end - start) + text[end:]
    return text
