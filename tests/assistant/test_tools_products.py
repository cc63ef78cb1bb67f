"""Product tools: cards, receipts, positions, wishes; nothing leaks from one search to the next."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from assistant.memory.session import ShopSession
from assistant.tools.registry import Toolbox
from assistant.tools.result import ToolResult

Run = Callable[..., ToolResult]
UNDER_80 = {"field": "price", "op": "<=", "value": 80}


def test_a_search_shows_cards_with_reasons_receipts_and_slots(run: Run, session: ShopSession) -> None:
    result = run(
        session,
        "search_products",
        query="boots",
        where=[UNDER_80, {"field": "material", "op": "=", "value": "canvas"}],
    )
    card = result.cards[0]
    assert (card.position, card.price_text, card.reason) == (1, "€65.00", "Fits your words")
    assert [line.text for line in card.receipt] == ["under €80: €65.00", "material canvas: canvas"]
    assert (result.facts["1.title"], result.facts["1.price"], result.facts["n"]) == (
        "Trail Boot 1",
        "€65.00",
        "2",
    )
    assert (result.outcome, result.result) == ("few", "ok")


def test_an_unknown_property_says_not_stated(run: Run, session: ShopSession) -> None:
    result = run(
        session,
        "search_products",
        query="bag",
        where=[{"field": "material", "op": "not in", "value": ["leather"]}],
    )
    assert result.cards[0].receipt[0].text == "not leather: not stated"


def test_more_than_three_is_ok_and_the_range_is_of_what_is_shown(run: Run, session: ShopSession) -> None:
    result = run(session, "search_products", query="boots", limit=4)
    assert (result.outcome, result.facts["n"], result.facts["shown"]) == ("ok", "10", "4")
    assert (result.facts["price.min"], result.facts["price.max"]) == ("€65.00", "€80.00")


def test_nothing_says_what_was_asked(run: Run, session: ShopSession) -> None:
    result = run(
        session, "search_products", query="boots", where=[{"field": "price", "op": "<=", "value": 5}]
    )
    assert (result.outcome, result.cards) == ("nothing", ())
    assert "under €5" in result.message


def test_the_nearest_are_shown_with_what_was_left_out(run: Run, session: ShopSession, search: Any) -> None:
    search.relax = True
    result = run(session, "search_products", query="boot", where=[{"field": "price", "op": "<=", "value": 5}])
    assert (result.outcome, len(result.cards)) == ("relaxed", 6)
    assert result.data["relaxed_text"] == ["under €5"]
    assert result.cards[0].receipt[0].verdict == "not met"


def test_a_price_cap_holds_for_one_search_only(run: Run, session: ShopSession, search: Any) -> None:
    run(session, "search_products", query="boots", where=[UNDER_80])
    run(session, "search_products", query="bags")
    assert search.asked[-1].where == ()
    assert [dict(call.arguments) for call in session.searches] == [{"query": "bags"}]


def test_several_searches_in_one_turn_number_on(toolbox: Toolbox, session: ShopSession) -> None:
    session.begin_turn()
    first = toolbox.run(session, "search_products", {"query": "boots", "limit": 3})
    second = toolbox.run(session, "search_products", {"query": "bags", "limit": 2})
    assert [card.position for card in (*first.cards, *second.cards)] == [1, 2, 3, 4, 5]
    assert "4.title" in second.facts
    assert "1.title" not in second.facts
    assert second.cards[0].group == "bags"
    assert len(session.searches) == 2


@pytest.mark.parametrize(
    "item",
    [
        "2",
        2,
        "#2",
        "second",
        "the second one",
        "BOOT2",
        "boot2",
        "BOOT2-39",
        "?material=leather",
        "?last",
        "?named=boot 2",
    ],
)
def test_an_item_is_a_position_a_sku_or_a_mark(run: Run, session: ShopSession, item: Any) -> None:
    run(session, "search_products", query="boots", limit=2)
    result = run(session, "show_product", item=item)
    assert (result.outcome, result.facts["2.title"]) == ("ok", "Trail Boot 2")


@pytest.mark.parametrize("item", ["9", "NOPE", "?color=purple", ""])
def test_an_unknown_item_names_what_is_on_screen(run: Run, session: ShopSession, item: str) -> None:
    run(session, "search_products", query="boots", limit=2)
    result = run(session, "show_product", item=item)
    assert result.result == "retryable"
    if item:
        assert result.outcome == "not_found"
        assert "1 Trail Boot 1; 2 Trail Boot 2" in result.message


def test_looking_closer_keeps_the_screen(run: Run, session: ShopSession) -> None:
    run(session, "search_products", query="boots", limit=3)
    run(session, "show_product", item="2")
    assert run(session, "show_product", item="3").facts["3.title"] == "Trail Boot 3"
    assert run(session, "show_product", item="it").facts["3.title"] == "Trail Boot 3"


@pytest.mark.parametrize(
    ("item", "question", "answer"),
    [
        ("BOOT1", "size 39", "Yes, size 39 is in stock (3 left)."),
        ("BOOT1", "do you have it in 41?", "No: it comes in 36, 37, 38, 39, 40; sold out: 40."),
        ("BOOT1", "40", "No, size 40 is sold out; in stock: 36, 37, 38, 39."),
        ("BOOT1", "which sizes are there", "It comes in 36, 37, 38, 39, 40; sold out: 40."),
        ("TEE1", "available in white", "Yes, white is in stock. Sizes in stock: S, M, L."),
        ("TEE1", "is there a pink one", "No: it comes in navy, white."),
        ("TEE1", "medium in navy blue", "Yes, size M in navy is in stock (5 left)."),
        ("TEE1", "what colours does it come in", "It comes in navy, white."),
        ("MUG1", "is it in stock", "Yes, it is in stock."),
        ("TEE1", "how much is it", "It costs €16.00, reduced from €30.00."),
        ("BOOT1", "does it have a hood", "It has a hood."),
    ],
)
def test_questions_are_answered_from_the_record(
    run: Run, session: ShopSession, item: str, question: str, answer: str
) -> None:
    result = run(session, "show_product", item=item, question=question)
    assert (result.outcome, result.facts["answer.1"]) == ("ok", answer)


def test_a_question_without_a_source_is_not_guessed(run: Run, session: ShopSession) -> None:
    result = run(session, "show_product", item="BOOT1", question="is it vegan")
    assert (result.outcome, "answer.1" in result.facts) == ("no_source", False)
    assert len(result.cards) == 1


def test_a_size_asked_about_never_narrows_the_look_up(run: Run, session: ShopSession, search: Any) -> None:
    run(session, "search_products", query="boots", limit=2)
    before = len(search.asked)
    result = run(session, "show_product", item="1", question="size 41")
    assert result.cards[0].sizes == ("36", "37", "38", "39", "40")
    assert len(search.asked) == before


def test_compare_puts_facts_side_by_side(run: Run, session: ShopSession) -> None:
    run(session, "search_products", query="boots", limit=3)
    result = run(session, "compare_products", items=["1", "3"])
    assert [card.position for card in result.cards] == [1, 3]
    assert result.facts["answer.1"] == "Trail Boot 1 costs €10.00 less than Trail Boot 3."
    price = next(row for row in result.data["rows"] if row["name"] == "price")
    assert price["values"] == ["€65.00", "€75.00"]
    assert "price" in result.data["differ"]


@pytest.mark.parametrize("items", [["1"], ["1", "1"], ["1", "2", "3", "4", "5"], []])
def test_compare_takes_two_to_four_different_ones(run: Run, session: ShopSession, items: list[str]) -> None:
    run(session, "search_products", query="boots", limit=5)
    assert run(session, "compare_products", items=items).result == "retryable"


def test_the_catalogue_describes_itself(run: Run, session: ShopSession) -> None:
    result = run(session, "describe_catalogue")
    assert result.facts["n"] == "40"
    assert "boots" in result.facts["values"]
    bags = run(
        session,
        "describe_catalogue",
        where=[{"field": "category", "op": "=", "value": "bags"}],
        field="price",
    )
    assert (bags.facts["price.min"], bags.facts["price.max"]) == ("€50.00", "€140.00")
    assert (bags.facts["cheapest.title"], bags.facts["dearest.title"]) == ("Day Bag 1", "Day Bag 10")
    assert run(session, "describe_catalogue", field="wheels").result == "retryable"


def test_alike_leaves_the_item_out_and_a_photo_must_be_there(
    run: Run, session: ShopSession, search: Any
) -> None:
    run(session, "search_products", query="boots", limit=2)
    assert run(session, "similar_products", item="2").outcome == "ok"
    assert search.asked[-1].like_sku == "BOOT2"
    assert "photo" in run(session, "similar_products", item="photo").message
    session.photo = b"png"
    run(session, "similar_products", item="photo")
    assert search.asked[-1].photo == b"png"


def test_suggestions_carry_their_reason(run: Run, session: ShopSession) -> None:
    result = run(
        session, "recommend", kind="trending", where=[{"field": "category", "op": "=", "value": "bags"}]
    )
    assert {card.category for card in result.cards} == {"bags"}
    assert result.cards[0].reason == "Suggested: trending"
    run(session, "show_product", item="2")
    assert run(session, "recommend", kind="goes_with").outcome == "ok"


def test_going_with_nothing_asks_for_the_item(run: Run, session: ShopSession) -> None:
    assert run(session, "recommend", kind="goes_with").result == "retryable"


def test_a_standing_wish_holds_until_it_is_forgotten_or_struck_out(run: Run, session: ShopSession) -> None:
    def materials() -> set[str]:
        return {card.material for card in run(session, "search_products", query="boots", limit=10).cards}

    run(session, "remember", field="material", op="not in", value=["leather"])
    assert materials() == {"canvas"}
    session.struck.add("wish:material:not in")
    assert materials() == {"canvas", "leather"}
    session.struck.clear()
    assert run(session, "recommend", kind="for_you", limit=24).outcome == "ok"
    assert all(
        card.material != "leather" for card in run(session, "recommend", kind="for_you", limit=24).cards
    )
    run(session, "forget", field="material")
    assert materials() == {"canvas", "leather"}


def test_asking_for_it_outright_beats_a_standing_wish(run: Run, session: ShopSession) -> None:
    run(session, "remember", field="material", op="!=", value="leather")
    result = run(
        session,
        "search_products",
        query="boots",
        where=[{"field": "material", "op": "=", "value": "leather"}],
    )
    assert {card.material for card in result.cards} == {"leather"}


def test_a_standing_size_binds_only_beside_its_category(run: Run, session: ShopSession, search: Any) -> None:
    run(session, "remember", field="size", op="=", value=39)
    run(session, "search_products", query="mug")
    assert (search.asked[-1].where, len(search.asked[-1].prefer)) == ((), 1)
    run(session, "search_products", query="boots", where=[{"field": "category", "op": "=", "value": "boots"}])
    assert "39" in [one.value for one in search.asked[-1].where]
    run(session, "search_products", query="bag", where=[{"field": "category", "op": "=", "value": "bags"}])
    assert len(search.asked[-1].where) == 1


@pytest.mark.parametrize(
    "arguments",
    [
        {"query": "boots", "where": [{"field": "wheels", "op": "=", "value": 4}]},
        {"query": "boots", "where": [{"field": "price", "op": "~", "value": 4}]},
        {"query": "boots", "customer": "c2"},
        {"query": "b" * 301},
        {"query": ""},
        {"query": "boots", "limit": 0},
        {"query": "boots", "sort": "cheapest"},
        {},
        {"query": "boots", "where": [{"field": "price", "op": "<=", "value": 1}] * 13},
    ],
)
def test_wrong_arguments_come_back_as_retryable(
    run: Run, session: ShopSession, arguments: dict[str, Any]
) -> None:
    result = run(session, "search_products", **arguments)
    assert (result.outcome, result.result) == ("error", "retryable")
    assert result.message


def test_an_unknown_tool_is_named(run: Run, session: ShopSession) -> None:
    assert "search_products" in run(session, "buy_now").message
