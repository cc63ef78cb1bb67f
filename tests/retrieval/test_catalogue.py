"""Filters, receipts and live facts."""

from __future__ import annotations

import random
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from retrieval.catalogue import Catalogue
from retrieval.columns import build_columns
from retrieval.constraints import check, parse
from retrieval.schema import Constraint, MissingIndex, Op, Product, Retryable, UnknownProduct, Variant
from retrieval.search import HybridSearch


def skus(search: HybridSearch, *where: str) -> set[str]:
    mask = search.catalogue.mask([parse(text) for text in where])
    return {sku for sku, keep in zip(search.catalogue.skus, mask, strict=True) if keep}


def test_size_colour_price_and_stock_must_hold_on_one_variant(search: HybridSearch) -> None:
    assert "S1" in skus(search, "size=39", "color=black")
    assert "S1" in skus(search, "color=black", "in_stock=true")
    assert "S1" not in skus(search, "size=39", "color=black", "in_stock=true")
    assert "S1" not in skus(search, "color=black", "price<=45")


@pytest.mark.parametrize(
    ("where", "expected"),
    [
        ("category=shoes", {"S1", "S2", "S3", "S4"}),
        ("category=trainers", {"S1", "S2"}),
        ("category=outerwear", {"C1", "C2"}),
        ("category=kitchen", {"K1", "K2"}),
        ("size=32/34", {"C4"}),
        ("size=1.7l", {"K1"}),
        ("capacity_l>=1.5", {"K1"}),
        ("material=leather", {"S2", "S3"}),
        ("features in hood,vibram sole", {"S3", "C1"}),
        ("waterproof=true", {"S3", "C1", "B1"}),
        ("on_sale=true", {"S4"}),
        ("color=maroon", {"C5"}),
    ],
)
def test_values_match_in_the_words_people_use(search: HybridSearch, where: str, expected: set[str]) -> None:
    assert skus(search, where) == expected


def test_unisex_satisfies_women(search: HybridSearch) -> None:
    assert {"S1", "S2", "C3"} <= skus(search, "audience=women")
    assert "S3" not in skus(search, "audience=women")


def test_unknown_never_meets_a_wish_but_stays_under_an_exclusion(search: HybridSearch) -> None:
    assert "L1" not in skus(search, "waterproof=false")
    assert "L1" in skus(search, "features not in hood")
    assert "C1" not in skus(search, "features not in hood")
    (receipt,) = search.catalogue.receipts("L1", [parse("features not in hood")])
    assert receipt.verdict == "unknown"


def test_receipts_tell_met_from_not_met_and_unknown(search: HybridSearch) -> None:
    where = [parse(text) for text in ("material=canvas", "price<=45", "waterproof=true", "size=39")]
    receipts = search.catalogue.receipts("S1", where)
    assert [r.verdict for r in receipts] == ["met", "met", "unknown", "met"]
    assert receipts[1].actual == "39.00"


def test_an_unknown_sku_is_reported(search: HybridSearch) -> None:
    with pytest.raises(UnknownProduct, match="'nope' among 14"):
        search.catalogue.product("nope")


def test_a_variants_sku_gives_its_product(search: HybridSearch) -> None:
    assert search.catalogue.product("S1-2").sku == "S1"


def test_values_and_price_range_follow_the_filter(search: HybridSearch) -> None:
    shoes = [parse("category=shoes")]
    assert search.catalogue.values("material", shoes)[0] == ("leather", 2)
    assert dict(search.catalogue.values("color", shoes))["black"] == 1
    assert search.catalogue.price_range(shoes) == (3900, 12900)
    assert search.catalogue.price_range([parse("category=sofas")]) is None


def test_fields_name_what_the_feed_brought(search: HybridSearch) -> None:
    fields = search.catalogue.fields()
    assert fields["capacity_l"] == "number"
    assert fields["features"] == "list"
    assert fields["waterproof"] == "bool"


def test_live_price_and_stock_show_at_once_and_after_a_restart(fresh: Any) -> None:
    search = fresh.open()
    done = len(fresh.encoder.encoded)
    search.catalogue.set_live("S2-0", price_minor=1000, stock=0)
    assert "S2" in skus(search, "price<=10")
    assert "S2" not in skus(search, "in_stock=true")
    again = fresh.open().catalogue.product("S2")
    assert (again.price_minor, again.variants[0].stock) == (1000, 0)
    assert len(fresh.encoder.encoded) == done


def test_impossible_live_facts_are_refused(fresh: Any) -> None:
    with pytest.raises(Retryable, match="above 0"):
        fresh.open().catalogue.set_live("S2-0", price_minor=0)


def test_a_missing_index_says_how_to_make_one(tmp_path: Path) -> None:
    with pytest.raises(MissingIndex, match="aisle ingest"):
        Catalogue.open(tmp_path)


def test_a_corrupt_index_is_reported_not_raised_raw(fresh: Any) -> None:
    name = (fresh.index / "CURRENT").read_text().strip()
    (fresh.index / "versions" / name / "offsets.npy").write_bytes(b"not an array")
    with pytest.raises(MissingIndex, match="damaged"):
        Catalogue.open(fresh.index)


COLORS, SIZES, MATERIALS = ("black", "navy", "red", ""), ("S", "M", None), ("wool", "cotton", "")


def random_product(number: int, rng: random.Random) -> Product:
    variants = tuple(
        Variant(
            f"p{number}-{i}",
            rng.randrange(500, 9000),
            rng.randrange(3),
            rng.choice(SIZES),
            rng.choice(COLORS),
        )
        for i in range(rng.randrange(1, 4))
    )
    attributes = {"warm": rng.random() < 0.5} if rng.random() < 0.6 else {}
    return Product(
        f"p{number}",
        "Thing",
        "shirts",
        min(v.price_minor for v in variants),
        material=rng.choice(MATERIALS),
        rating=rng.choice((None, 2.5, 4.0)),
        attributes=attributes,
        variants=variants,
    )


def holds(constraint: Constraint, product: Product, variant: Variant) -> bool:
    values = {
        "price": variant.price_minor / 100,
        "in_stock": variant.stock > 0,
        "size": variant.size or None,
        "color": variant.color or None,
        "material": product.material or None,
        "rating": product.rating,
        "warm": product.attributes.get("warm"),
    }
    actual = values[constraint.field]
    wanted = constraint.value if isinstance(constraint.value, tuple) else (constraint.value,)
    if constraint.op in ("!=", "not in"):
        return actual is None or actual not in wanted
    if actual is None:
        return False
    if constraint.op == "<=":
        return float(actual) <= float(wanted[0])
    if constraint.op == ">=":
        return float(actual) >= float(wanted[0])
    return actual in wanted


def random_constraint(rng: random.Random) -> Constraint:
    kind = rng.choice(("price", "rating", "text", "bool"))
    if kind in ("price", "rating"):
        op: Op = rng.choice(("<=", ">="))
        return Constraint(kind, op, rng.randrange(5, 90) if kind == "price" else rng.choice((2.5, 3, 4)))
    if kind == "bool":
        return Constraint(rng.choice(("warm", "in_stock")), rng.choice(("=", "!=")), rng.random() < 0.5)
    field, pool = rng.choice((("color", COLORS[:3]), ("size", SIZES[:2]), ("material", MATERIALS[:2])))
    return Constraint(
        field, rng.choice(("in", "not in")), tuple(rng.sample(pool, rng.randrange(1, len(pool))))
    )


@pytest.mark.parametrize("seed", range(40))
def test_the_mask_is_the_plain_python_filter(seed: int) -> None:
    rng = random.Random(seed)
    products = [random_product(i, rng) for i in range(60)]
    columns = build_columns(products)
    where = [check(random_constraint(rng), columns.kinds) for _ in range(rng.randrange(1, 5))]
    variants = [v for p in products for v in p.variants]
    price = np.asarray([v.price_minor for v in variants])
    stock = np.asarray([v.stock for v in variants])
    rows = np.ones(len(variants), dtype=bool)
    for constraint in where:
        kept, _ = columns.judge(constraint, price, stock)
        rows &= (
            kept
            if len(kept) == len(variants) and constraint.field in ("price", "in_stock", "size", "color")
            else kept[columns.owner]
        )
    expected = [any(all(holds(c, p, v) for c in where) for v in p.variants) for p in products]
    assert columns.any_variant(rows).tolist() == expected
