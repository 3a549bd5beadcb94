"""A pack's TOML file to its schema; whatever is wrong with it is told with the file and the entry."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from importlib import resources
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel, ValidationError

from melian.errors import PackError

Schema = TypeVar("Schema", bound=BaseModel)


def validated(schema: type[Schema], name: str, text: str) -> Schema:
    """The text as the schema has it. Raises PackError naming the file and the entry."""
    try:
        return schema.model_validate(tomllib.loads(text))
    except tomllib.TOMLDecodeError as error:
        raise PackError(f"{name}: {error}") from error
    except ValidationError as error:
        first = error.errors()[0]
        raise PackError(f"{name}: {'.'.join(map(str, first['loc']))}: {first['msg']}") from error


def shipped(name: str) -> tuple[str, str]:
    """Name and text of one shipped file."""
    return name, (resources.files("melian.packs") / name).read_text("utf-8")


def shipped_in(folder: str, ending: str) -> tuple[tuple[str, str], ...]:
    """Name, as `folder/file`, and text of a folder's shipped files with this ending, in name order."""
    files = sorted(f.name for f in (resources.files("melian.packs") / folder).iterdir() if f.name.endswith(ending))
    return tuple(shipped(f"{folder}/{name}") for name in files)


def analysts(folder: Path | None, pattern: str) -> Iterator[tuple[str, str]]:
    """Name and text of the files in an analyst's folder, in name order. Raises PackError for one that is no text, and
    where there is no such folder.
    """
    if folder is None:
        return
    if not folder.is_dir():
        raise PackError(f"{folder}: there is no such folder of packs")
    for path in sorted(folder.glob(pattern)):
        try:
            yield str(path), path.read_text("utf-8")
        except UnicodeDecodeError as error:
            line = error.object[: error.start].count(b"\n") + 1
            raise PackError(f"{path}: cannot be read: line {line} is no UTF-8 text: {error.reason}") from error
        except OSError as error:
            raise PackError(f"{path}: cannot be read: {error}") from error
