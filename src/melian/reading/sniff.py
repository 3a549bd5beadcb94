"""What kind of input bytes or characters are, by content; a file's name decides nothing."""

from __future__ import annotations

import json
import re
from typing import Literal

from melian.errors import InputError
from melian.reading.frontmatter import front_matter

_SIGNATURES = (
    (b"{\\rtf", "a Rich Text (RTF) file"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Office file (before DOCX)"),
    (b"\x89PNG", "a picture (PNG)"),
    (b"GIF8", "a picture (GIF)"),
    (b"\xff\xd8\xff", "a picture (JPEG)"),
    (b"II*\x00", "a picture (TIFF)"),
    (b"MM\x00*", "a picture (TIFF)"),
    (b"RIFF", "a sound, film or picture (RIFF)"),
    (b"OggS", "a sound or film (Ogg)"),
    (b"ID3", "a sound (MP3)"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ", "an xz archive"),
    (b"7z\xbc\xaf", "a 7z archive"),
    (b"Rar!", "a RAR archive"),
    (b"\x28\xb5\x2f\xfd", "a Zstandard archive"),
    (b"SQLite format 3\x00", "an SQLite database"),
    (b"\x7fELF", "a program (ELF)"),
    (b"MZ\x90\x00", "a program (Windows)"),
    (b"WARC/", "a web archive (WARC)"),
    (b"PAR1", "a Parquet table"),
)
_PREFACE = re.compile("[\\s\ufeff]*(?:<\\?xml[^>]{0,500}\\?>\\s*)?(?:<!--.{0,5000}?-->\\s*)*", re.DOTALL)
_HTML = re.compile(
    r"<(?:!doctype\s+html|html|head|body|meta|title|link|script|style|base|div|article|main|section|nav|header|footer"
    r"|p|h[1-6]|table|ul|ol|dl|center|font|span|a|img|br|b|i|em|strong|blockquote|figure|iframe|form)\b",
    re.IGNORECASE,
)
_FEED = re.compile(r"<(?:rss|feed|rdf:RDF)\b", re.IGNORECASE)
_ROOT = re.compile(r"<(?:!doctype\s+)?([A-Za-z_][\w:.-]{0,60})")
_MARKDOWN = (
    re.compile(r"^#{1,6}[ \t]+\S", re.MULTILINE),
    re.compile(r"^[^\n|>*+-][^\n]{0,200}\n(?:={3,}|-{3,})[ \t]*$", re.MULTILINE),
    re.compile(r"\[[^\[\]\n]{1,300}\]\([^()\s]{1,500}(?:[ \t]+\"[^\"\n]{0,300}\")?\)"),
    re.compile(r"(?<!\*)\*\*(?=\S)[^*\n]{1,300}(?<=\S)\*\*(?!\*)"),
    re.compile(r"^(?:```|~~~)", re.MULTILINE),
)
_HEAD = 100_000


def binary_kind(path: str, data: bytes) -> Literal["pdf", "docx"] | None:
    """`pdf`, `docx` (any ZIP) or None for what may be text. Raises InputError for what is known and not read."""
    if not data:
        raise InputError(path, "empty")
    if b"%PDF-" in data[:1024]:
        return "pdf"
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return "docx"
    for signature, what in _SIGNATURES:
        if data.startswith(signature):
            raise InputError(path, f"{what}: a kind that is not read")
    if data[4:8] == b"ftyp":
        raise InputError(path, "a film (MP4): a kind that is not read")
    return None


def text_kind(path: str, text: str) -> Literal["html", "jsonl", "markdown", "text"]:
    """The kind of characters. Raises InputError for feeds and other XML, and where there is nothing but space."""
    if not text.strip("\ufeff \t\r\n\f\v\x00"):
        raise InputError(path, "holds no text")
    preface = _PREFACE.match(text)
    at = preface.end() if preface else 0
    if _HTML.match(text, at):
        return "html"
    if _FEED.match(text, at):
        raise InputError(path, "a feed (RSS or Atom): a kind that is not read")
    if "<?xml" in text[:at]:
        root = _ROOT.match(text, at)
        raise InputError(path, f"XML that is no page (first element: {root.group(1) if root else 'none'})")
    if _json(text):
        return "jsonl"
    return "markdown" if _markdown(text) else "text"


def _json(text: str) -> bool:
    """Whether it is JSON or JSON lines: it begins as such, and one of its first twenty lines or the whole parses."""
    head = text[:2000].lstrip("\ufeff \t\r\n")
    if not re.match(r"\{\s*[\"}]|\[\s*[{\]]", head):
        return False
    for line in text[:_HEAD].split("\n")[:20]:
        try:
            if isinstance(json.loads(line.strip("\ufeff \t\r")), dict):
                return True
        except (ValueError, RecursionError):
            continue
    return bool(re.match(r"\{\s*\"[^\"\n]{1,100}\"\s*:|\[\s*\{\s*\"", head))


def _markdown(text: str) -> bool:
    """Front matter, a heading, or two other marks; bullets alone are copied off pages too."""
    head = text[:_HEAD]
    if front_matter(head) or _MARKDOWN[0].search(head):
        return True
    return sum(min(2, len(pattern.findall(head))) for pattern in _MARKDOWN[1:]) >= 2
