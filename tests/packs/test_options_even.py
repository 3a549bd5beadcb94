"""The options' pack is even: like acts are open to every seat and judged alike, whoever takes them."""

from __future__ import annotations

import re
from itertools import permutations
from pathlib import Path

import pytest

from melian.model.option import ROLES, Estimate, Option
from melian.packs.options import load_options

BOOK = load_options()
BY_ID = {option.id: option for option in BOOK.options}
PAGE = (Path(__file__).resolve().parents[2] / "docs" / "options.md").read_text("utf-8")
ADDRESSED = frozenset({"target", "concerned", "member"})
OF_THE_DEMAND = {"clarify_demand", "narrow_demand", "drop_demand", "extend_deadline", "repeat_demand"}
"""Only whoever demands can do these: they are done to its own demand."""
OF_THE_ANSWER = {"reject_publicly", "comply", "comply_in_part"}
"""Only those of whom something is demanded can do these: they answer it."""
PARTIES = {"arbitration"}
"""Only the two parties can bind themselves."""
NOT_OUTSIDE = {
    "joint_statement", "consult_allies", "red_lines", "third_states", "accession_of_partners", "rotate_forces",
    "high_readiness_exercise", "air_defence_surveillance", "permanent_brigades", "permanent_bases", "tripwire_forces",
    "forward_air_naval", "many_nations", "forces_forward", "own_pull_back", "pause_exercise", "disclose_weaknesses",
    "preauthorised_plans", "end_agreement", "negotiate", "reciprocal_limits", "moratorium", "clarification",
    "offer_guarantees", "set_deadline", "arbitration",
}  # fmt: skip
"""A third party is outside: it would become a side by these, or has nothing of its own in the matter to give."""

ALIKE = [
    ("rotate_forces", "tripwire_forces", "forces with an ally who asks for them, in small numbers"),
    ("permanent_brigades", "permanent_bases", "forces with an ally who asks for them, for good"),
    ("forces_forward", "permanent_brigades", "large forces near the place, on own ground or on an ally's"),
    ("repeat_demand", "reject_publicly", "each side says its position once more, in public"),
    ("joint_statement", "label_in_forums", "words against the other side, with others"),
    ("clarify_demand", "clarification", "each side says what it means, and what not"),
    ("narrow_demand", "comply_in_part", "each side gives up a part of its position"),
    ("off_ramp_offer", "relief_for_restraint", "something is given for something"),
    ("own_pull_back", "reciprocal_limits", "fewer forces near the place"),
    ("expel_diplomats", "coordinated_expulsions", "the same act by one state or by several"),
    ("sanction_threateners", "sanction_deeds", "names on a list"),
    ("sanction_defence_firms", "sanction_state_media", "a ban on business with some firms of the other side"),
    ("cyber_defence", "energy_security", "protection at home"),
    ("recall_ambassador", "suspend_dialogues", "relations are cooled within the law"),
]


def _closed_to_a_side() -> dict[str, frozenset[str]]:
    return {o.id: o.by for o in BOOK.options if not (o.by > ADDRESSED and "demander" in o.by)}


def test_an_act_is_closed_to_a_side_only_where_the_side_is_part_of_the_act() -> None:
    closed = _closed_to_a_side()
    assert set(closed) == OF_THE_DEMAND | OF_THE_ANSWER | PARTIES
    assert {closed[name] for name in OF_THE_DEMAND} == {frozenset({"demander"})}
    assert {closed[name] for name in OF_THE_ANSWER} == {ADDRESSED}
    assert closed["arbitration"] == {"target", "concerned", "demander"}


def test_a_third_party_is_kept_from_what_would_make_it_a_side_and_from_nothing_else() -> None:
    shut = {o.id for o in BOOK.options if "third" not in o.by}
    assert shut == NOT_OUTSIDE | OF_THE_DEMAND | OF_THE_ANSWER


def test_what_one_side_alone_can_do_gives_way_as_well_as_holds_on() -> None:
    gives = {name for name in OF_THE_DEMAND | OF_THE_ANSWER if BY_ID[name].domain == "restraint"}
    assert gives & OF_THE_DEMAND == {"clarify_demand", "narrow_demand", "drop_demand", "extend_deadline"}
    assert gives & OF_THE_ANSWER == {"comply", "comply_in_part"}
    assert BY_ID["repeat_demand"].domain == BY_ID["reject_publicly"].domain == "diplomatic"


def _overlap(left: Estimate, right: Estimate) -> float:
    """The part that both hold, as a share of the wider of the two."""
    shared = min(left.high, right.high) - max(left.low, right.low)
    return shared / max(left.high - left.low, right.high - right.low)


@pytest.mark.parametrize(("left", "right", "why"), ALIKE)
def test_like_acts_have_like_ranges(left: str, right: str, why: str) -> None:
    one, two = BY_ID[left], BY_ID[right]
    risk = one.values["escalation"], two.values["escalation"]
    assert abs(risk[0].mode - risk[1].mode) <= 1, why
    assert _overlap(*risk) >= 0.5, why
    for held in ((one.effect.up, two.effect.up), (one.effect.down, two.effect.down)):
        assert abs(held[0].mode - held[1].mode) <= 0.1, why
        assert _overlap(*held) >= 0.5, why


def _table() -> dict[float, tuple[float, float]]:
    """What the documentation says: likeliest factors up and down by likeliest risk of escalation."""
    rows = re.findall(r"^\| (-?\d) \| ([\d.]+) \| ([\d.]+) \|$", PAGE, re.MULTILINE)
    return {float(risk): (float(up), float(down)) for risk, up, down in rows}


def test_the_table_in_the_documentation_is_monotone() -> None:
    told = _table()
    assert list(told) == sorted(told)
    ups, downs = [up for up, _ in told.values()], [down for _, down in told.values()]
    assert ups == sorted(ups)
    assert downs == sorted(downs, reverse=True)
    assert (ups[0], ups[-1]) == (0.75, 1.4)


@pytest.mark.parametrize("option", BOOK.options, ids=lambda o: o.id)
def test_factors_follow_the_risk_of_escalation_by_one_table_whoever_acts(option: Option) -> None:
    up, down = _table()[option.values["escalation"].mode]
    assert option.effect.up.mode == pytest.approx(up, abs=0.0501)
    assert option.effect.down.mode == pytest.approx(down, abs=0.1001)


def test_of_two_options_the_riskier_is_never_judged_the_calmer() -> None:
    for one, two in permutations(BOOK.options, 2):
        low, high = one.values["escalation"], two.values["escalation"]
        if high.mode - low.mode >= 2:
            assert two.effect.up.mode >= one.effect.up.mode, (one.id, two.id)
        if high.high - low.high >= 3:
            assert two.effect.up.high >= one.effect.up.high, (one.id, two.id)


def test_the_share_of_options_by_seat_is_told() -> None:
    words = {"target": "those addressed", "concerned": "states that it is about", "member": "members and allies",
             "demander": "whoever demands", "third": "third parties"}  # fmt: skip
    for role in ROLES:
        count = sum(role in option.by for option in BOOK.options)
        restraint = sum(role in option.by and option.domain == "restraint" for option in BOOK.options)
        assert f"| {words[role]} | {count} | {restraint} |" in PAGE


_OF_A_SIDE = re.compile(
    r"(?i)\b(?:aggressor|enemy|hostile power|adversar\w+|blackmail|resist\w*|appease\w*|provo\w+)\b"
)


@pytest.mark.parametrize("option", BOOK.options, ids=lambda o: o.id)
def test_what_any_seat_reads_is_in_no_sides_words(option: Option) -> None:
    texts = (option.name, option.purpose, option.mechanism, option.actor, option.authority, option.necessity,
             option.scale, option.conduct, option.off_ramp)  # fmt: skip
    assert not [text for text in texts if _OF_A_SIDE.search(text)]


def test_doing_nothing_alone_needs_nothing_and_every_option_was_taken_before() -> None:
    assert {option.id for option in BOOK.options if not option.preconditions} == {"do_nothing"}
    assert not [option.id for option in BOOK.options if not option.precedents]
