"""In whose words an act is told."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from melian.assessment.disputes import Dispute
from melian.assessment.lookup import Lookup, look_up, tellings
from melian.assessment.wording import nearest_quotations, speakers_of


def test_nearest_quotations_are_the_speakers_and_nearest_first(dispute: Dispute, lookup: Lookup) -> None:
    found = nearest_quotations(dispute.lead, lookup)
    assert [q.text.split()[0] for q in found] == ["The", "Without"]
    assert {q.speaker.name for q in found if q.speaker} == {"Ilse Marn"}


def test_the_voice_of_the_quotation_is_the_speaker_of_an_act_without_one(make_account: Any, say: Any) -> None:
    words = "Corland must open the lock by the end of May"
    account = make_account(("a.txt", (say(f"“{words},” Tom Reed said.", words),)))
    lookup = look_up(account)
    assert speakers_of(account.events[0], lookup) == {"Tom Reed"}


def test_words_in_which_the_actor_does_the_same_come_first(make_account: Any, say: Any) -> None:
    opened = "the lock at the river opened for tugs"
    asks = say(f"Borland wants {opened}.", opened, speaker="Tom Reed")
    threat = "or the lock at the river closes for tugs"
    demand = "Arland must clear the passage now"
    again = say(f"“{demand},” he said.", demand, speaker="Tom Reed")
    account = make_account(("a.txt", (asks, f"“{threat},” he said.", again)))
    event = next(e for e in account.events if "opened" in e.content.text)
    assert [q.text.rstrip(",") for q in nearest_quotations(event, look_up(account))] == [demand, threat]


def test_one_sentence_read_as_two_acts_is_one_telling(make_account: Any, say: Any) -> None:
    account = make_account(("a.txt", (say("They must leave the Straits.", "leave the Straits"),)))
    event = account.events[0]
    assert tellings(replace(event, mentions=event.mentions * 2)) == 1
