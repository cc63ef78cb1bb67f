"""A product while it is being made up, before the rules and the titles have seen it."""

from __future__ import annotations

import random
from dataclasses import dataclass

from demo.kind import Choices
from retrieval.schema import Scalar

HIDES = frozenset({"leather", "suede", "nubuck", "sheepskin", "patent leather"})
WARM = frozenset(
    [
        "wool",
        "wool blend",
        "merino wool",
        "lambswool",
        "cashmere",
        "wool and cashmere",
        "fleece",
        "brushed cotton",
        "sheepskin",
        "wool felt",
    ]
)


@dataclass(slots=True)
class Draft:
    """A product while it is being made up."""

    category: str
    department: str
    style: str
    audience: str
    material: str
    color: str
    colors: Choices
    """What the kind and style allow."""
    attributes: dict[str, Scalar]
    features: list[str]
    rng: random.Random

    def without(self, *features: str) -> None:
        """Take these facts back."""
        self.features = [text for text in self.features if text not in features]

    def one(self, text: str) -> str:
        """Choose one of `"a|b"`."""
        return self.rng.choice(text.split("|"))

    def number(self, name: str) -> float:
        """A numeric attribute, 0 when the record has none."""
        value = self.attributes.get(name, 0)
        return float(value) if isinstance(value, int | float) else 0.0
