"""What goes with what, as data: kinds of products that people use together, and colours that agree."""

from __future__ import annotations

COMPLEMENTS: dict[str, tuple[str, ...]] = {
    "dresses": ("heels", "sandals", "bags", "jewellery", "coats"),
    "t-shirts": ("jeans", "shorts", "sneakers", "hoodies"),
    "shirts": ("trousers", "jeans", "belts", "loafers"),
    "sweaters": ("jeans", "trousers", "boots", "scarves"),
    "hoodies": ("jeans", "shorts", "sneakers", "backpacks"),
    "jackets": ("jeans", "boots", "scarves", "hats"),
    "coats": ("scarves", "gloves", "hats", "boots"),
    "jeans": ("t-shirts", "belts", "sneakers", "sweaters"),
    "trousers": ("shirts", "belts", "loafers", "sweaters"),
    "skirts": ("shirts", "sweaters", "boots", "heels"),
    "shorts": ("t-shirts", "sandals", "sneakers", "sunglasses"),
    "socks": ("sneakers", "boots", "loafers"),
    "swimwear": ("towels", "sunscreen", "sandals", "sunglasses"),
    "sneakers": ("socks", "jeans", "hoodies", "backpacks"),
    "running shoes": ("socks", "shorts", "water bottles", "t-shirts"),
    "boots": ("socks", "jeans", "coats", "scarves"),
    "sandals": ("dresses", "shorts", "sunglasses", "sunscreen"),
    "heels": ("dresses", "bags", "skirts", "jewellery"),
    "loafers": ("trousers", "socks", "belts", "shirts"),
    "slippers": ("socks", "candles", "mugs", "bedding"),
    "bags": ("wallets", "scarves", "sunglasses", "dresses"),
    "backpacks": ("water bottles", "notebooks", "headphones", "jackets"),
    "belts": ("trousers", "jeans", "wallets", "loafers"),
    "hats": ("scarves", "gloves", "coats", "sunglasses"),
    "scarves": ("gloves", "hats", "coats", "sweaters"),
    "gloves": ("scarves", "hats", "coats"),
    "watches": ("wallets", "belts", "jewellery"),
    "sunglasses": ("sunscreen", "hats", "swimwear", "sandals"),
    "wallets": ("belts", "bags", "watches"),
    "jewellery": ("dresses", "bags", "watches", "perfume"),
    "lamps": ("cushions", "rugs", "candles", "clocks"),
    "cushions": ("rugs", "lamps", "bedding", "candles"),
    "rugs": ("cushions", "lamps", "vases"),
    "bedding": ("cushions", "lamps", "towels", "candles"),
    "towels": ("shampoo", "candles", "bedding"),
    "candles": ("vases", "cushions", "mugs", "lamps"),
    "vases": ("candles", "rugs", "lamps"),
    "clocks": ("lamps", "vases", "rugs"),
    "mugs": ("coffee makers", "kettles", "candles"),
    "kettles": ("mugs", "coffee makers"),
    "pans": ("knives", "kettles"),
    "knives": ("pans", "towels"),
    "water bottles": ("backpacks", "yoga mats", "running shoes"),
    "coffee makers": ("mugs", "kettles"),
    "headphones": ("chargers", "phone cases", "backpacks"),
    "earbuds": ("chargers", "phone cases", "running shoes"),
    "speakers": ("chargers", "headphones", "earbuds"),
    "chargers": ("phone cases", "earbuds", "headphones"),
    "keyboards": ("mice", "headphones", "chargers"),
    "mice": ("keyboards", "headphones"),
    "phone cases": ("chargers", "earbuds"),
    "tents": ("sleeping bags", "hiking poles", "backpacks", "water bottles"),
    "sleeping bags": ("tents", "backpacks", "water bottles"),
    "yoga mats": ("water bottles", "dumbbells", "towels"),
    "dumbbells": ("yoga mats", "water bottles", "shorts"),
    "bicycle helmets": ("gloves", "backpacks", "water bottles", "sunglasses"),
    "hiking poles": ("boots", "backpacks", "tents", "jackets"),
    "moisturiser": ("sunscreen", "shampoo", "lipstick"),
    "shampoo": ("moisturiser", "towels"),
    "lipstick": ("perfume", "moisturiser", "bags"),
    "perfume": ("lipstick", "jewellery", "candles"),
    "sunscreen": ("sunglasses", "swimwear", "towels", "hats"),
    "board games": ("puzzles", "mugs", "plush toys"),
    "puzzles": ("board games", "notebooks"),
    "plush toys": ("puzzles", "bedding", "board games"),
    "notebooks": ("pens", "backpacks", "puzzles"),
    "pens": ("notebooks", "wallets"),
}
"""By category, most fitting first."""

_WORN = """
dresses, t-shirts, shirts, sweaters, hoodies, jackets, coats, jeans, trousers, skirts, shorts, socks,
swimwear, sneakers, running shoes, boots, sandals, heels, loafers, slippers, bags, belts, hats, scarves,
gloves
"""
WORN = frozenset(word.strip() for word in _WORN.split(","))
"""Categories whose colours should agree."""

NEUTRAL = frozenset(["black", "white", "grey", "beige", "navy", "cream", "khaki", "silver", "gold", "brown"])
CLASH = frozenset(
    frozenset(pair)
    for pair in (
        ("red", "pink"),
        ("red", "orange"),
        ("orange", "pink"),
        ("green", "purple"),
        ("yellow", "purple"),
    )
)


def colors_agree(one: str, other: str) -> float:
    """1 when two colours go together, 0.5 when nothing speaks against it, 0 when they clash."""
    if not one or not other or one in NEUTRAL or other in NEUTRAL or one == other:
        return 1.0
    return 0.0 if frozenset((one, other)) in CLASH else 0.5
