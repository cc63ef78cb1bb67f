"""Replays dialogues from a file: one JSON line in, one JSON line out, a fresh session for each."""

from __future__ import annotations

import base64
import json
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Protocol

from assistant.events import Event
from assistant.guard import yes_or_no
from retrieval.schema import Retryable


class Talker(Protocol):
    """What a replay needs of the assistant."""

    def stream(
        self, session_id: str, text: str, photo: bytes | None = None, confirm: bool | None = None
    ) -> Iterator[Event]: ...

    def sign_in(self, session_id: str, customer_id: str) -> Mapping[str, Any]: ...

    def customers(self, limit: int) -> Sequence[Mapping[str, Any]]: ...


class BadLine(Retryable):
    """A line of the input that is no dialogue."""

    code = "bad_line"


@dataclass(frozen=True, slots=True)
class Dialogue:
    """One line of the input."""

    id: str
    customer: str
    turns: tuple[Mapping[str, Any], ...]


def read_dialogue(line: str, number: int) -> Dialogue:
    """Read one line.

    Raises:
        BadLine: It is not a dialogue; the message has the line number and what is wrong.
    """
    try:
        data = json.loads(line)
    except ValueError as err:
        raise BadLine(f"line {number}: not JSON ({err})") from err
    if not isinstance(data, dict):
        raise BadLine(f"line {number}: expected an object, got {type(data).__name__}")
    turns = data.get("turns")
    if not isinstance(turns, list) or not turns:
        raise BadLine(f'line {number}: "turns" must be a list with at least one turn, got {turns!r}')
    for place, turn in enumerate(turns, 1):
        if not isinstance(turn, dict) or not isinstance(turn.get("user"), str):
            raise BadLine(
                f'line {number}, turn {place}: expected an object with a text in "user", got {turn!r:.120}'
            )
    customer = data.get("customer", "guest")
    if not isinstance(customer, str):
        raise BadLine(
            f'line {number}: "customer" must be guest, signed_in or a customer id, got {customer!r}'
        )
    return Dialogue(str(data.get("id", number)), customer or "guest", tuple(turns))


def photo_of(turn: Mapping[str, Any], base: Path) -> bytes | None:
    """The picture of a turn: a path (absolute, or relative to the file) or base64 text.

    Raises:
        BadLine: It is neither.
    """
    image = turn.get("image")
    if not image:
        return None
    if not isinstance(image, str):
        raise BadLine(f'"image" must be a path or base64, got {type(image).__name__}')
    if len(image) < 1024:
        for path in (Path(image), base / image):
            if path.is_file():
                return path.read_bytes()
    try:
        return base64.b64decode(image.partition("base64,")[2] or image, validate=True)
    except ValueError as err:
        raise BadLine(f'"image" is neither a file here nor base64: {image[:80]!r}') from err


@dataclass(slots=True)
class _Clock:
    began: float = field(default_factory=time.perf_counter)
    ms: dict[str, float | None] = field(
        default_factory=lambda: {"first_event": None, "first_card": None, "first_token": None, "total": None}
    )

    def mark(self, name: str) -> None:
        if self.ms[name] is None:
            self.ms[name] = round((time.perf_counter() - self.began) * 1000, 1)


_CALL_KEYS = ("name", "arguments", "result")
_CARD_KEYS = (
    "sku", "title", "price", "category", "brand", "color", "size", "material", "audience", "rating",
    "in_stock",
)  # fmt: skip


def replay_turn(
    assistant: Talker, session_id: str, turn: Mapping[str, Any], base: Path, waiting: bool = False
) -> dict[str, Any]:
    """Play one turn and record it in the form of the output.

    Args:
        waiting: The turn before ended with a change that waits for a yes.
    """
    clock = _Clock()
    calls: dict[str, dict[str, Any]] = {}
    shown: list[dict[str, Any]] = []
    reply, awaiting = "", False
    for event in _events(assistant, session_id, turn, photo_of(turn, base), waiting):
        clock.mark("first_event")
        if event.kind == "calls":
            for call in event.data["calls"]:
                calls[f"{call['name']} {json.dumps(call['arguments'], sort_keys=True, default=str)}"] = {
                    key: call[key] for key in _CALL_KEYS
                }
        elif event.kind == "cards":
            clock.mark("first_card")
            shown += [{key: card[key] for key in _CARD_KEYS} for card in event.data["cards"]]
        elif event.kind == "token":
            clock.mark("first_token")
            reply += str(event.data["text"])
        elif event.kind == "confirm":
            awaiting = True
        elif event.kind == "error":
            reply += str(event.data["message"])
    clock.mark("total")
    return {
        "user": turn["user"],
        "calls": list(calls.values()),
        "shown": shown,
        "reply": reply.strip(),
        "awaiting_confirmation": awaiting,
        "ms": clock.ms,
    }


def _events(
    assistant: Talker, session_id: str, turn: Mapping[str, Any], photo: bytes | None, waiting: bool
) -> Iterator[Event]:
    """The turn's events; only `"confirm": true` agrees to a change, in the turn that asks or the next."""
    agreed = turn.get("confirm") is True
    if waiting and (agreed or yes_or_no(turn["user"])):
        yield from assistant.stream(session_id, turn["user"], photo=photo, confirm=agreed)
        return
    asked = False
    for event in assistant.stream(session_id, turn["user"], photo=photo):
        if event.kind == "confirm" and agreed:
            asked = True
            continue
        yield event
    if asked:
        yield Event("token", {"text": " "})
        yield from assistant.stream(session_id, "", confirm=True)


def demo_customer(assistant: Talker) -> str:
    """The customer that `signed_in` stands for: the first demo customer with several orders.

    Raises:
        BadLine: This shop has no customers.
    """
    people = assistant.customers(40)
    if not people:
        raise BadLine('"customer": "signed_in" needs a shop with customers; this one has none')
    return str(next((p["id"] for p in people if p.get("orders", 0) >= 3), people[0]["id"]))


def replay_dialogue(assistant: Talker, dialogue: Dialogue, base: Path, number: int) -> dict[str, Any]:
    """Play one dialogue in a session of its own."""
    session_id = f"replay-{number}-{time.time_ns()}"
    if dialogue.customer == "signed_in":
        assistant.sign_in(session_id, demo_customer(assistant))
    elif dialogue.customer != "guest":
        assistant.sign_in(session_id, dialogue.customer)
    turns: list[dict[str, Any]] = []
    for turn in dialogue.turns:
        waiting = bool(turns) and bool(turns[-1]["awaiting_confirmation"])
        turns.append(replay_turn(assistant, session_id, turn, base, waiting))
    return {"id": dialogue.id, "turns": turns}


def replay_file(
    assistant: Talker,
    source: Path,
    out: Path,
    complain: Callable[[str], None],
    progress: Callable[[int], None],
) -> tuple[int, int]:
    """Play every line of `source`; a line that cannot be played is complained of and skipped.

    Returns:
        How many dialogues were written, and how many lines were skipped.
    """
    done = skipped = 0
    out.parent.mkdir(parents=True, exist_ok=True)
    with source.open("rb") as lines, out.open("w", encoding="utf-8") as sink:
        for number, raw in enumerate(lines, 1):
            line = raw.decode("utf-8", errors="replace").strip().lstrip("\ufeff")
            if not line:
                continue
            try:
                record = replay_dialogue(assistant, read_dialogue(line, number), source.parent, number)
            except Retryable as err:
                text = str(err)
                complain(text if text.startswith("line ") else f"line {number}: {text}")
                skipped += 1
                continue
            sink.write(json.dumps(record, ensure_ascii=False, default=str) + "\n")
            sink.flush()
            done += 1
            progress(number)
    return done, skipped
