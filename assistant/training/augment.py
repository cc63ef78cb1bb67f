"""More of the same language: values swapped in whole dialogues, and the noise of real typing.

Swaps keep text and labels in step, so the model learns to copy what stands there instead of remembering it.
"""

from __future__ import annotations

import json
import random
import re
from collections.abc import Mapping
from typing import Any

COLORS = (
    "black",
    "white",
    "grey",
    "beige",
    "brown",
    "red",
    "orange",
    "yellow",
    "green",
    "blue",
    "navy",
    "purple",
    "pink",
    "gold",
    "silver",
    "teal",
    "burgundy",
    "cream",
    "khaki",
)
MATERIALS = (
    "leather",
    "suede",
    "cotton",
    "linen",
    "wool",
    "silk",
    "denim",
    "polyester",
    "nylon",
    "velvet",
    "cashmere",
    "canvas",
    "rubber",
    "bamboo",
    "ceramic",
    "glass",
    "steel",
    "wood",
    "plastic",
    "fleece",
    "satin",
    "brass",
    "jute",
    "viscose",
)
KINDS = (
    (
        "dress",
        "skirt",
        "blouse",
        "cardigan",
        "jumpsuit",
        "coat",
        "jacket",
        "sweater",
        "hoodie",
        "shirt",
        "t-shirt",
        "blazer",
        "vest",
    ),
    (
        "dresses",
        "skirts",
        "blouses",
        "cardigans",
        "coats",
        "jackets",
        "sweaters",
        "hoodies",
        "shirts",
        "t-shirts",
        "jeans",
        "trousers",
        "shorts",
    ),
    (
        "boots",
        "sneakers",
        "sandals",
        "loafers",
        "heels",
        "slippers",
        "trainers",
        "running shoes",
        "ankle boots",
        "shoes",
    ),
    ("lamp", "rug", "vase", "clock", "mirror", "cushion", "blanket", "candle", "towel", "curtain"),
    (
        "mug",
        "kettle",
        "pan",
        "teapot",
        "toaster",
        "blender",
        "water bottle",
        "coffee maker",
        "saucepan",
        "wok",
    ),
    ("headphones", "earbuds", "speakers", "earphones"),
    ("keyboard", "mouse", "charger", "speaker", "phone case", "monitor", "webcam"),
    (
        "bag",
        "backpack",
        "wallet",
        "belt",
        "hat",
        "scarf",
        "watch",
        "necklace",
        "bracelet",
        "ring",
        "tote",
        "suitcase",
    ),
    ("tent", "sleeping bag", "yoga mat", "helmet", "hammock", "camping stove"),
    ("moisturiser", "shampoo", "lipstick", "perfume", "sunscreen", "hand cream", "conditioner", "serum"),
    ("board game", "puzzle", "plush toy", "notebook", "fountain pen", "card game", "doll"),
)
_SYLLABLES = (
    "zen",
    "tri",
    "mar",
    "lo",
    "kel",
    "vo",
    "nor",
    "da",
    "fi",
    "sta",
    "bru",
    "ven",
    "hal",
    "to",
    "per",
    "li",
    "osk",
    "am",
    "ri",
    "cal",
    "den",
    "mi",
    "gro",
    "wy",
    "ell",
    "fen",
    "ja",
    "quo",
    "ster",
    "ban",
    "ux",
    "hav",
)
_NEAR = {
    "a": "sq",
    "b": "vn",
    "c": "xv",
    "d": "sf",
    "e": "wr",
    "f": "dg",
    "g": "fh",
    "h": "gj",
    "i": "uo",
    "j": "hk",
    "k": "jl",
    "l": "k",
    "m": "n",
    "n": "bm",
    "o": "ip",
    "p": "o",
    "r": "et",
    "s": "ad",
    "t": "ry",
    "u": "yi",
    "v": "cb",
    "w": "qe",
    "x": "zc",
    "y": "tu",
}


def swap_values(dialogue: Mapping[str, Any], rng: random.Random, rate: float = 0.7) -> dict[str, Any]:
    """Return the dialogue with some colours, materials, kinds, brands and prices replaced throughout.

    Only values that stand literally in the shopper's words are replaced: "maroon" labelled `burgundy` stays.
    """
    said = " ".join(turn["user"] for turn in dialogue["turns"]).lower()
    table: dict[str, str] = {}
    for group in (COLORS, MATERIALS, *KINDS):
        present = [word for word in group if _has(said, word)]
        others = [word for word in group if word not in present]
        rng.shuffle(others)
        for word in present:
            if others and rng.random() < rate:
                table[word] = others.pop()
    for brand in _brands(dialogue):
        if _has(said, brand) and rng.random() < rate:
            table[brand] = invented_brand(rng)
    for price in _prices(dialogue):
        if _has(said, price) and rng.random() < rate:
            table[price] = str(_price_near(int(price), rng))
    if not table:
        return dict(dialogue)
    words = "|".join(re.escape(word) for word in sorted(table, key=len, reverse=True))
    pattern = re.compile(rf"(?<![\w{{.])(?:{words})(?!\w|\.\d)", re.I)
    swapped: dict[str, Any] = json.loads(_swap_text(json.dumps(dialogue, ensure_ascii=False), pattern, table))
    return swapped


def _swap_text(text: str, pattern: re.Pattern[str], table: Mapping[str, str]) -> str:
    lower = {key.lower(): value for key, value in table.items()}
    return pattern.sub(lambda match: lower[match.group().lower()], text)


def _has(text: str, word: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(word.lower())}(?!\w)", text) is not None


def _conditions(dialogue: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    calls = [call for turn in dialogue["turns"] for call in turn.get("calls") or []]
    return [c for call in calls for c in call["arguments"].get("where", []) if isinstance(c, Mapping)]


def _brands(dialogue: Mapping[str, Any]) -> list[str]:
    found: list[str] = []
    for c in _conditions(dialogue):
        if c.get("field") == "brand":
            found += c["value"] if isinstance(c["value"], list) else [c["value"]]
    return sorted({str(brand) for brand in found})


def _prices(dialogue: Mapping[str, Any]) -> list[str]:
    values = [c["value"] for c in _conditions(dialogue) if c.get("field") == "price"]
    return sorted({str(value) for value in values if isinstance(value, int) and value >= 12})


def _price_near(price: int, rng: random.Random) -> int:
    value = max(5, round(price * rng.uniform(0.5, 2.0)))
    return value if value < 20 or rng.random() < 0.3 else round(value / 5) * 5


def invented_brand(rng: random.Random) -> str:
    """Return a made-up brand name of two or three syllables."""
    return "".join(rng.choice(_SYLLABLES) for _ in range(rng.choice((2, 2, 3)))).capitalize()


def noise(text: str, rng: random.Random) -> str:
    """Return `text` as a hurried person types it: at most two kinds of slip."""
    for slip in rng.sample(
        (_lower, _drop_punctuation, _swap_letters, _drop_letter, _near_key, _double), rng.choice((1, 1, 2))
    ):
        text = slip(text, rng)
    return text


def _lower(text: str, rng: random.Random) -> str:
    return text.lower()


def _drop_punctuation(text: str, rng: random.Random) -> str:
    return re.sub(r"(?<!\d)[.,!?'](?!\d)", "", text)


def _slip(text: str, rng: random.Random, edit: str) -> str:
    words = text.split(" ")
    long = [i for i, word in enumerate(words) if len(word) > 4 and word.isalpha()]
    if not long:
        return text
    i = rng.choice(long)
    word = words[i]
    k = rng.randrange(1, len(word) - 1)
    near = rng.choice(_NEAR.get(word[k].lower(), word[k]))
    words[i] = {
        "swap": word[:k] + word[k + 1] + word[k] + word[k + 2 :],
        "drop": word[:k] + word[k + 1 :],
        "near": word[:k] + near + word[k + 1 :],
        "double": word[:k] + word[k] + word[k:],
    }[edit]
    return " ".join(words)


def _swap_letters(text: str, rng: random.Random) -> str:
    return _slip(text, rng, "swap")


def _drop_letter(text: str, rng: random.Random) -> str:
    return _slip(text, rng, "drop")


def _near_key(text: str, rng: random.Random) -> str:
    return _slip(text, rng, "near")


def _double(text: str, rng: random.Random) -> str:
    return _slip(text, rng, "double")
