"""Types of tool arguments, bounded, and their way into constraints."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from assistant.tools.shop import Visit
from retrieval.constraints import check, values_of
from retrieval.schema import Constraint

Text = Annotated[str, Field(min_length=1, max_length=300)]
Question = Annotated[str, Field(min_length=1, max_length=500)]
Short = Annotated[str, Field(min_length=1, max_length=80)]
Value = Annotated[str, Field(min_length=1, max_length=120)] | float | int | bool


def _as_text(value: object) -> object:
    """Models write positions and sizes as numbers; both are text here."""
    if isinstance(value, bool):
        return value
    return f"{value:g}" if isinstance(value, float) else str(value) if isinstance(value, int) else value


def _one_item(value: object) -> object:
    return value[0] if isinstance(value, list) and len(value) == 1 else value


Item = Annotated[str, BeforeValidator(_as_text), Field(min_length=1, max_length=80)]
Size = Annotated[str, BeforeValidator(_as_text), Field(min_length=1, max_length=40)]
Postcode = Annotated[str, BeforeValidator(_as_text), Field(min_length=1, max_length=20)]
Limit = Annotated[int, Field(ge=1, le=24)]
Quantity = Annotated[int, Field(ge=1, le=99)]
AnyQuantity = Annotated[int, Field(ge=0, le=99)]
OneItem = Annotated[Item, BeforeValidator(_one_item)]


class Where(BaseModel):
    """One condition, such as {"field": "price", "op": "<=", "value": 80}."""

    model_config = ConfigDict(extra="forbid")

    field: Annotated[str, Field(min_length=1, max_length=40)]
    op: Literal["=", "!=", "in", "not in", "<=", ">="]
    value: Value | Annotated[list[Value], Field(min_length=1, max_length=20)]


class Change(BaseModel):
    """One order line and the size or colour it should have instead."""

    model_config = ConfigDict(extra="forbid")

    line: Item
    size: Size | None = None
    color: Short | None = None


class Address(BaseModel):
    """A postal address."""

    model_config = ConfigDict(extra="forbid")

    line1: Annotated[str, Field(min_length=1, max_length=120)]
    line2: Annotated[str, Field(max_length=120)] = ""
    city: Annotated[str, Field(min_length=1, max_length=80)]
    region: Annotated[str, Field(max_length=80)] = ""
    postcode: Postcode
    country: Annotated[str, Field(max_length=60)] = ""


AddressText = Annotated[str, Field(min_length=5, max_length=300)]
WhereList = Annotated[list[Where], Field(max_length=12)]
"""Conditions, each {"field", "op", "value"}."""


def constraints(visit: Visit, where: Sequence[Where]) -> tuple[Constraint, ...]:
    """Conditions in canonical form for this catalogue, each once.

    Raises:
        Retryable: a field, operator or value that the catalogue does not take.
    """
    fields = visit.shop.catalogue.fields()
    found = []
    for one in where:
        value = tuple(one.value) if isinstance(one.value, list) else one.value
        checked = check(Constraint(one.field, one.op, value), fields)
        found.append(_as_printed(checked) if fields[checked.field] in ("text", "list") else checked)
    return tuple(dict.fromkeys(found))


def _as_printed(one: Constraint) -> Constraint:
    """Text fields hold text: a size that a model wrote as the number 39 is "39"."""
    values = tuple(f"{v:g}" if isinstance(v, float) else str(v) for v in values_of(one))
    return Constraint(one.field, one.op, values if isinstance(one.value, tuple) else values[0])
