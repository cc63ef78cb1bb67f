"""What a tool call gives back, for the model, the page and the reply's slots."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from assistant.events import CallResult, Card

Outcome = Literal[
    "ok", "few", "nothing", "relaxed", "needs_choice", "needs_confirmation", "confirmed", "declined",
    "not_found", "refused", "not_signed_in", "no_source", "error",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class ToolResult:
    """One call's outcome. `message` is plain words and may be shown to the shopper as it is."""

    outcome: Outcome
    message: str
    facts: Mapping[str, str] = field(default_factory=dict)
    """Slot -> display text: `1.price` -> `€39.00`. The number is the position on the screen."""
    cards: tuple[Card, ...] = ()
    data: Mapping[str, Any] = field(default_factory=dict)
    """JSON values for the page and for programs."""
    code: str = ""
    """The rule or error behind a refusal: `window_over`, `unknown_product`."""

    @property
    def result(self) -> CallResult:
        """How the call itself ended; `retryable` means that other arguments may work."""
        if self.outcome == "needs_confirmation":
            return "needs_confirmation"
        if self.outcome in ("refused", "not_signed_in"):
            return "refused"
        if self.outcome in ("not_found", "needs_choice") or (
            self.outcome == "error" and self.code == "retryable"
        ):
            return "retryable"
        return "error" if self.outcome == "error" else "ok"

    def for_model(self, name: str) -> dict[str, Any]:
        """What the model reads of it."""
        return {"name": name, "outcome": self.outcome, "message": self.message, "facts": dict(self.facts)}
