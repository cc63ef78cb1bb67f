"""What cannot be true together on clothing, footwear and accessories."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from demo.draft import HIDES, WARM, Draft


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


def _coats(d: Draft) -> None:
    if d.material in WARM:
        d.attributes["care"] = "dry clean"


WEAR: Mapping[str, Callable[[Draft], None]] = {
    "dresses": _dresses,
    "shirts": _shirts,
    "sweaters": _sweaters,
    "boots": _boots,
    "sneakers": _sneakers,
    "sandals": _sandals,
    "heels": _heels,
    "loafers": _loafers,
    "bags": _bags,
    "belts": _belts,
    "hats": _hats,
    "watches": _watches,
    "sunglasses": _sunglasses,
    "jewellery": _jewellery,
    "coats": _coats,
}
"""By category."""
