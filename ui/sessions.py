"""Who is asking: a signed cookie names a session, and the session's page state lives here, on the server.

Knows nothing of customers: signing in is the assistant's business. A browser holds the name of its session
and nothing else, so that what it sends as "the chat so far" is never believed.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
import threading
import time
from collections import OrderedDict, deque
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

COOKIE = "aisle_session"
MAX_AGE_S = 14 * 24 * 3600
"""A cookie is renewed by nothing: two weeks after the first visit a new session begins."""


class Signer:
    """Makes and checks tokens of the form `<session id>.<time>.<mark>`; only this server can make one."""

    def __init__(self, secret: bytes | None = None, clock: Callable[[], float] = time.time) -> None:
        self._secret = secret or secrets.token_bytes(32)
        self._clock = clock

    def issue(self) -> str:
        """Make a token for a new session."""
        body = f"{secrets.token_urlsafe(18)}.{int(self._clock())}"
        return f"{body}.{self._mark(body)}"

    def session_id(self, token: str | None) -> str | None:
        """Return the session a token names, or None when it is forged, damaged or too old."""
        body, _, mark = (token or "").rpartition(".")
        if not body or not hmac.compare_digest(mark.encode(), self._mark(body).encode()):
            return None
        name, _, issued = body.rpartition(".")
        return name if name and self._clock() - int(issued) <= MAX_AGE_S else None

    def _mark(self, body: str) -> str:
        return hmac.new(self._secret, body.encode("utf-8", "replace"), hashlib.sha256).hexdigest()[:32]


@dataclass(slots=True)
class Said:
    """One finished turn as the page showed it, to show it again after a reload."""

    user: str
    photo: str
    events: list[dict[str, Any]]


@dataclass(slots=True)
class Session:
    """The page's side of one session."""

    id: str
    said: deque[Said] = field(default_factory=lambda: deque(maxlen=30))
    photos: OrderedDict[str, bytes] = field(default_factory=OrderedDict)
    """Pictures the shopper sent, checked and made small; the last few only."""
    chips: list[dict[str, Any]] = field(default_factory=list)
    person: dict[str, str] | None = None
    """Who is signed in, as the header greets them."""
    turns_at: deque[float] = field(default_factory=deque)
    turn: threading.Lock = field(default_factory=threading.Lock)
    """Held while a turn runs; the second message has to wait."""
    stop: threading.Event = field(default_factory=threading.Event)

    def forget(self) -> None:
        """Put away all that was said and shown, so that the next person at this browser sees none of it."""
        self.said.clear()
        self.photos.clear()
        self.chips.clear()
        self.person = None

    def keep_photo(self, picture: bytes, most: int = 8) -> str:
        """Store a checked picture and return the id it is asked for by."""
        name = secrets.token_urlsafe(12)
        self.photos[name] = picture
        while len(self.photos) > most:
            self.photos.popitem(last=False)
        return name


class SessionStore:
    """Sessions by id, the least recently used dropped first; safe to use from several threads."""

    def __init__(self, most: int = 5_000) -> None:
        self._most = most
        self._sessions: OrderedDict[str, Session] = OrderedDict()
        self._lock = threading.Lock()

    def of(self, session_id: str) -> Session:
        """Return the session with this id, made on first use."""
        with self._lock:
            session = self._sessions.get(session_id)
            if session is None:
                session = self._sessions[session_id] = Session(session_id)
            self._sessions.move_to_end(session_id)
            while len(self._sessions) > self._most:
                self._sessions.popitem(last=False)
            return session
