"""The short written form of tool calls that the small model speaks, and its grammar.

One line a turn: calls joined by `;`, arguments by `|`. The model reads and writes it in lower case::

    search rain jacket | color = black , navy | material not leather | price max 80 | sort cheapest
    show item color blue | ask does it have a hood
    cancel order [1] | why ordered twice
    again | color = blue | any price

`again` is the search in force with what is new: a field that is named replaces what held on it, `any` drops it, the
rest stays. `write` and `read` are inverse up to case and accents. Knows no tokenizer and no catalogue; values that must be
copied exactly (order ids, e-mails, codes) stand as `[1]`, `[2]` (see `template`).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Literal

from retrieval.schema import Retryable

Call = Mapping[str, Any]
"""{"name": tool, "arguments": {...}} as in the tool contract."""

FIELDS = (
    "price",
    "category",
    "brand",
    "color",
    "size",
    "material",
    "audience",
    "rating",
    "in_stock",
    "pattern",
    "fit",
    "length",
    "sleeve",
    "neckline",
    "closure",
    "waterproof",
    "heel",
    "scent",
    "pieces",
    "season",
    "occasion",
    "style",
)
"""Fields the model may constrain; a wish on any other field stays in the query as words."""

SORTS = {"price_asc": "cheapest", "price_desc": "dearest", "rating": "best rated", "newest": "newest"}
KINDS = {"for_you": "for you", "goes_with": "goes with", "trending": "trending", "deals": "deals"}
PRODUCT_TOOLS = ("search_products", "similar_products", "recommend")
"""Tools whose calls stay in force for follow-ups."""
TALK = ("greet", "thanks", "bye", "smalltalk", "clarify", "refuse", "scope", "comfort")
ITEM_WORDS = {
    "?cheapest": "cheapest",
    "?most_expensive": "dearest",
    "?top_rated": "best rated",
    "?last": "last",
}
REFUND = {"original": "original", "gift_card": "gift card"}

Kind = Literal["words", "item", "items", "number", "order", "where", "lines"]
SHAPES: dict[str, tuple[str, tuple[tuple[str, str, Kind], ...]]] = {
    # tool: (verb, ((argument, word before it, kind), ...)); the first argument has no word of its own
    "search_products": (
        "search",
        (
            ("query", "", "words"),
            ("where", "", "where"),
            ("sort", "sort", "words"),
            ("limit", "limit", "number"),
        ),
    ),
    "similar_products": (
        "similar",
        (("item", "", "item"), ("where", "", "where"), ("limit", "limit", "number")),
    ),
    "recommend": (
        "recommend",
        (
            ("kind", "", "words"),
            ("item", "item", "item"),
            ("where", "", "where"),
            ("limit", "limit", "number"),
        ),
    ),
    "show_product": ("show", (("item", "", "item"), ("question", "ask", "words"))),
    "compare_products": ("compare", (("items", "", "items"),)),
    "describe_catalogue": ("catalogue", (("field", "", "words"), ("where", "", "where"))),
    "view_cart": ("basket", ()),
    "add_to_cart": (
        "add",
        (
            ("item", "", "item"),
            ("size", "size", "words"),
            ("color", "color", "words"),
            ("quantity", "quantity", "number"),
        ),
    ),
    "update_cart": (
        "change",
        (
            ("line", "", "item"),
            ("quantity", "quantity", "number"),
            ("size", "size", "words"),
            ("color", "color", "words"),
        ),
    ),
    "apply_code": ("code", (("code", "", "words"),)),
    "checkout": ("checkout", ()),
    "my_orders": ("orders", (("status", "", "words"),)),
    "show_order": ("track", (("order", "", "order"),)),
    "cancel_order": ("cancel", (("order", "", "order"), ("reason", "why", "words"))),
    "return_items": (
        "return",
        (
            ("order", "", "order"),
            ("lines", "line", "lines"),
            ("reason", "why", "words"),
            ("refund_to", "to", "words"),
        ),
    ),
    "exchange_items": ("exchange", (("order", "", "order"), ("changes", "line", "lines"))),
    "change_order": (
        "edit",
        (
            ("order", "", "order"),
            ("address", "address", "words"),
            ("shipping", "shipping", "words"),
            ("payment", "payment", "words"),
        ),
    ),
    "change_account": (
        "account",
        (("address", "address", "words"), ("email", "email", "words"), ("name", "name", "words")),
    ),
    "verify_customer": (
        "verify",
        (("email", "email", "words"), ("name", "name", "words"), ("postcode", "postcode", "words")),
    ),
    "store_policy": ("policy", (("question", "", "words"),)),
    "remember": ("remember", (("where", "", "where"),)),
    "forget": ("forget", (("field", "", "words"),)),
    "hand_over": ("person", (("reason", "", "words"),)),
}
_TOOL_OF = {verb: tool for tool, (verb, _) in SHAPES.items()}
_NO_HEAD = ("change_account", "verify_customer", "remember")
AGAIN = "again"


def write(calls: Sequence[Call], after: Call | None = None) -> str:
    """Write calls in the short form, lower case; `remember` becomes a condition like those of a search.

    Args:
        calls: Tool calls.
        after: The product call in force; calls that go on from it are written as changes.
    """
    return " ; ".join(
        _write_again(call, after) or _write_call(call["name"], call["arguments"]) for call in calls
    )


def _write_again(call: Call, after: Call | None) -> str:
    """Write `call` as a change of `after`; empty where nothing of `after` holds any more."""
    if after is None or call["name"] != after["name"] or call["name"] not in PRODUCT_TOOLS:
        return ""
    new, old = dict(call["arguments"]), dict(after["arguments"])
    was, now = _by_field(old), _by_field(new)
    same = all(_words(new.get(name, "")) == _words(old.get(name, "")) for name in ("query", "item", "kind"))
    kept = any(now.get(name) == text for name, text in was.items())
    if not same and (call["name"] != "search_products" or not kept):
        return ""
    changed = [c for c in new.get("where") or [] if now[c["field"]] != was.get(c["field"])]
    parts = [AGAIN, "" if same else _words(new.get("query", "")), _where(changed)]
    parts += [f"| any {name.replace('_', ' ')}" for name in was if name not in now]
    order, order_was = (str(arguments.get("sort") or "relevance") for arguments in (new, old))
    if order != order_was:
        parts.append("| any sort" if order == "relevance" else f"| sort {SORTS[order]}")
    parts.append(f"| limit {_number(new['limit'])}" if new.get("limit") else "")
    return " ".join(part for part in parts if part)


def _by_field(arguments: Mapping[str, Any]) -> dict[str, str]:
    """Field -> its conditions, written."""
    where = arguments.get("where") or []
    names = dict.fromkeys(str(c["field"]) for c in where)
    return {name: _where([c for c in where if c["field"] == name]) for name in names}


def _write_call(name: str, arguments: Mapping[str, Any]) -> str:
    verb, shape = SHAPES[name]
    if name == "remember":
        arguments = {"where": [dict(arguments)]}
    parts = [verb]
    for index, (argument, word, kind) in enumerate(shape):
        value = arguments.get(argument)
        if value in (None, "", []) or (argument, value) in (("sort", "relevance"), ("refund_to", "original")):
            continue
        text = _WRITERS[kind](value, argument)
        if kind == "where" or (index == 0 and name not in _NO_HEAD):
            parts.append(text)
        elif kind == "lines":
            parts += [f"| {word} {line}" for line in text.split("\n")]
        else:
            parts.append(f"| {word} {text}")
    return " ".join(part for part in parts if part)


def _words(value: object, argument: str = "") -> str:
    text = str(value)
    if argument == "sort":
        return SORTS[text]
    if argument == "kind":
        return KINDS[text]
    if argument == "refund_to":
        return REFUND.get(text, text)
    if argument in ("field", "status"):
        text = text.replace("_", " ")
    return re.sub(r"\s*[|;]\s*", " ", text).strip().lower()


def _number(value: object, argument: str = "") -> str:
    number = float(str(value))
    return str(int(number)) if number == int(number) else f"{number:g}"


def _item(value: object, argument: str = "") -> str:
    text = str(value)
    if text in ITEM_WORDS:
        return f"item {ITEM_WORDS[text]}"
    if text.startswith("?"):
        field, _, wanted = text[1:].partition("=")
        return f"item {'named' if field == 'cart' else field} {wanted.lower()}"
    return f"item {text.lower()}"


def _items(value: Sequence[object], argument: str = "") -> str:
    return " , ".join(_item(one) for one in value)


def _order(value: object, argument: str = "") -> str:
    text = str(value)
    if text == "?last_order":
        return "order last"
    return f"order about {text[7:].lower()}" if text.startswith("?order=") else f"order {text.lower()}"


def _lines(value: Sequence[object], argument: str = "") -> str:
    lines = []
    for line in value:
        change = line if isinstance(line, Mapping) else {"line": line}
        name = str(change["line"]).removeprefix("?line=").lower()
        extra = "".join(f" {word} {_words(change[word])}" for word in ("size", "color") if change.get(word))
        lines.append(name + extra)
    return "\n".join(lines)


def _where(value: Sequence[Mapping[str, Any]], argument: str = "") -> str:
    """Conditions; two price bounds at 0.8 and 1.2 of one number are `around` it."""
    bounds = {c["op"]: c["value"] for c in value if c["field"] == "price" and c["op"] in ("<=", ">=")}
    middle = _around(bounds.get(">="), bounds.get("<="))
    parts = [f"| price around {_number(middle)}"] if middle else []
    for c in value:
        if middle and c["field"] == "price":
            continue
        op = {"<=": "max", ">=": "min", "=": "=", "in": "=", "!=": "not", "not in": "not"}[c["op"]]
        values = c["value"] if isinstance(c["value"], (list, tuple)) else [c["value"]]
        texts = [_yes_no(one) if isinstance(one, bool) else _words(one).replace(" , ", " ") for one in values]
        parts.append(f"| {str(c['field']).replace('_', ' ')} {op} {' , '.join(texts)}")
    return " ".join(parts)


def _around(low: object, high: object) -> float | None:
    if low is None or high is None:
        return None
    middle = (float(str(low)) + float(str(high))) / 2
    return middle if abs(float(str(high)) / middle - 1.2) < 0.011 else None


def _yes_no(value: bool) -> str:
    return "yes" if value else "no"


_WRITERS: dict[Kind, Callable[[Any, str], str]] = {
    "words": _words,
    "number": _number,
    "item": _item,
    "items": _items,
    "order": _order,
    "where": _where,
    "lines": _lines,
}


def read(text: str, after: Call | None = None) -> list[dict[str, Any]]:
    """Read calls from the short form.

    Args:
        text: One line.
        after: The product call in force, which `again` goes on from.

    Raises:
        Retryable: the text is not in the form; the message quotes the part.
    """
    return [_read_call(part.strip(), after) for part in text.split(" ; ") if part.strip()]


def _read_again(tail: str, rest: Sequence[str], after: Call | None) -> dict[str, Any]:
    if after is None:
        raise Retryable(f"{AGAIN!r} needs a search that it goes on from; begin with 'search'.")
    dropped = {part.removeprefix("any ").replace(" ", "_") for part in rest if part.startswith("any ")}
    changes = [f"| {part}" for part in rest if not part.startswith("any ")]
    change = _read_call(" ".join([SHAPES[after["name"]][0], *changes]), None)["arguments"]
    arguments = {k: v for k, v in after["arguments"].items() if k != "limit" and k not in dropped}
    new = change.pop("where", [])
    replaced = dropped | {c["field"] for c in new}
    where = [dict(c) for c in arguments.pop("where", None) or [] if c["field"] not in replaced] + new
    arguments |= change | ({"query": tail} if tail and after["name"] == "search_products" else {})
    return {"name": after["name"], "arguments": arguments | ({"where": where} if where else {})}


def _read_call(text: str, after: Call | None) -> dict[str, Any]:
    head, *rest = (part.strip() for part in re.split(r"\s*\|\s*", text))
    verb, _, tail = head.partition(" ")
    if verb == AGAIN:
        return _read_again(tail.strip(), rest, after)
    tool = _TOOL_OF.get(verb)
    if tool is None:
        raise Retryable(f"No call begins with {verb!r} in {text!r}; one of {sorted(_TOOL_OF)} does.")
    shape = SHAPES[tool][1]
    arguments: dict[str, Any] = {}
    if tail and shape:
        _read_argument(arguments, shape[0], tail.strip())
    by_word = {word: argument for argument in shape if (word := argument[1])}
    takes_where = any(kind == "where" for _, _, kind in shape)
    for part in rest:
        word, _, value = part.partition(" ")
        condition = takes_where and _is_condition(part)
        if word in by_word and not condition:
            _read_argument(arguments, by_word[word], value.strip())
        elif condition:
            arguments.setdefault("where", []).extend(_read_condition(part))
        else:
            raise Retryable(f"{part!r} in {text!r} is neither an argument nor a condition of {tool}.")
    if tool == "remember":
        (arguments,) = arguments.get("where") or [{}]
    return {"name": tool, "arguments": arguments}


_CONDITION = re.compile(r"^(?P<field>[a-z0-9 ]+?) (?P<op>=|not|max|min|around) (?P<value>.+)$")


def _is_condition(part: str) -> bool:
    match = _CONDITION.match(part)
    return match is not None and len(match["field"].split()) <= 3


def _read_condition(part: str) -> list[dict[str, Any]]:
    match = _CONDITION.match(part)
    assert match is not None, part
    field, op = match["field"].replace(" ", "_"), match["op"]
    values = list(dict.fromkeys(_read_value(field, value) for value in match["value"].split(" , ")))
    if op == "around":
        middle = float(values[0])
        return [
            {"field": field, "op": ">=", "value": _tidy(middle * 0.8)},
            {"field": field, "op": "<=", "value": _tidy(middle * 1.2)},
        ]
    if op in ("max", "min"):
        return [{"field": field, "op": "<=" if op == "max" else ">=", "value": values[0]}]
    if op == "not":
        return [{"field": field, "op": "not in", "value": values}]
    if len(values) > 1:
        return [{"field": field, "op": "in", "value": values}]
    return [{"field": field, "op": "=", "value": values[0]}]


def _tidy(number: float) -> float | int:
    number = round(number, 2)
    return int(number) if number == int(number) else number


def _read_value(field: str, text: str) -> Any:
    text = text.strip()
    if field in ("in_stock", "waterproof") and text in ("yes", "no"):
        return text == "yes"
    if field in ("price", "rating", "pieces") and re.fullmatch(r"\d+(?:\.\d+)?", text):
        return _tidy(float(text))
    return text


def _read_argument(arguments: dict[str, Any], spec: tuple[str, str, Kind], text: str) -> None:
    argument, _, kind = spec
    if kind == "number":
        arguments[argument] = int(float(text))
    elif kind == "item":
        arguments[argument] = _read_item(text)
    elif kind == "items":
        arguments[argument] = [_read_item(part.strip()) for part in text.split(" , ")]
    elif kind == "order":
        text = text.removeprefix("order ").strip()
        arguments[argument] = "?last_order" if text == "last" else re.sub(r"^about ", "?order=", text)
    elif kind == "lines":
        arguments.setdefault(argument, []).append(_read_line(argument, text))
    else:
        arguments[argument] = _read_words(argument, text)


def _read_words(argument: str, text: str) -> str:
    for table in (
        (SORTS, KINDS) if argument in ("sort", "kind") else (REFUND,) if argument == "refund_to" else ()
    ):
        for name, words in table.items():
            if words == text:
                return name
    return text.replace(" ", "_") if argument == "field" else text


def _read_item(text: str) -> str:
    text = text.removeprefix("item ").strip()
    for symbol, words in ITEM_WORDS.items():
        if text == words:
            return symbol
    first, _, rest = text.partition(" ")
    if rest and first in ("color", "brand", "material", "named", "size"):
        return f"?{first}={rest}"
    return text


def _read_line(argument: str, text: str) -> Any:
    match = re.match(r"^(?P<line>.+?)(?: size (?P<size>.+?))?(?: color (?P<color>.+))?$", text)
    assert match is not None, text
    line = match["line"] if match["line"].isdigit() else f"?line={match['line']}"
    if argument == "lines":
        return line
    return {"line": line} | {key: match[key] for key in ("size", "color") if match[key]}
