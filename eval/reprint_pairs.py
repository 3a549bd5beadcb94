"""Makes reprints and texts that only look like them, from texts of the project and of the gold folders.

Everything hangs on the seed. A reprint is another text cut, headed anew, put in another order, framed by an
agency's or a page's own lines, its marks and numbers spelt another way, or 5-15% of its words changed; or two
texts printed as one. What looks like one shares a long statement with another text, or the page around it.
"""

from __future__ import annotations

import hashlib
import json
import random
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from eval.reprint_changes import CHANGES, FEET, HEADS, Text, body, marks, paragraphs, retitled, words
from melian.model.document import Document, Found
from training.invented import MARK, items

ROOT = Path(__file__).parents[1]
OURS = ROOT / "training" / "texts"
"""Where the project's invented texts are."""
_FEWEST = 90
"""Words of a text that variants are made of."""
_STATEMENTS = "formats.txt"
"""The file of whose texts statements are taken that others print."""

_INTRO = (
    "The full text of the statement, as it was handed out, reads:",
    "In the words that were read out on state television:",
    "The declaration, released in the evening, says:",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A text to make pairs of, with its outlet and day where they are known."""

    name: str
    text: str
    outlet: str | None = None
    date: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Two documents and what they are to each other: `reprint`, or the kind of look-alike."""

    left: str
    right: str
    reprint: bool
    kind: str
    of: str = ""
    """Name of the text whose statement `right` prints too."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Corpus:
    """All documents, and the pairs of which something is known; others are no reprints, save where `open`."""

    documents: tuple[Document, ...]
    pairs: tuple[Pair, ...]
    parts: Mapping[str, frozenset[str]]
    """By path, the names of the texts that a document is made of."""

    def open(self, left: str, right: str) -> bool:
        """Whether nothing is known of the two: both hold parts of one text, in pieces that may overlap or not."""
        return bool(self.parts.get(left, frozenset({left})) & self.parts.get(right, frozenset({right})))


def texts(shared: Path | None) -> Iterator[Source]:
    """Everything to make pairs of: the project's own, and the gold folders' where they are given."""
    for path in sorted((ROOT / "examples").glob("*.txt")):
        yield Source(name=f"examples/{path.name}", text=path.read_text("utf-8"))
    yield from invented(OURS)
    for name in ("news", "news_train") if shared else ():
        folder = (shared or Path()) / "gold" / name
        for line in (folder / "index.jsonl").read_text("utf-8").splitlines():
            row = json.loads(line)
            text = (folder / row["file"]).read_text("utf-8")
            yield Source(name=f"{name}/{row['id']}", text=text, outlet=row["outlet"], date=row["date"])


def invented(folder: Path) -> Iterator[Source]:
    """The invented texts of a folder, without their marks."""
    for path in sorted(folder.glob("*.txt")):
        for item in items(path):
            yield Source(name=f"{path.name}/{item.name}", text=MARK.sub(lambda m: m[5] or "", item.body))


def digest(folder: Path) -> str:
    """Of a folder's texts, without their marks: twelve hexadecimal digits."""
    return hashlib.sha256(repr([(s.name, s.text) for s in invented(folder)]).encode()).hexdigest()[:12]


def corpus(given: Sequence[Source], seed: int) -> Corpus:
    """Every text once, one variant of most of them, and look-alikes made of two."""
    rng = random.Random(seed)
    sources = [(source.name, paragraphs(source.text)) for source in given]
    dates = {source.name: source.date for source in given}
    long = [(name, held) for name, held in sources if words(held) >= _FEWEST]
    documents = [
        Document(path=s.name, text=s.text, kind="text", outlet=_found(s.outlet), date=_found(s.date)) for s in given
    ]
    pairs: list[Pair] = []
    for name, held in long:
        kind, change = rng.choice(CHANGES)
        documents.append(_document(f"{name}~", change(held, rng), rng, date=dates[name]))
        pairs.append(Pair(left=name, right=f"{name}~", reprint=True, kind=kind))
    for made in (_merged, _sharing, _pages):
        for more, known in made(long, rng):
            documents += more
            pairs += known
    return Corpus(documents=tuple(documents), pairs=tuple(pairs), parts=_parts(pairs))


def wire_story(given: Sequence[Source], reprints: int, seed: int) -> Corpus:
    """One text and so many reprints of it, each headed anew, and cut or edited."""
    rng = random.Random(seed)
    held = max((paragraphs(source.text) for source in given if len(source.text) < 3000), key=words)
    documents = [_document("story", held, rng)]
    for n in range(reprints):
        _, change = rng.choice([c for c in CHANGES if c[0] in ("headed", "framed", "edited", "cut and headed")])
        documents.append(_document(f"story~{n}", change(retitled(held, rng), rng), rng))
    pairs = [Pair(left="story", right=d.path, reprint=True, kind="wire") for d in documents[1:]]
    return Corpus(documents=tuple(documents), pairs=tuple(pairs), parts=_parts(pairs))


def _parts(pairs: Iterable[Pair]) -> dict[str, frozenset[str]]:
    """A reprint is made of its text; what prints a statement, also of that."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for pair in pairs:
        if pair.of:
            found[pair.right] |= {pair.left, pair.of}
        elif pair.reprint:
            found[pair.right] |= {pair.left}
    return {path: frozenset(names) for path, names in found.items()}


def _document(
    path: str, held: Text, rng: random.Random, outlet: str | None = None, date: str | None = None
) -> Document:
    text = rng.choice(("\n\n", "\n")).join(held) + "\n"
    return Document(path=path, text=text, kind="text", outlet=_found(outlet), date=_found(date))


def _found(value: str | None) -> Found | None:
    return Found(value=value, how="made") if value else None


Made = Iterator[tuple[list[Document], list[Pair]]]
Named = tuple[str, Text]


def _merged(long: Sequence[Named], rng: random.Random) -> Made:
    """Two texts printed as one under a heading of its own."""
    for n in range(len(long) // 12):
        (a, left), (b, right) = rng.sample(long, 2)
        path = f"merged{n}"
        text = [rng.choice(HEADS), *marks(body(left), rng), "In other news", *body(right)]
        known = [Pair(left=name, right=path, reprint=True, kind="merged") for name in (a, b)]
        yield [_document(path, text, rng)], known


def _sharing(long: Sequence[Named], rng: random.Random) -> Made:
    """Two texts that print one statement, in marks or without; it makes up to half of the shorter one."""
    statements = [(name, held) for name, held in long if name.startswith(_STATEMENTS)]
    others = [n for n in long if not n[0].startswith(_STATEMENTS)]
    for n in range(len(long) // 6):
        (a, left), (b, right) = rng.sample(others, 2)
        plain = rng.random() < 0.5
        size = rng.uniform(0.3, 0.75 if not plain else 0.6) * min(words(left), words(right))
        of, statement = rng.choice(statements)
        shared = _statement(statement, int(size), rng, plain=plain)
        paths = f"share{n}a", f"share{n}b"
        made = [_document(p, _with(t, shared, rng), rng) for p, t in zip(paths, (body(left), body(right)), strict=True)]
        kind = "same statement" if plain else "same quotation"
        yield (
            made,
            [
                Pair(left=paths[0], right=paths[1], reprint=False, kind=kind),
                Pair(left=a, right=paths[0], reprint=True, kind="statement added", of=of),
                Pair(left=b, right=paths[1], reprint=True, kind="statement added", of=of),
            ],
        )


def _statement(held: Text, size: int, rng: random.Random, *, plain: bool) -> Text:
    said = " ".join(re.sub('[“”"]', "", p) for p in body(held)).split()
    text = " ".join(said[:size])
    return [rng.choice(_INTRO), text + "."] if plain else [f"The statement said: “{text}.”"]


def _with(held: Text, more: Text, rng: random.Random) -> Text:
    at = rng.randint(1, max(1, len(held)))
    return held[:at] + more + held[at:]


def _pages(long: Sequence[Named], rng: random.Random) -> Made:
    """Pages of one site: other texts within the same lines, which make up to half of the page."""
    for n in range(max(1, len(long) // 60)):
        head, *frame = rng.sample(FEET, 7)
        outlet = rng.choice((f"Site {n}", None))
        chosen = rng.sample(long, 6)
        made = [
            _document(f"page{n}/{k}", [head, *body(held), *frame], rng, outlet) for k, (_, held) in enumerate(chosen)
        ]
        known = [
            Pair(left=a.path, right=b.path, reprint=False, kind="same page") for a in made for b in made if a is not b
        ]
        known = [p for p in known if p.left < p.right]
        known += [
            Pair(left=name, right=d.path, reprint=True, kind="page added")
            for (name, _), d in zip(chosen, made, strict=True)
        ]
        yield made, known
