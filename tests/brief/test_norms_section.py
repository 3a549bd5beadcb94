"""Norms in part 6: every side in one table, the tests and the words under it."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from melian.brief import compose, html, json, markdown
from melian.brief.tree import Brief, Judged, Part, Sentence, Table
from melian.model.event import Account
from melian.model.knowledge import Knowledge
from melian.model.norm import NormBook
from melian.packs.norms import load_norms

SIDES = frozenset({"Arvonia", "Corland", "Haldia", "Mirne", "Tessel", "Venn"})


def book(folder: Path | None = None) -> NormBook:
    held = load_norms(folder)
    pact = {"Lake Pact": frozenset({"Corland", "Mirne", "Tessel"})}
    return replace(held, states=held.states | SIDES, bodies={**held.bodies, **pact})


def composed(account: Account, norms: NormBook | None = None) -> Brief:
    return compose(account, knowledge=Knowledge(norms=book() if norms is None else norms))


def section(brief: Brief) -> Part:
    return next(part for part in brief.chapters[0].parts if part.number == 6)


def table(brief: Brief, name: str) -> list[tuple[str, ...]]:
    found = next(b for b in section(brief).blocks if isinstance(b, Table) and b.name == name)
    return [tuple(c.sentence.text for c in row) for row in found.rows]


def test_the_section_says_what_it_is_and_shows_both_sides_in_one_table(account: Account) -> None:
    brief = composed(account)
    opening = next(b for b in section(brief).blocks if isinstance(b, Sentence))
    assert "no legal opinion" in opening.text
    assert "UN Charter, article 1 and article 2(4)" in opening.text.split("Not shown to be engaged")[1]
    threatened = replace(
        account, events=(*account.events[:2], replace(account.events[2], act="threaten"), *account.events[3:])
    )
    acts = {row[0].split(":")[0] for row in table(composed(threatened), "norms")}
    assert acts == {"Arvonia", "Corland"}


def test_each_norm_shown_has_its_tests_and_its_words_with_their_source(account: Account) -> None:
    brief = composed(account)
    shown = {row[1] for row in table(brief, "norms")}
    assert any("UN Charter" in names for names in shown)
    assert any("article 2(4)" in row[4] and row[2] == "No" for row in table(brief, "norm-tests"))
    words = table(brief, "norm-texts")
    assert all(row[1].startswith("“") and row[3] for row in words)
    assert any("not verified" in row[3] for row in words) or all(row[3].startswith(("http", "github")) for row in words)


def test_a_judgement_carries_no_probability(account: Account) -> None:
    blocks = [b for b in section(composed(account)).blocks if isinstance(b, Judged)]
    assert [b.likelihood for b in blocks] == [""] * len(blocks)


def test_without_norms_there_is_no_section(account: Account, empty: Account) -> None:
    assert 6 not in [part.number for part in compose(account).chapters[0].parts]
    assert composed(empty).chapters == ()


def test_every_format_renders_it(account: Account) -> None:
    brief = composed(account)
    for render in (html.render, markdown.render, json.render):
        assert "article 2(4" in render(brief).replace("\\", "")


def test_an_analysts_entry_changes_the_brief(account: Account, tmp_path: Path) -> None:
    (tmp_path / "norms.yaml").write_text(
        """
tests:
  - id: crews
    asks: Are radar crews to be taken away?
    met: [{acts: [demand], words: [crews], says: radar crews are in its words}]
    missing: whether crews are meant
lists: [{id: crews, words: [crews]}]
norms:
  - id: lake-accord-3
    instrument: Lake Accord
    article: article 3
    title: Watch on the river
    since: 1950
    kind: treaty
    parties: {named: [Arvonia], source: unverified}
    text: Every state may keep a watch on the river.
    source: unverified
    scope: [crews]
"""
    )
    assert "Lake Accord" not in markdown.render(composed(account))
    rows = table(composed(account, book(tmp_path)), "norms")
    assert [row[1] for row in rows if "Lake Accord" in row[1]] == ["Lake Accord, article 3"]


@given(st.randoms(use_true_random=False))
@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_the_order_of_evidence_changes_nothing(account: Account, random: Random) -> None:
    events, readings = list(account.events), account.readings
    random.shuffle(events)
    turned = replace(account, events=tuple(events), readings=readings)
    assert section(composed(turned)) == section(composed(account))


@pytest.mark.parametrize(("one", "other"), [("Arvonia", "Corland"), ("Haldia", "Venn")])
def test_sides_exchanged_every_status_is_the_same(account: Account, one: str, other: str) -> None:
    def swapped(field: str | None) -> str | None:
        names = {one: other, other: one}
        return "; ".join(sorted(names.get(n, n) for n in field.split("; "))) if field else field

    events = tuple(
        replace(e, actor=swapped(e.actor), target=swapped(e.target), place=swapped(e.place)) for e in account.events
    )
    held = replace(book(), bodies={})

    def counted(case: Account) -> Counter[tuple[str, ...]]:
        return Counter(row[1:] for row in table(composed(case, held), "norms"))

    assert counted(replace(account, events=events)) == counted(account)
