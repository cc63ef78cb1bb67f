"""The made-up products: valid, consistent, the same every time, and what people ask for is among them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from datetime import date

import pytest

from demo.kind import COLORS
from demo.kinds import kinds
from demo.products import products
from retrieval.schema import Product

HIDES = {"leather", "suede", "nubuck"}


@pytest.fixture(scope="module")
def shop() -> list[Product]:
    return products(7)


def test_there_are_enough_of_every_category(shop: list[Product]) -> None:
    counts = Counter(product.category for product in shop)
    assert len(shop) >= 1500
    assert all(counts[category] >= 18 for category in kinds())


def test_every_product_is_a_valid_record(shop: list[Product]) -> None:
    variant_skus = [variant.sku for product in shop for variant in product.variants]
    assert len(variant_skus) == len(set(variant_skus))
    assert len({product.sku for product in shop}) == len(shop)
    assert len({(product.category, product.title) for product in shop}) == len(shop)
    for product in shop:
        assert product.color in COLORS, product
        assert product.variants
        assert product.price_minor == min(variant.price_minor for variant in product.variants) > 0
        assert product.list_price_minor is None or product.list_price_minor > product.price_minor
        assert date(2025, 5, 1) <= date.fromisoformat(product.created) <= date(2026, 10, 31)
        assert all(variant.stock >= 0 for variant in product.variants)


def test_attributes_keep_one_type_each(shop: list[Product]) -> None:
    kinds: dict[str, set[str]] = {}
    names = {bool: "bool", str: "text", int: "number", float: "number", tuple: "list"}
    for product in shop:
        for name, value in product.attributes.items():
            kinds.setdefault(name, set()).add(names[type(value)])
    mixed = {name: kind for name, kind in kinds.items() if len(kind) > 1}
    assert mixed == {}


def test_the_same_seed_gives_the_same_shop(shop: list[Product]) -> None:
    assert products(7) == shop


def test_another_seed_gives_another_shop(shop: list[Product]) -> None:
    assert products(8) != shop


def test_some_things_are_reduced_and_some_sold_out(shop: list[Product]) -> None:
    reduced = sum(product.list_price_minor is not None for product in shop) / len(shop)
    gone = sum(not any(variant.stock for variant in product.variants) for product in shop) / len(shop)
    assert 0.1 < reduced < 0.2
    assert 0.01 < gone < 0.06


FORBIDDEN: dict[str, Callable[[Product], bool]] = {
    "waterproof leather bag": lambda p: (
        p.category == "bags" and p.attributes["waterproof"] is True and p.material in HIDES
    ),
    "summer wool": lambda p: (
        p.department == "clothing" and p.material == "wool" and p.attributes["season"] == "summer"
    ),
    "quiet and loud": lambda p: p.attributes.get("quiet") is True and p.attributes.get("noise_db", 0) > 70,
    "leather-free glue on leather": lambda p: (
        p.material in HIDES and "leather-free glue" in p.attributes.get("features", ())
    ),
    "scented and fragrance-free": lambda p: (
        p.attributes.get("fragrance_free") is True and p.attributes["scent"] != "fragrance-free"
    ),
    "mains lamp without a socket": lambda p: (
        p.category == "lamps" and p.attributes["led_built_in"] is False and "socket" not in p.attributes
    ),
    "wireless without a battery": lambda p: (
        p.category == "headphones"
        and p.attributes["wireless"] is True
        and "battery_life_h" not in p.attributes
    ),
    "heavy-lifting two-person tent": lambda p: (
        p.category == "tents" and p.attributes["persons"] == 2 and p.attributes["weight_kg"] > 4
    ),
    "white wedding dress for a guest": lambda p: (
        p.category == "dresses" and p.attributes["occasion"] == "wedding" and p.color == "white"
    ),
    "cast iron in the dishwasher": lambda p: (
        p.material == "cast iron" and p.attributes.get("dishwasher_safe") is True
    ),
    "more players at least than at most": lambda p: (
        p.category == "board games" and p.attributes["players_min"] > p.attributes["players_max"]
    ),
}


@pytest.mark.parametrize("name", FORBIDDEN)
def test_nothing_contradicts_itself(shop: list[Product], name: str) -> None:
    assert [product.sku for product in shop if FORBIDDEN[name](product)] == []


def test_descriptions_are_all_different_and_seldom_repeat_a_sentence(shop: list[Product]) -> None:
    assert len({product.description for product in shop}) == len(shop)
    sentences = Counter(s for p in shop for s in re.split(r"(?<=[.!?]) ", p.description))
    assert max(sentences.values()) <= 0.012 * len(shop)
    assert all(10 < len(product.description) < 500 for product in shop)
    assert not any(set("[]{}|") & set(product.description) for product in shop)


def under(euros: float, product: Product) -> bool:
    return product.price_minor <= euros * 100


REQUESTS: dict[str, Callable[[Product], bool]] = {
    "waterproof hiking jacket, black or navy, under 80": lambda p: (
        p.attributes["style"] == "hiking jacket"
        and p.attributes["waterproof"] is True
        and p.color in ("black", "navy")
        and under(80, p)
    ),
    "ankle boots, not leather": lambda p: p.attributes["style"] == "ankle boots" and p.material not in HIDES,
    "men's white shirt under 40": lambda p: (
        p.category == "shirts" and p.audience == "men" and p.color == "white" and under(40, p)
    ),
    "red dress for a wedding": lambda p: (
        p.category == "dresses" and p.color == "red" and p.attributes["occasion"] == "wedding"
    ),
    "noise cancelling headphones under 150": lambda p: (
        p.category == "headphones" and p.attributes["noise_cancelling"] is True and under(150, p)
    ),
    "quiet 1.7 l kettle": lambda p: (
        p.category == "kettles" and p.attributes["quiet"] is True and p.attributes["capacity_l"] == 1.7
    ),
    "light tent for two": lambda p: (
        p.category == "tents" and p.attributes["persons"] == 2 and p.attributes["weight_kg"] < 2.2
    ),
    "plush dinosaur": lambda p: p.category == "plush toys" and p.attributes["style"] == "dinosaur",
    "fragrance-free moisturiser": lambda p: (
        p.category == "moisturiser" and p.attributes["fragrance_free"] is True
    ),
    "backpack for a 15-inch laptop": lambda p: (
        p.category == "backpacks" and p.attributes["fits_laptop_in"] == 15
    ),
    "rain boots for kids": lambda p: p.attributes["style"] == "rain boots" and p.audience == "kids",
    "gift under 20": lambda p: p.attributes.get("occasion") == "gift" and under(20, p),
}


@pytest.mark.parametrize("request_text", REQUESTS)
def test_everyday_requests_find_at_least_three_in_stock(shop: list[Product], request_text: str) -> None:
    found = [p for p in shop if REQUESTS[request_text](p) and any(v.stock for v in p.variants)]
    assert len(found) >= 3
