"""Ready-made readings of two public catalogues: `fashion` (garments with pictures) and `chorus`
(electronics).

Each preset takes the folder as it was downloaded, or the product file in it, and gives products, problems
and the
bytes of pictures. Prices in rupees become euros at a fixed, stated rate, so that budgets mean something.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from retrieval.feeds import Problem, Row, read_rows
from retrieval.pictures import Pictures
from retrieval.rows import ColumnMap, load_mapping, products_from
from retrieval.schema import Product, Retryable, Unavailable

INR_PER_EUR = 90.0
"""Rate used for the fashion catalogue's rupee prices."""
_MINOR_KINDS = {
    "tshirts": "t-shirts",
    "lounge tshirts": "t-shirts",
    "handbags": "bags",
    "sweatshirts": "hoodies",
    "caps": "hats",
    "hat": "hats",
    "face moisturisers": "moisturiser",
    "perfume and body mist": "perfume",
    "bra": "bras",
    "trunk": "trunks",
    "nightdress": "nightdresses",
    "pendant": "pendants",
    "ring": "rings",
    "bangle": "bangles",
    "bracelet": "bracelets",
    "jewellery set": "jewellery sets",
    "duffel bag": "duffel bags",
    "dupatta": "dupattas",
    "laptop bag": "laptop bags",
    "messenger bag": "messenger bags",
    "waist pouch": "waist pouches",
    "mobile pouch": "phone cases",
    "water bottle": "water bottles",
    "trolley bag": "trolley bags",
    "rain jacket": "rain jackets",
    "necklace and chains": "necklaces and chains",
    "jumpsuit": "jumpsuits",
    "bath robe": "bath robes",
    "robe": "robes",
    "headband": "headbands",
    "cushion covers": "cushions",
    "tablet sleeve": "tablet sleeves",
    "booties": "ankle boots",
    "clothing set": "clothing sets",
}
_SECTIONS = {
    "apparel": "clothing",
    "accessories": "accessories",
    "footwear": "footwear",
    "personal care": "beauty",
    "sporting goods": "outdoor",
    "home": "home",
    "free items": "",
}
_SHADES = {
    "multi": "multicolour",
    "grey melange": "grey",
    "navy blue": "navy",
    "off white": "cream",
    "skin": "beige",
}
_FASHION_ATTRIBUTES = {
    "attr_pattern": "pattern",
    "attr_print_or_pattern_type": "print",
    "attr_sleeve_length": "sleeve",
    "attr_fit": "fit",
    "attr_neck": "neckline",
    "attr_collar": "collar",
    "attr_length": "length",
    "attr_occasion": "occasion",
    "attr_type": "style",
    "attr_ankle_height": "ankle_height",
    "attr_waist_rise": "rise",
    "attr_sport": "sport",
    "attr_water_resistance": "water_resistance",
    "attr_fastening": "fastening",
    "attr_features": "features",
    "attr_toe_shape": "toe_shape",
    "attr_heel_type": "heel",
    "attr_heel_height": "heel_height",
    "attr_strap_material": "strap_material",
    "attr_display": "display",
    "attr_movement": "movement",
    "attr_dial_shape": "dial_shape",
    "attr_lens_colour": "lens_color",
    "attr_wash_care": "care",
    "attr_multipack_set": "multipack",
    "usage": "usage",
    "season": "season",
}
_CHORUS_DROP = re.compile(
    r"pallet|master__outer|package|harmonized|sustainab|rohs|country_of_origin|layer|weight__with"
)
_CHORUS_KINDS: tuple[tuple[str, str], ...] = (
    (r"\btoner\b", "toner cartridges"),
    (r"\bink (cartridge|tank|bottle)|\bprinthead", "ink cartridges"),
    (r"\bheadset\b", "headsets"),
    (r"\bearbuds?\b|in-ear", "earbuds"),
    (r"\bheadphones?\b", "headphones"),
    (r"\bspeakers?\b|soundbar", "speakers"),
    (r"\bmouse pad\b", "mouse pads"),
    (r"\bmouse\b|\bmice\b", "mice"),
    (r"\bkeyboards?\b", "keyboards"),
    (r"\bhdd\b|hard (disk|drive)", "hard drives"),
    (r"\bssd\b|solid state|\bnvme\b", "ssds"),
    (r"memory card|\bsdhc\b|\bsdxc\b|compactflash", "memory cards"),
    (r"usb flash|usb stick", "usb sticks"),
    (r"memory module|\bdimm\b|\bddr\d", "memory modules"),
    (r"\blaptop bag|notebook case|backpack", "laptop bags"),
    (r"(tablet|ipad) case|tablet sleeve", "tablet sleeves"),
    (r"(mobile|phone) case|phone cover", "phone cases"),
    (r"\bcables?\b|\bcord\b", "cables"),
    (r"\badapter\b|\bconverter\b", "adapters"),
    (r"\bcharger\b|power bank", "chargers"),
    (r"\bprocessor\b", "processors"),
    (r"\bmotherboard\b", "motherboards"),
    (r"graphics card|\bgeforce\b|\bradeon\b", "graphics cards"),
    (r"\bnotebook\b|\blaptop\b|\bmacbook\b|chromebook", "laptops"),
    (r"\bmonitor\b|\bdisplay\b", "monitors"),
    (r"\btelevision\b|\btv\b", "televisions"),
    (r"\bprojector\b", "projectors"),
    (r"\bscanner\b", "scanners"),
    (r"\bmultifunctional\b|\bprinter\b", "printers"),
    (r"photo paper|printing paper|\bmedia\b|\bpaper\b", "printing paper"),
    (r"\bsmartphone\b|mobile phone", "phones"),
    (r"\btablet\b|\bipad\b", "tablets"),
    (r"\bcamera\b", "cameras"),
    (r"\brouter\b|access point|network switch|\bswitch\b", "routers"),
    (r"\bbattery\b|\bups\b", "batteries"),
    (r"\bserver\b", "servers"),
    (r"\bpc\b|workstation|desktop", "computers"),
    (r"\bphone\b|telephone", "phones"),
    (r"\blabels?\b|label-making", "labels"),
    (r"software|licen[cs]e", "software"),
    (r"\bcase\b|\bcover\b", "cases"),
)


@dataclass(slots=True)
class FeedContent:
    """What a feed gave."""

    products: list[Product]
    problems: list[Problem]
    pictures: Pictures
    """Where its pictures are."""


def read_plain(feed: Path) -> FeedContent:
    """Read a feed by its own column names, or by the mapping file beside it."""
    products, problems = products_from(read_rows(feed), load_mapping(feed))
    return FeedContent(products, problems, Pictures(feed.parent))


def read_fashion(feed: Path) -> FeedContent:
    """Read the fashion catalogue: `products.csv.gz` with zips of pictures beside it.

    Its stock column is an archived snapshot in which almost everything is 0; each size counts as in stock.
    """
    path = _inside(feed, "products.csv.gz")
    mapping = ColumnMap(columns={}, extras=False)
    rows = (Row(r.line, _fashion(r.values)) if isinstance(r, Row) else r for r in read_rows(path))
    products, problems = products_from(rows, mapping)
    return FeedContent(products, problems, Pictures(path.parent, sorted(path.parent.glob("*.zip"))))


def _fashion(row: Mapping[str, Any]) -> dict[str, Any]:
    kind = str(row.get("category", "")).casefold()
    sku = f"f{row.get('id', '')}" if row.get("id") else ""
    attributes: dict[str, Any] = {
        ours: row[theirs] for theirs, ours in _FASHION_ATTRIBUTES.items() if row.get(theirs)
    }
    if "features" in attributes:
        attributes["features"] = [
            part for part in re.split(r"[,|;]", str(attributes["features"])) if part.strip()
        ]
    full, now = _rupees(row.get("price_inr")), _rupees(row.get("discounted_price_inr"))
    price = now or full
    color = str(row.get("base_colour", "")).casefold()
    sizes = [s for s in str(row.get("sizes", "")).split("|") if s and s.casefold() not in {"onesize", "na"}]
    text = " ".join(
        str(row.get(name, "")) for name in ("description", "style_note", "size_fit", "materials_care")
    )
    return {
        "sku": sku,
        "title": row.get("title") or row.get("variant_name"),
        "category": _MINOR_KINDS.get(kind, kind),
        "department": _SECTIONS.get(str(row.get("master_category", "")).casefold(), ""),
        "brand": row.get("brand"),
        "audience": row.get("gender"),
        "age_group": "kids" if "Kids" in str(row.get("age_group", "")) else "",
        "color": _SHADES.get(color, color),
        "description": text,
        "price_minor": price,
        "list_price_minor": full if full and price and full > price else None,
        "created": row.get("catalog_added"),
        "material": row.get("attr_fabric")
        or row.get("attr_material")
        or _material(str(row.get("materials_care", ""))),
        "images": row.get("image"),
        "attributes": attributes,
        "variants": [{"sku": f"{sku}-{_slug(s)}", "size": s, "stock": 10} for s in dict.fromkeys(sizes)],
    }


def _rupees(value: object) -> int | None:
    try:
        amount = float(str(value))
    except ValueError:
        return None
    return round(amount / INR_PER_EUR * 100) if amount > 0 else None


def _material(care: str) -> str:
    found = re.search(
        r"(?:100\s*%\s*|pure\s+)?\b(cotton|polyester|leather|wool|linen|silk|viscose|nylon|denim)\b",
        care,
        re.I,
    )
    return found.group(1).casefold() if found else ""


def _slug(text: str) -> str:
    return re.sub(r"\W+", "", text) or "one"


def read_chorus(feed: Path) -> FeedContent:
    """Read the Chorus electronics catalogue: `products.parquet`, attributes as JSON with typed names.

    Icecat gives no category: the kind is read from the title and the short description, else `other
    electronics`.
    Pictures are remote links and are not fetched.
    """
    path = _inside(feed, "products.parquet")
    rows = (Row(r.line, _chorus(r.values)) if isinstance(r, Row) else r for r in read_rows(path))
    products, problems = products_from(rows, ColumnMap(extras=False))
    return FeedContent(products, problems, Pictures(path.parent))


def _chorus(row: Mapping[str, Any]) -> dict[str, Any]:
    try:
        raw = json.loads(row.get("attributes") or "{}")
    except ValueError:
        raw = {}
    attributes = {
        k[2:]: v for k, v in raw.items() if k[:2] in ("t_", "n_", "b_") and not _CHORUS_DROP.search(k)
    }
    title, short = str(row.get("title") or row.get("name") or ""), str(row.get("short_description") or "")
    colors = [
        part.strip().casefold()
        for name in ("product_colour", "colour_of_product", "cable_colour", "printing_colours")
        if isinstance(attributes.get(name), str)
        for part in str(attributes[name]).split(",")
    ]
    material = attributes.pop("material", "")
    return {
        "sku": row.get("id"),
        "title": title,
        "category": kind_from(f"{title}", short, attributes),
        "brand": row.get("supplier"),
        "department": "electronics",
        "price": row.get("price_major_units"),
        "created": str(row.get("date_released") or "")[:10],
        "description": short,
        "color": "/".join(dict.fromkeys(colors)),
        "material": material if isinstance(material, str) else "",
        "attributes": attributes,
    }


def kind_from(title: str, short: str, attributes: Mapping[str, Any]) -> str:
    """The kind an electronics title names; the short description and `product_type` help when it names
    none."""
    for text in (title, str(attributes.get("product_type", "")), short):
        found = [
            (m.start(), kind) for pattern, kind in _CHORUS_KINDS if (m := re.search(pattern, text, re.I))
        ]
        if found:
            return found[0][1]
    return "other electronics"


PRESETS: dict[str, Callable[[Path], FeedContent]] = {"fashion": read_fashion, "chorus": read_chorus}


def read(feed: Path, preset: str | None = None) -> FeedContent:
    """Read a feed, by a preset's name or by its own columns.

    Raises:
        Retryable: no such preset.
        Unavailable: the feed is missing or unreadable.
    """
    preset = preset or _recognised(feed)
    if preset is None:
        return read_plain(feed)
    if preset not in PRESETS:
        raise Retryable(
            f"Unknown preset {preset!r}; allowed: {', '.join(PRESETS)}, "
            "or none for a feed with its own columns."
        )
    return PRESETS[preset](feed)


def _recognised(feed: Path) -> str | None:
    """The preset of a folder that holds one of the catalogues as it was downloaded."""
    for name, file in (("fashion", "products.csv.gz"), ("chorus", "products.parquet")):
        if (feed / file).is_file():
            return name
    return None


def _inside(feed: Path, name: str) -> Path:
    path = feed / name if feed.is_dir() else feed
    if not path.is_file():
        raise Unavailable(f"No {name!r} at {str(feed)!r}; give the folder that holds it.")
    return path
