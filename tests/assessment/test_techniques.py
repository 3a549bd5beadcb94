"""Techniques: shown by words, in whose voice, and alike on every side."""

from __future__ import annotations

import pytest

from melian.assessment.disputes import Dispute
from melian.assessment.lookup import Lookup
from melian.assessment.setting import Setting
from melian.assessment.techniques import uses, words_in
from melian.packs.techniques import load_techniques
from tests.small_quarrel import scene_of

PACK = load_techniques()


def shown(setting: Setting) -> list[tuple[str, str, str | None]]:
    return [(u.technique.id, u.voice, u.excerpt.text if u.excerpt else None) for u in uses(setting, PACK)]


@pytest.mark.parametrize(
    ("sentence", "technique", "voice", "words"),
    [
        ("The shameful demand stands.", "loaded_words", "writer", "shameful"),
        ("A clerk called it “a shameful demand”.", "loaded_words", "quoted", "shameful"),
        ("After the reabsorption of the islands, ships came.", "softening_words", "writer", "reabsorption"),
        ("It has no right to lecture anybody.", "counter_charge", "writer", "no right to lecture"),
        ("There is no other way but war, no other choice.", "inevitability", "writer", "no other choice"),
    ],
)
def test_words_and_whose_they_are(sentence: str, technique: str, voice: str, words: str) -> None:
    assert (technique, voice, words) in shown(scene_of(extra=sentence))


def test_plain_words_show_nothing() -> None:
    quiet = shown(scene_of(extra="{a} and {b} share the strait. Barbara Ames met the crews."))
    assert [name for name, _, words in quiet if words] == []


def test_sides_swapped_the_same_shows() -> None:
    extra = "The brazen claim of {a} met the ruthless answer of {b}."
    here = [u.voice for u in uses(scene_of("Arvonia", "Tessela", extra=extra), PACK)]
    there = [u.voice for u in uses(scene_of("Tessela", "Arvonia", extra=extra), PACK)]
    assert here == there


def test_structure_shows_too(dispute: Dispute, lookup: Lookup) -> None:
    found = uses(Setting.of(dispute, lookup), PACK)
    names = {u.technique.id for u in found}
    assert names >= {"headline_more", "one_origin_many", "over_their_heads"}
    headline = next(u for u in found if u.technique.id == "headline_more")
    assert headline.excerpt is not None
    assert headline.note


def test_articles_that_name_the_parties_are_looked_at_too(dispute: Dispute, lookup: Lookup) -> None:
    setting = Setting.of(dispute, lookup)
    assert set(setting.told) < set(setting.about)
    assert "news/market.txt" not in setting.about


def test_the_base_of_a_count_is_the_articles_words() -> None:
    assert words_in(scene_of(), "0.txt") == 28
