"""How often and where the parties of a text are named. All texts are made up."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from melian.extraction.cast import Cast
from melian.extraction.entities import Entities
from melian.extraction.parties import Parties
from melian.model.parsed import Parsed
from melian.packs import Packs


@pytest.fixture
def parties(parse: Callable[[str], Parsed], shipped_packs: Packs) -> Parties:
    """Of a text that names Peru most and Chile first."""
    parsed = parse("Chile waited. Peru refused. Peru warned Bolivia again. Peru left the talks.")
    return Parties(parsed, Entities(parsed, Cast(parsed, shipped_packs.actors)))


def test_a_party_is_as_often_named_as_its_likeliest_name(parties: Parties) -> None:
    assert parties.often(("Peru",)) == 3
    assert parties.often(("Bolivia", "Chile")) == 1
    assert parties.often(("Bolivia", "Peru")) == 3
    assert parties.often(("Ecuador",)) == parties.often(()) == 0


def test_only_who_stands_in_the_first_sentence_leads(parties: Parties) -> None:
    assert parties.leads(("Chile",))
    assert parties.leads(("Chile", "Peru"))
    assert not parties.leads(("Peru",))
    assert not parties.leads(())
