"""A shop of forty products with a fake search, and people with orders: what tool tests stand on."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from assistant.memory.profile import Profiles
from assistant.memory.session import ShopSession
from assistant.service.database import Database
from assistant.service.domain import ShopService
from assistant.service.rules import Rules, parse
from assistant.service.seed import add_customer, add_order, add_promotion
from assistant.tools.registry import Toolbox
from assistant.tools.result import ToolResult
from assistant.tools.shop import Shop
from ranking.events import Event
from ranking.shopper import Shopper
from retrieval.columns import build_columns
from retrieval.constraints import FieldKind, check
from retrieval.matching import matching_values
from retrieval.schema import (
    Candidate,
    Constraint,
    Product,
    Receipt,
    SearchRequest,
    SearchResult,
    UnknownProduct,
    Variant,
)

NOW = datetime(2026, 11, 18, 10, 0, tzinfo=UTC)
"""A Wednesday, 11:00 in Amsterdam."""


@dataclass
class FakeClock:
    """Stands still until it is moved."""

    now: datetime = NOW

    def __call__(self) -> datetime:
        return self.now

    def move(self, **delta: float) -> None:
        """Let time pass."""
        self.now += timedelta(**delta)


def make_products() -> dict[str, Product]:
    """Ten boots, ten t-shirts, ten bags, ten mugs."""
    made: list[Product] = []
    for n in range(1, 11):
        sizes = ("36", "37", "38", "39", "40")
        leather = n % 2 == 0
        made.append(
            Product(
                f"BOOT{n}",
                f"Trail Boot {n}",
                "boots",
                6000 + n * 500,
                department="footwear",
                brand="Norrfell" if n < 6 else "Kestrel",
                audience="women",
                color="black" if n % 3 else "brown",
                material="leather" if leather else "canvas",
                rating=3.5 + n / 10,
                rating_count=n,
                images=(f"images/BOOT{n}.webp",),
                attributes={"waterproof": n % 2 == 1},
                variants=tuple(
                    Variant(f"BOOT{n}-{s}", 6000 + n * 500, 0 if s == "40" else (3 if s == "39" else 8), s)
                    for s in sizes
                ),
            )
        )
        made.append(
            Product(
                f"TEE{n}",
                f"Harbour Tee {n}",
                "t-shirts",
                1500 + n * 100,
                department="clothing",
                brand="Marrow",
                audience="men",
                color="navy",
                material="cotton",
                rating=4.0,
                rating_count=5,
                list_price_minor=3000 if n == 1 else None,
                variants=tuple(
                    Variant(f"TEE{n}-{s}-{c}", 1500 + n * 100 + (200 if s == "L" else 0), 5, s, c)
                    for s in ("S", "M", "L")
                    for c in ("navy", "white")
                ),
            )
        )
        made.append(
            Product(
                f"BAG{n}",
                f"Day Bag {n}",
                "bags",
                4000 + n * 1000,
                department="accessories",
                brand="Tolva",
                color="green",
                material="leather" if n == 1 else "",
                variants=(Variant(f"BAG{n}-1", 4000 + n * 1000, 4),),
            )
        )
        made.append(
            Product(
                f"MUG{n}",
                f"Stone Mug {n}",
                "mugs",
                900 + n * 10,
                department="kitchen",
                brand="Tolva",
                color="white",
                material="stoneware",
                attributes={"capacity_l": 0.3},
                variants=(Variant(f"MUG{n}-1", 900 + n * 10, 20),),
            )
        )
    return {product.sku: product for product in made}


class FakeCatalogue:
    """Live facts in a dictionary; judges constraints one product at a time."""

    def __init__(self) -> None:
        self.products = make_products()
        self.kinds: dict[str, FieldKind] = build_columns(list(self.products.values())).kinds

    @property
    def skus(self) -> tuple[str, ...]:
        return tuple(self.products)

    def picture(self, sku: str) -> bytes | None:
        self.product(sku)
        return None

    def product(self, sku: str) -> Product:
        for product in self.products.values():
            if sku == product.sku or any(sku == v.sku for v in product.variants):
                return product
        raise UnknownProduct(f"No product {sku!r} among {len(self.products)} in the catalogue.")

    def stock(self, variant: str, stock: int) -> None:
        """Set a variant's stock."""
        product = self.product(variant)
        changed = tuple(replace(v, stock=stock) if v.sku == variant else v for v in product.variants)
        self.products[product.sku] = replace(product, variants=changed)

    def price(self, variant: str, price_minor: int) -> None:
        """Set a variant's price."""
        product = self.product(variant)
        changed = tuple(
            replace(v, price_minor=price_minor) if v.sku == variant else v for v in product.variants
        )
        low = min(v.price_minor for v in changed)
        self.products[product.sku] = replace(product, variants=changed, price_minor=low)

    def fields(self) -> dict[str, FieldKind]:
        return self.kinds

    def mask(self, where: Sequence[Constraint]) -> NDArray[np.bool_]:
        return np.array([self._meets(p, where) for p in self.products.values()])

    def _meets(self, product: Product, where: Sequence[Constraint]) -> bool:
        checked = [check(one, self.kinds) for one in where]
        on_variant = [c for c in checked if c.field in ("price", "size", "in_stock")]
        rest = [c for c in checked if c not in on_variant]
        return all(_holds(product, None, c) for c in rest) and any(
            all(_holds(product, v, c) for c in on_variant) for v in product.variants
        )

    def receipts(self, sku: str, where: Sequence[Constraint]) -> tuple[Receipt, ...]:
        product = self.product(sku)
        found = []
        for one in where:
            unknown = one.field == "material" and not product.material
            met = self._meets(product, (one,))
            actual = str(getattr(product, one.field, "") or product.attributes.get(one.field, ""))
            if one.field == "size":
                actual = str(one.value)
            found.append(
                Receipt(one, "unknown" if unknown else "met" if met else "not met", "" if unknown else actual)
            )
        return tuple(found)

    def values(self, field: str, where: Sequence[Constraint] = ()) -> list[tuple[str, int]]:
        counts: dict[str, int] = {}
        for product in self.products.values():
            if self._meets(product, where):
                value = str(getattr(product, field, product.attributes.get(field, "")))
                counts[value] = counts.get(value, 0) + 1
        return sorted(counts.items(), key=lambda pair: -pair[1])

    def price_range(self, where: Sequence[Constraint]) -> tuple[int, int] | None:
        prices = [p.price_minor for p in self.products.values() if self._meets(p, where)]
        return (min(prices), max(prices)) if prices else None


def _holds(product: Product, variant: Variant | None, one: Constraint) -> bool:
    values = one.value if isinstance(one.value, tuple) else (one.value,)
    if one.field == "price":
        assert variant is not None
        price = variant.price_minor / 100
        return price <= float(values[0]) if one.op == "<=" else price >= float(values[0])
    if one.field == "in_stock":
        assert variant is not None
        return (variant.stock > 0) == bool(values[0])
    if isinstance(values[0], bool):
        return product.attributes.get(one.field) == values[0]
    actual = (variant.size or "") if one.field == "size" and variant else str(getattr(product, one.field, ""))
    if one.field == "color":
        hit = any(
            matching_values("color", values, [product.color, *(v.color or "" for v in product.variants)])
        )
    else:
        hit = matching_values(one.field, values, [actual])[0]
    return not hit if one.op in ("!=", "not in") else hit


@dataclass
class FakeSearch:
    """Words in title or category; keeps the requests it got."""

    catalogue: FakeCatalogue
    asked: list[SearchRequest] = field(default_factory=list)
    relax: bool = False

    def search(self, request: SearchRequest) -> SearchResult:
        self.asked.append(request)
        words = [w.rstrip("s") for w in request.query.lower().split()]
        mask = self.catalogue.mask(request.where)
        products = [p for p, ok in zip(self.catalogue.products.values(), mask, strict=True) if ok]
        found = [
            p
            for p in products
            if all(w in f"{p.title} {p.category}".lower() for w in words) and p.sku != request.like_sku
        ]
        if not found and self.relax:
            near = [p for p in self.catalogue.products.values() if any(w in p.title.lower() for w in words)]
            return SearchResult(tuple(Candidate(p.sku, 1.0) for p in near[: request.limit]), 0, request.where)
        if request.sort in ("price_asc", "price_desc"):
            found.sort(key=lambda p: p.price_minor, reverse=request.sort == "price_desc")
        return SearchResult(tuple(Candidate(p.sku, 1.0) for p in found[: request.limit]), len(found))


@dataclass(frozen=True)
class FakeRanked:
    """A sku and a reason."""

    sku: str
    reason: str = "Fits your words"


class FakeRanker:
    """Keeps the search's order."""

    def __init__(self, catalogue: FakeCatalogue) -> None:
        self.catalogue = catalogue
        self.shoppers: list[Shopper] = []
        self.observed: list[Event] = []

    def rank(
        self, shopper: Shopper, request: SearchRequest, candidates: Sequence[Candidate], limit: int
    ) -> list[FakeRanked]:
        self.shoppers.append(shopper)
        return [FakeRanked(one.sku) for one in candidates[:limit]]

    def recommend(
        self,
        shopper: Shopper,
        kind: str,
        limit: int,
        where: Sequence[Constraint] = (),
        item: str | None = None,
    ) -> list[FakeRanked]:
        mask = self.catalogue.mask(where)
        skus = [sku for sku, ok in zip(self.catalogue.skus, mask, strict=True) if ok and sku != item]
        return [FakeRanked(sku, f"Suggested: {kind}") for sku in skus[:limit]]

    def observe(self, events: Iterable[Event]) -> None:
        self.observed += events


@dataclass(frozen=True)
class FakePassage:
    """A text with its source."""

    text: str
    title: str = "Returns"
    source: str = "returns.md"
    kind: str = "policy"


class FakePassages:
    """Answers what contains a known word."""

    def policies(self, question: str, limit: int = 3) -> list[FakePassage]:
        return (
            [FakePassage("Worn shoes cannot come back. Unworn ones can, for 30 days.")]
            if "worn" in question
            else []
        )

    def about(self, sku: str, question: str, limit: int = 3) -> list[FakePassage]:
        return (
            [FakePassage("It has a hood.", "Description", sku, "description")] if "hood" in question else []
        )


ADDRESS = {
    "line1": "Lindenlaan 4",
    "line2": "",
    "city": "Utrecht",
    "region": "",
    "postcode": "3571 AB",
    "country": "Netherlands",
}


def customer_record(number: int, first: str, last: str, **more: object) -> dict[str, object]:
    """One customer as the feed writes it, with a card, PayPal and a gift card of €20."""
    person = f"c{number}"
    return {
        "id": person,
        "first_name": first,
        "last_name": last,
        "email": f"{first.lower()}@example.com",
        "address": ADDRESS,
        "payment_methods": [
            {"id": f"{person}-card", "kind": "card", "label": "Visa", "last4": "4242", "balance_minor": None},
            {
                "id": f"{person}-paypal",
                "kind": "paypal",
                "label": "PayPal",
                "last4": "",
                "balance_minor": None,
            },
            {
                "id": f"{person}-gift",
                "kind": "gift_card",
                "label": "Gift card",
                "last4": "",
                "balance_minor": 2000,
            },
        ],
        "sizes": {"tops": "M", "shoes": "39"},
        "tastes": {"brands": ["Marrow"]},
        "loyalty_points": 10,
        "joined": "2024-01-01",
        **more,
    }


def order_record(order: str, status: str, customer: str = "c1", **more: object) -> dict[str, object]:
    """Two tees (one line) and a bag: 2 x 17.00 + 60.00 - 10.00 + 4.95 = 88.95, paid by card."""
    delivered = status not in ("pending", "processed", "shipped", "cancelled")
    events = [{"time": "2026-11-10T12:00:00", "text": "Delivered"}] if delivered else []
    return {
        "id": order,
        "customer": customer,
        "status": status,
        "placed": "2026-11-07T09:00:00",
        "lines": [
            {
                "line": 1,
                "sku": "TEE1-M-navy",
                "product": "TEE1",
                "title": "Harbour Tee 1",
                "size": "M",
                "color": "navy",
                "quantity": 2,
                "price_minor": 1700,
            },
            {
                "line": 2,
                "sku": "BAG2-1",
                "product": "BAG2",
                "title": "Day Bag 2",
                "size": None,
                "color": None,
                "quantity": 1,
                "price_minor": 6000,
            },
        ],
        "shipping": {"method": "standard", "fee_minor": 495, "address": ADDRESS},
        "payments": [{"method": f"{customer}-card", "amount_minor": 8895, "kind": "payment"}],
        "discount_minor": 1000,
        "total_minor": 8895,
        "tracking": {"carrier": "Post", "number": "X1", "events": events},
        "eta": "2026-11-21",
        **more,
    }


RULES = {
    "shop": {"currency": "EUR", "timezone": "Europe/Amsterdam"},
    "shipping": {
        "free_from_minor": 10000,
        "methods": {
            "standard": {
                "label": "Standard delivery",
                "fee_minor": 495,
                "days_max": 5,
                "free_over_threshold": True,
            },
            "express": {"label": "Express delivery", "fee_minor": 995, "days_max": 2},
        },
        "countries": ["Netherlands", "Germany"],
    },
    "orders": {"cancel_reasons": ["no longer needed", "ordered by mistake"]},
    "returns": {
        "window_days": 30,
        "refund_shipping_when_whole_order": True,
        "refund_shipping_max_minor": 495,
        "refund_days": {"gift_card": 0, "paypal": 3, "card": 7},
        "reasons": ["does not fit"],
        "final_categories": ["mugs"],
        "final_note": "can be returned only unopened",
    },
    "exchanges": {"window_days": 30},
    "contact": {"chat_hours": {"mon-fri": ["08:00", "22:00"]}, "email_answer_hours": 24},
}


@pytest.fixture
def rules() -> Rules:
    """The rule table of the test shop."""
    return parse(RULES)


@pytest.fixture
def clock() -> FakeClock:
    """A clock that stands still."""
    return FakeClock()


@pytest.fixture
def catalogue() -> FakeCatalogue:
    """Forty products."""
    return FakeCatalogue()


@pytest.fixture
def service(tmp_path: Path, catalogue: FakeCatalogue, rules: Rules, clock: FakeClock) -> ShopService:
    """Two customers; c1 has an order in most states, c2 one."""
    database = Database(f"sqlite:///{(tmp_path / 'shop.db').as_posix()}")
    with database.write() as db:
        add_customer(db, customer_record(1, "Anna", "Visser"))
        add_customer(db, customer_record(2, "Bram", "Jansen"))
        db.flush()
        for number, status in enumerate(("pending", "processed", "shipped", "delivered", "cancelled"), 1):
            add_order(db, order_record(f"W100{number}", status))
        add_order(db, order_record("W2001", "pending", "c2"))
        for promotion in (
            {"code": "TEN", "kind": "percent", "value": 10, "text": "10 % off"},
            {"code": "FIVE", "kind": "amount", "value": 500, "min_total_minor": 5000, "text": "€5 off"},
            {"code": "OLD", "kind": "percent", "value": 50, "ends": "2026-11-17", "text": "over"},
            {"code": "SOON", "kind": "percent", "value": 50, "starts": "2026-12-01", "text": "soon"},
            {"code": "BAGS", "kind": "percent", "value": 20, "categories": ["bags"], "text": "20 % off bags"},
            {"code": "SHIP", "kind": "free_shipping", "value": 0, "text": "free shipping"},
        ):
            add_promotion(db, promotion)
    return ShopService(database, rules, catalogue, clock)


@pytest.fixture
def search(catalogue: FakeCatalogue) -> FakeSearch:
    """Search that keeps its requests."""
    return FakeSearch(catalogue)


@pytest.fixture
def toolbox(catalogue: FakeCatalogue, search: FakeSearch, service: ShopService) -> Toolbox:
    """All tools over the test shop."""
    return Toolbox(Shop(catalogue, search, FakeRanker(catalogue), FakePassages(), Profiles(), service))


@pytest.fixture
def session() -> ShopSession:
    """A guest."""
    return ShopSession("s1")


@pytest.fixture
def member() -> ShopSession:
    """Anna, signed in."""
    return ShopSession("s2", customer_id="c1")


@pytest.fixture
def run(toolbox: Toolbox) -> Callable[..., ToolResult]:
    """`run(session, name, **arguments)`: one turn with one call."""

    def call(session: ShopSession, name: str, /, **arguments: object) -> ToolResult:
        session.begin_turn()
        return toolbox.run(session, name, arguments)

    return call
