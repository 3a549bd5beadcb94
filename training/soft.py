"""What trained readers say of texts, for a smaller one to learn from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np
import torch

from melian.language.tagger import cores
from melian.model.tags import ACTS
from training.batches import collate, moved
from training.examples import NOBODY, Act, Example, Soft
from training.loop import PARTS
from training.network import LINKS, Reader, Rows, Scores

KEPT = 3
"""Likeliest places kept of each link."""
LIKELY, PLACE, SIZE = 0.5, 0.2, 32
"""From when an act is taken for one, and a piece for one of its roles; windows read at once."""

Window = tuple[int, int, int, int, int]
Heads = dict[str, np.ndarray]


@dataclass(frozen=True, slots=True, kw_only=True)
class Teachers:
    """Readers whose opinions are averaged."""

    readers: Sequence[Reader]

    def soften(self, examples: Sequence[Example]) -> list[Example]:
        """The same texts, each with what the readers say of it."""
        softs = [_empty(len(e.pieces)) for e in examples]
        rows: list[list[Act]] = [[] for _ in examples]
        windows = [(k, *core) for k, e in enumerate(examples) for core in cores(0, len(e.pieces))]
        for start in range(0, len(windows), SIZE):
            self._read(examples, windows[start : start + SIZE], softs, rows)
        return [
            replace(e, soft=replace(soft, acts=tuple(found)))
            for e, soft, found in zip(examples, softs, rows, strict=True)
        ]

    @torch.no_grad()
    def _read(
        self, examples: Sequence[Example], windows: Sequence[Window], softs: list[Soft], rows: list[list[Act]]
    ) -> None:
        device = self.readers[0].nobody.device
        batch = moved(collate([(examples[k], first, last) for k, first, last, _, _ in windows]), device)
        with torch.autocast(device.type, torch.bfloat16):
            scores = [reader(batch.ids, batch.features, batch.mask) for reader in self.readers]
        heads = _heads(scores)
        found = list(_runs(heads["acts"], windows))
        for k, (window, act) in enumerate(zip(windows, _placed(windows), strict=True)):
            _write(softs[window[0]], heads, k, *act)
        if found:
            self._roles(scores, batch.mask, windows, found, rows)

    def _roles(
        self,
        scores: list[Scores],
        mask: torch.Tensor,
        windows: Sequence[Window],
        found: list[tuple[int, int, int, int, float]],
        rows: list[list[Act]],
    ) -> None:
        """Who fills the roles of the acts that were found."""
        asked = _asked(found, mask)
        parts = [r.roles(s, asked, mask).float().softmax(-1) for r, s in zip(self.readers, scores, strict=True)]
        shares = torch.stack(parts).mean(0).cpu().numpy()
        for (k, act, first, last, weight), share in zip(found, shares, strict=True):
            example, origin = windows[k][0], windows[k][1]
            actors, targets = (_likely(row, origin) for row in share)
            rows[example].append(
                Act(
                    first=origin + first - 1,
                    last=origin + last - 1,
                    act=act,
                    weight=weight,
                    asserted=True,
                    actors=actors,
                    targets=targets,
                )
            )


def _empty(count: int) -> Soft:
    return Soft(
        tags=np.zeros((count, PARTS[-1][1]), dtype=np.float16),
        inside=np.zeros((count, len(ACTS) + 1), dtype=np.float16),
        places=np.full((LINKS, count, KEPT), NOBODY, dtype=np.int32),
        shares=np.zeros((LINKS, count, KEPT), dtype=np.float16),
        acts=(),
    )


def _heads(scores: Sequence[Scores]) -> Heads:
    """Mean probabilities of the readers."""
    tags = [torch.cat([s.tags[..., a:b].float().softmax(-1) for a, b, _ in PARTS], -1) for s in scores]
    links = torch.stack([s.links.float().softmax(-1) for s in scores]).mean(0)
    shares, places = links.topk(min(KEPT, links.shape[-1]), dim=-1)
    parts = {
        "tags": torch.stack(tags).mean(0),
        "acts": torch.stack([s.acts.float().sigmoid() for s in scores]).mean(0),
        "places": places,
        "shares": shares,
    }
    return {name: part.cpu().numpy() for name, part in parts.items()}


def _placed(windows: Sequence[Window]) -> Iterator[tuple[int, int, int]]:
    for _, first, _, low, high in windows:
        yield first, low, high


def _write(soft: Soft, heads: Heads, k: int, first: int, low: int, high: int) -> None:
    """What is said of the middle of a window."""
    inner = slice(1 + low - first, 1 + high - first)
    soft.tags[low:high] = heads["tags"][k, inner]
    soft.inside[low:high] = heads["acts"][k, inner]
    at = heads["places"][k, :, inner]
    soft.places[:, low:high] = np.where(at == 0, NOBODY, at - 1 + first)
    soft.shares[:, low:high] = heads["shares"][k, :, inner]


def _runs(acts: np.ndarray, windows: Sequence[Window]) -> Iterator[tuple[int, int, int, int, float]]:
    """Window, act, first and last place in the window, and how sure, of each stretch that is likely one act."""
    for k, (_, first, _, low, high) in enumerate(windows):
        for act in range(len(ACTS)):
            column = acts[k, :, act]
            inside = np.flatnonzero(column[1 + low - first : 1 + high - first] > LIKELY) + 1 + low - first
            for run in np.split(inside, np.flatnonzero(np.diff(inside) > 1) + 1):
                if len(run) > 2:
                    yield k, act, int(run[0]), int(run[-1]) + 1, float(column[run].mean())


def _asked(found: Sequence[tuple[int, int, int, int, float]], mask: torch.Tensor) -> Rows:
    inside = torch.zeros((len(found), mask.shape[1]))
    for row, (_, _, first, last, _) in enumerate(found):
        inside[row, first:last] = 1
    return Rows(
        window=torch.tensor([k for k, *_ in found], device=mask.device),
        act=torch.tensor([act for _, act, *_ in found], device=mask.device),
        inside=inside.to(mask.device),
        middle=torch.tensor([(first + last) // 2 for _, _, first, last, _ in found], device=mask.device),
    )


def _likely(share: np.ndarray, origin: int) -> tuple[int, ...] | None:
    """Places that may fill a role; empty for nobody, None where that is open."""
    if share[0] >= LIKELY:
        return ()
    return tuple(int(p) - 1 + origin for p in np.flatnonzero(share[1:] >= PLACE) + 1) or None
