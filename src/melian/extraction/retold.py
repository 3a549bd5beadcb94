"""Whether a writer tells an act in passing, as background or as conduct, rather than reporting what was said."""

from __future__ import annotations

from collections.abc import Set

from melian.extraction.saying import WORDS
from melian.model.parsed import Parsed, Token

_BESIDE = frozenset({"after", "because", "since", "as", "although", "though", "when", "while", "before", "until"})
"""What opens a clause that is told beside the news: "after Peru rejected it"; counted on news_train."""
_HABIT = frozenset({"long", "frequently", "often", "always", "traditionally", "consistently", "routinely"})
_UNDER = frozenset({"pcomp", "csubj"})


def retold(parsed: Parsed, trigger: Token, conduct: Set[str]) -> bool:
    """Whether the clause of a verb tells an act as the writer's own account; `conduct` are verbs that always do.

    'Has been pressing', 'has long called for', 'after Peru rejected it', 'came to urge', 'is accused of': none of
    them reports an utterance. Asked only where nobody is said to tell it.
    """
    if trigger.pos not in ("VERB", "AUX"):
        return False
    below = parsed.children(trigger.i)
    if trigger.lemma in WORDS or any(c.dep == "advcl" and c.lemma in WORDS for c in below):
        return False  # "refused, saying that ..." reports words
    return (
        trigger.lemma.lower() in conduct
        or _subordinate(trigger, below)
        or _going_on(trigger, below)
        or _agentless(below)
        or any(c.dep == "advmod" and c.lower in _HABIT for c in below)
    )


def _subordinate(trigger: Token, below: tuple[Token, ...]) -> bool:
    """A clause beside the main one, or a purpose: "to protest the plan", "a resolution demanding that"."""
    if trigger.dep in _UNDER or (trigger.dep == "acl" and trigger.tag == "VBG"):
        return True
    if trigger.dep in ("advcl", "xcomp") and any(c.tag == "TO" for c in below):
        return True
    return trigger.dep == "advcl" and any(c.dep in ("mark", "advmod") and c.lower in _BESIDE for c in below)


def _going_on(trigger: Token, below: tuple[Token, ...]) -> bool:
    """'Has been calling for': conduct over a time."""
    helpers = {c.lower for c in below if c.dep == "aux"}
    return trigger.tag == "VBG" and "been" in helpers


def _agentless(below: tuple[Token, ...]) -> bool:
    """'Is accused of': nobody is said to do it."""
    deps = {c.dep for c in below}
    return "auxpass" in deps and "agent" not in deps
