"""Plans for what comes back: returns of delivered orders, and exchanges before or after delivery."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from assistant.service import dates, money
from assistant.service.changes import reason_of
from assistant.service.ground import Ground, Plan, check_status, lines_text, main_method
from assistant.service.models import ExchangeRow, MethodRow, OrderRow, ReturnRow
from assistant.service.records import Line, Order, method_of
from retrieval.schema import Product, Refused, Retryable, UnknownProduct, Variant

Change = Mapping[str, object]
"""{"line": number or words of a title, "size": new or None, "color": new or None, "sku": a variant}"""


def line_number(order: Order, given: object) -> int:
    """The number of an order line, from a number or from words of its title.

    Raises:
        Retryable: `item_not_in_order`; the message lists the lines.
    """
    text = str(given).strip().removeprefix("?line=").lower()
    if text.isdigit() and any(line.line == int(text) for line in order.lines):
        return int(text)
    words = [word.rstrip("s") for word in text.split() if word not in ("the", "my", "a")]
    fits = [
        line.line
        for line in order.lines
        if text == line.sku.lower()
        or (words and all(w in line.text.lower() for w in words) and not text.isdigit())
    ]
    if len(fits) != 1:
        listed = "; ".join(f"{line.line}: {line.text}" for line in order.lines)
        raise ItemNotInOrder(f"{str(given)!r} is not one line of order {order.id}; its lines are {listed}.")
    return fits[0]


class ItemNotInOrder(Retryable):
    """The order has no such line, or has it more than once."""

    code = "item_not_in_order"


def plan_return(
    ground: Ground, order: str, lines: Sequence[object], reason: str, refund_to: str = "original"
) -> Plan:
    """Register a return: a label now, the money when the parcel is checked in."""
    row = ground.order_row(order)
    before = check_status(row, ground.rules.return_statuses, "returned")
    numbers = _numbers(before, lines)
    _check_window(before, ground.rules.last_return_day, ground, "returned")
    why = reason_of(reason, ground.rules.return_reasons, ground.rules.reasons_strict)
    shipping = min(before.shipping_fee_minor, ground.rules.refund_shipping_max_minor)
    whole = len(numbers) == len(before.lines)
    amount = max(0, refund_of(before, numbers) + whole * shipping - ground.rules.return_label_fee_minor)
    refunds = _refunds(ground, before, refund_to, amount)

    def apply() -> None:
        row.status = "return requested"
        settled = {method or _new_gift_card(ground): minor for method, minor in refunds.items()}
        ground.db.add(
            ReturnRow(
                id=_code("R"), order=row.id, lines=list(numbers), reason=why, refunds=settled,
                amount_minor=amount, label=_code("RL-"), created=dates.stamp(ground.now),
            )
        )  # fmt: skip

    note = _final_note(ground, before, numbers)
    fee = ground.rules.return_label_fee_minor
    cost = (
        f"The label costs {ground.cash(fee)}, taken off the refund. " if fee else "The return label is free. "
    )
    back = " ".join(_refund_sentence(ground, method, minor) for method, minor in refunds.items())
    effect = f"Return from order {row.id}: {lines_text(before, numbers)}. {cost}{back} Reason: {why}.{note}"
    done = f"Your return for order {row.id} is registered and the label is on its way by e-mail. {back}{note}"
    return Plan(effect, done, row.id, apply, {"refund.amount": ground.cash(amount)})


def _refund_sentence(ground: Ground, method: str, minor: int) -> str:
    if not method:
        return f"{ground.cash(minor)} goes to a new gift card as soon as the parcel is checked in."
    when = ground.refund_when(method)
    later = (
        "as soon as the parcel is checked in"
        if when == "right away"
        else f"{when} of the parcel being checked in"
    )
    return f"{ground.cash(minor)} goes to {ground.method_text(method)} {later}."


def refund_of(order: Order, numbers: Sequence[int]) -> int:
    """What these lines cost, each less its share of the order's reduction."""
    shares = money.shares(order.discount_minor, [line.total_minor for line in order.lines])
    return sum(
        line.total_minor - share
        for line, share in zip(order.lines, shares, strict=True)
        if line.line in numbers
    )


def plan_exchange(ground: Ground, order: str, changes: Sequence[Change], payment: str | None = None) -> Plan:
    """Swap lines for other sizes or colours of the same products; once per order."""
    row = ground.order_row(order)
    allowed = (*ground.rules.exchange_statuses, *ground.rules.change_statuses)
    before = check_status(row, allowed, "exchanged")
    if row.status in ground.rules.exchange_statuses:
        _check_window(before, ground.rules.last_exchange_day, ground, "exchanged")
    swaps = _swaps(ground, before, changes)
    fee = ground.rules.exchange_fee_minor if row.status in ground.rules.exchange_statuses else 0
    difference = sum(s.difference for s in swaps) + fee
    method = ground.find_method(payment).id if payment else main_method(before)
    payer = ground.method_row(method)
    if payer is not None and difference > 0:
        ground.cover(payer, difference)
    at_once = row.status in ground.rules.change_statuses

    def apply() -> None:
        if at_once:
            _swap_now(ground, row, swaps, method, difference)
        else:
            _register(ground, row, swaps, method, difference)

    text = "; ".join(swap.text for swap in swaps)
    cost = "No price difference."
    if difference > 0:
        cost = f"{ground.cash(difference)} more, charged to {ground.method_text(method)}."
    elif difference < 0:
        cost = (
            f"{ground.cash(-difference)} back to {ground.method_text(method)} {ground.refund_when(method)}."
        )
    rest = "An order can be changed only once." if at_once else "The return label comes by e-mail."
    facts = {"price.difference": ground.cash(abs(difference))}
    verb = "Change" if at_once else "Exchange"
    effect = f"{verb} in order {row.id}: {text}. {cost} {rest}"
    done = f"Order {row.id}: {text}. {cost}" + ("" if at_once else f" {rest}")
    return Plan(effect, done, row.id, apply, facts)


@dataclass(frozen=True, slots=True)
class Swap:
    """One line and the variant that takes its place."""

    line: Line
    new: Variant

    @property
    def difference(self) -> int:
        """What the swap costs, minor units; negative is money back."""
        return (self.new.price_minor - self.line.price_minor) * self.line.quantity

    @property
    def text(self) -> str:
        """`Harbour Tee (M, navy) for L, navy`."""
        options = ", ".join(part for part in (self.new.size, self.new.color) if part)
        return f"{self.line.text} for {options or self.new.sku}"


def _swaps(ground: Ground, order: Order, changes: Sequence[Change]) -> list[Swap]:
    numbers = _numbers(order, [change.get("line") for change in changes])
    by_number = {line.line: line for line in order.lines}
    return [
        Swap(by_number[n], _target(ground, by_number[n], change))
        for n, change in zip(numbers, changes, strict=True)
    ]


def _target(ground: Ground, line: Line, change: Change) -> Variant:
    try:
        product = ground.products.product(line.product)
    except UnknownProduct as err:
        raise Refused(
            f"{line.title} is no longer sold, so it cannot be exchanged; a return may be possible.",
            "unavailable",
        ) from err
    if change.get("sku"):
        fits = [v for v in product.variants if v.sku == change["sku"]]
    else:
        if not (change.get("size") or change.get("color")):
            raise Retryable(
                f"`changes` for line {line.line}: give the new `size` or `color`. {_offer(product)}"
            )
        size, color = str(change.get("size") or line.size or ""), str(change.get("color") or line.color or "")
        if len(product.variants) <= 1:
            raise Refused(
                f"{line.title} comes in one version only; it can be returned, not exchanged.", "same_item"
            )
        fits = [v for v in product.variants if _same(v.size, size) and _same(v.color, color)]
    if not fits:
        raise Retryable(f"{line.title} does not come like that. {_offer(product)}")
    new = fits[0]
    if new.sku == line.sku:
        raise Refused(
            f"{line.text} is that already; choose another size or colour. {_offer(product)}", "same_item"
        )
    if new.stock < line.quantity:
        raise Refused(
            f"{line.title} in {new.size or new.color} is sold out. {_offer(product)}", "unavailable"
        )
    return new


def _same(have: str | None, wanted: str) -> bool:
    return not wanted or not have or have.lower() == wanted.lower()


def _offer(product: Product) -> str:
    stocked = [", ".join(part for part in (v.size, v.color) if part) for v in product.variants if v.stock > 0]
    return f"In stock: {'; '.join(dict.fromkeys(stocked))}." if stocked else "Nothing of it is in stock."


def _swap_now(ground: Ground, row: OrderRow, swaps: Sequence[Swap], method: str, difference: int) -> None:
    by_number = {line.line: line for line in row.lines}
    for swap in swaps:
        line = by_number[swap.line.line]
        line.sku, line.size, line.color, line.price_minor = (
            swap.new.sku,
            swap.new.size,
            swap.new.color,
            swap.new.price_minor,
        )
    row.items_modified = 1
    row.total_minor += difference
    if difference:
        ground.move(row, method, abs(difference), "payment" if difference > 0 else "refund")


def _register(ground: Ground, row: OrderRow, swaps: Sequence[Swap], method: str, difference: int) -> None:
    row.status = "exchange requested"
    changes = [
        {"line": s.line.line, "old": s.line.sku, "new": s.new.sku, "size": s.new.size, "color": s.new.color}
        for s in swaps
    ]
    ground.db.add(
        ExchangeRow(
            id=_code("X"), order=row.id, changes=changes, method=method,
            difference_minor=difference, label=_code("RL-"), created=dates.stamp(ground.now),
        )
    )  # fmt: skip


def _numbers(order: Order, given: Sequence[object]) -> tuple[int, ...]:
    if not given:
        listed = "; ".join(f"{line.line}: {line.text}" for line in order.lines)
        raise Retryable(f"Name at least one line of order {order.id}; its lines are {listed}.")
    numbers = tuple(line_number(order, one) for one in given)
    if len(set(numbers)) != len(numbers):
        raise ItemNotInOrder(f"A line of order {order.id} is named twice; name each line once.")
    return numbers


def _check_window(order: Order, last_day: Callable[[date], date | None], ground: Ground, action: str) -> None:
    delivered = order.delivered
    if delivered is None:
        return
    last = last_day(date.fromisoformat(delivered))
    if last is not None and ground.now.date() > last:
        raise Refused(
            f"Order {order.id} arrived on {dates.day(delivered)} and could be {action} "
            f"until {dates.day(last.isoformat())}.",
            "window_over",
        )


def _refunds(ground: Ground, order: Order, refund_to: str, amount: int) -> dict[str, int]:
    """Where a refund goes: the split it was paid in, or one method; the empty id is a new gift card."""
    word = refund_to.lower().strip().replace(" ", "_")
    paid = {method: net for method, net in order.paid.items() if net > 0} or {main_method(order): 1}
    if word == "original":
        split = money.shares(amount, list(paid.values()))
        return {method: part for method, part in zip(paid, split, strict=True) if part} or {
            next(iter(paid)): amount
        }
    cards = ground.gift_cards()
    if word in ("gift_card", "giftcard", "a_gift_card") and "gift_card" in ground.rules.refund_to:
        return {cards[0].id if cards else "": amount}
    original = " and ".join(ground.method_text(method) for method in paid)
    allowed = (
        f"it goes to {original} or to a gift card of yours"
        if "gift_card" in ground.rules.refund_to
        else f"it goes to {original}"
    )
    try:
        row = ground.find_method(refund_to)
    except Retryable as err:
        raise Refused(f"A refund cannot go to {refund_to!r}; {allowed}.", "refund_target") from err
    if row.id not in paid and row not in cards:
        raise Refused(f"A refund cannot go to {method_of(row).text}; {allowed}.", "refund_target")
    return {row.id: amount}


def _new_gift_card(ground: Ground) -> str:
    row = MethodRow(
        id=_code("g"), customer=ground.customer, kind="gift_card", label="Gift card", balance_minor=0
    )
    ground.db.add(row)
    return row.id


def _final_note(ground: Ground, order: Order, numbers: Sequence[int]) -> str:
    names = []
    for line in order.lines:
        if line.line in numbers:
            try:
                category = ground.products.product(line.product).category
            except UnknownProduct:
                continue
            if category in ground.rules.final_categories:
                names.append(line.title)
    return f" Note: {', '.join(names)} {ground.rules.final_note}." if names else ""


def _code(prefix: str) -> str:
    return prefix + secrets.token_hex(4).upper()
