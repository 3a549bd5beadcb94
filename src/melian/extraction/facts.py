"""Facts beside acts: what a text claims that a number, a membership, an office or a date can be checked against."""

from __future__ import annotations

from melian.extraction.cast import Cast
from melian.extraction.fact_events import dated_events
from melian.extraction.fact_memberships import memberships
from melian.extraction.fact_offices import offices
from melian.extraction.fact_presence import placed
from melian.extraction.fact_quantities import quantities
from melian.extraction.fact_scene import Scene
from melian.model.fact import Fact
from melian.model.fact_pack import FactPack
from melian.model.gazetteer import Gazetteer
from melian.model.parsed import Parsed
from melian.model.quotation import Quotation


def facts(
    parsed: Parsed,
    cast: Cast,
    quoted: tuple[Quotation, ...],
    actors: Gazetteer,
    pack: FactPack,
    *,
    outlets: tuple[str, ...] = (),
) -> tuple[Fact, ...]:
    """Every claim of the pack's kinds in a text, in text order.

    Nothing is guessed: a claim whose subject, organisation or date the text leaves open is left out where its kind
    needs them.
    """
    scene = Scene(parsed=parsed, cast=cast, quoted=quoted, actors=actors, pack=pack, outlets=outlets)
    counted = placed(scene, tuple(quantities(scene)))
    found = (*memberships(scene), *counted, *offices(scene), *dated_events(scene))
    furniture = parsed.document.in_furniture
    unique = {fact.id: fact for fact in found if not furniture(fact)}
    return tuple(sorted(unique.values(), key=lambda f: (f.start, f.claim.start, f.claim.end, f.predicate, f.id)))
