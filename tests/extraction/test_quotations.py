"""Quotations over real syntax: pieces, kinds, speakers, cues, chains."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from melian.extraction.cast import Cast
from melian.extraction.quotations import quotations
from melian.language import English
from melian.model.cue import CueLexicon
from melian.model.document import Document
from melian.model.gazetteer import Gazetteer
from melian.model.parsed import Parsed
from melian.model.quotation import Quotation
from melian.packs.actors import load_actors
from melian.packs.cues import load_cues

Read = Callable[[str], tuple[Quotation, ...]]


@pytest.fixture(scope="module")
def actors() -> Gazetteer:
    return load_actors()


@pytest.fixture(scope="module")
def cues() -> CueLexicon:
    return load_cues()


@pytest.fixture(scope="module")
def read(english: English, actors: Gazetteer, cues: CueLexicon) -> Read:
    def found(text: str, path: str = "test.txt") -> tuple[Quotation, ...]:
        parsed: Parsed = english.parse(Document(path=path, text=text, kind="text"))
        return quotations(parsed, Cast(parsed, actors), cues)

    return found


def said(text: str, quotation: Quotation) -> tuple[str | None, str, str]:
    speaker = text[quotation.speaker.start : quotation.speaker.end] if quotation.speaker else None
    return speaker, quotation.text, quotation.kind


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The envoy said that the talks had failed.", ("The envoy", "that the talks had failed", "indirect")),
        ("“The talks have failed,” the envoy said.", ("the envoy", "The talks have failed,", "direct")),
        ("“The talks have failed,” said Anna Berg.", ("Anna Berg", "The talks have failed,", "direct")),
        (
            "The envoy said the talks were “a waste of time” for everybody.",
            ("The envoy", "the talks were “a waste of time” for everybody", "mixed"),
        ),
        ("Norway vowed to close the strait.", ("Norway", "to close the strait", "indirect")),
        ("Norway accused Denmark of blocking the port.", ("Norway", "Denmark of blocking the port", "indirect")),
        ("Norway urged Denmark to open the port.", ("Norway", "Denmark to open the port", "indirect")),
        ("Norway called for an end to the blockade.", ("Norway", "an end to the blockade", "indirect")),
        ("Norway rejected the proposal.", ("Norway", "the proposal", "indirect")),
        ("According to the minister, the port is open.", ("the minister", "the port is open", "indirect")),
        ("The port, the minister said, is open again.", ("the minister", "The port", "indirect")),
        ("Norway's demand that the port be opened came too late.", ("Norway", "that the port be opened", "indirect")),
    ],
    ids=[
        "that", "before", "inverted", "mixed", "to", "accuse", "urge", "for", "object", "according", "around", "noun",
    ],
)  # fmt: skip
def test_one_attribution(read: Read, text: str, expected: tuple[str | None, str, str]) -> None:
    assert expected in [said(text, q) for q in read(text)]


@pytest.mark.parametrize(
    "text",
    [
        "The so-called “reform” was adopted in May.",
        "Spokesmen must state clearly that the border is closed.",
        "Publicly reject the statement.",
        "The ship left the harbour at noon.",
        "Her novel “The Long Winter” sold well.",
    ],
    ids=["scare quotes", "advice", "imperative", "deed", "title"],
)
def test_nobody_is_told_to_have_said_it(read: Read, text: str) -> None:
    assert [q.text for q in read(text)] == []


def test_an_interrupted_quotation_is_one_attribution(read: Read) -> None:
    found = read("“We,” he told reporters, “will not leave.”")
    assert [q.text for q in found] == ["We,", "will not leave."]
    assert len({q.quotation_id for q in found}) == 1


def test_the_next_quoted_sentence_has_the_last_speaker(read: Read) -> None:
    text = "“The talks have failed,” Anna Berg said. “We are going home.”"
    first, second = read(text)
    assert second.text == "We are going home."
    assert second.speaker == first.speaker
    assert second.quotation_id == first.quotation_id


def test_a_quotation_runs_over_paragraphs(read: Read) -> None:
    found = read("Anna Berg said: “The talks have failed.\n\n“We are going home.”")
    assert [q.text for q in found] == ["The talks have failed.", "We are going home."]
    assert {q.speaker.name for q in found if q.speaker} == {"Anna Berg"}


def test_a_passive_has_two_pieces_and_no_speaker(read: Read) -> None:
    found = read("Norway is accused of blocking the port.")
    assert [q.text for q in found] == ["Norway", "blocking the port"]
    assert {q.speaker for q in found} == {None}


def test_the_inner_source_is_the_speaker_and_the_outer_one_the_chain(read: Read) -> None:
    text = "Reuters reported that a Danish official said the port was closed."
    (found,) = read(text)
    assert said(text, found)[:2] == ("a Danish official", "the port was closed")
    assert [voice.name for voice in found.chain] == ["Reuters"]


def test_whoever_quotes_the_speaker_is_in_the_chain(read: Read) -> None:
    text = "The Gazette quoted Anna Berg as saying the port was closed."
    found = read(text)[-1]
    assert (said(text, found)[:2], [v.name for v in found.chain]) == (
        ("Anna Berg", "the port was closed"),
        ["Gazette"],
    )


def test_what_somebody_is_wanted_to_say_nobody_says(read: Read) -> None:
    found = read("Norway wants Denmark to announce that the port is open.")
    assert [q.chain for q in found] == [()]


def test_an_alleged_thing_is_somebodys_word(read: Read) -> None:
    assert "plot against the king" in [
        q.text for q in read("They were arrested over an alleged plot against the king.")
    ]


def test_the_second_telling_of_a_sentence_is_its_own(read: Read) -> None:
    found = read("Norway said it would close the port, adding that ships could still leave.")
    assert [q.text for q in found] == ["it would close the port", "that ships could still leave"]
    assert {q.speaker.name for q in found if q.speaker} == {"Norway"}


def test_one_who_says_what_he_hopes_is_one_source(read: Read) -> None:
    (found,) = read("The envoy said he hopes the talks will go on.")
    assert (found.text, found.chain) == ("he hopes the talks will go on", ())


def test_a_denial_passes_nothing_on(read: Read) -> None:
    found = read("Norway denied that Denmark had demanded the island.")
    assert [(q.text, q.chain) for q in found] == [("that Denmark had demanded the island", ())]


def test_a_pronoun_counts_as_it_stands_and_is_resolved(read: Read) -> None:
    text = "Anna Berg arrived on Monday. She said the port was closed."
    (found,) = read(text)
    assert found.speaker is not None
    assert (text[found.speaker.start : found.speaker.end], found.speaker.name) == ("She", "Anna Berg")


def test_a_transcript_gives_each_turn_its_speaker(read: Read) -> None:
    text = "BERG: The port is closed. Nobody can leave.\n\nHOLM: When will it open?"
    found = read(text)
    assert [(said(text, q)[0], q.text) for q in found] == [
        ("BERG", "The port is closed. Nobody can leave."),
        ("HOLM", "When will it open?"),
    ]


def test_an_interview_gives_each_turn_its_speaker(read: Read) -> None:
    text = (
        "The Weekly: Will the port open?\n\nAnna Berg: Nobody can leave. It stays closed.\n\n"
        "The Weekly: For how long?\n\nBerg: Until spring."
    )
    assert [(said(text, q)[0], q.text) for q in read(text)] == [
        ("The Weekly", "Will the port open?"),
        ("Anna Berg", "Nobody can leave. It stays closed."),
        ("The Weekly", "For how long?"),
        ("Berg", "Until spring."),
    ]


def test_a_name_and_a_colon_alone_are_no_interview(read: Read) -> None:
    text = "It is spring.\n\nThe Weekly: what the port needs\n\nNobody can leave.\n\nThe Weekly: how long it will take"
    assert not [q for q in read(text) if q.cue is not None and q.cue.text == ":"]


def test_turns_of_a_quoted_transcript_have_their_speakers(read: Read) -> None:
    text = 'A partial transcript:\n\n"BREE: Will the bridge be closed?\n\n"DENT: Well, nobody knows yet."\n\nThey left.'
    assert [said(text, q)[:2] for q in read(text)] == [
        ("BREE", "Will the bridge be closed?"),
        ("DENT", "Well, nobody knows yet."),
    ]


def test_a_dash_and_a_name_sign_a_quotation(read: Read) -> None:
    text = "“We will wait and see.” ― Ann Bree\n“They will not come back.” ― Carl Dent, baker"
    assert [said(text, q)[:2] for q in read(text)] == [
        ("Ann Bree", "We will wait and see."),
        ("Carl Dent, baker", "They will not come back."),
    ]


def test_shouts_within_a_report_are_the_crowds(read: Read) -> None:
    text = 'The Gazette said the marchers shouted "Go home!" at noon.'
    (found,) = read(text)
    assert said(text, found) == ("the marchers", "Go home!", "direct")
    assert [text[v.start : v.end] for v in found.chain] == ["The Gazette"]


def test_a_published_letter_is_the_source_and_the_paper_its_relay(read: Read) -> None:
    text = "The Gazette published a letter saying that the bridge was closed."
    (found,) = read(text)
    assert said(text, found)[:2] == ("a letter", "that the bridge was closed")
    assert [text[v.start : v.end] for v in found.chain] == ["The Gazette"]


def test_a_participle_can_be_an_adjective(read: Read) -> None:
    text = "Villagers were concerned about what the floods had done to the old bridge."
    (found,) = read(text)
    assert said(text, found)[:2] == ("Villagers", "what the floods had done to the old bridge")


def test_the_second_verb_goes_with_the_first_of_its_tense(read: Read) -> None:
    text = "Ann Bree said the work should continue and said that she would pay."
    assert "Ann Bree" in {said(text, q)[0] for q in read(text) if "pay" in q.text}


def test_cues_carry_negation_and_preposition(read: Read) -> None:
    cues = [q.cue.text for q in read("Norway has not called for sanctions.") if q.cue]
    assert cues == ["has not called for"]


def test_ids_depend_on_the_words_and_not_on_the_file(english: English, actors: Gazetteer, cues: CueLexicon) -> None:
    def ids(path: str, text: str) -> list[str]:
        parsed = english.parse(Document(path=path, text=text, kind="text"))
        return [q.quotation_id for q in quotations(parsed, Cast(parsed, actors), cues)]

    text = "The envoy said the port was closed."
    assert ids("a.txt", text) == ids("b/c.txt", text)
    assert ids("a.txt", f"{text} {text}")[0] == ids("a.txt", text)[0]
    assert len(set(ids("a.txt", f"{text} {text}"))) == 2


WORDS = st.sampled_from(
    ["Norway", "he", "said", "that", "“", "”", '"', ",", ".", ":", "\n\n", "told", "the", "port", "is", "closed", "to",
     "demand", "accused", "of", "according", "'", "reportedly", "BERG", "vowed", "whether", "-", "(", ")"]
)  # fmt: skip


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(WORDS, max_size=40))
def test_spans_hold_their_text_and_no_two_contents_overlap(read: Read, words: list[str]) -> None:
    text = " ".join(words)
    found = read(text)
    for q in found:
        assert text[q.start : q.end] == q.text
        assert q.text.strip()
        assert q.cue is None or text[q.cue.start : q.cue.end] == q.cue.text
    assert all(a.end <= b.start for a, b in pairwise(found))


def test_the_reference_articles_keep_their_speakers(read: Read, seeds: tuple[Path, ...]) -> None:
    by_file: dict[str, list[str]] = defaultdict(list)
    for path in seeds:
        by_file[path.name[:3]].extend(q.speaker.name for q in read(path.read_text("utf-8")) if q.speaker)
    assert "Sergei Ryabkov" in by_file["000"]
    assert any("Lavrov" in name for name in by_file["004"])
