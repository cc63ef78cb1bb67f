"""The small model's chat template: from messages and state to its prompt, from its output to calls and prose.

A prompt is a few labelled parts between `[SEP]` marks, all lower case; empty parts are left out::

    call [SEP] guest [SEP] was search boots | color = black [SEP] shop {1.title} leads [SEP] now in 39 please

Identifiers (order ids, e-mails, codes) stand as `[1]`..`[9]` in prompt and output, so the model never spells
them. Pure text in, pure text out: knows no tokenizer, no weights, no catalogue.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from assistant.llm import compact
from assistant.mentions import identifiers
from assistant.screen import mentions, plain, pointed_at

ITEM_SLOTS = ("title", "price", "rating", "color", "size", "material", "brand")
SLOTS = (
    *(f"{{{n}.{name}}}" for n in range(1, 7) for name in ITEM_SLOTS),
    "{n}",
    "{price.min}",
    "{price.max}",
    "{values}",
    "{cart.total}",
    "{cart.count}",
    "{order.id}",
    "{order.status}",
    "{order.eta}",
    "{refund.amount}",
    "{policy.1}",
    "{policy.2}",
    "{policy.3}",
    "{answer.1}",
    "{answer.2}",
    "{code}",
)
"""Fact slots the small model may write, one token each."""
ID_MARKS = tuple(f"[{n}]" for n in range(1, 10))
WORDS_OF_USER = 90
WORDS_OF_HISTORY = 24


class Identifiers:
    """The table of one prompt: identifier as written <-> its mark."""

    def __init__(self) -> None:
        self.table: dict[str, str] = {}

    def hide(self, text: str) -> str:
        """Replace identifiers by marks; the same identifier (any case, with or without #) keeps its mark."""
        pieces, last = [], 0
        for mention in identifiers(text):
            pieces += [text[last : mention.start], self._mark(mention.value) or mention.text]
            last = mention.end
        return "".join([*pieces, text[last:]])

    def _mark(self, value: str) -> str:
        for mark, known in self.table.items():
            if known.lower() == value.lower():
                return mark
        if len(self.table) == len(ID_MARKS):
            return ""
        mark = ID_MARKS[len(self.table)]
        self.table[mark] = value
        return mark

    def show(self, text: str) -> str:
        """Put the identifiers back."""
        return re.sub(r"\[\d\]", lambda m: self.table.get(m.group(), m.group()), text)


def call_prompt(state: Mapping[str, Any], user: str, ids: Identifiers) -> str:
    """Build the prompt for understanding one message.

    Args:
        state: The STATE of the system message (`searches`, `last_calls`, `order`, `last_user`, `last_reply`, `signed_in`).
        user: The shopper's words.
        ids: Filled as a side effect; used to read the output.
    """
    now = ids.hide(shorten(clean(user), WORDS_OF_USER))
    parts = ["call", "member" if state.get("signed_in") else "guest"]
    searches = compact.write(_known(state.get("searches") or []))
    last = compact.write(_known(state.get("last_calls") or []))
    order = str(state.get("order") or "")
    parts += [f"was {ids.hide(searches)}"] if searches else []
    parts += [f"last {ids.hide(last)}"] if last and last != searches else []
    parts += [f"order {ids.hide(order)}"] if order else []
    parts += [f"cart {len(state['cart'])}"] if state.get("cart") else []
    parts += ["photo"] if state.get("photo") else []
    parts += (
        [f"you {ids.hide(shorten(clean(str(state['last_user'])), WORDS_OF_HISTORY))}"]
        if state.get("last_user")
        else []
    )
    parts += (
        [f"shop {ids.hide(shorten(str(state['last_reply']), WORDS_OF_HISTORY))}"]
        if state.get("last_reply")
        else []
    )
    return " [SEP] ".join([*parts, f"now {now}"])


def in_force(state: Mapping[str, Any]) -> compact.Call | None:
    """The product call that a follow-up goes on from: the last of `searches`."""
    return next(reversed(_known(state.get("searches") or [])), None)


def reply_prompt(user: str, calls: Sequence[compact.Call], outcome: str, shown: int, ids: Identifiers) -> str:
    """Build the prompt for the words of a reply.

    Args:
        calls: What was called; for talk, `[{"name": "talk", "arguments": {"kind": "greet"}}]`.
        outcome: As in the tool result.
        shown: How many products the reply may name, 0 to 6.
    """
    now = ids.hide(shorten(clean(user), WORDS_OF_USER // 2))
    did = " ; ".join(
        f"talk {c['arguments']['kind']}" if c["name"] == "talk" else compact.write([c]) for c in calls
    )
    parts = [
        "reply",
        f"did {ids.hide(did)}",
        f"outcome {outcome.replace('_', ' ')}",
        f"shown {min(shown, 6)}",
    ]
    return " [SEP] ".join([*parts, f"now {now}"])


def _known(calls: Sequence[compact.Call]) -> list[compact.Call]:
    return [call for call in calls if call["name"] in compact.SHAPES]


def clean(text: str) -> str:
    """Take out of a shopper's words the characters that mean something in a prompt (`[photo]` stays)."""
    return re.sub(r"[\[\]{}|]", " ", text.replace("[photo]", "\0")).replace("\0", "photo")


def shorten(text: str, words: int) -> str:
    """Keep the first third and the last two thirds of `words` when there are more."""
    every = text.split()
    if len(every) <= words:
        return " ".join(every)
    head = words // 3
    return " ".join([*every[:head], "...", *every[-(words - head) :]])


def read_calls(text: str, state: Mapping[str, Any], user: str, ids: Identifiers) -> list[dict[str, Any]]:
    """Turn the model's output into tool calls with exact identifiers, resolved items and the shopper's own spelling.

    Raises:
        Retryable: The output is not in the short form.
    """
    calls = compact.read(text, in_force(state))
    for call in calls:
        call["arguments"] = {
            name: _finish(name, value, state, user, ids) for name, value in call["arguments"].items()
        }
    return calls


_OWN_SPELLING = ("name", "address", "code", "postcode", "payment")


def _finish(name: str, value: Any, state: Mapping[str, Any], user: str, ids: Identifiers) -> Any:
    if isinstance(value, list):
        return [_finish(name, one, state, user, ids) for one in value]
    if isinstance(value, dict):
        return {key: _finish(key, one, state, user, ids) for key, one in value.items()}
    if not isinstance(value, str):
        return value
    value = ids.show(value)
    if name in ("item", "items", "line", "lines"):
        return resolve_item(value, state)
    if name == "order":
        return resolve_order(value, state)
    if name in _OWN_SPELLING:
        return own_spelling(value, user)
    return (
        value.upper() if name in ("size",) and re.fullmatch(r"x{0,3}[sl]|m|w\d\d( l\d\d)?", value) else value
    )


def resolve_item(symbol: str, state: Mapping[str, Any]) -> str:
    """Resolve `?cheapest`, `?color=blue`, `?named=satin` ... in the cart or on the screen; else return it unchanged."""
    if not symbol.startswith("?"):
        return symbol
    key, _, wanted = symbol[1:].partition("=")
    lines = (state.get("cart") or []) if key in ("named", "line") else []
    line = next((line for line in lines if mentions(line, wanted)), None)
    if line is not None:
        return str(line["line"])
    row = pointed_at(symbol, list(state.get("screen") or []))
    return str(row["position"]) if row is not None else wanted or symbol


def resolve_order(symbol: str, state: Mapping[str, Any]) -> str:
    """Resolve `?last_order` and `?order=lamp` among the orders of the signed-in customer."""
    orders = list(state.get("orders") or [])
    if symbol.startswith("?order="):
        fits = [o for o in orders if mentions({"titles": o.get("titles", "")}, symbol[7:])]
        if fits:
            return str(fits[0]["id"])
    if symbol.startswith("?"):
        return str(state.get("order") or (orders[0]["id"] if orders else symbol))
    return symbol


def own_spelling(value: str, user: str) -> str:
    """Return the stretch of `user` that reads like `value` but for case, accents and spaces; else `value`."""
    letters = [c for c in plain(value) if not c.isspace()]
    pattern = r"\s*".join(re.escape(c) for c in letters)
    folded = "".join(plain(c) or " " if not c.isspace() else " " for c in user)
    match = re.search(pattern, folded) if letters and len(folded) == len(user) else None
    return user[match.start() : match.end()] if match else value


_OPENING = re.compile(r"([(\[\"“]) ")
_CLOSING = re.compile(r" ([.,!?;:)\]%…\"”])")
_JOINED = re.compile(r"(\w|\}) ?(['’-]) ?(\w|\{)")


def prose(text: str) -> str:
    """Make sentences of the model's spaced lower-case tokens: `i ' d start with {1.title} .` -> `I'd start with {1.title}.`"""
    text = _OPENING.sub(r"\1", _CLOSING.sub(r"\1", " ".join(text.split())))
    text = _JOINED.sub(r"\1\2\3", text)
    text = re.sub(r"(?<=\d)\s?([.,])\s(?=\d)", r"\1", text)
    text = re.sub(r"\bi\b(?!\.)", "I", text)
    return re.sub(r"(^|[.!?…]\s+)([a-z])", lambda m: m.group(1) + m.group(2).upper(), text)
