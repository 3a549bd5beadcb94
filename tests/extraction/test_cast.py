"""Who a noun phrase refers to, on sentences of our own."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from melian.extraction.cast import Cast
from melian.language import English
from melian.model.actor import Referent
from melian.model.document import Document
from melian.model.gazetteer import Gazetteer
from melian.model.parsed import Parsed
from melian.packs.actors import load_actors

Parse = Callable[[str], Parsed]


@pytest.fixture(scope="module")
def actors() -> Gazetteer:
    return load_actors()


def find(parsed: Parsed, word: str, nth: int = 1) -> int:
    """Index of the nth token that is `word`."""
    return [t.i for t in parsed.tokens if t.text == word][nth - 1]


def who(parse: Parse, actors: Gazetteer, text: str, word: str, nth: int = 1) -> tuple[str, ...]:
    parsed = parse(text)
    found = Cast(parsed, actors).refer_all(find(parsed, word, nth))
    return tuple(dict.fromkeys(actor for referent in found for actor in referent.actors))


NAMES = [
    ("Moscow warned that it would answer.", "Moscow", ("Russia",)),
    ("The Kremlin denied the report.", "Kremlin", ("Russia",)),
    ("The Pentagon said two ships were on their way.", "Pentagon", ("United States",)),
    ("Estonia, Latvia and Lithuania asked for more troops.", "Estonia", ("Estonia", "Latvia", "Lithuania")),
    ("The Baltics have asked for more troops.", "Baltics", ("Estonia", "Latvia", "Lithuania")),
    ("The French urged both sides to wait.", "French", ("France",)),
    ("Kata’ib Hezbollah threatened to strike again.", "Hezbollah", ("Kata'ib Hezbollah",)),
    ("The Soviet Union rejected the note in 1949.", "Union", ("Soviet Union",)),
    ("The West should listen, the minister said.", "West", ("West",)),
]


@pytest.mark.parametrize(("text", "word", "expected"), NAMES, ids=[text for text, _, _ in NAMES])
def test_names(parse: Parse, actors: Gazetteer, text: str, word: str, expected: tuple[str, ...]) -> None:
    assert who(parse, actors, text, word) == expected


OFFICES = [
    ("Finland's foreign ministry summoned the ambassador.", "ministry", ("Finland",)),
    ("The Norwegian parliament rejected the treaty.", "parliament", ("Norway",)),
    ("Israeli warplanes struck the airfield at night.", "warplanes", ("Israel",)),
    ("A senior Kremlin source told reporters that talks had failed.", "source", ("Russia",)),
    ("Polish and Czech officials called for a summit.", "officials", ("Poland", "Czech Republic")),
    ("The president of Ghana asked for help.", "president", ("Ghana",)),
    ("A spokesman for the African Union condemned the coup.", "spokesman", ("African Union",)),
    ("The Bush administration has offered talks.", "administration", ("United States",)),
    ("The pro-Russian party lost seats, and the Iran-backed militia left.", "militia", ("Iran-backed militia",)),
    ("China's U.N. ambassador voted against.", "ambassador", ("China",)),
]


@pytest.mark.parametrize(("text", "word", "expected"), OFFICES, ids=[text for text, _, _ in OFFICES])
def test_offices_organs_and_forces(
    parse: Parse, actors: Gazetteer, text: str, word: str, expected: tuple[str, ...]
) -> None:
    assert who(parse, actors, text, word) == expected


ARMED = [
    ("Hamas militants fired rockets on Monday.", "militants", ("Hamas",)),
    ("Darfur rebels walked out of the talks.", "rebels", ("Darfur rebels",)),
    ("The kidnappers in Iraq want a prisoner freed.", "kidnappers", ("kidnappers in Iraq",)),
    ("Lebanon's opposition blamed the cabinet.", "opposition", ("Lebanese opposition",)),
    ("Boko Haram seized a town. The militants then burnt the school.", "militants", ("Boko Haram",)),
    ("Tamil Tiger rebels offered a truce. The rebels set one term.", "rebels", ("Tamil Tigers",)),
    ("The militant group Hamas rejected the offer.", "group", ("Hamas",)),
]


@pytest.mark.parametrize(("text", "word", "expected"), ARMED, ids=[text for text, _, _ in ARMED])
def test_armed_groups_by_name_or_by_place(
    parse: Parse, actors: Gazetteer, text: str, word: str, expected: tuple[str, ...]
) -> None:
    assert who(parse, actors, text, word) == expected


ANAPHORA = [
    ("NATO met in Riga. The alliance will send two ships.", "alliance", 1, ("NATO",)),
    ("The IAEA has written to Iran. The agency wants an answer.", "agency", 1, ("International Atomic Energy Agency",)),
    ("Morocco closed its embassy. The kingdom gave no reason.", "kingdom", 1, ("Morocco",)),
    ("India protested to Pakistan. The two countries share a river.", "countries", 1, ("India", "Pakistan")),
    ("Serbia met Kosovo in Ohrid. Both sides rejected the text.", "sides", 1, ("Kosovo", "Serbia")),
    ("Japan recalled its envoy.", "its", 1, ("Japan",)),
    ("Turkey said it would not sign.", "it", 1, ("Turkey",)),
    ("Peru and Chile said they would not sign.", "they", 1, ("Peru",)),
    ("Cuba, which rejects the charge, wants proof.", "which", 1, ("Cuba",)),
    ("Several countries, including Poland and Hungary, have offered troops.", "countries", 1, ("Poland", "Hungary")),
    ("NATO members have agreed to pay more.", "members", 1, ("NATO members",)),
    ("The United States asked its allies to help.", "allies", 1, ("US allies",)),
]


@pytest.mark.parametrize(("text", "word", "nth", "expected"), ANAPHORA, ids=[text for text, *_ in ANAPHORA])
def test_words_for_who_was_named_before(
    parse: Parse, actors: Gazetteer, text: str, word: str, nth: int, expected: tuple[str, ...]
) -> None:
    found = who(parse, actors, text, word, nth)
    assert set(expected) <= set(found)


def test_we_is_the_speaker(parse: Parse, actors: Gazetteer) -> None:
    parsed = parse("“We will never accept this,” she said.")
    speaker = Referent(name="Anna Berg", kind="person", actors=("Sweden",), rule="title")
    cast = Cast(parsed, actors)
    found = cast.refer(find(parsed, "We"), speaker=speaker)
    assert found is not None
    assert (found.name, found.actors) == ("Anna Berg", ("Sweden",))
    alone = cast.refer(find(parsed, "We"))
    assert alone is not None
    assert alone.kind == "unresolved"


def test_a_statement_speaks_for_its_issuer(parse: Parse, actors: Gazetteer) -> None:
    text = "Joint Statement from the Governments of Canada and Norway\n\nWe condemn the attack. “We did not,” he said."
    parsed = parse(text)
    cast = Cast(parsed, actors)
    outside, inside = (cast.refer(find(parsed, "We", nth)) for nth in (1, 2))
    assert outside is not None
    assert set(outside.actors) == {"Canada", "Norway"}
    assert inside is not None
    assert inside.kind == "unresolved"


@pytest.mark.parametrize("word", ["demand", "talks", "rain"])
def test_things_name_nobody(parse: Parse, actors: Gazetteer, word: str) -> None:
    parsed = parse("The demand came before the talks and the rain.")
    assert Cast(parsed, actors).refer(find(parsed, word)) is None


OWNERS = [
    ("Russia's demand surprised nobody.", "demand", ("Russia",)),
    ("Russian demands surprised nobody.", "demands", ("Russia",)),
    ("The demand of Russia surprised nobody.", "demand", ("Russia",)),
    ("Russia repeated its demand.", "demand", ("Russia",)),
    ("The demands by Egypt and Sudan were heard.", "demands", ("Egypt", "Sudan")),
    ("The demand surprised nobody.", "demand", ()),
]


@pytest.mark.parametrize(("text", "word", "expected"), OWNERS, ids=[text for text, _, _ in OWNERS])
def test_whose_a_noun_is(parse: Parse, actors: Gazetteer, text: str, word: str, expected: tuple[str, ...]) -> None:
    parsed = parse(text)
    owners = Cast(parsed, actors).owner(find(parsed, word))
    assert tuple(actor for owner in owners for actor in owner.actors) == expected


def test_an_ambiguous_name_stays_open_with_its_candidates(parse: Parse, actors: Gazetteer) -> None:
    parsed = parse("The Congolese refused.")
    found = Cast(parsed, actors).refer(find(parsed, "Congolese"))
    assert found is not None
    assert found.kind == "unresolved"
    assert set(found.candidates) == {"Democratic Republic of the Congo", "Republic of the Congo"}


def test_the_text_decides_between_two_of_one_name(parse: Parse, actors: Gazetteer) -> None:
    assert who(parse, actors, "Brazzaville is calm. The Congolese refused.", "Congolese") == ("Republic of the Congo",)


def test_a_name_within_a_person_is_no_state(parse: Parse, actors: Gazetteer) -> None:
    parsed = parse("Michael Jordan spoke to reporters in Oslo.")
    found = Cast(parsed, actors).refer(find(parsed, "Jordan"))
    assert found is not None
    assert found.kind == "person"


@pytest.mark.parametrize(
    "text",
    [
        "The minister " + "of the minister " * 400 + "said no.",
        "The rebels left. " * 600,
        "Russia's minister's spokesman's " * 200 + "envoy said no.",
        "Ivan " * 1500,
        "Ivan, who " * 500,
        "He said he would. " * 600,
    ],
    ids=["of of of", "no name at all", "possessives", "one long name", "relative clauses", "only pronouns"],
)
@pytest.mark.timeout(30)
def test_text_that_is_no_prose_takes_bounded_time(parse: Parse, actors: Gazetteer, text: str) -> None:
    parsed = parse(text)
    cast = Cast(parsed, actors)
    found = [cast.refer_all(token.i) for token in reversed(parsed.tokens)]
    assert len(found) == len(parsed.tokens)


WORDS = st.sampled_from(
    ["the", "Russia", "said", "its", "it", "who", "'s", ",", ".", "minister", "of", "rebels", "and", "Mr.", "Annan",
     "we", "two", "countries", "-", "NATO", "\n\n", "“", "”", "they", "president", "in", "Congolese", "former", "group"]
)  # fmt: skip


@given(st.lists(WORDS, max_size=30))
@settings(max_examples=40)
def test_no_text_breaks_the_cast(words: list[str]) -> None:
    parsed = _english().parse(Document(path="x", text=" ".join(words), kind="text"))
    cast = Cast(parsed, load_actors())
    for token in parsed.tokens:
        for referent in (*cast.refer_all(token.i), *cast.owner(token.i)):
            assert referent.name
            assert referent.rule
            assert referent.kind != "unresolved" or not referent.actors
    assert all(parsed.text[s.start : s.end] == s.text for p in cast.people for s in p.spans)


_HELD: list[English] = []


def _english() -> English:
    """hypothesis does not take fixtures of a narrower scope; one parser is enough."""
    if not _HELD:
        _HELD.append(English())
    return _HELD[0]
