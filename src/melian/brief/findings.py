"""Findings as rows of a table: the question, the answer, what it rests on, and what kind of sentence it is."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from melian.brief.cite import Desk
from melian.brief.judged import references
from melian.brief.saying import cell, stop
from melian.brief.tree import Cell, Reference, Table
from melian.model.finding import Finding, Ground

COLUMNS = ("Question", "Answer", "Rests on", "Kind")
KIND = "Kind"
"""The column that says information, assumption or judgement; a checker looks for it."""
RESTS = "Rests on"
_LONG = 8
_REFERENCES = 4
UNOPENED = "unverified"
_ADDRESS = re.compile(r"https?://([^/\s;)]+)[^\s;]*")


def table(
    findings: Sequence[Finding], desk: Desk, headings: Mapping[str, str], *, caption: str, name: str, fold: bool = False
) -> Table:
    """One row a finding, under its question's heading; closed at first where it is long, or `fold` asks for it."""
    rows = tuple(_row(finding, desk, headings[finding.question]) for finding in findings)
    return Table(caption=caption, columns=COLUMNS, rows=rows, name=name, fold=fold or len(rows) > _LONG)


def unanswered(findings: Sequence[Finding], headings: Mapping[str, str]) -> str:
    """The questions that neither the articles nor the packs answer, as a sentence; empty where there is none."""
    asked = dict.fromkeys(headings[f.question] for f in findings if not f.answered)
    return f"Not in these sources: {'; '.join(name[:1].lower() + name[1:] for name in asked)}." if asked else ""


def _row(finding: Finding, desk: Desk, heading: str) -> tuple[Cell, ...]:
    answer = cell(stop(finding.claim), on=resting(finding, desk))
    by = "" if finding.by == "rules" else f" by {finding.by}"
    return cell(heading), answer, cell(rests(finding)), cell(finding.basis + by)


def resting(finding: Finding, desk: Desk) -> tuple[Reference, ...]:
    """The characters that a finding rests on, each once."""
    return tuple(dict.fromkeys(r for g in finding.grounds for r in references(g, desk)[:1]))[:_REFERENCES]


def rests(finding: Finding) -> str:
    """What it rests on in a few words: packs with their sources, words of the articles, what was looked for in vain."""
    told = [_told(ground) for ground in finding.grounds if ground.kind in ("knowledge", "number")]
    own = tuple(dict.fromkeys(g.says for g in finding.grounds if g.kind in ("words", "event")))
    if own:
        told.insert(0, f"the articles’ words: {'; '.join(own)}")
    told += [f"looked for: {g.says}" for g in finding.grounds if g.kind == "absence"]
    return stop("; ".join(told)) if told else ""


def _told(ground: Ground) -> str:
    return f"{ground.says} ({_short(ground.source)})"


def _short(source: str | None) -> str:
    """A source with each address cut to its site; the whole one stands in the table of sources."""
    if source in (None, "unverified"):
        return "source not verified"
    return _ADDRESS.sub(lambda found: found[1].removeprefix("www."), source or "")


def named_source(source: str | None) -> str:
    """A source in full, or that nobody has opened it."""
    return "source not verified" if source in (None, UNOPENED) else str(source)


def sources(findings: Sequence[Finding]) -> Table | None:
    """Every entry of the packs that the findings rest on, once, with its source in full."""
    used = {g.entry: g.source or UNOPENED for f in findings for g in f.grounds if g.kind == "knowledge" and g.entry}
    if not used:
        return None
    named = {entry: "source not verified" if source == UNOPENED else source for entry, source in used.items()}
    rows = tuple((cell(entry), cell(named[entry])) for entry in sorted(named))
    caption = "Where the packs’ entries used here are from"
    return Table(caption=caption, columns=("Entry", "Source"), rows=rows, name="sources", fold=True)
