"""A turn from end to end: events, two LLM calls, a yes in words, the planner's help, sessions apart."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from assistant.agent import AWAY
from assistant.app import APOLOGY, FULL, NOTHING_WAITS
from retrieval.schema import Retryable

Make = Callable[..., Any]
SEARCH = [("search_products", {"query": "jacket", "where": [{"field": "color", "op": "=", "value": "navy"}]})]
CANCEL = [("cancel_order", {"order": "W1234567", "reason": "changed my mind"})]


def play(assistant: Any, text: str, session: str = "s1", **more: Any) -> dict[str, Any]:
    events = list(assistant.stream(session, text, **more))
    by_kind: dict[str, Any] = {"kinds": [e.kind for e in events]}
    by_kind["reply"] = "".join(e.data["text"] for e in events if e.kind == "token")
    for event in events:
        by_kind.setdefault(event.kind, event.data)
    return by_kind


def test_a_product_turn_costs_two_calls_and_shows_cards_before_prose(shop_talk: Make) -> None:
    assistant = shop_talk([SEARCH, "I'd take {1.title} at {1.price}. Want it in M?"])
    turn = play(assistant, "a navy jacket in M")
    assert turn["reply"] == "I'd take Fjord Jacket at €30.00. Want it in M?"
    assert turn["kinds"].index("cards") < turn["kinds"].index("token")
    assert [c["sku"] for c in turn["cards"]["cards"]] == ["J1", "J5"]
    assert turn["calls"]["calls"][0]["result"] == "ok"
    assert turn["constraints"]["chips"] == [{"id": "search:0:0", "text": "navy", "standing": False}]
    assert assistant.model.bound == [6, 0], "the second call writes prose: no tools"
    assert set(turn["done"]["ms"]) == {"first_event", "first_card", "first_token", "total"}


def test_several_wishes_run_in_the_order_asked(shop_talk: Make) -> None:
    two = [
        ("search_products", {"query": c, "where": [{"field": "color", "op": "=", "value": c}]})
        for c in ("red", "black")
    ]
    turn = play(shop_talk([two, "Here you go."]), "a red one and a black one")
    assert [(c["position"], c["sku"]) for c in turn["cards"]["cards"]] == [(1, "J3"), (2, "J2")]


def test_talk_needs_one_call_and_no_tool(shop_talk: Make) -> None:
    assistant = shop_talk(["Hello! What can I find for you?"])
    assert play(assistant, "hi")["reply"] == "Hello! What can I find for you?"
    assert assistant.tools.log == []


def test_invented_facts_never_reach_the_shopper(shop_talk: Make) -> None:
    turn = play(shop_talk([SEARCH, "It costs €5. It is leather. {1.title} is {1.price}."]), "navy jacket")
    assert turn["reply"] == "Fjord Jacket is €30.00."


def test_a_reply_with_nothing_left_gives_way_to_a_true_template(shop_talk: Make) -> None:
    turn = play(shop_talk([SEARCH, "It costs €5 with code SAVE99."]), "navy jacket")
    assert "Fjord Jacket" in turn["reply"]
    assert "€30.00" in turn["reply"]


@pytest.mark.parametrize("answer", [{"text": "yes please"}, {"text": "", "confirm": True}])
def test_a_change_waits_for_a_yes(shop_talk: Make, answer: dict[str, Any]) -> None:
    assistant = shop_talk([CANCEL, "Done: {order.id}."])
    asked = play(assistant, "cancel W1234567")
    assert asked["confirm"]["summary"] == "Cancel order W1234567 and refund €40.00 to your card?"
    assert asked["reply"].endswith("Shall I go ahead?")
    assert assistant.tools.committed == []
    done = play(assistant, **answer)
    assert assistant.tools.committed == ["W1234567"]
    assert "cancelled" in done["reply"]
    assert done["calls"]["calls"][0]["result"] == "ok"


@pytest.mark.parametrize("answer", [{"text": "no thanks"}, {"text": "", "confirm": False}])
def test_a_no_changes_nothing(shop_talk: Make, answer: dict[str, Any]) -> None:
    assistant = shop_talk([CANCEL])
    play(assistant, "cancel W1234567")
    done = play(assistant, **answer)
    assert assistant.tools.committed == []
    assert done["calls"]["calls"][0]["result"] == "needs_confirmation"
    assert done["reply"]


def test_a_new_message_declines_what_waits_and_is_answered(shop_talk: Make) -> None:
    assistant = shop_talk([CANCEL, SEARCH, "{1.title} it is.", "Hello again!"])
    play(assistant, "cancel W1234567")
    turn = play(assistant, "show me a navy jacket instead")
    assert turn["reply"] == "Fjord Jacket it is."
    assert assistant.tools.committed == []
    assert play(assistant, "yes")["reply"] == "Hello again!"
    assert assistant.tools.committed == []
    for messages in assistant.model.seen:
        asked = {call["id"] for m in messages for call in getattr(m, "tool_calls", [])}
        answered = {m.tool_call_id for m in messages if m.type == "tool"}
        assert asked == answered


def test_a_late_yes_finds_nothing_waiting(shop_talk: Make) -> None:
    assert play(shop_talk([]), "", confirm=True)["reply"] == NOTHING_WAITS


def test_a_bad_call_is_repaired_once(shop_talk: Make) -> None:
    wrong = [
        ("search_products", {"query": "jacket", "where": [{"field": "nonsense", "op": "=", "value": 1}]})
    ]
    assistant = shop_talk([wrong, SEARCH, "{1.title}."])
    turn = play(assistant, "navy jacket")
    assert turn["reply"] == "Fjord Jacket."
    assert [c["result"] for c in turn["calls"]["calls"]] == ["retryable", "ok"]


def test_a_call_that_stays_bad_ends_in_plain_words(shop_talk: Make) -> None:
    wrong = [
        ("search_products", {"query": "jacket", "where": [{"field": "nonsense", "op": "=", "value": 1}]})
    ]
    turn = play(shop_talk([wrong, wrong, "unused"]), "navy jacket")
    assert turn["reply"]
    assert "€" not in turn["reply"]


@pytest.mark.parametrize(
    "replies",
    [None, [RuntimeError("down")], [""], [[("no_such_tool", {})]]],
    ids=["absent", "down", "silent", "invented"],
)
def test_the_planner_answers_when_the_llm_does_not(shop_talk: Make, replies: list[Any] | None) -> None:
    turn = play(shop_talk(replies), "a navy jacket under 60")
    assert turn["notice"]["message"] == AWAY
    assert [c["sku"] for c in turn["cards"]["cards"]] == ["J1", "J5"]
    assert turn["reply"]


def test_a_slow_llm_is_not_waited_for(shop_talk: Make) -> None:
    assistant = shop_talk([SEARCH, "never"], delay_s=0.5, llm_first_s=0.05, llm_timeout_s=0.1)
    turn = play(assistant, "a navy jacket")
    assert turn["notice"]["message"] == AWAY
    assert turn["done"]["ms"]["total"] < 450
    assert turn["cards"]


def test_an_llm_that_breaks_off_while_speaking_leaves_whole_sentences(shop_talk: Make) -> None:
    turn = play(shop_talk([SEARCH, RuntimeError("gone")]), "a navy jacket")
    assert "Fjord Jacket" in turn["reply"]


def test_sessions_know_nothing_of_each_other(shop_talk: Make) -> None:
    assistant = shop_talk([SEARCH, "{1.title}.", "Hi.", "Hi."])
    play(assistant, "a navy jacket", session="a")
    play(assistant, "hello", session="b")
    assert "navy" not in str(assistant.model.seen[2])
    assert assistant.cart("b").count == 0


@pytest.mark.parametrize("text", ["", "   ", "x" * 20_000, "\x00\x01\x02\x03\x04\x05", "<div><p></p></div>"])
def test_bad_input_is_refused_politely(shop_talk: Make, text: str) -> None:
    turn = play(shop_talk([]), text)
    assert turn["kinds"] == ["status", "token", "done"]
    assert turn["reply"]


def test_a_crash_ends_in_an_apology_and_the_next_turn_works(
    shop_talk: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    assistant = shop_talk([SEARCH, SEARCH, "{1.title}."])
    with monkeypatch.context() as patch:
        patch.setattr(assistant.tools, "_search", lambda *_: 1 / 0)
        assert play(assistant, "navy jacket")["error"]["message"] == APOLOGY
    assert play(assistant, "navy jacket")["reply"] == "Fjord Jacket."


def test_striking_a_chip_searches_again_without_it(shop_talk: Make) -> None:
    assistant = shop_talk([SEARCH, "{1.title}."])
    chip = play(assistant, "navy jacket")["constraints"]["chips"][0]
    events = {e.kind: e.data for e in assistant.strike("s1", chip["id"])}
    assert len(events["cards"]["cards"]) == 3
    assert events["constraints"]["chips"] == []
    with pytest.raises(Retryable):
        assistant.strike("s1", chip["id"])


def test_what_was_shown_and_liked_is_logged_without_words(shop_talk: Make) -> None:
    assistant = shop_talk([SEARCH, "{1.title}."])
    play(assistant, "navy jacket")
    assistant.feedback("s1", "J5", "up")
    kinds = [(e.kind, e.sku, e.position) for e in assistant._parts.log.between()]
    assert sorted(kinds) == [("impression", "J1", 1), ("impression", "J5", 2), ("thumbs_up", "J5", 2)]
    with pytest.raises(Retryable):
        assistant.feedback("s1", "J5", "love")


def test_history_stays_short(shop_talk: Make) -> None:
    assistant = shop_talk([f"Hello {chr(97 + n)}." for n in range(20)])
    for _ in range(20):
        play(assistant, "hi")
    assert len(assistant.model.seen[-1]) <= 8
    rows = assistant._parts.chats.execute("SELECT count(*) FROM checkpoints").fetchone()[0]
    assert rows == 1


def test_a_full_disk_is_said_to_the_shopper_and_the_next_turn_works(shop_talk: Make) -> None:
    assistant = shop_talk([SEARCH, "{1.title} is {1.price}.", "Hello!"])
    chats = assistant._parts.chats
    chats.execute("VACUUM")
    (pages,) = chats.execute("PRAGMA page_count").fetchone()
    chats.execute(f"PRAGMA max_page_count = {pages}")
    turn = play(assistant, "navy jacket " * 300)
    assert turn["error"]["message"] == FULL
    assert turn["cards"]["cards"]
    chats.execute("PRAGMA max_page_count = 100000")
    assert "error" not in play(assistant, "hi")


def test_not_that_brand_is_the_brand_on_the_screen(shop_talk: Make) -> None:
    guess = [("search_products", {"query": "that brand"})]
    assistant = shop_talk([SEARCH, "{1.title}.", guess, "{1.title}."])
    play(assistant, "navy jacket")
    turn = play(assistant, "not that brand please")
    (call,) = turn["calls"]["calls"]
    assert call["arguments"]["query"] == "jacket"
    assert call["arguments"]["where"][-1]["op"] == "not in"
