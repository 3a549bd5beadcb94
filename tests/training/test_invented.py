"""How invented texts are read. Every text that is shipped is checked in test_training_texts."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from tokenizers import Tokenizer

from melian.errors import UsageError
from melian.language.encoder_pieces import load_tokenizer
from melian.model.tags import ACTS
from melian.packs.actors import load_actors
from training.examples import CUE, NOBODY, REPORTER, SOURCE
from training.invented import Item, items, load_invented, read, renamed, stand_ins

PLAIN = "{s1:Rovia} {c1:said} {q1:the talks were over}."


def item(body: str, *acts: str) -> Item:
    return Item(name="made-001", kind="news", body=body, acts=acts)


def words(text: str, spans: Sequence[tuple[int, int]]) -> list[str]:
    return [text[start:end] for start, end in spans]


def parts(body: str) -> list[tuple[list[str], ...]]:
    """Content, speaker, cue and chain of each attribution, in words."""
    text, rows = read(item(body))
    return [(*(words(text, row[k]) for k in ("spans", "speaker_spans", "cue_spans")), chain(text, row)) for row in rows]


def chain(text: str, row: dict[str, Any]) -> list[str]:
    return [text[link["start"] : link["end"]] for link in row["chain"]]


def written(folder: Path, body: str, *acts: str) -> Path:
    path = folder / "made.txt"
    path.write_text(f"=== made-001 | news\n{body}\n--- acts\n" + "\n".join(acts or ("none",)) + "\n", encoding="utf-8")
    return path


@pytest.fixture
def tokenizer(small_weights: Path) -> Tokenizer:
    return load_tokenizer(small_weights / "tokenizer.json")


def test_the_marks_go_and_the_words_stay() -> None:
    text, _ = read(item(PLAIN))
    assert text == "Rovia said the talks were over."


@pytest.mark.parametrize(
    ("body", "wanted"),
    [
        pytest.param(PLAIN, [(["the talks were over"], ["Rovia"], ["said"], [])], id="plain"),
        pytest.param(
            '{q1:"We,"} {s1:he} {c1:told} the Herald, {q1:"will not go."}',
            [(['"We,"', '"will not go."'], ["he"], ["told"], [])],
            id="interrupted",
        ),
        pytest.param(
            "{s1:Tarsia} {c1:asked} {q1:for time} and {s2=1}{c2:warned} {q2:that time was short}.",
            [(["for time"], ["Tarsia"], ["asked"], []), (["that time was short"], ["Tarsia"], ["warned"], [])],
            id="the-same-speaker-again",
        ),
        pytest.param(
            '{s1:She} {c1:nodded}: {q1:"Yes."} Then a pause. {s2=1}{q2:"And no."}',
            [(['"Yes."'], ["She"], ["nodded"], []), (['"And no."'], ["She"], [], [])],
            id="no-cue",
        ),
        pytest.param(
            "{c1:It is said} {q1:that the envoy left}.",
            [(["that the envoy left"], [], ["It is said"], [])],
            id="no-speaker",
        ),
        pytest.param(
            "{s1:The Herald} reported {s2:an aide} {c2:said} {q2^1:that it was over}.",
            [(["that it was over"], ["an aide"], ["said"], ["The Herald"])],
            id="a-report-within-a-report",
        ),
        pytest.param(
            "{s1:The Herald} quotes {s2:an aide}, who had it from {s3:the minister}: {q3^1,2:it was over}.",
            [(["it was over"], ["the minister"], [], ["The Herald", "an aide"])],
            id="outermost-first",
        ),
        pytest.param(
            "{s1:Agencies} {c1:wrote} {q1:of rain}. {s2=1}They had it from {s3:a pilot}: {q3^2:hail too}.",
            [(["of rain"], ["Agencies"], ["wrote"], []), (["hail too"], ["a pilot"], [], ["Agencies"])],
            id="a-reporter-named-before",
        ),
    ],
)
def test_attributions(body: str, wanted: list[tuple[list[str], ...]]) -> None:
    assert parts(body) == wanted


def test_a_file_holds_texts_with_their_acts(tmp_path: Path) -> None:
    path = tmp_path / "two.txt"
    path.write_text(
        "=== a-1 | news\nOne.\n\nTwo.\n--- acts\nwarn | One | actor: - | target: - | polarity: asserted\n"
        "=== a-2 | control\nRain.\n--- acts\nnone\n",
        encoding="utf-8",
    )
    first, second = items(path)
    assert (first.name, first.kind, first.body, len(first.acts)) == ("a-1", "news", "One.\n\nTwo.", 1)
    assert (second.name, second.kind, second.body, second.acts) == ("a-2", "control", "Rain.", ())


def test_names_are_exchanged_as_whole_words_in_text_and_acts() -> None:
    old = item("{s1:Rovia} spoke in Rovian.", "warn | Rovia spoke | actor: Rovia | target: - | polarity: asserted")
    new = renamed(old, {"Rovia": "Ruritania", "Rovian": "Ruritanian"})
    assert new.body == "{s1:Ruritania} spoke in Ruritanian."
    assert new.acts == ("warn | Ruritania spoke | actor: Ruritania | target: - | polarity: asserted",)


def test_stand_ins_are_states_each_drawn_once_and_the_same_for_one_seed() -> None:
    actors = load_actors().actors
    states = [("Rovia", "Rovian", "Velgrad"), ("Tarsia", "Tarsian", "Port Amsel")]
    drawn, again = (stand_ins(np.random.default_rng(5), states, actors) for _ in range(2))
    assert drawn == again
    assert set(drawn) == {"Rovia", "Rovian", "Rovians", "Velgrad", "Tarsia", "Tarsian", "Tarsians", "Port Amsel"}
    known = {actor.name: actor for actor in actors if actor.kind == "state"}
    assert drawn["Rovian"] in known[drawn["Rovia"]].demonyms
    assert drawn["Rovia"] != drawn["Tarsia"]


def test_a_text_becomes_tags_links_and_acts(tmp_path: Path, tokenizer: Tokenizer) -> None:
    body = "{s1:The Herald} reported {s2:Rovia} {c2:warned} {q2^1:Tarsia to leave}."
    row = "warn | Rovia warned Tarsia to leave | actor: Rovia | target: Tarsia | polarity: asserted"
    (example,) = load_invented([written(tmp_path, body, row)], tokenizer)
    assert example.name == "invented/made-001"
    # pieces: The Herald reported Rovia warned Tarsia to leave .
    assert example.tags.tolist() == [
        [0, 0, 0, 0, 0, 1, 2, 3, 0],
        [0, 0, 0, 0, 1, 0, 0, 0, 0],
        [1, 2, 0, 1, 0, 0, 0, 0, 0],
    ]
    assert [example.links[kind, 5] for kind in (CUE, SOURCE, REPORTER)] == [4, 3, 0]
    assert example.acts is not None
    (act,) = example.acts
    assert (act.first, act.last, ACTS[act.act], act.asserted) == (3, 8, "warn", True)
    assert (act.actors, act.targets) == ((3,), (5,))


def test_without_a_speaker_the_source_is_nobody(tmp_path: Path, tokenizer: Tokenizer) -> None:
    (example,) = load_invented([written(tmp_path, "{c1:Reportedly} {q1:it rained}.")], tokenizer)
    assert example.links[SOURCE].tolist()[1:3] == [NOBODY, NOBODY]


@pytest.mark.parametrize(("polarity", "asserted"), [("asserted", True), ("negated", False), ("hypothetical", False)])
def test_polarity(tmp_path: Path, tokenizer: Tokenizer, polarity: str, asserted: bool) -> None:
    row = f"warn | Rovia | actor: - | target: - | polarity: {polarity}"
    (example,) = load_invented([written(tmp_path, PLAIN, row)], tokenizer)
    assert example.acts is not None
    assert [(act.asserted, act.actors, act.targets) for act in example.acts] == [(asserted, (), ())]


def test_a_name_that_stands_twice_is_taken_where_it_is_nearest(tmp_path: Path, tokenizer: Tokenizer) -> None:
    body = "Rovia was quiet all day and night. Then Rovia warned Tarsia."
    row = "warn | warned Tarsia | actor: Rovia | target: Tarsia | polarity: asserted"
    (example,) = load_invented([written(tmp_path, body, row)], tokenizer)
    assert example.acts is not None
    assert example.acts[0].actors == (9,)


@pytest.mark.parametrize(
    "row",
    [
        "warn | words that are not there | actor: - | target: - | polarity: asserted",
        "grumble | Rovia | actor: - | target: - | polarity: asserted",
        "warn | Rovia | actor: - | target: - | polarity: perhaps",
        "warn | Rovia | actor: -",
    ],
)
def test_a_row_that_does_not_fit_is_named_with_its_file_and_text(
    tmp_path: Path, tokenizer: Tokenizer, row: str
) -> None:
    path = written(tmp_path, PLAIN, row)
    with pytest.raises(UsageError, match=r"made\.txt: made-001: "):
        list(load_invented([path], tokenizer))
