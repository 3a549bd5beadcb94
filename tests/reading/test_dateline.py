"""Dates, bylines and outlets that the text itself names."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from melian.model.document import Document
from melian.reading.dates import dates, iso

BODY = "The foreign minister of Norland said on Monday that Sudland must withdraw its ships from the strait."
TITLE = "Ships must go, says Norland"


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("13 Jan, 2031 19:23", "2031-01-13"),
        ("13 January 2031", "2031-01-13"),
        ("January 13, 2031", "2031-01-13"),
        ("Jan. 13, 2031", "2031-01-13"),
        ("Sept 3rd 2031", "2031-09-03"),
        ("2031-01-13T19:23:00Z", "2031-01-13"),
        ("2031/1/13", "2031-01-13"),
        ("13.01.2031", "2031-01-13"),
        ("13/1/2031", "2031-01-13"),
        ("1/13/2031", "2031-01-13"),
        ("5/5/2031", "2031-05-05"),
        ("3/1/2031", None),
        ("January 2031", "2031-01"),
        ("2031-01", "2031-01"),
        ("2031", "2031"),
        ("30 February 2031", None),
        ("2031-13-45", None),
        ("13 Jan 2031 or 14 Jan 2031", None),
        ("yesterday", None),
        ("", None),
    ],
)
def test_iso(words: str, value: str | None) -> None:
    assert iso(words) == value


def test_dates_name_their_characters() -> None:
    text = "from 3 May 2031 to June 4, 2031"
    assert [text[d.start : d.end] for d in dates(text)] == ["3 May 2031", "June 4, 2031"]


@pytest.mark.parametrize(
    ("line", "value"),
    [
        ("13 Jan, 2031 19:23", "2031-01-13"),
        ("Published: Monday, January 13, 2031 at 7:23 pm EST", "2031-01-13"),
        ("First published on 13 January 2031 | 5 min read", "2031-01-13"),
        ("The war of 13 January 2031 goes on", None),
    ],
)
def test_a_date_line_gives_the_date(article: Callable[..., Document], line: str, value: str | None) -> None:
    document = article(f"{TITLE}\n\n{line}\n\n{BODY}")
    assert (document.date.value if document.date else None) == value
    if document.date:
        assert document.date.span is not None
        assert iso(document.text[document.date.span.start : document.date.span.end]) == value


def test_the_day_of_publication_ranks_before_that_of_an_update(article: Callable[..., Document]) -> None:
    document = article(f"{TITLE}\nUpdated 15 January 2031\nPublished 13 January 2031\n\n{BODY}")
    assert document.date is not None
    assert document.date.value == "2031-01-13"


@pytest.mark.parametrize(
    ("head", "date", "outlet"),
    [
        ("PORT NORD, March 3, 2031 (Reuters) - ", "2031-03-03", "Reuters"),
        ("PORT NORD, March 3 (Reuters) - ", None, "Reuters"),
        ("PORT NORD, Norland (AP) — ", None, "AP"),
        ("Port Nord, 3 March 2031 – ", "2031-03-03", None),
        ("PORT NORD (a port) - ", None, None),
        ("", None, None),
    ],
)
def test_a_dateline(article: Callable[..., Document], head: str, date: str | None, outlet: str | None) -> None:
    document = article(head + BODY)
    assert (document.date.value if document.date else None) == date
    assert (document.outlet.value if document.outlet else None) == outlet
    for found in (document.date, document.outlet):
        assert found is None or found.span is not None


def test_a_dateline_without_a_year_is_told(article: Callable[..., Document]) -> None:
    assert article(f"PORT NORD, March 3 (Reuters) - {BODY}").problems == ("the dateline “March 3” names no year",)


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("By Jane Roe", "Jane Roe"),
        ("By Jane Roe and Otto van der Lind, Example Herald", "Jane Roe and Otto van der Lind"),
        ("Written by Jane Roe", "Jane Roe"),
        ("By the sea", None),
        ("By Monday it was over", None),
    ],
)
def test_a_byline(article: Callable[..., Document], line: str, name: str | None) -> None:
    document = article(f"{TITLE}\n{line}\n\n{BODY}")
    assert (document.byline.value if document.byline else None) == name


def test_a_name_over_the_date_is_the_byline(article: Callable[..., Document]) -> None:
    document = article(f"{TITLE}\n\nJane Roe\nDiplomatic Correspondent\nPublished 13 January 2031\n\n{BODY}")
    assert document.byline is not None
    assert document.byline.value == "Jane Roe"
    assert [document.text[h.start : h.end] for h in document.headings] == [TITLE]


def test_a_byline_may_hold_the_date(article: Callable[..., Document]) -> None:
    document = article(f"{TITLE}\nBy Jane Roe | Herald | May 6, 2031 | Updated: May 7, 2031\n\n{BODY}")
    assert document.byline is not None
    assert document.date is not None
    assert (document.byline.value, document.date.value) == ("Jane Roe", "2031-05-06")


def test_a_copyright_line_names_the_outlet(article: Callable[..., Document]) -> None:
    document = article(f"{TITLE}\n\n{BODY}\n\n© 2031 Example Herald. All rights reserved.")
    assert document.outlet is not None
    assert document.outlet.value == "Example Herald"
    assert document.outlet.how == "copyright line"


def test_nothing_is_made_up(article: Callable[..., Document]) -> None:
    document = article(f"{TITLE}\n\n{BODY}")
    assert (document.date, document.outlet, document.byline, document.url) == (None, None, None, None)


def test_a_day_at_the_end_of_the_first_line_dates_the_page(article: Callable[..., Document]) -> None:
    document = article("Current events 2025-03-21", "The envoys of both countries met in the capital on the coast.")
    assert document.date is not None
    assert (document.date.value, document.date.how) == ("2025-03-21", "title")
