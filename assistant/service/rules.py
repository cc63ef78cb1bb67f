"""The shop's rule table, read from `rules.json`: what may be cancelled, returned, changed, and what it costs.

A missing key takes the default below, so that a shop writes down only what differs.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from retrieval.schema import Unavailable

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
DAY_NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


@dataclass(frozen=True, slots=True)
class ShippingMethod:
    """One way to deliver."""

    name: str
    label: str
    fee_minor: int
    days_max: int = 5
    """Latest arrival, days from now."""
    free_over_threshold: bool = False
    """No fee when the goods reach the shop's threshold."""


@dataclass(frozen=True, slots=True)
class Rules:
    """What the shop allows. Days are calendar days unless a name says otherwise."""

    currency: str = "EUR"
    timezone: str = "UTC"
    free_from_minor: int = 0
    """Goods total from which eligible shipping is free; 0 means never."""
    shipping: Mapping[str, ShippingMethod] = field(default_factory=dict)
    countries: tuple[str, ...] = ()
    """Delivery countries; empty means any."""
    cancel_statuses: tuple[str, ...] = ("pending",)
    cancel_reasons: tuple[str, ...] = ()
    reasons_strict: bool = False
    """True refuses a reason that is not in the list; False files it as it was said."""
    change_statuses: tuple[str, ...] = ("pending",)
    change_fields: tuple[str, ...] = ("address", "shipping", "payment")
    return_days: int = 0
    """Days after delivery; 0 means no limit."""
    refund_shipping_max_minor: int = 0
    """Part of the shipping fee that comes back when the whole order is returned."""
    return_statuses: tuple[str, ...] = ("delivered",)
    return_label_fee_minor: int = 0
    return_reasons: tuple[str, ...] = ()
    refund_to: tuple[str, ...] = ("original", "gift_card")
    refund_days: Mapping[str, int] = field(default_factory=lambda: {"gift_card": 0, "paypal": 7, "card": 7})
    final_categories: tuple[str, ...] = ()
    final_note: str = ""
    exchange_days: int = 0
    exchange_statuses: tuple[str, ...] = ("delivered",)
    exchange_fee_minor: int = 0
    contact_hours: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    """Day (`mon`) to opening and closing time of the service team; a day that is absent is closed."""
    email_answer_hours: int = 24

    def shipping_fee(self, method: str, goods_minor: int) -> int:
        """Fee of a shipping method for goods of this total, after reductions."""
        option = self.shipping[method]
        free = option.free_over_threshold and 0 < self.free_from_minor <= goods_minor
        return 0 if free else option.fee_minor

    def last_return_day(self, delivered: date) -> date | None:
        """Last day something delivered then may come back; None means no limit."""
        return self._last_day(delivered, self.return_days)

    def last_exchange_day(self, delivered: date) -> date | None:
        """Last day something delivered then may be exchanged; None means no limit."""
        return self._last_day(delivered, self.exchange_days)

    def _last_day(self, delivered: date, days: int) -> date | None:
        return delivered + timedelta(days=days) if days else None

    def refund_when(self, kind: str) -> str:
        """When money arrives on a payment method of this kind, in words."""
        days = self.refund_days.get(kind, 7)
        return "right away" if days == 0 else f"within {days} working day{'s' if days != 1 else ''}"

    def is_open(self, now: datetime) -> bool:
        """Is the service team's chat staffed at this moment by the timetable?"""
        local = now.astimezone(_zone(self.timezone))
        hours = self.contact_hours.get(DAYS[local.weekday()])
        return bool(hours) and hours[0] <= local.strftime("%H:%M") < hours[1]  # type: ignore[index]

    def next_opening(self, now: datetime) -> str:
        """The next opening after `now` in words (`Monday at 09:00`); empty when no hours are known."""
        local = now.astimezone(_zone(self.timezone))
        for ahead in range(8):
            day = local + timedelta(days=ahead)
            hours = self.contact_hours.get(DAYS[day.weekday()])
            if hours and (ahead or local.strftime("%H:%M") < hours[0]):
                name = "today" if ahead == 0 else "tomorrow" if ahead == 1 else DAY_NAMES[day.weekday()]
                return f"{name} at {hours[0]}"
        return ""

    def closing(self, now: datetime) -> str:
        """Today's closing time, `22:00`; empty when closed all day."""
        local = now.astimezone(_zone(self.timezone))
        return self.contact_hours.get(DAYS[local.weekday()], ("", ""))[1]


def load(path: Path) -> Rules:
    """Read the rule table.

    Raises:
        Unavailable: the file is missing or is not JSON of the expected form.
    """
    try:
        table = json.loads(path.read_text(encoding="utf-8"))
        return parse(table)
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as err:
        raise Unavailable(
            f"Cannot read the shop's rules from {str(path)!r} ({err}); give the path of a rules.json."
        ) from err


def parse(table: Mapping[str, Any]) -> Rules:
    """Turn the parsed table into `Rules`."""
    shop, shipping, orders = (table.get(part, {}) for part in ("shop", "shipping", "orders"))
    returns, exchanges, contact = (table.get(part, {}) for part in ("returns", "exchanges", "contact"))
    usual = Rules()
    return Rules(
        currency=shop.get("currency", usual.currency),
        timezone=shop.get("timezone", usual.timezone),
        free_from_minor=shipping.get("free_from_minor", 0),
        shipping={
            name: ShippingMethod(
                name,
                m.get("label", name),
                m["fee_minor"],
                m.get("days_max", 5),
                m.get("free_over_threshold", False),
            )
            for name, m in shipping.get("methods", {}).items()
        },
        countries=tuple(shipping.get("countries", ())),
        cancel_statuses=tuple(orders.get("cancel_statuses", usual.cancel_statuses)),
        cancel_reasons=tuple(orders.get("cancel_reasons", ())),
        reasons_strict=bool(orders.get("reasons_strict", False)),
        change_statuses=tuple(orders.get("change_statuses", usual.change_statuses)),
        change_fields=tuple(orders.get("change_fields", usual.change_fields)),
        return_days=returns.get("window_days", 0),
        refund_shipping_max_minor=(
            returns.get("refund_shipping_max_minor", 0)
            if returns.get("refund_shipping_when_whole_order")
            else 0
        ),
        return_statuses=tuple(returns.get("statuses", usual.return_statuses)),
        return_label_fee_minor=returns.get("label_fee_minor", 0),
        return_reasons=tuple(returns.get("reasons", ())),
        refund_to=tuple(returns.get("refund_to", usual.refund_to)),
        refund_days=returns.get("refund_days", usual.refund_days),
        final_categories=tuple(returns.get("final_categories", ())),
        final_note=returns.get("final_note", ""),
        exchange_days=exchanges.get("window_days", 0),
        exchange_statuses=tuple(exchanges.get("statuses", usual.exchange_statuses)),
        exchange_fee_minor=exchanges.get("fee_minor", 0),
        contact_hours=_hours(contact.get("chat_hours", {})),
        email_answer_hours=contact.get("email_answer_hours", usual.email_answer_hours),
    )


def _hours(table: Mapping[str, list[str]]) -> dict[str, tuple[str, str]]:
    hours: dict[str, tuple[str, str]] = {}
    for days, (opens, closes) in table.items():
        first, _, last = days.partition("-")
        for index in range(DAYS.index(first), DAYS.index(last or first) + 1):
            hours[DAYS[index]] = (opens, closes)
    return hours


def _zone(name: str) -> ZoneInfo:
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError):
        return ZoneInfo("UTC")
