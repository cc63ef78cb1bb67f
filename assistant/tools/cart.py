"""Tools for the cart: look, add, change, code, hand-off to the shop's own checkout."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlencode

from assistant.events import CartLine, CartView, as_json
from assistant.memory.session import CartItem
from assistant.service import promotions
from assistant.service.promotions import Goods, Reduction
from assistant.tools import cards, items, variants
from assistant.tools.arguments import AnyQuantity, Item, OneItem, Quantity, Short, Size
from assistant.tools.products import card_of
from assistant.tools.result import ToolResult
from assistant.tools.shop import Visit
from retrieval.matching import color_matches
from retrieval.schema import Product, Refused, Retryable, UnknownProduct, Variant


def view_cart(visit: Visit) -> ToolResult:
    """Show the cart: its lines, reductions and total."""
    with visit.session.lock:
        return _result(visit, "The cart is empty." if not visit.session.cart else "")


def add_to_cart(
    visit: Visit, item: OneItem, size: Size | None = None, color: Short | None = None, quantity: Quantity = 1
) -> ToolResult:
    """Put a product in the cart.

    Never guess a size or colour that the shopper did not name: leave it out, and the shop asks.

    Args:
        item: A position on screen or a sku, for example "2".
        size: The size as the shopper said it, for example "M".
        color: The colour as the shopper said it, for example "navy".
        quantity: How many, for example 1.

    Raises:
        Retryable: The size or colour is open or does not exist; the message names the choices.
        Refused: It is sold out.
    """
    with visit.session.lock:
        product = items.product_of(visit, item)
        shown = visit.session.at(product.sku)
        visit.session.focus = product.sku
        exact = next((v for v in product.variants if v.sku.lower() == item.strip().lower()), None)
        if shown is not None and exact is None:
            size = size or (shown.size or None)
            color = color or (shown.asked_color or None)
        choice = exact or choose(visit, product, size, color)
        if isinstance(choice, ToolResult):
            return choice
        have = variants.held(visit.session.cart, choice.sku)
        room = choice.stock - have
        named = _named(product, choice)
        if room <= 0:
            if have:
                raise Refused(f"All {have} of {named} that we have are in the cart already.", "stock")
            raise Refused(f"{named} is sold out. {_alternatives(product, choice)}", "sold_out")
        count = min(quantity, room)
        _put(visit, product, choice, count)
        limited = (
            f" Only {choice.stock} are left, so the cart has {have + count}." if count < quantity else ""
        )
        card = card_of(visit, product)
        result = _result(visit, f"{named} is in the cart ({count} added).{limited}")
        return ToolResult("ok", result.message, cards.facts_of(card) | dict(result.facts), (), result.data)


def update_cart(
    visit: Visit, line: Item, quantity: AnyQuantity, size: Size | None = None, color: Short | None = None
) -> ToolResult:
    """Change a line of the cart: how many, or another size or colour. Quantity 0 takes it out.

    Args:
        line: The number of the cart line, or "all" with quantity 0 to empty the cart, for example "1".
        quantity: How many there should be, for example 2.
        size: Another size, for example "L".
        color: Another colour, for example "black".

    Raises:
        Retryable: No such line; the message lists the lines.
        Refused: The other size or colour is sold out.
    """
    session = visit.session
    with session.lock:
        if line.strip().lower() in ("all", "everything") and quantity == 0:
            session.cart, session.code = [], ""
            return _result(visit, "The cart is empty now.")
        old = _line(visit, line)
        product = visit.shop.catalogue.product(old.product)
        if quantity == 0:
            session.cart = [one for one in session.cart if one.line != old.line]
            return _result(visit, f"{product.title} is out of the cart.")
        current = _variant(product, old.variant)
        choice: Variant | ToolResult = current
        if size or color:
            choice = choose(visit, product, size or current.size, color or current.color)
        if isinstance(choice, ToolResult):
            return choice
        others = [one for one in session.cart if one.line != old.line]
        room = choice.stock - variants.held(others, choice.sku)
        if room <= 0:
            raise Refused(
                f"{_named(product, choice)} is sold out. {_alternatives(product, choice)}", "sold_out"
            )
        count = min(quantity, room)
        twin = next((one for one in others if one.variant == choice.sku), None)
        if twin is not None:
            count, others = count + twin.quantity, [one for one in others if one is not twin]
        session.cart = sorted(
            [*others, CartItem(old.line, product.sku, choice.sku, count)], key=lambda one: one.line
        )
        limited = f" Only {choice.stock} are left." if count < quantity else ""
        return _result(visit, f"The cart has {count} of {_named(product, choice)}.{limited}")


def apply_code(visit: Visit, code: Short) -> ToolResult:
    """Use a promotion code on the cart.

    Args:
        code: The code as the shopper wrote it, for example "AUTUMN10".

    Raises:
        Refused: The code is unknown, over, or does not fit this cart; the message says why.
    """
    with visit.session.lock:
        wanted = code.strip().upper()
        promotion = visit.service.promotion(wanted)
        if promotion is None:
            raise Refused(f"The code {wanted} is not one of ours.", "code_unknown")
        if not visit.session.cart:
            raise Refused(
                f"The cart is empty; the code {wanted} can be used once something is in it.", "empty_cart"
            )
        bill = _bill(visit)
        promotions.reduce(promotion, bill.goods, visit.service.clock(), visit.shop.currency)
        visit.session.code = promotion.code
        return _result(visit, f"The code {promotion.code} is on the cart: {promotion.text}")


def checkout(visit: Visit) -> ToolResult:
    """Give the link to the shop's own checkout with this cart.

    Raises:
        Refused: The cart is empty.
    """
    with visit.session.lock:
        if not visit.session.cart:
            raise Refused("The cart is empty; there is nothing to check out yet.", "empty_cart")
        result = _result(visit, "")
        lines = ",".join(f"{one.variant}:{one.quantity}" for one in visit.session.cart)
        query = {"items": lines} | ({"code": visit.session.code} if visit.session.code else {})
        url = f"{visit.shop.checkout_url}?{urlencode(query, safe=':,')}"
        facts = dict(result.facts) | {"checkout.url": url}
        count = "1 item" if facts["cart.count"] == "1" else f"{facts['cart.count']} items"
        message = f"The checkout is ready for {count}, {facts['cart.total']}. The link is on the page."
        return ToolResult("ok", message, facts, (), {**result.data, "url": url})


def cart_view(visit: Visit) -> CartView:
    """The cart as the page shows it."""
    with visit.session.lock:
        return _bill(visit).view


def choose(visit: Visit, product: Product, size: str | None, color: str | None) -> Variant | ToolResult:
    """The one variant that size and colour name, or a `needs_choice` result with what is open."""
    every = variants.variants_of(product)
    if len(every) == 1 and not (size or color):
        return every[0]
    if color and variants.colors(product) and not variants.matching(product, None, color):
        return _needs(visit, product, every, "color", f"{product.title} does not come in {color}.")
    if size and variants.sizes(every) and not variants.matching(product, size, color):
        return _needs(
            visit,
            product,
            variants.matching(product, None, color),
            "size",
            f"{product.title} does not come in size {size}.",
        )
    fits = variants.matching(product, size if variants.sizes(every) else None, color)
    if size and len(variants.sizes(fits)) > 1:
        return _needs(visit, product, fits, "size", f"Size {size} of {product.title} can be more than one.")
    for what, read in (("size", variants.sizes), ("color", lambda vs: variants.unique(v.color for v in vs))):
        if len(read(fits)) > 1:
            return _needs(
                visit,
                product,
                fits,
                what,
                f"{product.title} needs a {'size' if what == 'size' else 'colour'}.",
            )
    return max(fits, key=lambda v: v.stock)


def _needs(visit: Visit, product: Product, fits: tuple[Variant, ...], what: str, why: str) -> ToolResult:
    read = variants.sizes if what == "size" else lambda vs: variants.unique(v.color for v in vs)
    stocked = read([v for v in fits if v.stock > 0])
    gone = [value for value in read(fits) if value not in stocked]
    word = "Sizes" if what == "size" else "Colours"
    choices = f"{word} in stock: {', '.join(stocked)}." if stocked else f"All {word.lower()} are sold out."
    choices += f" Sold out: {', '.join(gone)}." if gone and stocked else ""
    card = card_of(visit, product)
    facts = cards.facts_of(card) | {"choices": ", ".join(stocked), "values": ", ".join(stocked)}
    return ToolResult(
        "needs_choice",
        f"{why} {choices}",
        facts,
        (),
        {"open": what, "choices": list(stocked), "sku": product.sku},
    )


@dataclass(frozen=True, slots=True)
class _Bill:
    view: CartView
    goods: list[Goods]
    total_minor: int
    note: str


def _bill(visit: Visit) -> _Bill:
    """Price the cart with live prices; a line whose product has gone is dropped."""
    lines: list[CartLine] = []
    goods: list[Goods] = []
    kept: list[CartItem] = []
    notes: list[str] = []
    for one in visit.session.cart:
        try:
            product = visit.shop.catalogue.product(one.product)
        except UnknownProduct:
            notes.append("A product in the cart is no longer sold and was taken out.")
            continue
        variant = _variant(product, one.variant)
        kept.append(one)
        if variant.stock < one.quantity:
            notes.append(f"Of {_named(product, variant)} only {variant.stock} are left.")
        total = variant.price_minor * one.quantity
        goods.append(Goods(product.category, total))
        image = f"{visit.shop.media_url}/{product.sku}.webp" if product.images else ""
        color = variant.color or product.color
        lines.append(
            CartLine(
                one.line,
                variant.sku,
                product.title,
                variant.size or "",
                color,
                one.quantity,
                visit.cash(total),
                image,
            )
        )
    visit.session.cart = kept
    subtotal = sum(one.total_minor for one in goods)
    reduction, note = _reduction(visit, goods)
    total = subtotal - reduction.minor
    text = (
        visit.cash(-reduction.minor)
        if reduction.minor
        else "free shipping"
        if reduction.free_shipping
        else ""
    )
    count = sum(one.quantity for one in kept)
    view = CartView(tuple(lines), count, text, visit.session.code, visit.cash(total) if kept else "")
    return _Bill(view, goods, total, " ".join([*notes, note]).strip())


def _reduction(visit: Visit, goods: list[Goods]) -> tuple[Reduction, str]:
    code = visit.session.code
    if not code or not goods or visit.shop.service is None:
        return Reduction(0), ""
    promotion = visit.service.promotion(code)
    if promotion is None:
        return Reduction(0), ""
    try:
        return promotions.reduce(promotion, goods, visit.service.clock(), visit.shop.currency), ""
    except Refused as err:
        return Reduction(0), str(err)


def _result(visit: Visit, message: str) -> ToolResult:
    bill = _bill(visit)
    view = bill.view
    facts = {"cart.count": str(view.count), "cart.total": view.total_text or visit.cash(0)}
    if view.discount_text:
        facts["cart.discount"] = view.discount_text
    if view.code:
        facts["code"] = view.code
    listed = "; ".join(
        f"line {one.line}: {one.quantity} × {one.title}{_options(one.size, one.color)} {one.price_text}"
        for one in view.lines
    )
    parts = [message, f"Cart: {listed}. Total {view.total_text}." if listed else "", bill.note]
    return ToolResult("ok", " ".join(part for part in parts if part), facts, (), {"cart": as_json(view)})


def _options(size: str, color: str) -> str:
    options = ", ".join(part for part in (size, color) if part)
    return f" ({options})" if options else ""


def _named(product: Product, variant: Variant) -> str:
    color = variant.color if len(variants.colors(product)) > 1 else None
    return product.title + _options(variant.size or "", color or "")


def _alternatives(product: Product, variant: Variant) -> str:
    others = variants.sizes(
        [v for v in product.variants if v.stock > 0 and (v.color == variant.color or not variant.color)]
    )
    if others:
        return f"In stock: {', '.join(others)}."
    tones = variants.unique(v.color for v in product.variants if v.stock > 0)
    return f"In stock: {', '.join(tones)}." if tones else ""


def _variant(product: Product, sku: str) -> Variant:
    for variant in variants.variants_of(product):
        if variant.sku == sku:
            return variant
    return Variant(sku, product.price_minor, 0)


def _put(visit: Visit, product: Product, variant: Variant, count: int) -> None:
    cart = visit.session.cart
    for place, one in enumerate(cart):
        if one.variant == variant.sku:
            cart[place] = CartItem(one.line, one.product, one.variant, one.quantity + count)
            return
    cart.append(CartItem(visit.session.next_line(), product.sku, variant.sku, count))


def _line(visit: Visit, line: str) -> CartItem:
    cart = visit.session.cart
    text = (
        line.strip()
        .lower()
        .removeprefix("line ")
        .removeprefix("?cart=")
        .removeprefix("?line=")
        .removeprefix("?named=")
    )
    if not cart:
        raise Retryable("The cart is empty; there is no line to change.")
    if text in ("?last", "last"):
        return cart[-1]
    if text.isdigit():
        found = [one for one in cart if one.line == int(text)]
    else:
        found = []
        for one in cart:
            product = visit.shop.catalogue.product(one.product)
            variant = _variant(product, one.variant)
            color = variant.color or product.color
            described = f"{product.title} {product.category} {variant.size or ''} {color}".lower()
            words = [word.rstrip("s") for word in text.split() if word not in ("the", "my")]
            if (
                text in (one.variant.lower(), one.product.lower())
                or (words and all(word in described for word in words))
                or color_matches(text, variant.color or product.color)
            ):
                found.append(one)
    if len(found) == 1 or (len(cart) == 1 and text in ("it", "this", "that")):
        return found[0] if found else cart[0]
    listed = "; ".join(f"{one.line} {_bill_title(visit, one)}" for one in cart)
    raise Retryable(f"`line` {line!r} is not one line of the cart; its lines are: {listed}.")


def _bill_title(visit: Visit, one: CartItem) -> str:
    product = visit.shop.catalogue.product(one.product)
    return _named(product, _variant(product, one.variant))
