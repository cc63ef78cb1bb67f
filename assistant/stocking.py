"""Fills the shelves: the demo store, the index over a feed, and a plain search to look at it."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from assistant.config import AssistantConfig
from demo.build import build
from retrieval.ingest import IngestOptions, IngestReport, ingest
from retrieval.schema import Constraint, Product, SearchRequest, Sort
from retrieval.search import open_search
from retrieval.vision import VisionEncoder


class Progress(Protocol):
    """Told how far a step is; `total` may be 0 when unknown."""

    def __call__(self, step: str, done: int, total: int) -> None: ...


@dataclass(frozen=True, slots=True)
class Found:
    """What a plain search came back with."""

    products: list[Product]
    total: int
    relaxed: tuple[Constraint, ...]


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
    feed: Path, config: AssistantConfig, policies: Path | None, reviews: Path | None, progress: Progress
) -> IngestReport:
    """Bring an index up to date with a feed.

    Raises:
        Unavailable: The feed cannot be read, or the index cannot be written.
    """
    return ingest(
        feed,
        config.index_dir,
        policies=policies,
        reviews=reviews,
        progress=progress,
        options=ingest_options(config.weights),
    )


def ingest_options(weights: Path) -> IngestOptions:
    """Options of an ingest with the picture encoder of `weights`, when there is one."""
    folder = weights / "vision"
    if not (folder / "config.json").is_file():
        return IngestOptions()
    digest = hashlib.sha256()
    for path in sorted(folder.glob("*.safetensors")):
        digest.update(path.read_bytes())
    return IngestOptions(picture_encoder=VisionEncoder.open(folder), picture_model=digest.hexdigest()[:16])


def look_up(
    config: AssistantConfig, query: str, where: Sequence[Constraint], sort: Sort, limit: int
) -> Found:
    """Search the index, without a dialogue and without a person.

    Raises:
        MissingIndex: There is none.
        Retryable: A condition names a field the catalogue does not have.
    """
    engine = open_search(config.index_dir)
    result = engine.search(SearchRequest(query=query, where=tuple(where), sort=sort, limit=limit))
    products = [engine.catalogue.product(one.sku) for one in result.candidates[:limit]]
    return Found(products, result.total, result.relaxed)
