"""What the LLM and the planner are told of a conversation besides its last messages: STATE."""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass, field
from threading import Lock
from typing import Any

from assistant.memory.session import constraint_json
from assistant.service import money
from assistant.tools.shop import Visit

LAST_ORDERS = 8


@dataclass(slots=True)
class Talk:
    """The dialogue side of one session: what was said, and the facts of the last reply."""

    said: deque[str] = field(default_factory=lambda: deque(maxlen=20))
    """The shopper's messages, newest last."""
    last_user: str = ""
    last_reply: str = ""
    """With its slots unfilled, as the LLM wrote it."""
    last_calls: list[dict[str, Any]] = field(default_factory=list)
    facts: dict[str, str] = field(default_factory=dict)
    turns: int = 0
    busy: Lock = field(default_factory=Lock)
    """Held while a turn runs."""


def build_state(visit: Visit, talk: Talk, photo: bool) -> dict[str, Any]:
    """Return STATE as of now; JSON values only."""
    session = visit.session
    customer = visit.customer()
    return {
        "signed_in": customer is not None,
        "first_name": customer.first_name if customer else "",
        "screen": [
            {
                "position": item.position,
                "sku": item.sku,
                "title": item.title,
                "brand": item.brand,
                "category": item.category,
                "color": item.color,
                "material": item.material,
                "price": money.major(item.price_minor, visit.shop.currency),
                "rating": item.rating,
                "size": item.size,
            }
            for item in session.screen
        ],
        "searches": [{"name": call.name, "arguments": dict(call.arguments)} for call in session.searches],
        "cart": _cart(visit),
        "order": session.last_order,
        "orders": _orders(visit),
        "pending": session.pending.effect if session.pending else None,
        "last_user": talk.last_user,
        "last_reply": talk.last_reply,
        "last_calls": talk.last_calls,
        "wishes": [constraint_json(wish) for wish in session.wishes_in_force()],
        "photo": photo,
    }


def _cart(visit: Visit) -> list[dict[str, Any]]:
    lines = []
    for item in visit.session.cart:
        product = visit.shop.catalogue.product(item.product)
        variant = next((v for v in product.variants if v.sku == item.variant), None)
        lines.append(
            {
                "line": item.line,
                "title": product.title,
                "size": (variant.size if variant else None) or "",
                "color": (variant.color if variant else None) or product.color,
                "quantity": item.quantity,
            }
        )
    return lines


def _orders(visit: Visit) -> list[dict[str, Any]]:
    if visit.shop.service is None or visit.session.customer_id is None:
        return []
    orders = visit.shop.service.orders(visit.session.customer_id, limit=LAST_ORDERS)
    return [{"id": order.id, "titles": [line.title for line in order.lines]} for order in orders]


def known_words(visit: Visit, state: Mapping[str, Any]) -> str:
    """Everything the shown records and the conditions in force say, as one text to look claims up in."""
    words: list[str] = []
    for item in visit.session.screen:
        product = visit.shop.catalogue.product(item.sku)
        values = [str(value) for value in product.attributes.values() if not isinstance(value, bool)]
        flags = [name for name, value in product.attributes.items() if value is True]
        colors = [variant.color or "" for variant in product.variants]
        words += [
            product.title,
            product.brand,
            product.category,
            product.color,
            product.material,
            product.description,
        ]
        words += [*values, *flags, *colors]
    for search in state["searches"]:
        for condition in search["arguments"].get("where") or ():
            words.append(str(condition.get("value")) if condition.get("op") not in {"!=", "not in"} else "")
    words += [str(line[key]) for line in state["cart"] for key in ("title", "size", "color")]
    return " ".join(word for word in words if word)
