"""Orders change only by the rules, for their owner, once, and to the cent."""

from __future__ import annotations

import threading
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest

from assistant.service import money
from assistant.service.domain import ShopService
from assistant.service.ground import OrderNotFound
from assistant.service.proposals import Proposal
from retrieval.schema import Refused, Retryable, ShopError


def balance(service: ShopService, method: str = "c1-gift") -> int:
    customer = service.customer(method.split("-")[0])
    assert customer is not None
    found = customer.method(method)
    assert found is not None
    return found.balance_minor or 0


def propose(service: ShopService, kind: Any, **arguments: Any) -> Proposal:
    return service.propose("c1", kind, arguments)


CANCEL = {"order": "W1001", "reason": "no longer needed"}


def test_cancelling_refunds_what_was_paid_to_where_it_came_from(service: ShopService) -> None:
    proposal = propose(service, "cancel_order", **CANCEL)
    assert "€88.95 to Visa ending 4242 within 7 working days" in proposal.effect
    assert service.order("c1", "W1001").status == "pending"
    service.commit(proposal, "k1")
    order = service.order("c1", "W1001")
    assert order.status == "cancelled"
    assert order.paid == {"c1-card": 0}


@pytest.mark.parametrize("order", ["W1002", "W1003", "W1004", "W1005"])
def test_only_pending_orders_can_be_cancelled(service: ShopService, order: str) -> None:
    with pytest.raises(Refused) as refusal:
        propose(service, "cancel_order", order=order, reason="no longer needed")
    assert refusal.value.code == "wrong_status"


@pytest.mark.parametrize(
    ("kind", "arguments"),
    [
        ("cancel_order", {"reason": "no longer needed"}),
        ("return_items", {"lines": [1], "reason": "does not fit"}),
        ("exchange_items", {"changes": [{"line": 1, "size": "L"}]}),
        ("change_order", {"shipping": "express"}),
    ],
)
def test_a_foreign_order_and_a_missing_one_answer_alike(
    service: ShopService, kind: Any, arguments: Mapping[str, Any]
) -> None:
    answers = []
    for order in ("W2001", "W9999"):
        with pytest.raises(OrderNotFound) as missing:
            service.propose("c1", kind, {"order": order, **arguments})
        answers.append(str(missing.value).replace(order, "X"))
    assert answers[0] == answers[1]


def test_the_same_key_commits_once_and_gives_the_same_answer(service: ShopService) -> None:
    proposal = propose(service, "cancel_order", **CANCEL)
    first, second = service.commit(proposal, "k1"), service.commit(proposal, "k1")
    assert (first.message, second.repeated) == (second.message, True)
    assert len(service.order("c1", "W1001").payments) == 2
    assert [record.action for record in service.audit("c1")] == ["cancel_order"]


def test_a_used_proposal_is_refused_under_another_key(service: ShopService) -> None:
    proposal = propose(service, "cancel_order", **CANCEL)
    service.commit(proposal, "k1")
    with pytest.raises(Refused, match="made already"):
        service.commit(proposal, "k2")


def test_one_key_cannot_commit_two_changes(service: ShopService) -> None:
    service.commit(propose(service, "cancel_order", **CANCEL), "k1")
    other = propose(service, "change_account", name="Anna Smit")
    with pytest.raises(Refused, match="another change"):
        service.commit(other, "k1")


@pytest.mark.parametrize(
    "altered",
    [
        {"arguments": {"order": "W2001", "reason": "no longer needed"}},
        {"customer": "c2"},
        {"effect": "nothing"},
        {"expires": "2099-01-01"},
        {"id": "x"},
    ],
)
def test_an_altered_proposal_is_refused(service: ShopService, altered: dict[str, Any]) -> None:
    proposal = replace(propose(service, "cancel_order", **CANCEL), **altered)
    with pytest.raises(Refused) as refusal:
        service.commit(proposal, "k1")
    assert refusal.value.code == "proposal_invalid"
    assert service.order("c1", "W1001").status == "pending"
    assert service.order("c2", "W2001").status == "pending"


def test_a_proposal_expires(service: ShopService, clock: Any) -> None:
    proposal = propose(service, "cancel_order", **CANCEL)
    clock.move(minutes=16)
    with pytest.raises(Refused) as refusal:
        service.commit(proposal, "k1")
    assert refusal.value.code == "proposal_expired"


def test_a_changed_effect_is_not_committed(service: ShopService, catalogue: Any) -> None:
    proposal = propose(service, "exchange_items", order="W1004", changes=[{"line": 1, "size": "L"}])
    catalogue.price("TEE1-L-navy", 9900)
    with pytest.raises(Refused) as refusal:
        service.commit(proposal, "k1")
    assert refusal.value.code == "proposal_outdated"


def test_two_sessions_on_one_order_change_it_once(service: ShopService) -> None:
    first = propose(service, "cancel_order", **CANCEL)
    second = propose(service, "cancel_order", **CANCEL)
    outcomes: list[str] = []

    def commit(proposal: Proposal, key: str) -> None:
        try:
            service.commit(proposal, key)
            outcomes.append("done")
        except ShopError as err:
            outcomes.append(err.code)

    threads = [threading.Thread(target=commit, args=(p, k)) for p, k in ((first, "a"), (second, "b"))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(outcomes) == ["done", "wrong_status"]
    assert service.order("c1", "W1001").paid == {"c1-card": 0}


def test_a_return_takes_its_share_of_the_discount_off(service: ShopService) -> None:
    proposal = propose(service, "return_items", order="W1004", lines=[1], reason="does not fit")
    share = money.shares(1000, [3400, 6000])[0]
    assert proposal.facts["refund.amount"] == money.text(3400 - share)
    service.commit(proposal, "k1")
    assert service.order("c1", "W1004").status == "return requested"
    assert balance(service) == 2000


def test_a_whole_order_returned_gives_the_shipping_back_too(service: ShopService) -> None:
    proposal = propose(service, "return_items", order="W1004", lines=[1, 2], reason="does not fit")
    assert proposal.facts["refund.amount"] == "€88.95"


def test_a_second_return_of_an_order_is_refused(service: ShopService) -> None:
    service.commit(propose(service, "return_items", order="W1004", lines=[1], reason="does not fit"), "k1")
    with pytest.raises(Refused, match="return requested"):
        propose(service, "return_items", order="W1004", lines=[2], reason="does not fit")


def test_a_return_to_a_gift_card_is_allowed_and_to_another_method_is_not(service: ShopService) -> None:
    arguments = {"order": "W1004", "lines": [1], "reason": "does not fit"}
    assert (
        "Gift card as soon as" in propose(service, "return_items", **arguments, refund_to="gift_card").effect
    )
    with pytest.raises(Refused) as refusal:
        propose(service, "return_items", **arguments, refund_to="paypal")
    assert refusal.value.code == "refund_target"


@pytest.mark.parametrize("lines", [[], [3], ["lamp"]])
def test_a_line_that_is_not_in_the_order_gets_the_list(service: ShopService, lines: list[Any]) -> None:
    with pytest.raises(Retryable, match="1: 2 × Harbour Tee 1"):
        propose(service, "return_items", order="W1004", lines=lines, reason="does not fit")


def test_a_line_named_twice_is_refused(service: ShopService) -> None:
    with pytest.raises(Retryable, match="named twice"):
        propose(service, "return_items", order="W1004", lines=[1, "tee"], reason="does not fit")


def test_a_refund_follows_the_split_it_was_paid_in(service: ShopService) -> None:
    with service.database.engine.begin() as connection:
        connection.exec_driver_sql("UPDATE payments SET amount_minor=6895 WHERE \"order\"='W1004'")
        connection.exec_driver_sql("INSERT INTO payments VALUES (900, 'W1004', 'c1-gift', 2000, 'payment')")
    proposal = propose(service, "return_items", order="W1004", lines=[1, 2], reason="does not fit")
    assert "€68.95 goes to Visa ending 4242 within 7 working days" in proposal.effect
    assert "€20.00 goes to Gift card as soon as" in proposal.effect


def test_a_refund_to_a_gift_card_makes_one_for_who_has_none(service: ShopService) -> None:
    with service.database.engine.begin() as connection:
        connection.exec_driver_sql("DELETE FROM payment_methods WHERE id='c1-gift'")
    proposal = propose(
        service, "return_items", order="W1004", lines=[2], reason="does not fit", refund_to="gift card"
    )
    assert "to a new gift card" in proposal.effect
    service.commit(proposal, "k1")
    customer = service.customer("c1")
    assert customer is not None
    assert [(m.kind, m.balance_minor) for m in customer.methods if m.kind == "gift_card"] == [
        ("gift_card", 0)
    ]


def test_a_late_return_is_refused_with_the_date(service: ShopService, clock: Any) -> None:
    clock.move(days=40)
    with pytest.raises(Refused, match="until 10 December 2026"):
        propose(service, "return_items", order="W1004", lines=[1], reason="does not fit")


def test_an_exchange_names_the_difference_and_moves_no_money_yet(service: ShopService) -> None:
    proposal = propose(service, "exchange_items", order="W1004", changes=[{"line": 1, "size": "L"}])
    assert "€2.00 more" in proposal.effect
    service.commit(proposal, "k1")
    order = service.order("c1", "W1004")
    assert (order.status, len(order.payments), order.lines[0].size) == ("exchange requested", 1, "M")


def test_swapping_in_a_pending_order_moves_the_money_and_locks_the_order(service: ShopService) -> None:
    service.commit(
        propose(
            service, "exchange_items", order="W1001", changes=[{"line": 1, "size": "L", "color": "white"}]
        ),
        "k1",
    )
    order = service.order("c1", "W1001")
    assert (order.lines[0].sku, order.total_minor, order.paid) == ("TEE1-L-white", 9095, {"c1-card": 9095})
    for kind, arguments in (
        ("cancel_order", {"reason": "no longer needed"}),
        ("change_order", {"shipping": "express"}),
    ):
        with pytest.raises(Refused, match="changed before"):
            service.propose("c1", kind, {"order": "W1001", **arguments})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"line": 1, "size": "M"}, "same_item"),
        ({"line": 1, "size": "XXL"}, "retryable"),
        ({"line": 1}, "retryable"),
        ({"line": 2, "color": "red"}, "same_item"),
    ],
)
def test_an_impossible_exchange_says_why(service: ShopService, change: dict[str, Any], code: str) -> None:
    with pytest.raises(ShopError) as refusal:
        propose(service, "exchange_items", order="W1004", changes=[change])
    assert refusal.value.code == code


def test_a_sold_out_size_cannot_be_exchanged_for(service: ShopService, catalogue: Any) -> None:
    catalogue.stock("TEE1-L-navy", 1)
    with pytest.raises(Refused) as refusal:
        propose(service, "exchange_items", order="W1004", changes=[{"line": 1, "size": "L"}])
    assert refusal.value.code == "unavailable"


def test_a_gift_card_must_cover_the_new_payment(service: ShopService) -> None:
    with pytest.raises(Refused) as refusal:
        propose(service, "change_order", order="W1001", payment="gift card")
    assert refusal.value.code == "gift_card_too_small"


def test_moving_a_payment_refunds_the_old_method(service: ShopService) -> None:
    service.commit(propose(service, "change_order", order="W1001", payment="paypal"), "k1")
    assert service.order("c1", "W1001").paid == {"c1-card": 0, "c1-paypal": 8895}
    cancel = propose(service, "cancel_order", **CANCEL)
    assert "€88.95 to PayPal" in cancel.effect
    assert "Visa" not in cancel.effect


def test_faster_shipping_charges_the_difference(service: ShopService) -> None:
    proposal = propose(service, "change_order", order="W1001", shipping="express")
    assert "€5.00 more" in proposal.effect
    service.commit(proposal, "k1")
    order = service.order("c1", "W1001")
    assert (order.shipping_fee_minor, order.total_minor, order.paid["c1-card"]) == (995, 9395, 9395)


def test_an_address_as_one_line_is_read_whole(service: ShopService) -> None:
    service.commit(
        propose(service, "change_order", order="W1001", address="Am Markt 3, 48143 Münster, Germany"), "k1"
    )
    address = service.order("c1", "W1001").address
    assert (address["line1"], address["postcode"], address["city"], address["country"]) == (
        "Am Markt 3",
        "48143",
        "Münster",
        "Germany",
    )
    customer = service.customer("c1")
    assert customer is not None
    assert customer.address["city"] == "Utrecht"


@pytest.mark.parametrize(
    ("address", "error"), [("Am Markt 3", Retryable), ("Main Street 1, 10001 New York, USA", Refused)]
)
def test_an_address_that_cannot_be_used_is_refused(
    service: ShopService, address: str, error: type[ShopError]
) -> None:
    with pytest.raises(error):
        propose(service, "change_order", order="W1001", address=address)


def test_account_changes_leave_orders_alone(service: ShopService) -> None:
    arguments = {"address": "Kade 1, 1011 AA Amsterdam", "email": "NEW@example.com", "name": "anna smit"}
    service.commit(propose(service, "change_account", **arguments), "k1")
    customer = service.customer("c1")
    assert customer is not None
    assert (customer.email, customer.last_name, customer.address["city"]) == (
        "new@example.com",
        "Smit",
        "Amsterdam",
    )
    assert service.order("c1", "W1001").address["city"] == "Utrecht"


def test_an_address_in_use_is_refused_without_saying_so(service: ShopService) -> None:
    with pytest.raises(Refused) as refusal:
        propose(service, "change_account", email="bram@example.com")
    assert "bram" not in str(refusal.value)


def test_a_gift_card_is_refunded_at_once(service: ShopService) -> None:
    with service.database.engine.begin() as connection:
        connection.exec_driver_sql("UPDATE payments SET method='c1-gift' WHERE \"order\"='W1001'")
    service.commit(propose(service, "cancel_order", **CANCEL), "k1")
    assert balance(service) == 2000 + 8895
