"""Whose words a document itself is."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from melian.model.mention import Mention

Read = Callable[..., list[Mention]]

_BODY = "Peru must withdraw its troops from Bolivia. We will not tolerate attacks by Peru."


@pytest.mark.parametrize(
    ("title", "speaker"),
    [
        ("Statement by Chilean President Gabriel Boric on Peru's Attack", "Gabriel Boric"),
        ("Statement by Pentagon Spokesperson Juan Perez on Peru's Attack", "Juan Perez"),
    ],
)
def test_the_person_in_the_title_speaks(read_acts: Read, title: str, speaker: str) -> None:
    found = next(m for m in read_acts(_BODY, title=title) if m.act == "demand")
    assert found.form == "direct_quote"
    assert found.speaker is not None
    assert found.speaker.name == speaker


def test_a_report_about_a_statement_is_nobodys_own(read_acts: Read) -> None:
    text = "Remarks by Chilean President Gabriel Boric drew protests on Monday. Peru must withdraw its troops."
    assert not [m for m in read_acts(text) if m.form == "direct_quote"]


@pytest.mark.parametrize("text", ["DEFENDING THE COAST: Peru must withdraw its troops from Bolivia.", _BODY])
def test_who_a_fact_sheet_tells_of_does_not_speak(read_acts: Read, text: str) -> None:
    title = "Fact Sheet: Chilean President Gabriel Boric Answers Peru"
    found = next(m for m in read_acts(text, title=title) if m.act == "demand")
    assert (found.actor, found.form, found.speaker) == ("Chile", "direct_quote", None)


def test_in_a_statement_of_its_minister_a_state_has_no_other_voice(read_acts: Read) -> None:
    title = "Statement by Chilean President Gabriel Boric on Peru's Attack"
    text = "Chile says it will retaliate if Peru attacks. Bolivia said it will retaliate if Peru attacks."
    own, other = (m for m in read_acts(text, title=title) if m.act == "threaten")
    assert (own.actor, own.form, own.speaker and own.speaker.name) == ("Chile", "direct_quote", "Gabriel Boric")
    assert (other.actor, other.form, other.speaker) == ("Bolivia", "indirect_quote", None)


@pytest.mark.parametrize("subject", ["We", "Our government", "Chile and we"])
def test_a_message_that_only_says_we_is_read(read_acts: Read, subject: str) -> None:
    found = read_acts(f"{subject} demand that Peru leave Bolivia.", title="Message to the people of the coast")
    assert all(m.target in (None, "Peru", "Bolivia") for m in found)
