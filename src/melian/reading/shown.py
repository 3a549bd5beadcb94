"""Names from outside made safe to print: file names may hold line ends and terminal escapes."""

from __future__ import annotations

import unicodedata

_HIDDEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})


def shown(name: str) -> str:
    """The name with control, format and lone surrogate characters written as `\\x1b`, `\\u202e`, `\\udcff`."""
    return "".join(_escaped(c) if unicodedata.category(c) in _HIDDEN else c for c in name)


def encodable(name: str) -> str:
    """The name with what cannot be written as UTF-8 (bytes of a foreign file name) as `\\udcff`."""
    return name.encode("utf-8", "backslashreplace").decode("utf-8")


def _escaped(c: str) -> str:
    return c.encode("unicode_escape", "surrogatepass").decode("ascii")
