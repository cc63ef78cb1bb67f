"""Reading and checking constraints."""

from __future__ import annotations

import pytest

from retrieval.constraints import FieldKind, as_text, check, parse
from retrieval.schema import Constraint, Retryable

FIELDS: dict[str, FieldKind] = {"price": "number", "color": "text", "waterproof": "bool", "features": "list"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("price<=80", Constraint("price", "<=", 80)),
        ("price < 49.90", Constraint("price", "<=", 49.9)),
        ("color in black,navy", Constraint("color", "in", ("black", "navy"))),
        ("Colour in [black, navy]", Constraint("color", "in", ("black", "navy"))),
        ("material not in leather", Constraint("material", "not in", ("leather",))),
        ("size = W32 L34", Constraint("size", "=", "W32 L34")),
        ("waterproof = true", Constraint("waterproof", "=", True)),
        ("brand != Nordlo", Constraint("brand", "!=", "Nordlo")),
    ],
)
def test_written_constraints_are_read(text: str, expected: Constraint) -> None:
    assert parse(text) == expected


def test_writing_and_reading_are_inverse() -> None:
    for text in ("price <= 80", "color in black,navy", "features not in hood"):
        assert as_text(parse(text)) == text


@pytest.mark.parametrize("text", ["", "price", "<= 80", "just words"])
def test_an_unreadable_constraint_says_how_to_write_one(text: str) -> None:
    with pytest.raises(Retryable, match="price<=80"):
        parse(text)


def test_an_unknown_field_is_answered_with_the_allowed_ones() -> None:
    with pytest.raises(Retryable, match=r"color.*features.*price.*waterproof.*did you mean 'waterproof'"):
        check(Constraint("waterprof", "=", True), FIELDS)


@pytest.mark.parametrize(
    ("constraint", "says"),
    [
        (Constraint("color", "<=", "black"), "takes =, !=, in, not in"),
        (Constraint("price", "<=", "cheap"), "holds numbers"),
        (Constraint("waterproof", "=", "perhaps"), "yes or no"),
        (Constraint("color", "in", ()), "no value"),
        (Constraint("price", "~", 3), "Unknown operator"),  # type: ignore[arg-type]  # what a model may send
    ],
)
def test_a_wrong_constraint_is_retryable_and_says_why(constraint: Constraint, says: str) -> None:
    with pytest.raises(Retryable, match=says):
        check(constraint, FIELDS)


def test_values_are_brought_to_the_fields_type() -> None:
    assert check(Constraint("price", "<=", "80 EUR"), FIELDS).value == 80.0
    assert check(Constraint("waterproof", "=", "yes"), FIELDS).value is True
    assert check(Constraint("color", "=", ("black", "red")), FIELDS).op == "in"
