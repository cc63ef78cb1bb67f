"""What an `item` argument means: a position on the screen, a sku, or words for one shown product."""

from __future__ import annotations

import re
from dataclasses import asdict

from assistant.memory.session import ScreenItem, ShopSession
from assistant.screen import pointed_at
from assistant.tools.shop import Visit
from retrieval.schema import Product, UnknownProduct

_WORDS = {
    "first": 1, "1st": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4, "4th": 4,
    "fifth": 5, "5th": 5, "sixth": 6, "6th": 6,
}  # fmt: skip
_IT = {"it", "this", "that", "this one", "that one"}


def product_of(visit: Visit, item: str) -> Product:
    """The product an `item` stands for.

    Raises:
        UnknownProduct: nothing on screen and nothing in the catalogue fits; names what is on screen.
    """
    shown = screen_item(visit.session, item)
    if shown is not None:
        return visit.shop.catalogue.product(shown.sku)
    text = item.strip()
    if not text.startswith("?") and not re.fullmatch(r"#?\d{1,2}", text):
        try:
            return visit.shop.catalogue.product(text)
        except UnknownProduct:
            upper = text.upper()
            if upper != text:
                try:
                    return visit.shop.catalogue.product(upper)
                except UnknownProduct:
                    pass
    what = f"product number {text.lstrip('#')}" if re.fullmatch(r"#?\d{1,2}", text) else f"product {item!r}"
    raise UnknownProduct(f"No {what}. {on_screen(visit.session)}")


def on_screen(session: ShopSession) -> str:
    """What is on screen, for a message that asks for a better `item`."""
    if not session.screen:
        return "Nothing is on screen yet: search first, then name a position."
    listed = "; ".join(f"{item.position} {item.title}" for item in session.screen)
    return f"On screen are: {listed}. Give one of these positions, or a sku."


def screen_item(session: ShopSession, item: str) -> ScreenItem | None:
    """The shown product that an `item` points at, if it points at one."""
    text = (
        item.strip()
        .lower()
        .lstrip("#")
        .removeprefix("number ")
        .removeprefix("the ")
        .removesuffix(" one")
        .strip()
    )
    position = int(text) if text.isdigit() and len(text) < 4 else _WORDS.get(text)
    if position is not None:
        return next((one for one in session.screen if one.position == position), None)
    if text in _IT or text.strip() in ("it", "this", "that"):
        focus = session.at(session.focus) if session.focus else None
        return focus or (session.screen[0] if len(session.screen) == 1 else None)
    if text.startswith("?") and session.screen:
        row = pointed_at(text, [asdict(one) for one in session.screen])
        return session.at(str(row["sku"])) if row is not None else None
    return next((one for one in session.screen if one.sku.lower() == text), None)
