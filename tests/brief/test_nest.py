"""Marks that lie in, beside and across each other keep every character and every anchor."""

from __future__ import annotations

from collections.abc import Iterator

from hypothesis import given
from hypothesis import strategies as st

from melian.brief.nest import Mark, nest
from melian.brief.tree import Stretch

TEXT = "abcdefghijklmnopqrstuvwxyz"


@st.composite
def marks(draw: st.DrawFn) -> list[Mark]:
    pairs = draw(st.lists(st.tuples(st.integers(0, 26), st.integers(0, 26), st.booleans()), max_size=12))
    spans = {(min(a, b), max(a, b)): mention for a, b, mention in pairs}
    return [
        Mark(start=start, end=end, role="mention" if mention else "reference", anchor=f"m{start}-{end}")
        for (start, end), mention in spans.items()
    ]


def leaves(stretches: tuple[Stretch, ...]) -> str:
    return "".join(leaves(s.inner) if s.inner else s.text for s in stretches)


def every(stretches: tuple[Stretch, ...]) -> Iterator[Stretch]:
    for stretch in stretches:
        yield stretch
        yield from every(stretch.inner)


@given(marks())
def test_the_leaves_are_the_text(given_marks: list[Mark]) -> None:
    assert leaves(nest(TEXT, 0, len(TEXT), given_marks)) == TEXT
    assert leaves(nest(TEXT, 5, 20, given_marks)) == TEXT[5:20]


@given(marks())
def test_each_anchor_stands_once_and_its_pieces_are_its_characters(given_marks: list[Mark]) -> None:
    pieces = list(every(nest(TEXT, 0, len(TEXT), given_marks)))
    for mark in given_marks:
        if mark.start == mark.end:
            continue
        (first,) = [p for p in pieces if p.anchor == mark.anchor]
        more = [p.text for p in pieces if p.continues == mark.anchor]
        assert first.text + "".join(more) == TEXT[mark.start : mark.end]


@given(marks())
def test_inner_stretches_fill_their_outer_one(given_marks: list[Mark]) -> None:
    for stretch in every(nest(TEXT, 0, len(TEXT), given_marks)):
        if stretch.inner:
            assert "".join(inner.text for inner in stretch.inner) == stretch.text


def test_a_crossing_mark_is_cut_and_says_what_it_continues() -> None:
    first = Mark(start=0, end=4, role="mention", anchor="a")
    second = Mark(start=2, end=6, role="mention", anchor="b")
    outer, rest = nest("abcdef", 0, 6, [second, first])
    assert (outer.text, outer.anchor) == ("abcd", "a")
    assert [(s.text, s.anchor) for s in outer.inner] == [("ab", None), ("cd", "b")]
    assert (rest.text, rest.anchor, rest.continues) == ("ef", None, "b")


def test_order_of_marks_changes_nothing() -> None:
    given_marks = [Mark(start=i, end=i + 5, role="mention", anchor=f"m{i}") for i in range(8)]
    assert nest(TEXT, 0, 26, given_marks) == nest(TEXT, 0, 26, given_marks[::-1])
