"""Signs in a case: what shows them, what doesn't, and what is missing."""

from __future__ import annotations

from dataclasses import replace

import pytest

from melian.assessment import phrasing
from melian.assessment.disputes import Dispute
from melian.assessment.lookup import Lookup
from melian.assessment.setting import UNNAMED, Setting
from melian.assessment.signs import Seen, look_for
from melian.model.actor import Actor
from melian.model.document import Document
from melian.model.hypotheses import Sign
from melian.model.mention import Speaker
from melian.model.stance import Stance, StanceKind
from melian.packs.hypotheses import load_hypotheses
from tests.small_quarrel import scene_of

PACK = load_hypotheses()


def found(setting: Setting) -> dict[str, Seen]:
    return {s.sign.id: s for s in look_for(PACK.signs, setting) if s.found}


def with_lead(setting: Setting, **fields: object) -> Setting:
    lead = replace(setting.lead, **fields)  # type: ignore[arg-type]
    return replace(setting, dispute=replace(setting.dispute, lead=lead))


def test_the_invented_dispute(dispute: Dispute, lookup: Lookup) -> None:
    shown = found(Setting.of(dispute, lookup))
    assert set(shown) >= {
        "new_or_harder", "low_rank", "no_quoted_words", "one_origin", "no_deadline", "required_first", "third_places",
    }  # fmt: skip
    assert not set(shown) & {"deadline", "top_rank", "minister_rank", "home", "setback", "force_towards"}
    assert shown["required_first"].evidence[0].excerpt is not None
    assert [o.name for o in shown["low_rank"].origins] == ["Vela"]


def test_what_is_missing_stays_as_missing() -> None:
    seen = look_for(PACK.signs, scene_of())
    assert [s.sign.id for s in seen] == [s.id for s in PACK.signs]
    assert all(not s.evidence for s in seen if not s.found)


@pytest.mark.parametrize(
    ("role", "rank"),
    [
        ("deputy foreign minister", "low_rank"), ("vice president", "low_rank"), ("foreign minister", "minister_rank"),
        ("prime minister", "top_rank"), ("president", "top_rank"), ("spokeswoman", "low_rank"),
        ("adviser to the president", "low_rank"), ("defence minister", "minister_rank"),
    ],
)  # fmt: skip
def test_ranks(role: str, rank: str) -> None:
    setting = with_lead(scene_of(), speaker=Speaker(name="Ada Voss", role=role))
    assert {"low_rank", "minister_rank", "top_rank"} & set(found(setting)) == {rank}


@pytest.mark.parametrize(
    ("sentence", "shown"),
    [
        ("Arvonia has lost ground in the north.", True),
        ("Voters in Arvonia fear a retreat.", True),
        ("Has Arvonia lost ground in the north?", False),
        ("Arvonia might have lost ground in the north.", False),
        ("Arvonia has not lost ground in the north.", False),
        ("Tessela has lost ground in the north.", False),
        ("Arvonia says that Tessela has lost ground.", False),
        ("The boats have lost ground in the north.", False),
    ],
)
def test_a_setback_is_the_demanders_own_and_is_reported(sentence: str, shown: bool) -> None:
    assert ("setback" in found(scene_of(extra=sentence))) == shown


def test_other_names_of_the_demander_are_known_from_the_actors() -> None:
    cast = (Actor(name="Arvonia", kind="state", source="made up", demonyms=("Arvonian",)),)
    sentence = "The Arvonian election is in May."
    assert "home" in found(scene_of(extra=sentence, cast=cast))
    assert "home" not in found(scene_of(extra=sentence))


def test_where_it_would_be_done_counts_as_third_only_for_states() -> None:
    cast = tuple(Actor(name=n, kind="state", source="made up") for n in ("Arvonia", "Tessela", "Corland"))
    setting = scene_of(cast=cast)
    assert "third_places" in found(replace(setting, places=frozenset({"Corland"})))
    assert "third_places" not in found(replace(setting, places=frozenset({"North Bay"})))
    assert "third_places" not in found(replace(setting, places=frozenset({"Tessela"})))


def test_no_time_limit_is_a_sign_of_its_own() -> None:
    setting = scene_of()
    assert setting.lead.condition is not None
    assert "no_deadline" in found(setting)
    limited = with_lead(setting, condition=replace(setting.lead.condition, kind="deadline"))
    assert {"deadline", "no_deadline"} & set(found(limited)) == {"deadline"}


def test_another_voice_that_says_less_is_told_from_the_same_voice() -> None:
    setting = scene_of()
    offer = replace(setting.dispute.events[1], act="offer")
    same = replace(setting, dispute=replace(setting.dispute, events=(setting.lead, offer)))
    other = replace(offer, speaker=Speaker(name="Ada Voss", role="minister"))
    another = replace(setting, dispute=replace(setting.dispute, events=(setting.lead, other)))
    assert "other_voice" not in found(same)
    assert "other_voice" in found(another)


def test_answers_differ_where_some_are_for_it_and_some_against() -> None:
    setting = scene_of()
    words = setting.lead.content

    def stance(holder: str, kind: StanceKind) -> Stance:
        return Stance(
            holder=holder, kind=kind, basis="statement", demand="lead", document="0.txt", words=words, speaker=None,
            date=None, relation="third", rule="test",
        )  # fmt: skip

    against = stance("Corland", "rejects")
    assert "answers_differ" not in found(replace(setting, stances=(against, stance("Arvonia", "accepts"))))
    assert "answers_differ" in found(replace(setting, stances=(against, stance("Venn", "criticises_target"))))


def test_articles_that_name_no_source_are_one_origin() -> None:
    setting = scene_of(outlets=("Post", "Mail", "Ledger"), sources=(None,))
    assert [o.name for o in setting.origins(setting.told)] == [UNNAMED]


def test_an_analysts_own_sign_is_looked_for() -> None:
    own = Sign(id="strait", asks="a strait is named", look="words", values=("strait",), by="anyone")
    demanders = Sign(id="strait", asks="it is the demander's", look="words", values=("strait",))
    assert [s.found for s in look_for([own, demanders], scene_of())] == [True, False]


def test_a_text_without_marks_is_cut_and_read_in_time() -> None:
    document = Document(path="a", text="not setback " * 20_000, kind="text")
    spans = list(phrasing.sentences(document))
    assert max(len(span) for span in spans) <= 2_000
    assert sum(len(list(phrasing.found(("setback",), document, span))) for span in spans) > 19_000


def test_phrases_are_whole_words_and_sentences_leave_furniture_out() -> None:
    document = Document(path="a", text="A retreat. Retreated now! No retreater.", kind="text")
    spans = list(phrasing.sentences(document))
    assert [document.text[s.start : s.end] for s in spans] == ["A retreat.", "Retreated now!", "No retreater."]
    hits = [hit.text for span in spans for hit in phrasing.found(("retreat",), document, span)]
    assert hits == ["retreat"]


def test_a_day_by_which_is_nothing_that_must_come_first(dispute: Dispute, lookup: Lookup) -> None:
    setting = Setting.of(dispute, lookup)
    condition = setting.lead.condition
    assert condition is not None
    dated = with_lead(setting, condition=replace(condition, kind="deadline"))
    assert "required_first" in found(setting)
    assert "required_first" not in found(dated)
