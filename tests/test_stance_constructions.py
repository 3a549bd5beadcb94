"""Constructions in which answers are told, on invented articles read by the program."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

import pytest

from melian.assessment.holders import Holders
from melian.assessment.lookup import look_up, supposed
from melian.assessment.stance import StanceBook, stances
from melian.assessment.stance_references import Reference, references
from melian.language import English
from melian.model.document import Document
from melian.model.event import Account, Reading
from melian.model.stance import Stance
from melian.pipeline import Pipeline

DEMAND = "Norway's foreign minister demanded on Monday that Iceland remove its patrol boats from the fishing grounds. "
THREAT = "Norway threatened on Monday to close its ports to Icelandic trawlers. "
APPEAL = "Portugal's prime minister called on Monday for an inquiry by the Nordic Council into the fishing grounds. "
BETWEEN = "The two governments have talked about cod for years. Boats of both fly black flags. Prices rose in May. "


@pytest.fixture(scope="module")
def pipeline(english: English) -> Pipeline:
    return replace(Pipeline.open(), english=english)


@pytest.fixture(scope="module")
def told(pipeline: Pipeline) -> Callable[[str], Sequence[Stance]]:
    def read(text: str) -> Sequence[Stance]:
        reading = pipeline.read(Document(path="a.txt", text=text, kind="text"))
        events = pipeline.resolve([reading])
        account = Account(
            readings=(reading,), events=events, judgements=(), unreadable=(), versions=(), made_at="2026-01-01"
        )
        book = StanceBook(index=pipeline.packs.knowledge.stances, gazetteer=pipeline.packs.actors)
        return stances(look_up(account), book)

    return read


@pytest.mark.parametrize(
    ("text", "holder", "kind"),
    [
        (DEMAND + BETWEEN + "Iceland rejected Norway's demand.", "Iceland", "rejects"),
        (DEMAND + BETWEEN + "Greece dismissed the Norwegian ultimatum as blackmail.", "Greece", "rejects"),
        (APPEAL + "The call was quickly seconded by Spain and Greece.", "Greece; Spain", "backs_demander"),
        (DEMAND + BETWEEN + "Spain endorsed Norway's demand.", "Spain", "backs_demander"),
        (DEMAND + "Greek and Spanish officials dismissed Norway's call for talks as hypocrisy.", "Greece; Spain",
         "rejects"),
        ("Norway, with Danish backing, threatened to close its ports to Icelandic trawlers.", "Denmark",
         "backs_demander"),
        ("With the full support of Finland, Norway demanded that Iceland remove its patrol boats.", "Finland",
         "backs_demander"),
        (THREAT + "Despite this warning, the trawlers have gone on fishing.", "Iceland", "rejects"),
        (DEMAND + "Iceland threatened to seize Norwegian boats if they come nearer.", "Iceland", "rejects"),
        (DEMAND + "Iceland said it would withdraw the boats only if Norway lifts its tariffs.", "Iceland",
         "conditional"),
    ],
    ids=["named", "adjective", "passive", "endorsed", "dismissed call", "backing", "support of", "despite",
         "counter-threat", "only if"],
)  # fmt: skip
def test_answers(told: Callable[[str], Sequence[Stance]], text: str, holder: str, kind: str) -> None:
    assert (holder, kind) in {(s.holder, s.kind) for s in told(text)}


@pytest.mark.parametrize(
    "text",
    [
        DEMAND + "Greece must answer with one voice and should reject the demand.",
        DEMAND + BETWEEN + "Greece opened a museum of fishing.",
        DEMAND + "The response from Greece and its neighbours will show how firm they are.",
        DEMAND + "What could be done:\n\n- Introduce a Greek resolution condemning Norway's demand.\n",
        DEMAND + "Norway rejected Greece's offer of a ferry.",
        DEMAND + "Greece and Spain signed an agreement on fishing on Tuesday.",
    ],
    ids=["advice", "something else", "response to come", "item of a list", "another's act", "a deal among others"],
)
def test_no_answer(told: Callable[[str], Sequence[Stance]], text: str) -> None:
    assert "Greece" not in {s.holder for s in told(text)}


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Iceland rejected Norway's latest demand.", Reference(noun="demand", of="Norway", answered=True)),
        ("It was a request from the Norwegian government.", Reference(noun="request", of="Norway")),
        ("The proposal was at once read in Greece.", Reference(noun="proposal", of=None)),
        ("The proposal was flatly rejected in Greece.", Reference(noun="proposal", of=None, answered=True)),
        ("Norway studied the offer.", Reference(noun="offer", of=None)),
    ],
)
def test_references(pipeline: Pipeline, text: str, wanted: Reference) -> None:
    reading = Reading(document=Document(path="a.txt", text=text, kind="text"), mentions=(), quotations=())
    assert wanted in set(references(text, Holders(reading=reading, gazetteer=pipeline.packs.actors)))


@pytest.mark.parametrize(
    "text",
    [
        DEMAND + "Accepting such a condition would mean the end of Icelandic fishing.",
        DEMAND + "To yield to the demand would cost Iceland its fleet.",
        DEMAND + "Spain laid out its own demands at a meeting in Lisbon on Tuesday.",
        DEMAND + "Spain has made similar demands in the past.",
    ],
    ids=["thought through", "infinitive", "its own", "similar"],
)
def test_what_answers_nothing_is_no_stance(told: Callable[[str], Sequence[Stance]], text: str) -> None:
    assert {"accepts", "backs_demander"}.isdisjoint(s.kind for s in told(text))


def test_backing_that_makes_the_asker_bolder_is_its_givers(told: Callable[[str], Sequence[Stance]]) -> None:
    stances_ = told(DEMAND + "Norway has been emboldened by backing from Denmark and Finland, and by high prices.")
    assert [(s.holder, s.kind, s.basis) for s in stances_] == [("Denmark; Finland", "backs_demander", "writer")]
    assert told(DEMAND + "Iceland has been emboldened by backing from Denmark and Finland.") == ()


def _all(told: Callable[[str], Sequence[Stance]], text: str) -> set[tuple[str | None, str]]:
    return {(s.holder, s.kind) for s in told(text)}


@pytest.mark.parametrize(
    ("text", "holder", "kind"),
    [
        (DEMAND + BETWEEN + "It remains unclear whether Greece will back Norway's demand.", "Greece", "ambiguous"),
        (DEMAND + "A group of 22 countries also calls on Iceland to remove its patrol boats from the fishing grounds.",
         "22 countries", "backs_demander"),
        (DEMAND + "Spain urged Iceland to remove its patrol boats from the fishing grounds.", "Spain",
         "backs_demander"),
        (DEMAND + "Iceland responded by rejecting Norway's demand.", "Iceland", "rejects"),
    ],
    ids=["unclear whether", "so many countries", "asks the same", "responds"],
)  # fmt: skip
def test_more_answers(told: Callable[[str], Sequence[Stance]], text: str, holder: str, kind: str) -> None:
    assert (holder, kind) in _all(told, text)


@pytest.mark.parametrize(
    ("text", "holder"),
    [
        (DEMAND + "If Greece rejects the demand, the Nordic Council will meet.", "Greece"),
        (DEMAND + "Greece is bound to face these growing Norwegian demands as well.", "Greece"),
        (DEMAND + "Boats of Greece would mirror the demand.", "Greece"),
        ("Spain demanded that Peru open its ports. " + DEMAND, "Spain"),
    ],
    ids=["supposed", "the asker's noun alone", "behind a preposition", "asked before"],
)
def test_more_that_is_no_answer(told: Callable[[str], Sequence[Stance]], text: str, holder: str) -> None:
    assert holder not in {s.holder for s in told(text)}


def test_a_counter_threat_at_others_refuses_no_demand_of_friends(told: Callable[[str], Sequence[Stance]]) -> None:
    text = "Norway called on the Nordic Council to send more ships. "
    text += "If Iceland seizes boats, the Nordic Council will send a fleet against Iceland, its secretary-general said."
    assert ("Nordic Council", "rejects") not in _all(told, text)


def test_who_agrees_answers_what_the_other_asked(told: Callable[[str], Sequence[Stance]]) -> None:
    found = _all(told, DEMAND + "On Friday Norway and Iceland agreed to remove the patrol boats.")
    assert not any(holder and "Norway" in holder for holder, _ in found)


def test_a_demand_for_somebody_to_do_something_says_what(pipeline: Pipeline) -> None:
    text = "The withdrawal of troops would mirror Norway's demand for Denmark to adopt neutral status."
    asked = [m for m in pipeline.read(Document(path="a.txt", text=text, kind="text")).mentions if m.act == "demand"]
    assert asked
    assert all("neutral status" in m.content.text for m in asked)


@pytest.mark.parametrize(
    ("text", "only"),
    [
        ("Norway might claim that Iceland violates the pact.", True),
        ("The strait is safe for states less threatened by Norway.", True),
        ("Norway's minister said Oslo might claim that Iceland violates the pact.", False),
        ("Norway threatened Iceland with sanctions.", False),
    ],
)
def test_what_a_writer_only_thinks_possible(pipeline: Pipeline, text: str, only: bool) -> None:
    reading = pipeline.read(Document(path="a.txt", text=f"Norway and Iceland quarrel. {text}", kind="text"))
    words = [m for m in reading.mentions if m.act in ("accuse", "threaten")]
    assert all(supposed(m, reading) == only for m in words)
