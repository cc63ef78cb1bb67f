"""What people did: an append-only log over three channels, and who is who across them.

A person is a browser, a loyalty card or a social account; a customer is an account of the shop. Linking a
person to a customer joins what they did on every channel. The log holds ids and queries, never names.
"""

from __future__ import annotations

import json
import sqlite3
import threading
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Literal, get_args

from retrieval.schema import Retryable, Unavailable

Kind = Literal["impression", "view", "click", "cart", "purchase", "like", "thumbs_up", "thumbs_down"]
KINDS: tuple[Kind, ...] = get_args(Kind)
Channel = Literal["web", "store", "social"]
CHANNELS: tuple[Channel, ...] = get_args(Channel)

WEIGHTS: Mapping[str, float] = {
    "impression": 0.0,
    "view": 0.6,
    "click": 1.0,
    "like": 1.5,
    "thumbs_up": 2.0,
    "cart": 2.0,
    "purchase": 3.0,
    "thumbs_down": -2.0,
}
"""How much each act says about what a person wants."""

_SCHEMA = """
CREATE TABLE IF NOT EXISTS event (
    id TEXT PRIMARY KEY, time REAL NOT NULL, channel TEXT NOT NULL, person TEXT NOT NULL, customer TEXT,
    kind TEXT NOT NULL, sku TEXT NOT NULL, query TEXT NOT NULL, position INTEGER NOT NULL,
    session TEXT NOT NULL, device TEXT NOT NULL);
CREATE INDEX IF NOT EXISTS event_person ON event (person, time);
CREATE INDEX IF NOT EXISTS event_customer ON event (customer, time);
CREATE TABLE IF NOT EXISTS identity (person TEXT PRIMARY KEY, customer TEXT NOT NULL);
"""
_COLUMNS = "id, time, channel, person, customer, kind, sku, query, position, session, device"


class BadEvent(Retryable):
    """An event that names no known kind, channel or time."""

    code = "bad_event"


@dataclass(frozen=True, slots=True)
class Event:
    """One act of one person on one product."""

    id: str
    """Unique; appending the same id twice changes nothing."""
    time: float
    """Seconds since 1970, UTC."""
    person: str
    kind: Kind
    sku: str
    """Of the product, not of a variant."""
    channel: Channel = "web"
    customer: str | None = None
    query: str = ""
    position: int = 0
    """Place in the list it was shown in, from 1; 0 when it was in none."""
    session: str = ""
    device: str = ""


class EventLog:
    """Events in one SQLite file; safe to append to from several threads."""

    def __init__(self, path: Path | str) -> None:
        try:
            Path(path).parent.mkdir(parents=True, exist_ok=True)
            self._base = sqlite3.connect(str(path), check_same_thread=False, timeout=10)
            self._base.execute("PRAGMA journal_mode=WAL")
            self._base.executescript(_SCHEMA)
        except (sqlite3.Error, OSError) as err:
            raise Unavailable(
                f"Cannot open the event log {str(path)!r}: {err}. Move it away to begin anew."
            ) from err
        self._lock = threading.Lock()

    def append(self, event: Event) -> None:
        """Add one event; an id that is already there is left as it is."""
        self.extend((event,))

    def extend(self, events: Iterable[Event]) -> int:
        """Add many in one transaction; return how many were new."""
        rows = [_checked(event) for event in events]
        try:
            with self._lock, self._base:
                before = self._base.total_changes
                marks = ",".join("?" * 11)
                self._base.executemany(f"INSERT OR IGNORE INTO event ({_COLUMNS}) VALUES ({marks})", rows)
                return self._base.total_changes - before
        except sqlite3.Error as err:
            raise Unavailable(f"Cannot write to the event log: {err}.") from err

    def link(self, person: str, customer: str) -> None:
        """Say that this person is this customer (they signed in); a later link replaces an earlier one."""
        with self._lock, self._base:
            self._base.execute("INSERT OR REPLACE INTO identity VALUES (?, ?)", (person, customer))

    def customer_of(self, person: str) -> str | None:
        """The customer this person is known to be, or None."""
        with self._lock:
            row = self._base.execute("SELECT customer FROM identity WHERE person = ?", (person,)).fetchone()
        return str(row[0]) if row else None

    def of(self, person: str, limit: int = 50) -> list[Event]:
        """The newest acts of a person, newest first, without impressions.

        A person linked to a customer also gets what that customer did elsewhere: their events, and the
        anonymous ones of their other linked persons. What another customer did on the same device stays out.
        """
        customer = self.customer_of(person)
        if customer is None:
            where, values = "person = ? AND customer IS NULL", (person,)
        else:
            where = (
                "(customer = ? OR (customer IS NULL AND person IN "
                "(SELECT person FROM identity WHERE customer = ?)))"
            )
            values = (customer, customer)  # type: ignore[assignment]  # two values here, one above
        return self._read(
            f"{where} AND kind != 'impression' ORDER BY time DESC, id DESC LIMIT ?", (*values, limit)
        )

    def between(self, start: float = 0.0, end: float = 1e12) -> Iterator[Event]:
        """Every event of [start, end), oldest first."""
        yield from self._read("time >= ? AND time < ? ORDER BY time, id", (start, end))

    def erase(self, person: str) -> int:
        """Forget a person for good, on their request: the one way anything leaves the log."""
        with self._lock, self._base:
            before = self._base.total_changes
            self._base.execute("DELETE FROM event WHERE person = ?", (person,))
            self._base.execute("DELETE FROM identity WHERE person = ?", (person,))
            return self._base.total_changes - before

    def close(self) -> None:
        """Close the file."""
        with self._lock:
            self._base.close()

    def _read(self, where: str, values: tuple[Any, ...]) -> list[Event]:
        try:
            with self._lock:
                rows = self._base.execute(f"SELECT {_COLUMNS} FROM event WHERE {where}", values).fetchall()
        except sqlite3.Error as err:
            raise Unavailable(f"Cannot read the event log: {err}.") from err
        return [
            Event(
                id=r[0], time=r[1], channel=r[2], person=r[3], customer=r[4], kind=r[5], sku=r[6], query=r[7],
                position=r[8], session=r[9], device=r[10],
            )
            for r in rows
        ]  # fmt: skip


def _checked(event: Event) -> tuple[Any, ...]:
    if event.kind not in KINDS:
        raise BadEvent(f"Event kind {event.kind!r} is unknown; use one of {', '.join(KINDS)}.")
    if event.channel not in CHANNELS:
        raise BadEvent(f"Event channel {event.channel!r} is unknown; use one of {', '.join(CHANNELS)}.")
    return (
        event.id, event.time, event.channel, event.person, event.customer, event.kind, event.sku, event.query,
        event.position, event.session, event.device,
    )  # fmt: skip


def from_json(row: Mapping[str, Any]) -> Event:
    """Read one line of `events.jsonl`; `time` is ISO text or seconds.

    Raises:
        BadEvent: a needed key is missing, or a value is not allowed.
    """
    try:
        event = Event(
            id=str(row["id"]),
            time=_seconds(row["time"]),
            channel=row.get("channel") or "web",
            person=str(row["person"]),
            customer=row.get("customer") or None,
            kind=row["kind"],
            sku=str(row["sku"]),
            query=str(row.get("query") or ""),
            position=int(row.get("position") or 0),
            session=str(row.get("session") or ""),
            device=str(row.get("device") or ""),
        )
    except (KeyError, TypeError, ValueError) as err:
        raise BadEvent(f"Event {dict(row)!r} cannot be read: {err}.") from err
    _checked(event)
    return event


def read_events(path: Path) -> list[Event]:
    """Read `events.jsonl`, oldest first.

    Raises:
        Unavailable: there is no such file.
        BadEvent: a line is no event; the message names the line.
    """
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except OSError as err:
        raise Unavailable(f"No events in {str(path)!r}; build the store first (`aisle demo`).") from err
    events = []
    for number, line in enumerate(lines, 1):
        try:
            events.append(from_json(json.loads(line)))
        except (ValueError, BadEvent) as err:
            raise BadEvent(f"{path.name}, line {number}: {err}") from err
    return sorted(events, key=lambda event: (event.time, event.id))


def _seconds(value: Any) -> float:
    if isinstance(value, int | float):
        return float(value)
    moment = datetime.fromisoformat(str(value).replace("Z", "+00:00"))
    return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).timestamp()
