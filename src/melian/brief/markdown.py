"""A brief as Markdown, GitHub's kind with tables and footnotes. Text from outside is escaped: nothing in it runs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from melian.brief.phrases import TINT_WORDS
from melian.brief.pictures import Bars, Fans, Graph, Matrix, Ranks, Shares, Tally, Timeline
from melian.brief.tree import (
    Annex,
    Article,
    Block,
    Brief,
    Cell,
    Chapter,
    Judged,
    Piece,
    Reference,
    Section,
    Sentence,
    Stretch,
    Table,
    quoted,
)
from melian.brief.visible import one_line, visible

Numbers = Mapping[Reference, int]
_SPECIAL = re.compile(r"([\\`*_{}\[\]<>|~&^$#]|^[-+=]|(?<=\d)[.)]|[.](?=\w)|(?<=[A-Za-z]):(?=\S))")
"""What could begin markup, a link or a list where it stands; brackets, full stops and colons in prose stay readable."""


def render(brief: Brief) -> str:
    """The whole brief; the notes come last."""
    numbers = {reference: n for n, reference in enumerate(brief.references, start=1)}
    blocks = [*_head(brief, numbers)]
    for i, chapter in enumerate(brief.chapters):
        blocks += _chapter(chapter, numbers, first=i == 0)
    if brief.others:
        blocks += [f"## {brief.others.caption}", _table(brief.others, numbers)]
    blocks += [brief.not_assessed, *_annex(brief.annex, numbers), *_notes(numbers)]
    return "\n\n".join(block for block in blocks if block) + "\n"


def escape(text: str) -> str:
    """Text as inert Markdown on one line: every character that could mean something is escaped.

    A word joiner after '@' keeps an address from becoming a link, which no backslash does.
    """
    return _SPECIAL.sub(r"\\\1", one_line(visible(text))).replace("@", "@\u2060")


def _head(brief: Brief, numbers: Numbers) -> Iterator[str]:
    yield f"# {escape(brief.title)}"
    about = f" · about “{escape(brief.about)}”" if brief.about else ""
    yield f"{escape(brief.counts)} · made {escape(brief.made)}{about}"
    yield from (_said(sentence, numbers) for sentence in (*brief.notice, *brief.since))


def _chapter(chapter: Chapter, numbers: Numbers, *, first: bool) -> Iterator[str]:
    if not first:
        yield f"## {escape(chapter.title)}"
    yield "### 1 · Bottom line"
    yield from (_said(sentence, numbers) for sentence in chapter.bottom_line)
    yield _table(chapter.elements, numbers)
    for part in chapter.parts:
        yield f"### {part.number} · {escape(part.title)}"
        yield _said(part.finding, numbers)
        yield from (block_of(block, numbers) for block in part.blocks)


def block_of(block: Block, numbers: Numbers) -> str:
    """One block; empty where the table after it has the same."""
    match block:
        case Sentence():
            return _said(block, numbers)
        case Table():
            return _table(block, numbers)
        case Graph() | Bars() | Matrix():
            return escape(block.alternative)
        case Timeline() | Tally():
            return ""  # the table that follows has the same
        case Shares() | Ranks() | Fans():
            return f"{escape(block.title)}. {escape(block.alternative)}"
        case Judged():
            return _judged(block, numbers)
        case Section():
            inner = (block_of(each, numbers) for each in block.blocks)
            return "\n\n".join((f"#### {escape(block.title)}", *filter(None, inner)))


def _judged(block: Judged, numbers: Numbers) -> str:
    """A quotation block: set apart as on the screen."""
    lines = [f"**{escape(block.question)}** ({escape(block.basis)})", _said(block.claim, numbers)]
    told = (("Likelihood", block.likelihood), ("Confidence", block.confidence), ("Reasoning", block.reasoning))
    lines += [f"{name}: {escape(value)}" for name, value in told if value]
    lines += [f"- {_said(ground, numbers)}" for ground in block.grounds]
    lists = (("Alternatives", block.alternatives), ("What would change it", block.would_change))
    lines += [f"{name}: {escape('; '.join(values))}" for name, values in lists if values]
    return "\n>\n".join(f"> {line}" for line in lines)


def _said(sentence: Sentence, numbers: Numbers) -> str:
    text = "".join(_piece(piece) for piece in sentence.pieces)
    return text + "".join(f"[^{numbers[r]}]" for r in sentence.references)


def _piece(piece: Piece) -> str:
    if piece.tint is None:
        return _linked(_outer(piece.text), piece.to)
    return f"{escape(quoted(piece))} ({TINT_WORDS[piece.tint]})"


def _linked(said: str, to: str | None) -> str:
    """Our own words as a link to an anchor of the same document."""
    return f"[{said}](#{to})" if to else said


def _cell(cell: Cell, numbers: Numbers) -> str:
    """A cell's words; what others link to is marked with an anchor. A cell's own link is for the screen."""
    said = _said(cell.sentence, numbers)
    return f'<a id="{cell.anchor}"></a>{said}' if cell.anchor else said


def _outer(text: str) -> str:
    """Escaped text with the spaces at its ends kept: it joins others in a sentence."""
    left = " " if text[:1].isspace() else ""
    right = " " if text[-1:].isspace() and text.strip() else ""
    return left + escape(text) + right


def _table(table: Table, numbers: Numbers) -> str:
    head = f"| {' | '.join(map(escape, table.columns))} |"
    rule = f"|{' --- |' * len(table.columns)}"
    rows = [f"| {' | '.join(_cell(cell, numbers) for cell in row)} |" for row in table.rows]
    return f"{escape(table.caption)}\n\n" + "\n".join((head, rule, *rows))


def _annex(annex: Annex, numbers: Numbers) -> Iterator[str]:
    yield "## 9 · Annex"
    yield "### The articles"
    if annex.shared:
        yield "Whole articles are left out of this copy; the sentences that the brief rests on are kept in the notes."
    for article in annex.articles:
        yield from _article(article, numbers)
    yield "### What could not be read"
    yield _list(f"{escape(path)}: {escape(why)}" for path, why in annex.unreadable) or "Every input could be read."
    yield "### Method and limits"
    yield _list(_said(sentence, numbers) for sentence in annex.method)
    yield "### Packs and versions"
    yield _list(f"{escape(name)}: {escape(version)}" for name, version in annex.versions)


def _article(article: Article, numbers: Numbers) -> Iterator[str]:
    yield f"#### {article.number} · {escape(article.title)}"
    yield f"{escape(article.outlet)} · {escape(article.date)} · {escape(article.label)}"
    yield _list(f"{escape(name)}: {escape(value)} ({escape(how)})" for name, value, how in article.known)
    yield _list(f"Problem: {escape(problem)}" for problem in article.problems)
    yield _table(article.acts, numbers) if article.acts.rows else "No act was found in this article."
    if article.whole:
        yield fenced("".join(map(_leaves, article.stretches)))


def _leaves(stretch: Stretch) -> str:
    return "".join(map(_leaves, stretch.inner)) if stretch.inner else stretch.text


def fenced(text: str) -> str:
    """Text as it stands, in a fence longer than any run of back-ticks in it; deceiving characters by their number."""
    longest = max((len(run) for run in re.findall("`+", text)), default=0)
    fence = "`" * max(3, longest + 1)
    shown = visible(text.replace("\r\n", "\n").replace("\r", "\n"))
    return f"{fence}text\n{shown.rstrip(chr(10))}\n{fence}"


def _notes(numbers: Numbers) -> Iterator[str]:
    if numbers:
        yield "## Notes"
    for reference, n in numbers.items():
        words = f"{escape(reference.before)} **{escape(reference.words.text)}** {escape(reference.after)}".strip()
        where = f"article {reference.article}, {escape(reference.outlet)}, {escape(reference.date)}"
        at = f"{escape(reference.document)}, characters {reference.start} to {reference.end}"
        yield f"[^{n}]: {reference.form}, {where}: {words} ({at})"


def _list(items: Iterable[str]) -> str:
    return "\n".join(f"- {item}" for item in items)
