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

_ASKS: Final = frozenset({"demand", "appeal", "offer"})
_TAKING: Final = frozenset({"reject", "accept"})


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


def without_taken(mentions: Sequence[Mention]) -> tuple[Mention, ...]:
    """The mentions without asks that their own actor refuses or takes up: the call in "dismissed his call for talks"
    is another's.
    """
    answers = [m for m in mentions if m.act in _TAKING and m.actor]
    return tuple(m for m in mentions if m.act not in _ASKS or not any(_holds(answer, m) for answer in answers))


def _holds(answer: Mention, ask: Mention) -> bool:
    at = ask.trigger
    inside = answer.content.start <= at.start and at.end <= answer.content.end
    return answer.actor == ask.actor and inside and not answer.trigger.overlaps(at)
