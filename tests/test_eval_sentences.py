"""The measures by sentence, and the project's own pairs and controls, which need no other data."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from eval import controls, pairs, sentences
from eval.readers import Reader
from melian.model.mention import Condition, Mention, Plover, Polarity
from melian.model.span import Excerpt

FLOOR = 0.95
MOST = 2


def mention(act: str, actor: str = "Chile", target: str = "Peru", polarity: Polarity = "asserted") -> Mention:
    words = Excerpt(start=0, end=4, text="word")
    return Mention(
        id="1", document="d", start=0, end=4, text="word", act=act, actor=actor, target=target, speaker=None,
        principal=None, content=words, condition=None, place=None, form="paraphrase", cited_source=None, date=None,
        polarity=polarity, hedge=None, confidence=0.9, plover=Plover(event="X", mode=None), rule="r", trigger=words,
    )  # fmt: skip


def test_our_pairs_are_told_apart_by_rules() -> None:
    found = pairs.load()
    right = pairs.right(pairs.evaluate(found, Reader(folder=None).mentions))
    assert len(found) >= 200
    assert sum(right) / len(right) >= FLOOR


def test_our_controls_hold_hardly_an_act_by_rules() -> None:
    found = controls.load()
    assert len(found) >= 40
    assert len(controls.evaluate(found, Reader(folder=None).mentions)) <= MOST


@pytest.mark.parametrize(
    ("found", "told"),
    [
        ([mention("demand")], True),
        ([mention("demand", polarity="negated")], False),
        ([mention("demand"), mention("demand", actor="Peru", target="Chile")], False),
        ([mention("demand"), mention("demand", polarity="hypothetical")], False),
        ([mention("demand"), mention("threaten", actor="Peru", target="Chile")], True),
        ([], False),
    ],
    ids=["right", "negated", "swapped too", "supposed too", "another act", "nothing"],
)
def test_a_sentence_is_right_only_where_nothing_says_the_opposite(found: list[Mention], told: bool) -> None:
    expected = pairs.Expected(text="", act="demand", actor="Chile", target="Peru", polarity="asserted")
    assert expected.told(found) is told


def test_a_line_that_says_nothing_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "pairs.txt"
    path.write_text("+demand Chile, Peru | Chile demands it of Peru.\n", "utf-8")
    with pytest.raises(ValueError, match="no sentence"):
        pairs.load(path)


def test_a_threat_with_a_condition_is_an_ultimatum_there() -> None:
    demand, threaten, *_ = sentences.classes(Path("icbe_speech_events.jsonl"))
    threat = mention("threaten")
    tie = Condition(start=0, end=4, text="word", kind="unless", role="required_first")
    tied = replace(threat, condition=tie)
    assert (demand.holds(threat), threaten.holds(threat)) == (False, True)
    assert (demand.holds(tied), threaten.holds(tied)) == (True, False)
