"""The sets of a training: folds, trials, and the file that they are kept in."""

from __future__ import annotations

import lzma
import pickle
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from eval.readers import FOLDS, fold_of
from melian.errors import UsageError
from melian.language.encoder_pieces import load_tokenizer
from training.examples import Example
from training.prepare import COPIES, TEXTS, prepare
from training.sets import Sets, load, save


def example(name: str) -> Example:
    nothing = np.zeros((3, 0), dtype=np.int64)
    return Example(name=name, pieces=(), tags=nothing, links=nothing, inner=True)  # type: ignore[arg-type]


def names(examples: Sequence[Example]) -> list[str]:
    return [e.name for e in examples]


@pytest.fixture
def sets() -> Sets:
    outer, small = ([example(f"{part}/{k}") for k in range(30)] for part in ("outer", "small"))
    folds = {e.name: fold_of(e.name) for e in (*outer, *small)}
    return Sets(outer=outer, small=small, invented=[example("invented/1.0")], folds=folds)


@pytest.mark.parametrize("fold", range(FOLDS))
def test_a_fold_and_what_is_left_are_the_whole(sets: Sets, fold: int) -> None:
    left = sets.without(fold)
    mine = names(list(sets.of(fold)))
    assert mine
    assert not set(mine) & set(names([*left.outer, *left.small]))
    assert sorted([*mine, *names([*left.outer, *left.small])]) == sorted(names([*sets.outer, *sets.small]))
    assert names(left.invented) == ["invented/1.0"]


def test_no_fold_leaves_nothing_out(sets: Sets) -> None:
    left = sets.without(None)
    assert (names(left.outer), names(left.small)) == (names(sets.outer), names(sets.small))


def test_a_trial_takes_the_first_of_each(sets: Sets) -> None:
    few = sets.first(2)
    assert (names(few.outer), names(few.small)) == (["outer/0", "outer/1"], ["small/0", "small/1"])
    assert len(sets.first(None).outer) == 30


def test_a_text_falls_in_one_fold_whatever_the_set_that_holds_it() -> None:
    assert fold_of("quotes/news/d131") == fold_of("news/d131") == fold_of("texts/d131.txt")


def test_what_is_saved_is_loaded(sets: Sets, tmp_path: Path) -> None:
    save(sets, tmp_path / "sets.xz")
    again = load(tmp_path / "sets.xz")
    assert (names(again.outer), again.folds) == (names(sets.outer), sets.folds)


def test_another_file_is_refused_by_its_name(tmp_path: Path) -> None:
    with lzma.open(tmp_path / "other.xz", "wb") as file:
        pickle.dump([1], file)
    with pytest.raises(UsageError, match=r"other\.xz: no prepared texts"):
        load(tmp_path / "other.xz")


def test_the_invented_texts_are_read_as_they_are_and_with_states_exchanged(
    tmp_path: Path, small_weights: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "quotes").mkdir()
    for name in ("polnear_train", "news_quotes"):
        (tmp_path / "quotes" / f"{name}.jsonl").write_text("", encoding="utf-8")
    monkeypatch.setattr("training.prepare.load_acts", lambda *_: ())
    (tmp_path / "states.toml").write_text('states = [["Rovia", "Rovian", "Velgrad"]]\n', encoding="utf-8")
    for name in TEXTS:
        body = f"=== {name}-001 | news\n{{s1:Rovia}} {{c1:said}} {{q1:no}}.\n--- acts\nnone\n"
        (tmp_path / f"{name}.txt").write_text(body, encoding="utf-8")
    made = prepare(tmp_path, tmp_path, load_tokenizer(small_weights / "tokenizer.json"))
    assert names(made.invented) == [f"invented/{name}-001.{k}" for name in TEXTS for k in range(1 + COPIES)]
    assert made.folds == {}
