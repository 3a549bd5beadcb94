"""The encoder, a small BERT, with heads that tag content, cue and source and link them to each other."""

from __future__ import annotations

import math
from dataclasses import dataclass

import torch
from torch import nn
from torch.nn import functional

from melian.language.encoder_pieces import END, FEATURES, START
from melian.model.tags import ACTS

LINK, ROLE = 96, 64
FROZEN = 2
"""Layers that stay as they were published; what BERT has not, the features of the pieces, joins above them."""
REACH = 255
"""Pieces; farther distances share one bias."""
LINKS = 3
"""From a content to its cue, its source, and the source that reports it."""
ROLES = 2
"""From an act to its actor and its target."""
TAGS = 11
"""Content: outside, begin, inside, end, single; cue and source: outside, begin, inside."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """Size of an encoder, and where it differs from BERT."""

    width: int
    layers: int
    heads: int
    inner: int
    words: int = 30522
    places: int = 512
    first: int = 0
    """Place of the first piece."""
    buckets: int = 0
    """Buckets of the distance between two pieces that attention knows; 0 for none."""
    shift: int = 0
    """What a piece's number is more than in BERT's vocabulary."""


SMALL = Shape(width=384, layers=6, heads=12, inner=1536)
"""all-MiniLM-L6-v2: the one that ships."""
LARGE = Shape(width=768, layers=12, heads=12, inner=3072, words=30527, places=514, first=2, buckets=32, shift=4)
"""all-mpnet-base-v2: what the small one learns from. Its vocabulary is BERT's behind four pieces of its own."""


class Attention(nn.Module):
    """Self-attention, one window among itself."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.heads = shape.heads
        self.query, self.key, self.value = (nn.Linear(shape.width, shape.width) for _ in range(3))

    def forward(self, hidden: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
        """Hidden states in, hidden states out."""
        batch, length, width = hidden.shape
        q, k, v = (
            f(hidden).view(batch, length, self.heads, width // self.heads).transpose(1, 2)
            for f in (self.query, self.key, self.value)
        )
        scores = (q * (width // self.heads) ** -0.5) @ k.transpose(-1, -2) + mask.to(q.dtype)
        mixed = scores.softmax(-1) @ v
        return mixed.transpose(1, 2).reshape(batch, length, width)


class Sublayer(nn.Module):
    """A projection, added to what came in and normed."""

    def __init__(self, width: int, out: int, epsilon: float) -> None:
        super().__init__()
        self.dense = nn.Linear(width, out)
        self.LayerNorm = nn.LayerNorm(out, eps=epsilon)

    def forward(self, new: torch.Tensor, old: torch.Tensor) -> torch.Tensor:
        """Hidden states in, hidden states out."""
        return self.LayerNorm(self.dense(new) + old)


class Layer(nn.Module):
    """One layer of BERT, its parts named as in the published weights."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        epsilon = 1e-5 if shape.buckets else 1e-12
        output = Sublayer(shape.width, shape.width, epsilon)
        self.attention = nn.ModuleDict({"self": Attention(shape), "output": output})
        self.intermediate = nn.ModuleDict({"dense": nn.Linear(shape.width, shape.inner)})
        self.output = Sublayer(shape.inner, shape.width, epsilon)

    def forward(self, hidden: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
        """Hidden states in, hidden states out."""
        hidden = self.attention["output"](self.attention["self"](hidden, mask), hidden)
        return functional.dropout(
            self.output(functional.gelu(self.intermediate["dense"](hidden)), hidden), 0.1, self.training
        )


class Embeddings(nn.Module):
    """Piece and position."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.first, self.shift = shape.first, shape.shift
        self.word_embeddings = nn.Embedding(shape.words, shape.width)
        self.position_embeddings = nn.Embedding(shape.places, shape.width)
        self.token_type_embeddings = nn.Embedding(2, shape.width)
        nn.init.zeros_(self.token_type_embeddings.weight)
        self.LayerNorm = nn.LayerNorm(shape.width, eps=1e-5 if shape.buckets else 1e-12)

    def forward(self, ids: torch.Tensor) -> torch.Tensor:
        """Hidden states in, hidden states out."""
        places = self.position_embeddings.weight[self.first : self.first + ids.shape[1]]
        numbers = ids
        if self.shift:
            numbers = (ids + self.shift).masked_fill(ids == START, 0).masked_fill(ids == END, 2)
        return self.LayerNorm(self.word_embeddings(numbers) + places + self.token_type_embeddings.weight[0])


def buckets(apart: torch.Tensor, count: int) -> torch.Tensor:
    """Bucket of a distance, where the other piece is less where this one is: near ones exact, far ones by logarithm."""
    half = count // 2
    exact = half // 2
    size = apart.abs()
    far = exact + (torch.log(size.clamp_min(1) / exact) / math.log(128 / exact) * (half - exact)).long()
    return (apart > 0) * half + torch.where(size < exact, size, far.clamp_max(half - 1))


@dataclass(frozen=True, slots=True, kw_only=True)
class Rows:
    """Acts whose roles are asked for: window, act, the pieces they lie in [row, piece] and the middle one."""

    window: torch.Tensor
    act: torch.Tensor
    inside: torch.Tensor
    middle: torch.Tensor


@dataclass(frozen=True, slots=True, kw_only=True)
class Scores:
    """What the heads say of windows, before any normalisation.

    `tags` [window, piece, tag]; `links` [window, kind, content piece, first piece of the other, 0 for nobody];
    `acts` [window, piece, act, and one more: not asserted]; `ask` and `answer` [window, role, piece, ROLE].
    """

    tags: torch.Tensor
    links: torch.Tensor
    acts: torch.Tensor
    ask: torch.Tensor
    answer: torch.Tensor


class Reader(nn.Module):
    """Windows of pieces in; scores of tags, links, acts and their roles out."""

    def __init__(self, shape: Shape = SMALL) -> None:
        super().__init__()
        self.shape = shape
        self.embeddings = Embeddings(shape)
        self.encoder = nn.ModuleDict({"layer": nn.ModuleList(Layer(shape) for _ in range(shape.layers))})
        self.near = nn.Embedding(shape.buckets, shape.heads) if shape.buckets else None
        self.features = nn.Embedding(FEATURES, shape.width)
        nn.init.zeros_(self.features.weight)
        self.tags = nn.Linear(shape.width, TAGS)
        self.ask, self.answer = nn.Linear(shape.width, LINKS * LINK), nn.Linear(shape.width, LINKS * LINK)
        self.distance = nn.Parameter(torch.zeros(LINKS, 2 * REACH + 1))
        self.nobody = nn.Parameter(torch.zeros(LINKS))
        self.acts = nn.Linear(shape.width, len(ACTS) + 1)
        self.role_ask, self.role_answer = nn.Linear(shape.width, ROLES * ROLE), nn.Linear(shape.width, ROLES * ROLE)
        self.role_acts = nn.Embedding(len(ACTS), ROLES * ROLE)
        nn.init.normal_(self.role_acts.weight, std=0.1)
        self.role_distance = nn.Parameter(torch.zeros(ROLES, 2 * REACH + 1))
        self.role_nobody = nn.Parameter(torch.zeros(ROLES, ROLE))
        self.role_bias = nn.Parameter(torch.zeros(ROLES))

    def encode(self, ids: torch.Tensor, features: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
        """The last hidden states; `mask` is 1 for pieces and 0 for padding."""
        hidden = self.embeddings(ids)
        added = (1.0 - mask[:, None, None, :].to(hidden.dtype)) * -1e4
        if self.near is not None:
            at = torch.arange(ids.shape[1], device=ids.device)
            apart = self.near(buckets(at[None, :] - at[:, None], self.shape.buckets))
            added = added + apart.permute(2, 0, 1)[None]
        for k, layer in enumerate(self.encoder["layer"]):
            if k == FROZEN:
                hidden = hidden + self.features(features)
            hidden = layer(hidden, added)
        return hidden

    def forward(self, ids: torch.Tensor, features: torch.Tensor, mask: torch.Tensor) -> Scores:
        """All heads over one reading of the windows."""
        hidden = functional.dropout(self.encode(ids, features, mask), 0.1, self.training)
        ask, answer = (_split(part(hidden), LINKS) for part in (self.ask, self.answer))
        links = ask @ answer.transpose(-1, -2) / LINK**0.5
        at = torch.arange(ids.shape[1], device=ids.device)
        apart = (at[None, :] - at[:, None]).clamp(-REACH, REACH) + REACH
        nobody = self.nobody[:, None, None].expand(LINKS, ids.shape[1], 1)
        bias = torch.cat([nobody, self.distance[:, apart[:, 1:]]], -1)
        added = (1.0 - mask[:, None, None, :].to(links.dtype)) * -1e4
        return Scores(
            tags=self.tags(hidden),
            links=links + bias[None] + added,
            acts=self.acts(hidden),
            ask=_split(self.role_ask(hidden), ROLES),
            answer=_split(self.role_answer(hidden), ROLES),
        )

    def roles(self, scores: Scores, rows: Rows, mask: torch.Tensor) -> torch.Tensor:
        """Scores [row, role, piece, 0 for nobody] of who fills the roles of some acts."""
        inside = rows.inside.to(scores.ask.dtype)
        asked = torch.einsum("rp,rkpd->rkd", inside / inside.sum(1, keepdim=True), scores.ask[rows.window])
        asked = asked + self.role_acts(rows.act).view(len(rows.act), ROLES, ROLE).to(asked.dtype)
        found = torch.einsum("rkd,rkpd->rkp", asked, scores.answer[rows.window]) / ROLE**0.5
        at = torch.arange(mask.shape[1], device=mask.device)
        apart = (at[None, :] - rows.middle[:, None]).clamp(-REACH, REACH) + REACH
        bias = self.role_distance[:, apart].transpose(0, 1)
        added = (1.0 - mask[rows.window][:, None, :].to(found.dtype)) * -1e4
        nobody = (asked * self.role_nobody).sum(-1, keepdim=True) / ROLE**0.5 + self.role_bias[:, None]
        return torch.cat([nobody, (found + bias + added)[..., 1:]], -1)


def _split(hidden: torch.Tensor, parts: int) -> torch.Tensor:
    """[window, piece, parts x size] as [window, part, piece, size]."""
    batch, length, width = hidden.shape
    return hidden.view(batch, length, parts, width // parts).transpose(1, 2)
