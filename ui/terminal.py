"""The shop in a terminal: products as a table, the reply as it streams."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from rich.console import Console
from rich.prompt import Prompt
from rich.table import Table

from assistant.events import Event
from retrieval.schema import ShopError

if TYPE_CHECKING:
    from assistant.stocking import Found


class Talker(Protocol):
    """What a terminal chat needs of the assistant."""

    def stream(
        self, session_id: str, text: str, photo: bytes | None = None, confirm: bool | None = None
    ) -> Iterator[Event]: ...


def converse(assistant: Talker, console: Console | None = None, session_id: str = "terminal") -> None:
    """Read and answer until the shopper leaves (`quit`, Ctrl-D). `photo: FILE words` sends a picture."""
    console = console or Console()
    console.print(
        "Ask for something, or about an order. [dim]photo: FILE sends a picture; quit leaves.[/dim]"
    )
    while True:
        try:
            text = Prompt.ask("\n[bold]you[/bold]", console=console).strip()
        except (EOFError, KeyboardInterrupt):
            console.print()
            return
        if text.lower() in {"quit", "exit", ":q"}:
            return
        photo = None
        if text.lower().startswith("photo:"):
            name, _, text = text[6:].strip().partition(" ")
            try:
                photo = Path(name).expanduser().read_bytes()
            except OSError as err:
                console.print(f"[red]{err.strerror}: {name}[/red]")
                continue
        try:
            show(assistant.stream(session_id, text, photo=photo), console)
        except ShopError as err:
            console.print(str(err), style="red", markup=False)


def show(events: Iterator[Event], console: Console) -> None:
    """Print the events of one turn."""
    for event in events:
        data = event.data
        if event.kind == "cards":
            console.print(card_table(data["cards"]))
        elif event.kind == "constraints" and data.get("chips"):
            console.print("  ".join(f"({chip['text']})" for chip in data["chips"]), style="dim", markup=False)
        elif event.kind == "token":
            console.print(data["text"], end="", markup=False, highlight=False)
        elif event.kind == "notice":
            console.print(str(data["message"]), style="yellow", markup=False)
        elif event.kind == "confirm":
            console.print(f"\n{data['summary']}  (yes or no)", style="bold", markup=False)
        elif event.kind == "error":
            console.print(str(data["message"]), style="red", markup=False)
    console.print()


def card_table(cards: Sequence[Mapping[str, Any]]) -> Table:
    """Cards as a table."""
    table = Table(box=None, pad_edge=False)
    for name in ("#", "product", "price", "rating", "colour", "why"):
        table.add_column(name, justify="right" if name in {"#", "price", "rating"} else "left")
    for card in cards:
        stock = "" if card["in_stock"] else " (sold out)"
        rating = f"{card['rating']:.1f}" if card["rating"] is not None else "-"
        row = (
            str(card["position"]),
            f"{card['title']}{stock}",
            card["price_text"],
            rating,
            card["color"],
            card["reason"],
        )
        table.add_row(*(str(cell).replace("[", "\\[") for cell in row))
    return table


def print_found(found: Found) -> None:
    """Print what a plain search found: notes, what was relaxed, and a receipt per condition."""
    console = Console()
    if found.note:
        console.print(found.note, style="yellow", markup=False)
    if found.relaxed:
        left_out = ", ".join(found.relaxed)
        console.print(
            f"Nothing meets every condition; the nearest leave out: {left_out}", style="yellow", markup=False
        )
    if found.products:
        console.print(product_table(found))
    console.print(f"{found.total} in all", style="dim")


def product_table(found: Found) -> Table:
    """Products of a plain search as a table."""
    table = Table(box=None, pad_edge=False)
    conditions = any(found.receipts)
    for name in (
        "sku",
        "product",
        "category",
        "colour",
        "price",
        "rating",
        *(["conditions"] if conditions else []),
    ):
        table.add_column(name)
    for p, receipts in zip(found.products, found.receipts, strict=True):
        price = f"{p.price_minor / 100:.2f} {p.currency}"
        rating = f"{p.rating:.1f}" if p.rating is not None else "-"
        row = [p.sku, p.title, p.category, p.color, price, rating]
        if conditions:
            row.append(", ".join(receipts))
        table.add_row(*(cell.replace("[", "\\[") for cell in row))
    return table
