"""Builds the index of a shop from its feed: incremental, interruptible, and whole or not at all for readers.

    index/CURRENT            names the version that readers open
    index/versions/<name>/   products, columns, words, vector snapshot, passages; never changed once named
    index/chroma/            vectors by content hash, kept between runs: what is unchanged is not embedded
    again
    index/encoder/           the query encoder (ONNX)
    index/live.db            prices and stock changed since the feed

A run writes a new version beside the old one and then replaces CURRENT; a crash at any point leaves the old
one.
"""

from __future__ import annotations

import fcntl
import json
import shutil
import sqlite3
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import numpy as np

from retrieval import presets
from retrieval.catalogue import LIVE, POINTER, current_version, product_as_json
from retrieval.columns import build_columns, text_of
from retrieval.encoders import IndexEncoder, PictureEncoder, TextEncoder, Vectors, export_query_encoder
from retrieval.feeds import Problem
from retrieval.lexical import LexicalIndex
from retrieval.passages import passage_text, policy_passages, save_policies, save_reviews
from retrieval.presets import FeedContent
from retrieval.runtime import bytes_hash, disk_errors, stopwatch, text_hash, write_atomic
from retrieval.schema import MissingIndex, Product, ShopError, Unavailable
from retrieval.store import IMAGE, PASSAGE, TEXT, VectorStore

Progress = Callable[[str, int, int], None]
"""Called with (stage, done, total) as work goes on."""
FORMAT = 1
_BATCH = 256
_KEPT_VERSIONS = 2
_DESCRIPTION_CHARS = 160


@dataclass(frozen=True, slots=True)
class IngestOptions:
    """How to read and encode; the defaults suit a feed with our own column names."""

    preset: str | None = None
    """`fashion` or `chorus`, None for a feed read by its column names or the mapping file beside it."""
    text_encoder: TextEncoder | None = None
    """None: MiniLM, with its ONNX export for queries."""
    picture_encoder: PictureEncoder | None = None
    """None: no picture vectors; a photo cannot be searched for then."""
    picture_model: str = ""
    """Name of the picture encoder's checkpoint; another name encodes all pictures again."""
    limit: int | None = None
    """Read only the first products; for a quick look at a large feed."""
    partial: bool = False
    """The feed holds changes only: products that it does not name stay."""


@dataclass(slots=True)
class IngestReport:
    """What a run did."""

    products: int = 0
    added: int = 0
    changed: int = 0
    removed: int = 0
    embedded_texts: int = 0
    embedded_pictures: int = 0
    policies: int = 0
    reviews: int = 0
    problems: list[Problem] = field(default_factory=list)
    """Rows and pictures set aside, with line, field and reason."""
    notes: list[str] = field(default_factory=list)
    seconds: dict[str, float] = field(default_factory=dict)

    def summary(self) -> str:
        """One paragraph for a person."""
        text = (
            f"{self.products} products ({self.added} new, {self.changed} changed, {self.removed} removed), "
            f"{self.policies} policy passages, {self.reviews} reviews; "
            f"embedded {self.embedded_texts} texts and "
            f"{self.embedded_pictures} pictures in {sum(self.seconds.values()):.0f} s."
        )
        if self.problems:
            text += f" {len(self.problems)} rows or pictures were set aside; the first: {self.problems[0]}."
        return " ".join([text, *self.notes])


def ingest(
    feed: Path | str,
    index_dir: Path | str,
    *,
    policies: Path | str | None = None,
    reviews: Path | str | None = None,
    progress: Progress | None = None,
    options: IngestOptions | None = None,
) -> IngestReport:
    """Bring an index up to date with a feed.

    Args:
        policies: A folder of Markdown files.
        reviews: A JSONL file with `sku`, `rating`, `title`, `text` per line.

    Raises:
        Unavailable: the feed cannot be read at all, the disk is full, or another ingest is running.
    """
    options = options or IngestOptions()
    root = Path(index_dir)
    report = IngestReport()
    tell = progress or (lambda stage, done, total: None)
    times: dict[str, float] = {}
    with disk_errors(root, "ingest"):
        root.mkdir(parents=True, exist_ok=True)
        with _only_one(root):
            tell("feed", 0, 1)
            with stopwatch(times, "feed"):
                content = _read(Path(feed), root, options, report)
            build = _Build(root, content, options, report, tell)
            build.run(Path(policies) if policies else None, Path(reviews) if reviews else None, times)
    report.seconds = {name: round(ms / 1000, 2) for name, ms in times.items()}
    return report


@contextmanager
def _only_one(root: Path) -> Iterator[None]:
    with (root / "ingest.lock").open("w") as handle:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as err:
            raise Unavailable(f"Another ingest is writing to {str(root)!r}; wait for it to end.") from err
        yield


def _read(feed: Path, root: Path, options: IngestOptions, report: IngestReport) -> FeedContent:
    content = presets.read(feed, options.preset)
    report.problems += content.problems
    if options.limit is not None:
        content.products = content.products[: options.limit]
    if options.partial:
        content.products = _merged(root, content)
    if not content.products:
        first = f" The first problem: {content.problems[0]}." if content.problems else ""
        raise Unavailable(f"No product in {str(feed)!r} could be read; the index is unchanged.{first}")
    return content


def _merged(root: Path, content: FeedContent) -> list[Product]:
    """The present version's products, with those of the feed in their place or after them."""
    try:
        folder = current_version(root)
    except MissingIndex:
        return content.products
    news = {product.sku: product for product in content.products}
    base = Path(json.loads((folder / "manifest.json").read_text(encoding="utf-8"))["base"])
    old = presets.read_plain(folder / "products.jsonl").products
    if base != content.pictures.base.resolve():
        old = [replace(product, images=tuple(str(base / name) for name in product.images)) for product in old]
    return [news.pop(product.sku, product) for product in old] + list(news.values())


def document(product: Product) -> str:
    """The short text of a product that is embedded; no price and no stock, so that neither embeds
    anything."""
    about = [
        product.color,
        product.material,
        product.category,
        f"for {product.audience}" if product.audience else "",
    ]
    traits = []
    for name in product.attributes:
        value = text_of(product.attributes, name)
        if value == "yes":
            traits.append(name.replace("_", " "))
        elif value and value != "no" and len(value) < 60 and not value.replace(".", "").isdigit():
            traits.append(value)
    parts = [
        f"{product.title}.",
        " ".join(p for p in about if p) + ".",
        f"{product.brand}." if product.brand else "",
    ]
    parts += [", ".join(traits[:8]) + "." if traits else "", product.description[:_DESCRIPTION_CHARS]]
    return " ".join(part for part in parts if part)


def word_fields(product: Product) -> list[tuple[str, int]]:
    """The texts of a product that word search reads, with their weights."""
    traits = " ".join(
        name.replace("_", " ") if value is True else text_of(product.attributes, name)
        for name, value in product.attributes.items()
        if value is not False
    )
    colors = " ".join(dict.fromkeys(v.color or "" for v in product.variants))
    return [
        (product.title, 3),
        (f"{product.category} {product.brand}", 2),
        (f"{product.color} {colors} {product.material} {product.audience} {product.department}", 1),
        (traits[:600], 1),
        (product.description[:1500], 1),
    ]


class _Build:
    """One run: holds what its steps share."""

    def __init__(
        self, root: Path, content: FeedContent, options: IngestOptions, report: IngestReport, tell: Progress
    ) -> None:
        self.root = root
        self.content = content
        self.options = options
        self.report = report
        self.tell = tell
        self.products = content.products
        self.encoder = options.text_encoder or IndexEncoder()
        self.old = _old_state(root)

    def run(self, policies: Path | None, reviews: Path | None, times: dict[str, float]) -> None:
        """Build a version and switch to it."""
        now_ns = time.time_ns()
        moment = time.gmtime(now_ns // 1_000_000_000)
        name = time.strftime("%Y%m%d-%H%M%S", moment) + f"-{now_ns // 1000 % 1_000_000:06d}"
        part = self.root / "versions" / f"{name}.part"
        shutil.rmtree(part, ignore_errors=True)
        part.mkdir(parents=True)
        try:
            store = VectorStore(self.root / "chroma")
            if self.options.text_encoder is None:
                with stopwatch(times, "query encoder"):
                    self.tell("query encoder", 0, 1)
                    export_query_encoder(self.root / "encoder")
            with stopwatch(times, "columns"):
                rows = self._facts(part)
            with stopwatch(times, "texts"):
                self._texts(part, store)
            with stopwatch(times, "pictures"):
                self._pictures(part, store)
            with stopwatch(times, "words"):
                self.tell("words", 0, len(self.products))
                LexicalIndex.build([word_fields(p) for p in self.products]).save(part / "lexical")
            with stopwatch(times, "passages"):
                self._passages(part, store, policies, reviews, rows)
            self._switch(part, name)
        except BaseException:
            shutil.rmtree(part, ignore_errors=True)
            raise
        kept = {product.sku for product in self.products}
        for collection in (TEXT, IMAGE):
            store.delete(collection, [sku for sku in self.stored[collection] if sku not in kept])
        store.close()

    def _facts(self, part: Path) -> dict[str, int]:
        self.tell("columns", 0, len(self.products))
        offsets = []
        hashes: dict[str, str] = {}
        with (part / "products.jsonl").open("wb") as out:
            for product in self.products:
                line = json.dumps(product_as_json(product), ensure_ascii=False)
                hashes[product.sku] = text_hash(line)
                offsets.append(out.tell())
                out.write(line.encode("utf-8", errors="replace") + b"\n")
        np.save(part / "offsets.npy", np.asarray(offsets, np.int64))
        variants = [v for product in self.products for v in product.variants]
        names = {"products": list(hashes), "variants": [v.sku for v in variants]}
        names["created"] = [product.created for product in self.products]
        (part / "skus.json").write_text(json.dumps(names), encoding="utf-8")
        (part / "hashes.json").write_text(json.dumps(hashes), encoding="utf-8")
        np.save(part / "variant-price.npy", np.asarray([v.price_minor for v in variants], np.int64))
        np.save(part / "variant-stock.npy", np.asarray([v.stock for v in variants], np.int64))
        build_columns(self.products).save(part)
        self._count(hashes)
        self.stored: dict[str, Mapping[str, object]] = {}
        return {sku: row for row, sku in enumerate(hashes)}

    def _count(self, hashes: Mapping[str, str]) -> None:
        old: Mapping[str, str] = self.old.get("hashes", {})
        self.report.products = len(hashes)
        self.report.added = sum(sku not in old for sku in hashes)
        self.report.changed = sum(sku in old and old[sku] != text for sku, text in hashes.items())
        self.report.removed = sum(sku not in hashes for sku in old)

    def _texts(self, part: Path, store: VectorStore) -> None:
        texts = [document(product) for product in self.products]
        vectors, made = self._encode(store, TEXT, [p.sku for p in self.products], texts)
        self.report.embedded_texts = made
        np.save(part / "text.npy", vectors)

    def _encode(
        self, store: VectorStore, collection: str, ids: Sequence[str], texts: Sequence[str]
    ) -> tuple[Vectors, int]:
        """Vectors of texts in order, embedding only those whose hash the store does not hold."""
        stored = store.stored(collection)
        self.stored[collection] = stored
        hashes = [text_hash(f"{self.encoder.name}\n{text}") for text in texts]
        new = [i for i, key in enumerate(ids) if key not in stored or stored[key][0] != hashes[i]]
        fresh: dict[int, Any] = {}
        new.sort(key=lambda i: len(texts[i]))
        for at in range(0, len(new), _BATCH):
            self.tell(collection, at, len(new))
            chosen = new[at : at + _BATCH]
            vectors = self.encoder.encode([texts[i] for i in chosen])
            store.upsert(collection, [ids[i] for i in chosen], [hashes[i] for i in chosen], vectors)
            fresh.update(zip(chosen, vectors, strict=True))
        self.tell(collection, len(new), len(new))
        rows = [fresh[i] if i in fresh else stored[key][1] for i, key in enumerate(ids)]
        return np.asarray(rows, np.float32).reshape(len(ids), -1), len(new)

    def _pictures(self, part: Path, store: VectorStore) -> None:
        encoder = self.options.picture_encoder
        stored = store.stored(IMAGE)
        self.stored[IMAGE] = stored
        found: dict[int, Vectors] = {}
        if encoder is None:
            self.report.notes.append("No picture encoder was given: photos cannot be searched for.")
        else:
            todo: list[tuple[int, str, bytes]] = []
            for row, product in enumerate(self.products):
                self.tell("pictures", row, len(self.products))
                data = self.content.pictures.read(product.images[0]) if product.images else None
                if data is None:
                    continue
                key = bytes_hash(self.options.picture_model.encode() + data)
                if product.sku in stored and stored[product.sku][0] == key:
                    found[row] = stored[product.sku][1]
                else:
                    todo.append((row, key, data))
                if len(todo) >= _BATCH:
                    self._see(encoder, store, todo, found)
                    todo = []
            self._see(encoder, store, todo, found)
        rows = sorted(found)
        np.save(part / "image-rows.npy", np.asarray(rows, np.int64))
        vectors = (
            np.asarray([found[row] for row in rows], np.float32) if rows else np.zeros((0, 1), np.float32)
        )
        np.save(part / "image.npy", vectors)

    def _see(
        self,
        encoder: PictureEncoder,
        store: VectorStore,
        todo: list[tuple[int, str, bytes]],
        found: dict[int, Vectors],
    ) -> None:
        if not todo:
            return
        try:
            vectors = list(encoder.encode([data for _, _, data in todo]))
            good = todo
        except ShopError:
            good, vectors = [], []
            for entry in todo:
                try:
                    vectors.append(encoder.encode([entry[2]])[0])
                    good.append(entry)
                except ShopError as err:
                    self.report.problems.append(
                        Problem(entry[0] + 1, "images", f"{self.products[entry[0]].sku}: {err}")
                    )
        if good:
            skus = [self.products[row].sku for row, _, _ in good]
            store.upsert(IMAGE, skus, [key for _, key, _ in good], np.asarray(vectors, np.float32))
        found.update({row: vector for (row, _, _), vector in zip(good, vectors, strict=True)})
        self.report.embedded_pictures += len(good)

    def _passages(
        self,
        part: Path,
        store: VectorStore,
        policies: Path | None,
        reviews: Path | None,
        rows: Mapping[str, int],
    ) -> None:
        found = policy_passages(policies) if policies else []
        vectors: Vectors = np.zeros((0, 1), np.float32)
        if found:
            vectors, _ = self._encode(store, PASSAGE, [p.id for p in found], [passage_text(p) for p in found])
        save_policies(part, found, vectors)
        self.report.policies = len(found)
        if reviews is not None:
            if not reviews.is_file():
                raise Unavailable(f"No reviews at {str(reviews)!r}; give a JSONL file, or leave reviews out.")
            with reviews.open("rb") as lines:
                self.report.reviews = save_reviews(part, lines, rows)

    def _switch(self, part: Path, name: str) -> None:
        manifest = {
            "format": FORMAT,
            "text_encoder": self.encoder.name,
            "picture_model": self.options.picture_model,
        }
        manifest |= {"products": len(self.products), "base": str(self.content.pictures.base.resolve())}
        manifest["archives"] = [str(path.resolve()) for path in self.content.pictures.archives]
        write_atomic(part / "manifest.json", json.dumps(manifest, indent=1))
        self._forget_overtaken(part)
        final = part.with_name(name)
        part.replace(final)
        write_atomic(self.root / POINTER, name + "\n")
        versions = sorted(p for p in (self.root / "versions").iterdir() if p.is_dir())
        for stale in [p for p in versions if p.name.endswith(".part")] + versions[:-_KEPT_VERSIONS]:
            if stale != final:
                shutil.rmtree(stale, ignore_errors=True)

    def _forget_overtaken(self, part: Path) -> None:
        """Drop live prices and stock of variants whose feed values changed since the last version."""
        live = self.root / LIVE
        if not live.is_file() or "live" not in self.old:
            return
        before: Mapping[str, tuple[int, int]] = self.old["live"]
        now = {v.sku: (v.price_minor, v.stock) for product in self.products for v in product.variants}
        stale = [(sku,) for sku, facts in before.items() if now.get(sku) != facts]
        with sqlite3.connect(live) as base:
            base.execute("CREATE TABLE IF NOT EXISTS live (sku TEXT PRIMARY KEY, price_minor INT, stock INT)")
            base.executemany("DELETE FROM live WHERE sku = ?", stale)
        base.close()


def _old_state(root: Path) -> dict[str, Any]:
    """Hashes and feed prices of the present version; empty when there is none that can be read."""
    try:
        folder = current_version(root)
        names = json.loads((folder / "skus.json").read_text(encoding="utf-8"))["variants"]
        price, stock = np.load(folder / "variant-price.npy"), np.load(folder / "variant-stock.npy")
        live = {s: (int(p), int(n)) for s, p, n in zip(names, price, stock, strict=True)}
        return {"hashes": json.loads((folder / "hashes.json").read_text(encoding="utf-8")), "live": live}
    except (MissingIndex, OSError, ValueError, KeyError):
        return {}
