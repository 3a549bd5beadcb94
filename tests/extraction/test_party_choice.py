"""The parties of an act are chosen among all that are named around it. All texts are made up."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from melian.extraction.act_roles import names_of
from melian.extraction.cast import Cast
from melian.extraction.entities import Entities
from melian.extraction.finds import Finder
from melian.extraction.mentions import reads
from melian.extraction.party_choice import Candidate, Chooser, Read, choice, probabilities
from melian.extraction.quotations import quotations
from melian.extraction.voices import Voices
from melian.model.frame import PartyWeights
from melian.model.mention import Mention
from melian.model.parsed import Parsed
from melian.packs import Packs

LIKED = PartyWeights(text=(("far", -5.0), ("given", 2.0), ("nobody", 1.0)))
Asked = Callable[[str, str], tuple[Chooser, Read]]


@pytest.fixture
def asked(parse: Callable[[str], Parsed], shipped_packs: Packs) -> Asked:
    """One text's chooser, and the act in it that is asked about."""

    def made(text: str, act: str) -> tuple[Chooser, Read]:
        parsed = parse(text)
        cast = Cast(parsed, shipped_packs.actors)
        voices = Voices(parsed, cast, quotations(parsed, cast, shipped_packs.cues))
        finder, entities = Finder(parsed, cast, voices, shipped_packs.acts), Entities(parsed, cast)
        found = tuple(reads(parsed, finder, voices, entities, None))
        return Chooser(parsed, cast, entities, found), next(r for r in found if r.found.act == act)

    return made


def named(candidates: tuple[Candidate, ...]) -> set[tuple[str, ...]]:
    return {c.names for c in candidates}


def test_everybody_near_is_considered_and_nobody(asked: Asked) -> None:
    chooser, read = asked("Bolivia watched. Peru demanded that Chile leave Ecuador and Brazil.", "demand")
    found = named(chooser.targets(read, read.found.who))
    assert {(), ("Bolivia",), ("Chile",), ("Brazil", "Ecuador")} <= found
    assert ("Peru",) not in found


def test_syntax_keeps_the_sides_apart(asked: Asked) -> None:
    chooser, read = asked("Peru demanded that Chile leave Ecuador.", "demand")
    assert ("Chile",) not in named(chooser.actors(read))
    assert ("Peru",) not in named(chooser.targets(read, ()))


def test_who_suffers_may_act_but_is_no_target(asked: Asked) -> None:
    chooser, read = asked("Peru condemned the Chilean shelling of its ports.", "condemn")
    assert ("Peru",) in named(chooser.actors(read))
    assert ("Peru",) not in named(chooser.targets(read, ()))


def test_probabilities_are_one_together_and_follow_the_weights(asked: Asked) -> None:
    chooser, read = asked("Bolivia watched. Peru demanded that Chile leave.", "demand")
    candidates = chooser.targets(read, read.found.who)
    shares = dict(zip((c.names for c in candidates), probabilities(candidates, LIKED), strict=True))
    assert sum(shares.values()) == pytest.approx(1.0)
    assert shares["Chile",] > shares[()] > shares["Bolivia",]


def test_the_choice_keeps_the_words_that_named_the_party(asked: Asked) -> None:
    chooser, read = asked("Peru demanded that Chile leave.", "demand")
    chosen = choice(chooser.targets(read, read.found.who), LIKED, (read.found.whom,))
    assert chosen.referents is read.found.whom
    assert chosen.given


def test_another_than_the_given_can_be_chosen(asked: Asked) -> None:
    chooser, read = asked("Bolivia watched. Peru demanded that Chile leave.", "demand")
    unliked = PartyWeights(text=(("far", 5.0), ("given", -2.0)))
    chosen = choice(chooser.targets(read, read.found.who), unliked, (read.found.whom,))
    assert names_of(chosen.referents) == ("Bolivia",)
    assert not chosen.given


def test_without_weights_the_patterns_parties_stay(asked: Asked) -> None:
    chooser, read = asked("Peru demanded that Chile leave Ecuador.", "demand")
    assert chooser.chosen(read, PartyWeights(), PartyWeights()) is read.reviewed


@pytest.mark.parametrize(
    ("text", "actor", "target"),
    [
        ("Peru rejected a call by Chile for a truce in Bolivia.", "Peru", "Chile"),
        ("Peru accused Chile of arming rebels. Chile denied it.", "Chile", "Peru"),
        ("Chile was accused by Peru of arming rebels in Ecuador.", "Peru", "Chile"),
        ("In Bolivia, Peru warned Chile not to block the strait.", "Peru", "Chile"),
    ],
)
def test_the_shipped_weights_choose(
    read_acts: Callable[[str], list[Mention]], text: str, actor: str, target: str
) -> None:
    assert (actor, target) in {(m.actor, m.target) for m in read_acts(text)}
