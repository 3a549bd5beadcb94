from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest

from melian.extraction.decode_paths import Range
from melian.extraction.decode_pieces import Piece, Tuning
from melian.extraction.decode_rules import combined
from melian.extraction.quotation_candidates import Candidate
from melian.extraction.quotation_decode import Attribution
from melian.model.cue import WordClass
from melian.model.parsed import Parsed
from melian.model.tags import Tags

Parse = Callable[[str], Parsed]
TEXT = "The Gazette said the mayor believes the bridge is safe."


def place(parsed: Parsed, words: str) -> Range:
    start = parsed.text.index(words)
    tokens = [t.i for t in parsed.tokens if start <= t.start < start + len(words)]
    return tokens[0], tokens[-1] + 1


def sure(parsed: Parsed, words: str, share: float) -> Tags:
    """Tags whose only content are some words, each as likely as said."""
    content = np.zeros((len(parsed.tokens), 5), dtype=np.float32)
    content[:, 0] = 1
    first, last = place(parsed, words)
    content[first:last] = [1 - share, 0, share, 0, 0]
    return Tags(content=content, cue=content[:, :3], source=content[:, :3], links=())


def ruled(parsed: Parsed, content: str, cue: str, speaker: str, outer: Attribution | None = None) -> Attribution:
    at = place(parsed, cue)[0]
    return Attribution(
        candidate=Candidate(
            lemma=cue,
            word_class="verb",
            frame="clause",
            trigger=at,
            cue=(at,),
            pieces=(place(parsed, content),),
            root=at,
            speaker=place(parsed, speaker)[0],
            weight=0.9,
        ),
        chain=(outer.candidate,) if outer else (),
    )


@pytest.fixture
def parsed(parse: Parse) -> Parsed:
    return parse(TEXT)


def piece(parsed: Parsed, words: str) -> Piece:
    return Piece(tokens=place(parsed, words), cue=None, source=None)


def kept(parsed: Parsed, found: list[Piece], tags: Tags, rules: list[Attribution], tuning: Tuning) -> list[str]:
    return [
        parsed.text[parsed.tokens[p.tokens[0]].start : parsed.tokens[p.tokens[1] - 1].end]
        for p in combined(parsed, tags, found, rules, tuning)
    ]


@pytest.mark.parametrize(("share", "agreed", "stays"), [(0.5, False, False), (0.5, True, True), (0.9, False, True)])
def test_what_both_find_is_kept_sooner(parsed: Parsed, share: float, agreed: bool, stays: bool) -> None:
    words = "the mayor believes the bridge is safe"
    rules = [ruled(parsed, words, "said", "Gazette")] if agreed else []
    found = kept(parsed, [piece(parsed, words)], sure(parsed, words, share), rules, Tuning(alone=0.7))
    assert found == ([words] if stays else [])


@pytest.mark.parametrize(("share", "stays"), [(0.05, False), (0.3, True)])
def test_what_the_rules_alone_find_is_kept_where_the_encoder_half_agrees(
    parsed: Parsed, share: float, stays: bool
) -> None:
    words = "the bridge is safe"
    found = kept(
        parsed, [], sure(parsed, words, share), [ruled(parsed, words, "believes", "mayor")], Tuning(missed=0.1)
    )
    assert found == ([words] if stays else [])


@pytest.mark.parametrize("inner", [True, False])
def test_a_report_within_a_report_is_taken_apart_where_asked(parsed: Parsed, inner: bool) -> None:
    words = "the mayor believes the bridge is safe"
    outer = ruled(parsed, words, "said", "Gazette")
    rules = [ruled(parsed, "the bridge is safe", "believes", "mayor", outer)]
    (found,) = combined(parsed, sure(parsed, words, 0.9), [piece(parsed, words)], rules, Tuning(alone=0.7, inner=inner))
    assert found.tokens == place(parsed, "the bridge is safe" if inner else words)
    assert found.chain == ((place(parsed, "The Gazette"),) if inner else ())


def test_no_token_in_two_pieces(parsed: Parsed) -> None:
    words = "the mayor believes the bridge is safe"
    outer = ruled(parsed, words, "said", "Gazette")
    rules = [ruled(parsed, "the bridge is safe", "believes", "mayor", outer)]
    found = [piece(parsed, "mayor believes the bridge"), piece(parsed, "is safe")]
    assert kept(parsed, found, sure(parsed, words, 0.9), rules, Tuning()) == ["the bridge is safe"]


def spoken(parsed: Parsed, found: Piece, rules: list[Attribution]) -> str | None:
    tags = sure(parsed, "the bridge is safe", 0.9)
    (one,) = combined(parsed, tags, [found], rules, Tuning())
    if one.source is None:
        return None
    return " ".join(t.text for t in parsed.tokens[one.source[0] : one.source[1]])


def test_rules_name_the_speaker_whom_the_encoder_leaves_out(parsed: Parsed) -> None:
    rules = [ruled(parsed, "the bridge is safe", "believes", "mayor")]
    assert spoken(parsed, piece(parsed, "the bridge is safe"), rules) == "the mayor"


def test_the_encoders_speaker_of_a_verb_stands(parsed: Parsed) -> None:
    found = replace(piece(parsed, "the bridge is safe"), source=place(parsed, "The Gazette"))
    rules = [ruled(parsed, "the bridge is safe", "believes", "mayor")]
    assert spoken(parsed, found, rules) == "The Gazette"


@pytest.mark.parametrize(("word_class", "who"), [("noun", "the mayor"), ("adverb", None)])
def test_rules_know_better_whose_a_noun_or_an_adverb_is(parsed: Parsed, word_class: WordClass, who: str | None) -> None:
    found = replace(piece(parsed, "the bridge is safe"), source=place(parsed, "The Gazette"))
    rule = ruled(parsed, "the bridge is safe", "believes", "mayor")
    speaker = rule.candidate.speaker if who else None
    rules = [replace(rule, candidate=replace(rule.candidate, word_class=word_class, speaker=speaker))]
    assert spoken(parsed, found, rules) == who


def test_a_piece_that_holds_the_outermost_cue_stays_whole(parsed: Parsed) -> None:
    outer = ruled(parsed, "the mayor believes the bridge is safe", "said", "Gazette")
    rules = [ruled(parsed, "the bridge is safe", "believes", "mayor", outer)]
    words = "said the mayor believes the bridge is safe"
    assert kept(parsed, [piece(parsed, words)], sure(parsed, words, 0.9), rules, Tuning()) == [words]


def test_the_encoders_outer_report_and_the_rules_inner_one_make_a_chain(parsed: Parsed) -> None:
    words = "the mayor believes the bridge is safe"
    found = replace(piece(parsed, words), source=place(parsed, "The Gazette"), cue=place(parsed, "said"))
    rules = [ruled(parsed, "the bridge is safe", "believes", "mayor")]
    (one,) = combined(parsed, sure(parsed, words, 0.9), [found], rules, Tuning())
    assert one.tokens == place(parsed, "the bridge is safe")
    assert (one.source, one.chain) == (place(parsed, "the mayor"), (place(parsed, "The Gazette"),))


@pytest.mark.parametrize(
    ("tail", "content"),
    [
        (" but only at night", "the bridge is safe but only at night"),
        (" because it was mended", "the bridge is safe"),
    ],
)
def test_the_inner_content_goes_on_with_the_outer_one(parse: Parse, tail: str, content: str) -> None:
    parsed = parse(f"The Gazette said the mayor believes the bridge is safe{tail}.")
    words = f"the mayor believes the bridge is safe{tail}"
    outer = ruled(parsed, words, "said", "Gazette")
    rules = [ruled(parsed, "the bridge is safe", "believes", "mayor", outer)]
    assert kept(parsed, [piece(parsed, words)], sure(parsed, words, 0.9), rules, Tuning()) == [content]
