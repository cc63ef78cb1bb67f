"""The service domain as one object: what callers hold, one method per question or change.

Identity comes in from the caller's session; nothing here reads it from a shopper's words.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from assistant.service import dates, proposals
from assistant.service.database import Database
from assistant.service.dates import Clock
from assistant.service.ground import Ground, OrderNotFound, Products, order_id
from assistant.service.models import AuditRow, CustomerRow, OrderRow, PromotionRow, TicketRow
from assistant.service.promotions import Promotion, promotion_of
from assistant.service.proposals import ChangeKind, Done, Proposal
from assistant.service.records import Customer, Order, customer_of, order_of
from assistant.service.rules import Rules, load
from assistant.service.seed import seed


class ShopService:
    """Customers, orders and what may be done with them."""

    def __init__(
        self, database: Database, rules: Rules, products: Products, clock: Clock = dates.utc_now
    ) -> None:
        self.database = database
        self.rules = rules
        self.products = products
        self.clock = clock

    @classmethod
    def open(
        cls,
        url: str,
        rules: Path,
        products: Products,
        source: Path | None = None,
        clock: Clock = dates.utc_now,
    ) -> ShopService:
        """Open the domain behind a SQLAlchemy URL; an empty one is filled from `source` when that is given.

        Raises:
            Unavailable: the database, the rule table or a source file cannot be read.
        """
        service = cls(Database(url), load(rules), products, clock)
        if source is not None:
            seed(service.database, source)
        return service

    def customer(self, customer: str) -> Customer | None:
        """The account, or None when there is no such id."""
        with self.database.read() as db:
            row = db.get(CustomerRow, customer)
            return customer_of(row) if row else None

    def customers(self, limit: int = 20) -> list[Customer]:
        """Some accounts by id, for a demo's sign-in list and for the desk; never for a shopper."""
        with self.database.read() as db:
            return [
                customer_of(row)
                for row in db.scalars(select(CustomerRow).order_by(CustomerRow.id).limit(limit))
            ]

    def identify(
        self, *, email: str | None = None, name: str | None = None, postcode: str | None = None
    ) -> Customer | None:
        """The one customer whom these details fit; None for none and for several alike."""
        with self.database.read() as db:
            if email:
                rows = list(db.scalars(select(CustomerRow).where(CustomerRow.email == email.strip().lower())))
            elif name and postcode:
                whole = func.lower(CustomerRow.first_name + " " + CustomerRow.last_name)
                rows = [
                    row
                    for row in db.scalars(select(CustomerRow).where(whole == " ".join(name.lower().split())))
                    if row.address and _bare(row.address.postcode) == _bare(postcode)
                ]
            else:
                rows = []
            return customer_of(rows[0]) if len(rows) == 1 else None

    def orders(self, customer: str, status: str | None = None, limit: int = 50) -> list[Order]:
        """A customer's orders, newest first."""
        with self.database.read() as db:
            owned = select(OrderRow).where(OrderRow.customer == customer)
            if status:
                owned = owned.where(OrderRow.status == status)
            return [
                order_of(row)
                for row in db.scalars(owned.order_by(OrderRow.placed.desc(), OrderRow.id).limit(limit))
            ]

    def order(self, customer: str, order: str) -> Order:
        """One of a customer's orders.

        Raises:
            OrderNotFound: they have none with this id; another person's order answers alike.
        """
        with self.database.read() as db:
            row = db.scalar(
                select(OrderRow).where(OrderRow.id == order_id(order), OrderRow.customer == customer)
            )
            if row is None:
                raise OrderNotFound(order)
            return order_of(row)

    def promotion(self, code: str) -> Promotion | None:
        """The promotion behind a code."""
        with self.database.read() as db:
            row = db.get(PromotionRow, code.strip().upper())
            return promotion_of(row) if row else None

    def promotions(self) -> list[Promotion]:
        """All promotions, by code."""
        with self.database.read() as db:
            return [promotion_of(row) for row in db.scalars(select(PromotionRow).order_by(PromotionRow.code))]

    def propose(self, customer: str, kind: ChangeKind, arguments: Mapping[str, Any]) -> Proposal:
        """Check a change and say exactly what it would do; only the proposal itself is stored.

        Raises:
            Retryable: an argument is wrong, or the order is not theirs.
            Refused: a rule of the shop forbids it; `code` names the rule.
        """
        with self._ground(customer) as ground:
            return proposals.propose(ground, kind, arguments)

    def commit(self, proposal: Proposal, idempotency_key: str, actor: str = "session") -> Done:
        """Do a proposed change in one transaction, once.

        The caller has checked that the signed-in customer is the proposal's.

        Raises:
            Refused: it expired, was altered or used, would now have another effect, or a rule forbids it.
        """
        with self._ground(proposal.customer) as ground:
            return proposals.commit(ground, proposal, idempotency_key, actor)

    def open_ticket(self, session: str, customer: str | None, reason: str, summary: str) -> str:
        """File a conversation for the service team; a session that waits already keeps its ticket.

        Returns:
            The ticket's id.
        """
        with self.database.write() as db:
            waiting = select(TicketRow).where(TicketRow.session == session, TicketRow.status == "open")
            row = db.scalar(waiting)
            if row is None:
                row = TicketRow(
                    id=f"T{secrets.randbelow(900_000) + 100_000}",
                    session=session,
                    created=dates.stamp(self.clock()),
                )
                db.add(row)
                self._audit(db, customer, session, "hand_over", row.id)
            row.customer, row.reason, row.summary, row.status = customer, reason[:500], summary, "open"
            return row.id

    def audit(self, customer: str | None = None) -> list[AuditRow]:
        """The audit records, oldest first, of one customer or of all."""
        with self.database.read() as db:
            wanted = select(AuditRow).order_by(AuditRow.id)
            return list(db.scalars(wanted.where(AuditRow.customer == customer) if customer else wanted))

    @contextmanager
    def _ground(self, customer: str) -> Iterator[Ground]:
        with self.database.write() as db:
            yield Ground(db, customer, self.rules, self.products, self.clock())

    def _audit(self, db: Session, customer: str | None, actor: str, action: str, subject: str) -> None:
        db.add(
            AuditRow(
                time=dates.stamp(self.clock()), customer=customer, actor=actor, action=action, subject=subject
            )
        )


def _bare(postcode: str) -> str:
    return "".join(postcode.split()).upper()
