"""What is found in a shopper's words without a model."""

from __future__ import annotations

from itertools import pairwise

import pytest

from assistant.mentions import spot

VOCABULARY = {
    "color": ["black", "navy"],
    "material": ["leather", "cotton"],
    "category": ["ankle boots", "boots", "jackets"],
    "brand": ["Zentri"],
}


def found(text: str) -> list[tuple[str, str, bool]]:
    return [(m.field, m.value, m.negated) for m in spot(text, VOCABULARY)]


@pytest.mark.parametrize(
    ("text", "field", "value"),
    [
        ("under €80", "price_max", "80"),
        ("80 max", "price_max", "80"),
        ("at least 20 euros", "price_min", "20"),
        ("around 60", "price_around", "60"),
        ("in a medium", "size", "M"),
        ("size 39", "size", "39"),
        ("W32 L34", "size", "W32 L34"),
        ("a 1.7 l kettle", "size", "1.7 l"),
        ("the second one", "item", "2"),
        ("the cheapest", "item", "?cheapest"),
        ("order W2378156", "order", "W2378156"),
        ("i am anna@x.example", "email", "anna@x.example"),
        ("code SPRING20", "code", "SPRING20"),
        ("for my wife", "audience", "women"),
    ],
)
def test_one_thing_is_found(text: str, field: str, value: str) -> None:
    assert (field, value, False) in found(text)


def test_a_range_is_two_bounds() -> None:
    assert found("between 20 and 40") == [("price_min", "20", False), ("price_max", "40", False)]


def test_a_negation_reaches_its_own_words_only() -> None:
    assert found("not leather, black") == [("material", "leather", True), ("color", "black", False)]


def test_the_longest_value_wins_and_a_slip_is_forgiven() -> None:
    assert found("blk ankle boots or jackts") == [
        ("color", "black", False),
        ("category", "ankle boots", False),
        ("category", "jackets", False),
    ]


def test_mentions_do_not_overlap_and_point_at_their_words() -> None:
    text = "Zentri boots under 80 in 39, not leather"
    mentions = spot(text, VOCABULARY)
    assert all(a.end <= b.start for a, b in pairwise(mentions))
    assert all(m.text == text[m.start : m.end] for m in mentions)


@pytest.mark.parametrize(
    ("words", "brands"),
    [
        ("a white shirt and navy trousers", []),
        ("a white shirt AND navy trousers", ["AND"]),
        ("A SHIRT AND TROUSERS", []),
        ("shirts by Only", ["Only"]),
        ("only shirts", []),
        ("puma shirts", ["Puma"]),
    ],
)
def test_brands_called_like_ordinary_words_need_their_capitals(words: str, brands: list[str]) -> None:
    found = [m.value for m in spot(words, {"brand": ["AND", "Only", "Puma"]}) if m.field == "brand"]
    assert found == brands


@pytest.mark.parametrize(
    ("words", "bounds"),
    [
        ("can't spend over $150", [("price_max", "150")]),
        ("I won't go over 180", [("price_max", "180")]),
        ("below 2,500 rupees", [("price_max", "2500")]),
        ("$60-90", [("price_min", "60"), ("price_max", "90")]),
        ("€80–€130", [("price_min", "80"), ("price_max", "130")]),
        ("under 2 kg", []),
        ("size 40-42", []),
        ("4 stars or above", []),
        ("minimum 5 liters", []),
        ("CRI >= 95", []),
        ("roughly 120x170", []),
    ],
)
def test_prices_are_told_from_other_numbers(words: str, bounds: list[tuple[str, str]]) -> None:
    assert [(m.field, m.value) for m in spot(words, {}) if m.field.startswith("price")] == bounds
