"""Articles that come one by one, in any order and more than once, give the events that all at once give."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Sequence
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bench.synthetic import readings as synthetic
from melian.model.event import Reading
from melian.model.link import Link, Verdict
from melian.resolution import Standing, candidates, disputes, resolve, rivals

Make = Callable[..., Any]
SENTENCES = (
    "{actor} said {target} must leave the {place} within {n} days.",
    "{actor} demands the withdrawal of {target}'s ships from the {place}.",
    "{actor} will close the {place} to {target}, it warned.",
    "The {place} is to be left by {target}, said the ultimatum.",
    "This demand was made again, the {place} being near.",
)


@pytest.fixture(scope="module")
def strict() -> Iterator[None]:
    """Limits so low that a few reports reach them."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(candidates, "_COMMON", 3)
        patch.setattr(candidates, "_NEIGHBOURS", 1)
        patch.setattr(disputes, "_COMMON", 2)
        patch.setattr(rivals, "_FEW", 3)
        patch.setattr(rivals, "_LAST", 2)
        yield


@st.composite
def reports(draw: st.DrawFn, make_report: Make, say: Make) -> list[Reading]:
    told = st.tuples(
        st.sampled_from(SENTENCES),
        st.sampled_from(["Arland", "Borland", "Arland; Corland", None]),
        st.sampled_from(["Dorland", "Borland", None]),
        st.sampled_from(["Straits", "Gulf"]),
        st.sampled_from(["demand", "appeal", "threaten", "reject", "accuse"]),
        st.sampled_from([None, "2024-05-01", "2024-05-02", "2024-05", "2022"]),
        st.sampled_from(["headline", "indirect_quote"]),
    )
    made = []
    for n in range(draw(st.integers(1, 14))):
        sentences = []
        for k, (pattern, actor, target, place, act, date, form) in enumerate(draw(st.lists(told, max_size=3))):
            text = pattern.format(actor=actor or "It", target=target or "others", place=place, n=n * 3 + k)
            fields = {"actor": actor, "target": target, "act": act, "date": date, "form": form}
            sentences.append(say(text, text[text.index(place) :], **fields))
        day = draw(st.sampled_from([None, "2024-05-01", "2024-05-02", "2024-06-11"]))
        made.append(make_report(f"{n}.txt", *sentences, f"Report {n}.", date=day))
    return made


def links(data: st.DataObject, given: Sequence[Reading]) -> list[Link]:
    ids = [m.id for r in given for m in r.mentions]
    if len(ids) < 2:
        return []
    one = st.sampled_from(ids)
    verdicts: st.SearchStrategy[Verdict] = st.sampled_from(["joined", "split"])
    drawn = data.draw(st.lists(st.tuples(verdicts, one, one), max_size=2))
    told: dict[str, Any] = {"reason": None, "by": None, "at": "2024-05-01T12:00:00Z"}
    return [
        Link(number=n, verdict=verdict, left=(x,), right=(y,), **told)
        for n, (verdict, x, y) in enumerate(drawn, 1)
        if x != y
    ]


@settings(max_examples=150, deadline=None)
@given(st.data(), st.randoms(use_true_random=False))
def test_any_batches_in_any_order_give_what_all_at_once_give(
    strict: None, make_report: Make, say: Make, data: st.DataObject, rng: random.Random
) -> None:
    whole = data.draw(reports(make_report, say))
    linked = links(data, whole)
    standing = Standing(links=linked)
    coming = rng.sample(whole, len(whole)) + rng.sample(whole, rng.randint(0, len(whole)))
    while coming:
        size = rng.randint(1, 4)
        batch, coming = coming[:size], coming[size:]
        standing.put(batch)
    assert standing.events() == resolve(whole, links=linked)
    gone = rng.sample(whole, rng.randint(0, len(whole)))
    standing.put((), gone=(r.document.path for r in gone))
    assert standing.events() == resolve([r for r in whole if r not in gone], links=linked)


def test_hundreds_of_reports_one_by_one_are_as_all_at_once(strict: None) -> None:
    whole = synthetic(400)
    rng = random.Random(2)
    standing = Standing()
    standing.put(whole[:60])
    for reading in rng.sample(whole, len(whole)):
        standing.put([reading])
    assert standing.events() == resolve(whole)


def test_a_changed_article_takes_the_place_of_the_former(make_report: Make, say: Make) -> None:
    words = ("Borland said Arland must leave the Straits.", "leave the Straits")
    first, second = make_report("a.txt", say(*words)), make_report("b.txt", say(*words))
    standing = Standing()
    standing.put([first, second])
    standing.put([make_report("b.txt", "Nothing was said.")])
    assert standing.events() == resolve([first])
