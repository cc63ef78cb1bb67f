"""Every category of the demo store in one table, and the names the other parts of the demo may rely on.

`kinds()[category]` is a `demo.kind.Kind`. A product made from it has these stable names in `attributes`:

* `style`: one of the kind's `styles` (`ankle boots`, `wrap dress`, `table lamp`, `tote`, `necklace`,
  `raincoat`);
  every product has one, and the drawings start from `category`, `style`, `color`, `material` and `pattern`.
* text: `pattern` (see `demo.kind.PATTERNS`), `fit`, `sleeve` (sleeveless short 3/4 long), `length`,
  `neckline`,
  `heel` (flat low block kitten stiletto wedge platform), `toe` (round pointed square open), `shaft` (low
  ankle
  mid-calf knee), `closure`, `rise`, `wash`, `brim`, `shape`, `stone`, `display`, `scent`, `skin_type`,
  `finish`,
  `occasion`, `season` ...
* numbers, unit in the name: `capacity_l`, `wattage_w`, `battery_life_h`, `weight_kg`, `weight_g`, `persons`,
  `pieces`, `players_min`, `players_max`, `age_from`, `fits_laptop_in` (0 = no laptop), `heel_height_cm`,
  `spf`,
  `noise_db` ...
* booleans: `waterproof`, `hood`, `stretch`, `lined`, `noise_cancelling`, `dishwasher_safe`, `induction` ...
* `features`: a tuple of short texts, the facts shoppers ask about (`side pockets`, `boil-dry protection`).
* `care`: how to clean it, on things of cloth, leather or wood.

The tables are data, `catalogue/<department>.toml`. `color` of a product is one base word of
`demo.kind.COLORS`; a further colour of the same product is on its variants.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from demo.kind import Choices, Kind, Style, choices

CATALOGUE = Path(__file__).with_name("catalogue")
DEPARTMENTS: tuple[str, ...] = (
    "clothing",
    "footwear",
    "accessories",
    "home",
    "kitchen",
    "electronics",
    "outdoor",
    "beauty",
    "toys",
)
"""In the order of the shop's menu; the last also holds stationery."""


@cache
def kinds() -> Mapping[str, Kind]:
    """Category -> how its products are made, read once, in the order of the shop's menu."""
    made: dict[str, Kind] = {}
    for department in DEPARTMENTS:
        table = tomllib.loads((CATALOGUE / f"{department}.toml").read_text(encoding="utf-8"))
        made.update({row["category"]: _kind(row) for row in table["kind"]})
    return made


def _kind(row: Mapping[str, Any]) -> Kind:
    low, high = row["price"]
    return Kind(
        category=row["category"],
        department=row["department"],
        count=row["count"],
        price=(low, high),
        colors=_listed(row, "colors"),
        materials=_listed(row, "materials"),
        styles=tuple(_style(style) for style in row["style"]),
        audiences=_listed(row, "audiences") or ("",),
        sizes=row.get("sizes", ""),
        attributes=_typed(row),
        features=_listed(row, "features"),
    )


def _style(row: Mapping[str, Any]) -> Style:
    return Style(
        name=row["name"],
        noun=row.get("noun", row["name"]),
        weight=row.get("weight", 1),
        price=row.get("price", 1.0),
        materials=_listed(row, "materials"),
        audiences=_listed(row, "audiences"),
        colors=_listed(row, "colors"),
        sizes=row.get("sizes"),
        attributes=_typed(row),
        features=_listed(row, "features"),
        without=_listed(row, "without"),
    )


def _listed(row: Mapping[str, Any], name: str) -> Choices:
    return choices(row.get(name, ()))


def _typed(row: Mapping[str, Any]) -> dict[str, Choices]:
    return {name: choices(value) for name, value in row.get("attributes", {}).items()}


def __getattr__(name: str) -> Mapping[str, Kind]:
    """`KINDS` is `kinds()` for those who want a name; nothing is read before it is asked for."""
    if name == "KINDS":
        return kinds()
    raise AttributeError(f"module 'demo.kinds' has no attribute {name!r}")
