"""The schemas are the contract: names, arguments, defaults and bounds."""

from __future__ import annotations

import json
from typing import Any

import pytest

from assistant.tools.registry import Toolbox, build_tools

CONTRACT: dict[str, tuple[str, list[str], list[str]]] = {
    "search_products": ("READ", ["query", "where", "prefer", "sort", "limit"], ["query"]),
    "similar_products": ("READ", ["item", "where", "limit"], ["item"]),
    "recommend": ("READ", ["kind", "item", "where", "limit"], ["kind"]),
    "show_product": ("READ", ["item", "question"], ["item"]),
    "compare_products": ("READ", ["items"], ["items"]),
    "describe_catalogue": ("READ", ["where", "field"], []),
    "view_cart": ("READ", [], []),
    "add_to_cart": ("WRITE*", ["item", "size", "color", "quantity"], ["item"]),
    "update_cart": ("WRITE*", ["line", "quantity", "size", "color"], ["line", "quantity"]),
    "apply_code": ("WRITE*", ["code"], ["code"]),
    "checkout": ("READ", [], []),
    "my_orders": ("READ", ["status"], []),
    "show_order": ("READ", ["order"], ["order"]),
    "cancel_order": ("WRITE", ["order", "reason"], ["order", "reason"]),
    "return_items": ("WRITE", ["order", "lines", "reason", "refund_to"], ["order", "lines", "reason"]),
    "exchange_items": ("WRITE", ["order", "changes"], ["order", "changes"]),
    "change_order": ("WRITE", ["order", "address", "shipping", "payment"], ["order"]),
    "change_account": ("WRITE", ["address", "email", "name"], []),
    "verify_customer": ("READ", ["email", "name", "postcode"], []),
    "store_policy": ("READ", ["question"], ["question"]),
    "remember": ("WRITE*", ["field", "op", "value"], ["field", "op", "value"]),
    "forget": ("WRITE*", ["field"], []),
    "hand_over": ("WRITE*", ["reason"], ["reason"]),
}


@pytest.mark.parametrize("name", CONTRACT)
def test_each_tool_keeps_the_contract(name: str) -> None:
    tool = build_tools()[name]
    kind, arguments, required = CONTRACT[name]
    parameters = tool.schema["function"]["parameters"]
    assert tool.kind == kind
    assert list(parameters["properties"]) == arguments
    assert parameters.get("required", []) == required
    assert parameters["additionalProperties"] is False


def test_no_tool_is_missing_and_none_takes_a_customer(toolbox: Toolbox) -> None:
    names = [schema["function"]["name"] for schema in toolbox.schemas()]
    assert sorted(names) == sorted(CONTRACT)
    assert not any("customer" in tool.arguments.model_fields for tool in toolbox.tools.values())


@pytest.mark.parametrize("name", CONTRACT)
def test_every_argument_is_described_with_an_example_and_bounded(name: str) -> None:
    function = build_tools()[name].schema["function"]
    assert len(function["description"]) > 20
    for argument, schema in function["parameters"]["properties"].items():
        assert "for example" in schema["description"], argument
        assert all(is_bounded(part) for part in schema.get("anyOf", [schema])), argument
    assert "$ref" not in json.dumps(function)


def is_bounded(schema: dict[str, Any]) -> bool:
    if schema.get("type") == "string":
        return "maxLength" in schema or "enum" in schema
    if schema.get("type") == "array":
        return "maxItems" in schema
    if schema.get("type") == "integer" and "minimum" in schema:
        return "maximum" in schema
    return True
