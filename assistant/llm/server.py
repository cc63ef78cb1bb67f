"""An OpenAI-compatible server over one local checkpoint: `/v1/chat/completions` with tools and streaming, `/v1/models`.

Lets several shops share one model, and stands in for vLLM or any other such server, which can replace it. Requests are
answered one after the other in the order they came; a client that leaves frees its place.
"""

from __future__ import annotations

import json
import logging
import time
import uuid
from collections.abc import Iterator
from typing import Any, Literal

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, Response, StreamingResponse
from langchain_core.language_models import BaseChatModel
from langchain_core.messages import AIMessageChunk, BaseMessage
from langchain_core.messages.utils import convert_to_messages
from pydantic import BaseModel, Field

from assistant.llm.line import Busy, Line

logger = logging.getLogger(__name__)


class ChatRequest(BaseModel):
    """What a client may ask for; further keys of the OpenAI interface are accepted and ignored."""

    model: str = ""
    messages: list[dict[str, Any]] = Field(min_length=1, max_length=200)
    tools: list[dict[str, Any]] = Field(default_factory=list, max_length=128)
    tool_choice: Literal["auto", "none"] | dict[str, Any] | None = None
    stream: bool = False


def build_server(model: BaseChatModel, name: str, longest_line: int = 64) -> FastAPI:
    """Put the server together; opens no port.

    Args:
        name: What the model is called in answers and in `/v1/models`.
        longest_line: Requests that may wait; one more is refused with 429 and Retry-After.
    """
    app, line = FastAPI(title=f"{name} on Aisle", openapi_url="/openapi.json"), Line(longest_line)

    @app.get("/v1/models")
    def models() -> dict[str, Any]:
        """The one model that is hosted."""
        return {"object": "list", "data": [{"id": name, "object": "model", "owned_by": "aisle"}]}

    @app.get("/health")
    def health() -> dict[str, str]:
        """Answers when the model is loaded."""
        return {"status": "ok"}

    @app.post("/v1/chat/completions", response_model=None)
    def complete(request: ChatRequest) -> Response:
        """Answer a conversation: calls of the given tools, or text."""
        if request.model not in ("", name):
            return _error(404, f"There is no model {request.model!r} here; ask for {name!r}.")
        try:
            messages = convert_to_messages(request.messages)
        except (ValueError, KeyError, TypeError, NotImplementedError) as err:
            return _error(400, f"The messages cannot be read ({str(err)[:200]}); send OpenAI chat messages.")
        if line.full:
            return _error(429, line.refusal, {"Retry-After": "5"})
        wanted = [] if request.tool_choice == "none" else request.tools
        speaker: Any = model.bind_tools(wanted) if wanted else model
        answer = _Answer(name)
        if request.stream:
            return StreamingResponse(answer.events(speaker, messages, line), media_type="text/event-stream")
        return _whole(answer, speaker, messages, line)

    @app.exception_handler(RequestValidationError)
    def malformed(request: Request, err: RequestValidationError) -> Response:
        first = err.errors()[0]
        place = ".".join(str(part) for part in first["loc"] if part != "body")
        return _error(400, f"{place or 'The request'}: {first['msg']}")

    return app


def _whole(answer: _Answer, speaker: Any, messages: list[BaseMessage], line: Line) -> Response:
    try:
        with line.place():
            for chunk in speaker.stream(messages):
                answer.add(chunk)
    except Busy as err:
        return _error(429, str(err), {"Retry-After": "5"})
    except Exception:
        logger.exception("a completion failed")
        return _error(500, "The model failed on this conversation; its log says why.")
    return JSONResponse(answer.whole())


class _Answer:
    """One answer as it grows, in the interface's forms."""

    def __init__(self, model: str) -> None:
        self.head = {"id": f"chatcmpl-{uuid.uuid4().hex[:20]}", "created": int(time.time()), "model": model}
        self.text = ""
        self.calls: list[dict[str, Any]] = []

    def add(self, chunk: AIMessageChunk) -> dict[str, Any]:
        """Take a piece; returns what is new of it as a delta."""
        delta: dict[str, Any] = {}
        if chunk.text:
            self.text += chunk.text
            delta["content"] = chunk.text
        for piece in chunk.tool_call_chunks:
            call = {
                "id": piece["id"],
                "type": "function",
                "function": {"name": piece["name"], "arguments": piece["args"] or "{}"},
            }
            self.calls.append(call)
            delta.setdefault("tool_calls", []).append({"index": len(self.calls) - 1, **call})
        return delta

    @property
    def ending(self) -> str:
        return "tool_calls" if self.calls else "stop"

    def whole(self) -> dict[str, Any]:
        """The answer as one object."""
        message: dict[str, Any] = {"role": "assistant", "content": self.text or None}
        if self.calls:
            message["tool_calls"] = self.calls
        choice = {"index": 0, "message": message, "finish_reason": self.ending}
        usage = {"prompt_tokens": 0, "completion_tokens": 0, "total_tokens": 0}
        return {**self.head, "object": "chat.completion", "choices": [choice], "usage": usage}

    def events(self, speaker: Any, messages: list[BaseMessage], line: Line) -> Iterator[str]:
        """Server-sent events; a generation that breaks off ends with an error event."""
        yield self._event({"role": "assistant", "content": ""})
        try:
            with line.place():
                for chunk in speaker.stream(messages):
                    if delta := self.add(chunk):
                        yield self._event(delta)
        except Busy as err:
            yield f"data: {json.dumps({'error': {'message': str(err), 'type': 'busy'}})}\n\n"
            return
        except Exception:
            logger.exception("a stream broke off")
            message = "The model failed in the middle of its answer; its log says why."
            yield f"data: {json.dumps({'error': {'message': message, 'type': 'server_error'}})}\n\n"
            return
        yield self._event({}, self.ending)
        yield "data: [DONE]\n\n"

    def _event(self, delta: dict[str, Any], ending: str | None = None) -> str:
        choice = {"index": 0, "delta": delta, "finish_reason": ending}
        record = {**self.head, "object": "chat.completion.chunk", "choices": [choice]}
        return f"data: {json.dumps(record, ensure_ascii=False)}\n\n"


def _error(status: int, message: str, headers: dict[str, str] | None = None) -> Response:
    return JSONResponse({"error": {"message": message, "type": "invalid_request_error"}}, status, headers)
