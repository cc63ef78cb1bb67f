"""Money, rules, codes, sign-in details, seeding: the parts that changes stand on."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from assistant.service import dates, money
from assistant.service.database import Database
from assistant.service.dates import clock_from, utc_now
from assistant.service.domain import ShopService
from assistant.service.promotions import Goods, reduce
from assistant.service.rules import Rules, load, parse
from assistant.service.seed import seed
from retrieval.schema import Refused, Unavailable

REAL_RULES = Path(__file__).resolve().parents[2] / "demo" / "policies" / "rules.json"


@pytest.mark.parametrize(
    ("minor", "currency", "text"),
    [
        (3900, "EUR", "€39.00"),
        (123450, "EUR", "€1,234.50"),
        (-500, "EUR", "-€5.00"),
        (5, "USD", "$0.05"),
        (1200, "JPY", "¥1,200"),
    ],
)
def test_money_reads_as_people_write_it(minor: int, currency: str, text: str) -> None:
    assert money.text(minor, currency) == text


@pytest.mark.parametrize(("amount", "minor"), [("39.005", 3901), (0.1 + 0.2, 30), (19.99, 1999)])
def test_major_units_round_half_up(amount: Any, minor: int) -> None:
    assert money.minor(amount) == minor


@pytest.mark.parametrize("weights", [[1, 1, 1], [3400, 6000], [1], [7, 0, 13]])
def test_shares_add_up_to_the_cent(weights: list[int]) -> None:
    assert sum(money.shares(1000, weights)) == 1000


def test_the_shops_own_rule_table_is_read_whole() -> None:
    rules = load(REAL_RULES)
    assert rules.last_return_day(date(2026, 3, 1)) == date(2026, 3, 31)
    assert set(rules.shipping) == {"standard", "express", "pickup"}
    assert rules.refund_when("gift_card") == "right away"
    assert rules.contact_hours["sun"] == ("09:00", "18:00")


@pytest.mark.parametrize(
    ("moment", "is_open", "opening"),
    [
        (datetime(2026, 11, 18, 10, tzinfo=UTC), True, "tomorrow at 08:00"),
        (datetime(2026, 11, 18, 5, tzinfo=UTC), False, "today at 08:00"),
        (datetime(2026, 11, 20, 22, tzinfo=UTC), False, "Monday at 08:00"),
    ],
)
def test_opening_hours_are_local(rules: Rules, moment: datetime, is_open: bool, opening: str) -> None:
    assert rules.is_open(moment) is is_open
    assert rules.next_opening(moment) == opening


def test_the_shipping_fee_falls_away_at_the_threshold(rules: Rules) -> None:
    assert [rules.shipping_fee("standard", goods) for goods in (9999, 10000)] == [495, 0]
    assert rules.shipping_fee("express", 20000) == 995


def test_a_missing_rule_table_is_named(tmp_path: Path) -> None:
    with pytest.raises(Unavailable, match=r"rules\.json"):
        load(tmp_path / "rules.json")


def test_an_empty_table_takes_the_defaults() -> None:
    assert parse({}).cancel_statuses == ("pending",)


CART = [Goods("boots", 6000), Goods("bags", 4000)]


@pytest.mark.parametrize(("code", "minor"), [("TEN", 1000), ("FIVE", 500), ("BAGS", 800), ("SHIP", 0)])
def test_codes_take_off_what_they_say(service: ShopService, clock: Any, code: str, minor: int) -> None:
    promotion = service.promotion(code.lower())
    assert promotion is not None
    assert reduce(promotion, CART, clock(), "EUR").minor == minor


@pytest.mark.parametrize(
    ("code", "goods", "rule"),
    [
        ("OLD", CART, "code_expired"),
        ("SOON", CART, "code_not_started"),
        ("FIVE", [Goods("mugs", 900)], "code_minimum"),
        ("BAGS", [Goods("mugs", 900)], "code_category"),
    ],
)
def test_codes_that_do_not_hold_say_why(
    service: ShopService, clock: Any, code: str, goods: list[Goods], rule: str
) -> None:
    promotion = service.promotion(code)
    assert promotion is not None
    with pytest.raises(Refused) as refusal:
        reduce(promotion, goods, clock(), "EUR")
    assert refusal.value.code == rule


@pytest.mark.parametrize(
    ("details", "found"),
    [
        ({"email": "ANNA@example.com "}, "c1"),
        ({"name": "anna  visser", "postcode": "3571ab"}, "c1"),
        ({"name": "Anna Visser", "postcode": "1000 AA"}, None),
        ({"name": "Anna Visser"}, None),
        ({"email": "nobody@example.com"}, None),
        ({}, None),
    ],
)
def test_only_the_right_details_identify(
    service: ShopService, details: dict[str, str], found: str | None
) -> None:
    customer = service.identify(**details)
    assert (customer.id if customer else None) == found


def test_a_session_keeps_its_open_ticket(service: ShopService) -> None:
    first = service.open_ticket("s1", None, "asks for a person", "…")
    assert service.open_ticket("s1", "c1", "still waiting", "…") == first
    assert service.open_ticket("s2", None, "asks for a person", "…") != first


def write_lines(folder: Path, name: str, records: list[Any]) -> None:
    (folder / f"{name}.jsonl").write_text("\n".join(json.dumps(r) for r in records), encoding="utf-8")


def test_seeding_twice_changes_nothing(tmp_path: Path) -> None:
    person = {"id": "c1", "first_name": "A", "last_name": "B", "email": "A@b.example"}
    order = {
        "id": "W1",
        "customer": "c1",
        "status": "pending",
        "placed": "2026-01-01",
        "lines": [],
        "total_minor": 0,
    }
    for name, records in (("customers", [person]), ("orders", [order]), ("promotions", [])):
        write_lines(tmp_path, name, records)
    database = Database("sqlite://")
    assert (
        seed(database, tmp_path) == seed(database, tmp_path) == {"customers": 1, "orders": 1, "promotions": 0}
    )
    assert seed(database, tmp_path, replace=True)["orders"] == 1


@pytest.mark.parametrize("text", ["{}", "not json"])
def test_a_broken_source_is_named_and_leaves_nothing(tmp_path: Path, text: str) -> None:
    (tmp_path / "customers.jsonl").write_text(text, encoding="utf-8")
    with pytest.raises(Unavailable, match="customers"):
        seed(Database(f"sqlite:///{tmp_path / 'x.db'}"), tmp_path)


def test_a_database_that_is_none_is_named(tmp_path: Path) -> None:
    (tmp_path / "shop.db").write_text("this is not a database, whatever its name says" * 40, encoding="utf-8")
    with pytest.raises(Unavailable, match=r"shop\.db"):
        Database(f"sqlite:///{tmp_path / 'shop.db'}")


def test_days_are_written_out() -> None:
    assert dates.day("2026-11-03T09:30:00") == "3 November 2026"
    assert dates.day(None) == ""


def test_a_clock_file_says_when_the_store_is(tmp_path: Path) -> None:
    file = tmp_path / "clock.json"
    assert clock_from(file) is utc_now
    file.write_text('{"now": "2026-11-20T12:00:00+00:00"}', encoding="utf-8")
    passed = clock_from(file)() - datetime(2026, 11, 20, 12, tzinfo=UTC)
    assert timedelta(0) <= passed < timedelta(minutes=1)
    file.write_text("[]", encoding="utf-8")
    with pytest.raises(Unavailable, match=r"clock\.json"):
        clock_from(file)
