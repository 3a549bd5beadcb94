"""Who fills a role by made-up numbers of the encoder's. All texts are made up."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from melian.extraction.act_roles import ACTOR, REACH, TARGET, Casting, Roles
from melian.extraction.cast import Cast
from melian.extraction.entities import Entities
from melian.model.parsed import Parsed
from melian.model.tags import ACTS, ActTags
from melian.packs import Packs
from tests.small_acts import act_tags, odds

DEMAND = ACTS.index("demand")
TEXT = "Chile and Peru demanded that Bolivia leave. Chile waited."
VERB = 3


@pytest.fixture(scope="module")
def parsed(parse: Callable[[str], Parsed]) -> Parsed:
    return parse(TEXT)


@pytest.fixture(scope="module")
def entities(parsed: Parsed, shipped_packs: Packs) -> Entities:
    return Entities(parsed, Cast(parsed, shipped_packs.actors))


def cast(tags: ActTags, entities: Entities, role: int = ACTOR) -> Casting:
    return Roles(tags, entities).cast(DEMAND, [VERB], role)


def shares(casting: Casting) -> dict[str, float]:
    return {"; ".join(f.names): round(f.share, 4) for f in casting.fillings}


def test_a_party_has_the_shares_of_all_its_words(parsed: Parsed, entities: Entities) -> None:
    tags = act_tags(parsed, inside={}, roles=(odds(Chile=0.2, Peru=0.5), {}), nobody=(float(np.log(0.1)), 0))
    found = cast(tags, entities)
    assert shares(found) == {"Peru": 0.5, "Chile": 0.4}
    assert found.nobody == pytest.approx(0.1, abs=1e-5)
    assert [f.names for f in found.fillings] == [("Peru",), ("Chile",)]


def test_the_word_that_says_so_most_clearly_stands_for_the_party(parsed: Parsed, entities: Entities) -> None:
    tags = act_tags(parsed, inside={}, roles=(odds(Chile=0.4), {}))
    tags.answer[8, ACTOR] = np.log(0.8)
    assert parsed.tokens[8].text == "Chile"
    assert cast(tags, entities).fillings[0].token == 8
    tags.answer[8, ACTOR] = np.log(0.4)
    assert cast(tags, entities).fillings[0].token == 0
    assert [r.actors for r in cast(tags, entities).fillings[0].referents] == [("Chile",)]


def test_each_role_has_its_own(parsed: Parsed, entities: Entities) -> None:
    tags = act_tags(parsed, inside={}, roles=(odds(Peru=1), odds(Bolivia=1)), nobody=(-50, -50))
    assert shares(cast(tags, entities, ACTOR)) == {"Peru": 1}
    assert shares(cast(tags, entities, TARGET)) == {"Bolivia": 1}


def test_words_that_point_at_nobody_take_their_share_away(parsed: Parsed, entities: Entities) -> None:
    tags = act_tags(parsed, inside={}, roles=(odds(Peru=0.3, waited=0.7), {}), nobody=(-50, 0))
    found = cast(tags, entities)
    assert shares(found) == {"Peru": 0.3}
    assert found.nobody == pytest.approx(0, abs=1e-6)


def test_nobody_is_likeliest_where_its_bias_says_so(parsed: Parsed, entities: Entities) -> None:
    tags = act_tags(parsed, inside={}, roles=(odds(Peru=0.5), {}), nobody=(float(np.log(0.5)), 0))
    assert cast(tags, entities).nobody == pytest.approx(0.5, abs=1e-5)
    tags.bias[ACTOR] = np.log(3)
    assert cast(tags, entities).nobody == pytest.approx(0.75, abs=1e-5)


@pytest.mark.parametrize(("pieces", "there"), [(REACH, True), (REACH + 1, False)])
def test_no_word_farther_than_a_window_holds_is_asked(
    pieces: int, there: bool, parsed: Parsed, entities: Entities
) -> None:
    tags = act_tags(parsed, inside={}, roles=(odds(Bolivia=1), {}), nobody=(0, 0))
    far = replace(tags, place=np.where(np.arange(len(parsed.tokens)) > VERB, VERB + pieces, tags.place))
    assert bool(cast(far, entities).fillings) is there


@pytest.mark.parametrize(("word", "apart"), [("Peru", -1), ("Bolivia", 2)])
def test_distance_speaks_for_a_word(word: str, apart: int, parsed: Parsed, entities: Entities) -> None:
    tags = act_tags(parsed, inside={}, roles=(odds(Peru=0.5, Bolivia=0.5), {}), nobody=(-50, 0))
    tags.distance[ACTOR, tags.distance.shape[1] // 2 + apart] = 5
    assert cast(tags, entities).share([word]) > 0.9


def test_share_of_several_names_is_that_of_all_who_bear_one(parsed: Parsed, entities: Entities) -> None:
    tags = act_tags(parsed, inside={}, roles=(odds(Chile=0.2, Peru=0.4, Bolivia=0.2), {}), nobody=(-50, 0))
    found = cast(tags, entities)
    assert found.share(["Peru", "Bolivia"]) == pytest.approx(0.6, abs=1e-5)
    assert found.share([]) == 0
    assert found.share(["Ecuador"]) == 0


numbers = st.floats(-200, 200, width=32)


@given(
    answers=st.lists(numbers, min_size=10, max_size=10), nobody=numbers, bias=numbers, act=st.sampled_from(range(13))
)
def test_shares_and_nobody_are_one_at_most(
    answers: list[float], nobody: float, bias: float, act: int, parsed: Parsed, entities: Entities
) -> None:
    tags = act_tags(parsed, inside={}, nobody=(nobody, nobody))
    tags.answer[:, ACTOR, 0] = np.resize(np.array(answers, dtype=np.float32), len(parsed.tokens))
    tags.bias[ACTOR] = bias
    found = Roles(tags, entities).cast(act, [VERB], ACTOR)
    assert all(0 <= f.share <= 1 + 1e-5 for f in found.fillings)
    assert 0 <= found.nobody + sum(f.share for f in found.fillings) <= 1 + 1e-5
    assert [f.share for f in found.fillings] == sorted((f.share for f in found.fillings), reverse=True)


def test_a_word_that_was_not_read_fills_no_role(parsed: Parsed, entities: Entities) -> None:
    tags = act_tags(parsed, inside={}, roles=(odds(Chile=0.3, Peru=0.2), {}), nobody=(float(np.log(0.2)), 0))
    unread = replace(tags, read=np.array([t.text != "Chile" for t in parsed.tokens]))
    assert shares(cast(unread, entities)) == {"Peru": 0.5}
