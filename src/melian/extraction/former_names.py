"""Which states a report knows only by a name that they have laid down since.

A report of 2008 tells of a demand on Macedonia, not on a state that was given another name in 2019. Its mentions
keep the canonical name, by which they join others.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from melian.model.document import Document
from melian.model.gazetteer import FormerName
from melian.model.naming import Naming


def naming_of(document: Document, former: Iterable[FormerName]) -> Naming:
    """The former names that a report goes by.

    It must use the name, and nowhere the one that followed, nor a word made of that. A known year must allow the
    name; a report of unknown date is taken to be of that time.
    """
    year = _year(document)
    borne = (f for f in former if year is None or year <= f.until)
    told = (f for f in borne if _has(document.text, f.name) and not _has(document.text, f.actor, whole=False))
    return Naming(pairs=tuple((f.actor, f.name) for f in told))


def _year(document: Document) -> int | None:
    value = document.date.value[:4] if document.date is not None else ""
    return int(value) if value.isdecimal() else None


def _has(text: str, name: str, *, whole: bool = True) -> bool:
    return re.search(rf"\b{re.escape(name)}" + (r"\b" if whole else ""), text, re.IGNORECASE) is not None
