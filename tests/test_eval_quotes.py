"""The scorer of quotations: what one unit is, and what matches."""

from __future__ import annotations

from eval.quote_units import Unit, contiguous, found_units, gold_units, match
from eval.quotes import Outcome, faults
from melian.model.quotation import Quotation

TEXT = "He said it would rain.\n\nIt would snow. They waited."


def test_pieces_that_white_space_parts_are_one_in_the_annotation() -> None:
    row: dict[str, object] = {
        "text": TEXT,
        "quotes": [{"spans": [[24, 37], [8, 22]], "kind": "indirect", "speaker_text": "He", "cue": "said"}],
    }
    (unit,) = gold_units(row)
    assert (unit.start, unit.end, unit.speaker) == (8, 37, "He")


def _quotation(start: int, end: int, identity: str) -> Quotation:
    return Quotation(
        start=start, end=end, text=TEXT[start:end], document="d", kind="indirect", quotation_id=identity, speaker=None,
        cue=None, rule="r",
    )  # fmt: skip


def test_pieces_that_white_space_parts_are_one_in_what_is_found() -> None:
    found = found_units(TEXT, [_quotation(8, 22, "a"), _quotation(24, 37, "a")])
    assert [(u.start, u.end) for u in found] == [(8, 37)]


def test_two_quotations_stay_two() -> None:
    found = found_units(TEXT, [_quotation(8, 22, "a"), _quotation(24, 37, "b")])
    assert [(u.start, u.end) for u in found] == [(8, 22), (24, 37)]


def test_words_between_keep_pieces_apart() -> None:
    assert contiguous(TEXT, [(24, 37), (8, 10)]) == [(8, 10), (24, 37)]


def _unit(start: int, end: int, speaker: str | None = "He") -> Unit:
    return Unit(start=start, end=end, kind="indirect", speaker=speaker)


def test_errors_by_kind() -> None:
    gold = [_unit(0, 10), _unit(20, 30), _unit(40, 60), _unit(70, 80), _unit(90, 100)]
    found = [_unit(0, 10, "She"), _unit(20, 60), _unit(70, 73), _unit(110, 120)]
    outcome = Outcome(name="d", text="", gold=gold, found=found, pairs=match(gold, found))
    kinds = faults([outcome])
    assert kinds["missed"] == {"cut too wide": 1, "cut too narrow": 1, "not found, indirect": 1}
    assert kinds["wrong"] == {"cut otherwise": 1, "nothing there": 1}
    assert kinds["speaker wrong"] == {"another": 1}
