"""Whom an act is put to, where its own words do not say it, or say that it is nobody."""

from __future__ import annotations

from melian.extraction.arguments import arguments, coordinated
from melian.extraction.spot import Spot
from melian.model.actor import Referent

_DEFINITE = frozenset({"the", "this", "that", "these", "those", "such"})


def hearer(spot: Spot) -> tuple[Referent, ...]:
    """Who tells of what one other party has agreed: it was agreed with them; of several parties, among those."""
    subjects = spot.args.get("subject", ())
    several = any(len(coordinated(spot.parsed, k)) > 1 or spot.parsed.tokens[k].tag == "NNS" for k in subjects)
    tells = spot.reporter or (spot.voice.referents if spot.voice is not None else ())
    return () if several or len(subjects) != 1 else tuple(r for r in tells if not spot.cast.company(r))


def answerer(spot: Spot) -> tuple[Referent, ...]:
    """Who answers what the noun names, so that it was put to them: "Peru rejected a call to leave"."""
    noun, verb = spot.token, spot.parsed.head(spot.token.i)
    despite = noun.dep == "pobj" and verb.lower == "despite"
    if despite or (noun.dep == "pobj" and verb.lower == "to"):
        verb = spot.parsed.head(verb.i)
    elif noun.dep not in ("dobj", "nsubjpass"):
        return ()
    if not despite and verb.lemma not in spot.words.get("answering", frozenset()):
        return ()
    subjects = arguments(spot.parsed, verb.i).get("subject", ())
    return tuple(r for k in subjects for r in spot.cast.refer_all(k, speaker=spot.speaker))


def nobody(spot: Spot, act: str, content: int | None, whom: tuple[Referent, ...]) -> bool:
    """Whether it is done to nobody that is named: violence or a report of which the words leave open whose it is."""
    if content is None:
        return False
    noun = spot.parsed.tokens[content].lemma.lower()
    named = any(r.actors for r in whom)
    if act == "condemn":
        return not named and spot.violent(content) and noun not in spot.words.get("mutual violence", frozenset())
    if act == "warn" and not spot.args.get("object"):
        return spot.args.get("clause") == (content,) and _of_another(spot, content)
    if act == "deny" and noun in spot.words.get("reports", frozenset()):
        press, beside = spot.words.get("press", frozenset()), spot.parsed.children(content)
        known = named or any(c.lower in _DEFINITE for c in beside)
        return not known or any(c.lemma.lower() in press for c in beside)
    return False


def _of_another(spot: Spot, verb: int) -> bool:
    """Whether a clause tells what somebody does, not what would befall them: "warned that Peru may be arming".

    "Chile's plan could start a war" is said to Chile.
    """
    subject = spot.parsed.child(verb, "nsubj")
    if subject is None or spot.parsed.tokens[verb].lemma in spot.words.get("suffer", frozenset()):
        return False
    ahead = any(c.tag == "MD" for c in spot.parsed.children(verb))
    found = spot.cast.refer_all(subject.i, speaker=spot.speaker) if ahead else spot.sides(subject.i)
    return any(r.actors for r in found)
