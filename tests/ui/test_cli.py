"""The `aisle` command: help, conditions, ports, and replays in the form that was agreed."""

from __future__ import annotations

import json
import socket
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from assistant.stocking import Found
from retrieval.schema import Product, Unavailable
from ui.cli import _check_port, app
from ui.replay import BadLine, photo_of, read_dialogue, replay_dialogue, replay_file
from ui.terminal import print_found

Make = Callable[..., Any]
SEARCH = [("search_products", {"query": "jacket", "where": [{"field": "color", "op": "=", "value": "navy"}]})]
CANCEL = [("cancel_order", {"order": "W1234567", "reason": "changed my mind"})]
CARD_KEYS = {
    "sku",
    "title",
    "price",
    "category",
    "brand",
    "color",
    "size",
    "material",
    "audience",
    "rating",
    "in_stock",
}


def test_help_names_every_command_and_loads_nothing_heavy() -> None:
    code = (
        "import sys; from ui.cli import main; sys.argv = ['aisle', '--help']\ntry: "
        "main()\nexcept SystemExit: pass\nprint([m for m in ('torch', 'gradio', 'chromadb', "
        "'langchain') if m in sys.modules])"
    )
    shown = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=Path.cwd()
    ).stdout
    for command in ("demo", "chat", "ingest", "search", "train", "replay"):
        assert f"\n  {command} " in shown
    assert shown.strip().endswith("[]")


@pytest.mark.parametrize("trainer", ["ranker", "vision", "llm"])
def test_every_trainer_has_a_command(trainer: str) -> None:
    assert CliRunner().invoke(app, ["train", trainer, "--help"]).exit_code == 0


def test_every_command_has_one_whole_line_of_help() -> None:
    for command in ([], ["train"]):
        shown = CliRunner().invoke(app, [*command, "--help"]).output
        lines = shown.partition("Commands:")[2].splitlines()
        assert len(lines) > 3
        assert not [line for line in lines if line.endswith("...")]


def test_a_search_says_what_it_left_out_and_how_each_product_stands(
    capsys: pytest.CaptureFixture[str],
) -> None:
    shirt = Product("S1", "Boxy shirt", "shirts", 2500, color="white")
    receipts = ["price <= 30 met (25.00)", "color = navy not met (white)"]
    found = Found([shirt], [receipts], 1, ["color = navy"], "no lexical match")
    print_found(found)
    shown = " ".join(capsys.readouterr().out.split())
    assert "no lexical match" in shown
    assert "leave out: color = navy" in shown
    assert "not met (white)" in shown


def test_a_port_in_use_is_said_before_anything_is_built() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        with pytest.raises(Unavailable, match="--port"):
            _check_port("127.0.0.1", taken.getsockname()[1])


def test_a_replayed_turn_has_the_agreed_form(shop_talk: Make, tmp_path: Path) -> None:
    assistant = shop_talk([SEARCH, "{1.title} is {1.price}."])
    line = json.dumps(
        {"id": "x", "customer": "guest", "turns": [{"user": "navy jacket", "image": None, "gold": 1}]}
    )
    record = replay_dialogue(assistant, read_dialogue(line, 1), tmp_path, 1)
    (turn,) = record["turns"]
    assert record["id"] == "x"
    assert set(turn) == {"user", "calls", "shown", "reply", "awaiting_confirmation", "ms"}
    assert [set(call) for call in turn["calls"]] == [{"name", "arguments", "result"}]
    assert {key for card in turn["shown"] for key in card} == CARD_KEYS
    assert turn["reply"] == "Fjord Jacket is €30.00."
    assert set(turn["ms"]) == {"first_event", "first_card", "first_token", "total"}


def play(
    shop_talk: Make, turns: list[dict[str, Any]], replies: list[Any]
) -> tuple[Any, list[dict[str, Any]]]:
    assistant = shop_talk(replies)
    line = json.dumps({"id": 1, "turns": turns})
    return assistant, replay_dialogue(assistant, read_dialogue(line, 1), Path(), 1)["turns"]


def test_a_change_is_agreed_to_in_the_turn_that_says_so(shop_talk: Make) -> None:
    assistant, (turn,) = play(shop_talk, [{"user": "cancel W1234567", "confirm": True}], [CANCEL])
    assert assistant.tools.committed == ["W1234567"]
    assert [call["result"] for call in turn["calls"]] == ["ok"]
    assert turn["awaiting_confirmation"] is False


def test_a_change_is_agreed_to_in_the_next_turn(shop_talk: Make) -> None:
    turns = [{"user": "cancel W1234567"}, {"user": "yes", "confirm": True}]
    assistant, (asked, _) = play(shop_talk, turns, [CANCEL])
    assert asked["awaiting_confirmation"] is True
    assert asked["calls"][0]["result"] == "needs_confirmation"
    assert assistant.tools.committed == ["W1234567"]


def test_a_yes_without_the_flag_changes_nothing(shop_talk: Make) -> None:
    assistant, _ = play(shop_talk, [{"user": "cancel W1234567"}, {"user": "yes"}], [CANCEL])
    assert assistant.tools.committed == []


def test_bad_lines_are_named_and_the_rest_is_played(shop_talk: Make, tmp_path: Path) -> None:
    good = json.dumps({"id": "ok", "turns": [{"user": "hi"}]})
    source, out = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    source.write_text(
        f"not json\n\n{good}\n[]\n" + '{"id": 2, "turns": [{"text": "hi"}]}\n', encoding="utf-8"
    )
    complaints: list[str] = []
    done, skipped = replay_file(shop_talk(["Hello."]), source, out, complaints.append, lambda _: None)
    assert (done, skipped) == (1, 3)
    assert [text.partition(":")[0] for text in complaints] == ["line 1", "line 4", "line 5, turn 1"]
    assert json.loads(out.read_text(encoding="utf-8"))["id"] == "ok"


def test_a_picture_is_a_file_or_base64(tmp_path: Path) -> None:
    (tmp_path / "a.png").write_bytes(b"png")
    assert photo_of({"image": "a.png"}, tmp_path) == b"png"
    assert photo_of({"image": "cG5n"}, tmp_path) == b"png"
    assert photo_of({"image": None}, tmp_path) is None
    with pytest.raises(BadLine):
        photo_of({"image": "no such file!"}, tmp_path)
