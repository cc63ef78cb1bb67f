"""The catalogue as columns: builds, saves, maps them from disk, and evaluates constraints on every row at
once.

A product has one value per field, or several (`features`); size, colour, price and stock belong to its
variants,
and conditions on those must hold on one and the same variant. Knows no search and no prices in flight: the
caller
hands in the variants' price and stock arrays, so that a change of either touches nothing here.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from retrieval.constraints import FieldKind, is_exclusion, values_of
from retrieval.matching import matching_values
from retrieval.schema import AttributeValue, Constraint, Product

Mask = npt.NDArray[np.bool_]
Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]

VARIANT_FIELDS = ("price", "in_stock", "size", "color")
_TEXT_FIELDS = ("category", "department", "brand", "audience", "material")
MIN_SHARE = 0.0005
"""An attribute becomes a filterable field when at least this share of products (and two) have it."""


@dataclass(frozen=True, slots=True)
class Texts:
    """Texts of a field: row r holds `values[codes[offsets[r]:offsets[r+1]]]`, none when unknown."""

    values: tuple[str, ...]
    codes: Ints
    offsets: Ints

    def of(self, row: int) -> list[str]:
        """The row's texts."""
        return [self.values[code] for code in self.codes[self.offsets[row] : self.offsets[row + 1]]]

    def any_of(self, chosen: Sequence[bool]) -> Mask:
        """Rows that hold at least one of the chosen values."""
        lut = np.asarray(chosen, dtype=bool) if chosen else np.zeros(1, dtype=bool)
        hits = lut[self.codes] if len(self.codes) else np.zeros(0, dtype=bool)
        running = np.concatenate(([0], np.cumsum(hits)))
        return np.asarray(running[self.offsets[1:]] > running[self.offsets[:-1]])

    @property
    def unknown(self) -> Mask:
        """Rows that hold nothing."""
        return np.asarray(self.offsets[1:] == self.offsets[:-1])


def texts_from(rows: Iterable[Sequence[str]]) -> Texts:
    """Code each row's texts."""
    index: dict[str, int] = {}
    codes: list[int] = []
    offsets = [0]
    for row in rows:
        codes += [index.setdefault(text, len(index)) for text in row if text]
        offsets.append(len(codes))
    return Texts(tuple(index), np.asarray(codes, np.int64), np.asarray(offsets, np.int64))


@dataclass(slots=True)
class Columns:
    """All columns of one version of the catalogue."""

    kinds: dict[str, FieldKind]
    texts: dict[str, Texts]
    """Product level; `size` and `color` are at variant level."""
    numbers: dict[str, Floats]
    """Product level numbers and bools (1, 0); NaN is unknown."""
    owner: Ints
    """Row of the product each variant belongs to; variants of a product lie together."""
    starts: Ints
    """Variants of row r are `starts[r]:starts[r+1]`."""

    def __len__(self) -> int:
        return len(self.starts) - 1

    def any_variant(self, chosen: Mask) -> Mask:
        """Rows with at least one chosen variant; every product has one."""
        return np.asarray(np.logical_or.reduceat(chosen, np.asarray(self.starts[:-1])))

    def judge(self, constraint: Constraint, price: Ints, stock: Ints) -> tuple[Mask, Mask]:
        """Evaluate one checked constraint.

        Returns:
            (holds, unknown), per variant for `VARIANT_FIELDS`, else per product. `holds` is False where the
            value
            is unknown, save for exclusions: an unknown material is not leather as far as anyone knows.
        """
        exclude = is_exclusion(constraint)
        if constraint.field == "price":
            holds, unknown = _compare(price / 100.0, constraint)
        elif constraint.field == "in_stock":
            holds, unknown = _compare((stock > 0).astype(np.float64), constraint)
        elif constraint.field in self.numbers:
            holds, unknown = _compare(self.numbers[constraint.field], constraint)
        else:
            holds, unknown = self._judge_text(constraint, exclude)
        return (holds | unknown, unknown) if exclude else (holds & ~unknown, unknown)

    def _judge_text(self, constraint: Constraint, exclude: bool) -> tuple[Mask, Mask]:
        column = self.texts[constraint.field]
        wanted = values_of(constraint)
        hits = column.any_of(matching_values(constraint.field, wanted, column.values, strict=exclude))
        if constraint.field == "category":
            section = self.texts["department"]
            hits |= section.any_of(matching_values("department", wanted, section.values))
        return (~hits if exclude else hits), column.unknown

    def save(self, folder: Path) -> None:
        """Write arrays (`.npy`, memory-mapped on load) and names (`columns.json`)."""
        for name, column in self.texts.items():
            np.save(folder / f"text-{name}-codes.npy", column.codes)
            np.save(folder / f"text-{name}-offsets.npy", column.offsets)
        for name, array in self.numbers.items():
            np.save(folder / f"number-{name}.npy", array)
        np.save(folder / "variant-owner.npy", self.owner)
        np.save(folder / "variant-starts.npy", self.starts)
        names = {"kinds": self.kinds, "texts": {n: list(c.values) for n, c in self.texts.items()}}
        names["numbers"] = list(self.numbers)
        (folder / "columns.json").write_text(json.dumps(names), encoding="utf-8")

    @classmethod
    def load(cls, folder: Path) -> Columns:
        """Map the columns that `save` wrote."""
        names = json.loads((folder / "columns.json").read_text(encoding="utf-8"))

        def array(stem: str) -> npt.NDArray[np.int64]:
            loaded: npt.NDArray[np.int64] = np.load(folder / f"{stem}.npy", mmap_mode="r")
            return loaded

        texts = {
            name: Texts(tuple(values), array(f"text-{name}-codes"), array(f"text-{name}-offsets"))
            for name, values in names["texts"].items()
        }
        numbers = {name: array(f"number-{name}").astype(np.float64) for name in names["numbers"]}
        return cls(names["kinds"], texts, numbers, array("variant-owner"), array("variant-starts"))


def _compare(actual: Floats, constraint: Constraint) -> tuple[Mask, Mask]:
    wanted = [float(v) for v in values_of(constraint)]
    slack = 1e-6
    if constraint.op == "<=":
        holds = actual <= wanted[0] + slack
    elif constraint.op == ">=":
        holds = actual >= wanted[0] - slack
    else:
        holds = np.zeros(len(actual), dtype=bool)
        for value in wanted:
            holds |= np.abs(actual - value) < slack
        holds = ~holds if is_exclusion(constraint) else holds
    return np.asarray(holds), np.isnan(actual)


def build_columns(products: Sequence[Product]) -> Columns:
    """Turn validated products into columns, row i for `products[i]`."""
    texts = {name: texts_from([[getattr(p, name)] for p in products]) for name in _TEXT_FIELDS}
    numbers: dict[str, Floats] = {
        "rating": np.asarray([np.nan if p.rating is None else p.rating for p in products], np.float64),
        "rating_count": np.asarray([p.rating_count for p in products], np.float64),
        "on_sale": np.asarray(
            [float((p.list_price_minor or 0) > p.price_minor) for p in products], np.float64
        ),
    }
    kinds: dict[str, FieldKind] = dict.fromkeys((*_TEXT_FIELDS, "size", "color"), "text")
    kinds |= {
        "price": "number",
        "rating": "number",
        "rating_count": "number",
        "in_stock": "bool",
        "on_sale": "bool",
    }
    for name, kind in _attribute_kinds(products).items():
        if name in kinds:
            continue
        kinds[name] = kind
        raw = [p.attributes.get(name) for p in products]
        if kind in ("number", "bool"):
            numbers[name] = np.asarray([_as_float(value) for value in raw], np.float64)
        else:
            texts[name] = texts_from([_as_texts(value) for value in raw])
    counts = [len(p.variants) for p in products]
    texts["size"] = texts_from([[v.size or ""] for p in products for v in p.variants])
    texts["color"] = texts_from([[v.color or p.color] for p in products for v in p.variants])
    starts = np.concatenate(([0], np.cumsum(counts))).astype(np.int64)
    owner = np.repeat(np.arange(len(products), dtype=np.int64), counts)
    return Columns(kinds, texts, numbers, owner, starts)


def _attribute_kinds(products: Sequence[Product]) -> dict[str, FieldKind]:
    seen: dict[str, Counter[FieldKind]] = {}
    for product in products:
        for name, value in product.attributes.items():
            seen.setdefault(name, Counter())[_kind_of(value)] += 1
    enough = max(1, int(len(products) * MIN_SHARE))
    kinds: dict[str, FieldKind] = {}
    for name, counts in sorted(seen.items()):
        if sum(counts.values()) >= enough and name.isidentifier():
            only = next(iter(counts))
            mixed: FieldKind = "list" if "list" in counts else "text"
            kinds[name] = only if len(counts) == 1 else mixed
    return kinds


def _kind_of(value: AttributeValue) -> FieldKind:
    if isinstance(value, bool):
        return "bool"
    if isinstance(value, (int, float)):
        return "number"
    return "list" if isinstance(value, tuple) else "text"


def _as_float(value: AttributeValue | None) -> float:
    return float(value) if isinstance(value, (bool, int, float)) else float("nan")


def _as_texts(value: AttributeValue | None) -> list[str]:
    if value is None or value == "":
        return []
    return [str(v) for v in value] if isinstance(value, tuple) else [str(value)]


def text_of(attributes: Mapping[str, AttributeValue], name: str) -> str:
    """An attribute as people read it: `yes`, `1.7`, `hood, zip`."""
    value = attributes.get(name)
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float):
        return f"{value:g}"
    return ", ".join(_as_texts(value))
