"""Context features of candidates for one shopper at one moment, in named groups.

Everything is read from the shelf, from the tally as it stood, and from the shopper's own acts: nothing here
can see the future. Each group becomes one additive part of the score, so each has a meaning in shop words.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ranking.events import WEIGHTS
from ranking.shelf import Codes, Floats, Rows, Shelf, likeness, words_of
from ranking.shopper import Shopper
from ranking.tally import Tally
from retrieval.schema import Product

GROUPS: dict[str, tuple[str, ...]] = {
    "match": ("text_cosine", "image_cosine", "words", "kind_named"),
    "price": ("price_place", "price_distance", "discount"),
    "quality": ("rating", "rating_count"),
    "popularity": ("sought", "click_rate", "recent"),
    "newness": ("new", "recency"),
    "stock": ("in_stock", "own_size", "own_size_gone"),
    "taste": ("brand", "color", "material", "category", "audience", "wrong_audience", "declared", "avoided"),
    "thread": ("like_last", "like_session", "unlike"),
    "moment": ("season", "hour", "device", "channel"),
}
NAMES: tuple[str, ...] = tuple(name for names in GROUPS.values() for name in names)
SLICES: dict[str, slice] = {}
_at = 0
for _group, _names in GROUPS.items():
    SLICES[_group] = slice(_at, _at + len(_names))
    _at += len(_names)

SESSION_S = 3600.0
"""Acts this recent belong to what the shopper is after now."""
SIZE_KINDS: dict[str, str] = {"clothing": "tops", "footwear": "shoes"}
BOTTOMS = frozenset(("jeans", "trousers", "shorts", "skirts"))
WHOLE_FIELDS = {"brands": "brand", "colors": "color", "materials": "material", "categories": "category"}


@dataclass(frozen=True, slots=True)
class Query:
    """The wish of a list: its words and their vector; both empty when nothing was asked."""

    text: str = ""
    vector: Floats | None = None


@dataclass(frozen=True, slots=True)
class Past:
    """A shopper's acts by row, newest first, without what the shelf does not know."""

    rows: Rows
    weights: Floats
    ages_s: Floats
    kinds: tuple[str, ...]


def past_of(shelf: Shelf, shopper: Shopper, limit: int = 30) -> Past:
    """Look up what the shopper did on this shelf."""
    known = [act for act in shopper.recent if act[1] in shelf.rows and WEIGHTS.get(act[0])][:limit]
    return Past(
        rows=np.array([shelf.rows[sku] for _, sku, _ in known], dtype=np.int64),
        weights=np.array([WEIGHTS[kind] for kind, _, _ in known], dtype=np.float32),
        ages_s=np.array([max(0.0, age) for _, _, age in known], dtype=np.float32),
        kinds=tuple(kind for kind, _, _ in known),
    )


def size_of(product: Product, shopper: Shopper) -> str:
    """The shopper's size for this product, or empty text."""
    kind = "bottoms" if product.category in BOTTOMS else SIZE_KINDS.get(product.department, "")
    return shopper.sizes.get(kind, "")


def stock_of(product: Product, size: str) -> tuple[float, float, float]:
    """In stock at all; the size in stock; the size made but sold out (1 or 0 each)."""
    if not product.variants:
        return 1.0, 0.0, 0.0
    any_left = float(any(v.stock > 0 for v in product.variants))
    of_size = [v for v in product.variants if size and v.size == size]
    left = any(v.stock > 0 for v in of_size)
    return any_left, float(left), float(bool(of_size) and not left)


class Features:
    """Computes features over one shelf with one tally."""

    def __init__(self, shelf: Shelf, tally: Tally) -> None:
        self.shelf, self.tally = shelf, tally

    def of(self, shopper: Shopper, past: Past, query: Query, rows: Rows, month: int) -> Floats:
        """Features (K, len(NAMES)) of the candidates at `rows`."""
        columns: list[Floats] = [
            *self._match(query, rows),
            *self._price(past, rows),
            self.shelf.rating[rows],
            np.asarray(np.log1p(self.shelf.rating_count[rows]) / 4, np.float32),
            *self._sought(rows),
            (self.shelf.age_days[rows] < 30).astype(np.float32),
            np.asarray(np.exp(-self.shelf.age_days[rows] / 60), np.float32),
            *self._stock(shopper, rows),
            *self._taste(shopper, past, rows),
            *self._thread(past, rows),
            self.tally.season_lift(rows, month),
            self.tally.hour_lift(rows, shopper.hour),
            self.tally.device_lift(rows, shopper.device),
            self.tally.channel_lift(rows, shopper.channel),
        ]
        return np.stack(columns, axis=1).astype(np.float32)  # (K, F)

    def _match(self, query: Query, rows: Rows) -> list[Floats]:
        shelf, zeros = self.shelf, np.zeros(len(rows), np.float32)
        text = shelf.text[rows] @ query.vector if query.vector is not None else zeros
        image = zeros
        if query.vector is not None and len(query.vector) == shelf.image.shape[1]:
            image = shelf.image[rows] @ query.vector
        asked = words_of(query.text)
        if not asked:
            return [text, image, zeros, zeros]
        shared = np.array([len(asked & shelf.words[row]) / len(asked) for row in rows], np.float32)
        named = np.array(
            [bool(k) and k <= asked for k in (shelf.kind_words[row] for row in rows)], np.float32
        )
        return [text, image, shared, named]

    def _price(self, past: Past, rows: Rows) -> list[Floats]:
        place = self.shelf.price_place[rows]
        wanted = past.weights > 0
        distance = np.zeros(len(rows), np.float32)
        if wanted.any():
            weights = past.weights[wanted]
            usual = np.average(self.shelf.price_place[past.rows[wanted]], weights=weights)
            sure = weights.sum() / (weights.sum() + 3)
            distance = ((place - usual) ** 2 * sure).astype(np.float32)
        return [place - 0.5, distance, self.shelf.discount[rows]]

    def _sought(self, rows: Rows) -> list[Floats]:
        tally = self.tally
        recent = np.log1p(tally.count("recent", rows))
        sought = np.asarray(tally.popularity(rows) / 3, np.float32)
        return [sought, tally.click_rate(rows), np.asarray(recent / 2, np.float32)]

    def _stock(self, shopper: Shopper, rows: Rows) -> list[Floats]:
        products = [self.shelf.products[row] for row in rows]
        table = np.array([stock_of(p, size_of(p, shopper)) for p in products], np.float32)
        return [table[:, 0], table[:, 1], table[:, 2]]

    def _taste(self, shopper: Shopper, past: Past, rows: Rows) -> list[Floats]:
        shelf = self.shelf
        fields = {"brand": shelf.brand, "color": shelf.color, "material": shelf.material}
        fields["category"] = shelf.category
        columns = [affinity(column, past, rows) for column in fields.values()]
        declared = np.zeros(len(rows), np.float32)
        for name, field_name in WHOLE_FIELDS.items():
            liked = {fields[field_name].number(str(value)) for value in shopper.tastes.get(name, ())} - {
                -1,
                0,
            }
            if liked:
                declared += np.isin(fields[field_name].codes[rows], list(liked))
        same, wrong = self._audience(past, rows)
        return [*columns, same, wrong, np.asarray(declared / 2, np.float32), avoided(shelf, shopper, rows)]

    def _thread(self, past: Past, rows: Rows) -> list[Floats]:
        """How like the last choice, like the best of the last hour, and like what was turned down."""
        zeros = np.zeros(len(rows), np.float32)
        lately = past.ages_s <= SESSION_S
        for_it, against = lately & (past.weights > 0), lately & (past.weights < 0)
        alike = likeness(self.shelf, rows, past.rows[for_it]) if for_it.any() else None
        unlike = likeness(self.shelf, rows, past.rows[against]).max(axis=1) if against.any() else zeros
        if alike is None:
            return [zeros, zeros, unlike]
        return [alike[:, 0], alike.max(axis=1), unlike]

    def _audience(self, past: Past, rows: Rows) -> tuple[Floats, Floats]:
        """How well a product's audience fits what the shopper looked at, and whether it plainly does not."""
        same = affinity(self.shelf.audience, past, rows)
        seen = self.shelf.audience.codes[past.rows] if len(past.rows) else np.zeros(0, np.int64)
        open_to_all = {0, self.shelf.audience.number("unisex")}
        pointed = sum(1 for code in seen if code not in open_to_all)
        for_some = ~np.isin(self.shelf.audience.codes[rows], list(open_to_all))
        wrong = (for_some & (same <= 0)) * (pointed / (pointed + 3))
        return same, np.asarray(wrong, np.float32)


def affinity(column: Codes, past: Past, rows: Rows) -> Floats:
    """Share of the shopper's (weighted) acts that went to each candidate's value, small samples damped."""
    if not len(past.rows):
        return np.zeros(len(rows), np.float32)
    totals = np.zeros(len(column.names), np.float32)
    np.add.at(totals, column.codes[past.rows], past.weights)
    totals[0] = 0.0
    share = totals[column.codes[rows]] / (np.abs(past.weights).sum() + 3.0)
    return np.asarray(share, dtype=np.float32)


def avoided(shelf: Shelf, shopper: Shopper, rows: Rows) -> Floats:
    """1 where a product has something the shopper said they avoid."""
    found = np.zeros(len(rows), np.float32)
    fields = {
        "brand": shelf.brand,
        "color": shelf.color,
        "material": shelf.material,
        "category": shelf.category,
    }
    for entry in shopper.tastes.get("avoid", ()):
        field, value = _field_and_value(entry)
        if field in fields:
            codes = {fields[field].number(str(v)) for v in value}
            found = np.maximum(found, np.isin(fields[field].codes[rows], list(codes)).astype(np.float32))
    return found


def _field_and_value(entry: object) -> tuple[str, tuple[object, ...]]:
    """Read `{"field", "op", "value"}` or a Constraint."""
    if isinstance(entry, dict):
        field, value = str(entry.get("field", "")), entry.get("value")
    else:
        field, value = str(getattr(entry, "field", "")), getattr(entry, "value", None)
    return field, tuple(value) if isinstance(value, list | tuple) else (value,)
