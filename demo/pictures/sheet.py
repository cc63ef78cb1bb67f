"""Contact sheets of the pictures by department, `python -m demo.pictures.sheet --out FOLDER`."""

from __future__ import annotations

import argparse
import importlib
import io
import json
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from demo.kinds import kinds
from demo.pictures import draw

PER_SHEET, ACROSS, CELL = 24, 6, 232


def samples() -> Iterator[dict[str, Any]]:
    """Made-up products: every style of every category, the attributes running through their values."""
    for kind in kinds().values():
        for number, style in enumerate(kind.styles):
            choices = {**kind.attributes, **style.attributes}
            attributes = {name: values[number % len(values)] for name, values in choices.items() if values}
            colors, materials = style.colors or kind.colors, style.materials or kind.materials
            audiences = style.audiences or kind.audiences
            yield {
                "sku": f"{kind.category}-{number}",
                "title": style.noun,
                "category": kind.category,
                "department": kind.department,
                "audience": audiences[number % len(audiences)],
                "color": colors[number % len(colors)],
                "material": materials[number % len(materials)] if materials else "",
                "attributes": {**attributes, "style": style.name},
            }


def sheet(products: Sequence[dict[str, Any]]) -> Any:
    """One picture with the products in rows and a label under each."""
    image, paint, fonts = (importlib.import_module(f"PIL.{n}") for n in ("Image", "ImageDraw", "ImageFont"))
    rows = -(-len(products) // ACROSS)
    out = image.new("RGB", (ACROSS * CELL, rows * (CELL + 34)), "white")
    pen, font = paint.Draw(out), fonts.load_default(12)
    for i, product in enumerate(products):
        x, y = i % ACROSS * CELL, i // ACROSS * (CELL + 34)
        out.paste(image.open(io.BytesIO(draw(product))).resize((CELL - 6, CELL - 6)), (x + 3, y + 3))
        attributes = product["attributes"]
        words = [
            product["color"],
            str(attributes.get("pattern", "")),
            product["material"],
            product["audience"],
        ]
        pen.text(
            (x + 6, y + CELL - 2), f"{product['category']}: {attributes.get('style', '')}", "black", font=font
        )
        pen.text((x + 6, y + CELL + 13), " ".join(w for w in words if w), "#555555", font=font)
    return out


def main() -> None:
    """Write the sheets as PNG files."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, required=True, help="folder for the sheets")
    parser.add_argument(
        "--feed", type=Path, help="products.jsonl to show; made-up samples of every style otherwise"
    )
    parser.add_argument("--only", default="", help="only this category or department")
    args = parser.parse_args()
    if args.feed:
        products = [json.loads(line) for line in args.feed.read_text(encoding="utf-8").splitlines() if line]
    else:
        products = list(samples())
    groups: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for product in products:
        if not args.only or args.only in {product["category"], product["department"]}:
            groups[product["department"]].append(product)
    args.out.mkdir(parents=True, exist_ok=True)
    for department, members in groups.items():
        for page in range(0, len(members), PER_SHEET):
            path = args.out / f"{department}-{page // PER_SHEET + 1}.png"
            sheet(members[page : page + PER_SHEET]).save(path)
            print(path)


if __name__ == "__main__":
    main()
