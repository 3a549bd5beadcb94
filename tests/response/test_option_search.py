"""Options by words: each measure that a response plan names is found, and what is not there is not."""

from __future__ import annotations

import pytest

from melian.packs.options import load_options
from melian.response.search import find

BOOK = load_options()


@pytest.mark.parametrize(
    ("text", "option"),
    [
        ("public rejection", "reject_publicly"),
        ("illegitimate and provocative", "reject_publicly"),
        ("joint statement", "joint_statement"),
        ("front-line and rear-line members", "joint_statement"),
        ("NATO-Russia Council", "label_in_forums"),
        ("OSCE", "label_in_forums"),
        ("threat to peace", "label_in_forums"),
        ("General Assembly resolution", "general_assembly"),
        ("coordinated expulsions", "coordinated_expulsions"),
        ("expel diplomats", "expel_diplomats"),
        ("suspended dialogues", "suspend_dialogues"),
        ("downgrade bilateral engagements", "suspend_dialogues"),
        ("refuse visas", "refuse_visas"),
        ("sanction officials who issue threats", "sanction_threateners"),
        ("military-industrial companies", "sanction_defence_firms"),
        ("state media", "sanction_state_media"),
        ("secondary sanctions", "secondary_sanctions"),
        ("evasion hubs", "secondary_sanctions"),
        ("rotate additional troops", "rotate_forces"),
        ("enhanced forward presence", "rotate_forces"),
        ("high-readiness exercises", "high_readiness_exercise"),
        ("air defence surveillance", "air_defence_surveillance"),
        ("air defense and surveillance", "air_defence_surveillance"),
        ("permanent brigades", "permanent_brigades"),
        ("forward defense", "permanent_brigades"),
        ("permanent bases", "permanent_bases"),
        ("tripwire", "tripwire_forces"),
        ("forward-deployed air and naval assets", "forward_air_naval"),
        ("troops of many members", "many_nations"),
        ("cyber deterrence exercises", "cyber_defence_exercise"),
        ("cyber-defence exercises", "cyber_defence_exercise"),
        ("proof of concept", "disclose_weaknesses"),
        ("shared monitoring", "shared_monitoring"),
        ("intelligence coordination", "shared_monitoring"),
        ("vulnerability scenarios", "vulnerability_scenarios"),
        ("pre-authorized response plans", "preauthorised_plans"),
        ("hybrid warfare units", "hybrid_teams"),
        ("hybrid unit", "hybrid_teams"),
        ("energy units", "energy_security"),
        ("energy unit", "energy_security"),
        ("counter-intelligence unit", "counter_intelligence"),
        ("counter-intelligence units", "counter_intelligence"),
        ("labelling in OSCE, UN", "label_in_forums"),
        ("sanctions on the officials who issue threats", "sanction_threateners"),
        ("secondary sanctions on evasion hubs", "secondary_sanctions"),
        ("permanent brigades and bases", "permanent_brigades"),
        ("permanent brigades and bases", "permanent_bases"),
        ("refused visas for delegations", "refuse_visas"),
        ("disclosure of weaknesses found", "disclose_weaknesses"),
        ("strategic communication at home and in borderlands", "explain_at_home"),
        ("strategic communication at home and in borderlands", "borderlands_media"),
        ("linkage", "refuse_linkage"),
        ("restraint", "do_nothing"),
        ("joint statement of front-line and rear-line members", "joint_statement"),
        ("forces with an ally", "rotate_forces"),
        ("something in exchange", "off_ramp_offer"),
        ("permanent base", "permanent_bases"),
        ("energy infrastructure security", "energy_security"),
        ("counter-intelligence", "counter_intelligence"),
        ("cyber defense", "cyber_defence"),
        ("civilian resilience", "civil_resilience"),
        ("resilience funding", "civil_resilience"),
        ("media literacy", "media_literacy"),
        ("reserve mobilization", "reserves"),
        ("strategic communication at home", "explain_at_home"),
        ("strategic communication borderlands", "borderlands_media"),
        ("false narratives", "answer_false_accounts"),
        ("war of aggression charges", "aggression_charges"),
        ("evidence for a future aggression charge", "preserve_evidence"),
        ("aid to the attacked third party", "aid_third_party"),
        ("accession of partners", "accession_of_partners"),
        ("strategic clarity red lines", "red_lines"),
        ("do nothing", "do_nothing"),
        ("private channel", "private_channel"),
        ("negotiate", "negotiate"),
        ("reciprocal limits", "reciprocal_limits"),
        ("arbitration", "arbitration"),
        ("face-saving clarification", "clarification"),
        ("off-ramp", "off_ramp_offer"),
        ("extend a deadline", "extend_deadline"),
    ],
)
def test_each_measure_is_found_by_its_words(text: str, option: str) -> None:
    found = find(BOOK, text)
    assert option in [o.id for o in found[:2]], [o.id for o in found[:4]]


def test_the_list_of_units_finds_one_option_for_each() -> None:
    found = [o.id for o in find(BOOK, "hybrid, energy, counter-intelligence units")]
    assert {"hybrid_teams", "energy_security", "counter_intelligence"} <= set(found)


def test_a_list_finds_what_each_of_its_parts_names() -> None:
    found = [o.id for o in find(BOOK, "hybrid units, energy infrastructure, media literacy")]
    assert {"hybrid_teams", "energy_security", "media_literacy"} <= set(found)
    assert len(found) == len(set(found))
    assert not find(BOOK, "zeppelins, balloons")


def test_every_word_has_to_be_there_and_endings_do_not_matter() -> None:
    assert not find(BOOK, "permanent zeppelins")
    assert not find(BOOK, "")
    assert not find(BOOK, "of the")
    assert find(BOOK, "brigade permanently")[0].id == "permanent_brigades"
    assert find(BOOK, "PERMANENT  Brigades")[0].id == "permanent_brigades"
    assert "comply" not in {o.id for o in find(BOOK, "commission")}


@pytest.mark.parametrize("option", BOOK.options, ids=lambda o: o.id)
def test_an_option_is_found_first_by_its_own_name(option: object) -> None:
    name = getattr(option, "name")  # noqa: B009
    assert find(BOOK, name)[0] is option
