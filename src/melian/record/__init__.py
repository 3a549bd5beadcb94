"""The case file: one SQLite file that holds what was read, what was found and what people made of it."""

from melian.record.case import CaseFile, open_case
from melian.record.judgements import history, judge, judgements, orphans, rejected
from melian.record.links import join, links, split, undo
from melian.record.resolving import resolve_events
from melian.record.search import Hit, search
from melian.record.view import events, failures, pages, readings
from melian.record.writer import record, record_failure, replace_events

__all__ = [
    "CaseFile",
    "Hit",
    "events",
    "failures",
    "history",
    "join",
    "judge",
    "judgements",
    "links",
    "open_case",
    "orphans",
    "pages",
    "readings",
    "record",
    "record_failure",
    "rejected",
    "replace_events",
    "resolve_events",
    "search",
    "split",
    "undo",
]
