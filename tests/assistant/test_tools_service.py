"""Order, account and knowledge tools: identity from the session, a yes before each change."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from assistant.memory.session import ShopSession
from assistant.service.domain import ShopService
from assistant.tools.registry import Toolbox
from assistant.tools.result import ToolResult

Run = Callable[..., ToolResult]
PERSONAL: list[tuple[str, dict[str, Any]]] = [
    ("my_orders", {}),
    ("show_order", {"order": "W1001"}),
    ("cancel_order", {"order": "W1001", "reason": "no longer needed"}),
    ("return_items", {"order": "W1004", "lines": [1], "reason": "does not fit"}),
    ("exchange_items", {"order": "W1004", "changes": [{"line": 1, "size": "L"}]}),
    ("change_order", {"order": "W1001", "shipping": "express"}),
    ("change_account", {"name": "Anna Smit"}),
]
WRITES = PERSONAL[2:]


@pytest.mark.parametrize(("name", "arguments"), PERSONAL)
def test_personal_tools_need_a_sign_in(
    run: Run, session: ShopSession, name: str, arguments: dict[str, Any]
) -> None:
    result = run(session, name, **arguments)
    assert (result.outcome, result.result, session.pending) == ("not_signed_in", "refused", None)


@pytest.mark.parametrize(("name", "arguments"), WRITES)
def test_a_write_waits_for_a_yes_and_then_happens_once(
    toolbox: Toolbox,
    run: Run,
    member: ShopSession,
    service: ShopService,
    name: str,
    arguments: dict[str, Any],
) -> None:
    before = service.orders("c1"), service.customer("c1")
    result = run(member, name, **arguments)
    assert (result.outcome, result.result) == ("needs_confirmation", "needs_confirmation")
    assert (service.orders("c1"), service.customer("c1")) == before
    assert member.pending is not None
    assert member.pending.effect == result.message
    done = toolbox.confirm(member)
    assert (done.outcome, member.pending) == ("confirmed", None)
    assert (service.orders("c1"), service.customer("c1")) != before
    assert toolbox.confirm(member).code == "nothing_pending"
    assert [record.actor for record in service.audit("c1")] == ["session:s2"]


@pytest.mark.parametrize(("name", "arguments"), WRITES)
def test_a_no_changes_nothing(
    toolbox: Toolbox,
    run: Run,
    member: ShopSession,
    service: ShopService,
    name: str,
    arguments: dict[str, Any],
) -> None:
    before = service.orders("c1"), service.customer("c1")
    run(member, name, **arguments)
    assert toolbox.settle(member, False).outcome == "declined"
    assert (service.orders("c1"), service.customer("c1"), service.audit("c1")) == (*before, [])


@pytest.mark.parametrize(("name", "arguments"), [pair for pair in PERSONAL if "order" in pair[1]])
def test_a_foreign_order_and_a_missing_one_answer_alike(
    run: Run, member: ShopSession, name: str, arguments: dict[str, Any]
) -> None:
    foreign = run(member, name, **{**arguments, "order": "W2001"})
    missing = run(member, name, **{**arguments, "order": "W9999"})
    assert (foreign.outcome, foreign.result) == ("not_found", "retryable")
    assert foreign.message.replace("W2001", "X") == missing.message.replace("W9999", "X")
    assert (foreign.facts, foreign.data, foreign.code) == (missing.facts, missing.data, missing.code)


def test_a_pending_change_dies_with_the_sign_in(
    toolbox: Toolbox, run: Run, member: ShopSession, service: ShopService
) -> None:
    run(member, "cancel_order", order="W1001", reason="no longer needed")
    member.customer_id = "c2"
    assert toolbox.confirm(member).outcome == "not_signed_in"
    assert service.order("c1", "W1001").status == "pending"


def test_a_late_yes_is_refused(toolbox: Toolbox, run: Run, member: ShopSession, clock: Any) -> None:
    run(member, "cancel_order", order="W1001", reason="no longer needed")
    clock.move(minutes=20)
    assert toolbox.confirm(member).code == "proposal_expired"


def test_two_sessions_cannot_both_change_one_order(toolbox: Toolbox, run: Run, member: ShopSession) -> None:
    other = ShopSession("s3", customer_id="c1")
    for one in (member, other):
        assert (
            run(one, "cancel_order", order="W1001", reason="no longer needed").outcome == "needs_confirmation"
        )
    assert [toolbox.confirm(one).outcome for one in (member, other)] == ["confirmed", "refused"]


def test_a_rule_is_a_refusal_with_its_name(run: Run, member: ShopSession) -> None:
    result = run(member, "cancel_order", order="W1004", reason="no longer needed")
    assert (result.outcome, result.code) == ("refused", "wrong_status")
    assert "W1004 is delivered" in result.message


@pytest.mark.parametrize("order", ["W1003", "#w1003", " w1003 ", "last", "?last_order", "?order=tee"])
def test_an_order_is_named_in_many_ways(
    run: Run, member: ShopSession, service: ShopService, order: str
) -> None:
    result = run(member, "show_order", order=order)
    if order == "?order=tee":
        assert "several orders hold" in result.message
    else:
        assert result.outcome == "ok"
        assert result.facts["order.total"] == "€88.95"


def test_an_order_says_what_can_still_be_done(run: Run, member: ShopSession) -> None:
    pending = run(member, "show_order", order="W1001").facts
    assert (pending["order.status"], pending["order.eta"]) == ("pending", "21 November 2026")
    assert pending["order.options"].startswith("cancel, change address")
    delivered = run(member, "show_order", order="W1004").facts
    assert "return until 10 December 2026" in delivered["order.options"]
    assert "order.eta" not in delivered


def test_orders_are_listed_by_state(run: Run, member: ShopSession) -> None:
    assert run(member, "my_orders").facts["n"] == "5"
    only = run(member, "my_orders", status="Shipped")
    assert (only.facts["n"], only.facts["order.id"], only.facts["order.1.status"]) == (
        "1",
        "W1003",
        "shipped",
    )
    assert run(member, "my_orders", status="returned").outcome == "nothing"


def test_refund_amounts_are_slots(run: Run, member: ShopSession) -> None:
    result = run(member, "return_items", order="W1004", lines=["2"], reason="does not fit")
    assert result.facts["refund.amount"] == "€53.62"
    assert result.facts["order.id"] == "W1004"


@pytest.mark.parametrize(
    "details", [{"email": "anna@example.com"}, {"name": "Anna Visser", "postcode": "3571 AB"}]
)
def test_the_right_details_sign_in(run: Run, session: ShopSession, details: dict[str, str]) -> None:
    result = run(session, "verify_customer", **details)
    assert (result.outcome, result.facts["name"], session.customer_id) == ("ok", "Anna", "c1")


def test_wrong_details_say_the_same_whoever_exists(run: Run, session: ShopSession) -> None:
    wrong = [
        run(session, "verify_customer", email="nobody@example.com"),
        run(session, "verify_customer", name="Anna Visser", postcode="1111 AA"),
        run(session, "verify_customer", name="No Body", postcode="3571 AB"),
    ]
    assert {one.message for one in wrong} == {wrong[0].message}
    assert {one.outcome for one in wrong} == {"not_found"}
    assert session.customer_id is None


def test_guessing_ends(run: Run, session: ShopSession) -> None:
    for n in range(5):
        run(session, "verify_customer", email=f"guess{n}@example.com")
    assert run(session, "verify_customer", email="anna@example.com").code == "too_many_guesses"


def test_one_customer_per_session(run: Run, member: ShopSession) -> None:
    answers = {
        run(member, "verify_customer", email=email).message
        for email in ("bram@example.com", "nobody@example.com")
    }
    assert len(answers) == 1
    assert member.customer_id == "c1"
    assert run(member, "verify_customer", email="anna@example.com").outcome == "ok"


def test_half_a_proof_is_no_proof(run: Run, session: ShopSession) -> None:
    assert run(session, "verify_customer", name="Anna Visser").result == "retryable"


def test_a_guests_wishes_join_the_profile_at_sign_in(
    toolbox: Toolbox, run: Run, session: ShopSession
) -> None:
    run(session, "remember", field="material", op="not in", value=["leather"])
    run(session, "verify_customer", email="anna@example.com")
    later = ShopSession("s9")
    toolbox.sign_in(later, "c1")
    assert [wish.field for wish in later.wishes] == ["material"]
    assert run(later, "forget").data["wishes"] == []
    assert toolbox.shop.profiles.of("c1").wishes == ()


def test_policies_come_with_their_source_or_not_at_all(run: Run, session: ShopSession) -> None:
    found = run(session, "store_policy", question="returning worn shoes")
    assert (found.outcome, found.facts["policy.1.source"]) == ("ok", "Returns")
    assert found.facts["policy.1"].startswith("Worn shoes cannot come back.")
    assert run(session, "store_policy", question="do you sell cars").outcome == "no_source"


@pytest.mark.parametrize(
    ("hours", "words"), [(0, "until 22:00 today"), (12, "closed right now and are back tomorrow at 08:00")]
)
def test_handing_over_is_true_to_the_opening_hours(
    run: Run, member: ShopSession, clock: Any, hours: int, words: str
) -> None:
    clock.move(hours=hours)
    run(member, "search_products", query="boots", limit=1)
    result = run(member, "hand_over", reason="asks for a person")
    assert words in result.message
    assert result.facts["ticket"].startswith("T")
    assert run(member, "hand_over", reason="again").facts["ticket"] == result.facts["ticket"]


def test_a_shop_without_a_service_domain_says_so(toolbox: Toolbox, session: ShopSession) -> None:
    from dataclasses import replace

    bare = Toolbox(replace(toolbox.shop, service=None))
    assert bare.run(session, "my_orders", {}).code == "no_service"
    assert bare.run(session, "search_products", {"query": "boots"}).outcome == "ok"
    assert bare.run(session, "add_to_cart", {"item": "MUG1"}).outcome == "ok"
