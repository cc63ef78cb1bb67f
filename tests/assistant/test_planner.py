"""Without an LLM the everyday requests still find their tools."""

from __future__ import annotations

from typing import Any

import pytest

from assistant.planner import Planner

WORDS = {
    "color": {"black", "navy", "blue", "red", "white", "brown", "green"},
    "material": {"leather", "cotton", "linen", "wool"},
    "brand": {"Northfell", "Ada Lane"},
    "category": {"dresses", "jackets", "boots", "shirts", "running shoes", "mugs"},
    "pattern": {"floral", "striped"},
}
PLANNER = Planner(WORDS, ["shoe", "mug", "shoes", "trainers"], ["waterproof"])
NAVY = [{"field": "color", "op": "=", "value": "navy"}, {"field": "price", "op": "<=", "value": 80}]
SCREEN: dict[str, Any] = {
    "screen": [
        {"position": 1, "title": "Fjord Rain Jacket", "price": 79, "color": "navy", "brand": "Northfell"},
        {"position": 2, "title": "Harbour Jacket", "price": 59, "color": "black", "brand": "Ada Lane"},
        {"position": 3, "title": "Moss Parka Jacket", "price": 99, "color": "green", "brand": "Northfell"},
    ],
    "searches": [{"name": "search_products", "arguments": {"query": "jacket", "where": NAVY}}],
    "cart": [{"line": 1, "title": "Harbour Jacket"}, {"line": 2, "title": "Linen Shirt"}],
}


def calls(text: str, state: dict[str, Any] | None = None) -> list[tuple[str, dict[str, Any]]]:
    return list(PLANNER.plan(text, state or {}).calls)


def where(arguments: dict[str, Any]) -> set[str]:
    return {f"{c['field']} {c['op']} {c['value']}" for c in arguments.get("where", [])}


def test_conditions_leave_the_query_and_enter_where() -> None:
    ((name, arguments),) = calls("waterproof jacket for hiking, black or navy, under 80")
    assert (name, arguments["query"]) == ("search_products", "jacket hiking")
    assert where(arguments) == {
        "price <= 80", "category = jackets", "color in ['black', 'navy']", "waterproof = True",
    }  # fmt: skip


def test_several_wishes_are_several_calls_each_with_its_own_conditions() -> None:
    shirt, shoes = calls("a white shirt under 40 and brown shoes in 43")
    assert where(shirt[1]) == {"category = shirts", "color = white", "price <= 40"}
    assert where(shoes[1]) == {"category = shoes", "color = brown", "size = 43"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("in blue", {"color = blue", "price <= 80"}),
        ("not leather", {"color = navy", "price <= 80", "material not in ['leather']"}),
        ("under 40", {"color = navy", "price <= 40"}),
        ("any color", {"price <= 80"}),
        ("for men", {"color = navy", "price <= 80", "audience = men"}),
        ("how about something in red under 50?", {"color = red", "price <= 50"}),
    ],
)
def test_a_follow_up_repeats_what_still_holds(text: str, expected: set[str]) -> None:
    ((name, arguments),) = calls(text, SCREEN)
    assert (name, arguments["query"]) == ("search_products", "jacket")
    assert where(arguments) == expected


def test_cheaper_sorts_and_more_shows_more() -> None:
    assert calls("cheaper", SCREEN)[0][1]["sort"] == "price_asc"
    assert calls("show more", SCREEN)[0][1]["limit"] == 12


def test_a_new_wish_drops_the_old_conditions() -> None:
    assert where(calls("red dress", SCREEN)[0][1]) == {"color = red", "category = dresses"}


@pytest.mark.parametrize(
    ("text", "name", "some"),
    [
        ("the second one", "show_product", {"item": "2"}),
        ("is the first one waterproof?", "show_product", {"item": "1"}),
        ("which is the cheapest?", "show_product", {"item": "2"}),
        ("does it have a hood?", "show_product", {"item": "it"}),
        ("add the second one in M", "add_to_cart", {"item": "2", "size": "M"}),
        ("add it in M", "add_to_cart", {"item": "it", "size": "M"}),
        ("add two of the cheapest to my basket", "add_to_cart", {"item": "2", "quantity": 2}),
        ("compare 1 and 3", "compare_products", {"items": ["1", "3"]}),
        ("anything similar to the third one?", "similar_products", {"item": "3"}),
        ("what goes with the second one", "recommend", {"kind": "goes_with", "item": "2"}),
        ("what's in my cart", "view_cart", {}),
        ("remove the linen shirt", "update_cart", {"line": 2, "quantity": 0}),
        ("apply code WELCOME10", "apply_code", {"code": "WELCOME10"}),
        ("checkout please", "checkout", {}),
        ("where's my order W2378156?", "show_order", {"order": "W2378156"}),
        ("my orders", "my_orders", {}),
        ("cancel order W2378156", "cancel_order", {"order": "W2378156"}),
        ("return item 2 of order W2378156", "return_items", {"order": "W2378156", "lines": [2]}),
        ("can I return shoes I've worn?", "store_policy", {}),
        ("do you ship to Norway?", "store_policy", {}),
        ("this is useless, get me a person", "hand_over", {}),
        ("what brands do you have?", "describe_catalogue", {"field": "brand"}),
        ("what is trending", "recommend", {"kind": "trending"}),
        ("never show me leather", "remember", {"field": "material", "op": "not in", "value": ["leather"]}),
        ("my email is a.b@c.de", "verify_customer", {"email": "a.b@c.de"}),
    ],
)
def test_every_main_tool_is_reached(text: str, name: str, some: dict[str, Any]) -> None:
    ((called, arguments),) = calls(text, SCREEN)
    assert called == name
    assert some.items() <= arguments.items()


def test_a_photo_is_a_query() -> None:
    ((name, arguments),) = calls("something like this but red", {"photo": True})
    assert (name, arguments["item"]) == ("similar_products", "photo")
    assert where(arguments) == {"color = red"}


@pytest.mark.parametrize("text", ["hi", "thanks!", "bye", "who are you?", "asdfgh"])
def test_talk_needs_no_tool(text: str) -> None:
    plan = PLANNER.plan(text, {})
    assert plan.reply
    assert not plan.calls


CART: dict[str, Any] = {
    **SCREEN,
    "cart": [{"line": 1, "title": "Harbour Jacket", "quantity": 2}],
    "last_reply": "Harbour Jacket needs a size. Sizes in stock: M, L.",
    "order": "W1234567",
    "orders": [{"id": "W1234567", "titles": ["Harbour Jacket"]}],
}


@pytest.mark.parametrize(
    ("text", "name", "some"),
    [
        ("M", "add_to_cart", {"item": "2", "size": "M"}),
        ("take out one", "update_cart", {"line": 1, "quantity": 1}),
        ("empty my cart", "update_cart", {"line": 1, "quantity": 0}),
        ("make the first one 3", "update_cart", {"line": 1, "quantity": 3}),
        ("true to size?", "show_product", {"item": "it", "question": "true to size?"}),
        ("which is better rated?", "compare_products", {"items": ["1", "2", "3"]}),
        ("not that brand", "search_products", {"query": "jacket"}),
        ("how do I wash it?", "show_product", {"item": "it"}),
        ("when will it arrive?", "show_order", {"order": "W1234567"}),
        ("cancel it", "cancel_order", {"order": "W1234567"}),
        (
            "exchange item 1 of order W1234567 for size L",
            "exchange_items",
            {"changes": [{"line": "1", "size": "L"}]},
        ),
        ("return order W1234567", "return_items", {"lines": [1]}),
        ("anything similar?", "similar_products", {"item": "it"}),
    ],
)
def test_follow_ups_are_understood_from_what_is_in_force(text: str, name: str, some: dict[str, Any]) -> None:
    ((called, arguments),) = calls(text, CART)
    assert called == name
    assert {key: arguments.get(key) for key in some} == some


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("add it", "nothing on screen"),
        ("remove it", "cart is empty"),
        ("anything but wool", "no wool"),
        ("これは赤いドレスですか", "only understand English"),
        ("tell me a joke", "only help with this shop"),
    ],
)
def test_what_cannot_be_done_is_said(text: str, said: str) -> None:
    plan = PLANNER.plan(text, {})
    assert not plan.calls
    assert said in plan.reply


def test_a_slip_in_a_kind_is_mended_and_an_unknown_exclusion_left_out() -> None:
    ((_, arguments),) = calls("blk bootts not nike")
    assert arguments["query"] == "boots"


def test_a_person_without_a_thing_gets_suggestions() -> None:
    ((name, arguments),) = calls("something for my mum's birthday")
    assert (name, arguments["kind"], where(arguments)) == ("recommend", "trending", {"audience = women"})
