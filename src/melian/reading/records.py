"""JSON and JSON lines: one article a record."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from melian.errors import InputError
from melian.model.document import Found
from melian.reading.dates import iso
from melian.reading.draft import Draft, Name
from melian.reading.oddities import mended

TEXT_FIELDS = ("text", "content", "body", "maintext", "article", "article_text", "articleBody", "full_text", "fulltext")
FIELDS: Mapping[Name, tuple[str, ...]] = {
    "title": ("title", "headline"),
    "outlet": ("outlet", "source_name", "sitename", "publisher", "site", "source"),
    "byline": ("byline", "author", "authors"),
    "date": ("date", "date_published", "datePublished", "published", "published_at", "publication_date", "pub_date"),
    "language": ("language", "lang"),
    "url": ("url", "link", "source_url"),
}
"""Fields by what they tell, the surest first."""


def records(path: str, text: str) -> Iterator[tuple[str, Draft | InputError]]:
    """Each record as `PATH#n`, from 1; a broken line counts, and is an InputError that names the line."""
    for n, (line, record) in enumerate(_parsed(path, text.removeprefix("\ufeff")), start=1):
        name = f"{path}#{n}"
        if isinstance(record, InputError):
            yield name, record
            continue
        try:
            yield name, draft(name, record, f"line {line:,}" if line else f"record {n:,}")
        except InputError as error:
            yield name, error


def draft(name: str, record: object, place: str) -> Draft:
    """One record. Raises InputError where it is no object or has no text; `place` says where it stands."""
    if not isinstance(record, dict):
        raise InputError(name, f"{place}: not an object but {_kind(record)}")
    field = next((field for field in TEXT_FIELDS if isinstance(record.get(field), str)), None)
    if field is None:
        known = ", ".join(TEXT_FIELDS[:4])
        raise InputError(name, f"{place}: no text field (looked for {known} and the like; it has {_fields(record)})")
    text, lone = mended(record[field])
    if not text.strip():
        raise InputError(name, f"{place}: the field “{field}” holds no text")
    problems = (f"{lone:,} lone surrogates in the field “{field}” replaced by U+FFFD",) if lone else ()
    found, unread = _finds(record, text)
    return Draft(text=text, kind="jsonl", found=found, problems=(*problems, *unread))


def _parsed(path: str, text: str) -> Iterator[tuple[int | None, object]]:
    whole = _whole(text)
    if whole is not None:
        yield from ((None, record) for record in whole)
        return
    for number, line in enumerate(text.split("\n"), start=1):
        if line.strip():
            try:
                yield number, json.loads(line)
            except json.JSONDecodeError as error:
                yield number, InputError(path, f"line {number:,}, column {error.colno:,}: not JSON ({error.msg})")
            except (ValueError, RecursionError) as error:
                yield number, InputError(path, f"line {number:,}: not JSON that can be read ({error})")


def _whole(text: str) -> list[Any] | None:
    """The records of a file that is one JSON array or one object; None where it is JSON lines."""
    first = text.lstrip().split("\n", 1)[0]
    try:
        alone = isinstance(json.loads(first), dict)
    except (ValueError, RecursionError):
        alone = False
    if alone:
        return None
    try:
        whole = json.loads(text)
    except (ValueError, RecursionError):
        return None
    return whole if isinstance(whole, list) else [whole]


def _finds(record: Mapping[str, Any], text: str) -> tuple[dict[Name, Found], tuple[str, ...]]:
    """What the fields tell, and a sentence for each date that could not be read."""
    found: dict[Name, Found] = {}
    unread = []
    for name, fields in FIELDS.items():
        for field in fields:
            words = _words(record.get(field))
            value = iso(words) if name == "date" and words else words
            if value:
                found[name] = Found(value=value, how=f"field “{field}”")
                break
            if words:
                unread.append(f"the field “{field}” is no date that can be read: {words[:40]}")
    return found, tuple(unread)


def _words(value: object) -> str | None:
    """A field's value in words: a string, the first name of a list, the name of an object."""
    if isinstance(value, str):
        return " ".join(mended(value)[0].split())[:500] or None
    if isinstance(value, list) and all(isinstance(each, str) for each in value):
        return _words("; ".join(value[:5]))
    if isinstance(value, dict):
        return _words(value.get("name") or value.get("title"))
    return None


def _kind(record: object) -> str:
    return {list: "a list", str: "a string", bool: "a truth value", type(None): "null"}.get(type(record), "a number")


def _fields(record: Mapping[str, Any]) -> str:
    return ", ".join(str(field)[:40] for field in list(record)[:8]) or "none"
