"""The acts' pack: shipped, extended by an analyst, refused where it is wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from melian.errors import PackError
from melian.model.mention import ACTS
from melian.packs.acts import load_acts


def test_every_act_of_the_contract_has_patterns_and_a_plover_code() -> None:
    pack = load_acts()
    told = {f.act for f in pack.frames} | {c.act for c in pack.clauses}
    told |= {f.negated for f in pack.frames} | {f.possible for f in pack.frames} | {f.own for f in pack.frames}
    assert set(ACTS) <= told
    assert set(ACTS) == {act for act, _ in pack.plover}


def test_an_analysts_entry_is_added_and_one_of_the_same_id_replaces(tmp_path: Path) -> None:
    shipped = load_acts()
    replaced = shipped.frames[0].id
    (tmp_path / "acts_mine.toml").write_text(
        f'[[frame]]\nid = "mine"\nact = "demand"\nverbs = ["clamour for"]\n'
        f'[[frame]]\nid = "{replaced}"\nact = "demand"\nverbs = ["yell"]\n',
        "utf-8",
    )
    pack = load_acts(tmp_path)
    assert len(pack.frames) == len(shipped.frames) + 1
    assert next(f for f in pack.frames if f.id == replaced).verbs == ("yell",)


def test_word_lists_are_filled_in(tmp_path: Path) -> None:
    (tmp_path / "acts_mine.toml").write_text(
        '[words]\nshout = ["yell", "scream"]\n[[frame]]\nid = "mine"\nact = "demand"\nverbs = ["@shout", "bawl"]\n',
        "utf-8",
    )
    assert next(f for f in load_acts(tmp_path).frames if f.id == "mine").verbs == ("yell", "scream", "bawl")


def test_an_analysts_floors_and_weights_go_over_ours(tmp_path: Path) -> None:
    (tmp_path / "acts_mine.toml").write_text(
        "floor = 0.31\nencoder_floor = 0.51\ngate_floor = -9.0\n"
        '[weights]\n"act:demand" = -7.0\n[encoder_weights]\n"rule:encoder" = -8.0\n[gate]\n"intercept" = -99.0\n',
        "utf-8",
    )
    shipped, pack = load_acts(), load_acts(tmp_path)
    assert (pack.floor, pack.encoder_floor, pack.gate_floor) == (0.31, 0.51, -9.0)
    assert dict(pack.weights) == dict(shipped.weights) | {"act:demand": -7.0}
    assert dict(pack.encoder_weights) == dict(shipped.encoder_weights) | {"rule:encoder": -8.0}
    assert dict(pack.gate) == dict(shipped.gate) | {"intercept": -99.0}


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("[[frame]\n", "acts_mine.toml"),
        ('[[frame]]\nid = "x"\nact = "insult"\n', "act"),
        ('[[frame]]\nid = "x"\nact = "demand"\nverb = ["a"]\n', "verb"),
        ('[[frame]]\nid = "x"\nact = "demand"\nverbs = ["@nowhere"]\n', "@nowhere"),
        ('[[frame]]\nid = "x"\nact = "demand"\nweight = 3\n', "weight"),
    ],
    ids=["no TOML", "unknown act", "unknown field", "unknown list", "no probability"],
)
def test_a_wrong_file_is_refused_with_its_place(tmp_path: Path, text: str, named: str) -> None:
    (tmp_path / "acts_mine.toml").write_text(text, "utf-8")
    with pytest.raises(PackError, match=named):
        load_acts(tmp_path)


def test_a_file_that_is_no_text_is_refused_with_its_name(tmp_path: Path) -> None:
    (tmp_path / "acts_mine.toml").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(PackError, match=r"acts_mine\.toml: cannot be read"):
        load_acts(tmp_path)
