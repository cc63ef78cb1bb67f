"""What one turn sends to a page, in order; plain records that turn into JSON, no behaviour.

A product turn: `calls` -> `cards` -> `constraints` -> `token`... -> `done`. A WRITE that needs a yes ends
with `confirm` before `done`. The JSON form (`as_json`) is what `/api/chat` sends as server-sent events.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any, Literal

CallResult = Literal["ok", "retryable", "refused", "needs_confirmation", "error"]


@dataclass(frozen=True, slots=True)
class ReceiptView:
    """One line of a card's receipt."""

    text: str
    """`under €80`"""
    verdict: Literal["met", "not met", "unknown"]


@dataclass(frozen=True, slots=True)
class Card:
    """One product on screen. `position` counts from 1 within the turn and is what "the second one" means."""

    position: int
    sku: str
    title: str
    brand: str
    category: str
    price: float
    """Major units, as shown."""
    price_text: str
    list_price_text: str
    color: str
    colors: tuple[str, ...]
    size: str
    """The size asked for when a variant has it, else empty."""
    sizes: tuple[str, ...]
    material: str
    audience: str
    rating: float | None
    rating_count: int
    in_stock: bool
    image: str
    """URL path below the site (`/media/<sku>.webp`), empty when there is none."""
    reason: str
    """Why it stands here, one short true sentence."""
    receipt: tuple[ReceiptView, ...] = ()
    group: str = ""
    """Heading when one turn answers several wishes: `white shirt`."""


@dataclass(frozen=True, slots=True)
class Chip:
    """One constraint in force that the shopper can strike out."""

    id: str
    text: str
    standing: bool = False
    """True for a remembered wish from the profile."""


@dataclass(frozen=True, slots=True)
class CartLine:
    """One line of the cart."""

    line: int
    sku: str
    title: str
    size: str
    color: str
    quantity: int
    price_text: str
    image: str


@dataclass(frozen=True, slots=True)
class CartView:
    """The cart as shown."""

    lines: tuple[CartLine, ...] = ()
    count: int = 0
    discount_text: str = ""
    code: str = ""
    total_text: str = ""


@dataclass(frozen=True, slots=True)
class ToolCall:
    """One call the turn made and how it ended."""

    name: str
    arguments: Mapping[str, Any]
    result: CallResult
    outcome: str = "ok"
    ms: float = 0.0


@dataclass(frozen=True, slots=True)
class Event:
    """One event of the stream; `data` holds only JSON values."""

    kind: Literal[
        "status", "calls", "cards", "constraints", "token", "cart", "confirm", "notice", "done", "error"
    ]
    data: Mapping[str, Any] = field(default_factory=dict)


def as_json(record: Any) -> dict[str, Any]:
    """Turn one of the records above into JSON values."""
    return asdict(record)
