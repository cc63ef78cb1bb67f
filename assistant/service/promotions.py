"""Promotion codes: which one holds for which goods now, and what it takes off."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from assistant.service import dates, money
from assistant.service.models import PromotionRow
from retrieval.schema import Refused


@dataclass(frozen=True, slots=True)
class Goods:
    """One cart line as a promotion sees it."""

    category: str
    total_minor: int


@dataclass(frozen=True, slots=True)
class Promotion:
    """A code and its conditions."""

    code: str
    kind: str
    """`percent`, `amount` or `free_shipping`."""
    value: float
    """Percent, or minor units for an amount."""
    min_total_minor: int
    categories: tuple[str, ...]
    starts: str
    ends: str
    text: str


@dataclass(frozen=True, slots=True)
class Reduction:
    """What a code does to these goods."""

    minor: int
    free_shipping: bool = False


def promotion_of(row: PromotionRow) -> Promotion:
    """Copy a row."""
    return Promotion(
        row.code,
        row.kind,
        row.value,
        row.min_total_minor,
        tuple(row.categories or ()),
        row.starts,
        row.ends,
        row.text,
    )


def reduce(promotion: Promotion, goods: Sequence[Goods], now: datetime, currency: str) -> Reduction:
    """What the code takes off these goods now.

    Raises:
        Refused: `code_not_started`, `code_expired`, `code_minimum` or `code_category`; says what it needs.
    """
    code = promotion.code
    if promotion.starts and now < dates.moment(promotion.starts):
        raise Refused(f"The code {code} starts on {dates.day(promotion.starts)}.", "code_not_started")
    if promotion.ends and _over(promotion.ends, now):
        raise Refused(f"The code {code} ended on {dates.day(promotion.ends)}.", "code_expired")
    total = sum(one.total_minor for one in goods)
    if total < promotion.min_total_minor:
        need = money.text(promotion.min_total_minor, currency)
        more = money.text(promotion.min_total_minor - total, currency)
        raise Refused(
            f"The code {code} needs a cart of at least {need}; {more} more and it works.", "code_minimum"
        )
    eligible = sum(
        one.total_minor for one in goods if not promotion.categories or one.category in promotion.categories
    )
    if not eligible:
        kinds = ", ".join(promotion.categories)
        raise Refused(f"The code {code} is for {kinds}, and there are none in the cart.", "code_category")
    if promotion.kind == "free_shipping":
        return Reduction(0, free_shipping=True)
    if promotion.kind == "percent":
        return Reduction(min(eligible, money.percent_of(eligible, promotion.value)))
    return Reduction(min(eligible, int(promotion.value)))


def _over(ends: str, now: datetime) -> bool:
    """A bare date lasts until the end of that day."""
    return now.date().isoformat() > ends if len(ends) == 10 else now > dates.moment(ends)
