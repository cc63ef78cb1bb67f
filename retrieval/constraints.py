"""Reads and checks constraints; says what a caller may ask for. Evaluating them is `retrieval.columns`'
work."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Literal

from rapidfuzz import process

from retrieval.matching import number_in, truth_of
from retrieval.schema import OPS, Constraint, Op, Retryable, Scalar
from retrieval.vocabulary import FIELD_WORDS, plain

FieldKind = Literal["text", "number", "bool", "list"]
_FORM = re.compile(r"^\s*([\w ]+?)\s*(not\s+in\b|in\b|!=|<=|>=|=<|=>|==|=|<|>|≤|≥|:)\s*(.+?)\s*$", re.I)
_SIGNS = {"==": "=", ":": "=", "=<": "<=", "=>": ">=", "<": "<=", ">": ">=", "≤": "<=", "≥": ">="}
_TEXT_OPS = ("=", "!=", "in", "not in")
_BOOL_OPS = ("=", "!=")


def parse(text: str) -> Constraint:
    """Read one written constraint: `price<=80`, `color in black,navy`, `material not in leather`.

    Raises:
        Retryable: it has no field, operator and value.
    """
    found = _FORM.match(text)
    if not found:
        raise Retryable(
            f"Cannot read the constraint {text!r}; write a field, one of {', '.join(OPS)} and a value, "
            "such as 'price<=80' or 'color in black,navy'."
        )
    sign = " ".join(found.group(2).lower().split())
    op: Op = _SIGNS.get(sign, sign)  # type: ignore[assignment]  # the pattern admits nothing else
    raw = found.group(3).strip().strip("[]()").strip()
    if op in ("in", "not in"):
        return Constraint(
            field_name(found.group(1)), op, tuple(_scalar(p) for p in raw.split(",") if p.strip())
        )
    return Constraint(field_name(found.group(1)), op, _scalar(raw))


def field_name(text: str) -> str:
    """A field as the catalogue names it: `Colour` -> `color`."""
    name = plain(text).replace(" ", "_")
    return FIELD_WORDS.get(name, name)


def values_of(constraint: Constraint) -> tuple[Scalar, ...]:
    """The constraint's values, one or many."""
    return constraint.value if isinstance(constraint.value, tuple) else (constraint.value,)


def is_exclusion(constraint: Constraint) -> bool:
    """True for `!=` and `not in`: what it names is unwanted."""
    return constraint.op in ("!=", "not in")


def as_text(constraint: Constraint) -> str:
    """Write a constraint the way `parse` reads it."""
    value = ",".join(f"{v:g}" if isinstance(v, float) else str(v) for v in values_of(constraint))
    return f"{constraint.field} {constraint.op} {value}"


def check(constraint: Constraint, fields: Mapping[str, FieldKind]) -> Constraint:
    """Return the constraint in canonical form, for a catalogue with these `fields`.

    Raises:
        Retryable: unknown field, an operator the field does not take, or a value of the wrong kind.
    """
    name = field_name(str(constraint.field))
    if name not in fields:
        near = [hit[0] for hit in process.extract(name, list(fields), limit=3, score_cutoff=70)]
        hint = f"; did you mean {' or '.join(map(repr, near))}?" if near else "."
        shown = sorted(fields)[:40]
        raise Retryable(f"Unknown field {constraint.field!r} in `where`; allowed: {', '.join(shown)}{hint}")
    kind = fields[name]
    if constraint.op not in OPS:
        raise Retryable(f"Unknown operator {constraint.op!r} for {name!r}; allowed: {', '.join(OPS)}.")
    values = values_of(constraint)
    op = constraint.op
    if len(values) > 1 and op in ("=", "!="):
        op = "in" if op == "=" else "not in"
    if not values or any(isinstance(v, str) and not v.strip() for v in values):
        raise Retryable(f"The constraint on {name!r} has no value; give one, or leave the constraint out.")
    if kind == "number":
        return _number(name, op, values)
    if kind == "bool":
        return _bool(name, op, values)
    if op not in _TEXT_OPS:
        raise Retryable(f"{name!r} holds text and takes {', '.join(_TEXT_OPS)}, not {op!r}.")
    return Constraint(name, op, values if op in ("in", "not in") else values[0])


def _number(name: str, op: Op, values: tuple[Scalar, ...]) -> Constraint:
    numbers = [number_in(value) for value in values]
    known = tuple(n for n in numbers if n is not None)
    if len(known) < len(values):
        raise Retryable(f"{name!r} holds numbers; got {values!r}. Give a number such as 40.")
    if op in ("in", "not in"):
        return Constraint(name, op, known)
    return Constraint(name, op, known[0])


def _bool(name: str, op: Op, values: tuple[Scalar, ...]) -> Constraint:
    truths = [truth_of(value) for value in values]
    if None in truths:
        raise Retryable(f"{name!r} is yes or no; got {values!r}. Give true or false.")
    if op in ("in", "not in") and len(values) == 1:
        op = "=" if op == "in" else "!="
    if op not in _BOOL_OPS:
        raise Retryable(f"{name!r} is yes or no and takes = or !=, not {op!r}.")
    return Constraint(name, op, bool(truths[0]))


def _scalar(text: str) -> Scalar:
    text = text.strip().strip("\"'")
    if text.lower() in ("true", "false"):
        return text.lower() == "true"
    if re.fullmatch(r"-?\d+", text):
        return int(text)
    return float(text) if re.fullmatch(r"-?\d+\.\d+", text) else text
