"""Names that a state has laid down: kept where a report is of their time, as far as it tells."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from melian.extraction.former_names import naming_of
from melian.model.document import Document, Found
from melian.model.gazetteer import FormerName
from melian.model.naming import CANONICAL, Naming

FORMER = (FormerName(name="Oldmark", actor="New Oldmark", until=2010, source="an act of its parliament"),)


def article(text: str, date: str | None = None) -> Document:
    return Document(path="a.txt", text=text, kind="text", date=Found(value=date, how="test") if date else None)


@pytest.mark.parametrize(
    ("text", "date", "kept"),
    [
        ("Oldmark rejected the demand.", "2008-05-01", True),
        ("Oldmark rejected the demand.", "2010", True),
        ("Oldmark rejected the demand.", "2011-01-01", False),
        ("Oldmark rejected the demand.", None, True),
        ("OLDMARK REJECTS DEMAND", None, True),
        ("New Oldmark rejected the demand; the old Oldmark is no more.", None, False),
        ("New Oldmark rejected the demand; the old Oldmark is no more.", "2008-05-01", False),
        ("A New Oldmarkian minister spoke of Oldmark.", None, False),
        ("The Oldmarkers rejected the demand.", None, False),
        ("Nobody rejected it.", "2008-05-01", False),
    ],
)
def test_a_report_goes_by_the_name_of_its_time(text: str, date: str | None, kept: bool) -> None:
    assert naming_of(article(text, date), FORMER).told("New Oldmark") == ("Oldmark" if kept else "New Oldmark")


def test_several_names_stay_in_order_and_others_as_they_are() -> None:
    naming = Naming(pairs=(("New Oldmark", "Oldmark"),))
    assert naming.told("New Oldmark; Norland") == "Norland; Oldmark"
    assert naming.told("Norland; Arland") == "Norland; Arland"
    assert naming.told(None) is None


@given(st.text(), st.none() | st.text(max_size=12))
def test_any_report_can_be_asked(text: str, date: str | None) -> None:
    assert naming_of(article(text, date), FORMER) in (CANONICAL, Naming(pairs=(("New Oldmark", "Oldmark"),)))
