"""Acts by the way they are put: what somebody is committed to, moved by, has not ruled out. All texts are made up."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from melian.model.mention import Mention

Read = Callable[..., list[Mention]]


@pytest.mark.parametrize(
    ("text", "act", "actor", "target", "rule"),
    [
        (
            "Peru has never ruled out military action against Chile.",
            "threaten",
            "Peru",
            "Chile",
            "threaten.not-rule-out",
        ),
        ("Peru's parliament voted to cut off aid to Chile.", "threaten", "Peru", "Chile", "threaten.decide"),
        ("Peru says military options remain on the table against Chile.", "threaten", "Peru", "Chile", "options.open"),
        ("Chile wants a written guarantee from Peru.", "demand", "Chile", "Peru", "demand.want-thing"),
        ("Peru said it is unwilling to discuss the border with Chile.", "reject", "Peru", "Chile", "reject.unwilling"),
        ("Chile said it has no intention to sell the land to Peru.", "reject", "Chile", "Peru", "has-no.intention"),
        ("Chile called the Peruvian exercise a provocation.", "condemn", "Chile", "Peru", "condemn.name"),
        ("Chile is deeply troubled by Peru's arrest of the pilots.", "condemn", "Chile", "Peru", "condemn.moved"),
        ("Peru said it had nothing to do with the fire in Arica.", "deny", "Peru", None, "nothing.to-do-with"),
        ("Chile said there was no attack on the Peruvian post.", "deny", "Chile", "Peru", "there-is.no"),
        ("Chile reaffirmed its support for Peru.", "promise", "Chile", "Peru", "promise.reaffirm"),
        ("Peru said it would impose no conditions on talks with Chile.", "promise", "Peru", "Chile", "will-not.harm"),
        ("Peru was forced to withdraw its claim after pressure from Chile.", "yield", "Peru", "Chile", "yield.forced"),
        ("Peru says that Chile is trying to poison the river.", "accuse", "Peru", "Chile", "other.wrong"),
        ("Peru denied Chilean inspectors entry to the plant.", "reject", "Peru", "Chile", "reject.entrance"),
        ("Peru wants Chile to sign the treaty.", "demand", "Peru", "Chile", "demand.want-other"),
        ("Chile mounted an invasion of Peru at dawn.", "incursion", "Chile", "Peru", "incursion.launch"),
        (
            "Chilean troops remained on alert along the Peruvian border.",
            "mobilise",
            "Chile",
            "Peru",
            "mobilise.on-alert",
        ),
        ("Peru completed the withdrawal of its troops from Chile.", "withdraw", "Peru", "Chile", "withdraw.do"),
        ("Chile lifted a curfew in Peru on Sunday.", "yield", "Chile", "Peru", "yield.lift"),
        ("Chile has given in to Peruvian demands.", "yield", "Chile", "Peru", "yield.give-in"),
        ("Bolivia hopes that Peru will open the bridge.", "appeal", "Bolivia", "Peru", "appeal.hope"),
        ("Chile is calling for Peru to withdraw.", "appeal", "Chile", "Peru", "appeal.call-for"),
        ("Chile renewed its call for Peru to withdraw.", "appeal", "Chile", "Peru", "appeal.noun"),
        ("Chile pressed for Peru to leave the islands.", "demand", "Chile", "Peru", "demand.call-for"),
        ("Chile has not ruled out sending troops into Peru.", "threaten", "Chile", "Peru", "threaten.not-rule-out"),
        ("Chile stressed the need for Peru to hold fresh elections.", "appeal", "Chile", "Peru", "appeal.stress"),
        ("Chile is trying to persuade Peru to return to the talks.", "appeal", "Chile", "Peru", "appeal.convince"),
        ("Chile's president said Peru has a duty to protect the fishermen.", "appeal", "Chile", "Peru", "other.duty"),
        (
            "Chile's president said Peru should not send troops to the border.",
            "appeal",
            "Chile",
            "Peru",
            "should.other",
        ),
        ("Chile's president said Peru must not close the port.", "demand", "Chile", "Peru", "must.other"),
        ("Chile's president said Peru cannot keep the islands.", "demand", "Chile", "Peru", "other.may-not"),
        (
            "Chile's president said any settlement depends on Peru's withdrawal.",
            "demand",
            "Chile",
            "Peru",
            "end.depends",
        ),
        (
            "Chile's insistence on a Peruvian apology has delayed the talks.",
            "demand",
            "Chile",
            "Peru",
            "demand.insistence",
        ),
        (
            "Chile's president said there will be a response to Peru's raid.",
            "threaten",
            "Chile",
            "Peru",
            "there-will.consequences",
        ),
        (
            "Chile warned of a military response to the Peruvian buildup.",
            "threaten",
            "Chile",
            "Peru",
            "threaten.warn-of",
        ),
        ("Chile put Peru on notice that the gas could be cut.", "threaten", "Chile", "Peru", "threaten.notice"),
        ("Chile has announced a ban on imports from Peru.", "threaten", "Chile", "Peru", "threaten.ban"),
        ("Chile hinted at strikes on Peru.", "threaten", "Chile", "Peru", "threaten.weigh"),
        ("Chile's president said Peru can expect a harsh answer.", "threaten", "Chile", "Peru", "other.expects"),
        ("Chile's president said the strikes on Peru would continue.", "threaten", "Chile", "Peru", "blows.go-on"),
        ("Chile lays the blame for the crisis on Peru.", "accuse", "Chile", "Peru", "accuse.blame"),
        ("Chile pointed the finger at Peru over the bombing.", "accuse", "Chile", "Peru", "accuse.point"),
        ("Chile attributes the attack to the Peruvian army.", "accuse", "Chile", "Peru", "accuse.attribute"),
        (
            "Chile's president said it may lower the duties if Peru opens its ports.",
            "offer",
            "Chile",
            "Peru",
            "will.help-if",
        ),
        (
            "Chile's president said it will close the bridge to Peru if the shelling does not stop.",
            "threaten",
            "Chile",
            "Peru",
            "will.if-other",
        ),
        ("Chile cited Peru's violations of the truce.", "accuse", "Chile", "Peru", "accuse.cite"),
        ("Chile's president said Peru was behind the bombing.", "accuse", "Chile", "Peru", "other.behind"),
        (
            "Chile's president said Peru was not doing enough to stop smugglers.",
            "accuse",
            "Chile",
            "Peru",
            "other.fails",
        ),
        (
            "Chile's president said Peru has done too little to stop smugglers.",
            "accuse",
            "Chile",
            "Peru",
            "other.too-little",
        ),
        ("Chile's president said Peru had started the war.", "accuse", "Chile", "Peru", "other.began"),
        ("Chile's president said the attack was carried out by Peru.", "accuse", "Chile", "Peru", "by-other.wrong"),
        ("Chile's president said Peru is to blame for the crisis.", "accuse", "Chile", "Peru", "other.to-blame"),
        ("Chile has volunteered to send engineers to Peru.", "offer", "Chile", "Peru", "offer.verb"),
        ("Chile put forward a plan for joint patrols with Peru.", "offer", "Chile", "Peru", "offer.present"),
        ("Chile announced a package of aid for Peru.", "promise", "Chile", "Peru", "promise.aid"),
        (
            "Chile's president said the Peruvian offer was a non-starter.",
            "reject",
            "Chile",
            "Peru",
            "terms.unacceptable",
        ),
        (
            "Chile's president said its exercises are not directed against Peru.",
            "deny",
            "Chile",
            "Peru",
            "not.directed",
        ),
    ],
)
def test_ways_to_put_an_act(read_acts: Read, text: str, act: str, actor: str, target: str | None, rule: str) -> None:
    found = {(m.act, m.actor, m.target, m.rule) for m in read_acts(text) if m.polarity == "asserted"}
    assert (act, actor, target, rule) in found


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("Peru has ruled out military action against Chile.", "threaten"),
        ("Peru said it would impose conditions on talks with Chile.", "promise"),
        ("Chile said there was an attack on the Peruvian post.", "deny"),
        ("Peru dismissed Chile's charges of espionage.", "reject"),
        ("Chile promised to lift the blockade on Peru.", "yield"),
        ("Chile was giving a dinner to Peru in Arica.", "yield"),
    ],
    ids=["ruled out", "imposes some", "there was one", "charges are denied", "not lifted yet", "gives a dinner"],
)
def test_the_opposite_is_not_the_act(read_acts: Read, text: str, act: str) -> None:
    assert act not in {m.act for m in read_acts(text) if m.polarity == "asserted"}


def test_a_publisher_of_its_own_words_accuses_whose_conduct_it_tells(read_acts: Read) -> None:
    text = "Chile quietly diverts the river and hoards its water. Chile has offered to hold talks."
    told = {m.act for m in read_acts(text, title="Statement by the Government of Peru on the Lauca River")}
    reported = {m.act for m in read_acts(text, title="Dry season on the Lauca")}
    assert "accuse" in told
    assert "accuse" not in reported


def test_a_thing_that_should_be_done_is_asked_of_its_owner(read_acts: Read) -> None:
    found = read_acts("Peru's envoy said on Monday that Chile's dams should be opened.")
    assert ("appeal", "Peru", "Chile") in {(m.act, m.actor, m.target) for m in found}


def test_a_name_before_a_verb_that_could_be_a_noun_is_its_subject(read_acts: Read) -> None:
    found = read_acts("Namibia will not return to the talks until Angola lifts the blockade, its spokesman said.")
    assert ("demand", "Namibia", "Angola") in {(m.act, m.actor, m.target) for m in found}


@pytest.mark.parametrize(
    "text",
    [
        "Peruvian officials indicated that a deal must include written pledges by Chile to stop the mining.",
        "Peru is seeking a guarantee that Chile will not rearm.",
        "Peru called for Chile's assurance that it will leave the islands.",
        "Peru wants Chile's promise and Bolivia's pledge to open the bridge.",
        "Chile's guarantee to lift the siege is needed, Peru said.",
    ],
    ids=["included", "sought", "called for", "joined", "passive"],
)
def test_a_pledge_that_is_wanted_is_nobodys_yet(read_acts: Read, text: str) -> None:
    assert "promise" not in {m.act for m in read_acts(text)}


@pytest.mark.parametrize(
    "text",
    [
        "The report shows a Peruvian ambition that threatens Chile.",
        "Peru's expansion threatens Chile and the whole coast.",
        "A crisis in Peru threatens Chile.",
        "The move by Peru threatens to draw in Chile.",
        "It is a policy of Peru's that threatens not only Bolivia but also Chile.",
    ],
    ids=["ambition", "expansion", "crisis", "move", "policy"],
)
def test_what_only_puts_at_risk_threatens_nobody_in_words(read_acts: Read, text: str) -> None:
    assert "threaten" not in {m.act for m in read_acts(text)}


@pytest.mark.parametrize("who", ["Peru", "A Peruvian statement", "Peru's president"])
def test_who_speaks_threatens(read_acts: Read, who: str) -> None:
    assert ("threaten", "Peru", "Chile") in {(m.act, m.actor, m.target) for m in read_acts(f"{who} threatened Chile.")}


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("The strait of Arica: Peru demanded that Chile leave.", "demand"),
        ("Chile 1967 and Ecuador 1971: Peru threatened both with war.", "threaten"),
        ("Arica 1931 and Tacna 1935: Peru seized the towns.", "seize"),
    ],
)
def test_what_stands_before_a_colon_is_no_subject(read_acts: Read, text: str, act: str) -> None:
    assert [m.actor for m in read_acts(text) if m.act == act] == ["Peru"]
