"""The ICD 203 checker: every rule can be broken, and no brief that we make breaks one."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from melian.brief import Brief, compose
from melian.brief.standards import breaches, judgements
from melian.brief.tree import Judged, Piece, Sentence
from melian.language import English
from melian.model.actor import Actor
from melian.model.event import Account
from melian.model.knowledge import Knowledge
from melian.pipeline import Pipeline
from melian.reading import read


def said(text: str) -> Sentence:
    return Sentence(pieces=(Piece(text=text),))


JUDGED = Judged(
    question="Why now?",
    claim=said("It is meant to divide."),
    basis="judgement",
    likelihood="Unlikely, 30% (20 to 45%).",
    confidence="Low: one origin.",
    reasoning="Two signs.",
    grounds=(said("the demand (source)."),),
    alternatives=("a test",),
    would_change=("a joint statement",),
)


def with_block(brief: Brief, block: Judged | Sentence) -> Brief:
    chapter = brief.chapters[0]
    part = replace(chapter.parts[-1], blocks=(block,))
    return replace(brief, chapters=(replace(chapter, parts=(*chapter.parts[:-1], part)),))


@pytest.fixture(scope="module")
def plain(account: Account) -> Brief:
    return compose(account)


def test_a_sound_judgement_passes(plain: Brief) -> None:
    brief = with_block(plain, JUDGED)
    assert breaches(brief) == ()
    assert judgements(brief) == 1


@pytest.mark.parametrize(
    ("change", "rule"),
    [
        ({"grounds": ()}, "source"),
        ({"basis": "opinion"}, "basis"),
        ({"alternatives": ()}, "alternatives"),
        ({"would_change": ()}, "would_change"),
        ({"confidence": "Low: it is likely."}, "mixed"),
        ({"likelihood": "Unlikely, 30%, with low confidence."}, "mixed"),
        ({"likelihood": "Probable, 30%."}, "words"),
        ({"claim": said("It is likely meant to divide.")}, "words"),
        ({"claim": said("It was perhaps meant to divide.")}, "words"),
        ({"claim": said("We have high confidence that it is unlikely.")}, "mixed"),
        ({"reasoning": "A remote chance."}, "words"),
    ],
)
def test_each_rule_can_be_broken(plain: Brief, change: dict[str, object], rule: str) -> None:
    assert rule in {b.rule for b in breaches(with_block(plain, replace(JUDGED, **change)))}  # type: ignore[arg-type]


def test_an_articles_words_are_exempt(plain: Brief) -> None:
    words = Sentence(pieces=(Piece(text="They say: "), Piece(text="war is probable", tint="verbatim")))
    assert breaches(with_block(plain, words)) == ()
    assert breaches(with_block(plain, said("They say “war is probable”."))) == ()
    assert breaches(with_block(plain, said("War is probable.")))


def test_a_brief_says_whether_there_was_an_earlier_one(plain: Brief) -> None:
    silent = replace(plain, annex=replace(plain.annex, method=()))
    assert [b.rule for b in breaches(silent)] == ["since"]


def test_the_method_prints_the_result(account: Account, cast: tuple[Actor, ...], knowledge: Knowledge) -> None:
    brief = compose(account, cast=cast, knowledge=knowledge)
    result = brief.annex.method[-1].text
    assert result == f"Checked against ICD 203: {judgements(brief)} judgements, no breach."
    assert judgements(brief) > 1


@pytest.fixture(scope="module")
def pipeline(english: English) -> Pipeline:
    return Pipeline(packs=Pipeline.open().packs, english=english)


def brief_of(paths: tuple[Path, ...], pipeline: Pipeline) -> Brief:
    account = pipeline.account(pipeline.read_all(read([str(p) for p in paths])), made_at="2031-03-07T10:05:00+00:00")
    return compose(account, cast=pipeline.packs.actors.actors, knowledge=pipeline.packs.knowledge)


def test_the_examples_keep_the_standard(examples: tuple[Path, ...], pipeline: Pipeline) -> None:
    brief = brief_of(examples, pipeline)
    assert breaches(brief) == ()
    assert judgements(brief) > 0


def test_the_reference_case_keeps_the_standard(seeds: tuple[Path, ...], pipeline: Pipeline) -> None:
    brief = brief_of(seeds, pipeline)
    assert breaches(brief) == ()
    assert judgements(brief) > 0
