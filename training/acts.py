"""Annotated acts as ranges of word pieces: which act, asserted or not, and every place of its actor and target."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from tokenizers import Tokenizer

from eval.acts import Gold, load, parsed_texts
from melian.extraction.cast import Cast
from melian.extraction.entities import Entities
from melian.language.blocks import blocks
from melian.language.encoder_pieces import Pieces, cut
from melian.model.gazetteer import Gazetteer
from melian.model.parsed import Parsed
from melian.model.tags import ACTS
from melian.packs.actors import load_actors
from training.examples import Act, Example, bare, range_of

BORDERLINE = 0.3
"""Weight of a row that annotators were not sure of."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """One annotated text and what is known of it."""

    name: str
    parsed: Parsed
    rows: Sequence[Gold]


def load_acts(folder: Path, tokenizer: Tokenizer) -> Iterator[Example]:
    """Every text of a folder of annotated news, without quotations. Rows of deeds are left out."""
    texts, rows, _ = load(folder)
    loose = _unasserted(folder)
    actors = load_actors()
    for name, parsed in parsed_texts(texts):
        text = Text(name=name, parsed=parsed, rows=[*rows.get(name, ()), *loose.get(name, ())])
        yield _example(f"{folder.name}/{Path(parsed.document.path).stem}", text, tokenizer, actors)


def _unasserted(folder: Path) -> dict[str, list[Gold]]:
    """Negated and hypothetical acts, kept in a file of their own."""
    path = folder / "nonacts.jsonl"
    return load(folder, path.name)[1] if path.exists() else {}


def _example(name: str, text: Text, tokenizer: Tokenizer, actors: Gazetteer) -> Example:
    parsed = text.parsed
    pieces = cut(tokenizer, parsed.text, blocks(parsed.document))
    entities = Entities(parsed, Cast(parsed, actors))
    acts = [a for row in text.rows if (a := _act(row, pieces, parsed, entities, actors)) is not None]
    return bare(name, pieces, acts=acts)


def _act(row: Gold, pieces: Pieces, parsed: Parsed, entities: Entities, gazetteer: Gazetteer) -> Act | None:
    first, last = range_of(pieces, row.span.start, row.span.end)
    if row.act not in ACTS or first == last:
        return None
    roles = (_places(names, pieces, parsed, entities, gazetteer) for names in (row.actors, row.targets))
    actors, targets = roles
    return Act(
        first=first,
        last=last,
        act=ACTS.index(row.act),
        weight=1.0 if row.core else BORDERLINE,
        asserted=row.row.get("polarity", "asserted") == "asserted",
        actors=actors,
        targets=targets,
    )


def _places(
    names: frozenset[str], pieces: Pieces, parsed: Parsed, entities: Entities, gazetteer: Gazetteer
) -> tuple[int, ...] | None:
    """First pieces of the words that refer to one of `names`; empty for nobody, None where the text names none."""
    if not names:
        return ()
    wanted = {gazetteer.canonical(name) or name for name in names}
    tokens = [i for i, found in enumerate(entities.at) if wanted & set(found)]
    starts = [parsed.tokens[i].start for i in tokens] or [s for n in names for s in _found(parsed.text, n)]
    places = {int(np.searchsorted(pieces.ends, start, side="right")) for start in starts}
    return tuple(sorted(p for p in places if p < len(pieces))) or None


def _found(text: str, name: str) -> Iterator[int]:
    at = text.find(name)
    while at >= 0:
        yield at
        at = text.find(name, at + 1)
