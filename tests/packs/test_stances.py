"""The pack of stances, and the entries of an analyst."""

from __future__ import annotations

from pathlib import Path
from time import process_time

import pytest

from melian.errors import PackError
from melian.model.stance import STANCES
from melian.packs.stances import load_stances

ENTRY = """stances:
  - id: mine
    holder: Corland
    event: e-1
    stance: {stance}
    by: An analyst
    at: {at}
"""


def test_each_stance_has_its_words_and_weights() -> None:
    pack = load_stances()
    assert {phrase.stance for phrase in pack.phrases} | {"criticises_target"} == set(STANCES)
    assert set(pack.of_kind) == set(STANCES)
    assert pack.links["holds it"] > 0 > pack.links["bias"]


def test_an_analysts_phrase_replaces_the_one_of_its_id(tmp_path: Path) -> None:
    (tmp_path / "stances-own.yaml").write_text(
        "phrases:\n  - id: refusal\n    stance: rejects\n    forms: [not on our watch]\n", "utf-8"
    )
    own = next(p for p in load_stances(tmp_path).phrases if p.id == "refusal")
    assert own.forms == ("not on our watch",)
    assert len(load_stances(tmp_path).phrases) == len(load_stances().phrases)


def test_an_analysts_stance_is_kept(tmp_path: Path) -> None:
    (tmp_path / "stances.yaml").write_text(ENTRY.format(stance="vague", at="2031-03-08"), "utf-8")
    (entry,) = load_stances(tmp_path).set_by_hand
    assert (entry.holder, entry.stance, entry.by, entry.source) == ("Corland", "vague", "An analyst", "unverified")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (ENTRY.format(stance="refuses", at="2031-03-08"), "line 5: stances.0.stance"),
        (ENTRY.format(stance="vague", at="yesterday"), "line 7: stances.0.at"),
        (ENTRY.format(stance="searched_silent", at="2031-03-08"), "`source` must say what was searched"),
        (ENTRY.format(stance="vague", at="2031-03-08").replace("    event: e-1\n", ""), "give either `event`"),
        ("phrases:\n  - id: x\n    stance: vague\n    forms: ['(a b|c)']\n", "line 4: phrases.0.forms.0"),
        (
            "phrases:\n  - id: x\n    stance: vague\n    forms: ['no _? _? _? _? _? way']\n",
            "line 4: phrases.0.forms.0: Value error, 5 words with `?`; a form has 4 at most",
        ),
    ],
    ids=["stance", "day", "search", "demand", "form", "optional"],
)
def test_a_bad_entry_names_file_line_and_field(tmp_path: Path, text: str, said: str) -> None:
    (tmp_path / "stances.yaml").write_text(text, "utf-8")
    with pytest.raises(PackError) as error:
        load_stances(tmp_path)
    assert "stances.yaml, line" in str(error.value)
    assert said in str(error.value)


def test_the_most_words_that_may_be_missing_are_looked_for_in_no_time(tmp_path: Path) -> None:
    """Each place of a long text is tried with every choice of them."""
    (tmp_path / "stances.yaml").write_text(
        "phrases:\n  - id: own\n    stance: vague\n    forms: ['_? _? _? _? way']\n", "utf-8"
    )
    own = next(p for p in load_stances(tmp_path).phrases if p.id == "own")
    began = process_time()
    assert not own.found("no " * 4_000)
    assert own.found("there is no other way")
    assert process_time() - began < 2
