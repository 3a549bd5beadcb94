"""Words for outcomes, features and codes of past cases."""

from __future__ import annotations

from collections.abc import Sequence

from melian.brief.phrases import join
from melian.model.precedent import CodedActor, CodedOutcome, Outcome, Trigger, Violence

OUTCOMES: dict[Outcome, str] = {
    "complied": "complied with", "partly": "met in part", "not": "refused", "fait_accompli": "taken unasked",
    "war": "war or strikes", "lapsed": "let rest",
}  # fmt: skip
FEATURES: dict[str, str] = {
    "demand": "what is demanded", "addressee": "to whom", "third_party_territory": "on others’ ground",
    "deadline": "deadline", "threat": "threat beside it", "power": "strength of the two",
    "target_allied": "addressee in a pact", "trigger": "kind of trigger", "adjacent": "place next to the demander",
    "in_war": "a war under way",
}  # fmt: skip
TRIGGERS: dict[Trigger, str] = {
    "words": "political or verbal", "economic": "economic", "external": "external change",
    "other": "other, non-violent", "internal": "internal", "military": "non-violent military", "violent": "violent",
}  # fmt: skip
ENDS: dict[CodedOutcome, str] = {
    "attained": "goals attained", "compromise": "compromise", "stalemate": "stalemate",
    "yielded": "defeated or yielded", "other": "other", "uncoded": "not coded",
}  # fmt: skip
VIOLENCE: dict[Violence, str] = {
    "none": "no violence", "minor": "minor clashes", "serious": "serious clashes", "war": "full-scale war",
}  # fmt: skip


def listed(features: Sequence[str]) -> str:
    """The features' names in a row; a dash where there are none."""
    return ", ".join(FEATURES.get(name, name) for name in features) or "–"


def coded(actors: Sequence[CodedActor], *, trigger: bool) -> str:
    """'stalemate (all 6)' or 'violent (Aland), political or verbal (Bland)', in the order of first mention."""
    groups: dict[str, list[str]] = {}
    for one in actors:
        groups.setdefault(TRIGGERS[one.trigger] if trigger else ENDS[one.outcome], []).append(one.actor)
    if len(groups) == 1 and len(actors) > 1:
        return f"{next(iter(groups))} (all {len(actors)})"
    return "; ".join(f"{words} ({join(names)})" for words, names in groups.items())
