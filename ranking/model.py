"""The fused ranking model: score = fusion(words, picture, behaviour) + one small term per context group.

The terms add up, so an explanation can name exact parts. The fusion's own share is divided among its towers
by their Shapley values over all eight combinations, which sum exactly to what the fusion adds.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations
from math import factorial

import torch
from torch import Tensor, nn

from ranking.features import GROUPS, SLICES
from ranking.towers import FUSIONS, TOWERS, Fusion, History, PairTower, build_fusion

MAX_POSITION = 40


@dataclass(frozen=True, slots=True)
class RankerConfig:
    """Shape of the model. Saved beside the weights."""

    fusion: Fusion = "attention"
    vector_width: int = 384
    """Width of the text and picture vectors of the index."""
    width: int = 48
    heads: int = 4
    tower_width: int = 32
    group_width: int = 8
    history: int = 30
    """Acts that are read, newest first."""
    pictures: bool = True
    """False for a model that was trained on a shop without any: its picture tower stays closed."""
    features: tuple[str, ...] = tuple(name for names in GROUPS.values() for name in names)
    """Names of the context features, in order; another order would be another model."""

    def __post_init__(self) -> None:
        if self.fusion not in FUSIONS:
            raise ValueError(f"fusion is {self.fusion!r}; choose one of {', '.join(FUSIONS)}")


@dataclass(frozen=True, slots=True)
class Batch:
    """Lists of candidates, padded. B lists, K candidates, H acts, D projected width, F features."""

    text: Tensor
    """Projected words of the candidates (B, K, D)."""
    image: Tensor
    """Projected pictures (B, K, D)."""
    has_image: Tensor
    """(B, K) bool"""
    wish: Tensor
    """Projected words of the query (B, D); zeros without one."""
    acts: Tensor
    """Projected words + pictures of the products acted on (B, H, D)."""
    kinds: Tensor
    """(B, H) int"""
    ages_s: Tensor
    """(B, H)"""
    known: Tensor
    """(B, H) bool"""
    context: Tensor
    """(B, K, F)"""


class Ranker(nn.Module):
    """Scores candidates; see the module's docstring."""

    def __init__(self, config: RankerConfig) -> None:
        super().__init__()
        self.config = config
        width, out = config.width, config.tower_width
        self.project_text = nn.Linear(config.vector_width, width)
        self.project_image = nn.Linear(config.vector_width, width, bias=False)
        self.text_tower = PairTower(width, out)
        self.image_tower = PairTower(width, out)
        self.history = History(width, config.heads, out)
        self.fusion = build_fusion(config.fusion, out)
        self.groups = nn.ModuleDict(
            {
                name: nn.Sequential(
                    nn.Linear(len(names), config.group_width),
                    nn.Tanh(),
                    nn.Linear(config.group_width, 1, bias=False),
                )
                for name, names in GROUPS.items()
            }
        )
        self.linear = nn.ModuleDict(
            {name: nn.Linear(len(names), 1, bias=False) for name, names in GROUPS.items()}
        )
        self.position = nn.Embedding(MAX_POSITION + 1, 1)
        nn.init.zeros_(self.position.weight)
        self.scale = nn.Parameter(torch.tensor(config.vector_width**0.5))

    def project_items(self, text: Tensor, image: Tensor) -> tuple[Tensor, Tensor]:
        """Project unit vectors (..., vector_width) of words and pictures to (..., width)."""
        return self.project_text(text * self.scale), self.project_image(image * self.scale)

    def towers(self, batch: Batch) -> tuple[Tensor, Tensor]:
        """Run the towers: values (B, K, 3, out) and which of them are open (B, K, 3)."""
        wish = batch.wish[:, None].expand_as(batch.text)
        pictured = batch.has_image & self.config.pictures
        seen = batch.image * pictured[..., None]
        item = batch.text + seen
        values = torch.stack(
            [
                self.text_tower(batch.text, wish),
                self.image_tower(seen, wish),
                self.history(item, batch.acts, batch.kinds, batch.ages_s, batch.known),
            ],
            dim=2,
        )  # (B, K, 3, out)
        past = batch.known.any(dim=1)[:, None].expand_as(pictured)
        open_ = torch.stack([torch.ones_like(pictured), pictured, past], dim=2)
        return values, open_

    def forward(self, batch: Batch, mute: frozenset[str] = frozenset()) -> Tensor:
        """Score (B, K). `mute` closes towers by name, for ablations."""
        values, open_ = self.towers(batch)
        for name in mute:
            open_ = open_.clone()
            open_[..., TOWERS.index(name)] = False
        score: Tensor = self.fusion(values, open_)
        return score + sum(self.context_parts(batch.context).values())

    def context_parts(self, context: Tensor) -> dict[str, Tensor]:
        """The additive term (B, K) of each context group; zero when all its features are zero."""
        parts = {}
        for name, place in SLICES.items():
            values = context[..., place]
            bend, still = self.groups[name], torch.zeros_like(values[..., :1, :])
            parts[name] = (bend(values) - bend(still) + self.linear[name](values)).squeeze(-1)
        return parts

    def parts(self, batch: Batch) -> dict[str, Tensor]:
        """Every part (B, K) of the score; with `base` they sum exactly to `forward`."""
        values, open_ = self.towers(batch)
        n = len(TOWERS)
        worth: dict[frozenset[int], Tensor] = {}
        for size in range(n + 1):
            for chosen in combinations(range(n), size):
                mask = torch.zeros(n, dtype=torch.bool)
                mask[list(chosen)] = True
                worth[frozenset(chosen)] = self.fusion(values, open_ & mask)
        parts = {"base": worth[frozenset()]}
        for index, name in enumerate(TOWERS):
            total = torch.zeros_like(parts["base"])
            for chosen_set, value in worth.items():
                if index not in chosen_set:
                    size = len(chosen_set)
                    weight = factorial(size) * factorial(n - size - 1) / factorial(n)
                    total = total + weight * (worth[chosen_set | {index}] - value)
            parts[name] = total
        return parts | self.context_parts(batch.context)
