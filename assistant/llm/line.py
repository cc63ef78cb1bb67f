"""Who is next at a model that answers one at a time."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager

from retrieval.schema import ShopError


class Busy(ShopError):
    """More requests wait than will be answered in time."""

    code = "busy"


class Line:
    """First come, first served: one place at the model, and a bounded line before it."""

    def __init__(self, longest: int) -> None:
        self.longest = longest
        self._waiting: deque[object] = deque()
        self._moved = threading.Condition()

    @property
    def full(self) -> bool:
        """Whether one more would be refused."""
        return len(self._waiting) > self.longest

    @property
    def refusal(self) -> str:
        """What a refused one is told."""
        return f"{self.longest} requests already wait for this model; try again in a few seconds."

    @contextmanager
    def place(self) -> Iterator[None]:
        """Wait for one's turn.

        Raises:
            Busy: the line is full.
        """
        me = object()
        with self._moved:
            if len(self._waiting) > self.longest:
                raise Busy(
                    f"{self.longest} requests already wait for this model; try again in a few seconds."
                )
            self._waiting.append(me)
        try:
            with self._moved:
                self._moved.wait_for(lambda: self._waiting[0] is me)
            yield
        finally:
            with self._moved:
                self._waiting.remove(me)
                self._moved.notify_all()
