"""A dispute's demand in the terms by which past demands are compared: each known, with why, or said to be unknown."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from melian.assessment.disputes import PRESSING, Dispute
from melian.assessment.lookup import names
from melian.assessment.passages import find
from melian.model.actor import ActorKind
from melian.model.event import Event
from melian.model.finding import Ground
from melian.model.precedent import Precedents

FEATURES = (
    "demand", "addressee", "third_party_territory", "deadline", "threat", "power", "target_allied", "trigger",
    "adjacent", "in_war",
)  # fmt: skip
_VIOLENT = frozenset({"strike", "incursion", "proxy_attack", "sabotage"})
_MILITARY = frozenset({"mobilise", "deploy", "exercise", "surveil", "violate_airspace"})
_THREATS = frozenset({"threaten"}) | _VIOLENT | _MILITARY
_DEEDS = (
    ("violent", _VIOLENT, "a violent act"), ("military", _MILITARY, "a military act without violence"),
    ("economic", frozenset({"sanction"}), "an economic measure"),
)  # fmt: skip
"""What sets a crisis off, by ICB's kinds of trigger, the heaviest first."""
_NOT_HERE = "not in these sources"


Kinds = Mapping[str, ActorKind]
"""What kind of actor each name of the actors' pack is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """One feature of the demand: its value, or None, and what that rests on."""

    name: str
    value: str | None
    grounds: tuple[Ground, ...]


def lead_demand(dispute: Dispute) -> Event | None:
    """The demand that is compared: the dispute's main act where it is one, else its most told demand.

    None where nothing is demanded: requests among friends are not compared with demands on others.
    """
    if dispute.lead.act == "demand":
        return dispute.lead
    demands = [event for event in dispute.events if event.act == "demand"]
    return min(demands, key=lambda e: (-len(e.mentions), e.id), default=None)


def pressing(dispute: Dispute) -> bool:
    """Whether anybody in the dispute demands, threatens or acts by force: a request among friends is no crisis."""
    return any(event.act in PRESSING and event.act != "appeal" for event in dispute.events)


def features(
    demand: Event, told: Sequence[str], events: Sequence[Event], pack: Precedents, kinds: Kinds
) -> tuple[Known, ...]:
    """The demand's features, in the order of `FEATURES`.

    `told` are the words of its content and of its conditions in all reports.
    What the sources or the pack do not tell is None, with what was looked for.
    """
    own = _own(demand, events)
    return (
        _demand(demand, told, pack),
        _addressee(demand, pack, kinds),
        _third_party(demand, kinds),
        _deadline(demand),
        _threat(demand, own),
        _power(demand, pack),
        _allied(demand, pack),
        trigger_of(demand, events),
        _unknown("adjacent", f"whether the place borders on the demander: {_NOT_HERE}, and no pack tells it"),
        _in_war(demand, told, pack),
    )


def _demand(demand: Event, told: Sequence[str], pack: Precedents) -> Known:
    counted = [(sum(len(_found(kind.words, text)) for text in told), kind) for kind in pack.classes]
    most = max((count for count, _ in counted), default=0)
    if not most:
        return _unknown("demand", "what kind of thing is demanded: none of the pack's words stands in the demand")
    kind = next(kind for count, kind in counted if count == most)
    heard = sorted({word.casefold() for text in told for word in _found(kind.words, text)})
    words = ", ".join(f"‘{word}’" for word in heard)
    ground = Ground(
        kind="words", says=f"it asks for {kind.name}: {words}", event=demand.id, document=demand.content_document,
        excerpt=demand.content,
    )  # fmt: skip
    return Known(name="demand", value=kind.id, grounds=(ground,))


def _addressee(demand: Event, pack: Precedents, kinds: Kinds) -> Known:
    to = names(demand.target)
    if not to:
        return _unknown("addressee", f"to whom it is addressed: {_NOT_HERE}")
    body = to[0] in {pact.name for pact in pack.pacts} or kinds.get(to[0]) == "organisation"
    value = "several" if len(to) > 1 else "alliance" if body else "state"
    told = {"several": "several", "alliance": "an alliance or body", "state": "one state"}[value]
    return _event("addressee", value, f"it is addressed to {told}: {'; '.join(to)}", demand)


def _third_party(demand: Event, kinds: Kinds) -> Known:
    """Only a state's ground is surely its own: whose a territory or a region is, no pack tells."""
    places, parties = names(demand.place), {*names(demand.actor), *names(demand.target)}
    if not places:
        return _unknown("third_party_territory", f"on whose ground it would be done: {_NOT_HERE}")
    inside = [place for place in places if place in parties]
    if inside:
        return _event("third_party_territory", "no", f"it is about {'; '.join(inside)}, a party to it", demand)
    where = "; ".join(places)
    if any(kinds.get(place) != "state" for place in places):
        return _unknown("third_party_territory", f"whose ground {where} is: {_NOT_HERE}, and no pack tells it")
    return _event("third_party_territory", "yes", f"it is about {where}: neither demander nor addressee", demand)


def _deadline(demand: Event) -> Known:
    element = any(e.element == "deadline" and e.level != "absent" for e in demand.elements)
    if element or (demand.condition is not None and demand.condition.kind == "deadline"):
        return _event("deadline", "yes", "a deadline is set", demand)
    return Known(name="deadline", value="no", grounds=(_absence("a deadline: none in these sources"),))


def _threat(demand: Event, own: Sequence[Event]) -> Known:
    beside = sorted((e for e in own if e.act in _THREATS), key=lambda e: e.id)
    if not beside:
        looked = "a threat or a military act of the demander beside it: none in these sources"
        return Known(name="threat", value="no", grounds=(_absence(looked),))
    return _event("threat", "yes", "the demander threatens, or acts by force, beside it", beside[0])


def _power(demand: Event, pack: Precedents) -> Known:
    ours, theirs = _great(names(demand.actor), pack), _great(names(demand.target), pack)
    if not demand.actor or not demand.target:
        return _unknown("power", f"how strong the two sides are: one of them is {_NOT_HERE}")
    if not ours and not theirs:
        return _unknown("power", "how strong the two sides are: neither is among the pack’s great powers")
    value = "comparable" if ours and theirs else "weaker" if ours else "stronger"
    both = f"{'the demander is' if ours else 'the demander is not'}, {'the addressee is' if theirs else 'is not'}"
    told = f"the addressee is {value}: by the list of great powers {both}"
    ground = Ground(
        kind="knowledge", says=told, entry="precedents: great_powers", source=pack.great_powers_source, event=demand.id
    )
    return Known(name="power", value=value, grounds=(ground,))


def _allied(demand: Event, pack: Precedents) -> Known:
    for pact in pack.pacts:
        inside = [name for name in names(demand.target) if name == pact.name or name in pact.members]
        if inside:
            ground = Ground(
                kind="knowledge", says=f"{'; '.join(inside)}: {pact.name} is a pact of collective defence",
                entry=f"precedents: {pact.name}", source=pact.source,
            )  # fmt: skip
            return Known(name="target_allied", value="yes", grounds=(ground,))
    return _unknown("target_allied", "a pact of defence of the addressee: none among those that the pack lists")


def trigger_of(act: Event, events: Sequence[Event]) -> Known:
    """What a crisis over the act would be set off by: the heaviest deed of its actor in the dispute, else its words."""
    own = _own(act, events)
    for value, kinds, told in _DEEDS:
        found = sorted((e for e in own if e.act in kinds), key=lambda e: e.id)
        if found:
            return _event("trigger", value, f"beside it, by the same actor, stands {told}", found[0])
    return _event("trigger", "words", "it is made in words; no deed of its actor in this dispute is told", act)


def _in_war(demand: Event, told: Sequence[str], pack: Precedents) -> Known:
    found = sorted({word.casefold() for text in told for word in _found(pack.war_words, text)})
    if not found:
        return _unknown("in_war", "whether it belongs to a war under way: no word of one in the demand or its terms")
    return _event("in_war", "yes", f"it is tied to a war: ‘{found[0]}’", demand)


def _own(act: Event, events: Sequence[Event]) -> tuple[Event, ...]:
    return tuple(event for event in events if set(names(event.actor)) & set(names(act.actor)))


def _great(parties: Iterable[str], pack: Precedents) -> bool:
    great = set(pack.great_powers)
    pacts = {pact.name for pact in pack.pacts if great & set(pact.members)}
    return any(name in great or name in pacts for name in parties)


def _found(words: Iterable[str], text: str) -> tuple[str, ...]:
    """What of the pack's words stands in the text, each once, as it is spelt there."""
    hits = (find((word,), text) for word in words)
    return tuple(hit[0] for hit in hits if hit)


def _event(name: str, value: str, says: str, event: Event) -> Known:
    return Known(name=name, value=value, grounds=(Ground(kind="event", says=says, event=event.id),))


def _unknown(name: str, looked: str) -> Known:
    return Known(name=name, value=None, grounds=(_absence(looked),))


def _absence(looked: str) -> Ground:
    return Ground(kind="absence", says=looked)
