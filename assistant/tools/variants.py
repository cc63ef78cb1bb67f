"""Sizes and colours of one product: which there are, which are left, which one a shopper means."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from assistant.memory.session import CartItem
from retrieval.matching import color_matches, size_key, size_matches
from retrieval.schema import Constraint, Product, Variant
from retrieval.vocabulary import BASE_COLORS, COLOR_WORDS, SIZE_WORDS

SHOW_LEFT = 10
"""Stock up to this number is said; above it only that there is some."""
_LETTERS = {"XXS", "XS", "S", "M", "L", "XL", "XXL", "XXXL", "2XL", "3XL"}
_SIZE_TOKEN = re.compile(
    r"\bw\s?\d{2}\s?[/x]?\s?l\s?\d{2}\b|\b(?:size|sizes|sz|eu|uk|us)\s+([a-z0-9.,/]+)|\b\d+(?:[.,]\d+)?\s?(?:l|ml|cm|gb)\b|\b\d{2}(?:[.,]5)?\b",
    re.IGNORECASE,
)


def variants_of(product: Product) -> tuple[Variant, ...]:
    """The product's variants; one that stands for the product itself when it has none."""
    return product.variants or (Variant(product.sku, product.price_minor, 99, None, product.color or None),)


def unique(values: Iterable[str | None]) -> tuple[str, ...]:
    """Each text once, in the order met."""
    return tuple(dict.fromkeys(value for value in values if value))


def sizes(variants: Sequence[Variant]) -> tuple[str, ...]:
    """Sizes on offer, as printed."""
    return unique(v.size for v in variants)


def colors(product: Product) -> tuple[str, ...]:
    """Colours on offer."""
    return unique(v.color for v in product.variants) or ((product.color,) if product.color else ())


def is_stocked(product: Product) -> bool:
    """Is any variant left?"""
    return any(v.stock > 0 for v in variants_of(product))


def matching(product: Product, size: str | None = None, color: str | None = None) -> tuple[Variant, ...]:
    """Variants of this size and colour; a variant without the property meets any wish for it."""
    return tuple(
        v
        for v in variants_of(product)
        if (not size or (v.size is not None and size_matches(size, v.size)))
        and (not color or v.color is None or color_matches(color, v.color))
    )


def asked(product: Product, where: Sequence[Constraint]) -> tuple[str, str]:
    """The size and colour that the constraints ask for, as a variant of this product prints them."""
    size = color = ""
    for one in where:
        if one.op not in ("=", "in") or one.field not in ("size", "color"):
            continue
        for value in one.value if isinstance(one.value, tuple) else (one.value,):
            if one.field == "size" and not size:
                size = next(
                    (v.size for v in product.variants if v.size and size_matches(str(value), v.size)), ""
                )
            if one.field == "color" and not color:
                color = next(
                    (v.color for v in product.variants if v.color and color_matches(str(value), v.color)), ""
                )
    return size, color


def left_text(stock: int) -> str:
    """` (3 left)`, or nothing when there are plenty."""
    return f" ({stock} left)" if stock <= SHOW_LEFT else ""


def held(cart: Sequence[CartItem], variant: str) -> int:
    """How many of a variant the cart holds."""
    return sum(item.quantity for item in cart if item.variant == variant)


def verdicts(product: Product, question: str) -> list[str]:
    """Answers to what a question asks about size, colour and stock; empty when it asks about neither."""
    wanted_sizes, wanted_colors = sizes_in(question, product), colors_in(question)
    text = question.lower()
    if wanted_sizes or wanted_colors:
        pairs = [(s, c) for s in wanted_sizes or [""] for c in wanted_colors or [""]]
        return [_verdict(product, size, color) for size, color in pairs[:4]]
    if re.search(r"\b(which|what|other|any|all|available)\b.*\bcolou?rs?\b|^\s*colou?rs?\W*$", text):
        return [f"It comes in {_list(colors(product))}."] if colors(product) else []
    if re.search(r"\b(which|what|other|any|all|available)\b.*\bsizes?\b|^\s*sizes?( available)?\W*$", text):
        return [_offer(product, "", "size")] if sizes(product.variants) else []
    if re.search(r"\b(in stock|stock|available|availability|sold out|left|how many)\b", text):
        total = sum(v.stock for v in variants_of(product))
        if not total:
            return ["No, it is sold out."]
        return [
            f"Yes, it is in stock{left_text(total)}."
            + (f" {_offer(product, '', 'size')}" if sizes(product.variants) else "")
        ]
    return []


def sizes_in(question: str, product: Product) -> list[str]:
    """Sizes that a question names, in the shopper's own form."""
    offered = sizes(product.variants)
    words = {size_key(size): size for size in offered}
    found: list[str] = []
    lettered = any(size.upper() in _LETTERS for size in offered)
    for word, key in SIZE_WORDS.items():
        if re.search(rf"\b{re.escape(word)}\b", question, re.IGNORECASE) and (len(word) > 3 or lettered):
            whole_word = len(word) > 1 or re.search(
                rf"(?<![\w'’]){word.upper()}(?![\w'’])|\bsize {word}\b", question
            )
            if whole_word and not (word in ("one size", "small", "large", "medium") and not lettered):
                found.append(words.get(key, key.upper()))
    for match in _SIZE_TOKEN.finditer(question):
        token = (match[1] or match[0]).strip(" ,.?!")
        if (
            offered
            and token.lower() not in ("chart", "guide", "is", "do", "does", "are", "and")
            and size_key(token) not in map(size_key, found)
        ):
            found.append(token)
    longest = [f for f in found if not any(f != g and size_key(f) in size_key(g).split() for g in found)]
    return list(dict.fromkeys(longest))


def colors_in(question: str) -> list[str]:
    """Colours that a question names."""
    words = [*BASE_COLORS, *COLOR_WORDS]
    hits = [
        (m.start(), w) for w in words if (m := re.search(rf"\b{re.escape(w)}\b", question, re.IGNORECASE))
    ]
    return unique_colors([word for _, word in sorted(hits)])


def unique_colors(words: Sequence[str]) -> list[str]:
    """Each colour once: `navy blue` is one."""
    kept: list[str] = []
    for word in words:
        if not any(
            color_matches(word, other) or word in other.split() or other in word.split() for other in kept
        ):
            kept.append(word)
    return kept


def _verdict(product: Product, size: str, color: str) -> str:
    fits = matching(product, size or None, color or None)
    if color and not any(color_matches(color, have) for have in colors(product)):
        return (
            f"No: it comes in {_list(colors(product))}."
            if colors(product)
            else "Its page doesn't name a colour."
        )
    if not fits:
        return _offer(product, color, "size", no=True)
    named = " in ".join(
        part
        for part in (f"size {fits[0].size}" if size else "", fits[0].color or color if color else "")
        if part
    )
    stock = sum(v.stock for v in fits)
    if stock:
        rest = (
            f" Sizes in stock: {_list(sizes([v for v in fits if v.stock > 0]))}."
            if color and not size and sizes(fits)
            else ""
        )
        return f"Yes, {named} is in stock{left_text(stock)}.{rest}"
    others = [v for v in matching(product, None, color if size else None) if v.stock > 0]
    rest = _list(sizes(others) if size else unique(v.color for v in others))
    return f"No, {named} is sold out" + (f"; in stock: {rest}." if rest else ".")


def _offer(product: Product, color: str, what: str, no: bool = False) -> str:
    fits = matching(product, None, color or None)
    stocked = [v for v in fits if v.stock > 0]
    read = sizes if what == "size" else lambda vs: unique(v.color for v in vs)
    here, every = read(stocked), read(fits)
    if not every:
        return "No: it comes in one size only." if no and what == "size" else ""
    gone = [value for value in every if value not in here]
    text = f"{'No: it' if no else 'It'} comes in {_list(every)}"
    return text + (f"; sold out: {_list(gone)}." if gone else ".")


def _list(words: Sequence[str]) -> str:
    return ", ".join(words)
