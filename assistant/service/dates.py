"""Dates as people write them, and the clock's form in the tables."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

Clock = Callable[[], datetime]
"""Says what time it is, with a time zone; tests give a fixed one."""

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


def utc_now() -> datetime:
    """The real clock."""
    return datetime.now(UTC)


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
