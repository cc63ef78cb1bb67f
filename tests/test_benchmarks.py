"""What the dialogue benchmark counts as right."""

from __future__ import annotations

from typing import Any

import pytest

from benchmarks.dialogue import expected, on_screen

SCREEN = [
    {"title": "Oslo boots", "color": "black", "price": 80},
    {"title": "Fjord boots", "color": "red", "price": 60},
]


@pytest.mark.parametrize(
    ("item", "place"),
    [("?color=red", "2"), ("?cheapest", "2"), ("1", "1"), ("photo", "photo"), ("?color=green", None)],
)
def test_symbols_become_positions_and_what_points_nowhere_is_not_compared(
    item: str, place: str | None
) -> None:
    call = on_screen({"name": "show_product", "arguments": {"item": item, "question": "hood"}}, SCREEN)
    assert call["arguments"].get("item") == place
    assert call["arguments"]["question"] == "hood"


def test_several_items_are_compared_together() -> None:
    call: dict[str, Any] = {"name": "compare_products", "arguments": {"items": ["?color=red", "1"]}}
    assert on_screen(call, SCREEN)["arguments"]["items"] == ["2", "1"]


@pytest.mark.parametrize(
    ("turn", "right"),
    [
        ({"user": "x", "calls": []}, []),
        (
            {"user": "x", "expect": {"calls": [{"name": "checkout", "arguments": {}}]}},
            [{"name": "checkout", "arguments": {}}],
        ),
        ({"user": "yes", "calls": [], "outcome": "confirmed"}, None),
        ({"user": "x"}, None),
    ],
)
def test_what_a_turn_expects(turn: dict[str, Any], right: list[Any] | None) -> None:
    assert expected(turn) == right
