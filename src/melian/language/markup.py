"""Markdown's marks, blanked before a text is parsed: the same number of characters, so that offsets hold."""

from __future__ import annotations

import re

_LINK = re.compile(
    r"(?P<open>!?\[)(?P<words>[^\[\]\n]*)(?P<close>\]\([^()\s]*(?:\([^()\s]*\)[^()\s]*)*(?:\s+\"[^\"\n]*\")?\))"
)
_EMPHASIS = re.compile(r"\*\*|__|(?<![\w*])\*(?=\S)|(?<=\S)\*(?![\w*])|`")
_QUOTE = re.compile(r"(?<=\n)[ \t]{0,3}>[> \t]*")
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")


def plain(words: str) -> str:
    """The words with the marks of links, emphasis, escapes and block quotes blanked."""
    words = _QUOTE.sub(lambda m: " " * len(m[0]), words) if "\n" in words else words
    if not any(mark in words for mark in ("](", "**", "__", "`", "\\", "*")):
        return words
    words = _LINK.sub(lambda m: " " * len(m["open"]) + m["words"] + " " * len(m["close"]), words)
    words = _EMPHASIS.sub(lambda m: " " * len(m[0]), words)
    words = re.sub(r"\\(?=\s)", " ", words)
    return _ESCAPE.sub(lambda m: "  " if m[1] == "_" else " " + m[1], words)
