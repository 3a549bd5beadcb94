"""PDF: paragraphs from printed lines; broken and hostile files."""

from __future__ import annotations

import io
import zlib
from collections.abc import Callable
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader, PdfWriter

from melian.errors import InputError
from melian.model.document import Document, Unreadable
from melian.reading.flow import paragraphs
from melian.reading.pdf import parse_pdf

Reader = Callable[..., Document | Unreadable]
Pdf = Callable[..., bytes]

LINES = [
    "The foreign minister of Norland said on Monday that Sudland must with-",
    "draw its ships from the strait, and that there would be no further talks",
    "before it did.",
    "The Sudland government answered within the hour that it would do nothing of",
    "the sort.",
]


def test_lines_become_paragraphs(reading: Reader, pdf: Pdf) -> None:
    document = reading(pdf(LINES))
    assert isinstance(document, Document)
    assert document.kind == "pdf"
    assert document.text == (
        "The foreign minister of Norland said on Monday that Sudland must withdraw its ships from the strait, and that "
        "there would be no further talks before it did.\n\n"
        "The Sudland government answered within the hour that it would do nothing of the sort."
    )


def test_running_heads_and_page_numbers_are_left_out(pdf: Pdf) -> None:
    words = ("one", "two", "six", "ten")
    pages = [
        ["The Herald, 13 January", f"Case {w}. {LINES[0]}", *LINES[1:], f"Of {w}.", f"Page {n} of 4"]
        for n, w in enumerate(words)
    ]
    text = parse_pdf(pdf(*pages), None).text
    assert "Herald" not in text
    assert "Page" not in text
    assert text.count("The foreign minister") == 4


def test_a_paragraph_runs_over_the_end_of_a_page() -> None:
    assert next(paragraphs([LINES[:2], LINES[2:]])).endswith("no further talks before it did.")


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9])
def test_a_cut_off_pdf_is_told(reading: Reader, pdf: Pdf, share: float) -> None:
    whole = pdf(LINES)
    found = reading(whole[: int(share * len(whole))])
    assert isinstance(found, Unreadable)
    assert "cut off" in found.why


@pytest.mark.parametrize("algorithm", ["RC4-128", "AES-256"])
def test_an_encrypted_pdf_is_told(reading: Reader, pdf: Pdf, algorithm: str) -> None:
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf(LINES))))
    writer.encrypt("secret", algorithm=algorithm)
    whole = io.BytesIO()
    writer.write(whole)
    found = reading(whole.getvalue())
    assert isinstance(found, Unreadable)
    assert "encrypted" in found.why


def test_pictures_alone_are_told(reading: Reader, pdf: Pdf) -> None:
    found = reading(pdf([], []))
    assert isinstance(found, Unreadable)
    assert found.why == "no text on its 2 pages (scanned pictures, perhaps)"


def test_a_broken_page_is_named_and_the_rest_read(pdf: Pdf) -> None:
    whole = pdf(LINES, ["Second page of the paper."], ["Third page of the paper."])
    broken = whole.replace(b"(Second page of the paper.) Tj T*", b"(Second page of the paper  Tj T*", 1)
    draft = parse_pdf(broken, None)
    assert "Third page" in draft.text


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b"/Kids [5 0 R]", b"/Kids [2 0 R]"),
        (b"/Count 1", b"/Count 999999999"),
        (b"/Pages 2 0 R", b"/Pages 1 0 R"),
        (b"/Root 1 0 R", b"/Root 9 0 R"),
        (b"/Contents 4 0 R", b"/Contents [4 0 R 5 0 R 5 0 R]"),
        (b"/Parent 2 0 R", b"/Parent 5 0 R"),
    ],
    ids=["pages in pages", "count", "catalogue", "no root", "contents", "parent"],
)
def test_structures_that_bite_their_tail_end(reading: Reader, pdf: Pdf, old: bytes, new: bytes) -> None:
    whole = pdf(LINES)
    assert old in whole
    found = reading(whole.replace(old, new), parse_timeout=10.0)
    assert isinstance(found, Document | Unreadable)
    if isinstance(found, Unreadable):
        assert "seconds" not in found.why


def test_a_stream_that_unpacks_to_much_more_is_bounded(reading: Reader, pdf: Pdf) -> None:
    packer = zlib.compressobj(9)
    data = b"".join(packer.compress(b" " * 10_000_000) for _ in range(20)) + packer.flush()
    whole = pdf(["x"])
    stream = whole.index(b"<< /Length")
    end = whole.index(b"endstream")
    bomb = b"<< /Filter /FlateDecode /Length %d >>\nstream\n%s\n" % (len(data), data)
    found = reading(whole[:stream] + bomb + whole[end:], parse_timeout=10.0)
    assert isinstance(found, Unreadable)


@settings(max_examples=60)
@given(st.data())
def test_no_bytes_break_the_reader(data: st.DataObject) -> None:
    from tests.reading.conftest import _pdf

    whole = bytearray(_pdf(LINES))
    for _ in range(data.draw(st.integers(1, 8))):
        whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
    with suppress(InputError):
        parse_pdf(bytes(whole), None).text.encode("utf-8")
