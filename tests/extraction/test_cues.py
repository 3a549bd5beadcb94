"""The lexicon of cues: what ships, what an analyst adds, what is refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from melian.errors import PackError
from melian.model.cue import CueLexicon
from melian.packs.cues import load_cues


@pytest.fixture(scope="module")
def cues() -> CueLexicon:
    return load_cues()


@pytest.mark.parametrize(
    ("lemma", "frame"),
    [
        ("say", "clause"),
        ("vow", "to"),
        ("accuse", "whole"),
        ("reject", "object"),
        ("call", "for"),
        ("expect", "passive"),
    ],
)
def test_the_shipped_lexicon_knows_the_common_cues(cues: CueLexicon, lemma: str, frame: str) -> None:
    cue = cues.find(lemma, "verb")
    assert cue is not None
    assert cue.frames[frame] >= cues.floor


def test_what_is_denied_is_not_passed_on(cues: CueLexicon) -> None:
    denied, said = cues.find("deny", "verb"), cues.find("say", "verb")
    assert denied is not None
    assert said is not None
    assert (denied.passes_on, said.passes_on) == (False, True)


def test_circumstances_move_the_probability(cues: CueLexicon) -> None:
    assert cues.probability(0.5, ("speaker-person",)) > cues.probability(0.5, ("speaker-noun", "modal-must"))
    assert CueLexicon().probability(0.5, ("speaker-person",)) == 0.5
    assert cues.probability(0, ("speaker-person",)) == 0


def test_an_analyst_adds_and_replaces_words(tmp_path: Path) -> None:
    (tmp_path / "cues-own.toml").write_text(
        "floor = 0.2\n[verbs]\nheliograph = { clause = 0.9 }\nsay = { about = 1 }\n"
    )
    own = load_cues(tmp_path)
    said = own.find("say", "verb")
    assert own.find("heliograph", "verb") is not None
    assert said is not None
    assert (dict(said.frames), own.floor) == ({"about": 1}, 0.2)


@pytest.mark.parametrize(
    ("text", "names"),
    [("[verbs]\nsay = { clause = 7 }", "verbs.say.clause"), ("[verb]\n", "verb"), ("floor =", "cues-bad.toml")],
    ids=["weight", "table", "syntax"],
)
def test_a_bad_file_is_refused_by_name_and_place(tmp_path: Path, text: str, names: str) -> None:
    (tmp_path / "cues-bad.toml").write_text(text)
    with pytest.raises(PackError, match=names.replace(".", r"\.")) as raised:
        load_cues(tmp_path)
    assert "cues-bad.toml" in str(raised.value)
