"""The trained encoder, held open: an ONNX file run on the CPU, checked by its digest before it is loaded."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, Final

import numpy as np

from melian.errors import UsageError
from melian.language.encoder_pieces import END, START, Ints, Pieces, load_tokenizer
from melian.language.tagger_acts import ActConstants, ActScores
from melian.model.tags import Floats

WEIGHTS: Final = Path(__file__).parent / "weights"
MODEL: Final = "reader.onnx"
VOCABULARY: Final = "tokenizer.json"
SUMS: Final = "SHA256SUMS"
_QUOTATIONS: Final = ("tags", "links")
_ACTS: Final = ("acts", "ask", "answer")
_CONSTANTS: Final = ("role_acts", "role_distance", "role_nobody", "role_bias")
"""The same for every window, so asked for once."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class WindowScores:
    """Probabilities for the pieces of one window: tags [piece, 11] and links [kind, piece, nobody and piece]."""

    tags: Floats
    links: Floats
    acts: ActScores | None = None
    """None where the weights read quotations only."""


@dataclass(frozen=True, kw_only=True)
class Encoder:
    """The files of one training in a folder: model, vocabulary and their digests. Loaded at the first text."""

    folder: Path = WEIGHTS
    threads: int = 1
    window: int = 0
    """Feature of the start piece: 0 keeps outer attributions whole, 1 reads a report within a report."""

    def __reduce__(self) -> tuple[Any, ...]:
        """Only the settings go to another process: what is loaded is loaded anew there."""
        return _opened, (self.folder, self.threads, self.window)

    @property
    def there(self) -> bool:
        """Whether the folder holds any of the files."""
        return any((self.folder / name).is_file() for name in (MODEL, VOCABULARY, SUMS))

    def check_there(self) -> None:
        """Raises UsageError naming the first file that is missing. Loads nothing."""
        for name in (SUMS, MODEL, VOCABULARY):
            self._path(name)

    @cached_property
    def digests(self) -> dict[str, str]:
        """SHA-256 of each file, as written down beside them. Raises UsageError where there are none."""
        text = self._path(SUMS).read_text(encoding="ascii", errors="replace")
        rows = (line.split(maxsplit=1) for line in text.splitlines() if line.strip())
        return {row[1].strip(" *"): row[0] for row in rows if len(row) == 2}

    @property
    def version(self) -> str:
        """Name and digest of the weights, short."""
        return f"{MODEL} {self.digests.get(MODEL, 'unknown')[:12]}"

    @cached_property
    def tokenizer(self) -> Any:
        """The vocabulary. Raises UsageError where it is not the one that was trained with."""
        self._checked(VOCABULARY)
        return load_tokenizer(self.folder / VOCABULARY)

    @cached_property
    def _session(self) -> Any:
        import onnxruntime

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = self.threads
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        content = self._checked(MODEL)
        return onnxruntime.InferenceSession(content, options, providers=["CPUExecutionProvider"])

    def _checked(self, name: str) -> bytes:
        path = self._path(name)
        content = path.read_bytes()
        found = hashlib.sha256(content).hexdigest()
        if found != self.digests.get(name):
            raise UsageError(f"{path}: not the weights that {SUMS} names (digest {found[:12]})")
        return content

    def _path(self, name: str) -> Path:
        path = self.folder / name
        if not path.is_file():
            raise UsageError(f"{path}: no weights here; read with --reader rules instead")
        return path

    @cached_property
    def _outputs(self) -> list[str]:
        """Quotations always; acts where the weights read them."""
        there = {output.name for output in self._session.get_outputs()}
        return [*_QUOTATIONS, *(_ACTS if there >= {*_ACTS, *_CONSTANTS} else ())]

    @cached_property
    def _constants(self) -> ActConstants:
        nothing = np.array([[START, END]], dtype=np.int64)
        found = self._session.run(list(_CONSTANTS), {"ids": nothing, "features": np.zeros_like(nothing)})
        return ActConstants(**dict(zip(("acts", "distance", "nobody", "bias"), found, strict=True)))

    def score(self, pieces: Pieces, first: int, last: int) -> WindowScores:
        """What the encoder says of the pieces of one window.

        One window a run: the int8 matrices scale their input by all that is in the run, so a window read together
        with others would be read a little differently.
        """
        ids, features = framed(pieces, first, last, self.window)
        tags, links, *rest = self._session.run(self._outputs, {"ids": ids[None], "features": features[None]})
        acts = None
        if rest:
            inside, ask, answer = (part[0, 1:-1] for part in rest)
            acts = ActScores(inside=inside, ask=ask, answer=answer, constants=self._constants)
        return WindowScores(tags=tags[0, 1:-1], links=links[0, :, 1:-1, :-1], acts=acts)


def _opened(folder: Path, threads: int, window: int) -> Encoder:
    return Encoder(folder=folder, threads=threads, window=window)


def framed(pieces: Pieces, first: int, last: int, start: int) -> tuple[Ints, Ints]:
    """A window's pieces and features between the start and the end piece."""
    ids = np.concatenate([[START], pieces.ids[first:last], [END]])
    features = np.concatenate([[start], pieces.features[first:last], [0]])
    return ids.astype(np.int64), features.astype(np.int64)
