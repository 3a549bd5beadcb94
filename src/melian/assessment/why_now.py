"""Why now: rival explanations of a demand, weighed by the signs in the case, each a finding with its rivals."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from melian.assessment.setting import Origin, Setting
from melian.assessment.signs import Evidence, Seen, look_for
from melian.assessment.weighing import Weighed, Weighing, rated, weigh
from melian.model.finding import Confidence, Finding, Ground
from melian.model.hypotheses import Consistency, Hypotheses, Hypothesis
from melian.model.likelihood import Likelihood

_ENOUGH_ORIGINS = 3
_ENOUGH_RATERS = 2
FITS: dict[Consistency, str] = {
    "CC": "fits it well", "C": "fits it", "N": "says nothing either way", "I": "speaks against it",
    "II": "speaks strongly against it",
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class WhyNow:
    """What part 7 says: signs looked for, the weighing, a finding for each hypothesis and for each question asked."""

    seen: tuple[Seen, ...]
    weighing: Weighing
    findings: tuple[Finding, ...]
    """One for each hypothesis, in the order of the weighing."""
    questions: tuple[tuple[str, Finding], ...]
    """What is asked, and what these articles say to it or that they say nothing."""

    @property
    def found(self) -> tuple[Seen, ...]:
        """The signs that the case shows."""
        return tuple(s for s in self.seen if s.found)

    @property
    def missing(self) -> tuple[Seen, ...]:
        """The signs looked for that are not in these articles."""
        return tuple(s for s in self.seen if not s.found)


def why_now(setting: Setting, pack: Hypotheses) -> WhyNow | None:
    """Weighs the pack's hypotheses for a dispute; None where they are not about acts of its kind."""
    if setting.lead.act not in pack.acts or not pack.hypotheses or not pack.raters:
        return None
    seen = look_for(pack.signs, setting)
    weighing = weigh(pack, seen)
    by_id = {h.id: h for h in pack.hypotheses}
    findings = tuple(_finding(by_id[w.hypothesis], w, pack, seen) for w in weighing.hypotheses)
    asked = tuple((h.asks, _answer(h, h.asks, seen)) for h in pack.hypotheses if h.asks)
    return WhyNow(seen=seen, weighing=weighing, findings=findings, questions=asked)


def grounds_of(seen: Seen, adds: str = "", most: int = 1) -> tuple[Ground, ...]:
    """What a sign was seen in, with the source, its grade and the date; or that it is missing in these articles."""
    if not seen.found:
        return (Ground(kind="absence", says=f"Looked for, not in these articles: {seen.sign.asks}"),)
    told = f"{seen.sign.asks}{adds}"
    if not seen.evidence:
        return (Ground(kind="absence", says=told),)
    return tuple(_ground(told, item, seen.origins) for item in seen.evidence[:most])


def origin_words(origins: Sequence[Origin]) -> str:
    """'TASS (ungraded); Reuters (grade B)'."""
    return "; ".join(f"{o.name} ({o.grade if o.grade == 'ungraded' else f'grade {o.grade}'})" for o in origins)


def _ground(told: str, item: Evidence, origins: Sequence[Origin]) -> Ground:
    says = f"{told}: {item.says} [{origin_words(origins)}; {item.date or 'undated'}]"
    if item.excerpt is not None and item.document is not None:
        return Ground(kind="words", says=says, document=item.document, excerpt=item.excerpt, event=item.event)
    return Ground(kind="event", says=says, event=item.event)


def _finding(hypothesis: Hypothesis, weighed: Weighed, pack: Hypotheses, seen: Sequence[Seen]) -> Finding:
    grounds = [g for s in seen if s.found for g in _rated(s, hypothesis, pack)]
    grounds.append(
        Ground(
            kind="knowledge",
            says=f"the explanation as such: {hypothesis.title.casefold()}",
            entry=f"hypotheses: {hypothesis.id}",
            source=hypothesis.source,
        )
    )
    return Finding(
        question=f"why_now.{hypothesis.id}",
        claim=hypothesis.claim,
        basis="judgement",
        grounds=tuple(grounds),
        reasoning=_reasoning(weighed, pack),
        likelihood=Likelihood(best=weighed.probability),
        confidence=_confidence(pack, seen),
        alternatives=tuple(h.title for h in pack.hypotheses if h.id != hypothesis.id),
        would_change=hypothesis.disproved_by,
    )


def _rated(seen: Seen, hypothesis: Hypothesis, pack: Hypotheses) -> tuple[Ground, ...]:
    """The sign as a ground, where any rater says that it fits or speaks against; with who says what."""
    values = {
        rater.id: rated(rater).get((seen.sign.id, hypothesis.id), "N")
        for rater in pack.raters
        if seen.sign.id in rater.signs
    }
    if set(values.values()) <= {"N"}:
        return ()
    if len(set(values.values())) == 1:
        return grounds_of(seen, f", which {FITS[next(iter(values.values()))]}")
    told = [f"{FITS[value]} ({name})" for name, value in values.items() if value != "N"]
    return grounds_of(seen, f", which {' and '.join(told)}")


def _reasoning(weighed: Weighed, pack: Hypotheses) -> str:
    chances = ", ".join(f"{name} {100 * p:.0f}%" for name, p in weighed.by_rater)
    equal = f"From equal chances of {len(pack.hypotheses)} explanations"
    most = ""
    if weighed.most is not None:
        sign = next(s for s in pack.signs if s.id == weighed.most)
        most = f" Without the sign that {sign.asks} it would be {100 * weighed.without:.0f}%."
    moves = "each sign seen moves the odds, by the share that its independent origins carry"
    return f"{equal}, {moves}. By rater: {chances}; the geometric mean, made to add up to 100%.{most}"


def _confidence(pack: Hypotheses, seen: Sequence[Seen]) -> Confidence:
    """Low, unless several analysts have rated and the signs have several origins; never high: no rating is measured."""
    analysts = sum(not rater.shipped for rater in pack.raters)
    origins = len({origin.name for s in seen for origin in s.origins})
    enough = analysts >= _ENOUGH_RATERS and origins >= _ENOUGH_ORIGINS
    rated_by = f"{analysts} of {len(pack.raters)} raters are analysts" if analysts else "no analyst has rated the signs"
    behind = "one origin stands" if origins == 1 else f"{origins} origins stand"
    return Confidence(
        level="moderate" if enough else "low",
        why=f"{rated_by}, the ratings are elicited and not measured, and {behind} behind the signs",
    )


def _answer(hypothesis: Hypothesis, asked: str, seen: Sequence[Seen]) -> Finding:
    """What the articles tell on a question, and what they do not; that they tell nothing is an answer too."""
    wanted = [s for s in seen if s.sign.id in hypothesis.context]
    told = _listed([s for s in wanted if s.found], "and that")
    left = _listed([s for s in wanted if not s.found], "or that")
    parts = (
        f"These articles tell {told}" if told else "",
        f"{'not' if told else 'Not'} in these sources: {left}" if left else "",
        "what it is meant for is not told by that" if told else "",
    )
    return Finding(
        question=f"why_now.asked.{hypothesis.id}",
        claim="; ".join(filter(None, parts)) or "Not in these sources: nothing was looked for",
        basis="information",
        grounds=tuple(g for s in wanted for g in grounds_of(s, most=3)),
        reasoning=f"Asked: {asked}",
    )


def _listed(signs: Sequence[Seen], last: str) -> str:
    """'that it is so, that it is such and that it was'."""
    said = [f"that {s.sign.asks}" for s in signs]
    if len(said) < 2:
        return "".join(said)
    return f"{', '.join(said[:-1])} {last} {said[-1].removeprefix('that ')}"
