"""Who speaks for whom where no act of a person tells: by an office in the text, by a group's noun, by the pack."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping

from melian.model.gazetteer import Gazetteer, key

_OFFICE = (
    r"(?:[Pp]resident|[Pp]rime\s+[Mm]inister|[Pp]remier|[Cc]hancellor|[Kk]ing|[Qq]ueen|[Ee]mir|[Ss]ultan|[Pp]rince|"
    r"(?:[A-Za-z]+\s+){0,3}?[Mm]inister|[Ss]ecretary(?:\s+of\s+[A-Z]\w+|[-\s][Gg]eneral)?|[Aa]mbassador|"
    r"[Ss]pokes(?:man|woman|person)|[Ee]nvoy|[Ll]eader|[Cc]hief|[Cc]ommander)"
)
_PERSON = r"(?P<person>[A-Z][\w-]+(?:\s+(?:[A-Z]\.\s+)?(?:(?:von|de|van|bin)\s+)?(?:(?:al|el)-)?[A-Z][\w-]+){0,3})"
_BEFORE = re.compile(rf"(?P<whose>(?:(?:(?:[A-Z]\.){{2,}}|[A-Z][\w-]*(?:['’]s)?)\s+){{1,3}}?){_OFFICE},?\s+{_PERSON}")
_AFTER = re.compile(rf"{_OFFICE}\s+{_PERSON}\s+of\s+(?P<whose>(?:the\s+)?[A-Z][\w-]*(?:\s+[A-Z][\w-]*){{0,2}})")
_ARMED = re.compile(
    r"\b(?:rebels?|militants?|insurgents?|guerrillas?|separatists?|kidnappers?|militia(?:s|men)?|hostage-takers?)\b"
)
_OWNED = r"(?<![\w-])((?!(?:The|These|Those|But|And|Some|Such|Other|When|If)\b)[A-Z][\w-]+)\s+%ss\b"
_COUNTED = re.compile(r"\b(?P<count>\d+|[A-Za-z]+)\s+(?P<what>countries|states|nations|governments|members|allies)\b")
_NUMBERS = ("three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")


def sides(text: str, gazetteer: Gazetteer) -> Mapping[str, str]:
    """Whom each person speaks for whom an office introduces ("Norwegian Prime Minister Kari Dahl", "President Orr of
    Peru"), by surname in lower case; a surname of two sides is left out.
    """
    held: dict[str, set[str]] = {}
    for match in (*_BEFORE.finditer(text), *_AFTER.finditer(text)):
        whose = gazetteer.canonical(re.sub("['’]s?\\s*$", "", match["whose"].strip()))
        if whose is not None:
            known = gazetteer.by_name[whose]
            held.setdefault(match["person"].split()[-1].casefold(), set()).update(gazetteer.behind(known))
    return {surname: min(own) for surname, own in held.items() if len(own) == 1}


def in_office(name: str, gazetteer: Gazetteer) -> tuple[str, ...]:
    """Whom somebody spoke for by the actors' pack, where all its offices of that name were one actor's."""
    actors = {holder.actor for holder in gazetteer.holders_by_key.get(key(name), ())}
    return tuple(actors) if len(actors) == 1 else ()


def group(words: str, parties: Collection[str], text: str) -> tuple[str, ...]:
    """Who "a rebel spokesman" or "22 countries" is: the one group of that noun among the acts' parties, else in the
    text ("Aland rebels"), or so many countries.
    """
    counted = _COUNTED.search(words)
    if counted and (counted["count"].isdigit() or counted["count"].casefold() in _NUMBERS):
        return (f"{counted['count'].casefold()} {counted['what']}",)
    armed = _ARMED.search(words)
    if armed is None:
        return ()
    noun = armed[0].rstrip("s")
    acting = {party for party in parties if f"{noun}s" in party.split()}
    named = acting or {f"{m} {noun}s" for m in re.findall(_OWNED % re.escape(noun), text)}
    return tuple(named) if len(named) == 1 else ()
