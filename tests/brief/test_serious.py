"""Part 6: how serious it is, with every contribution, the matrix, the indicators; packs that change it."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path

import pytest

from melian.brief import compose, markdown
from melian.brief import html as html_page
from melian.brief import json as json_form
from melian.brief.pictures import Bars, Matrix
from melian.brief.tree import Brief, Judged, Part, Table
from melian.model.event import Account
from melian.model.knowledge import Knowledge
from melian.packs.knowledge import load_knowledge

KNOWN = load_knowledge()


@pytest.fixture(scope="module")
def brief(account: Account) -> Brief:
    return compose(account, knowledge=KNOWN)


def part(brief: Brief, chapter: int = 0) -> Part:
    return next(p for p in brief.chapters[chapter].parts if p.number == 6)


def table(found: Part, name: str) -> list[dict[str, str]]:
    shown = next(b for b in found.blocks if isinstance(b, Table) and b.name == name)
    return [dict(zip(shown.columns, (c.sentence.text for c in row), strict=True)) for row in shown.rows]


def test_the_shares_can_be_reckoned_from_what_is_printed(brief: Brief) -> None:
    """Shares before, times the ratios of a day's acts, made to sum to one, are the shares on that day."""
    rows = table(part(brief), "reckoning")
    assert rows[0]["Act"] == "Before anything is told"
    found: list[float] = []
    for row in rows:
        numbers = [float(cell.rstrip("%")) for name, cell in row.items() if name != "Act"]
        if row["Act"].startswith("×"):
            found = [share * ratio for share, ratio in zip(found, numbers, strict=True)]
        elif row["Act"].startswith("On "):
            assert [100 * share / sum(found) for share in found] == pytest.approx(numbers, abs=1.5)
            found = numbers
        else:
            found = numbers
    shown = next(b for b in part(brief).blocks if isinstance(b, Bars))
    assert [f"{number:.0f}%" for number in found] == [bar.said for bar in shown.bars]


def test_it_opens_with_the_rung_and_the_count_of_indicators(brief: Brief) -> None:
    found = part(brief)
    assert found.finding.text.startswith("By the acts told between them, Arvonia and the Lake Pact stand on rung")
    assert re.search(r"of 26 indicators \d+ (is|are) seen", found.finding.text)
    assert found.finding.references
    assert "likely" not in found.finding.text


def test_likelihood_and_confidence_stand_apart(brief: Brief) -> None:
    found = next(b for b in part(brief).blocks if isinstance(b, Judged))
    assert re.search(r"\d+%", found.likelihood)
    assert not re.search(r"\d+%", found.confidence)
    assert not re.search("likely|chance|certain", found.claim.text + found.confidence)


def test_each_act_stands_with_its_words_origins_and_ratio(brief: Brief) -> None:
    shown = next(b for b in part(brief).blocks if isinstance(b, Table) and b.name == "ladder")
    assert all(row[0].sentence.references for row in shown.rows)
    rows = table(part(brief), "ladder")
    assert rows[0]["Act"].startswith("Demand: Arvonia towards Lake Pact")
    assert all(re.fullmatch(r"\d+\.\d", row["Ratio"]) for row in rows)


def test_pictures_have_text_alternatives_and_one_mark_for_each_rung(brief: Brief) -> None:
    bars = next(b for b in part(brief).blocks if isinstance(b, Bars))
    matrix = next(b for b in part(brief).blocks if isinstance(b, Matrix))
    assert len(bars.bars) == len(matrix.marks) == len(KNOWN.ladder.rungs)
    assert sum(bar.share for bar in bars.bars) == pytest.approx(1)
    assert [m.column for m in matrix.marks] == [r.impact - 1 for r in KNOWN.ladder.rungs]
    assert all(rung.name in bars.alternative and rung.name in matrix.alternative for rung in KNOWN.ladder.rungs)
    page = html_page.render(brief)
    assert page.count('class="mark') >= 7
    assert 'class="bar lead"' in page


def test_indicators_are_answered_each_with_its_fields(brief: Brief) -> None:
    rows = table(part(brief), "indicators")
    assert len(rows) == len(KNOWN.indicators)
    assert {row["State"] for row in rows} >= {"not seen in these sources", "not looked for in these sources"}
    assert all(all(value for value in row.values()) for row in rows)
    assert rows[0]["State"] == "seen"
    assert next(r for r in rows if "demand grows" in r["Indicator"])["State"] == "seen"


def test_what_to_watch_next_is_not_what_was_seen(brief: Brief) -> None:
    seen = {row["Indicator"] for row in table(part(brief), "indicators") if row["State"] == "seen"}
    assert not seen & {row["Sign"] for row in table(part(brief), "next")}


def test_friends_get_no_ladder(brief: Brief) -> None:
    found = part(brief, 1)
    assert "no ladder of escalation applies" in found.finding.text
    assert not any(isinstance(block, Bars | Matrix) for block in found.blocks)


def test_without_packs_there_is_no_part(account: Account) -> None:
    assert all(p.number != 6 for p in compose(account, knowledge=Knowledge()).chapters[0].parts)


def test_a_rung_and_an_indicator_edited_change_the_brief(account: Account, tmp_path: Path) -> None:
    (tmp_path / "ladder-mine.yaml").write_text(
        "rung:\n- {id: hardening, name: digging in, says: Nobody moves., acts: {demand: 2, reject: 2}, impact: 4, "
        "impact_why: my own, source: unverified}\n",
        encoding="utf-8",
    )
    (tmp_path / "indicators-mine.yaml").write_text(
        "indicator:\n- {id: logistics, name: Fuel is brought, collected_by: me, expected: 3, absence: none, "
        "source: unverified, finding: seen, checked: '2031-03-06', note: three trains}\n",
        encoding="utf-8",
    )
    known = load_knowledge(tmp_path)
    found = part(compose(account, knowledge=known))
    assert "digging in" in json.dumps(table(found, "rungs"))
    row = next(r for r in table(found, "indicators") if r["Indicator"] == "Fuel is brought")
    assert row["State"] == "seen (by an analyst)"
    assert (row["Evidence"], row["Last checked"]) == ("three trains", "6 Mar 2031")


def test_every_format_has_it_and_the_same_each_time(account: Account, brief: Brief) -> None:
    again = compose(account, knowledge=KNOWN)
    for form in (html_page, json_form, markdown):
        assert form.render(brief) == form.render(again)
    row = json.loads(json_form.render(brief))
    kinds = {b.get("kind") for p in row["chapters"][0]["parts"] if p["number"] == 6 for b in p["blocks"]}
    assert kinds >= {"judged", "bars", "matrix", "table"}
    assert "rung 2" in markdown.render(brief)


def test_text_of_packs_is_escaped(account: Account) -> None:
    first = replace(KNOWN.ladder.rungs[0], name="<script>alert(1)</script>", says="<b>x</b>")
    ladder = replace(KNOWN.ladder, rungs=(first, *KNOWN.ladder.rungs[1:]))
    page = html_page.render(compose(account, knowledge=replace(KNOWN, ladder=ladder)))
    assert "<script>" not in page
    assert "<b>x</b>" not in page
