"""The invented brands of the demo store: where each is at home, how it prices and how it names things."""

from __future__ import annotations

import random
from dataclasses import dataclass

from demo.kind import Kind


@dataclass(frozen=True, slots=True)
class Brand:
    """One brand; `homes` are departments or categories it sells."""

    name: str
    price: float
    """Factor on a category's price range: 0.7 a bargain, 1.5 dear."""
    homes: tuple[str, ...]
    character: str
    """One line for people who work on the store."""
    words: tuple[str, ...] = ()
    """Model names it likes to use."""


def _brand(name: str, price: float, homes: str, character: str, words: str = "") -> Brand:
    return Brand(name, price, tuple(homes.split("|")), character, tuple(words.split()))


TREES = "Alder Rowan Hazel Juniper Linden Maple Willow Aspen"
GIVEN = "Marlow Ines Greta Odile Tilda Bruno Carla Edith Hugo Vera"
HILLS = "Fell Tarn Corrie Ridge Scree Moss Cairn Beck"
MODELS = "V20 V30 V45 V60 V80 C1 C2"
PACE = "Tempo Stride Relay Lap Dash Sprint"
WORKS = "Anvil Forge Foundry Temper"

BRANDS: tuple[Brand, ...] = (
    _brand("Nordlinn", 1.15, "clothing", "Quiet northern basics in natural cloth.", TREES),
    _brand("Maren & Holt", 1.35, "clothing|coats|heels", "Tailored pieces for work and weddings.", GIVEN),
    _brand("Plainfold", 0.75, "clothing", "Cheap, cheerful, surprisingly well cut."),
    _brand("Tidemark", 0.95, "clothing|swimwear|sandals|hats", "Made for the coast.", "Bay Cove Drift Sound"),
    _brand(
        "Oriel", 1.5, "dresses|shirts|skirts|trousers|heels|scarves", "Evening clothes and good silk.", GIVEN
    ),
    _brand("Fennimore", 1.05, "clothing|loafers|belts|hats", "Country classics without the tweed clichés."),
    _brand("Little Heron", 0.8, "kids", "Clothes for children who climb.", "Pip Otter Wren Bramble"),
    _brand("Bramblekin", 0.7, "kids", "Hand-me-down proof children's things.", "Acorn Puddle Pebble Conker"),
    _brand("Cottonwright", 0.85, "clothing|towels|bedding", "Everyday cotton, counted in washes."),
    _brand("Aske", 1.2, "sweaters|coats|scarves|gloves|hats|socks|hoodies", "Wool people.", HILLS),
    _brand(
        "Rivet & Rye", 1.1, "jeans|jackets|shirts|belts|shorts", "Denim, rivets, patience.", "Mill Loom Forge"
    ),
    _brand(
        "Halden",
        1.25,
        "jackets|coats|trousers|backpacks|tents|hiking poles",
        "Mountain gear that looks calm.",
        HILLS,
    ),
    _brand(
        "Skarn",
        1.0,
        "jackets|trousers|boots|gloves|tents|sleeping bags|socks",
        "Outdoor gear at fair prices.",
        HILLS,
    ),
    _brand(
        "Pacer",
        0.95,
        "running shoes|t-shirts|shorts|socks|earbuds|trousers|gloves|hats",
        "Running and not much else.",
        MODELS,
    ),
    _brand("Veloce", 1.2, "running shoes|sneakers|bicycle helmets", "Fast things with few seams.", PACE),
    _brand("Otto Brandt", 1.35, "footwear|belts|wallets", "Shoemakers who resole.", GIVEN),
    _brand("Sole & Son", 1.0, "footwear", "The shoe shop on the corner.", GIVEN),
    _brand("Kumo", 0.85, "sneakers|slippers|sandals", "Light, soft, vegan where it can be."),
    _brand("Puddleworks", 0.8, "boots|jackets|sandals", "Rain is the point.", "Drizzle Squall Splash"),
    _brand("Lindqvist", 1.15, "boots|loafers|heels|sandals|bags", "Scandinavian shoes and bags.", GIVEN),
    _brand(
        "Huslig",
        0.75,
        "slippers|cushions|bedding|towels|mugs|candles|rugs",
        "Home things for a small budget.",
    ),
    _brand("Cordwain", 1.4, "bags|wallets|belts|backpacks|gloves|notebooks", "Leather, cut by hand.", GIVEN),
    _brand(
        "Field & Strap",
        1.05,
        "backpacks|bags|belts|hats",
        "Bags for trains and bicycles.",
        "Porter Courier Signal",
    ),
    _brand("Carry On", 0.75, "bags|backpacks|wallets", "Practical bags under fifty.", "Hop Skip Daily"),
    _brand(
        "Merle",
        1.2,
        "jewellery|sunglasses|scarves|hats",
        "Small jewellery, made in a small town.",
        "Luna Perle Aurore",
    ),
    _brand(
        "Lune & Lode", 0.85, "jewellery|watches|wallets", "Silver for small occasions.", "Fern Mica Opal Rill"
    ),
    _brand("Tolvan", 1.3, "watches", "Watches one can read.", WORKS),
    _brand("Second Hand", 0.7, "watches|clocks", "Honest clocks and watches.", "Noon Quarter Dusk"),
    _brand("Lumo", 0.85, "lamps|clocks|candles", "Light for rented flats.", "Glow Beam Halo"),
    _brand(
        "Studio Varga",
        1.4,
        "lamps|vases|clocks|rugs|mugs",
        "Design that was drawn, not styled.",
        "No.3 No.7 No.12",
    ),
    _brand("Weft House", 1.1, "rugs|cushions|bedding|scarves", "Weavers with looms they can name.", TREES),
    _brand("Soft Hours", 1.0, "bedding|towels|cushions|slippers|lamps", "Everything for Sunday."),
    _brand("Kiln & Clay", 1.15, "mugs|vases|candles|coffee makers", "Potters, twelve of them."),
    _brand("Wickham Lane", 1.0, "candles|perfume|moisturiser", "Scents from an old chandlery."),
    _brand("Herdt", 1.25, "pans|knives|kettles|coffee makers", "Steel from a family works.", WORKS),
    _brand(
        "Cookwell",
        0.8,
        "pans|knives|mugs|kettles|coffee makers|water bottles",
        "Kitchen basics for the first flat.",
    ),
    _brand("Brio Casa", 1.1, "coffee makers|kettles|mugs", "Italian mornings.", "Alba Dora Nina"),
    _brand(
        "Stillwater",
        1.0,
        "water bottles|kettles|yoga mats",
        "Bottles that do not leak. Really.",
        "Creek Spring Lake",
    ),
    _brand("Kestrel Audio", 1.35, "headphones|earbuds|speakers", "Engineers first.", "K20 K35 K50 K70"),
    _brand("Hushly", 0.95, "headphones|earbuds", "Quiet for commuters.", "Calm Pause Mute Lull"),
    _brand("Bumble Sound", 0.75, "headphones|earbuds|speakers", "Fun, loud, affordable.", "Buzz Pop Hum"),
    _brand("Voltaro", 0.85, "chargers|phone cases|speakers", "Power for every bag.", MODELS),
    _brand("Copperline", 1.15, "chargers|keyboards|mice", "Desk hardware in metal.", MODELS),
    _brand(
        "Taktik", 1.1, "keyboards|mice|headphones", "Keyboards for people with opinions.", "T60 T75 T80 T100"
    ),
    _brand("Deskmate", 0.75, "keyboards|mice|chargers|notebooks|pens|lamps", "Office supplies, no drama."),
    _brand("Shellback", 0.9, "phone cases|wallets", "Cases that survive toddlers.", "Reef Atoll Dune"),
    _brand(
        "Farfield",
        1.0,
        "tents|sleeping bags|hiking poles|backpacks|water bottles|bicycle helmets",
        "Camping for families.",
        HILLS,
    ),
    _brand(
        "Northcairn",
        1.3,
        "tents|sleeping bags|hiking poles|jackets|boots",
        "Expedition gear, weighed to the gram.",
        HILLS,
    ),
    _brand(
        "Asana Yard",
        1.05,
        "yoga mats|trousers|water bottles|dumbbells",
        "Yoga, minus the incense.",
        "Lotus Heron Crane",
    ),
    _brand("Ironhill", 0.9, "dumbbells|yoga mats", "Weights. That is all.", WORKS),
    _brand(
        "Pedalgood",
        0.9,
        "bicycle helmets|backpacks|gloves|sunglasses",
        "For people who cycle to work.",
        "Lane Bell Spoke",
    ),
    _brand("Sunday Botanics", 1.1, "beauty", "Plants, plainly labelled.", ""),
    _brand("Pura Nova", 0.8, "beauty", "Pharmacy skincare without the white coat."),
    _brand(
        "Maison Aubel",
        1.5,
        "perfume|lipstick|moisturiser",
        "A perfume house with four rooms.",
        "Aubade Minuit Lisière Orage",
    ),
    _brand("Saltmeadow", 0.9, "sunscreen|shampoo|moisturiser", "By the sea, for the sea."),
    _brand(
        "Rouge Atelier",
        1.1,
        "lipstick|perfume",
        "Lip colours, mixed in small batches.",
        "Rosa Cerise Garance Sienne",
    ),
    _brand("Table Nine", 1.0, "board games|puzzles", "Games for rainy weekends."),
    _brand("Meeple Works", 1.2, "board games|puzzles", "Heavy boxes, thin rulebooks."),
    _brand(
        "Nestling",
        0.95,
        "plush toys|puzzles|board games",
        "Toys that get loved to pieces.",
        "Momo Fips Luno Bibi Toto",
    ),
    _brand(
        "Wooly Friends",
        0.75,
        "plush toys|slippers",
        "Soft animals on a pocket-money budget.",
        "Nono Pim Kiki Bobo",
    ),
    _brand(
        "Inkhouse",
        1.2,
        "pens|notebooks|wallets",
        "Stationery for people who still write.",
        "Folio Quarto Octavo",
    ),
    _brand("Paper Garden", 0.85, "notebooks|pens|puzzles", "Bright paper, fair prices."),
    _brand(
        "Aerlo", 1.0, "sunglasses|hats|water bottles|sandals|sunscreen", "Summer, mostly.", "Sol Brisa Costa"
    ),
    _brand("Grand Fir", 0.9, "hoodies|t-shirts|jackets|socks|hats|slippers", "Cabin clothes.", TREES),
)
"""Sixty-odd, from bargain to dear; every category has at least two."""

KIDS_ONLY = frozenset({"Little Heron", "Bramblekin"})


def brand_for(kind: Kind, audience: str, rng: random.Random) -> Brand:
    """Choose a brand that sells this category to this audience."""
    if audience == "kids" and kind.department == "clothing":
        pool = [b for b in BRANDS if "kids" in b.homes] * 2
        pool += [b for b in BRANDS if kind.category in b.homes and b.price < 1.15]
    else:
        pool = [b for b in BRANDS if kind.category in b.homes] * 2
        pool += [b for b in BRANDS if kind.department in b.homes]
    return rng.choice(pool)
