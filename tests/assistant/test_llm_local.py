"""Hosting a checkpoint: constrained calls, slotted replies, other causal LMs, clear refusals. Tiny random weights."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from langchain_core.messages import AIMessage, HumanMessage, SystemMessage, ToolMessage

from assistant.llm import compact, template
from assistant.llm.local import LocalChat, open_local
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
CHATML = "{% for m in messages %}<|im_start|>{{ m.role }}\n{{ m.content }}<|im_end|>\n{% endfor %}<|im_start|>assistant\n"


@pytest.fixture(scope="module")
def small_checkpoint(tmp_path_factory: pytest.TempPathFactory) -> Path:
    import torch
    from tokenizers import AddedToken, Tokenizer, decoders, models, normalizers, pre_tokenizers
    from transformers import BertConfig, BertLMHeadModel, PreTrainedTokenizerFast

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
    BertLMHeadModel(config).save_pretrained(str(folder))
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


@pytest.mark.parametrize("words", ["black boots under 80", "where is W1234567", "hello", "x" * 300])
def test_random_weights_still_write_valid_calls(chat: LocalChat, words: str) -> None:
    ids = template.Identifiers()
    text, sure = chat._engine.calls(template.call_prompt({}, words, ids), len(ids.table))
    assert 0.0 < sure <= 1.0
    if not text.startswith("talk"):
        assert all(call["name"] in compact.SHAPES for call in compact.read(text))


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


def test_reading_the_prompt_in_both_directions_equals_reading_it_token_by_token_with_the_cache(
    chat: LocalChat,
) -> None:
    import torch

    model = chat._engine.model
    prompt, output = torch.tensor([[2, 70, 71, 3]]), [72, 73]
    whole = torch.tensor([[2, 70, 71, 3, *output]])
    mask = torch.tril(torch.ones(6, 6, dtype=torch.bool))
    mask[:, :4] = True
    types = torch.tensor([[0, 0, 0, 0, 1, 1]])
    at_once = model(input_ids=whole, attention_mask=mask[None, None], token_type_ids=types).logits[0, -1]
    step = model(
        input_ids=prompt,
        attention_mask=torch.ones(1, 1, 4, 4, dtype=torch.bool),
        token_type_ids=torch.zeros_like(prompt),
        use_cache=True,
    )
    for number, token in enumerate(output):
        step = model(
            input_ids=torch.tensor([[token]]),
            past_key_values=step.past_key_values,
            use_cache=True,
            attention_mask=torch.ones(1, 1, 1, 5 + number, dtype=torch.bool),
            token_type_ids=torch.tensor([[1]]),
        )
    torch.testing.assert_close(step.logits[0, -1], at_once, rtol=1e-4, atol=1e-5)


@pytest.fixture(scope="module")
def qwen(tmp_path_factory: pytest.TempPathFactory) -> Path:
    import torch
    from tokenizers import Tokenizer, decoders, models, pre_tokenizers
    from transformers import PreTrainedTokenizerFast, Qwen3Config, Qwen3ForCausalLM

    folder = tmp_path_factory.mktemp("qwen")
    alphabet = sorted(pre_tokenizers.ByteLevel.alphabet())
    vocabulary = {piece: i for i, piece in enumerate(["<|im_end|>", "<|im_start|>", *alphabet])}
    tokenizer = Tokenizer(models.BPE(vocabulary, merges=[]))
    tokenizer.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    tokenizer.decoder = decoders.ByteLevel()
    fast = PreTrainedTokenizerFast(tokenizer_object=tokenizer, eos_token="<|im_end|>", pad_token="<|im_end|>")
    fast.chat_template = CHATML
    fast.save_pretrained(str(folder))
    torch.manual_seed(2)
    config = Qwen3Config(
        vocab_size=len(fast),
        hidden_size=32,
        num_hidden_layers=1,
        num_attention_heads=2,
        num_key_value_heads=1,
        head_dim=16,
        intermediate_size=64,
        eos_token_id=0,
        pad_token_id=0,
    )
    Qwen3ForCausalLM(config).save_pretrained(str(folder))
    return folder


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
        chat_template = CHATML

    generator = ChatGenerator(None, Tokenizer())
    text = ["<tool_call>\n", '{"name": "view_cart", "arguments": {}}', "\n</tool_call><|im_end|>"]
    assert list(generator._pieces(text, True)) == [("call", '{"name": "view_cart", "arguments": {}}')]


def test_a_missing_or_broken_checkpoint_is_refused_with_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(Unavailable, match=r"config\.json"):
        open_local(tmp_path)
    (tmp_path / "config.json").write_text("{}")
    with pytest.raises(Unavailable, match="cannot be loaded"):
        open_local(tmp_path)
