"""Bytes to characters. UTF-8 unless the bytes say otherwise; another encoding is told, what is none is refused."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from melian.errors import InputError

SAMPLE = 200_000
"""Bytes by which an encoding is told."""

_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_ENCODINGS = [
    "cp1252", "cp1250", "cp1251", "koi8_r", "koi8_u", "cp1253", "cp1254", "cp1255", "cp1256", "cp1257", "iso8859_2",
    "iso8859_5", "iso8859_15", "mac_roman", "cp866", "shift_jis", "euc_jp", "gb18030", "big5", "euc_kr", "cp949",
    "tis_620",
]  # fmt: skip
_MORE = ("iso8859_1", "ascii", "iso8859_4", "iso8859_7", "iso8859_9", "cp1258", "gbk", "gb2312", "iso2022_jp")
_DECLARABLE = frozenset(codecs.lookup(name).name for name in (*_ENCODINGS, *_MORE))
"""What a page may claim; Python knows codecs besides that do more than tell characters."""
_CONTROL = bytes(set(range(32)) - {7, 8, 9, 10, 11, 12, 13, 27})
_META = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]{2,40})", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Decoded:
    """Characters, and what must be told of how they came about."""

    text: str
    problems: tuple[str, ...] = ()


def decode(path: str, data: bytes, *, declared: str | None = None) -> Decoded:
    """The characters of a file; line ends and a byte order mark of UTF-8 stay as they are.

    `declared` is the encoding that a server or page claims, tried after UTF-8. Raises InputError for bytes that
    are no text, naming the byte.
    """
    wide = next((encoding for mark, encoding in _MARKS if data.startswith(mark)), None) or _wide(data[:SAMPLE])
    if wide:
        return _decode_wide(path, data, wide)
    _refuse_binary(path, data)
    try:
        return Decoded(text=data.decode("utf-8"))
    except UnicodeDecodeError as error:
        place = error.start
    for encoding, how in ((_codec(declared), "as declared"), (_guess(data, place), "the likeliest by its bytes")):
        try:
            text = data.decode(encoding) if encoding else None
        except (UnicodeDecodeError, LookupError):
            continue
        if text is not None:
            return Decoded(text=text, problems=(f"decoded as {encoding} ({how}), not UTF-8 (byte {place:,})",))
    raise InputError(path, f"not UTF-8 (byte {place:,}), and no other encoding fits")


def declared_encoding(data: bytes) -> str | None:
    """The encoding that a page's meta element claims in its first 4,096 bytes."""
    found = _META.search(data[:4096])
    return found.group(1).decode("ascii") if found else None


def _decode_wide(path: str, data: bytes, encoding: str) -> Decoded:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        raise InputError(
            path, f"looks like {_named(encoding)} but is not (byte {error.start:,}: {error.reason})"
        ) from error
    return Decoded(text=text, problems=(f"decoded as {_named(encoding)}, not UTF-8",))


def _refuse_binary(path: str, data: bytes) -> None:
    """Raises InputError where more than one byte in a hundred is a control code, as no text has them."""
    sample = data[:SAMPLE]
    clean = sample.translate(None, _CONTROL)
    if 100 * (len(sample) - len(clean)) > len(sample):
        place = next(i for i, byte in enumerate(sample) if byte in _CONTROL)
        raise InputError(path, f"not text: control code {sample[place]:#04x} at byte {place:,}")


def _wide(sample: bytes) -> str | None:
    """UTF-16 without a mark: zeros in many of every other place, and in hardly any between."""
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    if len(sample) < 8 or max(even, odd) < 0.2 * len(sample) / 2 or min(even, odd) > 0.01 * len(sample):
        return None
    return "utf_16_le" if odd > even else "utf_16_be"


def _guess(data: bytes, place: int) -> str | None:
    """The likeliest encoding by the characters around the first that is not UTF-8."""
    from charset_normalizer import from_bytes

    start = max(0, min(place - SAMPLE // 2, len(data) - SAMPLE))
    found = list(from_bytes(data[start : start + SAMPLE], cp_isolation=_ENCODINGS))
    found.sort(key=lambda match: match.chaos >= 0.1 or match.coherence == 0)  # a known language's letters go first
    if not found:
        return None
    return "cp1252" if "cp1252" in found[0].could_be_from_charset else found[0].encoding


def _codec(declared: str | None) -> str | None:
    """Python's name of a declared encoding; pages that say latin-1 mean cp1252 (WHATWG Encoding)."""
    try:
        name = codecs.lookup(declared or "").name
    except (LookupError, ValueError):
        return None
    return {"iso8859-1": "cp1252", "ascii": "cp1252"}.get(name, name) if name in _DECLARABLE else None


def _named(encoding: str) -> str:
    return {"utf-16": "UTF-16", "utf-32": "UTF-32", "utf_16_le": "UTF-16", "utf_16_be": "UTF-16"}.get(
        encoding, encoding
    )
