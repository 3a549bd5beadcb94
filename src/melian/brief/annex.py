"""Part 9: every article with its marked words, what could not be read, the method, the versions."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from melian.brief.cite import NO_OUTLET, Desk, anchor
from melian.brief.method import method
from melian.brief.nest import Mark, nest
from melian.brief.phrases import FORM_TINT, FORM_WORDS, actors, count, speaker_words
from melian.brief.saying import cell
from melian.brief.tree import Annex, Article, Cell, Reference, Stretch, Table
from melian.model.act_words import noun
from melian.model.document import Document, Found
from melian.model.event import Reading
from melian.model.mention import Mention
from melian.model.span import Span

LONGEST = 1_000_000
"""Characters of an article that is kept whole: more than any article has; a longer text keeps its sentences."""


def annex(desk: Desk, references: tuple[Reference, ...], *, share: bool) -> Annex:
    """The annex; with `share` only the sentences that the brief rests on are kept of the articles."""
    account = desk.lookup.account
    return Annex(
        articles=tuple(_article(reading, desk, references, share=share) for reading in account.readings),
        unreadable=tuple((failed.path, failed.why) for failed in account.unreadable),
        method=method(account),
        versions=account.versions,
        shared=share,
    )


def _article(reading: Reading, desk: Desk, references: tuple[Reference, ...], *, share: bool) -> Article:
    document = reading.document
    share = share or len(document.text) > LONGEST
    here = tuple(r for r in references if r.document == desk.labels[document.path])
    return Article(
        number=desk.number(document.path),
        anchor=f"article-{desk.number(document.path)}",
        path=document.path,
        label=desk.labels[document.path],
        title=document.title.value if document.title else "No title found",
        outlet=desk.outlet(document.path),
        date=document.date.value if document.date else "undated",
        language=document.language.value if document.language else None,
        known=_known(document),
        problems=document.problems,
        whole=not share,
        stretches=_stretches(reading, desk, here, share=share),
        acts=_acts(reading, desk, share=share),
    )


def _known(document: Document) -> tuple[tuple[str, str, str], ...]:
    fields: tuple[tuple[str, Found | None, str], ...] = (
        ("Outlet", document.outlet, NO_OUTLET),
        ("Date", document.date, "no date found"),
        ("Byline", document.byline, "no byline found"),
        ("Language", document.language, "not told"),
        ("Address", document.url, "no address given"),
    )
    rows = [(name, f.value if f else unknown, f.how if f else "not found") for name, f, unknown in fields]
    digest = ("SHA-256 of the text", document.digest, "computed")
    return (*rows, ("Kind", document.kind, f"{len(document.text):,} characters"), digest)


def _stretches(reading: Reading, desk: Desk, references: tuple[Reference, ...], *, share: bool) -> tuple[Stretch, ...]:
    text = reading.document.text
    marks = _once(_marks(reading, desk, references))
    if not share:
        return nest(text, 0, len(text), marks)
    kept = _joined([Span(start=r.start - len(r.before), end=r.end + len(r.after)) for r in references])
    return tuple(stretch for span in kept for stretch in nest(text, span.start, span.end, marks))


def _marks(reading: Reading, desk: Desk, references: tuple[Reference, ...]) -> Iterable[Mark]:
    document = reading.document
    for piece in document.furniture:
        note = f"page furniture: {piece.kind}, {count(len(piece), 'character')}"
        yield Mark(start=piece.start, end=piece.end, role="furniture", note=note)
    for mention in reading.mentions:
        yield Mark(
            start=mention.start, end=mention.end, role="mention", tint=FORM_TINT[mention.form],
            anchor=anchor(document, mention), note=_note(mention, desk), rejected=desk.lookup.rejected(mention),
        )  # fmt: skip
    for r in references:
        yield Mark(start=r.start, end=r.end, role="reference", tint=r.words.tint, anchor=r.anchor)
    for span in desk.quoted[document.path]:
        yield Mark(start=span.start, end=span.end, role="quoted", tint="verbatim")


def _once(marks: Iterable[Mark]) -> tuple[Mark, ...]:
    """One mark for mentions of the same characters, with all their notes, and each anchor at its first mark only."""
    kept: dict[tuple[int, int, str, bool], Mark] = {}
    seen: set[str] = set()
    for mark in marks:
        key = (mark.start, mark.end, mark.role, mark.rejected)
        if key in kept:
            kept[key] = replace(kept[key], note="; ".join(filter(None, (kept[key].note, mark.note))) or None)
        elif mark.role != "reference" or mark.anchor not in seen:
            kept[key] = replace(mark, anchor=None if mark.anchor in seen else mark.anchor)
        seen.update(filter(None, [mark.anchor]))
    return tuple(kept.values())


def _note(mention: Mention, desk: Desk) -> str:
    verdict = "; rejected by a person" if desk.lookup.rejected(mention) else ""
    return f"{actors(mention.actor, 'unnamed')}: {noun(mention.act)}, {FORM_WORDS[mention.form]}{verdict}"


def _joined(spans: list[Span]) -> list[Span]:
    """Overlapping and touching spans made one, in order."""
    found: list[Span] = []
    for span in sorted(spans):
        if found and span.start <= found[-1].end:
            found[-1] = Span(start=found[-1].start, end=max(found[-1].end, span.end))
        else:
            found.append(span)
    return found


def _acts(reading: Reading, desk: Desk, *, share: bool) -> Table:
    judged = any(mention.id in desk.lookup.judgements for mention in reading.mentions)
    columns = ("Act", "Speaker", "Form", "Tied to", "Found by", *(("A person’s reading",) if judged else ()))
    rows = tuple(_act(mention, desk, share=share)[: len(columns)] for mention in reading.mentions)
    n = desk.number(reading.document.path)
    return Table(caption=f"Acts found in article {n}", columns=columns, rows=rows, name=f"acts-{n}", fold=True)


def _act(mention: Mention, desk: Desk, *, share: bool) -> tuple[Cell, ...]:
    to = None if share else anchor(desk.lookup.document(mention.document), mention)
    who = speaker_words(mention.speaker, "none named")
    open_to = f" (could be {actors('; '.join(mention.candidates))})" if mention.candidates else ""
    polarity = "" if mention.polarity == "asserted" else f" ({mention.polarity})"
    target = f" → {actors(mention.target)}" if mention.target else ""
    act = f"{actors(mention.actor, 'left open')}{open_to}: {noun(mention.act)}{polarity}{target}"
    condition = desk.excerpt(mention.document, mention.condition, mention.form) if mention.condition else "nothing"
    return (
        cell(act, to=to),
        cell(who + (f", for {mention.principal}" if mention.principal else "")),
        cell(FORM_WORDS[mention.form], tint=FORM_TINT[mention.form]),
        cell("not kept" if share and mention.condition else condition),
        cell(f"{mention.rule}, {mention.confidence:.0%} sure"),
        cell(_judged(mention, desk)),
    )


def _judged(mention: Mention, desk: Desk) -> str:
    judgement = desk.lookup.judgements.get(mention.id)
    if judgement is None:
        return "none"
    by = f" by {judgement.by}" if judgement.by else ""
    return f"{judgement.verdict}{by}" + (f": {judgement.reason}" if judgement.reason else "")
