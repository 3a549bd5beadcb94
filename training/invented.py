"""Invented texts with their annotation written into them: `{s1:who} {c1:said} {q1:that ...}`, and acts below each.

The format is described in `training/texts/README.md`. Invented states can be exchanged for others, so that no
name is learned by heart.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from tokenizers import Tokenizer

from melian.errors import UsageError
from melian.language.blocks import blocks
from melian.language.encoder_pieces import Pieces, cut
from melian.model.actor import Actor
from melian.model.document import Document
from melian.model.tags import ACTS
from training.examples import Act, Example, quoted, range_of

MARK = re.compile(r"\{([scq])(\d+)(?:\^([\d,]+))?(?:=(\d+))?(?::([^{}]*))?\}")
POLARITIES = ("asserted", "negated", "hypothetical")
Span = tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One text as it is written in a file, marks and all."""

    name: str
    kind: str
    body: str
    acts: tuple[str, ...]


def items(path: Path) -> Iterator[Item]:
    """The texts of a file, in order."""
    for block in re.split(r"^=== ", path.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]:
        head, _, rest = block.partition("\n")
        body, _, below = rest.partition("\n--- acts")
        name, _, kind = head.partition("|")
        rows = (line.strip() for line in below.splitlines())
        kept = tuple(row for row in rows if row and row.lower() != "none")
        yield Item(name=name.strip(), kind=kind.strip(), body=body.strip("\n"), acts=kept)


def renamed(item: Item, names: Mapping[str, str]) -> Item:
    """The same text with other names of states, their adjectives and capitals; whole words only."""
    pattern = re.compile(r"\b(" + "|".join(map(re.escape, sorted(names, key=len, reverse=True))) + r")\b")

    def other(text: str) -> str:
        return pattern.sub(lambda found: names[found[1]], text)

    return Item(name=item.name, kind=item.kind, body=other(item.body), acts=tuple(other(row) for row in item.acts))


def stand_ins(
    random: np.random.Generator, invented: Sequence[Sequence[str]], actors: Sequence[Actor]
) -> dict[str, str]:
    """Names of states for those of the invented ones, with adjectives and capitals, drawn by chance."""
    known = [a for a in actors if a.kind == "state" and a.demonyms and a.metonyms]
    drawn = random.choice(len(known), size=len(invented), replace=False)
    names: dict[str, str] = {}
    for (name, adjective, capital), k in zip(invented, drawn, strict=True):
        names |= {name: known[k].name, adjective: known[k].demonyms[0], capital: known[k].metonyms[0]}
        names[f"{adjective}s"] = _people(known[k].demonyms[0])
    return names


def _people(adjective: str) -> str:
    return adjective if adjective.endswith(("s", "sh", "ch", "ese")) else f"{adjective}s"


def read(item: Item) -> tuple[str, list[dict[str, Any]]]:
    """The plain text, and its attributions as rows like those of the gold data."""
    text, at = "", 0
    spans: dict[str, dict[int, list[Span]]] = {"s": {}, "c": {}, "q": {}}
    same: dict[int, int] = {}
    chains: dict[int, list[int]] = {}
    for mark in MARK.finditer(item.body):
        text += item.body[at : mark.start()]
        at = mark.end()
        role, number, outer, equal, words = mark.groups()
        if equal is not None:
            same[int(number)] = int(equal)
        if outer:
            chains[int(number)] = [int(k) for k in outer.split(",")]
        if words is not None:
            spans[role].setdefault(int(number), []).append((len(text), len(text) + len(words)))
            text += words
    text += item.body[at:]
    rows = [
        {
            "spans": found,
            "speaker_spans": spans["s"].get(same.get(number, number), []),
            "cue_spans": spans["c"].get(number, []),
            "chain": [
                {"start": a, "end": b} for k in chains.get(number, ()) for a, b in spans["s"][same.get(k, k)][:1]
            ],
        }
        for number, found in sorted(spans["q"].items())
    ]
    return text, rows


def load_invented(
    paths: Sequence[Path], tokenizer: Tokenizer, names: Mapping[str, str] | None = None
) -> Iterator[Example]:
    """Every text with its quotations and acts. Raises UsageError where a row doesn't fit its text."""
    for path in paths:
        for item in items(path):
            one = renamed(item, names) if names else item
            text, rows = read(one)
            document = Document(path=one.name, text=text, kind="text")
            pieces = cut(tokenizer, text, blocks(document))
            acts = [_act(row, text, pieces, f"{path.name}: {one.name}") for row in one.acts]
            yield quoted({"id": f"invented/{one.name}", "quotes": rows}, pieces, inner=True, acts=acts)


def _act(row: str, text: str, pieces: Pieces, where: str) -> Act:
    try:
        act, words, actor, target, polarity = (part.strip() for part in row.split("|"))
        start = text.index(words)
        asserted = POLARITIES.index(polarity.removeprefix("polarity:").strip()) == 0
        number = ACTS.index(act)
    except ValueError as error:
        raise UsageError(f"{where}: {row[:80]!r}: {error}") from error
    first, last = range_of(pieces, start, start + len(words))
    return Act(
        first=first,
        last=last,
        act=number,
        weight=1.0,
        asserted=asserted,
        actors=_places(actor.removeprefix("actor:"), text, pieces, (start, start + len(words))),
        targets=_places(target.removeprefix("target:"), text, pieces, (start, start + len(words))),
    )


def _places(phrases: str, text: str, pieces: Pieces, span: Span) -> tuple[int, ...] | None:
    """Pieces of the words of each phrase, where it stands nearest to the act; empty for a dash."""
    wanted = [phrase.strip() for phrase in phrases.split(";") if phrase.strip() not in ("", "-")]
    if not wanted:
        return ()
    places: list[int] = []
    for phrase in wanted:
        found = [m.start() for m in re.finditer(rf"(?<!\w){re.escape(phrase)}(?!\w)", text)]
        if found:
            start = min(found, key=lambda at: _apart(at, span))
            places.extend(_words(pieces, start, start + len(phrase)))
    return tuple(places) or None


def _apart(at: int, span: Span) -> int:
    return 0 if span[0] <= at < span[1] else min(abs(at - span[0]), abs(at - span[1]) + 1)


def _words(pieces: Pieces, start: int, end: int) -> list[int]:
    """First pieces of the words of some characters."""
    first, last = range_of(pieces, start, end)
    return [k for k in range(first, last) if k == first or int(pieces.starts[k]) != int(pieces.ends[k - 1])]
