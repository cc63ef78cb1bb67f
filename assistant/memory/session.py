"""One conversation as the server keeps it: who is signed in, screen, cart, what waits for a yes.

The page holds nothing but the session's id. Everything here turns into JSON and back; pictures as base64.
"""

from __future__ import annotations

import base64
import threading
from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

from assistant.service.proposals import Proposal
from retrieval.schema import Constraint

MAX_SHOWN = 400
"""How many shown products a session remembers."""


@dataclass(frozen=True, slots=True)
class ScreenItem:
    """One product on screen; `position` is what "the second one" means."""

    position: int
    sku: str
    title: str
    brand: str
    category: str
    color: str
    material: str
    price_minor: int
    rating: float | None = None
    size: str = ""
    """The size that was asked for when it was shown, if a variant has it."""
    asked_color: str = ""
    """The colour that was asked for when it was shown, if a variant has it."""


@dataclass(frozen=True, slots=True)
class CartItem:
    """One line of the cart: a variant and how many."""

    line: int
    product: str
    variant: str
    quantity: int


@dataclass(frozen=True, slots=True)
class SearchCall:
    """A product call whose result is on screen; its `where` holds until a new one replaces it."""

    name: str
    arguments: Mapping[str, Any]


@dataclass
class ShopSession:
    """The state of one conversation. Hold `lock` for anything that must stay whole."""

    id: str
    customer_id: str | None = None
    cart: list[CartItem] = field(default_factory=list)
    code: str = ""
    screen: list[ScreenItem] = field(default_factory=list)
    searches: list[SearchCall] = field(default_factory=list)
    last_order: str | None = None
    focus: str | None = None
    """Sku last talked about; what "it" means."""
    photo: bytes | None = None
    wishes: list[Constraint] = field(default_factory=list)
    """Standing wishes in force; a signed-in person's are kept in the profile too."""
    struck: set[str] = field(default_factory=set)
    """Ids of standing wishes that do not count in this session."""
    shown: list[str] = field(default_factory=list)
    """Skus shown so far, newest last, each once."""
    thumbs: dict[str, str] = field(default_factory=dict)
    """Sku -> `up` or `down`."""
    pending: Proposal | None = None
    """A change that was shown and waits for a yes."""
    wrong_guesses: int = 0
    """Sign-in details that fitted nobody, in this session."""
    guest: int = 0
    """How many customers have signed out here: whoever comes next shares no past with them."""
    turn: int = 0
    fresh: bool = True
    """True until this turn's first product call: that one clears the screen, later ones add to it."""
    lock: threading.RLock = field(default_factory=threading.RLock, repr=False, compare=False)

    def begin_turn(self, photo: bytes | None = None) -> None:
        """Start a turn: the next product call replaces what is on screen, the ones after it add to it."""
        with self.lock:
            self.turn += 1
            self.fresh = True
            if photo is not None:
                self.photo = photo

    def open_screen(self, call: SearchCall) -> int:
        """Make room for a product call's cards.

        Returns:
            The position of its first card.
        """
        if self.fresh:
            self.screen, self.searches, self.fresh = [], [], False
        self.searches.append(call)
        return len(self.screen) + 1

    def show(self, item: ScreenItem) -> None:
        """Put a product on screen and remember that it was shown."""
        self.screen.append(item)
        if item.sku in self.shown:
            self.shown.remove(item.sku)
        self.shown.append(item.sku)
        del self.shown[:-MAX_SHOWN]

    def at(self, sku: str) -> ScreenItem | None:
        """The screen's record of a product."""
        return next((item for item in self.screen if item.sku == sku), None)

    def next_line(self) -> int:
        """A line number the cart has not used yet."""
        return max((item.line for item in self.cart), default=0) + 1

    def wishes_in_force(self) -> list[Constraint]:
        """Standing wishes that were not struck out for this session."""
        return [wish for wish in self.wishes if wish_id(wish) not in self.struck]

    def sign_in(self, customer_id: str) -> None:
        """Bind the session to a customer; a change that waits for a yes is dropped."""
        self.customer_id, self.pending, self.wrong_guesses = customer_id, None, 0

    def sign_out(self) -> None:
        """Forget everything personal: account, orders, wishes, cart and what waits for a yes."""
        self.guest += self.customer_id is not None
        self.customer_id = self.last_order = self.pending = self.photo = None
        self.cart, self.code, self.wishes, self.struck = [], "", [], set()

    def as_json(self) -> dict[str, Any]:
        """JSON values of everything but the lock."""
        with self.lock:
            return {
                "id": self.id,
                "customer_id": self.customer_id,
                "cart": [asdict(item) for item in self.cart],
                "code": self.code,
                "screen": [asdict(item) for item in self.screen],
                "searches": [
                    {"name": call.name, "arguments": dict(call.arguments)} for call in self.searches
                ],
                "last_order": self.last_order,
                "focus": self.focus,
                "photo": base64.b64encode(self.photo).decode() if self.photo else None,
                "wishes": [constraint_json(wish) for wish in self.wishes],
                "struck": sorted(self.struck),
                "shown": list(self.shown),
                "thumbs": dict(self.thumbs),
                "pending": self.pending.as_json() if self.pending else None,
                "wrong_guesses": self.wrong_guesses,
                "guest": self.guest,
                "turn": self.turn,
                "fresh": self.fresh,
            }

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> ShopSession:
        """The inverse of `as_json`."""
        plain = (
            "id",
            "customer_id",
            "code",
            "last_order",
            "focus",
            "wrong_guesses",
            "guest",
            "turn",
            "fresh",
        )
        return cls(
            **{name: data[name] for name in plain},
            cart=[CartItem(**item) for item in data["cart"]],
            screen=[ScreenItem(**item) for item in data["screen"]],
            searches=[SearchCall(**call) for call in data["searches"]],
            photo=base64.b64decode(data["photo"]) if data["photo"] else None,
            wishes=[constraint_of(wish) for wish in data["wishes"]],
            struck=set(data["struck"]),
            shown=list(data["shown"]),
            thumbs=dict(data["thumbs"]),
            pending=Proposal.from_json(data["pending"]) if data["pending"] else None,
        )


class Sessions:
    """All sessions of one server by id; the longest unused go first when there are too many."""

    def __init__(self, limit: int = 10_000) -> None:
        self._limit = limit
        self._sessions: OrderedDict[str, ShopSession] = OrderedDict()
        self._lock = threading.Lock()

    def of(self, session_id: str) -> ShopSession:
        """The session with this id, new when there is none."""
        with self._lock:
            session = self._sessions.setdefault(session_id, ShopSession(session_id))
            self._sessions.move_to_end(session_id)
            while len(self._sessions) > self._limit:
                self._sessions.popitem(last=False)
            return session

    def drop(self, session_id: str) -> None:
        """Forget a session."""
        with self._lock:
            self._sessions.pop(session_id, None)


def constraint_json(constraint: Constraint) -> dict[str, Any]:
    """A constraint as the tool contract writes it."""
    value = list(constraint.value) if isinstance(constraint.value, tuple) else constraint.value
    return {"field": constraint.field, "op": constraint.op, "value": value}


def constraint_of(data: Mapping[str, Any]) -> Constraint:
    """The inverse of `constraint_json`."""
    value = tuple(data["value"]) if isinstance(data["value"], (list, tuple)) else data["value"]
    return Constraint(data["field"], data["op"], value)


def wish_id(wish: Constraint) -> str:
    """The id by which a standing wish is struck out: `wish:material:not in`."""
    return f"wish:{wish.field}:{wish.op}"
