"""Order for a person: what was asked dominates, reasons hold, strangers get a sensible list."""

from __future__ import annotations

import time
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch

from ranking import checkpoint
from ranking.events import Event
from ranking.explain import short_name
from ranking.features import Features, past_of
from ranking.model import Ranker, RankerConfig
from ranking.online import DROP, LIFT, session_boost
from ranking.rank import BOUND, MATCH_WEIGHT, PersonalRanker, Shopper, asked_sizes
from ranking.shelf import Shelf, build_shelf
from ranking.tally import count_all
from retrieval.schema import Candidate, Constraint, Product, Retryable, SearchRequest, UnknownProduct

NOW = 1_790_700_000.0


def make_ranker(search: Any, events: list[Event], fusion: str = "attention") -> PersonalRanker:
    torch.manual_seed(5)
    shelf = build_shelf([search.catalogue.product(sku) for sku in search.catalogue.skus], search)
    config = RankerConfig(fusion=fusion, vector_width=shelf.text.shape[1], width=16, tower_width=8)  # type: ignore[arg-type]
    model = Ranker(config)
    with torch.no_grad():
        for weight in model.parameters():
            weight.mul_(0.2)  # an untrained model should have little to say
    return PersonalRanker(model, Features(shelf, count_all(shelf, events)), search, lambda: NOW)


@pytest.fixture(scope="module")
def ranker(search: Any, events: list[Event]) -> PersonalRanker:
    return make_ranker(search, events)


def candidates(products: list[Product], category: str = "boots") -> list[Candidate]:
    picked = [product for product in products if product.category == category]
    return [Candidate(p.sku, 1 - 0.02 * i, {"dense": 0.9 - 0.02 * i}) for i, p in enumerate(picked)]


def test_parts_of_every_card_sum_to_its_score(ranker: PersonalRanker, products: list[Product]) -> None:
    shopper = Shopper("p", recent=(("click", "P003", 60.0),), sizes={"shoes": "39"})
    for one in ranker.rank(shopper, SearchRequest("black boots"), candidates(products), 12):
        assert sum(one.parts.values()) == pytest.approx(one.score, abs=1e-6)


def test_a_far_better_match_stays_on_top_whatever_the_shopper_likes(
    ranker: PersonalRanker, products: list[Product]
) -> None:
    best, *others = candidates(products)
    weak = [replace(other, score=0.3) for other in others]
    likes = tuple(("purchase", other.sku, 50.0) for other in others)
    ranked = ranker.rank(Shopper("p", recent=likes), SearchRequest("boots"), [*weak, best], 12)
    assert ranked[0].sku == best.sku
    assert MATCH_WEIGHT * 0.7 > 2 * BOUND + LIFT


def test_likes_reorder_what_matches_alike(ranker: PersonalRanker, products: list[Product]) -> None:
    alike = [replace(one, score=1.0) for one in candidates(products)]
    request = SearchRequest("boots")
    red = [p.sku for p in products if p.category == "boots" and p.color == "red"]
    shopper = Shopper("p", recent=tuple(("click", sku, 30.0) for sku in red[:2]))
    cold = [one.sku for one in ranker.rank(Shopper(), request, alike, 12)]
    warm = [one.sku for one in ranker.rank(shopper, request, alike, 12)]
    assert np.mean([warm.index(sku) for sku in red]) < np.mean([cold.index(sku) for sku in red])


def test_not_like_this_lowers_its_likes(ranker: PersonalRanker, products: list[Product]) -> None:
    alike = [replace(one, score=1.0) for one in candidates(products)]
    disliked = alike[0].sku
    before = {one.sku: one.score for one in ranker.rank(Shopper(), SearchRequest("boots"), alike, 12)}
    shopper = Shopper("p", recent=(("thumbs_down", disliked, 5.0),))
    after = {one.sku: one.parts["session"] for one in ranker.rank(shopper, SearchRequest("boots"), alike, 12)}
    assert after[disliked] == min(after.values()) < -0.3
    assert len(before) == len(after)


def test_the_session_boost_is_bounded_and_ends(shelf: Shelf, products: list[Product]) -> None:
    rows = np.arange(len(shelf))
    loud = Shopper(recent=tuple(("cart", "P000", 1.0) for _ in range(30)))
    angry = Shopper(recent=tuple(("thumbs_down", "P000", 1.0) for _ in range(30)))
    assert session_boost(shelf, past_of(shelf, loud), rows).max() <= LIFT
    assert session_boost(shelf, past_of(shelf, angry), rows).min() >= -DROP
    long_ago = Shopper(recent=(("cart", "P000", 90_000.0),))
    assert not session_boost(shelf, past_of(shelf, long_ago), rows).any()


def test_another_sort_keeps_its_order(ranker: PersonalRanker, products: list[Product]) -> None:
    given = candidates(products)
    ranked = ranker.rank(Shopper("p"), SearchRequest("boots", sort="price_asc"), given, 5)
    assert [one.sku for one in ranked] == [one.sku for one in given[:5]]


def test_a_stranger_gets_a_list_without_personal_claims(
    ranker: PersonalRanker, products: list[Product]
) -> None:
    ranked = ranker.rank(Shopper(), SearchRequest("boots"), candidates(products), 6)
    assert len(ranked) == 6
    assert not [one.reason for one in ranked if "you" in one.reason.lower().split() or "your" in one.reason]


def test_reasons_are_true(ranker: PersonalRanker, products: list[Product]) -> None:
    by_sku = {product.sku: product for product in products}
    looked = by_sku["P001"]
    shopper = Shopper("p", recent=(("click", looked.sku, 100.0),), sizes={"shoes": "39"})
    ranked = ranker.rank(shopper, SearchRequest("black boots"), candidates(products), 12)
    for one in ranked:
        product, said = by_sku[one.sku], one.reason
        if said.startswith("Rated"):
            assert said == f"Rated {product.rating:.1f} by {product.rating_count} buyers"
        elif said.startswith("In your size"):
            assert any(v.size == "39" and v.stock > 0 for v in product.variants)
        elif said.startswith("Close to"):
            assert said == f"Close to the {short_name(looked)} you looked at"
            assert product.category == looked.category
        elif said.startswith("Matches"):
            assert {"black", "boots"} <= set(product.title.split())
        else:
            assert (
                said.startswith(("In stock", "You looked", "Among", "One of", "Rated", "From")) or "%" in said
            )


def test_a_size_that_was_asked_for_counts_before_the_profile(
    ranker: PersonalRanker, products: list[Product]
) -> None:
    shopper = Shopper("p", sizes={"shoes": "38"})
    where = (Constraint("size", "=", "40"),)
    ranked = ranker.rank(shopper, SearchRequest("boots", where), candidates(products), 12)
    assert not [one for one in ranked if "size 38" in one.reason]
    assert asked_sizes((*where, Constraint("size", "!=", "S"))) == {"40"}


def test_a_size_that_is_sold_out_is_never_claimed(ranker: PersonalRanker, products: list[Product]) -> None:
    shopper = Shopper("p", sizes={"shoes": "38"})
    ranked = ranker.rank(shopper, SearchRequest("boots"), candidates(products), 12)
    assert not [one for one in ranked if "size 38" in one.reason]


def test_often_chosen_needs_three_products_of_the_brand(
    ranker: PersonalRanker, products: list[Product]
) -> None:
    own = [p.sku for p in products if p.brand == "Fjordline" and p.category != "boots"]
    two = Shopper("p", recent=tuple(("click", sku, 9e6) for sku in own[:2]))
    three = Shopper("p", recent=tuple(("click", sku, 9e6) for sku in own[:3]))
    request, given = SearchRequest("boots"), candidates(products)
    said = " ".join(one.reason for one in ranker.rank(two, request, given, 12))
    assert "often" not in said
    assert "You often choose Fjordline" in [one.reason for one in ranker.rank(three, request, given, 12)]


def test_reasons_vary_down_the_list(ranker: PersonalRanker, products: list[Product]) -> None:
    shopper = Shopper("p", recent=(("click", "P001", 100.0),), sizes={"shoes": "39"})
    ranked = ranker.rank(shopper, SearchRequest("black boots"), candidates(products), 6)
    assert len({one.reason for one in ranked}) >= 3


def test_a_wish_that_is_met_lifts_and_is_named(ranker: PersonalRanker, products: list[Product]) -> None:
    alike = [replace(one, score=1.0) for one in candidates(products)]
    shopper = Shopper("p", wishes=(Constraint("color", "=", "navy"),))
    ranked = ranker.rank(shopper, SearchRequest("boots"), alike, 12)
    assert all(one.parts["wishes"] == (0.8 if one.sku in NAVY(products) else 0) for one in ranked)
    assert any(one.reason == "Fits your wish: navy" for one in ranked)


def NAVY(products: list[Product]) -> set[str]:
    return {product.sku for product in products if product.color == "navy"}


def test_it_ranks_without_any_picture(bare_search: Any, events: list[Event], products: list[Product]) -> None:
    ranked = make_ranker(bare_search, events).rank(
        Shopper("p", recent=(("click", "P001", 60.0),)), SearchRequest("boots"), candidates(products), 6
    )
    assert len(ranked) == 6
    assert all(one.parts["image"] == 0 for one in ranked)


def test_a_product_newer_than_the_ranker_is_placed_by_its_match(
    search: Any, events: list[Event], products: list[Product]
) -> None:
    ranker = make_ranker(search, events)
    given = [Candidate("N999", 2.0), *candidates(products)]
    assert ranker.rank(Shopper(), SearchRequest("boots"), given, 3)[0].sku == "N999"


def test_no_candidates_give_no_list(ranker: PersonalRanker) -> None:
    assert ranker.rank(Shopper(), SearchRequest("boots"), [], 6) == []


def test_a_hundred_candidates_take_little_time(
    search: Any, events: list[Event], products: list[Product]
) -> None:
    ranker = make_ranker(search, events)
    given = [Candidate(product.sku, 1.0) for product in products] * 2
    shopper = Shopper("p", recent=tuple(("click", f"P{n:03d}", 60.0) for n in range(30)))
    ranker.rank(shopper, SearchRequest("boots"), given, 12)
    spent = []
    for _ in range(5):
        begin = time.process_time()
        ranker.rank(shopper, SearchRequest("boots"), given, 12)
        spent.append(time.process_time() - begin)
    assert min(spent) < 0.1


def test_for_you_follows_the_past_and_leaves_out_what_was_bought(ranker: PersonalRanker) -> None:
    shopper = Shopper("p", recent=(("purchase", "P001", 9e5), ("thumbs_down", "P002", 9e5)))
    skus = [one.sku for one in ranker.recommend(shopper, "for_you", 6)]
    assert len(skus) == 6
    assert not {"P001", "P002"} & set(skus)


def test_goes_with_gives_other_kinds_and_says_what_they_go_with(
    ranker: PersonalRanker, products: list[Product]
) -> None:
    boots = next(p for p in products if p.category == "boots")
    ranked = ranker.recommend(Shopper(), "goes_with", 4, item=boots.sku)
    kinds = {ranker.shelf.products[ranker.shelf.rows[one.sku]].category for one in ranked}
    assert ranked
    assert "boots" not in kinds
    assert any(one.reason == f"Goes with {boots.title}" for one in ranked)


def test_goes_with_asks_for_an_item_and_refuses_an_unknown_one(ranker: PersonalRanker) -> None:
    with pytest.raises(Retryable, match="item"):
        ranker.recommend(Shopper(), "goes_with")
    with pytest.raises(UnknownProduct):
        ranker.recommend(Shopper(), "goes_with", item="nope")


def test_deals_are_reduced_and_constraints_hold(ranker: PersonalRanker, products: list[Product]) -> None:
    ranked = ranker.recommend(Shopper(), "deals", 4, (Constraint("color", "=", "red"),))
    found = [ranker.shelf.products[ranker.shelf.rows[one.sku]] for one in ranked]
    assert found
    assert all(p.color == "red" and (p.list_price_minor or 0) > p.price_minor for p in found)


def test_trending_follows_what_was_done_lately(ranker: PersonalRanker, products: list[Product]) -> None:
    live = make_ranker(ranker._search, [])
    assert live.recommend(Shopper(), "trending", 4) == []
    live.observe([Event("x1", NOW, "p", "purchase", "P007"), Event("x2", NOW, "p", "click", "P009")])
    assert [one.sku for one in live.recommend(Shopper(), "trending", 4)] == ["P007", "P009"]


def test_it_opens_from_a_folder_and_refuses_an_empty_one(
    tmp_path: Path, search: Any, ranker: PersonalRanker, products: list[Product]
) -> None:
    with pytest.raises(checkpoint.BadCheckpoint):
        PersonalRanker.open(tmp_path, search)
    checkpoint.save(ranker._model, ranker.tally, {}, tmp_path)
    again = PersonalRanker.open(tmp_path, search, lambda: NOW)
    given, request = candidates(products), SearchRequest("black boots")
    one, other = (r.rank(Shopper(), request, given, 6) for r in (ranker, again))
    assert [r.sku for r in one] == [r.sku for r in other]
