"""The JSON objects of `melian options`: one function a kind; names and meanings as in docs/data-dictionary.md."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from melian.model.option import Criterion, Elicitation, Estimate, Option, Scale
from melian.model.rows import Row
from melian.response.answer import Answer, Pick
from melian.response.draws import range_of
from melian.response.information import Worth
from melian.response.law import feasible
from melian.response.plan import Step
from melian.response.ranking import ELICITED_NOT_ESTIMATED, Ranked, Ranking
from melian.response.scenarios import Fan, Scenario
from melian.response.screening import Screened
from melian.response.sensitivity import Influence
from melian.response.what_if import Move, shifted


def rows(found: Answer, scales: Mapping[Criterion, Scale]) -> Iterator[Row]:
    """Everything of one seat: options by place and then those not ranked, sets, what is worth knowing, paths, steps."""
    ranked = {row.option.id: row for row in found.ranking.rows} if found.ranking else {}
    order = sorted(found.screened, key=lambda s: ranked[s.option.id].place if s.option.id in ranked else 10**6)
    for told in order:
        yield _of(found, "option") | screened_row(told, ranked.get(told.option.id), found.ranking, scales)
    for pick in found.picks:
        yield _of(found, "set") | _set(pick)
    if found.information:
        worths = (found.information.weights, *found.information.criteria, *found.information.ranges[:20])
        yield from (_of(found, "information") | _worth(worth) for worth in worths)
    if found.scenario and found.state:
        yield _of(found, "paths") | {"pair": list(found.state.pair)} | _paths(found.scenario)
    if found.plan:
        yield from (_of(found, "step") | _step(n, step) for n, step in enumerate(found.plan.steps, start=1))


def option_row(option: Option, scales: Mapping[Criterion, Scale]) -> Row:
    """An option as the pack has it."""
    return {
        "kind": "option", "option": option.id, "name": option.name, "domain": option.domain, "horizon": option.horizon,
        "purpose": option.purpose, "mechanism": option.mechanism, "by": sorted(option.by), "actor": option.actor,
        "authority": option.authority, "meets": sorted(option.meets),
        "preconditions": [need.says for need in option.preconditions],
        "necessity": option.necessity, "scale": option.scale,
        "ranges": {c: _range(range_of(option, c)) for c in scales},
        "effect": {"up": _range(option.effect.up), "down": _range(option.effect.down)},
        "precedents": list(option.precedents), "works": list(option.works), "backfires": list(option.backfires),
        "excludes": sorted(option.excludes), "requires": sorted(option.requires), "off_ramp": option.off_ramp,
        "also": list(option.also), "source": option.source,
    }  # fmt: skip


def screened_row(told: Screened, row: Ranked | None, ranking: Ranking | None, scales: Mapping[Criterion, Scale]) -> Row:
    """An option against the case, with its rank; null where it is not ranked."""
    first = ranking.first if ranking else None
    return option_row(told.option, scales) | {
        "status": told.status,
        "because": told.because,
        "law": feasible(told.law) if told.law else None,
        "to_check": list(told.to_check),
        "place": row.place if row else None,
        "mean_rank": _round(row.mean_rank) if row else None,
        "first": first,
        "among_first": _round(row.among_first) if row else None,
        "ranks": [_round(share) for share in row.ranks] if row else None,
        "beats_nothing": _round(row.beats_nothing) if row else None,
        "stands": row.stands if row else None,
        "turned_by": list(row.turned_by) if row else None,
        "central_weights": dict(zip(ranking.criteria, map(_round, row.central), strict=True))
        if row and ranking and row.central
        else None,
        "confidence": _round(row.confidence) if row else None,
    }


def moves_rows(found: Answer, moved: tuple[Move, ...], before: Ranking, after: Ranking) -> Iterator[Row]:
    """What a change moves: a row an option, and one of kind `moves` that counts them, 0 where none moves."""
    most = _round(shifted(before, after))
    yield _of(found, "moves") | {"moved": len(moved), "of": len(after.rows), "most_shifted": most}
    for move in moved:
        yield _of(found, "move") | {
            "option": move.option.id, "name": move.option.name, "place_before": move.before, "place": move.after,
            "among_first_before": _round(move.among_before), "among_first": _round(move.among_after),
            "stood": move.stood, "stands": move.stands,
        }  # fmt: skip


def influence_rows(found: Answer, pair: tuple[Option, Option], told: tuple[Influence, ...]) -> Iterator[Row]:
    """Sobol indices of the lead of one option over another."""
    for row in told:
        yield _of(found, "influence") | {
            "lead_of": pair[0].id, "over": pair[1].id, "option": row.option.id if row.option else None,
            "criterion": row.criterion, "alone": _round(row.alone), "with_others": _round(row.with_others),
            "reach": _round(row.reach),
        }  # fmt: skip


def elicitation_rows(records: Iterable[Elicitation]) -> Iterator[Row]:
    """Who judged the ranges of the pack, when and how: what `elicitation` of a range points to."""
    for record in records:
        yield {
            "kind": "elicitation", "elicitation": record.id, "who": record.who, "when": record.when,
            "how": record.how, "fits": record.fits,
        }  # fmt: skip


def _of(found: Answer, kind: str) -> Row:
    return {"kind": kind, "seat": found.seat.actor, "role": found.seat.role, "basis": ELICITED_NOT_ESTIMATED}


def _set(pick: Pick) -> Row:
    return {
        "why": list(pick.why), "options": list(pick.portfolio.ids),
        "sums": {c: _round(x) for c, x in pick.portfolio.sums.items()}, "worst_regret": _round(pick.worst_regret),
    }  # fmt: skip


def _worth(worth: Worth) -> Row:
    return {
        "option": worth.option.id if worth.option else None, "criterion": worth.criterion, "share": _round(worth.share)
    }  # fmt: skip


def _paths(told: Scenario) -> Row:
    return {
        "options": [option.id for option in told.options], "without": _fan(told.without),
        "with": _fan(told.with_options), "lower": _round(told.lower), "assumptions": list(told.assumptions),
    }  # fmt: skip


def _fan(fan: Fan) -> Row:
    levels = [
        {"rung": x.rung + 1}
        | {name: _round(getattr(x, name)) for name in ("share", "low", "high", "ever")}
        for x in fan.levels
    ]  # fmt: skip
    return {
        "months": fan.months, "mean": [_round(m + 1) for m in fan.mean],
        "bands": [[_round(edge) for edge in band] for band in fan.bands], "levels": levels,
    }  # fmt: skip


def _step(n: int, step: Step) -> Row:
    return {
        "step": n, "option": step.option.id, "name": step.option.name, "actor": step.option.actor,
        "authority": step.option.authority, "necessity": step.option.necessity, "scale": step.option.scale,
        "after": [o.name for o in step.after], "start": step.start,
        "review": step.review.isoformat() if step.review else None, "works": list(step.works),
        "backfires": list(step.backfires), "off_ramp": step.option.off_ramp, "to_check": list(step.to_check),
    }  # fmt: skip


def _range(told: Estimate) -> Row:
    return {
        "low": told.low, "mode": told.mode, "high": told.high, "source": told.source, "elicitation": told.elicitation
    }  # fmt: skip


def _round(number: float | None) -> float | None:
    return None if number is None else round(number, 3)
