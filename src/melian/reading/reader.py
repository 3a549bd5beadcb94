"""From paths to documents: loads, tells the kind, has it parsed, gathers what is known."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Sequence
from dataclasses import replace
from email.message import Message
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from melian.errors import InputError, UsageError
from melian.model.document import Document, Found, Page, Unreadable
from melian.reading.assemble import assemble
from melian.reading.dates import iso
from melian.reading.decode import declared_encoding, decode
from melian.reading.draft import Draft, Finds, Name
from melian.reading.options import ReadOptions
from melian.reading.records import records
from melian.reading.shown import encodable, shown
from melian.reading.sniff import binary_kind, text_kind
from melian.reading.walk import Blob, files, load, standard_input

if TYPE_CHECKING:
    from melian.reading.sources import Sources
    from melian.reading.workshop import Workshop

log = logging.getLogger(__name__)

_OWN = ReadOptions()


def read(paths: Sequence[str], options: ReadOptions = _OWN) -> Iterator[Document | Unreadable]:
    """The documents of files, folders, http(s) addresses and `-`, in order; what cannot be read is an Unreadable.

    Records of a container are `PATH#n`. Raises UsageError at once for options that cannot be used.
    """
    user = _user(paths, options)
    tables = _tables(paths, options)
    return _read(paths, options, user, tables)


def _read(
    paths: Sequence[str], options: ReadOptions, user: Finds, tables: Sequence[Sources | None]
) -> Iterator[Document | Unreadable]:
    from melian.reading.workshop import Workshop

    with Workshop(seconds=options.parse_timeout) as shop:
        for path, table in zip(paths, tables, strict=True):
            for item in _inputs(path, options):
                yield from _documents(item, shop, user, table)


def is_address(path: str) -> bool:
    """Whether a path is an http(s) address."""
    return path[:8].casefold().startswith(("http://", "https://"))


def _inputs(path: str, options: ReadOptions) -> Iterator[Blob | InputError]:
    """The bytes behind a path; loaded one at a time."""
    for file in [path] if path == "-" or is_address(path) else files(path):
        if isinstance(file, InputError):
            yield file
            continue
        try:
            yield _load(file, options)
        except InputError as error:
            yield error


def _load(path: str, options: ReadOptions) -> Blob:
    if path == "-":
        return Blob(path=path, data=standard_input(options.max_bytes))
    if is_address(path):
        from melian.reading.fetch import fetch

        page = fetch(path, options)
        return Blob(path=path, data=page.body, page=page, declared=charset(page.content_type))
    return Blob(path=path, data=load(path, options.max_bytes))


def _documents(
    item: Blob | InputError, shop: Workshop, user: Finds, table: Sources | None
) -> Iterator[Document | Unreadable]:
    if isinstance(item, InputError):
        yield _unreadable(item.path, item)
        return
    try:
        for path, draft in _drafts(item, shop):
            if isinstance(draft, InputError):
                yield _unreadable(path, draft)
                continue
            told = {**(table.of(path) if table else {}), **user}
            yield assemble(encodable(path), _addressed(draft, item.page), told=told, page=item.page)
    except InputError as error:
        yield _unreadable(item.path, error)
    except Exception as error:  # one document that breaks the reading must not end the run
        log.debug("%s", shown(item.path), exc_info=True)
        yield _unreadable(item.path, InputError(item.path, f"could not be read: {type(error).__name__}: {error}"))


def _drafts(blob: Blob, shop: Workshop) -> Iterator[tuple[str, Draft | InputError]]:
    """The text of each article in one input. Raises InputError where the whole input cannot be read."""
    path = blob.path
    binary = binary_kind(path, blob.data)
    if binary:
        yield path, shop.parse(path, binary, blob.data)
        return
    decoded = decode(path, blob.data, declared=blob.declared or declared_encoding(blob.data))
    kind = text_kind(path, decoded.text)
    if kind == "jsonl":
        for name, record in records(path, decoded.text):
            yield name, record if isinstance(record, InputError) else record.noting(*decoded.problems)
        return
    if kind == "html":
        draft = shop.parse(path, "html", decoded.text.encode(), url=blob.page.url if blob.page else None)
    else:
        draft = Draft(text=decoded.text, kind=kind)
    yield path, draft.noting(*decoded.problems)


def _addressed(draft: Draft, page: Page | None) -> Draft:
    """With the address it was fetched from, and its host as the outlet where the page names none."""
    if page is None:
        return draft
    host = (urlsplit(page.url).hostname or "").removeprefix("www.")
    found: dict[Name, Found] = {"outlet": Found(value=host, how="host of the address")}
    found |= draft.found
    found["url"] = Found(value=page.url, how="address that was fetched")
    return replace(draft, found=found)


def charset(content_type: str) -> str | None:
    """The encoding that a Content-Type claims."""
    message = Message()
    message["Content-Type"] = content_type.replace("\r", " ").replace("\n", " ")
    return message.get_content_charset()


def _unreadable(path: str, error: InputError) -> Unreadable:
    return Unreadable(path=shown(path), why=shown(error.why))


def _user(paths: Sequence[str], options: ReadOptions) -> Finds:
    """What the person said on the command line. Raises UsageError where it is said of more than one document."""
    said: dict[Name, str | None] = {"outlet": options.outlet, "date": options.date, "url": options.url}
    given: dict[Name, Found] = {name: Found(value=value, how="user") for name, value in said.items() if value}
    if given and (len(paths) != 1 or Path(paths[0]).is_dir()):
        raise UsageError("outlet, date and url are said of one document; for several, name them in a sources table")
    if options.date:
        value = iso(options.date)
        if value is None:
            raise UsageError(f"date {shown(options.date)!r}: write 2022-01-13, 2022-01 or 2022")
        given["date"] = Found(value=value, how="user")
    if options.url and not is_address(options.url):
        raise UsageError(f"url {shown(options.url)!r}: not an http or https address")
    return given


def _tables(paths: Sequence[str], options: ReadOptions) -> list[Sources | None]:
    """The sources table of each path: the one named, else `sources.csv` in the folder that is read."""
    from melian.reading.sources import load_sources

    if options.sources:
        table = load_sources(options.sources)
        return [table] * len(paths)
    own = [Path(path) / "sources.csv" for path in paths]
    return [load_sources(str(path)) if path.is_file() else None for path in own]
