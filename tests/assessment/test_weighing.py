"""Probabilities that add up, whatever the signs, their order and the number of copies of one report."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from melian.assessment.lookup import look_up
from melian.assessment.setting import Origin, Setting
from melian.assessment.signs import Seen, look_for
from melian.assessment.weighing import share, weigh
from melian.model.hypotheses import CONSISTENCIES, Hypotheses, Rater, Rating
from melian.model.outlet import Outlet
from melian.packs.hypotheses import load_hypotheses
from tests.small_quarrel import scene_of

PACK = load_hypotheses()
IDS = [h.id for h in PACK.hypotheses]
ONE = (Origin(name="Vela"),)


def seen(*ids: str, origins: tuple[Origin, ...] = ONE) -> tuple[Seen, ...]:
    return tuple(Seen(sign=s, origins=origins) for s in PACK.signs if s.id in ids)


def chances(found: tuple[Seen, ...], pack: Hypotheses = PACK) -> dict[str, float]:
    return {w.hypothesis: w.probability for w in weigh(pack, found).hypotheses}


SIGNS = st.sets(st.sampled_from([s.id for s in PACK.signs]))
RATERS = st.lists(
    st.dictionaries(
        st.tuples(st.sampled_from([s.id for s in PACK.signs]), st.sampled_from(IDS)), st.sampled_from(CONSISTENCIES)
    ),
    min_size=1,
    max_size=4,
)


@given(SIGNS, RATERS)
def test_probabilities_are_coherent_for_any_signs_and_raters(
    ids: set[str], ratings: list[dict[tuple[str, str], str]]
) -> None:
    raters = tuple(
        Rater(
            id=f"r{n}",
            name="r",
            elicited="made up",
            ratings=tuple(Rating(sign=s, hypothesis=h, value=v) for (s, h), v in given.items()),  # type: ignore[arg-type]
        )
        for n, given in enumerate(ratings)
    )
    weighed = weigh(replace(PACK, raters=raters), seen(*ids))
    assert sum(w.probability for w in weighed.hypotheses) == pytest.approx(1)
    assert all(0 < w.probability < 1 for w in weighed.hypotheses)
    for n in range(len(raters)):
        assert sum(w.by_rater[n][1] for w in weighed.hypotheses) == pytest.approx(1)
    assert all(value >= 1 for value in weighed.diagnosticity.values())


@given(SIGNS, st.randoms(use_true_random=False))
def test_the_order_of_signs_and_raters_changes_nothing(ids: set[str], random: object) -> None:
    found, raters = list(seen(*ids)), list(PACK.raters)
    random.shuffle(found)  # type: ignore[attr-defined]
    assert chances(tuple(found)) == chances(seen(*ids))
    assert chances(seen(*ids), replace(PACK, raters=tuple(reversed(raters)))) == pytest.approx(chances(seen(*ids)))


def test_nothing_seen_leaves_equal_chances() -> None:
    assert list(chances(()).values()) == pytest.approx([1 / len(IDS)] * len(IDS))
    missing = tuple(Seen(sign=s) for s in PACK.signs)
    assert chances(missing) == chances(())


def test_a_sign_moves_what_it_fits_and_what_it_speaks_against() -> None:
    before, after = chances(()), chances(seen("in_exchange"))
    assert after["bargaining"] > before["bargaining"]
    assert after["impossible_terms"] < before["impossible_terms"]


def test_five_reports_of_one_origin_move_it_once() -> None:
    one = scene_of()
    five = scene_of(outlets=("Post", "Ledger", "Courier", "Mail", "Times"))
    alone = [s for s in look_for(PACK.signs, one) if s.sign.id != "one_origin"]
    copied = [s for s in look_for(PACK.signs, five) if s.sign.id != "one_origin"]
    assert [s.sign.id for s in copied if s.found] == [s.sign.id for s in alone if s.found]
    assert chances(tuple(copied)) == chances(tuple(alone))


def test_a_second_origin_and_a_better_grade_carry_more() -> None:
    (single,) = seen("deadline")
    (double,) = seen("deadline", origins=(*ONE, Origin(name="Rivet")))
    (graded,) = seen("deadline", origins=(Origin(name="Vela", grade="B"),))
    (poor,) = seen("deadline", origins=(Origin(name="Vela", grade="E"),))
    assert share(single, PACK.weights) == 0.5
    assert share(double, PACK.weights) == share(graded, PACK.weights) == 0.75
    assert share(poor, PACK.weights) == 0
    assert chances((poor,)) == chances(())


def test_raters_are_joined_by_the_geometric_mean_of_odds() -> None:
    weighed = {w.hypothesis: w for w in weigh(PACK, seen("deadline", "blame", "talks")).hypotheses}
    one, other = weighed["groundwork"], weighed["test_balloon"]
    odds = [p / q for (_, p), (_, q) in zip(one.by_rater, other.by_rater, strict=True)]
    assert one.probability / other.probability == pytest.approx((odds[0] * odds[1]) ** 0.5)


def test_a_sign_that_a_rater_leaves_out_is_left_to_the_others() -> None:
    quiet = Rater(id="me", name="me", elicited="made up", ratings=(Rating(sign="home", hypothesis="wedge", value="C"),))
    pack = replace(PACK, raters=(*PACK.raters[:1], quiet))
    alone = replace(PACK, raters=PACK.raters[:1])
    assert chances(seen("deadline", "blame"), pack) == pytest.approx(chances(seen("deadline", "blame"), alone))
    neutral = replace(pack, raters=(pack.raters[0], replace(quiet, neutral=("deadline", "blame"))))
    assert chances(seen("deadline"), neutral)["groundwork"] < chances(seen("deadline"), alone)["groundwork"]


def test_what_speaks_against_is_counted_as_heuer_does() -> None:
    weighed = {w.hypothesis: w for w in weigh(PACK, seen("deadline", "as_before")).hypotheses}
    # freelancing: II and I for the deadline, II and N for the repetition, by two raters
    assert weighed["freelancing"].against == 2.5
    assert weighed["other"].against == 0


def test_the_sign_that_matters_most_is_the_one_without_which_it_changes_most() -> None:
    found = seen("deadline", "third_places")
    weighed = weigh(PACK, found)
    assert max(weighed.swing, key=weighed.swing.__getitem__) == "deadline"
    groundwork = next(w for w in weighed.hypotheses if w.hypothesis == "groundwork")
    assert groundwork.most == "deadline"
    assert groundwork.without == pytest.approx(chances(seen("third_places"))["groundwork"])


@given(st.permutations(range(3)), st.permutations(range(3)))
def test_the_order_of_articles_and_events_changes_nothing(articles: list[int], events: list[int]) -> None:
    setting = scene_of(outlets=("Post", "Mail", "Ledger"), sources=("Vela", "Rivet", None))
    account = setting.lookup.account
    lookup = look_up(
        replace(
            account,
            readings=tuple(account.readings[i] for i in articles),
            events=tuple(account.events[i] for i in events),
        )
    )
    other = Setting.of(replace(setting.dispute, events=lookup.events), lookup)
    assert look_for(PACK.signs, other) == look_for(PACK.signs, setting)
    assert weigh(PACK, look_for(PACK.signs, other)) == weigh(PACK, look_for(PACK.signs, setting))


def test_sides_and_grades_swapped_every_number_is_the_same() -> None:
    def graded(first: str, second: str) -> tuple[Outlet, ...]:
        return (
            Outlet(name="Post", kind="newspaper", source="made up", grade=first),  # type: ignore[arg-type]
            Outlet(name="Mail", kind="newspaper", source="made up", grade=second),  # type: ignore[arg-type]
        )

    extra = "{a} has had a setback, and {b} has had none."
    here = scene_of("Arvonia", "Tessela", extra=extra, outlets=("Post",), graded=graded("B", "D"))
    there = scene_of("Tessela", "Arvonia", extra=extra, outlets=("Mail",), graded=graded("D", "B"))
    mine, theirs = (weigh(PACK, look_for(PACK.signs, setting)) for setting in (here, there))
    assert mine == theirs
    assert "setback" in mine.diagnosticity
