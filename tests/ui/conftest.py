"""A small assistant that behaves like the real one on the outside, and a site around it."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Iterator, Sequence
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

import pytest
from PIL import Image, ImageDraw

from assistant.events import Card, CartLine, CartView, Chip, Event, ReceiptView
from retrieval.schema import Refused, Retryable, UnknownProduct
from ui.site import Site

BLUE, MOST = "blue", ("S", "M", "L")
GOODS = [
    ("D100", "Rib linen wrap dress", "Fjordvale", 59.0, "€79.00", BLUE, ("XS", "S", "M", "L"), 4.6, 118),
    ("D101", "Poplin shirt dress with belt", "Osmo & Daughters", 48.5, "", "white", MOST, 4.1, 52),
    ("D102", "Pleated midi dress", "Tern", 72.0, "", "green", ("M",), 3.8, 9),
    ("D103", "Cotton jersey day dress, long, pockets", "Fjordvale", 35.0, "€42.00", "navy", MOST, 4.4, 231),
    ("D104", "Smocked summer dress", "Kite Street", 39.9, "", "yellow", (*MOST, "XL"), None, 0),
    ("D105", "Denim pinafore", "Hollin", 64.0, "", BLUE, MOST, 4.0, 17),
]
EVIL = '<img src=x onerror="window.hacked=1"><script>window.hacked=1</script>{{value}}${1}'


def card(position: int, title: str = "") -> Card:
    """Make the card at a position from the fixed goods."""
    sku, name, brand, price, before, color, sizes, rating, count = GOODS[position - 1]
    receipt = (
        ReceiptView("under €80", "met"),
        ReceiptView("made of linen or cotton", "met" if position != 3 else "unknown"),
        ReceiptView("in size M", "met" if position != 6 else "not met"),
    )
    return Card(
        position=position,
        sku=sku,
        title=title or name,
        brand=brand,
        category="dresses",
        price=price,
        price_text=f"€{price:.2f}",
        list_price_text=before,
        color=color,
        colors=(color, "black") if position == 1 else (color,),
        size="M" if position == 2 else "",
        sizes=sizes,
        material="linen",
        audience="women",
        rating=rating,
        rating_count=count,
        in_stock=position != 3,
        image=f"/media/{sku}.webp",
        reason="Linen, and often bought with the sandals you looked at.",
        receipt=receipt,
    )


class FakeAssistant:
    """Answers by key words; holds everything per session, as the real one does."""

    def __init__(self, pause_s: float = 0.0) -> None:
        self.pause_s = pause_s
        self.carts: dict[str, list[CartLine]] = {}
        self.people: dict[str, str] = {}
        self.notes: list[tuple[str, str, str]] = []
        self.seen: list[tuple[str, str, bytes | None, bool | None]] = []
        self.chips: dict[str, list[Chip]] = {}

    def stream(
        self, session_id: str, text: str, photo: bytes | None = None, confirm: bool | None = None
    ) -> Iterator[Event]:
        self.seen.append((session_id, text, photo, confirm))
        yield Event("status", {"stage": "reading"})
        time.sleep(self.pause_s * 4)
        if "break" in text:
            raise RuntimeError("secret detail of the machine room")
        if confirm is not None:
            yield from self._say(
                "Done. **Order W2378156** is cancelled." if confirm else "Fine, I left it as it is."
            )
        elif "cancel" in text:
            yield from self._say("I can do that for you.")
            effect = (
                "Cancel order **W2378156** (2 items).\n\nThe refund of €94.00 goes to Visa ending in 4411."
            )
            yield Event("token", {"text": effect})
            yield Event("confirm", {"id": "w1", "name": "cancel_order", "arguments": {}, "summary": effect})
        elif "planner" in text:
            yield Event(
                "notice", {"message": "Our assistant is taking a break, so a simpler one is answering."}
            )
            yield from self._say("We have 64 dresses under €80.")
        elif "evil" in text:
            yield Event(
                "cards",
                {"cards": [asdict(replace(card(1, EVIL), reason=EVIL, image="http://evil.test/x.png"))]},
            )
            yield from self._say(
                EVIL + " ![x](http://evil.test/x.png) [go](javascript:alert(1)) [out](//evil.test)"
            )
        elif "long" in text:
            for _ in range(2000):
                time.sleep(0.01)
                yield Event("token", {"text": "word "})
        else:
            yield from self._products(session_id, photo)
        yield Event("done", {})

    def _products(self, session_id: str, photo: bytes | None) -> Iterator[Event]:
        self.chips[session_id] = [
            Chip("c1", "dresses"),
            Chip("c2", "under €80"),
            Chip("c3", "linen or cotton"),
            Chip("p1", "never leather", True),
        ]
        yield Event(
            "calls", {"calls": [{"name": "search_products", "arguments": {"query": "dress"}, "result": "ok"}]}
        )
        time.sleep(self.pause_s * 4)
        yield Event("cards", {"cards": [asdict(card(n)) for n in range(1, 7)]})
        yield self._chips(session_id)
        start = "Close to your photo: the" if photo else "The"
        yield from self._say(
            f"{start} **Rib linen wrap dress** is the lightest of these and is reduced to €59.00. If you "
            "want pockets, "
            "look at number 4.\n\n- 1 and 4 come in your size\n- 3 is sold out at the moment\n\n"
            "Shall I narrow it down by colour?"
        )

    def _say(self, words: str) -> Iterator[Event]:
        for word in words.split(" "):
            time.sleep(self.pause_s)
            yield Event("token", {"text": word + " "})

    def _chips(self, session_id: str) -> Event:
        return Event("constraints", {"chips": [asdict(chip) for chip in self.chips.get(session_id, [])]})

    def cart(self, session_id: str) -> CartView:
        lines = tuple(self.carts.get(session_id, ()))
        prices = {goods[0]: goods[3] for goods in GOODS}
        total = sum(prices[line.sku.partition("-")[0]] * line.quantity for line in lines)
        return CartView(lines, sum(line.quantity for line in lines), "", "", f"€{total:.2f}")

    def strike(self, session_id: str, chip_id: str) -> Iterator[Event]:
        self.chips[session_id] = [chip for chip in self.chips.get(session_id, []) if chip.id != chip_id]
        yield Event("cards", {"cards": [asdict(card(n)) for n in (1, 2)]})
        yield self._chips(session_id)
        yield Event("done", {})

    def add_to_cart(self, session_id: str, sku: str, size: str | None, color: str | None) -> CartView:
        known = {goods[0]: goods for goods in GOODS}
        if sku not in known:
            raise UnknownProduct(f"No product {sku!r} here; search again.")
        goods = known[sku]
        if len(goods[6]) > 1 and size not in goods[6]:
            raise Retryable(f"Which size? There are {', '.join(goods[6])}.")
        lines = self.carts.setdefault(session_id, [])
        variant, paint = size or goods[6][0], color or goods[5]
        for n, line in enumerate(lines):
            if (line.sku, line.size, line.color) == (sku, variant, paint):
                lines[n] = replace(line, quantity=line.quantity + 1)
                return self.cart(session_id)
        lines.append(
            CartLine(
                len(lines) + 1, sku, goods[1], variant, paint, 1, f"€{goods[3]:.2f}", f"/media/{sku}.webp"
            )
        )
        return self.cart(session_id)

    def update_cart(self, session_id: str, line: int, quantity: int) -> CartView:
        lines = self.carts.get(session_id, [])
        if not any(row.line == line for row in lines):
            raise Retryable(f"There is no line {line} in the cart.")
        changed = [replace(row, quantity=quantity) if row.line == line else row for row in lines]
        self.carts[session_id] = [row for row in changed if row.quantity > 0]
        return self.cart(session_id)

    def feedback(self, session_id: str, sku: str, kind: str) -> None:
        self.notes.append((session_id, sku, kind))

    def sign_in(self, session_id: str, customer_id: str) -> dict[str, Any]:
        person = next((p for p in self.customers(9) if p["id"] == customer_id), None)
        if person is None:
            raise Refused("We could not sign you in.")
        self.people[session_id] = customer_id
        return person

    def sign_out(self, session_id: str) -> None:
        self.people.pop(session_id, None)

    def picture(self, sku: str) -> bytes | None:
        return b"\xff\xd8\xff\xe0 a photo" if sku == "F7" else None

    def customers(self, limit: int) -> Sequence[dict[str, Any]]:
        names = [
            ("Marta", "Lindqvist"),
            ("Joris", "de Wit"),
            ("Amina", "Haddad"),
            ("Tom", "Okafor"),
            ("Ines", "Moreau"),
        ]
        notes = [
            "3 orders, one on its way",
            "a return in progress",
            "never leather",
            "pays by gift card",
            "new here",
        ]
        people = zip(names, notes, strict=True)
        return [
            {
                "id": f"c000{n}",
                "first_name": first,
                "last_name": last,
                "note": note,
                "email": f"{first}@example.org",
            }
            for n, ((first, last), note) in enumerate(people, 1)
        ][:limit]

    def examples(self) -> Sequence[str]:
        return [
            "A linen dress for a summer wedding, under 80",
            "Waterproof hiking boots in 43, anything but leather",
            "Where is my order?",
            "A birthday present for a six-year-old",
            "Can I return shoes I have worn outside?",
            "White sneakers, size 39, well reviewed",
        ]


def draw_goods(folder: Path) -> Path:
    """Draw a plain picture for each of the goods."""
    folder.mkdir(parents=True, exist_ok=True)
    paint = {
        "blue": "#7f9cc0",
        "white": "#e9e6df",
        "green": "#7fa387",
        "navy": "#34435e",
        "yellow": "#e2c463",
    }
    for goods in GOODS:
        picture = Image.new("RGB", (512, 512), "#eeece5")
        ImageDraw.Draw(picture).polygon(
            [(210, 90), (302, 90), (370, 430), (142, 430)], fill=paint[str(goods[5])]
        )
        picture.save(folder / f"{goods[0]}.webp")
    return folder


class Running:
    """A site on a free port of this machine."""

    def __init__(self, assistant: FakeAssistant, site: Site) -> None:
        import uvicorn

        from ui.server import build_app

        self.assistant = assistant
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        config = uvicorn.Config(
            build_app(assistant, site),
            host="127.0.0.1",
            port=self.port,
            log_level="error",
            timeout_graceful_shutdown=1,
        )
        self._server = uvicorn.Server(config)
        self._thread = threading.Thread(target=self._server.run, daemon=True)
        self._thread.start()
        while not self._server.started:
            time.sleep(0.02)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def close(self) -> None:
        self._server.should_exit = True
        self._thread.join(5)


@pytest.fixture(scope="session")
def shop(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    media = draw_goods(tmp_path_factory.mktemp("media"))
    running = Running(FakeAssistant(), Site(media=media, max_turns_per_minute=1000))
    yield running
    running.close()
