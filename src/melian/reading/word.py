"""DOCX: paragraphs, headings and tables (python-docx), after the archive has been looked at for bombs."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterator

import docx
from docx.document import Document as WordDocument
from docx.table import Table
from docx.text.paragraph import Paragraph

from melian.errors import InputError
from melian.model.document import Found
from melian.model.span import Span
from melian.reading.blocks import Block, lay
from melian.reading.draft import Draft, Name

PARTS = 5_000
"""Files in the archive."""
UNPACKED = 300_000_000
"""Bytes of all of them unpacked."""
XML = 100_000_000
"""Bytes of one XML part unpacked."""

_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError, ValueError)
"""What unpacking raises: a part that holds no XML is unpacked by the library alone."""
_CHUNK = 1 << 20
_ENTITY = re.compile(rb"<!\s*(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_HEADING = re.compile(r"(?:heading|title|subtitle)\b", re.IGNORECASE)


def parse_word(data: bytes, _url: str | None) -> Draft:
    """One DOCX. Raises InputError for other archives, bombs, and documents without text."""
    check_archive(data)
    try:
        document = docx.Document(io.BytesIO(data))
    except (*_BROKEN, KeyError, TypeError, AttributeError, IndexError, SyntaxError) as error:
        raise InputError("-", f"a broken Word document ({type(error).__name__}: {str(error)[:200]})") from error
    blocks = list(_blocks(document))
    laid = lay(block for block, _title in blocks)
    if not laid.text:
        raise InputError("-", "a Word document without text")
    title = next((" ".join(block.text.split()) for block, title in blocks[:20] if title and block.text.strip()), None)
    headings = laid.headings or None
    return Draft(
        text=laid.text,
        kind="docx",
        found=_finds(document, title, laid.text, laid.headings),
        headings=headings,
        problems=laid.problems,
    )


def check_archive(data: bytes) -> None:
    """Raises InputError unless it is a DOCX of bearable size without entity definitions; unpacks it part by part."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = archive.infolist()
            if "word/document.xml" not in archive.namelist():
                raise InputError("-", "a ZIP archive that is no Word document: a kind that is not read")
            _check_sizes(parts)
            for part in parts:
                if part.filename.endswith((".xml", ".rels")):
                    _check_part(archive, part)
    except _BROKEN as error:
        raise InputError("-", f"a broken or cut off ZIP archive ({str(error)[:200]})") from error


def _check_sizes(parts: list[zipfile.ZipInfo]) -> None:
    if len(parts) > PARTS:
        raise InputError("-", f"a ZIP archive of {len(parts):,} parts, more than the {PARTS:,} that are unpacked")
    total = sum(part.file_size for part in parts)
    if total > UNPACKED:
        raise InputError("-", f"unpacks to {total:,} bytes, more than the {UNPACKED:,} that are read (a ZIP bomb?)")


def _check_part(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> None:
    """Unpacks a part bit by bit, so that a false size in the directory does no harm."""
    size, tail = 0, b""
    with archive.open(part) as stream:
        while chunk := stream.read(_CHUNK):
            size += len(chunk)
            if size > XML:
                raise InputError(
                    "-", f"its part {part.filename[:80]} is more than {XML:,} bytes unpacked (a ZIP bomb?)"
                )
            if _ENTITY.search((tail + chunk).replace(b"\x00", b"")):
                raise InputError("-", f"its part {part.filename[:80]} defines entities, which Word never does")
            tail = chunk[-32:]


def _blocks(document: WordDocument) -> Iterator[tuple[Block, bool]]:
    """Paragraphs and table rows in order, each with whether its style is Title."""
    for item in document.iter_inner_content():
        if isinstance(item, Paragraph):
            style = _style(item)
            yield Block(text=item.text, heading=bool(_HEADING.match(style))), style.casefold() == "title"
        elif isinstance(item, Table):
            for row in item.rows:
                cells = dict.fromkeys(cell.text.strip() for cell in row.cells)
                yield Block(text=" | ".join(cell for cell in cells if cell)), False


def _style(paragraph: Paragraph) -> str:
    try:
        return (paragraph.style.name if paragraph.style is not None else None) or ""
    except (KeyError, ValueError, AttributeError):
        return ""


def _finds(document: WordDocument, title: str | None, text: str, headings: tuple[Span, ...]) -> dict[Name, Found]:
    found: dict[Name, Found] = {}
    own, author = _properties(document)
    for words, how in ((title, "paragraph in the style Title"), (own, "DOCX document properties")):
        if words and words in text and "title" not in found:
            span = next((s for s in headings if " ".join(text[s.start : s.end].split()) == words), None)
            found["title"] = Found(value=words[:500], how=how, span=span)
    if author:
        found["byline"] = Found(value=author[:200], how="DOCX document properties")
    return found


def _properties(document: WordDocument) -> tuple[str | None, str | None]:
    """Title and author of the document's properties; "python-docx" and the like are made by software."""
    try:
        properties = document.core_properties
        title, author = " ".join(properties.title.split()), " ".join(properties.author.split())
    except (KeyError, ValueError, AttributeError):
        return None, None
    return title or None, author if author and author != "python-docx" else None
