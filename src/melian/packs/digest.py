"""Which packs made a result: a digest over their files."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path

_KINDS = (".toml", ".yaml", ".yml")


def digest(extra: Path | None = None) -> str:
    """First 12 hexadecimal digits of a SHA-256 over names and contents of the shipped packs and those in `extra`."""
    total = hashlib.sha256()
    own = [(path.name, path) for path in extra.iterdir() if path.suffix in _KINDS] if extra else []
    for name, file in [*sorted(_files(resources.files("melian.packs"), "")), *sorted(own)]:
        content = hashlib.sha256(file.read_bytes()).hexdigest()
        total.update(f"{name}\0{content}\n".encode("utf-8", "surrogateescape"))
    return total.hexdigest()[:12]


def _files(folder: Traversable, prefix: str) -> Iterator[tuple[str, Traversable]]:
    for entry in folder.iterdir():
        name = f"{prefix}{entry.name}"
        if entry.is_dir():
            yield from _files(entry, f"{name}/")
        elif name.endswith(_KINDS):
            yield name, entry
