"""Counts of what people did, as of a moment: popularity, season, channel and what is bought together.

Events must be added oldest first, so that a count read before an event never holds it. Old acts fade with a
half-life. The counts are kept by sku, so a saved tally serves a shop whose rows have moved.
"""

from __future__ import annotations

from collections import Counter, defaultdict, deque
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ranking.events import CHANNELS, Event
from ranking.shelf import Floats, Rows, Shelf

HALF_LIFE_S = 21 * 86400.0
SHORT_HALF_LIFE_S = 3 * 86400.0
BASKET_S = 3 * 86400.0
"""Purchases of one person this close together count as bought together."""
COUNTS = ("impression", "click", "cart", "purchase", "recent")
DEVICES = ("mobile", "desktop", "tablet")
_ENGAGED = {"view": "click", "click": "click", "like": "click", "thumbs_up": "click"}


class Tally:
    """Running counts over a shelf."""

    def __init__(self, shelf: Shelf) -> None:
        self.shelf = shelf
        self.time = 0.0
        self._start = 0.0
        n = len(shelf)
        self._counts: dict[str, NDArray[np.float64]] = {name: np.zeros(n) for name in COUNTS}
        self._by_channel = np.zeros((n, len(CHANNELS)))
        self._by_month = np.zeros((len(shelf.category.names), 12))
        self._by_hour = np.zeros((len(shelf.department.names), 6))
        self._by_device = np.zeros((len(shelf.category.names), len(DEVICES)))
        self._together: defaultdict[int, Counter[int]] = defaultdict(Counter)
        self._baskets: dict[str, deque[tuple[float, int]]] = {}

    def add(self, event: Event) -> None:
        """Count one event; it must not be older than those before it."""
        row = self.shelf.rows.get(event.sku)
        if row is None:
            return
        self._start = self._start or event.time
        self.time = max(self.time, event.time)
        name = _ENGAGED.get(event.kind, event.kind)
        if name not in self._counts:
            return
        self._counts[name][row] += 2 ** ((event.time - self._start) / HALF_LIFE_S)
        if event.kind == "impression":
            return
        weight = 3.0 if event.kind == "purchase" else 1.0
        self._counts["recent"][row] += weight * 2 ** ((event.time - self._start) / SHORT_HALF_LIFE_S)
        moment = datetime.fromtimestamp(event.time, UTC)
        category, department = self.shelf.category.codes[row], self.shelf.department.codes[row]
        self._by_channel[row, CHANNELS.index(event.channel)] += weight
        self._by_month[category, moment.month - 1] += weight
        self._by_hour[department, moment.hour // 4] += weight
        if event.device in DEVICES:
            self._by_device[category, DEVICES.index(event.device)] += weight
        if event.kind == "purchase":
            self._bought(event.customer or event.person, event.time, row)

    def _bought(self, buyer: str, time: float, row: int) -> None:
        basket = self._baskets.setdefault(buyer, deque(maxlen=12))
        for earlier, other in basket:
            if other != row and time - earlier <= BASKET_S:
                self._together[row][other] += 1
                self._together[other][row] += 1
        basket.append((time, row))

    def count(self, name: str, rows: Rows) -> Floats:
        """How often, old acts faded: one of `COUNTS`."""
        half_life = SHORT_HALF_LIFE_S if name == "recent" else HALF_LIFE_S
        fade = 2 ** (-(self.time - self._start) / half_life)
        return np.asarray(self._counts[name][rows] * fade, dtype=np.float32)

    def popularity(self, rows: Rows) -> Floats:
        """One number for how sought after a product is."""
        sought = self.count("click", rows) + 2 * self.count("cart", rows) + 4 * self.count("purchase", rows)
        return np.asarray(np.log1p(sought), dtype=np.float32)

    def click_rate(self, rows: Rows) -> Floats:
        """Clicks per impression, pulled towards the shop's rate, as a log ratio to it."""
        shown, clicked = self._counts["impression"], self._counts["click"]
        mean = (clicked.sum() + 1) / (shown.sum() + 10)
        fade = 2 ** (-(self.time - self._start) / HALF_LIFE_S)
        rate = (clicked[rows] * fade + 20 * mean) / (shown[rows] * fade + 20)
        return np.asarray(np.log(np.maximum(rate, 1e-6) / mean), dtype=np.float32)

    def channel_lift(self, rows: Rows, channel: str) -> Floats:
        """Log of how much more this product is sought in a channel than products are."""
        if channel not in CHANNELS:
            return np.zeros(len(rows), np.float32)
        return _lift(self._by_channel, rows, CHANNELS.index(channel))

    def season_lift(self, rows: Rows, month: int) -> Floats:
        """Log of how much more its category is sought in a month (1 to 12) than categories are."""
        return _lift(self._by_month, self.shelf.category.codes[rows], month - 1)

    def hour_lift(self, rows: Rows, hour: int) -> Floats:
        """Log of how much more its department is sought at this time of day than departments are."""
        return _lift(self._by_hour, self.shelf.department.codes[rows], (hour % 24) // 4)

    def device_lift(self, rows: Rows, device: str) -> Floats:
        """Log of how much more its category is sought on a device than categories are."""
        if device not in DEVICES:
            return np.zeros(len(rows), np.float32)
        return _lift(self._by_device, self.shelf.category.codes[rows], DEVICES.index(device))

    def bought_with(self, row: int, limit: int = 20) -> list[tuple[int, int]]:
        """Rows bought together with this one, and how often; most often first."""
        return self._together[row].most_common(limit) if row in self._together else []

    def to_json(self) -> dict[str, Any]:
        """Everything as JSON values, by sku and by name."""
        shelf = self.shelf
        return {
            "time": self.time,
            "start": self._start,
            "skus": {
                sku: [
                    *(round(float(self._counts[name][row]), 3) for name in COUNTS),
                    *(round(float(v), 2) for v in self._by_channel[row]),
                ]
                for row, sku in enumerate(shelf.skus)
                if any(self._counts[name][row] for name in COUNTS)
            },
            "month": _named(shelf.category.names, self._by_month),
            "hour": _named(shelf.department.names, self._by_hour),
            "device": _named(shelf.category.names, self._by_device),
            "together": {
                shelf.skus[row]: [[shelf.skus[other], n] for other, n in pairs.most_common(12) if n > 1]
                for row, pairs in self._together.items()
                if pairs.most_common(1)[0][1] > 1
            },
        }

    @classmethod
    def from_json(cls, saved: dict[str, Any], shelf: Shelf) -> Tally:
        """Read what `to_json` wrote; products the shop no longer has are skipped."""
        tally = cls(shelf)
        tally.time, tally._start = float(saved["time"]), float(saved["start"])
        for sku, values in saved["skus"].items():
            row = shelf.rows.get(sku)
            if row is not None:
                for name, value in zip(COUNTS, values, strict=False):
                    tally._counts[name][row] = value
                tally._by_channel[row] = values[len(COUNTS) :]
        for table, names, key in (
            (tally._by_month, shelf.category.names, "month"),
            (tally._by_hour, shelf.department.names, "hour"),
            (tally._by_device, shelf.category.names, "device"),
        ):
            for row, name in enumerate(names):
                table[row] = saved[key].get(name, table[row])
        for sku, pairs in saved["together"].items():
            if sku in shelf.rows:
                known = {shelf.rows[other]: n for other, n in pairs if other in shelf.rows}
                tally._together[shelf.rows[sku]] = Counter(known)
        return tally


def count_all(shelf: Shelf, events: Iterable[Event]) -> Tally:
    """Count events that come oldest first."""
    tally = Tally(shelf)
    for event in events:
        tally.add(event)
    return tally


def _lift(table: NDArray[np.float64], rows: Rows, column: int) -> Floats:
    overall = (table[:, column].sum() + 1) / (table.sum() + table.shape[1])
    picked = table[rows]
    share = (picked[:, column] + 10 * overall) / (picked.sum(axis=1) + 10)
    return np.asarray(np.log(share / overall), dtype=np.float32)


def _named(names: Sequence[str], table: NDArray[np.float64]) -> dict[str, list[float]]:
    return {
        name: [round(float(v), 2) for v in row] for name, row in zip(names, table, strict=True) if row.any()
    }
