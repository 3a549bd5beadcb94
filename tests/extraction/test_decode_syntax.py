from __future__ import annotations

from collections.abc import Callable

import pytest

from melian.extraction.decode_syntax import NOBODY, speaker_of
from melian.model.parsed import Parsed

Parse = Callable[[str], Parsed]


@pytest.mark.parametrize(
    ("text", "cue", "speaker"),
    [
        pytest.param("The mayor said that it rained.", "said", "mayor", id="subject"),
        pytest.param("The mayor smiled and said that it rained.", "said", "mayor", id="shared by two verbs"),
        pytest.param("The mayor was accused of theft.", "was accused", None, id="passive without agent"),
        pytest.param("The plan was criticised by teachers.", "was criticised", "teachers", id="agent"),
    ],
)
def test_the_subject_or_agent_speaks(parse: Parse, text: str, cue: str, speaker: str | None) -> None:
    parsed = parse(text)
    start = text.index(cue)
    tokens = [t.i for t in parsed.tokens if start <= t.start < start + len(cue)]
    found = speaker_of(parsed, (tokens[0], tokens[-1] + 1))
    assert found == (NOBODY if speaker is None else next(t.i for t in parsed.tokens if t.text == speaker))


def test_no_opinion_without_a_verb(parse: Parse) -> None:
    assert speaker_of(parse("According to the mayor, it rained."), (0, 2)) is None
