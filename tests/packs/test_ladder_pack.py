"""The ladder's pack: seven rungs, each with what it is known by and where it is from; an analyst's own over it."""

from __future__ import annotations

from pathlib import Path

import pytest

from melian.errors import PackError
from melian.model.mention import DEEDS, WORDS
from melian.packs.indicators import load_indicators
from melian.packs.ladder import load_ladder

RUNG = """rung:
- id: {id}
  name: quarantine
  says: Ships are stopped and searched.
  acts: {{{acts}}}
  impact: {impact}
  impact_why: trade stops
  source: unverified
"""


def own(folder: Path, text: str) -> Path:
    (folder / "ladder-mine.yaml").write_text(text, encoding="utf-8")
    return folder


def test_seven_rungs_each_with_acts_indicators_and_a_source() -> None:
    ladder, known = load_ladder(), {indicator.id for indicator in load_indicators()}
    assert len(ladder.rungs) == 7
    assert all(rung.indicators and rung.source != "unverified" for rung in ladder.rungs)
    assert {i for rung in ladder.rungs for i in rung.indicators} <= known
    assert [rung.impact for rung in ladder.rungs] == sorted(rung.impact for rung in ladder.rungs)


def test_every_deed_but_help_speaks_for_some_rung_and_no_word_for_much() -> None:
    ladder = load_ladder()
    assert all(max(ladder.ratios(act)) > 5 for act in DEEDS if act != "aid")
    assert all(min(ladder.ratios(act)) >= 0.5 and max(ladder.ratios(act)) <= 2 for act in WORDS)


def test_a_deed_keeps_a_part_above_its_rung() -> None:
    ladder = load_ladder()
    ratios = dict(zip((rung.id for rung in ladder.rungs), ladder.ratios("sanction"), strict=True))
    assert ratios["hardening"] == 1
    assert ratios["open_force"] == pytest.approx(ratios["retortion"] * ladder.pace.kept)


def test_an_analysts_rung_replaces_or_stands_where_it_says(tmp_path: Path) -> None:
    same = load_ladder(own(tmp_path, RUNG.format(id="probing", acts="seize: 5", impact=3)))
    assert [r.name for r in same.rungs][3] == "quarantine"
    above = RUNG.format(id="quarantine", acts="seize: 5", impact=4) + "  above: probing\n"
    assert [r.id for r in load_ladder(own(tmp_path, above)).rungs][3:5] == ["probing", "quarantine"]
    pace = "pace: {start: 0.5, stay: 9, up: 1, down: 2, far: 0.01, days: 30, kept: 0.4, source: unverified}\n"
    ladder = load_ladder(own(tmp_path, pace + "trust: {ungraded: 0.3}\n"))
    assert (ladder.pace.days, ladder.trust["ungraded"], ladder.trust["A"]) == (30, 0.3, 0.9)
    assert load_ladder().pace.days == 90


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (RUNG.format(id="x", acts="shout: 5", impact=3), "line 5: rung.0.acts.shout"),
        (RUNG.format(id="x", acts="seize: 0", impact=3), "line 5: rung.0.acts.seize"),
        (RUNG.format(id="x", acts="threaten: 9", impact=3), "line 5: rung.0.acts: .*threaten is a word"),
        (RUNG.format(id="x", acts="seize: 5", impact=6), "line 6: rung.0.impact"),
        (RUNG.format(id="x", acts="seize: 5", impact=3) + "  colour: red\n", "line 9: rung.0.colour"),
        (RUNG.format(id="x", acts="seize: 5", impact=3) + "  above: cloud\n", "line 9: rung x: above: .*cloud"),
        ("trust: {A: 1.5}\n", "line 1: trust.A"),
    ],
    ids=["act", "ratio", "word", "impact", "field", "above", "trust"],
)
def test_what_is_wrong_is_told_with_file_line_and_field(tmp_path: Path, text: str, told: str) -> None:
    with pytest.raises(PackError, match=f"ladder-mine.yaml, {told}"):
        load_ladder(own(tmp_path, text))
