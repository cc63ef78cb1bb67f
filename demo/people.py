"""Writes the demo store's people: reviews, customers, orders, promotion codes, behaviour and hidden tastes."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from demo.behaviour import Simulator, hidden_tastes
from demo.customers import customers
from demo.market import Market, Record
from demo.orders import orders
from demo.promotions import promotions
from demo.reviews import reviews

RULES = Path(__file__).parent / "policies" / "rules.json"

__all__ = ["reviews", "rules", "write"]


def rules() -> dict[str, Any]:
    """Return the shop's rule table."""
    table: dict[str, Any] = json.loads(RULES.read_text(encoding="utf-8"))
    return table


def write(out_dir: Path, products: Sequence[Record], seed: int) -> dict[str, int]:
    """Write every file about people below `out_dir`; the same products and seed give the same bytes.

    Args:
        out_dir: The source folder; made when missing.
        products: The store's products, as in `products.jsonl`.
        seed: Any integer.

    Returns:
        Lines written per file.
    """
    out_dir = Path(out_dir)
    out_dir.mkdir(parents=True, exist_ok=True)
    market = Market(products, seed)
    everybody = customers(products, seed)
    placed = orders(market, everybody, rules(), seed)
    simulator = Simulator(market, everybody, seed)
    events = simulator.play(placed)
    files: dict[str, Iterable[Mapping[str, Any]]] = {
        "reviews.jsonl": reviews(products, seed),
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
