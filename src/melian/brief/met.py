"""Part 5 further: can it be met, what it ties together, who has promised what, who could be next."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from melian.assessment.asked import asked
from melian.assessment.commitments import commitments, concerned
from melian.assessment.compliance import compliance
from melian.assessment.disputes import Dispute
from melian.assessment.grounds import UNANSWERED
from melian.assessment.linkage import linkage
from melian.assessment.named import Named
from melian.assessment.spread import spread
from melian.brief.cite import Desk
from melian.brief.findings import KIND, RESTS, resting, rests, sources, table, unanswered
from melian.brief.judged import judged
from melian.brief.phrases import join
from melian.brief.saying import cell, say, stop
from melian.brief.tree import Block, Reference, Table
from melian.model.actor import Actor
from melian.model.finding import Finding
from melian.model.knowledge import Knowledge

_MET = {
    "compliance.act": "What is asked",
    "compliance.physical": "What it takes in fact",
    "compliance.legal": "What it takes in law",
    "compliance.decides": "Who decides",
    "compliance.can": "Can the addressee do it at all",
    "compliance.when": "By when",
    "compliance.reversible": "Can it be taken back",
    "compliance.negotiable": "What remains negotiable",
}
_TIED = {
    "linkage.tied": "What is tied to what",
    "linkage.deeds": "Between whom the deeds run",
    "linkage.recast": "What it is told as, in whose words",
}
_SPREAD = {"spread.next": "Who could be next", "spread.flashpoint": "Where it could start"}
_STATED = {"commitments.stated": "Said in these articles", "commitments.gap": "Gaps"}
_JUDGED = {
    "compliance.can": "Can it be met at all?",
    "compliance.maximalist": "Does it ask for more than can be given?",
    "linkage.unrelated": "Do the matters it ties together belong together?",
    "commitments.gap": "Where a promise leaves a gap",
}
_FEW = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """The end of a sentence, with its mark, and what it rests on."""

    text: str = ""
    on: tuple[Reference, ...] = ()


NOTHING = Clause()
_ASKS_NOTHING = "The act that this dispute turns on asks for nothing: there is nothing to comply with."


def met_and_promised(dispute: Dispute, desk: Desk, cast: Sequence[Actor], knowledge: Knowledge) -> tuple[Block, ...]:
    """The blocks, in reading order; none where no pack for them is given."""
    if not (knowledge.demand_classes or knowledge.commitments):
        return ()
    named = Named.of(cast, desk.lookup)
    who = concerned(dispute, desk.lookup, knowledge, named)
    promised = commitments(who, dispute, desk.lookup, knowledge)
    next_ = spread(who, dispute, desk.lookup, knowledge, named)
    wanted = asked(dispute, desk.lookup, knowledge)
    met = compliance(wanted, dispute, desk.lookup, knowledge, named) if wanted else ()
    tied = linkage(wanted, dispute, desk.lookup, knowledge, named) if wanted else ()
    from_ = sources((*met, *tied, *promised, *next_))
    return (
        *(_asked(met, tied, desk) if wanted else (say(_ASKS_NOTHING),)),
        *_promised(promised, desk),
        *_next(next_, desk),
        *((from_,) if from_ else ()),
    )


def can_it(dispute: Dispute, desk: Desk, cast: Sequence[Actor], knowledge: Knowledge) -> Clause:
    """Whether it can be met, as the end of the part's opening sentence; empty where nothing is asked or no pack is."""
    wanted = asked(dispute, desk.lookup, knowledge) if knowledge.demand_classes else None
    if wanted is None:
        return NOTHING
    met = compliance(wanted, dispute, desk.lookup, knowledge, Named.of(cast, desk.lookup))
    can = next(f for f in met if f.question == "compliance.can")
    if not can.answered:
        return Clause(text=f"; whether it can be met: {UNANSWERED}")
    told, _, why = can.claim.partition(": ")
    since = f", since {why}" if why else ""
    return Clause(text=f"; whether it can be met, in our judgement: {told[:1].lower()}{told[1:]}{since}",
                  on=resting(can, desk))  # fmt: skip


def _asked(met: tuple[Finding, ...], tied: tuple[Finding, ...], desk: Desk) -> tuple[Block, ...]:
    """The judgements first, then what they rest on, closed on the screen."""
    return (
        *_set_apart(met, desk),
        *_open(met, _MET),
        table(_plain(met), desk, _MET, caption="Can it be met: what it would take", name="compliance", fold=True),
        *_set_apart(tied, desk),
        *_open(tied, _TIED),
        table(_plain(tied), desk, _TIED, caption="What it ties together", name="linkage", fold=True),
    )


def _open(findings: tuple[Finding, ...], headings: Mapping[str, str]) -> tuple[Block, ...]:
    """What is asked and not answered stays in sight where the table is closed."""
    said = unanswered(_plain(findings), headings)
    return (say(said),) if said else ()


def _next(found: tuple[Finding, ...], desk: Desk) -> tuple[Block, ...]:
    """Who and where by name, then the table."""
    named = {
        heading: join(
            [
                who
                for f in found
                if f.question == question and f.answered
                for who in f.claim.partition(":")[0].split(", ")
            ]
        )
        for question, heading in _SPREAD.items()
    }
    told = "; ".join(f"{heading[:1].lower()}{heading[1:]}: {who}" for heading, who in named.items() if who)
    lead = (say(f"By these articles’ words, {told}."),) if told else ()
    caption = "Who could be next, and where, in these articles’ words"
    return (*lead, *_open(found, _SPREAD), table(found, desk, _SPREAD, caption=caption, name="spread", fold=True))


def _plain(findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
    return tuple(f for f in findings if f.basis != "judgement")


def _set_apart(findings: tuple[Finding, ...], desk: Desk) -> tuple[Block, ...]:
    return tuple(judged(f, desk, _JUDGED[f.question]) for f in findings if f.basis == "judgement")


def _promised(findings: tuple[Finding, ...], desk: Desk) -> tuple[Block, ...]:
    held = [f for f in findings if f.question == "commitments.held"]
    said = [f for f in _plain(findings) if f.question != "commitments.held"]
    caption = "Promises and lines drawn in these articles"
    stated = table(said, desk, _STATED, caption=caption, name="stated", fold=len(said) > 1)
    return (*_count(held), _held(held, desk), *_set_apart(findings, desk), stated)


def _count(held: list[Finding]) -> tuple[Block, ...]:
    """How many promises hold, by name."""
    known = [_split(f)[0] for f in held if f.answered]
    if not known:
        return ()
    more = f" and {len(known) - _FEW} more" if len(known) > _FEW else ""
    return (say(f"Promises to those concerned, by the packs: {'; '.join(known[:_FEW])}{more}."),)


def _held(findings: list[Finding], desk: Desk) -> Table:
    """Commitments with their words and what those leave open."""
    rows = tuple(
        (
            cell(_split(f)[0]),
            cell(stop(_split(f)[1]), on=resting(f, desk)),
            cell(rests(f)),
            cell(f.reasoning or "nothing noted"),
            cell(f.basis),
        )
        for f in findings
    )
    caption = "Who has promised what to those concerned, by the packs"
    columns = ("Promise", "By whom, what, and on which trigger", RESTS, "Whom it covers, and what it leaves open", KIND)
    return Table(caption=caption, columns=columns, rows=rows, name="commitments", fold=len(rows) > _FEW)


def _split(finding: Finding) -> tuple[str, str]:
    """The promise's name with its year, and the rest of the claim."""
    name, mark, rest = finding.claim.partition("): ")
    return (f"{name})", rest) if mark else ("Nothing found", finding.claim)
