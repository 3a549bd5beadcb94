"""Acts by made-up numbers of the encoder's, beside those of the patterns. All texts are made up."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import pytest

from melian.extraction.act_reader import GAP, LEAST, RULE, ActReader
from melian.extraction.act_roles import BESIDE, NAMED, names_of
from melian.extraction.cast import Cast
from melian.extraction.entities import Entities
from melian.extraction.find import Find
from melian.extraction.finds import Finder
from melian.extraction.quotations import quotations
from melian.extraction.voices import Voices
from melian.model.actor import Referent
from melian.model.parsed import Parsed
from melian.packs import Packs
from tests.small_acts import UNASSERTED, act_tags, odds

Inside = Mapping[tuple[str, str], float]
NOBODY = -20.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """One text by both."""

    parsed: Parsed
    reader: ActReader
    finds: tuple[Find, ...]

    def pattern(self, act: str) -> Find:
        """The one find of a pattern of this act."""
        (found,) = (f for f in self.finds if f.act == act)
        return found


@pytest.fixture
def read(parse: Callable[[str], Parsed], shipped_packs: Packs) -> Callable[..., Read]:
    def made(
        text: str,
        inside: Inside,
        actor: Mapping[str, float] | None = None,
        target: Mapping[str, float] | None = None,
        nobody: tuple[float, float] = (NOBODY, NOBODY),
    ) -> Read:
        parsed = parse(text)
        cast = Cast(parsed, shipped_packs.actors)
        voices = Voices(parsed, cast, quotations(parsed, cast, shipped_packs.cues))
        tags = act_tags(parsed, inside=inside, roles=(odds(**(actor or {})), odds(**(target or {}))), nobody=nobody)
        finds = tuple(Finder(parsed, cast, voices, shipped_packs.acts).finds())
        return Read(parsed=parsed, reader=ActReader(parsed, tags, Entities(parsed, cast), voices), finds=finds)

    return made


def names(referents: Sequence[Referent]) -> list[str]:
    return list(names_of(referents))


def alike(words: str) -> dict[str, float]:
    """All alike."""
    return {word: 1 / len(words.split()) for word in words.split()}


def every(words: str, act: str, share: float = 0.9) -> dict[tuple[str, str], float]:
    return {(word, act): share for word in words.split()}


# What no pattern finds ---------------------------------------------------------------------------------

PLAIN = "Chile showed Peru the door over the gas."


def test_a_stretch_becomes_a_find(read: Callable[..., Read]) -> None:
    made = read(PLAIN, every("showed the door", "reject"), actor={"Chile": 1}, target={"Peru": 1})
    assert not made.finds
    (found,) = made.reader.unread(())
    assert (found.act, found.rule, found.trigger.text) == ("reject", RULE, "showed")
    assert (names(found.who), names(found.whom)) == (["Chile"], ["Peru"])
    assert found.weight == pytest.approx(0.9)
    assert not found.agentless
    assert found.seen is not None
    assert found.seen.act == pytest.approx(0.9)
    assert (found.seen.actor, found.seen.target) == pytest.approx((1, 1), abs=1e-4)


@pytest.mark.parametrize(("share", "count"), [(LEAST + 0.01, 1), (LEAST - 0.01, 0)])
def test_words_under_the_least_are_no_stretch(share: float, count: int, read: Callable[..., Read]) -> None:
    made = read(PLAIN, every("showed", "reject", share), actor={"Chile": 1})
    assert len(list(made.reader.unread(()))) == count


@pytest.mark.parametrize(
    ("text", "count"),
    [("Chile showed the old door gladly.", 1), ("Chile showed the old red door gladly.", 2)],
    ids=[f"{GAP - 1} words between", f"{GAP} words between"],
)
def test_a_gap_ends_a_stretch(text: str, count: int, read: Callable[..., Read]) -> None:
    made = read(text, every("showed door", "reject"), actor={"Chile": 1})
    assert len(list(made.reader.unread(()))) == count


def test_no_stretch_runs_into_the_next_sentence(read: Callable[..., Read]) -> None:
    made = read("Chile left gladly. Peru went.", every("left gladly . Peru went", "yield"), actor={"Chile": 1})
    assert [f.trigger.text for f in made.reader.unread(())] == ["left", "went"]


def test_the_highest_word_carries_the_act(read: Callable[..., Read]) -> None:
    text = "Chile has the nerve to show Peru the door."
    made = read(text, every("nerve to show the door", "reject"), actor={"Chile": 1})
    assert [f.trigger.text for f in made.reader.unread(())] == ["nerve"]


def test_what_a_pattern_finds_in_the_sentence_is_not_given_twice(read: Callable[..., Read]) -> None:
    text = "Chile accused Peru of piracy and blamed its fleet. Chile blamed Peru."
    made = read(text, every("accused piracy blamed fleet", "accuse"), actor={"Chile": 1}, target={"Peru": 1})
    first = [f for f in made.finds if f.trigger.sentence == 0][:1]
    assert [f.trigger.sentence for f in made.reader.unread(first)] == [1]
    assert {f.trigger.sentence for f in made.reader.unread(())} == {0, 1}
    assert [f.trigger.sentence for f in made.reader.unread(made.finds)] == []


def test_another_act_of_the_same_sentence_is_given(read: Callable[..., Read]) -> None:
    made = read("Chile accused Peru of piracy.", every("accused", "condemn"), actor={"Chile": 1}, target={"Peru": 1})
    assert [f.act for f in made.reader.unread(made.finds)] == ["condemn"]


@pytest.mark.parametrize(
    ("text", "words", "act", "count"),
    [
        ("Sanction the firms of Peru that sell arms.", "Sanction", "threaten", 0),
        ("Expel the envoys of Peru.", "Expel", "threaten", 0),
        ("Sanction relief for Peru was put off.", "Sanction", "threaten", 1),
        ("Peru sanctioned the firms that sell arms.", "sanctioned", "threaten", 1),
        ("Chile wants a pledge from Peru.", "pledge", "promise", 0),
        ("Chile gave a pledge to Peru.", "pledge", "promise", 1),
        ("Chile may hint that Peru sang.", "hint", "accuse", 0),
        ("Chile hinted that Peru sang.", "hinted", "accuse", 1),
        ("Chile may bite Peru.", "bite", "threaten", 1),
        ("Peru told Chile that the war will not end until Chile leaves.", "told", "threaten", 0),
        ("Peru told Chile that it will not rest until Chile leaves.", "told", "warn", 1),
    ],
)
def test_what_nobody_does_yet_is_not_given(
    text: str, words: str, act: str, count: int, read: Callable[..., Read]
) -> None:
    made = read(text, every(words, act), actor={"Peru": 1})
    assert len([f for f in made.reader.unread(made.finds) if f.act == act]) == count


def test_who_speaks_does_it_where_the_encoder_names_nobody(read: Callable[..., Read]) -> None:
    text = "“The door is shut to all of those ships,” said Luis Rojas, Chile's foreign minister."
    unsure = read(text, every("shut", "reject"), actor={"door": 1}, nobody=(0, 0))
    (found,) = unsure.reader.unread(())
    assert names(found.who) == ["Chile"]
    assert found.voice is not None
    (found,) = read(text, every("shut", "reject"), nobody=(0, 0)).reader.unread(())
    assert found.who == (), "it is sure of nobody"


def test_a_party_is_taken_as_the_clause_names_it(read: Callable[..., Read]) -> None:
    text = "Chilean Foreign Minister Luis Rojas showed Peru the door for Chile."
    (found,) = read(text, every("showed", "reject"), actor={"Chile": 1}).reader.unread(())
    assert [(r.name, r.kind, r.actors) for r in found.who] == [("Luis Rojas", "person", ("Chile",))]
    (found,) = read(text, every("showed", "reject"), actor={"Peru": 1}).reader.unread(())
    assert names(found.who) == ["Peru"]


def test_a_party_of_another_sentence_does_not_act_beside_the_subject(read: Callable[..., Read]) -> None:
    shares = {"Chile": 0.6, "Bolivia": 0.4}
    apart = "Bolivia closed its port. Chile showed Peru the door."
    (found,) = read(apart, every("showed the door", "reject"), actor=shares, target={"Peru": 1}).reader.unread(())
    assert names(found.who) == ["Chile"]
    together = "Chile showed Peru the door, as Bolivia did."
    (found,) = read(together, every("showed the door", "reject"), actor=shares, target={"Peru": 1}).reader.unread(())
    assert sorted(names(found.who)) == ["Bolivia", "Chile"]


def test_an_act_of_nobody_has_no_agent(read: Callable[..., Read]) -> None:
    (found,) = read(PLAIN, every("showed", "reject"), target={"Peru": 1}, nobody=(0, NOBODY)).reader.unread(())
    assert found.agentless
    assert found.who == ()


@pytest.mark.parametrize(("share", "flipped"), [(0.9, False), (0.1, True)])
def test_what_the_encoder_asserts_needs_no_look_at_negation(
    share: float, flipped: bool, read: Callable[..., Read]
) -> None:
    inside = every("showed", "reject") | {("showed", UNASSERTED): share}
    (found,) = read(PLAIN, inside, actor={"Chile": 1}).reader.unread(())
    assert found.flipped is flipped
    assert found.seen is not None
    assert found.seen.unasserted == pytest.approx(share)


# Several parties ---------------------------------------------------------------------------------------

APART = "Chile showed Peru the door in the capital of Bolivia."


def test_joined_parties_act_together(read: Callable[..., Read]) -> None:
    text = "Chile and Bolivia showed Peru and Ecuador the door."
    made = read(text, every("showed", "reject"), actor=alike("Chile Bolivia"), target=alike("Peru Ecuador"))
    (found,) = made.reader.unread(())
    assert (names(found.who), names(found.whom)) == (["Chile", "Bolivia"], ["Peru", "Ecuador"])


def test_who_is_joined_to_a_party_acts_too(read: Callable[..., Read]) -> None:
    (found,) = read(
        "Chile and Bolivia showed Peru the door.", every("showed", "reject"), actor={"Chile": 1}
    ).reader.unread(())
    assert names(found.who) == ["Chile", "Bolivia"]


@pytest.mark.parametrize(
    ("shares", "who"),
    [
        ({"Chile": 0.6, "Bolivia": 0.4}, ["Chile", "Bolivia"]),
        ({"Chile": 0.7, "Bolivia": 0.7 * BESIDE + 0.01}, ["Chile", "Bolivia"]),
        ({"Chile": 0.7, "Bolivia": 0.7 * BESIDE - 0.01}, ["Chile"]),
    ],
    ids=["nearly alike", "just beside", "not beside"],
)
def test_others_nearly_as_likely_act_too(shares: dict[str, float], who: list[str], read: Callable[..., Read]) -> None:
    (found,) = read(APART, every("showed", "reject"), actor=shares, target={"Peru": 1}).reader.unread(())
    assert names(found.who) == who
    assert names(found.whom) == ["Peru"]


@pytest.mark.parametrize(("share", "who"), [(NAMED + 0.02, ["Chile"]), (NAMED - 0.02, [])])
def test_a_party_needs_a_share_to_be_named(share: float, who: list[str], read: Callable[..., Read]) -> None:
    shares = {"Chile": share, "door": 1 - share}
    (found,) = read(PLAIN, every("showed", "reject"), actor=shares).reader.unread(())
    assert names(found.who) == who


@pytest.mark.parametrize(("share", "who"), [(0.55, ["Chile"]), (0.45, [])])
def test_nobody_fills_a_role_where_that_is_likelier(share: float, who: list[str], read: Callable[..., Read]) -> None:
    made = read(PLAIN, every("showed", "reject"), actor={"Chile": share}, nobody=(math.log(1 - share), NOBODY))
    (found,) = made.reader.unread(())
    assert names(found.who) == who


def test_nobody_does_to_itself_what_it_does_to_others(read: Callable[..., Read]) -> None:
    made = read(PLAIN, every("showed", "reject"), actor={"Chile": 1}, target={"Chile": 0.6, "Peru": 0.4})
    (found,) = made.reader.unread(())
    assert (names(found.who), names(found.whom)) == (["Chile"], ["Peru"])


# What a pattern finds ----------------------------------------------------------------------------------

ACCUSED = "Chile accused Peru of piracy in the waters of Bolivia."


def reviewed(made: Read, act: str = "accuse") -> Find:
    return made.reader.reviewed(made.pattern(act))


def test_a_patterns_parties_stay_where_the_encoder_agrees(read: Callable[..., Read]) -> None:
    made = read(ACCUSED, every("accused", "accuse"), actor={"Chile": 0.1, "Bolivia": 0.9}, target={"Peru": 1})
    found = reviewed(made)
    assert (names(found.who), names(found.whom)) == (["Chile"], ["Peru"])
    assert found.seen is not None
    assert found.seen.actor == pytest.approx(0.1, abs=1e-4)


@pytest.mark.parametrize(
    ("target", "whom"),
    [
        ({"Bolivia": 0.96, "Peru": 0.04}, ["Bolivia"]),
        ({"Bolivia": 0.5, "piracy": 0.48, "Peru": 0.02}, ["Peru"]),
        ({"Bolivia": 0.3, "Chile": 0.68, "Peru": 0.02}, ["Peru"]),
    ],
    ids=["sure of another", "not sure", "sure of the actor only"],
)
def test_a_patterns_party_is_given_up_only_for_one_that_is_sure(
    target: dict[str, float], whom: list[str], read: Callable[..., Read]
) -> None:
    made = read(ACCUSED, every("accused", "accuse"), actor={"Chile": 1}, target=target)
    assert names(reviewed(made).whom) == whom


def test_a_party_goes_where_the_encoder_is_sure_of_nobody(read: Callable[..., Read]) -> None:
    made = read(ACCUSED, every("accused", "accuse"), actor={"Chile": 1}, nobody=(NOBODY, 0))
    assert reviewed(made).whom == ()


def test_actor_and_target_are_never_swapped(read: Callable[..., Read]) -> None:
    made = read(ACCUSED, every("accused", "accuse"), actor={"Peru": 1}, target={"Chile": 1})
    found = reviewed(made)
    assert (names(found.who), names(found.whom)) == (["Chile"], ["Peru"])
    assert found.seen is not None
    assert (found.seen.actor, found.seen.target) == pytest.approx((0, 0), abs=1e-4)


def test_an_agentless_act_keeps_whom_it_is_done_to(read: Callable[..., Read]) -> None:
    made = read("Peru is being accused of piracy.", every("accused", "accuse"), target={"Peru": 1}, nobody=(0, NOBODY))
    assert made.pattern("accuse").agentless
    assert names(reviewed(made).whom) == ["Peru"]


def test_deeds_and_advice_are_not_reviewed(read: Callable[..., Read]) -> None:
    made = read("Chile bombed the ports of Peru. Peru must therefore leave.", {}, actor={"Peru": 1})
    assert {f.act for f in made.finds} >= {"strike", "demand"}
    assert all(made.reader.reviewed(f) is f for f in made.finds if f.act == "strike" or f.advice)


@pytest.mark.parametrize(("act", "rival"), [(0.3, 0.6), (0.6, 0.3)])
def test_the_account_tells_of_the_act_and_its_rival(act: float, rival: float, read: Callable[..., Read]) -> None:
    inside = every("accused", "accuse", act) | every("accused", "condemn", rival)
    seen = reviewed(read(ACCUSED, inside, actor={"Chile": 1}, target={"Peru": 1})).seen
    assert seen is not None
    assert (seen.act, seen.rival) == pytest.approx((act, rival))


def test_the_nearest_stretch_of_a_sentence_tells_of_a_find(read: Callable[..., Read]) -> None:
    text = "Chile sank a boat in the bay on Monday and later accused Peru of piracy."
    inside = every("sank", "accuse", 0.9) | every("accused", "accuse", 0.4)
    seen = reviewed(read(text, inside, actor={"Chile": 1}, target={"Peru": 1})).seen
    assert seen is not None
    assert seen.act == pytest.approx(0.4)


def test_where_no_stretch_is_there_the_words_around_are_asked(read: Callable[..., Read]) -> None:
    seen = reviewed(read(ACCUSED, every("of", "accuse", 0.1), actor={"Chile": 1}, target={"Peru": 1})).seen
    assert seen is not None
    assert seen.act == pytest.approx(0.1)
