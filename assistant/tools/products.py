"""Tools that look closer: one product, several side by side, the catalogue as a whole."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Annotated, Any

from pydantic import Field

from assistant.events import Card
from assistant.memory.session import SearchCall, constraint_json
from assistant.service import money
from assistant.tools import cards, phrases, variants
from assistant.tools.arguments import Item, OneItem, Question, Short, WhereList, constraints
from assistant.tools.items import product_of
from assistant.tools.result import ToolResult
from assistant.tools.shop import Passage, Visit
from retrieval.constraints import field_name
from retrieval.schema import AttributeValue, Constraint, Product, Retryable, SearchRequest

MAX_VALUES = 12
_ORDINAL = re.compile(
    r"\bthe (first|second|third|fourth|fifth|sixth|last|cheapest)( one)?\b|\bnumber \d\b", re.IGNORECASE
)
_PRICE = re.compile(r"\b(price|cost|costs|how much|expensive|reduced|discount|on sale)\b", re.IGNORECASE)
_RATING = re.compile(
    r"\b(rating|rated|stars|reviews?|what do (people|others|buyers|customers))\b", re.IGNORECASE
)


def show_product(visit: Visit, item: OneItem, question: Question | None = None) -> ToolResult:
    """Show everything about one product, or answer a question from its facts, description and reviews.

    Args:
        item: A position on screen or a sku, for example "2".
        question: What the shopper wants to know, for example "does it come in 39".

    Raises:
        Retryable: The item is unknown; the message names what is on screen.
    """
    product = product_of(visit, item)
    with visit.session.lock:
        card = card_of(visit, product)
        visit.session.focus = product.sku
    facts = cards.facts_of(card)
    data = details(product)
    if question is None:
        return ToolResult("ok", f"{product.title}: {_summary(product, card)}", facts, (card,), data)
    answers = variants.verdicts(product, question) + _own_facts(visit, product, question)
    sources = ["stock record"] * len(answers)
    if not answers:
        for passage in visit.shop.passages.about(product.sku, _ORDINAL.sub("it", question), 3):
            answers.append(quoted(passage))
            sources.append(f"{passage.kind}: {passage.title}" if passage.title else passage.kind)
    if not answers:
        message = f"I can find nothing on that about {product.title}, so I'd rather not guess."
        return ToolResult("no_source", message, facts, (card,), data)
    facts |= {f"answer.{n}": text for n, text in enumerate(answers, 1)}
    data = data | {"answers": [{"text": t, "source": s} for t, s in zip(answers, sources, strict=True)]}
    return ToolResult("ok", f"About {product.title}: {answers[0]}", facts, (card,), data)


_ON_CARDS = ("price", "rating", "brand", "colours", "sizes", "stock")
"""Rows of a comparison that the cards show anyway."""


def compare_products(
    visit: Visit, items: Annotated[list[Item], Field(min_length=2, max_length=4)]
) -> ToolResult:
    """Put two to four products side by side.

    Args:
        items: Positions on screen or skus, for example ["1", "2"].

    Raises:
        Retryable: An item is unknown, or all are the same product.
    """
    products = list({p.sku: p for p in (product_of(visit, item) for item in items)}.values())
    if len(products) < 2:
        raise Retryable("`items` name one product only; give two to four different ones.")
    with visit.session.lock:
        shown = [card_of(visit, product) for product in products]
    facts = cards.facts_of_all(shown, visit.shop.currency)
    rows = _table(products, shown)
    cheapest, dearest = min(shown, key=lambda c: c.price), max(shown, key=lambda c: c.price)
    answers = []
    if cheapest.price < dearest.price:
        gap = money.minor(dearest.price, visit.shop.currency) - money.minor(
            cheapest.price, visit.shop.currency
        )
        answers.append(f"{cheapest.title} costs {visit.cash(gap)} less than {dearest.title}.")
    rated = sorted((c for c in shown if c.rating is not None), key=lambda c: -(c.rating or 0))
    best, least = (f"{one.rating:.1f}" for one in (rated[0], rated[-1])) if rated else ("", "")
    if best != least:
        answers.append(f"{rated[0].title} is rated higher, {best} against {least}.")
    told = [
        f"{str(row['name']).capitalize()}: {' against '.join(row['values'])}."
        for row in rows
        if row["name"] not in _ON_CARDS and len(set(row["values"])) > 1 and "not stated" not in row["values"]
    ]
    answers += [" ".join(told[:3])] if told else []
    facts |= {f"answer.{n}": text for n, text in enumerate(answers, 1)} | {"n": str(len(shown))}
    differing = [row["name"] for row in rows if len(set(row["values"])) > 1]
    data = {"skus": [p.sku for p in products], "rows": rows, "differ": differing}
    message = " ".join(answers) or "They cost the same and are rated alike."
    return ToolResult("ok", f"{len(shown)} products side by side. {message}", facts, tuple(shown), data)


def describe_catalogue(visit: Visit, where: WhereList = [], field: Short | None = None) -> ToolResult:  # noqa: B006
    """Say what the shop has: how many products, their price range, the values of a field, the extremes.

    Use it for "what do you sell", "which brands do you have", "what is your most expensive bag".

    Args:
        where: Conditions that narrow, for example [{"field": "category", "op": "=", "value": "bags"}].
        field: The field whose values are wanted, for example "brand"; leave it out for the kinds of product.

    Raises:
        Retryable: The catalogue has no such field; the message lists the fields.
    """
    catalogue = visit.shop.catalogue
    hard = constraints(visit, where)
    wanted = field_name(field) if field else "category"
    known = catalogue.fields()
    if wanted not in known:
        raise Retryable(f"`field` {field!r} is unknown; the catalogue has {', '.join(sorted(known))}.")
    total = int(catalogue.mask(hard).sum())
    conditions = phrases.listing(hard, visit.shop.currency)
    if not total:
        kind = hard[0].value if len(hard) == 1 and hard[0].field == "category" else None
        missing = (
            f"We don't have any {kind}."
            if isinstance(kind, str)
            else f"We have nothing that is {conditions}."
        )
        return ToolResult("nothing", missing, {"n": "0"})
    facts = {"n": str(total)}
    low_high = catalogue.price_range(hard)
    if low_high:
        facts |= {"price.min": visit.cash(low_high[0]), "price.max": visit.cash(low_high[1])}
    values = [] if wanted in ("price", "rating") else list(catalogue.values(wanted, hard))
    if values:
        facts["values"] = ", ".join(value for value, _ in values[:MAX_VALUES])
        facts["values.n"] = str(len(values))
    shown = _extremes(visit, hard) if wanted == "price" or (hard and field is None) else []
    facts |= {slot: text for card in shown for slot, text in cards.facts_of(card).items()}
    for name, card in zip(("cheapest", "dearest"), (shown[0], shown[-1]) if shown else (), strict=False):
        facts |= {f"{name}.title": card.title, f"{name}.price": card.price_text}
    what = f" that are {conditions}" if conditions else ""
    span = f", from {facts['price.min']} to {facts['price.max']}" if low_high else ""
    listed = f" {phrases.name(wanted).capitalize()}: {facts['values']}." if values else ""
    data = {"values": [{"value": value, "count": count} for value, count in values], "total": total}
    return ToolResult("ok", f"{total} products{what}{span}.{listed}", facts, tuple(shown), data)


def _extremes(visit: Visit, where: tuple[Constraint, ...]) -> list[Card]:
    """Cards of the cheapest and the dearest product."""
    found = []
    for sort in ("price_asc", "price_desc"):
        result = visit.shop.search.search(SearchRequest(where=where, sort=sort, limit=1))
        found += [candidate.sku for candidate in result.candidates[:1]] if not result.relaxed else []
    with visit.session.lock:
        skus = dict.fromkeys(found)
        if skus:
            arguments = {"where": [constraint_json(one) for one in where]} if where else {}
            visit.session.open_screen(SearchCall("describe_catalogue", arguments))
        return [cards.put_on_screen(visit, visit.shop.catalogue.product(sku), where) for sku in skus]


def card_of(visit: Visit, product: Product) -> Card:
    """The card of a product at its place on screen; a new place when it is not there."""
    shown = visit.session.at(product.sku)
    if shown is None:
        return cards.put_on_screen(visit, product)
    where = [Constraint("size", "=", shown.size)] if shown.size else []
    where += [Constraint("color", "=", shown.asked_color)] if shown.asked_color else []
    card = cards.put_on_screen(visit, product, where, position=shown.position)
    return card if not where else _without_receipt(card)


def _without_receipt(card: Card) -> Card:
    return Card(**{name: getattr(card, name) for name in Card.__dataclass_fields__ if name != "receipt"})


def details(product: Product) -> dict[str, Any]:
    """All facts of a product as JSON values."""
    return {
        "sku": product.sku,
        "description": product.description,
        "attributes": {
            phrases.name(name): attribute_text(value) for name, value in product.attributes.items()
        },
        "variants": [
            {"sku": v.sku, "size": v.size, "color": v.color, "price_minor": v.price_minor, "stock": v.stock}
            for v in product.variants
        ],
    }


def attribute_text(value: AttributeValue) -> str:
    """An attribute as people read it."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, (tuple, list)):
        return ", ".join(str(one) for one in value)
    return f"{value:g}" if isinstance(value, float) else str(value)


def _summary(product: Product, card: Card) -> str:
    parts = [
        card.price_text,
        card.color,
        product.material,
        f"sizes {', '.join(card.sizes)}" if card.sizes else "",
    ]
    parts.append(f"rated {card.rating:.1f}" if card.rating is not None else "")
    parts.append("in stock" if card.in_stock else "sold out")
    return ", ".join(part for part in parts if part) + "."


def _own_facts(visit: Visit, product: Product, question: str) -> list[str]:
    answers = []
    if _PRICE.search(question):
        was = product.list_price_minor
        before = f", reduced from {visit.cash(was)}" if was and was > product.price_minor else ""
        answers.append(f"It costs {visit.cash(product.price_minor)}{before}.")
    if _RATING.search(question) and product.rating is not None:
        people = "one person" if product.rating_count == 1 else f"{product.rating_count} people"
        answers.append(f"It is rated {product.rating:.1f} of 5 by {people}.")
        for passage in visit.shop.passages.about(product.sku, question, 2):
            if passage.kind == "review":
                answers.append(quoted(passage))
    return answers


def quoted(passage: Passage) -> str:
    """A passage as one says it to a shopper: buyers in quotes, yes and no with where it stands."""
    text = passage.text.strip()
    if passage.kind == "review" and not passage.source.startswith("all "):
        return f"A buyer writes: “{text[0].upper()}{text[1:]}”"
    if passage.kind == "attribute" and text.endswith((": yes", ": no")):
        return f"{text}, says its product data."
    return text if text.endswith((".", "!", "?")) else f"{text}."


def _table(products: list[Product], shown: list[Card]) -> list[Mapping[str, Any]]:
    def row(name: str, values: list[str]) -> dict[str, Any]:
        return {"name": name, "values": values}

    rows = [
        row("price", [card.price_text for card in shown]),
        row(
            "rating",
            [f"{c.rating:.1f} ({c.rating_count})" if c.rating is not None else "not rated" for c in shown],
        ),
        row("brand", [p.brand for p in products]),
        row("colours", [", ".join(card.colors) for card in shown]),
        row("material", [p.material or "not stated" for p in products]),
        row("sizes", [", ".join(card.sizes) or "one size" for card in shown]),
        row("stock", ["in stock" if card.in_stock else "sold out" for card in shown]),
    ]
    names = dict.fromkeys(name for product in products for name in product.attributes)
    for name in names:
        values = [
            attribute_text(p.attributes[name]) if name in p.attributes else "not stated" for p in products
        ]
        if values.count("not stated") < len(values):
            rows.append(row(phrases.name(name), values))
    return [one for one in rows if any(one["values"])]
