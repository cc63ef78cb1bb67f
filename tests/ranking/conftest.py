"""A shop of 48 products with hashed vectors, and people whose tastes are known."""

from __future__ import annotations

import zlib
from collections.abc import Sequence

import numpy as np
import pytest

from ranking.events import Event
from ranking.shelf import Shelf, build_shelf
from retrieval.schema import Constraint, Product, Receipt, UnknownProduct, Variant

KINDS = (("boots", "footwear"), ("dresses", "clothing"), ("jeans", "clothing"), ("mugs", "kitchen"))
COLORS = ("black", "navy", "red")
BRANDS = ("Fjordline", "Costa Verde")
WIDTH = 32


def hashed(text: str) -> np.ndarray:
    """A unit vector that shares directions with texts that share words."""
    total = np.zeros(WIDTH, np.float32)
    for word in text.lower().split():
        total += np.random.default_rng(zlib.crc32(word.encode())).normal(size=WIDTH).astype(np.float32)
    return total / max(float(np.linalg.norm(total)), 1e-9)


def make_products() -> list[Product]:
    """Every kind in every colour of both brands, twice."""
    made = []
    for kind, department in KINDS:
        for color in COLORS:
            for brand in BRANDS:
                for number in range(2):
                    sku = f"P{len(made):03d}"
                    sizes = ("38", "39") if department == "footwear" else ("S", "M")
                    made.append(
                        Product(
                            sku=sku,
                            title=f"{brand} {color} {kind} {number}",
                            category=kind,
                            price_minor=2000 + 500 * (len(made) % 7),
                            list_price_minor=4000 if len(made) % 5 == 0 else None,
                            department=department,
                            brand=brand,
                            audience="women" if kind == "dresses" else "unisex",
                            color=color,
                            material="suede" if kind == "boots" else "cotton",
                            rating=4.6 if number else 3.9,
                            rating_count=41,
                            created=f"2026-0{1 + len(made) % 9}-01",
                            variants=tuple(
                                Variant(f"{sku}-{size}", 2000, 0 if size == "38" else 3, size, color)
                                for size in sizes
                            ),
                        )
                    )
    return made


class FakeCatalogue:
    """The part of the catalogue that ranking reads."""

    def __init__(self, products: Sequence[Product]) -> None:
        self._products = {product.sku: product for product in products}

    @property
    def skus(self) -> list[str]:
        return list(self._products)

    def product(self, sku: str) -> Product:
        if sku not in self._products:
            raise UnknownProduct(f"No product {sku!r}.")
        return self._products[sku]

    def _verdict(self, product: Product, wish: Constraint) -> bool:
        if wish.field == "in_stock":
            return any(v.stock > 0 for v in product.variants)
        values = wish.value if isinstance(wish.value, tuple) else (wish.value,)
        found = getattr(product, wish.field) in values
        return not found if wish.op in ("!=", "not in") else found

    def mask(self, where: Sequence[Constraint] = ()) -> np.ndarray:
        return np.array([all(self._verdict(p, w) for w in where) for p in self._products.values()])

    def receipts(self, sku: str, where: Sequence[Constraint]) -> tuple[Receipt, ...]:
        product = self.product(sku)
        return tuple(Receipt(w, "met" if self._verdict(product, w) else "not met") for w in where)


class FakeSearch:
    """Vectors by hashing; `pictures=False` is a shop without any."""

    def __init__(self, products: Sequence[Product], pictures: bool = True) -> None:
        self.catalogue = FakeCatalogue(products)
        self._pictures = pictures

    def vector(self, sku: str) -> np.ndarray:
        return hashed(self.catalogue.product(sku).title)

    def image_vector(self, sku: str) -> np.ndarray | None:
        product = self.catalogue.product(sku)
        return hashed(f"{product.color} {product.category}") if self._pictures else None

    def encode_text(self, text: str) -> np.ndarray:
        return hashed(text)


def make_events(products: Sequence[Product], sessions: int = 160, seed: int = 3) -> list[Event]:
    """Sessions of people who each click one colour; every fourth list also ends in a purchase."""
    rng = np.random.default_rng(seed)
    events: list[Event] = []

    def add(time: float, person: str, kind: str, sku: str, session: str, query: str, place: int) -> None:
        number = len(events)
        events.append(Event(f"e{number:06d}", time, person, kind, sku, "web", None, query, place, session))  # type: ignore[arg-type]

    for number in range(sessions):
        person = int(rng.integers(9))
        color, kind = COLORS[person % 3], KINDS[int(rng.integers(len(KINDS)))][0]
        shown = [p for p in products if p.category == kind]
        rng.shuffle(shown)  # type: ignore[arg-type]
        time = 1_790_000_000 + number * 4000.0
        for place, product in enumerate(shown[:6], 1):
            add(time, f"p{person}", "impression", product.sku, f"s{number}", kind, place)
        for place, product in enumerate(shown[:6], 1):
            if product.color == color:
                add(time + 10 * place, f"p{person}", "click", product.sku, f"s{number}", kind, place)
                if number % 4 == 0:
                    add(time + 100, f"p{person}", "purchase", product.sku, f"s{number}", kind, 0)
    return sorted(events, key=lambda event: (event.time, event.id))


@pytest.fixture(scope="session")
def products() -> list[Product]:
    return make_products()


@pytest.fixture(scope="session")
def search(products: list[Product]) -> FakeSearch:
    return FakeSearch(products)


@pytest.fixture(scope="session")
def bare_search(products: list[Product]) -> FakeSearch:
    """A shop without pictures."""
    return FakeSearch(products, pictures=False)


@pytest.fixture(scope="session")
def shelf(products: list[Product], search: FakeSearch) -> Shelf:
    return build_shelf(products, search)


@pytest.fixture(scope="session")
def events(products: list[Product]) -> list[Event]:
    return make_events(products)
