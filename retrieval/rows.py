"""From raw rows to validated products: names, types, prices, variants; says what was wrong with a row and
where.

A `ColumnMap` (preset or a TOML/JSON file beside the feed) tells which column is which. Rows that share an
`item_group_id` become variants of one product.
"""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from retrieval.feeds import Problem, Row
from retrieval.matching import number_in, truth_of
from retrieval.schema import AttributeValue, Product, Retryable, Variant
from retrieval.vocabulary import AUDIENCE_WORDS, plain

_SYMBOLS = {"€": "EUR", "$": "USD", "£": "GBP", "₹": "INR", "zł": "PLN"}
_ALIASES = {
    "id": "sku",
    "product_id": "sku",
    "item_id": "sku",
    "name": "title",
    "product_name": "title",
    "product_type": "category",
    "google_product_category": "category_path",
    "gender": "audience",
    "colour": "color",
    "image": "images",
    "image_link": "images",
    "image_url": "images",
    "additional_image_link": "more_images",
    "link": "url",
    "body": "description",
    "quantity": "stock",
    "inventory": "stock",
    "availability": "availability",
    "sale_price": "sale_price",
    "list_price": "list_price",
    "material": "material",
    "manufacturer": "brand",
    "vendor": "brand",
    "created_at": "created",
    "date": "created",
    "reviews": "rating_count",
}
_FIELDS = frozenset(Product.__dataclass_fields__) | {
    "price",
    "list_price",
    "sale_price",
    "size",
    "stock",
    "availability",
    "item_group_id",
    "category_path",
    "age_group",
    "more_images",
}
_GONE = {"out of stock", "out_of_stock", "outofstock", "discontinued", "sold out"}
_MISSING = {"", "-", "n/a", "na", "none", "null", "nan", "unknown"}
DEFAULT_STOCK = 10
"""Units assumed for a variant whose feed says nothing about stock."""
_MAX_PRICE_MINOR = 100_000_000_00


class BadRow(Exception):
    """One row cannot become a product; carries the field and the reason."""

    def __init__(self, field_name: str, reason: str) -> None:
        super().__init__(reason)
        self.field = field_name


@dataclass(frozen=True, slots=True)
class ColumnMap:
    """How a feed's columns and values become ours; every part may be left empty."""

    columns: Mapping[str, str] = field(default_factory=dict)
    """Feed column -> our field; `attributes.fit` names an attribute, an empty text drops the column."""
    values: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    """Our field -> {feed value (any case) -> our value}; an empty text makes it unknown."""
    defaults: Mapping[str, Any] = field(default_factory=dict)
    """Our field -> value where the row has none: `currency`, `department`."""
    extras: bool = True
    """Keep columns that no rule names as attributes."""


def load_mapping(feed: Path) -> ColumnMap:
    """Read `<feed>.mapping.toml` or `<feed>.mapping.json` when there is one.

    Raises:
        Retryable: the file is there and not readable.
    """
    for path, read in (
        (feed.with_name(feed.name + ".mapping.toml"), tomllib.loads),
        (feed.with_name(feed.name + ".mapping.json"), json.loads),
    ):
        if path.is_file():
            try:
                raw = read(path.read_text(encoding="utf-8"))
                return ColumnMap(**raw)
            except (ValueError, TypeError) as err:
                raise Retryable(
                    f"Cannot read {path.name!r}: {err}. "
                    "It may hold the tables columns, values, defaults and the key extras."
                ) from err
    return ColumnMap()


def parse_price(value: object, currency: str = "EUR") -> tuple[int, str]:
    """Read a price in major units: `49,90 EUR`, `€1.299,00`, `1,299.00`, `12` -> (minor units, currency).

    Raises:
        BadRow: no price in it, or not a positive one.
    """
    text = str(value).strip()
    code = re.search(r"\b([A-Z]{3})\b", text)
    currency = next((c for s, c in _SYMBOLS.items() if s in text), code.group(1) if code else currency)
    found = re.search(r"-?\d[\d.,'\s\u00a0]*", text)
    if not found:
        raise BadRow("price", f"{text!r} is not a price; write it like 49.90 EUR")
    digits = re.sub(r"['\s\u00a0]", "", found.group()).rstrip(".,")
    comma, dot = digits.rfind(","), digits.rfind(".")
    if comma >= 0 and dot >= 0:
        point = max(comma, dot)
    else:
        point = max(comma, dot)
        if digits.count(digits[point] if point >= 0 else "x") > 1 or (
            comma >= 0 and len(digits) - point == 4
        ):
            point = -1
    whole = re.sub(r"[.,]", "", digits[:point] if point >= 0 else digits)
    part = digits[point + 1 :] if point >= 0 else ""
    minor = round(float(f"{whole or 0}.{part or 0}") * 100)
    if minor <= 0 or minor > _MAX_PRICE_MINOR:
        raise BadRow("price", f"{text!r} is not a price above 0")
    return minor, currency


def rename(row: Mapping[str, Any], mapping: ColumnMap) -> dict[str, Any]:
    """Give a row our field names; extras go under `attributes`."""
    out: dict[str, Any] = dict(mapping.defaults)
    attributes: dict[str, Any] = {}
    for column, value in row.items():
        if value is None or (isinstance(value, str) and value.strip().casefold() in _MISSING):
            continue
        name = mapping.columns.get(column)
        if name is None:
            key = plain(column).replace(" ", "_")
            key = _ALIASES.get(key, key)
            name = key if key in _FIELDS else (f"attributes.{key}" if mapping.extras else "")
        if name == "attributes" and isinstance(value, (str, Mapping)):
            attributes.update(_object(value))
        elif name.startswith("attributes."):
            attributes[name.removeprefix("attributes.")] = value
        elif name:
            out[name] = value
    for name, table in mapping.values.items():
        folded = {plain(k): v for k, v in table.items()}
        target = attributes if name.startswith("attributes.") else out
        key = name.removeprefix("attributes.")
        if isinstance(target.get(key), str):
            target[key] = folded.get(plain(target[key]), target[key])
    out["attributes"] = attributes
    return out


def _object(value: str | Mapping[str, Any]) -> Mapping[str, Any]:
    if isinstance(value, Mapping):
        return value
    try:
        parsed = json.loads(value)
    except ValueError as err:
        raise BadRow("attributes", f"not JSON: {err}") from err
    if not isinstance(parsed, dict):
        raise BadRow("attributes", "is not a JSON object")
    return parsed


def product_from(row: Mapping[str, Any]) -> Product:
    """Validate a renamed row.

    Raises:
        BadRow: a field that must be there is not, or has an impossible value.
    """
    sku, title = _text(row, "sku"), _text(row, "title")
    if not sku or not title:
        raise BadRow("title" if sku else "sku", "is missing")
    currency = _text(row, "currency") or "EUR"
    variants = _variants(row, sku, currency)
    price = min(variant.price_minor for variant in variants)
    _, currency = _price(row, currency)
    reduced_from = _list_price(row, currency)
    return Product(
        sku=sku,
        title=title[:500],
        category=_category(row),
        price_minor=price,
        currency=currency,
        department=_text(row, "department").casefold(),
        brand=_text(row, "brand"),
        audience=_audience(row),
        color=_text(row, "color").lower(),
        material=_text(row, "material").lower(),
        description=_text(row, "description")[:20_000],
        list_price_minor=reduced_from if reduced_from and reduced_from > price else None,
        rating=_rating(row),
        rating_count=int(_number(row, "rating_count", 0)),
        created=_text(row, "created")[:10],
        url=_text(row, "url"),
        images=_images(row),
        attributes={
            k: v for k, v in ((_key(k), _typed(v)) for k, v in row["attributes"].items()) if k and v != ""
        },
        variants=variants,
    )


def _text(row: Mapping[str, Any], name: str) -> str:
    value = row.get(name)
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return "" if value is None else " ".join(str(value).replace("\0", "").split())


def _number(row: Mapping[str, Any], name: str, default: float) -> float:
    if row.get(name) in (None, ""):
        return default
    number = number_in(row[name])
    if number is None or number < 0:
        raise BadRow(name, f"{row[name]!r} is not a number of 0 or more")
    return number


def _rating(row: Mapping[str, Any]) -> float | None:
    rating = _number(row, "rating", 0)
    if rating == 0:
        return None
    if rating > 5:
        raise BadRow("rating", f"{row['rating']!r} is not between 1 and 5")
    return max(1.0, rating)


def _price(row: Mapping[str, Any], currency: str) -> tuple[int, str]:
    if row.get("price_minor") is not None:
        minor = int(_number(row, "price_minor", 0))
        if minor <= 0:
            raise BadRow("price_minor", f"{row['price_minor']!r} is not a price above 0")
        return minor, currency
    if row.get("price") is None:
        raise BadRow("price", "is missing")
    regular = parse_price(row["price"], currency)
    if row.get("sale_price") is not None:
        reduced = parse_price(row["sale_price"], currency)
        return min(regular, reduced)
    return regular


def _list_price(row: Mapping[str, Any], currency: str) -> int | None:
    if row.get("list_price_minor") is not None:
        return int(_number(row, "list_price_minor", 0))
    source = row.get("list_price") or (row.get("price") if row.get("sale_price") is not None else None)
    return parse_price(source, currency)[0] if source is not None else None


def _stock(row: Mapping[str, Any]) -> int:
    if plain(str(row.get("availability", ""))) in {plain(word) for word in _GONE}:
        return 0
    return int(_number(row, "stock", DEFAULT_STOCK))


def _variants(row: Mapping[str, Any], sku: str, currency: str) -> tuple[Variant, ...]:
    raw = row.get("variants")
    if not raw:
        price, _ = _price(row, currency)
        return (
            Variant(sku, price, _stock(row), _text(row, "size") or None, _text(row, "color").lower() or None),
        )
    if not isinstance(raw, (list, tuple)) or not all(isinstance(v, Mapping) for v in raw):
        raise BadRow("variants", "is not a list of objects")
    made: list[Variant] = []
    for position, entry in enumerate(raw, 1):
        full = {**{k: row[k] for k in ("price", "price_minor") if k in row}, **entry}
        if entry.get("price") is not None:
            full.pop("price_minor", None) if entry.get("price_minor") is None else None
        name = _text(entry, "sku") or f"{sku}-{position}"
        price, _ = _price(full, currency)
        made.append(
            Variant(
                name,
                price,
                _stock(entry),
                _text(entry, "size") or None,
                _text(entry, "color").lower() or None,
            )
        )
    if len({variant.sku for variant in made}) < len(made):
        raise BadRow("variants", "two variants have the same sku")
    return tuple(made)


def _category(row: Mapping[str, Any]) -> str:
    text = _text(row, "category") or _text(row, "category_path")
    return re.split(r"\s*>\s*|\s*/\s*(?=[A-Z])", text)[-1].casefold()


def _audience(row: Mapping[str, Any]) -> str:
    if plain(_text(row, "age_group")) in {"kids", "infant", "newborn", "toddler", "children"}:
        return "kids"
    word = plain(_text(row, "audience"))
    word = AUDIENCE_WORDS.get(word, word)
    return word if word in {"women", "men", "kids", "unisex"} else ""


def _images(row: Mapping[str, Any]) -> tuple[str, ...]:
    found: list[str] = []
    for name in ("images", "more_images"):
        value = row.get(name)
        parts = value if isinstance(value, (list, tuple)) else str(value or "").split("|")
        found += [str(part).strip() for part in parts if str(part).strip()]
    return tuple(dict.fromkeys(found))


def _key(name: str) -> str:
    return re.sub(r"\W+", "_", plain(str(name))).strip("_")


def _typed(value: Any) -> AttributeValue:
    """The value as bool, number, several texts, or text."""
    if isinstance(value, (list, tuple)):
        return tuple(str(part).strip() for part in value if str(part).strip())
    if isinstance(value, (bool, int, float)):
        return value
    text = " ".join(str(value).split())
    if text.casefold() in {"true", "false", "yes", "no"}:
        return bool(truth_of(text))
    if re.fullmatch(r"-?\d+(\.\d+)?", text):
        return float(text) if "." in text else int(text)
    return text


def products_from(rows: Iterable[Row | Problem], mapping: ColumnMap) -> tuple[list[Product], list[Problem]]:
    """Turn rows into products; whatever cannot be one is reported with line, field and reason."""
    products: dict[str, Product] = {}
    lines: dict[str, int] = {}
    problems: list[Problem] = []
    for row in rows:
        if isinstance(row, Problem):
            problems.append(row)
            continue
        try:
            renamed = rename(row.values, mapping)
            product = product_from(renamed)
            group = _text(renamed, "item_group_id")
            if group:
                _join_group(products, product, group)
            elif product.sku in products:
                raise BadRow(
                    "sku",
                    f"{product.sku!r} already stands on line {lines[product.sku]}; the first one is kept",
                )
            else:
                products[product.sku] = product
            lines.setdefault(product.sku, row.line)
        except BadRow as err:
            problems.append(Problem(row.line, err.field, str(err)))
        except (TypeError, ValueError, KeyError, OverflowError) as err:
            problems.append(Problem(row.line, "", f"has a value of the wrong type: {err}"))
    return _unique_variants(list(products.values()), lines, problems), problems


def _join_group(products: dict[str, Product], product: Product, group: str) -> None:
    first = products.get(group)
    if first is None:
        products[group] = replace(product, sku=group)
        return
    if any(v.sku == product.variants[0].sku for v in first.variants):
        raise BadRow("sku", f"{product.sku!r} appears twice in group {group!r}")
    price = min(first.price_minor, product.price_minor)
    products[group] = replace(first, variants=first.variants + product.variants, price_minor=price)


def _unique_variants(
    products: list[Product], lines: Mapping[str, int], problems: list[Problem]
) -> list[Product]:
    owner: dict[str, str] = {product.sku: product.sku for product in products}
    kept: list[Product] = []
    for product in products:
        clash = next((v.sku for v in product.variants if owner.get(v.sku, product.sku) != product.sku), None)
        if clash:
            line = lines.get(product.sku, 0)
            problems.append(
                Problem(line, "variants", f"sku {clash!r} belongs to product {owner[clash]!r} already")
            )
            continue
        owner.update({variant.sku: product.sku for variant in product.variants})
        kept.append(product)
    return kept
