"""What the shipped reader gives for each way of reporting speech: content, speaker, chain; and what it leaves alone."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from melian.model.document import Document
from melian.model.quotation import Quotation
from melian.model.reader import ReaderName
from melian.model.span import Span
from melian.pipeline import Pipeline

Read = Callable[..., tuple[Quotation, ...]]


@pytest.fixture(scope="module", params=["encoder", "rules"])
def either(request: pytest.FixtureRequest) -> Read:
    """Text to quotations, by each reader."""
    return _reader(request.param)


@pytest.fixture(scope="module")
def shipped() -> Read:
    """The same by the default reader."""
    return _reader("encoder")


def _reader(name: ReaderName) -> Read:
    pipeline = Pipeline.open(reader=name)

    def read(text: str, heading: int = 0) -> tuple[Quotation, ...]:
        headings = (Span(start=0, end=heading),) if heading else ()
        return pipeline.read(Document(path="test.md", text=text, kind="markdown", headings=headings)).quotations

    return read


def _told(found: tuple[Quotation, ...], text: str) -> list[tuple[str, str | None]]:
    """Each content with the words that name its speaker, as they stand in the text."""
    return [(text[q.start : q.end], text[q.speaker.start : q.speaker.end] if q.speaker else None) for q in found]


PARAGRAPHS = (
    'The spokesman read from a sheet of paper: "The republic rejects the note.\n\n'
    '"The republic expects an apology.\n\n"The republic has nothing more to add."'
)


def test_each_paragraph_of_a_quotation_is_a_piece_without_its_marks(shipped: Read) -> None:
    found = shipped(PARAGRAPHS)
    assert [q.text for q in found] == [
        "The republic rejects the note.",
        "The republic expects an apology.",
        "The republic has nothing more to add.",
    ]
    assert {q.kind for q in found} == {"direct"}
    assert len({q.quotation_id for q in found}) == 1


@pytest.mark.parametrize(
    ("text", "content", "speaker"),
    [
        (
            "In a letter, Prime Minister Sela Dorn wrote:\n\n> We ask for three things.\n>\n> The first is peace.\n",
            ["We ask for three things.", "The first is peace."],
            "Prime Minister Sela Dorn",
        ),
        (
            "South Korea answered at once.\n\n> We will not be drawn into a race.\n>\n> — Mina Han\n\nIt rained.\n",
            ["We will not be drawn into a race."],
            "Mina Han",
        ),
    ],
    ids=["after a colon", "signed"],
)
def test_a_block_quote_needs_no_marks(either: Read, text: str, content: list[str], speaker: str) -> None:
    found = [q for q in either(text) if q.kind == "direct"]
    assert _told(tuple(found), text) == [(words, speaker) for words in content]


@pytest.mark.parametrize(
    ("text", "content", "speaker"),
    [
        (
            "In a statement the Greek ministry said:\n\nThe note is void and goes back to its sender.\n\nIt rained.",
            "The note is void and goes back to its sender.",
            "the Greek ministry",
        ),
        (
            "The premier reacted late.\n\nThose who fired will hear from us. Tonight I spoke with our allies.\n\n"
            "— Ana Torvik (@torvik) May 4, 2026\n\nThe harbour was closed.",
            "Those who fired will hear from us. Tonight I spoke with our allies.",
            "Ana Torvik",
        ),
    ],
    ids=["handed over to", "embedded post"],
)
def test_a_paragraph_that_the_layout_gives_to_somebody(either: Read, text: str, content: str, speaker: str) -> None:
    assert (content, speaker) in _told(either(text), text)


@pytest.mark.parametrize("mark", ["-", "•", "1.", "a)"])
def test_a_list_behind_a_colon_is_not_handed_over_to(either: Read, mark: str) -> None:
    text = f"This is what the officials said:\n\n{mark} Three bridges over the river were shut.\n"
    assert not any(q.rule.endswith(":block") for q in either(text))


@pytest.mark.parametrize(
    ("title", "content", "speaker"),
    [
        ("Minister: talks with Kestria are over", "talks with Kestria are over", "Minister"),
        ("Kremlin on peace plan: nothing new in it", "nothing new in it", "Kremlin"),
        ("Two bridges destroyed in overnight raid - army", "Two bridges destroyed in overnight raid", "army"),
        (
            "‘We will not be bullied’: Lithuanian leader on border row",
            "We will not be bullied",
            "Lithuanian leader on border row",
        ),
        ("North Korea Will Never Give Up Its Weapons, Kim Says", "North Korea Will Never Give Up Its Weapons", "Kim"),
    ],
)
def test_a_headline_names_its_speaker_at_either_end(shipped: Read, title: str, content: str, speaker: str) -> None:
    text = f"{title}\n\nSnow lay on the roads of the capital and few people had come out.\n"
    assert _told(shipped(text, len(title)), text) == [(content, speaker)]


@pytest.mark.parametrize("title", ["Analysis: the long road to the islands", "Gulf crisis - day four"])
def test_a_headline_without_a_speaker(either: Read, title: str) -> None:
    assert not either(f"{title}\n\nSnow lay on the roads of the capital.\n", len(title))


def test_a_headlines_speaker_does_not_say_what_stands_below(shipped: Read) -> None:
    title = "Russia Says It Will Cut Gas To Moldova Unless Debt Is Paid"
    text = f"{title}\n\nThe debt stands at 700 million dollars.\n"
    assert [q.text for q in shipped(text, len(title))] == ["It Will Cut Gas To Moldova Unless Debt Is Paid"]


@pytest.mark.parametrize(
    "text",
    [
        'The exercise, named "Northern Shield", began on Monday with 3,000 soldiers.',
        'He starred in the film "Say It Again" before he went into politics.',
        'A group called "Hands Off Our River" marched through the town.',
        'The so-called "peace corridor" runs for nine miles between two fields.',
    ],
)
def test_titles_and_names_in_marks_are_no_quotations(either: Read, text: str) -> None:
    assert not either(text)


@pytest.mark.parametrize(
    "text",
    [
        "Officials should state clearly what they want and by when.",
        "NATO ought to make clear that an attack on one is an attack on all.",
        "Diplomats need to explain what a refusal would cost.",
        "The council has to tell Kestria that the border is not open to talks.",
    ],
)
def test_a_duty_to_speak_is_no_speech(shipped: Read, text: str) -> None:
    assert not shipped(text)


def test_a_claim_is_told_by_whoever_made_it(either: Read) -> None:
    text = "The claim that the convoy carried weapons was made by the Syrian army."
    assert _told(either(text), text) == [("that the convoy carried weapons", "the Syrian army")]


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        (
            "The Veltania Post, citing a diplomat, reported that the minister had told colleagues the war was lost.",
            ["The Veltania Post", "a diplomat"],
        ),
        (
            "The Guardian writes that, according to leaked minutes, Minister Lint said the tax was a mistake.",
            ["The Guardian", "leaked minutes"],
        ),
        (
            "According to Kyodo, the prime minister told lawmakers that Beijing had promised to lift the ban.",
            ["Kyodo", "the prime minister"],
        ),
    ],
    ids=["citing", "according to within", "two levels"],
)
def test_a_chain_holds_every_source_outermost_first(shipped: Read, text: str, chain: list[str]) -> None:
    found = [q for q in shipped(text) if q.chain]
    assert [[text[v.start : v.end] for v in q.chain] for q in found] == [chain]
