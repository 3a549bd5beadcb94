"""The people of a document, from its own introductions: names, offices and whom they speak for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from melian.model.gazetteer import Gazetteer, Holder, key
from melian.model.parsed import Parsed, Token
from melian.model.span import Excerpt

PARTICLES = frozenset(
    {
        "al",
        "el",
        "bin",
        "ibn",
        "ben",
        "de",
        "der",
        "den",
        "van",
        "von",
        "da",
        "di",
        "du",
        "la",
        "le",
        "ter",
        "dos",
        "ul",
        "ud",
        "ad",
        "as",
        "abu",
        "-",
        "’",
        "'",
    }
)
_LONGEST = 7
_DAYS = frozenset({"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Somebody the document names. `actors` are whom they speak for, none where the text and packs do not tell."""

    name: str
    role: str | None
    actors: tuple[str, ...]
    spans: tuple[Excerpt, ...]
    """Every place where the name stands."""
    pronoun: str | None
    """"he" or "she" where a title or the packs tell."""
    rule: str
    candidates: tuple[str, ...] = ()
    """Whom they might speak for where it stays open."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sighting:
    """One place where somebody's name stands: tokens `first` to `last`, half open, after a title at `title`."""

    first: int
    last: int
    title: int | None
    """The head of the office or honorific right before the name ("Secretary" in "Secretary of State")."""


def find_sightings(parsed: Parsed, gazetteer: Gazetteer, taken: Mapping[int, object]) -> tuple[Sighting, ...]:
    """Where persons are named; tokens in `taken` belong to other names and are left alone."""
    found: list[Sighting] = []
    at = 0
    while at < len(parsed.tokens):
        run = _run(parsed, at, taken)
        if run == at:
            at += 1
            continue
        found.extend(_people_in(parsed, at, run, gazetteer))
        at = run
    return _with_known_parts(parsed, tuple(found), taken)


def _run(parsed: Parsed, at: int, taken: Mapping[int, object]) -> int:
    """End of the run of capitalised words that begins at `at`."""
    k = at
    sentence = parsed.tokens[at].sentence
    while k < len(parsed.tokens) and parsed.tokens[k].sentence == sentence and k not in taken:
        token = parsed.tokens[k]
        inside = k > at and (token.lower in PARTICLES or token.text == ".") and _goes_on(parsed, k, taken)
        if not (_capital(parsed, token) or inside or _second_half(parsed, k, at)) or token.lower in _DAYS:
            break
        k += 1
    return k


def _second_half(parsed: Parsed, k: int, at: int) -> bool:
    """The small half of a hyphenated given name: "Ban Ki-moon"."""
    before = parsed.tokens[k - 1]
    return (
        k > at + 1 and before.text == "-" and before.end == parsed.tokens[k].start and parsed.tokens[k].text.isalpha()
    )


def _goes_on(parsed: Parsed, k: int, taken: Mapping[int, object]) -> bool:
    """A particle counts only between two capitalised words; a hyphen only without white space."""
    token = parsed.tokens[k]
    if token.text in "-’'" and token.start != parsed.tokens[k - 1].end:
        return False
    for after in parsed.tokens[k + 1 : k + 3]:
        if after.i in taken or after.sentence != token.sentence:
            return False
        if _capital(parsed, after) or (token.text == "-" and token.end == after.start and after.text.isalpha()):
            return token.text != "-" or _capital(parsed, after) or _capital(parsed, parsed.tokens[k - 2])
        if after.lower not in PARTICLES:
            return False
    return False


def written(parsed: Parsed, token: Token) -> str:
    """The word as the document writes it: a headline may be parsed in other case."""
    return parsed.text[token.start : token.end]


def _capital(parsed: Parsed, token: Token) -> bool:
    """Written with a capital, and not parsed as a small word of a headline."""
    if not parsed.text[token.start].isupper():
        return False
    if token.text[:1].islower():
        return token.pos == "PROPN"
    return token.pos in {"PROPN", "NOUN", "ADJ"} or token.name == "PERSON"


def _people_in(parsed: Parsed, first: int, last: int, gazetteer: Gazetteer) -> Iterator[Sighting]:
    """A run may hold titles and a name: "Foreign Minister Sergey Lavrov"."""
    title = next((k for k in range(last - 1, first - 1, -1) if is_title(parsed.tokens[k], gazetteer)), None)
    start = first if title is None else title + 1
    if title is None:
        title, start = _of_title(parsed, first, last, gazetteer)
    if start >= last:
        return
    if title is None and start == first > 0 and is_title(parsed.tokens[first - 1], gazetteer):
        before = parsed.tokens[first - 1]
        title = before.i if before.sentence == parsed.tokens[first].sentence and not _plural(before) else None
    while start < last - 1 and parsed.tokens[start].pos != "PROPN" and title is None:
        start += 1
    name = parsed.tokens[start:last]
    if len(name) > _LONGEST:
        return
    known = key(" ".join(t.text for t in name)) in gazetteer.holders_by_key and name[-1].pos == "PROPN"
    if not (known or _is_person(name, titled=title is not None) or _introduced(parsed, start, last, gazetteer)):
        return
    start = next((t.i for t in name if t.name == "PERSON"), start) if title is None else start
    yield Sighting(first=start, last=last, title=title)


def _of_title(parsed: Parsed, first: int, last: int, gazetteer: Gazetteer) -> tuple[int | None, int]:
    """'Secretary of State Colin Powell': the run begins inside the title."""
    if first < 2 or parsed.tokens[first - 1].lower != "of" or not is_title(parsed.tokens[first - 2], gazetteer):
        return None, first
    title = f"{parsed.tokens[first - 2].lower} of {parsed.tokens[first].lower}"
    if title in gazetteer.nouns.offices:
        return first - 2, first + 1
    start = next((k for k in range(first, last) if parsed.tokens[k].name == "PERSON"), first)
    return (first - 2, start) if start > first else (None, first)


def _plural(token: Token) -> bool:
    return token.tag in {"NNS", "NNPS"}


def is_title(token: Token, gazetteer: Gazetteer) -> bool:
    """Whether the word is an office or an honorific that a name may follow."""
    word = token.lower.rstrip(".")
    return gazetteer.nouns.holds("honorific", word) or gazetteer.nouns.holds("office", word)


def _is_person(name: tuple[Token, ...], *, titled: bool) -> bool:
    labels = {token.name for token in name}
    if "PERSON" in labels:
        return True
    return titled and not labels & {"DATE", "MONEY", "LAW", "EVENT"} and name[-1].pos == "PROPN"


def _introduced(parsed: Parsed, first: int, last: int, gazetteer: Gazetteer) -> bool:
    """Two or more words where only a person is named: "a spokesman, Vasily Filip", "X Y, who leads"."""
    tokens = parsed.tokens
    if last - first < 2 or any(t.pos != "PROPN" or t.name in {"DATE", "FAC", "EVENT"} for t in tokens[first:last]):
        return False
    before = tokens[max(0, first - 2) : first]
    if len(before) == 2 and before[1].text == "," and before[0].tag == "NN" and is_title(before[0], gazetteer):
        return True
    after = tokens[last : last + 2]
    return len(after) == 2 and after[0].text == "," and after[1].lower == "who"


def _with_known_parts(parsed: Parsed, found: tuple[Sighting, ...], taken: Mapping[int, object]) -> tuple[Sighting, ...]:
    """Adds the places where a surname stands alone and no label was given to it."""
    closed = {k for s in found for k in range(s.first, s.last)} | taken.keys()
    surnames = {written(parsed, parsed.tokens[s.last - 1]) for s in found}
    alone = [
        Sighting(first=t.i, last=t.i + 1, title=None)
        for t in parsed.tokens
        if len(t) > 2 and t.pos == "PROPN" and t.i not in closed and written(parsed, t) in surnames
    ]
    return tuple(sorted((*found, *alone), key=lambda s: s.first))


def same_person(short: tuple[str, ...], full: tuple[str, ...]) -> bool:
    """Whether a name as it stands can be short for a full one: a surname, a given name first, or a part of it."""
    if short == full:
        return True
    if len(short) >= len(full):
        return False
    if len(short) == 1:
        return short[0] in (full[-1], full[0])
    return full[-len(short) :] == short or (short[0] == full[0] and short[-1] == full[-1])


def holders_of(words: tuple[str, ...], gazetteer: Gazetteer, year: int | None) -> tuple[Holder, ...]:
    """Office holders of that name; those in office in `year` where it is known and any was."""
    found = gazetteer.holders_by_key.get(key(" ".join(words)), ())
    if year is None:
        return found
    return tuple(h for h in found if h.since <= year <= (h.until or 9999)) or found
