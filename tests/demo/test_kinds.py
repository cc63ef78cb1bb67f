"""The tables of kinds agree with themselves and with the words written about them."""

from __future__ import annotations

import pytest

from demo.brands import BRANDS
from demo.descriptions import keys_of, wording
from demo.kind import AUDIENCES, COLORS, PATTERNS, SIZES, Kind
from demo.kinds import DEPARTMENTS, kinds
from demo.products import code_of

EVERY_KIND = pytest.mark.parametrize("kind", kinds().values(), ids=list(kinds()))


def values_of(kind: Kind) -> dict[str, set[str]]:
    """Attribute -> the values it may take, as text."""
    found: dict[str, set[str]] = {"style": {style.name for style in kind.styles}}
    for table in (kind.attributes, *(style.attributes for style in kind.styles)):
        for name, options in table.items():
            found.setdefault(name, set()).update(
                str(v).lower() if isinstance(v, bool) else str(v) for v in options
            )
    return found


@EVERY_KIND
def test_colours_patterns_audiences_and_sizes_are_known(kind: Kind) -> None:
    for style in kind.styles:
        assert set(kind.colors + style.colors) <= set(COLORS)
        assert values_of(kind).get("pattern", set()) <= set(PATTERNS)
        assert set(kind.audiences + style.audiences) <= set(AUDIENCES)
        system = kind.sizes if style.sizes is None else style.sizes
        for audience in style.audiences or kind.audiences:
            assert not system or system.replace("{audience}", str(audience)) in SIZES


@pytest.mark.parametrize("department", DEPARTMENTS)
def test_a_department_has_at_least_eight_typed_attributes(department: str) -> None:
    for kind in kinds().values():
        if kind.department == department:
            assert len({*values_of(kind), "features"}) >= 8, kind.category


@EVERY_KIND
def test_sentences_hang_on_facts_that_can_occur(kind: Kind) -> None:
    styles = kind.styles
    features = {str(f) for f in (*kind.features, *(f for s in styles for f in s.features))}
    materials = {str(m) for m in (*kind.materials, *(m for s in styles for m in s.materials))}
    known = values_of(kind) | {"features": features, "material": materials, "audience": set(AUDIENCES)}
    settled = {"fragrance_free", "quiet", "drop_protection_m"}
    for key in keys_of(kind.category):
        name, _, value = str(key).partition("=")
        assert name in {"open", "any", "close"} | settled or value in known.get(name, set()), key


@EVERY_KIND
def test_every_category_has_its_own_words_and_two_brands(kind: Kind) -> None:
    assert len(wording()[kind.category]["open"]) >= 4
    assert sum(kind.category in brand.homes or kind.department in brand.homes for brand in BRANDS) >= 2


def test_sku_codes_and_brand_names_are_unique() -> None:
    assert len({code_of(category) for category in kinds()}) == len(kinds())
    assert len({brand.name for brand in BRANDS}) == len(BRANDS) >= 60
