"""Contradictions in articles of our own wording: each shape once where it must be found, and where it must not."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from melian.assessment.contradictions import Contradiction, contradictions
from melian.extraction.cast import Cast
from melian.extraction.facts import facts
from melian.extraction.quotations import quotations
from melian.language import English
from melian.model.document import Document
from melian.model.fact import Fact, Quantity
from melian.model.span import Excerpt
from melian.packs import load_packs

Compare = Callable[..., tuple[Contradiction, ...]]
PLACED = (
    "The African Union maintains battle groups across four countries, including Somalia, with forces also stationed in "
    "Burundi, Kenya and Uganda."
)


@pytest.fixture(scope="session")
def read_facts(english: English) -> Callable[[str, str], tuple[Fact, ...]]:
    packs = load_packs()

    def read(path: str, text: str) -> tuple[Fact, ...]:
        parsed = english.parse(Document(path=path, text=text, kind="text"))
        cast = Cast(parsed, packs.actors)
        quoted = quotations(parsed, cast, packs.cues)
        return facts(parsed, cast, quoted, packs.actors, packs.facts, outlets=packs.outlets.names)

    return read


@pytest.fixture(scope="session")
def compare(read_facts: Callable[[str, str], tuple[Fact, ...]]) -> Compare:
    def found(*texts: str, dates: Mapping[str, str] | None = None) -> tuple[Contradiction, ...]:
        every = [fact for n, text in enumerate(texts) for fact in read_facts(f"{n}.txt", text)]
        return contradictions(every, dates)

    return found


BETWEEN = {
    "units of another size": (
        PLACED,
        "The African Union has kept a presence in the region, stationing a battalion in Somalia and brigades in "
        "Burundi, Kenya and Uganda.",
    ),
    "units of another size, plainly": (
        "India maintains two brigades in Bhutan.",
        "India keeps a battalion in Bhutan.",
    ),
    "numbers of a standing force": ("France has 2,000 troops in Chad.", "France has 5,000 troops in Chad."),
    "numbers of members": ("The European Union has 27 members.", "The European Union has 30 members."),
    "in how many countries": (
        "NATO keeps battle groups in six countries.",
        "NATO keeps battle groups in nine countries.",
    ),
    "the dead of one day and place": (
        "On 4 March 2024, twelve people were killed in Goma.",
        "Twenty people were killed in Goma on 4 March 2024.",
    ),
    "the year of an annexation": ("Iraq annexed Kuwait in 1990.", "Iraq annexed Kuwait in 1991."),
}
STALE = {
    "to join and joined": (
        "Diplomats discuss Croatia's accession to the European Union.",
        "Croatia has joined the European Union.",
    ),
    "partners such as": (
        "The plan is to speed African Union membership bids for partners such as Morocco, if not already admitted.",
        "Since then Morocco has also joined the African Union.",
    ),
    "not a member": ("Albania is not a member of NATO.", "Albania has joined NATO."),
    "hopes to join": ("Albania hopes to join NATO.", "NATO member Albania has closed its airspace."),
}
WITHIN = {
    "in office and to come back": (
        "The envoy spoke of ties in light of Luiz Inacio Lula da Silva's possible return to the presidency of Brazil."
        '\n\n"Lula\'s support for the accord gives hope," she said. "The presidents of Brazil and Argentina have held '
        'three meetings, and both capitals were pleased."'
    ),
    "government of now": (
        "Allies weigh Donald Trump's potential return to the White House. The Trump administration has raised tariffs."
    ),
    "member and not yet": (
        "Moldova is not yet a member of the European Union. Moldova is a member of the European Union."
    ),
    "force counted again": (
        "Kenya keeps a brigade in Somalia. Kenya has welcomed the ruling. Kenya said the deployment of two battalions "
        "goes on."
    ),
    "talks held": "Egypt and Sudan have held four meetings. Egypt and Sudan have held seven meetings, it adds.",
    "numbers": "Turkey keeps 300 troops in Qatar, officials say. Turkey keeps 5,000 troops in Qatar, the paper adds.",
}
APART = {
    "another country": ("India keeps two brigades in Bhutan.", "India keeps a battalion in Nepal."),
    "another holder": ("India keeps two brigades in Bhutan.", "China keeps a battalion in Bhutan."),
    "rounding": ("France has about 2,000 troops in Chad.", "France has 2,100 troops in Chad."),
    "at least": (
        "At least 12 people were killed in Goma on 4 March 2024.",
        "On 4 March 2024 30 people were killed in Goma.",
    ),
    "other days": (
        "On 3 March 2024 two people were killed in Goma.",
        "On 9 March 2024 nine people were killed in Goma.",
    ),
    "two attacks": ("Two people were killed in Goma. In another attack nine people were killed in Goma.",),
    "undated dead": ("Two people were killed in Goma.", "Nine people were killed in Goma."),
    "years ago": ("France had 5,000 troops in Chad in 2015.", "France has 2,000 troops in Chad."),
    "on top": ("France has 2,000 troops in Chad.", "France has an additional 300 troops in Chad."),
    "to come": ("France has 2,000 troops in Chad.", "France will have 5,000 troops in Chad."),
    "wished long ago": ("Norway applied to join NATO in 1948.", "Norway has joined NATO."),
    "joined, then left": ("Mali joined ECOWAS in 1975.", "Mali has left ECOWAS."),
    "no longer a member": (
        "Britain joined the European Union in 1973. Britain is no longer a member of the European Union. Some want "
        "Britain to rejoin the European Union.",
    ),
    "pledged and given": ("Norway pledged €500 million to Ukraine.", "Norway gave €200 million to Ukraine."),
    "a condition": ("Sweden would join NATO only if Turkey agreed.", "Turkey is a member of NATO."),
    "courtesy": ("Former president Barack Obama spoke. President Obama says he is glad.",),
    "how it stood": ("France had 5,000 troops in Chad.", "France has 2,000 troops in Chad."),
    "generic pacts": (
        "Chile signed a Peace Treaty with Peru in 1883.",
        "Chile signed a Peace Treaty with Bolivia in 1904.",
    ),
    "another year": ("Sudan declared independence in 1956.", "South Sudan declared independence in 2011."),
    "one sentence": ("India keeps a battalion in Bhutan and a brigade in Bhutan.",),
    "one size by two names": ("NATO keeps battle groups in Estonia.", "NATO keeps a battalion in Estonia."),
}


@pytest.mark.parametrize("texts", BETWEEN.values(), ids=BETWEEN)
def test_reports_that_differ_are_told(compare: Compare, texts: tuple[str, ...]) -> None:
    found = compare(*texts)
    assert [c.kind for c in found] == ["between"]
    assert {len(c.documents) for c in found} == {2}
    assert all(c.reason and c.settle for c in found)


@pytest.mark.parametrize("texts", STALE.values(), ids=STALE)
def test_what_others_tell_as_done_is_stale(compare: Compare, texts: tuple[str, ...]) -> None:
    found = compare(*texts)
    assert [c.kind for c in found] == ["stale"]
    assert {fact.document for fact in found[0].sides[0]} == {"0.txt"}


@pytest.mark.parametrize("text", WITHIN.values(), ids=WITHIN)
def test_a_report_that_differs_with_itself_is_told(compare: Compare, text: str) -> None:
    assert [c.kind for c in compare(text)] == ["within"]


@pytest.mark.parametrize("texts", APART.values(), ids=APART)
def test_what_can_both_hold_is_left_alone(compare: Compare, texts: tuple[str, ...]) -> None:
    assert compare(*texts) == ()


def test_dates_say_which_report_is_older(compare: Compare) -> None:
    texts = STALE["to join and joined"]
    (older,) = compare(*texts, dates={"0.txt": "2012-05-01", "1.txt": "2013-08-01"})
    assert "older report" in older.reason
    (unaware,) = compare(*texts, dates={"0.txt": "2014-05-01", "1.txt": "2013-08-01"})
    assert "nothing tells" in unaware.reason


def test_counts_of_other_times_are_not_set_against_each_other(compare: Compare) -> None:
    texts = BETWEEN["numbers of a standing force"]
    assert compare(*texts, dates={"0.txt": "2020-01-01", "1.txt": "2023-01-01"}) == ()
    assert len(compare(*texts, dates={"0.txt": "2023-02-01", "1.txt": "2023-01-01"})) == 1


def test_all_that_say_the_same_stand_on_one_side(compare: Compare) -> None:
    (found,) = compare(*STALE["hopes to join"], "Albania is a member of NATO.")
    assert [len(side) for side in found.sides] == [1, 2]


def _counted(document: str, low: float, place: str) -> Fact:
    words = Excerpt(start=0, end=4, text="has ")
    return Fact(
        start=0, end=4, text="has ", id=f"{document}{low}{place}", document=document, kind="quantity", claim=words,
        predicate="presence", subject="Peru", place=place, lasts=180, rule="count:presence",
        quantity=Quantity(unit="troop", low=low, high=low, approximation="exact"),
    )  # fmt: skip


FACTS = st.lists(
    st.builds(
        _counted, st.sampled_from("abc"), st.sampled_from([10.0, 20.0, 21.0]), st.sampled_from(["Chile", "Cuba"])
    ),
    max_size=8,
    unique_by=lambda f: f.id,
)


@given(told=FACTS, mixed=st.randoms())
def test_order_changes_nothing(told: list[Fact], mixed: object) -> None:
    shuffled = list(told)
    mixed.shuffle(shuffled)  # type: ignore[attr-defined]
    assert contradictions(shuffled) == contradictions(told)
    for found in contradictions(told):
        assert {f.place for side in found.sides for f in side} in ({"Chile"}, {"Cuba"})


def test_of_one_claim_in_one_report_the_first_stands_for_all() -> None:
    told = [
        replace(_counted("a", low, "Cuba"), start=n * 10, end=n * 10 + 4) for n in range(300) for low in (10.0, 20.0)
    ]
    told = [replace(f, id=str(n), claim=Excerpt(start=f.start, end=f.end, text="has ")) for n, f in enumerate(told)]
    spread = [replace(f, start=f.start + n % 2 * 5, end=f.end + n % 2 * 5) for n, f in enumerate(told)]
    (found,) = contradictions(spread)
    assert [len(side) for side in found.sides] == [1, 1]
