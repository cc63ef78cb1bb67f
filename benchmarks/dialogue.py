"""How well the whole assistant understands dialogues nobody here trained on: `python -m benchmarks.dialogue --cases FILE ...`.

A case is a line of `aisle replay` whose turns carry what is right: `"expect": {"calls": [...]}` (or `"calls"`, as in
`assistant/training/FORMAT.md`), and may name their `"move"`. Each dialogue is played from its first turn in a session of
its own, so an early mistake counts as often as it hurts. Items are compared by the product they point at.
"""

from __future__ import annotations

import argparse
import json
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.progress import track
from rich.table import Table

from assistant.app import Assistant
from assistant.config import AssistantConfig
from assistant.llm.template import resolve_item
from assistant.training.evaluate import Score, count, written
from ui.replay import BadLine, read_dialogue, replay_dialogue

_POINTS_AT = ("item", "items", "line")


def expected(turn: Mapping[str, Any]) -> list[Mapping[str, Any]] | None:
    """The right calls of a turn; None where it only answers what waits for a yes."""
    if turn.get("outcome") in ("confirmed", "declined"):
        return None
    calls = (turn.get("expect") or turn).get("calls")
    return list(calls) if calls is not None else None


def on_screen(call: Mapping[str, Any], screen: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """A call with its symbols (`?color=blue`) as positions on what was shown; what points nowhere is left out."""
    state = {"screen": [{**card, "position": place} for place, card in enumerate(screen, 1)]}
    arguments = dict(call["arguments"])
    for name in _POINTS_AT:
        values = arguments.get(name)
        found = [resolve_item(str(v), state) for v in (values if isinstance(values, list) else [values])]
        if values is not None and not all(v.isdigit() or v == "photo" for v in found):
            arguments.pop(name)
        elif values is not None:
            arguments[name] = found if isinstance(values, list) else found[0]
    return {"name": call["name"], "arguments": arguments}


def _forgive(right: dict[str, Any], given: dict[str, Any]) -> None:
    """Leave out of both what cannot be compared: items that point at nothing here, orders meant by a symbol."""
    if str(right.get("order", "")).startswith("?"):
        right.pop("order")
        given.pop("order", None)
    if not set(_POINTS_AT) & set(right):
        for name in _POINTS_AT:
            given.pop(name, None)


def played(assistant: Assistant, path: Path) -> Iterator[tuple[Mapping[str, Any], dict[str, Any], list[Any]]]:
    """Yield each turn with what the assistant did and what was on screen before it."""
    for number, line in enumerate(track(path.read_text(encoding="utf-8").splitlines(), path.stem), 1):
        if not line.strip():
            continue
        dialogue = read_dialogue(line, number)
        for turn in dialogue.turns:
            if turn.get("outcome") == "confirmed":
                turn["confirm"] = True  # type: ignore[index]  # a turn is the dict that was read
        done, screen = replay_dialogue(assistant, dialogue, path.parent, number), []
        for turn, said in zip(dialogue.turns, done["turns"], strict=True):
            yield turn, said, screen
            screen = said["shown"] or screen


def score(assistant: Assistant, paths: Sequence[Path]) -> dict[str, Score]:
    """Score by move; `all` holds every turn."""
    by_move: dict[str, Score] = defaultdict(Score)
    for path in paths:
        for turn, said, screen in played(assistant, path):
            due = expected(turn)
            if due is None:
                continue
            right = [written(on_screen(call, screen)) for call in due]
            given = [written(on_screen(call, screen)) for call in said["calls"]]
            for a, b in zip(right, given, strict=False):
                _forgive(a["arguments"], b["arguments"])
            for move in ("all", str(turn.get("move") or "unnamed")):
                count(by_move[move], turn["user"], right, given)
    return by_move


def main() -> None:
    """Print a table by move and one JSON object."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--cases", type=Path, nargs="+", required=True, help="JSON Lines with what is right")
    parser.add_argument("--store", type=Path, default=Path("var/demo"))
    parser.add_argument("--checkpoint", type=Path, default=Path("weights/llm"))
    parser.add_argument("--misses", type=int, default=0, help="print so many misses")
    given = parser.parse_args()
    assistant = Assistant.open(AssistantConfig(store=given.store, llm_model=str(given.checkpoint)))
    try:
        by_move = score(assistant, given.cases)
    except BadLine as err:
        raise SystemExit(str(err)) from err
    finally:
        assistant.close()
    table = Table("move", "turns", "right tools", "all right", "constraint F1")
    for move, one in sorted(by_move.items(), key=lambda item: (item[0] == "all", -item[1].rates["exact"])):
        rates = one.rates
        table.add_row(move, str(one.turns), *(f"{rates[k]:.3f}" for k in ("tools", "exact", "constraint_f1")))
    Console(width=100).print(table)
    for user, due, said in by_move["all"].misses[: given.misses]:
        print(f"  {user}\n    due  {due}\n    said {said}")
    rates = {move: {k: round(v, 3) for k, v in one.rates.items()} for move, one in by_move.items()}
    print(json.dumps(rates, indent=1))


if __name__ == "__main__":
    main()
