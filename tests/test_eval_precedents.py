"""The back-test of nearest cases: losses by hand, learning from the past only, and one line at the end."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from eval import precedents
from eval.precedents import Crisis, back_test, crises, score
from melian.model.case import Case


def rows(year: int, trigger: str, violence: str, number: int, iwc: str = "1") -> tuple[dict[str, str], dict[str, str]]:
    crisis = {"crisno": str(number), "yrtrig": str(year), "iwcmb": iwc, "viol": violence}
    actor = {
        "crisno": str(number), "yrtrig": str(year), "motrig": "", "datrig": "", "triggr": trigger, "issue": "1",
        "powdis": "-9", "allycap": "3", "cractloc": "1",
    }  # fmt: skip
    return crisis, actor


@pytest.mark.parametrize(
    ("probabilities", "outcome", "rps", "brier"),
    [
        ((1.0, 0.0, 0.0, 0.0), "1", 0.0, 0.0),
        ((1.0, 0.0, 0.0, 0.0), "2", 1 / 3, 0.0),
        ((0.25, 0.25, 0.25, 0.25), "3", (0.0625 + 0.25 + 0.0625) / 3, 0.25),
    ],
)
def test_losses_by_hand(probabilities: tuple[float, ...], outcome: str, rps: float, brier: float) -> None:
    if probabilities[int(outcome) - 1] == 0:
        probabilities = (1 - 1e-12, *([1e-12 / 3] * 3))
    found = score(probabilities, outcome)
    assert found.rps == pytest.approx(rps, abs=1e-9)
    assert found.brier == pytest.approx(brier, abs=1e-9)


def test_only_crises_outside_a_war_whose_codes_are_there() -> None:
    kept, war, blank = rows(1950, "2", "1", 1), rows(1950, "2", "1", 2, iwc="3"), rows(1950, "", "1", 3)
    crisis_rows, actor_rows = zip(kept, war, blank, strict=True)
    (found,) = crises(crisis_rows, actor_rows)
    assert dict(found.case.features) == {
        "trigger": "words", "issue": "1", "power": "weaker", "target_allied": "yes", "adjacent": "yes",
    }  # fmt: skip
    assert (found.year, found.violent, found.case.outcome) == (1950, False, "1")


def made() -> Iterator[Crisis]:
    """Before and after 1970: where the addressee is weaker it comes to war, else to nothing."""
    for n in range(80):
        power = "weaker" if n % 2 else "comparable"
        case = Case(id=f"{n:03}", features=(("power", power),), outcome="4" if n % 2 else "1")
        yield Crisis(year=1930 + n, violent=False, case=case)


def test_where_features_tell_the_outcome_the_nearest_beat_the_class() -> None:
    told = back_test(tuple(made()))
    assert (told["learnt"], told["n"]) == (40, 40)
    rps = told["rps"]
    assert isinstance(rps, dict)
    assert rps["difference"] < 0
    assert rps["high"] < 0
    assert told == back_test(tuple(made()))


def test_what_is_scored_is_not_learnt_from() -> None:
    later = [crisis for crisis in made() if crisis.year >= precedents.FROM]
    earlier = [crisis for crisis in made() if crisis.year < precedents.FROM]
    twisted = [
        Crisis(year=c.year, violent=c.violent, case=Case(id=c.case.id, features=c.case.features, outcome="1"))
        for c in later[1:]
    ]
    one, other = back_test([*earlier, later[0]]), back_test([*earlier, later[0], *twisted])
    assert one["learnt"] == other["learnt"]
    assert (one["n"], other["n"]) == (1, len(later))


def test_the_command_prints_one_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    pairs = [rows(1950 + n, "29"[n % 2], "14"[n % 2], n) for n in range(40)]
    for name, part in (("crises.csv", 0), ("actors.csv", 1)):
        keys = list(pairs[0][part])
        lines = [",".join(keys), *(",".join(pair[part][key] for key in keys) for pair in pairs)]
        (tmp_path / name).write_text("\n".join(lines))
    monkeypatch.setattr("sys.argv", ["eval", str(tmp_path / "crises.csv"), str(tmp_path / "actors.csv")])
    precedents.main()
    told = json.loads(capsys.readouterr().out)
    assert (told["learnt"], told["n"]) == (20, 20)
    assert set(told["non_violent_trigger"]) == {"n", "rps", "brier", "log_loss"}
