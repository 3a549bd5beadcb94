"""DOCX: paragraphs, headings, tables; archives that are none, or bombs."""

from __future__ import annotations

import io
from collections.abc import Callable
from contextlib import suppress

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from melian.errors import InputError
from melian.model.document import Document, Unreadable
from melian.reading.word import check_archive, parse_word

Reader = Callable[..., Document | Unreadable]
BODY = "The foreign minister of Norland said on Monday that Sudland must withdraw its ships from the strait."


def word() -> bytes:
    made = docx.Document()
    made.add_paragraph("Ships must go", style="Title")
    made.add_paragraph(BODY)
    made.add_heading("What comes next", level=1)
    made.add_paragraph("Talks are to begin on Thursday, officials of both sides said.")
    table = made.add_table(rows=1, cols=2)
    table.cell(0, 0).text, table.cell(0, 1).text = "Ships", "12"
    made.core_properties.author = "Jane Roe"
    whole = io.BytesIO()
    made.save(whole)
    return whole.getvalue()


def test_a_document(reading: Reader) -> None:
    document = reading(word())
    assert isinstance(document, Document)
    assert document.kind == "docx"
    last = "Talks are to begin on Thursday, officials of both sides said."
    assert document.text.split("\n\n") == ["Ships must go", BODY, "What comes next", last, "Ships | 12"]
    assert [document.text[h.start : h.end] for h in document.headings] == ["Ships must go", "What comes next"]
    assert document.title is not None
    assert (document.title.value, document.title.how) == ("Ships must go", "paragraph in the style Title")
    assert document.title.span == document.headings[0]
    assert document.byline is not None
    assert document.byline.value == "Jane Roe"
    assert document.date is None


def test_another_archive_is_told(reading: Reader, zipped: Callable[..., bytes]) -> None:
    found = reading(zipped({"a.txt": b"hello"}))
    assert isinstance(found, Unreadable)
    assert "no Word document" in found.why


def test_a_cut_off_document_is_told(reading: Reader) -> None:
    found = reading(word()[:-2000])
    assert isinstance(found, Unreadable)
    assert "broken or cut off" in found.why


@pytest.mark.parametrize(
    ("name", "part", "why"),
    [
        ("word/document.xml", b" " * 120_000_000, "more than 100,000,000 bytes unpacked"),
        ("word/media/a.png", bytes(310_000_000), "more than the 300,000,000 that are read"),
        ("word/document.xml", b'<!DOCTYPE x [<!ENTITY a "aaaa">]><x>&a;</x>', "defines entities"),
        ("word/document.xml", '<!DOCTYPE x [<!ENTITY a "aaaa">]><x/>'.encode("utf-16"), "defines entities"),
        ("word/styles.xml", b"<!ENTITY a SYSTEM 'file:///etc/passwd'>", "defines entities"),
        ("word/document.xml", b"<a>" * 100_000, "a broken Word document"),
        ("word/document.xml", b"", "a broken Word document"),
    ],
    ids=["bomb", "large", "entities", "utf-16 entities", "outside entity", "deep", "no part"],
)
def test_hostile_parts_are_told(
    reading: Reader,
    zipped: Callable[..., bytes],
    docx_parts: Callable[[bytes], dict[str, bytes]],
    name: str,
    part: bytes,
    why: str,
) -> None:
    found = reading(zipped(docx_parts(word()) | {name: part}))
    assert isinstance(found, Unreadable)
    assert why in found.why


def test_a_false_size_in_the_directory_does_no_harm(
    reading: Reader, zipped: Callable[..., bytes], docx_parts: Callable[[bytes], dict[str, bytes]]
) -> None:
    whole = zipped(docx_parts(word()) | {"word/document.xml": b" " * 50_000_000})
    lied = whole.replace((50_000_000).to_bytes(4, "little"), (500).to_bytes(4, "little"))
    assert lied != whole
    found = reading(lied)
    assert isinstance(found, Unreadable)
    assert "broken" in found.why


@settings(max_examples=40)
@given(st.integers(0, len(word()) - 1), st.binary(min_size=1, max_size=20))
def test_no_bytes_break_the_reader(place: int, change: bytes) -> None:
    whole = word()
    with suppress(InputError):
        parse_word(whole[:place] + change + whole[place + len(change) :], None).text.encode("utf-8")


def test_a_broken_picture_is_told_in_words() -> None:
    place = word().index(b"thumbnail.jpeg") + len(b"thumbnail.jpeg")
    with pytest.raises(InputError, match="broken Word document"):
        parse_word(word()[:place] + b"\x07" * 8 + word()[place + 8 :], None)


def test_many_parts_are_refused(zipped: Callable[..., bytes]) -> None:
    with pytest.raises(InputError, match="6,001 parts"):
        check_archive(zipped({"word/document.xml": b""} | {f"{n}.bin": b"" for n in range(6000)}))
