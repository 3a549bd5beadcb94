"""`melian stances`: JSON lines, and what an analyst sets."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

Melian = Callable[..., Any]
FIELDS = {
    "event", "act", "actor", "target", "content", "holder", "stance", "basis", "relation", "document", "start", "end",
    "text", "speaker", "date", "candidates", "rule", "weight", "by",
}  # fmt: skip


def rows(done: Any) -> list[dict[str, Any]]:
    assert (done.returncode, done.stderr) == (0, b"")
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_stances_of_articles_and_of_a_case_are_the_same(melian: Melian, examples: tuple[Path, ...]) -> None:
    found = rows(melian("stances", *examples))
    assert found
    assert all(set(row) == FIELDS for row in found)
    assert "searched_silent" not in {row["stance"] for row in found}
    for row in found:
        if row["document"]:
            text = Path(row["document"]).read_bytes().decode()
            assert text[row["start"] : row["end"]] == row["text"]
    melian("case", "build", *examples, "--case", "a.db")
    assert rows(melian("stances", "--case", "a.db")) == found


def test_what_an_analyst_sets_is_printed_as_the_analysts(
    melian: Melian, examples: tuple[Path, ...], tmp_path: Path
) -> None:
    first = rows(melian("stances", *examples))[0]
    entry = {
        "id": "x", "holder": "Elsewhere", "event": first["event"], "stance": "searched_silent", "source": "its pages",
        "by": "An analyst", "at": "2031-03-08",
    }  # fmt: skip
    (tmp_path / "packs").mkdir()
    (tmp_path / "packs" / "stances.yaml").write_text(json.dumps({"stances": [entry]}), "utf-8")
    own = [r for r in rows(melian("stances", *examples, "--packs", tmp_path / "packs")) if r["holder"] == "Elsewhere"]
    assert [(r["stance"], r["by"], r["date"], r["rule"]) for r in own] == [
        ("searched_silent", "An analyst", "2031-03-08", "its pages")
    ]


def test_nothing_named_is_a_mistake_of_use(melian: Melian) -> None:
    done = melian("stances")
    assert done.returncode == 2
    assert b"melian stances PATH" in done.stderr
