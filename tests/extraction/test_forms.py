"""In which form a report carries an act, and who says it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from melian.model.mention import Mention

Read = Callable[..., list[Mention]]


def told(mentions: list[Mention], act: str) -> Mention:
    """The first mention of an act."""
    return next(m for m in mentions if m.act == act)


@pytest.mark.parametrize(
    ("text", "act", "form"),
    [
        ("Chile has been pressing Peru to open the port.", "demand", "paraphrase"),
        ("Chile has long demanded that Peru open the port.", "demand", "paraphrase"),
        ("The talks broke down after Peru rejected the demand by Chile.", "reject", "paraphrase"),
        ("Chile refused to recognize the government of Peru.", "reject", "paraphrase"),
        ("Chile called on Peru to open the port.", "appeal", "indirect_quote"),
        ("Chile accused Peru of torture.", "accuse", "indirect_quote"),
        ("Peruvian officials accused Chile of torture.", "accuse", "anonymous_source"),
    ],
)
def test_what_is_told_in_passing_is_paraphrase(read_acts: Read, text: str, act: str, form: str) -> None:
    assert told(read_acts(text), act).form == form


@pytest.mark.parametrize(
    ("text", "act", "name"),
    [
        ("Chilean Foreign Minister Ana Soto said Chile is ready to hold talks with Peru.", "offer", "Ana Soto"),
        ("US Ambassador to Germany Juan Perez accused Iran of torture.", "accuse", "Juan Perez"),
        (
            "The spokesperson for the German government condemned the raid by Russia.",
            "condemn",
            "spokesperson for the German government",
        ),
    ],
)
def test_who_speaks(read_acts: Read, text: str, act: str, name: str) -> None:
    speaker = told(read_acts(text), act).speaker
    assert speaker is not None
    assert speaker.name == name


@pytest.mark.parametrize(
    ("text", "act", "form"),
    [
        ('Chile accused Peru of "a deliberate attack on fishing families".', "accuse", "direct_quote"),
        ('Chile accused Peru of "naked aggression" on the coast.', "accuse", "indirect_quote"),
        ('Chile rejected Peru\'s claim that "all of the coast belongs to Lima".', "deny", "indirect_quote"),
    ],
)
def test_an_act_of_four_quoted_words_is_direct(read_acts: Read, text: str, act: str, form: str) -> None:
    assert told(read_acts(text), act).form == form
