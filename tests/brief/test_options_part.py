"""Part 8: what can be done, in every form, with the standards kept and every number's origin in it."""

from __future__ import annotations

import json
import re
from dataclasses import replace

import pytest

from melian.brief import compose, html, markdown
from melian.brief import json as json_form
from melian.brief.pictures import Fans, Ranks
from melian.brief.standards import breaches
from melian.brief.tree import Block, Brief, Part, Section, Sentence, Table, flat
from melian.model.event import Account
from melian.model.knowledge import Knowledge
from melian.model.option import OptionBook
from melian.packs.knowledge import load_knowledge

KNOWN = load_knowledge()


@pytest.fixture(scope="module")
def brief(account: Account) -> Brief:
    return compose(account, knowledge=KNOWN)


def part(brief: Brief, chapter: int = 0) -> Part:
    return next(p for p in brief.chapters[chapter].parts if p.number == 8)


def sections(found: Part) -> list[Section]:
    return [block for block in found.blocks if isinstance(block, Section)]


def table(blocks: tuple[Block, ...], name: str) -> list[dict[str, str]]:
    shown = next(b for b in flat(blocks) if isinstance(b, Table) and b.name == name)
    return [dict(zip(shown.columns, (c.sentence.text for c in row), strict=True)) for row in shown.rows]


def test_it_opens_with_one_sentence_and_says_what_the_numbers_are(brief: Brief) -> None:
    said = part(brief).finding.text
    assert re.match(r"From the seat of .+ \d+ of 81 options are open; ", said)
    assert "elicited, not estimated" in said
    assert said.count(". ") == 0


def test_the_targets_seat_is_open_and_the_demanders_is_folded(brief: Brief) -> None:
    found = sections(part(brief))
    assert [s.fold for s in found] == [False, *[True] * (len(found) - 1)]
    assert found[0].title.startswith("From the seat of the Lake Pact")
    assert any(s.title.startswith("From the seat of Arvonia: who demands") for s in found)


def test_doing_nothing_is_in_every_comparison(brief: Brief) -> None:
    name = next(o.name for o in KNOWN.options.options if o.id == "do_nothing")
    for section in sections(part(brief)):
        picture = next(b for b in section.blocks if isinstance(b, Ranks))
        assert any(name in row.label for row in picture.rows)
        assert table(section.blocks, "portfolios")[-1]["Set"] == name
        assert any(row["Option"].startswith(name) for row in table(section.blocks, "options"))


def test_every_option_is_open_or_screened_out_with_a_reason(brief: Brief) -> None:
    for section in sections(part(brief)):
        blocks = section.blocks
        shown = {r["Option"] for n in ("options", "options-rest") for r in table(blocks, n)}
        left, apart = table(blocks, "screened"), table(blocks, "elsewhere")
        assert all(row["Why"] for row in (*left, *apart))
        names = {o.name for o in KNOWN.options.options}
        elsewhere = [name for row in apart for name in row["Options"].split("; ")]
        assert sum(int(row["How many"]) for row in apart) == len(elsewhere)
        assert {re.sub(r" \((already|doubtful|not |towards ).*\)$", "", name) for name in shown} | {
            r["Option"] for r in left
        } | set(elsewhere) == names


def test_what_the_case_decides_is_open_and_what_is_for_others_is_folded_in_few_lines(brief: Brief) -> None:
    for section in sections(part(brief)):
        shown = {b.name: b for b in section.blocks if isinstance(b, Table)}
        assert not shown["screened"].fold
        assert {r["Status"] for r in table(section.blocks, "screened")} <= {
            "already taken", "not now", "doubtful in law",
        }  # fmt: skip
        assert shown["elsewhere"].fold
        assert len(shown["elsewhere"].rows) < sum(int(r["How many"]) for r in table(section.blocks, "elsewhere"))


def test_every_option_says_whether_less_would_do_and_how_it_compares(brief: Brief) -> None:
    told = {o.name: o for o in KNOWN.options.options}
    for row in table(part(brief).blocks, "ranges"):
        option = told[re.sub(r" \(\w+\)$", "", row["Option"])]
        assert (row["Would less do"], row["Against what it answers"]) == (option.necessity, option.scale)
    for section in sections(part(brief)):
        for name in ("options", "options-rest"):
            for row in table(section.blocks, name):
                option = told[re.sub(r" \((already|doubtful|not |towards ).*\)$", "", row["Option"])]
                assert row["Proportionality"] == f"{option.necessity} {option.scale}"
        for row in table(section.blocks, "plan"):
            option = next(o for o in told.values() if re.match(rf"\d+ {re.escape(o.name)}", row["Step"]))
            assert row["Proportionality"] == f"{option.necessity} {option.scale}"


def test_every_entry_says_who_acts_when_what_shows_its_effect_and_how_it_ends(brief: Brief) -> None:
    told = {o.name: o for o in KNOWN.options.options}
    signs = {i.id: i.name for i in KNOWN.indicators}
    for row in table(part(brief).blocks, "ranges"):
        option = told[re.sub(r" \(\w+\)$", "", row["Option"])]
        assert row["Who, on what authority"].casefold().startswith(f"{option.actor}; {option.authority}".casefold())
        assert row["When"]
        assert row["It works if"] == "; ".join(signs.get(s, s) for s in option.works)
        assert row["It backfires if"] == "; ".join(signs.get(s, s) for s in option.backfires)
        assert row["How it ends"] == option.off_ramp
        barred = {o.name for o in told.values() if o.id in option.excludes or option.id in o.excludes}
        assert set(row["Never together with"].split("; ")) == (barred or {"none"})


def test_every_range_stands_with_where_it_is_from(brief: Brief) -> None:
    rows = table(part(brief).blocks, "ranges")
    assert rows
    assert all(row["Ranges from"] and row["Described in"] for row in rows)
    assert all(re.match(r"^−?[\d.]+( \(−?[\d.]+(–| to )−?[\d.]+\))?$", row["Deterrence"]) for row in rows)


def test_every_option_that_is_compared_links_to_its_ranges(brief: Brief) -> None:
    page = html.render(brief)
    links = re.findall(r'href="#(range-[^"]+)"', page)
    ids = re.findall(r'id="(range-[^"]+)"', page)
    assert len(links) >= 2 * len(table(sections(part(brief))[0].blocks, "options"))
    assert set(links) == set(ids)
    assert len(ids) == len(set(ids))


def test_every_ranked_option_has_the_range_that_moves_it_most(brief: Brief) -> None:
    for section in sections(part(brief)):
        shown = {re.sub(r" \((already|doubtful|not |towards ).*\)$", "", r["Option"])
                 for n in ("options", "options-rest") for r in table(section.blocks, n)}  # fmt: skip
        rows = table(section.blocks, "swings")
        assert {r["Option"] for r in rows} == shown
        assert any(r["At its least"] != r["At its most"] for r in rows)


def test_the_factors_behind_the_paths_stand_beside_them(brief: Brief) -> None:
    for section in sections(part(brief)):
        if any(isinstance(block, Fans) for block in section.blocks):
            chosen = table(section.blocks, "portfolios")[0]["Set"].split("; ")
            assert [r["Option"] for r in table(section.blocks, "effects")] == chosen
            assert all(r["Factors from"] for r in table(section.blocks, "effects"))


def test_what_the_scales_mean_and_who_judged_them_stands_by_the_ranges(brief: Brief) -> None:
    assert [r["Scale"].lower() for r in table(part(brief).blocks, "scales")] == [
        f"{s.name} ({criterion})" for criterion, s in KNOWN.options.scales.items()
    ]
    record = KNOWN.options.elicitations[0]
    shown = table(part(brief).blocks, "judges")
    assert [(r["When"], r["How"]) for r in shown] == [("Nov 2026", record.how)]
    assert shown[0]["Who"].casefold() == record.who.casefold()


def test_every_named_option_and_every_range_is_one_click_from_its_origin(brief: Brief) -> None:
    page = html.render(brief)
    ids = set(re.findall(r'id="((?:range|judged)-[^"]+)"', page))
    assert set(re.findall(r'href="#((?:range|judged)-[^"]+)"', page)) == ids
    assert {f"range-{o.id}" for o in KNOWN.options.options} <= ids
    rows = table(part(brief).blocks, "ranges")
    assert all("elicited" in row["Ranges from"] or "://" in row["Ranges from"] for row in rows)
    names = {o.name for o in KNOWN.options.options}
    for block in flat(part(brief).blocks):
        if isinstance(block, Table) and block.name != "ranges":
            for row in block.rows:
                for piece in (p for c in row for p in c.sentence.pieces if p.text in names):
                    assert piece.to, (block.name, piece.text)
        if isinstance(block, Ranks):
            assert all(row.to in ids for row in block.rows)


@pytest.mark.parametrize(
    "name", ["portfolios", "swings", "tilts", "screened", "elsewhere", "effects", "plan", "information"]
)
def test_names_in_sets_ranks_regret_and_scenarios_lead_to_their_entry(brief: Brief, name: str) -> None:
    found = [b for b in flat(part(brief).blocks) if isinstance(b, Table) and b.name == name]
    assert found
    assert all(any(p.to for c in row for p in c.sentence.pieces) for t in found for row in t.rows[1:-1])


def test_links_stand_in_every_form(brief: Brief) -> None:
    text, row = markdown.render(brief), json_form.render(brief)
    assert '<a id="range-do_nothing"></a>' in text
    assert "](#range-do_nothing)" in text
    assert '"to": "range-do_nothing"' in row
    assert '"anchor": "range-do_nothing"' in row


def test_pictures_add_up_and_have_alternatives(brief: Brief) -> None:
    for block in flat(part(brief).blocks):
        if isinstance(block, Ranks):
            assert all(sum(row.shares) == pytest.approx(1) for row in block.rows)
            assert block.alternative
        if isinstance(block, Fans):
            assert [len(fan.bands) for fan in block.fans] == [25, 25]
            assert "elicited, not estimated" in block.title


def test_the_plan_says_what_is_empty(brief: Brief) -> None:
    for section in sections(part(brief)):
        rows = table(section.blocks, "plan")
        assert all(all(value for value in row.values()) for row in rows)
        said = " ".join(b.text for b in section.blocks if hasattr(b, "text"))
        assert "Reviews" in said
        assert "Triggers" in said


def test_standards_are_kept_and_the_same_account_gives_the_same_part(brief: Brief, account: Account) -> None:
    assert breaches(brief) == ()
    assert part(compose(account, knowledge=KNOWN)) == part(brief)


def test_other_chapters_say_where_it_is(brief: Brief) -> None:
    for n in range(1, len(brief.chapters)):
        assert part(brief, n).finding.text.startswith("Options are worked out for the first dispute")
        assert part(brief, n).blocks == ()


def test_seats_can_be_asked_for(account: Account) -> None:
    found = sections(part(compose(account, knowledge=KNOWN, seats=("Elsewhere", "Arvonia"))))
    assert [s.title.split(":")[0] for s in found] == ["From the seat of Elsewhere", "From the seat of Arvonia"]


def test_without_a_pack_there_is_no_part(account: Account) -> None:
    bare: Knowledge = replace(KNOWN, options=OptionBook())
    assert all(p.number != 8 for c in compose(account, knowledge=bare).chapters for p in c.parts)


def test_every_form_has_it(brief: Brief) -> None:
    page, text, row = html.render(brief), markdown.render(brief), json.loads(json_form.render(brief))
    assert '<details class="fold group">' in page
    assert page.count('class="sign') >= 10
    assert page.count('class="band outer"') == page.count('class="band inner"') >= 2
    assert "#### From the seat of the Lake Pact" in text
    kinds = [b["kind"] for p in row["chapters"][0]["parts"] if p["number"] == 8 for b in p["blocks"] if "kind" in b]
    assert kinds.count("section") == len(sections(part(brief)))
    inner = next(b for p in row["chapters"][0]["parts"] if p["number"] == 8 for b in p["blocks"] if "kind" in b)
    assert {"ranks", "fans", "table"} <= {b["kind"] for b in inner["blocks"] if "kind" in b}


def test_what_places_are_worth_is_said_before_the_first_of_them(brief: Brief) -> None:
    for section in sections(part(brief)):
        said = [b for b in section.blocks if not isinstance(b, Table | Ranks)]
        at = next(n for n, b in enumerate(section.blocks) if isinstance(b, Sentence) and "bands" in b.text)
        assert at < next(n for n, b in enumerate(section.blocks) if isinstance(b, Table))
        text = section.blocks[at].text  # type: ignore[union-attr]
        assert re.search(r"among the first 10 an option ranks before the next one in only \d+ of 100 draws", text)
        assert "five of the eight criteria (own cost" in text
        assert sum("small steps" in getattr(b, "text", "") for b in said) == 1


def test_how_each_number_is_made_is_one_click_away(brief: Brief) -> None:
    page = html.render(brief)
    assert page.count('href="#numbers-made"') == page.count('id="numbers-made"') == 1
    made = table(part(brief).blocks, "numbers")
    columns = {c for b in flat(part(brief).blocks) if isinstance(b, Table) for c in b.columns}
    told = " ".join(row["Number"] for row in made).casefold()
    for column in ("Place", "Place at means", "Worst regret", "Own cost"):
        assert column in columns
        assert column.casefold().removeprefix("own ") in told
    assert all(row["How"].endswith(".") for row in made)
