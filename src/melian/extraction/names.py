"""Where the actors' pack finds its names in a parsed text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from melian.model.gazetteer import Gazetteer, Sense, pieces
from melian.model.parsed import Parsed, Sentence

_DASHES = frozenset("-–—")
_PLACING = frozenset({"in", "at", "from", "near", "outside"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """A name of the pack in the text: tokens `first` to `last`, half open, and what it can mean."""

    first: int
    last: int
    senses: tuple[Sense, ...]

    @property
    def adjectival(self) -> bool:
        """Whether it is there as a word of people ("Russian") rather than a name."""
        return all(sense.via == "demonym" for sense in self.senses)


@dataclass(frozen=True, slots=True)
class _Piece:
    shape: str
    token: int
    opens: bool
    closes: bool


def find_names(parsed: Parsed, gazetteer: Gazetteer) -> tuple[Name, ...]:
    """All names in text order, longest first at each place, none overlapping another."""
    return tuple(name for sentence in parsed.sentences for name in _in_sentence(parsed, sentence, gazetteer))


def _in_sentence(parsed: Parsed, sentence: Sentence, gazetteer: Gazetteer) -> Iterator[Name]:
    row = list(_pieces(parsed, sentence))
    at = 0
    while at < len(row):
        name, used = _longest(parsed, row, at, gazetteer)
        if name:
            yield name
        at += used


def _pieces(parsed: Parsed, sentence: Sentence) -> Iterator[_Piece]:
    """Pieces as the document writes them: a headline may be parsed in other case than it is written."""
    for token in parsed.tokens_of(sentence):
        shapes = pieces(parsed.text[token.start : token.end])
        for k, shape in enumerate(shapes):
            yield _Piece(shape, token.i, k == 0, k == len(shapes) - 1)


def _longest(parsed: Parsed, row: list[_Piece], at: int, gazetteer: Gazetteer) -> tuple[Name | None, int]:
    first = row[at]
    reach = gazetteer.reach.get(first.shape.casefold(), 0) if first.opens else 0
    for size in range(min(reach, len(row) - at), 0, -1):
        part = row[at : at + size]
        if not part[-1].closes or part[-1].token - first.token > 2 * size:
            continue
        senses = gazetteer.fitting([piece.shape for piece in part])
        if senses and _whole(parsed, first.token, part[-1].token):
            return Name(first=first.token, last=part[-1].token + 1, senses=senses), size
    return None, 1


def _whole(parsed: Parsed, first: int, last: int) -> bool:
    """Only marks of spelling may stand between the words: 'Congo (Kinshasa)' is one name, 'Iran, Iraq' is two."""
    return all(t.text not in {",", ";", ":", ".", "/", "and"} for t in parsed.tokens[first + 1 : last])


def shares_word(parsed: Parsed, name: Name) -> bool:
    """Whether the name is only the first half of a compound ("Iran-backed", "NATO-led")."""
    after = parsed.tokens[name.last : name.last + 2]
    return len(after) == 2 and after[0].text in _DASHES and after[0].start == parsed.tokens[name.last - 1].end


def set_before(parsed: Parsed, name: Name, after: Name) -> bool:
    """Whether the name is a place set before a clause that the next name opens: "In Lima, Chile's premier"."""
    before = parsed.tokens[max(0, name.first - 1)].lower
    return before in _PLACING and [t.text for t in parsed.tokens[name.last : after.first]] == [","]
