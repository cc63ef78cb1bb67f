"""What a message says about the products on screen: which one it means, and what it wants to know of it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from assistant.mentions import Mention, spot
from assistant.screen import pointed_at
from assistant.wishes import Call, where_of

State = Mapping[str, Any]

_QUESTION = re.compile(
    (
        r"^(is|are|does|do|has|have|can|will|would|how|what|which|who|any|tell me|show me|more|"
        r"details|describe|open|let me see|why)\b|\?$"
    ),
    re.I,
)
_ABOUT_ONE = re.compile(
    r"\b(true to size|runs? (small|large|big|narrow|wide)|fits? (small|large)|what (do|did) (people|others|buyers|"
    r"customers)|reviews?|worth (it|the money|the price)|good quality|how (heavy|big|long|tall|warm|thick|loud|noisy|"
    r"much does (it|this) weigh)|in stock|dishwasher|machine wash|is (it|this) (any )?good|(noisy|comfortable|"
    r"waterproof|scratchy|itchy|see[- ]through|washable|heavy)\?)",
    re.I,
)
"""Questions about one product that need not say which."""
_POINTS = re.compile(
    r"^(please |can you |could you )*(add|put|compare|remove|take|show|open|tell me (more )?about)\b.{0,30}\b(it|"
    r"that|this|them|these|those|item|number|first|second|third|fourth|fifth|sixth|last)\b|\bgoes? with\b|"
    r"\bsimilar to (it|this|that|the)\b|\b(item|number) \d+",
    re.I,
)
_WHICH = re.compile(
    r"^(and )?which (one )?(is|has|are|would you|do you|should i)\b.{0,40}"
    r"\b(better|best|higher|highest|cheaper|cheapest|more|most|rated|rating|reviews?|recommend|take|choose)\b",
    re.I,
)
_NOT_THIS_BRAND = re.compile(
    r"\b(?:not|no|without|except|anything but)\b.{0,12}\b(?:that|this|the (?:\w+)(?: one'?s?)?|its) brand\b|"
    r"\b(?:not|other|another|different) (?:that |this )?brands?\b",
    re.I,
)
_IT = r"\b(it|this|that|they|them|these|those)\b"


@dataclass(frozen=True, slots=True)
class Plan:
    """Calls to make, or words to say; never both."""

    calls: tuple[Call, ...] = ()
    reply: str = ""


def on_screen(text: str, found: Sequence[Mention], state: State) -> Plan | None:
    """What to do about words that point at products on screen; None when they do not."""
    screen = list(state.get("screen") or ())
    if not screen:
        lost = (
            "There's nothing on screen at the moment. Tell me what you're looking for and I'll show you some."
        )
        return Plan(reply=lost) if _POINTS.search(text) and not _names_kind(found) else None
    lower = text.lower()
    items = [resolved(m.value, screen) for m in found if m.field == "item"]
    if re.search(r"\b(compare|difference|versus|vs)\b", lower) or (_WHICH.search(text) and not items):
        chosen = [i for i in items if i] or re.findall(r"\b([1-9])\b", lower)
        if len(chosen) < 2:
            chosen = [str(card["position"]) for card in screen[: _how_many(lower)]]
        if len(chosen) > 1:
            return Plan((("compare_products", {"items": chosen[:4]}),))
    named = item_named(text, found, screen)
    other = other_brand(text, state)
    if other:
        return other
    if not named and re.search(
        r"^(anything|something|show me (some|something)|more|any)?\s*(similar|like (it|this|that))\b", lower
    ):
        return Plan((("similar_products", {"item": "it", **with_where(found)}),))
    if named and re.search(r"\b(similar|more like|something like|resembl|same (style|kind))\b", lower):
        return Plan((("similar_products", {"item": named, **with_where(found)}),))
    if named and re.search(
        r"\b(goes? (well )?with|match(es)?|pair|wear with|complete the look|together with)\b", lower
    ):
        return Plan((("recommend", {"kind": "goes_with", "item": named}),))
    return _question(text, found, named, bool(items), screen)


def _question(
    text: str, found: Sequence[Mention], named: str | None, ordinal: bool, screen: Sequence[Mapping[str, Any]]
) -> Plan | None:
    lower = text.lower()
    plural = bool(re.search(r"\b(they|them|these|those)\b", lower)) and len(screen) > 1
    asks = (
        bool(re.match(rf"^(is|are|does|do|has|have|can|will|what|how)\b.{{0,40}}{_IT}", lower)) and not plural
    )
    if asks and not ordinal:
        return Plan((("show_product", {"item": "it", "question": text}),))
    if _names_kind(found) and not ordinal:
        return None
    if not named and (asks or _ABOUT_ONE.search(text)):
        return Plan((("show_product", {"item": "it", "question": text}),))
    points = ordinal or bool(re.search(rf"{_IT}|\b(the \w+ one)\b", lower)) or bool(_ABOUT_ONE.search(text))
    if named and points and (_QUESTION.search(lower) or (ordinal and len(lower.split()) <= 5)):
        plain = r"^(show me|tell me( more)? about|more( about)?|open|the|details|(best|top) rated)\b.{0,30}$"
        question = {} if re.match(plain, lower) else {"question": text}
        return Plan((("show_product", {"item": named, **question}),))
    return None


def _names_kind(found: Sequence[Mention]) -> bool:
    return any(m.field == "category" for m in found)


def _how_many(lower: str) -> int:
    return {"two": 2, "three": 3, "four": 4}.get(
        next(iter(re.findall(r"\b(two|three|four)\b", lower)), ""), 4 if "which" in lower else 2
    )


def other_brand(text: str, state: State) -> Plan | None:
    """ "Not that brand": the search in force without the brand of the product that is meant; None for other words.

    No LLM can know that brand: it stands on the screen, not in the conversation.
    """
    searches = [s for s in state.get("searches") or () if isinstance(s, Mapping)]
    screen = list(state.get("screen") or ())
    if not searches or not screen or not _NOT_THIS_BRAND.search(text):
        return None
    named = item_named(text, spot(text, {}), screen)
    card = next((one for one in screen if str(one.get("position")) == named), screen[0])
    if not card.get("brand"):
        return None
    last = searches[-1]
    arguments = {**last.get("arguments", {})}
    where = [dict(one) for one in arguments.get("where") or ()]
    unwanted = next((one for one in where if one["field"] == "brand" and one["op"] == "not in"), None)
    if unwanted:
        unwanted["value"] = [*unwanted["value"], card["brand"]]
    else:
        where.append({"field": "brand", "op": "not in", "value": [card["brand"]]})
    return Plan(((str(last["name"]), {**arguments, "where": where}),))


def with_where(found: Sequence[Mention]) -> dict[str, Any]:
    """The `where` argument for some mentions; nothing without any."""
    where = where_of(found)
    return {"where": where} if where else {}


def item_named(text: str, found: Sequence[Mention], screen: Sequence[Mapping[str, Any]]) -> str | None:
    """Return the position on screen that the words mean, or None when they are not clear."""
    for mention in found:
        if mention.field == "item":
            return resolved(mention.value, screen)
    words = set(re.findall(r"[a-z]{3,}", text.lower())) - {"one", "the", "and", "add", "cart", "size"}
    scored = []
    for card in screen:
        title = set(
            re.findall(
                r"[a-z]{3,}",
                f"{card.get('title', '')} {card.get('brand', '')} {card.get('color', '')}".lower(),
            )
        )
        scored.append((len(words & title), str(card.get("position"))))
    best = max((score for score, _ in scored), default=0)
    if best and [score for score, _ in scored].count(best) == 1:
        return max(scored)[1]
    if len(screen) == 1:
        return str(screen[0].get("position", 1))
    return None


def resolved(value: str, screen: Sequence[Mapping[str, Any]]) -> str | None:
    if not value.startswith("?"):
        return value
    row = pointed_at(value, screen)
    return None if row is None else str(row["position"])
