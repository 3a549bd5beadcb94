"""What stands around a cue and makes it more or less of an attribution: its form, its speaker, its content."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence

from melian.extraction.quotation_candidates import Range
from melian.model.parsed import Parsed, Token

_FORMS = {"VBD": "past", "VBZ": "present", "VBP": "present", "VB": "base", "VBG": "gerund", "VBN": "participle"}
_PERSONS = frozenset({"he", "she", "they", "who", "his", "her", "their"})
_SELVES = frozenset({"i", "we", "my", "our"})
_BODIES = frozenset({"ORG", "GPE", "NORP", "LOC", "FAC"})
_MARKS = frozenset('"“”«»')
_NAMED = frozenset(
    {"clause", "after", "around", "as", "to", "ing", "object", "whole", "passive", "predicate", "beyond"}
)
"""Frames by name; any other is a preposition."""
_SIZES = ((1, "one"), (2, "two"), (4, "few"), (9, "some"), (20, "many"))


def of_cue(parsed: Parsed, token: Token, speaker: int | None, voices: Container[str]) -> tuple[str, ...]:
    """Names of what holds of the cue word, whatever its frame.

    `voices` are the lemmas of nouns that can speak ("spokesman", "report").
    """
    return tuple(_of_cue(parsed, token, speaker, voices))


def _of_cue(parsed: Parsed, token: Token, speaker: int | None, voices: Container[str]) -> Iterator[str]:
    yield f"speaker-{_speaker(parsed, speaker, voices)}"
    yield f"form-{_FORMS.get(token.tag, 'other')}"
    yield f"dep-{token.dep}"
    for child in parsed.children(token.i):
        if child.dep == "neg":
            yield "negated"
        elif child.dep == "aux":
            kind = f"modal-{child.lower}" if child.tag == "MD" else "auxiliary"
            yield "infinitive" if child.lower == "to" else kind
        elif child.dep == "mark":
            yield f"mark-{child.lower}" if child.lower in ("if", "that") else "mark-other"
    sentence = parsed.sentence_of(token.i)
    if sentence.heading or sentence.i == 0:
        yield "heading"
    if parsed.tokens[sentence.last - 1].text == "?":
        yield "question"
    if token.i == sentence.first:
        yield "first"
    if speaker is None and token.pos == "VERB" and parsed.child(token.i, "nsubjpass") is None:
        yield "nobody-imperative" if token.tag == "VB" else "nobody"


def _speaker(parsed: Parsed, speaker: int | None, voices: Container[str]) -> str:
    if speaker is None:
        return "none"
    token = parsed.tokens[speaker]
    if token.lower in _PERSONS:
        return "he"
    if token.lower in _SELVES:
        return "i"
    if token.pos == "PRON":
        return "it" if token.lower in ("it", "this", "that", "which", "what") else "other"
    if token.name == "PERSON":
        return "person"
    if token.name in _BODIES:
        return "body"
    if token.pos == "PROPN":
        return "name"
    return "voice" if token.lemma.lower() in voices else "noun"


def of_content(parsed: Parsed, frame: str, pieces: Sequence[Range]) -> tuple[str, ...]:
    """Names of what holds of the content in that frame."""
    return tuple(_of_content(parsed, frame, pieces))


def _of_content(parsed: Parsed, frame: str, pieces: Sequence[Range]) -> Iterator[str]:
    kind = frame.split("-", maxsplit=1)[0]
    yield f"frame-{kind if kind in _NAMED else 'preposition'}"
    first, last = pieces[-1]
    size = next((name for most, name in _SIZES if last - first <= most), "long")
    yield f"size-{size}"
    tokens = parsed.tokens[first:last]
    if any(t.text in _MARKS for t in tokens):
        yield "quoted"
    if tokens[0].pos == "PRON":
        yield "pronoun-first"
    if tokens[0].tag in ("WP", "WDT", "WRB"):
        yield "question-word-first"
    if any(t.name in ("PERSON", "ORG", "GPE", "NORP") for t in tokens):
        yield "names-somebody"
    if tokens[0].tag in ("NN", "NNS") or tokens[0].dep == "det":
        yield "bare-noun-first"
