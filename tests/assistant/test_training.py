"""Training the small model: labels stay true to the words, and the trainer learns, resumes and exports."""

from __future__ import annotations

import json
import random
from pathlib import Path

import pytest

from assistant.llm import compact
from assistant.training import augment, evaluate, examples
from assistant.training import turns as phrases
from assistant.training.simulator import Simulator
from retrieval.schema import ShopError

BOOTS = {
    "customer": "guest",
    "turns": [
        {
            "user": "red Norvik boots under 80, not leather",
            "calls": [
                {
                    "name": "search_products",
                    "arguments": {
                        "query": "boots",
                        "where": [
                            {"field": "color", "op": "=", "value": "red"},
                            {"field": "brand", "op": "=", "value": "Norvik"},
                            {"field": "material", "op": "not in", "value": ["leather"]},
                            {"field": "price", "op": "<=", "value": 80},
                        ],
                    },
                }
            ],
            "outcome": "ok",
            "reply": "Here are red boots: {1.title} costs {1.price}.",
        },
        {"user": "add the first", "calls": [{"name": "add_to_cart", "arguments": {"item": "1"}}]},
    ],
}
PRODUCTS = [
    {"title": "Boot", "category": "boots", "brand": "Norvik", "color": "red", "material": "suede", "audience": "women",
     "price_minor": 8900, "variants": [{"size": "39"}]},
    {"title": "Lamp", "category": "lamps", "brand": "Lumo", "color": "white", "material": "brass", "audience": "",
     "price_minor": 4000, "variants": [{"size": None}]},
]  # fmt: skip


def written(dialogue: dict[str, object]) -> list[str]:
    return [compact.write(turn.calls) for turn in phrases.turns(dialogue)]


def test_swapped_values_change_in_words_and_labels_alike() -> None:
    for seed in range(20):
        swapped = augment.swap_values(BOOTS, random.Random(seed), rate=1.0)
        user = swapped["turns"][0]["user"].lower()
        for condition in swapped["turns"][0]["calls"][0]["arguments"]["where"]:
            values = condition["value"] if isinstance(condition["value"], list) else [condition["value"]]
            assert all(str(value).lower() in user for value in values)


def test_state_carries_the_search_in_force() -> None:
    second = list(phrases.turns(BOOTS))[1]
    assert second.state["searches"][0]["arguments"]["query"] == "boots"
    assert second.state["last_user"].startswith("red Norvik")


def test_wishes_without_a_field_move_into_the_query() -> None:
    call = {
        "name": "search_products",
        "arguments": {"query": "jacket", "where": [{"field": "features", "op": "not in", "value": ["hood"]}]},
    }
    assert phrases.canonical(call) == {
        "name": "search_products",
        "arguments": {"query": "jacket without hood"},
    }


@pytest.mark.parametrize(
    ("reply", "kept"),
    [
        ("Here: {1.title} at {1.price}.", True),
        ("Only 3 left of {1.title}.", False),
        ("{1.title} is made of velvet.", False),
        ("{1.warranty} on {1.title}.", False),
    ],
)
def test_replies_that_state_what_no_slot_backs_are_left_out(reply: str, kept: bool) -> None:
    dialogue = {**BOOTS, "turns": [{**BOOTS["turns"][0], "reply": reply}]}  # type: ignore[index]
    turn = next(iter(phrases.turns(dialogue)))
    assert (examples.reply_example(turn, random.Random(1)) is not None) == kept


def test_simulated_dialogues_are_the_same_for_a_seed_and_their_calls_are_valid() -> None:
    first = list(Simulator(PRODUCTS, 3).dialogues(60))
    assert first == list(Simulator(PRODUCTS, 3).dialogues(60))
    for dialogue in first:
        for line in written(dialogue):
            assert compact.write(compact.read(line)) == line


def test_noise_keeps_digits() -> None:
    for seed in range(50):
        assert "80" in augment.noise("Boots under 80, please", random.Random(seed))


def test_a_malformed_line_is_named(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text('{"turns": [{"user": "hi", "calls": []}]}\n{"turns": []}\n')
    with pytest.raises(ShopError, match=r"a\.jsonl:2"):
        list(phrases.read_dialogues([tmp_path / "a.jsonl"]))


def test_a_right_understanding_scores_full_and_a_wrong_price_does_not() -> None:
    turns = list(phrases.turns(BOOTS))
    right = evaluate.evaluate(turns, lambda turn: turn.calls)
    assert right.rates["exact"] == right.rates["constraint_f1"] == 1.0
    wrong = evaluate.evaluate(turns, lambda turn: compact.read(compact.write(turn.calls).replace("80", "90")))
    assert wrong.rates["exact"] == 0.5
    assert 0.5 < wrong.rates["constraint_f1"] < 1.0


@pytest.mark.slow
def test_the_trainer_learns_resumes_and_exports(tmp_path: Path) -> None:
    from assistant.llm.local import open_local
    from assistant.training.train_llm import Sources, TrainConfig, train
    from retrieval.encoders import model_folder

    (tmp_path / "a.jsonl").write_text(json.dumps(BOOTS) + "\n")
    sources = Sources((tmp_path / "a.jsonl",))
    config = TrainConfig(epochs=2, learning_rate=1e-4, noise_rate=0.0)
    out = train(sources, tmp_path / "out", model_folder(), config)
    assert open_local(out)._engine is not None
    again = train(sources, tmp_path / "out", model_folder(), config)
    assert (again / "model.safetensors").stat().st_size == (out / "model.safetensors").stat().st_size


@pytest.mark.parametrize(
    ("user", "kept"), [("boots around 100", "around 100"), ("80 to 120", "min 80 | price max 120")]
)
def test_a_range_that_was_said_is_learnt_as_two_bounds(user: str, kept: str) -> None:
    where = [{"field": "price", "op": ">=", "value": 80}, {"field": "price", "op": "<=", "value": 120}]
    call = {"name": "search_products", "arguments": {"query": "boots", "where": where}}
    turn = next(iter(phrases.turns({"turns": [{"user": user, "calls": [call]}]})))
    example = examples.call_example(turn)
    assert example is not None
    assert example.output == f"search boots | price {kept}"
