"""Which clause patterns a clause fits. All texts are made up."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from melian.extraction.clause import Asked, Clause, ClauseReader
from melian.model.parsed import Parsed
from melian.packs import Packs

TEXTS = (
    "Peru will attack the harbour unless Chile pays. Chile must withdraw its ships, and Bolivia would not help.",
    "We will not accept the plan, the minister said. The port has been closed. Leave or face war!",
    "If the talks fail, there will be consequences, and the army could strike, burn and plunder the coast.",
)


@pytest.mark.parametrize("text", TEXTS)
def test_patterns_are_found_by_their_verbs_as_if_each_were_tried(
    text: str, parse: Callable[[str], Parsed], shipped_packs: Packs
) -> None:
    parsed, patterns = parse(text), shipped_packs.acts.clauses
    reader = ClauseReader(parsed, patterns)
    found = 0
    for verb in (t for t in parsed.tokens if t.pos in ("VERB", "AUX")):
        clause = Clause.read(parsed, verb)
        told = clause.modals or clause.finite
        wanted = tuple(p for p in patterns if told and Asked.of(p).fits(clause))
        fitting = reader.fitting(verb)
        assert (fitting[1] if fitting else ()) == wanted
        found += len(wanted)
    assert found


def test_a_clause_without_a_modal_or_a_finite_verb_fits_nothing(
    parse: Callable[[str], Parsed], shipped_packs: Packs
) -> None:
    parsed = parse("Peru wants to attack.")
    verb = next(t for t in parsed.tokens if t.lemma == "attack")
    assert ClauseReader(parsed, shipped_packs.acts.clauses).fitting(verb) is None
