"""Writes down what shoppers did with products, for the ranker: ids and queries, never names."""

from __future__ import annotations

import time
import uuid
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from assistant.memory.session import ShopSession
from assistant.tools.shop import Shop, Visit
from ranking.events import Event, EventLog, Kind


@dataclass(frozen=True, slots=True)
class Diary:
    """One log; without one nothing is kept."""

    shop: Shop
    log: EventLog | None = None
    clock: Callable[[], float] = time.time

    def note(
        self, session: ShopSession, kind: Kind, items: Sequence[tuple[str, int]], query: str = ""
    ) -> None:
        """Log one act on several products.

        Args:
            items: Sku and position on screen, 0 when there is none.
        """
        visit = Visit(self.shop, session)
        if self.log is None or self.shop.profiles.of(visit.person).personal is False:
            return
        now = self.clock()
        events = [
            Event(
                id=uuid.uuid4().hex,
                time=now,
                person=visit.person,
                kind=kind,
                sku=self.shop.catalogue.product(sku).sku,
                customer=session.customer_id,
                query=query[:200],
                position=position,
                session=session.id,
            )
            for sku, position in items
        ]
        self.log.extend(events)
        self.shop.ranker.observe(events)
