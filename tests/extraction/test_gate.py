"""What the gate lets through to the parser. All texts are made up."""

from __future__ import annotations

import math

import pytest

from melian.extraction.gate import COMPANY, NEAR, Words, likeliest_near, passing, sentences
from melian.language import English
from melian.model.document import Document
from melian.model.span import Span
from melian.packs import Packs

FILL = "The market on the square sold apples and pears until noon. " * 12
ACT = "Chile demanded that Peru close its bases in the north."


@pytest.fixture
def words(shipped_packs: Packs) -> Words:
    return Words(acts=shipped_packs.acts, actors=shipped_packs.actors)


def let_through(words: Words, text: str) -> str:
    document = Document(path="t", text=text, kind="text")
    spans = passing(document, English.blocks(document), words.scores, words.known)
    return " / ".join(text[s.start : s.end] for s in spans)


def test_a_demand_between_states_passes_and_the_market_does_not(words: Words) -> None:
    found = let_through(words, f"Lima in March.\n\n{FILL}\n\n{ACT}")
    assert ACT in found
    assert found.count("apples") <= NEAR


def test_nothing_of_a_text_that_names_nobody_is_parsed(words: Words) -> None:
    assert let_through(words, f"{FILL}\n\nThe union demanded that the club pay.") == ""


def test_who_is_introduced_above_is_parsed_too(words: Words) -> None:
    intro = "The talks in Quito were led by Ana Quispe, foreign minister of Peru."
    found = let_through(words, f"News.\n\n{intro} {FILL}\n\nQuispe accused Chile of arming the rebels in Peru.")
    assert intro in found
    assert found.count("apples") <= NEAR + 1


def test_another_gate_may_stand_in_its_place(words: Words) -> None:
    document = Document(path="t", text=f"{FILL}\n\n{ACT}", kind="text")
    blocks = English.blocks(document)
    assert passing(document, blocks, lambda _, spans: [-1.0] * len(spans), words.known) == ()
    whole = passing(document, blocks, lambda _, spans: [1.0] * len(spans), words.known)
    assert [(s.start, s.end) for s in whole] == [(b.start, b.end) for b in blocks]


def test_sentences_cover_a_block_but_for_white_space() -> None:
    text = "Gen. J. Smith of the U.S. left at 5 p.m. on Monday. “He must go.” Chile said so? Yes!"
    found = list(sentences(text, Span(start=0, end=len(text))))
    assert "".join(text[s.start : s.end] for s in found).replace(" ", "") == text.replace(" ", "")
    assert text[found[-1].start : found[-1].end] == "Yes!"


@pytest.mark.parametrize(
    ("word", "stem"),
    [("threatening", "threaten"), ("accused", "accus"), ("denies", "den"), ("withdrew", "withdraw"), ("onion", None)],
)
def test_inflected_words_come_back_to_their_stem(words: Words, word: str, stem: str | None) -> None:
    assert words.stem(word) == stem


def test_a_word_that_also_stands_in_small_letters_introduces_nobody(words: Words) -> None:
    opening = "Lima in March.\n\nApples were sold by the road. The apples were red."
    found = let_through(words, f"{opening} {FILL}\n\nApples aside, {ACT}")
    assert ACT in found
    assert "by the road" not in found


def test_a_plain_act_needs_no_company(words: Words) -> None:
    assert ACT in let_through(words, f"{FILL}\n\n{ACT}\n\n{FILL}")


def test_what_stands_near_a_likely_act_is_read_with_it_and_alone_is_not(words: Words) -> None:
    quiet = "It was to leave the islands by June, a demand that Lima rejected."
    near = f"Chile warned Peru. {quiet} Bolivia threatened Chile with sanctions."
    assert quiet in let_through(words, f"News.\n\n{FILL}\n\n{near}")
    far = f"{quiet} {FILL} Peru and Chile met in the cup."
    assert quiet not in let_through(words, f"News.\n\n{FILL}\n\n{far}")


def test_each_sentence_stands_as_high_as_the_likeliest_near_it() -> None:
    own = [1.0, *[-5.0] * (COMPANY + 1), -math.inf, -2.0]
    assert likeliest_near(own) == [*[1.0] * (COMPANY + 1), -2.0, -math.inf, -2.0]
