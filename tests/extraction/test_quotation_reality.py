from __future__ import annotations

from collections.abc import Callable

import pytest

from melian.extraction.cast import Cast
from melian.extraction.quotations import quotations
from melian.language import English
from melian.model.document import Document
from melian.packs.actors import load_actors
from melian.packs.cues import load_cues

Texts = Callable[[str], list[str]]


@pytest.fixture(scope="module")
def contents(english: English) -> Texts:
    cues, actors = load_cues(), load_actors()

    def read(text: str) -> list[str]:
        parsed = english.parse(Document(path="t.txt", text=text, kind="text"))
        return [q.text for q in quotations(parsed, Cast(parsed, actors), cues)]

    return read


ARGUMENT = (
    "This could end badly. The town must act. That would invite more. These steps may fail. The council should listen. "
)


@pytest.mark.parametrize(
    "text",
    [
        "Officials must state that the bridge is safe.",
        "Freedonia might claim that the bridge is closed.",
        "The harshness of the letter suggests that it is a bluff.",
        "This shift suggests that the bridge is at risk.",
        "They signed a deal, which would rule out closing the old bridge for good.",
        f"{ARGUMENT}Freedonia wants to close the bridge.",
        f"{ARGUMENT}Freedonia fears for the bridge.",
    ],
)
def test_what_an_author_supposes_is_nobodys_word(contents: Texts, text: str) -> None:
    assert contents(text) == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Officials stated that the bridge is safe.", "that the bridge is safe"),
        ("A poll suggests that the mayor will win.", "that the mayor will win"),
        ("Freedonia wants to close the bridge.", "to close the bridge"),
        ("According to the mayor, the barges must leave by noon.", "the barges must leave by noon"),
        (f"{ARGUMENT}Freedonia said that the bridge is closed.", "that the bridge is closed"),
        (f"{ARGUMENT}The mayor wants to close the bridge.", "to close the bridge"),
    ],
)
def test_what_is_told_stays(contents: Texts, text: str, said: str) -> None:
    assert said in contents(text)
