"""The day of the act, not of the article."""

from collections.abc import Callable

import pytest

from melian.extraction.dates import act_date
from melian.language import English
from melian.model.document import Document, Found

THURSDAY = Found(value="2022-01-13", how="dateline")


@pytest.mark.parametrize(
    ("text", "current", "expected"),
    [
        pytest.param("Peru demanded this on 5 March 2021.", True, "2021-03-05", id="day first"),
        pytest.param("Peru demanded this on March 5, 2021.", True, "2021-03-05", id="month first"),
        pytest.param("Peru demanded this in December 2021.", True, "2021-12", id="month"),
        pytest.param("Peru demanded this on Wednesday.", True, "2022-01-12", id="weekday back from the dateline"),
        pytest.param("Peru demanded this yesterday.", True, "2022-01-12", id="yesterday"),
        pytest.param("Peru demanded this last month.", True, "2021-12", id="last month"),
        pytest.param("Peru demanded this on December 17.", True, "2021-12-17", id="year before"),
        pytest.param("Peru demanded an answer by 1 March.", True, "2022-01-13", id="a deadline"),
        pytest.param("Peru demanded talks in April.", True, "2022-01-13", id="what is to come"),
        pytest.param("In April, Peru demanded talks.", True, "2021-04", id="what was, told first"),
        pytest.param("Peru demanded this in 2019.", True, "2019", id="a year"),
        pytest.param("Peru demanded this last year.", True, "2021", id="last year"),
        pytest.param("Peru demanded the boats that it lost in 2019.", True, "2022-01-13", id="another's year"),
        pytest.param("Peru demanded talks from Monday.", True, "2022-01-13", id="from a day"),
        pytest.param(
            "Peru demanded this and said it would close the port on Friday.", True, "2022-01-13", id="planned"
        ),
        pytest.param(
            "Peru demanded this on Monday and said it would close the port on Friday.",
            True,
            "2022-01-10",
            id="told, then planned",
        ),
        pytest.param("Peru demands this.", True, "2022-01-13", id="news of the day"),
        pytest.param("Peru has long demanded this.", False, None, id="background"),
    ],
)
def test_dates(english: English, text: str, current: bool, expected: str | None) -> None:
    parsed = english.parse(Document(path="a", text=text, kind="text", date=THURSDAY))
    assert act_date(parsed, parsed.sentences[0], text.index("demand"), current=current) == expected


@pytest.mark.parametrize("text", ["Peru demanded this on Wednesday.", "Peru demands this."])
def test_no_dateline_no_day(english: English, text: str) -> None:
    parsed = english.parse(Document(path="a", text=text, kind="text"))
    assert act_date(parsed, parsed.sentences[0], 5, current=True) is None


def test_impossible_day_stays_a_month(parse: Callable[[str], object]) -> None:
    from melian.model.parsed import Parsed

    parsed = parse("Peru demanded this on February 31, 2021.")
    assert isinstance(parsed, Parsed)
    assert act_date(parsed, parsed.sentences[0], 5, current=True) == "2021-02"
