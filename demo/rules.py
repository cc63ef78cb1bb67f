"""What cannot be true together: mends a drawn record until a shopkeeper would believe it."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from demo.kind import Choices
from retrieval.schema import Scalar

HIDES = frozenset({"leather", "suede", "nubuck", "sheepskin", "patent leather"})
WARM = frozenset(
    "wool|wool blend|merino wool|lambswool|cashmere|wool and cashmere|fleece|brushed cotton|sheepskin|wool felt".split(
        "|"
    )
)
SHEDS_WATER = frozenset(
    "polyester|recycled polyester|nylon|recycled nylon|polyurethane|rubber|natural rubber|rubber and nylon|tarpaulin|"
    "silicone|plastic|recycled plastic|aluminium|stainless steel|fabric|plastic and fabric|ripstop nylon".split(
        "|"
    )
)
PLAIN_ONLY = HIDES | frozenset(
    "faux leather|vegan leather|faux suede|denim|stretch denim|metal|brass|steel|stainless steel|damascus steel|carbon steel|"
    "cast iron|tulle|cork|jute|rattan|straw|raffia|paper straw|beeswax|aluminium".split("|")
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
    "wattage_w|battery_life_h|capacity_mah|cable_m|pressure_bar|case_battery_h|volume_ml|battery_life_months".split(
        "|"
    )
)


@dataclass(slots=True)
class Draft:
    """A product while it is being made up."""

    category: str
    department: str
    style: str
    audience: str
    material: str
    color: str
    colors: Choices
    """What the kind and style allow."""
    attributes: dict[str, Scalar]
    features: list[str]
    rng: random.Random

    def without(self, *features: str) -> None:
        """Take these facts back."""
        self.features = [text for text in self.features if text not in features]

    def one(self, text: str) -> str:
        """Choose one of `"a|b"`."""
        return self.rng.choice(text.split("|"))

    def number(self, name: str) -> float:
        """A numeric attribute, 0 when the record has none."""
        value = self.attributes.get(name, 0)
        return float(value) if isinstance(value, int | float) else 0.0


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


def _dresses(d: Draft) -> None:
    if d.attributes.get("occasion") == "wedding" and d.color in ("white", "cream"):
        d.color = d.one("green|navy|pink|burgundy")
    if d.attributes.get("length") in ("mini", "knee"):
        d.without("side slit")
    if d.audience == "kids":
        d.attributes["length"] = "knee"
        d.without("breastfeeding friendly", "side slit", "fully lined")
        if d.attributes.get("occasion") in ("office", "evening", "wedding"):
            d.attributes["occasion"] = "party"
    if d.attributes.get("fit") == "fitted":
        d.without("pull-on elastic waist")


def _shirts(d: Draft) -> None:
    if d.audience == "kids" and d.attributes.get("occasion") == "office":
        d.attributes["occasion"] = "everyday"
    if d.attributes.get("sleeve") == "short":
        d.without("roll-up sleeve tabs")
    if d.material in ("linen", "silk", "linen blend"):
        d.without("easy iron")
    if d.attributes.get("neckline") != "collar":
        d.without("button-down collar")


def _sweaters(d: Draft) -> None:
    if "fine knit" in d.features:
        d.without("chunky knit")
    if d.attributes.get("fit") == "oversized":
        d.without("fits under a jacket")
    if d.material in WARM:
        d.attributes["season"] = d.one("winter|winter|autumn")


def _boots(d: Draft) -> None:
    if d.audience != "women" and d.attributes.get("heel") in ("block", "kitten", "stiletto"):
        d.attributes["heel"] = "flat"
    if d.material in HIDES:
        d.without("leather-free glue")
    if d.attributes.get("closure") != "lace-up":
        d.without("inside zip")
    if "warm lining" in d.features:
        d.attributes["season"] = "winter"


def _sneakers(d: Draft) -> None:
    if d.attributes.get("closure") != "lace-up":
        d.without("extra pair of laces")


def _sandals(d: Draft) -> None:
    if d.attributes.get("closure") == "slip-on":
        d.without("adjustable straps")
    if d.audience in ("kids", "men"):
        d.attributes["heel"] = "flat"


def _heels(d: Draft) -> None:
    heights = {"kitten": (4, 5), "block": (5, 6, 7, 8.5), "stiletto": (7, 8.5, 9)}
    d.attributes["heel_height_cm"] = d.rng.choice(heights[str(d.attributes["heel"])])
    if d.attributes["heel"] == "stiletto":
        d.without("steady for dancing")
    if d.material == "satin":
        d.attributes["occasion"] = d.one("wedding|party|evening")
    if d.material not in HIDES:
        d.attributes["sole"] = "rubber"


def _loafers(d: Draft) -> None:
    if d.material not in HIDES:
        d.attributes["sole"] = "rubber"
        d.without("leather lining", "can be resoled")


def _bags(d: Draft) -> None:
    if d.style not in ("briefcase", "weekender"):
        d.without("luggage strap at the back")


def _belts(d: Draft) -> None:
    if d.material not in ("leather", "faux leather"):
        d.attributes["reversible"] = False
        d.without("stitched edge")


def _hats(d: Draft) -> None:
    if d.style in ("straw hat", "fedora"):
        d.without("washable")
        d.attributes["packable"] = False
    if d.attributes.get("brim") != "none":
        d.without("covers the ears")


def _watches(d: Draft) -> None:
    allowed = {"stainless steel": "silver|gold|black", "leather": "brown|black|navy|green|burgundy"}
    if d.material in allowed and d.color not in allowed[d.material].split("|"):
        d.color = d.one(allowed[d.material])
    if d.attributes.get("movement") in ("automatic", "rechargeable"):
        d.without("quiet second hand")


def _sunglasses(d: Draft) -> None:
    if d.material == "metal":
        d.color = d.color if d.color in ("gold", "silver", "black") else d.one("gold|silver|black")
    if d.attributes.get("pattern") == "animal" and d.material != "acetate":
        d.attributes["pattern"] = "plain"


def _jewellery(d: Draft) -> None:
    if d.material in ("stainless steel", "brass") and d.color not in ("gold", "silver"):
        d.color = "gold" if d.material == "brass" else d.one("gold|silver")
    plating = "18k gold" if d.color == "gold" and d.material != "brass" else "none"
    d.attributes["plating"] = plating
    if d.material == "brass":
        d.attributes["hypoallergenic"] = False
        d.without("nickel-free", "does not tarnish")
    if "nickel-free" in d.features:
        d.attributes["hypoallergenic"] = True
    if d.attributes.get("stone") == "pearl":
        d.attributes["water_safe"] = False


def _lamps(d: Draft) -> None:
    if d.attributes.get("power") == "rechargeable":
        d.attributes["led_built_in"] = True
        d.without("switch on the cable", "usb charging port")
    if d.attributes.get("led_built_in") is True:
        d.attributes.pop("socket", None)
        d.without("bulb included")
    if d.style == "night light":
        d.without("weighted base")


def _rugs(d: Draft) -> None:
    if d.material not in ("polypropylene", "recycled polyester"):
        d.attributes["outdoor_safe"] = False
    if "non-slip backing" in d.features or d.attributes.get("pile") != "flat":
        d.attributes["reversible"] = False
    if d.attributes.get("pile") == "high":
        d.without("does not shed", "easy to vacuum", "hides crumbs well")


def _bedding(d: Draft) -> None:
    if "cotton" not in d.material:
        d.attributes.pop("thread_count", None)
    if d.style != "duvet cover set":
        d.attributes["closure"] = "none"
    if d.attributes.get("closure") != "buttons":
        d.without("buttons that stay shut")
    seasons = {"linen": "summer", "brushed cotton": "winter", "wool": "winter", "fleece": "winter"}
    d.attributes["season"] = seasons.get(d.material, "all year")
    if d.attributes["season"] == "winter":
        d.without("cool in summer", "hardly needs ironing")
    if d.material in ("wool", "linen"):
        d.attributes["wash_temp_c"] = 30 if d.material == "wool" else 40


def _candles(d: Draft) -> None:
    if d.attributes.get("container") != "glass jar":
        d.without("refillable jar")
    if d.attributes.get("container") not in ("glass jar", "tin"):
        d.without("lid included")
    if d.material == "beeswax":
        d.attributes["vegan"] = False


def _clocks(d: Draft) -> None:
    if d.attributes.get("display") == "digital":
        d.attributes["numerals"] = "none"
        d.attributes["silent"] = True
        d.without("sweeping second hand")
    if d.attributes.get("power") == "mains":
        d.without("battery included", "hangs on one nail")
    if d.style not in ("wall clock", "cuckoo clock"):
        d.without("hangs on one nail")
    if d.attributes.get("numerals") == "none" and d.attributes.get("display") != "digital":
        d.without("large numerals")
    if "sweeping second hand" in d.features:
        d.attributes["silent"] = True


def _mugs(d: Draft) -> None:
    if d.material in ("enamel", "stainless steel"):
        d.attributes["microwave_safe"] = False
    if d.attributes.get("handmade") is True:
        d.attributes["dishwasher_safe"] = False
    if d.material not in ("stoneware", "ceramic"):
        d.attributes["handmade"] = False
        d.without("glazed by hand")


def _kettles(d: Draft) -> None:
    if d.style == "stovetop kettle":
        d.attributes.pop("noise_db", None)
    elif d.attributes["quiet"] is True:
        d.attributes["noise_db"] = d.rng.choice((58, 60, 62, 64))
    else:
        d.attributes["noise_db"] = d.rng.choice((74, 78, 81))
    if d.material in ("stainless steel", "silicone") and d.style != "electric kettle":
        d.without("water level window")
    if d.material == "stainless steel":
        d.color = d.color if d.color in ("silver", "black", "white", "red", "cream") else "silver"
    if d.material == "silicone":
        d.color = d.one("grey|blue|green")


def _pans(d: Draft) -> None:
    facts = d.attributes
    if d.material in ("cast iron", "carbon steel", "enamelled cast iron"):
        facts.update(induction=True, coating="none", dishwasher_safe=False)
    if d.material == "cast iron":
        facts["oven_safe"] = True
    if d.material == "aluminium":
        facts["coating"] = d.one("non-stick|non-stick|ceramic")
        d.color = d.color if d.color != "silver" else "black"
    if d.material == "stainless steel":
        facts["coating"] = "none"
        d.color = "silver"
    if "capacity_l" in facts or d.style == "pan set":
        facts.pop("diameter_cm", None)
    if "iron" in d.material:
        d.without("stay-cool handle", "riveted handle")
        facts["weight_kg"] = d.rng.choice((2.4, 3.1, 4.2))


def _knives(d: Draft) -> None:
    if d.material in ("carbon steel", "damascus steel"):
        d.attributes["dishwasher_safe"] = False
    if d.material == "damascus steel":
        d.attributes["handle"] = d.one("wood|pakkawood")
    if d.material == "ceramic":
        d.attributes["full_tang"] = False
        d.color = d.one("white|black")
        d.attributes["handle"] = "plastic"
        d.without("easy to resharpen", "balanced at the bolster", "rounded spine")
    if d.attributes["handle"] == "wood":
        d.attributes["dishwasher_safe"] = False
    if d.attributes.get("serrated") is True:
        d.without("easy to resharpen", "blade guard")


def _bottles(d: Draft) -> None:
    if d.material == "borosilicate glass":
        d.without("powder-coated, does not slip")
    if d.material in ("tritan", "recycled plastic", "silicone"):
        d.without("powder-coated, does not slip")
        d.attributes["insulated"] = False
    if d.attributes.get("closure") != "screw cap":
        d.without("wide mouth for ice")


def _coffee(d: Draft) -> None:
    if d.attributes.get("wattage_w") == 0 or d.style in ("milk frother", "filter machine"):
        d.without("removable drip tray")
    if d.style not in ("moka pot", "espresso machine"):
        d.without("spare gasket included")
    if d.style in ("moka pot", "pour-over set", "bean-to-cup machine", "espresso machine"):
        d.without("keeps its temperature", "quiet")
    if d.material == "aluminium":
        d.attributes.update(induction=False, dishwasher_safe=False)
    small = {0.15: 3, 0.3: 6, 0.35: 2, 0.5: 3, 0.7: 5, 0.8: 6, 1.0: 8, 1.2: 10, 1.25: 10}
    d.attributes["cups"] = small.get(d.number("capacity_l"), 2)
    if d.style in ("espresso machine", "bean-to-cup machine", "milk frother"):
        d.attributes["cups"] = d.rng.choice((1, 2))


def _headphones(d: Draft) -> None:
    if d.attributes.get("wireless") is False:
        d.without("pairs with two devices", "works with a cable too", "app with equaliser")
        d.attributes["fast_charging"] = False
    if str(d.attributes.get("connection", "")).startswith("cable"):
        d.attributes.update(wireless=False, battery_life_h=0, bluetooth="none", fast_charging=False)
        d.without("pairs with two devices", "works with a cable too", "app with equaliser")
    elif d.number("battery_life_h") == 0:
        d.attributes["battery_life_h"] = 30


def _speakers(d: Draft) -> None:
    if d.attributes.get("waterproof") is False:
        d.attributes["ip_rating"] = "none"
    if d.number("battery_life_h") == 0:
        d.without("usb-c charging", "phone charges from it", "strap for carrying")
    if d.style == "mini speaker":
        d.without("phone charges from it", "strap for carrying")


def _chargers(d: Draft) -> None:
    if d.style != "wall charger":
        d.without("folding plug")
    if d.style not in ("wireless charger", "power bank"):
        d.without("charge light can be covered")
    if d.style == "power bank":
        capacity = d.number("capacity_mah")
        d.attributes["weight_g"] = {5000: 120, 10000: 210}.get(int(capacity), 345)
    if d.attributes.get("ports") == 1 and d.style == "wall charger":
        d.attributes["connector"] = "USB-C"


def _keyboards(d: Draft) -> None:
    facts = d.attributes
    facts["numeric_pad"] = facts.get("layout_percent") == 100
    if facts.get("wireless") is True and facts.get("connection") == "USB cable":
        facts["connection"] = "Bluetooth and USB"
    if facts.get("wireless") is False:
        facts.update(connection="USB cable", battery_life_h=0)
        d.without("switches between three devices")
    facts["quiet"] = facts.get("switches") in ("scissor", "membrane") or (
        facts.get("switches") == "linear" and facts.get("quiet") is True
    )


def _mice(d: Draft) -> None:
    facts = d.attributes
    if facts.get("wireless") is False:
        facts.update(connection="USB cable", battery_life_months=0)
        d.without("receiver stores inside", "usb-c charging")
    if facts.get("connection") == "Bluetooth":
        d.without("receiver stores inside")
    if facts.get("left_handed") is True and facts.get("shape") == "right-handed":
        facts["shape"] = "symmetric"
    if facts.get("shape") in ("vertical", "trackball", "right-handed"):
        facts["left_handed"] = False
    if facts.get("shape") == "symmetric":
        d.without("thumb rest")


def _phone_cases(d: Draft) -> None:
    if d.material in HIDES:
        d.without("grippy edges", "strap loop")


def _tents(d: Draft) -> None:
    persons = int(d.number("persons"))
    weights = {
        "trekking tent": {1: (1.1, 1.4), 2: (1.5, 1.8, 2.1), 3: (2.4, 2.9)},
        "dome tent": {2: (2.4, 2.8), 3: (3.3, 3.7), 4: (4.2, 4.9)},
        "family tent": {4: (8.5, 10.2), 5: (11.5, 12.8), 6: (14.2, 16.5)},
        "pop-up tent": {2: (2.3, 2.7), 3: (3.2, 3.6)},
        "tunnel tent": {2: (2.9, 3.3), 3: (4.1, 4.6), 4: (6.2, 7.1)},
    }
    d.attributes["weight_kg"] = d.rng.choice(weights[d.style][persons])
    d.attributes["doors"] = 1 if persons == 1 else d.rng.choice((1, 2))
    if d.style in ("family tent", "tunnel tent"):
        d.attributes.update(freestanding=False, setup_min=d.rng.choice((12, 15, 20)))
        d.without("small pack size")
    if d.style == "pop-up tent":
        d.attributes.update(freestanding=True, poles="fibreglass", water_column_mm=2000)
        d.without("small pack size", "inner tent pitches on its own")
    if d.attributes.get("season_rating") == "4-season":
        d.attributes["season"] = "all year"


def _sleeping_bags(d: Draft) -> None:
    if d.attributes.get("shape") == "rectangular":
        d.without("hood that closes tight", "draught collar")
    temperature = d.number("comfort_temp_c")
    d.attributes["season"] = "summer" if temperature >= 8 else "all year"
    if d.style == "liner":
        d.without("draught collar", "compression sack")


def _yoga_mats(d: Draft) -> None:
    d.attributes["latex_free"] = "natural rubber" not in d.material
    if d.number("thickness_mm") < 4:
        d.without("gentle on the knees")
    if d.material in ("cork", "natural rubber"):
        d.without("does not smell out of the box")


def _dumbbells(d: Draft) -> None:
    if d.material in ("neoprene and cast iron", "vinyl and cast iron"):
        d.attributes.update(knurled=False, floor_safe=True)
    if d.material in ("cast iron", "steel"):
        d.attributes["floor_safe"] = False
        d.without("quiet when put down")


def _moisturiser(d: Draft) -> None:
    facts = d.attributes
    facts["fragrance_free"] = facts.get("scent") == "fragrance-free"
    if facts.get("texture") == "rich cream":
        d.without("not greasy", "absorbs quickly")
        facts["skin_type"] = d.one("dry|normal|sensitive")
    elif facts.get("texture") != "cream" or facts.get("skin_type") in ("oily", "combination"):
        d.without("rich, for winter")
    if facts.get("skin_type") == "sensitive":
        facts.update(scent="fragrance-free", fragrance_free=True)


def _shampoo(d: Draft) -> None:
    d.attributes["fragrance_free"] = d.attributes.get("scent") == "fragrance-free"
    if d.style != "conditioner":
        return
    d.without("lathers well in hard water")
    d.attributes["sulphate_free"] = True


def _lipstick(d: Draft) -> None:
    if d.attributes.get("finish") == "matt":
        d.without("hydrates")
    if d.attributes.get("finish") in ("sheer", "glossy"):
        d.attributes["coverage"] = "sheer"
        d.without("one swipe is enough", "does not feather")


def _perfume(d: Draft) -> None:
    families = {
        "bergamot and cedar": "woody", "rose and pepper": "floral", "fig leaf": "fresh", "vanilla and amber": "oriental",
        "sea salt and sage": "fresh", "jasmine": "floral", "vetiver": "woody", "orange blossom": "floral",
        "white musk": "fresh", "black tea": "woody", "sandalwood": "woody", "grapefruit": "citrus",
    }  # fmt: skip
    d.attributes["scent_family"] = families[str(d.attributes["scent"])]
    if d.style in ("perfume oil", "body mist", "discovery set"):
        d.without("refillable", "travel spray included", "heavy glass stopper")
    if d.style == "discovery set":
        d.attributes["scent"] = "several"


def _sunscreen(d: Draft) -> None:
    facts = d.attributes
    facts["fragrance_free"] = facts.get("scent") == "fragrance-free"
    if facts.get("mineral") is True:
        d.without("no white film")
    if d.style == "sun stick":
        facts["scent"] = "fragrance-free"
        facts["fragrance_free"] = True


def _board_games(d: Draft) -> None:
    if d.number("players_min") > 2 or d.number("players_max") == 2:
        d.without("plays well with two")
    if d.style not in ("card game", "strategy game", "party game"):
        d.without("linen-finish cards")
    if d.style == "chess set":
        d.attributes.update(pieces=32, language="no reading needed", pattern="checked")
        d.without("spare pieces included", "rules on one page")
    if d.style == "toddler game":
        d.attributes["language"] = "no reading needed"


def _puzzles(d: Draft) -> None:
    if d.number("age_from") < 8:
        d.attributes["theme"] = d.one("dinosaurs|farm|jungle|vehicles|flowers|coral reef")
        d.without("bag to sort the pieces", "hardly any puzzle dust", "poster included")
    if d.material in ("wood", "metal") or d.style == "3d puzzle":
        d.without("thick board", "poster included", "bag to sort the pieces", "hardly any puzzle dust")
    if d.number("pieces") >= 1000:
        d.attributes["finished_cm"] = 68


def _plush(d: Draft) -> None:
    if d.attributes.get("sound") is True or d.attributes.get("weighted") is True:
        d.attributes["machine_washable"] = False
        d.attributes["care"] = "surface wash"
    if d.number("height_cm") > 28:
        d.without("small enough for a backpack", "can be hung by its loop")
    height = int(d.number("height_cm"))
    d.attributes["weight_g"] = {18: 110, 22: 150, 28: 220, 35: 340, 45: 520, 60: 890}[height]
    if d.attributes.get("weighted") is True:
        d.attributes["weight_g"] = 1200


def _pens(d: Draft) -> None:
    facts = d.attributes
    if facts.get("tip") == "nib":
        facts["ink_color"] = d.one("blue|black")
    else:
        facts.pop("nib", None)
    if d.color == "multicolour":
        facts["ink_color"] = "assorted"
    if d.number("pieces") > 3:
        d.without("gift box")
    if facts.get("tip") in ("pencil", "felt"):
        facts.pop("line_mm", None)
        d.without("clip that holds", "dries quickly")


MENDERS: Mapping[str, Callable[[Draft], None]] = {
    "dresses": _dresses, "shirts": _shirts, "sweaters": _sweaters, "boots": _boots, "sneakers": _sneakers,
    "sandals": _sandals, "heels": _heels, "loafers": _loafers, "bags": _bags, "belts": _belts, "hats": _hats,
    "watches": _watches, "sunglasses": _sunglasses, "jewellery": _jewellery, "lamps": _lamps, "rugs": _rugs,
    "bedding": _bedding, "candles": _candles, "clocks": _clocks, "mugs": _mugs, "kettles": _kettles, "pans": _pans,
    "knives": _knives, "water bottles": _bottles, "coffee makers": _coffee, "headphones": _headphones,
    "speakers": _speakers, "chargers": _chargers, "keyboards": _keyboards, "mice": _mice, "phone cases": _phone_cases,
    "tents": _tents, "sleeping bags": _sleeping_bags, "yoga mats": _yoga_mats, "dumbbells": _dumbbells,
    "moisturiser": _moisturiser, "shampoo": _shampoo, "lipstick": _lipstick, "perfume": _perfume,
    "sunscreen": _sunscreen, "board games": _board_games, "puzzles": _puzzles, "plush toys": _plush, "pens": _pens,
}  # fmt: skip
