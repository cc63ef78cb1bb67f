"""The event log: append-only, three channels, who is who."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from ranking.events import BadEvent, Event, EventLog, from_json, read_events


def event(number: int, person: str, customer: str | None = None, **other: object) -> Event:
    return Event(f"e{number}", float(number), person, "click", f"P{number}", customer=customer, **other)  # type: ignore[arg-type]


def test_newest_come_first_and_impressions_stay_out(tmp_path: Path) -> None:
    log = EventLog(tmp_path / "events.db")
    log.extend([event(1, "d1"), event(3, "d1"), event(2, "d1")])
    log.append(Event("e9", 9.0, "d1", "impression", "P9"))
    assert [one.id for one in log.of("d1")] == ["e3", "e2", "e1"]


def test_the_same_id_twice_changes_nothing(tmp_path: Path) -> None:
    log = EventLog(tmp_path / "events.db")
    assert log.extend([event(1, "d1"), event(1, "d2")]) == 1
    assert log.of("d2") == []


def test_signing_in_joins_the_channels_of_one_customer(tmp_path: Path) -> None:
    log = EventLog(tmp_path / "events.db")
    log.extend([event(1, "d1"), event(2, "card-7", "c1", channel="store"), event(3, "d9")])
    log.link("d1", "c1")
    assert [one.id for one in log.of("d1")] == ["e2", "e1"]


def test_two_customers_on_one_device_do_not_see_each_other(tmp_path: Path) -> None:
    log = EventLog(tmp_path / "events.db")
    log.extend([event(1, "d1", "c1"), event(2, "d1", "c2")])
    log.link("d1", "c2")
    assert [one.id for one in log.of("d1")] == ["e2"]


def test_a_guest_on_a_signed_out_device_sees_no_customers_acts(tmp_path: Path) -> None:
    log = EventLog(tmp_path / "events.db")
    log.extend([event(1, "d1", "c1"), event(2, "d1")])
    assert [one.id for one in log.of("d1")] == ["e2"]


def test_it_survives_being_closed(tmp_path: Path) -> None:
    log = EventLog(tmp_path / "events.db")
    log.append(event(1, "d1"))
    log.close()
    assert len(list(EventLog(tmp_path / "events.db").between())) == 1


def test_erasing_a_person_leaves_the_others(tmp_path: Path) -> None:
    log = EventLog(tmp_path / "events.db")
    log.extend([event(1, "d1"), event(2, "d2")])
    assert log.erase("d1") == 1
    assert [one.person for one in log.between()] == ["d2"]


def test_a_feed_line_becomes_an_event(tmp_path: Path) -> None:
    line = {
        "id": "e1", "time": "2026-10-01T08:00:00Z", "channel": "social", "person": "@moss", "customer": None,
        "kind": "like", "sku": "P1", "query": "", "position": None, "session": "s1", "device": None,
    }  # fmt: skip
    assert from_json(line).time == 1_790_841_600.0
    path = tmp_path / "events.jsonl"
    path.write_text(json.dumps(line) + "\n" + json.dumps({**line, "id": "e2", "kind": "stare"}) + "\n")
    with pytest.raises(BadEvent, match=r"line 2.*stare"):
        read_events(path)


@pytest.mark.parametrize("key", ["id", "time", "person", "kind", "sku"])
def test_a_line_without_a_needed_key_is_refused(key: str) -> None:
    line = {"id": "e1", "time": 1.0, "person": "p", "kind": "click", "sku": "P1"}
    del line[key]
    with pytest.raises(BadEvent):
        from_json(line)
