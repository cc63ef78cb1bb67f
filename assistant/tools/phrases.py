"""Constraints in human words: `under €80`, `not leather`, `size 39`."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.service import money
from retrieval.constraints import is_exclusion, values_of
from retrieval.schema import Constraint, Product, Receipt, Scalar

_PLAIN = ("color", "brand", "category", "department")
"""Fields whose value says enough alone: `navy`, not `color navy`."""
_UNITS = {
    "l": "l",
    "ml": "ml",
    "g": "g",
    "kg": "kg",
    "cm": "cm",
    "mm": "mm",
    "m": "m",
    "w": "W",
    "h": "h",
    "mah": "mAh",
}


def phrase(constraint: Constraint, currency: str = "EUR") -> str:
    """One constraint as a shopper would say it."""
    field, op = constraint.field, constraint.op
    if field == "price":
        return _price(constraint, currency)
    values = values_of(constraint)
    if field == "in_stock":
        return "in stock" if bool(values[0]) != is_exclusion(constraint) else "sold out"
    if isinstance(values[0], bool):
        return name(field) if bool(values[0]) != is_exclusion(constraint) else f"not {name(field)}"
    if op in ("<=", ">="):
        if field == "rating":
            return f"rated {_text(values[0])} or {'more' if op == '>=' else 'less'}"
        return f"{name(field)} {'at least' if op == '>=' else 'at most'} {_text(values[0])}{_unit(field)}"
    words = _or([_text(value) for value in values])
    if field == "audience":
        words = f"for {words}"
    elif field == "size" or (field not in _PLAIN and not is_exclusion(constraint)):
        words = f"{name(field)} {words}{_unit(field)}"
    return f"not {words}" if is_exclusion(constraint) else words


def receipt_line(receipt: Receipt, product: Product, price_minor: int, currency: str = "EUR") -> str:
    """A receipt as one line: `under €80: €64.00`, `material cotton: not stated`."""
    words = phrase(receipt.constraint, currency)
    if receipt.constraint.field == "price":
        return f"{words}: {money.text(price_minor, currency)}"
    if receipt.verdict == "unknown":
        return f"{words}: not stated"
    actual = receipt.actual or str(getattr(product, receipt.constraint.field, "") or "")
    if receipt.constraint.field in ("in_stock",) or not actual:
        return f"{words}: {'yes' if receipt.verdict == 'met' else 'no'}"
    return f"{words}: {actual}"


def listing(constraints: Sequence[Constraint], currency: str = "EUR") -> str:
    """Several constraints in one phrase: `under €80, navy and not leather`."""
    words = [phrase(one, currency) for one in constraints]
    return " and ".join([", ".join(words[:-1]), words[-1]]) if len(words) > 1 else "".join(words)


def name(field: str) -> str:
    """A field as people say it: `capacity_l` -> `capacity`."""
    stem, _, unit = field.rpartition("_")
    return (stem if stem and unit in _UNITS else field).replace("_", " ")


def _unit(field: str) -> str:
    stem, _, unit = field.rpartition("_")
    return f" {_UNITS[unit]}" if stem and unit in _UNITS else ""


def _price(constraint: Constraint, currency: str) -> str:
    values = [float(value) for value in values_of(constraint)]
    texts = [money.text(money.minor(value, currency), currency).removesuffix(".00") for value in values]
    if constraint.op == "<=":
        return f"under {texts[0]}"
    if constraint.op == ">=":
        return f"over {texts[0]}"
    return f"{'not ' if is_exclusion(constraint) else ''}{_or(texts)}"


def _or(words: Sequence[str]) -> str:
    return " or ".join([", ".join(words[:-1]), words[-1]]) if len(words) > 1 else "".join(words)


def _text(value: Scalar) -> str:
    return f"{value:g}" if isinstance(value, float) else str(value)
