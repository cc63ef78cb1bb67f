"""What cannot be true together: mends a drawn record until a shopkeeper would believe it."""

from __future__ import annotations

from collections.abc import Mapping

from demo.draft import HIDES, WARM, Draft
from demo.rules_things import THINGS
from demo.rules_wear import WEAR

SHEDS_WATER = frozenset(
    [
        "polyester",
        "recycled polyester",
        "nylon",
        "recycled nylon",
        "polyurethane",
        "rubber",
        "natural rubber",
        "rubber and nylon",
        "tarpaulin",
        "silicone",
        "plastic",
        "recycled plastic",
        "aluminium",
        "stainless steel",
        "fabric",
        "plastic and fabric",
        "ripstop nylon",
    ]
)
PLAIN_ONLY = HIDES | frozenset(
    [
        "faux leather",
        "vegan leather",
        "faux suede",
        "denim",
        "stretch denim",
        "metal",
        "brass",
        "steel",
        "stainless steel",
        "damascus steel",
        "carbon steel",
        "cast iron",
        "tulle",
        "cork",
        "jute",
        "rattan",
        "straw",
        "raffia",
        "paper straw",
        "beeswax",
        "aluminium",
    ]
)
MATERIAL_COLORS: Mapping[str, str] = {
    "brass": "gold",
    "rattan": "beige|brown",
    "jute": "beige|brown",
    "straw": "beige|brown",
    "raffia": "beige|brown",
    "paper straw": "beige|white|black",
    "cork": "brown|beige",
    "terracotta": "brown|orange",
    "bamboo": "beige|brown",
    "beeswax": "yellow|beige",
    "sterling silver": "silver",
    "gold-plated silver": "gold",
    "cast iron": "black|grey",
    "carbon steel": "black|silver",
    "damascus steel": "brown|black",
    "denim": "blue|blue|navy|black|white|grey",
    "stretch denim": "blue|navy|black|grey",
    "organic cotton denim": "blue|navy|black",
    "sheepskin": "beige|brown|cream|grey",
    "NBR foam": "grey|black|blue|pink|purple",
    "kraft": "brown",
}
CARE: Mapping[str, str] = {
    "wool": "hand wash",
    "lambswool": "hand wash",
    "merino wool": "machine wash 30, wool cycle",
    "cashmere": "hand wash",
    "cashmere blend": "hand wash",
    "wool blend": "dry clean",
    "wool and cashmere": "dry clean",
    "silk": "hand wash",
    "satin": "machine wash 30, delicates",
    "tulle": "hand wash",
    "velvet": "machine wash 30, delicates",
    "linen": "machine wash 40",
    "linen blend": "machine wash 40",
    "viscose": "machine wash 30, delicates",
    "lyocell": "machine wash 30",
    "leather": "wipe clean, condition twice a year",
    "patent leather": "wipe clean",
    "nubuck": "brush, then protect with spray",
    "suede": "brush, then protect with spray",
    "faux leather": "wipe clean",
    "vegan leather": "wipe clean",
    "faux suede": "wipe clean",
    "canvas": "spot clean",
    "mesh": "rinse by hand",
    "knit": "rinse by hand",
    "rubber": "rinse with water",
    "natural rubber": "rinse with water",
    "EVA foam": "rinse with water",
    "wool felt": "brush off",
    "sheepskin": "brush off",
    "jute": "vacuum only",
    "straw": "wipe clean",
    "raffia": "wipe clean",
    "paper straw": "wipe clean",
    "down": "machine wash 30, delicates",
    "polyurethane": "wipe clean",
}
CLOTH = frozenset(
    {"clothing", "footwear", "bags", "backpacks", "hats", "scarves", "gloves", "belts", "wallets"}
)
SOFT_HOME = frozenset({"cushions", "rugs", "bedding", "towels", "sleeping bags", "plush toys"})
DROP_WHEN_ZERO = frozenset(
    [
        "wattage_w",
        "battery_life_h",
        "capacity_mah",
        "cable_m",
        "pressure_bar",
        "case_battery_h",
        "volume_ml",
        "battery_life_months",
    ]
)


MENDERS = {**WEAR, **THINGS}


def settle(draft: Draft) -> None:
    """Make the draft consistent with itself, in place."""
    _settle_color(draft)
    _settle_cloth(draft)
    mend = MENDERS.get(draft.category)
    if mend is not None:
        mend(draft)
    for name in DROP_WHEN_ZERO & draft.attributes.keys():
        if draft.attributes[name] == 0:
            del draft.attributes[name]


def _settle_color(draft: Draft) -> None:
    natural = MATERIAL_COLORS.get(draft.material)
    if draft.material == "wood" and draft.category in ("clocks", "lamps", "knives", "pens"):
        natural = "brown|brown|beige"
    if natural is not None and draft.category not in ("puzzles", "board games"):
        options = [color for color in natural.split("|") if color in draft.colors] or natural.split("|")
        draft.color = draft.rng.choice(options)
    facts = draft.attributes
    if draft.material in PLAIN_ONLY and facts.get("pattern") not in (None, "plain", "animal", "graphic"):
        facts["pattern"] = "plain"
    if draft.material in HIDES and draft.department in ("accessories", "footwear"):
        facts["pattern"] = "plain"
    if (
        draft.color == "multicolour"
        and facts.get("pattern") == "plain"
        and draft.category not in ("pens", "jewellery")
    ):
        options = [str(c) for c in draft.colors if c != "multicolour"]
        draft.color = draft.rng.choice(options) if options else "multicolour"
    if facts.get("pattern") == "animal" and draft.category not in (
        "plush toys",
        "backpacks",
        "slippers",
        "mugs",
        "rugs",
    ):
        draft.color = (
            draft.color if draft.color in ("brown", "beige", "black", "grey", "white", "pink") else "brown"
        )


def _settle_cloth(draft: Draft) -> None:
    facts = draft.attributes
    if (
        draft.department in ("clothing", "footwear")
        and draft.material in WARM
        and draft.category != "blazers"
    ):
        if facts.get("season") in ("summer", "spring"):
            facts["season"] = "winter"
        if facts.get("occasion") == "holiday":
            facts["occasion"] = "everyday"
    if (
        draft.department == "clothing"
        and draft.material in ("linen", "linen blend")
        and draft.style != "blazer"
    ):
        facts["season"] = "summer"
    if facts.get("waterproof") is True and draft.category not in (
        "boots",
        "sunscreen",
        "tents",
        "bicycle helmets",
    ):
        facts["waterproof"] = draft.material in SHEDS_WATER
    if facts.get("waterproof") is True:
        draft.without("water-repellent finish")
    if draft.department in CLOTH or draft.category in CLOTH or draft.category in SOFT_HOME:
        facts["care"] = CARE.get(
            draft.material, "machine wash 40" if "cotton" in draft.material else "machine wash 30"
        )
        if draft.category == "slippers" and not str(facts["care"]).startswith("machine"):
            draft.without("machine washable")
        if draft.category in ("backpacks", "bags", "belts") and str(facts["care"]).startswith("machine"):
            facts["care"] = "spot clean"
        if draft.category == "rugs" and draft.material != "jute":
            facts["care"] = "machine wash 30" if draft.material == "cotton" else "vacuum, spot clean"
        if draft.category in ("sneakers", "running shoes", "boots") and str(facts["care"]).startswith(
            "machine"
        ):
            facts["care"] = "rinse by hand"
