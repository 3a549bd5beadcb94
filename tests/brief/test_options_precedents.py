"""Precedents of options: who took it, in which quarrel, and what came of it."""

from __future__ import annotations

import re
from typing import Any

import pytest

from melian.brief.options_precedents import in_full, in_short
from melian.model.precedent import Precedent
from melian.packs.knowledge import load_knowledge
from tests.response.made import option

CASE = Precedent(
    id="mole_1911", name="The mole", year=1911, demand="Open the harbour.", demander=("Arvonia",),
    target=("Corland", "Mirne"), demand_class="passage", issue="economic", means="a blockade", outcome="not",
    after="Both refused.", western=False, source=("https://example.org/mole",),
)  # fmt: skip
CASES = {CASE.id: CASE}


@pytest.mark.parametrize(
    ("more", "short", "full"),
    [
        ({}, "no precedent named", "No precedent is named."),
        (
            {"precedents": ("mole_1911",)},
            "The mole (1911), Arvonia to Corland and Mirne",
            "The mole (1911), Arvonia to Corland and Mirne, “Open the harbour”. Both refused. "
            "Sources: https://example.org/mole.",
        ),
        (
            {"precedents": ("mole_1911",), "took": {"mole_1911": ("Mirne",)}},
            "The mole (1911), by Mirne",
            "The mole (1911), taken by Mirne: Arvonia to Corland and Mirne, “Open the harbour”. Both refused. "
            "Sources: https://example.org/mole.",
        ),
        (
            {"precedents": ("a ferry line, closed in 1931 (https://example.org/ferry)",)},
            "a ferry line, closed in 1931",
            "A ferry line, closed in 1931 (https://example.org/ferry).",
        ),
    ],
)
def test_a_precedent_tells_who_and_whom_and_what_came_of_it(more: dict[str, Any], short: str, full: str) -> None:
    assert (in_short(option("one", **more), CASES), in_full(option("one", **more), CASES)) == (short, full)


def test_most_cases_of_the_pack_say_who_took_the_option_and_it_is_no_seat_s_alone() -> None:
    known = load_knowledge()
    ids = {case.id for case in known.precedents.cases}
    named = [(o, name) for o in known.options.options for name in o.precedents if name in ids]
    told = [o.took[name] for o, name in named if name in o.took]
    assert len(told) >= 0.75 * len(named)
    takers = {who for each in told for who in each}
    assert {"Soviet Union", "United States", "NATO", "Iran"} <= takers
    assert not [who for who in takers if re.search(r"[;:]", who)]
