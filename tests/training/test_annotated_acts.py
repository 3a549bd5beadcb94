"""Annotated acts as ranges of word pieces, with the places of their actors and targets. All texts are made up."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path

import pytest
from tokenizers import Tokenizer

from melian.language.encoder_pieces import load_tokenizer
from melian.model.tags import ACTS
from training.acts import BORDERLINE, load_acts
from training.examples import IGNORED, Act, Example

TEXT = "Chile warned Peru on Monday. Lima denied that it had armed the island of Quor."
#       0     1      2    3  4     5 6    7      8    9  10  11    12  13     14 15  16


@pytest.fixture
def tokenizer(small_weights: Path) -> Tokenizer:
    return load_tokenizer(small_weights / "tokenizer.json")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """One text, to be annotated; parses are kept beside it."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    (tmp_path / "made").mkdir()
    (tmp_path / "made" / "t1.txt").write_text(TEXT, encoding="utf-8")
    index = {"id": "t1", "file": "t1.txt", "annotated": True}
    (tmp_path / "made" / "index.jsonl").write_text(json.dumps(index) + "\n", encoding="utf-8")
    return tmp_path / "made"


def annotated(folder: Path, tokenizer: Tokenizer, name: str = "acts.jsonl", **changed: object) -> Example:
    words = str(changed.pop("words", "Chile warned Peru"))
    row = {
        "doc": "t1",
        "start": TEXT.index(words),
        "end": TEXT.index(words) + len(words),
        "act": "warn",
        "actor": "Chile",
        "target": "Peru",
        "salience": "core",
        **changed,
    }
    (folder / "acts.jsonl").write_text("", encoding="utf-8")
    (folder / name).write_text(json.dumps(row) + "\n", encoding="utf-8")
    (example,) = load_acts(folder, tokenizer)
    return example


def only(example: Example) -> Act:
    assert example.acts is not None
    (act,) = example.acts
    return act


def test_an_act_has_its_pieces_and_every_place_of_its_actor_and_target(folder: Path, tokenizer: Tokenizer) -> None:
    act = only(annotated(folder, tokenizer))
    assert (act.first, act.last, ACTS[act.act], act.weight, act.asserted) == (0, 3, "warn", 1.0, True)
    assert act.actors == (0,)
    assert act.targets is not None
    assert {2, 6} <= set(act.targets)  # Peru, and the capital that stands for it


def test_a_text_of_acts_says_nothing_of_quotations(folder: Path, tokenizer: Tokenizer) -> None:
    example = annotated(folder, tokenizer)
    assert example.name == "made/t1"
    assert not example.quoted
    assert set(example.tags.ravel().tolist()) == {IGNORED}


def test_nobody_is_told_from_somebody_whom_the_text_does_not_name(folder: Path, tokenizer: Tokenizer) -> None:
    act = only(annotated(folder, tokenizer, actor="Norway", target=None))
    assert (act.actors, act.targets) == (None, ())


def test_a_name_that_no_pack_knows_is_looked_for_in_the_text(folder: Path, tokenizer: Tokenizer) -> None:
    act = only(annotated(folder, tokenizer, words="it had armed the island of Quor", target="Quor"))
    assert act.targets == (15,)


def test_rows_that_were_not_sure_weigh_less(folder: Path, tokenizer: Tokenizer) -> None:
    assert only(annotated(folder, tokenizer, salience="borderline")).weight == BORDERLINE


def test_negated_acts_come_from_a_file_of_their_own(folder: Path, tokenizer: Tokenizer) -> None:
    assert not only(annotated(folder, tokenizer, "nonacts.jsonl", polarity="negated")).asserted


def test_deeds_are_left_out(folder: Path, tokenizer: Tokenizer) -> None:
    assert annotated(folder, tokenizer, act="deploy").acts == ()
