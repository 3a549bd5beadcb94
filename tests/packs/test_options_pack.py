"""The options' pack: what is shipped, an analyst's own over it, and errors that name file, line and field."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from melian.errors import PackError
from melian.model.option import CRITERIA, DOMAINS, ELICITED, HORIZONS, ROLES, Estimate, Option
from melian.packs.actors import load_actors
from melian.packs.indicators import load_indicators
from melian.packs.options import load_options
from melian.packs.precedents import load_precedents

BOOK = load_options()
OWN = """options:
- id: {id}
  name: Close the ferry line
  domain: economic
  horizon: now
  purpose: Show displeasure.
  mechanism: Travellers notice.
  by: [target]
  actor: the harbour master
  authority: none
  days: [1, 2, 3]
  values: {{cost_self: [0, 1, 2], cost_other: [0, 1, 2], escalation: [0, 1, 2], cohesion: [0, 1, 2],
            deterrence: [0, 1, 2], exposure: [0, 1, 2], reversibility: [0, 1, {most}]}}
  effect: {{up: [0.9, 1, 1.1], down: [0.9, 1, 1.1]}}
  necessity: Less would do.
  scale: Small.
  works: [concession]
  backfires: [The other side closes its own line]
  off_ramp: The line is opened.
  source: unverified
"""


def own(folder: Path, text: str) -> Path:
    (folder / "options-mine.yaml").write_text(text, encoding="utf-8")
    return folder


def plain(**changed: object) -> str:
    return OWN.format(**{"id": "ferries", "most": 2} | changed)


def test_there_are_options_of_every_domain_horizon_and_seat() -> None:
    assert len(BOOK.options) >= 55
    assert {o.domain for o in BOOK.options} == set(DOMAINS)
    assert {o.horizon for o in BOOK.options} == set(HORIZONS)
    for role in ROLES:
        of_role = [o for o in BOOK.options if role in o.by]
        assert len(of_role) >= 20
        assert sum(o.domain == "restraint" for o in of_role) >= 4, "no seat's menu is one-sided"


@pytest.mark.parametrize("option", BOOK.options, ids=lambda o: o.id)
def test_every_entry_is_filled(option: Option) -> None:
    for told in (option.name, option.purpose, option.mechanism, option.actor, option.authority, option.necessity):
        assert len(told) > 3
    assert option.works
    assert option.backfires
    assert option.off_ramp
    assert option.also
    assert set(option.values) == set(CRITERIA) - {"speed"}
    assert option.source == "unverified" or "://" in option.source
    assert option.conduct or not option.acts
    cases = {case.id for case in load_precedents().cases}
    assert all(case in cases or " " in case for case in option.precedents)
    signs = {sign.id for sign in load_indicators()}
    assert all(sign in signs or " " in sign for sign in (*option.works, *option.backfires))


def test_most_sources_were_opened_and_every_range_says_whose_it_is() -> None:
    assert sum(o.source != "unverified" for o in BOOK.options) > len(BOOK.options) / 2
    ranges = [e for o in BOOK.options for e in (*o.values.values(), o.days, o.effect.up, o.effect.down)]
    assert all(e.source.startswith(ELICITED) or "://" in e.source for e in ranges)


def test_every_judged_range_has_a_record_of_who_judged_it_and_when() -> None:
    records = {record.id for record in BOOK.elicitations}
    for o in BOOK.options:
        for e in (*o.values.values(), o.days, o.effect.up, o.effect.down):
            assert (e.elicitation in records) == e.source.startswith(ELICITED)


RECORD = """elicitations:
- {id: panel, who: three judges, when: "2031-03", how: each alone, fits: a small state}
"""


def test_an_analysts_ranges_are_by_their_own_record_or_by_none(tmp_path: Path) -> None:
    def judged(text: str) -> set[str | None]:
        option = next(o for o in load_options(own(tmp_path, text)).options if o.id == "ferries")
        return {e.elicitation for e in (*option.values.values(), option.days, option.effect.up, option.effect.down)}

    assert judged(plain()) == {None}
    assert judged(RECORD + "elicited: panel\n" + plain()) == {"panel"}
    assert judged(RECORD + plain().replace("- id: ferries", "- id: ferries\n  elicited: panel")) == {"panel"}
    one = "days: {low: 1, mode: 2, high: 3, elicited: panel}"
    assert judged(RECORD + plain().replace("days: [1, 2, 3]", one)) == {None, "panel"}
    given = "days: {low: 1, mode: 2, high: 3, source: a timetable}"
    assert judged(RECORD + "elicited: panel\n" + plain().replace("days: [1, 2, 3]", given)) == {None, "panel"}


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("elicited: nobody\n" + plain(), r"options\.0\.elicited: there is no 'nobody'"),
        (plain().replace("days: [1, 2, 3]", "days: {low: 1, mode: 2, high: 3, elicited: nobody}"),
         r"line 11: options\.0\.days\.elicited: there is no 'nobody'"),
        (RECORD.replace("2031-03", "last spring") + plain(), r"line 2: elicitations\.0\.when"),
        (RECORD.replace("how: each alone, ", "") + plain(), r"line 2: elicitations\.0\.how"),
        (RECORD.replace("2031-03", "2031-13") + plain(), r"line 2: elicitations\.0\.when: .*no day, month or year"),
        (RECORD.replace("2031-03", "2031-02-30") + plain(), r"line 2: elicitations\.0\.when: .*no day, month or year"),
    ],
)  # fmt: skip
def test_a_bad_record_names_file_line_and_field(tmp_path: Path, text: str, where: str) -> None:
    with pytest.raises(PackError, match=rf"options-mine\.yaml, .*{where}"):
        load_options(own(tmp_path, text))


def test_an_option_is_general_and_names_no_actor() -> None:
    bodies = {"African Union", "ECOWAS", "Eurasian Economic Union", "European Union", "UN Security Council"}
    states = [a.name for a in load_actors().actors if a.kind == "state" and len(a.name) > 3]
    named = re.compile(rf"\b(?:{'|'.join(map(re.escape, states))})\b")
    for o in BOOK.options:
        texts = (o.name, o.purpose, o.mechanism, o.actor, o.authority, o.necessity, o.scale, o.conduct, o.off_ramp)
        assert not [t for t in texts if named.search(t)], o.id
        needs = {name for need in o.preconditions for name in (*need.member_of, *need.taken_by)}
        assert needs <= {"state", "organisation", *bodies}


def test_scales_cover_the_criteria_and_exclusion_holds_both_ways() -> None:
    assert set(BOOK.scales) == set(CRITERIA)
    by_id = {o.id: o for o in BOOK.options}
    for option in BOOK.options:
        for other in option.excludes:
            assert option.id in by_id[other].excludes
        assert not option.requires & option.excludes
    assert "comply" in by_id["reject_publicly"].excludes


def test_an_analysts_option_is_added_or_replaces(tmp_path: Path) -> None:
    assert len(load_options(own(tmp_path, plain())).options) == len(BOOK.options) + 1
    book = load_options(own(tmp_path, plain(id="do_nothing")))
    assert len(book.options) == len(BOOK.options)
    replaced = next(o for o in book.options if o.id == "do_nothing")
    assert replaced.name == "Close the ferry line"
    assert "reject_publicly" in replaced.excludes, "others still exclude it"
    assert "negotiate" not in replaced.excludes


def test_an_analysts_scale_and_budget_replace(tmp_path: Path) -> None:
    scale = "scales: {speed: {name: days, low: 0, high: 4000, unit: days, better: less, says: days}}\nbudget: 7\n"
    book = load_options(own(tmp_path, scale))
    assert (book.scales["speed"].high, book.budget, book.most) == (4000, 7, BOOK.most)


def test_a_range_can_say_where_it_is_from(tmp_path: Path) -> None:
    text = plain().replace("days: [1, 2, 3]", "days: {low: 1, mode: 2, high: 3, source: a study}")
    ferries = next(o for o in load_options(own(tmp_path, text)).options if o.id == "ferries")
    assert ferries.days == Estimate(low=1, mode=2, high=3, source="a study")
    assert ferries.values["cohesion"].source == ELICITED


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (plain(most=11), "line 13: options.0.values.reversibility: not within its scale, 0 to 10"),
        (plain().replace("[1, 2, 3]", "[3, 2, 1]"), "line 11: options.0.days: Value error, not in order: 3, 2, 1"),
        (plain().replace("days: [1, 2, 3]", "days: [1, 2]"), "line 11: options.0.days"),
        (plain() + "  excludes: [nowhere]\n", "line 21: options.0.excludes: there is no 'nowhere'"),
        (plain() + "  requires: [ferries]\n", "line 21: options.0.requires: there is no 'ferries'"),
        (plain() + "  meets: [tea]\n", "line 21: options.0.meets: there is no 'tea'"),
        (plain() + "  precedents: [tea_1773]\n", "line 21: options.0.precedents: there is no 'tea_1773'"),
        (plain() + "  took: {tea_1773: [Boston]}\n", "line 21: options.0.took: there is no 'tea_1773'"),
        (plain().replace("[concession]", "[tea_party]"), "line 17: options.0.works: there is no 'tea_party'"),
        (
            plain() + "  preconditions:\n    - says: Inside.\n      member_of: [Tea League]\n",
            "line 23: options.0.preconditions.0.member_of: there is no 'Tea League'",
        ),
        (plain() + "  acts: [sail]\n", "line 21: options.0.acts.0: Input should be 'demand'"),
        (plain() + "  acts: [sail]\n", "'mobilise'"),
        (plain() + "  source2: x\n", "line 21: options.0.source2: Extra inputs"),
        (plain().replace("[1, 2, 3]", "[true, 2, 3]"), "line 11: options.0.days.low: Input should be a valid number"),
        (plain().replace("[1, 2, 3]", "[1, 2, .nan]"), "line 11: options.0.days.high: Input should be a finite number"),
        (plain().replace("up: [0.9", "up: [0.001"), "line 14: options.0.effect: Value error, a factor must be from"),
        (plain().replace("up: [0.9, 1, 1.1]", "up: [1, 1, 1.0e+308]"), "options.0.effect: Value error, a factor"),
        (plain().replace("up: [0.9, 1, 1.1]", "up: [1, 1, .inf]"), "options.0.effect.up.high: Input should be"),
        (plain() + "  precedents: ['javascript:alert(1) x']\n", "options.0.precedents.0: Value error, 'javascript:'"),
        (plain().replace("source: ", "source: file:///etc/passwd "), "options.0.source: Value error, 'file:/' is no"),
        (plain().replace("The line is opened.", '"a\\u202eb"'), "line 19: options.0.off_ramp: Value error, holds a"),
        (plain() + '  also: ["a\\0b"]\n', "line 21: options.0.also.0: Value error, holds a character that cannot"),
        (plain() + "  requires: [comply, reject_publicly]\n",
         "line 21: options.0.requires: comply, which it requires, cannot be taken with reject_publicly"),
        (plain() + "  requires: [boats]\n" + plain(id="boats").split("\n", 1)[1] + "  requires: [ferries]\n",
         "line 21: options.0.requires: ferries requires itself in the end, by boats"),
        ("budget: .inf\n" + plain(), "line 1: budget: Input should be a finite number"),
        ("scales: {speed: {name: d, low: -5, high: 9, unit: days, better: less, says: d}}\n",
         "line 1: scales.speed: Value error, days cannot be below 0"),
        ("scales: {speed: {name: d, low: 0, high: .inf, unit: days, better: less, says: d}}\n",
         "line 1: scales.speed.high: Input should be a finite number"),
        (plain().replace("  works: [concession]\n", ""), "line 2: options.0.works: Field required"),
        (plain().replace("[The other side closes its own line]", "[]"),
         "line 18: options.0.backfires: Tuple should have at least 1 item"),
        (plain().replace("  off_ramp: The line is opened.\n", ""), "line 2: options.0.off_ramp: Field required"),
        (plain().replace("The line is opened.", '""'), "line 19: options.0.off_ramp: String should have at least 1"),
        (plain().replace("[1, 2, 3]", "[1, 2, 1:30]"), "line 11: options.0.days.high: Input should be a valid number"),
        (plain().replace("[1, 2, 3]", "[1, 2, 014]"), "line 11: options.0.days.high: Input should be a valid number"),
        (plain() + "  colour: red\n", "line 21: options.0.colour: Extra inputs are not permitted"),
        (plain().replace("domain: economic", "domain: war"), "line 4: options.0.domain"),
        (plain().replace("cost_self: [0, 1, 2], ", ""), "line 12: options.0.values: give each of cost_self"),
        (plain().replace("up: [0.9", "up: [0"), "line 14: options.0.effect: Value error, a factor must be above 0"),
        (plain() + plain().split("\n", 1)[1], "options.1.id: ferries is given twice"),
        (plain() + "  excludes: [negotiate]\n  requires: [negotiate]\n", "line 22: options.0.requires: negotiate is"),
    ],
)  # fmt: skip
def test_an_error_names_file_line_and_field(tmp_path: Path, text: str, told: str) -> None:
    with pytest.raises(PackError) as error:
        load_options(own(tmp_path, text))
    assert "options-mine.yaml" in str(error.value)
    assert told in str(error.value)


def test_a_scale_that_no_range_keeps_to_is_laid_to_its_file(tmp_path: Path) -> None:
    narrow = "scales: {cost_self: {name: c, low: 0, high: 4, unit: points, better: less, says: c}}\n"
    with pytest.raises(PackError, match=r"cost_self: not within its scale, 0 to 4 of .*options-mine\.yaml"):
        load_options(own(tmp_path, narrow))


@pytest.mark.parametrize("when", ["2031", "2031-03", "2031-03-09"])
def test_a_record_is_of_a_day_month_or_year(tmp_path: Path, when: str) -> None:
    book = load_options(own(tmp_path, RECORD.replace("2031-03", when)))
    assert book.elicitations[-1].when == when


def test_the_example_in_the_documentation_is_one(tmp_path: Path) -> None:
    page = (Path(__file__).resolve().parents[2] / "docs" / "options.md").read_text("utf-8")
    block = re.search(r"^```yaml\n(.*?)^```", page, re.DOTALL | re.MULTILINE)
    assert block is not None
    ferries = next(o for o in load_options(own(tmp_path, block.group(1))).options if o.id == "ferry_line")
    assert [len(need.needs_acts) for need in ferries.preconditions] == [0, 2, 0]
    assert f"{len(BOOK.options)} as shipped" in page
    unopened = sum(o.source == "unverified" for o in BOOK.options)
    assert f"`unverified` ({unopened} of {len(BOOK.options)})" in page


@pytest.mark.parametrize("option", [o for o in BOOK.options if {"demander", "target"} <= o.by], ids=lambda o: o.id)
def test_an_option_of_both_sides_speaks_from_neither_seat(option: Option) -> None:
    said = f"{option.name} {option.purpose} {option.mechanism} {option.necessity} {option.scale}".casefold()
    assert not re.search(r"\b(?:refus\w+ for stubborn|the demand for fair|give in\b|aggressor|bully|blackmail)", said)
