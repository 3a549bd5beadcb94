"""Transcripts: a paragraph that opens with a name in capitals and a colon is that person's words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from melian.extraction.quotation_candidates import Candidate
from melian.model.parsed import Parsed, Sentence

_LONGEST_NAME = 6
_LONGEST_TURN = 200
"""Sentences."""
_IN_HEADINGS = frozenset({"THE", "A", "AN", "AND", "OF", "FOR", "TO", "IN", "ON", "WITH", "AT"})
"""Words of a heading that runs into its paragraph ("SUPPORTING THE FLEET: Today ..."), never of a speaker's name."""
_OPENING = "\"“'‘"
"""Marks that a quoted transcript opens each turn with."""
_WEIGHT = 0.97
_TALKERS, _TURNS_EACH = 2, 2
"""Names that take turns in an interview, and how often each speaks, at least."""


def transcripts(parsed: Parsed) -> Iterator[Candidate]:
    """One attribution for each turn: from the colon to the end of its paragraph."""
    turns = _turns(parsed)
    for sentence in parsed.sentences:
        colon = _colon(parsed, sentence, turns)
        if colon is None:
            continue
        last = _end(parsed, sentence, turns)
        if last > colon + 1:
            yield Candidate(
                lemma=":",
                word_class="verb",
                frame="transcript",
                trigger=colon,
                cue=(colon,),
                pieces=((colon + 1, last),),
                root=colon + 1,
                speaker=colon - 1,
                weight=_WEIGHT,
            )


def _turns(parsed: Parsed) -> frozenset[int]:
    """The colons of an interview: behind names at the start of paragraphs, where two names take turns.

    A name in small letters with a colon may open any paragraph ("Reuters: ..."); here there are four such turns at
    least, by two who speak at least twice.
    """
    opened = [(k, _opening_name(parsed, s, k)) for s in parsed.sentences if (k := _first_colon(parsed, s)) is not None]
    named = [(k, name.split()[-1].lower()) for k, name in opened if name]
    often = {name for name, n in Counter(name for _, name in named).items() if n >= _TURNS_EACH}
    return frozenset(k for k, _ in named) if len(often) >= _TALKERS else frozenset()


def _first_colon(parsed: Parsed, sentence: Sentence) -> int | None:
    """The colon among the first words of a paragraph."""
    if sentence.i and not _broken(parsed, sentence.i):
        return None
    words = range(sentence.first, min(sentence.last, sentence.first + _LONGEST_NAME))
    return next((k for k in words if parsed.tokens[k].text == ":"), None)


def _opening_name(parsed: Parsed, sentence: Sentence, colon: int) -> str:
    """The words before a colon where all of them are capitalised, else nothing."""
    words = [t.text for t in parsed.tokens[sentence.first : colon]]
    capital = all(w[:1].isupper() or w in (".", "-", "’", "'") for w in words)
    return " ".join(words) if words and capital and words[-1][:1].isalpha() else ""


def _colon(parsed: Parsed, sentence: Sentence, turns: frozenset[int]) -> int | None:
    """The colon behind a name in capitals at the start of a paragraph, or behind one of an interview's."""
    k = _first_colon(parsed, sentence)
    if k is None or k in turns or k == sentence.first:
        return k if k in turns else None
    before = parsed.text[sentence.start : parsed.tokens[k].start].lstrip(_OPENING)
    return k if _name(before) or _headline(parsed, sentence, k) else None


def _name(words: str) -> bool:
    words = words.strip().removeprefix("SEN.").removeprefix("GOV.").strip()
    if set(words.split()) & _IN_HEADINGS or re.match(r"[A-Z]{3,}ING [A-Z]", words):
        return False
    return len(words) > 2 and words.isupper() and words.replace(" ", "").replace(".", "").replace("-", "").isalpha()


def _headline(parsed: Parsed, sentence: Sentence, colon: int) -> bool:
    """'Ryabkov: No deal before spring': a headline that opens with nothing but a name."""
    names = {t.name for t in parsed.tokens[sentence.first : colon]}
    return (sentence.heading or sentence.i == 0) and bool(names) and names <= {"PERSON", "ORG", "GPE"}


def _end(parsed: Parsed, sentence: Sentence, turns: frozenset[int]) -> int:
    last = sentence.last
    for following in parsed.sentences[sentence.i + 1 : sentence.i + _LONGEST_TURN]:
        if _broken(parsed, following.i) or _colon(parsed, following, turns) is not None:
            break
        last = following.last
    return last


def _broken(parsed: Parsed, i: int) -> bool:
    """Whether a line ends before sentence `i`."""
    return i == 0 or "\n" in parsed.text[parsed.sentences[i - 1].end : parsed.sentences[i].start]
