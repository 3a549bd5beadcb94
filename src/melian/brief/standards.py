"""A checker of ICD 203, Analytic Standards (Office of the Director of National Intelligence, 2 January 2015).

Over a composed brief: what each judgement rests on (D.6.e(1)), one row of probability words and never likelihood beside
confidence (e(2)), information told from assumption and judgement (e(3)), alternatives (e(4)), and what changed since
the last brief (e(7)). An article's own words are not ours, and exempt.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Literal, get_args

from melian.brief.findings import KIND, RESTS
from melian.brief.pictures import Fans, Ranks
from melian.brief.saying import say
from melian.brief.tree import Block, Brief, Chapter, Judged, Section, Sentence, Table, flat
from melian.model.finding import Basis

Rule = Literal["source", "mixed", "words", "basis", "alternatives", "would_change", "since"]
_BASES: tuple[str, ...] = get_args(Basis)
_LIKELY = re.compile(
    r"\b(?:almost no chance|(?:very )?(?:un)?likely|roughly even chance|almost certain(?:ly)?"
    r"|likelihood(?! ratios?))\b|\d\s?%",
    re.I,
)
"""Row 1, which only the line `likelihood` may use."""
_OTHER_ROW = re.compile(
    r"\b(?:remote(?: chance)?|(?:highly )?(?:im)?probabl[ey]|roughly even odds|nearly certain(?:ly)?"
    r"|possibly|perhaps|maybe|presumably|conceivabl[ey]|might|good chance|odds are|doubtless|certainly)\b",
    re.I,
)
"""Row 2, and looser words for the same."""
_SURE = re.compile(r"\bconfiden(?:ce|t|tly)\b", re.I)
LIKELIHOOD = "Likelihood"
"""A column whose cells hold a word of row 1 with its number and nothing else."""
_ALONE = re.compile(
    r"(?:almost no chance|(?:very )?(?:un)?likely|roughly even chance|almost certain), \d+%(?: \(\d+ to \d+%\))?", re.I
)
_QUOTED = re.compile(r"“[^”]*”|‘[^’]*’")
_SENTENCE = re.compile(r"[.!?]\s+")
_NO_EARLIER = "No earlier brief was given to compare with."


@dataclass(frozen=True, slots=True, kw_only=True)
class Breach:
    """One place where the brief does not keep the standard."""

    rule: Rule
    where: str
    """The chapter and the question or the caption."""
    text: str


def checked(brief: Brief) -> Brief:
    """The brief with the checker's result in its method, and whether there was an earlier brief to compare with."""
    earlier = () if brief.since else (say(_NO_EARLIER),)
    told = replace(brief, annex=replace(brief.annex, method=(*brief.annex.method, *earlier)))
    found, judged = breaches(told), judgements(told)
    many = "1 judgement" if judged == 1 else f"{judged} judgements"
    result = "no breach" if not found else f"{len(found)} {'breach' if len(found) == 1 else 'breaches'}"
    listed = tuple(say(f"{b.rule}, {b.where}: {b.text}") for b in found)
    method = (*told.annex.method, say(f"Checked against ICD 203: {many}, {result}."), *listed)
    return replace(told, annex=replace(told.annex, method=method))


def breaches(brief: Brief) -> tuple[Breach, ...]:
    """Every breach, in reading order."""
    found: list[Breach] = []
    for where, block in _blocks(brief):
        if isinstance(block, Judged):
            found += _of_judged(block, f"{where}, {block.question}")
        elif isinstance(block, Table):
            found += _of_table(block, f"{where}, {block.caption}")
        elif isinstance(block, Sentence):
            found += _of_text(block, where)
    return (*found, *_of_since(brief))


def judgements(brief: Brief) -> int:
    """How many judgements the brief holds, set apart or in a table's row."""
    return sum(_counted(block) for _, block in _blocks(brief))


def _counted(block: Block) -> int:
    if isinstance(block, Judged):
        return int(block.basis.startswith("judgement"))
    if isinstance(block, Table) and KIND in block.columns:
        at = block.columns.index(KIND)
        return sum(row[at].sentence.text.startswith("judgement") for row in block.rows)
    return 0


def _blocks(brief: Brief) -> Iterator[tuple[str, Block]]:
    yield from (("notice", sentence) for sentence in brief.notice)
    yield from (("since", sentence) for sentence in brief.since)
    for chapter in brief.chapters:
        yield from ((chapter.anchor, block) for block in _of_chapter(chapter))
    if brief.others is not None:
        yield "others", brief.others


def _of_chapter(chapter: Chapter) -> Iterator[Block]:
    yield from chapter.bottom_line
    yield chapter.elements
    for part in chapter.parts:
        yield part.finding
        yield from flat(part.blocks)
        yield from (say(title) for title in _titles(part.blocks))


def _titles(blocks: Iterable[Block]) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, Section):
            yield block.title
            yield from _titles(block.blocks)
        elif isinstance(block, Ranks | Fans):
            yield from (block.title, block.legend, block.alternative)


def _of_judged(block: Judged, where: str) -> Iterator[Breach]:
    if block.basis.split(" by ")[0] not in _BASES:
        yield Breach(rule="basis", where=where, text=block.basis or "no basis")
    if not any(ground.text.strip() for ground in block.grounds):
        yield Breach(rule="source", where=where, text="rests on nothing")
    if block.likelihood and not block.alternatives:
        yield Breach(rule="alternatives", where=where, text="a likelihood without alternatives")
    if block.basis.startswith("judgement") and not block.would_change:
        yield Breach(rule="would_change", where=where, text="nothing said that would change it")
    if _SURE.search(block.likelihood) or _LIKELY.search(block.confidence):
        yield Breach(rule="mixed", where=where, text=f"{block.likelihood} {block.confidence}")
    if _OTHER_ROW.search(block.likelihood):
        yield Breach(rule="words", where=where, text=block.likelihood)
    told = (block.claim, *block.grounds)
    for sentence in told:
        yield from _of_text(sentence, where)
    for text in (block.reasoning, block.confidence, *block.alternatives, *block.would_change):
        yield from _of_words(text, where)


def _of_table(table: Table, where: str) -> Iterator[Breach]:
    for row in table.rows:
        for column, cell in zip(table.columns, row, strict=True):
            if column != LIKELIHOOD or not _ALONE.fullmatch(cell.sentence.text):
                yield from _of_text(cell.sentence, where)
        if KIND in table.columns:
            cells = dict(zip(table.columns, row, strict=True))
            kind = cells[KIND].sentence.text
            if kind.split(" by ")[0] not in _BASES:
                yield Breach(rule="basis", where=where, text=kind or "no basis")
            rests = cells.get(RESTS)
            if rests is not None and not rests.sentence.text and not any(c.sentence.references for c in row):
                yield Breach(rule="source", where=where, text=row[0].sentence.text)


def _of_text(sentence: Sentence, where: str) -> Iterator[Breach]:
    """Our own words only: pieces with a tint are an article's."""
    yield from _of_words("".join(piece.text if piece.tint is None else " " for piece in sentence.pieces), where)


def _of_words(text: str, where: str) -> Iterator[Breach]:
    own = _QUOTED.sub(" ", text)
    for sentence in _SENTENCE.split(own):
        if found := _OTHER_ROW.search(sentence):
            yield Breach(rule="words", where=where, text=found[0])
        if found := _LIKELY.search(sentence):
            mixed = bool(_SURE.search(sentence))
            if mixed or not _number(found[0]):
                yield Breach(rule="mixed" if mixed else "words", where=where, text=sentence.strip())


def _number(found: str) -> bool:
    """A figure is allowed where it is counted ("40% of crises"); a word for it is not."""
    return found.endswith("%")


def _of_since(brief: Brief) -> Iterable[Breach]:
    if brief.since or any(sentence.text == _NO_EARLIER for sentence in brief.annex.method):
        return ()
    return (Breach(rule="since", where="annex", text="nothing said on what changed since the last brief"),)
