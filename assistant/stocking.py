"""Fills the shelves: the demo store, the index over a feed, and a plain search to look at it."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Protocol

from assistant.config import AssistantConfig
from demo.build import build
from retrieval.constraints import as_text, parse
from retrieval.ingest import IngestOptions, IngestReport, ingest
from retrieval.schema import Product, Receipt, SearchRequest, Sort
from retrieval.search import open_search
from retrieval.vision import VisionEncoder


class Progress(Protocol):
    """Told how far a step is; `total` may be 0 when unknown."""

    def __call__(self, step: str, done: int, total: int) -> None: ...


@dataclass(frozen=True, slots=True)
class Found:
    """What a plain search came back with."""

    products: list[Product]
    receipts: list[list[str]]
    """How each product stands to each condition."""
    total: int
    relaxed: list[str]
    """Conditions that were left out because nothing met them all."""
    note: str


@dataclass(frozen=True, slots=True)
class FeedOptions:
    """How a feed is read; the defaults suit a whole feed with our own column names."""

    preset: str | None = None
    limit: int | None = None
    partial: bool = False


def stock_demo(config: AssistantConfig, progress: Progress) -> None:
    """Bring the demo store and its index up to date; what is there already takes no time.

    Raises:
        ShopError: It could not be written; the message says why.
    """
    source = config.store / "source"
    report = build(source, progress=progress)
    if report.skipped and (config.index_dir / "CURRENT").exists():
        return
    ingest(
        source / "products.jsonl",
        config.index_dir,
        policies=config.policies,
        reviews=source / "reviews.jsonl",
        progress=progress,
        options=ingest_options(config.weights),
    )


def stock_feed(
    feed: Path,
    config: AssistantConfig,
    policies: Path | None,
    reviews: Path | None,
    progress: Progress,
    options: FeedOptions | None = None,
) -> IngestReport:
    """Bring an index up to date with a feed.

    Raises:
        Unavailable: The feed cannot be read, or the index cannot be written.
    """
    options = options or FeedOptions()
    how = replace(
        ingest_options(config.weights), preset=options.preset, limit=options.limit, partial=options.partial
    )
    return ingest(feed, config.index_dir, policies=policies, reviews=reviews, progress=progress, options=how)


def ingest_options(weights: Path) -> IngestOptions:
    """Options of an ingest with the picture encoder of `weights`, when there is one."""
    folder = weights / "vision"
    if not (folder / "config.json").is_file():
        return IngestOptions()
    digest = hashlib.sha256()
    for path in sorted(folder.glob("*.safetensors")):
        digest.update(path.read_bytes())
    return IngestOptions(picture_encoder=VisionEncoder.open(folder), picture_model=digest.hexdigest()[:16])


def look_up(config: AssistantConfig, query: str, where: Sequence[str], sort: Sort, limit: int) -> Found:
    """Search the index, without a dialogue and without a person.

    Raises:
        MissingIndex: There is none.
        Retryable: A condition cannot be read, or names a field the catalogue does not have.
    """
    conditions = tuple(parse(text) for text in where)
    engine = open_search(config.index_dir)
    result = engine.search(SearchRequest(query=query, where=conditions, sort=sort, limit=limit))
    products = [engine.catalogue.product(one.sku) for one in result.candidates[:limit]]
    receipts = [
        [_receipt(one) for one in engine.catalogue.receipts(product.sku, conditions)] for product in products
    ]
    return Found(products, receipts, result.total, [as_text(one) for one in result.relaxed], result.note)


def _receipt(receipt: Receipt) -> str:
    """`price <= 80 met (59)`; what the record says is left out where it says nothing."""
    actual = f" ({receipt.actual})" if receipt.actual else ""
    return f"{as_text(receipt.constraint)} {receipt.verdict}{actual}"
