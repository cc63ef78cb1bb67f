"""Fifteen hundred orders of the demo store in every state; money is exact in cents.

For each order: sum of lines - discount + shipping fee = total = sum of payments; refunds only where the state
says so (everything when cancelled; when returned, all but the part of a shipping fee above the standard one).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Any

import numpy as np

from demo.market import NEVER, Market, Record, rng_for
from demo.promotions import discount_minor, promotions
from demo.talk import GOES_WITH

COUNT = 1500
NOW = datetime(2026, 11, 20, tzinfo=UTC)
OPENED = datetime(2026, 11, 20, 12, tzinfo=UTC)
"""Where the clock of a demo starts, so that returns stay open and codes valid whenever it is looked at."""
STATES = {
    "pending": 70,
    "processed": 80,
    "shipped": 130,
    "delivered": 860,
    "cancelled": 120,
    "return requested": 70,
    "returned": 110,
    "exchange requested": 60,
}
AGE_DAYS = {
    "pending": (0.05, 2.0),
    "processed": (0.5, 3.0),
    "shipped": (2.0, 5.0),
    "delivered": (7.5, 500.0),
    "cancelled": (1.5, 480.0),
    "return requested": (9.0, 26.0),
    "returned": (28.0, 450.0),
    "exchange requested": (9.0, 26.0),
}
CARRIERS = {"standard": "Postroute", "express": "Bluewing Express", "pickup": "Parcelhub"}
HUBS = {
    "Germany": "Duisburg", "France": "Lille", "Spain": "Zaragoza", "Italy": "Verona", "Ireland": "Dublin",
    "Sweden": "Helsingborg", "Denmark": "Kolding", "Poland": "Poznań", "Portugal": "Leiria",
    "Austria": "Passau", "Finland": "Vantaa", "Belgium": "Mechelen", "Netherlands": "Zwolle",
}  # fmt: skip
SEVERAL = frozenset(
    ("mugs", "towels", "candles", "socks", "cushions", "notebooks", "pens", "shampoo", "sunscreen")
)
SIZE_KEY = {"jeans": "bottoms", "trousers": "bottoms"}


def orders(market: Market, customers: Sequence[Record], rules: Mapping[str, Any], seed: int) -> list[Record]:
    """Return the orders by date; about one customer in six has none, a few have a dozen and more."""
    rng = rng_for(seed, "orders")
    appetite = np.array([rng_for(seed, "appetite", c["id"]).gamma(1.1, 1.0) for c in customers])
    appetite[rng.random(len(customers)) < 0.12] = 0.0
    states = [state for state, count in STATES.items() for _ in range(count)]
    drafts = []
    for state in states:
        buyer = customers[int(rng.choice(len(customers), p=appetite / appetite.sum()))]
        drafts.append((_placed(state, buyer, rng), state, buyer))
    drafts.sort(key=lambda d: (d[0], d[2]["id"]))
    numbers = rng.permutation(np.arange(1_204_117, 9_790_000, 4_391))[: len(drafts)]
    out: list[Record] = []
    liking: dict[str, np.ndarray] = {}
    for (placed, state, buyer), number in zip(drafts, numbers, strict=True):
        draft = _Draft(f"W{int(number)}", state, placed, buyer)
        if buyer["id"] not in liking:
            liking[buyer["id"]] = market.utility(buyer["tastes"], np.arange(len(market.skus)))
        own = rng_for(seed, "order", draft.id)
        lines = _lines(buyer, liking[buyer["id"]], market, own)
        out.append(_order(draft, lines, market, rules, own))
    return out


class _Draft:
    """What is settled before an order is filled: number, state, moment, buyer."""

    __slots__ = ("buyer", "id", "placed", "state")

    def __init__(self, number: str, state: str, placed: datetime, buyer: Record) -> None:
        self.id, self.state, self.placed, self.buyer = number, state, placed, buyer


def _placed(state: str, buyer: Record, rng: np.random.Generator) -> datetime:
    """Draw when the order was placed: its state bounds the age, its buyer joined before."""
    low, high = AGE_DAYS[state]
    joined = datetime.combine(date.fromisoformat(buyer["joined"]), datetime.min.time(), UTC)
    high = max(low + 0.01, min(high, (NOW - joined).total_seconds() / 86400 - 0.1))
    age = low + (high - low) * rng.beta(1.0, 2.4 if high > 60 else 1.2)
    moment = NOW - timedelta(days=age)
    if age > 4:
        moment = moment.replace(hour=int(rng.choice(24, p=_HOURS)))
    return moment.replace(microsecond=0)


_weights = np.array([2, 1, 0.5, 0.3, 0.3, 0.6, 2, 4, 5, 5, 6, 6, 7, 6, 5, 5, 5, 6, 7, 9, 11, 10, 7, 4])
_HOURS = _weights / _weights.sum()


def _order(
    draft: _Draft, lines: list[Record], market: Market, rules: Mapping[str, Any], rng: np.random.Generator
) -> Record:
    categories = [str(market.category[market.row[line["product"]]]) for line in lines]
    subtotal = sum(line["price_minor"] * line["quantity"] for line in lines)
    discount, ships_free = _promotion(draft, lines, categories, rng)
    method = str(rng.choice(["standard", "express", "pickup"], p=[0.66, 0.16, 0.18]))
    terms = rules["shipping"]["methods"][method]
    free = terms["free_over_threshold"] and (
        ships_free or subtotal - discount >= rules["shipping"]["free_from_minor"]
    )
    fee = 0 if free else int(terms["fee_minor"])
    total = subtotal - discount + fee
    tracking, eta = _tracking(draft, method, terms, rng)
    return {
        "id": draft.id,
        "customer": draft.buyer["id"],
        "status": draft.state,
        "placed": draft.placed.isoformat(),
        "lines": lines,
        "shipping": {"method": method, "fee_minor": fee, "address": dict(draft.buyer["address"])},
        "payments": _payments(draft, total, fee, rules, rng),
        "discount_minor": discount,
        "total_minor": total,
        "tracking": tracking,
        "eta": eta,
    }


def _lines(buyer: Record, liking: np.ndarray, market: Market, rng: np.random.Generator) -> list[Record]:
    """Choose products by the buyer's utility, a first one freely and then things that go with it."""
    count = int(rng.choice([1, 2, 3, 4, 5], p=[0.46, 0.28, 0.15, 0.08, 0.03]))
    chosen: list[int] = []
    for _ in range(count):
        rows = np.arange(len(market.skus))
        beside = GOES_WITH.get(str(market.category[chosen[0]]), ()) if chosen else ()
        beside = tuple(c for c in beside if c in market.rows_of)
        if beside and rng.random() < 0.55:
            rows = market.rows_of[str(rng.choice(beside))]
        score = liking[rows] * 1.6
        score = score + rng.gumbel(size=len(rows)) * 1.3
        score[np.isin(rows, chosen)] = NEVER
        best = int(rows[int(np.argmax(score))])
        if float(score.max()) > NEVER / 2:
            chosen.append(best)
    return [_line(n, market.products[row], buyer, rng) for n, row in enumerate(chosen, 1)]


def _line(number: int, product: Record, buyer: Record, rng: np.random.Generator) -> Record:
    variant = _variant(product, buyer, rng)
    many = product["category"] in SEVERAL
    return {
        "line": number,
        "sku": variant["sku"],
        "product": product["sku"],
        "title": product["title"],
        "size": variant.get("size"),
        "color": variant.get("color") or product.get("color") or None,
        "quantity": int(rng.choice([1, 2, 3, 4], p=[0.7, 0.2, 0.05, 0.05])) if many else 1,
        "price_minor": int(variant["price_minor"]),
    }


def _variant(product: Record, buyer: Record, rng: np.random.Generator) -> Record:
    """Choose the buyer's size where there is one, then a colour the buyer likes."""
    variants: list[Record] = list(product.get("variants") or [])
    if not variants:
        return {"sku": product["sku"], "price_minor": product["price_minor"]}
    key = "shoes" if product.get("department") == "footwear" else SIZE_KEY.get(product["category"], "tops")
    sized = [v for v in variants if v.get("size") == buyer["sizes"][key]] or variants
    liked = [v for v in sized if v.get("color") in buyer["tastes"]["colors"]] or sized
    return liked[int(rng.integers(len(liked)))]


def _promotion(
    draft: _Draft, lines: list[Record], categories: list[str], rng: np.random.Generator
) -> tuple[int, bool]:
    """Apply one code that ran on that day, in some orders; return its discount and free shipping."""
    if rng.random() > 0.34:
        return 0, False
    day = draft.placed.date().isoformat()
    running = [p for p in promotions() if p["starts"] <= day <= p["ends"]]
    code = running[int(rng.integers(len(running)))]
    subtotal = sum(line["price_minor"] * line["quantity"] for line in lines)
    if code["kind"] == "free_shipping":
        return 0, subtotal >= code["min_total_minor"]
    return discount_minor(code, lines, categories), False


def _payments(
    draft: _Draft, total: int, fee: int, rules: Mapping[str, Any], rng: np.random.Generator
) -> list[Record]:
    """Split the total over at most two of the buyer's methods; refund in reverse where the state says so."""
    methods = draft.buyer["payment_methods"]
    others = [m for m in methods if m["kind"] != "gift_card"]
    cards = [m for m in methods if m["kind"] == "gift_card"]
    paid: list[tuple[str, int]] = []
    rest = total
    if cards and others and rng.random() < 0.35:
        part = min(rest, int(rng.choice([1000, 1500, 2000, 2500, 5000])))
        paid.append((cards[0]["id"], part))
        rest -= part
    if rest:
        paid.append((str(rng.choice([m["id"] for m in others])), rest))
    out = [{"method": m, "amount_minor": a, "kind": "payment"} for m, a in paid]
    back = 0
    if draft.state == "cancelled":
        back = total
    elif draft.state == "returned":
        back = total - max(0, fee - int(rules["returns"]["refund_shipping_max_minor"]))
    for method, amount in reversed(paid):
        part = min(back, amount)
        back -= part
        if part:
            out.append({"method": method, "amount_minor": part, "kind": "refund"})
    return out


def add_working_days(day: date, count: int) -> date:
    """Return the date `count` working days after `day`."""
    while count:
        day += timedelta(days=1)
        count -= day.weekday() < 5
    return day


def _tracking(
    draft: _Draft, method: str, terms: Mapping[str, Any], rng: np.random.Generator
) -> tuple[Record | None, str | None]:
    """Return tracking and the promised day, as far as the state has come."""
    if draft.state == "cancelled":
        return None, None
    eta = add_working_days(draft.placed.date(), int(rng.integers(terms["days_min"], terms["days_max"] + 1)))
    if draft.state == "pending":
        return None, eta.isoformat()
    carrier = CARRIERS[method]
    number = f"{carrier[:2].upper()}{int(rng.integers(10**9, 10**10))}NL"
    label = draft.placed + timedelta(hours=float(rng.uniform(2, 10)))
    steps = [(label, "Label made; your parcel is being packed in Tilburg")]
    if draft.state != "processed":
        steps += _journey(draft, method, label, eta, rng)
    events = [{"time": t.replace(microsecond=0).isoformat(), "text": s} for t, s in steps if t < NOW]
    return {"carrier": carrier, "number": number, "events": events}, eta.isoformat()


def _journey(
    draft: _Draft, method: str, label: datetime, eta: date, rng: np.random.Generator
) -> list[tuple[datetime, str]]:
    """Return the stops after the warehouse; a parcel still on its way ends before the last."""
    country = draft.buyer["address"]["country"]
    city = draft.buyer["address"]["city"]
    door = datetime.combine(eta, datetime.min.time(), UTC) + timedelta(hours=float(rng.uniform(9.5, 18.5)))
    door = max(door, label + timedelta(hours=20))
    if draft.state == "shipped":
        door = max(door, NOW + timedelta(hours=float(rng.uniform(9, 40))))
    elif door >= NOW:
        door = NOW - timedelta(hours=float(rng.uniform(4, 30)))
    span = door - label
    stops = [
        (label + span * 0.18, f"Handed to {CARRIERS[method]}"),
        (label + span * 0.45, f"Sorted at {HUBS[country]}"),
    ]
    if rng.random() < 0.12:
        stops.append((label + span * 0.6, "Held up on the road; new arrival time follows"))
    if draft.state == "shipped":
        return [(t, s) for t, s in stops if t < NOW] or [(NOW - timedelta(hours=3), stops[0][1])]
    stops.append((label + span * 0.82, f"At the depot in {city}"))
    if method == "pickup":
        return [*stops, (label + span * 0.9, "Ready at your pickup point"), (door, "Collected")]
    ends = (
        "Delivered",
        "Delivered to a neighbour",
        "Delivered, handed to the resident",
        "Left in the letterbox",
    )
    last = str(rng.choice(ends, p=[0.55, 0.15, 0.2, 0.1]))
    return [*stops, (door - timedelta(hours=2.5), "Out for delivery"), (door, last)]
