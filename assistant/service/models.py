"""Tables of the service domain. Money is integer minor units; times are ISO text in UTC, for any database."""

from __future__ import annotations

from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, Integer, String, Text
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship


class Base(DeclarativeBase):
    """Root of all tables."""


class CustomerRow(Base):
    """A person with an account."""

    __tablename__ = "customers"
    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    first_name: Mapped[str] = mapped_column(String(120))
    last_name: Mapped[str] = mapped_column(String(120))
    email: Mapped[str] = mapped_column(String(254), unique=True)
    """Lower case."""
    sizes: Mapped[dict[str, str]] = mapped_column(JSON, default=dict)
    tastes: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    loyalty_points: Mapped[int] = mapped_column(Integer, default=0)
    joined: Mapped[str] = mapped_column(String(32), default="")
    address: Mapped[AddressRow | None] = relationship(
        lazy="selectin", uselist=False, cascade="all, delete-orphan"
    )
    methods: Mapped[list[MethodRow]] = relationship(
        lazy="selectin", order_by="MethodRow.id", cascade="all, delete-orphan"
    )


class AddressRow(Base):
    """A customer's own address; an order keeps a copy of the one it goes to."""

    __tablename__ = "addresses"
    customer: Mapped[str] = mapped_column(ForeignKey("customers.id"), primary_key=True)
    line1: Mapped[str] = mapped_column(String(200), default="")
    line2: Mapped[str] = mapped_column(String(200), default="")
    city: Mapped[str] = mapped_column(String(120), default="")
    region: Mapped[str] = mapped_column(String(120), default="")
    postcode: Mapped[str] = mapped_column(String(20), default="")
    country: Mapped[str] = mapped_column(String(80), default="")


class MethodRow(Base):
    """A payment method; a gift card has a balance."""

    __tablename__ = "payment_methods"
    id: Mapped[str] = mapped_column(String(64), primary_key=True)
    customer: Mapped[str] = mapped_column(ForeignKey("customers.id"), index=True)
    kind: Mapped[str] = mapped_column(String(20))
    label: Mapped[str] = mapped_column(String(80), default="")
    last4: Mapped[str] = mapped_column(String(8), default="")
    balance_minor: Mapped[int | None] = mapped_column(Integer, default=None)


class OrderRow(Base):
    """An order with what it costs and where it goes."""

    __tablename__ = "orders"
    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    customer: Mapped[str] = mapped_column(ForeignKey("customers.id"), index=True)
    status: Mapped[str] = mapped_column(String(32))
    placed: Mapped[str] = mapped_column(String(40))
    shipping_method: Mapped[str] = mapped_column(String(32), default="")
    shipping_fee_minor: Mapped[int] = mapped_column(Integer, default=0)
    address: Mapped[dict[str, str]] = mapped_column(JSON, default=dict)
    discount_minor: Mapped[int] = mapped_column(Integer, default=0)
    total_minor: Mapped[int] = mapped_column(Integer, default=0)
    tracking: Mapped[dict[str, Any] | None] = mapped_column(JSON, default=None)
    eta: Mapped[str | None] = mapped_column(String(32), default=None)
    items_modified: Mapped[int] = mapped_column(Integer, default=0)
    """1 after lines of a pending order were swapped; such an order changes no more."""
    cancel_reason: Mapped[str] = mapped_column(String(300), default="")
    lines: Mapped[list[LineRow]] = relationship(
        lazy="selectin", order_by="LineRow.line", cascade="all, delete-orphan"
    )
    payments: Mapped[list[PaymentRow]] = relationship(
        lazy="selectin", order_by="PaymentRow.id", cascade="all, delete-orphan"
    )


class LineRow(Base):
    """One line of an order."""

    __tablename__ = "order_lines"
    order: Mapped[str] = mapped_column(ForeignKey("orders.id"), primary_key=True)
    line: Mapped[int] = mapped_column(Integer, primary_key=True)
    sku: Mapped[str] = mapped_column(String(64))
    product: Mapped[str] = mapped_column(String(64))
    title: Mapped[str] = mapped_column(String(300))
    size: Mapped[str | None] = mapped_column(String(40), default=None)
    color: Mapped[str | None] = mapped_column(String(40), default=None)
    quantity: Mapped[int] = mapped_column(Integer, default=1)
    price_minor: Mapped[int] = mapped_column(Integer)


class PaymentRow(Base):
    """Money in (`payment`) or back (`refund`); rows are only ever added."""

    __tablename__ = "payments"
    id: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=True)
    order: Mapped[str] = mapped_column(ForeignKey("orders.id"), index=True)
    method: Mapped[str] = mapped_column(String(64))
    amount_minor: Mapped[int] = mapped_column(Integer)
    kind: Mapped[str] = mapped_column(String(16))


class ReturnRow(Base):
    """A requested return; money moves when the parcel is checked in."""

    __tablename__ = "returns"
    id: Mapped[str] = mapped_column(String(40), primary_key=True)
    order: Mapped[str] = mapped_column(ForeignKey("orders.id"), index=True)
    lines: Mapped[list[int]] = mapped_column(JSON)
    reason: Mapped[str] = mapped_column(String(300))
    refunds: Mapped[dict[str, int]] = mapped_column(JSON)
    """Payment method -> minor units."""
    amount_minor: Mapped[int] = mapped_column(Integer)
    label: Mapped[str] = mapped_column(String(40))
    created: Mapped[str] = mapped_column(String(40))


class ExchangeRow(Base):
    """A requested exchange of a delivered order."""

    __tablename__ = "exchanges"
    id: Mapped[str] = mapped_column(String(40), primary_key=True)
    order: Mapped[str] = mapped_column(ForeignKey("orders.id"), index=True)
    changes: Mapped[list[dict[str, Any]]] = mapped_column(JSON)
    method: Mapped[str] = mapped_column(String(64))
    difference_minor: Mapped[int] = mapped_column(Integer)
    label: Mapped[str] = mapped_column(String(40))
    created: Mapped[str] = mapped_column(String(40))


class PromotionRow(Base):
    """A code that takes something off."""

    __tablename__ = "promotions"
    code: Mapped[str] = mapped_column(String(40), primary_key=True)
    kind: Mapped[str] = mapped_column(String(20))
    value: Mapped[float] = mapped_column(default=0.0)
    min_total_minor: Mapped[int] = mapped_column(Integer, default=0)
    categories: Mapped[list[str]] = mapped_column(JSON, default=list)
    starts: Mapped[str] = mapped_column(String(40), default="")
    ends: Mapped[str] = mapped_column(String(40), default="")
    text: Mapped[str] = mapped_column(String(300), default="")


class TicketRow(Base):
    """A conversation that waits for the service team."""

    __tablename__ = "tickets"
    id: Mapped[str] = mapped_column(String(40), primary_key=True)
    session: Mapped[str] = mapped_column(String(80), index=True)
    customer: Mapped[str | None] = mapped_column(String(32), default=None)
    reason: Mapped[str] = mapped_column(String(500))
    summary: Mapped[str] = mapped_column(Text, default="")
    status: Mapped[str] = mapped_column(String(20), default="open")
    created: Mapped[str] = mapped_column(String(40))


class ProposalRow(Base):
    """A change that was shown and waits for a yes; `committed_key` marks it used."""

    __tablename__ = "proposals"
    id: Mapped[str] = mapped_column(String(40), primary_key=True)
    customer: Mapped[str] = mapped_column(String(32), index=True)
    digest: Mapped[str] = mapped_column(String(64))
    expires: Mapped[str] = mapped_column(String(40))
    committed_key: Mapped[str | None] = mapped_column(String(120), unique=True, default=None)
    result: Mapped[dict[str, Any] | None] = mapped_column(JSON, default=None)


class AuditRow(Base):
    """Who changed what and when; rows are only ever added."""

    __tablename__ = "audit"
    __table_args__ = (Index("audit_by_customer", "customer"),)
    id: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=True)
    time: Mapped[str] = mapped_column(String(40))
    customer: Mapped[str | None] = mapped_column(String(32))
    actor: Mapped[str] = mapped_column(String(80))
    action: Mapped[str] = mapped_column(String(40))
    subject: Mapped[str] = mapped_column(String(80))
    arguments: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    proposal: Mapped[str] = mapped_column(String(40), default="")
