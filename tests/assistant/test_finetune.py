"""Fine-tuning a larger LLM: what is learnt, that it is learnt, and that the result is hosted."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from assistant.llm.local import open_local
from assistant.training.finetune import Chat, Method, TuneConfig, chats, encode, search, tune
from assistant.workshop import tune_plan
from retrieval.schema import Retryable, Unavailable

DIALOGUE: dict[str, Any] = {
    "customer": "guest",
    "turns": [
        {
            "user": "red boots under 80",
            "calls": [{"name": "search_products", "arguments": {"query": "boots"}}],
            "reply": "{2.title} is {2.price}.",
        },
        {"user": "thanks", "calls": [], "talk": "thanks", "reply": "Any time!"},
    ],
}
TOOL = {"type": "function", "function": {"name": "search_products", "parameters": {"type": "object"}}}
QUICK = TuneConfig(epochs=6, batch=2, accumulate=1, learning_rate=2e-2, rank=4)


@pytest.fixture(scope="module", params=["qwen3", "llama"])
def base(request: pytest.FixtureRequest, tiny_llm: Callable[[str], Path]) -> Path:
    return tiny_llm(request.param)


@pytest.fixture(scope="module")
def qwen(tiny_llm: Callable[[str], Path]) -> Path:
    return tiny_llm("qwen3")


def short(text: str) -> Chat:
    return Chat(({"role": "user", "content": text}, {"role": "assistant", "content": "boots"}), ())


SHORT = [short(text) for text in ("red", "blue", "green", "grey")]


def test_a_turn_becomes_calls_to_learn_and_a_reply_whose_slots_are_facts() -> None:
    asked, worded, thanked = chats([DIALOGUE], [TOOL], [], 1)
    (call,) = asked.messages[-1]["tool_calls"]
    assert call["function"] == {"name": "search_products", "arguments": {"query": "boots"}}
    assert asked.tools == (TOOL,)
    facts = json.loads(worded.messages[-2]["content"])["facts"]
    assert {"2.title", "2.price", "1.title"} <= set(facts)
    assert worded.messages[-1]["content"] == "{2.title} is {2.price}."
    assert [m["role"] for m in thanked.messages] == ["system", "user", "assistant", "user", "assistant"]


def test_only_the_last_message_is_learnt(qwen: Path) -> None:
    from transformers import AutoTokenizer

    tokenizer = AutoTokenizer.from_pretrained(str(qwen))
    row = encode(SHORT[0], tokenizer)
    learnt = [label for label in row["labels"] if label != -100]
    assert tokenizer.decode(learnt) == "boots<|im_end|>\n"
    assert len(row["labels"]) == len(row["input_ids"])


@pytest.mark.parametrize(
    ("method", "rate"), [("full", 2e-2), ("lora", 2e-2), ("adalora", 2e-2), ("prefix", 0.5)]
)
def test_the_loss_falls_and_the_host_opens_the_result(
    base: Path, method: Method, rate: float, tmp_path: Path
) -> None:
    before = tune(
        base, SHORT, tmp_path / "none", TuneConfig(method=method, epochs=0.5, batch=4, learning_rate=0.0)
    )
    after = tune(
        base, SHORT, tmp_path / "tuned", replace(QUICK, method=method, learning_rate=rate, epochs=12)
    )
    assert after < before
    if method == "full":
        assert open_local(tmp_path / "tuned")._engine is not None
    else:
        assert open_local(base, tmp_path / "tuned")._engine is not None


def test_a_merged_adapter_says_what_the_adapter_says(base: Path, tmp_path: Path) -> None:
    import torch

    tune(base, SHORT, tmp_path / "apart", QUICK)
    tune(base, SHORT, tmp_path / "merged", replace(QUICK, merge=True))
    ids = torch.tensor([[5, 9, 40, 41]])
    with torch.inference_mode():
        apart = open_local(base, tmp_path / "apart")._engine.model(input_ids=ids).logits
        merged = open_local(tmp_path / "merged")._engine.model(input_ids=ids).logits
    torch.testing.assert_close(apart, merged, rtol=1e-3, atol=1e-4)


def test_the_search_keeps_its_trials_and_returns_the_best(qwen: Path, tmp_path: Path) -> None:
    config = TuneConfig(epochs=1, batch=4, accumulate=1)
    found = search(qwen, [*SHORT, *SHORT, *SHORT], tmp_path, config, 2)
    assert found.rank in (4, 8, 16, 32, 64)
    assert search(qwen, [*SHORT, *SHORT, *SHORT], tmp_path, config, 2) == found


def test_what_cannot_be_tuned_is_refused(qwen: Path, tmp_path: Path) -> None:
    with pytest.raises(Unavailable, match="take --method lora"):
        tune(qwen, SHORT, tmp_path, TuneConfig(method="qlora"))
    with pytest.raises(Unavailable, match="no causal LM"):
        tune(tmp_path / "nothing", SHORT, tmp_path)
    with pytest.raises(Unavailable, match="fits into 4 tokens"):
        tune(qwen, SHORT, tmp_path, TuneConfig(max_tokens=4))


def test_settings_are_read_by_name_and_refused_with_what_is_allowed() -> None:
    plan = tune_plan("lora", ["rank=32", "merge=true", "learning_rate=1e-5"])
    assert plan == TuneConfig(rank=32, merge=True, learning_rate=1e-5)
    with pytest.raises(Retryable, match="'full', 'lora'"):
        tune_plan("magic", [])
    with pytest.raises(Retryable, match="one of method, rank"):
        tune_plan("lora", ["rnk=3"])
    with pytest.raises(Retryable, match="valid integer"):
        tune_plan("lora", ["rank=x"])
