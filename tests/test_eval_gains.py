"""What a change gained and lost."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest

from eval import acts, gains
from melian.model.span import Span


def _gold(text: str, *, core: bool = True) -> acts.Gold:
    row: dict[str, Any] = {"actor": "Rovia", "target": "Belmor", "text": text}
    return acts.Gold(
        doc="a",
        span=Span(start=0, end=len(text)),
        act="demand",
        actors=frozenset({"Rovia"}),
        targets=frozenset({"Belmor"}),
        core=core,
        row=row,
    )


def test_a_row_counts_where_it_is_core() -> None:
    found: Any = object()
    outcome = acts.Outcome(pairs=[(_gold("must go"), found), (_gold("may go", core=False), found)])
    kept = gains.lines({"a": {"actor": outcome}}, "actor")
    assert kept == Counter({"right a demand: Rovia -> Belmor: must go": 1})


def test_what_only_one_side_has_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    gains.compare(Counter({"right a": 2, "wrong b": 1}), Counter({"right a": 1, "right c": 1, "wrong d": 1}))
    assert capsys.readouterr().out.splitlines() == [
        "gained: 1", "  c", "lost: 1", "  a", "wrong no more: 1", "  b", "newly wrong: 1", "  d",
    ]  # fmt: skip
