"""Rendering: what is shown, and that nothing of it can be markup."""

from __future__ import annotations

from dataclasses import asdict, replace
from html.parser import HTMLParser

import pytest

from assistant.events import Card, CartLine, CartView, ReceiptView
from ui import cards, panels

EVIL = "\"><img src=x onerror=alert(1)><script>alert(1)</script>' onmouseover='x"


def card(**changes: object) -> Card:
    base = Card(
        position=2,
        sku="D1",
        title="Wrap dress",
        brand="Tern",
        category="dresses",
        price=59.0,
        price_text="€59.00",
        list_price_text="",
        color="blue",
        colors=("blue",),
        size="",
        sizes=("S", "M"),
        material="linen",
        audience="women",
        rating=4.5,
        rating_count=12,
        in_stock=True,
        image="/media/D1.webp",
        reason="Linen.",
        receipt=(
            ReceiptView("under €80", "met"),
            ReceiptView("has pockets", "unknown"),
            ReceiptView("red", "not met"),
        ),
    )
    return replace(base, **changes)  # type: ignore[arg-type]


class Tags(HTMLParser):
    """Collects what a browser would build."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += attrs


def test_card_shows_price_rating_reason_and_receipt() -> None:
    html = cards.product(card(list_price_text="€79.00"))
    for words in ("€59.00", "€79.00", "Rated 4.5 of 5 in 12 reviews", "Linen.", "Why this fits", "1 of 3"):
        assert words in html
    assert [mark in html for mark in "✓✗?"] == [True, True, True]


def test_size_is_asked_only_when_there_is_a_choice() -> None:
    assert 'data-pick="size"' in cards.product(card())
    assert "data-pick" not in cards.product(card(sizes=("M",)))


def test_size_asked_for_is_chosen_already() -> None:
    assert '<option value="M" selected>' in cards.product(card(size="M"))


def test_sold_out_cannot_be_added() -> None:
    assert 'data-do="add" disabled' in cards.product(card(in_stock=False))


@pytest.mark.parametrize(
    "field", ["title", "brand", "reason", "price_text", "list_price_text", "sku", "group", "image"]
)
def test_hostile_product_text_stays_text(field: str) -> None:
    tags = Tags(cards.shelves([card(**{field: EVIL})]))
    assert "script" not in tags.tags
    assert not [name for name, _ in tags.attributes if name.startswith("on")]


@pytest.mark.parametrize(
    "image", ["http://evil.test/x.png", "//evil.test/x", "/media/../secret", "data:image/png;base64,"]
)
def test_picture_from_elsewhere_is_not_shown(image: str) -> None:
    assert "img" not in Tags(cards.product(card(image=image))).tags


def test_one_shelf_for_each_wish() -> None:
    html = cards.shelves([card(group="white shirt"), card(position=3, group="brown shoes")])
    assert html.count("<section") == 2
    assert "Brown shoes" in html


def test_card_survives_json() -> None:
    assert cards.card_of({**asdict(card()), "later_field": 1}) == card()


def test_cart_shows_lines_discount_and_total() -> None:
    line = CartLine(1, "D1", EVIL, "M", "blue", 2, "€118.00", "/media/D1.webp")
    html = cards.cart(CartView((line,), 2, "−€10.00", "SPRING", "€108.00"))
    assert "script" not in Tags(html).tags
    for words in ("€118.00", "−€10.00", "SPRING", "€108.00", 'data-to="1"', 'data-to="3"', "/checkout"):
        assert words in html


def test_empty_cart_says_so() -> None:
    assert "empty" in cards.cart(CartView())


def test_reply_keeps_paragraphs_bold_and_lists() -> None:
    html = panels.prose("One **two**\n\n- a\n- b\n\nlast")
    assert html == "<p>One <strong>two</strong></p><ul><li>a</li><li>b</li></ul><p>last</p>"


@pytest.mark.parametrize(
    "reply",
    [
        EVIL,
        "![x](http://evil.test/?q=secret)",
        "[a](javascript:alert(1))",
        "[a](//evil.test)",
        "[a](http://evil.test)",
    ],
)
def test_reply_carries_no_markup_links_or_pictures_from_outside(reply: str) -> None:
    tags = Tags(panels.prose(reply))
    assert set(tags.tags) <= {"p", "strong", "ul", "li", "br"}
    assert tags.attributes == []


def test_reply_may_link_to_our_own_pages() -> None:
    assert panels.prose("[checkout](/checkout)") == '<p><a href="/checkout">checkout</a></p>'


def test_chip_says_what_it_removes_and_that_it_is_remembered() -> None:
    html = panels.chips([{"id": "c1", "text": "never <b>leather", "standing": True}])
    assert "Remove never &lt;b&gt;leather, remembered" in html


@pytest.mark.parametrize(
    "html",
    [
        panels.confirm(EVIL),
        panels.notice(EVIL),
        panels.error(EVIL, EVIL),
        panels.asked(EVIL, EVIL),
        panels.welcome([EVIL], EVIL),
        panels.people([{"id": EVIL, "first_name": EVIL, "last_name": "", "note": EVIL}]),
        panels.greeting({"first_name": EVIL}),
        panels.chips([{"id": EVIL, "text": EVIL}]),
    ],
)
def test_no_panel_lets_markup_through(html: str) -> None:
    tags = Tags(html)
    assert "script" not in tags.tags
    assert not [name for name, _ in tags.attributes if name.startswith("on")]
