"""Money as text and back; amounts are integers of minor units everywhere else."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

SYMBOLS = {"EUR": "€", "USD": "$", "GBP": "£", "JPY": "¥", "CHF": "CHF ", "PLN": "PLN ", "SEK": "SEK "}
NO_MINOR = {"JPY", "KRW"}
"""Currencies without a minor unit."""


def text(minor: int, currency: str = "EUR") -> str:
    """Write an amount as a person reads it: `text(123450) == "€1,234.50"`, `text(-500) == "-€5.00"`."""
    symbol = SYMBOLS.get(currency, f"{currency} ")
    digits = 0 if currency in NO_MINOR else 2
    amount = Decimal(abs(minor)).scaleb(-digits)
    return f"{'-' if minor < 0 else ''}{symbol}{amount:,.{digits}f}"


def major(minor: int, currency: str = "EUR") -> float:
    """Minor units as the number people say: `major(3900) == 39.0`."""
    return float(Decimal(minor).scaleb(0 if currency in NO_MINOR else -2))


def minor(amount: float | str | Decimal, currency: str = "EUR") -> int:
    """Major units to minor ones, half away from zero: `minor("39.005") == 3901`."""
    scaled = Decimal(str(amount)).scaleb(0 if currency in NO_MINOR else 2)
    return int(scaled.quantize(Decimal(1), rounding=ROUND_HALF_UP))


def percent_of(minor_amount: int, percent: float) -> int:
    """A share of an amount, half away from zero: 12.5 % of 1,999 is 250."""
    share = Decimal(minor_amount) * Decimal(str(percent)) / 100
    return int(share.quantize(Decimal(1), rounding=ROUND_HALF_UP))


def shares(total: int, weights: list[int]) -> list[int]:
    """Split `total` in proportion to `weights`, to the cent: the parts add up to `total`."""
    whole = sum(weights)
    if whole == 0:
        return [0] * len(weights)
    parts, given, seen = [], 0, 0
    for weight in weights:
        seen += weight
        upto = (2 * total * seen + whole) // (2 * whole)
        parts.append(upto - given)
        given = upto
    return parts
