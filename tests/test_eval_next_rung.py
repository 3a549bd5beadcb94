"""The back-test of the next rung: what it reads, that it learns from the past alone, and what it prints."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from eval import next_rung
from eval.crises import RUNGS, read_crises
from eval.rung_history import rungs_of
from eval.rung_models import chances_of, marginal, markov, mixed
from melian.errors import InputError

HEAD = "crisis,sentence,event_type,sayintkind,interact_escalate,date_earliest_year"
ROUND = ("speech,demand,", "speech,reject,", "action,,mobilization", "action,,attack", "thought,,attack")


def file(path: Path, crises: int = 12, head: str = HEAD) -> Path:
    """Crises that each go up the same steps, half of them before 1970; years as they come: lists and blanks."""
    rows = [head]
    for n in range(crises):
        year = 1950 + n if n < crises // 2 else 1980 + n
        for i, row in enumerate(ROUND * 3):
            rows.append(f"{n},{i},{row},{['', f'{year};{year + 1}', str(year)][i % 3]}")
    path.write_text("\n".join(rows) + "\n", encoding="utf-8")
    return path


def run(path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> str:
    monkeypatch.setattr(sys, "argv", ["next_rung", str(path)])
    next_rung.main()
    return capsys.readouterr().out


def test_acts_stand_on_rungs_and_thoughts_on_none(tmp_path: Path) -> None:
    crisis = read_crises(file(tmp_path / "c.csv"))[0]
    assert [RUNGS[r] for r in rungs_of(crisis)][:4] == ["hardening", "hardening", "show of force", "violence"]
    assert len(rungs_of(crisis)) == 12
    assert crisis.year == 1950


def test_the_last_line_is_the_score_and_the_same_each_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    path = file(tmp_path / "c.csv")
    once, again = (run(path, monkeypatch, capsys) for _ in range(2))
    row = json.loads(once.splitlines()[-1])
    assert once == again
    assert list(row) == ["n", "log_loss", "marginal", "difference", "low", "high"]
    assert row["n"] == 6 * 12
    assert row["low"] <= row["difference"] <= row["high"] < 0
    assert row["log_loss"] < row["marginal"]


def test_a_file_with_next_to_no_columns_is_scored(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = [f"{n},{kind},{1960 if n < 4 else 1990}" for n in range(8) for kind in ("demand", "reject", "", "offer")]
    path = tmp_path / "c.csv"
    path.write_text("\ufeffcrisis,sayintkind,date_earliest_year\n" + "\n".join(rows), encoding="utf-8")
    assert json.loads(run(path, monkeypatch, capsys).splitlines()[-1])["n"] == 12


def test_nothing_after_an_act_changes_its_forecast(tmp_path: Path) -> None:
    early, late = next_rung.split(file(tmp_path / "c.csv"))
    cut = type(late[0])(name="cut", year=late[0].year, turns=late[0].turns[:6])
    whole, part = mixed(early)(late[0]), mixed(early)(cut)
    assert part == pytest.approx(whole[: len(part)])


def test_forecasts_are_distributions(tmp_path: Path) -> None:
    early, late = next_rung.split(file(tmp_path / "c.csv"))
    for model in (marginal(early), markov(early), mixed(early)):
        assert model(late[0]).sum(axis=1) == pytest.approx(1)
        assert (chances_of(model, late[0]) > 0).all()


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("a,b\n1,2\n", "line 1: there is no column crisis"),
        ("crisis,event_type\n1,action\n,speech\n", "line 3: crisis is blank"),
        ("crisis,event_type\n1,action,x\n", "line 2: more fields than columns"),
        ("crisis,event_type,date_earliest_year\n1,action,1990\n", "0 crises with acts before 1970 and 1 later"),
    ],
    ids=["column", "blank", "fields", "one side"],
)
def test_what_is_wrong_is_told_with_file_and_line(tmp_path: Path, content: str, told: str) -> None:
    path = tmp_path / "c.csv"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(InputError, match=told) as raised:
        next_rung.split(path)
    assert str(path) in str(raised.value)


def test_a_file_that_is_not_there_ends_with_its_name(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["next_rung", "nowhere.csv"])
    with pytest.raises(SystemExit) as ended:
        next_rung.main()
    assert ended.value.code == InputError.exit_status
    assert "nowhere.csv" in capsys.readouterr().err
