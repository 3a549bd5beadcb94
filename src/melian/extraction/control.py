"""Verbs whose object does what the clause behind them tells: "urged Peru to leave", "accused Peru of arming them"."""

from __future__ import annotations

from melian.model.parsed import Parsed, Token

OBJECT_CONTROL = frozenset(
    {"urge", "ask", "tell", "order", "force", "press", "pressure", "push", "warn", "persuade", "convince", "require",
     "want", "expect", "allow", "permit", "invite", "call", "demand", "instruct", "compel", "advise", "encourage",
     "beg", "implore", "request", "lead", "get", "help", "authorize", "enable", "cause", "see", "accuse"}
)  # fmt: skip
"""Verbs whose infinitive is done by their object."""
_BLAMING = frozenset(
    {"accuse", "suspect", "charge", "convict", "blame", "criticise", "criticize", "condemn", "denounce", "fault",
     "rebuke", "slam", "thank", "praise", "punish", "prevent", "stop", "deter", "dissuade", "discourage", "keep", "bar",
     "ban", "block", "warn", "caution", "pressure", "push", "force", "coerce"}
)  # fmt: skip
_TAKES_UP = frozenset(
    {"reject", "dismiss", "blast", "slam", "rebuff", "refuse", "spurn", "oppose", "condemn", "denounce", "criticise",
     "criticize", "ignore", "resist", "back", "support", "welcome", "accept", "endorse", "echo", "second", "heed"}
)  # fmt: skip
"""Verbs of answering: what is to be done behind their object is what the object asks, and not what the verb is for."""
_OF_THE_OBJECT = frozenset({"of", "for", "from", "into", "against", "over"})
"""Before what the object of such a verb does: "accused Peru of arming them", "kept Peru from leaving"."""


def blamed(parsed: Parsed, preposition: Token) -> int | None:
    """Who does what follows the preposition of a verb of blame or hindrance: "accused Peru of arming them".

    None where the verb is passive ("Peru is accused of arming them"): its subject does, as elsewhere.
    """
    verb = parsed.head(preposition.i)
    if preposition.dep != "prep" or preposition.lower not in _OF_THE_OBJECT or verb.lemma not in _BLAMING:
        return None
    target = parsed.child(verb.i, "dobj")
    return target.i if target is not None else None


def asked(parsed: Parsed, noun: Token) -> int | None:
    """'Peru blasted Chilean calls to sign': parsers may hang "to sign" on the verb, as if it were Peru's purpose."""
    verb = parsed.head(noun.i)
    if verb.lemma not in _TAKES_UP:
        return None
    behind = (c for c in parsed.children(verb.i) if c.dep in ("advcl", "xcomp"))
    return next((c.i for c in behind if any(k.i == noun.i + 1 and k.tag == "TO" for k in parsed.children(c.i))), None)
