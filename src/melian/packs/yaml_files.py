"""A pack's YAML file to its schema; whatever is wrong with it is told with the file, the line and the field."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TypeVar

import yaml
from pydantic import BaseModel, ValidationError

from melian.errors import PackError
from melian.packs.files import analysts

Schema = TypeVar("Schema", bound=BaseModel)
_LARGEST = 4_000_000
"""Characters of a file: knowledge written by hand is far smaller."""
_DEEPEST = 40
_DIGITS = 300
"""Of a number: longer ones are no amounts, and slow to read."""
_OWN = re.compile(r"\[key\]|literal\[")
"""Parts of a place that the schema adds and the file does not have."""


_Base: type[yaml.SafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""libyaml's parser where it is built in: ten times as quick, with the same values."""


class _Loader(_Base):  # type: ignore[valid-type, misc]
    """Plain values only, without dates, without `no` for false and without numbers of base 60 or 8: what an analyst
    writes stays the text it is."""


_INT, _FLOAT = "tag:yaml.org,2002:int", "tag:yaml.org,2002:float"
_LEFT_OUT = ("tag:yaml.org,2002:timestamp", "tag:yaml.org,2002:bool", _INT, _FLOAT)
_Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag not in _LEFT_OUT]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
_Loader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile("^(?:true|false)$"), list("tf"))
_WHOLE = r"[-+]?(?:0|[1-9][0-9]*)"
"""YAML 1.1 reads `1:30` as 90, `014` as 12 and `1_0` as 10; nobody who writes them means that."""
_BROKEN = rf"{_WHOLE}\.[0-9]*|[-+]?\.[0-9]+"
_Loader.add_implicit_resolver(_INT, re.compile(f"^(?:{_WHOLE})$"), list("-+0123456789"))
_Loader.add_implicit_resolver(
    _FLOAT,
    re.compile(rf"^(?:(?:{_BROKEN})(?:[eE][-+]?[0-9]+)?|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN))$"),
    list("-+.0123456789"),
)


def validated(schema: type[Schema], name: str, text: str) -> Schema:
    """The text as the schema has it. Raises PackError naming file, line and field."""
    if len(text) > _LARGEST:
        raise PackError(f"{name}: longer than {_LARGEST:,} characters")
    try:
        _scanned(name, text)
        loader = _Loader(text)
        node = loader.get_single_node()
        _unique(name, node)
        value = None if node is None else loader.construct_document(node)
    except (yaml.YAMLError, RecursionError, ValueError) as error:
        raise PackError(f"{name}: {_told(error)}") from error
    try:
        return schema.model_validate(value if value is not None else {})
    except ValidationError as error:
        place, message = _amiss(error)
        field = ".".join(map(str, place)) or "the file"
        raise PackError(f"{name}, line {_line(node, place)}: {field}: {message}") from error


def _amiss(error: ValidationError) -> tuple[tuple[int | str, ...], str]:
    """Where the first thing is amiss, by the file's own fields, and what; of a word that had to be one of some, all."""
    told = [(tuple(p for p in e["loc"] if not _OWN.match(str(p))), e) for e in error.errors()]
    place, first = told[0]
    wanted = [e["ctx"]["expected"] for at, e in told if at == place and e["type"] == "literal_error"]
    return place, f"Input should be {', or '.join(wanted)}" if len(wanted) > 1 else first["msg"]


def _scanned(name: str, text: str) -> None:
    """Refuse aliases, which a small file can blow up with, and deep nesting before anything is built."""
    depth = 0
    for event in yaml.parse(text, Loader=_Loader):
        if isinstance(event, yaml.AliasEvent):
            line = event.start_mark.line + 1 if event.start_mark else 1
            raise PackError(f"{name}: line {line}: aliases are not used in packs")
        if isinstance(event, yaml.ScalarEvent) and event.tag in (_INT, _FLOAT):
            line = event.start_mark.line + 1 if event.start_mark else 1
            raise PackError(f"{name}: line {line}: a number is written without a tag")
        if isinstance(event, yaml.ScalarEvent) and len(event.value) > _DIGITS and event.value.isdigit():
            line = event.start_mark.line + 1 if event.start_mark else 1
            raise PackError(f"{name}: line {line}: a number of {len(event.value)} digits")
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > _DEEPEST:
            raise PackError(f"{name}: nested too deeply")


def line_of(text: str, place: Sequence[int | str]) -> int:
    """The line, from 1, of the entry at `place` in a file that has been read; of its deepest part that is there."""
    return _line(yaml.compose(text, Loader=_Loader), [int(p) if str(p).isdigit() else p for p in place])


def analysts_yaml(folder: Path | None, stem: str) -> Iterator[tuple[str, str]]:
    """Name and text of an analyst's `stem*.yaml` and `stem*.yml` files. Raises PackError for one that is no text."""
    yield from analysts(folder, f"{stem}*.yaml")
    yield from analysts(folder, f"{stem}*.yml")


def _told(error: Exception) -> str:
    if isinstance(error, yaml.MarkedYAMLError) and error.problem_mark is not None:
        return f"line {error.problem_mark.line + 1}: {error.problem or error.context}"
    return "nested too deeply" if isinstance(error, RecursionError) else str(error).splitlines()[0]


def _unique(name: str, node: yaml.Node | None) -> None:
    """A key given twice would silently lose the first."""
    if isinstance(node, yaml.MappingNode):
        seen: set[str] = set()
        for key, value in node.value:
            if key.value in seen:
                raise PackError(f"{name}, line {key.start_mark.line + 1}: {key.value} is given twice")
            seen.add(str(key.value))
            _unique(name, value)
    elif isinstance(node, yaml.SequenceNode):
        for value in node.value:
            _unique(name, value)


def _line(node: yaml.Node | None, place: Sequence[int | str]) -> int:
    """The line, from 1, of the deepest part of `place` that the file has."""
    line = 1
    for step in place:
        found: yaml.Node | None = None
        if isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
            found = node.value[step]
            line = found.start_mark.line + 1
        elif isinstance(node, yaml.MappingNode):
            for key, value in node.value:
                if key.value == str(step):
                    found, line = value, key.start_mark.line + 1
        if found is None:
            break
        node = found
    return line
