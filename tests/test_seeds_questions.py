"""The reference case: each question on actors and motives is answered, or said not to be in these sources."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from melian.brief import compose
from melian.brief.markdown import render
from melian.brief.tree import Brief
from melian.language import English
from melian.pipeline import Pipeline
from melian.reading import read

QUESTIONS = [
    ("who stands where", 5, r"actors other than the demander take a position"),
    ("who rejects", 5, r"\| United States \(US State Department\) \| rejects it \|"),
    (
        "implied rejection",
        5,
        r"\| United Kingdom \(Barbara Woodward, Ambassador\) \| criticises Russia: .*only implied",
    ),
    ("criticism of the target", 5, r"\| China \(Fu Cong, Ambassador\) \| criticises NATO \|"),
    (
        "a sentence that names no state",
        5,
        r"\| not said whose \(could be Lithuania, China and Russia\) .* leaves it open",
    ),
    ("who backs who asks", 5, r"\| backers of who asks \| .*: China and North Korea\."),
    ("the backers' basis", 5, r"\| China and North Korea \| back Russia \| it \| .* \| the writer’s summary \|"),
    ("the addressee", 5, r"\| NATO \| it is addressed \| no statement in these five articles \|"),
    ("the states concerned", 5, r"\| Estonia, Latvia and Lithuania \| it would be done there \| no statement in these"),
    ("front line", 5, r"\| NATO, front line \|"),
    ("rear line", 5, r"\| NATO, rear line \|"),
    ("hosts", 5, r"\| hosts of NATO battlegroups \|"),
    ("a union", 5, r"\| European Union \| Members of it"),
    ("audiences at home", 5, r"Audiences at home are named in \d"),
    ("minorities", 5, r"Minorities are named in \d"),
    ("earlier demands", 5, r"\| Dec 2021 \| Demand \|"),
    ("own words of one", 5, r"\| Estonia \| .*NATO peninsula"),
    (
        "own words of the others",
        5,
        r"\| Latvia and Lithuania \| none of their leaders is quoted in these five articles",
    ),
    ("what it takes in fact", 5, r"\| What it takes in fact \| Units"),
    ("what it takes in law", 5, r"\| What it takes in law \| Forces abroad"),
    ("who decides", 5, r"\| Who decides \| NATO: by consensus"),
    ("can it be met", 5, r"whether it can be met, in our judgement: not in full"),
    ("national armies", 5, r"their own armed forces are among its forces"),
    ("by when", 5, r"By when: not in these sources"),
    ("can it be taken back", 5, r"\| Can it be taken back \| "),
    ("what remains negotiable", 5, r"\| What remains negotiable \| "),
    ("maximalist", 5, r"\*\*Does it ask for more than can be given\?\*\*"),
    ("linkage", 5, r"It ties withdrawal of forces in Estonia, Latvia, Lithuania to a war \(Ukraine\)"),
    ("recast as what", 5, r"The writer tells it with “reframe”"),
    ("promises", 5, r"\| North Atlantic Treaty, article 5 \(1949"),
    ("grey zone", 5, r"whether sabotage, an attack by computer, a violated border or disinformation"),
    ("who could be next", 5, r"Finland, Poland, Romania: named where"),
    ("where it could start", 5, r"Kaliningrad: named as one"),
    ("test balloon", 7, r"\| . · Test balloon \|"),
    ("wedge", 7, r"\| . · Wedge \|"),
    ("groundwork", 7, r"\| . · Groundwork for later action \|"),
    (
        "impossible terms",
        7,
        r"\| Does it prepare the ground for talks with impossible conditions\? \| These articles tell",
    ),
    ("bargaining", 7, r"\| . · Genuine bargaining \|"),
    ("a deputy", 7, r"\| . · A deputy freelancing \|"),
    ("setbacks", 7, r"not in these sources: that a military or diplomatic setback of the demander is reported"),
    ("an audience at home", 7, r"\| Is it meant for an audience at home\? \| Not in these sources"),
    ("a perception", 7, r"\*\*Is a perception shaped\?\*\*"),
    ("a dilemma", 7, r"\*\*Is a dilemma created\?\*\*"),
    ("a threshold", 7, r"\*\*Is a threshold of tolerance moved\?\*\*"),
    ("techniques", 7, r"\| Loaded words \| the writer of article 1 \|"),
]


@pytest.fixture(scope="module")
def brief(seeds: tuple[Path, ...], english: English) -> Brief:
    pipeline = replace(Pipeline.open(), english=english)
    documents = read([str(path) for path in seeds])
    account = pipeline.account(pipeline.read_all(documents), made_at="2026-11-26T12:00:00+00:00")
    return compose(account, cast=pipeline.packs.actors.actors, knowledge=pipeline.packs.knowledge)


@pytest.fixture(scope="module")
def parts(brief: Brief) -> dict[int, str]:
    """The first dispute's parts as Markdown, without footnote marks."""
    text = re.sub(r"\[\^\d+\]", "", render(brief))
    cut = re.split(r"^### (\d) · .*$", text, flags=re.M)
    found: dict[int, str] = {}
    for number, body in zip(cut[1::2], cut[2::2], strict=True):
        found.setdefault(int(number), body)
    return found


@pytest.mark.parametrize(("part", "answer"), [row[1:] for row in QUESTIONS], ids=[row[0] for row in QUESTIONS])
def test_each_question_is_answered_or_said_to_be_open(parts: dict[int, str], part: int, answer: str) -> None:
    assert re.search(answer, parts[part])


def test_nobody_is_called_silent_and_nobody_gives_in(parts: dict[int, str]) -> None:
    assert "silent" not in parts[5].replace("silence", "")
    assert "accepts it" not in parts[5]


def test_who_is_addressed_and_concerned_has_no_statement_in_the_bottom_line(parts: dict[int, str]) -> None:
    assert "no statement of NATO, Estonia, Latvia and Lithuania on it stands in these five articles" in parts[1]
