"""Product pictures drawn from the record alone: kind, colour, pattern and cut; same product, same bytes.

`canvas` pen and rendering · `fabric` patterns and shading · `motifs` printed pictures · `cut` upper bodies ·
`sheet` contact sheets for the eye · all others: the drawings, each with its table `DRAWINGS` by category.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from demo.pictures import (
    accessories,
    beauty,
    clothing_bottoms,
    clothing_dresses,
    clothing_outer,
    clothing_tops,
    coffee,
    computing,
    electronics,
    footwear,
    footwear_light,
    home,
    jewellery,
    kitchen,
    outdoor,
    stationery,
    textiles,
    toys,
    worn,
)
from demo.pictures.canvas import PALETTE, BadPicture, Pen, poly, render

MODULES = (
    accessories,
    beauty,
    clothing_bottoms,
    clothing_dresses,
    clothing_outer,
    clothing_tops,
    coffee,
    computing,
    electronics,
    footwear,
    footwear_light,
    home,
    jewellery,
    kitchen,
    outdoor,
    stationery,
    textiles,
    toys,
    worn,
)
DRAWINGS: dict[str, Callable[[Pen], list[str]]] = {
    name: drawing for module in MODULES for name, drawing in module.DRAWINGS.items()
}
"""Drawing by category."""


def draw(product: Mapping[str, Any]) -> bytes:
    """Draw a product as a square WebP of 512 pixels.

    Args:
        product: One line of `products.jsonl`; read are sku, title, category, audience,
                color, material, attributes.

    Raises:
        BadPicture: The product is no mapping, has no sku, or its attributes are no mapping.
    """
    if not isinstance(product, Mapping):
        raise BadPicture(f"{product!r} is not a product; give one record of products.jsonl as a mapping.")
    sku = product.get("sku")
    if not isinstance(sku, str) or not sku:
        raise BadPicture(
            f"The product has sku {sku!r}; a picture needs a non-empty text there to be drawn from."
        )
    if not isinstance(product.get("attributes") or {}, Mapping):
        raise BadPicture(
            f"Product {sku!r} has attributes {product['attributes']!r}; give a mapping of name to value."
        )
    color = product.get("color") or ""
    if not isinstance(color, str) or (color and color.lower() not in PALETTE):
        raise BadPicture(
            f"Product {sku!r} has color {color!r}; allowed are {', '.join(PALETTE)}, or empty text."
        )
    pen = Pen(product)
    return render(pen, DRAWINGS.get(pen.category, parcel)(pen))


def parcel(p: Pen) -> list[str]:
    """A closed cardboard box in the product's colour, for a category nobody has drawn yet."""
    front = poly((110, 210), (270, 250), (270, 430), (110, 380))
    side = poly((270, 250), (400, 200), (400, 370), (270, 430))
    lid = poly((110, 210), (240, 166), (400, 200), (270, 250))
    tape = poly((168, 224), (198, 232), (330, 185), (300, 179))
    return [
        p.part(front, shade="top"),
        p.part(side, p.dark, "top"),
        p.part(lid, p.light, "top"),
        p.flat(tape, "#e3c796"),
        p.flat(poly((168, 224), (198, 232), (198, 274), (168, 266)), "#d3b27c"),
    ]
