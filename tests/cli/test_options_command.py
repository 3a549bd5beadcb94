"""`melian options`: rows of every kind, changes and what they move, the plan, errors."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Melian = Callable[..., Any]
FEW = ("--draws", "300", "--seat", "Iceland")


def rows(done: Any, told: bytes = b"") -> list[dict[str, Any]]:
    """The rows; `told` is how the messages begin, nothing where empty."""
    assert done.returncode == 0
    assert done.stderr.startswith(told) if told else done.stderr == b""
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_rows_of_every_kind_and_the_same_again(melian: Melian, examples: tuple[Path, ...]) -> None:
    done = melian("options", *examples, *FEW)
    found = rows(done)
    assert {row["kind"] for row in found} == {"option", "set", "information", "paths", "step", "elicitation"}
    records = {row["elicitation"] for row in found if row["kind"] == "elicitation"}
    told = [row for row in found if row["kind"] != "elicitation"]
    assert {row["seat"] for row in told} == {"Iceland"}
    assert {row["basis"] for row in told} == {"elicited, not estimated"}
    judged = {each["elicitation"] for row in told if row["kind"] == "option" for each in row["ranges"].values()}
    assert judged == records
    ranked = [row for row in found if row["kind"] == "option" and row["place"]]
    assert [row["place"] for row in ranked] == list(range(1, len(ranked) + 1))
    assert all(sum(row["ranks"]) == pytest.approx(1, abs=0.05) for row in ranked)
    assert any(row["option"] == "do_nothing" for row in ranked)
    assert all(row["necessity"] and row["scale"] for row in found if row["kind"] in ("option", "step"))
    assert all(row["law"] == "doubtful" for row in ranked if row["status"] == "doubtful")
    assert all(row["law"] != "doubtful" for row in ranked if row["status"] == "open")
    assert melian("options", *examples, *FEW).stdout == done.stdout


def test_a_changed_range_says_which_ranks_move(melian: Melian, examples: tuple[Path, ...]) -> None:
    done = melian("options", *examples, *FEW, "--set", "summon_ambassador.escalation=9,10,10")
    found = rows(done, b"melian: Iceland: ")
    lines = done.stderr.decode().splitlines()
    assert re.fullmatch(r"melian: Iceland: \d+ of \d+ ranks move \(elicited, not estimated\)", lines[0])
    assert re.search(r"Iceland, furthest: Summon the ambassador and ask what is meant \(\d+ to \d+\)", lines[1])
    assert lines[2].startswith("melian: Iceland, into the upper third: ")
    told = next(row for row in found if row["kind"] == "moves")
    moved = {row["option"]: row for row in found if row["kind"] == "move"}
    assert told["moved"] == len(moved) > 0
    assert moved["summon_ambassador"]["place"] > moved["summon_ambassador"]["place_before"]
    own = next(row for row in found if row.get("option") == "summon_ambassador" and row["kind"] == "option")
    assert own["ranges"]["escalation"] == {"low": 9, "mode": 10, "high": 10, "source": "set on the command line",
                                           "elicitation": None}  # fmt: skip


def test_a_changed_factor_moves_the_paths(melian: Melian, examples: tuple[Path, ...]) -> None:
    def paths(*given: str, told: bytes = b"") -> dict[str, Any]:
        found = rows(melian("options", *examples, *FEW, "--choose", "negotiate", *given), told)
        return next(row for row in found if row["kind"] == "paths")

    before, after = paths(), paths("--set", "negotiate.up=3,4,5", told=b"melian: Iceland: 0 of ")
    assert after["without"] == before["without"]
    assert after["with"]["mean"][-1] > before["with"]["mean"][-1]


def test_weights_and_budget_are_asked_for(melian: Melian, examples: tuple[Path, ...]) -> None:
    given = ("--weight", "escalation=0.6", "--weight", "speed=0-0.1", "--order", "cohesion,deterrence", "--budget", "3")
    found = rows(melian("options", *examples, *FEW, *given), b"melian: Iceland: ")
    assert next(row for row in found if row["kind"] == "moves")["moved"] > 0
    assert all(row["sums"]["cost_self"] < 8 for row in found if row["kind"] == "set")


def test_words_find_options_with_and_without_a_case(melian: Melian, examples: tuple[Path, ...]) -> None:
    pack = rows(melian("options", "--find", "visas delegations"))
    assert [row["kind"] for row in pack] == ["option", "elicitation"]
    assert pack[0]["option"] == "refuse_visas"
    assert "status" not in pack[0]
    for told in ("mechanism", "authority", "preconditions", "effect", "precedents", "works", "backfires", "off_ramp"):
        assert pack[0][told], told
    assert pack[0]["effect"]["up"]["elicitation"] == pack[1]["elicitation"]
    case = rows(melian("options", *examples, *FEW, "--find", "visas delegations"))
    assert [row.get("option") for row in case] == ["refuse_visas", None]
    assert case[0]["because"]


@pytest.mark.parametrize("ending", ["md", "html"])
def test_the_plan_is_a_document(melian: Melian, examples: tuple[Path, ...], tmp_path: Path, ending: str) -> None:
    target = tmp_path / f"plan.{ending}"
    rows(melian("options", *examples, *FEW, "--plan", target))
    text = target.read_text("utf-8")
    assert "Response plan: Iceland" in text
    assert "as told in 5 articles. Made " in text.replace("\\", "")
    assert "A draft by rule, from ranges elicited, not estimated" in text
    assert "other ones than the packs" not in text
    assert "elicited, not estimated" in text
    assert "Reviews" in text
    assert "<script" not in text
    links = re.findall(r'#((?:range|judged)-\w+)["\)]', text)
    assert links
    assert set(links) <= set(re.findall(r'id="((?:range|judged)-\w+)"', text))
    assert ("Content-Security-Policy" in text) == (ending == "html")


def test_a_chosen_set_is_planned_and_the_document_says_what_moved(
    melian: Melian, examples: tuple[Path, ...], tmp_path: Path
) -> None:
    target = tmp_path / "plan.md"
    given = ("--choose", "legal_assessment", "--choose", "private_channel", "--weight", "speed=0.5")
    found = rows(melian("options", *examples, *FEW, *given, "--plan", target), b"melian: Iceland: ")
    assert {row["option"] for row in found if row["kind"] == "step"} == {"legal_assessment", "private_channel"}
    assert next(row for row in found if row["kind"] == "set")["why"][0] == "chosen"
    text = target.read_text("utf-8")
    assert "Plan of the set that was chosen" in text
    assert "time to an effect weighs 0.5 of all." in text.replace("\\", "")
    assert re.search(r"\d+ ranks of \d+ move\. Into the upper third: ", text.replace("\\", ""))
    assert "Which ranks that moves over the line of the upper third" in text


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ((), b"name articles to read"),
        (("--set", "reject_publicly.deterrence=1,2"), b"not OPTION.CRITERION=LOW,MODE,HIGH"),
        (("--set", "nobody.deterrence=1,2,3"), b"no option 'nobody'"),
        (("--set", "reject_publicly.deterrence=3,2,1"), b"not in order"),
        (("--weight", "beauty=1"), b"no criterion 'beauty'"),
        (("--choose", "nobody"), b"--choose: no option 'nobody'"),
        (("--choose", "comply", "--choose", "reject_publicly"), b"cannot be taken with"),
        (("--weight", "speed=2"), b"not shares of 1: speed=2"),
        (
            ("--seat", "Icelnad"),
            b"--seat Icelnad: nobody of that name is in these reports or in the packs; the closest is",
        ),
        (("--seat", ""), b"--seat : nobody of that name"),
        (("--plan", "plan.docx"), b"--plan plan.docx: a plan is written as .md"),
        (("--plan", "-"), b"--plan -: a plan is written as .md"),
        (("--weight", "speed=nan"), b"not shares of 1: speed=nan"),
        (("--weight", "speed=-1"), b"not shares of 1: speed=-1"),
        (("--weight", "speed=.8-.2"), b"not shares of 1: speed=0.8-0.2"),
        (("--weight", "speed=.1", "--weight", "speed=.2"), b"speed is given twice"),
        (("--weight", "speed=1e-3-"), b"not CRITERION=X or CRITERION=LOW-HIGH"),
        (("--order", "speed,exposure,speed"), b"speed is given twice"),
        (("--order", ""), b"--order : no criterion ''"),
    ],
)
def test_what_is_amiss_is_named(
    melian: Melian, examples: tuple[Path, ...], given: tuple[str, ...], says: bytes
) -> None:
    done = melian("options", *(examples if given else ()), *given)
    assert done.returncode != 0
    assert says in done.stderr
    assert done.stdout == b""


@pytest.mark.parametrize(
    ("asked", "seat"),
    [("Iceland", "Iceland"), ("iceland", "Iceland"), (" the Republic of Iceland", "Iceland"), ("Reykjavik", "Iceland")],
)
def test_a_seat_is_found_by_any_name_of_its(melian: Melian, examples: tuple[Path, ...], asked: str, seat: str) -> None:
    found = rows(melian("options", *examples, "--draws", "100", "--seat", asked))
    assert {row["seat"] for row in found if "seat" in row} == {seat}
    assert "third" not in {row.get("role") for row in found}


def test_what_is_not_found_is_said(melian: Melian, examples: tuple[Path, ...]) -> None:
    done = melian("options", *examples, "--about", "zeppelins")
    assert (done.returncode, done.stdout) == (0, b"")
    assert "no dispute holds the words “zeppelins”" in done.stderr.decode()
    done = melian("options", "--find", "zeppelins")
    assert done.returncode == 0
    assert "no option holds the words “zeppelins”" in done.stderr.decode()


def test_what_the_lead_hangs_on(melian: Melian, examples: tuple[Path, ...]) -> None:
    found = [row for row in rows(melian("options", *examples, *FEW, "--sensitivity")) if row["kind"] == "influence"]
    assert found[0]["with_others"] >= found[-1]["with_others"]
    assert found[0]["lead_of"] != found[0]["over"]
