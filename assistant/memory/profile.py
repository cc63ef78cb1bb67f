"""What is kept of a person beyond one conversation: standing wishes, and consent to use behaviour. SQLite."""

from __future__ import annotations

import json
import sqlite3
import threading
from dataclasses import dataclass
from pathlib import Path

from assistant.memory.session import constraint_json, constraint_of
from retrieval.schema import Constraint, Unavailable

_TABLES = """
CREATE TABLE IF NOT EXISTS wishes (person TEXT, place INTEGER, wish TEXT, PRIMARY KEY (person, place));
CREATE TABLE IF NOT EXISTS consent (person TEXT PRIMARY KEY, personal INTEGER NOT NULL);
"""


@dataclass(frozen=True, slots=True)
class Profile:
    """One person."""

    person: str
    wishes: tuple[Constraint, ...] = ()
    personal: bool | None = None
    """May their behaviour shape what they see? None: not asked yet."""


class Profiles:
    """All profiles, one file; safe to share between threads."""

    def __init__(self, path: Path | str = ":memory:") -> None:
        """Open or create the file.

        Raises:
            Unavailable: it cannot be opened.
        """
        try:
            if str(path) != ":memory:":
                Path(path).parent.mkdir(parents=True, exist_ok=True)
            self._db = sqlite3.connect(str(path), check_same_thread=False)
            self._db.executescript(_TABLES)
        except (sqlite3.Error, OSError) as err:
            raise Unavailable(
                f"Cannot open the profiles in {str(path)!r} ({err}); check the path and the disk."
            ) from err
        self._lock = threading.Lock()

    def of(self, person: str) -> Profile:
        """The profile, empty for a person not met before."""
        with self._lock:
            rows = self._db.execute(
                "SELECT wish FROM wishes WHERE person=? ORDER BY place", (person,)
            ).fetchall()
            consent = self._db.execute("SELECT personal FROM consent WHERE person=?", (person,)).fetchone()
        wishes = tuple(constraint_of(json.loads(row[0])) for row in rows)
        return Profile(person, wishes, bool(consent[0]) if consent else None)

    def keep(self, person: str, wishes: list[Constraint]) -> None:
        """Replace a person's standing wishes."""
        rows = [(person, place, json.dumps(constraint_json(wish))) for place, wish in enumerate(wishes)]
        with self._lock, self._db:
            self._db.execute("DELETE FROM wishes WHERE person=?", (person,))
            self._db.executemany("INSERT INTO wishes VALUES (?,?,?)", rows)

    def consent(self, person: str, personal: bool) -> None:
        """Note whether a person's behaviour may be used for what they see."""
        with self._lock, self._db:
            self._db.execute("INSERT OR REPLACE INTO consent VALUES (?,?)", (person, int(personal)))

    def erase(self, person: str) -> None:
        """Forget a person."""
        with self._lock, self._db:
            self._db.execute("DELETE FROM wishes WHERE person=?", (person,))
            self._db.execute("DELETE FROM consent WHERE person=?", (person,))

    def close(self) -> None:
        """Close the file."""
        self._db.close()


def add_wish(wishes: list[Constraint], wish: Constraint) -> list[Constraint]:
    """Join a new standing wish to those there are.

    Exclusions of one field add up (`never leather`, `never wool`); any other wish replaces its forerunner.
    """
    same = [old for old in wishes if (old.field, old.op) == (wish.field, wish.op)]
    rest = [old for old in wishes if old not in same]
    if wish.op == "not in" and same:
        values = [
            value
            for one in (*same, wish)
            for value in (one.value if isinstance(one.value, tuple) else (one.value,))
        ]
        wish = Constraint(wish.field, wish.op, tuple(dict.fromkeys(values)))
    elif wish.op in ("=", "in"):
        rest = [old for old in rest if (old.field, old.op) not in ((wish.field, "="), (wish.field, "in"))]
    return [*rest, wish]
