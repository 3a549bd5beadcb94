"""Who has it from whom, and how many origins there are."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

import pytest

from melian.model.document import Found, Hyperlink
from melian.model.event import ChainLink, Event, Reading, Step
from melian.model.outlet import Outlet, OutletIndex
from melian.resolution import resolve

Make = Callable[..., Any]
WORDS = "Arland must leave the Straits"


def largest(events: Sequence[Event]) -> Event:
    return max(events, key=lambda e: len(e.mentions))


def test_three_reports_of_one_interview_are_one_origin(quarrel: tuple[Reading, ...], outlets: OutletIndex) -> None:
    event = largest(resolve(quarrel, outlets=outlets))
    assert event.independent_sources == 1
    links = [(link.document, link.outlet, link.from_whom, link.why) for link in event.chain]
    assert links == [
        ("a.txt", "The Courier", "Northwire", "cites Northwire"),
        ("b.txt", None, None, "no source named"),
        ("c.txt", None, "Northwire", "cites Northwire"),
    ]
    assert event.chain[0].evidence is not None
    assert event.chain[0].evidence.text == "Northwire"


def test_an_agencys_tag_is_a_source(make_report: Make, say: Make, outlets: OutletIndex) -> None:
    report = make_report("a.txt", "PORT CITY (NW) -", say(f"{WORDS}, Borland said.", WORDS))
    (event,) = resolve([report], outlets=outlets)
    assert (event.chain[0].from_whom, event.chain[0].why) == ("Northwire", "carries the tag of Northwire")


def test_in_a_list_of_news_each_line_has_its_own_credit(make_report: Make, say: Make, outlets: OutletIndex) -> None:
    listed = make_report(
        "a.txt",
        "A bridge fell in Skarn. (NW)",
        say(f"{WORDS}, Borland said. (Courier)", WORDS),
        "Rain is to be expected. (Southwire)",
    )
    (event,) = resolve([listed], outlets=outlets)
    assert (event.chain[0].from_whom, event.chain[0].why) == ("The Courier", "credits The Courier for it")
    bare = make_report("a.txt", "A (NW)", "B (Courier)", "C (Southwire)", say(f"{WORDS}, Borland said.", WORDS))
    (event,) = resolve([bare], outlets=outlets)
    assert event.chain[0].from_whom is None


def test_the_same_wording_is_a_source(make_report: Make, say: Make) -> None:
    filler = " ".join(f"The {n}th ship of the line left harbour under the eyes of {n * 7} men." for n in range(20))
    reports = [make_report(path, say(f"{WORDS}, Borland said.", WORDS), filler) for path in ("a.txt", "b.txt")]
    other = make_report("c.txt", say(f"{WORDS}, Borland said.", WORDS), "And nothing else was known of it that day.")
    (event,) = resolve([*reports, other])
    assert [link.from_whom for link in event.chain] == ["b.txt", "a.txt", None]


@pytest.mark.parametrize(
    ("fields", "origins"),
    [
        ([{"cited_source": "Northwire"}, {"cited_source": "Southwire"}], 1),
        ([{"speaker": "Tom Reed"}, {"speaker": "Tom Reed"}], 1),
        ([{"speaker": "Tom Reed"}, {"speaker": "Ann Lake"}], 2),
        ([{"speaker": "Tom Reed"}, {"speaker": "an official"}], 1),
        ([{"speaker": "Tom Reed", "principal": "Ann Lake"}, {"speaker": "Ann Lake"}], 1),
        ([{"form": "anonymous_source", "cited_source": s} for s in ("Northwire", "Southwire")], 2),
        ([{"form": "anonymous_source", "cited_source": s} for s in ("Northwire", "NW")], 1),
        ([{"act": "deploy", "cited_source": s} for s in ("Northwire", "Southwire")], 2),
        ([{}, {}], 1),
    ],
)
def test_origins(
    make_report: Make, say: Make, outlets: OutletIndex, fields: list[dict[str, str]], origins: int
) -> None:
    reports = [make_report(f"{n}.txt", say(f"{WORDS}, it was said.", WORDS, **f)) for n, f in enumerate(fields)]
    (event,) = resolve(reports, outlets=outlets)
    assert event.independent_sources == origins


def links(reports: Sequence[Reading], outlets: OutletIndex) -> dict[str, ChainLink]:
    (event,) = resolve(reports, outlets=outlets)
    return {link.document: link for link in event.chain}


def names(link: ChainLink) -> list[str]:
    return [step.name for step in link.path]


def test_the_chain_is_followed_through_the_reports_of_the_case(
    make_report: Make, say: Make, outlets: OutletIndex
) -> None:
    reports = [
        make_report("a.txt", say(f"{WORDS}, Borland said, the Courier reported.", WORDS, cited_source="The Courier")),
        make_report(
            "b.txt", say(f"Borland told Northwire that {WORDS}.", WORDS, cited_source="Northwire"), outlet="The Courier"
        ),
    ]
    held = links(reports, outlets)
    assert names(held["a.txt"]) == ["Northwire", "The Courier"]
    assert held["a.txt"].path[-1].document == "b.txt"
    assert held["a.txt"].from_whom == "The Courier"
    assert held["a.txt"].origin == Step(name="Northwire")


def test_reports_that_credit_each_other_end_the_chain(make_report: Make, say: Make, outlets: OutletIndex) -> None:
    reports = [
        make_report("a.txt", say(f"{WORDS}, Borland said.", WORDS, cited_source="The Courier"), outlet="Northwire"),
        make_report("b.txt", say(f"{WORDS}, Borland said.", WORDS, cited_source="Northwire"), outlet="The Courier"),
    ]
    held = links(reports, outlets)
    assert [names(held[path]) for path in ("a.txt", "b.txt")] == [
        ["Northwire", "The Courier"],
        ["The Courier", "Northwire"],
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        f"{WORDS}, the Courier wrote, citing the agency Northwire.",
        f"{WORDS}, Borland told Northwire, as quoted by the Courier.",
    ],
)
def test_an_outlet_that_has_it_from_another_is_told_in_a_sentence(
    make_report: Make, say: Make, outlets: OutletIndex, sentence: str
) -> None:
    held = links([make_report("a.txt", say(sentence, WORDS, cited_source="Northwire"))], outlets)
    assert (held["a.txt"].from_whom, names(held["a.txt"])) == ("The Courier", ["Northwire", "The Courier"])


def printed(make_report: Make, say: Make, path: str, **fields: str) -> Reading:
    filler = " ".join(f"The {n}th ship of the line left harbour under the eyes of {n * 7} men." for n in range(20))
    reading: Reading = make_report(path, say(f"{WORDS}, Borland said.", WORDS), filler, **fields)
    return reading


def test_the_older_of_two_reports_of_one_wording_is_the_source(
    make_report: Make, say: Make, outlets: OutletIndex
) -> None:
    days = (("a.txt", "2030-02-03"), ("b.txt", "2030-02-01"), ("c.txt", "2030-02-02"))
    held = links([printed(make_report, say, path, date=day) for path, day in days], outlets)
    assert [(held[path].from_whom, held[path].directed) for path in ("a.txt", "b.txt", "c.txt")] == [
        ("b.txt", True),
        (None, True),
        ("b.txt", True),
    ]
    assert held["a.txt"].why == "same wording as b.txt, which is dated earlier"


def test_without_dates_two_of_one_wording_have_no_direction(make_report: Make, say: Make, outlets: OutletIndex) -> None:
    held = links([printed(make_report, say, path) for path in ("a.txt", "b.txt")], outlets)
    assert [held[path].directed for path in ("a.txt", "b.txt")] == [False, False]
    agency = [printed(make_report, say, "a.txt"), printed(make_report, say, "b.txt", outlet="Northwire")]
    held = links(agency, outlets)
    assert held["b.txt"].from_whom is None
    assert (held["a.txt"].from_whom, names(held["a.txt"])) == ("b.txt", ["Northwire"])


def test_two_that_print_an_agencys_text_have_it_from_the_agency(
    make_report: Make, say: Make, outlets: OutletIndex
) -> None:
    filler = " ".join(f"The {n}th ship of the line left harbour under the eyes of {n * 7} men." for n in range(20))
    reports = [
        make_report(path, "PORT CITY (NW) -", say(f"{WORDS}, Borland said.", WORDS), filler, date=day)
        for path, day in (("a.txt", "2030-02-03"), ("b.txt", "2030-02-01"))
    ]
    held = links(reports, outlets)
    assert [held[path].from_whom for path in ("a.txt", "b.txt")] == ["Northwire", "Northwire"]


def test_an_address_in_the_text_is_a_source(make_report: Make, say: Make, outlets: OutletIndex) -> None:
    told = make_report(
        "a.txt", say(f"{WORDS}, Borland said.", WORDS), "See https://www.courier.example/straits?ref=home."
    )
    other = make_report("b.txt", say(f"{WORDS}, Borland said.", WORDS), outlet="The Courier")
    address = Found(value="http://courier.example/straits/", how="user")
    other = replace(other, document=replace(other.document, url=address))
    held = links([told, other], outlets)
    assert (held["a.txt"].from_whom, held["a.txt"].why) == ("The Courier", "links to The Courier")
    assert held["a.txt"].path[-1].document == "b.txt"


def test_telling_it_in_the_same_words_is_a_source(make_report: Make, say: Make, outlets: OutletIndex) -> None:
    sentence = (
        f"Borland, which has held the eastern shore since the old war, told envoys at a late supper that {WORDS} "
        "before the first frost, and that no second letter would follow this one."
    )
    reports = [
        make_report(path, say(sentence, WORDS), filler, date=day)
        for path, filler, day in (
            ("a.txt", " ".join(f"The {n}th ship left harbour under guard." for n in range(20)), "2030-02-03"),
            ("b.txt", " ".join(f"Geese number {n * 9} were counted on the moor." for n in range(20)), "2030-02-01"),
        )
    ]
    held = links(reports, outlets)
    assert held["a.txt"].why == "tells it in the same words as b.txt, which is dated earlier"


def test_each_origin_is_named_with_the_reports_that_rest_on_it(
    make_report: Make, say: Make, outlets: OutletIndex
) -> None:
    reports = [
        make_report("a.txt", say(f"{WORDS}, Tom Reed said.", WORDS, speaker="Tom Reed")),
        make_report("b.txt", say(f"{WORDS}, Ann Lake said.", WORDS, speaker="Ann Lake")),
        make_report("c.txt", say(f"{WORDS}, Reed said.", WORDS, speaker="Tom Reed")),
    ]
    (event,) = resolve(reports, outlets=outlets)
    assert [(o.name, o.documents) for o in event.origins] == [
        ("Ann Lake", ("b.txt",)),
        ("Tom Reed", ("a.txt", "c.txt")),
    ]


def test_a_deed_told_at_second_hand_has_the_outermost_source(
    make_report: Make, say: Make, outlets: OutletIndex
) -> None:
    deed = "moved ships to the Straits"
    reports = [
        make_report("a.txt", say(f"Borland {deed}.", deed, act="deploy", cited_source="The Courier")),
        make_report("b.txt", say(f"Borland {deed}.", deed, act="deploy", cited_source="Northwire"), outlet="Courier"),
    ]
    (event,) = resolve(reports, outlets=outlets)
    assert [o.name for o in event.origins] == ["Northwire"]
    assert event.independent_sources == 1


def test_copies_of_one_undated_text_are_no_sources_of_each_other(make_report: Make, say: Make) -> None:
    told = [
        say("On Monday the ships of Borland shelled the port of Arland for an hour.", "shelled the port of Arland",
            act="strike", form="paraphrase"),
        "Fishermen on the quay counted twelve shells, and the harbour office closed both gates until the evening tide.",
    ]  # fmt: skip
    (event,) = resolve([make_report(path, *told) for path in ("a.txt", "b.txt", "c.txt")])
    assert (len(event.chain), event.independent_sources) == (3, 1)


def linking(told: Reading, words: str, address: str) -> Reading:
    at = told.document.text.index(words)
    link = Hyperlink(start=at, end=at + len(words), address=address)
    return replace(told, document=replace(told.document, hyperlinks=(link,)))


def sited() -> OutletIndex:
    return OutletIndex.of(
        [
            Outlet(name="Fjord News", kind="website", source="invented", domains=("fjord.example",)),
            Outlet(name="The Courier", kind="website", source="invented", domains=("courier.example",)),
        ]
    )


@pytest.mark.parametrize(
    ("address", "source"),
    [
        ("https://www.fjord.example/straits", "Fjord News"),
        ("https://en.fjord.example/straits", "Fjord News"),
        ("https://nobody.example/fjord.example", None),
        ("https://www.courier.example/before", None),
    ],
    ids=["its site", "a part of its site", "another site", "its own site"],
)
def test_words_that_link_to_an_outlet_name_their_source(
    make_report: Make, say: Make, address: str, source: str | None
) -> None:
    told = make_report("a.txt", say(f"{WORDS}, Borland is said to have told Arland.", WORDS), outlet="The Courier")
    (event,) = resolve([linking(told, "told Arland", address)], outlets=sited())
    (link,) = event.chain
    assert link.from_whom == source
    if source:
        assert (
            link.why
            == f"links to Fjord News ({address.removeprefix('https://www.').removeprefix('https://').split('/')[0]})"
        )
        assert link.evidence is not None
        assert link.evidence.text == "told Arland"


def test_a_link_beside_the_mention_names_no_source_of_it(make_report: Make, say: Make) -> None:
    told = make_report("a.txt", say(f"{WORDS}, Borland said.", WORDS), "Read more here.", outlet="The Courier")
    (event,) = resolve([linking(told, "Read more", "https://fjord.example/other")], outlets=sited())
    assert event.chain[0].from_whom is None


def test_a_link_to_another_report_of_the_act_is_a_source(make_report: Make, say: Make) -> None:
    address = "https://fjord.example/straits"
    told = make_report("a.txt", say(f"{WORDS}, Borland said.", WORDS), "Read more here.", outlet="The Courier")
    other = make_report("b.txt", say(f"Borland said it on Monday: {WORDS}.", WORDS), outlet="Fjord News")
    other = replace(other, document=replace(other.document, url=Found(value=address + "?from=feed", how="user")))
    (event,) = resolve([linking(told, "Read more", address), other], outlets=sited())
    assert event.chain[0].why == "links to Fjord News"
    assert names(event.chain[0]) == ["Fjord News"]
    assert event.chain[0].path[0].document == "b.txt"
