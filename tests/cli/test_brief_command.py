"""`melian brief`: one file, whole or not at all."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Melian = Callable[..., Any]


@pytest.mark.parametrize(
    ("out", "options", "begins"),
    [
        ("brief.html", [], b"<!doctype html>"),
        ("brief.md", [], b"# "),
        ("brief.json", [], b"{"),
        ("brief", ["--format", "json"], b"{"),
        ("-", ["--format", "md"], b"# "),
    ],
)
def test_a_brief_is_written(
    out: str, options: list[str], begins: bytes, melian: Melian, examples: tuple[Path, ...], tmp_path: Path
) -> None:
    done = melian("brief", *examples, "--out", out, *options)
    assert (done.returncode, done.stderr) == (0, b"")
    written = done.stdout if out == "-" else (tmp_path / out).read_bytes()
    assert written.lower().startswith(begins)
    assert out == "-" or done.stdout == b""


def test_the_order_of_articles_changes_nothing(
    melian: Melian, examples: tuple[Path, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    melian("brief", *examples, "--out", "a.html")
    melian("brief", *reversed(examples), "--out", "b.html")
    assert (tmp_path / "a.html").read_bytes() == (tmp_path / "b.html").read_bytes()


def test_what_could_not_be_read_is_in_the_brief(melian: Melian, examples: tuple[Path, ...], tmp_path: Path) -> None:
    done = melian("brief", examples[0], "missing.txt", "--out", "brief.md")
    assert done.returncode == 3
    assert len(done.stderr.splitlines()) == 1
    assert r"missing\.txt" in (tmp_path / "brief.md").read_text("utf-8")


def test_no_brief_of_nothing(melian: Melian, tmp_path: Path) -> None:
    (tmp_path / "brief.html").write_text("old", "utf-8")
    done = melian("brief", "missing.txt", "--out", "brief.html")
    assert done.returncode == 3
    assert (tmp_path / "brief.html").read_text("utf-8") == "old"


def test_a_brief_that_found_nothing_says_so(melian: Melian, tmp_path: Path) -> None:
    done = melian("brief", "-", "--out", "brief.md", stdin=b"The weather will be mild on Sunday, with light rain.")
    assert done.returncode == 0
    assert (tmp_path / "brief.md").read_text("utf-8")


def test_a_place_that_cannot_be_written_is_told_first(melian: Melian, examples: tuple[Path, ...]) -> None:
    done = melian("brief", *examples, "--out", "no/such/brief.html")
    assert (done.returncode, done.stdout) == (5, b"")
    assert b"no/such/brief.html" in done.stderr


def test_a_full_disk_is_told(melian: Melian, examples: tuple[Path, ...]) -> None:
    done = melian("brief", examples[0], "--out", "/dev/full")
    assert done.returncode == 5
    assert b"/dev/full" in done.stderr


def test_share_leaves_whole_articles_out(melian: Melian, examples: tuple[Path, ...], tmp_path: Path) -> None:
    melian("brief", *examples, "--out", "whole.json")
    melian("brief", *examples, "--share", "--out", "shared.json")
    sentence = "The port of Tromso would lose more than Reykjavik."
    assert sentence in json.dumps(json.loads((tmp_path / "whole.json").read_text("utf-8")))
    assert sentence not in json.dumps(json.loads((tmp_path / "shared.json").read_text("utf-8")))


def test_the_brief_says_which_reader_read(melian: Melian, examples: tuple[Path, ...], tmp_path: Path) -> None:
    melian("brief", examples[0], "--reader", "rules", "--out", "brief.json")
    versions = json.loads((tmp_path / "brief.json").read_bytes())["annex"]["versions"]
    assert ["reader", "rules"] in versions


def test_a_case_is_built_with_the_reader_asked_for(
    melian: Melian, small_weights: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("melian.pipeline.WEIGHTS", small_weights)
    (tmp_path / "a.txt").write_text("The Kremlin said that the war would end.", "utf-8")
    assert melian("case", "build", "a.txt", "--case", "a.db", "--reader", "encoder").returncode == 0
    melian("brief", "--case", "a.db", "--reader", "encoder", "--out", "brief.json")
    versions = dict(json.loads((tmp_path / "brief.json").read_bytes())["annex"]["versions"])
    assert versions["reader"].startswith("encoder, reader.onnx")


def test_a_later_brief_says_what_changed(melian: Melian, examples: tuple[Path, ...], tmp_path: Path) -> None:
    assert melian("brief", examples[0], "--out", "first.json").returncode == 0
    done = melian("brief", *examples[:2], "--out", "second.json", "--since", "first.json")
    assert (done.returncode, done.stderr) == (0, b"")
    told = [s["text"] for s in json.loads((tmp_path / "second.json").read_text("utf-8"))["since"]]
    assert told[0].startswith("Since the brief of ")
    assert any(" new: " in text for text in told)


@pytest.mark.parametrize("content", [None, "{}", "no brief"], ids=["missing", "other", "text"])
def test_what_is_no_earlier_brief_is_refused(
    content: str | None, melian: Melian, examples: tuple[Path, ...], tmp_path: Path
) -> None:
    if content is not None:
        (tmp_path / "old.json").write_text(content, "utf-8")
    done = melian("brief", examples[0], "--out", "brief.html", "--since", "old.json")
    assert done.returncode == 3
    assert done.stderr.startswith(b"melian: old.json: not read as an earlier brief") or b"old.json" in done.stderr
    assert not (tmp_path / "brief.html").exists()


def test_an_analysts_commitment_stands_in_the_brief(melian: Melian, examples: tuple[Path, ...], tmp_path: Path) -> None:
    own = tmp_path / "own"
    own.mkdir()
    entry = "{id: sea, name: Sea Treaty, year: 2030, parties: [Iceland, Norway], duty: consult, trigger: a quarrel"
    text = f"commitment:\n- {entry}, words: shall talk, source: unverified}}\n"
    (own / "commitments-sea.yaml").write_text(text, "utf-8")
    assert melian("brief", *examples, "--out", "brief.md", "--packs", own).returncode == 0
    assert "Sea Treaty (2030" in (tmp_path / "brief.md").read_text("utf-8")
    (own / "commitments-sea.yaml").write_text(text.replace("consult", "love"), "utf-8")
    done = melian("brief", *examples, "--out", "other.md", "--packs", own)
    assert done.returncode == 6
    assert b"commitments-sea.yaml, line 2: commitment.0.duty" in done.stderr


def test_an_analysts_stance_stands_in_the_brief(melian: Melian, examples: tuple[Path, ...], tmp_path: Path) -> None:
    own = tmp_path / "own"
    own.mkdir()
    entry = "{id: dk, holder: Denmark, about: norway demand iceland, stance: vague, words: We shall see, by: A. Reader"
    text = f"stances:\n- {entry}, source: its ministry’s pages, at: 2031-03-08}}\n"
    (own / "stances-own.yaml").write_text(text, "utf-8")
    assert melian("brief", *examples, "--out", "plain.md").returncode == 0
    assert melian("brief", *examples, "--out", "brief.md", "--packs", own).returncode == 0
    row = r"^\| Denmark \| speaks to it without a yes or no .*We shall see.*set by A\. Reader, 2031-03-08"
    assert re.search(row, (tmp_path / "brief.md").read_text("utf-8").replace("\\", ""), re.M)
    assert "We shall see" not in (tmp_path / "plain.md").read_text("utf-8")
    (own / "stances-own.yaml").write_text(text.replace("vague", "evasive"), "utf-8")
    done = melian("brief", *examples, "--out", "other.md", "--packs", own)
    assert done.returncode == 6
    assert b"stances-own.yaml, line 2: stances.0.stance" in done.stderr


def test_an_analysts_hypothesis_and_ratings_change_the_brief(
    melian: Melian, examples: tuple[Path, ...], tmp_path: Path
) -> None:
    own = tmp_path / "own"
    own.mkdir()
    text = """hypotheses:
- {id: season, title: Fishing season, claim: It is made because the season opens, disproved_by: [it is made in winter],
   source: unverified}
raters:
- {id: desk, name: the harbour desk, elicited: by one of us, ratings: {no_quoted_words: {season: CC}}}
leave_out: {raters: [strict]}
"""
    (own / "hypotheses-own.yaml").write_text(text, "utf-8")
    assert melian("brief", *examples, "--out", "plain.md").returncode == 0
    assert melian("brief", *examples, "--out", "brief.md", "--packs", own).returncode == 0
    changed, plain = ((tmp_path / name).read_text("utf-8") for name in ("brief.md", "plain.md"))
    assert re.search(r"^\| \w · Fishing season \|", changed, re.M)
    assert "the harbour desk" in changed
    assert "Fishing season" not in plain
    (own / "hypotheses-own.yaml").write_text(text.replace("title:", "titel:"), "utf-8")
    done = melian("brief", *examples, "--out", "other.md", "--packs", own)
    assert done.returncode == 6
    assert b"hypotheses-own.yaml, line 2: hypotheses.0." in done.stderr
