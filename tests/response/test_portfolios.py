"""Sets of options: the front against brute force, and the rules."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from melian.model.option import CRITERIA, Option
from melian.response.portfolios import ADDED, clash, front, portfolio, shortlist
from melian.response.ranking import DO_NOTHING, rank
from tests.response.made import SCALES, around, option


def made(seed: int, many: int) -> list[Option]:
    own = np.random.default_rng(seed)
    found = []
    for n in range(many):
        values = {c: around(float(own.integers(0, 9)), 0) for c in CRITERIA if c != "speed"}
        rules = {f"o{i}" for i in range(many) if i != n and own.random() < 0.12}
        needs = {f"o{i}" for i in range(many) if i != n and own.random() < 0.06}
        found.append(option(f"o{n}", values, excludes=frozenset(rules), requires=frozenset(needs)))
    return found


def brute(options: list[Option], budget: float, most: int) -> set[tuple[str, ...]]:
    """Every allowed set's sums, and the sets that no other beats; of equal sums all are kept."""
    sets = []
    for size in range(most + 1):
        for chosen in combinations(options, size):
            ids = {o.id for o in chosen}
            fine = all(not o.excludes & ids and o.requires <= ids for o in chosen)
            if fine and sum(o.values["cost_self"].mode for o in chosen) <= budget:
                sets.append(portfolio(chosen))
    signs = [1 if SCALES[c].better == "less" else -1 for c in ADDED]
    prices = {p.ids: np.array([s * p.sums[c] for s, c in zip(signs, ADDED, strict=True)]) for p in sets}
    return {
        one for one, own in prices.items()
        if not any((other <= own + 1e-9).all() and (other < own - 1e-9).any() for other in prices.values())
    }  # fmt: skip


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 10_000), st.integers(0, 7), st.integers(1, 4), st.sampled_from([6.0, 12.0, 1000.0]))
def test_the_front_is_that_of_brute_force(seed: int, many: int, most: int, budget: float) -> None:
    options = made(seed, many)
    found = front(options, SCALES, budget=budget, most=most)
    expected = brute(options, budget, most)
    assert {p.ids for p in found.portfolios} <= expected
    sums = {tuple(round(p.sums[c], 6) for c in ADDED) for p in found.portfolios}
    every = {tuple(round(portfolio([o for o in options if o.id in ids]).sums[c], 6) for c in ADDED) for ids in expected}
    assert sums == every


def test_doing_nothing_is_a_set_by_itself() -> None:
    found = front([option("one"), option("two"), option(DO_NOTHING)], SCALES, budget=0, most=3)
    assert all(p.ids == (DO_NOTHING,) or DO_NOTHING not in p.ids for p in found.portfolios)
    assert () not in {p.ids for p in found.portfolios}
    assert found.looked_at == 4
    assert 0 <= found.core["one"] <= 1


def test_the_order_of_options_changes_nothing() -> None:
    options = made(3, 7)
    one = front(options, SCALES, budget=15, most=3)
    assert front(options[::-1], SCALES, budget=15, most=3) == one


def test_too_many_sets_are_an_error_and_the_shortlist_keeps_clear_of_it() -> None:
    domains = ("diplomatic", "military", "law")
    options = [option(f"o{n}", domain=domains[n % 3]) for n in range(40)]
    with pytest.raises(ValueError, match="too many sets"):
        front(options, SCALES, budget=0, most=6)
    short = shortlist(rank([*options, option(DO_NOTHING)], SCALES, first=3, draws=100), 9)
    assert len(short) == 9
    assert [sum(o.domain == d for o in short) for d in domains] == [3, 3, 3]
    assert DO_NOTHING not in {o.id for o in short}


def test_doing_nothing_is_taken_with_nothing_else() -> None:
    nothing, other = option(DO_NOTHING), option("protest")
    assert clash([nothing]) is None
    assert clash([other, nothing]) == "do_nothing cannot be taken with protest"


@given(st.integers(0, 10_000))
@settings(max_examples=25, deadline=None)
def test_a_set_clashes_where_the_rules_do_not_allow_it(seed: int) -> None:
    options = made(seed, 5)
    allowed = brute(options, budget=10**6, most=5)
    for chosen in combinations(options, 2):
        ids = {o.id for o in chosen}
        fine = all(not o.excludes & ids and o.requires <= ids for o in chosen)
        assert (clash(chosen) is None) == fine
    assert all(clash([o for o in options if o.id in ids]) is None for ids in allowed)
