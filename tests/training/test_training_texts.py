"""Every invented text that is shipped is whole: its marks, its rows of acts, and what its folder's README says."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from pathlib import Path

import pytest

from melian.language.encoder_pieces import load_tokenizer
from melian.model.tags import ACTS
from training.invented import MARK, POLARITIES, Item, items, load_invented, read
from training.prepare import TEXTS, invented_states

FOLDER = Path(__file__).resolve().parents[2] / "training" / "texts"
KINDS = {
    "news", "wire", "essay", "plan", "statement", "transcript", "history", "briefing", "letter", "live", "control",
}  # fmt: skip
ALL = [(name, item) for name in TEXTS for item in items(FOLDER / f"{name}.txt")]


def test_no_file_is_left_out_and_names_are_unique() -> None:
    assert sorted(path.stem for path in FOLDER.glob("*.txt")) == sorted(TEXTS)
    assert [n for n, count in Counter(item.name for _, item in ALL).items() if count > 1] == []
    assert [item.name for name, item in ALL if not item.name.startswith(f"{name}-")] == []


@pytest.mark.parametrize("item", [item for _, item in ALL], ids=lambda item: str(item.name))
def test_a_text_is_whole(item: Item) -> None:
    text, rows = read(item)
    assert item.kind in KINDS
    assert text.strip()
    assert "{" not in text
    assert "}" not in text
    assert _loose(item) == []
    assert all(start < end for row in rows for start, end in row["spans"])
    assert [row for row in item.acts if _wrong(row, text)] == []


def _loose(item: Item) -> list[str]:
    """Numbers that lead nowhere: a cue without content, a speaker or a reporter that is not there."""
    marks = [m.groups() for m in MARK.finditer(item.body)]
    contents = {n for kind, n, *_ in marks if kind == "q"}
    speakers = {n for kind, n, *_ in marks if kind == "s"}
    worded = {n for kind, n, _, _, words in marks if kind == "s" and words is not None}
    outer = {k for _, _, chain, _, _ in marks for k in (chain or "").split(",") if k}
    cues = {n for kind, n, *_ in marks if kind == "c"}
    same = {equal for _, _, _, equal, _ in marks if equal is not None}
    lost = [*(cues - contents), *(speakers - contents - outer), *(outer - speakers), *(same - worded)]
    return lost + [n for n in contents if n not in cues | speakers]


def _wrong(row: str, text: str) -> bool:
    act, words, actor, target, polarity = (part.strip() for part in row.split("|"))
    roles = [p.strip() for r in (actor, target) for p in r.partition(":")[2].split(";")]
    return (
        act not in ACTS
        or text.count(words) != 1
        or not (actor.startswith("actor:") and target.startswith("target:"))
        or polarity.removeprefix("polarity:").strip() not in POLARITIES
        or any(phrase not in ("", "-") and phrase not in text for phrase in roles)
    )


def test_all_acts_occur_asserted_and_not() -> None:
    rows = [[part.strip() for part in row.split("|")] for _, item in ALL for row in item.acts]
    assert {row[0] for row in rows if row[4].endswith("asserted")} == set(ACTS)
    assert {row[4].removeprefix("polarity:").strip() for row in rows} == set(POLARITIES)


def test_every_span_covers_pieces(small_weights: Path) -> None:
    tokenizer = load_tokenizer(small_weights / "tokenizer.json")
    for (_, item), example in zip(ALL, load_invented([FOLDER / f"{n}.txt" for n in TEXTS], tokenizer), strict=True):
        _, rows = read(item)
        assert int((example.tags[0] == 1).sum() + (example.tags[0] == 4).sum()) == sum(len(r["spans"]) for r in rows)
        assert example.acts is not None
        assert all(act.first < act.last for act in example.acts)
        assert len(example.acts) == len(item.acts)


def test_the_states_are_those_of_the_texts() -> None:
    states = invented_states(FOLDER)
    whole = "\n".join(item.body for _, item in ALL)
    assert len(states) == 16
    assert [name for row in states for name in row if not re.search(rf"\b{name}\b", whole)] == []
    assert tomllib.loads((FOLDER / "states.toml").read_text("utf-8"))["states"] == [list(row) for row in states]


def test_the_counts_of_the_readme_are_so() -> None:
    readme = (FOLDER / "README.md").read_text("utf-8")
    table = {m[1]: [int(n.replace(",", "")) for n in m[2].split("|")] for m in _rows(readme)}
    for name in TEXTS:
        found = [(read(item)[1], item.acts) for file, item in ALL if file == name]
        attributions = [row for rows, _ in found for row in rows]
        chains = sum(bool(row["chain"]) for row in attributions)
        texts, _, *counts = table[f"`{name}.txt`"]
        assert [texts, *counts] == [len(found), len(attributions), chains, sum(len(acts) for _, acts in found)]
    assert table["together"] == [sum(table[f"`{name}.txt`"][k] for name in TEXTS) for k in range(5)]


def _rows(readme: str) -> list[re.Match[str]]:
    return list(re.finditer(r"^\| (`\w+\.txt`|together)[^|]* \|((?: [\d,]+ \|){4} [\d,]+) \|$", readme, re.MULTILINE))
