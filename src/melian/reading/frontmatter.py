"""The block of `key: value` lines that Markdown of publishing software begins with."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from melian.model.span import Span

_BLOCK = re.compile("\ufeff?---[ \\t]*\\r?\\n(?P<body>(?:[^\\n]*\\n){1,60}?)---[ \\t]*(?:\\r?\\n|$)")
_FIELD = re.compile(r"^(?P<key>[A-Za-z_][\w-]{0,40}):[ \t]+(?P<value>\S[^\n]*(?:\n[ \t]+[^\n]+)*)", re.MULTILINE)
_FOLD = re.compile(r"\\?\r?\n[ \t]*\\?")
_ESCAPE = re.compile(r"\\(.)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Field(Span):
    """A value where it stands, quotes outside; `value` is read as YAML's strings are."""

    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FrontMatter(Span):
    """The block with its marks, and its fields by key, lower case."""

    fields: Mapping[str, Field]


def front_matter(text: str) -> FrontMatter | None:
    """The block at the head of a text, None where there is none."""
    block = _BLOCK.match(text)
    if block is None:
        return None
    found: dict[str, Field] = {}
    for field in _FIELD.finditer(text, block.start("body"), block.end("body")):
        found.setdefault(field["key"].casefold(), _field(field))
    return FrontMatter(start=block.start(), end=block.end("body") + 3, fields=found) if found else None


def _field(found: re.Match[str]) -> Field:
    raw, start = found["value"].rstrip(), found.start("value")
    quote = raw[0] if len(raw) > 1 and raw[0] in "\"'" and raw[-1] == raw[0] else ""
    inner = raw[1:-1] if quote else raw
    value = _FOLD.sub(" " if "\\\n" not in inner else "", inner)
    if quote == '"':
        value = _ESCAPE.sub(lambda m: {"_": " ", "n": " ", "t": " "}.get(m.group(1), m.group(1)), value)
    start += len(quote)
    return Field(start=start, end=start + len(inner), value=" ".join(value.split()))
