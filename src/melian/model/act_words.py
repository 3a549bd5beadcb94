"""Words for each kind of act: plain, and the same for every actor."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ActWords:
    """An act as a noun with its article, as a verb ("to ..."), and the word before its target."""

    noun: str
    verb: str
    towards: str


ACT_WORDS: dict[str, ActWords] = {
    "demand": ActWords("a demand", "demand", "of"),
    "appeal": ActWords("an appeal", "appeal", "to"),
    "threaten": ActWords("a threat", "threaten", ""),
    "warn": ActWords("a warning", "warn", ""),
    "reject": ActWords("a rejection", "answer no", "to"),
    "accept": ActWords("an acceptance", "answer yes", "to"),
    "offer": ActWords("an offer", "make an offer", "to"),
    "promise": ActWords("a promise", "make a promise", "to"),
    "accuse": ActWords("an accusation", "accuse", ""),
    "condemn": ActWords("a condemnation", "condemn", ""),
    "deny": ActWords("a denial", "make a denial", "to"),
    "agree": ActWords("an agreement", "agree", "with"),
    "yield": ActWords("a concession", "yield", "to"),
    "mobilise": ActWords("a mobilisation", "mobilise", "towards"),
    "deploy": ActWords("a deployment", "deploy forces", "towards"),
    "exercise": ActWords("a military exercise", "hold a military exercise", "towards"),
    "surveil": ActWords("surveillance", "carry out surveillance", "of"),
    "violate_airspace": ActWords("a violation of airspace", "violate airspace", "of"),
    "incursion": ActWords("an incursion", "make an incursion", "against"),
    "sabotage": ActWords("sabotage", "carry out sabotage", "against"),
    "cyberattack": ActWords("a cyberattack", "carry out a cyberattack", "against"),
    "disinform": ActWords("disinformation", "spread disinformation", "against"),
    "proxy_attack": ActWords("an attack through others", "attack through others", ""),
    "strike": ActWords("a strike", "strike", ""),
    "seize": ActWords("a seizure", "seize what is held", "by"),
    "sanction": ActWords("sanctions", "impose sanctions", "on"),
    "expel": ActWords("an expulsion", "expel people", "of"),
    "downgrade": ActWords("a downgrading of relations", "downgrade relations", "with"),
    "withdraw": ActWords("a withdrawal", "withdraw", "from"),
    "aid": ActWords("aid", "give aid", "to"),
}


def noun(act: str) -> str:
    """The act as a noun without its article."""
    return ACT_WORDS[act].noun.removeprefix("a ").removeprefix("an ")
