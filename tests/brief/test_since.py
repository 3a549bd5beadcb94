"""What changed since an earlier brief, and what is no brief."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from melian.assessment.lookup import look_up
from melian.brief import compose, html, json, markdown
from melian.brief.cite import Desk
from melian.brief.since import Earlier, acts_of, changes, earlier
from melian.brief.tree import Judged
from melian.model.event import Account


def test_nothing_changed(account: Account) -> None:
    before = earlier(json.render(compose(account)))
    brief = compose(account, since=before)
    assert [s.text for s in brief.since] == ["Since the brief of 7 Mar 2031 10:05 UTC: nothing changed in 7 acts."]
    assert not any("No earlier brief" in s.text for s in brief.annex.method)


def test_new_gone_and_moved(account: Account) -> None:
    then = replace(account, events=account.events[:-1])
    first, *rest = account.events[1:]
    moved = replace(account.events[0], support="verbatim", independent_sources=3)
    now = replace(account, events=(moved, *rest))
    told = [s.text for s in compose(now, since=earlier(json.render(compose(then)))).since]
    assert told[0].endswith("3 things changed.")
    assert told[1].startswith("1 act is new: Venn: offer → Haldia")
    assert told[2].startswith("1 act is gone: ")
    assert first.actor is not None
    assert first.actor in told[2]
    assert "support from paraphrase only to verbatim and independent origins from 1 to 3" in told[3]


def test_an_act_with_another_id_is_known_by_its_mentions(account: Account) -> None:
    before = earlier(json.render(compose(account)))
    renamed = replace(account, events=tuple(replace(e, id=f"x-{e.id}") for e in account.events))
    assert compose(renamed, since=before).since[0].text.endswith("nothing changed in 7 acts.")


def test_likelihoods_that_moved_are_told_by_their_figures(account: Account) -> None:
    lookup = look_up(account)
    chapter = compose(account).chapters[0]
    judged = Judged(
        question="A wedge?", claim=chapter.bottom_line[0], basis="judgement", likelihood="Likely, 60%.", confidence="",
        reasoning="", grounds=(), alternatives=(), would_change=(),
    )  # fmt: skip
    now = replace(chapter, parts=(replace(chapter.parts[-1], blocks=(judged,)),))
    then = earlier(json.render(compose(account))).model_dump()
    block = {"kind": "judged", "question": "A wedge?", "likelihood": "Unlikely, 30% (20 to 45%)."}
    then["chapters"][0]["parts"] = [{"number": now.parts[0].number, "blocks": [block]}]
    told = changes(Earlier.model_validate(then), acts_of(lookup), (now,), Desk.of(lookup))
    assert [s.text for s in told][1:] == ["‘A wedge?’ went from 30% to 60%."]


def test_every_format_shows_it(account: Account) -> None:
    brief = compose(account, since=earlier(json.render(compose(account))))
    assert 'class="since"' in html.render(brief)
    assert "Since the brief of 7 Mar 2031" in markdown.render(brief)


@pytest.mark.parametrize(
    "text", ["", "{}", "[]", '{"made_at": 3, "acts": []}', '{"made_at": "x", "acts": [{"id": 1}]}']
)
def test_what_is_no_brief_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"made_at|acts|the file"):
        earlier(text)


@given(st.text(max_size=200))
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        found = earlier(text)
    except ValueError:
        return
    assert isinstance(found, Earlier)
