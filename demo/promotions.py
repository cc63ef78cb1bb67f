# ruff: noqa: E501  (rows of data read better on one line)
"""The demo store's promotion codes: running, expired, bound to categories, with a minimum."""

from __future__ import annotations

from demo.market import Record

FOOTWEAR = ("sneakers", "running shoes", "boots", "sandals", "heels", "loafers", "slippers")
WINTER = ("coats", "jackets", "sweaters", "scarves", "gloves", "hats")
OUTDOOR = ("tents", "sleeping bags", "hiking poles", "yoga mats", "dumbbells", "bicycle helmets")
DESK = ("headphones", "earbuds", "speakers", "chargers", "keyboards", "mice", "phone cases")

# code, kind, value, minimum in cents, categories, first day, last day, text
_CODES: tuple[tuple[str, str, int, int, tuple[str, ...], str, str, str], ...] = (
    ("WELCOME10", "percent", 10, 4000, (), "2025-01-01", "2027-12-31", "10% off your first order from €40."),
    ("FREESHIP", "free_shipping", 0, 2500, (), "2026-06-01", "2026-12-31", "Free standard or pickup delivery from €25."),
    ("WARM15", "percent", 15, 5000, WINTER, "2026-11-01", "2026-12-06", "15% off coats, jackets, knits, scarves, gloves and hats from €50."),
    ("STEP12", "amount", 1200, 8000, FOOTWEAR, "2026-10-15", "2026-12-15", "€12 off shoes from €80."),
    ("BLACKWEEK20", "percent", 20, 10000, (), "2026-11-16", "2026-11-30", "20% off orders from €100, one week before everybody else."),
    ("CAMP25", "amount", 2500, 15000, OUTDOOR, "2026-05-01", "2026-09-30", "€25 off outdoor and sport from €150."),
    ("DESK10", "percent", 10, 3000, DESK, "2026-09-01", "2026-12-31", "10% off electronics from €30."),
    ("THANKYOU5", "amount", 500, 2500, (), "2026-01-01", "2026-12-31", "€5 off from €25, with our thanks for your patience."),
    ("SUMMER30", "percent", 30, 6000, ("dresses", "shorts", "swimwear", "sandals", "sunglasses"), "2026-07-01", "2026-08-15", "30% off summer things from €60."),
    ("STUDENT12", "percent", 12, 3000, (), "2026-08-15", "2027-06-30", "12% off for students from €30."),
    ("SPRINGCLEAN", "amount", 1000, 5000, ("bedding", "towels", "rugs", "cushions"), "2026-03-01", "2026-04-15", "€10 off bedding, towels, rugs and cushions from €50."),
    ("GLOW15", "percent", 15, 2500, ("moisturiser", "shampoo", "lipstick", "perfume", "sunscreen"), "2026-10-01", "2026-12-24", "15% off beauty from €25."),
    ("PLAYTIME", "amount", 700, 3500, ("board games", "puzzles", "plush toys"), "2026-11-10", "2026-12-20", "€7 off games, puzzles and plush from €35."),
    ("SHIPIT", "free_shipping", 0, 0, (), "2025-11-01", "2026-01-31", "Free delivery on everything, last winter."),
    ("SORRY8", "amount", 800, 0, (), "2025-01-01", "2027-12-31", "€8 off any order, from our service desk."),
)  # fmt: skip


def promotions() -> list[Record]:
    """Return all codes, the expired ones too."""
    keys = ("code", "kind", "value", "min_total_minor", "categories", "starts", "ends", "text")
    return [dict(zip(keys, (*row[:4], list(row[4]), *row[5:]), strict=True)) for row in _CODES]


def discount_minor(promotion: Record, lines: list[Record], categories: list[str]) -> int:
    """Return what a percent or amount code takes off these lines; 0 when its terms are not met.

    Args:
        promotion: One record of `promotions()`.
        lines: Order lines with `price_minor` and `quantity`.
        categories: The category of each line.
    """
    bound = set(promotion["categories"])
    eligible = sum(
        line["price_minor"] * line["quantity"]
        for line, category in zip(lines, categories, strict=True)
        if not bound or category in bound
    )
    if eligible == 0 or eligible < promotion["min_total_minor"]:
        return 0
    if promotion["kind"] == "percent":
        return int(eligible * promotion["value"] // 100)
    return min(eligible, int(promotion["value"])) if promotion["kind"] == "amount" else 0
