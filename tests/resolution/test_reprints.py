"""Which texts are printed from each other, and which only print the same statement."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from melian.model.document import Document, Found
from melian.resolution.wording import Wording, same_wording

STORY = """The harbour council of Port Amsel told foreign trawlers on Tuesday to leave the inner roads within two days.
Council chief Odile Brankov said that the berths were needed for the grain fleet, which comes from Kest on Friday.
"We have asked politely since the spring, and it has brought us nothing but more nets across the channel," he said.
Skippers from Norland answered that they had paid for their berths until the end of the season and would stay.
Norland's consul, Tam Ferris, asked the council to put the order in writing and to name the law on which it rests.
The two towns have quarrelled over the roads since a dredger was sunk there in 2011, and a mediator went home twice."""
OTHER = """Skippers who fish the inner roads have four new berths to choose from after a vote in Skarn on Wednesday.
The mayor, Ivo Lund, called the vote a gesture to crews whom he said had been driven from one port after another.
Nobody at the meeting would say who pays for the dredging, which engineers put at nine million crowns and two years.
Opposition councillors walked out before the vote; one left a bucket of herring on the clerk's chair."""
STATEMENT = (
    "Every vessel that lies in the roads without our leave on Thursday at noon will be towed to the outer mole at its "
    "owner's cost, and its catch will be sold for the benefit of the pilots' widows and orphans, as the law of the "
    "port has provided since the great storm."
)


def named(**texts: str) -> list[Document]:
    return [Document(path=path, text=text, kind="text") for path, text in texts.items()]


def sharing(left: str, right: str) -> str | None:
    return same_wording(named(a=left, b=right)).between("a", "b")


def lines() -> list[str]:
    return STORY.split("\n")


@pytest.mark.parametrize(
    "variant",
    [
        pytest.param("\n".join(lines()[:3]), id="cut"),
        pytest.param("\n".join(lines()[:2] + lines()[4:]), id="cut inside"),
        pytest.param("\n".join(["Row in the roads", "Tempers were short this week.", *lines()[1:]]), id="headed"),
        pytest.param("\n".join(reversed(lines())), id="reordered"),
        pytest.param(STORY.replace('"', "”").replace("'", "’"), id="marks"),
        pytest.param(f"(Northwire) - {STORY}\nRead more: ten harbours to see.\nThis site uses cookies.", id="framed"),
        pytest.param(
            STORY.replace("two days", "48 hours").replace("told", "ordered").replace("needed", "wanted")
            .replace("politely", "kindly").replace("answered", "replied").replace("law", "statute"), id="edited",
        ),
        pytest.param(f"{OTHER}\n{STORY}", id="two printed as one"),
    ],
)  # fmt: skip
def test_a_text_that_was_worked_over_is_a_reprint(variant: str) -> None:
    assert sharing(STORY, variant) == "reprint"


@pytest.mark.parametrize(
    ("left", "right", "relation"),
    [
        pytest.param(STORY, OTHER, None, id="two texts"),
        pytest.param(f"{STORY}\n{STATEMENT}", f"{STATEMENT}\n{OTHER}", "passage", id="one statement"),
        pytest.param(f"{STORY}\n“{STATEMENT}”", f"“{STATEMENT}”\n{OTHER}", "passage", id="one quotation"),
        pytest.param(STATEMENT, f"{OTHER}\n“{STATEMENT}”", "passage", id="quoted in full"),
    ],
)
def test_what_prints_one_statement_shares_a_passage(left: str, right: str, relation: str | None) -> None:
    assert sharing(left, right) == relation
    assert sharing(right, left) == relation


def form(place: str, number: int) -> str:
    return (
        f"Statement on the situation in {place}\nThe Council strongly condemns the firing of missile {number} from the "
        "island. The Chair is assessing the situation in close touch with our friends. The launch is a flagrant breach "
        f"of resolution {number + 40} and needlessly raises tensions. All members are urged to condemn it."
    )


def test_a_form_filled_in_anew_on_another_day_is_no_reprint() -> None:
    texts = form("Zembla", 4), form("Kestria", 9)
    dated = [
        Document(path=day, text=text, kind="text", date=Found(value=day, how="user"))
        for day, text in zip(("2030-01-02", "2030-05-06"), texts, strict=True)
    ]
    assert same_wording(dated).between("2030-01-02", "2030-05-06") == "passage"


def test_pages_of_one_site_share_what_frames_them_and_no_more() -> None:
    frame = " ".join(f"our service number {n} is open to readers from {n + 3} in the morning" for n in range(8))
    pages = [
        Document(path=p, text=f"{frame}\n{text}", kind="text", outlet=Found(value="The Roads", how="user"))
        for p, text in (("a", OTHER), ("b", STORY))
    ]
    assert same_wording(pages).reprints("a") == ()


def story(n: int) -> str:
    rng = random.Random(n)
    kept = [line for line in lines() if rng.random() < 0.8] or lines()
    return "\n".join([f"Heading {n} of the day", *kept])


def test_a_story_that_hundreds_print_stays_one_text() -> None:
    wording = same_wording(named(original=STORY, **{f"n{n}": story(n) for n in range(300)}))
    assert len(wording.reprints("original")) == 300


@settings(max_examples=15, deadline=None)
@given(st.permutations(range(6)))
def test_the_order_of_documents_changes_nothing(order: list[int]) -> None:
    texts = [STORY, OTHER, f"{STORY}\n{STATEMENT}", f"{STATEMENT}\n{OTHER}", story(1), story(2)]
    documents = [Document(path=str(n), text=texts[n], kind="text") for n in order]
    assert relations(same_wording(documents)) == relations(same_wording(sorted(documents, key=lambda d: d.path)))


def relations(wording: Wording) -> dict[tuple[str, str], str | None]:
    return {(a, b): wording.between(a, b) for a in wording.prints for b in wording.prints}


@given(st.text(max_size=300))
def test_any_text_can_be_compared(text: str) -> None:
    assert same_wording(named(a=text, b=text + STORY)).between("a", "a") is None
