"""Hearing a message: heads learn, are calibrated, are kept whole, and help the planner only where it guesses."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from assistant.pointing import Plan
from assistant.signals import HearingPlanner, Signal, Signals, as_plan
from assistant.training.train_signals import calibration_error, fit, moods, save
from retrieval.schema import ShopError, Unavailable

WORDS = ("boots", "refund", "angry", "thanks", "now", "weather")


def encode(texts: Sequence[str]) -> Any:
    rows = np.array([[float(word in text) for word in WORDS] + [0.1] for text in texts], np.float32)
    return rows / np.linalg.norm(rows, axis=1, keepdims=True)


def heads() -> dict[str, Any]:
    def head(pairs: dict[str, str]) -> Any:
        texts = [text for text in pairs for _ in range(200)]
        return fit(encode(texts), [pairs[text] for text in texts])

    return {
        "intent": head({"boots": "search_products", "refund": "store_policy", "thanks": "talk"}),
        "scope": head({"boots": "in", "refund": "in", "thanks": "in", "weather": "out"}),
        "sentiment": head({"angry": "negative", "boots": "neutral", "thanks": "positive"}),
        "urgency": head({"boots": "0", "refund": "1", "now": "2"}),
    }


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("signals")
    save(heads(), out)
    return out


def test_what_was_saved_hears_intent_scope_mood_and_hurry(folder: Path) -> None:
    signals = Signals.open(folder, encode)
    heard = signals.read("refund now")
    assert heard.intent == "store_policy"
    assert heard.urgency > 1.0
    assert signals.read("angry").sentiment == "negative"
    assert signals.read("weather").in_scope < 0.2 < signals.read("boots").in_scope


def test_chances_sum_to_one_for_two_labels_and_for_more() -> None:
    for head in heads().values():
        assert head.chances(encode(["boots", "now"])).sum(1) == pytest.approx([1, 1], abs=1e-5)


def test_missing_or_damaged_heads_are_refused_with_the_command(folder: Path, tmp_path: Path) -> None:
    with pytest.raises(Unavailable, match="aisle train signals"):
        Signals.open(tmp_path, encode)
    (tmp_path / "labels.json").write_text("{}")
    (tmp_path / "heads.safetensors").write_bytes((folder / "heads.safetensors").read_bytes())
    with pytest.raises(Unavailable, match="aisle train signals"):
        Signals.open(tmp_path, encode)


def signal(intent: str, chance: float, in_scope: float = 0.9, mood: str = "neutral") -> Signal:
    return Signal(intent, chance, in_scope, mood, 0.8, 0.0)


@pytest.mark.parametrize(
    ("heard", "calls"),
    [
        (signal("store_policy", 0.9), (("store_policy", {"question": "x"}),)),
        (signal("view_cart", 0.9), (("view_cart", {}),)),
        (signal("store_policy", 0.5), None),
        (signal("add_to_cart", 0.9), None),
    ],
)
def test_a_signal_acts_only_where_it_is_sure_and_enough(heard: Signal, calls: Any) -> None:
    plan = as_plan(heard, "x")
    assert (plan.calls if plan else None) == calls


def test_what_is_no_business_of_a_shop_is_not_searched_for() -> None:
    plan = as_plan(signal("search_products", 0.9, in_scope=0.05), "weather in bondi")
    assert plan is not None
    assert not plan.calls
    assert plan.reply


class Rules:
    def __init__(self, plan: Plan) -> None:
        self._plan = plan

    def plan(self, text: str, state: Any) -> Plan:
        return self._plan


def test_rules_that_know_are_not_overruled(folder: Path) -> None:
    signals = Signals.open(folder, encode)
    guess = Plan((("search_products", {"query": "refund"}),))
    known = Plan(
        (("search_products", {"query": "refund", "where": [{"field": "price", "op": "<=", "value": 5}]}),)
    )
    assert HearingPlanner(Rules(guess), signals).plan("refund", {}).calls[0][0] == "store_policy"  # type: ignore[arg-type]
    assert HearingPlanner(Rules(known), signals).plan("refund", {}) == known  # type: ignore[arg-type]


def test_calibration_error_is_the_gap_between_trust_and_truth() -> None:
    chances = np.array([[0.9, 0.1]] * 10, np.float32)
    assert calibration_error(chances, np.array([True] * 9 + [False])) == pytest.approx(0.0, abs=1e-6)
    assert calibration_error(chances, np.array([True] * 5 + [False] * 5)) == pytest.approx(0.4, abs=1e-6)


def test_a_line_without_its_three_fields_is_named(tmp_path: Path) -> None:
    path = tmp_path / "moods.tsv"
    path.write_text("neutral\t0\tboots\nnegative only\n")
    with pytest.raises(ShopError, match=r"moods\.tsv:2"):
        list(moods([path]))
