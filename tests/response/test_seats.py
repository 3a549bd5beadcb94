"""Seats: who is addressed, concerned, a member, the demander; and whom each one's options are aimed at."""

from __future__ import annotations

from dataclasses import replace

import pytest

from melian.model.bloc import Bloc, BlocBook, Member
from melian.model.commitment import Commitment
from melian.model.option import Role
from melian.response.seats import seat_of, seats
from tests.small_cases import Told, case, main_dispute
from tests.small_world import DEMAND, LAKE, LAKERS, OUTSIDE, world

WORLD = world()
DISPUTE = main_dispute(case(DEMAND))


@pytest.mark.parametrize(
    ("actor", "roles", "other"),
    [
        (LAKE, ("target",), ("Arvonia",)),
        ("Mirne", ("concerned", "member"), ("Arvonia",)),
        ("Corland", ("member",), ("Arvonia",)),
        ("Arvonia", ("demander",), (LAKE,)),
        ("Venn", ("third",), ("Arvonia",)),
        (OUTSIDE, ("third",), ("Arvonia",)),
    ],
)
def test_roles_follow_from_the_demand_and_the_members(
    actor: str, roles: tuple[Role, ...], other: tuple[str, ...]
) -> None:
    seat = seat_of(actor, DISPUTE, WORLD)
    assert (seat.roles, seat.other, seat.concerned) == (roles, other, ("Mirne",))
    assert seat.role == roles[0]


def test_every_seat_is_listed_once_and_says_why() -> None:
    found = seats(DISPUTE, WORLD)
    assert [seat.actor for seat in found] == [LAKE, "Mirne", "Corland", "Tessel", "Arvonia"]
    for seat in found:
        assert seat.grounds
        assert all(ground.event or ground.entry for ground in seat.grounds)
    member = next(seat for seat in found if seat.actor == "Corland")
    assert member.grounds[0].entry == f"commitments: {LAKE} (members)"


def test_the_demander_is_never_its_own_addressees_ally() -> None:
    inside = main_dispute(case(replace(DEMAND, actor="Tessel")))
    assert seat_of("Tessel", inside, WORLD).roles == ("demander",)
    assert "Tessel" not in seat_of("Tessel", inside, WORLD).other


def test_allies_of_a_state_are_those_of_its_alliance_and_those_who_promised_it_help() -> None:
    demand = main_dispute(case(Told("demand", "Arvonia", "Mirne", words="that Mirne cede the island")))
    lake = Bloc(
        id="lake",
        name=LAKE,
        kind="alliance",
        source="charter",
        members=tuple(Member(name=n, since=2000) for n in LAKERS),
    )
    pact = Commitment(
        id="help", name="Treaty of Help", year=2010, parties=("Haldia", "Mirne"), duty="defend", trigger="attack",
        words="shall help", source="unverified",
    )  # fmt: skip
    known = replace(WORLD, blocs=BlocBook(blocs=(lake,)), commitments=(pact,))
    assert {s.actor for s in seats(demand, known) if "member" in s.roles} == {LAKE, "Corland", "Tessel", OUTSIDE}
    both = replace(
        known, blocs=BlocBook(blocs=(replace(lake, members=(*lake.members, Member(name="Arvonia", since=2000))),))
    )
    assert {s.actor for s in seats(demand, both) if "member" in s.roles} == {OUTSIDE}


def test_an_organisations_side_is_its_members_and_a_members_side_the_organisation() -> None:
    assert set(seat_of(LAKE, DISPUTE, WORLD).side) == {LAKE, *LAKERS}
    assert set(seat_of("Corland", DISPUTE, WORLD).side) == {"Corland", LAKE}
    assert seat_of("Arvonia", DISPUTE, WORLD).side == ("Arvonia",)


def test_a_demand_without_addressee_is_aimed_at_by_those_it_is_about() -> None:
    demand = main_dispute(case(replace(DEMAND, target=None)))
    assert seat_of("Arvonia", demand, WORLD).other == ("Mirne",)
    assert seat_of("Mirne", demand, WORLD).roles == ("concerned",)


def test_partners_are_those_of_ones_own_side() -> None:
    assert seat_of("Mirne", DISPUTE, WORLD).partners == ("Corland", LAKE, "Tessel")
    assert seat_of(OUTSIDE, DISPUTE, WORLD).partners == ()
    assert seat_of("Arvonia", DISPUTE, WORLD).partners == ()
    hill = Bloc(
        id="hill", name="Hill Pact", kind="alliance", source="charter",
        members=(Member(name="Arvonia", since=2000), Member(name="Venn", since=2000)),
    )  # fmt: skip
    known = replace(WORLD, blocs=BlocBook(blocs=(hill,)))
    assert seat_of("Arvonia", DISPUTE, known).partners == ("Venn",)
