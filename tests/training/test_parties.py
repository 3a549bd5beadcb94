"""The choice of parties learns what marks the right ones."""

from __future__ import annotations

from pathlib import Path

from melian.model.frame import PartyWeights
from melian.packs.acts import load_acts
from training.parties import FILE, fit, write


def test_what_marks_the_right_one_gets_weight() -> None:
    asked = [[{"nobody": 1.0}, {"near": 1.0}, {"far": 1.0}] for _ in range(8)]
    weights = fit(asked, [[False, True, False]] * 7 + [[True, False, False]], penalty=0.5)
    assert weights["near"] > weights["nobody"] > weights["far"]


def test_what_is_rare_gets_none() -> None:
    asked = [[{"nobody": 1.0}, {"near": 1.0}] for _ in range(6)]
    asked[0][1]["rare"] = 1.0
    assert "rare" not in fit(asked, [[False, True]] * 6, penalty=1.0)


def test_what_is_written_is_read(tmp_path: Path) -> None:
    actor = PartyWeights(text=(("given", 1.25), ("nobody: deny", -0.5)), encoder=(("share", 0.75),))
    write(tmp_path / FILE, actor, PartyWeights(text=(("far", -2.0),)), "texts")
    pack = load_acts(tmp_path)
    assert pack.actor_weights == actor
    assert pack.target_weights == PartyWeights(text=(("far", -2.0),))
