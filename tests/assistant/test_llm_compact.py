"""The short written form of calls: what is written can be read back, and only that."""

from __future__ import annotations

import pytest

from assistant.llm import compact
from retrieval.schema import Retryable

CALLS = [
    (
        "search_products",
        {
            "query": "rain jacket",
            "where": [
                {"field": "color", "op": "in", "value": ["black", "navy"]},
                {"field": "price", "op": "<=", "value": 80},
            ],
        },
    ),
    (
        "search_products",
        {
            "query": "boots",
            "where": [{"field": "material", "op": "not in", "value": ["leather"]}],
            "sort": "price_asc",
        },
    ),
    (
        "search_products",
        {
            "query": "kettle",
            "where": [
                {"field": "price", "op": ">=", "value": 48},
                {"field": "price", "op": "<=", "value": 72},
            ],
        },
    ),
    ("search_products", {"query": "tent", "limit": 12}),
    ("similar_products", {"item": "photo", "where": [{"field": "price", "op": "<=", "value": 50}]}),
    ("recommend", {"kind": "goes_with", "item": "2"}),
    ("show_product", {"item": "?color=blue", "question": "does it have a hood"}),
    ("show_product", {"item": "?cheapest"}),
    ("compare_products", {"items": ["1", "?top_rated"]}),
    ("describe_catalogue", {"field": "brand", "where": [{"field": "category", "op": "=", "value": "tents"}]}),
    ("view_cart", {}),
    ("add_to_cart", {"item": "2", "size": "m", "color": "red", "quantity": 2}),
    ("update_cart", {"line": "?named=kettle", "quantity": 0}),
    ("apply_code", {"code": "spring"}),
    ("my_orders", {}),
    ("show_order", {"order": "?last_order"}),
    ("cancel_order", {"order": "[1]", "reason": "does not fit"}),
    (
        "return_items",
        {
            "order": "?order=lamp",
            "lines": ["?line=lamp", "?line=kettle"],
            "reason": "broken",
            "refund_to": "gift_card",
        },
    ),
    ("exchange_items", {"order": "[1]", "changes": [{"line": "?line=boots", "size": "40"}]}),
    ("change_order", {"order": "[1]", "address": "5 elm road, leeds"}),
    ("verify_customer", {"name": "anna berg", "postcode": "10115"}),
    ("store_policy", {"question": "returning worn shoes"}),
    ("remember", {"field": "material", "op": "not in", "value": ["leather"]}),
    ("hand_over", {"reason": "asks for a person"}),
]


@pytest.mark.parametrize(("name", "arguments"), CALLS)
def test_what_is_written_reads_back_the_same(name: str, arguments: dict[str, object]) -> None:
    written = compact.write([{"name": name, "arguments": arguments}])
    assert compact.read(written) == [{"name": name, "arguments": arguments}]


def test_several_calls_stand_in_one_line() -> None:
    calls = [{"name": name, "arguments": arguments} for name, arguments in CALLS[:3]]
    assert compact.read(compact.write(calls)) == calls


def test_around_a_price_is_twenty_per_cent_either_way() -> None:
    where = compact.read("search lamp | price around 60")[0]["arguments"]["where"]
    assert where == [{"field": "price", "op": ">=", "value": 48}, {"field": "price", "op": "<=", "value": 72}]


@pytest.mark.parametrize("text", ["dance wildly", "add item 1 | nonsense here", "search x | = ="])
def test_text_outside_the_form_is_refused_with_the_part_named(text: str) -> None:
    with pytest.raises(Retryable) as error:
        compact.read(text)
    assert text.split()[0] in str(error.value) or text in str(error.value)


def search(query: str, *where: tuple[str, str, object], **more: object) -> dict[str, object]:
    conditions = [{"field": field, "op": op, "value": value} for field, op, value in where]
    return {"name": "search_products", "arguments": {"query": query, "where": conditions, **more}}


RED, CHEAP, DRY = ("color", "=", "red"), ("price", "<=", 50), ("waterproof", "=", True)
BEFORE = search("boots", RED, CHEAP, sort="rating")


@pytest.mark.parametrize(
    ("call", "written"),
    [
        (search("boots", CHEAP, ("color", "=", "blue"), sort="rating"), "again | color = blue"),
        (search("boots", RED, CHEAP, DRY, sort="rating"), "again | waterproof = yes"),
        (search("boots", RED, sort="price_asc"), "again | any price | sort cheapest"),
        (search("sandals", RED, CHEAP), "again sandals | any sort"),
        (search("boots", RED, CHEAP, sort="rating", limit=12), "again | limit 12"),
        (search("lamps"), "search lamps"),
    ],
)
def test_a_follow_up_is_written_as_what_changes(call: dict[str, object], written: str) -> None:
    assert compact.write([call], BEFORE) == written
    (read,) = compact.read(written, BEFORE)
    assert read["arguments"].pop("where", []) == call["arguments"].pop("where")  # type: ignore[attr-defined]
    assert read == call


def test_going_on_from_nothing_is_refused() -> None:
    with pytest.raises(Retryable, match="begin with 'search'"):
        compact.read("again | color = blue")
