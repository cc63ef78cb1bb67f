"""Plans for what a shopper may change before delivery: cancel an order, change it, change the account.

A plan checks the rules and says its effect; it touches nothing until `apply` runs in the same transaction.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import timedelta

from sqlalchemy import select

from assistant.service.ground import Ground, Plan, check_status, lines_text, main_method
from assistant.service.models import AddressRow, CustomerRow, OrderRow
from assistant.service.records import ADDRESS_FIELDS, Order, address_text, method_of
from retrieval.schema import Refused, Retryable

Address = Mapping[str, str]
_EMAIL = re.compile(r"[^@\s]{1,64}@[^@\s]{1,180}\.[^@\s.]{2,24}")


def reason_of(given: str, known: tuple[str, ...], strict: bool) -> str:
    """The shop's wording for a reason, else the shopper's own.

    Raises:
        Retryable: it is empty.
        Refused: `bad_reason`, when the shop takes only its own reasons.
    """
    text = " ".join(given.split())
    if not text:
        raise Retryable(f"`reason` is empty; ask for one, for example {list(known) or ['no longer needed']}.")
    for reason in known:
        if reason in text.lower() or text.lower() in reason:
            return reason
    if strict:
        raise Refused(f"{text!r} is not a reason the shop takes; it takes: {', '.join(known)}.", "bad_reason")
    return text


def plan_cancel(ground: Ground, order: str, reason: str) -> Plan:
    """Cancel an order and give back what was paid for it, to where it came from."""
    row = ground.order_row(order)
    before = check_status(row, ground.rules.cancel_statuses, "cancelled")
    why = reason_of(reason, ground.rules.cancel_reasons, ground.rules.reasons_strict)
    refunds = {method: net for method, net in before.paid.items() if net > 0}
    total = ground.cash(sum(refunds.values()))

    def apply() -> None:
        row.status, row.cancel_reason, row.eta = "cancelled", why, None
        for method, net in refunds.items():
            ground.move(row, method, net, "refund")

    back = (
        f" Refund: {ground.refund_text(refunds)}."
        if refunds
        else " Nothing was charged, so nothing is refunded."
    )
    effect = f"Cancel order {row.id} ({lines_text(before)}).{back} Reason: {why}."
    done = f"Order {row.id} is cancelled.{back}"
    return Plan(effect, done, row.id, apply, {"refund.amount": total})


def plan_change_order(
    ground: Ground,
    order: str,
    address: str | Address | None = None,
    shipping: str | None = None,
    payment: str | None = None,
) -> Plan:
    """Change where a pending order goes, how it ships, or what pays for it."""
    row = ground.order_row(order)
    before = check_status(row, ground.rules.change_statuses, "changed")
    given = {"address": address, "shipping": shipping, "payment": payment}
    wanted = [name for name, value in given.items() if value]
    if not wanted:
        raise Retryable("Name what to change: `address`, `shipping` or `payment`.")
    barred = [name for name in wanted if name not in ground.rules.change_fields]
    if barred:
        raise Refused(
            f"The shop does not change {' or '.join(barred)} once an order is placed.", "not_changeable"
        )
    plans: list[Plan] = []
    if address:
        plans.append(_plan_address(ground, row, address))
    if shipping:
        plans.append(_plan_shipping(ground, row, before, shipping))
    if payment:
        plans.append(_plan_payment(ground, row, before, payment))
        if shipping and "price.difference" in plans[-2].facts:
            raise Retryable(
                "Change `shipping` first and `payment` afterwards: one alters what the other moves."
            )

    def apply() -> None:
        for plan in plans:
            plan.apply()

    effect = f"Change order {row.id}: " + " ".join(plan.effect for plan in plans)
    facts = {key: value for plan in plans for key, value in plan.facts.items()}
    return Plan(
        effect, f"Order {row.id} is changed. " + " ".join(p.done for p in plans), row.id, apply, facts
    )


def _plan_address(ground: Ground, row: OrderRow, address: str | Address) -> Plan:
    new = read_address(ground, address, row.address)

    def apply() -> None:
        row.address = new

    return Plan(f"deliver to {address_text(new)}.", f"It goes to {address_text(new)}.", row.id, apply)


def _plan_shipping(ground: Ground, row: OrderRow, before: Order, shipping: str) -> Plan:
    methods = ground.rules.shipping
    word = shipping.lower().strip()
    name = next((n for n, m in methods.items() if word in (n, m.label.lower()) or n in word.split()), None)
    if name is None:
        raise Retryable(f"`shipping` {shipping!r} is not a way we deliver; choose one of {sorted(methods)}.")
    if name == row.shipping_method:
        raise Refused(f"Order {row.id} already ships by {methods[name].label.lower()}.", "no_change")
    fee = ground.rules.shipping_fee(name, before.goods_minor - before.discount_minor)
    difference = fee - row.shipping_fee_minor
    method = main_method(before)
    payer = ground.method_row(method)
    if payer is not None and difference > 0:
        ground.cover(payer, difference)
    eta = (ground.now + timedelta(days=methods[name].days_max)).date().isoformat()

    def apply() -> None:
        row.shipping_method, row.shipping_fee_minor, row.eta = name, fee, eta
        row.total_minor += difference
        if difference:
            ground.move(row, method, abs(difference), "payment" if difference > 0 else "refund")

    cost = "no change in price"
    if difference > 0:
        cost = f"{ground.cash(difference)} more, charged to {ground.method_text(method)}"
    elif difference < 0:
        when = ground.refund_when(method)
        cost = f"{ground.cash(-difference)} less, refunded to {ground.method_text(method)} {when}"
    facts = {"price.difference": ground.cash(abs(difference))} if difference else {}
    total = ground.cash(row.total_minor + difference)
    text = f"ship by {methods[name].label.lower()} ({cost}); new total {total}."
    return Plan(text, f"It ships by {methods[name].label.lower()} ({cost}).", row.id, apply, facts)


def _plan_payment(ground: Ground, row: OrderRow, before: Order, payment: str) -> Plan:
    new = ground.find_method(payment)
    paid = {method: net for method, net in before.paid.items() if net > 0}
    if len(paid) != 1:
        raise Refused(
            f"Order {row.id} was not paid by exactly one method, so its payment cannot be moved.",
            "payment_change_not_allowed",
        )
    ((old, amount),) = paid.items()
    if new.id == old:
        raise Refused(
            f"Order {row.id} is already paid with {method_of(new).text}.", "payment_change_not_allowed"
        )
    ground.cover(new, amount)

    def apply() -> None:
        ground.move(row, new.id, amount, "payment")
        ground.move(row, old, amount, "refund")

    text = (
        f"pay {ground.cash(amount)} with {method_of(new).text}; {ground.cash(amount)} goes back to "
        f"{ground.method_text(old)} {ground.refund_when(old)}."
    )
    return Plan(
        text, f"It is paid with {method_of(new).text}.", row.id, apply, {"refund.amount": ground.cash(amount)}
    )


def plan_change_account(
    ground: Ground, address: str | Address | None = None, email: str | None = None, name: str | None = None
) -> Plan:
    """Change the account's address, e-mail or name; orders keep the address they were placed with."""
    row = ground.customer_row()
    changes: dict[str, str] = {}
    new_address = None
    words = []
    if address:
        current = {field: getattr(row.address, field) for field in ADDRESS_FIELDS} if row.address else {}
        new_address = read_address(ground, address, current)
        words.append(f"address to {address_text(new_address)}")
    if email:
        changes["email"] = _free_email(ground, row, email)
        words.append(f"e-mail to {changes['email']}")
    if name:
        first, _, last = " ".join(name.split()).partition(" ")
        if not last:
            raise Retryable(
                f"`name` {name!r} has one part; give first and last name, for example 'Anna Visser'."
            )
        changes |= {"first_name": _cased(first), "last_name": _cased(last)}
        words.append(f"name to {changes['first_name']} {changes['last_name']}")
    if not words:
        raise Retryable("Name what to change: `address`, `email` or `name`.")

    def apply() -> None:
        for field, value in changes.items():
            setattr(row, field, value)
        if new_address is not None:
            row.address = row.address or AddressRow(customer=row.id)
            for field, value in new_address.items():
                setattr(row.address, field, value)

    kept = " Orders already placed keep their address." if new_address else ""
    text = " and ".join(words)
    return Plan(f"Change your {text}.{kept}", f"Your account is updated: {text}.{kept}", row.id, apply)


def _cased(name: str) -> str:
    return name.title() if name.islower() else name


def _free_email(ground: Ground, row: CustomerRow, email: str) -> str:
    wanted = email.strip().lower()
    if not _EMAIL.fullmatch(wanted):
        raise Retryable(f"`email` {email!r} is not an e-mail address; one looks like 'anna@example.com'.")
    if wanted == row.email:
        raise Refused("The account already has that e-mail address.", "no_change")
    taken = ground.db.scalar(select(CustomerRow.id).where(CustomerRow.email == wanted))
    if taken:
        raise Refused(
            "That e-mail address cannot be used for this account; please choose another.", "email_not_usable"
        )
    return wanted


def read_address(ground: Ground, given: str | Address, current: Mapping[str, str]) -> dict[str, str]:
    """A whole address from fields or from one line of text: `Lindenlaan 4, 3571 AB Utrecht, Netherlands`.

    Raises:
        Retryable: street, postcode or city is missing.
        Refused: the shop does not deliver to the country.
    """
    parts = (
        parse_address(given)
        if isinstance(given, str)
        else {k: str(v or "").strip() for k, v in given.items()}
    )
    new = {field: parts.get(field, "") for field in ADDRESS_FIELDS}
    missing = [field for field in ("line1", "postcode", "city") if not new[field]]
    if missing:
        raise Retryable(
            f"`address` {given!r} lacks {', '.join(missing)}; give street, postcode and city, "
            "for example 'Lindenlaan 4, 3571 AB Utrecht, Netherlands'."
        )
    countries = {country.lower(): country for country in ground.rules.countries}
    country = new["country"].lower()
    if country and countries and country not in countries:
        raise Refused(
            f"We do not deliver to {new['country']}; we deliver to {', '.join(ground.rules.countries)}.",
            "country",
        )
    new["country"] = countries.get(country, new["country"]) or current.get("country", "")
    return new


_POSTCODE = re.compile(
    r"\b(?:[a-z]{1,2}-)?(\d{4}\s?[a-z]{2}|\d{2}-\d{3}|\d{3}\s\d{2}|\d{4,6}(?:-\d{3,4})?|[a-z]{1,2}\d[a-z\d]?\s?\d[a-z]{2}|[a-z]\d{2}\s?[a-z\d]{4})\b",
    re.IGNORECASE,
)


def parse_address(text: str) -> dict[str, str]:
    """Split one line of text into address fields; what is not found is absent."""
    parts = [part.strip() for part in text.split(",") if part.strip()]
    found: dict[str, str] = {}
    for index, part in enumerate(parts):
        match = _POSTCODE.search(part)
        if match is None or index == 0:
            continue
        found["postcode"] = match[1].upper()
        city = (part[: match.start()] + " " + part[match.end() :]).strip(" ,-")
        after = parts[index + 1 :]
        if not city and index > 1:
            city = parts.pop(index - 1)
        elif not city and after:
            city = after.pop(0)
        found["city"] = _cased(city)
        found["line1"] = _cased(parts[0])
        between = [p for p in parts[1 : parts.index(part)]]
        if between:
            found["line2"] = ", ".join(between)
        if after:
            found["country"] = _cased(after[-1])
            if len(after) > 1:
                found["region"] = ", ".join(after[:-1])
        break
    return found
