"""Turns -> (prompt, output) examples for the small model, in the chat template's form.

Two kinds: `call` (understand the message) and `reply` (word the answer). Replies that state what no slot backs are
left out, so that the model is never taught to invent.
"""

from __future__ import annotations

import json
import lzma
import random
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from assistant.llm import compact, template
from assistant.training.augment import COLORS, MATERIALS
from assistant.training.turns import Turn

_CLAIMS = re.compile(
    rf"\b({'|'.join(COLORS + MATERIALS)}|waterproof|washable|pockets?|hood|lined|zip|padded|breathable|organic|vegan|quiet|"
    r"silent|dishwasher|microwave|warm|soft|light|lightweight|wide|slim|dimmable|cordless|wireless|free|two|three|four|five|six|"
    r"today|tomorrow|tonight|minutes?|hours?|weeks?|within|yesterday|monday|tuesday|wednesday|thursday|friday|saturday|sunday)\b",
    re.I,
)
_SLOT = re.compile(r"\{[^{}]*\}")
_CHAT_SOURCES = ("star/all", "cucom_ecommerce/all", "taskmaster4/all", "sgd/dev", "multiwoz21/dev")
"""Dialogues whose licences let weights ship (the data folder's INDEX.md)."""


@dataclass(frozen=True, slots=True)
class Example:
    """One training or evaluation pair."""

    prompt: str
    output: str
    kind: str
    source: str = ""


def call_example(turn: Turn, source: str = "") -> Example | None:
    """The understanding example of a turn; None where the turn answers a confirmation."""
    if turn.answered_call is not None or turn.outcome in ("confirmed", "declined"):
        return None
    ids = template.Identifiers()
    prompt = template.call_prompt(turn.state, turn.user, ids)
    written = compact.write(turn.calls, template.in_force(turn.state))
    output = ids.hide(_as_said(written, turn.user)) if turn.calls else f"talk {turn.talk}"
    return Example(prompt, output, "call", source)


def _as_said(written: str, user: str) -> str:
    """ "Between 80 and 120" as two bounds, though "around 100" means the same."""
    numbers = {float(n) for n in re.findall(r"\d+(?:\.\d+)?", user)}

    def bounds(match: re.Match[str]) -> str:
        low, high = (round(float(match[1]) * share, 2) for share in (0.8, 1.2))
        return f"price min {low:g} | price max {high:g}" if {low, high} <= numbers else match[0]

    return re.sub(r"price around (\d+(?:\.\d+)?)", bounds, written)


def reply_example(turn: Turn, rng: random.Random, source: str = "") -> Example | None:
    """The wording example of a turn; None where its reply is missing or says what no slot backs."""
    reply = turn.reply
    calls = list(turn.calls) or ([turn.answered_call] if turn.answered_call else [])
    known = [slot for slot in _SLOT.findall(reply) if slot not in template.SLOTS]
    if not reply or known or not _backed(reply, turn, calls):
        return None
    if (
        any(c["name"] == "show_product" and c["arguments"].get("question") for c in calls)
        and turn.outcome == "ok"
    ):
        return None
    calls = calls or [{"name": "talk", "arguments": {"kind": turn.talk or "smalltalk"}}]
    named = [int(n) for n in re.findall(r"\{(\d)\.", reply)]
    shown = max([*named, rng.choice((3, 4, 6, 6, 6)) if turn.outcome in ("ok", "relaxed") else 0])
    ids = template.Identifiers()
    prompt = template.reply_prompt(turn.user, calls, turn.outcome, shown, ids)
    return Example(prompt, ids.hide(reply), "reply", source)


def _backed(reply: str, turn: Turn, calls: Iterable[compact.Call]) -> bool:
    said = " ".join([turn.user, str(turn.state.get("last_user", "")), compact.write(list(calls))]).lower()
    text = _SLOT.sub(" ", reply)
    if any(number not in said for number in re.findall(r"\d+", text)):
        return False
    if not turn.calls and turn.answered_call is None:
        return True
    return all(word.lower().rstrip("s") in said for word in _CLAIMS.findall(text))


def chat_examples(dialogues_dir: Path, words: int = 28) -> Iterator[Example]:
    """Pre-training pairs: what was said last -> what the assistant said next, from task-oriented dialogues."""
    for name in _CHAT_SOURCES:
        path = dialogues_dir / f"{name}.jsonl.xz"
        if not path.exists():
            continue
        with lzma.open(path, "rt", encoding="utf-8") as lines:
            for line in lines:
                spoken = [t for t in json.loads(line).get("turns", []) if t.get("text")]
                for before, after in pairwise(spoken):
                    text = str(after["text"])
                    if (
                        after.get("role") == "assistant"
                        and before.get("role") == "user"
                        and 3 < len(text.split()) <= words
                    ):
                        user = template.shorten(template.clean(str(before["text"])), words)
                        yield Example(f"chat [SEP] now {user}", template.clean(text), "chat", name)
