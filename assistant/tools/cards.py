"""From a product to what people see: the card, its receipt, its fact slots."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.events import Card, ReceiptView
from assistant.memory.session import ScreenItem
from assistant.service import money
from assistant.tools import variants
from assistant.tools.phrases import receipt_line
from assistant.tools.shop import Visit
from retrieval.schema import Constraint, Product


def put_on_screen(
    visit: Visit,
    product: Product,
    where: Sequence[Constraint] = (),
    reason: str = "",
    group: str = "",
    position: int | None = None,
) -> Card:
    """Make a product's card; a new one takes the next position on the session's screen.

    Args:
        position: The place it has already; None for a new one.
    """
    session = visit.session
    card = _card(visit, product, where, reason, group, position or len(session.screen) + 1)
    if position is None:
        _, color = variants.asked(product, where)
        price = _price_minor(product, card.size, color)
        session.show(
            ScreenItem(
                card.position, product.sku, product.title, product.brand, product.category, card.color,
                product.material, price, product.rating, card.size, color,
            )
        )  # fmt: skip
    return card


def _title(product: Product, color: str) -> str:
    """The title; where it names another colour than the one asked for, that one is added."""
    other = color and product.color and color != product.color and color not in product.title.lower()
    return f"{product.title} (also in {color})" if other else product.title


def _card(
    visit: Visit, product: Product, where: Sequence[Constraint], reason: str, group: str, position: int
) -> Card:
    size, color = variants.asked(product, where)
    fits = variants.matching(product, size or None, color or None) or variants.variants_of(product)
    price = _price_minor(product, size, color)
    currency = product.currency or visit.shop.currency
    receipts = visit.shop.catalogue.receipts(product.sku, tuple(where)) if where else ()
    was = product.list_price_minor
    return Card(
        position=position,
        sku=product.sku,
        title=_title(product, color),
        brand=product.brand,
        category=product.category,
        price=money.major(price, currency),
        price_text=money.text(price, currency),
        list_price_text=money.text(was, currency) if was and was > price else "",
        color=color or product.color,
        colors=variants.colors(product),
        size=size,
        sizes=variants.sizes(product.variants),
        material=product.material,
        audience=product.audience,
        rating=product.rating,
        rating_count=product.rating_count,
        in_stock=any(v.stock > 0 for v in fits),
        image=f"{visit.shop.media_url}/{product.sku}.webp" if product.images else "",
        reason=reason,
        receipt=tuple(ReceiptView(receipt_line(r, product, price, currency), r.verdict) for r in receipts),
        group=group,
    )


def _price_minor(product: Product, size: str, color: str) -> int:
    if not (size or color):
        return product.price_minor
    fits = variants.matching(product, size or None, color or None)
    fits = tuple(v for v in fits if v.stock > 0) or fits
    return min((v.price_minor for v in fits), default=product.price_minor)


def facts_of(card: Card) -> dict[str, str]:
    """The card's slots; what the record does not say has no slot."""
    slots = {
        "title": card.title,
        "price": card.price_text,
        "list_price": card.list_price_text,
        "rating": f"{card.rating:.1f}" if card.rating is not None else "",
        "reviews": str(card.rating_count) if card.rating_count else "",
        "color": card.color,
        "size": card.size or ", ".join(card.sizes),
        "material": card.material,
        "brand": card.brand,
        "category": card.category,
        "stock": "in stock" if card.in_stock else "sold out",
    }
    return {f"{card.position}.{name}": text for name, text in slots.items() if text}


def facts_of_all(cards: Sequence[Card], currency: str) -> dict[str, str]:
    """Slots of several cards, with their price range."""
    facts = {slot: text for card in cards for slot, text in facts_of(card).items()}
    if cards:
        prices = [money.minor(card.price, currency) for card in cards]
        facts |= {
            "price.min": money.text(min(prices), currency),
            "price.max": money.text(max(prices), currency),
        }
        facts["shown"] = str(len(cards))
    return facts
