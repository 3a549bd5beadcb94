"""Verbs of saying, by lemma: one table, of which each question takes the part that it means."""

from __future__ import annotations

from typing import Final

WORDS: Final = frozenset({"say", "tell", "add", "state", "argue", "explain"})
"""They tell that words were spoken, and do nothing else by them."""
ALLEGING: Final = frozenset({"claim", "suggest", "allege", "report", "assert"})
"""They leave open whether it is so."""
SPEAKING: Final = WORDS | {
    "declare", "announce", "insist", "claim", "stress", "note", "confirm", "describe", "express", "warn", "call",
    "urge", "demand", "accuse", "deny", "reject", "condemn",
}  # fmt: skip
"""Their subject speaks, whatever is done by its words."""
TELLING: Final = (SPEAKING - {"explain", "confirm", "express", "deny"}) | {
    "threaten", "cite", "allege", "vow", "denounce", "dismiss", "pledge", "promise", "blame", "ask", "caution",
    "charge", "complain",
}  # fmt: skip
"""They tell a second thing beside a first: "demanded that Peru leave, warning that ..."."""
ASKING: Final = frozenset({"urge", "ask", "call", "demand", "request", "beg", "implore", "press", "warn", "remind"})
"""Their object, or who must do what they tell, is asked for something."""
AIMING: Final = ASKING | {"accuse", "blame", "condemn", "denounce", "criticise", "criticize", "threaten"}
"""Their object is whom the words are aimed at."""
