"""What is found, in which order, and what is said when nothing is."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from retrieval.constraints import parse
from retrieval.schema import Retryable, SearchRequest, Unavailable, UnknownProduct
from retrieval.search import HybridSearch, open_search


def found(search: HybridSearch, query: str = "", *where: str, **more: object) -> list[str]:
    result = search.search(SearchRequest(query, tuple(map(parse, where)), **more))  # type: ignore[arg-type]
    return [c.sku for c in result.candidates]


def test_the_filter_runs_before_the_cut(search: HybridSearch) -> None:
    result = search.search(SearchRequest("sneaker", (parse("price>=80"),), limit=1))
    assert [c.sku for c in result.candidates] == ["S2"]
    assert result.total == 1


def test_filtered_order_is_exact(search: HybridSearch) -> None:
    where = (parse("department=clothing"),)
    result = search.search(SearchRequest("", where, like_sku="S1", limit=20))
    rows = np.flatnonzero(search.catalogue.mask(where))
    close = [float(search.vector(search.catalogue.skus[r]) @ search.vector("S1")) for r in rows]
    expected = {search.catalogue.skus[r]: max(c, 0.0) for r, c in zip(rows, close, strict=True)}
    assert {c.sku: c.parts.get("dense", 0.0) for c in result.candidates} == pytest.approx(expected, abs=1e-5)


@pytest.mark.parametrize("query", ["jeans", "blue jeans", "jeans with a belt"])
def test_a_kind_word_never_shows_another_kind(search: HybridSearch, query: str) -> None:
    assert found(search, query) == ["C4"]


def test_synonyms_and_umbrellas_in_the_query_narrow(search: HybridSearch) -> None:
    assert found(search, "warm jumper") == ["C3"]
    assert set(found(search, "shoes", limit=10)) == {"S1", "S2", "S3", "S4"}
    assert found(search, "rucksack for school") == ["B1"]


def test_a_misspelt_kind_is_understood(search: HybridSearch) -> None:
    assert set(found(search, "jakcet")) == {"C1", "C2"}


def test_a_kind_not_carried_gives_nothing_and_says_so(search: HybridSearch) -> None:
    result = search.search(SearchRequest("leather sofa"))
    assert (result.candidates, result.total) == ((), 0)
    assert "no sofa" in result.note


def test_nonsense_finds_nothing(search: HybridSearch) -> None:
    result = search.search(SearchRequest("qqzz xvbn wrrtl"))
    assert result.total == 0
    assert "Nothing" in result.note


def test_nothing_meets_all_so_the_least_important_goes_and_is_told(search: HybridSearch) -> None:
    where = ("category=jackets", "audience=men", "brand=Nobody", "waterproof=true")
    result = search.search(SearchRequest("jacket", tuple(map(parse, where))))
    assert [c.sku for c in result.candidates] == ["C1"]
    assert result.relaxed == (parse("brand=Nobody"),)


@pytest.mark.parametrize("where", ["material not in nylon,cotton", "audience=kids"])
def test_an_exclusion_an_audience_and_a_kind_are_never_given_up(search: HybridSearch, where: str) -> None:
    result = search.search(SearchRequest("rain jacket", (parse("waterproof=true"), parse(where))))
    assert result.candidates == ()
    assert result.relaxed == ()
    assert "jackets" in result.note


def test_a_given_up_price_shows_the_nearest_first(search: HybridSearch) -> None:
    result = search.search(SearchRequest("shoes", (parse("price<=10"),)))
    assert result.relaxed == (parse("price<=10"),)
    assert result.candidates[0].sku == "S1"


@pytest.mark.parametrize(
    ("sort", "expected"), [("price_asc", ["S1", "S4", "S2", "S3"]), ("price_desc", ["S3", "S2", "S4", "S1"])]
)
def test_orders_by_price(search: HybridSearch, sort: str, expected: list[str]) -> None:
    assert found(search, "", "category=shoes", sort=sort) == expected


def test_price_order_uses_the_variant_that_fits(search: HybridSearch) -> None:
    assert found(search, "", "category=sneakers", "size=39", "color=black", sort="price_asc") == ["S1"]
    assert search.catalogue.lowest_prices([parse("size=39"), parse("color=black")])[0] == 4900


def test_newest_and_rating_orders(search: HybridSearch) -> None:
    assert found(search, "", "category=shoes", sort="newest")[0] == "S3"
    assert found(search, "", "category=shoes", sort="rating")[0] == "S1"


def test_soft_wishes_lift_and_do_not_filter(search: HybridSearch) -> None:
    result = search.search(SearchRequest("", (parse("category=jackets"),), (parse("color=blue"),)))
    assert [c.sku for c in result.candidates] == ["C2", "C1"]


def test_similar_products_leave_the_product_itself_out(search: HybridSearch) -> None:
    assert "S1" not in found(search, "", like_sku="S1")
    with pytest.raises(UnknownProduct):
        found(search, "", like_sku="nope")


def test_a_photo_finds_what_looks_like_it(search: HybridSearch, paint: Callable[[str], bytes]) -> None:
    result = search.search(SearchRequest(photo=paint("#d01010")))
    assert result.candidates[0].sku == "S1"
    assert result.candidates[0].parts["visual"] > 0.9


def test_a_photo_obeys_constraints(search: HybridSearch, paint: Callable[[str], bytes]) -> None:
    assert found(search, "", "department=accessories", photo=paint("red")) == ["B1"]


def test_a_photo_without_a_picture_encoder_is_unavailable(fresh: Any, paint: Callable[[str], bytes]) -> None:
    blind = open_search(fresh.index, text_encoder=fresh.encoder)
    with pytest.raises(Unavailable, match="words"):
        blind.search(SearchRequest(photo=paint("red")))


@pytest.mark.parametrize(
    "query", ["", " ", "\0\0", "x" * 20_000, "<script>alert(1)</script>", "женские туфли", "!!!"]
)
def test_odd_queries_do_no_harm(search: HybridSearch, query: str) -> None:
    assert search.search(SearchRequest(query)).total >= 0


def test_an_unknown_order_is_retryable(search: HybridSearch) -> None:
    with pytest.raises(Retryable, match="price_asc"):
        search.search(SearchRequest("shoe", sort="cheapest"))  # type: ignore[arg-type]  # what a model may send
