"""Scores swapped roles and negation on pairs of sentences of our own: `python -m eval.pairs`.

A sentence is right where a mention has its act, actor, target and polarity, and none of that act has the roles
swapped or another polarity. A pair is right where both its sentences are.
"""

from __future__ import annotations

import argparse
import random
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from eval import parses
from eval.readers import Extract, extractor
from melian.model.mention import Mention

FILE = Path(__file__).resolve().parents[1] / "tests" / "extraction" / "data" / "pairs.txt"
ROUNDS = 1000
_LINE = re.compile(r"(?P<sign>[+?-])(?P<act>\w+) (?P<actor>[^>]+) > (?P<target>[^|]+) \| (?P<text>.+)")
_POLARITY = {"+": "asserted", "-": "negated", "?": "hypothetical"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Expected:
    """A sentence and what it tells."""

    text: str
    act: str
    actor: str | None
    target: str | None
    polarity: str

    def told(self, mentions: Iterable[Mention]) -> bool:
        """Whether just this is found of the act."""
        found = {(m.actor, m.target, m.polarity) for m in mentions if m.act == self.act}
        right = (self.actor, self.target, self.polarity)
        against = any(m[:2] == (self.target, self.actor) or m[2] != self.polarity for m in found - {right})
        return right in found and not against


Pair = tuple[Expected, Expected]


def load(path: Path = FILE) -> list[Pair]:
    """The pairs, in order. Raises ValueError for a line or a block that is none."""
    blocks = ([x for x in block.splitlines() if x and x[0] != "#"] for block in path.read_text("utf-8").split("\n\n"))
    found = [[_expected(line) for line in block] for block in blocks if block]
    return [(first, second) for first, second in found]


def _expected(line: str) -> Expected:
    match = _LINE.fullmatch(line)
    if match is None:
        raise ValueError(f"no sentence with what it tells: {line}")
    actor, target = (None if match[k] == "nobody" else match[k] for k in ("actor", "target"))
    return Expected(text=match["text"], act=match["act"], actor=actor, target=target, polarity=_POLARITY[match["sign"]])


def evaluate(pairs: Sequence[Pair], extract: Extract) -> list[tuple[Expected, Sequence[Mention]]]:
    """Each sentence, read as a document of its own, with what is found in it; two by two as the pairs are."""
    sentences = [s for pair in pairs for s in pair]
    return [(s, extract(p)) for s, p in zip(sentences, parses.of_texts([s.text for s in sentences]), strict=True)]


def right(results: Sequence[tuple[Expected, Sequence[Mention]]]) -> list[bool]:
    """For each pair whether both its sentences are right."""
    told = [expected.told(mentions) for expected, mentions in results]
    return [a and b for a, b in zip(told[::2], told[1::2], strict=True)]


def main() -> None:
    """Prints the shares of pairs and sentences that are right, and what is wrong."""
    argparse.ArgumentParser(description=__doc__).parse_args()
    results = evaluate(load(), extractor())
    pairs = right(results)
    sentences = [expected.told(mentions) for expected, mentions in results]
    rng = random.Random(1)
    shares = sorted(sum(rng.choices(pairs, k=len(pairs))) / len(pairs) for _ in range(ROUNDS))
    for expected, mentions in (r for r, ok in zip(results, sentences, strict=True) if not ok):
        found = ", ".join(f"{m.polarity} {m.act} {m.actor} > {m.target} [{m.rule}]" for m in mentions)
        print(
            f"WRONG {expected.polarity} {expected.act} {expected.actor} > {expected.target} |",
            expected.text,
            "||",
            found,
        )
    print(f"sentences {sum(sentences)}/{len(sentences)} = {sum(sentences) / len(sentences):.3f}")
    print(f"pairs {sum(pairs)}/{len(pairs)} = {sum(pairs) / len(pairs):.3f} "
          f"({shares[int(0.025 * ROUNDS)]:.3f}-{shares[int(0.975 * ROUNDS)]:.3f})")  # fmt: skip


if __name__ == "__main__":
    main()
