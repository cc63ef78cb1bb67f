"""The products of one index: records, live price and stock, filters, receipts; knows words and vectors not
at all.

Records stay on disk and are read one at a time; filters work on memory-mapped columns. Prices and stock
change at
once through `set_live`, which touches no embedding and survives a restart (`live.db` beside the versions).
"""

from __future__ import annotations

import json
import sqlite3
import threading
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np

from retrieval.columns import VARIANT_FIELDS, Columns, Ints, Mask, text_of
from retrieval.constraints import FieldKind, check
from retrieval.pictures import Pictures
from retrieval.schema import (
    Constraint,
    MissingIndex,
    Product,
    Receipt,
    Retryable,
    UnknownProduct,
    Variant,
    Verdict,
)

POINTER = "CURRENT"
LIVE = "live.db"
_MISSING = "run `make demo` or `aisle ingest FEED --index DIR`"


def current_version(index_dir: Path) -> Path:
    """The folder of the version that readers use.

    Raises:
        MissingIndex: there is none, or it is incomplete.
    """
    pointer = index_dir / POINTER
    if not pointer.is_file():
        raise MissingIndex(f"No index in {str(index_dir)!r}; {_MISSING}.")
    folder = index_dir / "versions" / pointer.read_text(encoding="utf-8").strip()
    if not (folder / "manifest.json").is_file():
        raise MissingIndex(
            f"The index in {str(index_dir)!r} names a version that is not there; {_MISSING} again."
        )
    return folder


def product_as_json(product: Product) -> dict[str, Any]:
    """A product as the JSON object of a feed line."""
    names = [
        name for name in Product.__dataclass_fields__ if name not in ("attributes", "variants", "images")
    ]
    return {
        **{name: getattr(product, name) for name in names},
        "images": list(product.images),
        "attributes": {k: list(v) if isinstance(v, tuple) else v for k, v in product.attributes.items()},
        "variants": [{n: getattr(v, n) for n in Variant.__dataclass_fields__} for v in product.variants],
    }


def product_from_json(raw: Mapping[str, Any]) -> Product:
    """The inverse of `product_as_json`."""
    attributes = {k: tuple(v) if isinstance(v, list) else v for k, v in raw["attributes"].items()}
    variants = tuple(Variant(**variant) for variant in raw["variants"])
    return Product(**{**raw, "images": tuple(raw["images"]), "attributes": attributes, "variants": variants})


class Catalogue:
    """One version of the products with live facts laid over it."""

    def __init__(self, folder: Path, live: Path) -> None:
        self.folder = folder
        self._records = (folder / "products.jsonl").open("rb")
        self._offsets: Ints = np.load(folder / "offsets.npy", mmap_mode="r")
        names = json.loads((folder / "skus.json").read_text(encoding="utf-8"))
        self.skus: tuple[str, ...] = tuple(names["products"])
        self._variant_skus: tuple[str, ...] = tuple(names["variants"])
        self.columns = Columns.load(folder)
        self.price: Ints = np.array(np.load(folder / "variant-price.npy"), np.int64)
        self.stock: Ints = np.array(np.load(folder / "variant-stock.npy"), np.int64)
        self.created: tuple[str, ...] = tuple(names["created"])
        self._row = {sku: row for row, sku in enumerate(self.skus)}
        self._variant = {sku: row for row, sku in enumerate(self._variant_skus)}
        manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
        self.pictures = Pictures(Path(manifest["base"]), [Path(path) for path in manifest["archives"]])
        self._lock = threading.Lock()
        self._live = sqlite3.connect(live, check_same_thread=False)
        self._read_live()
        self._judged = lru_cache(maxsize=256)(self._judge)
        self._stocked = lru_cache(maxsize=1)(lambda _: self.columns.any_variant(self.stock > 0))
        self._record = lru_cache(maxsize=4096)(self._read_record)

    @classmethod
    def open(cls, index_dir: Path | str) -> Catalogue:
        """Open the current version of an index.

        Raises:
            MissingIndex: there is none, or it is damaged.
        """
        folder = current_version(Path(index_dir))
        try:
            return cls(folder, Path(index_dir) / LIVE)
        except (OSError, ValueError, KeyError, EOFError, sqlite3.DatabaseError) as err:
            raise MissingIndex(
                f"The index in {str(index_dir)!r} is damaged ({type(err).__name__}: {err}); "
                "delete its CURRENT file and run `aisle ingest` again."
            ) from err

    def __len__(self) -> int:
        return len(self.skus)

    def _read_live(self) -> None:
        with self._live:
            self._live.execute(
                "CREATE TABLE IF NOT EXISTS live (sku TEXT PRIMARY KEY, price_minor INT, stock INT)"
            )
        for sku, price, stock in self._live.execute("SELECT sku, price_minor, stock FROM live"):
            if sku in self._variant:
                self._apply(self._variant[sku], price, stock)

    def _apply(self, row: int, price_minor: int | None, stock: int | None) -> None:
        if price_minor is not None:
            self.price[row] = price_minor
        if stock is not None:
            self.stock[row] = stock

    def row(self, sku: str) -> int:
        """Row of a product, also for one of its variants' skus.

        Raises:
            UnknownProduct: there is none.
        """
        if sku in self._row:
            return self._row[sku]
        if sku in self._variant:
            return int(self.columns.owner[self._variant[sku]])
        raise UnknownProduct(
            f"No product {sku!r} among {len(self)} in the catalogue; use a sku or a position on the screen."
        )

    def product(self, sku: str) -> Product:
        """The record with its present prices and stock; a variant's sku gives its product.

        Raises:
            UnknownProduct: there is none.
        """
        row = self.row(sku)
        record = self._record(row)
        begin, end = int(self.columns.starts[row]), int(self.columns.starts[row + 1])
        variants = tuple(
            replace(v, price_minor=int(self.price[at]), stock=int(self.stock[at]))
            for v, at in zip(record.variants, range(begin, end), strict=True)
        )
        return replace(record, variants=variants, price_minor=min(v.price_minor for v in variants))

    def picture(self, sku: str) -> bytes | None:
        """The bytes of a product's first picture, None when it has none.

        Raises:
            UnknownProduct: no such product.
        """
        images = self._record(self.row(sku)).images
        return self.pictures.read(images[0]) if images else None

    def _read_record(self, row: int) -> Product:
        with self._lock:
            self._records.seek(int(self._offsets[row]))
            line = self._records.readline()
        try:
            return product_from_json(json.loads(line))
        except (ValueError, KeyError, TypeError) as err:
            raise MissingIndex(
                f"Row {row} of the products in {str(self.folder)!r} is damaged ({err}); "
                "delete the index's CURRENT file and run `aisle ingest` again."
            ) from err

    def fields(self) -> dict[str, FieldKind]:
        """Every filterable field and what it holds."""
        return dict(self.columns.kinds)

    def check(self, where: Iterable[Constraint]) -> tuple[Constraint, ...]:
        """Constraints in canonical form.

        Raises:
            Retryable: one of them names an unknown field or does not fit its field.
        """
        return tuple(check(constraint, self.columns.kinds) for constraint in where)

    def mask(self, where: Sequence[Constraint] = ()) -> Mask:
        """One bool per product: it meets every constraint, those on variants by one and the same variant."""
        keep = np.ones(len(self), dtype=bool)
        variants = self.variant_mask(where)
        for constraint in self.check(where):
            if constraint.field not in VARIANT_FIELDS:
                keep &= self._judged(constraint)[0]
        return keep if variants is None else keep & self.columns.any_variant(variants)

    def variant_mask(self, where: Sequence[Constraint]) -> Mask | None:
        """One bool per variant for the constraints on variants; None when there are none."""
        variants: Mask | None = None
        for constraint in self.check(where):
            if constraint.field in VARIANT_FIELDS:
                holds = self._judged(constraint)[0]
                variants = holds if variants is None else variants & holds
        return variants

    def _judge(self, constraint: Constraint) -> tuple[Mask, Mask]:
        return self.columns.judge(constraint, self.price, self.stock)

    def lowest_prices(self, where: Sequence[Constraint] = ()) -> Ints:
        """Per product, the lowest price (minor units) of its variants that meet `where`; huge when none
        does."""
        variants = self.variant_mask(where)
        prices = self.price if variants is None else np.where(variants, self.price, np.iinfo(np.int64).max)
        return np.minimum.reduceat(prices, np.asarray(self.columns.starts[:-1]))

    def in_stock(self) -> Mask:
        """Products with a variant on hand."""
        return self._stocked(0)

    def receipts(self, sku: str, where: Sequence[Constraint]) -> tuple[Receipt, ...]:
        """How a product stands to each constraint; those on variants are judged on its best variant."""
        row = self.row(sku)
        begin, end = int(self.columns.starts[row]), int(self.columns.starts[row + 1])
        checked = self.check(where)
        ours = [c for c in checked if c.field in VARIANT_FIELDS]
        met = np.zeros(end - begin, dtype=np.int64)
        for constraint in ours:
            met += self._judged(constraint)[0][begin:end]
        best = begin + int(np.argmax(met * 2 + (self.stock[begin:end] > 0))) if ours else begin
        return tuple(self._receipt(constraint, row, best) for constraint in checked)

    def _receipt(self, constraint: Constraint, row: int, variant: int) -> Receipt:
        at = variant if constraint.field in VARIANT_FIELDS else row
        holds, unknown = self._judged(constraint)
        verdict: Verdict = "unknown" if unknown[at] else ("met" if holds[at] else "not met")
        return Receipt(
            constraint, verdict, "" if unknown[at] else self._actual(constraint.field, row, variant)
        )

    def _actual(self, field: str, row: int, variant: int) -> str:
        if field == "price":
            return f"{self.price[variant] / 100:.2f}"
        if field == "in_stock":
            return "yes" if self.stock[variant] > 0 else "no"
        if field in ("size", "color"):
            return ", ".join(self.columns.texts[field].of(variant))
        if field in self.columns.texts:
            return ", ".join(self.columns.texts[field].of(row))
        number = float(self.columns.numbers[field][row])
        if self.columns.kinds[field] == "bool":
            return "yes" if number else "no"
        return f"{number:g}"

    def values(self, field: str, where: Sequence[Constraint] = ()) -> list[tuple[str, int]]:
        """Values of a field with how many products under `where` have them, most frequent first.

        Raises:
            Retryable: no such field.
        """
        if field not in self.columns.kinds:
            check(Constraint(field, "=", "x"), self.columns.kinds)
        keep = self.mask(where)
        if field in self.columns.texts:
            return self._text_values(field, keep)
        if field in self.columns.numbers:
            found = self.columns.numbers[field][keep]
            kind = self.columns.kinds[field]
            texts = [
                text_of({"v": bool(n) if kind == "bool" else float(n)}, "v") for n in found[~np.isnan(found)]
            ]
        elif field == "in_stock":
            texts = ["yes" if stocked else "no" for stocked in self.in_stock()[keep]]
        else:
            texts = [f"{price / 100:.2f}" for price in self.lowest_prices(where)[keep]]
        return Counter(texts).most_common()

    def _text_values(self, field: str, keep: Mask) -> list[tuple[str, int]]:
        column = self.columns.texts[field]
        level = keep[self.columns.owner] if field in VARIANT_FIELDS else keep
        rows = np.repeat(np.arange(len(column.offsets) - 1), np.diff(column.offsets))
        chosen = level[rows]
        owners = (self.columns.owner[rows] if field in VARIANT_FIELDS else rows)[chosen]
        pairs = np.unique(owners * max(len(column.values), 1) + column.codes[chosen])
        counts = np.bincount(pairs % max(len(column.values), 1), minlength=len(column.values))
        order = np.argsort(-counts, kind="stable")
        return [(column.values[at], int(counts[at])) for at in order if counts[at]]

    def price_range(self, where: Sequence[Constraint] = ()) -> tuple[int, int] | None:
        """Lowest and highest price in minor units among variants under `where`; None when nothing meets
        it."""
        keep = self.mask(where)[self.columns.owner]
        variants = self.variant_mask(where)
        prices = self.price[keep if variants is None else keep & variants]
        return (int(prices.min()), int(prices.max())) if len(prices) else None

    def vocabulary(self) -> dict[str, set[str]]:
        """All values of every text field: what a shopper's words can be recognised as."""
        return {name: set(column.values) for name, column in self.columns.texts.items()}

    def set_live(self, variant_sku: str, price_minor: int | None = None, stock: int | None = None) -> None:
        """Change a variant's price or stock at once; nothing is embedded again.

        Raises:
            UnknownProduct: no such variant.
            Retryable: a price or stock below what is possible.
        """
        if variant_sku not in self._variant:
            raise UnknownProduct(f"No variant {variant_sku!r} in the catalogue; give a variant's own sku.")
        if (price_minor is not None and price_minor <= 0) or (stock is not None and stock < 0):
            raise Retryable(
                f"Price {price_minor!r} and stock {stock!r}: a price must be above 0 and stock 0 or more."
            )
        row = self._variant[variant_sku]
        with self._lock:
            self._apply(row, price_minor, stock)
            with self._live:
                self._live.execute(
                    "INSERT INTO live VALUES (?, ?, ?) ON CONFLICT (sku) DO UPDATE SET "
                    "price_minor = COALESCE(excluded.price_minor, price_minor), "
                    "stock = COALESCE(excluded.stock, stock)",
                    (variant_sku, price_minor, stock),
                )
            self._judged.cache_clear()
            self._stocked.cache_clear()

    def close(self) -> None:
        """Let go of the files."""
        self._records.close()
        self._live.close()
