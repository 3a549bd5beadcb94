"""How probable a find is: two logistic models, and what they say together."""

from __future__ import annotations

import math
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from melian.extraction.cast import Cast
from melian.extraction.confidence import Crowd, Hope, agreed, early, features, glance, probability
from melian.extraction.find import Find, Seen
from melian.model.mention import Mention
from melian.model.parsed import Parsed
from melian.packs import Packs

NAMES = ("rule:a", "act:demand", "hedge", "condition", "no target")
PATTERNS = {"intercept": -1.0, "rule:a": 2.0, "hedge": 0.5}
ENCODER = {"intercept": 1.0, "rule:a": -0.5, "condition": 3.0}

names = st.lists(st.sampled_from(NAMES), unique=True)
weights = st.dictionaries(st.sampled_from((*NAMES, "intercept")), st.floats(-5, 5))
priors = st.floats(0, 1)


def logit(p: float) -> float:
    return math.log(p / (1 - p))


def share_of_patterns(*found: str) -> float:
    """How far what both say lies from the encoder's model towards the patterns', in logits."""
    one, other = logit(probability(found, PATTERNS, 0.5)), logit(probability(found, ENCODER, 0.5))
    return (logit(agreed(found, PATTERNS, ENCODER, 0.5)) - other) / (one - other)


def test_what_two_models_say_together_is_a_mean_of_their_logits() -> None:
    assert logit(probability(["rule:a", "hedge", "condition"], PATTERNS, 0.5)) == pytest.approx(1.5)
    assert logit(probability(["rule:a", "hedge", "condition"], ENCODER, 0.5)) == pytest.approx(3.5)
    share = share_of_patterns("rule:a", "hedge", "condition")
    assert 0.1 < share < 0.9
    assert share_of_patterns("hedge") == pytest.approx(share)
    assert share_of_patterns("rule:a") == pytest.approx(share)


@given(found=names, patterns=weights, encoder=weights, prior=priors)
def test_together_they_are_between_the_two(
    found: list[str], patterns: dict[str, float], encoder: dict[str, float], prior: float
) -> None:
    both = sorted((probability(found, patterns, prior), probability(found, encoder, prior)))
    assert both[0] - 1e-9 <= agreed(found, patterns, encoder, prior) <= both[1] + 1e-9
    assert agreed(found, patterns, patterns, prior) == pytest.approx(probability(found, patterns, prior))


@given(data=st.data(), found=names, patterns=weights, encoder=weights)
def test_the_order_of_what_is_found_changes_nothing(
    data: st.DataObject, found: list[str], patterns: dict[str, float], encoder: dict[str, float]
) -> None:
    turned = data.draw(st.permutations(found))
    assert agreed(turned, patterns, encoder, 0.3) == agreed(found, patterns, encoder, 0.3)
    assert probability(turned, patterns, 0.3) == probability(found, patterns, 0.3)


@pytest.mark.parametrize(("weight", "least", "most"), [(1e6, 0.999, 1), (-1e6, 0, 0.001)])
def test_no_weight_is_too_heavy(weight: float, least: float, most: float) -> None:
    heavy = {"hedge": weight}
    assert least <= probability(["hedge"], heavy, 0.5) <= most
    assert least <= agreed(["hedge"], heavy, heavy, 0.5) <= most


def test_a_pattern_that_no_model_knows_starts_from_its_own_weight() -> None:
    assert probability(["rule:new"], {}, 0.8) == pytest.approx(0.8)
    assert agreed(["rule:new"], {}, {}, 0.8) == pytest.approx(0.8)
    assert logit(probability(["rule:new"], PATTERNS, 0.8)) == pytest.approx(logit(0.8) - 1)


def test_the_weight_of_a_pattern_that_is_known_is_learned_and_not_its_own() -> None:
    assert probability(["rule:a"], PATTERNS, 0.01) == probability(["rule:a"], PATTERNS, 0.99)


@given(lower=priors, higher=priors)
def test_who_is_surer_of_a_new_pattern_is_believed_more(lower: float, higher: float) -> None:
    lower, higher = sorted((lower, higher))
    assert probability([], {}, lower) <= probability([], {}, higher)


def test_a_weight_of_one_is_next_to_certain_and_none_next_to_never() -> None:
    assert probability([], {}, 1) > 0.99
    assert probability([], {}, 0) < 0.01


# What is weighed ---------------------------------------------------------------------------------------


@pytest.fixture
def weighed_names(
    parse: Callable[[str], Parsed], shipped_packs: Packs, read_acts: Callable[..., list[Mention]]
) -> Callable[[Seen | None], frozenset[str]]:
    """Features of one demand as the encoder sees it."""
    text = "Chile demands that Peru leave."

    def made(seen: Seen | None) -> frozenset[str]:
        parsed = parse(text)
        cast = Cast(parsed, shipped_packs.actors)
        (mention,) = (m for m in read_acts(text) if m.act == "demand")
        find = Find(
            trigger=parsed.tokens[1],
            act="demand",
            rule="demand.verb",
            weight=0.5,
            who=cast.refer_all(0),
            whom=cast.refer_all(3),
            content=4,
            voice=None,
            flipped=False,
            nominal=False,
            seen=seen,
        )
        return features(find, mention, Crowd(parsed, cast, dict(shipped_packs.acts.words)), parsed.sentences[0])

    return made


def seen(**changes: float) -> Seen:
    given = {"act": 0.72, "rival": 0.1, "unasserted": 0.05, "actor": 0.9, "target": 0.31}
    return Seen(**{**given, "no_actor": 0.0, "no_target": 0.0, **changes})


def test_the_encoders_account_is_weighed_in_steps_and_tenths(
    weighed_names: Callable[[Seen | None], frozenset[str]],
) -> None:
    added = weighed_names(seen()) - weighed_names(None)
    assert added == {
        "encoder act from:-4", "encoder act from:-3", "encoder act from:-2", "encoder act from:-1",
        "encoder act from:0", "encoder rival from:-4", "encoder rival from:-3", "encoder unasserted:0",
        "encoder actor:9", "encoder target:3",
    }  # fmt: skip


@pytest.mark.parametrize(("lower", "higher"), [(0.0, 0.3), (0.3, 0.31), (0.31, 0.6), (0.6, 0.99), (0.99, 1.0)])
def test_a_likelier_act_has_reached_every_step_of_a_less_likely_one(
    lower: float, higher: float, weighed_names: Callable[[Seen | None], frozenset[str]]
) -> None:
    steps = [{n for n in weighed_names(seen(act=p)) if "act from" in n} for p in (lower, higher)]
    assert steps[0] <= steps[1]


@pytest.mark.parametrize(
    ("changes", "name"),
    [
        ({"act": 1.0}, "encoder act from:4"),
        ({"rival": 0.6}, "encoder rival from:0"),
        ({"target": 0.1, "no_target": 0.85}, "encoder target:8"),
        ({"actor": 0.45, "no_actor": 0.4}, "encoder actor:4"),
    ],
    ids=["certain", "a likely rival", "nobody more than who is named", "who is named more than nobody"],
)
def test_each_part_of_the_account_counts(
    changes: dict[str, float], name: str, weighed_names: Callable[[Seen | None], frozenset[str]]
) -> None:
    assert name in weighed_names(seen(**changes))


def test_without_the_encoder_nothing_of_it_is_weighed(weighed_names: Callable[[Seen | None], frozenset[str]]) -> None:
    assert not [name for name in weighed_names(None) if name.startswith("encoder")]
    assert {"rule:demand.verb", "act:demand", "actor named", "target named"} <= weighed_names(None)


# Before the parties are known ---------------------------------------------------------------------------


@pytest.fixture
def weak(parse: Callable[[str], Parsed], shipped_packs: Packs) -> tuple[Find, Crowd, Parsed]:
    """A find of the encoder's own with a rival that is as likely."""
    parsed = parse("Chile demands that Peru leave.")
    cast = Cast(parsed, shipped_packs.actors)
    find = Find(
        trigger=parsed.tokens[1], act="demand", rule="encoder", weight=0.2, who=(), whom=cast.refer_all(3), content=1,
        voice=None, flipped=False, nominal=False, seen=seen(act=0.2, rival=0.2),
    )  # fmt: skip
    return find, Crowd(parsed, cast, dict(shipped_packs.acts.words)), parsed


def test_early_features_are_among_all(
    weighed_names: Callable[[Seen | None], frozenset[str]], weak: tuple[Find, Crowd, Parsed]
) -> None:
    find, crowd, parsed = weak
    found = set(early(find, crowd, parsed.sentences[0])) - {"rule:encoder"}
    assert found <= weighed_names(seen(act=0.2, rival=0.2))
    assert any(name.startswith("encoder rival from:") for name in found)


@pytest.mark.parametrize(
    ("act", "speaker", "floor", "worth"),
    [(-1.0, 1.0, 0.5, False), (-1.0, 9.0, 0.5, True), (-1.0, 1.0, 0.1, True), (1.0, 0.0, 0.5, True)],
    ids=["too little is left", "enough is left", "little is asked for", "all that is asked for"],
)
def test_hope_is_what_the_rest_may_still_add(
    act: float, speaker: float, floor: float, worth: bool, weak: tuple[Find, Crowd, Parsed]
) -> None:
    find, crowd, parsed = weak
    weights = {"rule:encoder": act, "speaker named": speaker, "form:paraphrase": -5.0}
    assert Hope(weights, floor).of(find, crowd, parsed.sentences[0]) is worth


def test_without_a_floor_there_is_always_hope(weak: tuple[Find, Crowd, Parsed]) -> None:
    find, crowd, parsed = weak
    assert Hope({"rule:encoder": -99.0}, 0.0).of(find, crowd, parsed.sentences[0])


def test_a_glance_goes_by_pattern_place_and_parties(weak: tuple[Find, Crowd, Parsed]) -> None:
    find, crowd, parsed = weak
    weights = {"rule:encoder": 0.0, "target named": 2.0, "actor named": -9.0, "no actor": -1.0}
    assert glance(find, crowd, parsed.sentences[0], weights) == pytest.approx(1 / (1 + math.exp(-1)))


@pytest.mark.parametrize(
    ("text", "word", "kinds"),
    [
        ("Protesters in Lima demanded that Chile leave.", "demanded", {"doer:crowds"}),
        ("A court in Peru has rejected the claim.", "rejected", {"doer:courts"}),
        ("Peru demanded that Chile leave.", "demanded", set()),
    ],
    ids=["a crowd", "a court", "a state"],
)
def test_who_acts_for_no_state_is_told_apart(
    text: str, word: str, kinds: set[str], parse: Callable[[str], Parsed], shipped_packs: Packs
) -> None:
    parsed = parse(text)
    crowd = Crowd(parsed, Cast(parsed, shipped_packs.actors), dict(shipped_packs.acts.words))
    assert set(crowd.doer(next(t.i for t in parsed.tokens if t.text == word))) == kinds
