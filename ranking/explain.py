"""One short true sentence for why a product stands where it does.

Every sentence is a claim that is made only when a record proves it; which of the provable ones is said
follows the parts of the score, and a list avoids saying the same kind of thing again and again.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from ranking.features import Past, Query, size_of
from ranking.shelf import Rows, Shelf, likeness, words_of
from ranking.shopper import Shopper
from ranking.tally import Tally
from retrieval.schema import Constraint, Product

SAME_AGAIN = 0.45
"""How much a kind of claim loses each time the list has already made it."""
CLOSE = 0.35
"""Likeness from which two products may be called close."""
DONE = {
    "view": "looked at",
    "click": "looked at",
    "like": "liked",
    "thumbs_up": "liked",
    "cart": "put in your cart",
    "purchase": "bought",
}


@dataclass(frozen=True, slots=True)
class Claim:
    """A sentence that holds, the part of the score it speaks for, and how much it says."""

    part: str
    text: str
    weight: float


@dataclass(frozen=True, slots=True)
class Scene:
    """What all claims of one list are checked against."""

    shelf: Shelf
    tally: Tally
    shopper: Shopper
    past: Past
    query: Query
    wishes: Mapping[int, Sequence[Constraint]]
    """Wishes that the product of a row is known to meet."""
    looks: frozenset[int] = frozenset()
    """Rows whose picture is close to the one that was sent."""
    like: str = ""
    """Title of the product that the list should resemble."""
    sizes: frozenset[str] = frozenset()
    """Sizes that were asked for in this search; they count before those of the profile."""
    said: str = ""
    """A sentence that holds for the whole list, such as what the picks go with."""


def short_name(product: Product) -> str:
    """`suede boots`, `navy dresses`: a material or colour and the kind."""
    word = product.material if product.department in ("clothing", "footwear", "accessories") else ""
    word = word if word and len(word.split()) == 1 else product.color
    return f"{word} {product.category}".strip()


def reasons(
    scene: Scene, products: Sequence[Product], rows: Rows, parts: Sequence[Mapping[str, float]]
) -> list[str]:
    """A sentence per product, in order; `products` are the live records of `rows`."""
    used: Counter[str] = Counter()
    told: set[str] = set()
    chosen = []
    for product, row, own in zip(products, rows, parts, strict=True):
        best = max(
            claims(scene, product, int(row)),
            key=lambda claim: (
                claim.weight
                + 0.5 * float(np.tanh(own.get(claim.part, 0.0)))
                - SAME_AGAIN * used[claim.part]
                - 0.3 * (claim.text in told)
            ),
        )
        used[best.part] += 1
        told.add(best.text)
        chosen.append(best.text)
    return chosen


def claims(scene: Scene, product: Product, row: int) -> list[Claim]:
    """Everything that may be said of one product; never empty."""
    found = [
        *_about_wish(scene, row),
        *_about_past(scene, row),
        *_about_taste(scene, product, row),
        *_about_shop(scene, product, row),
        *_about_stock(product, scene),
    ]
    return found or [
        Claim("none", f"From our {product.category}" if product.category else "From our shop", -1)
    ]


def _about_wish(scene: Scene, row: int) -> list[Claim]:
    found = []
    if scene.said:
        found.append(Claim("goes", scene.said, 0.7))
    if scene.like:
        found.append(Claim("match", f"Close to {scene.like}", 0.5))
    asked = words_of(scene.query.text)
    if asked:
        more_than_a_kind = bool(asked - scene.shelf.kind_words[row])
        if more_than_a_kind and asked <= scene.shelf.words[row]:
            found.append(Claim("match", f"Matches “{scene.query.text.strip()}” closely", 0.35))
    if row in scene.looks:
        found.append(Claim("match", "Looks like your picture", 0.4))
    for wish in list(scene.wishes.get(row, ()))[:1]:
        found.append(Claim("wishes", f"Fits your wish: {wish_text(wish)}", 0.45))
    return found


def wish_text(wish: Constraint) -> str:
    """Say a constraint in a few words: `no leather`, `navy or black`, `price up to 80`."""
    values = wish.value if isinstance(wish.value, tuple) else (wish.value,)
    said = " or ".join(str(value).replace("_", " ") for value in values)
    name = wish.field.replace("_", " ")
    if wish.op in ("!=", "not in"):
        return f"no {said}"
    if wish.op == "<=":
        return f"{name} up to {said}"
    if wish.op == ">=":
        return f"{name} from {said}"
    if isinstance(wish.value, bool):
        return name if wish.value else f"not {name}"
    return f"size {said}" if wish.field == "size" else said


def _about_past(scene: Scene, row: int) -> list[Claim]:
    past, shelf = scene.past, scene.shelf
    wanted = np.flatnonzero((past.weights > 0) & (past.rows != row))
    found = []
    own = [kind for kind, seen in zip(past.kinds, past.rows, strict=True) if seen == row]
    if own and own[0] in DONE:
        word = "bought this before" if "purchase" in own else f"{DONE[own[0]]} this earlier"
        if own[0] == "cart" and "purchase" not in own:
            word = "put this in your cart earlier"
        found.append(Claim("behaviour", f"You {word}", 0.5))
    if len(wanted):
        alike = likeness(shelf, np.array([row]), past.rows[wanted])[0]
        best = int(alike.argmax())
        kind = past.kinds[wanted[best]]
        same_kind = shelf.category.codes[past.rows[wanted[best]]] == shelf.category.codes[row]
        if alike[best] >= CLOSE and same_kind and kind in DONE:
            name = short_name(shelf.products[past.rows[wanted[best]]])
            found.append(Claim("behaviour", f"Close to the {name} you {DONE[kind]}", float(alike[best])))
    return found


def _about_taste(scene: Scene, product: Product, row: int) -> list[Claim]:
    past, shelf, tastes = scene.past, scene.shelf, scene.shopper.tastes
    found = []
    liked = past.rows[past.weights > 0]
    if product.brand:
        distinct = {int(r) for r in liked if shelf.brand.codes[r] == shelf.brand.codes[row]} - {row}
        if len(distinct) >= 3:
            found.append(Claim("taste", f"You often choose {product.brand}", 0.5))
        elif product.brand in tastes.get("brands", ()):
            found.append(Claim("taste", f"From {product.brand}, one of your brands", 0.4))
    if product.color and product.color in tastes.get("colors", ()):
        found.append(Claim("taste", f"In {product.color}, a colour you like", 0.3))
    if product.material and product.material in tastes.get("materials", ()):
        found.append(Claim("taste", f"Made of {product.material}, which you like", 0.3))
    places = shelf.price_place[liked]
    if len(places) >= 5 and abs(float(np.median(places)) - float(shelf.price_place[row])) < 0.12:
        found.append(Claim("price", "Priced like what you usually look at", 0.15))
    return found


def _about_shop(scene: Scene, product: Product, row: int) -> list[Claim]:
    shelf, found = scene.shelf, []
    if product.rating is not None and product.rating >= 4.2 and product.rating_count >= 5:
        weight = 0.1 + 0.5 * (product.rating - 4.2)
        found.append(Claim("quality", f"Rated {product.rating:.1f} by {product.rating_count} buyers", weight))
    before = product.list_price_minor
    if before and before > product.price_minor:
        percent = int(100 * (1 - product.price_minor / before))
        if percent >= 5:
            found.append(Claim("price", f"{percent}% below its earlier price", 0.15 + percent / 150))
    group = np.flatnonzero(shelf.category.codes == shelf.category.codes[row])
    if len(group) >= 10 and product.category:
        bought = scene.tally.count("purchase", group)
        mine = float(scene.tally.count("purchase", np.array([row]))[0])
        if mine >= 1.5 and int((bought > mine).sum()) < max(2, len(group) // 10):
            found.append(Claim("popularity", f"Among our most bought {product.category}", 0.3))
        prices = np.array([shelf.products[r].price_minor for r in group])
        if product.price_minor <= np.quantile(prices, 0.12):
            found.append(Claim("price", f"Among the lowest prices for {product.category}", 0.1))
    if shelf.age_days[row] <= 14:
        found.append(Claim("newness", "One of the newest things in the shop", 0.1))
    return found


def _about_stock(product: Product, scene: Scene) -> list[Claim]:
    found = []
    own = size_of(product, scene.shopper)
    stocked = {v.size for v in product.variants if v.size and v.stock > 0}
    asked = sorted(size for size in stocked if size.casefold() in scene.sizes)
    if asked:
        found.append(Claim("stock", f"In stock in {' and '.join(asked)}", 0.25))
    elif own in stocked and not scene.sizes:
        found.append(Claim("stock", f"In your size {own} and in stock", 0.25))
    sizes = {v.size for v in product.variants if v.stock > 0 and v.size}
    if len(sizes) > 2:
        found.append(Claim("stock", f"In stock in {len(sizes)} sizes", -0.2))
    elif any(v.stock > 0 for v in product.variants):
        found.append(Claim("stock", "In stock now", -0.25))
    return found
