"""Stances: whose words show what towards which act."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields, is_dataclass, replace
from itertools import pairwise
from typing import Any, TypeVar

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from melian.assessment.cohesion import cohesion, of_holders
from melian.assessment.disputes import Dispute
from melian.assessment.groups import Group, groups
from melian.assessment.lookup import Lookup, look_up
from melian.assessment.sentences import sentences
from melian.assessment.stance import StanceBook, stances
from melian.assessment.stance_evidence import Evidence
from melian.assessment.stance_kinds import kind
from melian.assessment.unheard import unheard, without
from melian.model.actor import Actor
from melian.model.bloc import Bloc, BlocBook, Border, Member
from melian.model.document import Document
from melian.model.event import Account, Reading
from melian.model.gazetteer import Gazetteer
from melian.model.quotation import Quotation, Voice
from melian.model.span import Excerpt
from melian.model.stance import Phrase, SetStance, StanceIndex
from melian.packs.stances import load_stances

Value = TypeVar("Value")


@pytest.fixture(scope="module")
def index() -> StanceIndex:
    return load_stances()


@pytest.fixture(scope="module")
def book(index: StanceIndex) -> StanceBook:
    return StanceBook(index=index)


def told(text: str, holder: str) -> Evidence:
    words = Excerpt(start=0, end=len(text), text=text)
    return Evidence(
        holder=holder, document="a.txt", sentence=words, words=words, speaker=None, mentions=(), quotations=(),
        basis="statement", date=None,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("holder", "text", "wanted"),
    [
        ("Lake Pact", "We will not move a single crew, whatever they threaten", "rejects"),
        ("Lake Pact", "its council dismissed the terms as blackmail", "rejects"),
        ("Lake Pact", "the council ruled out any removal of the crews", "rejects"),
        ("Lake Pact", "it agreed to withdraw the crews and signed the accord", "accepts"),
        ("Lake Pact", "the council will study the proposal and hopes for a political solution", "vague"),
        ("Lake Pact", "it remains open to talks, and a compromise is possible", "vague"),
        ("Venn", "Venn stands with its neighbour and supports the call", "backs_demander"),
        ("Venn", "the government fully backed the demand", "backs_demander"),
    ],
)
def test_kinds_of_words(dispute: Dispute, index: StanceIndex, holder: str, text: str, wanted: str) -> None:
    assert kind(told(text, holder), dispute.lead, index)[0] == wanted


def test_answers_of_the_invented_dispute(dispute: Dispute, lookup: Lookup, book: StanceBook) -> None:
    held = [s for s in stances(lookup, book) if s.demand == dispute.lead.id]
    best = {name: (s.kind, s.basis) for name, s in of_holders(held).items()}
    assert best == {
        "Corland": ("rejects", "statement"), "Haldia": ("rejects", "statement"),
        "Venn": ("criticises_target", "statement"),
    }  # fmt: skip


def test_nobody_answers_its_own_demand(lookup: Lookup, book: StanceBook) -> None:
    actors = {event.id: set((event.actor or "").split("; ")) for event in lookup.events}
    assert all(not actors[s.demand] & set((s.holder or "").split("; ")) for s in stances(lookup, book))


def test_who_asks_for_the_contrary_backs_nothing(lookup: Lookup, book: StanceBook) -> None:
    asked = next(e for e in lookup.events if e.actor == "Tessel" and e.act == "appeal")
    held = [s for s in stances(lookup, book) if s.demand == asked.id and s.holder == "Arvonia"]
    assert [s.kind for s in held] == ["ambiguous"]


def test_without_the_pack_there_are_no_stances(lookup: Lookup) -> None:
    assert stances(lookup, StanceBook()) == ()


def test_words_lie_in_their_documents(lookup: Lookup, book: StanceBook) -> None:
    for stance in stances(lookup, book):
        text = lookup.document(stance.document).text
        assert text[stance.words.start : stance.words.end] == stance.words.text


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.randoms(use_true_random=False))
def test_order_of_the_evidence_changes_nothing(account: Account, book: StanceBook, random: Any) -> None:
    readings, events = list(account.readings), list(account.events)
    random.shuffle(readings)
    random.shuffle(events)
    turned = replace(account, readings=tuple(_turned(r, random) for r in readings), events=tuple(events))
    assert stances(look_up(turned), book) == stances(look_up(account), book)


def _turned(reading: Reading, random: Any) -> Reading:
    mentions, quotations = list(reading.mentions), list(reading.quotations)
    random.shuffle(mentions)
    random.shuffle(quotations)
    return replace(reading, mentions=tuple(mentions), quotations=tuple(quotations))


def mapped(value: Value, change: Callable[[str], str]) -> Value:
    """The value with every string in it changed."""
    if isinstance(value, str):
        return change(value)  # type: ignore[return-value]
    if isinstance(value, tuple):
        return tuple(mapped(v, change) for v in value)  # type: ignore[return-value]
    if is_dataclass(value) and not isinstance(value, type):
        return replace(value, **{f.name: mapped(getattr(value, f.name), change) for f in fields(value)})
    return value


def _exchanged(text: str) -> str:
    """Two names of one length take each other's place."""
    return text.replace("Arvonia", "\0").replace("Corland", "Arvonia").replace("\0", "Corland")


def test_sides_exchanged_every_number_is_the_same(account: Account, book: StanceBook) -> None:
    own = stances(look_up(account), book)
    other = stances(look_up(mapped(account, _exchanged)), book)
    assert own
    numbers = [(s.weight, s.kind, s.basis, _exchanged(s.holder or ""), s.words.start) for s in own]
    assert numbers == [(s.weight, s.kind, s.basis, s.holder or "", s.words.start) for s in other]


def test_a_state_that_a_sentence_does_not_name_is_nobodys_stance(account: Account, index: StanceIndex) -> None:
    words = "the country’s trade makes it hard for them to take a clear stance"
    text = f"Arvonia has told the Lake Pact to remove its radar crews. Haldia’s minister Ola Rey noted that {words}."
    at = text.index(words)
    quotation = Quotation(
        start=at, end=at + len(words), text=words, document="z.txt", kind="indirect", quotation_id="q", cue=None,
        speaker=Voice(start=0, end=7, name="Ola Rey"), rule="test",
    )  # fmt: skip
    lead = (
        next(e for e in account.events if e.id == "e-lead") if any(e.id == "e-lead" for e in account.events) else None
    )
    lead = lead or max(account.events, key=lambda e: len(e.mentions))
    old = account.readings[0].mentions[0]
    mention = replace(old, id="z1", document="z.txt", start=0, end=57, text=text[:57], act=lead.act, actor=lead.actor,
                      content=Excerpt(start=36, end=56, text=text[36:56]),
                      trigger=Excerpt(start=8, end=16, text=text[8:16]),
                      condition=None, hedge=None)  # fmt: skip
    reading = Reading(
        document=Document(path="z.txt", text=text, kind="text"), quotations=(quotation,), mentions=(mention,)
    )
    row = replace(lead.mentions[0], id="z1", document="z.txt", start=0, end=57)
    events = tuple(replace(e, mentions=(*e.mentions, row)) if e.id == lead.id else e for e in account.events)
    cast = Gazetteer(actors=tuple(Actor(name=n, kind="state", source="test") for n in ("Haldia", "Arvonia")))
    held = stances(
        look_up(replace(account, readings=(*account.readings, reading), events=events)),
        StanceBook(index=index, gazetteer=cast),
    )
    found = [s for s in held if s.document == "z.txt"]
    assert [(s.holder, s.kind, s.basis) for s in found] == [(None, "ambiguous", "told_by_other")]
    assert "Haldia" in found[0].candidates


def test_those_concerned_without_a_statement(dispute: Dispute, lookup: Lookup, book: StanceBook) -> None:
    held = stances(lookup, book)
    found = unheard(dispute, lookup, held, named=("Corland", "Zell"))
    assert [(u.actor, u.why) for u in found] == [
        ("Lake Pact", "addressed"), ("Mirne", "place"), ("Tessel", "place"), ("Zell", "named"),
    ]  # fmt: skip


def test_an_addressees_other_acts_are_no_statement(dispute: Dispute, lookup: Lookup) -> None:
    deed = replace(dispute.lead, id="e-moves", act="deploy", actor="Lake Pact", target="Arvonia", place=None)
    more = replace(dispute, events=(*dispute.events, deed))
    assert ("Lake Pact", "addressed") in [(u.actor, u.why) for u in unheard(more, lookup, ())]


def entry(**given: Any) -> SetStance:
    return SetStance(**({"id": "x", "holder": "Mirne", "by": "An analyst", "at": "2031-03-08"} | given))


def test_only_an_analyst_calls_anybody_silent(dispute: Dispute, lookup: Lookup, index: StanceIndex) -> None:
    search = entry(stance="searched_silent", event=dispute.lead.id, source="its ministry’s pages")
    assert dict(without(dispute.lead, (), ()))["Mirne"] is None
    assert dict(without(dispute.lead, (), (search,)))["Mirne"] == search
    assert dict(without(dispute.lead, (), (search,)))["Tessel"] is None


@pytest.mark.parametrize("on", [{"about": "arvonia demand lake pact"}, {"event": None}], ids=["words", "id"])
def test_what_an_analyst_sets_replaces_ours(dispute: Dispute, lookup: Lookup, index: StanceIndex, on: Any) -> None:
    on = on if on.get("about") else {"event": dispute.lead.id}
    by_hand = entry(holder="Corland", stance="vague", words="We shall see.", **on)
    held = stances(lookup, StanceBook(index=replace(index, set_by_hand=(by_hand,))))
    own = [s for s in held if s.demand == dispute.lead.id and s.holder == "Corland"]
    assert [(s.kind, s.words.text, s.by) for s in own] == [("vague", "We shall see.", "An analyst, 2031-03-08")]


BOOK = BlocBook(
    blocs=(
        Bloc(id="pact", name="Lake Pact", kind="alliance", source="test", members=(
            Member(name="Corland", since=2000), Member(name="Mirne", since=2000), Member(name="Tessel", since=2010),
            Member(name="Haldia", since=2000, until=2020),
        )),
    ),
    borders=(Border(between=("Arvonia", "Corland"), by="sea", source="test"),),
)  # fmt: skip


def test_front_and_rear_line_follow_borders_and_places(dispute: Dispute, lookup: Lookup, book: StanceBook) -> None:
    held = [s for s in stances(lookup, book) if s.demand == dispute.lead.id]
    lead = replace(dispute.lead, place="Mirne", date="2031-03-04")
    found = {g.name: g.members for g in groups(lead, lookup, held, BOOK)}
    assert found["Lake Pact, front line"] == ("Corland", "Mirne")
    assert found["Lake Pact, rear line"] == ("Tessel",)
    standing = {s.group.name: s for s in cohesion(groups(lead, lookup, held, BOOK), held)}
    assert standing["Lake Pact, front line"].by_kind == (("rejects", ("Corland",)),)
    assert standing["Lake Pact, front line"].without == ("Mirne",)


def test_every_member_counts_once(lookup: Lookup, book: StanceBook) -> None:
    held = stances(lookup, book)
    everybody = tuple(sorted({name for s in held for name in (s.holder or "").split("; ")}))
    (standing,) = cohesion((Group(name="all", members=everybody, rule="test"),), held)
    assert sum(len(members) for _, members in standing.by_kind) + len(standing.without) == len(everybody)


def test_who_asks_has_no_front_line_of_its_own(dispute: Dispute, lookup: Lookup) -> None:
    asked = replace(dispute.lead, actor="Tessel")
    assert [g.name for g in groups(asked, lookup, (), BOOK)] == ["backers of who asks"]


@pytest.mark.parametrize(
    ("form", "text", "there"),
    [
        ("refus*", "he refused", True), ("refus*", "a prerefusal", False),
        ("decline* (to|the)", "declined the offer", True),
        ("not yet? decided", "it has not decided", True), ("not yet? decided", "it has not yet decided", True),
        ("a _ b", "a thing b", True), ("a _ b", "a b", False), ("if", "iffy", False),
        ("_-speaking people", "its river-speaking people", True),
    ],
)  # fmt: skip
def test_forms(form: str, text: str, there: bool) -> None:
    assert Phrase(id="x", stance="vague", forms=(form,)).found(text) is there


@given(st.text(max_size=300))
def test_sentences_lie_in_the_text_in_order(text: str) -> None:
    spans = sentences(text)
    assert all(a.end <= b.start for a, b in pairwise(spans))
    assert all(text[s.start : s.end].strip() == text[s.start : s.end] != "" for s in spans)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Mr. Rey spoke. He left.", ["Mr. Rey spoke.", "He left."]),
        ("A short head\nThe text begins here and goes on.", ["A short head", "The text begins here and goes on."]),
        ("“We stay.” She left.", ["“We stay.”", "She left."]),
        ("The U.S. Navy left.", ["The U.S. Navy left."]),
    ],
)
def test_sentences(text: str, wanted: list[str]) -> None:
    assert [text[s.start : s.end] for s in sentences(text)] == wanted


def of_report(make_account: Any, book: StanceBook, *sentences: Any) -> list[tuple[str | None, str, str]]:
    held = stances(look_up(make_account(("a.txt", sentences))), book)
    return [(s.holder, s.kind, s.rule) for s in held]


ULTIMATUM = ("Arvonia demanded that Corland open the river to its tugs.", "open the river to its tugs")


@pytest.mark.parametrize("words", ["drop the demand to open the river to tugs", "stop closing the river to tugs"])
def test_who_calls_on_the_asker_on_the_matter_does_not_back_it(
    make_account: Any, say: Any, book: StanceBook, words: str
) -> None:
    ask = say(*ULTIMATUM, actor="Arvonia", target="Corland")
    call = say(f"Venn called on Arvonia to {words}.", words, act="appeal", actor="Venn", target="Arvonia")
    told = [kind_ for holder, kind_, _ in of_report(make_account, book, ask, call) if holder == "Venn"]
    assert "backs_demander" not in told
    assert "accepts" not in told


def test_an_agreement_of_an_earlier_year_answers_nothing(make_account: Any, say: Any, book: StanceBook) -> None:
    ask = say(*ULTIMATUM, actor="Arvonia", target="Corland", date="2031-05-02")
    words = "the treaty on the river and its tugs"

    def answers(year: str) -> set[str | None]:
        signed = say(f"Corland signed {words}.", words, act="agree", actor="Corland", target="Arvonia", date=year)
        return {holder for holder, _, _ in of_report(make_account, book, ask, signed)}

    assert "Corland" in answers("2031-05-03")
    assert "Corland" not in answers("2029")


def test_words_laid_to_the_side_that_their_speaker_speaks_against_show_no_stance(
    make_account: Any, say: Any, book: StanceBook
) -> None:
    fields = {"actor": "Arvonia", "target": "Corland", "speaker": "Tom Reed"}
    own = say("Arvonia wants the river opened, Reed said.", "the river opened", **fields)
    again = say(
        "Reed threatened to close the lock.",
        "close the lock",
        act="threaten",
        actor="Arvonia",
        target="Corland",
        speaker="Tom Reed",
    )
    odd = say(
        "Reed demanded that Corland accept a toll.", "Corland accept a toll",
        actor="Corland", target="Arvonia", speaker="Tom Reed",
    )  # fmt: skip
    assert all(holder != "Corland" for holder, _, _ in of_report(make_account, book, own, again, odd))


@pytest.mark.parametrize(
    ("by", "day", "answered"),
    [("Corland", "2031-05-20", True), ("Corland", "2031-04-20", False), ("Venn", "2031-05-20", False)],
)
def test_an_offer_of_who_was_asked_answers_in_another_article(
    make_account: Any, say: Any, book: StanceBook, by: str, day: str, answered: bool
) -> None:
    words = "pay half of the river toll"
    toll, sides = "pay the river toll", {"actor": "Arvonia", "target": "Corland"}
    ask = say(f"Arvonia demanded that Corland {toll}.", toll, date="2031-05-02", **sides)
    gives = say(f"{by} offered Arvonia to {words}.", words, act="offer", actor=by, target="Arvonia", date=day)
    account = make_account(("a.txt", (ask,)), ("b.txt", (gives,)))
    events = tuple(replace(event, dispute="one") for event in account.events)
    held = stances(look_up(replace(account, events=events)), book)
    assert (by in {s.holder for s in held}) is answered
