"""The pictures: every kind and style draws, colour and pattern show, bad input is told apart."""

from __future__ import annotations

import io
from typing import Any

import pytest
from defusedxml.ElementTree import fromstring
from PIL import Image

from demo.kinds import kinds
from demo.pictures import DRAWINGS, draw
from demo.pictures.canvas import PALETTE, Pen
from demo.pictures.sheet import samples, sheet
from retrieval.schema import ShopError

BASIC = (
    "black",
    "white",
    "red",
    "orange",
    "yellow",
    "green",
    "blue",
    "purple",
    "pink",
    "brown",
    "navy",
    "teal",
    "burgundy",
)
SAMPLES = list(samples())


def product(category: str = "t-shirts", **given: Any) -> dict[str, Any]:
    attributes = {
        "style": "crew neck t-shirt",
        "pattern": "plain",
        "sleeve": "short",
        **given.pop("attributes", {}),
    }
    plain = {"sku": "T-1", "title": "t-shirt", "category": category, "audience": "men", "color": "red"}
    return {**plain, "material": "cotton", "attributes": attributes, **given}


def pixels(data: bytes, box: tuple[int, int, int, int]) -> list[tuple[int, int, int]]:
    return list(Image.open(io.BytesIO(data)).convert("RGB").crop(box).get_flattened_data())


def mean(data: bytes, box: tuple[int, int, int, int] = (216, 216, 296, 296)) -> tuple[float, ...]:
    found = pixels(data, box)
    return tuple(sum(channel) / len(found) for channel in zip(*found, strict=True))


def distance(first: tuple[float, ...], second: tuple[float, ...]) -> float:
    return sum((a - b) ** 2 for a, b in zip(first, second, strict=True)) ** 0.5


def paint(name: str) -> tuple[float, ...]:
    return tuple(int(PALETTE[name][i : i + 2], 16) for i in (1, 3, 5))


def test_every_category_of_the_store_has_a_drawing() -> None:
    assert set(kinds()) == set(DRAWINGS)


@pytest.mark.parametrize("category", DRAWINGS)
def test_every_style_is_well_formed_and_unlike_its_sisters(category: str) -> None:
    seen = set()
    for sample in (s for s in SAMPLES if s["category"] == category):
        pen = Pen(sample)
        shapes = "".join(DRAWINGS[category](pen))
        assert len(fromstring(f"<svg>{''.join(pen.defs.values())}{shapes}</svg>")) > 1
        seen.add(shapes)
    assert len(seen) == len(kinds()[category].styles)


@pytest.mark.parametrize("category", DRAWINGS)
def test_a_bare_record_of_every_category_gives_a_square_with_a_thing_in_it(category: str) -> None:
    image = Image.open(io.BytesIO(draw({"sku": f"bare-{category}", "category": category})))
    assert (image.format, image.size) == ("WEBP", (512, 512))
    low, high = image.convert("L").resize((64, 64)).getextrema()
    assert high - low > 40


def test_the_same_product_gives_the_same_bytes_and_another_sku_does_not() -> None:
    assert draw(product()) == draw(product())
    assert draw(product()) != draw(product(sku="T-2"))


@pytest.mark.parametrize("color", BASIC)
def test_the_nearest_base_colour_of_a_plain_thing_is_its_own(color: str) -> None:
    seen = mean(draw(product(color=color)))
    assert min(BASIC, key=lambda name: distance(seen, paint(name))) == color


@pytest.mark.parametrize(
    "pattern", ["striped", "checked", "floral", "dotted", "animal", "graphic", "colour-block"]
)
def test_a_pattern_shows_as_more_contrast_than_plain(pattern: str) -> None:
    def spread(name: str) -> int:
        values = [
            sum(pixel) // 3
            for pixel in pixels(draw(product(attributes={"pattern": name})), (200, 160, 312, 330))
        ]
        return sorted(values)[int(len(values) * 0.95)] - sorted(values)[int(len(values) * 0.05)]

    assert spread(pattern) > spread("plain") + 20


CUTS = {
    "sleeve": ("t-shirts", {}, {"sleeve": "long"}),
    "neckline": ("t-shirts", {}, {"neckline": "v-neck"}),
    "length": (
        "dresses",
        {"style": "summer dress", "length": "mini"},
        {"style": "summer dress", "length": "maxi"},
    ),
    "heel": ("heels", {"style": "pumps", "heel": "kitten"}, {"style": "pumps", "heel": "stiletto"}),
    "fit": ("jeans", {"fit": "skinny"}, {"fit": "wide"}),
    "shaft": ("boots", {"style": "lace-up", "shaft": "ankle"}, {"style": "lace-up", "shaft": "mid-calf"}),
    "hood": ("hoodies", {"style": "sweatshirt"}, {"style": "pullover hoodie"}),
}


@pytest.mark.parametrize("name", CUTS)
def test_the_cut_changes_the_outline(name: str) -> None:
    category, *both = CUTS[name]
    one, two = (pixels(draw(product(category, attributes=a)), (0, 0, 512, 512)) for a in both)
    assert sum(distance(a, b) > 60 for a, b in zip(one, two, strict=True)) > 1200


def test_an_unknown_category_is_drawn_as_a_parcel_of_its_colour() -> None:
    assert distance(mean(draw(product("anvils", color="blue")), (150, 300, 230, 360)), paint("blue")) < 90


@pytest.mark.parametrize(
    ("bad", "words"),
    [
        ([], "not a product"),
        ({}, "sku None"),
        ({"sku": ""}, "sku ''"),
        ({"sku": "A", "attributes": ["x"]}, "attributes"),
        ({"sku": "A", "color": "ultraviolet"}, "ultraviolet"),
        ({"sku": "A", "color": 7}, "color 7"),
    ],
)
def test_a_malformed_product_is_refused_with_what_is_wrong(bad: Any, words: str) -> None:
    with pytest.raises(ShopError, match=words):
        draw(bad)


def test_markup_in_a_field_cannot_break_the_picture() -> None:
    nasty = "\"/><svg onload=x> & ' <"
    assert draw(
        product(
            sku=nasty,
            title=nasty,
            material=nasty,
            attributes={"style": nasty, "pattern": nasty, "fit": nasty},
        )
    )


def test_a_contact_sheet_holds_a_cell_per_product() -> None:
    assert sheet(SAMPLES[:7]).size[0] == sheet(SAMPLES[:2]).size[0]
    assert sheet(SAMPLES[:7]).size[1] == 2 * sheet(SAMPLES[:2]).size[1]
