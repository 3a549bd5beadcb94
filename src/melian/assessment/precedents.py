"""A dispute's demand beside demands of the past: the nearest, their whole class, and those that a writer chose."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from types import MappingProxyType

from melian.assessment.chosen import Chosen, chosen
from melian.assessment.demand_features import Kinds, Known, features, lead_demand
from melian.assessment.disputes import Dispute
from melian.assessment.lookup import Lookup, documents_of
from melian.assessment.nearest import nearest
from melian.assessment.rates import mix
from melian.model.case import Case, Likeness, Rate
from melian.model.event import Event
from melian.model.precedent import OUTCOMES, DemandClass, Precedent, Precedents

Mix = tuple[tuple[str, Rate], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Near:
    """A past demand and how it compares."""

    case: Precedent
    likeness: Likeness


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """A demand among the past ones."""

    demand: Event
    known: tuple[Known, ...]
    near: tuple[Near, ...]
    near_mix: Mix
    kind: DemandClass | None
    """The class of the demand; None where its words tell none."""
    whole: tuple[Precedent, ...]
    """All cases of that class; of the whole pack where the class is not known."""
    whole_mix: Mix
    chosen: tuple[Chosen, ...]


def compare(
    dispute: Dispute, lookup: Lookup, pack: Precedents, kinds: Kinds = MappingProxyType({})
) -> Comparison | None:
    """The dispute's demand beside the pack's; None where nothing is demanded or the pack is empty.

    `kinds` are those of the actors' pack. The order of events, articles and cases changes nothing.
    """
    demand = lead_demand(dispute)
    if demand is None or not pack.cases:
        return None
    known = features(demand, _told(demand, lookup), dispute.events, pack, kinds)
    asked = Case(id=demand.id, features=tuple((k.name, k.value) for k in known if k.value is not None))
    by_id = {case.id: case for case in pack.cases}
    near = tuple(Near(case=by_id[n.case.id], likeness=n) for n in nearest(asked, map(as_case, pack.cases)))
    kind = next((k for k in pack.classes if k.id == dict(asked.features).get("demand")), None)
    whole = tuple(case for case in pack.cases if kind is None or case.demand_class == kind.id)
    return Comparison(
        demand=demand,
        known=known,
        near=near,
        near_mix=mix((n.case.outcome for n in near), OUTCOMES),
        kind=kind,
        whole=whole,
        whole_mix=mix((case.outcome for case in whole), OUTCOMES),
        chosen=_chosen(dispute, lookup, pack),
    )


def as_case(precedent: Precedent) -> Case:
    """A precedent in the terms that cases are compared by."""
    values = {
        "demand": precedent.demand_class, "addressee": precedent.addressee,
        "third_party_territory": precedent.third_party_territory, "deadline": precedent.deadline,
        "threat": precedent.threat, "power": precedent.power, "target_allied": precedent.target_allied,
        "trigger": precedent.trigger, "adjacent": precedent.adjacent, "in_war": precedent.in_war,
    }  # fmt: skip
    known = tuple((name, value) for name, value in values.items() if value is not None)
    return Case(id=precedent.id, features=known, outcome=precedent.outcome)


def _told(demand: Event, lookup: Lookup) -> tuple[str, ...]:
    """The words of the demand and of what it is tied to, in each report; each wording once."""
    mentions = lookup.mentions_of(demand)
    own = (demand.content, demand.condition)
    spans = (*own, *(span for mention in mentions for span in (mention.content, mention.condition)))
    return tuple(sorted({span.text for span in spans if span is not None}))


def _chosen(dispute: Dispute, lookup: Lookup, pack: Precedents) -> tuple[Chosen, ...]:
    paths: Sequence[str] = [path for event in dispute.events for path in documents_of(event)]
    return chosen((lookup.document(path) for path in sorted(set(paths))), pack)
