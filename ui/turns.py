"""One turn of a session: checked, run apart from the connection that asked for it, kept for a reload.

The turn runs in its own thread, so that a browser that goes away neither holds the session nor loses the
record of the answer. Whatever fails, the shopper gets an apology and a trace id, never a stack trace.
"""

from __future__ import annotations

import logging
import queue
import secrets
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from assistant.events import Event
from retrieval.schema import Refused, ShopError
from ui.sessions import Said, Session
from ui.site import ShopAssistant, Site

logger = logging.getLogger(__name__)

APOLOGY = "Something went wrong on our side. Your cart is safe; please try again in a moment."

ANSWERS = {True: "Yes, go ahead", False: "No, leave it"}
"""What the page shows for a shopper who chose a button instead of writing."""


@dataclass(frozen=True, slots=True)
class Ask:
    """What a shopper sends in one turn."""

    text: str = ""
    photo_id: str = ""
    """A picture sent before in this session."""
    confirm: bool | None = None
    """The answer to a question that waits for a yes; None when there is none."""
    strike: str = ""
    """Id of a chip to strike out; then the words are only what the page shows for it."""


def check(ask: Ask, session: Session, site: Site) -> Ask:
    """Return the message, tidied.

    Raises:
        Refused: empty, too long, an unknown picture, or too many messages in a minute.
    """
    text = "".join(
        c for c in ask.text if c in "\n\t" or (c.isprintable() and not 0xD800 <= ord(c) <= 0xDFFF)
    ).strip()
    if not (text or ask.photo_id or ask.strike) and ask.confirm is None:
        raise Refused(
            "There is no message yet. Tell us what you are looking for, or add a photo.", code="empty"
        )
    if len(text) > site.max_message:
        raise Refused(
            f"Your message has {len(text):,} characters and we can read {site.max_message:,} at once. "
            "A sentence or two about what you need is plenty.",
            code="too_long",
        )
    if ask.photo_id and ask.photo_id not in session.photos:
        raise Refused("We no longer have that picture. Please add it again.", code="unknown_photo")
    now = time.monotonic()
    while session.turns_at and now - session.turns_at[0] > 60:
        session.turns_at.popleft()
    if len(session.turns_at) >= site.max_turns_per_minute:
        raise Refused(
            "That was a lot of messages in a minute. Give us a moment, then go on.", code="too_many"
        )
    session.turns_at.append(now)
    return replace(ask, text=text)


def run(assistant: ShopAssistant, session: Session, ask: Ask) -> Iterator[Event]:
    """Start a checked turn and return its events; closing the iterator stops the turn.

    Raises:
        Refused: another turn of this session is still running.
    """
    if not session.turn.acquire(timeout=2.0):
        raise Refused("We are still answering your last message. Stop it, or wait a moment.", code="busy")
    session.stop.clear()
    outbox: queue.SimpleQueue[Event | None] = queue.SimpleQueue()
    worker = threading.Thread(target=_work, args=(assistant, session, ask, outbox), name="turn", daemon=True)
    worker.start()
    return _read(session, outbox)


def _read(session: Session, outbox: queue.SimpleQueue[Event | None]) -> Iterator[Event]:
    finished = False
    try:
        while (event := outbox.get()) is not None:
            yield event
        finished = True
    finally:
        if not finished:
            session.stop.set()


def _work(
    assistant: ShopAssistant, session: Session, ask: Ask, outbox: queue.SimpleQueue[Event | None]
) -> None:
    said = Said(ask.text or ("" if ask.confirm is None else ANSWERS[ask.confirm]), ask.photo_id, [])
    try:
        session.said.append(said)
        stream = _events(assistant, session, ask)
        for event in stream:
            _remember(session, said, event)
            outbox.put(event)
            if session.stop.is_set():
                _close(stream)
                event = Event("done", {"stopped": True})
                _remember(session, said, event)
                outbox.put(event)
                break
    except ShopError as err:
        _give_up(session, said, outbox, str(err), err.code)
    except Exception:
        trace = secrets.token_hex(4)
        logger.exception("turn failed trace=%s", trace)
        _give_up(session, said, outbox, APOLOGY, "error", trace)
    finally:
        session.turn.release()
        outbox.put(None)


def _events(assistant: ShopAssistant, session: Session, ask: Ask) -> Iterator[Event]:
    if ask.strike:
        return iter(assistant.strike(session.id, ask.strike))
    return assistant.stream(session.id, ask.text, photo=session.photos.get(ask.photo_id), confirm=ask.confirm)


def _give_up(
    session: Session,
    said: Said,
    outbox: queue.SimpleQueue[Event | None],
    message: str,
    code: str,
    trace: str = "",
) -> None:
    for event in (Event("error", {"message": message, "code": code, "trace": trace}), Event("done", {})):
        _remember(session, said, event)
        outbox.put(event)


def _close(stream: Iterator[Event]) -> None:
    close = getattr(stream, "close", None)
    if close is not None:
        close()


def _remember(session: Session, said: Said, event: Event) -> None:
    data: dict[str, Any] = dict(event.data)
    if event.kind == "constraints":
        session.chips = chips_of(data)
    if event.kind == "token" and said.events and said.events[-1]["kind"] == "token":
        said.events[-1]["data"]["text"] += str(data.get("text", ""))
        return
    said.events.append({"kind": event.kind, "data": data})


def chips_of(data: dict[str, Any]) -> list[dict[str, Any]]:
    """Read the chips of a `constraints` event."""
    return list(data.get("chips", ()))
