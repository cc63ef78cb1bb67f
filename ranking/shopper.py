"""What the ranker may know of the person it ranks for; nothing here names them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from retrieval.schema import Constraint

Act = tuple[str, str, float]
"""What was done (`click`), to which sku, how many seconds ago."""


@dataclass(frozen=True, slots=True)
class Shopper:
    """One person at one moment. Everything may be empty: then nothing personal is used or said."""

    person: str = ""
    recent: tuple[Act, ...] = ()
    """Newest first."""
    tastes: Mapping[str, Sequence[Any]] = field(default_factory=dict)
    """What they told the shop: `brands`, `colors`, `materials`, `categories`, and `avoid` (constraints)."""
    sizes: Mapping[str, str] = field(default_factory=dict)
    """`tops`, `bottoms`, `shoes`."""
    hour: int = 12
    device: str = ""
    channel: str = "web"
    wishes: tuple[Constraint, ...] = ()
    """Standing wishes; they lift what meets them and never filter here."""
