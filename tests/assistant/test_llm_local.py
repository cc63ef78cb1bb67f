"""Hosting a checkpoint: constrained calls, slotted replies, other causal LMs, clear refusals. Tiny random weights."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from langchain_core.messages import AIMessage, HumanMessage, SystemMessage, ToolMessage

from assistant.llm import compact, template
from assistant.llm.local import LocalChat, open_local
from assistant.llm.network import NumpyNetwork, TorchNetwork
from retrieval.schema import Unavailable

WORDS = [
    "search",
    "boots",
    "black",
    "color",
    "=",
    "|",
    ";",
    "show",
    "item",
    "cheapest",
    "talk",
    "greet",
    "price",
    "max",
    "##s",
    "8",
    "##0",
    "track",
    "order",
    "last",
    "cart",
    "basket",
    "person",
    "policy",
    "add",
    "here",
    "is",
    "hello",
    ",",
    ".",
    "'",
    "not",
    "leather",
    "material",
    "remember",
    "forget",
    "orders",
    "checkout",
    "compare",
]


@pytest.fixture(scope="module")
def small_checkpoint(tmp_path_factory: pytest.TempPathFactory) -> Path:
    import torch
    from tokenizers import AddedToken, Tokenizer, decoders, models, normalizers, pre_tokenizers
    from transformers import BertConfig, PreTrainedTokenizerFast

    from assistant.llm.pointer import PointerLM

    folder = tmp_path_factory.mktemp("small")
    special = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", *template.ID_MARKS, *template.SLOTS]
    tokenizer = Tokenizer(
        models.WordPiece({w: i for i, w in enumerate([*special, *WORDS])}, unk_token="[UNK]")
    )
    tokenizer.normalizer = normalizers.BertNormalizer(lowercase=True)
    tokenizer.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    tokenizer.decoder = decoders.WordPiece(cleanup=False)
    tokenizer.add_special_tokens([AddedToken(w, normalized=False) for w in special])
    fast = PreTrainedTokenizerFast(
        tokenizer_object=tokenizer,
        eos_token="[SEP]",
        pad_token="[PAD]",
        unk_token="[UNK]",
        cls_token="[CLS]",
        sep_token="[SEP]",
        mask_token="[MASK]",
    )
    fast.save_pretrained(str(folder))
    torch.manual_seed(1)
    config = BertConfig(
        vocab_size=len(fast),
        hidden_size=32,
        num_hidden_layers=2,
        num_attention_heads=2,
        intermediate_size=64,
        is_decoder=True,
        pad_token_id=0,
        eos_token_id=3,
    )
    config.update({"prefix_lm": True})
    PointerLM(config).save_pretrained(str(folder))
    return folder


@pytest.fixture(scope="module")
def chat(small_checkpoint: Path) -> LocalChat:
    return open_local(small_checkpoint)


def state(**values: Any) -> SystemMessage:
    return SystemMessage("You are the assistant.\n\nSTATE " + json.dumps(values))


TOOL = {
    "type": "function",
    "function": {
        "name": "search_products",
        "description": "find",
        "parameters": {"type": "object", "properties": {}},
    },
}


BOOTS = {"name": "search_products", "arguments": {"query": "boots"}}


@pytest.mark.parametrize("again", [False, True])
@pytest.mark.parametrize("words", ["black boots under 80", "where is W1234567", "hello", "x" * 300])
def test_random_weights_still_write_valid_calls(chat: LocalChat, words: str, again: bool) -> None:
    ids = template.Identifiers()
    state = {"searches": [BOOTS] if again else []}
    text, sure = chat._engine.calls(template.call_prompt(state, words, ids), len(ids.table), again)
    assert 0.0 < sure <= 1.0
    if not text.startswith("talk"):
        assert all(call["name"] in compact.SHAPES for call in compact.read(text, BOOTS if again else None))


def test_with_tools_bound_the_answer_is_calls_or_talk(chat: LocalChat) -> None:
    message = chat.bind_tools([TOOL]).invoke([state(), HumanMessage("black boots")])
    assert message.tool_calls or message.content is not None
    assert not message.invalid_tool_calls


def test_a_reply_uses_only_slots_that_the_results_can_fill(chat: LocalChat) -> None:
    call = {"name": "search_products", "args": {"query": "boots"}, "id": "c1", "type": "tool_call"}
    result = {
        "name": "search_products",
        "outcome": "ok",
        "message": "",
        "facts": {"1.title": "Oslo boots", "n": "4"},
    }
    messages = [
        state(),
        HumanMessage("boots"),
        AIMessage("", tool_calls=[call]),
        ToolMessage(json.dumps(result), tool_call_id="c1"),
    ]
    reply = str(chat.invoke(messages).content)
    slots = {slot for slot in template.SLOTS if slot in reply}
    assert slots <= {"{1.title}", "{n}"}


def test_streamed_pieces_join_to_the_whole_reply(chat: LocalChat) -> None:
    messages = [state(), HumanMessage("hello")]
    assert "".join(str(piece.content) for piece in chat.stream(messages)) == chat.invoke(messages).content


def test_numpy_and_torch_read_and_write_as_in_training(small_checkpoint: Path) -> None:
    import torch

    from assistant.llm.pointer import PointerLM

    model = PointerLM.from_pretrained(str(small_checkpoint)).eval()
    prompt, output = [2, 70, 71, 3], [72, 73]
    whole = torch.tensor([[*prompt, *output]])
    mask = torch.tril(torch.ones(6, 6, dtype=torch.bool))
    mask[:, :4] = True
    types = torch.tensor([[0, 0, 0, 0, 1, 1]])
    with torch.inference_mode():
        hidden = model.bert(
            input_ids=whole, attention_mask=mask[None, None], token_type_ids=types
        ).last_hidden_state
        at_once = model.chances(hidden[:, -1], model.copy_key(hidden[:, :4]), whole[:, :4])[0].numpy()
    for network in (TorchNetwork(model), NumpyNetwork.open(small_checkpoint)):
        reading = network.read(prompt)
        for token in output:
            reading.write(token)
        np.testing.assert_allclose(reading.chances(), at_once, rtol=1e-4, atol=1e-5)


@pytest.fixture(scope="module")
def qwen(tiny_llm: Callable[[str], Path]) -> Path:
    return tiny_llm("qwen3")


def test_another_causal_lm_is_hosted_through_its_own_chat_template(qwen: Path) -> None:
    pieces = []
    for piece in open_local(qwen).stream([HumanMessage("hello")]):
        pieces.append(str(piece.content))
        if len(pieces) > 5:
            break
    assert pieces


def test_a_lora_adapter_loads_over_its_base_and_only_over_it(
    qwen: Path, small_checkpoint: Path, tmp_path: Path
) -> None:
    from peft import LoraConfig, get_peft_model
    from transformers import AutoModelForCausalLM

    base = AutoModelForCausalLM.from_pretrained(str(qwen))
    get_peft_model(base, LoraConfig(r=2, target_modules=["q_proj"], task_type="CAUSAL_LM")).save_pretrained(
        str(tmp_path / "lora")
    )
    assert open_local(qwen, tmp_path / "lora")._engine is not None
    with pytest.raises(Unavailable, match="adapter must be made for this base"):
        open_local(small_checkpoint, tmp_path / "lora")


def test_calls_in_tool_call_blocks_are_read() -> None:
    from assistant.llm.decoding import ChatGenerator

    class Tokenizer:
        chat_template = "{{ messages }}"

    generator = ChatGenerator(None, Tokenizer())
    text = ["<tool_call>\n", '{"name": "view_cart", "arguments": {}}', "\n</tool_call><|im_end|>"]
    assert list(generator._pieces(text, True)) == [("call", '{"name": "view_cart", "arguments": {}}')]


def test_a_missing_or_broken_checkpoint_is_refused_with_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(Unavailable, match=r"config\.json"):
        open_local(tmp_path)
    (tmp_path / "config.json").write_text("{}")
    with pytest.raises(Unavailable, match="cannot be loaded"):
        open_local(tmp_path)
