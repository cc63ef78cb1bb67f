"""Calls are held to what was said."""

from __future__ import annotations

from typing import Any

import pytest

from assistant.faithful import faithful, plainly_heard, ruled_out


def search(*where: dict[str, Any]) -> dict[str, Any]:
    return {"name": "search_products", "arguments": {"query": "boots", "where": list(where)}}


def condition(field: str, op: str, value: Any) -> dict[str, Any]:
    return {"field": field, "op": op, "value": value}


@pytest.mark.parametrize(
    ("heard", "one", "kept"),
    [
        ("boots under 80", condition("price", "<=", 80), True),
        ("boots", condition("price", "<=", 80), False),
        ("boots around 60", condition("price", ">=", 48), True),
        ("boots for fifty quid", condition("price", "<=", 50), True),
        ("boots", condition("size", "=", "37"), False),
        ("boots in 37", condition("size", "=", "37"), True),
        ("boots in medium", condition("size", "=", "M"), True),
        ("not Zentri", condition("brand", "not in", ["Zentri"]), True),
        ("boots", condition("brand", "=", "Zentri"), False),
        ("maroon boots", condition("color", "=", "burgundy"), True),
    ],
)
def test_a_condition_needs_words_behind_it(heard: str, one: dict[str, Any], kept: bool) -> None:
    (call,) = faithful([search(one)], heard, {})
    assert (one in call["arguments"]["where"]) == kept


def test_what_is_in_force_counts_as_said() -> None:
    in_force = search(condition("price", "<=", 80))
    (call,) = faithful([search(condition("price", "<=", 80))], "in blue", {"searches": [in_force]})
    assert call["arguments"]["where"] == [condition("price", "<=", 80)]


def test_a_stated_bound_that_was_overheard_is_added() -> None:
    (call,) = faithful([search()], "boots, max 80", {})
    assert call["arguments"]["where"] == [condition("price", "<=", 80)]


def test_bounds_are_not_guessed_for_several_wishes() -> None:
    calls = faithful([search(), search()], "a shirt under 40 and shoes", {})
    assert all(call["arguments"]["where"] == [] for call in calls)


def test_a_repeated_condition_stands_once() -> None:
    black = condition("color", "=", "black")
    (call,) = faithful([search(black, black)], "black boots", {})
    assert call["arguments"]["where"] == [black]


@pytest.mark.parametrize(
    ("heard", "quantity"), [("add it in medium", None), ("two of them please", 5), ("5 of those", 5)]
)
def test_a_quantity_needs_a_count_in_the_words(heard: str, quantity: int | None) -> None:
    (call,) = faithful([{"name": "add_to_cart", "arguments": {"item": "1", "quantity": 5}}], heard, {})
    assert call["arguments"].get("quantity") == quantity


@pytest.mark.parametrize(
    ("heard", "given", "kept"),
    [
        ("use code WELCOME10", {"code": "yoga gift"}, {"code": "WELCOME10"}),
        ("use code welcome", {"code": "welcome"}, {"code": "welcome"}),
        ("where is W1234567", {"order": "W1234567"}, {"order": "W1234567"}),
        ("where is W1234567", {"order": "?last_order"}, {"order": "W1234567"}),
    ],
)
def test_a_code_or_number_that_was_written_is_taken_as_written(heard: str, given: Any, kept: Any) -> None:
    (call,) = faithful([{"name": "apply_code", "arguments": given}], heard, {})
    assert call["arguments"] == kept


@pytest.mark.parametrize(
    ("heard", "one"),
    [
        ("boots", condition("color", "=", "black")),
        ("boots", condition("material", "not in", ["wool"])),
        ("a two pack", condition("pattern", "=", "striped")),
    ],
)
def test_a_value_that_nobody_said_is_dropped(heard: str, one: dict[str, Any]) -> None:
    (call,) = faithful([search(one)], heard, {})
    assert call["arguments"]["where"] == []


def test_a_stated_price_goes_before_the_models() -> None:
    (call,) = faithful([search(condition("price", ">=", 80))], "boots, 80 to 130 euros", {})
    assert call["arguments"]["where"] == [condition("price", ">=", 80), condition("price", "<=", 130)]


def test_a_misspelled_value_counts_as_said() -> None:
    (call,) = faithful([search(condition("material", "=", "velvet"))], "velvit cushion", {})
    assert call["arguments"]["where"]


def wish(*fields: str) -> tuple[str, dict[str, Any]]:
    return "search_products", {"query": "x", "where": [condition(field, "=", "x") for field in fields]}


@pytest.mark.parametrize(
    ("planned", "heard", "text", "plain"),
    [
        ([wish("category", "color"), wish("category", "size")], ["search_products"], "a white shirt and shoes in 43", True),
        ([wish("category", "color"), wish("category")], ["search_products"], "a white shirt and shoes", False),
        ([wish("category", "color"), wish("category", "size")], ["search_products"] * 2, "a white shirt and shoes in 43", False),
        ([wish("category", "color"), wish("category", "size")], ["search_products"], "lamp, red, boots in 43", False),
        ([("remember", {"field": "material"})], [], "never show me leather", True),
        ([("remember", {"field": "material"})], ["remember"], "never show me leather", False),
        ([("remember", {"field": "material"})], ["search_products"], "a bag, never leather please", False),
    ],
)  # fmt: skip
def test_only_short_plain_forms_are_taken_from_the_rules(
    planned: Any, heard: list[str], text: str, plain: bool
) -> None:
    assert plainly_heard(planned, heard, text) == plain


def test_what_is_ruled_out_comes_from_searches_and_standing_wishes() -> None:
    state = {
        "searches": [
            search(condition("material", "not in", ["wool", "fur"]), condition("color", "=", "red"))
        ],
        "wishes": [condition("brand", "!=", "Zentri")],
    }
    assert ruled_out(state) == ("wool", "fur", "Zentri")
