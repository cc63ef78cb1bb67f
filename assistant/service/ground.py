"""What every planned change stands on: the transaction, whose it is, the rules, the catalogue, the time."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol

from sqlalchemy import select
from sqlalchemy.orm import Session

from assistant.service import money
from assistant.service.models import CustomerRow, MethodRow, OrderRow, PaymentRow
from assistant.service.records import Order, method_of, order_of
from assistant.service.rules import Rules
from retrieval.schema import Product, Refused, Retryable

_FILLER = {"my", "the", "a", "credit", "debit", "ending", "in", "account", "with", "on"}


class Products(Protocol):
    """The part of the catalogue that a change needs."""

    def product(self, sku: str) -> Product:
        """The product, live price and stock; raises `UnknownProduct`."""
        ...


class OrderNotFound(Retryable):
    """No such order for this customer; another person's order answers alike."""

    code = "not_found"

    def __init__(self, order: str) -> None:
        super().__init__(
            f"There is no order {order!r} on this account; `my_orders` lists the orders there are."
        )


@dataclass(frozen=True, slots=True)
class Plan:
    """A checked change: what it will do in words, and the step that does it."""

    effect: str
    """Shown to the shopper before the yes; exact amounts."""
    done: str
    """Said afterwards."""
    subject: str
    """Order id or customer id."""
    apply: Callable[[], None]
    facts: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Ground:
    """One transaction of one customer."""

    db: Session
    customer: str
    rules: Rules
    products: Products
    now: datetime

    def cash(self, minor: int) -> str:
        """An amount in the shop's currency."""
        return money.text(minor, self.rules.currency)

    def customer_row(self) -> CustomerRow:
        """The customer, locked until the transaction ends."""
        row = self.db.scalar(select(CustomerRow).where(CustomerRow.id == self.customer).with_for_update())
        if row is None:
            raise Refused("This account does not exist any more; please sign in again.", "not_signed_in")
        return row

    def order_row(self, order: str) -> OrderRow:
        """One order of this customer, locked until the transaction ends.

        Raises:
            OrderNotFound: none with this id belongs to them.
        """
        owned = select(OrderRow).where(OrderRow.id == order_id(order), OrderRow.customer == self.customer)
        row = self.db.scalar(owned.with_for_update())
        if row is None:
            raise OrderNotFound(order)
        return row

    def method_row(self, method: str) -> MethodRow | None:
        """One payment method of this customer, locked."""
        owned = select(MethodRow).where(MethodRow.id == method, MethodRow.customer == self.customer)
        return self.db.scalar(owned.with_for_update())

    def find_method(self, wanted: str) -> MethodRow:
        """A payment method by id, kind, label or last digits: `paypal`, `gift card`, `visa 4242`.

        Raises:
            Retryable: none or several fit; the message lists what there is.
        """
        rows = list(
            self.db.scalars(
                select(MethodRow).where(MethodRow.customer == self.customer).order_by(MethodRow.id)
            )
        )
        words = [word for word in wanted.lower().replace("_", " ").split() if word not in _FILLER] or ["card"]
        spoken = {
            row.id: f"{row.kind} {row.label} {row.last4}".lower().replace("_", " ").split() for row in rows
        }
        found = [row for row in rows if row.id.lower() == wanted.lower().strip()]
        found = found or [row for row in rows if all(word in spoken[row.id] for word in words)]
        if words == ["card"]:
            found = [row for row in found if row.kind == "card"]
        if len(found) != 1:
            known = "; ".join(method_of(row).text for row in rows) or "none"
            problem = "no payment method" if not found else "more than one payment method"
            raise Retryable(f"`payment`: {problem} on this account fits {wanted!r}; there are: {known}.")
        return found[0]

    def gift_cards(self) -> list[MethodRow]:
        """The customer's gift cards, by id."""
        owned = select(MethodRow).where(MethodRow.customer == self.customer, MethodRow.kind == "gift_card")
        return list(self.db.scalars(owned.order_by(MethodRow.id)))

    def move(self, order: OrderRow, method: str, minor: int, kind: str) -> None:
        """Write one payment or refund; a gift card's balance follows at once."""
        order.payments.append(PaymentRow(order=order.id, method=method, amount_minor=minor, kind=kind))
        row = self.method_row(method)
        if row is not None and row.kind == "gift_card":
            row.balance_minor = (row.balance_minor or 0) + (minor if kind == "refund" else -minor)

    def cover(self, row: MethodRow, minor: int) -> None:
        """Refuse when a gift card cannot pay this much."""
        if row.kind == "gift_card" and (row.balance_minor or 0) < minor:
            balance = self.cash(row.balance_minor or 0)
            raise Refused(
                f"The gift card holds {balance}, which does not cover {self.cash(minor)}.",
                "gift_card_too_small",
            )

    def method_text(self, method: str) -> str:
        """The payment method in words."""
        row = self.method_row(method)
        return method_of(row).text if row else "the original payment method"

    def refund_when(self, method: str) -> str:
        """When a refund reaches it, in words."""
        row = self.method_row(method)
        return self.rules.refund_when(row.kind if row else "card")

    def refund_text(self, refunds: Mapping[str, int]) -> str:
        """`€20.00 to Visa ending 4242 within 7 working days and €5.00 to gift card right away`."""
        parts = [f"{self.cash(m)} to {self.method_text(k)} {self.refund_when(k)}" for k, m in refunds.items()]
        return " and ".join(parts)


def order_id(given: str) -> str:
    """An order id as the tables hold it: `#w1234567 ` is `W1234567`."""
    return given.strip().lstrip("#").strip().upper()


def main_method(order: Order) -> str:
    """The payment method that carried most of the order."""
    paid = {method: net for method, net in order.paid.items() if net > 0}
    return (
        max(paid, key=lambda method: paid[method])
        if paid
        else (order.payments[0].method if order.payments else "")
    )


def lines_text(order: Order, numbers: tuple[int, ...] = ()) -> str:
    """The lines in words, all of them or those named."""
    return "; ".join(line.text for line in order.lines if not numbers or line.line in numbers)


def check_status(row: OrderRow, allowed: tuple[str, ...], action: str) -> Order:
    """Refuse unless the order's status allows the action.

    Raises:
        Refused: `wrong_status`, with the status it has and those it needs.
    """
    if row.items_modified and row.status == "pending":
        raise Refused(
            f"Order {row.id} was changed before, and an order changes only once; it cannot be {action} now.",
            "wrong_status",
        )
    if row.status not in allowed:
        raise Refused(
            f"Order {row.id} is {row.status}; only an order that is {' or '.join(allowed)} can be {action}.",
            "wrong_status",
        )
    return order_of(row)
