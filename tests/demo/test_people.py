"""The demo store's people: reviews agree with their stars, money adds up, states and channels match."""

from __future__ import annotations

import dataclasses
import json
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from demo.customers import customers
from demo.market import NEVER, Market
from demo.orders import STATES
from demo.people import reviews, rules, write
from demo.products import products
from demo.promotions import discount_minor, promotions
from demo.reviews import reviews as write_reviews
from retrieval.schema import Product

SEED = 7
Record = dict[str, Any]


@pytest.fixture(scope="module")
def store() -> list[Product]:
    return products(SEED)


@pytest.fixture(scope="module")
def shop(store: list[Product]) -> list[Record]:
    """A quarter of the store: quick, and every category is in it."""
    return [dataclasses.asdict(p) for p in store[::4]]


@pytest.fixture(scope="module")
def folder(shop: list[Record], tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("source")
    write(folder, shop, SEED)
    return folder


@pytest.fixture(scope="module")
def source(folder: Path) -> dict[str, list[Record]]:
    files = sorted(folder.glob("*.jsonl"))
    return {f.stem: [json.loads(line) for line in f.read_text(encoding="utf-8").splitlines()] for f in files}


def test_store_has_the_promised_numbers(source: dict[str, list[Record]]) -> None:
    assert {
        name: len(rows) for name, rows in source.items() if name not in {"events", "tastes", "promotions"}
    } == {
        "reviews": 8000,
        "customers": 400,
        "orders": 1500,
    }
    assert len(source["promotions"]) >= 10


def test_same_seed_writes_the_same_bytes(shop: list[Record], folder: Path, tmp_path: Path) -> None:
    write(tmp_path, shop, SEED)
    for file in sorted(tmp_path.iterdir()):
        assert file.read_bytes() == (folder / file.name).read_bytes(), file.name


def test_reviews_ignore_ratings(shop: list[Record]) -> None:
    rated = [{**p, "rating": 1.0, "rating_count": 9} for p in shop[:20]]
    assert write_reviews(shop[:20], SEED, 60) == write_reviews(rated, SEED, 60)


def test_reviews_cover_nearly_all_products_unevenly(store: list[Product]) -> None:
    counts = Counter(r["sku"] for r in reviews(store, SEED))
    assert len(counts) >= 1500
    assert max(counts.values()) >= 10 * np.median(list(counts.values()))


def test_stars_agree_with_the_sides_of_the_aspects(source: dict[str, list[Record]]) -> None:
    for review in source["reviews"]:
        sides = Counter(review["aspects"].values())
        if review["rating"] == 5:
            assert not sides["negative"], review
        elif review["rating"] == 4:
            assert sides["positive"] >= sides["negative"], review
        elif review["rating"] <= 2:
            assert sides["negative"] >= sides["positive"], review
            assert review["rating"] == 2 or not sides["positive"], review


def test_low_stars_complain_and_high_stars_do_not(source: dict[str, list[Record]]) -> None:
    glad = (
        "recommended, ",
        "would buy again",
        "no regrets",
        "love it",
        "what more do you",
        "best thing i bought",
    )
    cross = ("never again", "waste of money", "save your money", "money down the drain", "look elsewhere")
    for review in source["reviews"]:
        text = review["text"].lower()
        if review["rating"] <= 2:
            assert not any(text.startswith(w) or f". {w}" in text for w in glad), review
        if review["rating"] >= 4:
            assert not any(w in text for w in cross), review


def test_review_texts_are_one_to_five_clean_sentences(source: dict[str, list[Record]]) -> None:
    for review in source["reviews"]:
        text = review["text"]
        assert 8 < len(text) < 480, review
        assert not any(mark in text + review["title"] for mark in "{}|()"), review
        assert not any(slip in text for slip in ("  ", " .", " ,")), review


def test_reviews_hardly_repeat(source: dict[str, list[Record]]) -> None:
    texts = Counter(r["text"] for r in source["reviews"])
    openings = Counter(" ".join(r["text"].split()[:6]).lower() for r in source["reviews"])
    assert len(texts) > 0.97 * len(source["reviews"])
    assert openings.most_common(1)[0][1] < 0.02 * len(source["reviews"])


def test_reviews_name_no_fact_the_product_lacks(shop: list[Record], source: dict[str, list[Record]]) -> None:
    by_sku = {p["sku"]: p for p in shop}
    for review in source["reviews"]:
        product, aspects = by_sku[review["sku"]], review["aspects"]
        facts = product["attributes"]
        if "battery" in aspects:
            assert any(facts.get(k) for k in ("battery_life_h", "battery_life_months", "case_battery_h")), (
                review
            )
        if facts.get("quiet") is True or facts.get("silent") is True:
            assert aspects.get("noise") != "negative", review
        if facts.get("quiet") is False or facts.get("silent") is False:
            assert aspects.get("noise") != "positive", review
        if facts.get("scent") == "fragrance-free":
            assert "smell" not in aspects, review
        if facts.get("season") == "summer":
            assert "warmth" not in aspects, review


def test_reviews_of_one_product_do_not_run_both_small_and_large(source: dict[str, list[Record]]) -> None:
    said: dict[str, set[str]] = defaultdict(set)
    for review in source["reviews"]:
        text = review["text"].lower()
        said[review["sku"]] |= {
            side for side in ("run small", "runs small", "run large", "runs large") if side in text
        }
    assert all(len({s.split()[1] for s in sides}) <= 1 for sides in said.values())


def test_customers_are_distinct_and_complete(source: dict[str, list[Record]]) -> None:
    people = source["customers"]
    assert len({c["email"] for c in people}) == len({c["id"] for c in people}) == 400
    assert all(c["email"].endswith(".example") and c["email"].isascii() for c in people)
    assert len({c["address"]["country"] for c in people}) >= 10
    assert len({c["first_name"] for c in people}) >= 90
    served = set(rules()["shipping"]["countries"])
    assert {c["address"]["country"] for c in people} <= served
    for c in people:
        assert set(c["sizes"]) == {"tops", "bottoms", "shoes"}
        assert any(m["kind"] != "gift_card" for m in c["payment_methods"])
        assert all(
            (m["balance_minor"] is not None) == (m["kind"] == "gift_card") for m in c["payment_methods"]
        )
    cards = [m for c in people for m in c["payment_methods"] if m["kind"] == "gift_card"]
    assert len(cards) > 80
    assert sum(bool(c["tastes"]["avoid"]) for c in people) > 60


def test_nobody_avoids_what_they_like(source: dict[str, list[Record]]) -> None:
    for c in source["customers"]:
        for wish in c["tastes"]["avoid"]:
            key = {"material": "materials", "color": "colors"}.get(wish["field"])
            assert key is None or wish["value"] not in c["tastes"][key], c


def test_order_money_is_exact(source: dict[str, list[Record]]) -> None:
    for order in source["orders"]:
        lines = sum(line["price_minor"] * line["quantity"] for line in order["lines"])
        paid = sum(p["amount_minor"] for p in order["payments"] if p["kind"] == "payment")
        back = sum(p["amount_minor"] for p in order["payments"] if p["kind"] == "refund")
        total = order["total_minor"]
        assert lines - order["discount_minor"] + order["shipping"]["fee_minor"] == total == paid, order
        assert all(isinstance(p["amount_minor"], int) and p["amount_minor"] > 0 for p in order["payments"])
        assert len({p["method"] for p in order["payments"]}) <= rules()["payment"]["max_methods_per_order"]
        if order["status"] == "cancelled":
            assert back == total
        elif order["status"] == "returned":
            assert 0 < back <= total
        else:
            assert back == 0


def test_shipping_fees_follow_the_rules(source: dict[str, list[Record]]) -> None:
    table = rules()["shipping"]
    for order in source["orders"]:
        lines = sum(line["price_minor"] * line["quantity"] for line in order["lines"])
        terms = table["methods"][order["shipping"]["method"]]
        fee = order["shipping"]["fee_minor"]
        assert fee in {0, terms["fee_minor"]}
        if terms["free_over_threshold"] and lines - order["discount_minor"] >= table["free_from_minor"]:
            assert fee == 0
        if not terms["free_over_threshold"]:
            assert fee == terms["fee_minor"]


def test_orders_come_in_every_state_with_a_history_to_match(source: dict[str, list[Record]]) -> None:
    assert Counter(o["status"] for o in source["orders"]) == STATES
    arrived = ("Delivered", "Collected", "Left in the letterbox")
    for order in source["orders"]:
        assert order["placed"] < "2026-11-20"
        tracking = order["tracking"]
        if order["status"] in {"pending", "cancelled"}:
            assert tracking is None
            continue
        times = [e["time"] for e in tracking["events"]]
        assert [order["placed"], *times, "2026-11-20"] == sorted([order["placed"], *times, "2026-11-20"]), (
            order
        )
        delivered = tracking["events"][-1]["text"].startswith(arrived)
        assert delivered == (order["status"] not in {"processed", "shipped"}), order


def test_return_and_exchange_requests_lie_within_the_window(source: dict[str, list[Record]]) -> None:
    days = rules()["returns"]["window_days"]
    for order in source["orders"]:
        if order["status"] in {"return requested", "exchange requested"}:
            delivered = np.datetime64(order["tracking"]["events"][-1]["time"][:19])
            assert np.datetime64("2026-11-20") - delivered < np.timedelta64(days, "D")


def test_orders_belong_to_their_customer_and_to_the_shop(
    shop: list[Record], source: dict[str, list[Record]]
) -> None:
    buyers = {c["id"]: c for c in source["customers"]}
    variants = {v["sku"]: (p["sku"], v["price_minor"]) for p in shop for v in p["variants"]}
    assert len({o["id"] for o in source["orders"]}) == 1500
    for order in source["orders"]:
        own = {m["id"] for m in buyers[order["customer"]]["payment_methods"]}
        assert {p["method"] for p in order["payments"]} <= own
        assert order["placed"][:10] >= buyers[order["customer"]]["joined"]
        for line in order["lines"]:
            assert variants[line["sku"]] == (line["product"], line["price_minor"])
    each = Counter(o["customer"] for o in source["orders"])
    assert max(each.values()) >= 12
    assert len(each) <= 370


def test_nobody_buys_what_they_avoid(shop: list[Record], source: dict[str, list[Record]]) -> None:
    market = Market(shop, SEED)
    buyers = {c["id"]: c for c in source["customers"]}
    for order in source["orders"]:
        rows = np.array([market.row[line["product"]] for line in order["lines"]])
        assert (market.utility(buyers[order["customer"]]["tastes"], rows) > NEVER).all(), order


def test_promotions_run_and_expire() -> None:
    codes = promotions()
    today = "2026-11-20"
    assert {p["kind"] for p in codes} == {"percent", "amount", "free_shipping"}
    assert any(p["ends"] < today for p in codes)
    assert any(p["starts"] <= today <= p["ends"] for p in codes)
    assert any(p["categories"] for p in codes)
    assert any(p["min_total_minor"] for p in codes)


def test_bound_code_discounts_only_its_categories() -> None:
    code = next(p for p in promotions() if p["code"] == "DESK10")
    lines = [{"price_minor": 5000, "quantity": 1}, {"price_minor": 9000, "quantity": 2}]
    assert discount_minor(code, lines, ["mice", "boots"]) == 500
    assert discount_minor(code, lines, ["socks", "boots"]) == 0


def test_events_fill_three_channels_in_order(source: dict[str, list[Record]]) -> None:
    events = source["events"]
    assert len({e["id"] for e in events}) == len(events) > 50_000
    assert {e["channel"] for e in events} == {"web", "store", "social"}
    times = [e["time"] for e in events]
    assert times == sorted(times)
    assert times[0] >= "2026-09-20"
    assert times[-1] < "2026-11-20"
    assert all(e["person"] == e["customer"] for e in events if e["customer"])
    kinds = {e["kind"] for e in events}
    assert kinds == {"impression", "view", "click", "cart", "purchase", "like", "thumbs_up", "thumbs_down"}


def test_web_purchases_of_customers_are_their_orders(source: dict[str, list[Record]]) -> None:
    bought = Counter(
        (e["customer"], e["sku"], e["time"][:19])
        for e in source["events"]
        if e["channel"] == "web" and e["kind"] == "purchase" and e["customer"]
    )
    ordered = Counter(
        (o["customer"], line["product"], o["placed"][:19])
        for o in source["orders"]
        if o["placed"] >= "2026-09-21T01"
        for line in o["lines"]
    )
    assert bought == ordered
    assert len(bought) > 200


def test_clicks_follow_the_hidden_tastes(shop: list[Record], source: dict[str, list[Record]]) -> None:
    market = Market(shop, SEED)
    owner = {name: t for t in source["tastes"] for name in (t["person"], *t["devices"])}
    every = np.arange(len(shop))
    liking = {t["person"]: market.utility(t["tastes"], every) for t in source["tastes"]}
    scores: dict[str, list[float]] = {"impression": [], "click": []}
    for e in source["events"]:
        if e["kind"] in scores and e["channel"] == "web":
            scores[e["kind"]].append(liking[owner[e["person"]]["person"]][market.row[e["sku"]]])
    assert np.median(scores["click"]) > np.median(scores["impression"]) + 0.5


def test_earlier_positions_are_clicked_more(source: dict[str, list[Record]]) -> None:
    seen: Counter[int] = Counter()
    clicked: Counter[int] = Counter()
    for e in source["events"]:
        if e["channel"] == "web" and e["position"]:
            (clicked if e["kind"] == "click" else seen)[e["position"]] += e["kind"] in {"click", "impression"}
    assert clicked[1] / seen[1] > 1.3 * clicked[8] / seen[8]


def test_every_person_of_the_events_has_known_tastes(source: dict[str, list[Record]]) -> None:
    names: set[str] = set()
    for t in source["tastes"]:
        names |= {t["person"], t["loyalty_card"], t["social_handle"], *t["devices"]} - {None}
    assert {e["person"] for e in source["events"]} <= names
    own = {c["id"]: c["tastes"] for c in source["customers"]}
    assert all(t["tastes"] == own[t["customer"]] for t in source["tastes"] if t["customer"])


def test_queries_are_short_and_plain(source: dict[str, list[Record]]) -> None:
    queries = {e["query"] for e in source["events"] if e["query"]}
    assert len(queries) > 800
    assert all(q == q.lower() and 1 <= len(q.split()) <= 12 for q in queries)
    assert any(q.startswith("gift for") for q in queries)


def test_customers_do_not_depend_on_anything_but_products_and_seed(shop: list[Record]) -> None:
    assert customers(shop, 1)[:5] == customers(shop, 1)[:5] != customers(shop, 2)[:5]
