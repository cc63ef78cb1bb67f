"""Products the store must have, because people ask for them every day: made first, then the rest is drawn."""

from __future__ import annotations

from collections.abc import Mapping

from retrieval.schema import Scalar

Wish = Mapping[str, Scalar]

WANTED: Mapping[str, tuple[Wish, ...]] = {
    "jackets": (
        {"style": "hiking jacket", "audience": "men", "color": "black", "material": "nylon", "max_price": 79},
        {
            "style": "hiking jacket",
            "audience": "men",
            "color": "navy",
            "material": "recycled polyester",
            "max_price": 74.95,
        },
        {
            "style": "hiking jacket",
            "audience": "women",
            "color": "black",
            "material": "recycled polyester",
            "max_price": 69,
        },
        {
            "style": "hiking jacket",
            "audience": "women",
            "color": "navy",
            "material": "polyester",
            "max_price": 65,
        },
        {
            "style": "hiking jacket",
            "audience": "unisex",
            "color": "black",
            "material": "polyester",
            "max_price": 59.95,
        },
        {"style": "raincoat", "audience": "kids", "color": "yellow", "material": "polyurethane"},
    ),
    "boots": (
        {
            "style": "ankle boots",
            "audience": "women",
            "color": "black",
            "material": "faux leather",
            "heel": "low",
        },
        {
            "style": "ankle boots",
            "audience": "women",
            "color": "brown",
            "material": "faux suede",
            "heel": "block",
        },
        {
            "style": "ankle boots",
            "audience": "women",
            "color": "black",
            "material": "textile",
            "heel": "flat",
        },
        {
            "style": "ankle boots",
            "audience": "men",
            "color": "black",
            "material": "faux leather",
            "heel": "flat",
        },
        {"style": "rain boots", "audience": "kids", "color": "yellow", "max_price": 29},
        {"style": "rain boots", "audience": "kids", "color": "red", "pattern": "dotted", "max_price": 32},
        {"style": "rain boots", "audience": "kids", "color": "navy", "max_price": 26.9},
        {"style": "rain boots", "audience": "kids", "color": "green", "max_price": 24.9},
    ),
    "shirts": (
        {"style": "dress shirt", "audience": "men", "color": "white", "pattern": "plain", "max_price": 39},
        {"style": "oxford shirt", "audience": "men", "color": "white", "pattern": "plain", "max_price": 35},
        {"style": "linen shirt", "audience": "men", "color": "white", "pattern": "plain", "max_price": 38.9},
        {
            "style": "dress shirt",
            "audience": "men",
            "color": "white",
            "material": "cotton twill",
            "pattern": "plain",
            "max_price": 29.9,
        },
        {"style": "dress shirt", "audience": "men", "color": "blue", "pattern": "striped", "max_price": 36},
    ),
    "dresses": (
        {
            "style": "evening dress",
            "audience": "women",
            "color": "red",
            "occasion": "wedding",
            "pattern": "plain",
            "length": "midi",
        },
        {
            "style": "wrap dress",
            "audience": "women",
            "color": "red",
            "occasion": "wedding",
            "pattern": "plain",
            "length": "midi",
        },
        {
            "style": "slip dress",
            "audience": "women",
            "color": "red",
            "occasion": "wedding",
            "pattern": "plain",
            "max_price": 89,
        },
        {
            "style": "maxi dress",
            "audience": "women",
            "color": "burgundy",
            "occasion": "wedding",
            "pattern": "floral",
        },
        {
            "style": "summer dress",
            "audience": "women",
            "color": "yellow",
            "features": "side pockets",
            "max_price": 49,
        },
    ),
    "headphones": (
        {"style": "over-ear headphones", "noise_cancelling": True, "color": "black", "max_price": 99},
        {"style": "over-ear headphones", "noise_cancelling": True, "color": "white", "max_price": 129},
        {"style": "over-ear headphones", "noise_cancelling": True, "color": "grey", "max_price": 149},
        {"style": "over-ear headphones", "noise_cancelling": True, "color": "navy", "max_price": 79},
        {"style": "over-ear headphones", "noise_cancelling": True, "color": "green", "max_price": 119},
    ),
    "kettles": (
        {
            "style": "electric kettle",
            "capacity_l": 1.7,
            "quiet": True,
            "material": "stainless steel",
            "color": "silver",
            "max_price": 49,
        },
        {
            "style": "electric kettle",
            "capacity_l": 1.7,
            "quiet": True,
            "material": "glass",
            "color": "black",
            "max_price": 45,
        },
        {
            "style": "electric kettle",
            "capacity_l": 1.7,
            "quiet": True,
            "material": "plastic",
            "color": "white",
            "max_price": 35,
        },
        {
            "style": "variable temperature kettle",
            "capacity_l": 1.7,
            "quiet": True,
            "material": "stainless steel",
        },
    ),
    "tents": (
        {"style": "trekking tent", "persons": 2, "color": "green"},
        {"style": "trekking tent", "persons": 2, "color": "orange", "max_price": 189},
        {"style": "trekking tent", "persons": 2, "color": "grey", "max_price": 149},
        {"style": "dome tent", "persons": 2, "color": "blue", "max_price": 89},
    ),
    "plush toys": (
        {"style": "dinosaur", "color": "green", "height_cm": 28, "max_price": 19.9},
        {"style": "dinosaur", "color": "blue", "height_cm": 22, "max_price": 14.9},
        {"style": "dinosaur", "color": "orange", "height_cm": 45, "max_price": 35},
        {"style": "bear", "color": "brown", "height_cm": 28, "max_price": 19.5},
    ),
    "moisturiser": (
        {"style": "face cream", "scent": "fragrance-free", "skin_type": "sensitive", "max_price": 19},
        {"style": "gel cream", "scent": "fragrance-free", "skin_type": "oily", "max_price": 24},
        {"style": "night cream", "scent": "fragrance-free", "skin_type": "dry"},
        {"style": "body lotion", "scent": "fragrance-free", "skin_type": "dry", "max_price": 12.9},
        {"style": "face cream", "scent": "fragrance-free", "skin_type": "dry"},
    ),
    "backpacks": (
        {
            "style": "laptop backpack",
            "fits_laptop_in": 15,
            "color": "black",
            "material": "recycled polyester",
            "max_price": 59,
        },
        {
            "style": "laptop backpack",
            "fits_laptop_in": 15,
            "color": "grey",
            "material": "nylon",
            "waterproof": True,
            "max_price": 79,
        },
        {
            "style": "laptop backpack",
            "fits_laptop_in": 15,
            "color": "navy",
            "material": "canvas",
            "max_price": 69,
        },
        {"style": "laptop backpack", "fits_laptop_in": 15, "color": "brown", "material": "leather"},
    ),
    "candles": (
        {"style": "scented candle", "scent": "lavender", "occasion": "gift", "max_price": 17.9},
        {"style": "scented candle", "scent": "fig", "occasion": "gift", "max_price": 19},
    ),
    "mugs": (
        {"style": "mug", "occasion": "gift", "max_price": 12.9},
        {"style": "espresso cups", "occasion": "gift", "max_price": 18},
    ),
    "board games": (
        {"style": "card game", "occasion": "gift", "max_price": 12.9},
        {"style": "family game", "occasion": "gift", "max_price": 19.9},
    ),
    "jewellery": (
        {
            "style": "earrings",
            "occasion": "gift",
            "material": "sterling silver",
            "color": "silver",
            "max_price": 19,
        },
        {"style": "necklace", "occasion": "wedding", "material": "gold-plated silver", "color": "gold"},
    ),
    "socks": ({"style": "bed socks", "occasion": "gift", "max_price": 14},),
    "notebooks": ({"style": "hardcover notebook", "occasion": "gift", "max_price": 14.9},),
}
