"""The weights that this version ships: whole, small, quick to load, and read as they should.

While a version ships none, these tests are expected to fail without being run; once it does, they must pass.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from melian.extraction.act_roles import ACTOR, TARGET, Roles
from melian.extraction.cast import Cast
from melian.extraction.entities import Entities
from melian.language import English
from melian.language.encoder import MODEL, SUMS, VOCABULARY, WEIGHTS, Encoder
from melian.language.tagger import Tagger
from melian.model.document import Document
from melian.model.parsed import Parsed
from melian.model.span import Span
from melian.model.tags import ACTS
from melian.packs import load_packs

Parse = Callable[[str], Parsed]

DIRECT = "The harbour of Norvik stays shut. “We will not lift the ban this year,” Minister Dagny Holm said."
NESTED = "The Harbour Gazette reported on Friday that two port officials had said the ferries would stop in May."


@pytest.fixture(scope="module")
def tagger() -> Tagger:
    return Tagger(Encoder(window=1))


def test_weights_are_shipped_whole() -> None:
    there = [name for name in (MODEL, VOCABULARY, SUMS) if (WEIGHTS / name).is_file()]
    assert there == [MODEL, VOCABULARY, SUMS]


def test_they_are_under_30_megabytes() -> None:
    assert sum(path.stat().st_size for path in WEIGHTS.iterdir()) < 30_000_000


def test_they_load_in_two_seconds(parse: Parse) -> None:
    parsed = parse("He said so.")
    begun = time.perf_counter()
    Tagger(Encoder()).tags(parsed)
    assert time.perf_counter() - begun < 2


def words(parsed: Parsed, column: np.ndarray[tuple[int], np.dtype[np.float32]]) -> str:
    """The words that are more likely inside than outside."""
    inside = [token.text for token, outside in zip(parsed.tokens, column.tolist(), strict=True) if outside < 0.5]
    return " ".join(inside)


def test_a_quotation_in_marks_is_seen(tagger: Tagger, parse: Parse) -> None:
    parsed = parse(DIRECT)
    tags = tagger.tags(parsed)
    assert "We will not lift the ban this year" in words(parsed, tags.content[:, 0])
    assert words(parsed, tags.cue[:, 0]) == "said"
    assert words(parsed, tags.source[:, 0]) == "Minister Dagny Holm"


def test_an_inner_report_is_read_from_inside(tagger: Tagger, parse: Parse) -> None:
    parsed = parse(NESTED)
    assert words(parsed, tagger.tags(parsed).content[:, 0]).endswith("the ferries would stop in May")
    assert "reported" not in words(parsed, tagger.tags(parsed).content[:, 0])


def test_the_same_text_is_tagged_the_same(examples: tuple[Path, ...], parse: Parse) -> None:
    parsed = parse(examples[0].read_text("utf-8"))
    first, second = Tagger(Encoder(window=1)).tags(parsed), Tagger(Encoder(window=1)).tags(parsed)
    assert np.array_equal(first.content, second.content)
    assert all(np.array_equal(a.scores, b.scores) for a, b in zip(first.links, second.links, strict=True))


ACTED = "The island of Norvik demanded that Sundland take its ferries out of the strait."


def test_the_words_of_an_act_are_seen_and_others_are_not(tagger: Tagger, parse: Parse) -> None:
    parsed = parse(f"{ACTED} The market in the square sold apples and pears until noon.")
    acts = tagger.tags(parsed).acts
    assert acts is not None
    assert acts.inside.shape == (len(parsed.tokens), len(ACTS) + 1)
    first, second = (acts.inside[s.first : s.last, : len(ACTS)] for s in parsed.sentences)
    assert ACTS[int(first.max(0).argmax())] == "demand"
    assert first.max() > 0.5
    assert second.max() < 0.1


def test_who_demands_and_of_whom(tagger: Tagger, parse: Parse) -> None:
    parsed = parse("Chile demanded that Peru take its ferries out of the strait.")
    acts = tagger.tags(parsed).acts
    assert acts is not None
    roles = Roles(acts, Entities(parsed, Cast(parsed, load_packs().actors)))
    for role, party, other in ((ACTOR, "Chile", "Peru"), (TARGET, "Peru", "Chile")):
        found = roles.cast(ACTS.index("demand"), [1], role)
        assert found.share([party]) > 0.5
        assert found.share([other]) < 0.2


def test_what_is_left_unparsed_is_not_read(tagger: Tagger, english: English) -> None:
    fill = "The market in the square sold apples and pears until noon. "
    text = f"{fill * 30}\n\n{ACTED}\n\n{fill * 30}"
    at = Span(start=text.index(ACTED), end=text.index(ACTED) + len(ACTED))
    beside = tagger.tags(english.parse(Document(path="t", text=text, kind="text"), [at]))
    alone = tagger.tags(english.parse(Document(path="t", text=ACTED, kind="text")))
    assert np.array_equal(beside.content, alone.content)
    assert beside.acts is not None
    assert alone.acts is not None
    assert np.array_equal(beside.acts.inside, alone.acts.inside)
