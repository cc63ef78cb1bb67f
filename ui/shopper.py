"""The shopper's page: one Gradio Blocks application whose look and behaviour are our own.

The frame of the page is a static file. What happens goes over two hidden Gradio components: the frame's
script triggers an event (`ask` for a turn, `act` for a click), a handler here runs it and sends back
*changes*: pairs of a name and an already escaped piece of HTML. The browser keeps no history that anyone
believes: who is asking comes from the signed cookie, what was said lives in the session.
"""

from __future__ import annotations

import functools
import secrets
import time
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from assistant.events import CartView, Event
from retrieval.schema import Refused, ShopError
from ui import cards, panels, turns
from ui.sessions import COOKIE, Session, SessionStore, Signer
from ui.site import ShopAssistant, Site

if TYPE_CHECKING:
    import gradio as gr

STATIC = Path(__file__).parent / "static"
FLUSH_S = 0.04
"""Shortest time between two updates of the streaming prose; the eye sees no difference, the queue does."""
ON_LOAD = "window.aisleStart(element, {ask: d => trigger('ask', d), act: d => trigger('act', d)});"
WATCH = "window.aisleWatch(props, f => watch('value', f));"

STAGES = {"reading": "Reading your message", "searching": "Looking through the shop", "writing": "Writing"}

Changes = list[list[Any]]


class Page:
    """What the page does, apart from Gradio: words and clicks in, changes out."""

    def __init__(self, assistant: ShopAssistant, store: SessionStore, signer: Signer, site: Site) -> None:
        self._assistant = assistant
        self._store = store
        self._signer = signer
        self._site = site

    def session(self, token: str | None) -> Session:
        """Return the session of a cookie.

        Raises:
            Refused: there is no valid cookie.
        """
        name = self._signer.session_id(token)
        if name is None:
            raise Refused("Your visit has expired. Please reload the page to go on.", code="no_session")
        return self._store.of(name)

    def open(self, token: str | None) -> Changes:
        """Fill a page that was just loaded: what was said, cart, chips, who is signed in."""
        try:
            session = self.session(token)
        except Refused as err:
            return [["log", panels.error(str(err))]]
        said = list(session.said)
        log = "".join(
            panels.turn(turn.user, turn.photo, turn.events, last=turn is said[-1]) for turn in said
        ) or panels.welcome(self._assistant.examples(), self._site.name)
        people = self._assistant.customers(12) if self._site.demo_sign_in else ()
        return [
            ["log", log],
            ["people", panels.people(people)],
            *cart_changes(self._assistant.cart(session.id)),
            *self._who(session),
        ]

    def ask(self, token: str | None, data: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
        """Run one turn; each value holds all changes so far, so that a lost update loses nothing."""
        changes: Changes = []
        prose = ""
        sent = 0.0
        name = str(data.get("turn", ""))[:40]
        try:
            session = self.session(token)
            ask = turns.check(ask_of(data), session, self._site)
            for event in turns.run(self._assistant, session, ask):
                if event.kind == "token":
                    prose += str(event.data.get("text", ""))
                    if time.monotonic() - sent < FLUSH_S:
                        continue
                else:
                    changes += changes_of(event, prose)
                    prose = "" if event.kind in ("done", "cards", "confirm", "error") else prose
                sent = time.monotonic()
                yield {"turn": name, "changes": list(changes), "prose": prose}
        except ShopError as err:
            changes += [["add", panels.error(str(err))], ["end", err.code]]
            yield {"turn": name, "changes": changes, "prose": ""}

    def act(self, token: str | None, data: Mapping[str, Any]) -> dict[str, Any]:
        """Carry out one click and return what changes; a refusal becomes a short message."""
        try:
            changes = self._act(self.session(token), data)
        except ShopError as err:
            changes = [["toast", str(err)]]
        except Exception:
            trace = secrets.token_hex(4)
            turns.logger.exception("click failed trace=%s", trace)
            changes = [["toast", f"{turns.APOLOGY} (reference {trace})"]]
        return {"turn": secrets.token_hex(4), "changes": changes, "prose": ""}

    def _act(self, session: Session, data: Mapping[str, Any]) -> Changes:
        shop, what = self._assistant, str(data.get("do", ""))
        if what == "add":
            size, color = text_of(data, "size"), text_of(data, "color")
            view = shop.add_to_cart(session.id, text_of(data, "sku"), size or None, color or None)
            return [*cart_changes(view), ["toast", "Added to your cart."]]
        if what == "quantity":
            view = shop.update_cart(session.id, number_of(data, "line"), number_of(data, "to"))
            return [
                *cart_changes(view),
                ["say", f"Cart updated. {view.count} in the cart, {view.total_text}."],
            ]
        if what == "feedback":
            kind = text_of(data, "kind")
            if kind not in ("up", "down", "click"):
                raise Refused(f"Feedback {kind!r} is unknown; allowed are up, down and click.")
            shop.feedback(session.id, text_of(data, "sku"), kind)
            thanks = {"up": "Noted. We will show more like it.", "down": "Noted. We will show less like it."}
            return [["say", thanks[kind]]] if kind in thanks else []
        if what == "stop":
            session.stop.set()
            return []
        if what in ("signin", "signout") and self._site.demo_sign_in:
            return self._sign(session, text_of(data, "id") if what == "signin" else "")
        raise Refused("That did not work. Please reload the page and try again.", code="unknown_action")

    def _sign(self, session: Session, customer_id: str) -> Changes:
        before = session.person
        if before and before["id"] != customer_id:
            self._assistant.sign_out(session.id)
            session.forget()
        if customer_id:
            person = self._assistant.sign_in(session.id, customer_id)
            session.person = {"id": customer_id, "first_name": str(person.get("first_name", ""))}
            words = f"Welcome, {session.person['first_name']}."
        else:
            words = "You are signed out, and this conversation is put away."
        log = [] if session.said else [["log", panels.welcome(self._assistant.examples(), self._site.name)]]
        return [*log, *cart_changes(self._assistant.cart(session.id)), *self._who(session), ["toast", words]]

    def _who(self, session: Session) -> Changes:
        return [
            ["chips", panels.chips(session.chips)],
            ["who", panels.greeting(session.person)],
            ["signed", bool(session.person)],
        ]


def text_of(data: Mapping[str, Any], key: str, most: int = 200) -> str:
    """Read a short text that a browser sent; anything else is empty."""
    value = data.get(key)
    return value[:most] if isinstance(value, str) else ""


def number_of(data: Mapping[str, Any], key: str) -> int:
    """Read a small whole number that a browser sent.

    Raises:
        Refused: it is none.
    """
    try:
        number = int(str(data.get(key))[:6])
    except ValueError as err:
        raise Refused(f"{key} is {data.get(key)!r}; give a whole number.") from err
    return max(-1, min(number, 99_999))


def ask_of(data: Mapping[str, Any]) -> turns.Ask:
    """Read a turn that a browser sent."""
    answer = data.get("confirm")
    words = data.get("text")
    return turns.Ask(
        text=words if isinstance(words, str) else "",
        photo_id=text_of(data, "photo"),
        confirm=answer if isinstance(answer, bool) else None,
        strike=text_of(data, "strike"),
    )


def cart_changes(view: CartView) -> Changes:
    """Redraw the cart and its count."""
    return [["cart", cards.cart(view)], ["count", view.count]]


def changes_of(event: Event, prose: str) -> Changes:
    """Turn one event into changes of the page; `prose` is what was streamed since the last settled piece."""
    data = event.data
    if event.kind == "confirm":
        prose = prose.removesuffix(str(data["summary"])).rstrip()
    settled: Changes = [["settle", panels.prose(prose), prose]] if prose else [["unsay"]]
    if event.kind == "status":
        return [["status", STAGES.get(str(data.get("stage", "")), "Looking through the shop")]]
    if event.kind == "cards":
        shown = [cards.card_of(card) for card in data.get("cards", ())]
        count = len(shown)
        said = [["say", f"{count} {'product' if count == 1 else 'products'} on screen."]] if count else []
        return [*settled, ["add", cards.shelves(shown)], *said]
    if event.kind == "constraints":
        return [["chips", panels.chips(turns.chips_of(dict(data)))]]
    if event.kind == "cart":
        return cart_changes(cards.cart_of(data.get("cart", data)))
    if event.kind == "notice":
        return [["add", panels.notice(str(data.get("message", "")))]]
    if event.kind == "confirm":
        return [*settled, ["add", panels.confirm(str(data["summary"]))], ["focus", ".ask"]]
    if event.kind == "error":
        return [*settled, ["add", panels.error(str(data.get("message", "")), str(data.get("trace", "")))]]
    if event.kind == "done":
        stopped: Changes = [["add", panels.notice("Stopped.")]] if data.get("stopped") else []
        return [*settled, *stopped, ["end", ""]]
    return []


def build(assistant: ShopAssistant, store: SessionStore, signer: Signer, site: Site) -> gr.Blocks:
    """Make the Gradio application of the page."""
    import gradio as gr

    page = Page(assistant, store, signer, site)
    frame = (STATIC / "frame.html").read_text(encoding="utf-8").replace("@name", cards.text(site.name))

    def ask(event: gr.EventData, request: gr.Request) -> Iterator[dict[str, Any]]:
        yield from page.ask(request.cookies.get(COOKIE), payload(event))

    def act(event: gr.EventData, request: gr.Request) -> dict[str, Any]:
        return page.act(request.cookies.get(COOKIE), payload(event))

    def opened(request: gr.Request) -> dict[str, Any]:
        return {"turn": "open", "changes": page.open(request.cookies.get(COOKIE)), "prose": ""}

    for handler in (ask, act, opened):  # Gradio reads these to know what to hand in; gradio is no global here
        hints = {"event": gr.EventData, "request": gr.Request}
        handler.__annotations__ = {key: hints[key] for key in handler.__annotations__ if key in hints}
    wire = functools.partial(
        gr.HTML, html_template="<i></i>", js_on_load=WATCH, elem_classes="wire", apply_default_css=False
    )
    with gr.Blocks(
        title=site.name, analytics_enabled=False, delete_cache=(3600, 3600), fill_width=True
    ) as blocks:
        shell = gr.HTML(
            frame,
            elem_id="aisle",
            js_on_load=ON_LOAD,
            apply_default_css=False,
            padding=False,
            container=False,
        )
        turn, click = wire(), wire()
        options: dict[str, Any] = {"show_progress": "hidden", "api_visibility": "private"}
        shell.ask(ask, None, [turn], concurrency_limit=8, trigger_mode="multiple", **options)
        shell.act(act, None, [click], concurrency_limit=16, trigger_mode="multiple", **options)
        blocks.load(opened, None, [click], concurrency_limit=16, **options)
    blocks.queue(max_size=64, default_concurrency_limit=8, api_open=False)
    return blocks


def payload(event: gr.EventData) -> Mapping[str, Any]:
    """Return what the script sent along with an event; anything but an object counts as nothing."""
    data = event._data
    return data if isinstance(data, Mapping) else {}
