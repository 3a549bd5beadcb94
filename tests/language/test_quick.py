"""The quickened parser says what the model as it comes says. All texts are made up."""

from __future__ import annotations

import importlib
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from melian.language.english import MODEL
from melian.language.quick import quicken

TEXTS = (
    "There's no doubt that Chile's envoys weren't told what they'd got to sign, and there are many who ain't pleased.",
    "“Let's leave,” she said; you're gonna like it, y'all. C'mon! He does what others do, and has gotten it.",
    "  The U.S.\n\tnavy's ships -- those that matter -- were withdrawn on 5 May, which nobody had foreseen...  ",
    "It is said to have cost $3 million (about 4% more), but that's that: e.g. the dearer, the better. :-)",
    "Peru demands that Bolivia stop; Bolivia won't. Who'd have thought? Lima's better boats got there first.",
)


def _said(nlp: Any) -> list[tuple[object, ...]]:
    docs = nlp.pipe((*TEXTS, *TEXTS))  # twice, so that what is remembered is used
    return [
        (t.tag_, t.pos_, str(t.morph), t.lemma_, t.dep_, t.head.i, t.ent_type_, t.ent_iob_) for d in docs for t in d
    ]


@pytest.fixture(scope="module")
def models() -> tuple[Any, Any]:
    plain, quick = (importlib.import_module(MODEL).load() for _ in range(2))
    quicken(quick)
    return plain, quick


def test_a_quickened_model_reads_as_it_did(models: tuple[Any, Any]) -> None:
    plain, quick = models
    assert _said(quick) == _said(plain)


@settings(max_examples=40, deadline=None)
@given(
    texts=st.lists(
        st.lists(
            st.sampled_from(
                ("Peru", "Bolivia's", "the", "Bank", "of", "Lima", "Ana", "Quispe", "said", "on", "5", "May", ".",
                 "\n\n", "three", "million", "dollars", "in", "!", "  ", "and", "Chilean", "ships", "“Let", "The")
            ),
            max_size=20,
        ).map(" ".join),
        min_size=1,
        max_size=4,
    )
)  # fmt: skip
def test_names_are_those_that_the_model_finds(models: tuple[Any, Any], texts: list[str]) -> None:
    plain, quick = ([[(t.text, t.ent_type_, t.ent_iob_) for t in d] for d in nlp.pipe(texts)] for nlp in models)
    assert quick == plain


def test_names_are_found_however_texts_are_batched(models: tuple[Any, Any]) -> None:
    names = models[1].get_pipe("melian_names")
    docs = [models[1].make_doc(text) for text in TEXTS]
    together = [[(e.text, e.label_) for e in doc.ents] for doc in names.pipe(docs, batch_size=2)]
    assert together == [[(e.text, e.label_) for e in names(models[1].make_doc(text)).ents] for text in TEXTS]
    assert any(together)


def test_a_word_in_every_dress_gets_the_same_attributes(models: tuple[Any, Any]) -> None:
    plain, quick = models
    words = [
        w for pattern in plain.get_pipe("attribute_ruler").patterns for t in pattern["patterns"][0] for w in _words(t)
    ]
    for tag in ("VBZ", "VBP", "VBD", "DT", "PRP", "IN", "_SP", "TO", "POS"):
        said = []
        for nlp, ruler in ((plain, "attribute_ruler"), (quick, "melian_ruler")):
            doc = nlp.make_doc(" ".join(words))
            for k, token in enumerate(doc):
                token.tag_, token.dep_ = tag, ("ROOT", "det", "expl", "mark", "aux")[k % 5]
                token.head = token
            doc = nlp.get_pipe(ruler)(doc)
            said.append([(t.text, t.tag_, t.pos_, str(t.morph), t.lemma_, t.dep_) for t in doc])
        assert said[0] == said[1]


def _words(token: dict[str, Any]) -> list[str]:
    value = token.get("LOWER", [])
    return [value] if isinstance(value, str) else list(value.get("IN", ())) if isinstance(value, dict) else []
