"""A chat model that says what it was told to say: for tests, demos and when no LLM is configured.

It is a real LangChain chat model, so a test that uses it runs the very graph that a shopper's turn runs.
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from langchain_core.callbacks import CallbackManagerForLLMRun
from langchain_core.language_models import BaseChatModel
from langchain_core.messages import AIMessage, AIMessageChunk, BaseMessage
from langchain_core.messages.tool import tool_call_chunk
from langchain_core.outputs import ChatGeneration, ChatGenerationChunk, ChatResult
from pydantic import Field, PrivateAttr

from retrieval.schema import Unavailable

Call = tuple[str, dict[str, Any]]
Reply = str | list[Call] | Exception | Callable[[Sequence[BaseMessage]], "str | list[Call]"]


class ScriptedModel(BaseChatModel):
    """Answers with `replies` in order.

    A reply is a text, a list of `(tool, arguments)`, an exception to raise, or a function of the messages.
    """

    replies: list[Any] = Field(default_factory=list)
    delay_s: float = 0.0
    """Pause before each piece, to play a slow model."""
    tools: list[Any] = Field(default_factory=list)
    _state: dict[str, Any] = PrivateAttr(default_factory=lambda: {"next": 0, "seen": [], "bound": []})

    @property
    def _llm_type(self) -> str:
        return "scripted"

    @property
    def seen(self) -> list[list[BaseMessage]]:
        """The messages of every call so far."""
        return list(self._state["seen"])

    @property
    def bound(self) -> list[int]:
        """How many tools were bound at every call so far."""
        return list(self._state["bound"])

    def bind_tools(self, tools: Sequence[Any], **kwargs: Any) -> ScriptedModel:
        """Remember the tools; the copy shares this model's place in the script."""
        bound = self.model_copy(update={"tools": list(tools)})
        bound._state = self._state
        return bound

    def _next(self, messages: Sequence[BaseMessage]) -> str | list[Call]:
        state = self._state
        state["seen"].append(list(messages))
        state["bound"].append(len(self.tools))
        if state["next"] >= len(self.replies):
            raise Unavailable(
                f"The script has {len(self.replies)} replies and was asked for one more; add it."
            )
        reply = self.replies[state["next"]]
        state["next"] += 1
        if isinstance(reply, Exception):
            raise reply
        answer: str | list[Call] = reply(messages) if callable(reply) else reply
        return answer

    def _stream(
        self,
        messages: list[BaseMessage],
        stop: list[str] | None = None,
        run_manager: CallbackManagerForLLMRun | None = None,
        **kwargs: Any,
    ) -> Iterator[ChatGenerationChunk]:
        reply = self._next(messages)
        turn = self._state["next"]
        if isinstance(reply, str):
            for start in range(0, len(reply), 7):
                time.sleep(self.delay_s)
                yield ChatGenerationChunk(message=AIMessageChunk(content=reply[start : start + 7]))
            if not reply:
                yield ChatGenerationChunk(message=AIMessageChunk(content=""))
            return
        for index, (name, arguments) in enumerate(reply):
            time.sleep(self.delay_s)
            chunk = tool_call_chunk(
                name=name, args=json.dumps(arguments), id=f"call_{turn}_{index}", index=index
            )
            yield ChatGenerationChunk(message=AIMessageChunk(content="", tool_call_chunks=[chunk]))

    def _generate(
        self,
        messages: list[BaseMessage],
        stop: list[str] | None = None,
        run_manager: CallbackManagerForLLMRun | None = None,
        **kwargs: Any,
    ) -> ChatResult:
        reply = self._next(messages)
        if isinstance(reply, str):
            message = AIMessage(content=reply)
        else:
            turn = self._state["next"]
            calls = [
                {"name": n, "args": a, "id": f"call_{turn}_{i}", "type": "tool_call"}
                for i, (n, a) in enumerate(reply)
            ]
            message = AIMessage(content="", tool_calls=calls)  # type: ignore[arg-type]
        return ChatResult(generations=[ChatGeneration(message=message)])


class AbsentModel(BaseChatModel):
    """Stands where no LLM is configured or none could be opened; every call says why."""

    reason: str = "No LLM is configured; set AISLE_LLM to `local` or `openai`."

    @property
    def _llm_type(self) -> str:
        return "absent"

    def bind_tools(self, tools: Sequence[Any], **kwargs: Any) -> AbsentModel:
        """Nothing to bind."""
        return self

    def _generate(
        self,
        messages: list[BaseMessage],
        stop: list[str] | None = None,
        run_manager: CallbackManagerForLLMRun | None = None,
        **kwargs: Any,
    ) -> ChatResult:
        raise Unavailable(self.reason)
