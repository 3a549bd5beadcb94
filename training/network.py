"""The encoder, a small BERT, with heads that tag content, cue and source and link them to each other."""

from __future__ import annotations

import torch
from torch import nn
from torch.nn import functional

from melian.language.encoder_pieces import FEATURES

WIDTH, LAYERS, HEADS, INNER, LINK = 384, 6, 12, 1536, 96
FROZEN = 2
"""Layers that stay as they were published; what BERT has not, the features of the pieces, joins above them."""
REACH = 255
"""Pieces; farther distances share one bias."""
LINKS = 3
"""From a content to its cue, its source, and the source that reports it."""
TAGS = 11
"""Content: outside, begin, inside, end, single; cue and source: outside, begin, inside."""


class Attention(nn.Module):
    """Self-attention, one window among itself."""

    def __init__(self) -> None:
        super().__init__()
        self.query, self.key, self.value = (nn.Linear(WIDTH, WIDTH) for _ in range(3))

    def forward(self, hidden: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
        """Hidden states in, hidden states out."""
        batch, length, _ = hidden.shape
        q, k, v = (
            f(hidden).view(batch, length, HEADS, WIDTH // HEADS).transpose(1, 2)
            for f in (self.query, self.key, self.value)
        )
        scores = (q * (WIDTH // HEADS) ** -0.5) @ k.transpose(-1, -2) + mask.to(q.dtype)
        mixed = scores.softmax(-1) @ v
        return mixed.transpose(1, 2).reshape(batch, length, WIDTH)


class Sublayer(nn.Module):
    """A projection, added to what came in and normed."""

    def __init__(self, width: int) -> None:
        super().__init__()
        self.dense = nn.Linear(width, WIDTH)
        self.LayerNorm = nn.LayerNorm(WIDTH, eps=1e-12)

    def forward(self, new: torch.Tensor, old: torch.Tensor) -> torch.Tensor:
        """Hidden states in, hidden states out."""
        return self.LayerNorm(self.dense(new) + old)


class Layer(nn.Module):
    """One layer of BERT, its parts named as in the published weights."""

    def __init__(self) -> None:
        super().__init__()
        self.attention = nn.ModuleDict({"self": Attention(), "output": Sublayer(WIDTH)})
        self.intermediate = nn.ModuleDict({"dense": nn.Linear(WIDTH, INNER)})
        self.output = Sublayer(INNER)

    def forward(self, hidden: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
        """Hidden states in, hidden states out."""
        hidden = self.attention["output"](self.attention["self"](hidden, mask), hidden)
        return functional.dropout(
            self.output(functional.gelu(self.intermediate["dense"](hidden)), hidden), 0.1, self.training
        )


class Embeddings(nn.Module):
    """Piece and position."""

    def __init__(self) -> None:
        super().__init__()
        self.word_embeddings = nn.Embedding(30522, WIDTH)
        self.position_embeddings = nn.Embedding(512, WIDTH)
        self.token_type_embeddings = nn.Embedding(2, WIDTH)
        self.LayerNorm = nn.LayerNorm(WIDTH, eps=1e-12)

    def forward(self, ids: torch.Tensor) -> torch.Tensor:
        """Hidden states in, hidden states out."""
        hidden = self.word_embeddings(ids) + self.position_embeddings.weight[: ids.shape[1]]
        return self.LayerNorm(hidden + self.token_type_embeddings.weight[0])


class Reader(nn.Module):
    """Windows of pieces in; scores of tags and of links out."""

    def __init__(self) -> None:
        super().__init__()
        self.embeddings = Embeddings()
        self.encoder = nn.ModuleDict({"layer": nn.ModuleList(Layer() for _ in range(LAYERS))})
        self.features = nn.Embedding(FEATURES, WIDTH)
        nn.init.zeros_(self.features.weight)
        self.tags = nn.Linear(WIDTH, TAGS)
        self.ask, self.answer = nn.Linear(WIDTH, LINKS * LINK), nn.Linear(WIDTH, LINKS * LINK)
        self.distance = nn.Parameter(torch.zeros(LINKS, 2 * REACH + 1))
        self.nobody = nn.Parameter(torch.zeros(LINKS))

    def encode(self, ids: torch.Tensor, features: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
        """The last hidden states; `mask` is 1 for pieces and 0 for padding."""
        hidden = self.embeddings(ids)
        added = (1.0 - mask[:, None, None, :].to(hidden.dtype)) * -1e4
        for k, layer in enumerate(self.encoder["layer"]):
            if k == FROZEN:
                hidden = hidden + self.features(features)
            hidden = layer(hidden, added)
        return hidden

    def forward(
        self, ids: torch.Tensor, features: torch.Tensor, mask: torch.Tensor
    ) -> tuple[torch.Tensor, torch.Tensor]:
        """Tags [window, piece, tag] and links [window, kind, content piece, first piece of the other]."""
        hidden = functional.dropout(self.encode(ids, features, mask), 0.1, self.training)
        batch, length = ids.shape
        ask = self.ask(hidden).view(batch, length, LINKS, LINK).transpose(1, 2)
        answer = self.answer(hidden).view(batch, length, LINKS, LINK).transpose(1, 2)
        links = ask @ answer.transpose(-1, -2) / LINK**0.5
        at = torch.arange(length, device=ids.device)
        apart = (at[None, :] - at[:, None]).clamp(-REACH, REACH) + REACH
        bias = torch.cat([self.nobody[:, None, None].expand(LINKS, length, 1), self.distance[:, apart[:, 1:]]], -1)
        added = (1.0 - mask[:, None, None, :].to(links.dtype)) * -1e4
        return self.tags(hidden), links + bias[None] + added
