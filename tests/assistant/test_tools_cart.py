"""The cart: choices are asked for, stock limits, lines are variants, codes follow their rules."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from assistant.memory.session import ShopSession
from assistant.tools.result import ToolResult

Run = Callable[..., ToolResult]


def test_an_open_choice_is_named_and_nothing_is_added(run: Run, session: ShopSession) -> None:
    result = run(session, "add_to_cart", item="TEE1", size="M")
    assert (result.outcome, result.result, session.cart) == ("needs_choice", "retryable", [])
    assert result.data["choices"] == ["navy", "white"]
    assert "navy, white" in result.message


def test_a_size_that_does_not_exist_gets_those_that_do(run: Run, session: ShopSession) -> None:
    result = run(session, "add_to_cart", item="BOOT1", size="45")
    assert result.outcome == "needs_choice"
    assert "36, 37, 38, 39" in result.message
    assert "Sold out: 40" in result.message


def test_one_size_needs_no_choice(run: Run, session: ShopSession) -> None:
    result = run(session, "add_to_cart", item="MUG1", quantity=2)
    assert (result.outcome, result.facts["cart.count"], result.facts["cart.total"]) == ("ok", "2", "€18.20")


@pytest.mark.parametrize("size", ["M", "medium", "m"])
def test_sizes_and_colours_are_read_in_the_shoppers_words(run: Run, session: ShopSession, size: str) -> None:
    run(session, "add_to_cart", item="TEE1", size=size, color="navy blue")
    assert session.cart[0].variant == "TEE1-M-navy"


def test_the_size_of_the_search_is_the_one_that_is_added(run: Run, session: ShopSession) -> None:
    run(session, "search_products", query="boots", where=[{"field": "size", "op": "=", "value": "39"}])
    result = run(session, "add_to_cart", item="2")
    assert (result.outcome, session.cart[0].variant, result.facts["2.title"]) == (
        "ok",
        "BOOT2-39",
        "Trail Boot 2",
    )


def test_a_sold_out_size_is_refused_with_the_others(run: Run, session: ShopSession) -> None:
    result = run(session, "add_to_cart", item="BOOT1", size="40")
    assert (result.outcome, result.code) == ("refused", "sold_out")
    assert "In stock: 36, 37, 38, 39" in result.message


def test_stock_limits_the_quantity(run: Run, session: ShopSession) -> None:
    result = run(session, "add_to_cart", item="BOOT1", size="39", quantity=5)
    assert (result.facts["cart.count"], "Only 3 are left" in result.message) == ("3", True)
    assert run(session, "add_to_cart", item="BOOT1", size="39").code == "stock"
    assert run(session, "update_cart", line="1", quantity=9).facts["cart.count"] == "3"


def test_two_sizes_are_two_lines_and_the_same_size_is_one(run: Run, session: ShopSession) -> None:
    for size in ("38", "39", "38"):
        run(session, "add_to_cart", item="BOOT1", size=size)
    assert [(one.line, one.variant, one.quantity) for one in session.cart] == [
        (1, "BOOT1-38", 2),
        (2, "BOOT1-39", 1),
    ]


@pytest.mark.parametrize("line", ["1", 1, "line 1", "boot", "?cart=boot", "BOOT1-38"])
def test_a_line_is_named_by_number_or_words(run: Run, session: ShopSession, line: Any) -> None:
    run(session, "add_to_cart", item="BOOT1", size="38")
    run(session, "add_to_cart", item="MUG1")
    result = run(session, "update_cart", line=line, quantity=0)
    assert result.outcome == "ok"
    assert [one.product for one in session.cart] == ["MUG1"]


def test_an_unknown_line_gets_the_list(run: Run, session: ShopSession) -> None:
    assert "empty" in run(session, "update_cart", line="1", quantity=1).message
    run(session, "add_to_cart", item="MUG1")
    assert "1 Stone Mug 1" in run(session, "update_cart", line="7", quantity=1).message


def test_another_size_replaces_the_line_or_joins_its_twin(run: Run, session: ShopSession) -> None:
    run(session, "add_to_cart", item="BOOT1", size="38")
    run(session, "update_cart", line="1", quantity=1, size="39")
    assert session.cart[0].variant == "BOOT1-39"
    run(session, "add_to_cart", item="BOOT1", size="38")
    run(session, "update_cart", line="2", quantity=1, size="39")
    assert [(one.variant, one.quantity) for one in session.cart] == [("BOOT1-39", 2)]
    assert run(session, "update_cart", line="2", quantity=1, size="40").outcome == "refused"


def test_everything_goes_at_once(run: Run, session: ShopSession) -> None:
    run(session, "add_to_cart", item="MUG1")
    assert run(session, "update_cart", line="all", quantity=0).facts["cart.count"] == "0"


def test_codes_are_counted_and_counted_again(run: Run, session: ShopSession) -> None:
    run(session, "add_to_cart", item="BAG1")
    result = run(session, "apply_code", code="ten")
    assert (result.facts["code"], result.facts["cart.discount"], result.facts["cart.total"]) == (
        "TEN",
        "-€5.00",
        "€45.00",
    )
    run(session, "update_cart", line="1", quantity=2)
    assert run(session, "view_cart").facts["cart.total"] == "€90.00"


def test_a_code_that_no_longer_holds_takes_nothing_off(run: Run, session: ShopSession) -> None:
    run(session, "add_to_cart", item="BAG1")
    run(session, "apply_code", code="FIVE")
    run(session, "add_to_cart", item="MUG1")
    result = run(session, "update_cart", line="1", quantity=0)
    assert result.facts["cart.total"] == "€9.10"
    assert "at least €50.00" in result.message


@pytest.mark.parametrize(
    ("code", "rule"),
    [
        ("NOPE", "code_unknown"),
        ("OLD", "code_expired"),
        ("SOON", "code_not_started"),
        ("FIVE", "code_minimum"),
        ("BAGS", "code_category"),
    ],
)
def test_a_code_that_does_not_hold_is_refused(run: Run, session: ShopSession, code: str, rule: str) -> None:
    run(session, "add_to_cart", item="MUG1")
    result = run(session, "apply_code", code=code)
    assert (result.outcome, result.code, session.code) == ("refused", rule, "")


def test_an_empty_cart_takes_no_code_and_no_checkout(run: Run, session: ShopSession) -> None:
    assert run(session, "apply_code", code="TEN").code == "empty_cart"
    assert run(session, "checkout").code == "empty_cart"
    assert run(session, "view_cart").facts["cart.total"] == "€0.00"


def test_the_checkout_link_carries_the_cart_and_no_session(run: Run, session: ShopSession) -> None:
    run(session, "add_to_cart", item="MUG1", quantity=2)
    run(session, "apply_code", code="TEN")
    url = run(session, "checkout").facts["checkout.url"]
    assert url == "/checkout?items=MUG1-1:2&code=TEN"


def test_prices_are_live_and_gone_products_leave(run: Run, session: ShopSession, catalogue: Any) -> None:
    run(session, "add_to_cart", item="MUG1")
    run(session, "add_to_cart", item="BAG1")
    catalogue.price("MUG1-1", 1000)
    assert run(session, "view_cart").facts["cart.total"] == "€60.00"
    del catalogue.products["BAG1"]
    result = run(session, "view_cart")
    assert (result.facts["cart.total"], "no longer sold" in result.message) == ("€10.00", True)
