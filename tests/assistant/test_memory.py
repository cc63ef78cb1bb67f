"""A session survives its JSON; a profile survives its file."""

from __future__ import annotations

import json
import threading
from pathlib import Path

import pytest

from assistant.memory.profile import Profiles, add_wish
from assistant.memory.session import CartItem, ScreenItem, SearchCall, Sessions, ShopSession
from assistant.service.proposals import Proposal
from assistant.tools.registry import Toolbox
from assistant.tools.shop import Visit
from retrieval.schema import Constraint, Unavailable

LEATHER = Constraint("material", "not in", ("leather",))


def full_session() -> ShopSession:
    session = ShopSession("s1", "c1", last_order="W1", photo=b"\x89PNG", wishes=[LEATHER], thumbs={"A": "up"})
    session.begin_turn()
    session.open_screen(SearchCall("search_products", {"query": "boots", "where": []}))
    session.show(ScreenItem(1, "A", "Boot", "Norrfell", "boots", "black", "canvas", 6500, 4.4, "39"))
    session.cart.append(CartItem(1, "A", "A-39", 2))
    session.struck.add("wish:material:not in")
    session.pending = Proposal(
        "p", "cancel_order", "c1", {"order": "W1"}, "Cancel", {"refund.amount": "€1.00"}, "W1", "2026-01-01"
    )
    return session


def test_a_session_survives_json() -> None:
    session = full_session()
    again = ShopSession.from_json(json.loads(json.dumps(session.as_json())))
    assert again == session
    assert again.as_json() == session.as_json()


def test_the_first_product_call_of_a_turn_clears_the_screen_and_later_ones_number_on() -> None:
    session = full_session()
    session.begin_turn()
    assert session.open_screen(SearchCall("search_products", {"query": "a"})) == 1
    session.show(ScreenItem(1, "B", "Tee", "", "t-shirts", "", "", 100))
    assert session.open_screen(SearchCall("search_products", {"query": "b"})) == 2
    assert [call.arguments["query"] for call in session.searches] == ["a", "b"]


def test_a_struck_wish_does_not_count() -> None:
    session = full_session()
    assert session.wishes_in_force() == []
    session.struck.clear()
    assert session.wishes_in_force() == [LEATHER]


def test_signing_out_forgets_everything_personal() -> None:
    session = full_session()
    session.sign_out()
    assert (session.customer_id, session.cart, session.wishes, session.pending, session.last_order) == (
        None,
        [],
        [],
        None,
        None,
    )


def test_whoever_comes_after_a_sign_out_is_another_guest(toolbox: Toolbox) -> None:
    visit = Visit(toolbox.shop, ShopSession("s"))
    before = visit.person
    visit.session.sign_in("c1")
    visit.session.sign_out()
    assert visit.person not in (before, "c1")


def test_sessions_are_kept_apart_and_the_oldest_go_first() -> None:
    sessions = Sessions(limit=2)
    first = sessions.of("a")
    assert sessions.of("a") is first
    sessions.of("b")
    sessions.of("c")
    assert sessions.of("a") is not first
    sessions.drop("c")


def test_wishes_are_kept_per_person_across_openings(tmp_path: Path) -> None:
    path = tmp_path / "profiles.db"
    profiles = Profiles(path)
    profiles.keep("c1", [LEATHER, Constraint("price", "<=", 80)])
    profiles.consent("c1", False)
    profiles.close()
    again = Profiles(path)
    assert again.of("c1").wishes == (LEATHER, Constraint("price", "<=", 80))
    assert (again.of("c1").personal, again.of("c2").personal, again.of("c2").wishes) == (False, None, ())
    again.erase("c1")
    assert again.of("c1") == again.of("c1").__class__("c1")


def test_profiles_can_be_written_from_many_threads() -> None:
    profiles = Profiles()
    threads = [threading.Thread(target=profiles.keep, args=(f"p{n}", [LEATHER])) for n in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert all(profiles.of(f"p{n}").wishes == (LEATHER,) for n in range(8))


def test_a_damaged_profile_file_is_named(tmp_path: Path) -> None:
    (tmp_path / "profiles.db").write_text("no database" * 100, encoding="utf-8")
    with pytest.raises(Unavailable, match=r"profiles\.db"):
        Profiles(tmp_path / "profiles.db")


def test_exclusions_add_up_and_other_wishes_replace() -> None:
    wishes = add_wish([LEATHER], Constraint("material", "not in", ("wool",)))
    assert wishes == [Constraint("material", "not in", ("leather", "wool"))]
    sized = add_wish([Constraint("size", "=", "38")], Constraint("size", "in", ("39", "40")))
    assert sized == [Constraint("size", "in", ("39", "40"))]
