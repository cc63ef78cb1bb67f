"""What cannot be true together on everything that is not worn or carried."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from demo.draft import HIDES, Draft


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
        d.without("hanging loop")
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
    weights: dict[str, dict[int, tuple[float, ...]]] = {
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
        "bergamot and cedar": "woody",
        "rose and pepper": "floral",
        "fig leaf": "fresh",
        "vanilla and amber": "oriental",
        "sea salt and sage": "fresh",
        "jasmine": "floral",
        "vetiver": "woody",
        "orange blossom": "floral",
        "white musk": "fresh",
        "black tea": "woody",
        "sandalwood": "woody",
        "grapefruit": "citrus",
    }
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


THINGS: Mapping[str, Callable[[Draft], None]] = {
    "lamps": _lamps,
    "rugs": _rugs,
    "bedding": _bedding,
    "candles": _candles,
    "clocks": _clocks,
    "mugs": _mugs,
    "kettles": _kettles,
    "pans": _pans,
    "knives": _knives,
    "water bottles": _bottles,
    "coffee makers": _coffee,
    "headphones": _headphones,
    "speakers": _speakers,
    "chargers": _chargers,
    "keyboards": _keyboards,
    "mice": _mice,
    "phone cases": _phone_cases,
    "tents": _tents,
    "sleeping bags": _sleeping_bags,
    "yoga mats": _yoga_mats,
    "dumbbells": _dumbbells,
    "moisturiser": _moisturiser,
    "shampoo": _shampoo,
    "lipstick": _lipstick,
    "perfume": _perfume,
    "sunscreen": _sunscreen,
    "board games": _board_games,
    "puzzles": _puzzles,
    "plush toys": _plush,
    "pens": _pens,
}
"""By category."""
