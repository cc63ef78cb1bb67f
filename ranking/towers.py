"""The three towers (words, picture, behaviour) and the three ways to fuse them.

Everything works on projected vectors, so a shop's whole catalogue is projected once. A tower may be muted
for any candidate (no picture, no history); what a muted tower holds can then not reach the score.
"""

from __future__ import annotations

from typing import Literal

import torch
from torch import Tensor, nn

from ranking.events import KINDS

Fusion = Literal["concat", "weighted", "attention"]
FUSIONS: tuple[Fusion, ...] = ("concat", "weighted", "attention")
TOWERS = ("text", "image", "behaviour")


class PairTower(nn.Module):
    """Compares a candidate with a wish that lives in the same projected space."""

    def __init__(self, width: int, out: int) -> None:
        super().__init__()
        self.mix = nn.Sequential(nn.Linear(3 * width, 2 * out), nn.GELU(), nn.Linear(2 * out, out))

    def forward(self, item: Tensor, wish: Tensor) -> Tensor:
        """item, wish: (B, K, D); returns (B, K, out)."""
        mixed: Tensor = self.mix(torch.cat([item, wish, item * wish], dim=-1))
        return mixed


class History(nn.Module):
    """Reads a shopper's recent acts through the eyes of each candidate (attention over item vectors)."""

    def __init__(self, width: int, heads: int, out: int) -> None:
        super().__init__()
        self.kind = nn.Embedding(len(KINDS) + 1, width)
        self.age = nn.Linear(2, width)
        self.attend = nn.MultiheadAttention(width, heads, batch_first=True)
        self.compare = PairTower(width, out)

    def forward(self, item: Tensor, acts: Tensor, kinds: Tensor, ages_s: Tensor, known: Tensor) -> Tensor:
        """Weigh the acts for each candidate.

        Args:
            item: candidates (B, K, D).
            acts: the products acted on (B, H, D).
            kinds: index into `KINDS` (B, H).
            ages_s: seconds since (B, H).
            known: True where there is an act (B, H); rows without any give a value nobody reads.
        """
        hours = ages_s[..., None] / 3600
        marks = torch.cat([torch.log1p(hours) / 8, torch.exp(-hours / 24)], dim=-1)
        states = acts + self.kind(kinds) + self.age(marks)
        usable = known | ~known.any(dim=1, keepdim=True)
        taste, _ = self.attend(
            item, states, acts + self.kind(kinds), key_padding_mask=~usable, need_weights=False
        )
        out: Tensor = self.compare(item, taste)
        return out


class ConcatFusion(nn.Module):
    """Towers side by side through one small network; muted ones are zeros, and it is told which."""

    def __init__(self, width: int) -> None:
        super().__init__()
        self.head = nn.Sequential(nn.Linear(3 * width + 3, width), nn.GELU(), nn.Linear(width, 1))

    def forward(self, towers: Tensor, open_: Tensor) -> Tensor:
        """towers (..., 3, D), open_ (..., 3) bool; returns (...)."""
        gate = open_.to(towers.dtype)
        flat = (towers * gate[..., None]).flatten(-2)
        score: Tensor = self.head(torch.cat([flat, gate], dim=-1)).squeeze(-1)
        return score


class WeightedFusion(nn.Module):
    """A gate gives each open tower a share; the shares sum to one."""

    def __init__(self, width: int) -> None:
        super().__init__()
        self.gate = nn.Linear(width, 1)
        self.lean = nn.Parameter(torch.zeros(3))
        self.head = nn.Sequential(nn.Linear(width, width), nn.GELU(), nn.Linear(width, 1))

    def forward(self, towers: Tensor, open_: Tensor) -> Tensor:
        """towers (..., 3, D), open_ (..., 3) bool; returns (...)."""
        weight = (self.gate(towers).squeeze(-1) + self.lean).masked_fill(~open_, -1e9).softmax(dim=-1)
        weight = weight * open_
        score: Tensor = self.head((towers * weight[..., None]).sum(dim=-2)).squeeze(-1)
        return score


class AttentionFusion(nn.Module):
    """The open towers attend to each other and a learned question reads the result."""

    def __init__(self, width: int) -> None:
        super().__init__()
        self.name = nn.Parameter(torch.randn(3, width) * 0.02)
        self.ask = nn.Parameter(torch.randn(width) * 0.02)
        self.query, self.key, self.value = (nn.Linear(width, width) for _ in range(3))
        self.norm = nn.LayerNorm(width)
        self.head = nn.Sequential(nn.Linear(width, width), nn.GELU(), nn.Linear(width, 1))
        self.scale = width**-0.5

    def forward(self, towers: Tensor, open_: Tensor) -> Tensor:
        """towers (..., 3, D), open_ (..., 3) bool; returns (...)."""
        states = towers + self.name
        shut = ~open_
        link = (self.query(states) @ self.key(states).transpose(-1, -2)) * self.scale  # (..., 3, 3)
        link = link.masked_fill(shut[..., None, :], -1e9).softmax(dim=-1)
        states = self.norm(states + link @ self.value(states))
        pool = (states @ self.ask).masked_fill(shut, -1e9).softmax(dim=-1) * open_
        score: Tensor = self.head((states * pool[..., None]).sum(dim=-2)).squeeze(-1)
        return score


def build_fusion(kind: Fusion, width: int) -> nn.Module:
    """Make one of `FUSIONS`."""
    made = {"concat": ConcatFusion, "weighted": WeightedFusion, "attention": AttentionFusion}
    return made[kind](width)


def kind_numbers(kinds: tuple[str, ...]) -> list[int]:
    """Numbers of acts for the history; 0 is an unknown kind."""
    numbers: dict[str, int] = {kind: place for place, kind in enumerate(KINDS, 1)}
    return [numbers.get(kind, 0) for kind in kinds]
