"""Tools for orders: list, look, and the changes that wait for the shopper's yes."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Annotated, Any

from pydantic import Field

from assistant.service import dates
from assistant.service.aftersales import line_number
from assistant.service.ground import order_id
from assistant.service.proposals import ChangeKind
from assistant.service.records import Order, address_text
from assistant.tools.arguments import Address, AddressText, Change, Item, Short, Text
from assistant.tools.result import ToolResult
from assistant.tools.shop import Visit
from retrieval.schema import Retryable

Lines = Annotated[list[Item], Field(min_length=1, max_length=30)]


LISTED = 5
"""Orders that are told of; the facts hold ten."""


def my_orders(visit: Visit, status: Short | None = None) -> ToolResult:
    """List the signed-in shopper's orders, newest first.

    Args:
        status: Only orders in this state, for example "shipped"; leave it out for all.

    Raises:
        Refused: The shopper is not signed in.
    """
    wanted = status.strip().lower().replace("_", " ") if status else None
    owned = visit.service.orders(visit.customer_id())
    found = [one for one in owned if wanted is None or _has_status(one, wanted)]
    if not found:
        what = f"No order is {wanted}." if wanted and owned else "There are no orders on this account yet."
        return ToolResult("nothing", what, {"n": "0"}, (), {"orders": []})
    facts = {"n": str(len(found))}
    for place, one in enumerate(found[:10], 1):
        facts |= {f"order.{place}.{name}": text for name, text in _facts(visit, one).items()}
    facts |= {f"order.{name}": text for name, text in _facts(visit, found[0]).items()}
    visit.session.last_order = found[0].id
    listed = "; ".join(
        f"{one.id} ({one.status}): {', '.join(line.title for line in one.lines)}" for one in found[:LISTED]
    )
    first = f"The newest {LISTED} of {len(found)} orders: " if len(found) > LISTED else ""
    return ToolResult("ok", f"{first}{listed}.", facts, (), {"orders": [_view(visit, one) for one in found]})


def show_order(visit: Visit, order: Item) -> ToolResult:
    """Show one order: its lines, state, tracking, and what can still be done with it.

    Args:
        order: The order's number, or "last" for the newest, for example "W2378156".

    Raises:
        Refused: The shopper is not signed in.
        Retryable: There is no such order on this account.
    """
    found = find_order(visit, order)
    facts = {f"order.{name}": text for name, text in _facts(visit, found).items()}
    lines = "; ".join(f"{line.line}: {line.text}" for line in found.lines)
    news = list((found.tracking or {}).get("events") or [])
    latest = f" Latest: {news[-1]['text']} ({dates.day(str(news[-1]['time']))})." if news else ""
    eta = f" Expected {facts['order.eta']}." if "order.eta" in facts else ""
    can = f" You can still: {facts['order.options']}." if "order.options" in facts else ""
    message = (
        f"Order {found.id} is {found.status}. Lines: {lines}. Total {facts['order.total']}.{latest}{eta}{can}"
    )
    return ToolResult("ok", message, facts, (), {"order": _view(visit, found)})


def cancel_order(visit: Visit, order: Item, reason: Text) -> ToolResult:
    """Cancel an order that has not been packed yet. Shows the effect first; the shopper must say yes.

    Args:
        order: The order's number, for example "W2378156".
        reason: Why, in the shopper's words, for example "no longer needed".

    Raises:
        Refused: Not signed in, or the order can no longer be cancelled.
        Retryable: There is no such order on this account.
    """
    found = find_order(visit, order)
    return propose(visit, "cancel_order", {"order": found.id, "reason": reason})


def return_items(
    visit: Visit, order: Item, lines: Lines, reason: Text, refund_to: Short = "original"
) -> ToolResult:
    """Send lines of a delivered order back. Shows the refund first; the shopper must say yes.

    Args:
        order: The order's number, for example "W2378156".
        lines: Line numbers of the order, for example ["1"].
        reason: Why, in the shopper's words, for example "does not fit".
        refund_to: "original" payment method or "gift_card", for example "original".

    Raises:
        Refused: Not signed in, or the return is too late or not allowed.
        Retryable: No such order or line; the message lists the lines.
    """
    found = find_order(visit, order)
    numbers = [line_number(found, one) for one in lines]
    return propose(
        visit, "return_items", {"order": found.id, "lines": numbers, "reason": reason, "refund_to": refund_to}
    )


def exchange_items(
    visit: Visit, order: Item, changes: Annotated[list[Change], Field(min_length=1, max_length=30)]
) -> ToolResult:
    """Swap lines of an order for another size or colour of the same product. The shopper must say yes.

    Collect all changes of an order first: it can be exchanged once.

    Args:
        order: The order's number, for example "W2378156".
        changes: Per line its number and the new size or colour, for example [{"line": "1", "size": "L"}].

    Raises:
        Refused: Not signed in, too late, or the other size is sold out.
        Retryable: No such order, line, size or colour; the message lists what there is.
    """
    found = find_order(visit, order)
    plain = [{"line": line_number(found, one.line), "size": one.size, "color": one.color} for one in changes]
    return propose(visit, "exchange_items", {"order": found.id, "changes": plain})


def change_order(
    visit: Visit,
    order: Item,
    address: Address | AddressText | None = None,
    shipping: Short | None = None,
    payment: Short | None = None,
) -> ToolResult:
    """Change the address, the shipping or the payment of a pending order. The shopper must say yes.

    Args:
        order: The order's number, for example "W2378156".
        address: The new address, for example "Lindenlaan 4, 3571 AB Utrecht, Netherlands".
        shipping: Another way of delivery, for example "express".
        payment: Another payment method of the account, for example "paypal".

    Raises:
        Refused: Not signed in, or the order can no longer be changed.
        Retryable: No such order, or an incomplete address; the message says what is missing.
    """
    found = find_order(visit, order)
    where = address.model_dump() if isinstance(address, Address) else address
    return propose(
        visit, "change_order", {"order": found.id, "address": where, "shipping": shipping, "payment": payment}
    )


def propose(visit: Visit, kind: ChangeKind, arguments: Mapping[str, Any]) -> ToolResult:
    """Store a change that waits for the shopper's yes, and show its effect."""
    customer = visit.customer_id()
    proposal = visit.service.propose(customer, kind, arguments)
    facts = dict(proposal.facts)
    if kind != "change_account":
        order = visit.service.order(customer, proposal.subject)
        facts = {f"order.{name}": text for name, text in _facts(visit, order).items()} | facts
    visit.session.pending = proposal
    return ToolResult(
        "needs_confirmation",
        proposal.effect,
        facts,
        (),
        {"proposal": proposal.id, "kind": kind, "expires": proposal.expires},
    )


def order_facts(visit: Visit, order: Order) -> dict[str, str]:
    """Slots of an order: `order.id`, `order.status` …"""
    return {f"order.{name}": text for name, text in _facts(visit, order).items()}


def find_order(visit: Visit, given: str) -> Order:
    """One of the shopper's orders by number, `last`, or words of what is in it; remembered as the last.

    Raises:
        Refused: not signed in. Retryable: none fits, or several do.
    """
    customer = visit.customer_id()
    text = given.strip().lower()
    if text in ("last", "latest", "?last_order", "my last order", "newest", "it", "this", "that"):
        recent = visit.session.last_order if text in ("it", "this", "that") else None
        owned = visit.service.orders(customer, limit=1)
        if not (recent or owned):
            raise Retryable("There are no orders on this account yet.")
        order = visit.service.order(customer, recent or owned[0].id)
    elif text.startswith("?order="):
        order = _order_about(visit, customer, text.removeprefix("?order="))
    else:
        order = visit.service.order(customer, order_id(given))
    visit.session.last_order = order.id
    return order


def _order_about(visit: Visit, customer: str, words: str) -> Order:
    wanted = [word.rstrip("s") for word in words.split()]
    fits = [
        one
        for one in visit.service.orders(customer)
        if any(all(w in line.text.lower() for w in wanted) for line in one.lines)
    ]
    if len(fits) != 1:
        which = (
            "; ".join(f"{one.id}: {', '.join(line.title for line in one.lines)}" for one in fits[:6])
            or "none"
        )
        raise Retryable(
            f"`order`: {'several orders hold' if fits else 'no order holds'} {words!r} ({which}); "
            "ask for the number."
        )
    return fits[0]


def _has_status(order: Order, wanted: str) -> bool:
    groups = {
        "open": ("pending", "processed", "shipped"),
        "on its way": ("shipped",),
        "canceled": ("cancelled",),
    }
    return order.status in groups.get(wanted, (wanted,))


def _facts(visit: Visit, order: Order) -> dict[str, str]:
    eta = dates.day(order.eta) if order.status in ("pending", "processed", "shipped") else ""
    tracking = order.tracking or {}
    facts = {
        "id": order.id,
        "status": order.status,
        "eta": eta,
        "placed": dates.day(order.placed),
        "delivered": dates.day(order.delivered),
        "total": visit.cash(order.total_minor),
        "titles": ", ".join(line.title for line in order.lines),
        "lines": str(len(order.lines)),
        "address": address_text(order.address),
        "shipping": order.shipping_method,
        "carrier": str(tracking.get("carrier") or ""),
        "tracking": str(tracking.get("number") or ""),
        "options": ", ".join(_options(visit, order)),
    }
    return {name: text for name, text in facts.items() if text}


def _options(visit: Visit, order: Order) -> list[str]:
    """What the rules still allow."""
    rules = visit.service.rules
    if order.items_modified:
        return []
    options = ["cancel"] if order.status in rules.cancel_statuses else []
    if order.status in rules.change_statuses:
        options += [f"change {field}" for field in rules.change_fields]
        options.append("change size or colour")
    today = visit.service.clock().date()
    delivered = date.fromisoformat(order.delivered) if order.delivered else today
    for name, statuses, last in (
        ("return", rules.return_statuses, rules.last_return_day(delivered)),
        ("exchange", rules.exchange_statuses, rules.last_exchange_day(delivered)),
    ):
        if order.status in statuses and (last is None or today <= last):
            options.append(f"{name} until {dates.day(last.isoformat())}" if last else name)
    return options


def _view(visit: Visit, order: Order) -> dict[str, Any]:
    return {
        "id": order.id,
        "status": order.status,
        "placed": order.placed,
        "eta": order.eta,
        "total_minor": order.total_minor,
        "total": visit.cash(order.total_minor),
        "address": dict(order.address),
        "shipping": order.shipping_method,
        "tracking": dict(order.tracking) if order.tracking else None,
        "options": _options(visit, order),
        "lines": [
            {"line": one.line, "sku": one.product, "title": one.title, "size": one.size, "color": one.color,
             "quantity": one.quantity, "price": visit.cash(one.total_minor)}
            for one in order.lines
        ],
    }  # fmt: skip
