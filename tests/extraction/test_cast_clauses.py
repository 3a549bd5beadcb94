"""Parties named by what they do. All texts are made up."""

from __future__ import annotations

import pytest

from melian.extraction.cast import Cast
from melian.extraction.cast_clauses import gerund
from melian.language import English
from melian.model.document import Document
from melian.packs import Packs


@pytest.mark.parametrize(
    ("verb", "form"),
    [
        ("import", "importing"),
        ("supply", "supplying"),
        ("trade", "trading"),
        ("ship", "shipping"),
        ("buy", "buying"),
        ("lie", "lying"),
        ("agree", "agreeing"),
        ("help", "helping"),
        ("harbor", "harboring"),
        ("lead", "leading"),
    ],
)
def test_form_in_ing(verb: str, form: str) -> None:
    assert gerund(verb) == form


@pytest.mark.parametrize(
    ("text", "word", "name"),
    [
        ("Peru warned countries that import Chilean oil.", "countries", "countries importing Chilean oil"),
        ("Peru warned countries importing Chilean oil.", "countries", "countries importing Chilean oil"),
        ("Peru will punish any country that ships grain to Chile.", "country", "countries shipping grain to Chile"),
        ("Peru warned countries that have not yet signed.", "countries", "countries"),
    ],
)
def test_one_name_however_it_is_put(english: English, shipped_packs: Packs, text: str, word: str, name: str) -> None:
    parsed = english.parse(Document(path="test.txt", text=text, kind="text"))
    token = next(t for t in parsed.tokens if t.text == word)
    found = Cast(parsed, shipped_packs.actors).refer(token.i)
    assert found is not None
    assert found.actors == (name,)
