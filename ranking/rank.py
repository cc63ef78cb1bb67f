"""Put candidates in order for one person and say why, one true sentence each.

What was asked for dominates: the retrieval score sets the field, and everything personal together can move a
product only within a bound. Without a past, a profile or pictures the same model simply has less to say.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Protocol

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from ranking import checkpoint, recommend
from ranking.events import Event
from ranking.explain import Scene, reasons
from ranking.features import Features, Past, Query, past_of
from ranking.model import Batch, Ranker
from ranking.online import session_boost
from ranking.shelf import Floats, Rows, build_shelf
from ranking.shopper import Shopper
from ranking.towers import kind_numbers
from retrieval.schema import Candidate, Constraint, Product, Receipt, Retryable, SearchRequest, UnknownProduct

__all__ = ["PersonalRanker", "Ranked", "Shopper"]

MATCH_WEIGHT = 5.0
"""What the best match of a list is worth over a product that does not match at all."""
BOUND = 1.2
"""The most that the model's opinion can add or take when something was asked for."""
WISH_WEIGHT = 0.8
LOOKS_ALIKE = 0.6
"""Cosine from which a picture may be called like the one that was sent."""
SUMMED = {"base": "match", "text": "match"}
"""Parts of the model that are told under another name."""


class Catalogue(Protocol):
    """What the ranker asks of the catalogue."""

    @property
    def skus(self) -> Sequence[str]:
        """Every product's sku, in row order."""

    def product(self, sku: str) -> Product:
        """The live record."""

    def mask(self, where: Sequence[Constraint]) -> NDArray[np.bool_]:
        """Which products meet all constraints, in row order."""

    def receipts(self, sku: str, where: Sequence[Constraint]) -> tuple[Receipt, ...]:
        """How one product stands to each constraint."""


class Search(Protocol):
    """What the ranker asks of retrieval."""

    @property
    def catalogue(self) -> Catalogue:
        """The records."""

    def vector(self, sku: str) -> Floats:
        """The text vector of a product."""

    def image_vector(self, sku: str) -> Floats | None:
        """The picture vector of a product, or None."""

    def encode_text(self, text: str) -> Floats:
        """The vector of some words."""


@dataclass(frozen=True, slots=True)
class Ranked:
    """One product in its place."""

    sku: str
    score: float
    reason: str
    """One short sentence that holds."""
    parts: Mapping[str, float] = field(default_factory=dict)
    """What each group of evidence added, against the mean of the list; they sum to `score`."""


class PersonalRanker:
    """Orders candidates and recommends; one per process, safe to call from several threads."""

    def __init__(
        self, model: Ranker, features: Features, search: Search, clock: Callable[[], float] = time.time
    ) -> None:
        self.shelf, self.tally = features.shelf, features.tally
        self._model, self._features, self._search, self._clock = model.eval(), features, search, clock
        self._lock = threading.Lock()
        with torch.inference_mode():
            self._text, self._image = model.project_items(
                torch.from_numpy(self.shelf.text), torch.from_numpy(self.shelf.image)
            )
            seen = torch.from_numpy(self.shelf.has_image)[:, None] & model.config.pictures
            self._item = self._text + self._image * seen

    @classmethod
    def open(
        cls, weights_dir: Path | str, search: Search, clock: Callable[[], float] = time.time
    ) -> PersonalRanker:
        """Load a checkpoint over an open index.

        Raises:
            BadCheckpoint: it is missing, damaged, or made for vectors of another width.
        """
        catalogue = search.catalogue
        shelf = build_shelf([catalogue.product(sku) for sku in catalogue.skus], search)
        model = checkpoint.load_model(Path(weights_dir), shelf.text.shape[1])
        return cls(model, Features(shelf, checkpoint.load_tally(Path(weights_dir), shelf)), search, clock)

    def observe(self, events: Iterable[Event]) -> None:
        """Count events as they happen, so that popularity follows the shop; oldest first."""
        with self._lock:
            for event in events:
                if event.time >= self.tally.time:
                    self.tally.add(event)

    def rank(
        self, shopper: Shopper, request: SearchRequest, candidates: Sequence[Candidate], limit: int
    ) -> list[Ranked]:
        """Order the candidates of a search; another sort than relevance keeps the order they came in.

        A candidate that entered the catalogue after the ranker was opened is placed by its match alone.
        """
        if not candidates or limit <= 0:
            return []
        query = self._query(request)
        asked = bool(request.query or request.like_sku or request.photo)
        match = relevance(candidates) if asked else np.zeros(len(candidates), np.float32)
        known = [i for i, candidate in enumerate(candidates) if candidate.sku in self.shelf.rows]
        rows = np.array([self.shelf.rows[candidates[i].sku] for i in known], dtype=np.int64)
        past = past_of(self.shelf, shopper)
        wishes = self._wishes_met((*request.prefer, *shopper.wishes), rows)
        tables: list[dict[str, float]] = [{"match": 0.0} for _ in candidates]
        told = self._parts(shopper, past, query, rows, BOUND if asked else None)
        for place, i in enumerate(known):
            tables[i] = {name: float(values[place]) for name, values in told.items()}
            met = wishes.get(int(rows[place]), ())
            tables[i]["wishes"] = WISH_WEIGHT * len(met)
        for i in range(len(candidates)):
            tables[i] = {**tables[i], "match": tables[i]["match"] + MATCH_WEIGHT * float(match[i])}
        scores = [sum(tables[i].values()) for i in range(len(candidates))]
        order = list(range(len(candidates)))
        if request.sort == "relevance":
            order.sort(key=lambda i: -scores[i])
        picked = order[:limit]
        close = [i for i in known if request.photo and candidates[i].parts.get("visual", 0.0) >= LOOKS_ALIKE]
        looks = frozenset(self.shelf.rows[candidates[i].sku] for i in close)
        like = self._title(request.like_sku)
        scene = Scene(
            self.shelf,
            self.tally,
            shopper,
            past,
            query,
            wishes,
            looks,
            like,
            sizes=asked_sizes(request.where),
        )
        said = self._reasons(scene, [candidates[i].sku for i in picked], [tables[i] for i in picked])
        return [
            Ranked(candidates[i].sku, scores[i], text, tables[i])
            for i, text in zip(picked, said, strict=True)
        ]

    def recommend(
        self,
        shopper: Shopper,
        kind: recommend.Kind,
        limit: int = 6,
        where: Sequence[Constraint] = (),
        item: str | None = None,
    ) -> list[Ranked]:
        """Pick products without a search: `for_you`, `goes_with` (an item), `trending` or `deals`.

        Raises:
            UnknownProduct: `item` is no product of this shop.
        """
        past = past_of(self.shelf, shopper)
        anchor = self._anchor(item, past) if kind == "goes_with" else None
        allowed = self._allowed(where)
        pool = recommend.pool(kind, self.shelf, self.tally, shopper, past, anchor)
        rows = np.array([row for row in pool if allowed[row] and row != anchor], dtype=np.int64)
        if not len(rows) or limit <= 0:
            return []
        told = self._parts(shopper, past, Query(), rows, None if kind == "for_you" else BOUND)
        told["match"] = told["match"] + recommend.LEAD[kind] * np.array([pool[int(row)] for row in rows])
        scores = np.sum(list(told.values()), axis=0)
        picked = recommend.varied(self.shelf, rows, scores, limit, kind)
        tables = [{name: float(values[i]) for name, values in told.items()} for i in picked]
        wishes = self._wishes_met(shopper.wishes, rows[picked])
        said = recommend.headline(self.shelf, anchor)
        scene = Scene(self.shelf, self.tally, shopper, past, Query(), wishes, said=said)
        skus = [self.shelf.skus[rows[i]] for i in picked]
        return [
            Ranked(sku, sum(table.values()), text, table)
            for sku, table, text in zip(skus, tables, self._reasons(scene, skus, tables), strict=True)
        ]

    def _parts(
        self, shopper: Shopper, past: Past, query: Query, rows: Rows, bound: float | None
    ) -> dict[str, NDArray[np.float64]]:
        """Parts (K,) by group, each against the list's mean, the model's together within `bound`."""
        if not len(rows):
            return {}
        month = datetime.fromtimestamp(self._clock(), UTC).month
        with self._lock:
            context = self._features.of(shopper, past, query, rows, month)
        with torch.inference_mode():
            raw = self._model.parts(self._batch(past, query, rows, context))
        parts: dict[str, NDArray[np.float64]] = {"match": np.zeros(len(rows))}
        for name, values in raw.items():
            own = values[0].numpy().astype(np.float64)
            name = SUMMED.get(name, name)
            parts[name] = parts.get(name, 0.0) + own - own.mean()
        if bound is not None:
            total = np.sum(list(parts.values()), axis=0)
            size = np.maximum(np.abs(total), 1e-9)
            shrink = bound * np.tanh(size / bound) / size
            parts = {name: values * shrink for name, values in parts.items()}
        parts["session"] = session_boost(self.shelf, past, rows).astype(np.float64)
        return parts

    def _batch(self, past: Past, query: Query, rows: Rows, context: Floats) -> Batch:
        wish = torch.zeros(1, self._text.shape[1])
        if query.vector is not None:
            wish = self._model.project_text(torch.from_numpy(query.vector)[None] * self._model.scale)
        n = max(1, len(past.rows))
        acts, known = torch.zeros(1, n, self._item.shape[1]), torch.zeros(1, n, dtype=torch.bool)
        kinds, ages = torch.zeros(1, n, dtype=torch.long), torch.zeros(1, n)
        if len(past.rows):
            acts, known = self._item[past.rows][None], torch.ones(1, n, dtype=torch.bool)
            kinds, ages = torch.tensor([kind_numbers(past.kinds)]), torch.from_numpy(past.ages_s)[None]
        picked: Tensor = torch.from_numpy(rows)
        return Batch(
            text=self._text[picked][None],
            image=self._image[picked][None],
            has_image=torch.from_numpy(self.shelf.has_image[rows])[None],
            wish=wish,
            acts=acts,
            kinds=kinds,
            ages_s=ages,
            known=known,
            context=torch.from_numpy(context)[None],
        )

    def _query(self, request: SearchRequest) -> Query:
        vector = np.asarray(self._search.encode_text(request.query), np.float32) if request.query else None
        if request.like_sku in self.shelf.rows:
            row = self.shelf.rows[str(request.like_sku)]
            vector = self.shelf.text[row] if vector is None else vector
        return Query(request.query, vector)

    def _wishes_met(self, wishes: Sequence[Constraint], rows: Rows) -> dict[int, list[Constraint]]:
        """Which wishes each product is known to meet; a wish the catalogue cannot judge counts for none."""
        met: dict[int, list[Constraint]] = {}
        for wish in wishes:
            try:
                for row in rows.tolist():
                    receipts = self._search.catalogue.receipts(self.shelf.skus[row], (wish,))
                    met.setdefault(row, []).extend(r.constraint for r in receipts if r.verdict == "met")
            except Retryable:
                continue
        return met

    def _reasons(self, scene: Scene, skus: Sequence[str], tables: Sequence[Mapping[str, float]]) -> list[str]:
        known = [i for i, sku in enumerate(skus) if sku in self.shelf.rows]
        live = [self._search.catalogue.product(skus[i]) for i in known]
        rows = np.array([self.shelf.rows[skus[i]] for i in known], dtype=np.int64)
        said = reasons(scene, live, rows, [tables[i] for i in known])
        texts = dict(zip(known, said, strict=True))
        return [texts.get(i, "New in the shop") for i in range(len(skus))]

    def _title(self, sku: str | None) -> str:
        return self.shelf.products[self.shelf.rows[sku]].title if sku in self.shelf.rows else ""

    def _anchor(self, item: str | None, past: Past) -> int | None:
        """The row to complement: the item, or else what the shopper last carted, bought or looked at."""
        if item is not None:
            sku = item if item in self.shelf.rows else self._search.catalogue.product(item).sku
            if sku not in self.shelf.rows:
                raise UnknownProduct(f"No product {item!r} among {len(self.shelf)}; search for it first.")
            return self.shelf.rows[sku]
        wanted = [int(row) for row, weight in zip(past.rows, past.weights, strict=True) if weight > 0]
        carted = [
            r for r, kind in zip(past.rows.tolist(), past.kinds, strict=True) if kind in ("cart", "purchase")
        ]
        return next(iter(carted or wanted), None)

    def _allowed(self, where: Sequence[Constraint]) -> NDArray[np.bool_]:
        """Rows of the shelf that meet all constraints and are in stock, from the live catalogue."""
        catalogue = self._search.catalogue
        mask = catalogue.mask((*where, Constraint("in_stock", "=", True)))
        allowed = np.zeros(len(self.shelf), bool)
        for sku, fits in zip(catalogue.skus, mask, strict=True):
            row = self.shelf.rows.get(sku)
            if row is not None:
                allowed[row] = fits
        return allowed


def asked_sizes(where: Sequence[Constraint]) -> frozenset[str]:
    """The sizes a search asks for, lower case."""
    sizes: set[str] = set()
    for one in where:
        if one.field == "size" and one.op in ("=", "in"):
            values = one.value if isinstance(one.value, tuple) else (one.value,)
            sizes |= {str(value).casefold() for value in values}
    return frozenset(sizes)


def relevance(candidates: Sequence[Candidate]) -> Floats:
    """How well each candidate matches, 0 to 1: its share of the best score of this search."""
    scores = np.array([max(0.0, candidate.score) for candidate in candidates], np.float32)
    best = float(scores.max())
    return np.asarray(scores / best if best > 0 else np.ones_like(scores), np.float32)
