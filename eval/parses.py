"""Documents parsed once and kept in the temporary folder between runs, for as long as the parsing code stays."""

from __future__ import annotations

import hashlib
import inspect
import pickle
import tempfile
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path
from typing import TypeVar

from melian.language import English
from melian.model.document import Document
from melian.model.parsed import Parsed

_T = TypeVar("_T")


def of_texts(texts: Sequence[str]) -> list[Parsed]:
    """Each text parsed as a document of its own."""
    english = English()
    documents = (Document(path=f"#{n}", text=text, kind="text") for n, text in enumerate(texts, 1))
    return kept("\0".join(texts), english, lambda: list(english.parse_all(documents)))


def kept(name: str, english: English, parse: Callable[[], _T]) -> _T:
    """What `parse` gave in an earlier run for this name, with the same parser and code; else what it gives now."""
    key = hashlib.sha256(name.encode() + english.version.encode() + _code()).hexdigest()[:24]
    held = Path(tempfile.gettempdir()) / "melian-eval-parses" / f"{key}.pickle"
    if not held.exists():
        held.parent.mkdir(exist_ok=True)
        held.write_bytes(pickle.dumps(parse()))
    found: _T = pickle.loads(held.read_bytes())
    return found


@cache
def _code() -> bytes:
    """The code that parses: where it changes, nothing is taken from an earlier run."""
    return b"".join(path.read_bytes() for path in sorted(Path(inspect.getfile(English)).parent.glob("*.py")))
