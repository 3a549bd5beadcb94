"""Of the mentions that tell one act in one sentence, the one to report."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from melian.extraction.act_reader import RULE as ENCODER
from melian.model.frame import ClausePattern
from melian.model.mention import DEEDS, Mention


def told_once(found: Iterable[Mention], clauses: Iterable[ClausePattern]) -> Iterator[Mention]:
    """Of the mentions that tell the same act in one sentence, the one most to be trusted.

    What is warned of or refused "until" something is done is there only for what is demanded, and who is asked to
    do it "or" be harmed is no longer merely asked.
    """
    ties = {p.id: "or" in p.ties for p in clauses if p.ties}
    told: dict[tuple[int, str, str | None, str], list[Mention]] = {}
    for mention in sorted(found, key=_rank, reverse=True):
        held = told.setdefault((mention.start, mention.act, mention.actor, mention.polarity), [])
        if not held or _besides(mention, held):
            held.append(mention)
    kept = [m for held in told.values() for m in held]
    tied = {(m.start, m.actor) for m in kept if m.rule in ties}
    forced = {(m.start, m.actor) for m in kept if ties.get(m.rule)}
    for mention in kept:
        asked = mention.act == "appeal" and (mention.start, mention.actor) in forced
        if not asked and not (mention.act in ("warn", "reject") and (mention.start, mention.actor) in tied):
            yield mention


def _besides(mention: Mention, held: Sequence[Mention]) -> bool:
    """Whether one pattern finds the same act done to others too: "urged Peru to pay and called on Chile to wait"."""
    if mention.rule == ENCODER or mention.act in DEEDS or not mention.targets:
        return False
    return all(m.rule == mention.rule and m.trigger != mention.trigger and m.targets for m in held) and not any(
        set(mention.targets) & set(m.targets) for m in held
    )


def _rank(mention: Mention) -> tuple[bool, float, int]:
    return (mention.target is not None, mention.confidence, -mention.trigger.start)
