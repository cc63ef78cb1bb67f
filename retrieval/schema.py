"""Records and errors that every layer shares; knows no store, no model and no person.

The error tree (style: what was given, what is allowed, what to do next)::

    ShopError
    ├── Retryable            the caller (often the LLM) can mend the call
    │   └── UnknownProduct   no such sku or position
    ├── Refused              a rule forbids it; the shopper is told why
    └── Unavailable          a part is missing, damaged or down
        ├── MissingIndex     no index, or a damaged one
        └── MissingPackage   an optional library is not installed
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

Op = Literal["=", "!=", "in", "not in", "<=", ">="]
OPS: tuple[Op, ...] = ("=", "!=", "in", "not in", "<=", ">=")
Sort = Literal["relevance", "price_asc", "price_desc", "rating", "newest"]
SORTS: tuple[Sort, ...] = ("relevance", "price_asc", "price_desc", "rating", "newest")
Scalar = str | float | int | bool
AttributeValue = Scalar | tuple[str, ...]
Verdict = Literal["met", "not met", "unknown"]


class ShopError(Exception):
    """Anything Aisle reports on purpose; `str(error)` may be shown to a person."""

    code = "error"


class Retryable(ShopError):
    """The call can be mended: the message says which argument, and to what."""

    code = "retryable"


class UnknownProduct(Retryable):
    """No product has this sku or stands at this position."""

    code = "unknown_product"


class Refused(ShopError):
    """A rule forbids it; the shopper is told so. `code` names the rule."""

    def __init__(self, message: str, code: str = "refused") -> None:
        super().__init__(message)
        self.code = code


class Unavailable(ShopError):
    """A part this needs is missing, damaged or not answering."""

    code = "unavailable"


class MissingIndex(Unavailable):
    """The store has no index, or one that cannot be read."""

    code = "missing_index"


class MissingPackage(Unavailable):
    """An optional library is not installed; the message has the `pip install` line."""

    code = "missing_package"


@dataclass(frozen=True, slots=True)
class Variant:
    """One buyable version of a product."""

    sku: str
    """Unique in the catalogue, also across products."""
    price_minor: int
    """Price in minor units of the product's currency."""
    stock: int
    """Units on hand, >= 0."""
    size: str | None = None
    color: str | None = None


@dataclass(frozen=True, slots=True)
class Product:
    """One product as a feed gives it, validated."""

    sku: str
    title: str
    category: str
    """Leaf category, plural and lower case: `running shoes`."""
    price_minor: int
    """Lowest variant price, minor units."""
    currency: str = "EUR"
    department: str = ""
    brand: str = ""
    audience: str = ""
    """`women`, `men`, `kids`, `unisex`, or empty when it does not apply."""
    color: str = ""
    material: str = ""
    description: str = ""
    list_price_minor: int | None = None
    """Price before a reduction, minor units; None when not reduced."""
    rating: float | None = None
    """Mean of reviews, 1 to 5."""
    rating_count: int = 0
    created: str = ""
    """ISO date it entered the catalogue."""
    url: str = ""
    images: tuple[str, ...] = ()
    """Paths (absolute, or relative to the feed file)."""
    attributes: Mapping[str, AttributeValue] = field(default_factory=dict)
    """Typed extras: text, number (unit in the name, `capacity_l`), bool, or several texts."""
    variants: tuple[Variant, ...] = ()


@dataclass(frozen=True, slots=True)
class Constraint:
    """One condition: `Constraint("material", "not in", ("leather",))`."""

    field: str
    op: Op
    value: Scalar | tuple[Scalar, ...]
    """A tuple for `in` and `not in`; money in major units, as people say it."""


@dataclass(frozen=True, slots=True)
class Receipt:
    """How one shown product stands to one constraint."""

    constraint: Constraint
    verdict: Verdict
    actual: str = ""
    """What the record says, as text: `cotton`."""


@dataclass(frozen=True, slots=True)
class SearchRequest:
    """What to find. `query` is the wish without its constraints; may be empty."""

    query: str = ""
    where: tuple[Constraint, ...] = ()
    prefer: tuple[Constraint, ...] = ()
    sort: Sort = "relevance"
    limit: int = 6
    like_sku: str | None = None
    """Find products like this one (text and picture); it is left out itself."""
    photo: bytes | None = None
    """An encoded picture (JPEG, PNG, WebP) as the query."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A product that survived the constraints, with its scores per source (absent = not found by it)."""

    sku: str
    score: float
    """Fused score; only its order means something."""
    parts: Mapping[str, float] = field(default_factory=dict)
    """`lexical`, `dense`, `visual`: each in [0, 1] within this search."""


@dataclass(frozen=True, slots=True)
class SearchResult:
    """Candidates best first, after every constraint."""

    candidates: tuple[Candidate, ...]
    total: int
    """How many products meet all constraints and are relevant, before the cut."""
    relaxed: tuple[Constraint, ...] = ()
    """Constraints that were dropped because nothing met them all; empty when all hold."""
    note: str = ""
    """What the shopper should know: `read the photo's centre`, `no lexical match`."""
