"""PDF: the text of each page (pypdf), its printed lines joined to paragraphs."""

from __future__ import annotations

import io
import logging

from pypdf import PageObject, PdfReader
from pypdf.errors import PyPdfError

from melian.errors import InputError
from melian.model.document import Found
from melian.reading.blocks import Block, lay
from melian.reading.draft import Draft, Name
from melian.reading.flow import paragraphs

PAGES = 5_000
"""Pages that are read of one file."""
CHARACTERS = 20_000_000
"""Characters that are read of one file; a small file can hold a page a million times."""


def parse_pdf(data: bytes, _url: str | None) -> Draft:
    """One PDF. Raises InputError where it is encrypted, broken, or pictures only; a broken page is a problem."""
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    reader = _open(data)
    pages, problems = _pages(reader)
    if not any(pages):
        broken = "; ".join(problems[:3])
        raise InputError("-", broken or f"no text on its {len(reader.pages):,} pages (scanned pictures, perhaps)")
    laid = lay(Block(text=paragraph) for paragraph in paragraphs(pages))
    if not laid.text:
        raise InputError("-", "no text in it but running heads")
    return Draft(text=laid.text, kind="pdf", found=_finds(reader, laid.text), problems=(*problems, *laid.problems))


def _open(data: bytes) -> PdfReader:
    try:
        reader = PdfReader(io.BytesIO(data), strict=False)
        if reader.is_encrypted and not reader.decrypt(""):
            raise InputError("-", "an encrypted PDF: it needs a password")
        len(reader.pages)
    except (PyPdfError, ValueError, KeyError, TypeError, AttributeError, IndexError, OSError) as error:
        cut = b"%%EOF" not in data[-2048:]
        what = f"a PDF that is cut off (no end mark in its {len(data):,} bytes)" if cut else "a broken PDF"
        raise InputError("-", f"{what}: {str(error)[:200]}") from error
    return reader


def _pages(reader: PdfReader) -> tuple[list[list[str]], tuple[str, ...]]:
    """The printed lines of each page, and a sentence for each page that could not be read."""
    pages: list[list[str]] = []
    problems: list[str] = []
    total, left = len(reader.pages), CHARACTERS
    for number in range(1, min(total, PAGES) + 1):
        try:
            text = _text(reader.pages[number - 1])
        except MemoryError:
            raise
        except Exception as error:
            problems.append(f"page {number:,} of {total:,} cannot be read ({type(error).__name__}: {str(error)[:100]})")
            continue
        left -= len(text)
        pages.append(text.split("\n") if text.strip() else [])
        if left < 0:
            problems.append(f"read up to page {number:,} of {total:,}: more than {CHARACTERS:,} characters")
            break
    if total > PAGES:
        problems.append(f"read up to page {PAGES:,} of {total:,}")
    return pages, tuple(problems)


def _text(page: PageObject) -> str:
    return page.extract_text().replace("\r\n", "\n").replace("\r", "\n")[: CHARACTERS + 1]


def _finds(reader: PdfReader, text: str) -> dict[Name, Found]:
    """Title and author of the document information; a title only where the text has it, since many are leftovers."""
    try:
        information = reader.metadata
        title = " ".join(str(information.title or "").split()) if information else ""
        author = " ".join(str(information.author or "").split()) if information else ""
    except Exception:  # hostile document information is no reason to lose the text
        return {}
    found: dict[Name, Found] = {}
    if len(title) > 3 and title.casefold() in " ".join(text[:5000].split()).casefold():
        found["title"] = Found(value=title[:500], how="PDF document information")
    if author:
        found["byline"] = Found(value=author[:200], how="PDF document information")
    return found
