"""Mentions where the encoder has read the text too, by made-up numbers. All texts are made up."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

import pytest

from melian.extraction.act_reader import RULE
from melian.extraction.cast import Cast
from melian.extraction.mentions import mentions, weighed
from melian.extraction.quotations import quotations
from melian.model.frame import ActPack
from melian.model.mention import DEEDS, Mention
from melian.model.parsed import Parsed
from melian.model.tags import ActTags
from melian.packs import Packs
from tests.small_acts import act_tags, odds

Inside = Mapping[tuple[str, str], float]
Told = tuple[str, str | None, str | None]

TEXTS = (
    "Chile demands that Peru close its bases. “We will not leave,” said Luis Rojas of Peru. Peru accused Chile.",
    "Peru must therefore strengthen its border. Chile should answer with a statement.",
    "Chile bombed the ports of Peru, and Peru imposed sanctions on Chile.",
)
DEED = "Chile bombed the ports of Peru on Monday."


@pytest.fixture
def read(
    parse: Callable[[str], Parsed], shipped_packs: Packs
) -> Callable[[str, ActTags | None, ActPack | None], tuple[Mention, ...]]:
    def made(text: str, tags: ActTags | None, acts: ActPack | None = None) -> tuple[Mention, ...]:
        parsed = parse(text)
        cast = Cast(parsed, shipped_packs.actors)
        quoted = quotations(parsed, cast, shipped_packs.cues)
        return mentions(parsed, cast, quoted, acts or shipped_packs.acts, shipped_packs.outlets.names, tags)

    return made


Read = Callable[..., tuple[Mention, ...]]
Parse = Callable[[str], Parsed]


def nothing(parsed: Parsed) -> ActTags:
    """The encoder sees no act, and who fills a role is nobody's guess."""
    return act_tags(parsed, inside={})


def told(found: tuple[Mention, ...]) -> list[Told]:
    return [(m.act, m.actor, m.target) for m in found]


@pytest.mark.parametrize("text", TEXTS, ids=["words", "advice", "deeds"])
def test_without_tags_the_rules_alone_read(text: str, read: Read, read_acts: Callable[..., list[Mention]]) -> None:
    assert list(read(text, None)) == read_acts(text)


def test_what_the_encoder_finds_is_told_as_its_own(read: Read, parse: Parse, shipped_packs: Packs) -> None:
    text = "Chile showed Peru the door over the gas."
    inside = {(word, "reject"): 0.99 for word in ("showed", "the", "door")}
    tags = act_tags(parse(text), inside=inside, roles=(odds(Chile=1), odds(Peru=1)), nobody=(-20, -20))
    eager = replace(shipped_packs.acts, encoder_weights=(), encoder_floor=0.5)
    assert read(text, None) == ()
    (found,) = read(text, tags, eager)
    assert (found.act, found.actor, found.target, found.rule) == ("reject", "Chile", "Peru", RULE)
    assert found.confidence == pytest.approx(0.99)
    assert (found.text, found.trigger.text) == (text, "showed")


def test_no_two_mentions_tell_one_act_of_a_sentence(read: Read, parse: Parse, shipped_packs: Packs) -> None:
    text = "Chile accused Peru of piracy and Chile blamed Peru."
    inside = {(word, "accuse"): 0.9 for word in ("accused", "piracy", "blamed")}
    tags = act_tags(parse(text), inside=inside, roles=(odds(Chile=1), odds(Peru=1)), nobody=(-20, -20))
    assert told(read(text, tags)) == [("accuse", "Chile", "Peru")]


@pytest.mark.parametrize("text", [DEED, TEXTS[1]], ids=["a deed", "advice"])
def test_deeds_and_advice_keep_the_rules_weights_and_floor(
    text: str, read: Read, parse: Parse, shipped_packs: Packs
) -> None:
    deaf = replace(shipped_packs.acts, encoder_weights=(("intercept", -9.0),), encoder_floor=1.0)
    assert read(text, None)
    assert read(text, nothing(parse(text)), deaf) == read(text, None)
    strict = replace(shipped_packs.acts, floor=1.0, deed_floor=1.0, encoder_floor=0.0)
    assert read(text, nothing(parse(text)), strict) == ()


def test_acts_in_words_are_held_to_the_encoders_floor(read: Read, parse: Parse, shipped_packs: Packs) -> None:
    text = "Chile demands that Peru close its bases."
    tags = act_tags(parse(text), inside={}, roles=(odds(Chile=1), odds(Peru=1)))
    assert told(read(text, tags, replace(shipped_packs.acts, floor=1.0, encoder_floor=0.0))) == [
        ("demand", "Chile", "Peru")
    ]
    assert read(text, tags, replace(shipped_packs.acts, floor=0.0, encoder_floor=1.0)) == ()


def test_a_pattern_is_weighed_by_both_models_and_the_encoders_own_find_by_one(
    parse: Parse, shipped_packs: Packs
) -> None:
    text = "Chile demands that Peru close its bases. Chile showed Peru the door."
    parsed = parse(text)
    inside = {(word, "reject"): 0.9 for word in ("showed", "the", "door")}
    tags = act_tags(parsed, inside=inside, roles=(odds(Chile=1), odds(Peru=1)), nobody=(-20, -20))
    cast = Cast(parsed, shipped_packs.actors)
    acts = replace(
        shipped_packs.acts,
        weights=(("intercept", 1.0), ("rule:demand.verb", 0.0), (f"rule:{RULE}", 0.0)),
        encoder_weights=(("intercept", -2.0), ("rule:demand.verb", 0.0), (f"rule:{RULE}", 0.0)),
        encoder_floor=0.0,
    )
    found = {w.mention.rule: w.mention.confidence for w in weighed(parsed, cast, (), acts, (), tags)}
    assert 0.12 < found["demand.verb"] < 0.73, "between -2 and 1"
    assert found[RULE] == pytest.approx(0.119, abs=1e-3), "-2 alone"


def test_confidence_lies_in_its_range_and_ids_are_apart(read: Read, parse: Parse, shipped_packs: Packs) -> None:
    text = " ".join(TEXTS)
    inside = {(word, "demand"): 0.9 for word in ("demands", "must", "should", "accused")}
    tags = act_tags(parse(text), inside=inside, roles=(odds(Chile=1), odds(Peru=1)))
    found = read(text, tags, replace(shipped_packs.acts, floor=0.0, encoder_floor=0.0))
    assert len({m.id for m in found}) == len(found) > 5
    assert all(0 <= m.confidence <= 1 for m in found)
    assert any(m.act in DEEDS for m in found)
