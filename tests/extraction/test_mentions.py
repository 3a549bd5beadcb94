"""Who does what to whom, in all the dresses that the news puts on it. All texts are made up."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from melian.model.mention import Mention

Read = Callable[..., list[Mention]]


def told(found: list[Mention], act: str) -> Mention:
    asserted = [m for m in found if m.act == act and m.polarity == "asserted"]
    assert asserted, [(m.act, m.polarity, m.actor, m.target) for m in found]
    return asserted[0]


@pytest.mark.parametrize(
    ("text", "act", "actor", "target"),
    [
        ("Chile demands that Peru close its bases in the north.", "demand", "Chile", "Peru"),
        ("Peru's demand that Chile hand over the islands is old.", "demand", "Peru", "Chile"),
        ("Chile said on Monday that Peru must open its ports.", "demand", "Chile", "Peru"),
        ("Peru urged Chile to return to the talks.", "appeal", "Peru", "Chile"),
        ("Chile was urged by Peru to return to the talks.", "appeal", "Peru", "Chile"),
        ("Peru called on Chile to free the sailors.", "appeal", "Peru", "Chile"),
        ("Chile threatened to bomb the ports of Peru.", "threaten", "Chile", "Peru"),
        ("Chile warned Peru that it would strike back.", "threaten", "Chile", "Peru"),
        ("Peru accused Chile of arming the rebels.", "accuse", "Peru", "Chile"),
        ("Chile has been accused by Peru of arming the rebels.", "accuse", "Peru", "Chile"),
        ("Peru condemned Chile for the raid.", "condemn", "Peru", "Chile"),
        ("Chile rejected Peru's offer of talks.", "reject", "Chile", "Peru"),
        ("Chile did not accept Peru's proposal.", "reject", "Chile", "Peru"),
        ("Peru offered Chile a truce.", "offer", "Peru", "Chile"),
        ("Chile pledged to give Peru access to the river.", "promise", "Chile", "Peru"),
        ("Peru imposed sanctions on Chile.", "sanction", "Peru", "Chile"),
        ("Chile invaded Peru at dawn.", "incursion", "Chile", "Peru"),
        ("Peru expelled two diplomats from Chile.", "expel", "Peru", "Chile"),
    ],
)
def test_who_does_what_to_whom(read_acts: Read, text: str, act: str, actor: str, target: str) -> None:
    found = told(read_acts(text), act)
    assert (found.actor, found.target) == (actor, target)


@pytest.mark.parametrize(
    ("text", "actor", "target"),
    [
        ("The war cannot end until Chile leaves the islands, Peru's foreign minister said.", "Peru", "Chile"),
        ("Peru said it would not return to the talks until Chile lifts the blockade.", "Peru", "Chile"),
        ("Chile threatened to cut the gas unless Peru pays its debt.", "Chile", "Peru"),
    ],
    ids=["cannot end until", "will not until", "threat unless"],
)
def test_what_an_act_is_tied_to_is_demanded(read_acts: Read, text: str, actor: str, target: str) -> None:
    found = told(read_acts(text), "demand")
    assert (found.actor, found.target) == (actor, target)
    assert found.condition is not None
    assert found.condition.role == "required_first"


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("Chile did not threaten Peru with war.", "threaten"),
        ("Peru has never demanded that Chile give up the islands.", "demand"),
        ("Chile denied threatening Peru with an invasion.", "threaten"),
    ],
)
def test_negated_acts_are_not_asserted(read_acts: Read, text: str, act: str) -> None:
    assert not [m for m in read_acts(text) if m.act == act and m.polarity == "asserted"]


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("If Chile demands that Peru close the port, the talks are over.", "demand"),
        ("The union urged Peru to accept Chile's offer.", "accept"),
    ],
)
def test_supposed_acts_are_hypothetical(read_acts: Read, text: str, act: str) -> None:
    assert not [m for m in read_acts(text) if m.act == act and m.polarity == "asserted"]


def test_the_writers_advice_is_nobodys_act(read_acts: Read) -> None:
    found = read_acts("Peru must therefore strengthen its border. Chile should answer with a statement.")
    assert {m.actor for m in found} <= {"author"}
    assert {m.form for m in found} <= {"author_advice"}
    assert [m.target for m in found if m.act == "demand"] == ["Peru"]


def test_advice_in_the_imperative_is_not_told_as_done(read_acts: Read) -> None:
    found = read_acts("Publish a joint statement that rejects Chile's terms. Expel more envoys of Chile.")
    assert not [m for m in found if m.polarity == "asserted"]


def test_speaker_and_principal(read_acts: Read) -> None:
    text = (
        "Peruvian President Ana Quispe is demanding that Chile withdraw its ships, according to Peruvian Foreign "
        "Minister Luis Rojas."
    )
    found = told(read_acts(text), "demand")
    assert (found.actor, found.target) == ("Peru", "Chile")
    assert found.speaker is not None
    assert (found.speaker.name, found.principal) == ("Luis Rojas", "Ana Quispe")


@pytest.mark.parametrize(
    ("text", "form"),
    [
        (
            "“Chile must pull its ships out of the strait at once,” said Luis Rojas, Peru's foreign minister.",
            "direct_quote",
        ),
        ("Luis Rojas, Peru's foreign minister, said Chile must pull its ships out of the strait.", "indirect_quote"),
        ("Peruvian officials said Chile must pull its ships out of the strait.", "anonymous_source"),
        ("Peru's demand that Chile pull its ships out of the strait has failed.", "paraphrase"),
    ],
)
def test_forms(read_acts: Read, text: str, form: str) -> None:
    assert told(read_acts(text), "demand").form == form


def test_two_quoted_words_are_no_quotation(read_acts: Read) -> None:
    found = told(read_acts("Peru said the war cannot end until Chile “clears out” of the islands."), "demand")
    assert found.form == "indirect_quote"


def test_a_headline_is_a_headline(read_acts: Read) -> None:
    found = read_acts("Talks went on in Lima on Monday.", title="Peru Says Chile Must Leave the Islands")
    assert told(found, "demand").form == "headline"
    assert told(found, "demand").actor == "Peru"


def test_hedge_is_kept_and_the_act_asserted(read_acts: Read) -> None:
    text = "Luis Rojas, Peru's foreign minister, said that a full withdrawal of Chile may also be a requirement."
    found = told(read_acts(text), "demand")
    assert found.hedge is not None
    assert found.hedge.text == "may also"


def test_credited_outlet(read_acts: Read) -> None:
    found = told(read_acts("Luis Rojas, Peru's foreign minister, told Reuters that Chile must leave."), "demand")
    assert found.cited_source == "Reuters"


CONTROLS = [
    "The striker demanded a transfer after the club rejected an offer from a rival.",
    "Forecasters warned that the storm could threaten the coast by Friday.",
    "Demand for copper rose sharply while supply fell.",
    "The court rejected the appeal of the former banker.",
    "Unions threatened a strike unless wages rise.",
    "The champion attacked early and never gave up the lead.",
    "Shares fell after the company warned of lower profits.",
    "The judge ordered the driver to pay a fine.",
    "Doctors urged patients to take the vaccine.",
    "The goalkeeper accused the referee of bias.",
    "The mayor promised new buses and condemned the littering.",
    "A heat wave threatens crops across the valley.",
    "The airline offered passengers a refund.",
    "The band demanded that the festival pay in advance.",
    "The prosecutor charged two men with fraud.",
    "Teachers rejected the pay deal and called for a ballot.",
    "The museum agreed to return the statue to the family.",
    "The coach warned his players not to relax.",
    "Sales of umbrellas must rise if the rain goes on.",
    "The bank denied that it had raised its fees.",
]


@pytest.mark.parametrize("text", CONTROLS)
def test_no_act_between_states(read_acts: Read, text: str) -> None:
    assert not [m for m in read_acts(text) if m.form != "author_advice"]


def test_every_span_holds_its_words(read_acts: Read) -> None:
    text = "“If Chile fires again,” Luis Rojas of Peru told reporters, “we will respond.” Chile rejected the threat."
    for m in read_acts(text):
        spans = [m, m.content, m.trigger, *(s for s in (m.condition, m.hedge) if s is not None)]
        assert all(text[s.start : s.end] == s.text for s in spans)


def test_ids_do_not_depend_on_the_run(read_acts: Read) -> None:
    text = "Peru accused Chile of arming the rebels. Chile rejected the charge."
    assert [m.id for m in read_acts(text)] == [m.id for m in read_acts(text)]


@pytest.mark.parametrize(
    ("text", "act", "target"),
    [
        ("Peru condemned the killing of two Chilean sailors in Ecuador.", "condemn", None),
        ("Peru condemned the Chilean shelling of its ports.", "condemn", "Chile"),
        ("Peru and Chile blame each other for the fire in Ecuador.", "accuse", "Chile; Peru"),
        ("Peru and Chile each said the other must withdraw first.", "demand", "Chile; Peru"),
        ("Peru threatened to leave the talks in Austria unless Chile frees the sailors.", "threaten", "Chile"),
        ("Peru threatened to annex parts of Bolivia if Chile refuses to pay.", "threaten", "Chile"),
        ("Peru threatened to retaliate against Bolivia if Chile refuses to pay.", "threaten", "Bolivia"),
        (
            "Peru has threatened tariffs on countries that buy oil from Chile.",
            "threaten",
            "countries buying oil from Chile",
        ),
        ("Peru called on EU governments to free the ships.", "appeal", "EU members"),
    ],
)
def test_whom_an_act_is_to(read_acts: Read, text: str, act: str, target: str | None) -> None:
    assert told(read_acts(text), act).target == target


def test_who_urges_some_and_calls_on_others_does_both(read_acts: Read) -> None:
    text = 'Peru\'s foreign minister said: "We urge Bolivia to condemn this and call on Chile to stop the raids."'
    found = {(m.actor, m.target) for m in read_acts(text) if m.act == "appeal"}
    assert found == {("Peru", "Bolivia"), ("Peru", "Chile")}


@pytest.mark.parametrize(
    ("text", "act", "actor", "target"),
    [
        ("Chile called the Peruvian proposal absurd.", "reject", "Chile", "Peru"),
        ("Chile called the Peruvian raid outrageous.", "condemn", "Chile", "Peru"),
        ("Peru warned Chile to withdraw its ships from the strait.", "demand", "Peru", "Chile"),
        ("Peru warned Chile not to close the strait.", "warn", "Peru", "Chile"),
        ("Chile threatened Peru.", "threaten", "Chile", "Peru"),
        ("Peru said it will cut off gas to Chile.", "threaten", "Peru", "Chile"),
        ("Peru warned Chile that it will not submit.", "reject", "Peru", "Chile"),
        ("Peru's minister said Chile must understand that the strait is closed.", "warn", "Peru", "Chile"),
        ("Peru said it will cut tariffs on goods from Chile.", "promise", "Peru", "Chile"),
    ],
)
def test_what_words_do_hangs_on_what_they_are_about(
    read_acts: Read, text: str, act: str, actor: str, target: str
) -> None:
    found = read_acts(text)
    assert {m.act for m in found if m.polarity == "asserted"} == {act}
    assert (told(found, act).actor, told(found, act).target) == (actor, target)


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("Groups in the hills that threaten Peru and Chile were not named.", "threaten"),
        ("The reforms in Chile might threaten Peru, its envoy said.", "threaten"),
        ("A judge in Peru has denied bail to a man from Chile.", "deny"),
        ("Chile and Peru are finalizing a deal on the river.", "agree"),
        ("Peru said it would sign the treaty with Chile in May.", "agree"),
        ("Peru promised that the rebels would stop the raids, also targeting bridges in Chile.", "threaten"),
        ("Analysts say Peru could accuse Chile of bad faith.", "accuse"),
        ("Bolivia said it will help Peru if Peru stops the raids.", "promise"),
        ("Peru urged Peruvians abroad to leave Chile.", "appeal"),
        ("Peru is calling on its citizens to avoid Chile.", "appeal"),
        ("Peru hopes the Peruvian parliament will approve the pact with Chile.", "appeal"),
        ("Peru accepted the resignation of its envoy to Chile.", "accept"),
        ("Peru's minister said Chile must understand that the strait is closed.", "demand"),
    ],
)
def test_what_only_looks_like_an_act_is_none(read_acts: Read, text: str, act: str) -> None:
    assert not [m for m in read_acts(text) if m.act == act and m.polarity == "asserted"]


def test_whoever_makes_a_claim_accuses_and_not_who_speaks_of_it(read_acts: Read) -> None:
    found = read_acts("The United Nations said it was looking into Bolivian claims that Chile attacked a village.")
    assert {m.actor for m in found if m.act == "accuse"} == {"Bolivia"}


def test_what_a_refusal_waits_on_is_demanded(read_acts: Read) -> None:
    found = read_acts("Chile repeated its refusal to return to the talks until Peru lifts the blockade.")
    assert [(m.actor, m.target) for m in found if m.act == "demand"] == [("Chile", "Peru")]
    assert not [m for m in found if m.act == "reject"]


def test_who_is_interviewed_speaks_for_their_state(read_acts: Read) -> None:
    text = (
        "Peru's energy minister, Ana Soto, talked to our reporter.\n\nThe Weekly: Will you pay?\n\n"
        "Ana Soto: There is no debt.\n\nThe Weekly: And Chile?\n\nSoto: We demand that Chile honour the contract."
    )
    found = told(read_acts(text), "demand")
    assert (found.actor, found.target) == ("Peru", "Chile")
    assert found.speaker is not None
    assert found.speaker.name == "Ana Soto"
