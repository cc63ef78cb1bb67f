"""Which kind a query asks for."""

from __future__ import annotations

import pytest

from retrieval.kindwords import KindReader

CATEGORIES = (
    "dresses", "shirts", "t-shirts", "sweaters", "jeans", "sneakers", "boots", "sandals", "bags", "backpacks",
    "lamps", "mugs", "phone cases", "sleeping bags", "sunglasses",
)  # fmt: skip
READER = KindReader(CATEGORIES)


@pytest.mark.parametrize(
    ("query", "carried"),
    [
        ("summer dress with a belt", ("dresses",)),
        ("shirt dress", ("dresses",)),
        ("dress shoes", ("sneakers", "boots", "sandals")),
        ("I am looking for some warm jumpers", ("sweaters",)),
        ("coffee mug", ("mugs",)),
        ("sleeping bag for two", ("sleeping bags",)),
        ("laptop bag", ("bags",)),
        ("case for my phone", ("phone cases",)),
        ("polo", ("shirts",)),
        ("jeans and boots", ("jeans", "boots")),
        ("sneekers", ("sneakers",)),
        ("shades", ("sunglasses",)),
    ],
)
def test_the_head_of_the_first_phrase_decides(query: str, carried: tuple[str, ...]) -> None:
    assert READER.read(query).carried == carried


@pytest.mark.parametrize(
    "query", ["something to wear with jeans", "a gift for my sister", "desk organiser", ""]
)
def test_a_kind_that_is_only_mentioned_is_not_asked_for(query: str) -> None:
    assert READER.read(query).words == ()


@pytest.mark.parametrize("query", ["sofa", "a leather sofa", "tv", "I need dog food"])
def test_a_kind_not_carried_is_named(query: str) -> None:
    reading = READER.read(query)
    assert reading.words
    assert not reading.carried


def test_a_misspelt_kind_is_spelt_right_for_the_other_sources() -> None:
    reading = READER.read("blue sneekers")
    assert reading.text == "blue sneaker"
    assert reading.rest == "blue"


def test_a_word_of_the_catalogue_is_never_corrected() -> None:
    reader = KindReader(CATEGORIES, lambda word: word == "sneeker")
    assert reader.read("sneeker").words == ()
