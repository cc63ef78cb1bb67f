"""Fill the service tables from a folder of JSON lines: customers, orders, promotions."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from assistant.service.database import Database
from assistant.service.models import (
    AddressRow,
    AuditRow,
    Base,
    CustomerRow,
    LineRow,
    MethodRow,
    OrderRow,
    PaymentRow,
    PromotionRow,
)
from assistant.service.records import ADDRESS_FIELDS
from retrieval.schema import Unavailable


def seed(database: Database, source: Path, *, replace: bool = False) -> dict[str, int]:
    """Load `customers.jsonl`, `orders.jsonl` and `promotions.jsonl`; a filled database stays as it is.

    Args:
        replace: Empty all tables of the domain first.

    Returns:
        How many customers, orders and promotions the database holds.

    Raises:
        Unavailable: a file is missing or a record in it is not of the agreed form.
    """
    with database.write() as db:
        if replace:
            for table in reversed(Base.metadata.sorted_tables):
                db.execute(delete(table))
        if not db.scalar(select(func.count()).select_from(CustomerRow)):
            for name, add in (
                ("customers", add_customer),
                ("orders", add_order),
                ("promotions", add_promotion),
            ):
                for number, record in _records(source / f"{name}.jsonl"):
                    try:
                        add(db, record)
                    except (KeyError, TypeError, AttributeError) as err:
                        raise Unavailable(
                            f"{name}.jsonl line {number} lacks or misuses {err}; build the store again."
                        ) from err
                db.flush()
            db.add(
                AuditRow(
                    time="", customer=None, actor="seed", action="seed", subject=source.name, arguments={}
                )
            )
        counted = func.count()
        tables = {"customers": CustomerRow, "orders": OrderRow, "promotions": PromotionRow}
        return {name: db.scalar(select(counted).select_from(table)) or 0 for name, table in tables.items()}


def add_customer(db: Session, record: dict[str, Any]) -> None:
    """Add one customer with address and payment methods."""
    address = {name: str((record.get("address") or {}).get(name) or "") for name in ADDRESS_FIELDS}
    db.add(
        CustomerRow(
            id=record["id"],
            first_name=record["first_name"],
            last_name=record["last_name"],
            email=record["email"].lower(),
            sizes=record.get("sizes") or {},
            tastes=record.get("tastes") or {},
            loyalty_points=record.get("loyalty_points") or 0,
            joined=record.get("joined") or "",
            address=AddressRow(**address),
            methods=[
                MethodRow(
                    id=m["id"],
                    kind=m["kind"],
                    label=m.get("label") or "",
                    last4=m.get("last4") or "",
                    balance_minor=m.get("balance_minor"),
                )
                for m in record.get("payment_methods", ())
            ],
        )
    )


def add_order(db: Session, record: dict[str, Any]) -> None:
    """Add one order with lines and payments."""
    shipping = record.get("shipping") or {}
    keys = ("line", "sku", "product", "title", "size", "color", "quantity", "price_minor")
    db.add(
        OrderRow(
            id=record["id"],
            customer=record["customer"],
            status=record["status"],
            placed=record["placed"],
            shipping_method=shipping.get("method") or "",
            shipping_fee_minor=shipping.get("fee_minor") or 0,
            address=shipping.get("address") or {},
            discount_minor=record.get("discount_minor") or 0,
            total_minor=record["total_minor"],
            tracking=record.get("tracking"),
            eta=record.get("eta"),
            lines=[LineRow(**{key: line.get(key) for key in keys}) for line in record["lines"]],
            payments=[
                PaymentRow(method=p["method"], amount_minor=p["amount_minor"], kind=p["kind"])
                for p in record.get("payments", ())
            ],
        )
    )


def add_promotion(db: Session, record: dict[str, Any]) -> None:
    """Add one promotion code."""
    db.add(
        PromotionRow(
            code=record["code"].upper(),
            kind=record["kind"],
            value=float(record.get("value") or 0),
            min_total_minor=record.get("min_total_minor") or 0,
            categories=list(record.get("categories") or ()),
            starts=record.get("starts") or "",
            ends=record.get("ends") or "",
            text=record.get("text") or "",
        )
    )


def _records(path: Path) -> Iterator[tuple[int, dict[str, Any]]]:
    try:
        with path.open(encoding="utf-8") as file:
            for number, line in enumerate(file, 1):
                if line.strip():
                    yield number, json.loads(line)
    except FileNotFoundError as err:
        raise Unavailable(
            f"No {path.name!r} in {str(path.parent)!r}; build the demo store or give the folder that has it."
        ) from err
    except ValueError as err:
        raise Unavailable(
            f"{path.name!r} has a line that is not JSON ({err}); build the store again."
        ) from err
