"""What every tool works on: the shop's parts, and one session's visit to it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, Protocol

import numpy as np
from numpy.typing import NDArray

from assistant.memory.profile import Profiles
from assistant.memory.session import ShopSession
from assistant.service import money
from assistant.service.domain import ShopService
from assistant.service.records import Customer
from ranking.events import Event
from ranking.shopper import Shopper
from retrieval.constraints import FieldKind
from retrieval.schema import Candidate, Constraint, Product, Receipt, Refused, SearchRequest, SearchResult

RecommendKind = Literal["for_you", "goes_with", "trending", "deals"]


class Catalogue(Protocol):
    """Live product facts."""

    def product(self, sku: str) -> Product:
        """The product of this sku or variant sku; raises `UnknownProduct`."""
        ...

    def fields(self) -> Mapping[str, FieldKind]:
        """The fields a constraint may name."""
        ...

    def values(self, field: str, where: Sequence[Constraint] = ()) -> Sequence[tuple[str, int]]:
        """A field's values with how many products have each, most first."""
        ...

    def price_range(self, where: Sequence[Constraint]) -> tuple[int, int] | None:
        """Lowest and highest price, minor units."""
        ...

    def mask(self, where: Sequence[Constraint]) -> NDArray[np.bool_]:
        """Which products meet all constraints."""
        ...

    def receipts(self, sku: str, where: Sequence[Constraint]) -> Sequence[Receipt]:
        """How a product stands to each constraint."""
        ...

    def picture(self, sku: str) -> bytes | None:
        """The bytes of a product's picture, None without one; raises `UnknownProduct`."""
        ...


class Search(Protocol):
    """Finds candidates."""

    def search(self, request: SearchRequest) -> SearchResult:
        """Products that meet the constraints, best first."""
        ...


class Ranked(Protocol):
    """One product in its personal place."""

    @property
    def sku(self) -> str:
        """Of the product."""
        ...

    @property
    def reason(self) -> str:
        """Why it stands here."""
        ...


class Ranker(Protocol):
    """Puts candidates in a shopper's order, and suggests without a query."""

    def rank(
        self, shopper: Shopper, request: SearchRequest, candidates: Sequence[Candidate], limit: int
    ) -> Sequence[Ranked]:
        """The best `limit` candidates, best first."""
        ...

    def recommend(
        self,
        shopper: Shopper,
        kind: str,
        limit: int,
        where: Sequence[Constraint] = (),
        item: str | None = None,
    ) -> Sequence[Ranked]:
        """Suggestions of one kind, best first."""
        ...

    def observe(self, events: Iterable[Event]) -> None:
        """Count what people do as it happens."""
        ...


class Passage(Protocol):
    """A piece of text that may answer a question."""

    @property
    def text(self) -> str:
        """As it stands in its source."""
        ...

    @property
    def title(self) -> str:
        """Heading."""
        ...

    @property
    def source(self) -> str:
        """File or record."""
        ...

    @property
    def kind(self) -> str:
        """`policy`, `description`, `review` or `attribute`."""
        ...


class Passages(Protocol):
    """Finds passages; an empty list means that no source answers."""

    def policies(self, question: str, limit: int = 3) -> Sequence[Passage]:
        """Passages of the shop's policies."""
        ...

    def about(self, sku: str, question: str, limit: int = 3) -> Sequence[Passage]:
        """Passages about one product."""
        ...


class History(Protocol):
    """What a person did before."""

    def of(self, person: str, limit: int = 50) -> Sequence[Event]:
        """Newest first."""
        ...

    def link(self, person: str, customer: str) -> None:
        """Say that a guest turned out to be this customer."""
        ...


@dataclass(frozen=True, slots=True)
class Shop:
    """The parts of one shop; built once, shared by all sessions."""

    catalogue: Catalogue
    search: Search
    ranker: Ranker
    passages: Passages
    profiles: Profiles
    service: ShopService | None = None
    """None for a catalogue without accounts and orders."""
    history: History | None = None
    currency: str = "EUR"
    checkout_url: str = "/checkout"
    media_url: str = "/media"


@dataclass(frozen=True, slots=True)
class Visit:
    """One session in the shop; the first argument of every tool."""

    shop: Shop
    session: ShopSession

    def cash(self, minor: int) -> str:
        """An amount as people read it."""
        return money.text(minor, self.shop.currency)

    @property
    def service(self) -> ShopService:
        """The service domain.

        Raises:
            Refused: this shop has none.
        """
        if self.shop.service is None:
            raise Refused("This catalogue has no accounts and orders behind it.", "no_service")
        return self.shop.service

    def customer_id(self) -> str:
        """The signed-in customer.

        Raises:
            Refused: `not_signed_in`.
        """
        if self.session.customer_id is None:
            raise Refused(
                "Please sign in first, or tell me your e-mail address, or your name and postcode.",
                "not_signed_in",
            )
        return self.session.customer_id

    def customer(self) -> Customer | None:
        """The signed-in customer's record; None for a guest."""
        if self.shop.service is None or self.session.customer_id is None:
            return None
        return self.shop.service.customer(self.session.customer_id)

    @property
    def person(self) -> str:
        """Whose history and profile this is."""
        return self.session.customer_id or self.guest

    @property
    def guest(self) -> str:
        """The session before anybody signed in; another one after somebody signed out."""
        return ":".join(
            ("guest", self.session.id, *([str(self.session.guest)] if self.session.guest else []))
        )

    def shopper(self) -> Shopper:
        """The person as the ranker sees them; without consent their past stays out."""
        customer = self.customer()
        wishes = tuple(self.session.wishes_in_force())
        if self.shop.profiles.of(self.person).personal is False:
            return Shopper(wishes=wishes)
        service = self.shop.service
        now = service.clock() if service else None
        acts: tuple[tuple[str, str, float], ...] = ()
        if self.shop.history is not None:
            events = self.shop.history.of(self.person, 50)
            latest = now.timestamp() if now else max((event.time for event in events), default=0.0)
            acts = tuple((event.kind, event.sku, max(0.0, latest - event.time)) for event in events)
        return Shopper(
            person=self.person,
            recent=acts,
            tastes=customer.tastes if customer else {},
            sizes=customer.sizes if customer else {},
            hour=now.hour if now else 12,
            wishes=wishes,
        )
