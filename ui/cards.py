"""Product cards, shelves and the cart as HTML. Pure functions; every word that comes in is escaped.

Product text, reviews and replies are written by others, so nothing here passes markup through, and no
picture is shown that is not our own `/media/…`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import fields
from html import escape
from itertools import groupby
from typing import Any

from assistant.events import Card, CartLine, CartView, ReceiptView

MEDIA = re.compile(r"^/media/[A-Za-z0-9._-]{1,120}$")
MARKS = {"met": ("✓", "fits"), "not met": ("✗", "does not fit"), "unknown": ("?", "not stated")}
_STAR = "M8 1.2l2.1 4.5 4.9.6-3.6 3.4.9 4.9L8 12.2l-4.3 2.4.9-4.9L1 6.3l4.9-.6z"
ICONS = {
    "up": "M5 7v7H2.6V7zm1.4 6.6V7.2L9 1.8c1 0 1.8.9 1.5 2L9.9 6.2h3.5c.9 0 1.5.8 1.3 1.6l-1.2 "
    "4.9c-.2.8-.8 1.3-1.6 1.3H8z",
    "close": "M3.5 3.5l9 9m0-9l-9 9",
    "bag": "M3 5.5h10l.8 9H2.2zM5.5 7V4a2.5 2.5 0 015 0v3",
    "pin": "M8 14s5-4.6 5-8.2a5 5 0 00-10 0C3 9.4 8 14 8 14z",
    "person": "M8 8a3 3 0 100-6 3 3 0 000 6zM2.5 14.5c.5-3 2.6-4.5 5.5-4.5s5 1.5 5.5 4.5",
    "talk": "M2 3h12v8H8l-3.5 3v-3H2z",
    "photo": "M2 4.5h3l1-1.5h4l1 1.5h3v8.5H2zM8 11a2.5 2.5 0 100-5 2.5 2.5 0 000 5z",
    "send": "M8 14V2.5M3.5 7L8 2.5 12.5 7",
    "stop": "M4 4h8v8H4z",
}


def text(value: object) -> str:
    """Escape anything for use as text or inside a quoted attribute."""
    return escape(str(value), quote=True)


def icon(name: str, kind: str = "fill") -> str:
    """Return one of our own small drawings, hidden from screen readers; `kind` names CSS classes."""
    return f'<svg class="i {kind}" viewBox="0 0 16 16" aria-hidden="true"><path d="{ICONS[name]}"/></svg>'


def card_of(data: Mapping[str, Any]) -> Card:
    """Read a card back from its JSON form."""
    known = {f.name for f in fields(Card)}
    values = {key: value for key, value in data.items() if key in known}
    values["receipt"] = tuple(ReceiptView(r["text"], r["verdict"]) for r in values.get("receipt", ()))
    for name in ("colors", "sizes"):
        values[name] = tuple(values.get(name, ()))
    return Card(**values)


def cart_of(data: Mapping[str, Any]) -> CartView:
    """Read a cart back from its JSON form."""
    known = {f.name for f in fields(CartView)}
    values = {key: value for key, value in data.items() if key in known}
    line_fields = {f.name for f in fields(CartLine)}
    values["lines"] = tuple(
        CartLine(**{k: v for k, v in line.items() if k in line_fields}) for line in values.get("lines", ())
    )
    return CartView(**values)


def picture(source: str, alt: str) -> str:
    """Show a product picture, or a plain tile when it is not one of ours."""
    if not MEDIA.match(source):
        return '<span class="nopic" aria-hidden="true"></span>'
    return (
        f'<img src="{text(source)}" alt="{text(alt)}" width="512" height="512" loading="lazy" '
        'decoding="async" '
        'draggable="false">'
    )


def stars(rating: float | None, count: int) -> str:
    """Show a mean rating as filled stars, with words for those who do not see them."""
    if rating is None or count <= 0:
        return '<p class="stars none">No reviews yet</p>'
    share = max(0.0, min(100.0, rating / 5 * 100))
    row = "".join(f'<path d="{_STAR}" transform="translate({16 * n})"/>' for n in range(5))
    label = f"Rated {rating:.1f} of 5 in {count} reviews"
    return (
        f'<p class="stars"><span role="img" aria-label="{label}"><svg viewBox="0 0 80 16" aria-hidden="true">'
        f'<g class="off">{row}</g><g class="on" style="clip-path:inset(0 {100 - share:.0f}% 0 '
        f'0)">{row}</g></svg></span>'
        f'<span class="n" aria-hidden="true">{rating:.1f} <i>({count})</i></span></p>'
    )


def price(card: Card) -> str:
    """Show the price, and what it was before a reduction."""
    if not card.list_price_text:
        return f'<p class="price"><b>{text(card.price_text)}</b></p>'
    return (
        f'<p class="price cut"><b><span class="vh">Now </span>{text(card.price_text)}</b> '
        f'<s><span class="vh">Was </span>{text(card.list_price_text)}</s></p>'
    )


def receipt(card: Card) -> str:
    """Fold the card's receipt under one line; empty when nothing was asked."""
    if not card.receipt:
        return ""
    met = sum(line.verdict == "met" for line in card.receipt)
    rows = []
    for line in card.receipt:
        mark, meaning = MARKS.get(line.verdict, MARKS["unknown"])
        kind = line.verdict.replace(" ", "-")
        rows.append(
            f'<li class="{text(kind)}"><span aria-hidden="true">{mark}</span>'
            f'<span class="vh">{meaning}: </span>{text(line.text)}</li>'
        )
    return (
        f'<details class="why"><summary>Why this fits <span>{met} of {len(card.receipt)}</span></summary>'
        f"<ul>{''.join(rows)}</ul></details>"
    )


def choice(card: Card, name: str, label: str, values: Sequence[str], chosen: str) -> str:
    """Offer a size or a colour when there is more than one."""
    if len(values) < 2:
        return ""
    first = "" if chosen in values else f'<option value="">{label}</option>'
    options = "".join(
        f'<option value="{text(v)}"{" selected" if v == chosen else ""}>{text(v)}</option>' for v in values
    )
    return (
        f'<label class="pick"><span class="vh">{label} of {text(card.title)}</span>'
        f'<select data-pick="{name}">{first}{options}</select></label>'
    )


def product(card: Card) -> str:
    """Show one product as an article that stands on a shelf."""
    stock = '<p class="stock in">In stock</p>' if card.in_stock else '<p class="stock out">Sold out</p>'
    reason = f'<p class="reason">{text(card.reason)}</p>' if card.reason else ""
    off = "" if card.in_stock else " disabled"
    add = "Add to cart" if card.in_stock else "Sold out"
    title = text(card.title)
    picks = choice(card, "size", "Size", card.sizes, card.size) + choice(
        card, "color", "Colour", card.colors, card.color
    )
    thumbs = "".join(
        f'<button type="button" class="thumb" data-do="feedback" data-kind="{kind}" aria-pressed="false" '
        f'aria-label="{label}: {title}">{icon("up", "fill" if kind == "up" else "fill turned")}</button>'
        for kind, label in (("up", "I like this"), ("down", "Not for me"))
    )
    return (
        f'<article class="card" data-sku="{text(card.sku)}" aria-label="{card.position}: {title}">'
        f'<div class="pic">{picture(card.image, "")}<span class="tag" '
        f'aria-hidden="true">{card.position}</span>{stock}'
        f'<div class="thumbs">{thumbs}</div></div>'
        f'<div class="body"><p class="brand">{text(card.brand)}</p><h3><button type="button" '
        f'class="title" data-do="tell" data-position="{card.position}">{title}</button></h3>'
        f"{price(card)}{stars(card.rating, card.rating_count)}{reason}{receipt(card)}</div>"
        f'<div class="buy">{f"<div class=picks>{picks}</div>" if picks else ""}'
        f'<button type="button" class="add" data-do="add"{off} aria-label="{add}: {title}">{add}</button>'
        f'<button type="button" class="more" data-do="more" data-position="{card.position}" '
        f'aria-label="More like {title}">More like this</button></div></article>'
    )


def arrow(by: int, sign: str, label: str) -> str:
    """Make a button that moves a shelf."""
    return f'<button type="button" data-do="scroll" data-by="{by}" aria-label="{label}">{sign}</button>'


def shelves(cards: Sequence[Card]) -> str:
    """Lay cards out on one shelf for each wish of the turn."""
    parts = []
    for group, members in groupby(cards, key=lambda card: card.group):
        row = list(members)
        count = f"{len(row)} {'piece' if len(row) == 1 else 'pieces'}"
        heading = text(group[:1].upper() + group[1:]) if group else "On the shelf"
        items = "".join(f"<li>{product(card)}</li>" for card in row)
        parts.append(
            f'<section class="shelf" aria-label="{heading}, {count}"><header><h2>{heading}</h2>'
            f'<span>{count}</span><span class="arrows">{arrow(-1, "‹", "Scroll back")}'
            f"{arrow(1, '›', 'Scroll on')}</span></header>"
            f'<ul class="row" tabindex="0" aria-label="{heading}">{items}</ul></section>'
        )
    return "".join(parts)


def cart_line(line: CartLine) -> str:
    """Show one line of the cart with its quantity."""
    variant = " · ".join(part for part in (line.color, line.size) if part)
    name = text(line.title)
    return (
        f'<li data-line="{line.line}"><div class="lpic">{picture(line.image, "")}</div><div class="lbody">'
        f'<p class="ltitle">{name}</p><p class="lvar">{text(variant)}</p><div class="qty" role="group" '
        f'aria-label="Quantity of {name}">'
        f'<button type="button" data-do="quantity" data-to="{line.quantity - 1}" '
        f'aria-label="{"One less of" if line.quantity > 1 else "Remove"} {name}">−</button>'
        f'<span aria-live="polite">{line.quantity}</span>'
        f'<button type="button" data-do="quantity" data-to="{line.quantity + 1}" '
        f'aria-label="One more of {name}">+</button>'
        f'</div></div><p class="lprice">{text(line.price_text)}</p></li>'
    )


def cart(view: CartView) -> str:
    """Show the cart: lines, discount, total and the way to the till."""
    if not view.lines:
        return (
            f'<div class="empty">{icon("bag", "stroke")}<p>Your cart is empty.</p>'
            "<p>Whatever you add waits for you here.</p></div>"
        )
    discount = ""
    if view.discount_text:
        code = f" ({text(view.code)})" if view.code else ""
        discount = f"<div><dt>Discount{code}</dt><dd>{text(view.discount_text)}</dd></div>"
    return (
        f'<ul class="lines">{"".join(cart_line(line) for line in view.lines)}</ul>'
        f'<dl class="sum">{discount}<div class="total"><dt>Total</dt>'
        f"<dd>{text(view.total_text)}</dd></div></dl>"
        '<a class="till" href="/checkout">Go to checkout</a><p class="fine">Prices include VAT.</p>'
    )


def cart_summary(view: CartView) -> str:
    """Show the cart without controls, for the hand-over page."""
    rows = "".join(
        f"<tr><td>{line.quantity} ×</td><td>{text(line.title)} "
        f"<small>{text(' · '.join(part for part in (line.color, line.size) if part))}</small></td>"
        f"<td>{text(line.price_text)}</td></tr>"
        for line in view.lines
    )
    if not rows:
        return "<p>Your cart is empty.</p>"
    return f"<table>{rows}<tr><th></th><th>Total</th><th>{text(view.total_text)}</th></tr></table>"
