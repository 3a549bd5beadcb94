"""spaCy's recogniser of names, all tokens at once: what it says outside a name depends on the token alone.

It follows spaCy's greedy way from token to token, with the same moves allowed. spaCy asks at each token of every move
whether it is allowed, one after the other, which takes longer than the sums. Names set beforehand, which spaCy
respects, there are none here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice, pairwise
from typing import Any

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]
Ints = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]

_TOKEN, _START, _BEFORE = range(3)
"""What a move is judged by: the token, the first one of the name it would go on with, and the one before it."""


class Names:
    """Sets the names that a trained recogniser would."""

    def learn_from(self, ner: Any) -> None:
        """Takes over the weights and labels of a loaded recogniser."""
        lower, upper = ner.model.get_ref("lower"), ner.model.get_ref("upper")
        weights = lower.get_param("W")
        self._parts, self._hidden, self._pieces, width = weights.shape
        self._tok2vec = ner.model.get_ref("tok2vec")
        self._weights = np.ascontiguousarray(weights.reshape(-1, width).T)
        self._bias, self._padding = lower.get_param("b").ravel(), lower.get_param("pad").reshape(self._parts, -1)
        self._upper, self._upper_bias = upper.get_param("W"), upper.get_param("b")
        moves = [ner.moves.get_class_name(k).partition("-") for k in range(ner.moves.n_moves)]
        self._labels = [label for _, _, label in moves]
        self._kind = np.array([kind if label or kind == "O" else "" for kind, _, label in moves])
        at = {(kind, label): k for k, (kind, _, label) in enumerate(moves)}
        self._inside, self._last = (
            np.array([at.get((kind, label), 0) for label in self._labels], dtype=np.int64) for kind in "IL"
        )

    def __call__(self, doc: Any) -> Any:
        """Sets the names of one text."""
        return next(self.pipe([doc]))

    def pipe(self, docs: Iterable[Any], *, batch_size: int = 256) -> Iterator[Any]:
        """Sets the names of texts, in order."""
        docs = iter(docs)
        while batch := tuple(islice(docs, batch_size)):
            self._name([doc for doc in batch if len(doc)])
            yield from batch

    def _name(self, docs: Sequence[Any]) -> None:
        from spacy.tokens import Span

        if not docs:
            return
        found = list(self._found(docs))
        bounds = np.cumsum([0, *(len(doc) for doc in docs)]).tolist()
        k = 0
        for doc, (begin, end) in zip(docs, pairwise(bounds), strict=True):
            names = []
            while k < len(found) and found[k][0] < end:
                first, last, label = found[k]
                names.append(Span(doc, first - begin, last - begin, label=label))
                k += 1
            doc.set_ents(names, default="outside")

    def _found(self, docs: Sequence[Any]) -> Iterator[tuple[int, int, str]]:
        """First and last token, half open, and label of each name; tokens are counted through all texts."""
        space, closing = _places(docs)
        parts = (self._tok2vec.predict(docs) @ self._weights).reshape(len(space), self._parts, -1)
        scores = self._activated(parts[:, _TOKEN] + self._padding[_START] + self._padding[_BEFORE])
        scores = scores @ self._upper.T + self._upper_bias
        scores[:, ~np.isin(self._kind, ("B", "U", "O"))] = -np.inf
        scores[np.ix_(space, self._kind != "O")] = -np.inf
        scores[np.ix_(closing, self._kind == "B")] = -np.inf
        moves = scores.argmax(1)
        begun = np.flatnonzero(self._kind[moves] == "B")
        ends = dict(zip(begun.tolist(), self._ends(parts, begun, moves[begun], closing).tolist(), strict=True))
        behind = 0
        for first in np.flatnonzero(self._kind[moves] != "O").tolist():
            if first >= behind:
                behind = ends.get(first, first + 1)
                yield first, behind, self._labels[moves[first]]

    def _ends(self, parts: Floats, begun: Ints, moves: Ints, closing: Flags) -> Ints:
        """Behind which token each name ends that begins with a move."""
        ends = begun + 2
        going = np.arange(len(begun))
        while len(going):
            first, token, move = begun[going], ends[going] - 1, moves[going]
            hidden = self._activated(parts[token, _TOKEN] + parts[first, _START] + parts[token - 1, _BEFORE])
            on, off = (
                (hidden * self._upper[of]).sum(1) + self._upper_bias[of]
                for of in (self._inside[move], self._last[move])
            )
            going = going[(on >= off) & ~closing[token]]
            ends[going] += 1
        return ends

    def _activated(self, summed: Floats) -> Floats:
        """The larger piece of each hidden unit."""
        found: Floats = (summed + self._bias).reshape(-1, self._hidden, self._pieces).max(2)
        return found


def _places(docs: Sequence[Any]) -> tuple[Flags, Flags]:
    """Of each token whether it is white space, and whether it ends a text or a sentence: no name runs on behind it."""
    from spacy.attrs import IS_SPACE, SENT_START

    rows = [doc.to_array([IS_SPACE, SENT_START]) for doc in docs]
    space = np.concatenate([row[:, 0] == 1 for row in rows])
    closing = np.concatenate([np.append(row[1:, 1] == 1, True) for row in rows])
    return space, closing
