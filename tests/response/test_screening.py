"""Screening: each status on made-up cases, its grounds, the law, and what sides and order have to do with it."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from melian.assessment.lookup import Lookup, look_up
from melian.assessment.norms import by_norms
from melian.model.event import Reading
from melian.model.knowledge import Knowledge
from melian.model.likelihood import BANDS
from melian.model.mention import Condition
from melian.model.option import Done, Option, Precondition
from melian.model.span import Excerpt
from melian.packs.knowledge import load_knowledge
from melian.packs.options import load_options
from melian.response.law import bearing
from melian.response.screening import Screened, screen
from melian.response.seats import seat_of
from melian.response.taken import FLOOR
from tests.small_cases import Told, case, main_dispute, renamed
from tests.small_world import DEMAND, HILL, HILLERS, LAKE, LAKERS, OUTSIDE, world

WORLD, SHIPPED = world(), load_knowledge()
BOOK = load_options()
RUSSIAN = Told("demand", "Russia", "NATO", place="Finland", words="that NATO withdraw all troops from Finland")


def screened(lookup: Lookup, actor: str, knowledge: Knowledge = WORLD) -> dict[str, Screened]:
    """By option, from one seat."""
    dispute = main_dispute(lookup)
    seat = seat_of(actor, dispute, knowledge)
    return {s.option.id: s for s in screen(knowledge.options, dispute, lookup, knowledge, seat)}


def with_option(**changed: Any) -> tuple[Knowledge, Option]:
    """The world with one plain option, changed."""
    plain = next(o for o in BOOK.options if o.id == "shared_monitoring")
    option = replace(plain, id="one", preconditions=(), done=(), meets=frozenset(), acts=(), **changed)
    return replace(WORLD, options=replace(BOOK, options=(option,))), option


def test_every_option_gets_one_answer_with_grounds_and_no_word_of_likelihood() -> None:
    found = screened(case(DEMAND), LAKE)
    assert list(found) == [o.id for o in BOOK.options]
    assert {s.status for s in found.values()} >= {"open", "not_yours", "not_now"}
    likely = re.compile("|".join(re.escape(word) for _, word in BANDS))
    for each in found.values():
        assert each.grounds
        assert all(g.event or g.entry or g.excerpt or g.kind == "absence" for g in each.grounds)
        assert not likely.search(each.finding.claim)
        assert each.finding.grounds == each.grounds


@pytest.mark.parametrize(
    ("option", "actor", "status"),
    [
        ("reject_publicly", LAKE, "open"),
        ("reject_publicly", "Mirne", "open"),
        ("reject_publicly", "Arvonia", "not_yours"),
        ("narrow_demand", "Arvonia", "open"),
        ("narrow_demand", LAKE, "not_yours"),
        ("expel_diplomats", LAKE, "not_yours"),
        ("expel_diplomats", "Mirne", "open"),
        ("aid_third_party", "Corland", "not_now"),
        ("relief_for_restraint", "Mirne", "not_now"),
        ("mediation", OUTSIDE, "open"),
    ],
)
def test_whose_an_option_is_and_what_it_needs(option: str, actor: str, status: str) -> None:
    assert screened(case(DEMAND), actor)[option].status == status


def test_who_cannot_take_it_is_told_who_can() -> None:
    assert "each of its 3 members can decide on it" in screened(case(DEMAND), LAKE)["expel_diplomats"].because
    assert "whoever demands" in screened(case(DEMAND), LAKE)["narrow_demand"].because


@pytest.mark.parametrize(
    ("changed", "status"),
    [
        ({}, "done"),
        ({"confidence": FLOOR}, "done"),
        ({"confidence": FLOOR - 0.01}, "open"),
        ({"polarity": "hypothetical"}, "open"),
        ({"polarity": "negated"}, "open"),
    ],
)
def test_only_what_is_told_as_done_and_read_surely_enough_is_done(changed: dict[str, Any], status: str) -> None:
    lookup = case(DEMAND, Told("yield", "Mirne", "Arvonia", words="Mirne gave in to this demand"))
    assert screened(_with(lookup, **changed), "Mirne")["comply"].status == status


def test_what_only_an_unnamed_source_tells_was_not_said_in_public() -> None:
    lookup = case(DEMAND, Told("reject", LAKE, "Arvonia", words="The Pact will stay in Mirne"))
    assert screened(lookup, LAKE)["reject_publicly"].status == "done"
    assert screened(_with(lookup, "reject", form="anonymous_source"), LAKE)["reject_publicly"].status == "open"


def _with(lookup: Lookup, act: str = "yield", **changed: Any) -> Lookup:
    """The same, the acts of one kind read otherwise."""

    def read(reading: Reading) -> Reading:
        held = tuple(replace(m, **changed) if m.act == act else m for m in reading.mentions)
        return replace(reading, mentions=held)

    return look_up(replace(lookup.account, readings=tuple(map(read, lookup.account.readings))))


EXERCISE = "a drill with tanks"


@pytest.mark.parametrize(
    ("deed", "option", "status"),
    [
        (Told("exercise", "Corland", "Mirne", words=EXERCISE), "high_readiness_exercise", "done"),
        (Told("exercise", "Corland", None, place="Mirne", words=EXERCISE), "high_readiness_exercise", "done"),
        (Told("exercise", "Corland", None, words=EXERCISE), "high_readiness_exercise", "open"),
        (Told("exercise", "Corland", "Arvonia", words=EXERCISE), "high_readiness_exercise", "open"),
        (Told("exercise", OUTSIDE, "Mirne", words=EXERCISE), "high_readiness_exercise", "open"),
        (Told("accuse", LAKE, "Arvonia", words="Arvonia of lying, speaking at the Security Council"), "label_in_forums",
         "open"),
        (Told("accuse", LAKE, "Arvonia", words="Arvonia of blackmail, at the UN"), "label_in_forums", "done"),
        (Told("accuse", LAKE, OUTSIDE, words="Haldia of blackmail, at the UN"), "label_in_forums", "open"),
        (Told("demand", "Mirne", "Arvonia", words="an answer, at the Security Council"), "security_council", "open"),
        (Told("appeal", "Mirne", None, words="the Security Council to convene a meeting"), "security_council", "done"),
        (Told("reject", LAKE, "Arvonia", words="the demands of Arvonia", dispute="other"), "reject_publicly", "done"),
        (Told("reject", LAKE, OUTSIDE, words="the offer of Haldia"), "reject_publicly", "open"),
        (Told("reject", LAKE, None, words="the demand"), "reject_publicly", "done"),
        (Told("reject", LAKE, "Arvonia", words="a toll", dispute="other"), "reject_publicly", "open"),
        (Told("offer", LAKE, "Arvonia", words="talks"), "negotiate", "done"),
        (Told("offer", LAKE, OUTSIDE, words="talks"), "negotiate", "open"),
    ],
)  # fmt: skip
def test_the_right_actor_kind_and_object_are_asked_for(deed: Told, option: str, status: str) -> None:
    seat = "Mirne" if deed.actor == "Mirne" else LAKE
    assert screened(case(DEMAND, deed), seat)[option].status == status
    other = screened(case(renamed(DEMAND, PAIRS), _said(renamed(deed, PAIRS))), PAIRS[seat])
    assert other[option].status == status, "the same with sides swapped"


def _said(deed: Told) -> Told:
    """The words with their names swapped as well."""
    words = re.sub("|".join(PAIRS), lambda found: PAIRS[found[0]], deed.words)
    return replace(deed, words=words)


def test_words_from_before_the_demand_are_no_answer_and_deeds_say_that_they_are_older() -> None:
    old = "2030-11"
    word = Told("reject", LAKE, "Arvonia", date=old, words="The Pact will stay")
    deed = Told("deploy", "Corland", "Mirne", date=old, words="two more battle groups in rotation")
    found = screened(case(DEMAND, word, deed), LAKE)
    assert found["reject_publicly"].status == "open"
    assert found["rotate_forces"].status == "done"
    assert "Corland, Nov 2030, before the demand: “" in found["rotate_forces"].because
    later = screened(case(DEMAND, replace(deed, date="2031-03-02")), LAKE)["rotate_forces"]
    assert "before the demand" not in later.because
    undated = screened(case(DEMAND, replace(deed, date=None)), LAKE)["rotate_forces"]
    assert "Corland, undated: “" in undated.because


def test_what_is_done_is_shown_in_its_words() -> None:
    answer = Told("reject", LAKE, "Arvonia", words="The Pact will stay in Mirne as long as Mirne asks")
    found = screened(case(DEMAND, answer), LAKE)["reject_publicly"]
    assert found.status == "done"
    assert found.grounds[0].event == "e1"
    assert found.grounds[1].excerpt is not None
    assert "as long as Mirne asks" in found.grounds[1].excerpt.text
    assert found.finding.confidence is not None
    assert found.finding.confidence.level == "low"


def test_a_members_word_is_not_the_organisations_but_its_deeds_are() -> None:
    word = Told("reject", "Corland", "Arvonia", words="Corland will not hear of it")
    lookup = case(DEMAND, word)
    mine, theirs = screened(lookup, "Corland")["reject_publicly"], screened(lookup, LAKE)["reject_publicly"]
    assert (mine.status, theirs.status) == ("done", "open")
    assert [t.by for t in theirs.taken] == ["Corland"]
    deed = Told("deploy", "Corland", "Mirne", words="two more battle groups in rotation")
    lookup = case(DEMAND, deed)
    assert {screened(lookup, actor)["rotate_forces"].status for actor in ("Corland", LAKE)} == {"done"}
    assert screened(lookup, "Tessel")["rotate_forces"].status == "open"


def test_words_of_another_kind_or_about_others_show_nothing_done() -> None:
    ships = Told("deploy", LAKE, "Mirne", words="a hospital ship")
    elsewhere = Told("deploy", LAKE, OUTSIDE, words="two battle groups in rotation", dispute="other")
    for deed in (ships, elsewhere):
        assert screened(case(DEMAND, deed), LAKE)["rotate_forces"].status == "open"


def test_a_precondition_over_acts_is_met_by_a_report_and_its_absence_is_shown() -> None:
    need = Precondition(says="A deed is reported.", needs_acts=frozenset({"sabotage"}))
    known, _ = with_option(by=frozenset({"target"}))
    known = replace(
        known, options=replace(known.options, options=(replace(known.options.options[0], preconditions=(need,)),))
    )
    without = screened(case(DEMAND), LAKE, known)["one"]
    assert without.status == "not_now"
    assert without.grounds[0].kind == "absence"
    assert "sabotage" in without.grounds[0].says
    deed = Told("sabotage", "Arvonia", "Mirne", words="a cut cable")
    reported = screened(case(DEMAND, deed), LAKE, known)["one"]
    assert reported.status == "open"
    assert "e1" in {g.event for g in reported.grounds}
    lacks = replace(need, needs_acts=frozenset(), lacks_acts=frozenset({"sabotage"}))
    known = replace(
        known, options=replace(known.options, options=(replace(known.options.options[0], preconditions=(lacks,)),))
    )
    assert screened(case(DEMAND, deed), LAKE, known)["one"].status == "not_now"
    assert screened(case(DEMAND), LAKE, known)["one"].status == "open"


@pytest.mark.parametrize(
    ("need", "actor", "status"),
    [
        (Precondition(says="x", member_of=frozenset({LAKE})), "Corland", "open"),
        (Precondition(says="x", member_of=frozenset({LAKE})), LAKE, "open"),
        (Precondition(says="x", member_of=frozenset({HILL})), "Corland", "not_yours"),
        (Precondition(says="x", taken_by=frozenset({"state", LAKE})), LAKE, "open"),
        (Precondition(says="x", taken_by=frozenset({"organisation"})), "Corland", "not_yours"),
        (Precondition(says="x", against=frozenset({"organisation"})), "Corland", "open"),
        (Precondition(says="x", against=frozenset({"state"})), "Corland", "not_now"),
    ],
)
def test_preconditions_over_who_acts_and_who_is_addressed(need: Precondition, actor: str, status: str) -> None:
    known, option = with_option()
    known = replace(known, options=replace(BOOK, options=(replace(option, preconditions=(need,)),)))
    found = screened(case(DEMAND), actor, known)["one"]
    assert found.status == status
    assert all(check.grounds for check in found.checks)


def test_an_option_towards_a_state_is_for_the_members_where_the_other_side_is_an_organisation() -> None:
    found = screened(case(DEMAND), "Arvonia")["summon_ambassador"]
    assert found.status == "open"
    check = next(c for c in found.checks if c.precondition.other)
    assert (check.holds, check.because) == (None, f"{LAKE} is an organisation")
    assert check.precondition.says in found.to_check
    mine = screened(case(DEMAND), "Mirne")["summon_ambassador"]
    assert next(c.holds for c in mine.checks if c.precondition.other) is True
    assert not {s.option.id for s in screened(case(DEMAND), "Arvonia").values() if s.status == "open"} & {
        "comply", "reject_publicly", "aid_third_party",
    }  # fmt: skip


def test_a_deadline_can_be_extended_only_where_one_is_told() -> None:
    found = screened(case(DEMAND), "Arvonia")["extend_deadline"]
    assert (found.status, found.grounds[0].kind) == ("not_now", "absence")
    assert found.because == "these sources tell of no deadline of the demand"
    lookup = case(DEMAND)
    lead = lookup.events[0]
    until = Condition(start=0, end=1, text="b", kind="deadline", role="required_first")
    timed = replace(lookup, events=(replace(lead, condition=until, condition_document=lead.content_document),))
    assert screened(timed, "Arvonia")["extend_deadline"].status == "open"


def test_justifications_are_to_be_looked_at_only_where_there_is_something_to_justify() -> None:
    law = screened(case(RUSSIAN), "Finland", SHIPPED)["recall_ambassador"].law
    assert law is not None
    assert any(r.norm.justifies for r in law.results)
    assert not any(r.norm.justifies for r in bearing(law))


def test_what_no_report_can_tell_is_left_to_somebody() -> None:
    known, option = with_option()
    need = Precondition(says="There is a mediator whom both accept.")
    known = replace(known, options=replace(BOOK, options=(replace(option, preconditions=(need,)),)))
    found = screened(case(DEMAND), LAKE, known)["one"]
    assert found.status == "open"
    assert found.to_check == ("There is a mediator whom both accept.",)
    assert "has to be looked at" in found.because
    assert [g.kind for g in found.grounds].count("absence") == 1


def test_an_option_against_other_kinds_of_demand_is_not_for_now() -> None:
    found = screened(case(DEMAND), LAKE)
    assert found["rotate_forces"].protects is not None
    assert found["rotate_forces"].protects.id == "withdraw_forces"
    assert "withdrawal of forces" in found["reduce_dependence"].because
    payment = replace(DEMAND, words="that the Pact pay a debt of three million")
    paid = screened(case(payment), LAKE)
    assert paid["reduce_dependence"].status == "open"
    assert paid["rotate_forces"].status == "not_now"
    unread = replace(DEMAND, words="that the Pact think again")
    assert screened(case(unread), LAKE)["rotate_forces"].status == "open"


def test_permanent_brigades_from_the_alliances_seat_engage_the_words_on_stationing() -> None:
    found = screened(case(RUSSIAN), "NATO", SHIPPED)
    brigades = found["permanent_brigades"]
    assert brigades.status == "doubtful"
    assert brigades.law is not None
    assert [(r.norm.id, r.status) for r in brigades.law.results] == [("founding-act-4", "arguably_breached")]
    assert {e.test.id for e in brigades.law.results[0].elements} == {"permanently", "substantial"}
    assert brigades.grounds[0].entry == "norms: founding-act-4"
    assert found["rotate_forces"].status == "open"
    assert screened(case(DEMAND), LAKE)["permanent_brigades"].status == "open", "no such words bind the Lake Pact"


@pytest.mark.parametrize(
    ("option", "norm", "element"),
    [
        ("aggression_charges", "rome-statute-8-bis", "completed_act"),
        ("sanction_threateners", "listing-ground", "listing_ground"),
        ("sanction_threateners", "eu-listing", "listing_ground"),
    ],
)
def test_charges_before_an_act_and_sanctions_for_statements_are_doubtful_with_the_element_that_lacks(
    option: str, norm: str, element: str
) -> None:
    found = screened(case(RUSSIAN), "Finland", SHIPPED)[option]
    assert found.status == "doubtful"
    assert found.law is not None
    result = next(r for r in found.law.results if r.norm.id == norm)
    assert element in {e.test.id for e in result.lacking}
    assert result.norm.name in found.because
    assert found.option.values["reversibility"].low < found.option.values["reversibility"].high


def test_measures_that_break_nothing_need_no_justification() -> None:
    found = screened(case(RUSSIAN), "Finland", SHIPPED)
    assert found["export_controls"].status == "open"
    assert found["recall_ambassador"].status == "open"
    assert found["export_controls"].law is not None
    assert found["export_controls"].law.feasibility == "doubtful", "the tests of countermeasures are shown all the same"


def test_without_norms_or_demand_classes_nothing_is_claimed_of_them() -> None:
    bare = Knowledge(options=BOOK)
    found = screened(case(DEMAND), LAKE, bare)
    assert {s.law for s in found.values()} == {None}
    assert found["permanent_brigades"].status == "open"


QUARREL = (
    DEMAND,
    Told("reject", LAKE, "Arvonia", words="The Pact stays"),
    Told("deploy", "Corland", "Mirne", words="two battle groups in rotation"),
    Told("sabotage", "Arvonia", "Mirne", words="a cut cable"),
    Told("offer", "Arvonia", LAKE, words="talks in return"),
    Told("strike", "Venn", OUTSIDE, words="a port"),
)
PAIRS = {LAKE: HILL, HILL: LAKE, **dict(zip(LAKERS, HILLERS, strict=True)), **dict(zip(HILLERS, LAKERS, strict=True))}


def shape(found: dict[str, Screened]) -> dict[str, tuple[object, ...]]:
    return {
        name: (s.status, len(s.grounds), [g.kind for g in s.grounds], s.to_check, len(s.taken))
        for name, s in found.items()
    }


@pytest.mark.parametrize("actor", [LAKE, "Mirne", "Corland", "Arvonia", OUTSIDE])
def test_with_sides_swapped_every_answer_is_the_same(actor: str) -> None:
    mine = screened(case(*QUARREL), actor)
    other = screened(case(*(renamed(told, PAIRS) for told in QUARREL)), PAIRS.get(actor, actor))
    assert shape(mine) == shape(other)


def test_two_real_neighbours_get_the_same_answers_whoever_of_them_demands() -> None:
    def of(demander: str, addressed: str) -> list[dict[str, tuple[object, ...]]]:
        lookup = case(
            Told("demand", demander, addressed, words="that they withdraw the patrol ships"),
            Told("reject", addressed, demander, words="the demand"),
        )
        return [shape(screened(lookup, actor, SHIPPED)) for actor in (demander, addressed)]

    assert of("Norway", "Iceland") == of("Iceland", "Norway")


@settings(max_examples=10)
@given(random=st.randoms(use_true_random=False))
def test_the_order_of_reports_changes_nothing(random: Any) -> None:
    lookup = case(*QUARREL)
    events = list(lookup.events)
    random.shuffle(events)
    other = screened(replace(lookup, events=tuple(events)), LAKE)
    assert {k: (s.status, s.because, s.grounds) for k, s in screened(lookup, LAKE).items()} == {
        k: (s.status, s.because, s.grounds) for k, s in other.items()
    }


def test_a_sign_without_words_is_enough_by_its_kind() -> None:
    known, option = with_option(by=frozenset({"target"}))
    signs = (Done(acts=frozenset({"exercise"})),)
    known = replace(known, options=replace(BOOK, options=(replace(option, done=signs),)))
    drill = Told("exercise", "Corland", "Mirne", words="a drill")
    assert screened(case(DEMAND, drill), LAKE, known)["one"].status == "done"


def test_the_demanders_forces_with_an_ally_are_tested_by_the_words_that_bind_it() -> None:
    found = screened(case(RUSSIAN), "Russia", SHIPPED)
    brigades = found["permanent_brigades"]
    assert brigades.status == "doubtful", "as from the alliance's seat"
    assert brigades.law is not None
    assert [(r.norm.id, r.status) for r in brigades.law.results] == [("founding-act-4-restraint", "arguably_breached")]
    assert found["rotate_forces"].status == "open"


def test_forces_with_an_ally_are_seen_as_sent_from_either_side() -> None:
    """Those of the demander stand on its ally's ground, those of the alliance on a member's."""
    for actor, host in (("Russia", "Belarus"), ("Germany", "Finland")):
        deed = Told("deploy", actor, host, words="two more battalions at its invitation")
        assert screened(case(RUSSIAN, deed), actor, SHIPPED)["rotate_forces"].status == "done", actor
    abroad = Told("deploy", "Russia", OUTSIDE, words="two more battalions at its invitation", dispute="other")
    assert screened(case(RUSSIAN, abroad), "Russia", SHIPPED)["rotate_forces"].status == "open"


def test_an_actor_of_unknown_kind_is_left_to_somebody() -> None:
    need = Precondition(says="x", taken_by=frozenset({"organisation"}))
    known, option = with_option()
    known = replace(
        known, options=replace(BOOK, options=(replace(option, by=frozenset({"third"}), preconditions=(need,)),))
    )
    found = screened(case(DEMAND), "River Bank", known)["one"]
    assert (found.status, found.to_check) == ("open", ("x",))
    states = replace(need, taken_by=frozenset({"state"}))
    option = replace(option, by=frozenset({"third"}), preconditions=(states,))
    assert screened(case(DEMAND), "River Bank", replace(known, options=replace(BOOK, options=(option,))))[
        "one"
    ].status == ("not_yours")


def test_what_a_demand_asks_for_is_not_taken_for_done() -> None:
    asked = "that the Pact withdraw its troops from Mirne"
    inside = Told("withdraw", LAKE, "Mirne", words=asked)
    lookup = case(DEMAND, inside)
    lead, deed = lookup.events
    told = lookup.mentions_of(lead)[0]
    misread = replace(lookup.mentions_of(deed)[0], document=told.document)
    rows = tuple(replace(row, document=told.document) for row in deed.mentions)
    lookup = replace(
        lookup,
        events=(lead, replace(deed, mentions=rows, content_document=told.document)),
        mentions={**lookup.mentions, (told.document, misread.id): misread},
    )
    assert screened(lookup, LAKE)["own_pull_back"].status == "open"
    elsewhere = case(DEMAND, replace(inside, words="The Pact withdrew its troops in May"))
    assert screened(elsewhere, LAKE)["own_pull_back"].status == "done"


@pytest.mark.parametrize(
    ("target", "beside", "status"), [("Corland", True, "done"), (None, True, "done"), ("Corland", False, "open"),
                                     (OUTSIDE, True, "open")],
)  # fmt: skip
def test_what_is_told_beside_the_demand_counts_towards_partners_and_nobody(
    target: str | None, beside: bool, status: str
) -> None:
    asks = Told("appeal", "Mirne", target, words="asked for consultations of the allies", dispute="other")
    lookup = case(DEMAND, asks)
    lead, deed = lookup.events
    if beside:
        row, told = deed.mentions[0], lookup.mentions_of(deed)[0]
        first = replace(told, id="again", content=Excerpt(start=0, end=1, text=told.text[0]))
        lead = replace(lead, mentions=(*lead.mentions, replace(row, id="again")))
        lookup = replace(lookup, events=(lead, deed), mentions={**lookup.mentions, (told.document, "again"): first})
    assert screened(lookup, "Mirne")["consult_allies"].status == status


@pytest.mark.parametrize("actor", ["NATO", "Finland", "Russia"])
def test_options_are_tested_by_law_no_differently_from_acts(actor: str) -> None:
    lookup = case(RUSSIAN, Told("sabotage", "Russia", "Finland", words="a cable"), Told("strike", "Russia", "Georgia"))
    for each in screened(lookup, actor, SHIPPED).values():
        if each.law is not None:
            conduct = next((r.conduct for r in each.law.results), None)
            every = by_norms(conduct, SHIPPED.norms, lookup.events) if conduct is not None else ()
            assert {r.norm.id: r for r in each.law.results} == {
                r.norm.id: r for r in every if r.status != "not_engaged"
            }


_OF_ACTS = ("in its words", "it has not been done", "cyberattack, disinform,", "violate airspace", "proxy attack")
"""Words that are about an act which is told: nobody has told of an option."""


@pytest.mark.parametrize("actor", ["NATO", "Finland", "Russia", "United States"])
def test_reasons_are_plain_words_about_what_would_be_done(actor: str) -> None:
    for told in screened(case(RUSSIAN), actor, SHIPPED).values():
        assert not [words for words in _OF_ACTS if words in told.because], told.because
        assert told.because.count("arguably against") <= 2


def test_norms_with_one_reason_stand_together_and_what_binds_most_states_comes_first() -> None:
    found = screened(case(RUSSIAN), "Finland", SHIPPED)
    ended = found["end_agreement"].because
    assert ended.startswith("arguably against Vienna Convention on the Law of Treaties, article 26; Helsinki Final Act")
    assert ended.count("suspending or leaving an agreement can break it") == 1
    assert "not shown to be justified (ILC Articles on State Responsibility, articles 22 and 49" in ended
    assert found["disclose_weaknesses"].because.startswith("arguably against UN Charter, article 1; UN Charter")
    assert "a condition is not met (" in found["sanction_threateners"].because


@pytest.mark.parametrize(
    ("actor", "option", "because"),
    [
        ("Arvonia", "reject_publicly", "only for those addressed, states that it is about, or their members or allies"),
        (LAKE, "narrow_demand", "only for whoever demands"),
        (LAKE, "reduce_dependence", "it answers other kinds of demand, and this one asks for withdrawal of forces"),
    ],
)
def test_who_it_is_for_and_what_it_answers(actor: str, option: str, because: str) -> None:
    assert screened(case(DEMAND), actor)[option].because == because
