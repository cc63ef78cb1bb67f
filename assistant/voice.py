"""Listens to the LLM with a deadline: pieces as they come, or `LLMAway` when it is late, broken or absent."""

from __future__ import annotations

import queue
import threading
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import Any

from langchain_core.language_models import BaseChatModel
from langchain_core.messages import AIMessageChunk, BaseMessage

from assistant.llm.scripted import AbsentModel
from retrieval.schema import Unavailable


class LLMAway(Unavailable):
    """The LLM did not answer, answered too late, or made no sense."""

    code = "llm_away"


@dataclass(slots=True)
class Voice:
    """One LLM and its patience; safe to share between sessions."""

    model: BaseChatModel
    first_s: float = 6.0
    """Longest silence before the first piece."""
    total_s: float = 12.0
    """Longest a whole answer may take."""
    _pool: ThreadPoolExecutor = field(
        default_factory=lambda: ThreadPoolExecutor(max_workers=16, thread_name_prefix="llm")
    )

    @property
    def absent(self) -> bool:
        """True when there is no LLM at all."""
        return isinstance(self.model, AbsentModel)

    def pieces(
        self, messages: Sequence[BaseMessage], tools: Sequence[Any] = (), stop: threading.Event | None = None
    ) -> Iterator[AIMessageChunk]:
        """Yield the answer piece by piece.

        Args:
            tools: Bound for this call; none means that the answer is prose.
            stop: When set, the generation is left at its next piece.

        Raises:
            LLMAway: It failed, or a deadline passed; what was yielded before may be incomplete.
        """
        outbox: queue.SimpleQueue[AIMessageChunk | None] = queue.SimpleQueue()
        stop = stop or threading.Event()
        left = threading.Event()
        task = self._pool.submit(self._pump, messages, tools, outbox, (stop, left))
        task.add_done_callback(lambda _: outbox.put(None))
        try:
            yield from self._read(outbox, task)
        finally:
            left.set()

    def _read(
        self, outbox: queue.SimpleQueue[AIMessageChunk | None], task: Future[None]
    ) -> Iterator[AIMessageChunk]:
        end = time.monotonic() + self.total_s
        wait = min(self.first_s, self.total_s)
        while True:
            try:
                piece = outbox.get(timeout=max(wait, 0.001))
            except queue.Empty:
                raise LLMAway(
                    f"The LLM was silent for {wait:.1f} s; raise AISLE_LLM_TIMEOUT_S or use a faster one."
                ) from None
            if piece is None:
                break
            yield piece
            wait = end - time.monotonic()
            if wait <= 0:
                raise LLMAway(f"The LLM took longer than {self.total_s:g} s; raise AISLE_LLM_TIMEOUT_S.")
        error = task.exception()
        if error is not None:
            raise LLMAway(f"The LLM failed with {type(error).__name__}: {str(error)[:200]}") from error

    def _pump(
        self,
        messages: Sequence[BaseMessage],
        tools: Sequence[Any],
        outbox: queue.SimpleQueue[AIMessageChunk | None],
        ends: tuple[threading.Event, threading.Event],
    ) -> None:
        speaker = self.model.bind_tools(tools) if tools else self.model
        for piece in speaker.stream(list(messages)):
            if any(event.is_set() for event in ends):
                return
            if isinstance(piece, AIMessageChunk):
                outbox.put(piece)
