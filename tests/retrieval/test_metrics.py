"""Ranking measures against examples worked by hand."""

from __future__ import annotations

import math

import pytest

from retrieval.metrics import ndcg, percentile, recall, reciprocal_rank


def test_ndcg_of_a_hand_worked_example() -> None:
    judged = {"a": 2.0, "b": 1.0}
    best = 3.0 + 1.0 / math.log2(3)
    assert ndcg(["b", "x", "a"], judged) == pytest.approx((1.0 + 3.0 / 2.0) / best)
    assert ndcg(["a", "b"], judged) == pytest.approx(1.0)
    assert ndcg(["x"], {}) == 0.0


def test_recall_rank_and_percentile() -> None:
    assert recall(["a", "b", "c"], {"a", "z"}, 2) == 0.5
    assert reciprocal_rank(["x", "a"], {"a"}) == 0.5
    assert percentile([1, 2, 3, 4], 0.95) == 4
