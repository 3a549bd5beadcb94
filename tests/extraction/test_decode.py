from __future__ import annotations

import itertools
from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from melian.extraction.cast import Cast
from melian.extraction.decode import decode
from melian.extraction.decode_pieces import Tuning
from melian.extraction.marks import Marks
from melian.model.gazetteer import Gazetteer
from melian.model.parsed import Parsed
from melian.model.quotation import Quotation
from melian.model.tags import CUE, REPORTER, SOURCE, Floats, Links, Tags

Parse = Callable[[str], Parsed]
Says = tuple[str, str, str, tuple[str, ...]]
"""Content, cue, source, and reporters from the nearest on, each by its words; '' for none."""


def tagged(parsed: Parsed, says: list[Says]) -> Tags:
    """What an encoder that is sure of itself would say."""
    count = len(parsed.tokens)
    content, cue, source = (np.zeros((count, width), dtype=np.float32) for width in (5, 3, 3))
    scores = np.zeros((3, count, count + 1), dtype=np.float32)
    scores[:, :, 0] = 1
    for words, verb, who, reporters in says:
        first, last = place(parsed, words)
        content[first:last, 2] = 1
        content[first], content[last - 1] = [0, 1, 0, 0, 0], [0, 0, 0, 1, 0]
        if last - first == 1:
            content[first] = [0, 0, 0, 0, 1]
        for kind, phrase, table in ((CUE, verb, cue), (SOURCE, who, source)):
            if phrase:
                point(parsed, scores[kind], (first, last), phrase)
                begin(table, place(parsed, phrase))
        at = (first, last)
        for phrase in reporters:
            point(parsed, scores[REPORTER], at, phrase)
            begin(source, place(parsed, phrase))
            at = place(parsed, phrase)
    for table in (content, cue, source):
        table[:, 0] = 1 - table[:, 1:].sum(axis=1)
    return Tags(content=content, cue=cue, source=source, links=(Links(first=0, last=count, origin=0, scores=scores),))


def place(parsed: Parsed, words: str) -> tuple[int, int]:
    start = parsed.text.index(words)
    tokens = [t.i for t in parsed.tokens if start <= t.start < start + len(words)]
    return tokens[0], tokens[-1] + 1


def point(parsed: Parsed, scores: Floats, at: tuple[int, int], phrase: str) -> None:
    scores[at[0] : at[1]] = 0
    scores[at[0] : at[1], place(parsed, phrase)[0] + 1] = 1


def begin(table: Floats, at: tuple[int, int]) -> None:
    table[at[0] : at[1], 2] = 1
    table[at[0]] = [0, 1, 0]


def read(parsed: Parsed, says: list[Says], tuning: Tuning | None = None) -> tuple[Quotation, ...]:
    return decode(parsed, Cast(parsed, Gazetteer(actors=())), tagged(parsed, says), Marks(parsed), tuning=tuning)


def test_an_indirect_quotation_with_cue_and_speaker(parse: Parse) -> None:
    parsed = parse("The minister said that the talks had failed.")
    (found,) = read(parsed, [("that the talks had failed", "said", "The minister", ())])
    assert (found.text, found.kind) == ("that the talks had failed", "indirect")
    assert found.cue is not None
    assert found.cue.text == "said"
    assert found.speaker is not None
    assert parsed.text[found.speaker.start : found.speaker.end] == "The minister"


def test_marks_stay_outside_a_direct_quotation(parse: Parse) -> None:
    parsed = parse("“We will not leave,” the mayor said.")
    (found,) = read(parsed, [("“We will not leave,”", "said", "the mayor", ())])
    assert (found.text, found.kind) == ("We will not leave,", "direct")


def test_pieces_with_one_cue_are_one_attribution(parse: Parse) -> None:
    parsed = parse("“We,” he told reporters, “will not leave.”")
    found = read(parsed, [("“We,”", "told", "he", ()), ("“will not leave.”", "told", "he", ())])
    assert [q.text for q in found] == ["We,", "will not leave."]
    assert len({q.quotation_id for q in found}) == 1


def test_some_words_in_marks_make_it_mixed(parse: Parse) -> None:
    parsed = parse("The mayor called the plan “a bad joke” on the town.")
    (found,) = read(parsed, [("the plan “a bad joke” on the town", "called", "The mayor", ())])
    assert found.kind == "mixed"
    assert found.text == "the plan “a bad joke” on the town"


def test_an_edge_within_marks_goes_to_the_mark(parse: Parse) -> None:
    parsed = parse("“We will not leave the island tonight,” the mayor said.")
    (found,) = read(parsed, [("will not leave the island tonight", "said", "the mayor", ())])
    assert found.text == "We will not leave the island tonight,"


def test_reporters_are_the_chain_outermost_first(parse: Parse) -> None:
    parsed = parse("The Gazette quoted an aide as saying that the mayor believes the bridge is safe.")
    (found,) = read(parsed, [("the bridge is safe", "believes", "the mayor", ("an aide", "The Gazette"))])
    assert [parsed.text[v.start : v.end] for v in found.chain] == ["The Gazette", "an aide"]


def test_an_unnamed_source_stays_unnamed(parse: Parse) -> None:
    parsed = parse("The harbour is reportedly closed.")
    (found,) = read(parsed, [("The harbour is", "reportedly", "", ())])
    assert found.speaker is None
    assert found.chain == ()


def test_the_same_words_give_the_same_id_wherever_they_stand(parse: Parse) -> None:
    says: list[Says] = [("that the talks had failed", "said", "The minister", ())]
    one = read(parse("The minister said that the talks had failed."), says)
    other = read(parse("It rained.\n\nThe minister said that the talks had failed."), says)
    assert one[0].quotation_id == other[0].quotation_id


def test_unlikely_pieces_are_dropped(parse: Parse) -> None:
    parsed = parse("The minister said that the talks had failed.")
    says: list[Says] = [("that the talks had failed", "said", "The minister", ())]
    assert read(parsed, says, Tuning(least=1.1)) == ()


@pytest.fixture(scope="module")
def odd(parse: Parse) -> Parsed:
    return parse('“No,” he said. “The "new\n\n deal”, they’re told by Ann’s aide: yes…\n“Never')


@given(seed=st.integers(0, 10_000))
def test_whatever_the_encoder_says_quotations_lie_in_the_text(odd: Parsed, seed: int) -> None:
    count = len(odd.tokens)
    random = np.random.default_rng(seed)
    content, cue, source = (random.dirichlet(np.ones(width), count).astype(np.float32) for width in (5, 3, 3))
    scores = random.dirichlet(np.ones(count + 1), (3, count)).astype(np.float32)
    tags = Tags(content=content, cue=cue, source=source, links=(Links(first=0, last=count, origin=0, scores=scores),))
    found = decode(odd, Cast(odd, Gazetteer(actors=())), tags, Marks(odd))
    assert all(odd.text[q.start : q.end] == q.text and q.text for q in found)
    assert all(a.end <= b.start for a, b in itertools.pairwise(found))


@pytest.mark.parametrize(
    ("text", "found", "kept"),
    [
        (
            "The mayor accused the council of fraud and left the room.",
            "the council of fraud and left the room",
            "the council of fraud",
        ),
        (
            "The mayor accused Ann Bree, who had kept the books.",
            "Ann Bree, who had kept the books",
            "Ann Bree",
        ),
        (
            "The mayor accused the council of fraud\n\nRain fell.",
            "the council of fraud\n\nRain",
            "the council of fraud",
        ),
    ],
)
def test_what_the_narrator_goes_on_with_is_left_out(parse: Parse, text: str, found: str, kept: str) -> None:
    parsed = parse(text)
    (quotation,) = read(parsed, [(found, "accused", "The mayor", ())])
    assert quotation.text == kept


def test_a_relative_clause_in_marks_stays(parse: Parse) -> None:
    parsed = parse("The mayor accused “Ann Bree, who had kept the books”.")
    (quotation,) = read(parsed, [("“Ann Bree, who had kept the books”", "accused", "The mayor", ())])
    assert quotation.text == "Ann Bree, who had kept the books"
