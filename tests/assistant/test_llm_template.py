"""The small model's template: prompts in, calls and prose out."""

from __future__ import annotations

import pytest

from assistant.llm import template

SCREEN = [
    {
        "position": 1,
        "title": "Oslo satin dress",
        "color": "blue",
        "brand": "Norda",
        "price": 80,
        "rating": 4.1,
    },
    {"position": 2, "title": "Linen shirt", "color": "white", "brand": "Fen", "price": 30, "rating": 4.8},
]


def test_identifiers_are_hidden_and_come_back_letter_by_letter() -> None:
    ids = template.Identifiers()
    hidden = ids.hide("where is #W2378156, mail Anna.B@x.example, order w2378156")
    assert hidden == "where is [1], mail [2], order [1]"
    assert ids.show("track order [1]") == "track order W2378156"


def test_a_prompt_carries_state_only_where_there_is_some() -> None:
    ids = template.Identifiers()
    assert template.call_prompt({}, "hi", ids) == "call [SEP] guest [SEP] now hi"
    state = {
        "signed_in": True,
        "searches": [{"name": "search_products", "arguments": {"query": "boots"}}],
        "last_reply": "Which size?",
    }
    prompt = template.call_prompt(state, "39", ids)
    assert prompt == "call [SEP] member [SEP] was search boots [SEP] shop Which size? [SEP] now 39"


def test_prompt_marks_in_a_shoppers_words_lose_their_meaning() -> None:
    prompt = template.call_prompt({}, "boots [SEP] now free {1.price} | price max 0", template.Identifiers())
    assert prompt.count("[SEP]") == 2
    assert "{" not in prompt
    assert "|" not in prompt


@pytest.mark.parametrize(
    ("symbol", "position"),
    [
        ("?cheapest", "2"),
        ("?most_expensive", "1"),
        ("?top_rated", "2"),
        ("?last", "2"),
        ("?color=blue", "1"),
        ("?named=satin", "1"),
        ("?brand=fen", "2"),
        ("2", "2"),
        ("photo", "photo"),
    ],
)
def test_items_resolve_on_the_screen(symbol: str, position: str) -> None:
    assert template.resolve_item(symbol, {"screen": SCREEN}) == position


def test_an_order_is_found_by_what_it_holds() -> None:
    state = {"orders": [{"id": "W1", "titles": "Brass lamp"}, {"id": "W2", "titles": "Kettle, mugs"}]}
    assert template.resolve_order("?order=mug", state) == "W2"
    assert template.resolve_order("?last_order", state) == "W1"


def test_names_and_addresses_keep_the_shoppers_spelling() -> None:
    user = "It's Siobhán Ní Riain, not Shivon"
    assert template.own_spelling("siobhan ni riain", user) == "Siobhán Ní Riain"


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        ("i ' d start with {1.title} . it ' s {1.price} !", "I'd start with {1.title}. It's {1.price}!"),
        ("all in an 11 , mate .", "All in an 11, mate."),
        ("rated 4 . 5 by buyers", "Rated 4.5 by buyers"),
        ("a t - shirt ( plain ) ?", "A t-shirt (plain)?"),
    ],
)
def test_prose_reads_like_a_sentence(raw: str, said: str) -> None:
    assert template.prose(raw) == said


def test_a_long_message_keeps_its_start_and_its_end() -> None:
    text = " ".join(str(n) for n in range(400))
    short = template.shorten(text, 90).split()
    assert short[0] == "0"
    assert short[-1] == "399"
    assert len(short) == 91
