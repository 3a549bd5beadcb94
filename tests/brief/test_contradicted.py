"""Part 3's contradictions: each side in its own words, once, and what was looked for where there are none."""

from __future__ import annotations

from dataclasses import replace

from melian.brief import compose, markdown
from melian.brief.tree import Brief, Table
from melian.model.event import Account, Reading
from melian.model.fact import Fact
from melian.model.span import Excerpt


def member(reading: Reading, *, joined: bool) -> Fact:
    """A fact that Tessel has joined the Lake Pact or is to, resting on the article's first sentence."""
    start = reading.document.text.index("\n\n") + 2
    claim = Excerpt(start=start, end=start + 40, text=reading.document.text[start : start + 40])
    return Fact(
        start=claim.start, end=claim.end, text=claim.text, id=f"{reading.document.path}{start}", claim=claim,
        document=reading.document.path, kind="membership", predicate="member", subject="Tessel", object="Lake Pact",
        modality="actual" if joined else "prospective", rule="verb:join", source="Vela" if joined else None,
    )  # fmt: skip


def contradicted(account: Account) -> Account:
    first, second, *rest = account.readings
    pending, done = member(first, joined=False), member(second, joined=True)
    return replace(account, readings=(replace(first, facts=(pending,)), replace(second, facts=(done,)), *rest))


def tables(brief: Brief) -> list[Table]:
    parts = (part for chapter in brief.chapters for part in chapter.parts)
    blocks = (block for part in parts for block in part.blocks)
    return [block for block in blocks if isinstance(block, Table) and block.name == "contradictions"]


def test_each_side_stands_in_its_own_words(account: Account) -> None:
    account = contradicted(account)
    brief = compose(account)
    (table,) = tables(brief)
    (row,) = table.rows
    assert row[0].sentence.text == "Stale: whether Tessel is a member of Lake Pact"
    texts = [r.document.text for r in account.readings[:2]]
    for cell, text in zip(row[1:3], texts, strict=True):
        (reference,) = cell.sentence.references
        assert text[reference.start : reference.end] == reference.words.text
        assert reference in brief.references
    assert "from Vela" in row[2].sentence.text


def test_it_stands_in_one_chapter_only(account: Account) -> None:
    assert len(compose(contradicted(account)).chapters) > 1
    written = markdown.render(compose(contradicted(account)))
    assert written.count("whether Tessel is a member") == 1
    assert "one on others: see the other chapters" in written


def test_none_says_what_was_looked_for(account: Account) -> None:
    brief = compose(account)
    assert tables(brief) == []
    assert "No contradictions were found" in markdown.render(brief)
    assert "Looked for: numbers of forces" in markdown.render(brief)
