"""Writes the demo store's people: reviews, customers, orders, codes, behaviour and hidden tastes."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from demo.behaviour import Simulator, hidden_tastes
from demo.customers import customers
from demo.market import Market, Record
from demo.orders import orders
from demo.promotions import promotions
from demo.reviews import reviews as write_reviews
from retrieval.schema import Product

RULES = Path(__file__).parent / "policies" / "rules.json"

__all__ = ["reviews", "rules", "write"]


def rules() -> dict[str, Any]:
    """Return the shop's rule table."""
    table: dict[str, Any] = json.loads(RULES.read_text(encoding="utf-8"))
    return table


def reviews(products: Sequence[Product | Record], seed: int) -> list[Record]:
    """Return the store's reviews; they depend on the products' facts and the seed, not on ratings."""
    return write_reviews(_records(products), seed)


def _records(products: Sequence[Product | Record]) -> list[Record]:
    return [dataclasses.asdict(p) if isinstance(p, Product) else p for p in products]


def write(
    out_dir: Path,
    products: Sequence[Product | Record],
    seed: int,
    written: Sequence[Mapping[str, Any]] | None = None,
) -> dict[str, int]:
    """Write every file about people below `out_dir`; the same products and seed give the same bytes.

    Args:
        out_dir: The source folder; made when missing.
        products: The store's products, as records or as in `products.jsonl`.
        seed: Any integer.
        written: What `reviews` returned for them, to save writing the reviews twice.

    Returns:
        Lines written per file.
    """
    out_dir = Path(out_dir)
    out_dir.mkdir(parents=True, exist_ok=True)
    records = _records(products)
    market = Market(records, seed)
    everybody = customers(records, seed)
    placed = orders(market, everybody, rules(), seed)
    simulator = Simulator(market, everybody, seed)
    events = simulator.play(placed)
    files: dict[str, Iterable[Mapping[str, Any]]] = {
        "reviews.jsonl": write_reviews(records, seed) if written is None else written,
        "customers.jsonl": everybody,
        "orders.jsonl": placed,
        "promotions.jsonl": promotions(),
        "events.jsonl": events,
        "tastes.jsonl": hidden_tastes(simulator.people),
    }
    return {name: _write_lines(out_dir / name, rows) for name, rows in files.items()}


def _write_lines(path: Path, rows: Iterable[Mapping[str, Any]]) -> int:
    lines = [json.dumps(row, ensure_ascii=False, separators=(",", ":")) for row in rows]
    path.write_text("".join(line + "\n" for line in lines), encoding="utf-8")
    return len(lines)
