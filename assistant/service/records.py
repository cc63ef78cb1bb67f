"""What callers of the service domain get: frozen records, read once, never tied to a database session."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from assistant.service.models import CustomerRow, LineRow, MethodRow, OrderRow

ADDRESS_FIELDS = ("line1", "line2", "city", "region", "postcode", "country")


@dataclass(frozen=True, slots=True)
class Method:
    """A payment method."""

    id: str
    kind: str
    label: str
    last4: str
    balance_minor: int | None

    @property
    def text(self) -> str:
        """As a person knows it: `Visa ending 4242`, `PayPal`, `gift card`."""
        label = self.label or self.kind.replace("_", " ")
        return f"{label} ending {self.last4}" if self.last4 and self.last4 not in label else label


@dataclass(frozen=True, slots=True)
class Customer:
    """A person with an account."""

    id: str
    first_name: str
    last_name: str
    email: str
    address: Mapping[str, str]
    methods: tuple[Method, ...]
    sizes: Mapping[str, str]
    tastes: Mapping[str, Any]
    loyalty_points: int
    joined: str

    def method(self, method_id: str) -> Method | None:
        """The payment method with this id, if it is theirs."""
        return next((m for m in self.methods if m.id == method_id), None)


@dataclass(frozen=True, slots=True)
class Line:
    """One line of an order."""

    line: int
    sku: str
    product: str
    title: str
    size: str | None
    color: str | None
    quantity: int
    price_minor: int

    @property
    def total_minor(self) -> int:
        """Price of the whole line."""
        return self.price_minor * self.quantity

    @property
    def text(self) -> str:
        """`2 × Harbour Tee (M, navy)`."""
        options = ", ".join(part for part in (self.size, self.color) if part)
        return (
            (f"{self.quantity} × " if self.quantity > 1 else "")
            + self.title
            + (f" ({options})" if options else "")
        )


@dataclass(frozen=True, slots=True)
class Payment:
    """Money in or back."""

    method: str
    amount_minor: int
    kind: str


@dataclass(frozen=True, slots=True)
class Order:
    """An order as it stands now."""

    id: str
    customer: str
    status: str
    placed: str
    lines: tuple[Line, ...]
    shipping_method: str
    shipping_fee_minor: int
    address: Mapping[str, str]
    payments: tuple[Payment, ...]
    discount_minor: int
    total_minor: int
    tracking: Mapping[str, Any] | None
    eta: str | None
    items_modified: bool = False
    cancel_reason: str = ""

    @property
    def goods_minor(self) -> int:
        """All lines before reductions and shipping."""
        return sum(line.total_minor for line in self.lines)

    @property
    def paid(self) -> dict[str, int]:
        """Net amount per payment method, refunds taken off, in the order they were first used."""
        net: dict[str, int] = {}
        for payment in self.payments:
            sign = 1 if payment.kind == "payment" else -1
            net[payment.method] = net.get(payment.method, 0) + sign * payment.amount_minor
        return net

    @property
    def delivered(self) -> str | None:
        """ISO date of delivery, from the tracking events, else the promised date; None before delivery."""
        if self.status in ("pending", "processed", "shipped", "cancelled"):
            return None
        events = list((self.tracking or {}).get("events") or [])
        times = [
            str(e["time"])
            for e in events
            if "deliver" in str(e.get("text", "")).lower() and "out for" not in str(e["text"]).lower()
        ]
        last = times[-1] if times else str(events[-1]["time"]) if events else self.eta
        return last[:10] if last else None


def address_text(address: Mapping[str, str]) -> str:
    """One line: `Lindenlaan 4, 3571 AB Utrecht, Netherlands`."""
    town = " ".join(part for part in (address.get("postcode", ""), address.get("city", "")) if part)
    parts = (
        address.get("line1", ""),
        address.get("line2", ""),
        town,
        address.get("region", ""),
        address.get("country", ""),
    )
    return ", ".join(part for part in parts if part)


def customer_of(row: CustomerRow) -> Customer:
    """Copy a row with its address and methods."""
    address = {name: getattr(row.address, name) if row.address else "" for name in ADDRESS_FIELDS}
    methods = tuple(method_of(m) for m in row.methods)
    return Customer(
        row.id, row.first_name, row.last_name, row.email, address, methods,
        dict(row.sizes or {}), dict(row.tastes or {}), row.loyalty_points, row.joined,
    )  # fmt: skip


def method_of(row: MethodRow) -> Method:
    """Copy a payment method."""
    return Method(row.id, row.kind, row.label, row.last4, row.balance_minor)


def line_of(row: LineRow) -> Line:
    """Copy an order line."""
    return Line(row.line, row.sku, row.product, row.title, row.size, row.color, row.quantity, row.price_minor)


def order_of(row: OrderRow) -> Order:
    """Copy an order with its lines and payments."""
    payments = tuple(Payment(p.method, p.amount_minor, p.kind) for p in row.payments)
    return Order(
        row.id, row.customer, row.status, row.placed, tuple(line_of(line) for line in row.lines),
        row.shipping_method, row.shipping_fee_minor, dict(row.address or {}), payments, row.discount_minor,
        row.total_minor, row.tracking, row.eta, bool(row.items_modified), row.cancel_reason,
    )  # fmt: skip
