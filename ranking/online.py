"""What this session says so far: a small, bounded lift for things like those just chosen, and the reverse.

No state is kept: the last hour of the shopper's acts is all it reads, so it can neither drift nor leak from
one person to another.
"""

from __future__ import annotations

import numpy as np

from ranking.features import Past
from ranking.shelf import Floats, Rows, Shelf, likeness

WINDOW_S = 3600.0
HALF_LIFE_S = 900.0
LIFT = 0.6
"""The most a session can add to a score."""
DROP = 1.6
"""The most it can take away: "not like this" is said on purpose."""


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
