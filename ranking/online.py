"""What this session says so far: a small, bounded lift for things like those just chosen, and the reverse.

No state is kept: the last hour of the shopper's acts is all it reads, so it can neither drift nor leak from
one person to another.
"""

from __future__ import annotations

import numpy as np

from ranking.features import Past
from ranking.shelf import Floats, Rows, Shelf

WINDOW_S = 3600.0
HALF_LIFE_S = 900.0
LIFT = 0.6
"""The most a session can add to a score."""
DROP = 1.6
"""The most it can take away: "not like this" is said on purpose."""
ALIKE = 0.45
"""Similarity above which two products count as alike."""


def session_boost(shelf: Shelf, past: Past, rows: Rows) -> Floats:
    """Lift or drop of each candidate, within [-DROP, LIFT]; zeros without acts in the last hour."""
    now = past.ages_s <= WINDOW_S
    if not now.any() or not len(rows):
        return np.zeros(len(rows), np.float32)
    acts, weights = past.rows[now], past.weights[now] * 0.5 ** (past.ages_s[now] / HALF_LIFE_S)
    alike = likeness(shelf, rows, acts)
    for_it = LIFT * np.tanh((alike * np.maximum(weights, 0)).sum(axis=1) / 2)
    against = DROP * np.tanh((alike * np.maximum(-weights, 0)).sum(axis=1) / 1.5)
    return np.asarray(for_it - against, np.float32)


def likeness(shelf: Shelf, rows: Rows, others: Rows) -> Floats:
    """How alike products are (K, H), 0 to 1: words and picture, raised by the same kind, brand and colour."""
    text = shelf.text[rows] @ shelf.text[others].T
    both = shelf.has_image[rows][:, None] & shelf.has_image[others][None, :]
    look = np.where(both, shelf.image[rows] @ shelf.image[others].T, text)
    near = np.clip((0.7 * text + 0.3 * look - ALIKE) / (1 - ALIKE), 0, 1)
    same = np.zeros_like(near)
    for column, share in ((shelf.category, 0.5), (shelf.brand, 0.25), (shelf.color, 0.25)):
        equal = column.codes[rows][:, None] == column.codes[others][None, :]
        same += share * (equal & (column.codes[rows][:, None] > 0))
    return np.asarray(near * (0.4 + 0.6 * same), np.float32)
