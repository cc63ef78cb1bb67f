"""Measures of a ranked list against graded judgements; pure functions over lists."""

from __future__ import annotations

import math
from collections.abc import Collection, Mapping, Sequence


def dcg(gains: Sequence[float]) -> float:
    """Discounted cumulative gain of gains in rank order."""
    return sum(gain / math.log2(rank + 2) for rank, gain in enumerate(gains))


def ndcg(ranked: Sequence[str], judged: Mapping[str, float], k: int = 10) -> float:
    """nDCG@k with gain 2^grade - 1, in [0, 1]; 0 when nothing is relevant.

    Source: Jaervelin, Kekaelaeinen, TOIS 2002; gain as Burges et al., ICML 2005.
    """
    gains = [2.0 ** judged.get(sku, 0.0) - 1.0 for sku in ranked[:k]]
    best = dcg(sorted((2.0**grade - 1.0 for grade in judged.values()), reverse=True)[:k])
    return dcg(gains) / best if best > 0 else 0.0


def recall(ranked: Sequence[str], relevant: Collection[str], k: int) -> float:
    """Share of `relevant` among the first `k`, in [0, 1]."""
    return len(set(ranked[:k]) & set(relevant)) / len(relevant) if relevant else 0.0


def reciprocal_rank(ranked: Sequence[str], relevant: Collection[str]) -> float:
    """1 / rank of the first relevant one, 0 when there is none."""
    return next((1.0 / rank for rank, sku in enumerate(ranked, 1) if sku in relevant), 0.0)


def percentile(values: Sequence[float], share: float) -> float:
    """The value below which `share` of `values` lie (nearest rank)."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, max(0, math.ceil(share * len(ordered)) - 1))]
