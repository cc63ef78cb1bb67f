"""A simulator of shoppers with known tastes: what they see, click, like and buy in three channels.

A person looks down a list and clicks with a probability that falls with the position and rises with::

    U(person, product)            demo.market, from the hidden tastes
      + 0.9 colour asked for + 0.9 style asked for       the session's wish
      + 1.0 similarity to what was clicked before        the session's thread
      + N(0, 0.7)                                        everything nobody knows

The lists themselves are unpersonalised (wording, fame, noise), as an old shop's would be. Web purchases of a
customer are exactly the orders of the window; people without an account and the physical store buy besides.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

import numpy as np

from demo.market import NEVER, Market, Record, draw_taste, rng_for
from demo.talk import GIFTS, TALK

START = datetime(2026, 9, 21, tzinfo=UTC)
END = datetime(2026, 11, 20, tzinfo=UTC)
GUESTS = 700
PAGE = 8
NOISE = 0.7
CLICK_BIAS, CART_BIAS, BUY_BIAS = 5.2, 4.4, 2.8
_hour_weights = np.array([1, 1, 0.4, 0.3, 0.3, 0.6, 2, 4, 5, 5, 5, 5, 7, 6, 5, 5, 5, 6, 7, 9, 11, 11, 8, 4])
HOURS = _hour_weights / _hour_weights.sum()


@dataclass(frozen=True, slots=True)
class Person:
    """One simulated shopper and the names each channel knows them by."""

    id: str
    """Customer id, or `g0001` for somebody without an account."""
    customer: str | None
    taste: Record
    devices: tuple[str, ...]
    card: str | None
    handle: str | None


@dataclass(frozen=True, slots=True)
class Wish:
    """What one search is after."""

    query: str
    rows: np.ndarray
    """Products the search can return."""
    bonus: np.ndarray
    """What the wish adds to the utility of each product, over all products."""


@dataclass(slots=True)
class Visit:
    """One session while it runs: the clock, who the channel takes the person for, what was clicked."""

    id: str
    channel: str
    person: Person
    device: str
    clock: datetime
    signed_in: bool
    rng: np.random.Generator
    out: list[Record]
    clicked: list[int] = field(default_factory=list)
    cart: list[int] = field(default_factory=list)

    def log(self, kind: str, sku: str, query: str = "", position: int | None = None) -> None:
        """Append one event at the visit's clock."""
        name = self.person.customer if self.channel == "web" and self.signed_in else self.device
        known = self.person.customer if self.signed_in else None
        self.out.append(
            {
                "id": "",
                "time": self.clock.strftime("%Y-%m-%dT%H:%M:%SZ"),
                "channel": self.channel,
                "person": name,
                "customer": known,
                "kind": kind,
                "sku": sku,
                "query": query,
                "position": position,
                "session": self.id,
                "device": self.device if self.channel == "web" else None,
            }
        )

    def wait(self, low: float, high: float) -> None:
        """Let some seconds pass."""
        self.clock += timedelta(seconds=float(self.rng.uniform(low, high)))


def people(market: Market, customers: Sequence[Record], seed: int) -> list[Person]:
    """Return everybody who is simulated: the customers, then people known by device, card or handle only."""
    out = []
    for number in range(len(customers) + GUESTS):
        customer = customers[number] if number < len(customers) else None
        own = f"g{number - len(customers) + 1:04d}" if customer is None else str(customer["id"])
        rng = rng_for(seed, "person", own)
        devices = tuple(f"d-{int(rng.integers(16**8)):08x}" for _ in range(1 + int(rng.random() < 0.4)))
        has_card = rng.random() < (0.55 if customer else 0.12)
        has_handle = rng.random() < (0.4 if customer else 0.25)
        out.append(
            Person(
                id=own,
                customer=own if customer else None,
                taste=customer["tastes"] if customer else draw_taste(market, rng),
                devices=devices,
                card=f"card-{int(rng.integers(10**7, 10**8))}" if has_card else None,
                handle=_handle(customer, rng) if has_handle else None,
            )
        )
    return out


def _handle(customer: Record | None, rng: np.random.Generator) -> str:
    """Invent a social handle; some hint at the name, most do not."""
    first = (
        "slow",
        "little",
        "north",
        "velvet",
        "rainy",
        "paper",
        "salt",
        "quiet",
        "copper",
        "lemon",
        "moss",
    )
    last = (
        "kitchen",
        "trail",
        "window",
        "sundays",
        "thread",
        "harbour",
        "attic",
        "garden",
        "pages",
        "wardrobe",
    )
    if customer and rng.random() < 0.3:
        name = str(customer["email"]).split("@")[0].replace(".", "_")
        return f"@{name}{int(rng.integers(1, 99))}"
    return f"@{rng.choice(first)}{rng.choice(['', '_', '.'])}{rng.choice(last)}{int(rng.integers(1, 99))}"


def _search_words(searches: Sequence[str], style: str, rng: np.random.Generator) -> str:
    """Choose what somebody types for a product of this style: the plain word, a use, or its style."""
    known = set(style.split())
    fitting = [w for w in searches if " for " in w or known & set(w.split())]
    return str(rng.choice([searches[0], searches[0], *fitting]))


class Simulator:
    """Plays the window for everybody; the same seed plays the same."""

    def __init__(self, market: Market, customers: Sequence[Record], seed: int) -> None:
        self.market, self.seed = market, seed
        self.people = people(market, customers, seed)
        every = np.arange(len(market.skus))
        self.liking = {p.id: market.utility(p.taste, every) for p in self.people}
        self.events: list[Record] = []
        self._visits = 0

    def play(self, orders: Sequence[Record]) -> list[Record]:
        """Return all events by time, numbered."""
        by_customer: dict[str, list[Record]] = {}
        for order in orders:
            if datetime.fromisoformat(order["placed"]) >= START + timedelta(hours=1):
                by_customer.setdefault(order["customer"], []).append(order)
        for person in self.people:
            rng = rng_for(self.seed, "visits", person.id)
            for order in by_customer.get(person.customer or "", []):
                self._order_visit(person, order, rng)
            for _ in range(int(rng.gamma(1.3, 5.2 if person.customer else 3.0))):
                self._web_visit(person, rng)
            if person.handle:
                for _ in range(1 + int(rng.gamma(1.2, 3.0))):
                    self._social_visit(person, rng)
            if person.card:
                for _ in range(int(rng.integers(0, 4))):
                    self._store_visit(person, rng)
        self.events = [e for e in self.events if e["time"] < END.strftime("%Y-%m-%d")]
        self.events.sort(key=lambda e: (e["time"], e["session"]))
        for number, event in enumerate(self.events, 1):
            event["id"] = f"e{number:07d}"
        return self.events

    def _visit(self, person: Person, channel: str, at: datetime, rng: np.random.Generator) -> Visit:
        self._visits += 1
        device = str(rng.choice(person.devices))
        name = {"web": device, "store": person.card, "social": person.handle}[channel] or ""
        signed_in = channel == "web" and person.customer is not None and rng.random() < 0.35
        return Visit(f"s{self._visits:06d}", channel, person, name, at, signed_in, rng, self.events)

    def _moment(self, rng: np.random.Generator) -> datetime:
        """Draw a moment of the window: evenings and weekends are busier, the last weeks too."""
        while True:
            day = int(60 * rng.beta(1.25, 1.0))
            at = START + timedelta(days=min(day, 59), hours=int(rng.choice(24, p=HOURS)))
            if at.weekday() >= 5 or rng.random() < 0.8:
                return at + timedelta(seconds=int(rng.integers(3600)))

    def _web_visit(self, person: Person, rng: np.random.Generator) -> None:
        visit = self._visit(person, "web", self._moment(rng), rng)
        wish = self._wish(person, rng)
        for _ in range(int(rng.choice([1, 2, 3], p=[0.55, 0.3, 0.15]))):
            self._list(visit, wish)
            if person.customer and not visit.signed_in and rng.random() < 0.15:
                visit.signed_in = True
            if rng.random() < 0.5:
                wish = self._wish(person, rng)
            visit.wait(8, 60)
        if visit.cart and not person.customer and self._yes(visit, visit.cart[-1], BUY_BIAS):
            for row in visit.cart:
                visit.log("purchase", self.market.skus[row])

    def _order_visit(self, person: Person, order: Record, rng: np.random.Generator) -> None:
        """Play the session that led to an order: it ends, signed in, at the moment the order was placed."""
        placed = datetime.fromisoformat(order["placed"])
        visit = self._visit(person, "web", placed, rng)
        rows = [self.market.row[line["product"]] for line in order["lines"]]
        visit.clock = placed - timedelta(seconds=float(rng.uniform(240, 330)) * len(rows))
        for row in rows:
            self._list(visit, self._wish(person, rng, target=row), bought=row)
        visit.signed_in, visit.clock = True, placed
        for row in rows:
            visit.log("purchase", self.market.skus[row])

    def _wish(self, person: Person, rng: np.random.Generator, target: int | None = None) -> Wish:
        """Draw what is wanted: a gift, or a product's category, often with its colour, style or material."""
        market, liking = self.market, self.liking[person.id]
        if target is None and rng.random() < 0.06:
            query = str(rng.choice(list(GIFTS)))
            rows = np.concatenate([market.rows_of.get(c, np.zeros(0, dtype=int)) for c in GIFTS[query]])
            if len(rows):
                return Wish(query, rows, np.full(len(liking), 1.5))
        if target is None:
            own = [c for c in person.taste["categories"] if c in market.rows_of]
            category = str(rng.choice(own if own and rng.random() < 0.7 else list(market.rows_of)))
            rows = market.rows_of[category]
            target = int(rows[int(np.argmax(liking[rows] + rng.gumbel(size=len(rows)) * 0.8))])
        category = str(market.category[target])
        bonus = np.zeros(len(liking))
        talk, style = TALK.get(category), str(market.style[target])
        words = _search_words(talk.searches, style, rng) if talk else category
        if style and rng.random() < 0.45:
            words = style
            bonus += 0.9 * market.like("style", target)
        prefix, shade = self._prefix(target, person, rng)
        if shade:
            bonus += 0.9 * market.like("color", target)
        query = words if any(w in words.split() for w in prefix.split()) else f"{prefix} {words}".strip()
        if rng.random() < 0.1 and str(market.audience[target]) in {"women", "men"}:
            query += f" for {market.audience[target]}"
        elif rng.random() < 0.06:
            ceiling = int(-(-market.price_minor[target] // 1000)) * 10
            query += f" {rng.choice(['under', 'max', 'up to'])} {ceiling}"
            bonus -= 1.2 * (market.price_minor > ceiling * 100)
        return Wish(query.lower(), market.rows_of[category], bonus)

    def _prefix(self, target: int, person: Person, rng: np.random.Generator) -> tuple[str, bool]:
        """Return the words before the noun and whether they name a colour."""
        roll = rng.random()
        color, material = str(self.market.color[target]), str(self.market.material[target])
        if roll < 0.34 and color not in {"", "multicolour"}:
            return color, True
        if roll < 0.46 and material:
            return material, False
        if roll < 0.52:
            return str(self.market.brand[target]).lower(), False
        if roll < 0.58 and person.taste["price_level"] < 0.35:
            return "cheap", False
        return "", False

    def _list(self, visit: Visit, wish: Wish, bought: int | None = None) -> None:
        """Show one page of results and let the person go down it; `bought` is sure to be on it and carted."""
        rng, market = visit.rng, self.market
        score = 0.8 * wish.bonus[wish.rows] + 0.6 * market.fame[wish.rows] + rng.random(len(wish.rows))
        page = wish.rows[np.argsort(-score)][:PAGE]
        if bought is not None and bought not in page:
            page[int(rng.integers(len(page)))] = bought
        seen = len(page) if bought is not None else min(len(page), 3 + int(rng.geometric(0.2)))
        for position, row in enumerate(page[:seen], 1):
            visit.log("impression", market.skus[int(row)], wish.query, position)
        for position, row in enumerate(page[:seen].tolist(), 1):
            pull = self._pull(visit, row) + float(wish.bonus[row])
            chance = 1.0 / (1.0 + 0.16 * (position - 1)) / (1.0 + np.exp(CLICK_BIAS - 1.5 * pull))
            if row == bought or rng.random() < chance:
                visit.wait(3, 12)
                visit.log("click", market.skus[row], wish.query, position)
                self._look(visit, row, wish.query, sure=row == bought)

    def _pull(self, visit: Visit, row: int) -> float:
        """Return utility with the session's thread and noise."""
        pull = float(self.liking[visit.person.id][row]) + NOISE * float(visit.rng.normal())
        if visit.clicked:
            pull += float(self.market.similarity(visit.clicked[-1], np.array([row]))[0])
        return pull

    def _yes(self, visit: Visit, row: int, bias: float) -> bool:
        return bool(visit.rng.random() < 1.0 / (1.0 + np.exp(bias - self._pull(visit, row))))

    def _look(self, visit: Visit, row: int, query: str, sure: bool = False) -> None:
        """Open a product's page; then perhaps a thumb, perhaps the cart."""
        sku = self.market.skus[row]
        visit.wait(1, 3)
        visit.log("view", sku, query)
        visit.clicked.append(row)
        visit.wait(6, 24)
        if visit.rng.random() < 0.06:
            happy = self._pull(visit, row) > 2.2
            visit.log("thumbs_up" if happy or sure else "thumbs_down", sku, query)
        if sure or self._yes(visit, row, CART_BIAS):
            visit.log("cart", sku, query)
            visit.cart.append(row)

    def _social_visit(self, person: Person, rng: np.random.Generator) -> None:
        """Scroll the shop's posts: well-known products, liked by taste, now and then opened."""
        visit = self._visit(person, "social", self._moment(rng), rng)
        weights = 0.03 + self.market.fame**2
        posts = rng.choice(
            len(weights), size=int(rng.integers(4, 9)), replace=False, p=weights / weights.sum()
        )
        for position, row in enumerate(posts.tolist(), 1):
            visit.log("impression", self.market.skus[row], "", position)
            visit.wait(2, 9)
            if self._yes(visit, row, 2.2):
                visit.log("like", self.market.skus[row], "", position)
            if self._yes(visit, row, 3.4):
                visit.log("click", self.market.skus[row], "", position)
                visit.clicked.append(row)

    def _store_visit(self, person: Person, rng: np.random.Generator) -> None:
        """Walk through the store: a few things tried or scanned, some bought, all on the loyalty card."""
        at = self._moment(rng).replace(hour=int(rng.integers(10, 18)))
        visit = self._visit(person, "store", at, rng)
        liking = self.liking[person.id]
        for _ in range(int(rng.integers(1, 5))):
            wish = self._wish(person, rng)
            row = int(wish.rows[int(np.argmax(liking[wish.rows] + 1.1 * rng.gumbel(size=len(wish.rows))))])
            if liking[row] <= NEVER / 2 or row in visit.clicked:
                continue
            visit.log("view", self.market.skus[row])
            visit.clicked.append(row)
            visit.wait(60, 400)
            if self._yes(visit, row, 1.8):
                visit.cart.append(row)
        for row in visit.cart:
            visit.log("purchase", self.market.skus[row])


def hidden_tastes(everybody: Sequence[Person]) -> list[dict[str, Any]]:
    """Return each person's tastes and all names the channels know them by, for judging a ranker."""
    return [
        {
            "person": p.id,
            "customer": p.customer,
            "devices": list(p.devices),
            "loyalty_card": p.card,
            "social_handle": p.handle,
            "tastes": p.taste,
        }
        for p in everybody
    ]
