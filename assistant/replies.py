"""Hand-written replies with fact slots, several per tool and outcome, for when the LLM's do not hold.

A form is used only when every slot in it has a record. Which of the fitting forms is said depends on a seed.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from random import Random

from assistant.grounding import SLOT

SEARCHES = frozenset({"search_products", "similar_products", "recommend"})
SAY_MESSAGE = frozenset(
    {"refused", "not_signed_in", "not_found", "needs_choice", "error", "needs_confirmation"}
)
"""Outcomes whose message must reach the shopper as the tool wrote it."""
MUST_CARRY = frozenset(
    {
        "store_policy", "show_order", "my_orders", "view_cart", "add_to_cart", "update_cart", "apply_code",
        "checkout", "describe_catalogue", "cancel_order", "return_items", "exchange_items", "change_order",
        "change_account", "verify_customer", "remember", "forget", "hand_over",
    }
)  # fmt: skip
"""Tools whose result is the answer: prose that uses none of their facts gets the template as well."""

_FOUND = (
    "Here's what I found. {1.title} comes first, at {1.price}.",
    "These come closest to what you asked for. {1.title} is {1.price}.",
    "I'd start with {1.title} at {1.price}; the others are below it.",
    "Have a look at these. {1.title} leads at {1.price}, rated {1.rating}.",
)
_FORMS: Mapping[tuple[str, str], tuple[str, ...]] = {
    ("search_products", "ok"): _FOUND,
    ("search_products", "few"): (
        "Only a few match everything you asked for. {1.title} is {1.price}.",
        "It's a short list this time, led by {1.title} at {1.price}.",
        "There isn't much that fits all of that, but {1.title} does, at {1.price}.",
    ),
    ("search_products", "relaxed"): (
        "{message} The closest is {1.title} at {1.price}.",
        "{message} {1.title} comes nearest, at {1.price}.",
    ),
    ("search_products", "nothing"): (
        "{message} Shall I try with fewer conditions?",
        "{message} Tell me what matters least and I'll look again.",
    ),
    ("search_products", "unknown"): (
        "{message} Is there something else I can look for?",
        "{message} If you describe it in other words, I'll look again.",
    ),
    ("similar_products", "ok"): (
        "These are the most alike. {1.title} is {1.price}.",
        "Here are some in the same vein, {1.title} first at {1.price}.",
        "{1.title} at {1.price} comes closest.",
    ),
    ("recommend", "ok"): (
        "Here are a few picks; under each one you can see why it's there.",
        "I'd look at {1.title} first. It's {1.price}.",
        "These stood out, beginning with {1.title} at {1.price}.",
    ),
    ("show_product", "ok"): (
        "{answer.1} {answer.2}",
        "{answer.1}",
        "{1.title} is {1.price}, rated {1.rating}.",
        "That's {1.title}, at {1.price}.",
    ),
    ("show_product", "no_source"): (
        "I couldn't find that out about {1.title}; neither its description nor its reviews say.",
        "Neither the description nor the reviews of {1.title} answer that.",
    ),
    ("compare_products", "ok"): (
        "{answer.1} {answer.2} {answer.3}",
        "{answer.1} {answer.2}",
        "{answer.1}",
        "Side by side: {1.title} is {1.price}, {2.title} is {2.price}.",
        "{1.title} costs {1.price} and {2.title} {2.price}; the cards show the rest.",
    ),
    ("describe_catalogue", "ok"): (
        "We have {values}.",
        "There are {n} of them, from {price.min} to {price.max}.",
    ),
    ("update_cart", "empty"): ("Your cart is empty now.",),
    ("view_cart", "empty"): (
        "Your cart is empty. Tell me what you'd like and I'll find it.",
        "Your cart is still empty.",
    ),
    ("view_cart", "ok"): (
        "Your cart comes to {cart.total}.",
        "Items in your cart: {cart.count}. Together: {cart.total}.",
    ),
    ("add_to_cart", "ok"): (
        "It's in your cart. The total is now {cart.total}.",
        "Added. That makes {cart.total}.",
    ),
    ("update_cart", "ok"): (
        "Done. Your cart is now {cart.total}.",
        "I've changed that; the total is {cart.total}.",
    ),
    ("apply_code", "ok"): ("The code {code} is on your cart. The total is {cart.total}.",),
    ("show_order", "ok"): (
        "Order {order.id} is {order.status}; it should reach you by {order.eta}.",
        "Order {order.id} ({order.titles}): {order.status}. You can still {order.options}.",
        "Order {order.id} ({order.titles}): {order.status}.",
    ),
    ("store_policy", "ok"): ("{policy.1}",),
    ("store_policy", "no_source"): (
        "Our shop pages don't answer that, so I'd rather not guess. I can pass the question to a colleague.",
        "I can't find that in our policies. Shall I hand the question to a colleague?",
    ),
    ("remember", "ok"): ("{message}", "I'll keep that in mind."),
    ("forget", "ok"): ("{message}", "That's forgotten."),
}
TALK = {
    "greet": "Hello! What can I find for you?",
    "thanks": "You're welcome! Just say if you need anything else.",
    "bye": "Goodbye, and thanks for dropping by!",
    "smalltalk": "I'm the shop's assistant, and best at finding things. What are you looking for?",
    "clarify": "I'm not sure which one you mean. Could you give me its number, or tell me a little more?",
    "refuse": "I can't help with that. I'm glad to help you find something, or with an order of yours.",
    "scope": "That's beyond what a shop knows. I can help you find things here, and with your orders.",
    "comfort": "I'm sorry to hear that. Tell me what happened, or I can pass you on to a person.",
}
"""What is said where no tool is needed and the LLM found no words of its own."""
_CONFIRMED = ("{message}", "That's done.")
_DECLINED = (
    "All right, I've left everything as it was.",
    "No problem, nothing has changed.",
    "Fine, I haven't changed anything.",
)
_SEVERAL = (
    "I looked for each of these; the groups are below.",
    "Here is something for each of your wishes.",
    "One group for each thing you asked for.",
)
_LOST = (
    "I couldn't quite work that out. Could you put it another way?",
    "I didn't get that right. Could you say it a little differently?",
)
_NOT_ON_SCREEN = re.compile(
    r"No product (?:number (\d+)|'(?:it|this|that)(?: one)?')\. On screen are: (.*)\. Give one of these.*$",
    re.S,
)
_LAST = ("Here is what I found.", "Here you go.")


@dataclass(frozen=True, slots=True)
class Said:
    """What one tool came back with, as far as words go."""

    name: str
    outcome: str
    message: str
    facts: Mapping[str, str]


def reply_for(results: Sequence[Said], seed: int) -> str:
    """Return a truthful reply to what the tools returned, with its slots filled."""
    chance = Random(seed)
    searches = [r for r in results if r.name in SEARCHES]
    good = [r for r in searches if r.outcome in {"ok", "few"}]
    parts: list[str] = []
    if len(searches) > 1 and good:
        parts.append(chance.choice(_SEVERAL))
        parts += [_one(r, chance) for r in results if r not in good]
    else:
        parts += [_one(r, chance) for r in results]
    return " ".join(dict.fromkeys(p for p in parts if p)) or chance.choice(_LAST)


def _for_people(message: str) -> str:
    """A message that was written for a model, as one says it to a shopper."""
    screen = _NOT_ON_SCREEN.search(message)
    if screen:
        count = screen[2].count("; ") + 1
        if screen[1] is None:
            return "Which one do you mean? You can say, for example, the first one."
        shown = f"{count} products" if count > 1 else "one product"
        return f"There's no number {screen[1]} here; I'm showing {shown}. Which one do you mean?"
    unknown = re.match(r"No product '(.{3,40})'\. ", message)
    if unknown and unknown[1] not in ("this", "that"):
        return f"I can't find a product “{unknown[1]}”. Which one do you mean?"
    if "search first" in message:
        return "There's nothing on screen at the moment. What are you looking for?"
    return re.sub(r"; `my_orders`[^.]*\.", ". You can ask me to show your orders.", message)


def _case(result: Said) -> str:
    """The outcome, told apart where shoppers would: an empty cart, a search that had no conditions to drop."""
    if result.name in {"view_cart", "update_cart"} and result.facts.get("cart.count") == "0":
        return "empty"
    if result.outcome == "nothing" and " that is " not in result.message:
        return "unknown"
    return result.outcome


def _one(result: Said, chance: Random) -> str:
    facts = dict(result.facts)
    message = re.sub(r"\s+", " ", SLOT.sub(lambda m: facts.get(m[1].lower(), ""), result.message)).strip()
    if message:
        facts["message"] = message if message[-1] in ".!?…" else message + "."
    if result.outcome == "not_found":
        facts["message"] = message = _for_people(message)
    if result.outcome == "error" and "`" in message:
        return chance.choice(_LOST)
    if result.outcome == "declined":
        return chance.choice(_DECLINED)
    if result.outcome in SAY_MESSAGE and message:
        return facts["message"]
    forms = _CONFIRMED if result.outcome == "confirmed" else _FORMS.get((result.name, _case(result)), ())
    if not forms and result.name in SEARCHES:
        forms = _FORMS.get(("search_products", _case(result)), ())
    fitting = [
        form for form in forms if all(facts.get(slot.lower(), "").strip() for slot in SLOT.findall(form))
    ]
    if not fitting:
        return facts.get("message", "")
    first = result.name in MUST_CARRY or fitting[0].startswith(("{message}", "{answer.1}"))
    form = fitting[0] if first else chance.choice(fitting)
    return SLOT.sub(lambda m: facts[m[1].lower()], form)
