"""What an assistant is made of, as one record."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from langchain_core.language_models import BaseChatModel

from assistant.agent import Toolbox
from assistant.service.dates import Clock, utc_now
from assistant.signals import Signals
from assistant.tools.shop import Shop
from ranking.events import EventLog


@dataclass(frozen=True, slots=True)
class Parts:
    """Opened parts; `Assistant.open` makes them from a configuration, a test makes its own."""

    shop: Shop
    toolbox: Toolbox
    model: BaseChatModel
    chats: sqlite3.Connection
    """Holds the conversations."""
    vocabulary: Mapping[str, Collection[str]]
    """Values per field, from the catalogue."""
    kinds: Collection[str] = ()
    """Umbrella words and synonyms of categories."""
    flags: Collection[str] = ()
    """Yes-or-no fields, such as `waterproof`."""
    signals: Signals | None = None
    """What a message is about and how it sounds."""
    log: EventLog | None = None
    clock: Clock = utc_now
    """The shop's time; a demo's stands where its orders are dated."""
