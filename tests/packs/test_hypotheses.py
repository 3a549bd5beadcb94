"""The hypotheses' pack: an analyst's own entries change the result, and a bad one is named."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from melian.assessment.why_now import why_now
from melian.errors import PackError
from melian.packs.actors import load_actors
from melian.packs.hypotheses import load_hypotheses
from melian.packs.knowledge import load_knowledge
from tests.small_quarrel import scene_of

MOTIVES = {"test_balloon", "wedge", "groundwork", "setbacks", "domestic", "impossible_terms", "bargaining"}


def written(folder: Path, text: str, name: str = "hypotheses-own.yaml") -> Path:
    (folder / name).write_text(text, "utf-8")
    return folder


def chances(folder: Path | None) -> dict[str, float]:
    weighed = why_now(scene_of(), load_hypotheses(folder))
    assert weighed is not None
    return {w.hypothesis: w.probability for w in weighed.weighing.hypotheses}


def test_the_shipped_pack_is_whole() -> None:
    pack = load_hypotheses()
    assert {h.id for h in pack.hypotheses} >= MOTIVES | {"freelancing", "reflexive_control", "other"}
    assert len(pack.raters) > 1
    assert all(r.shipped and "elicited by Melian" in r.elicited for r in pack.raters)
    assert len(pack.tests) == 3
    assert all(h.disproved_by and h.source for h in pack.hypotheses)
    assert all(c.source != "unverified" for c in pack.cautions)
    assert all(rater.signs == {s.id for s in pack.signs} for rater in pack.raters)


@pytest.mark.parametrize("name", ["hypotheses.yaml", "techniques.yaml"])
def test_no_entry_names_a_state(name: str) -> None:
    text = (Path(load_hypotheses.__code__.co_filename).parent / name).read_text("utf-8")
    entries = re.sub(r"(?m)^\s*(?:-\s*)?source:.*$|source: [^}]*|#.*$|Melian", "", text)
    states = [a for a in load_actors(None).actors if a.kind in ("state", "historical_state")]
    names = [form for a in states for form in (a.name, *a.demonyms) if len(form) > 3]
    assert not [form for form in names if re.search(rf"\b{re.escape(form)}\b", entries)]


def test_a_new_hypothesis_takes_part(tmp_path: Path) -> None:
    own = """
hypotheses:
- {id: habit, title: Habit, claim: It is made out of habit, disproved_by: [it is never made again], source: unverified}
raters:
- id: me
  name: A. Reader
  elicited: asked on a Tuesday
  ratings:
    required_first: {habit: CC, bargaining: II}
"""
    before, after = chances(None), chances(written(tmp_path, own))
    assert set(after) == {*before, "habit"}
    assert sum(after.values()) == pytest.approx(1)
    assert after["habit"] > after["other"]
    raters = load_hypotheses(tmp_path).raters
    assert [(r.id, r.shipped) for r in raters] == [("pack", True), ("strict", True), ("me", False)]


def test_a_changed_rating_changes_the_result_and_keeps_the_rest(tmp_path: Path) -> None:
    own = "raters:\n- {id: pack, name: mine, elicited: by me, ratings: {required_first: {wedge: II}}}\n"
    assert chances(written(tmp_path, own))["wedge"] < chances(None)["wedge"]
    mine = next(r for r in load_hypotheses(tmp_path).raters if r.id == "pack")
    shipped = next(r for r in load_hypotheses().raters if r.id == "pack")
    assert len(mine.ratings) == len(shipped.ratings) + 1
    assert not mine.shipped


def test_a_sign_can_be_said_to_tell_nothing(tmp_path: Path) -> None:
    own = "raters:\n- {id: pack, name: mine, elicited: by me, ratings: {deadline: {}}}\n"
    mine = next(r for r in load_hypotheses(written(tmp_path, own)).raters if r.id == "pack")
    assert "deadline" in mine.signs
    assert not [r for r in mine.ratings if r.sign == "deadline"]


def test_shipped_entries_can_be_left_out(tmp_path: Path) -> None:
    pack = load_hypotheses(written(tmp_path, "leave_out: {raters: [pack], hypotheses: [other]}\n"))
    assert [r.id for r in pack.raters] == ["strict"]
    assert "other" not in {h.id for h in pack.hypotheses}


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            "raters:\n- id: me\n  name: m\n  elicited: e\n  ratings:\n    boats: {wedge: C}\n",
            "line 6: raters.0.ratings.boats: there is no sign boats",
        ),
        (
            "raters:\n- id: me\n  name: m\n  elicited: e\n  ratings:\n    deadline:\n      habit: C\n",
            "line 7: raters.0.ratings.deadline.habit: there is no hypothesis habit",
        ),
        (
            "raters:\n- id: me\n  name: m\n  elicited: e\n  ratings:\n    deadline: {wedge: V}\n",
            "line 6: raters.0.ratings.deadline.wedge: Input should be 'CC'",
        ),
        (
            "signs:\n- {id: a, asks: b, look: acts, values: [dance]}\n",
            "line 2: signs.0: Value error, there is no act dance",
        ),
        (
            "signs:\n- {id: a, asks: b, look: deadline, values: [x]}\n",
            "line 2: signs.0: Value error, deadline takes no",
        ),
        ("signs:\n- {id: a, asks: b, look: words}\n", "line 2: signs.0: Value error, words takes values"),
        (
            "hypotheses:\n- {id: a, title: A, claim: B, source: unverified}\n",
            "line 2: hypotheses.0.disproved_by: Field",
        ),
        ("weights: {ratios: {CC: 2}, credence: {}}\n", "line 1: weights.ratios: C is missing"),
        (
            "tests:\n- {id: t, asks: a, claim: c, signs: [boats], disproved_by: [d], source: s}\n",
            "line 2: tests.0.signs.0: there is no sign boats",
        ),
    ],
)
def test_a_bad_entry_is_named_with_file_line_and_field(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(PackError) as error:
        load_hypotheses(written(tmp_path, text))
    assert "hypotheses-own.yaml" in str(error.value)
    assert message in str(error.value)


def test_knowledge_holds_graded_outlets_only(tmp_path: Path) -> None:
    assert load_knowledge().graded == ()
    own = '[[outlet]]\nname = "Harbour Post"\nkind = "newspaper"\nsource = "unverified"\ngrade = "B"\n'
    graded = load_knowledge(written(tmp_path, own, "outlets-own.toml")).graded
    assert [(o.name, o.grade) for o in graded] == [("Harbour Post", "B")]
