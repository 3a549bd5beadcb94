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
_TURNS: dict[Novelty, str] = {
    "widened": "expan(?:sion|ding)|widening|broadening|enlargement",
    "hardened": "escalation|hardening|toughening|sharpening|tightening",
    "softened": "softening|easing|retreat|climb-?down|relaxation|moderation",
    "narrowed": "narrowing|scaling[- ](?:back|down)|reduction",
    "repeated": "repetition|reiteration|restatement|renewal",
}
_CALLED = {
    "demand": "demand|condition|request|requirement|ultimatum|appeal|call|terms",
    "threaten": "threat|warning|ultimatum",
    "accuse": "accusation|charge|allegation|criticism",
    "offer": "offer|proposal|pledge|promise",
}
_SAID = "statement|remark|announcement|move|position"
_MARKS = r"(?:mark|represent|signal|constitute|amount)(?:s|ed|l?led)?(?: to)?|is|was|are|were"
_FOLLOWING = {
    (family, novelty): re.compile(
        rf"\s*(?:(?:this|that|these|those|the|such an?)\s+(?:(?:{nouns}|{_SAID})s?\s+)?|it\s+)"
        rf"(?:{_MARKS})\s+(?:an?|the)\s+(?:[\w-]+\s+){{0,2}}?(?:{turn})\s+(?:of|in|from)\s+"
        rf"(?:[\w’'.-]+\s+){{0,4}}?(?:{nouns})s?\b",
        re.IGNORECASE,
    )
    for family, nouns in _CALLED.items()
    for novelty, turn in _TURNS.items()
}
"""A sentence that says of the act told just before it how it stands to earlier ones."""
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


def followed(family: str, after: str) -> Sequel | None:
    """What the sentence after an act's says of it: 'This marks an expansion of Borland's demands'.

    `after` is the document's text from the end of the act's sentence.
    """
    for (kind, novelty), words in _FOLLOWING.items():
        if kind == family and (match := words.match(after)):
            return Sequel(novelty=novelty, words=match.group().strip())
    return None


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
