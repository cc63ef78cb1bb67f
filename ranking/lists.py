"""Turn an event log into lists to learn from: what was shown, what the shopper made of it, what was known.

A list's features and history come from the state just before its first impression, so nothing that happened
later can reach them. Labels come from what the same session did with the shown products afterwards.
"""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import Any

import numpy as np

from ranking.events import WEIGHTS, Event
from ranking.features import Features, Past, Query, past_of
from ranking.shelf import Floats, Rows, Shelf
from ranking.shopper import Shopper
from ranking.tally import Tally

GAINS: Mapping[str, float] = {"click": 1.0, "like": 1.0, "thumbs_up": 2.0, "cart": 2.0, "purchase": 3.0}
HISTORY = 30
HIDE_TASTES = 0.5
HIDE_HISTORY = 0.15


@dataclass(slots=True)
class Shown:
    """One list as it was shown."""

    first: str
    """Id of its first event."""
    time: float
    session: str
    query: str
    skus: list[str] = field(default_factory=list)
    positions: list[int] = field(default_factory=list)
    gains: dict[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class TrainingList:
    """One list ready for the model."""

    time: float
    rows: Rows
    """(K,) candidates in the order shown."""
    positions: Rows
    gains: Floats
    """(K,) 0 for nothing, 1 click, 2 cart, 3 purchase."""
    query: Floats | None
    past: Past
    context: Floats
    """(K, F)"""


def shown_lists(events: Sequence[Event]) -> list[Shown]:
    """Group impressions into lists and note what each session did with them, oldest first."""
    lists: list[Shown] = []
    current: dict[str, Shown] = {}
    holds: dict[tuple[str, str], Shown] = {}
    for event in events:
        if event.kind == "impression":
            shown = current.get(event.session)
            begins_anew = (
                shown is not None and bool(shown.positions) and event.position <= shown.positions[-1]
            )
            if shown is None or shown.query != event.query or begins_anew:
                shown = Shown(event.id, event.time, event.session, event.query)
                current[event.session] = shown
                lists.append(shown)
            shown.skus.append(event.sku)
            shown.positions.append(event.position)
            holds[event.session, event.sku] = shown
            continue
        held_by = holds.get((event.session, event.sku))
        if held_by is None:
            continue
        if event.kind == "thumbs_down":
            held_by.gains[event.sku] = -1.0
        elif held_by.gains.get(event.sku, 0.0) >= 0:
            gain = max(held_by.gains.get(event.sku, 0.0), GAINS.get(event.kind, 0.0))
            held_by.gains[event.sku] = gain
    return lists


class Memory:
    """What each person did so far; a device that signs in becomes its customer."""

    def __init__(self) -> None:
        self._owner: dict[str, str] = {}
        self._acts: defaultdict[str, deque[tuple[str, str, float]]] = defaultdict(lambda: deque(maxlen=60))

    def key(self, event: Event) -> str:
        """Whose act this is: the customer, if anything ties the event to one."""
        if event.customer:
            return event.customer
        return self._owner.get(event.person, event.person)

    def add(self, event: Event) -> None:
        """Remember one act; impressions and empty acts leave no trace."""
        if event.customer:
            for name in {event.person, event.device} - {"", event.customer}:
                if name not in self._owner:
                    self._owner[name] = event.customer
                    self._acts[event.customer].extend(self._acts.pop(name, ()))
        if WEIGHTS.get(event.kind):
            self._acts[self.key(event)].append((event.kind, event.sku, event.time))

    def recent(self, key: str, now: float) -> tuple[tuple[str, str, float], ...]:
        """Acts before `now`, newest first, with their age in seconds."""
        acts = sorted(self._acts.get(key, ()), key=lambda act: -act[2])
        return tuple((kind, sku, now - time) for kind, sku, time in acts if time < now)[:HISTORY]


def training_lists(
    shelf: Shelf,
    events: Sequence[Event],
    profiles: Mapping[str, Mapping[str, Any]],
    query_vectors: Mapping[str, Floats],
    seed: int,
    learn_until: float,
) -> tuple[list[TrainingList], Tally]:
    """Play the events once, oldest first, and read off each list just before it was shown.

    Args:
        profiles: `tastes` and `sizes` by customer id.
        learn_until: lists before this time now and then lack what the shopper declared, or the history, so
            that the model learns to do without; later lists are measured with all that was known.
    """
    starts = {shown.first: shown for shown in shown_lists(events)}
    tally, memory = Tally(shelf), Memory()
    features, rng = Features(shelf, tally), np.random.default_rng(seed)
    made: list[TrainingList] = []
    for event in events:
        shown = starts.get(event.id)
        if shown is not None:
            shopper = _shopper(event, memory, profiles)
            if event.time < learn_until:
                shopper = _forgetful(shopper, rng)
            one = _training_list(features, shown, shopper, query_vectors.get(shown.query))
            if one is not None:
                made.append(one)
        tally.add(event)
        memory.add(event)
    return made, tally


def _shopper(event: Event, memory: Memory, profiles: Mapping[str, Mapping[str, Any]]) -> Shopper:
    key = memory.key(event)
    profile = profiles.get(key, {})
    return Shopper(
        person=key,
        recent=memory.recent(key, event.time),
        tastes=profile.get("tastes", {}),
        sizes=profile.get("sizes", {}),
        hour=datetime.fromtimestamp(event.time, UTC).hour,
        device=event.device,
        channel=event.channel,
    )


def _forgetful(shopper: Shopper, rng: np.random.Generator) -> Shopper:
    tastes = {} if rng.random() < HIDE_TASTES else shopper.tastes
    recent = () if rng.random() < HIDE_HISTORY else shopper.recent
    return replace(shopper, tastes=tastes, recent=recent)


def _training_list(
    features: Features, shown: Shown, shopper: Shopper, vector: Floats | None
) -> TrainingList | None:
    """None when the list can teach nothing: fewer than two known products, or all alike."""
    shelf = features.shelf
    known = [i for i, sku in enumerate(shown.skus) if sku in shelf.rows]
    gains = np.array([max(0.0, shown.gains.get(shown.skus[i], 0.0)) for i in known], np.float32)
    if len(known) < 2 or gains.max() == gains.min():
        return None
    rows = np.array([shelf.rows[shown.skus[i]] for i in known], dtype=np.int64)
    past = past_of(shelf, shopper, HISTORY)
    month = datetime.fromtimestamp(shown.time, UTC).month
    context = features.of(shopper, past, Query(shown.query, vector), rows, month)
    positions = np.array([shown.positions[i] for i in known], dtype=np.int64)
    return TrainingList(shown.time, rows, positions, gains, vector, past, context)


def encode_queries(
    texts: Iterable[str], encode: Callable[[str], Floats], each: Callable[[], None]
) -> dict[str, Floats]:
    """Vectors of the distinct non-empty queries; `each` is called after every one (for a progress bar)."""
    vectors = {}
    for text in sorted({text for text in texts if text}):
        vectors[text] = np.asarray(encode(text), dtype=np.float32)
        each()
    return vectors
