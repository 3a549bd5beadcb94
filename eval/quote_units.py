"""Pieces of quotations, annotated and found, and which of them are one; `eval.quotes` tells by what measure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from melian.model.quotation import Quotation
from melian.model.span import Span

_WORD = re.compile(r"[^\W_]+(?:[-.'’][^\W_]+)*")
_IDLE = frozenset({"the", "a", "an", "of", "and", "s", "mr", "ms", "mrs", "in", "on", "for", "to", "his", "her", "its"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit(Span):
    """One piece of content, annotated or found."""

    kind: str
    speaker: str | None
    outer: str | None = None
    cue: str = ""
    rule: str = ""


def same_speaker(gold: str | None, found: str | None) -> bool:
    """Whether two speakers' words name the same phrase."""
    if not gold or not found:
        return not gold and not found
    left, right = _words(gold), _words(found)
    if not left or not right:
        return gold.strip().lower() == found.strip().lower()
    shared = len(set(left) & set(right)) / len(set(left) | set(right))
    return shared >= 0.5 or _head(gold) == _head(found)


def _words(phrase: str) -> list[str]:
    return [w for w in (m.group().lower() for m in _WORD.finditer(phrase)) if w not in _IDLE] or [
        m.group().lower() for m in _WORD.finditer(phrase)
    ]


def _head(phrase: str) -> str:
    """The last word before an apposition, a relative clause or a preposition."""
    core = re.split(r",| who | which | that | of | in | for | at | from | with ", phrase)[0]
    return (_words(core) or _words(phrase) or [""])[-1].removesuffix("’s").removesuffix("'s")


def match(gold: Sequence[Unit], found: Sequence[Unit]) -> list[tuple[Unit, Unit]]:
    """One-to-one pairs with IoU >= .5, best overlap first."""
    options = sorted(
        ((g.iou(f), a, b) for a, g in enumerate(gold) for b, f in enumerate(found) if g.iou(f) >= 0.5),
        key=lambda x: (-x[0], x[1], x[2]),
    )
    left, right, pairs = set[int](), set[int](), list[tuple[Unit, Unit]]()
    for _, a, b in options:
        if a not in left and b not in right:
            left.add(a)
            right.add(b)
            pairs.append((gold[a], found[b]))
    return pairs


def gold_units(row: dict[str, object]) -> list[Unit]:
    """The annotated pieces of one text."""
    units = []
    for quote in row["quotes"]:  # type: ignore[attr-defined]
        chain = quote.get("chain") or []
        for start, end in contiguous(str(row["text"]), quote["spans"]):
            units.append(
                Unit(
                    start=start,
                    end=end,
                    kind=quote["kind"],
                    speaker=quote["speaker_text"],
                    outer=chain[0]["text"] if chain else None,
                    cue=quote["cue"] or "",
                )
            )
    return units


def found_units(text: str, quotations: Sequence[Quotation]) -> list[Unit]:
    """The found pieces of one text."""
    together: dict[str, list[Quotation]] = {}
    for q in quotations:
        together.setdefault(q.quotation_id, []).append(q)
    units = [
        Unit(
            start=start,
            end=end,
            kind=q.kind,
            speaker=text[q.speaker.start : q.speaker.end] if q.speaker else None,
            outer=text[q.chain[0].start : q.chain[0].end] if q.chain else None,
            cue=q.cue.text if q.cue else "",
            rule=q.rule,
        )
        for q, *others in together.values()
        for start, end in contiguous(text, [(p.start, p.end) for p in (q, *others)])
    ]
    return sorted(units, key=lambda u: (u.start, u.end))


def contiguous(text: str, spans: Iterable[Sequence[int]]) -> list[tuple[int, int]]:
    """The spans in order, those that only white space parts joined."""
    joined: list[tuple[int, int]] = []
    for start, end in sorted((start, end) for start, end in spans):
        if joined and not text[joined[-1][1] : start].strip():
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined
