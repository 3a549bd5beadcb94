"""Norms by their elements: the same test for every side, and for options."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from melian.assessment.disputes import Dispute
from melian.assessment.lookup import Lookup
from melian.assessment.norms import by_norms, conducts, norm_finding, option_by_norms
from melian.model.conduct import Conduct, Passage, option
from melian.model.event import Event
from melian.model.mention import ACTS
from melian.model.norm import NormBook
from melian.model.norm_result import NormResult
from melian.model.span import Excerpt
from melian.packs.norms import load_norms

BOOK = load_norms()
INVENTED = replace(BOOK, states=BOOK.states | {"Arvonia", "Corland"})
FORCE = {"un-charter-1", "un-charter-2-4", "friendly-relations-force"}


def told(
    act: str, words: str, *, by: str = "Chile", to: str | None = "Peru", place: str = "", tied: str = ""
) -> Conduct:
    passages = [Passage(text=words)] + ([Passage(text=tied, part="condition")] if tied else [])
    return Conduct(
        acts=(act,), actors=(by,), targets=(to,) if to else (), places=(place,) if place else (),
        passages=tuple(passages), tied=bool(tied), support="verbatim", origins=2,
    )  # fmt: skip


def results(conduct: Conduct, book: NormBook = BOOK, events: tuple[Event, ...] = ()) -> dict[str, NormResult]:
    return {result.norm.id: result for result in by_norms(conduct, book, events)}


def statuses(conduct: Conduct, book: NormBook = BOOK, events: tuple[Event, ...] = ()) -> dict[str, str]:
    return {name: result.status for name, result in results(conduct, book, events).items()}


def test_a_political_demand_engages_sovereign_equality_and_choice_of_alliance_and_not_the_ban_on_force() -> None:
    demand = told(
        "demand", "that the alliance withdraw its troops from Estonia", by="Russia", to="NATO", place="Estonia"
    )
    found = statuses(demand)
    assert found["un-charter-2-1"] == found["helsinki-1"] == found["founding-act-choice"] == "engaged"
    assert {found[name] for name in FORCE} == {"not_engaged"}
    force = next(e for e in results(demand)["un-charter-2-4"].scope if e.test.id == "force")
    assert force.answer == "not_met"
    assert "political demand" in force.because


def test_the_same_demand_by_the_other_side_has_the_same_answers() -> None:
    words = "to leave the alliance and send its foreign troops home"
    one, other = told("demand", words, by="Norway", to="Serbia"), told("demand", words, by="Serbia", to="Norway")
    ours, theirs = statuses(one), statuses(other)
    assert ours["helsinki-1"] == theirs["helsinki-1"] == "engaged"
    assert ours["un-charter-2-4"] == theirs["un-charter-2-4"] == "not_engaged"


@pytest.mark.parametrize(
    ("conduct", "status"),
    [
        (told("strike", "shells on a border town", place="Peru"), "breached"),
        (replace(told("strike", "shells on a border town"), support="headline_only"), "arguably_breached"),
        (replace(told("strike", "shells on a border town"), inferred=True), "arguably_breached"),
        (told("strike", "shells, at the invitation of its government"), "engaged"),
        (told("threaten", "to bomb the port and occupy the coast"), "breached"),
        (replace(told("threaten", "to bomb and occupy the coast"), support="paraphrase_only"), "arguably_breached"),
        (told("threaten", "to strike the radar sites"), "engaged"),
        (told("threaten", "to strike and occupy the coast", tied="if Peru attacks again"), "arguably_breached"),
        (told("threaten", "to raise tariffs on copper"), "not_engaged"),
        (told("threaten", "to increase its presence", tied="if Peru uses force"), "not_engaged"),
        (told("demand", "that the islands be handed over"), "not_engaged"),
        (told("sanction", "copper exports"), "not_engaged"),
        (told("warn", "of higher prices"), "not_engaged"),
        (told("cyberattack", "the ministry’s servers"), "arguably_breached"),
        (told("strike", "shells on a border town", by="a militia"), "not_engaged"),
    ],
)
def test_threat_or_use_of_force(conduct: Conduct, status: str) -> None:
    assert statuses(conduct)["un-charter-2-4"] == status


def test_a_breach_needs_every_element_met_and_a_supported_report() -> None:
    for act in ACTS:
        for result in by_norms(told(act, "troops attack and annex the border region", place="Peru"), BOOK):
            if result.status == "breached":
                assert {e.answer for e in (*result.scope, *result.elements)} == {"met"}
                assert not [e for e in result.exceptions if e.answer in ("met", "arguable")]
                assert result.norm.effect == "forbids"


def test_what_the_sources_do_not_tell_is_said_and_a_norm_that_does_not_bind_is_not_engaged() -> None:
    threat = results(told("threaten", "serious consequences"))["un-charter-2-4"]
    assert threat.status == "not_engaged"
    assert threat.missing
    assert results(told("strike", "a base", by="Chile"))["helsinki-2"].bond.startswith("Chile: not bound")
    early = replace(told("demand", "to leave the alliance", by="Norway", to="Sweden"), date="1960-01-02")
    assert "earlier" in results(early)["helsinki-1"].because


def test_self_defence_is_read_from_what_the_other_side_did(dispute: Dispute, lookup: Lookup) -> None:
    earlier = replace(
        dispute.lead, id="e-x", act="strike", actor="Corland", target="Arvonia", place=None, date="2031-03-01"
    )
    answer = replace(told("strike", "the guns", by="Arvonia", to="Corland"), date="2031-03-02")
    assert statuses(answer, INVENTED)["un-charter-2-4"] == "breached"
    excused = results(answer, INVENTED, (earlier,))["un-charter-2-4"]
    assert excused.status == "arguably_breached"
    assert "is reported to have attacked" in excused.because
    later = replace(earlier, date="2031-03-05")
    assert statuses(answer, INVENTED, (later,))["un-charter-2-4"] == "breached"


_WORDS = st.sampled_from(
    ["to withdraw its troops from the border", "to leave the alliance", "to bomb and occupy the coast",
     "tariffs and trade",
     "a warship in the strait", "diplomats accused of spying", "war of aggression charges", "annex the territory"]
)  # fmt: skip


@given(st.sampled_from(ACTS), _WORDS, st.booleans(), st.booleans(), st.sampled_from(ACTS))
def test_sides_swapped_every_status_is_the_same(act: str, words: str, tied: bool, placed: bool, before: str) -> None:
    def case(one: str, other: str) -> dict[str, str]:
        place = other if placed else ""
        conduct = told(act, words, by=one, to=other, place=place, tied="if trade stops" if tied else "")
        earlier = Event(
            id="e", dispute="d", act=before, actor=other, speaker=None, principal=None, target=one,
            content=Excerpt(start=0, end=1, text="x"), content_document="a.txt", condition=None,
            condition_document=None, place=None,
            date=None, mentions=(), support="verbatim", elements=(), independent_sources=1, chain=(), novelty="new",
            against=None, why_novel="", why_joined=(),
        )  # fmt: skip
        return statuses(conduct, INVENTED, (earlier,))

    assert case("Arvonia", "Corland") == case("Corland", "Arvonia")


def test_permanent_brigades_engage_the_language_on_permanent_stationing() -> None:
    brigades = option(
        ("deploy",), actors=("NATO",), targets=("Russia",), places=("Estonia",), purpose="permanent brigades"
    )
    found = option_by_norms(brigades, BOOK)
    assert found.feasibility == "doubtful"
    assert found.results[0].norm.id == "founding-act-4"
    assert found.results[0].status == "arguably_breached"
    rotating = replace(brigades, passages=(Passage(text="rotate more battalions for a time"),))
    assert "founding-act-4" not in {r.norm.id for r in option_by_norms(rotating, BOOK).results}


@pytest.mark.parametrize(
    ("targets", "places", "bears", "to_whom"),
    [
        (("Russia",), ("Norway",), True, "met"),
        (("Russia",), ("Kuwait",), False, None),
        (("Iran",), ("Kuwait",), False, None),
        (("Belarus",), ("Poland",), True, "arguable"),
        ((), ("Poland",), True, "arguable"),
    ],
)
def test_the_words_on_stationing_are_about_europe_and_said_to_the_other_party(
    targets: tuple[str, ...], places: tuple[str, ...], bears: bool, to_whom: str | None
) -> None:
    stationed = option(("deploy",), actors=("NATO",), targets=targets, places=places, purpose="permanent brigades")
    found = {r.norm.id: r for r in by_norms(stationed, BOOK)}["founding-act-4"]
    assert (found.status != "not_engaged") == bears
    if to_whom:
        assert next(e.answer for e in found.scope if e.test.id == "said_to_russia") == to_whom
    mirrored = option(
        ("deploy",), actors=("Russia",), targets=tuple("NATO" if t == "Russia" else t for t in targets),
        places=tuple("Belarus" if p in ("Norway", "Poland") else p for p in places), purpose="permanent brigades",
    )  # fmt: skip
    other = {r.norm.id: r for r in by_norms(mirrored, BOOK)}["founding-act-4-restraint"]
    assert other.status == found.status


def test_restraint_on_stationing_binds_both_sides_of_the_act() -> None:
    brigades = option(
        ("deploy",), actors=("Russia",), targets=("NATO",), places=("Belarus",), purpose="permanent brigades"
    )
    assert option_by_norms(brigades, BOOK).results[0].norm.id == "founding-act-4-restraint"


@pytest.mark.parametrize(
    ("conduct", "norm", "lacks"),
    [
        (
            option(("accuse",), actors=("Chile",), targets=("Peru",), purpose="aggression charges, pre-emptively"),
            "rome-statute-8-bis",
            "completed_act",
        ),
        (
            option(("accuse",), actors=("Chile",), targets=("Peru",), purpose="prosecute the crime of aggression"),
            "rome-statute-8-bis",
            "completed_act",
        ),
        (
            option(("sanction",), actors=("Chile",), targets=("Peru",), purpose="list officials for their statements"),
            "listing-ground",
            "listing_ground",
        ),
        (
            option(("sanction",), actors=("Norway",), targets=("Russia",), purpose="freeze funds, to answer threats"),
            "responsibility-51",
            "prior_wrong",
        ),
    ],
)  # fmt: skip
def test_an_option_that_lacks_a_condition_says_which(conduct: Conduct, norm: str, lacks: str) -> None:
    found = option_by_norms(conduct, BOOK)
    result = next(r for r in found.results if r.norm.id == norm)
    assert lacks in {e.test.id for e in result.lacking}
    assert found.feasibility == "doubtful"
    assert any(reason.startswith(result.norm.name) for reason in found.reasons)


@pytest.mark.parametrize(
    ("by", "to", "status"),
    [("Norway", "Iceland", "not_engaged"), ("Norway", "Russia", "engaged"), ("Russia", "Norway", "engaged")],
)
def test_the_founding_act_is_between_its_two_sides(by: str, to: str, status: str) -> None:
    assert statuses(told("demand", "to give up its military presence", by=by, to=to))["founding-act-choice"] == status


def test_expelling_diplomats_needs_no_reason() -> None:
    found = option_by_norms(option(("expel",), actors=("Chile",), targets=("Peru",), purpose="diplomats"), BOOK)
    assert [r.norm.id for r in found.results if r.norm.effect == "permits"] == ["vcdr-9"]
    assert found.feasibility == "open"


def test_every_act_of_every_side_is_tested(dispute: Dispute, lookup: Lookup) -> None:
    found = conducts(dispute, lookup)
    assert found[0].event == dispute.lead
    assert {c.actors for c in found} >= {("Arvonia",), ("Corland",)}
    assert not [c for c in found if c.inferred]


def test_the_order_of_events_changes_nothing(dispute: Dispute, lookup: Lookup) -> None:
    turned = replace(dispute, events=tuple(reversed(dispute.events)))
    other = replace(lookup, events=tuple(reversed(lookup.events)))
    assert [c.event for c in conducts(turned, other)] == [c.event for c in conducts(dispute, lookup)]


def test_a_finding_has_no_likelihood_and_names_the_text_and_its_source() -> None:
    found = norm_finding(results(told("threaten", "to strike the radar sites"))["un-charter-2-4"])
    assert found.likelihood is None
    assert found.grounds[0].entry == "norms: un-charter-2-4"
    assert found.grounds[0].source
    assert found.would_change
    assert "legal opinion" in found.reasoning
