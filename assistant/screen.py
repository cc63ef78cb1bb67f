"""What a symbol such as `?color=blue` or `?cheapest` points at among the products on the screen."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from typing import Any

from retrieval.matching import matching_values

Row = Mapping[str, Any]
"""A product on the screen: `position`, `title`, `brand`, `category`, `color`, `material`, `size`, `rating`, and `price` or
`price_minor`."""


def pointed_at(symbol: str, screen: Sequence[Row]) -> Row | None:
    """The row that `?cheapest` `?most_expensive` `?top_rated` `?last` or `?field=value` points at; None for none."""
    if not screen:
        return None
    key, _, wanted = symbol.removeprefix("?").partition("=")
    if key in ("cheapest", "most_expensive"):
        return sorted(screen, key=_price)[0 if key == "cheapest" else -1]
    if key == "top_rated":
        return max(screen, key=lambda row: float(row.get("rating") or 0))
    if key == "last":
        return screen[-1]
    if key in ("color", "brand", "material", "size"):
        hits = matching_values(key, [wanted], [str(row.get(key) or "") for row in screen])
        found = next((row for row, hit in zip(screen, hits, strict=True) if hit), None)
        if found is not None:
            return found
    return next((row for row in screen if wanted and mentions(row, wanted)), None)


def _price(row: Row) -> float:
    return float(row.get("price") or row.get("price_minor") or 0)


def mentions(record: Mapping[str, Any], wanted: str) -> bool:
    """Does every word of `wanted` stand somewhere in the record, but for case, accents and plural?"""
    text = " " + " ".join(plain(str(value)) for value in record.values()) + " "
    return all(_stem(word) in text for word in plain(wanted).split())


def _stem(word: str) -> str:
    return word[:-1] if len(word) > 3 and word.endswith("s") else word


def plain(text: str) -> str:
    """Lower case without accents, spaces folded."""
    text = unicodedata.normalize("NFD", text.lower())
    return re.sub(r"\s+", " ", "".join(c for c in text if not unicodedata.combining(c))).strip()
