"""Holds an LLM's product calls to what was said: a bound nobody named is not applied, and one that was named is.

Only what can be checked letter by letter is: prices, ratings, sizes with digits, brands, counts. Colours, materials and
the rest may rightly be other words than the shopper's. Works for any LLM; knows no catalogue.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from assistant.llm.compact import PRODUCT_TOOLS
from assistant.mentions import spot
from assistant.wishes import bounds_of

_NUMBER_WORD = re.compile(
    r"\b(one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|twenty|thirty|forty|fifty|sixty|seventy|eighty|"
    r"ninety|hundred|thousand|tenner|fiver|grand|figures|half|stars?|dozen|score)\b",
    re.I,
)
_COUNT = re.compile(
    r"\d|\b(two|three|four|five|six|seven|eight|nine|ten|dozen|pair|pairs|couple|both|few|several|another|more)\b",
    re.I,
)


def faithful(
    calls: Sequence[Mapping[str, Any]], heard: str, state: Mapping[str, Any]
) -> list[dict[str, Any]]:
    """Return the calls with unfounded conditions dropped and a plainly stated price bound added.

    Args:
        calls: `{"name", "arguments"}`; others than product calls come back as they are.
        heard: This message.
        state: STATE; searches in force and the words before count as said.
    """
    before = " ".join(str(state.get(key) or "") for key in ("last_user", "searches", "wishes"))
    checked = [_checked(call, heard, f"{heard} {before}") for call in calls]
    products = [call for call in checked if call["name"] in PRODUCT_TOOLS]
    if len(products) == 1:
        _add_bounds(products[0], heard)
    return checked


def _checked(call: Mapping[str, Any], heard: str, said: str) -> dict[str, Any]:
    arguments = dict(call["arguments"])
    where = arguments.get("where")
    if call["name"] in PRODUCT_TOOLS and isinstance(where, list):
        arguments["where"] = [
            c for c in _once(where) if not isinstance(c, Mapping) or _founded(c, heard, said)
        ]
    if call["name"] == "add_to_cart" and not _COUNT.search(heard):
        arguments.pop("quantity", None)
    return {**call, "arguments": arguments}


def _once(where: Sequence[Any]) -> list[Any]:
    """The conditions without repetition, in order."""
    return [c for i, c in enumerate(where) if c not in where[:i]]


def _founded(condition: Mapping[str, Any], heard: str, said: str) -> bool:
    field, value = condition.get("field"), condition.get("value")
    values = value if isinstance(value, (list, tuple)) else [value]
    if field in ("price", "rating"):
        return bool(_NUMBER_WORD.search(heard)) or all(_number_said(one, said) for one in values)
    if field == "brand":
        return any(_letters(str(one)) in _letters(said) for one in values)
    if field == "size" and any(c.isdigit() for c in str(value)):
        return bool(_NUMBER_WORD.search(heard)) or all(
            set(re.findall(r"\d+", str(one))) & set(re.findall(r"\d+", said)) for one in values
        )
    return True


def _number_said(value: Any, said: str) -> bool:
    try:
        wanted = float(value)
    except (TypeError, ValueError):
        return False
    numbers = [float(n.replace(",", ".")) for n in re.findall(r"\d+(?:[.,]\d{1,2})?", said)]
    return any(
        abs(wanted - n * share) <= 0.02 * wanted + 1e-9
        for n in numbers
        for share in (1.0, 0.8, 1.2, 0.9, 1.1)
    )


def _letters(text: str) -> str:
    return re.sub(r"[^a-z0-9]", "", text.lower())


def _add_bounds(call: dict[str, Any], heard: str) -> None:
    """Add "under 80" when the call has no price at all."""
    where = call["arguments"].setdefault("where", [])
    if any(isinstance(c, Mapping) and c.get("field") == "price" for c in where):
        return
    for mention in spot(heard, {}):
        if mention.field.startswith("price_"):
            where += bounds_of(mention)
