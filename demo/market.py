"""The demo store's products as columns, and the utility by which its simulated people choose.

The utility is the ground truth that a ranker may be judged against; it knows no channel::

    U = 1.1 colour + 0.9 brand + 0.7 material + 0.5 category      (matches with the person's tastes, 0 to 1)
      - 2.4 (price rank - price level)^2                          (price rank within the category, 0 to 1)
      + quality weight * 2 (quality - 0.5)                        (latent quality, also behind the ratings)
      + 0.5 fame                                                  (how well known, 0 to 1)
      - 3 when made for somebody else; never when the person avoids it

A session adds intent, style similarity, position and noise (`demo.behaviour`).
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import Any

import numpy as np

from demo.kinds import KINDS

Record = dict[str, Any]
COLOR_WEIGHT, BRAND_WEIGHT, MATERIAL_WEIGHT, CATEGORY_WEIGHT = 1.1, 0.9, 0.7, 0.5
PRICE_WEIGHT, FAME_WEIGHT, MISFIT = 2.4, 0.5, -3.0
NEVER = -50.0


def rng_for(seed: int, *names: str) -> np.random.Generator:
    """Return a generator that depends only on the seed and the names, in any Python process."""
    return np.random.default_rng([seed, *(zlib.crc32(name.encode()) for name in names)])


@cache
def noun_of(category: str, style: str) -> str:
    """Return what a sub-style is called as a thing: `crossbody` is a `crossbody bag`."""
    known = KINDS[category].styles if category in KINDS else ()
    return next((s.noun for s in known if s.name == style), style)


def _noun_of(product: Record) -> str:
    return noun_of(str(product["category"]), str(product.get("attributes", {}).get("style", "")))


class Market:
    """Columns over the products, in their order."""

    def __init__(self, products: Sequence[Record], seed: int) -> None:
        self.products = products
        self.skus = [str(p["sku"]) for p in products]
        self.row = {sku: i for i, sku in enumerate(self.skus)}
        self._codes: dict[str, tuple[list[str], np.ndarray]] = {}
        self.category = self._column("category")
        self.color = self._column("color")
        self.brand = self._column("brand")
        self.material = self._column("material")
        self.audience = self._column("audience")
        self.style = self._column("style", [_noun_of(p) for p in products])
        self.price_minor = np.array([int(p["price_minor"]) for p in products], dtype=np.int64)
        self.rows_of = {
            str(c): np.flatnonzero(self.category == c) for c in dict.fromkeys(self.category.tolist())
        }
        self.price_rank = self._price_rank()
        self.quality = self._quality(seed)
        self.fame = self._fame(seed)
        self.also_in = self._also_in()

    def _column(self, key: str, values: Sequence[str] | None = None) -> np.ndarray:
        texts = values if values is not None else [str(p.get(key) or "") for p in self.products]
        column = np.array(texts, dtype=object)
        found, codes = np.unique(column.astype(str), return_inverse=True)
        self._codes[key] = (found.tolist(), codes)
        return column

    def is_one_of(self, key: str, values: Iterable[str], rows: np.ndarray) -> np.ndarray:
        """Return which rows have one of the values in a text column."""
        wanted = frozenset(values)
        found, codes = self._codes[key]
        hits: np.ndarray = np.array([value in wanted for value in found])[codes[rows]]
        return hits

    def like(self, key: str, row: int) -> np.ndarray:
        """Return which products share one product's value in a text column."""
        _, codes = self._codes[key]
        same: np.ndarray = codes == codes[row]
        return same

    def some(self, key: str, rows: np.ndarray, count: int, rng: np.random.Generator) -> list[str]:
        """Draw distinct values of a text column, common ones more often; never an empty or mixed one."""
        found, codes = self._codes[key]
        weights = np.sqrt(np.bincount(codes[rows], minlength=len(found)))
        weights[[i for i, value in enumerate(found) if value in {"", "multicolour"}]] = 0.0
        size = min(count, int(np.count_nonzero(weights)))
        if not size:
            return []
        return [found[i] for i in rng.choice(len(found), size=size, replace=False, p=weights / weights.sum())]

    def _price_rank(self) -> np.ndarray:
        rank = np.zeros(len(self.products))
        for rows in self.rows_of.values():
            order = np.argsort(np.argsort(self.price_minor[rows], kind="stable"), kind="stable")
            rank[rows] = order / max(1, len(rows) - 1)
        return rank

    def _quality(self, seed: int) -> np.ndarray:
        """Draw latent quality in (0, 1), a little better for dearer products and different per brand."""
        out = np.zeros(len(self.products))
        brand_shift = {
            b: rng_for(seed, "brand", b).normal(0.0, 0.35) for b in sorted(set(self.brand.tolist()))
        }
        for i, sku in enumerate(self.skus):
            own = rng_for(seed, "quality", sku).normal(0.75, 0.8)
            out[i] = own + brand_shift[self.brand[i]] + 0.5 * (self.price_rank[i] - 0.5)
        return 1.0 / (1.0 + np.exp(-out))

    def _fame(self, seed: int) -> np.ndarray:
        """Draw how well known each product is: few stars, a long tail."""
        draws = np.array([rng_for(seed, "fame", sku).random() for sku in self.skus])
        return draws**2.5

    def _also_in(self) -> dict[str, np.ndarray]:
        """Return for each colour which products can also be had in it."""
        out: dict[str, np.ndarray] = {}
        for i, p in enumerate(self.products):
            for name in {str(v["color"]) for v in p.get("variants", ()) if v.get("color")}:
                out.setdefault(name, np.zeros(len(self.products)))[i] = 1.0
        return out

    def utility(self, taste: Mapping[str, Any], rows: np.ndarray) -> np.ndarray:
        """Return the utility of each row for one person's tastes; see the module docstring.

        Args:
            taste: A customer's `tastes` record.
            rows: Row numbers.

        Returns:
            float64, shape (len(rows),); `NEVER` where the person avoids the product.
        """
        color = self.is_one_of("color", taste["colors"], rows).astype(float)
        other = np.zeros(len(rows))
        for name in taste["colors"]:
            other = np.maximum(other, self.also_in[name][rows]) if name in self.also_in else other
        out: np.ndarray = COLOR_WEIGHT * np.maximum(color, 0.6 * other)
        out += BRAND_WEIGHT * self.is_one_of("brand", taste["brands"], rows)
        out += MATERIAL_WEIGHT * self.is_one_of("material", taste["materials"], rows)
        out += CATEGORY_WEIGHT * self.is_one_of("category", taste["categories"], rows)
        out -= PRICE_WEIGHT * (self.price_rank[rows] - taste["price_level"]) ** 2
        out += taste["quality_weight"] * 2.0 * (self.quality[rows] - 0.5)
        out += FAME_WEIGHT * self.fame[rows]
        out += MISFIT * ~self.is_one_of("audience", [*taste["audience"], "unisex", ""], rows)
        out[self.avoided(taste["avoid"], rows)] = NEVER
        return out

    def avoided(self, avoid: Iterable[Mapping[str, Any]], rows: np.ndarray) -> np.ndarray:
        """Return which rows break a standing wish such as `material != leather`."""
        broken = np.zeros(len(rows), dtype=bool)
        for wish in avoid:
            if wish["field"] == "price":
                broken |= self.price_minor[rows] > 100 * float(wish["value"])
            else:
                broken |= self.is_one_of(str(wish["field"]), [str(wish["value"])], rows)
        return broken

    def similarity(self, anchor: int, rows: np.ndarray) -> np.ndarray:
        """Return how alike in style each row is to one product: colour, style, brand and material, 0 to 1."""
        same: np.ndarray = 0.35 * (self.color[rows] == self.color[anchor])
        same = same + 0.3 * (self.style[rows] == self.style[anchor]) * (self.style[anchor] != "")
        same = same + 0.2 * (self.brand[rows] == self.brand[anchor])
        same += 0.15 * (self.material[rows] == self.material[anchor])
        return same


def draw_taste(market: Market, rng: np.random.Generator) -> Record:
    """Draw one person's hidden tastes over what the store sells."""
    audience = [["women"], ["men"], ["women", "kids"], ["men", "kids"], ["women", "men"]][
        int(rng.choice(5, p=[0.38, 0.3, 0.16, 0.08, 0.08]))
    ]
    fits = market.is_one_of("audience", [*audience, "unisex", ""], np.arange(len(market.skus)))
    open_rows = np.flatnonzero(fits)
    kinds = [c for c, rows in market.rows_of.items() if np.count_nonzero(fits[rows]) * 4 > len(rows)]
    n_colors, n_brands = int(rng.integers(1, 4)), int(rng.integers(1, 5))
    colors = market.some("color", open_rows, n_colors, rng)
    materials = market.some("material", open_rows, int(rng.integers(1, 4)), rng)
    return {
        "brands": market.some("brand", open_rows, n_brands, rng),
        "colors": colors,
        "materials": materials,
        "categories": sorted(
            str(c) for c in rng.choice(kinds, size=min(len(kinds), int(rng.integers(3, 9))), replace=False)
        ),
        "avoid": _avoid(market, colors, materials, rng),
        "price_level": round(float(rng.beta(2.0, 2.4)), 3),
        "quality_weight": round(float(rng.gamma(3.0, 0.3)), 3),
        "audience": audience,
    }


def _avoid(market: Market, colors: list[str], materials: list[str], rng: np.random.Generator) -> list[Record]:
    """Draw standing wishes; three people in ten have one, and none contradicts what the person likes."""
    out: list[Record] = []
    if rng.random() < 0.2:
        known = [
            m for m in ("leather", "wool", "polyester", "suede", "silk", "acrylic") if m not in materials
        ]
        known = [m for m in known if m in set(market.material.tolist())]
        if known:
            out.append({"field": "material", "op": "!=", "value": str(rng.choice(known))})
    if rng.random() < 0.09:
        disliked = [c for c in ("pink", "yellow", "orange", "brown", "purple") if c not in colors]
        out.append({"field": "color", "op": "!=", "value": str(rng.choice(disliked))})
    if rng.random() < 0.05:
        out.append({"field": "price", "op": "<=", "value": int(rng.choice([60, 80, 100, 150]))})
    return out
