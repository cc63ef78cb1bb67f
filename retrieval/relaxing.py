"""What to give up when nothing meets every constraint: one at a time, the least important first, all of it
told.

What the shopper excluded, whom it is for, and which kind of thing is never given up.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from retrieval.columns import Mask
from retrieval.constraints import is_exclusion
from retrieval.schema import Constraint

KEPT = frozenset({"category", "audience", "department"})
_IMPORTANCE = ("rating_count", "rating", "on_sale", "brand", "material", "color", "price", "in_stock", "size")
"""From least to most important; attributes that are not named here come before all of them."""


def importance(constraint: Constraint) -> int:
    """Higher is given up later."""
    return _IMPORTANCE.index(constraint.field) + 1 if constraint.field in _IMPORTANCE else 0


def attempts(where: Sequence[Constraint]) -> Iterator[tuple[Constraint, ...]]:
    """What to drop, attempt by attempt: each one alone, then more and more together."""
    loose = sorted((c for c in where if c.field not in KEPT and not is_exclusion(c)), key=importance)
    for constraint in loose:
        yield (constraint,)
    for count in range(2, len(loose) + 1):
        yield tuple(loose[:count])


def relax(
    where: Sequence[Constraint], mask_of: Callable[[Sequence[Constraint]], Mask]
) -> tuple[tuple[Constraint, ...], Mask | None]:
    """Drop as little as possible until something is left.

    Returns:
        (dropped, rows that meet the rest); rows is None when nothing that may be dropped helps.
    """
    for dropped in attempts(where):
        mask = mask_of([c for c in where if c not in dropped])
        if mask.any():
            return dropped, mask
    return (), None
