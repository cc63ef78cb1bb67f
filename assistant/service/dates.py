"""Dates as people write them, and the clock's form in the tables."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

from retrieval.schema import Unavailable

Clock = Callable[[], datetime]
"""Says what time it is, with a time zone; tests give a fixed one."""

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


def utc_now() -> datetime:
    """The real clock."""
    return datetime.now(UTC)


def clock_from(path: Path) -> Clock:
    """The clock of a store: it starts at the moment its clock file names, or is the real one without a file.

    A demo's orders and codes are dated once and for all; with the real clock they would all be too old.

    Raises:
        Unavailable: The file names no moment.
    """
    if not path.is_file():
        return utc_now
    try:
        start = moment(str(json.loads(path.read_text(encoding="utf-8"))["now"]))
    except (OSError, ValueError, KeyError, TypeError) as err:
        raise Unavailable(
            f"The clock file {str(path)!r} names no moment ({err}); "
            'write {"now": "2026-11-20T12:00:00+00:00"}, or remove it to use the real time.'
        ) from err
    opened = time.monotonic()
    return lambda: start + timedelta(seconds=time.monotonic() - opened)


def stamp(moment: datetime) -> str:
    """A moment as the tables hold it: ISO, UTC, whole seconds."""
    return moment.astimezone(UTC).replace(microsecond=0).isoformat()


def moment(text: str) -> datetime:
    """Read an ISO date or time; without a zone it is UTC."""
    parsed = datetime.fromisoformat(text)
    return parsed if parsed.tzinfo else parsed.replace(tzinfo=UTC)


def day(text: str | None) -> str:
    """`2026-11-03T09:30:00` as `3 November 2026`; empty stays empty."""
    if not text:
        return ""
    parsed = moment(text)
    return f"{parsed.day} {MONTHS[parsed.month - 1]} {parsed.year}"
