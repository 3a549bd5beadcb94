"""Who a text's people are and whom they speak for, by the text's own introductions."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from melian.extraction.cast import Cast
from melian.extraction.people import Person
from melian.language import English
from melian.model.document import Document, Found
from melian.model.gazetteer import Gazetteer
from melian.model.parsed import Parsed
from melian.packs.actors import load_actors

Parse = Callable[[str], Parsed]


@pytest.fixture(scope="module")
def actors() -> Gazetteer:
    return load_actors()


def person(parse: Parse, actors: Gazetteer, text: str, surname: str) -> Person:
    return next(p for p in Cast(parse(text), actors).people if p.name.endswith(surname))


INTRODUCED = [
    ("Sergei Ivanov, Russia's deputy trade minister, spoke in Baku.", "Ivanov", "Russia", "deputy trade minister"),
    ("Danish Foreign Minister Lars Holm rejected it.", "Holm", "Denmark", "Foreign Minister"),
    ("Maria Silva, the Prime Minister of Portugal, agreed.", "Silva", "Portugal", "Prime Minister"),
    ("Iran's top negotiator, Reza Karimi, left early.", "Karimi", "Iran", "top negotiator"),
    ("A spokesman for the Arab League, Omar Farid, denied it.", "Farid", "Arab League", "spokesman"),
    ("Kenya's foreign minister will not sign. Peter Otieno told reporters so.", "Otieno", "Kenya", "foreign minister"),
    ("U.S. Deputy Secretary of State Ann Miller flew home.", "Miller", "United States", "Deputy Secretary of State"),
    (
        "Lars Berg, who heads the OSCE, is in Minsk.",
        "Berg",
        "Organization for Security and Cooperation in Europe",
        None,
    ),
    ("NATO waits. Jan Vos, the head of the alliance, is patient.", "Vos", "NATO", "head"),
    ("Spanish ambassador to the United Nations Luis Ortega voted no.", "Ortega", "Spain", "ambassador"),
    ("Hungary's Peter Kovacs walked out.", "Kovacs", "Hungary", None),
    ("Ghana said no. Foreign Minister Kofi Mensah told reporters why.", "Mensah", "Ghana", "Foreign Minister"),
]


@pytest.mark.parametrize(("text", "surname", "actor", "role"), INTRODUCED, ids=[text for text, *_ in INTRODUCED])
def test_introductions(parse: Parse, actors: Gazetteer, text: str, surname: str, actor: str, role: str | None) -> None:
    found = person(parse, actors, text, surname)
    assert found.actors == (actor,)
    assert found.role == role


def test_a_surname_before_its_introduction_is_the_same_person(parse: Parse, actors: Gazetteer) -> None:
    text = "Holm was furious. Later Lars Holm, Denmark's defence minister, apologised. Mr. Holm then left."
    people = Cast(parse(text), actors).people
    assert [p.name for p in people] == ["Lars Holm"]
    assert [span.text for span in people[0].spans] == ["Holm", "Lars Holm", "Holm"]
    assert people[0].actors == ("Denmark",)


def test_an_office_holder_is_known_without_introduction(parse: Parse, actors: Gazetteer) -> None:
    found = person(parse, actors, "Lavrov said talks were useless.", "Lavrov")
    assert (found.actors, found.rule) == (("Russia",), "office holder")


def test_the_text_overrules_the_packs(parse: Parse, actors: Gazetteer) -> None:
    found = person(parse, actors, "Canadian trade minister Paul Lavrov said talks were useless.", "Lavrov")
    assert found.actors == ("Canada",)


def test_the_year_decides_who_held_the_office(actors: Gazetteer, english: English) -> None:
    def year(value: str) -> tuple[str, ...]:
        text = "Kallas said that talks had failed."
        document = Document(path="x", text=text, kind="text", date=Found(value=value, how="user"))
        people = Cast(english.parse(document), actors).people
        return people[0].actors

    assert year("2022-01-13") == ("Estonia",)
    assert year("2025-06-01") == ("European Union",)


def test_a_former_official_speaks_for_nobody_else(parse: Parse, actors: Gazetteer) -> None:
    found = person(parse, actors, "Former Italian President Carlo Bassi called on Libya to stop.", "Bassi")
    assert found.actors == ("Carlo Bassi",)
    assert found.candidates == ("Italy",)


def test_an_ousted_president_speaks_for_the_ousted_government(parse: Parse, actors: Gazetteer) -> None:
    found = person(parse, actors, "Ousted Malian President Amadou Keita vowed to return.", "Keita")
    assert found.actors == ("ousted government of Mali",)


def test_a_private_person_speaks_for_nobody(parse: Parse, actors: Gazetteer) -> None:
    assert person(parse, actors, "Anna Lindqvist said the bread was good.", "Lindqvist").actors == ()


def test_he_is_the_speaker_before(parse: Parse, actors: Gazetteer) -> None:
    parsed = parse("Danish Foreign Minister Lars Holm met Peter Otieno. He said the talks went well.")
    he = next(t.i for t in parsed.tokens if t.text == "He")
    found = Cast(parsed, actors).refer(he)
    assert found is not None
    assert (found.name, found.actors) == ("Lars Holm", ("Denmark",))


def test_the_minister_is_the_one_named_before(parse: Parse, actors: Gazetteer) -> None:
    parsed = parse("Danish Foreign Minister Lars Holm met reporters. The minister denied the report.")
    minister = next(t.i for t in parsed.tokens if t.text == "minister")
    found = Cast(parsed, actors).refer(minister)
    assert found is not None
    assert found.name == "Lars Holm"


def test_people_of_the_reference_articles(seeds: tuple[Path, ...], actors: Gazetteer, parse: Parse) -> None:
    told: dict[str, tuple[str, ...]] = {}
    for path in seeds:
        parsed = parse(path.read_text(encoding="utf-8"))
        told |= {p.name: p.actors for p in Cast(parsed, actors).people if p.actors}
    assert told["Sergei Ryabkov"] == ("Russia",)
    assert told["Kaja Kallas"] == ("Estonia",)
    assert told["Jens Stoltenberg"] == ("NATO",)
    assert told["Wendy Sherman"] == ("United States",)
    assert told["Gabrielius Landsbergis"] == ("Lithuania",)


def test_diacritics_make_no_second_person(parse: Parse, actors: Gazetteer) -> None:
    people = Cast(parse("Turkish minister Zeynep Yılmazoğlu spoke. Yılmazoglu left."), actors).people
    assert [p.name for p in people] == ["Zeynep Yılmazoğlu"]


def test_an_office_beside_a_rank_says_more(parse: Parse, actors: Gazetteer) -> None:
    text = "Iran's defense minister, Brigadier General Hamid Karimi, said so."
    assert person(parse, actors, text, "Karimi").role == "defense minister"
    assert person(parse, actors, "Brigadier General Hamid Karimi said so.", "Karimi").role == "Brigadier General"
