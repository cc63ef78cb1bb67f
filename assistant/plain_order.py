"""The order of the search itself, for a catalogue without a trained ranker."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol

from ranking.events import Event
from ranking.shopper import Shopper
from retrieval.schema import Candidate, Constraint, Product, SearchRequest


class Catalogue(Protocol):
    """Products to choose from."""

    @property
    def skus(self) -> Sequence[str]:
        """Every product."""
        ...

    def product(self, sku: str) -> Product:
        """One of them."""
        ...

    def receipts(self, sku: str, where: Sequence[Constraint]) -> Sequence[object]:
        """How it stands to constraints."""
        ...


@dataclass(frozen=True, slots=True)
class Placed:
    """One product in its place."""

    sku: str
    reason: str


@dataclass(frozen=True, slots=True)
class PlainOrder:
    """Ranks as the search did, and suggests what is best rated."""

    catalogue: Catalogue

    def rank(
        self, shopper: Shopper, request: SearchRequest, candidates: Sequence[Candidate], limit: int
    ) -> list[Placed]:
        """The first `limit` candidates, in their order."""
        return [Placed(one.sku, "Fits your words") for one in candidates[:limit]]

    def recommend(
        self,
        shopper: Shopper,
        kind: str,
        limit: int,
        where: Sequence[Constraint] = (),
        item: str | None = None,
    ) -> list[Placed]:
        """The best rated products that meet every constraint; for `deals`, only reduced ones."""
        found = []
        for sku in self.catalogue.skus:
            product = self.catalogue.product(sku)
            reduced = product.list_price_minor is not None and product.list_price_minor > product.price_minor
            if sku == item or (kind == "deals" and not reduced):
                continue
            if all(getattr(r, "verdict", "") == "met" for r in self.catalogue.receipts(sku, tuple(where))):
                found.append(product)
        found.sort(key=lambda p: (-(p.rating or 0.0) * min(p.rating_count, 20), p.sku))
        reason = "Reduced right now" if kind == "deals" else "Well rated"
        return [Placed(product.sku, reason) for product in found[:limit]]

    def observe(self, events: Iterable[Event]) -> None:
        """This order learns nothing from what people do."""
