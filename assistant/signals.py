"""What a message is about and how it sounds, in one pass of the text encoder: intent, scope, sentiment, urgency.

Linear heads with calibrated probabilities over the query encoder's vector (a few milliseconds). For routing, the desk and
analytics, and for the planner when the LLM is away (`HearingPlanner`); the LLM's own understanding does not use it.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from assistant.planner import Planner
from assistant.pointing import Plan, State
from assistant.replies import TALK
from retrieval.schema import Unavailable

Floats = NDArray[np.float32]
Encode = Callable[[Sequence[str]], Floats]
HEADS = ("intent", "scope", "sentiment", "urgency")


@dataclass(frozen=True, slots=True)
class Head:
    """One linear classifier; the temperature is already in the weights."""

    labels: tuple[str, ...]
    weight: Floats
    """(C, D)"""
    bias: Floats
    """(C,)"""

    def chances(self, vectors: Floats) -> Floats:
        """Probabilities (N, C) for unit vectors (N, D)."""
        scores = vectors @ self.weight.T + self.bias
        shares = np.exp(scores - scores.max(axis=1, keepdims=True))
        return np.asarray(shares / shares.sum(axis=1, keepdims=True), np.float32)


@dataclass(frozen=True, slots=True)
class Signal:
    """What was heard in one message; each value with its probability."""

    intent: str
    """The tool that a message on its own asks for, or `talk`."""
    intent_chance: float
    in_scope: float
    """Probability that it is a shop's business."""
    sentiment: str
    """`negative`, `neutral` or `positive`."""
    sentiment_chance: float
    urgency: float
    """0 no hurry, 1 soon, 2 now: the expected value."""


class Signals:
    """The heads of one checkpoint over one text encoder; safe to share between threads."""

    def __init__(self, heads: Mapping[str, Head], encode: Encode) -> None:
        self.heads, self._encode = heads, encode

    @classmethod
    def open(cls, folder: Path, encode: Encode) -> Signals:
        """Load `heads.safetensors` and `labels.json`.

        Raises:
            Unavailable: a file is missing or does not fit; names the folder.
        """
        from safetensors import SafetensorError
        from safetensors.numpy import load_file

        try:
            labels = json.loads((folder / "labels.json").read_text(encoding="utf-8"))
            arrays = load_file(str(folder / "heads.safetensors"))
            heads = {
                name: Head(tuple(labels[name]), arrays[f"{name}.weight"], arrays[f"{name}.bias"])
                for name in HEADS
            }
        except (OSError, ValueError, KeyError, SafetensorError) as err:
            raise Unavailable(
                f"No message signals in {str(folder)!r} ({type(err).__name__}: {err}); run `aisle train signals`."
            ) from err
        return cls(heads, encode)

    def read(self, text: str) -> Signal:
        """Hear one message."""
        vector = self._encode([text])
        chances = {name: head.chances(vector)[0] for name, head in self.heads.items()}

        def best(name: str) -> tuple[str, float]:
            place = int(chances[name].argmax())
            return self.heads[name].labels[place], round(float(chances[name][place]), 4)

        levels = np.asarray([float(label) for label in self.heads["urgency"].labels])
        inside = self.heads["scope"].labels.index("in")
        return Signal(
            *best("intent"),
            round(float(chances["scope"][inside]), 4),
            *best("sentiment"),
            round(float(chances["urgency"] @ levels), 4),
        )


SURE = 0.7
"""Probability from which an intent goes before a search for the message's words."""
OUTSIDE = 0.2
"""Probability of being a shop's business below which a message is not searched for."""


class HearingPlanner:
    """The planner with an ear for what its rules do not know: where they would only search, the signals may know better."""

    def __init__(self, planner: Planner, signals: Signals) -> None:
        self._planner, self._signals = planner, signals

    def plan(self, text: str, state: State) -> Plan:
        """Calls to make, or words to say."""
        plan = self._planner.plan(text, state)
        guess = len(plan.calls) == 1 and plan.calls[0][0] == "search_products"
        if not guess or plan.calls[0][1].get("where"):
            return plan
        return as_plan(self._signals.read(text), text) or plan


def as_plan(signal: Signal, text: str) -> Plan | None:
    """What a signal alone is enough for; None where it is not."""
    if signal.in_scope < OUTSIDE:
        return Plan(reply=TALK["scope"])
    if signal.intent_chance < SURE:
        return None
    calls: dict[str, dict[str, str]] = {
        "store_policy": {"question": text},
        "hand_over": {"reason": "asks for a person"},
        "view_cart": {},
        "checkout": {},
        "my_orders": {},
        "show_order": {"order": "last"},
    }
    if signal.intent == "talk":
        return Plan(reply=TALK["comfort" if signal.sentiment == "negative" else "smalltalk"])
    return Plan(((signal.intent, calls[signal.intent]),)) if signal.intent in calls else None
