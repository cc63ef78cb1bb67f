"""The catalogue as columns: vectors and facts of every product by row, ready for arithmetic.

Built once from a search index; rows never move while it lives. Knows products only, no person.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from retrieval.schema import Product

Floats = NDArray[np.float32]
Rows = NDArray[np.int64]

_WORD = re.compile(r"[a-z0-9]+")
_STOP = frozenset(
    word
    for line in ("a an and the for of with in on to my me or some any i", "want need show find please")
    for word in line.split()
)

ALIKE = 0.45
"""Similarity above which two products count as alike."""


class HasVectors(Protocol):
    """What a shelf needs of a search index."""

    def vector(self, sku: str) -> Floats:
        """The text vector of a product."""

    def image_vector(self, sku: str) -> Floats | None:
        """The picture vector of a product, or None."""


@dataclass(frozen=True, slots=True)
class Codes:
    """A text column as numbers: `names[codes[row]]`; 0 is the empty text."""

    names: tuple[str, ...]
    codes: Rows

    def number(self, name: str) -> int:
        """The code of a name, or -1."""
        try:
            return self.names.index(name)
        except ValueError:
            return -1


@dataclass(frozen=True)
class Shelf:
    """Columns by row."""

    skus: tuple[str, ...]
    rows: dict[str, int]
    products: tuple[Product, ...]
    text: Floats
    """(N, D) unit vectors."""
    image: Floats
    """(N, D) unit vectors; zeros where there is none."""
    has_image: NDArray[np.bool_]
    brand: Codes
    color: Codes
    material: Codes
    category: Codes
    department: Codes
    audience: Codes
    price_place: Floats
    """Share of its category that is cheaper, 0 to 1."""
    discount: Floats
    rating: Floats
    """Mean rating pulled towards the shop's mean by eight imagined reviews, less that mean."""
    rating_count: Floats
    age_days: Floats
    """Days before the newest product of the shop; 365 when unknown."""
    words: tuple[frozenset[str], ...]
    kind_words: tuple[frozenset[str], ...]
    """The stemmed words of the category."""

    def __len__(self) -> int:
        return len(self.skus)


def words_of(text: str) -> frozenset[str]:
    """Split into lower-case words without stop words, plural endings taken off."""
    return frozenset(_singular(w) for w in _WORD.findall(text.lower()) if w not in _STOP)


def _singular(word: str) -> str:
    for ending, new in (("ies", "y"), ("sses", "ss"), ("shes", "sh"), ("ches", "ch"), ("xes", "x")):
        if word.endswith(ending) and len(word) > len(ending) + 2:
            return word[: -len(ending)] + new
    return word[:-1] if word.endswith("s") and not word.endswith("ss") and len(word) > 3 else word


def build_shelf(products: Sequence[Product], index: HasVectors) -> Shelf:
    """Read every product and its vectors into columns."""
    skus = tuple(product.sku for product in products)
    text = np.stack([index.vector(sku) for sku in skus]).astype(np.float32)
    pictures = [index.image_vector(sku) for sku in skus]
    width = next((len(p) for p in pictures if p is not None), text.shape[1])
    has_image = np.array([p is not None and bool(np.any(p)) for p in pictures])
    image = np.stack([np.zeros(width, np.float32) if p is None else p for p in pictures]).astype(np.float32)
    category = _codes(products, lambda p: p.category)
    days = np.array([_day(p.created) for p in products], dtype=np.float32)
    newest = float(days.max()) if len(days) else 0.0
    rating, counts = _ratings(products)
    return Shelf(
        skus=skus,
        rows={sku: row for row, sku in enumerate(skus)},
        products=tuple(products),
        text=text,
        image=image,
        has_image=has_image,
        brand=_codes(products, lambda p: p.brand),
        color=_codes(products, lambda p: p.color),
        material=_codes(products, lambda p: p.material),
        category=category,
        department=_codes(products, lambda p: p.department),
        audience=_codes(products, lambda p: p.audience),
        price_place=_places([p.price_minor for p in products], category.codes),
        discount=np.array([_discount(p) for p in products], dtype=np.float32),
        rating=rating,
        rating_count=counts,
        age_days=np.where(days > 0, newest - days, 365).astype(np.float32),
        words=tuple(
            words_of(" ".join((p.title, p.category, p.color, p.material, p.brand, p.audience, *_texts(p))))
            for p in products
        ),
        kind_words=tuple(words_of(p.category) for p in products),
    )


def _texts(product: Product) -> list[str]:
    """The words of the attributes; a true one counts as its own name (`waterproof`)."""
    found: list[str] = []
    for name, value in product.attributes.items():
        if value is True:
            found.append(name.replace("_", " "))
        elif isinstance(value, str):
            found.append(value)
        elif isinstance(value, tuple | list):
            found.extend(str(v) for v in value)
    return found


def _codes(products: Sequence[Product], read: Callable[[Product], str]) -> Codes:
    values = [read(product) for product in products]
    names = ("", *sorted({value for value in values if value}))
    number = {name: code for code, name in enumerate(names)}
    return Codes(names, np.array([number[value] for value in values], dtype=np.int64))


def _places(prices: Sequence[int], groups: Rows) -> Floats:
    price, places = np.asarray(prices, dtype=np.float64), np.full(len(prices), 0.5, dtype=np.float32)
    for group in np.unique(groups):
        rows = np.flatnonzero(groups == group)
        if len(rows) > 1:
            below = np.searchsorted(np.sort(price[rows]), price[rows], side="left")
            places[rows] = below / (len(rows) - 1)
    return places


def _discount(product: Product) -> float:
    before = product.list_price_minor
    return 1 - product.price_minor / before if before and before > product.price_minor else 0.0


def _ratings(products: Sequence[Product]) -> tuple[Floats, Floats]:
    rated = [(p.rating, p.rating_count) for p in products if p.rating is not None and p.rating_count > 0]
    total = sum(n for _, n in rated)
    mean = sum(r * n for r, n in rated) / total if total else 0.0
    shrunk = [
        (p.rating - mean) * p.rating_count / (p.rating_count + 8) if p.rating is not None else 0.0
        for p in products
    ]
    return np.array(shrunk, np.float32), np.array([p.rating_count for p in products], np.float32)


def _day(created: str) -> float:
    try:
        return float(date.fromisoformat(created[:10]).toordinal())
    except ValueError:
        return 0.0


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
