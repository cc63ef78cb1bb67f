"""Holds an LLM's product calls to what was said: a condition nobody named is not applied, and a price that was named is.

Prices are read from the words where they can be, since code reads numbers better than a model. Other values must stand
in the words, but for case, spelling slips and plural; for whom something is (`audience`) may be inferred. A code, an order
number or an address that stands in the words is taken as written. Works for any LLM; knows no catalogue.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from rapidfuzz import fuzz, process

from assistant.llm.compact import FIELDS, PRODUCT_TOOLS
from assistant.mentions import SIZE_WORDS, identifiers, spot
from assistant.screen import plain
from assistant.wishes import bounds_of
from retrieval.matching import matching_values

_NUMBER_WORD = re.compile(
    r"\b(one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|twenty|thirty|forty|fifty|sixty|seventy|eighty|"
    r"ninety|hundred|thousand|tenner|fiver|grand|figures|half|stars?|dozen|score)\b",
    re.I,
)
_JOINED = re.compile(r"\s(?:and|plus|&|\+)\s", re.I)
_STANDING = re.compile(
    r"(?:please |and |also )*(?:never|don'?t ever|do not ever) (?:show|offer|suggest|recommend)\b", re.I
)
_INFERRED = ("audience", "occasion", "season", "style", "fit")
"""Fields whose value may rightly be another word than the shopper's."""
_ALIKE = 78.0
"""Similarity of two spellings (0 to 100) from which they are taken for one word."""
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
        _set_bounds(products[0], heard)
    return checked


def plain_form(text: str) -> bool:
    """May `text` be of a form that `plainly_heard` asks the rules about?"""
    return bool(_STANDING.match(text) or _JOINED.search(text))


def plainly_heard(planned: Sequence[tuple[str, Mapping[str, Any]]], heard: Sequence[str], text: str) -> bool:
    """Is `text` of a short, plain form that the rules read exactly and the model did not?

    Two are: several wishes joined by "and", each with a kind and a condition of its own, of which the model heard fewer; and
    a standing wish ("never show me leather"). Elsewhere the model reads better (`weights/llm/CARD.md`).

    Args:
        planned: The planner's calls.
        heard: Names of the tools that the model called.
    """
    names = [name for name, _ in planned]
    if names == ["remember"]:
        return "remember" not in heard and len(text.split()) <= 8 and bool(_STANDING.match(text))
    wishes = [arguments.get("where") or [] for _, arguments in planned]
    full = all(len(where) > 1 and any(c["field"] == "category" for c in where) for where in wishes)
    joined = len(text.split()) <= 16 and bool(_JOINED.search(text))
    more = set(heard) == {"search_products"} and len(heard) < len(names)
    return set(names) == {"search_products"} and more and full and joined


def ruled_out(state: Mapping[str, Any]) -> tuple[str, ...]:
    """Values that the searches in force and the standing wishes exclude."""
    wheres = [search["arguments"].get("where") or [] for search in state.get("searches") or []]
    conditions = [c for where in wheres for c in where] + list(state.get("wishes") or [])
    values = [c["value"] for c in conditions if c.get("op") in ("!=", "not in")]
    return tuple(str(v) for value in values for v in (value if isinstance(value, (list, tuple)) else [value]))


def _checked(call: Mapping[str, Any], heard: str, said: str) -> dict[str, Any]:
    arguments = dict(call["arguments"])
    where = arguments.get("where")
    if call["name"] in PRODUCT_TOOLS and isinstance(where, list):
        arguments["where"] = [
            c for c in _once(where) if not isinstance(c, Mapping) or _founded(c, heard, said)
        ]
    if call["name"] == "add_to_cart" and not _COUNT.search(heard):
        arguments.pop("quantity", None)
    for kind in ("code", "order", "email"):
        named = {mention.value for mention in identifiers(heard) if mention.field == kind}
        if kind in arguments and len(named) == 1 and _letters(str(arguments[kind])) not in _letters(said):
            arguments[kind] = named.pop()
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
    if field not in FIELDS or field in _INFERRED or any(isinstance(one, bool) for one in values):
        return True
    return any(_word_said(str(field), str(one), said) for one in values)


def _word_said(field: str, value: str, said: str) -> bool:
    """Does `value` stand in `said`, or a shade or kind of it, or something spelled much like each of its words?"""
    if _letters(value) in _letters(said) or SIZE_WORDS.get(value.upper(), "\0") in said.lower():
        return True
    words = re.findall(r"[a-z0-9]+", plain(said))
    if field in ("color", "material") and any(matching_values(field, [value], words)):
        return True
    return all(
        process.extractOne(word, words, scorer=fuzz.ratio, score_cutoff=_ALIKE) is not None
        for word in plain(value).split()
    )


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


def _set_bounds(call: dict[str, Any], heard: str) -> None:
    """Put price bounds that stand plainly in the words ("under 80", "40 to 70 euros") in place of the model's."""
    bounds = [
        one for mention in spot(heard, {}) if mention.field.startswith("price_") for one in bounds_of(mention)
    ]
    if bounds:
        where = call["arguments"].get("where") or []
        kept = [c for c in where if not isinstance(c, Mapping) or c.get("field") != "price"]
        call["arguments"]["where"] = [*kept, *bounds]
