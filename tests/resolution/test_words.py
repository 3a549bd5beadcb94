"""Words, dates, quotation marks and wording: what resolution compares by."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from melian.model.document import Document, Furniture
from melian.model.event import Reading
from melian.resolution.matter import likeness
from melian.resolution.occasion import interval
from melian.resolution.quoted import quoted_spans
from melian.resolution.wording import same_wording
from melian.resolution.words import stems, words, written

TEXTS = st.text() | st.text("ab “”‘’\"'«».\n", max_size=60)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("the withdrawal of its troops", "to pull its soldiers out"),
        ("get out of the Gulf", "leave the Gulf"),
        ("take its patrol boats out of the bay", "withdraw the patrol boats from the bay"),
        ("NATO's expansion", "NATO expands"),
        ("the use of force", "military action"),
        ("nuclear talks", "atomic negotiations"),
    ],
)
def test_reports_of_one_thing_share_their_words(left: str, right: str) -> None:
    assert stems(left) == stems(right) != frozenset()


def test_stems_are_told_in_the_words_that_were_written() -> None:
    text = "Withdrawal of the garrisons from Policy Bay"
    assert written(text, stems(text)) == ["Withdrawal", "garrisons", "Policy", "Bay"]
    assert written("the bay", {"bay", "missing"}) == ["bay", "missing"]


@pytest.mark.parametrize("text", ["", "he said that they were", "the minister demanded", "…!?"])
def test_function_words_say_nothing(text: str) -> None:
    assert stems(text) == frozenset()


@given(st.text())
def test_words_lie_in_the_text_in_order(text: str) -> None:
    ends = [0] + [w.end for w in words(text)]
    starts = [w.start for w in words(text)] + [len(text)]
    assert all(end <= start for end, start in zip(ends, starts, strict=True))


@given(*[st.frozensets(st.sampled_from("abcdef19"))] * 3)
def test_likeness_is_symmetric_and_between_nothing_and_one(
    left: frozenset[str], right: frozenset[str], names: frozenset[str]
) -> None:
    value = likeness(left, right, names)
    assert 0 <= value <= 1
    assert value == likeness(right, left, names)
    assert (value > 0) == bool(left & right)


@pytest.mark.parametrize(
    ("value", "days"),
    [
        ("2024-05-01", (date(2024, 5, 1), date(2024, 5, 1))),
        ("2024-02", (date(2024, 2, 1), date(2024, 2, 29))),
        ("2024", (date(2024, 1, 1), date(2024, 12, 31))),
        ("1958/1961", (date(1958, 1, 1), date(1961, 12, 31))),
        ("2024-13", None),
        ("0000", None),
        ("May", None),
        ("", None),
        (None, None),
    ],
)
def test_intervals(value: str | None, days: tuple[date, date] | None) -> None:
    assert interval(value) == days


def spans(text: str) -> list[str]:
    held = Reading(document=Document(path="a", text=text, kind="text"), quotations=(), mentions=())
    return [text[s.start : s.end] for s in quoted_spans(held)]


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("He said “leave now” and left.", ["leave now"]),
        ('He said "leave now" and left.', ["leave now"]),
        ("He said «leave now» and left.", ["leave now"]),
        ("He said ‘leave now’ and left.", ["leave now"]),
        ("Arland’s ships and Borland’s", []),
        ("It's the ships' and the men's", []),
        ("“One paragraph,\n\n“and the next.”", ["One paragraph,", "and the next."]),
        ('A 6" gun and a 12" gun', []),
    ],
)
def test_quoted(text: str, quoted: list[str]) -> None:
    assert spans(text) == quoted


@given(TEXTS)
def test_quoted_spans_lie_in_the_text_apart_and_in_order(text: str) -> None:
    held = Reading(document=Document(path="a", text=text, kind="text"), quotations=(), mentions=())
    at = -1
    for span in quoted_spans(held):
        assert at < span.start < span.end <= len(text)
        at = span.end


def document(path: str, text: str) -> Document:
    return Document(path=path, text=text, kind="text")


def test_shared_wording_is_found_and_furniture_is_not_wording() -> None:
    article = " ".join(f"sentence number {n} tells of ship {n * 3}" for n in range(80))
    menu = "home news sport weather business culture travel podcasts games puzzles more " * 20
    plain = document("a", article)
    printed = document("b", f"By our staff. {article} More of this tomorrow.")
    other = Document(path="c", text=menu, kind="text", furniture=())
    wording = same_wording([plain, printed, other])
    assert [wording.reprints(path) for path in "abc"] == [("b",), ("a",), ()]
    with_menu = [
        Document(
            path=p, text=menu + text, kind="text", furniture=(Furniture(start=0, end=len(menu), kind="navigation"),)
        )
        for p, text in (("d", article), ("e", "short and quite another text " + "that goes on " * 30))
    ]
    assert same_wording(with_menu).reprints("d") == ()
