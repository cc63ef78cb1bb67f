"""Understands a message without an LLM: rules over what was mentioned and what is on screen.

Used when the LLM is away, late or wrong. It sees the same STATE as the LLM and answers with the same tool
calls, so that everything behind it is one path. Knows no session and runs nothing.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from typing import Any

from assistant.mentions import Mention, spot
from assistant.pointing import Plan, State, item_named, on_screen, with_where
from assistant.wishes import Wishes, build_search, follow_up, where_of

_GREETING = re.compile(
    (
        r"^(hi|hiya|hello|hey|hey there|hello there|hi there|good (morning|afternoon|evening)|"
        r"howdy|yo|greetings)[ !.,]*$"
    ),
    re.I,
)
_THANKS = re.compile(
    (
        r"^(ok |okay |great |perfect |cool |lovely |awesome |brilliant )*[,. ]*(thanks|thank you|"
        r"thx|ta|cheers|much appreciated)\b.{0,40}$"
    ),
    re.I,
)
_BYE = re.compile(
    r"^(ok |okay )?(bye|goodbye|see you|good night|that'?s all|that is all|i'?m done)\b.{0,30}$", re.I
)
_WHO = re.compile(
    (
        r"\b(who are you|what are you|are you (a )?(bot|robot|human|real|person|ai)|what can you "
        r"do|how do you work|^help$|help me\??$)"
    ),
    re.I,
)
_UPSET = re.compile(
    r"\b(i hate (you|this)|you('?re| are) (useless|stupid|dumb|bad|no help)|this is (useless|rubbish|stupid))\b",
    re.I,
)
_ELSEWHERE = re.compile(
    r"\b(tell me a joke|what'?s the weather|weather (like|today|tomorrow|forecast)|who won|"
    r"(ignore|forget|disregard) (all|your|the|any) .{0,20}(instructions?|rules|prompts?)|system prompt|"
    r"write (me )?(a )?(poem|code|essay)|"
    r"capital of)\b",
    re.I,
)
_PERSON = re.compile(
    (
        r"\b(speak|talk|chat|connect|transfer|get|want|need)\b.{0,25}\b(person|human|agent|"
        r"someone|representative|staff|manager)\b|\bcustomer service\b|\breal person\b"
    ),
    re.I,
)
_BROKE = r"\b(broke|broken|defective|faulty|fell apart|stopped working)\b"
_POLICY = re.compile(
    r"\b(polic(y|ies)|warranty|guarantee|ship(ping)? (to|cost|time|fee|free)|do you (ship|"
    r"deliver|accept|offer|take|have (a )?(gift|loyal))|free shipping|"
    r"delivery (time|cost|fee|option)|how long (does|do|will).{0,30}(deliver|ship|refund|"
    r"arrive)|how (do|can) i (return|pay|exchange|contact|wash|clean|care|measure|use a gift)|"
    r"how much (is|does).{0,10}(shipping|delivery)|can i (still )?(return|exchange|send back|"
    r"pay|use|get a refund|cancel an order|track an order|combine)|"
    r"gift cards?|loyalty|points|klarna|paypal|apple pay|pay(ment)? (method|with|in|option)|"
    r"opening hours|your (e-?mail|phone|address)|contact you|"
    r"privacy|personal data|my data|size (guide|chart)|sizing|return (window|period|label)|"
    r"what if (it|they|i)|"
    r"(have|is there|where is) (a |an |your |any )?(physical |real )?(store|shop|branch)(es|s)?\b|"
    r"refunds?\b.{0,25}(take|long|work|when)|days to return|price match|"
    r"student discount|customs|(what|which|my) data\b|data .{0,20}about me|"
    r"(broke|broken|defective|faulty|fell apart|stopped working)\b)",
    re.I,
)
_ORDER_WORD = re.compile(r"\b(orders?|package|parcel|delivery|purchase|shipment|tracking)\b", re.I)
_WHERE_ORDER = re.compile(
    r"\b(where|track|status|arriv|when|how far|late|shipped|update|show|details|look up|check|happen)", re.I
)
_CART = re.compile(r"\b(cart|basket|bag|trolley)\b", re.I)
_ADD = re.compile(
    (
        r"^(please |can you |could you |ok |okay |yes,? |great,? )*(add|put|buy|order|get me|"
        r"i'?ll (take|have|buy|get)|i want to (buy|order|take)|i would like to (buy|order)|take)\b"
    ),
    re.I,
)
_REFERENCE = re.compile(
    (
        r"\b(it|this|that|them|these|those|one|ones|first|second|third|fourth|fifth|sixth|last|"
        r"cheapest|number \d|#\d)\b"
    ),
    re.I,
)
_QUANTITY = re.compile(
    (
        r"\b(?:(\d{1,2})\s*(?:x|of|pieces?|pairs?|times)|(two|three|four|five|six|a couple|"
        r"another|one more|both))\b"
    ),
    re.I,
)
_SKU = re.compile(r"\b(?=[A-Z0-9-]*\d)(?=[A-Z0-9-]*[A-Z])[A-Z0-9][A-Z0-9-]{3,}\b")
_CARE_OF_IT = re.compile(
    r"\bhow (do|can|should) i (wash|clean|care|measure)\b.{0,12}\b(it|this|that|them|these)\b"
)
_ORDER_AGAIN = re.compile(
    r"\bwhen (will|does|is) (it|that|this)\b.{0,12}\b(arrive|come|here|delivered)|\b(cancel|track|return) (it|that)\b|"
    r"\bsend (it|that) back\b|\bwhere is it\b"
)
"""Words that go on about the order that was just talked of."""
_LINE_WORDS = re.compile(
    r"^(please |can you )*(remove|delete|take out|drop) (it|that|this|the \w+ (one|line)|line \d+)\b.{0,20}$|"
    r"^make (it|that) (\d{1,2}|two|three|four|five)$"
)
_COUNT = {"two": 2, "a couple": 2, "both": 2, "three": 3, "four": 4, "five": 5, "six": 6}
_BUT = re.compile(r"(?<!thing )(?<!all )(?<!one )\bbut (?:in |a |with )?$", re.I)
"""`like this but red` wishes for red; `anything but red` does not."""
_PRONOUN_ADDRESS = re.compile(r"\b(?:to|is|:)\s+(?!my |the |a )(.{5,120})$", re.I)


class Planner:
    """Rules over mentions; one instance serves every session."""

    def __init__(
        self,
        vocabulary: Mapping[str, Collection[str]],
        kinds: Collection[str] = (),
        flags: Collection[str] = (),
    ) -> None:
        """Take the catalogue's words.

        Args:
            vocabulary: Values per field.
            kinds: Umbrella words and synonyms of categories.
            flags: Yes-or-no fields; one that is a plain word (`waterproof`) becomes a condition.
        """
        self._flags = {flag for flag in flags if flag.isalpha()}
        fields = ("color", "material", "brand", "category", "pattern")
        self._words: dict[str, Collection[str]] = {
            f: set(vocabulary.get(f, ())) for f in fields if vocabulary.get(f)
        }
        self._words |= {flag: [flag] for flag in self._flags}
        self._words["category"] = list(dict.fromkeys([*kinds, *sorted(self._words.get("category", ()))]))

    def plan(self, text: str, state: State) -> Plan:
        """Return what to do about `text`, given STATE."""
        text = text.replace("’", "'").strip()
        found = self._spot(text)
        for rule in (_photo, _talk, _service, _cart, _account, self._standing, on_screen, _discover):
            plan = rule(text, found, state)
            if plan:
                return plan
        return self._find(text, found, state)

    def _standing(self, text: str, found: Sequence[Mention], state: State) -> Plan | None:
        lower = text.lower()
        if re.search(
            r"\b(forget|clear|reset)\b.{0,30}\b(preference|wish|everything|about me|what i|my)\b", lower
        ):
            return Plan((("forget", {}),))
        wear = re.search(
            r"\b(?:i (?:usually |always )?wear(?: a)?(?: size)?|my size is|i'?m a size)\s+([a-z0-9]{1,4})\b",
            lower,
        )
        if wear:
            return Plan((("remember", {"field": "size", "op": "=", "value": wear[1].upper()}),))
        if re.search(
            (
                r"\b(never|always|don'?t ever|from now on|remember|i hate|i'?m allergic|i don'?t (like|"
                r"wear|want to see))\b"
            ),
            lower,
        ):
            wanted = [
                m for m in found if m.field in self._words and m.field not in {"category", *self._flags}
            ]
            never = bool(re.search(r"\b(never|hate|allergic|don'?t|no)\b", lower))
            if wanted:
                op = "not in" if never else "in"
                calls = tuple(
                    ("remember", {"field": m.field, "op": op, "value": [m.value]}) for m in wanted[:3]
                )
                return Plan(calls)
        return None

    def _find(self, text: str, found: Sequence[Mention], state: State) -> Plan:
        wishes = Wishes.of(text, found)
        searches = [s for s in state.get("searches", ()) if isinstance(s, Mapping)]
        refined = follow_up(text, wishes, searches, bool(state.get("screen")))
        if refined:
            return Plan((refined,))
        calls = tuple(build_search(part, self._spot(part)) for part in wishes.parts())
        asked = re.match(r"^(?:and |but )?(?:not|no|without) (\w+)[.!]?$", text, re.I)
        if asked and searches and not wishes.mentions:
            return Plan(reply=f"Nothing here goes by “{asked[1]}”, so the list stays as it is.")
        where = where_of(wishes.mentions)
        if len(calls) == 1 and not calls[0][1]["query"] and any(c["op"] != "not in" for c in where):
            return Plan((("recommend", {"kind": "trending", "where": where}),))
        calls = tuple(call for call in calls if call[1]["query"])
        if not calls and wishes.mentions and all(m.negated for m in wishes.mentions):
            unwanted = " and ".join(dict.fromkeys(m.value for m in wishes.mentions))
            return Plan(reply=f"All right, no {unwanted}. What are you looking for?")
        if calls and wishes.means_something():
            return Plan(calls[:4])
        if not re.search(r"[a-z]", text, re.I) and re.search(r"[^\W\d_]", text):
            return Plan(reply="I'm sorry, I only understand English. Tell me what you're looking for?")
        return Plan(
            reply="I'm not sure what you'd like. Tell me what you're looking for, or ask about an order."
        )

    def _spot(self, text: str) -> list[Mention]:
        found = spot(text, self._words)
        found = [replace(m, negated=False) if _BUT.search(text[: m.start]) else m for m in found]
        return [replace(m, value="true") if m.field in self._flags else m for m in found]


def _photo(text: str, found: Sequence[Mention], state: State) -> Plan | None:
    if not state.get("photo"):
        return None
    where = where_of(found)
    return Plan((("similar_products", {"item": "photo", **({"where": where} if where else {})}),))


def _talk(text: str, found: Sequence[Mention], state: State) -> Plan | None:
    if _GREETING.match(text):
        name = str(state.get("first_name") or "")
        return Plan(reply=f"Hello{', ' + name if name else ''}! What can I find for you?")
    if _THANKS.match(text):
        return Plan(reply="You're welcome! Just say if you need anything else.")
    if _BYE.match(text):
        return Plan(reply="Goodbye, and thanks for dropping by!")
    if _WHO.search(text):
        return Plan(
            reply=(
                "I'm the shop's assistant, a program. I can find products, compare them, and help with "
                "your orders and returns."
            )
        )
    if _UPSET.search(text) and not _PERSON.search(text):
        return Plan(
            reply="I'm sorry this isn't going well. Tell me what you need, or ask for a person to take over."
        )
    if _ELSEWHERE.search(text):
        return Plan(reply="I'm afraid I can only help with this shop. What are you looking for?")
    if _PERSON.search(text):
        return Plan((("hand_over", {"reason": "asks for a person"}),))
    return None


def _order_of(found: Sequence[Mention], state: State) -> str | None:
    for mention in found:
        if mention.field == "order":
            return mention.value.upper()
    if state.get("order"):
        return str(state["order"])
    orders = list(state.get("orders") or ())
    return str(orders[0]["id"]) if len(orders) == 1 else None


def _service(text: str, found: Sequence[Mention], state: State) -> Plan | None:
    lower = text.lower()
    named = any(m.field == "order" for m in found)
    about_order = named or bool(_ORDER_WORD.search(lower))
    about_order |= bool(state.get("order") and _ORDER_AGAIN.search(lower))
    if state.get("screen") and _CARE_OF_IT.search(lower):
        return None
    if not named and _POLICY.search(lower) and not re.search(r"\bmy (last |latest )?order\b", lower):
        broke = re.search(_BROKE, lower)
        return Plan((("store_policy", {"question": "how long is the guarantee?" if broke else text}),))
    if not about_order:
        return None
    order = _order_of(found, state)
    if order is None:
        if re.search(r"\b(my|i|the|an)\b", lower) and not _CART.search(lower) and not _ADD.match(text):
            return Plan((("my_orders", {}),))
        return None
    return _order_action(lower, text, order, state)


def _order_action(lower: str, text: str, order: str, state: State) -> Plan | None:
    reason = re.search(r"\b(?:because|since|as|reason:?)\s+(.{3,80})", lower)
    why = reason[1] if reason else "no longer needed"
    if re.search(r"\bcancel", lower):
        return Plan((("cancel_order", {"order": order, "reason": why}),))
    lines = [int(n) for n in re.findall(r"\b(?:line|item)s?\s+(\d{1,2})\b", lower)] or _only_line(
        order, state
    )
    if re.search(r"\b(return|send(ing)? (it |them |this |these )?back|refund)", lower) and lines:
        call = {"order": order, "lines": lines, "reason": why}
        return Plan((("return_items", call | ({"refund_to": "gift_card"} if "gift card" in lower else {})),))
    swap = _exchange(lower, text, order, lines)
    if swap:
        return swap
    address = _PRONOUN_ADDRESS.search(text)
    if re.search(r"\b(address|deliver (it )?to|ship (it )?to)\b", lower) and address:
        return Plan((("change_order", {"order": order, "address": address[1]}),))
    shipping = re.search(r"\b(express|standard|pickup)\b", lower)
    if shipping and re.search(r"\b(change|switch|upgrade|make)\b", lower):
        return Plan((("change_order", {"order": order, "shipping": shipping[1]}),))
    if re.search(r"\b(all|list|history|my orders)\b", lower) and not re.search(r"\d", lower):
        return Plan((("my_orders", {}),))
    return Plan((("show_order", {"order": order}),))


def _only_line(order: str, state: State) -> list[int]:
    """Line 1 of an order of one thing: nothing else can be meant."""
    known: Mapping[str, Any] = next(
        (one for one in state.get("orders") or () if str(one.get("id")) == order), {}
    )
    titles = known.get("titles") or ()
    return [1] if len([titles] if isinstance(titles, str) else titles) == 1 else []


def _exchange(lower: str, text: str, order: str, lines: Sequence[int]) -> Plan | None:
    """`Exchange line 1 for size L`; without a size or colour there is nothing to propose yet."""
    if not lines or not re.search(r"\b(exchange|swap|change)\b", lower):
        return None
    size = re.search(
        r"\b(?:for|to|in)\s+(?:an?\s+)?(?:size\s+)?([xX]{0,3}[sSmMlL]|\d{2,3}(?:[.,]5)?)\b", text
    )
    color = re.search(r"\b(?:for|to|in)\s+(?:the\s+)?([a-z]+)(?: one)?\s*$", lower)
    wanted = (
        {"size": size[1].upper()} if size else {"color": color[1]} if color and color[1] != "size" else {}
    )
    if not wanted:
        return None
    changes = [{"line": str(line), **wanted} for line in lines]
    return Plan((("exchange_items", {"order": order, "changes": changes}),))


def _cart(text: str, found: Sequence[Mention], state: State) -> Plan | None:
    lower = text.lower()
    lines = list(state.get("cart") or ())
    code = re.search(
        r"\b(?:code|coupon|voucher|promo)\b\W*(?:code\W*)?(?:is\W+)?([A-Za-z0-9-]{4,20})\b", text
    )
    if code and (re.search(r"\d", code[1]) or code[1].isupper()):
        return Plan((("apply_code", {"code": code[1].upper()}),))
    if re.search(r"\b(check ?out|pay now|place (the|my) order|proceed to pay)\b", lower):
        return Plan((("checkout", {}),))
    if not lines and _LINE_WORDS.match(lower):
        return Plan(reply="Your cart is empty, so there's nothing to change in it yet.")
    if lines and re.search(r"\b(empty|clear)\b.{0,12}\b(cart|basket|trolley)\b", lower):
        return Plan(tuple(("update_cart", {"line": line["line"], "quantity": 0}) for line in lines))
    asked = _open_choice(text, found, state)
    if asked:
        return asked
    if lines and re.search(r"\b(remove|delete|take out|drop|take .{1,30} out)\b", lower):
        return _take_out(lower, _cart_line(lower, found, lines), lines)
    amount = re.search(
        r"\b(?:quantity|make (?:it|that|the \w+(?: one)?)|change (?:it )?to)\s+(?:to\s+)?(\d{1,2}|two|three|four|five)\b",
        lower,
    )
    if lines and amount:
        number = _COUNT.get(amount[1]) or int(amount[1])
        return Plan((("update_cart", {"line": _cart_line(lower, found, lines), "quantity": number}),))
    named = _SKU.search(text)
    if (
        named
        and _ADD.match(text)
        and _CART.search(text)
        and not any(m.field in ("item", "size") for m in found)
    ):
        return Plan((("add_to_cart", {"item": named[0]}),))
    if _ADD.match(text) and (state.get("screen") and (_REFERENCE.search(text) or _CART.search(text))):
        return _add(text, found, state)
    if (
        _CART.search(lower)
        and re.search(r"\b(my (cart|basket|trolley)|what'?s in|show|view|see|open|total)\b", lower)
        and not re.search(r"\bbags?\b", lower)
    ):
        return Plan((("view_cart", {}),))
    if re.search(r"\b(what'?s|what is|what do i have) in my bag\b", lower):
        return Plan((("view_cart", {}),))
    return None


def _take_out(lower: str, line: int, lines: Sequence[Mapping[str, Any]]) -> Plan:
    """One line out of the cart, or one piece of it."""
    entry = next((one for one in lines if int(one.get("line", 0)) == line), None)
    if entry is None:
        return Plan(reply=f"Your cart has no line {line}. Which one shall I take out?")
    one_less = re.search(r"\b(remove|take out|drop) one\b", lower) and int(entry.get("quantity") or 1) > 1
    left = int(entry.get("quantity") or 1) - 1 if one_less else 0
    return Plan((("update_cart", {"line": line, "quantity": left}),))


def _open_choice(text: str, found: Sequence[Mention], state: State) -> Plan | None:
    """A bare "M" after the shop asked for the size of something that goes into the cart."""
    asked = str(state.get("last_reply") or "")
    chosen = {m.field: m.value for m in found if m.field in ("size", "color") and not m.negated}
    if (
        not chosen
        or " needs a " not in asked
        or len(text.split()) > 5
        or any(m.field == "category" for m in found)
    ):
        return None
    screen = [one for one in state.get("screen") or () if asked.startswith(str(one.get("title")))]
    return Plan((("add_to_cart", {"item": str(screen[0]["position"]), **chosen}),)) if screen else None


def _cart_line(lower: str, found: Sequence[Mention], lines: Sequence[Mapping[str, Any]]) -> int:
    for mention in found:
        if mention.field == "item" and mention.value.isdigit():
            return int(mention.value)
    words = set(re.findall(r"[a-z]{3,}", lower))
    best = max(
        lines, key=lambda line: len(words & set(re.findall(r"[a-z]{3,}", str(line.get("title", "")).lower())))
    )
    return int(best.get("line", 1))


def _add(text: str, found: Sequence[Mention], state: State) -> Plan:
    item = item_named(text, found, state.get("screen") or ())
    if item is None and not re.search(r"\b(it|this|that|one|them|those|these)\b", text, re.I):
        return Plan(reply="Which one shall I add? You can say, for example, the second one.")
    call: dict[str, Any] = {"item": item or "it"}
    for mention in found:
        if mention.field in ("size", "color") and mention.field not in call and not mention.negated:
            call[mention.field] = mention.value
    many = _QUANTITY.search(text)
    if many:
        count = int(many[1]) if many[1] else _COUNT.get(many[2].lower(), 1)
        if count > 1:
            call["quantity"] = count
    return Plan((("add_to_cart", call),))


def _account(text: str, found: Sequence[Mention], state: State) -> Plan | None:
    lower = text.lower()
    email = next((m.value for m in found if m.field == "email"), None)
    if email and re.search(r"\b(change|update|new e-?mail)\b", lower):
        return Plan((("change_account", {"email": email}),))
    if email:
        return Plan((("verify_customer", {"email": email}),))
    who = re.search(
        (
            r"\b(?:i am|i'm|my name is|this is)\s+([A-Z][\w'-]+ [A-Z][\w'-]+)\b.*?\b(?:postcode|zip|"
            r"post code)?\W*([A-Z0-9]{2,5}[ -]?[A-Z0-9]{2,4})\s*$"
        ),
        text,
    )
    if who and re.search(r"\d", who[2]):
        return Plan((("verify_customer", {"name": who[1], "postcode": who[2]}),))
    address = _PRONOUN_ADDRESS.search(text)
    if address and re.search(r"\b(change|update|moved)\b.{0,20}\b(my )?address\b", lower):
        return Plan((("change_account", {"address": address[1]}),))
    return None


def _discover(text: str, found: Sequence[Mention], state: State) -> Plan | None:
    lower = text.lower()
    category = [m for m in found if m.field == "category"]
    if re.search(
        (
            r"\bwhat (do|can) you (sell|have|offer)\b|\bwhat kind of (things|products|stuff)\b|\byour "
            r"(range|assortment|catalogue|departments)\b"
        ),
        lower,
    ):
        return Plan(
            (("describe_catalogue", {"field": "category"} if not category else with_where(category)),)
        )
    field = re.search(
        (
            r"\b(?:which|what)\s+(brand|colou?r|size|material|categor)\w*\b.{0,20}\b(do you|are there|"
            r"have|sell|available|carry)\b"
        ),
        lower,
    )
    if field:
        name = {"colour": "color", "categor": "category"}.get(field[1], field[1])
        return Plan((("describe_catalogue", {"field": name, **with_where(category)}),))
    kinds = (
        ("deals", r"\b(deals?|on sale|sales?|discounted|offers?|bargains?|reduced)\b"),
        ("trending", r"\b(trending|popular|best ?sell\w*|what'?s hot|everyone (is )?buying)\b"),
        (
            "for_you",
            (
                r"\b(recommend (me )?(something|anything|some things)|for me\b.{0,12}$|surprise me|"
                r"inspire me|suggest (me )?something|picks for me|you think i'?d like)"
            ),
        ),
    )
    for kind, pattern in kinds:
        if re.search(pattern, lower):
            return Plan((("recommend", {"kind": kind, **with_where(found)}),))
    return None
