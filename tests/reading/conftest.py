"""What the tests of reading share: drafts read as files are, and small files of each kind made on the spot."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from melian.model.document import Document, Unreadable
from melian.reading import ReadOptions, read
from melian.reading.assemble import assemble
from melian.reading.draft import Draft, Kind

Reader = Callable[..., Document | Unreadable]


@pytest.fixture
def article() -> Callable[..., Document]:
    """A text as the article of a file."""

    def made(text: str, kind: Kind = "text") -> Document:
        return assemble("article.txt", Draft(text=text, kind=kind), told={})

    return made


@pytest.fixture
def reading(tmp_path: Path) -> Reader:
    """Reads bytes as a file whose name tells nothing."""

    def one(data: bytes, **options: object) -> Document | Unreadable:
        path = tmp_path / "input"
        path.write_bytes(data)
        found = list(read([str(path)], ReadOptions(**options)))  # type: ignore[arg-type]
        assert len(found) == 1
        return found[0]

    return one


@pytest.fixture(scope="session")
def pdf() -> Callable[..., bytes]:
    """A PDF with one page for each list of lines."""
    return _pdf


@pytest.fixture(scope="session")
def docx_parts() -> Callable[[bytes], dict[str, bytes]]:
    """The parts of a ZIP archive by name."""

    def parts(data: bytes) -> dict[str, bytes]:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return {name: archive.read(name) for name in archive.namelist()}

    return parts


@pytest.fixture(scope="session")
def zipped() -> Callable[[dict[str, bytes]], bytes]:
    """A ZIP archive of parts by name."""

    def made(parts: dict[str, bytes]) -> bytes:
        whole = io.BytesIO()
        with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, data in parts.items():
                archive.writestr(name, data)
        return whole.getvalue()

    return made


def _pdf(*pages: list[str]) -> bytes:
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>", b"", b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"]
    kids = []
    for lines in pages:
        shown = b"".join(b"(" + line.encode("latin-1") + b") Tj T*\n" for line in lines)
        stream = b"BT /F1 12 Tf 14 TL 72 720 Td\n" + shown + b"ET"
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream))
        content = len(objects)
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents %d 0 R "
            b"/Resources << /Font << /F1 3 0 R >> >> >>" % content
        )
        kids.append(b"%d 0 R" % len(objects))
    objects[1] = b"<< /Type /Pages /Kids [%s] /Count %d >>" % (b" ".join(kids), len(kids))
    return _numbered(objects)


def _numbered(objects: list[bytes]) -> bytes:
    data = b"%PDF-1.4\n"
    places = []
    for number, body in enumerate(objects, start=1):
        places.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(objects) + 1
    end = b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (size, len(data))
    return data + b"xref\n0 %d\n0000000000 65535 f \n%s" % (size, table) + end
