"""Scores actors against the annotated news texts: `python -m eval.actors SHARED [--set news_train]`.

- *covered*: a gold actor or target of a core row that the pack holds under that name, or that some phrase of
  the text resolves to;
- *from the text*: the same without the pack's own list: some phrase of the text must resolve to it;
- *speakers*: a named speaker, once a document, for whom the text's cast gives exactly the row's actors;
- *subjects*: the first grammatical subject in a row's span, where it refers to anybody at all, refers to
  exactly the row's actors. A lower bound: the first subject is not always the actor.

Names are compared as the pack folds them ("Burma" and "Myanmar" are one). Intervals: bootstrap over
documents, 95%, 1000 rounds.
"""

from __future__ import annotations

import argparse
import random
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from eval.acts import Gold, load, parsed_texts
from melian.extraction.cast import Cast
from melian.model.gazetteer import Gazetteer
from melian.model.parsed import Parsed
from melian.packs.actors import load_actors

Outcome = tuple[str, bool, str]
"""What was measured, whether it was right, and what to show where it was not."""
NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})


def folded(gazetteer: Gazetteer, names: frozenset[str]) -> frozenset[str]:
    """Names as the pack spells them."""
    return frozenset(gazetteer.canonical(name) or name for name in names)


def resolved(cast: Cast, gazetteer: Gazetteer) -> frozenset[str]:
    """Everybody that some phrase of the text refers to."""
    found = {
        name
        for token in cast.parsed.tokens
        if token.pos in NOMINAL
        for referent in cast.refer_all(token.i)
        for name in (referent.name, *referent.actors)
    }
    return folded(gazetteer, frozenset(found))


def coverage(golds: Sequence[Gold], cast: Cast, gazetteer: Gazetteer) -> Iterator[Outcome]:
    """Whether each actor and target of the core rows can be had at all."""
    here = resolved(cast, gazetteer)
    for gold in golds:
        for name in sorted(gold.actors | gold.targets) if gold.core else ():
            known = gazetteer.canonical(name)
            yield "covered", bool(known) or name in here, name
            yield "from the text", (known or name) in here, f"{gold.doc} {name}"


def speakers(golds: Sequence[Gold], cast: Cast, gazetteer: Gazetteer) -> Iterator[Outcome]:
    """Whether the cast knows for whom each named speaker speaks."""
    seen = set()
    for gold in golds:
        spoken = str(gold.row.get("speaker") or "")
        name = spoken.split(" (", maxsplit=1)[0]
        if " (" not in spoken or "unnamed" in spoken or ";" in spoken or (name, gold.actors) in seen:
            continue
        seen.add((name, gold.actors))
        people = [p for p in cast.people if p.name == name or p.name.split()[-1] == name.split()[-1]]
        given = frozenset(people[0].actors) if people else frozenset()
        right = folded(gazetteer, given) == folded(gazetteer, gold.actors)
        yield "speakers", right, f"{gold.doc} {spoken}: {'; '.join(sorted(given)) or 'nobody'}"


def subjects(golds: Sequence[Gold], cast: Cast, gazetteer: Gazetteer) -> Iterator[Outcome]:
    """Whether the first subject of each row refers to its actors."""
    for gold in golds:
        subject = next((t for t in cast.parsed.tokens_in(gold.span) if t.dep in {"nsubj", "nsubjpass"}), None)
        if subject is None or not gold.actors:
            continue
        referents = cast.refer_all(subject.i)
        if referents:
            given = frozenset(name for referent in referents for name in referent.actors)
            right = folded(gazetteer, given) == folded(gazetteer, gold.actors)
            yield "subjects", right, f"{gold.doc} {subject.text} ({referents[0].rule}): {'; '.join(sorted(given))}"


Measure = Callable[[Sequence[Gold], Cast, Gazetteer], Iterator[Outcome]]
MEASURES: tuple[Measure, ...] = (coverage, speakers, subjects)


def evaluate(texts: Iterator[tuple[str, Parsed]], golds: dict[str, list[Gold]]) -> dict[str, list[Outcome]]:
    """Outcomes by document."""
    gazetteer = load_actors()
    found: dict[str, list[Outcome]] = {}
    for doc, parsed in texts:
        cast = Cast(parsed, gazetteer)
        found[doc] = [outcome for measure in MEASURES for outcome in measure(golds.get(doc, []), cast, gazetteer)]
    return found


def interval(per_document: Sequence[tuple[int, int]], seed: int = 1, rounds: int = 1000) -> tuple[float, float]:
    """95% bootstrap interval of right over all, drawing documents."""
    draw = random.Random(seed)
    shares = sorted(
        sum(r for r, _ in sample) / max(1, sum(n for _, n in sample))
        for sample in ([draw.choice(per_document) for _ in per_document] for _ in range(rounds))
    )
    return shares[int(0.025 * rounds)], shares[int(0.975 * rounds) - 1]


def report(found: dict[str, list[Outcome]], misses: int) -> None:
    """One line a measure, then what was missed most."""
    missed: dict[str, Counter[str]] = defaultdict(Counter)
    for measure in dict.fromkeys(name for outcomes in found.values() for name, _, _ in outcomes):
        mine = [[right for name, right, _ in outcomes if name == measure] for outcomes in found.values()]
        pairs = [(sum(rights), len(rights)) for rights in mine]
        right, total = sum(r for r, _ in pairs), sum(n for _, n in pairs)
        low, high = interval(pairs)
        print(f"{measure:14} {right:5} of {total:5}  {right / max(1, total):.3f}  [{low:.3f}, {high:.3f}]")
        wrong = (what for outcomes in found.values() for name, ok, what in outcomes if name == measure and not ok)
        missed[measure].update(wrong)
    for measure, names in missed.items():
        for what, count in names.most_common(misses):
            print(f"  missed {measure}: {count:3} {what}")


def main() -> None:
    """Reads, measures and prints."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("shared", type=Path)
    parser.add_argument("--set", default="news", choices=("news", "news_train"))
    parser.add_argument("--misses", type=int, default=0, help="how many misses of each measure to list")
    given = parser.parse_args()
    texts, golds, digest = load(given.shared / "gold" / given.set)
    print(f"{given.set} {digest[:12]}: {len(texts)} documents")
    report(evaluate(parsed_texts(texts), golds), given.misses)


if __name__ == "__main__":
    main()
