"""Sentences and the words looked for in them."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from melian.assessment.lookup import Lookup
from melian.assessment.named import Named
from melian.assessment.passages import find, passages, sentences
from melian.model.actor import Actor


@given(st.text(max_size=300))
def test_sentences_lose_no_word(text: str) -> None:
    spans = list(sentences(text))
    assert "".join("".join(text[s.start : s.end].split()) for s in spans) == "".join(text.split())
    assert all(a.end <= b.start for a, b in pairwise(spans))


def test_passages_hold_their_characters_and_no_furniture(lookup: Lookup) -> None:
    found = passages(lookup, lookup.readings)
    assert found
    for passage in found:
        text = lookup.document(passage.document).text
        assert text[passage.excerpt.start : passage.excerpt.end] == passage.excerpt.text
        assert passage.excerpt.text != "Copy link"


@pytest.mark.parametrize(
    ("words", "text", "hit"),
    [
        (("withdraw*",), "They withdrew", None),
        (("withdraw*",), "full Withdrawal now", "Withdrawal"),
        (("pull* out",), "it pulls\nout", "pulls\nout"),
        (("all",), "overall", None),
        (("a.b",), "axb", None),
        ((), "anything", None),
    ],
)
def test_words_are_whole_and_a_star_is_any_ending(words: tuple[str, ...], text: str, hit: str | None) -> None:
    match = find(words, text)
    assert (match[0] if match else None) == hit


def test_a_name_that_can_mean_two_is_left_out(lookup: Lookup) -> None:
    shared = ("Landers",)
    cast = tuple(Actor(name=n, kind="state", source="test", demonyms=shared) for n in ("Aland", "Bland"))
    named = Named.of(cast, lookup)
    assert named.within("Landers met in Aland, and Bland’s crews left") == ("Aland", "Bland")


def test_a_group_is_spelt_out(lookup: Lookup) -> None:
    group = Actor(name="Twins", kind="group", source="test", members=("Aland", "Bland"))
    assert Named.of((group,), lookup).within("the Twins said no") == ("Aland", "Bland")
