"""The two records a category is described with, and the tables they share; knows no particular category.

A value that may vary is written as text with bars, `"cotton|linen"`, and kept as a tuple of choices; a word
given twice is twice as likely. Numbers and booleans are tuples of themselves.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from retrieval.schema import Scalar

Choices = tuple[Scalar, ...]

COLORS = tuple(
    [
        "black",
        "white",
        "grey",
        "beige",
        "brown",
        "red",
        "orange",
        "yellow",
        "green",
        "blue",
        "navy",
        "purple",
        "pink",
        "gold",
        "silver",
        "multicolour",
        "teal",
        "burgundy",
        "cream",
        "khaki",
    ]
)
AUDIENCES = ("women", "men", "kids", "unisex", "")
PATTERNS = ("plain", "striped", "checked", "floral", "dotted", "animal", "graphic", "colour-block")

SIZES: Mapping[str, tuple[str, ...]] = {
    "tops women": ("XS", "S", "M", "L", "XL"),
    "tops men": ("S", "M", "L", "XL", "XXL"),
    "tops unisex": ("XS", "S", "M", "L", "XL", "XXL"),
    "tops kids": ("2-3 years", "4-5 years", "6-7 years", "8-9 years", "10-11 years", "12-13 years"),
    "jeans women": ("W26 L30", "W27 L30", "W28 L32", "W29 L32", "W30 L32", "W31 L32", "W32 L32"),
    "jeans men": ("W30 L32", "W31 L32", "W32 L32", "W32 L34", "W33 L34", "W34 L34", "W36 L34"),
    "jeans kids": ("4-5 years", "6-7 years", "8-9 years", "10-11 years", "12-13 years"),
    "shoes women": ("36", "37", "38", "39", "40", "41", "42"),
    "shoes men": ("40", "41", "42", "43", "44", "45", "46"),
    "shoes unisex": ("36", "37", "38", "39", "40", "41", "42", "43", "44", "45", "46"),
    "shoes kids": ("24", "26", "28", "30", "32", "34"),
    "socks women": ("35-38", "39-42"),
    "socks men": ("39-42", "43-46"),
    "socks unisex": ("35-38", "39-42", "43-46"),
    "socks kids": ("23-26", "27-30", "31-34"),
    "belts": ("80 cm", "85 cm", "90 cm", "95 cm", "100 cm", "110 cm"),
    "gloves": ("S", "M", "L"),
    "hats": ("S/M", "L/XL"),
    "rings": ("50", "52", "54", "56", "58"),
    "cushions": ("40x40 cm", "45x45 cm", "50x50 cm"),
    "rugs": ("80x150 cm", "120x170 cm", "160x230 cm", "200x300 cm"),
    "runners": ("70x200 cm", "80x300 cm"),
    "round rugs": ("100 cm", "140 cm", "200 cm"),
    "duvet covers": ("135x200 cm", "155x220 cm", "200x200 cm", "240x220 cm"),
    "sheets": ("90x200 cm", "140x200 cm", "160x200 cm", "180x200 cm"),
    "throws": ("130x170 cm", "150x200 cm"),
    "towels": ("50x100 cm", "70x140 cm"),
    "bath sheets": ("70x140 cm", "100x150 cm"),
    "bath mats": ("50x70 cm", "60x90 cm"),
    "frying pans": ("20 cm", "24 cm", "28 cm"),
    "saucepans": ("1.5 l", "2 l", "3 l"),
    "casseroles": ("3 l", "4.5 l", "6 l"),
    "bottles": ("0.5 l", "0.75 l", "1 l"),
    "perfume": ("30 ml", "50 ml", "100 ml"),
    "creams": ("50 ml", "75 ml"),
    "shampoo": ("250 ml", "500 ml"),
    "sunscreen": ("50 ml", "150 ml"),
    "dumbbells": ("1 kg", "2 kg", "4 kg", "6 kg", "8 kg", "10 kg"),
    "helmets": ("S (51-55 cm)", "M (55-59 cm)", "L (58-62 cm)"),
    "helmets kids": ("XS (46-51 cm)", "S (49-54 cm)"),
    "sleeping bags": ("regular (up to 175 cm)", "long (up to 195 cm)"),
    "notebooks": ("A6", "A5", "A4"),
    "phones": ("iPhone 15", "iPhone 16", "Galaxy S24", "Galaxy S25", "Pixel 9"),
}
"""Size systems by name. A kind names one; "{audience}" in the name is replaced by the product's audience."""


@dataclass(frozen=True, slots=True)
class Style:
    """A sub-style of a category: what it is called, and what that implies."""

    name: str
    """Value of the `style` attribute: `wrap dress`."""
    noun: str
    """How the title names it: `wrap dress`, `pair of hoops`."""
    weight: int = 1
    """How often it occurs among the category's products, against the others."""
    price: float = 1.0
    """Factor on the category's price range."""
    materials: Choices = ()
    """Narrower than the kind's when given; so are `audiences`, `colors` and `sizes`."""
    audiences: Choices = ()
    colors: Choices = ()
    sizes: str | None = None
    """Size system; "" = none, None = the kind's."""
    attributes: Mapping[str, Choices] = field(default_factory=dict)
    """Narrower or further typed attributes."""
    features: Choices = ()
    """Always true of this style."""
    without: Choices = ()
    """Attributes and features of the kind that make no sense here."""


@dataclass(frozen=True, slots=True)
class Kind:
    """One category of the demo store."""

    category: str
    department: str
    count: int
    """Products to make."""
    price: tuple[int, int]
    """Usual price range in euros, before style, material and brand."""
    colors: Choices
    materials: Choices
    styles: tuple[Style, ...]
    audiences: Choices = ("",)
    sizes: str = ""
    """Name in SIZES, may hold "{audience}"; "" = sold in one size."""
    attributes: Mapping[str, Choices] = field(default_factory=dict)
    """Typed attributes and the values each may take; one is drawn per product."""
    features: Choices = ()
    """Facts shoppers ask about; two to four are drawn per product."""


def choices(value: str | Scalar | Sequence[Scalar]) -> Choices:
    """Split `"a|b"` into a tuple of choices; a number or boolean becomes a tuple of one."""
    if isinstance(value, str):
        return tuple(value.split("|")) if value else ()
    if isinstance(value, Sequence):
        return tuple(value)
    return (value,)
