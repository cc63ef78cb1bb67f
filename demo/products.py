"""The demo store's products, made up from `demo.kinds` and a seed; the same seed gives the same shop.

Knows nothing of reviews or pictures: `rating` is filled in by `demo.build`.
"""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from demo.brands import Brand, brand_for
from demo.descriptions import Writer
from demo.draft import HIDES, Draft
from demo.kind import SIZES, Choices, Kind, Style
from demo.kinds import kinds
from demo.rules import settle
from demo.titles import title
from demo.wanted import WANTED
from retrieval.schema import AttributeValue, Product, Scalar, ShopError, Variant

LAST_DAY = date(2026, 10, 31)
DAYS_BACK = 540
ONE_SIZE_EACH = frozenset(
    {"bottles", "saucepans", "casseroles", "frying pans", "dumbbells", "creams", "shampoo"}
) | {
    "sunscreen",
    "perfume",
}
"""Size systems whose sizes are different products (a number among the attributes says which)."""
MATERIAL_PRICE: Mapping[str, float] = {
    "silk": 1.5,
    "cashmere": 1.9,
    "wool and cashmere": 1.5,
    "leather": 1.35,
    "suede": 1.25,
    "nubuck": 1.25,
    "sheepskin": 1.4,
    "wool": 1.15,
    "merino wool": 1.25,
    "lambswool": 1.15,
    "linen": 1.1,
    "polyester": 0.85,
    "acrylic": 0.75,
    "faux leather": 0.8,
    "plastic": 0.8,
    "carbon": 1.5,
    "titanium": 1.6,
    "damascus steel": 1.7,
    "enamelled cast iron": 1.4,
    "marble": 1.3,
    "sterling silver": 1.2,
    "gold-plated silver": 1.3,
    "brass": 0.8,
    "down": 1.4,
    "cotton percale": 1.1,
    "cotton satin": 1.2,
    "velvet": 1.1,
    "jute": 0.9,
    "polypropylene": 0.75,
    "paraffin wax": 0.75,
    "beeswax": 1.25,
    "canvas": 0.9,
    "faux suede": 0.8,
}
SIZE_PRICE: Mapping[str, tuple[float, ...]] = {
    "cushions": (0.85, 1.0, 1.15),
    "rugs": (0.6, 1.0, 1.6, 2.3),
    "runners": (0.8, 1.1),
    "round rugs": (0.7, 1.0, 1.7),
    "duvet covers": (0.8, 0.9, 1.1, 1.25),
    "sheets": (0.75, 0.95, 1.05, 1.15),
    "throws": (0.9, 1.1),
    "towels": (0.7, 1.2),
    "bath sheets": (0.8, 1.3),
    "bath mats": (0.9, 1.2),
    "frying pans": (0.8, 1.0, 1.2),
    "saucepans": (0.8, 1.0, 1.2),
    "casseroles": (0.8, 1.0, 1.3),
    "bottles": (0.8, 1.0, 1.15),
    "perfume": (0.6, 0.85, 1.3),
    "creams": (0.9, 1.2),
    "shampoo": (0.8, 1.3),
    "sunscreen": (0.8, 1.25),
    "dumbbells": (0.25, 0.4, 0.7, 0.95, 1.2, 1.5),
    "sleeping bags": (1.0, 1.08),
    "notebooks": (0.75, 1.0, 1.35),
}


class BadKind(ShopError):
    """A category's description contradicts itself."""

    code = "bad_kind"


def products(seed: int = 7) -> list[Product]:
    """Make every product of the store, in the order of its menu, without ratings."""
    writer = Writer(random.Random(f"{seed}/words"))
    return [product for kind in kinds().values() for product in _of_kind(kind, seed, writer)]


def _of_kind(kind: Kind, seed: int, writer: Writer) -> list[Product]:
    rng = random.Random(f"{seed}/{kind.category}")
    deck = [style for style in kind.styles for _ in range(style.weight)]
    rng.shuffle(deck)
    wishes = WANTED.get(kind.category, ())
    made: list[Product] = []
    taken: set[str] = set()
    for number in range(max(kind.count, len(wishes))):
        wish = wishes[number] if number < len(wishes) else {}
        style = _named(kind, str(wish["style"])) if "style" in wish else deck[number % len(deck)]
        draft = _draft(kind, style, wish, random.Random(f"{seed}/{kind.category}/{number}"))
        brand = brand_for(kind, draft.audience, draft.rng)
        name = next(text for text in _titles(draft, style, brand) if text not in taken)
        taken.add(name)
        made.append(_assemble(kind, style, draft, (brand, name, number, wish, writer)))
    return made


def _titles(draft: Draft, style: Style, brand: Brand) -> list[str]:
    names = [title(draft, style, brand, attempt) for attempt in range(12)]
    return [*names, *(f"{names[0]} ({count})" for count in range(2, 60))]


def _named(kind: Kind, name: str) -> Style:
    for style in kind.styles:
        if style.name == name:
            return style
    raise BadKind(
        f"No style {name!r} in {kind.category!r}; wanted.py may ask for {[s.name for s in kind.styles]}."
    )


def _draft(kind: Kind, style: Style, wish: Mapping[str, Scalar], rng: random.Random) -> Draft:
    """Draw one value per attribute, apply the wish, then make it consistent."""
    audiences: Choices = style.audiences or kind.audiences
    attributes: dict[str, Scalar] = {"style": style.name}
    for name, options in {**kind.attributes, **style.attributes}.items():
        attributes[name] = rng.choice(options)
    own = {"audience", "material", "color", "max_price", "min_price", "features"}
    attributes.update({name: value for name, value in wish.items() if name not in own})
    pool = [str(text) for text in kind.features if text not in style.without and text not in style.features]
    asked = [text for text in str(wish.get("features", "")).split("|") if text]
    features = [str(text) for text in style.features]
    extra = [text for text in asked if text not in features]
    count = max(0, rng.choice((2, 3, 3, 4)) - len(features) // 2 - len(extra))
    extra += rng.sample(sorted(set(pool) - set(extra)), k=min(count, len(set(pool) - set(extra))))
    colors = style.colors or kind.colors
    draft = Draft(
        category=kind.category,
        department=kind.department,
        style=style.name,
        audience=str(wish.get("audience", rng.choice(audiences))),
        material=str(wish.get("material", rng.choice(style.materials or kind.materials))),
        color=str(wish.get("color", rng.choice(colors))),
        colors=colors,
        attributes=attributes,
        features=features + extra,
        rng=rng,
    )
    _pick_size(kind, style, draft)
    settle(draft)
    return draft


def _size_system(kind: Kind, style: Style, audience: str) -> str:
    system = kind.sizes if style.sizes is None else style.sizes
    return system.replace("{audience}", audience)


def _pick_size(kind: Kind, style: Style, draft: Draft) -> None:
    """Where each size is its own product, choose one and write its number among the attributes."""
    system = _size_system(kind, style, draft.audience)
    if system not in ONE_SIZE_EACH:
        if kind.category == "kettles":
            draft.attributes["size"] = f"{draft.attributes['capacity_l']} l"
        return
    size = draft.rng.choice(SIZES[system])
    amount, unit = size.split(" ")
    name = {"l": "capacity_l", "cm": "diameter_cm", "kg": "weight_kg", "ml": "volume_ml"}[unit]
    draft.attributes[name] = float(amount) if "." in amount else int(amount)
    draft.attributes["size"] = size


def _assemble(
    kind: Kind, style: Style, draft: Draft, given: tuple[Brand, str, int, Mapping[str, Scalar], Writer]
) -> Product:
    brand, name, number, wish, writer = given
    sku = f"{code_of(kind.category)}-{number + 1:03d}"
    size = draft.attributes.pop("size", None)
    price = _price(kind, style, draft, (brand, wish, str(size or "")))
    variants = _variants(kind, style, draft, (sku, price, None if size is None else str(size), number))
    facts: dict[str, AttributeValue] = dict(draft.attributes)
    if draft.features:
        facts["features"] = tuple(draft.features)
    lowest = min(variant.price_minor for variant in variants)
    return Product(
        sku=sku,
        title=name,
        category=kind.category,
        price_minor=lowest,
        department=kind.department,
        brand=brand.name,
        audience=draft.audience,
        color=draft.color,
        material=draft.material,
        description=writer.describe(draft, brand.name),
        list_price_minor=_list_price(lowest, draft.rng),
        created=(LAST_DAY - timedelta(days=int(DAYS_BACK * draft.rng.random() ** 1.3))).isoformat(),
        url=f"/p/{sku}",
        images=(f"images/{sku}.webp",),
        attributes=facts,
        variants=tuple(variants),
    )


def code_of(category: str) -> str:
    """Four capital letters for a category: `DRES`."""
    return category.replace(" ", "").replace("-", "")[:4].upper()


def _price(kind: Kind, style: Style, draft: Draft, given: tuple[Brand, Mapping[str, Scalar], str]) -> int:
    brand, wish, size = given
    low, high = kind.price
    euros = low + (high - low) * draft.rng.betavariate(1.8, 2.6)
    euros *= style.price * brand.price * MATERIAL_PRICE.get(draft.material, 1.0) * _worth(kind, draft)
    system = _size_system(kind, style, draft.audience)
    if size and system in SIZE_PRICE:
        euros *= SIZE_PRICE[system][SIZES[system].index(size)]
    if (
        draft.audience == "kids"
        and kind.department in ("clothing", "footwear", "accessories")
        and "kids" not in style.name
    ):
        euros *= 0.62
    top, bottom = float(wish.get("max_price", 1e6)), float(wish.get("min_price", 0))
    euros = min(max(euros, bottom, 0.55 * low * min(style.price, 1)), top)
    return min(_shelf_price(euros, draft.rng), int(top * 100))


def _worth(kind: Kind, draft: Draft) -> float:
    """What the better attributes add to the price."""
    facts, factor = draft.attributes, 1.0
    if facts.get("noise_cancelling") is True:
        factor *= 1.35
    if facts.get("waterproof") is True and kind.category in (
        "jackets",
        "coats",
        "boots",
        "running shoes",
        "backpacks",
    ):
        factor *= 1.12
    if kind.category == "tents":
        factor *= 0.7 + 0.12 * draft.number("persons")
    if facts.get("season_rating") == "4-season":
        factor *= 1.25
    if facts.get("mips") is True:
        factor *= 1.2
    if facts.get("handmade") is True:
        factor *= 1.25
    if kind.category == "plush toys":
        factor *= 0.5 + draft.number("height_cm") / 50
    if kind.category in ("puzzles", "pens") and draft.material not in HIDES:
        factor *= 0.8 + min(draft.number("pieces"), 1500) / (3000 if kind.category == "puzzles" else 40)
    if kind.category == "chargers":
        factor *= 0.7 + draft.number("wattage_w") / 80 + draft.number("capacity_mah") / 40_000
    if kind.category == "board games" and draft.style == "chess set":
        factor *= 1.1
    return factor


def _shelf_price(euros: float, rng: random.Random) -> int:
    """Round as shops do; minor units."""
    if euros < 15:
        return max(199, int(euros) * 100 + rng.choice((49, 90, 95, 99)))
    if euros < 60:
        return int(euros) * 100 + rng.choice((0, 0, 90, 95))
    return int(euros) * 100 + rng.choice((0, 0, 0, 95))


def _list_price(price_minor: int, rng: random.Random) -> int | None:
    if rng.random() >= 0.15:
        return None
    before = price_minor / (1 - rng.choice((0.1, 0.15, 0.2, 0.25, 0.3, 0.4)))
    return max(price_minor + 100, round(before / 100) * 100)


def _variants(
    kind: Kind, style: Style, draft: Draft, given: tuple[str, int, str | None, int]
) -> list[Variant]:
    sku, price, only_size, number = given
    rng = draft.rng
    system = _size_system(kind, style, draft.audience)
    sizes: Sequence[str | None] = (only_size,)
    factors: Sequence[float] = (1.0,)
    if only_size is None and system:
        sizes = SIZES[system]
        factors = SIZE_PRICE.get(system, (1.0,) * len(sizes))
    colors = [draft.color, *_further_colors(kind, draft)]
    gone = number % 31 == 17
    made = []
    for color in colors:
        for size, factor in zip(sizes, factors, strict=True):
            code = "-".join(
                [sku, *([_short(size)] if size else []), *([color[:3].upper()] if len(colors) > 1 else [])]
            )
            cost = price if factor == 1.0 else max(199, round(price * factor / 100) * 100)
            stock = 0 if gone or rng.random() < 0.13 else rng.choice((1, 2, 3, 5, 8, 12, 18, 25, 40))
            made.append(Variant(sku=code, price_minor=cost, stock=stock, size=size, color=color))
    if not gone and not any(variant.stock for variant in made):
        first = made[0]
        made[0] = Variant(first.sku, first.price_minor, 4, first.size, first.color)
    return made


def _further_colors(kind: Kind, draft: Draft) -> list[str]:
    if kind.department not in ("clothing", "footwear", "home", "electronics") or draft.rng.random() > 0.18:
        return []
    if draft.attributes.get("pattern") != "plain" or draft.material in (
        "brass",
        "jute",
        "wood",
        "terracotta",
        "rattan",
    ):
        return []
    others = sorted({str(c) for c in draft.colors} - {draft.color, "multicolour"})
    chosen = draft.rng.sample(others, k=min(len(others), draft.rng.choice((1, 1, 2))))
    codes = {draft.color[:3]}
    return [c for c in chosen if not (c[:3] in codes or codes.add(c[:3]))]  # type: ignore[func-returns-value]


def _short(size: str) -> str:
    """A size as part of a variant's sku: `W30L32`, `45Y`."""
    text = size.replace(" years", "Y").replace(" cm", "").replace("(", " ").split("  ")[0]
    return "".join(letter for letter in text if letter.isalnum()).upper()[:10]
