"""A transformers checkpoint in this process as a LangChain chat model: the small one that ships, or any causal LM.

The checkpoint decides how it is spoken to. With `prefix_lm` in its config it is our small model (`template`, short calls);
otherwise its tokenizer's own chat template is used with the tools' JSON schemas, and calls are read from `<tool_call>` blocks.
"""

from __future__ import annotations

import json
import logging
import uuid
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from langchain_core.callbacks import CallbackManagerForLLMRun
from langchain_core.language_models import BaseChatModel
from langchain_core.messages import (
    AIMessage,
    AIMessageChunk,
    BaseMessage,
    HumanMessage,
    SystemMessage,
    ToolMessage,
)
from langchain_core.messages.utils import convert_to_openai_messages
from langchain_core.outputs import ChatGenerationChunk, ChatResult
from langchain_core.outputs.chat_generation import ChatGeneration
from langchain_core.utils.function_calling import convert_to_openai_tool
from pydantic import PrivateAttr
from safetensors import SafetensorError

from assistant.llm import template
from assistant.llm.decoding import ChatGenerator, Generator
from assistant.llm.line import Line
from assistant.llm.network import Network, NumpyNetwork, TorchNetwork
from retrieval.schema import Unavailable

logger = logging.getLogger(__name__)
LONGEST_LINE = 64
"""Generations that may wait; one more is refused, and the planner answers."""
WORDED = ("search_products", "similar_products", "recommend", "show_product", "talk")
"""Calls whose answers the small model words; the rest are facts that the tools and the shop's forms state."""
FIXED_TALK = ("clarify", "refuse", "scope")
"""Talk that the shop's forms word: what the small model asks back or refuses seldom fits."""
SURE = 0.4
"""Mean token probability below which a sentence of the small model is not said; read by hand, most below are garbled."""


def open_local(checkpoint: Path, adapter: Path | None = None, threads: int = 1) -> LocalChat:
    """Load a checkpoint: on a GPU in bf16 over all devices, else in fp32 on the CPU.

    Args:
        checkpoint: Folder with config, weights and tokenizer in transformers' form.
        adapter: Folder of a LoRA adapter made for this base.
        threads: CPU threads of a decode; more than one gains little and collapses under load.

    Raises:
        Unavailable: the folder is missing, not a causal LM, or the adapter belongs to another base.
    """
    if not (checkpoint / "config.json").exists():
        raise Unavailable(
            f"No checkpoint at {str(checkpoint)!r} (a folder with config.json is needed); "
            "give another folder or run `aisle train llm`."
        )
    chat = LocalChat(name=checkpoint.name)
    try:
        config = json.loads((checkpoint / "config.json").read_text(encoding="utf-8"))
        chat.load(
            _small(checkpoint, config)
            if config.get("prefix_lm") and adapter is None
            else _any(checkpoint, adapter, threads)
        )
    except (OSError, ValueError, RuntimeError, KeyError, SafetensorError) as err:
        raise Unavailable(
            f"The checkpoint {str(checkpoint)!r} cannot be loaded ({type(err).__name__}: {str(err)[:300]}); "
            "it must be a causal LM of transformers, and an adapter must be made for this base."
        ) from err
    return chat


def _small(checkpoint: Path, config: Mapping[str, Any]) -> Generator:
    """Our small model: through NumPy on a CPU, through torch on a GPU."""
    import torch
    from transformers import AutoTokenizer

    network: Network = NumpyNetwork.open(checkpoint)
    if torch.cuda.is_available():
        from assistant.llm.pointer import PointerLM

        network = TorchNetwork(PointerLM.from_pretrained(str(checkpoint), dtype=torch.float32).eval().cuda())
    return Generator(network, AutoTokenizer.from_pretrained(str(checkpoint)), config.get("spelling") or {})


def _any(checkpoint: Path, adapter: Path | None, threads: int) -> ChatGenerator:
    """Any causal LM of transformers, with an adapter or without."""
    import torch
    from transformers import AutoModelForCausalLM, AutoTokenizer

    cuda = torch.cuda.is_available()
    if not cuda:
        torch.set_num_threads(threads)
    tokenizer = AutoTokenizer.from_pretrained(str(checkpoint))
    model = AutoModelForCausalLM.from_pretrained(
        str(checkpoint),
        dtype=torch.bfloat16 if cuda else torch.float32,
        device_map="auto" if cuda else None,
    )
    if adapter is not None:
        from peft import PeftModel

        model = PeftModel.from_pretrained(model, str(adapter))
    return ChatGenerator(model.eval(), tokenizer)


class LocalChat(BaseChatModel):
    """One checkpoint behind LangChain's interface; generations take turns, first come, first served."""

    tools: Sequence[dict[str, Any]] = ()
    _engine: Any = PrivateAttr(default=None)
    _line: Any = PrivateAttr(default_factory=lambda: Line(LONGEST_LINE))

    def load(self, engine: Generator | ChatGenerator) -> None:
        """Take what generates."""
        self._engine = engine

    @property
    def _llm_type(self) -> str:
        return "aisle-local"

    def bind_tools(self, tools: Sequence[Any], *, tool_choice: Any = None, **kwargs: Any) -> LocalChat:  # type: ignore[override]
        """Return a view of this model that may call `tools`; engine and line are shared."""
        view = LocalChat(name=self.name, tools=[convert_to_openai_tool(tool) for tool in tools])
        view._engine, view._line = self._engine, self._line
        return view

    def _generate(
        self,
        messages: list[BaseMessage],
        stop: list[str] | None = None,
        run_manager: CallbackManagerForLLMRun | None = None,
        **kwargs: Any,
    ) -> ChatResult:
        whole: AIMessageChunk | None = None
        for chunk in self._stream(messages, stop, run_manager, **kwargs):
            piece = chunk.message
            assert isinstance(piece, AIMessageChunk)
            whole = piece if whole is None else whole + piece
        message = AIMessage(whole.content if whole else "", tool_calls=whole.tool_calls if whole else [])
        return ChatResult(generations=[ChatGeneration(message=message)])

    def _stream(
        self,
        messages: list[BaseMessage],
        stop: list[str] | None = None,
        run_manager: CallbackManagerForLLMRun | None = None,
        **kwargs: Any,
    ) -> Iterator[ChatGenerationChunk]:
        speak = self._small if isinstance(self._engine, Generator) else self._chat
        with self._line.place():
            for message in speak(messages):
                chunk = ChatGenerationChunk(message=message)
                if run_manager and message.text:
                    run_manager.on_llm_new_token(message.text, chunk=chunk)
                yield chunk

    def _small(self, messages: Sequence[BaseMessage]) -> Iterator[AIMessageChunk]:
        turn = _Turn(messages)
        if not self.tools:
            yield from self._worded(turn.calls(), turn)
            return
        ids = template.Identifiers()
        prompt = template.call_prompt(turn.state, turn.user, ids)
        text, sure = self._engine.calls(prompt, len(ids.table), template.in_force(turn.state) is not None)
        logger.debug("small model: %s (%.2f)", text, sure)
        if text.startswith("talk"):
            kind = text.split()[1]
            yield AIMessageChunk(content="", response_metadata={"talk": kind})
            if kind not in FIXED_TALK:
                yield from self._worded([{"name": "talk", "arguments": {"kind": kind}}], turn)
            return
        for index, call in enumerate(template.read_calls(text, turn.state, turn.user, ids)):
            yield _call_chunk(call["name"], call["arguments"], index)

    def _worded(self, calls: Sequence[Mapping[str, Any]], turn: _Turn) -> Iterator[AIMessageChunk]:
        """Stream a reply sentence by sentence, leaving out those the model is not sure of."""
        ids = template.Identifiers()
        slots = turn.slots()
        if len(calls) > 1 or calls[0]["name"] not in WORDED or calls[0]["arguments"].get("question"):
            yield AIMessageChunk(content="")  # the tool's own words or the shop's forms say it better
            return
        shown = sum(f"{{{n}.title}}" in slots for n in range(1, 7))
        prompt = template.reply_prompt(turn.user, calls, turn.outcome(), shown, ids)
        said: list[str] = []
        for raw, sure in self._engine.reply(prompt, slots):
            sentence = template.prose(ids.show(raw))
            if sure >= SURE and sentence not in said:
                yield AIMessageChunk(content=f" {sentence}" if said else sentence)
                said.append(sentence)
        if not said:
            yield AIMessageChunk(content="")

    def _chat(self, messages: Sequence[BaseMessage]) -> Iterator[AIMessageChunk]:
        told = convert_to_openai_messages(list(messages))
        number = 0
        for kind, piece in self._engine.stream(told, list(self.tools)):
            if kind == "text":
                yield AIMessageChunk(content=piece)
            else:
                call = json.loads(piece)
                yield _call_chunk(str(call["name"]), call.get("arguments") or {}, number)
                number += 1


def _call_chunk(name: str, arguments: Mapping[str, Any], index: int) -> AIMessageChunk:
    call = {
        "name": name,
        "args": json.dumps(arguments, ensure_ascii=False),
        "id": f"call_{uuid.uuid4().hex[:12]}",
        "index": index,
        "type": "tool_call_chunk",
    }
    return AIMessageChunk(content="", tool_call_chunks=[call])  # type: ignore[list-item]


class _Turn:
    """What the small model's template needs, read from the messages."""

    def __init__(self, messages: Sequence[BaseMessage]) -> None:
        last = max((i for i, m in enumerate(messages) if isinstance(m, HumanMessage)), default=-1)
        self.user = messages[last].text if last >= 0 else ""
        self._since = messages[last + 1 :]
        before = messages[:last] if last > 0 else []
        self.state: dict[str, Any] = {}
        for message in before:
            if isinstance(message, SystemMessage) and "\n\nSTATE " in message.text:
                self.state = json.loads(message.text.split("\n\nSTATE ", 1)[1])
            elif isinstance(message, HumanMessage):
                self.state["last_user"] = message.text
            elif isinstance(message, AIMessage) and message.tool_calls:
                self.state["last_calls"] = [
                    {"name": c["name"], "arguments": c["args"]} for c in message.tool_calls
                ]

    def calls(self) -> list[dict[str, Any]]:
        """What was called in this turn."""
        return [
            {"name": call["name"], "arguments": call["args"]}
            for message in self._since
            if isinstance(message, AIMessage)
            for call in message.tool_calls
        ] or [{"name": "talk", "arguments": {"kind": "smalltalk"}}]

    def _results(self) -> list[dict[str, Any]]:
        return [
            json.loads(m.text) for m in self._since if isinstance(m, ToolMessage) and m.text.startswith("{")
        ]

    def outcome(self) -> str:
        """The outcome to speak of: the first that is not plainly ok."""
        outcomes = [str(result.get("outcome", "ok")) for result in self._results()]
        return next((o for o in outcomes if o != "ok"), "ok")

    def slots(self) -> set[str]:
        """Fact slots that this turn's results can fill."""
        return {
            "{" + name + "}"
            for result in self._results()
            for name, text in (result.get("facts") or {}).items()
            if text
        }
