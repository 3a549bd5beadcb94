"""Whom an answer answers: a denial is to the accuser, a refusal to whoever asked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from melian.model.mention import Mention

ANSWERED: Final[Mapping[str, frozenset[str]]] = {
    "deny": frozenset({"accuse", "condemn", "warn"}),
    "reject": frozenset({"demand", "appeal", "offer", "warn", "threaten"}),
    "accept": frozenset({"demand", "appeal", "offer"}),
    "yield": frozenset({"demand", "appeal", "threaten"}),
    "promise": frozenset({"demand", "appeal", "threaten"}),
    "agree": frozenset({"demand", "appeal"}),
}


def with_answered(mentions: Sequence[Mention], settled: frozenset[str] = frozenset()) -> tuple[Mention, ...]:
    """The mentions, in text order, with the targets of answers that name none found in what went before.

    `settled` are the ids of those that are done to nobody by their own words.
    """
    done: list[Mention] = []
    for mention in mentions:
        done.append(mention if mention.id in settled else _answering(mention, done))
    return tuple(done)


def _answering(mention: Mention, before: Sequence[Mention]) -> Mention:
    answered = ANSWERED.get(mention.act)
    if answered is None or mention.target is not None or mention.actor is None:
        return mention
    for earlier in reversed(before):
        if earlier.act in answered and earlier.actor and set(earlier.targets) & set(mention.actors):
            return replace(mention, target=earlier.actor)
    return mention
