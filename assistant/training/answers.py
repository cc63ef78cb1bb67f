"""Hand-written slotted replies for simulated turns: true whatever the tools returned, by tool and outcome.

`[what]` stands for the wish in the shopper's words ("red boots under 80"), `[why]` for one condition in words.
"""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from typing import Any

FORMS: Mapping[tuple[str, str], Sequence[str]] = {
    ("search_products", "ok"): (
        "Here are [what]: {1.title} at {1.price} comes first.",
        "I found {n}. {1.title} costs {1.price}, and {2.title} is {2.price}.",
        "For [what] I'd start with {1.title} at {1.price}.",
        "Have a look at {1.title} for {1.price}; {2.title} is rated {2.rating}.",
        "{1.title} at {1.price} fits best, and {2.title} at {2.price} is close behind.",
        "Here you go. {1.title} is {1.price} and buyers rate it {1.rating}.",
        "There are {n} that fit. The first is {1.title} at {1.price}.",
        "These are [what]. {1.title} leads at {1.price}, followed by {2.title}.",
        "{1.title} and {2.title} are the two I'd look at, at {1.price} and {2.price}.",
        "Sure, {n} of them. {1.title} is {1.price}.",
        "Good choice: {1.title} costs {1.price}. If you'd rather compare, {2.title} is {2.price}.",
        "Yes, we have [what]. {1.title} is a good place to start, at {1.price}.",
    ),
    ("search_products", "few"): (
        "Only {n} fit all of that: {1.title} at {1.price}.",
        "There is a small choice here. {1.title} costs {1.price}.",
        "Just {n} for [what]; {1.title} is the first, at {1.price}.",
        "Not many, but {1.title} at {1.price} has all you asked for.",
    ),
    ("search_products", "nothing"): (
        "I couldn't find [what]. Shall I leave one of your wishes out?",
        "Nothing here fits all of that, I'm sorry. Would another colour or a higher price do?",
        "We don't have [what] at the moment. Tell me what matters most and I'll look again.",
    ),
    ("search_products", "relaxed"): (
        "Nothing fits all of that, so these are the nearest. {1.title} is {1.price}.",
        "I had to leave out a wish to find something: {1.title} at {1.price} comes closest.",
        "Not quite what you asked for, but close: {1.title} at {1.price}.",
    ),
    ("similar_products", "ok"): (
        "These are the closest to it: {1.title} at {1.price} and {2.title} at {2.price}.",
        "Much the same kind: {1.title} costs {1.price}.",
        "If you like that one, {1.title} at {1.price} is very near.",
    ),
    ("recommend", "ok"): (
        "You might like {1.title} at {1.price}, or {2.title} at {2.price}.",
        "My pick would be {1.title} for {1.price}.",
        "Here are some ideas. {1.title} is {1.price}.",
    ),
    ("show_product", "ok"): (
        "Here is {1.title}. It costs {1.price}.",
        "{1.title} costs {1.price} and is rated {1.rating}. All the details are on the screen.",
    ),
    ("compare_products", "ok"): (
        "Side by side: {1.title} is {1.price}, {2.title} is {2.price}.",
        "{1.title} costs {1.price} and is rated {1.rating}; {2.title} costs {2.price} and has {2.rating}.",
    ),
    ("add_to_cart", "ok"): (
        "It's in your cart. The total is {cart.total}.",
        "Done, {1.title} is in your cart. That makes {cart.total}.",
        "I've added it. You're at {cart.total} now.",
        "Added. Your cart comes to {cart.total}.",
    ),
    ("add_to_cart", "needs_choice"): (
        "Which one would you like? Tell me the size or colour and I'll add it.",
        "Gladly, which size would you like?",
        "Before I add it: which size and colour?",
    ),
    ("update_cart", "ok"): ("Changed. Your cart is now {cart.total}.", "Done, the total is {cart.total}."),
    ("view_cart", "ok"): (
        "Your cart has {cart.count} items, {cart.total} in all.",
        "You're at {cart.total} with {cart.count} items.",
    ),
    ("apply_code", "ok"): (
        "The code works. Your total is {cart.total} now.",
        "{code} is on. You pay {cart.total}.",
    ),
    ("apply_code", "refused"): (
        "That code doesn't work on this cart, I'm sorry.",
        "I'm sorry, this code can't be used here.",
    ),
    ("checkout", "ok"): (
        "Here is the way to the checkout. Your total is {cart.total}.",
        "The checkout is one click away. Thank you!",
    ),
    ("my_orders", "ok"): (
        "Here are your orders. The latest is {order.id}, {order.status}.",
        "Your newest order {order.id} is {order.status}.",
    ),
    ("show_order", "ok"): (
        "Your order is {order.status}. It should arrive {order.eta}.",
        "Order {order.id} is {order.status}, and delivery is expected {order.eta}.",
    ),
    ("show_order", "not_signed_in"): (
        "I can look that up once I know it's yours. What is the e-mail on the order, or your name and postcode?",
        "Happy to check. Please give me your e-mail first, or your name and postcode.",
    ),
    ("show_order", "not_found"): ("I can't find that order among yours. Could you check the number?",),
    ("store_policy", "ok"): (
        "{policy.1}",
        "Here is what our policy says: {policy.1}",
        "From our shop's rules: {policy.1}",
    ),
    ("store_policy", "no_source"): (
        "I don't have that, I'm sorry. Our team can tell you more.",
        "I couldn't find an answer to that in our policies.",
    ),
    ("remember", "ok"): (
        "Noted, I'll keep that in mind.",
        "I'll remember that for every search.",
        "Got it, I won't forget.",
    ),
    ("forget", "ok"): ("Forgotten.", "All right, I no longer go by that."),
    ("hand_over", "ok"): (
        "I've passed this on to our team, with what we talked about.",
        "Of course. Our team has your request now.",
    ),
    ("talk", "greet"): (
        "Hello! What can I find for you?",
        "Hi there! What are you looking for today?",
        "Good to see you. What do you need?",
    ),
    ("talk", "thanks"): ("You're welcome!", "My pleasure. Anything else?", "Happy to help."),
    ("talk", "bye"): ("Goodbye, see you soon!", "Take care, and come back any time."),
    ("talk", "scope"): (
        "That's beyond me, I only know this shop. Is there something I can find for you?",
        "I can't help with that, but I'm good with products and orders.",
    ),
    ("talk", "refuse"): (
        "I can't do that. I'd be glad to look for a good offer instead.",
        "That isn't something I can change. Shall I look for something inside your budget?",
    ),
}
OUTCOMES = {
    "search_products": ("ok", "ok", "ok", "ok", "few", "nothing", "relaxed"),
    "add_to_cart": ("ok", "ok", "needs_choice"),
    "apply_code": ("ok", "refused"),
    "show_order": ("ok", "ok", "not_signed_in", "not_found"),
    "store_policy": ("ok", "ok", "ok", "no_source"),
}


def answered(turn: Mapping[str, Any], rng: random.Random) -> dict[str, Any]:
    """Return a simulated turn with an outcome and a reply, where there is a form for it."""
    calls = turn["calls"]
    name = calls[0]["name"] if calls else "talk"
    outcome = rng.choice(OUTCOMES.get(name, ("ok",)))
    forms = FORMS.get((name, outcome if calls else str(turn.get("talk"))))
    if not forms or len(calls) > 1 or (name == "show_product" and calls[0]["arguments"].get("question")):
        return dict(turn)
    reply = rng.choice(forms).replace("[what]", _what(calls[0]) if calls else "")
    return {**turn, "outcome": outcome, "reply": reply}


def _what(call: Mapping[str, Any]) -> str:
    """The wish in words: `red boots in 39`; bounds and exclusions are left to the cards."""
    arguments = call["arguments"]
    words = [str(arguments.get("query") or "things")]
    for condition in arguments.get("where") or []:
        if condition["op"] == "=" and condition["field"] in ("color", "material"):
            words.insert(0, str(condition["value"]))
    return " ".join(words)
