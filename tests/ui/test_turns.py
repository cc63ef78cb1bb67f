"""One turn at a time, checked before it runs and kept for a reload; and the site's own start."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from typing import Any

import pytest

from assistant.events import Event
from retrieval.schema import Refused, Unavailable
from ui import turns
from ui.server import serve
from ui.sessions import Session
from ui.site import Site


class Slow:
    """Answers word by word, each only when it is let."""

    def __init__(self) -> None:
        self.go = threading.Event()
        self.closed = threading.Event()

    def stream(self, session_id: str, text: str, photo: Any = None, confirm: Any = None) -> Iterator[Event]:
        try:
            yield Event("token", {"text": "one "})
            self.go.wait(5)
            for _ in range(1000):
                yield Event("token", {"text": "more "})
            yield Event("done", {})
        finally:
            self.closed.set()


def test_second_message_waits_for_the_first() -> None:
    session, shop = Session("s"), Slow()
    first = turns.run(shop, session, turns.Ask("a"))  # type: ignore[arg-type]
    assert next(first).data["text"] == "one "
    with pytest.raises(Refused, match="still answering"):
        turns.run(shop, session, turns.Ask("b"))  # type: ignore[arg-type]
    shop.go.set()
    assert list(first)[-1].kind == "done"


def test_browser_that_leaves_ends_the_turn() -> None:
    session, shop = Session("s"), Slow()
    reading = turns.run(shop, session, turns.Ask("a"))  # type: ignore[arg-type]
    next(reading)
    reading.close()  # type: ignore[attr-defined]
    shop.go.set()
    assert shop.closed.wait(5)
    assert session.turn.acquire(timeout=5)
    assert session.said[-1].events[-1] == {"kind": "done", "data": {"stopped": True}}


def test_words_are_kept_as_one_piece() -> None:
    session, shop = Session("s"), Slow()
    shop.go.set()
    list(turns.run(shop, session, turns.Ask("a")))  # type: ignore[arg-type]
    assert [event["kind"] for event in session.said[-1].events] == ["token", "done"]


def test_messages_per_minute_are_limited() -> None:
    session, site = Session("s"), Site(max_turns_per_minute=2)
    for _ in range(2):
        turns.check(turns.Ask("a"), session, site)
    with pytest.raises(Refused, match="a lot of messages"):
        turns.check(turns.Ask("a"), session, site)


def test_control_characters_are_dropped() -> None:
    assert turns.check(turns.Ask(" a\x00\u202eb\n"), Session("s"), Site()).text == "ab"


def test_port_in_use_is_told_before_anything_starts() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        with pytest.raises(Unavailable, match="--port"):
            serve(Slow(), port=taken.getsockname()[1])  # type: ignore[arg-type]


def test_short_secret_is_refused() -> None:
    with pytest.raises(ValueError, match="at least 16"):
        Site(secret=b"short")
