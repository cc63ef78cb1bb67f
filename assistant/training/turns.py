"""Hand-written labelled dialogues -> canonical turns for fine-tuning and evaluation.

Reads JSON Lines in the form documented in `assistant/training/FORMAT.md`. Writers differ in small conventions; `canonical`
brings their calls to the forms of the tool contract. Knows no model.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from assistant.llm import compact
from retrieval.schema import ShopError

_TALK_DEFAULT = "smalltalk"
_AUDIENCE = {
    "girls": "kids",
    "girl": "kids",
    "boys": "kids",
    "boy": "kids",
    "baby": "kids",
    "babies": "kids",
    "children": "kids",
    "child": "kids",
    "toddler": "kids",
    "toddlers": "kids",
    "woman": "women",
    "man": "men",
    "ladies": "women",
    "teens": "kids",
    "teen": "kids",
}
_COLORS = {
    "gray": "grey",
    "golden": "gold",
    "silvery": "silver",
    "multicolor": "multicolour",
    "multi": "multicolour",
}


@dataclass(frozen=True, slots=True)
class Turn:
    """One shopper turn with the state before it and what is right."""

    user: str
    state: Mapping[str, Any]
    calls: tuple[compact.Call, ...]
    talk: str
    """Kind of talk when there is no call, else empty."""
    outcome: str
    reply: str
    """Slotted, may be empty."""
    answered_call: compact.Call | None = None
    """The WRITE this turn says yes or no to."""


@dataclass(slots=True)
class _State:
    signed_in: bool
    searches: list[compact.Call] = field(default_factory=list)
    last_calls: list[compact.Call] = field(default_factory=list)
    order: str = ""
    last_user: str = ""
    last_reply: str = ""
    cart: int = 0


def read_dialogues(paths: Sequence[Path]) -> Iterator[dict[str, Any]]:
    """Yield dialogues of JSON Lines files.

    Raises:
        ShopError: a line is not JSON or has no turns; names file and line.
    """
    for path in paths:
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            if not line.strip():
                continue
            try:
                dialogue = json.loads(line)
                assert dialogue["turns"]
            except (ValueError, KeyError, AssertionError, TypeError) as err:
                raise ShopError(
                    f"{path}:{number}: not a dialogue with 'turns' ({err}); see FORMAT.md."
                ) from err
            yield dialogue


def turns(dialogue: Mapping[str, Any]) -> Iterator[Turn]:
    """Yield the turns of a dialogue with the state each one meets."""
    state = _State(signed_in=dialogue.get("customer") == "signed_in")
    pending: compact.Call | None = None
    for raw in dialogue["turns"]:
        calls = [canonical(call) for call in raw.get("calls") or [] if call["name"] in compact.SHAPES]
        outcome = raw.get("outcome") or "ok"
        answered = pending if outcome in ("confirmed", "declined") else None
        yield Turn(
            user=raw["user"],
            state={
                "signed_in": state.signed_in,
                "searches": list(state.searches),
                "last_calls": list(state.last_calls),
                "order": state.order,
                "last_user": state.last_user,
                "last_reply": state.last_reply,
                "cart": list(range(min(state.cart, 3))),
                "photo": "[photo]" in raw["user"],
            },
            calls=tuple(calls),
            talk="" if calls or answered else raw.get("talk") or _TALK_DEFAULT,
            outcome=outcome,
            reply=raw.get("reply") or "",
            answered_call=answered,
        )
        pending = calls[-1] if outcome == "needs_confirmation" and calls else pending
        _advance(state, raw, calls, outcome)


def _advance(state: _State, raw: Mapping[str, Any], calls: Sequence[compact.Call], outcome: str) -> None:
    product_calls = [call for call in calls if call["name"] in compact.PRODUCT_TOOLS]
    state.searches = product_calls or state.searches
    state.last_calls = list(calls) or state.last_calls
    for call in calls:
        order = str(call["arguments"].get("order", ""))
        state.order = order if order and not order.startswith("?") else state.order
        state.cart += call["name"] == "add_to_cart"
        state.signed_in |= call["name"] == "verify_customer" and outcome == "ok"
    state.last_user, state.last_reply = raw["user"], raw.get("reply") or ""


def canonical(call: compact.Call) -> dict[str, Any]:
    """Bring one call to canonical forms: known fields, base words, wishes without a field into the query."""
    arguments = {name: value for name, value in call["arguments"].items() if value not in (None, "", [])}
    if "where" in arguments or "prefer" in arguments:
        where, extra = _conditions([*arguments.get("where", []), *arguments.pop("prefer", [])])
        arguments["where"] = where
        if extra and "query" in arguments:
            query = str(arguments["query"])
            arguments["query"] = " ".join([query, *(w for w in extra if w.lower() not in query.lower())])
        if not where:
            arguments.pop("where")
    if call["name"] == "remember":
        conditions, _ = _conditions([arguments], keep=True)
        arguments = conditions[0] if conditions else arguments
    if "sort" in arguments and arguments["sort"] not in compact.SORTS:
        arguments.pop("sort")
    return {"name": call["name"], "arguments": arguments}


def _conditions(
    raw: Sequence[Mapping[str, Any]], keep: bool = False
) -> tuple[list[dict[str, Any]], list[str]]:
    """Canonical conditions in the fixed order of `compact.FIELDS`, and words for what no field covers."""
    kept: list[dict[str, Any]] = []
    extra: list[str] = []
    for one in raw:
        name, op, value = str(one.get("field", "")), str(one.get("op", "=")), one.get("value")
        values = list(value) if isinstance(value, (list, tuple)) else [value]
        if name == "audience":
            extra += [
                str(v) for v in values if str(v).lower() in ("girls", "boys", "baby") and op != "not in"
            ]
            values = [_AUDIENCE.get(str(v).lower(), v) for v in values]
        if name in ("color", "colour"):
            name, values = "color", [_COLORS.get(str(v).lower(), v) for v in values]
        if name not in compact.FIELDS and not keep:
            words = [str(v).replace("_", " ") for v in values if not isinstance(v, bool)] or [
                name.replace("_", " ")
            ]
            extra += [f"without {w}" for w in words] if op in ("!=", "not in") else words
            continue
        if op in ("!=", "not in"):
            kept.append({"field": name, "op": "not in", "value": values})
        elif op in ("<=", ">="):
            kept.append({"field": name, "op": op, "value": _number(values[0])})
        elif len(values) > 1:
            kept.append({"field": name, "op": "in", "value": values})
        else:
            kept.append({"field": name, "op": "=", "value": values[0]})
    order = {name: i for i, name in enumerate(("category", "brand", "color", "size", "audience", "material"))}
    kept.sort(key=lambda c: order.get(str(c["field"]), 98 if c["field"] in ("price", "rating") else 50))
    return kept, extra


def _number(value: Any) -> Any:
    match = re.search(r"\d+(?:[.,]\d+)?", str(value))
    if not match:
        return value
    number = float(match.group().replace(",", "."))
    return int(number) if number == int(number) else number
