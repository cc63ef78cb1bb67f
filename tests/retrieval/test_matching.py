"""When a record meets a wish."""

from __future__ import annotations

import pytest

from retrieval.matching import matching_values, number_in, size_key


@pytest.mark.parametrize(
    ("field", "wanted", "value"),
    [
        ("color", "gray", "grey"),
        ("color", "grey", "Charcoal"),
        ("color", "maroon", "burgundy"),
        ("color", "blk", "black"),
        ("color", "white", "black/white"),
        ("size", "medium", "M"),
        ("size", "32/34", "W32 L34"),
        ("size", "32", "W32 L34"),
        ("size", "W32L34", "W32 L34"),
        ("size", "1.7l", "1.7 l"),
        ("size", "1,7 litres", "1.7 l"),
        ("size", "EU 40", "EURO40"),
        ("size", "8", "UK8"),
        ("audience", "women", "unisex"),
        ("audience", "girls", "kids"),
        ("brand", "levis", "Levi's"),
        ("material", "cotton", "95% cotton, 5% elastane"),
        ("pattern", "stripes", "striped"),
        ("features", "pockets", "two pockets"),
        ("category", "jumper", "sweaters"),
        ("category", "trainers", "sneakers"),
        ("category", "rucksack", "backpacks"),
        ("category", "tee", "t-shirts"),
        ("category", "shoes", "running shoes"),
        ("category", "sofa cushion", "cushions"),
        ("category", "lamp", "desk lamps"),
    ],
)
def test_same_thing_in_other_words_matches(field: str, wanted: str, value: str) -> None:
    assert matching_values(field, [wanted], [value]) == [True]


@pytest.mark.parametrize(
    ("field", "wanted", "value"),
    [
        ("color", "blue", "navy"),
        ("size", "M", "XL"),
        ("size", "34", "W32 L34"),
        ("audience", "kids", "unisex"),
        ("audience", "women", "men"),
        ("material", "leather", "faux leather"),
        ("brand", "nord", "Nordlo"),
        ("category", "jeans", "skirts"),
        ("category", "bags", "sleeping bags"),
        ("category", "shirts", "t-shirts"),
    ],
)
def test_another_thing_does_not_match(field: str, wanted: str, value: str) -> None:
    assert matching_values(field, [wanted], [value]) == [False]


def test_a_kind_carried_under_its_own_name_wins_over_synonyms() -> None:
    assert matching_values("category", ["blazers"], ["blazers", "jackets"]) == [True, False]


def test_excluding_men_keeps_unisex() -> None:
    assert matching_values("audience", ["men"], ["unisex", "men"], strict=True) == [False, True]


def test_sizes_have_one_spelling() -> None:
    assert {size_key(text) for text in ("Extra Large", "XL", "x-large", "xl")} == {"xl"}


def test_numbers_are_found_in_text() -> None:
    assert number_in("1,7 l") == pytest.approx(1.7)
    assert number_in("large") is None


def test_not_a_material_means_none_of_its_kinds_but_keeps_imitations() -> None:
    values = ["lambswool", "merino wool", "cotton", "suede", "faux leather", "faux suede", "leather"]
    assert matching_values("material", ["wool"], values, strict=True) == [True, True, *[False] * 5]
    assert matching_values("material", ["leather"], values, strict=True) == [False] * 3 + [
        True,
        False,
        False,
        True,
    ]
    assert matching_values("material", ["leather"], values) == [False] * 6 + [True]
