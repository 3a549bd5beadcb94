from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from melian.language import English
from melian.language.encoder import SUMS, VOCABULARY, Encoder, WindowScores
from melian.language.encoder_pieces import Pieces
from melian.language.tagger import AROUND, Tagger, stretches
from melian.model.document import Document
from melian.model.parsed import Parsed
from melian.model.span import Span
from tests.small_acts import act_scores

Parse = Callable[[str], Parsed]


class Odd:
    """Says that every piece of an odd number is a content by itself, and points each piece at the one before it."""

    version = "odd"

    def __init__(self) -> None:
        self.windows: list[tuple[int, int]] = []

    def score(self, pieces: Pieces, first: int, last: int) -> WindowScores:
        self.windows.append((first, last))
        tags = np.zeros((last - first, 11), dtype=np.float32)
        odd = pieces.ids[first:last] % 2
        tags[:, 4], tags[:, 0] = odd, 1 - odd
        tags[:, 5] = tags[:, 8] = 1
        links = np.zeros((3, last - first, last - first + 1), dtype=np.float32)
        links[:, np.arange(last - first), np.arange(last - first)] = 1
        return WindowScores(tags=tags, links=links)


@pytest.fixture
def odd(vocabulary: Path) -> tuple[Odd, Tagger]:
    digest = hashlib.sha256(vocabulary.read_bytes()).hexdigest()
    (vocabulary.parent / SUMS).write_text(f"{digest}  {VOCABULARY}\n", encoding="ascii")
    scorer = Odd()
    return scorer, Tagger(encoder=Encoder(folder=vocabulary.parent), scorer=scorer)


def test_tags_are_those_of_the_tokens_pieces(odd: tuple[Odd, Tagger], parse: Parse) -> None:
    tags = odd[1].tags(parse("He said the war would end."))
    assert tags.content[:, 4].tolist() == [0, 1, 0, 1, 0, 1, 0]
    assert np.allclose(tags.content.sum(axis=1), 1)
    assert tags.version == "odd"


def test_a_token_of_two_pieces_is_begun_by_the_first_and_ended_by_the_last(
    odd: tuple[Odd, Tagger], parse: Parse
) -> None:
    tags = odd[1].tags(parse("The war ended."))
    outside, begin, inside, end, single = tags.content[2].tolist()
    assert outside == pytest.approx(0.5)
    assert begin + single == pytest.approx(0.5)
    assert end + inside == pytest.approx(0, abs=1e-6)


def test_each_token_is_linked_once_however_many_windows(odd: tuple[Odd, Tagger], parse: Parse) -> None:
    parsed = parse("\n\n".join(["The war would end, he said that the Kremlin said."] * 60))
    tags = odd[1].tags(parsed)
    assert len(odd[0].windows) > 2
    covered = [k for links in tags.links for k in range(links.first, links.last)]
    assert covered == list(range(len(parsed.tokens)))
    for links in tags.links:
        for k in range(max(1, links.first), links.last):
            row = links.scores[0, k - links.first]
            assert links.origin + int(row.argmax()) - 1 == k - 1
            assert row.sum() == pytest.approx(1)


def test_nothing_to_tag(odd: tuple[Odd, Tagger], parse: Parse) -> None:
    assert odd[1].tags(parse(" ")).links == ()


def test_two_tokens_of_one_piece_share_its_tags(odd: tuple[Odd, Tagger], parse: Parse) -> None:
    parsed = parse("He cannot end the war.")
    assert [t.text for t in parsed.tokens[1:3]] == ["can", "not"]
    tags = odd[1].tags(parsed)
    assert tags.content[1].tolist() == [0, 1, 0, 0, 0]
    assert tags.content[2].tolist() == [0, 0, 0, 1, 0]
    assert tags.links[0].scores[:, 2].tolist() == tags.links[0].scores[:, 1].tolist()


class Told(Odd):
    """Keeps what is read, and gives each piece what its number says of acts."""

    def __init__(self) -> None:
        super().__init__()
        self.read: list[list[int]] = []

    def score(self, pieces: Pieces, first: int, last: int) -> WindowScores:
        self.read.append(pieces.ids[first:last].tolist())
        return replace(super().score(pieces, first, last), acts=act_scores(pieces.ids[first:last]))


@pytest.fixture
def told(odd: tuple[Odd, Tagger], vocabulary: Path) -> tuple[Told, Tagger]:
    scorer = Told()
    return scorer, Tagger(encoder=Encoder(folder=vocabulary.parent), scorer=scorer)


SENTENCES = ("He said that the war would end.", "The Kremlin ended that war.", "He said “that war would end”, he said.")


def parsed_part(english: English, before: str, after: str) -> Parsed:
    """The three sentences as all that is parsed of a text."""
    text = before + " ".join(SENTENCES) + after
    span = Span(start=len(before), end=len(text) - len(after))
    return english.parse(Document(path="t", text=text, kind="text"), [span])


@pytest.mark.parametrize(
    ("before", "after"),
    [("The war ended.\n\n", ""), ("", "\n\nThe war would end."), ("He said that. ", " The war would end.")],
    ids=["a paragraph before", "a paragraph after", "sentences beside"],
)
def test_what_is_not_parsed_changes_no_tags(
    before: str, after: str, told: tuple[Told, Tagger], english: English
) -> None:
    scorer, tagger = told
    alone = tagger.tags(parsed_part(english, "", ""))
    beside = tagger.tags(parsed_part(english, before, after))
    assert scorer.read[1:] == scorer.read[:1]
    assert np.array_equal(beside.content, alone.content)
    assert alone.acts is not None
    assert beside.acts is not None
    for name in ("inside", "ask", "answer", "place"):
        assert np.array_equal(getattr(beside.acts, name), getattr(alone.acts, name)), name


def test_marks_before_the_first_token_are_not_its_own(told: tuple[Told, Tagger], parse: Parse) -> None:
    told[1].tags(parse("**The war would end.**"))
    told[1].tags(parse("The war would end."))
    assert told[0].read[0] == told[0].read[1]


@pytest.mark.parametrize("text", ["\u200b", "\u200b\n\n\ufffd"])
def test_tokens_without_a_single_piece_are_outside_of_everything(
    text: str, odd: tuple[Odd, Tagger], parse: Parse
) -> None:
    parsed = parse(text)
    assert parsed.tokens
    tags = odd[1].tags(parsed)
    assert tags.content.tolist() == [[1, 0, 0, 0, 0]] * len(parsed.tokens)
    assert tags.cue.tolist() == tags.source.tolist() == [[1, 0, 0]] * len(parsed.tokens)
    assert (tags.links, tags.acts) == ((), None)


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(alphabet='He said war.,"“”\n\t\u200b\u0301*_&#x0;é中\x07', max_size=60))
def test_any_text_has_a_row_for_each_token(text: str, told: tuple[Told, Tagger], parse: Parse) -> None:
    parsed = parse(text)
    tags = told[1].tags(parsed)
    assert tags.content.shape == (len(parsed.tokens), 5)
    assert np.allclose(tags.content.sum(axis=1), 1)
    assert tags.acts is None or tags.acts.inside.shape[0] == len(parsed.tokens)


LONG = "\n\n".join(f"{sentence} " * 2 for sentence in SENTENCES * 6)


def test_what_is_not_wanted_is_in_nothing(told: tuple[Told, Tagger], parse: Parse) -> None:
    scorer, tagger = told
    parsed = parse(LONG)
    tags = tagger.tags(parsed, {0, len(parsed.sentences) - 1})
    (begin, low), (high, end) = stretches(parsed, {0, len(parsed.sentences) - 1})
    assert (begin, end) == (0, len(parsed.tokens))
    assert low == parsed.sentences[0].last + AROUND
    assert len(scorer.read) == 2
    assert tags.acts is not None
    assert tags.acts.read.tolist() == [i < low or i >= high for i in range(end)]
    assert not tags.acts.inside[low:high].any()
    assert np.allclose(tags.content[low:high], [1, 0, 0, 0, 0], atol=1e-5)
    covered = [k for links in tags.links for k in range(links.first, links.last)]
    assert covered == [*range(low), *range(high, end)]


def test_each_stretch_is_read_as_if_there_were_no_other(told: tuple[Told, Tagger], parse: Parse) -> None:
    _, tagger = told
    parsed = parse(LONG)
    first, both = tagger.tags(parsed, {0}), tagger.tags(parsed, {0, len(parsed.sentences) - 1})
    behind = parsed.sentences[0].last + AROUND
    assert np.array_equal(first.content[:behind], both.content[:behind])
    assert first.acts is not None
    assert both.acts is not None
    assert np.array_equal(first.acts.inside[:behind], both.acts.inside[:behind])


def test_where_all_is_near_what_is_wanted_all_is_read(told: tuple[Told, Tagger], parse: Parse) -> None:
    scorer, tagger = told
    parsed = parse(LONG)
    every, most = tagger.tags(parsed), tagger.tags(parsed, set(range(1, len(parsed.sentences))))
    assert np.array_equal(every.content, most.content)
    assert scorer.read[: len(scorer.read) // 2] == scorer.read[len(scorer.read) // 2 :]


def test_nothing_is_wanted(told: tuple[Told, Tagger], parse: Parse) -> None:
    scorer, tagger = told
    tags = tagger.tags(parse(LONG), ())
    assert scorer.read == []
    assert tags.content[:, 0].all()


@given(wanted=st.sets(st.integers(0, 35)))
@settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_stretches_hold_what_is_wanted_and_are_apart(wanted: set[int], parse: Parse) -> None:
    parsed = parse(LONG)
    wanted = {i for i in wanted if i < len(parsed.sentences)}
    found = stretches(parsed, wanted)
    for i in wanted:
        assert any(a <= parsed.sentences[i].first and parsed.sentences[i].last <= b for a, b in found)
    assert all(a < b for a, b in found)
    assert all(before[1] < behind[0] for before, behind in pairwise(found))
