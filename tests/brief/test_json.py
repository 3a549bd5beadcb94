"""JSON: the same tree, safe to print."""

from __future__ import annotations

import json
import re
from dataclasses import replace

from syrupy.assertion import SnapshotAssertion

from melian.brief.json import render
from melian.brief.visible import DECEIVING
from melian.model.document import Found
from melian.model.event import Account
from tests.composed import compose
from tests.small_knowledge import compose as golden


def test_golden(account: Account, snapshot: SnapshotAssertion) -> None:
    assert render(golden(account)) == snapshot


def test_references_are_numbered_and_rest_on_the_text(account: Account) -> None:
    row = json.loads(render(compose(account)))
    texts = {
        a["label"]: next(r for r in account.readings if r.document.path == a["path"]) for a in row["annex"]["articles"]
    }
    assert [r["n"] for r in row["references"]] == list(range(1, len(row["references"]) + 1))
    for r in row["references"]:
        assert texts[r["document"]].document.text[r["start"] : r["end"]] == r["text"]


def test_numbers_point_at_references(account: Account) -> None:
    row = json.loads(render(compose(account)))
    numbers = {n for chapter in row["chapters"] for sentence in chapter["bottom_line"] for n in sentence["references"]}
    assert numbers
    assert max(numbers) <= len(row["references"])


def test_terminal_safe_and_lossless(account: Account) -> None:
    bad = "\x1b[31m \u202e \ud800 \U000e0041 <b> ünï"
    first = account.readings[0]
    reading = replace(first, document=replace(first.document, title=Found(value=bad, how="test")))
    written = render(compose(replace(account, readings=(reading, *account.readings[1:]))))
    assert not DECEIVING.search(written)
    assert not re.search("[\x00-\x09\x0b-\x1f]", written)
    assert json.loads(written)["annex"]["articles"][0]["title"] == bad
