"""Where recommendations come from when nothing was searched: pools of products with a lead each.

A pool maps rows to a lead in [0, 1]; the ranker adds its own opinion and this module keeps the result varied.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Literal, get_args

import numpy as np
from numpy.typing import NDArray

from ranking.complements import COMPLEMENTS, WORN, colors_agree
from ranking.features import WHOLE_FIELDS, Past
from ranking.shelf import Rows, Shelf
from ranking.shopper import Shopper
from ranking.tally import Tally
from retrieval.schema import Retryable

Kind = Literal["for_you", "goes_with", "trending", "deals"]
KINDS: tuple[Kind, ...] = get_args(Kind)
LEAD: dict[Kind, float] = {"for_you": 1.0, "goes_with": 3.0, "trending": 4.0, "deals": 2.0}
"""What a full lead is worth beside the ranker's opinion."""
POOL = 300
BOUGHT_AGAIN = frozenset(("beauty",))
"""Departments whose products people buy again; others are not recommended after a purchase."""


def pool(
    kind: Kind, shelf: Shelf, tally: Tally, shopper: Shopper, past: Past, anchor: int | None
) -> dict[int, float]:
    """Rows to choose from with their lead.

    Raises:
        Retryable: the kind is unknown, or `goes_with` has nothing to go with.
    """
    if kind == "for_you":
        return _for_you(shelf, tally, shopper, past)
    if kind == "goes_with":
        if anchor is None:
            raise Retryable("goes_with needs an item: give its position on the screen or its sku.")
        return _goes_with(shelf, tally, anchor)
    if kind == "trending":
        return _top(tally.count("recent", np.arange(len(shelf))))
    if kind == "deals":
        return _top(shelf.discount)
    raise Retryable(f"Recommendation kind {kind!r} is unknown; use one of {', '.join(KINDS)}.")


def _top(values: NDArray[np.float32]) -> dict[int, float]:
    order = np.argsort(-values, kind="stable")[:POOL]
    most = float(values[order[0]]) if len(order) else 0.0
    return {int(row): float(values[row]) / most for row in order if values[row] > 0} if most > 0 else {}


def _for_you(shelf: Shelf, tally: Tally, shopper: Shopper, past: Past) -> dict[int, float]:
    """Things near what the shopper wanted and what fits the profile; what everybody likes fills up."""
    every = np.arange(len(shelf))
    sought = tally.popularity(every)
    found = {row: 0.4 * lead for row, lead in _top(sought).items()}
    if not found:
        found = dict.fromkeys(np.argsort(-shelf.rating, kind="stable")[:POOL].tolist(), 0.2)
    wanted = past.rows[past.weights > 0][:12]
    if len(wanted):
        near = (shelf.text @ shelf.text[wanted].T).max(axis=1)
        for row in np.argsort(-near)[:POOL].tolist():
            found[row] = max(found.get(row, 0.0), float(near[row]))
    columns = {
        "brand": shelf.brand,
        "color": shelf.color,
        "material": shelf.material,
        "category": shelf.category,
    }
    score = np.zeros(len(shelf), np.float32)
    for name, field in WHOLE_FIELDS.items():
        liked = {columns[field].number(str(value)) for value in shopper.tastes.get(name, ())} - {-1, 0}
        score += np.isin(columns[field].codes, list(liked)) if liked else 0
    for row in np.lexsort((-sought, -score))[:POOL].tolist():
        if score[row] >= 2:
            found[row] = max(found.get(row, 0.0), min(1.0, 0.3 * float(score[row])))
    for row, kind, weight in zip(past.rows.tolist(), past.kinds, past.weights, strict=True):
        bought = kind == "purchase" and shelf.products[row].department not in BOUGHT_AGAIN
        if bought or weight < 0:
            found.pop(row, None)
    return found


def _goes_with(shelf: Shelf, tally: Tally, anchor: int) -> dict[int, float]:
    """Complementary kinds whose audience and colour agree, and what people bought together with it."""
    own = shelf.products[anchor]
    found: dict[int, float] = {}
    kinds = COMPLEMENTS.get(own.category, ())
    for place, kind in enumerate(kinds):
        code = shelf.category.number(kind)
        for row in np.flatnonzero(shelf.category.codes == code).tolist() if code > 0 else ():
            other = shelf.products[row]
            if not _same_audience(own.audience, other.audience):
                continue
            fit = 0.75 - 0.06 * place
            if own.category in WORN and kind in WORN:
                fit *= 0.4 + 0.6 * colors_agree(own.color, other.color)
            found[row] = fit
    together = tally.bought_with(anchor)
    most = together[0][1] if together else 0
    for row, times in together:
        if times > 1 and shelf.category.codes[row] != shelf.category.codes[anchor]:
            found[row] = max(found.get(row, 0.0), 0.6 + 0.4 * times / most)
    return found


def _same_audience(one: str, other: str) -> bool:
    return not one or not other or "unisex" in (one, other) or one == other


def headline(shelf: Shelf, anchor: int | None) -> str:
    """A sentence that holds for every pick: what they go with."""
    if anchor is None:
        return ""
    title = shelf.products[anchor].title
    return f"Goes with {title}"


def varied(shelf: Shelf, rows: Rows, scores: NDArray[np.float64], limit: int, kind: Kind) -> list[int]:
    """Best first, with at most a third of the list from one category and one brand while others remain."""
    most = max(2, -(-limit // 3)) if kind != "goes_with" else max(1, -(-limit // 4))
    order: Sequence[int] = np.argsort(-scores, kind="stable").tolist()
    used: Counter[tuple[str, int]] = Counter()
    picked: list[int] = []
    for i in order:
        keys = [("category", int(shelf.category.codes[rows[i]])), ("brand", int(shelf.brand.codes[rows[i]]))]
        if len(picked) < limit and all(used[key] < most or key[1] == 0 for key in keys):
            picked.append(i)
            used.update(keys)
    rest = [i for i in order if i not in set(picked)]
    return sorted([*picked, *rest[: max(0, limit - len(picked))]], key=lambda i: -scores[i])
