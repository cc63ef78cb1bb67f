"""How well the shipped model understands labelled turns: `python -m benchmarks.understanding --phrases FILE ...`.

Each turn is given with the state its dialogue has reached; what comes out is compared strictly (see
`assistant.training.evaluate`). The rules that answer when the model is away are measured beside it.
"""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from assistant.faithful import faithful
from assistant.llm import compact, template
from assistant.training.evaluate import evaluate, sample
from assistant.training.phrases import Turn, read_dialogues, turns
from retrieval.schema import Retryable


def model(checkpoint: Path) -> Callable[[Turn], str]:
    """Understanding by a checkpoint, held to what was said as in the agent."""
    from assistant.llm.local import open_local

    engine: Any = open_local(checkpoint)._engine

    def understand(turn: Turn) -> str:
        ids = template.Identifiers()
        text, _ = engine.calls(template.call_prompt(turn.state, turn.user, ids), len(ids.table))
        if text.startswith("talk"):
            return "talk"
        try:
            return compact.write(faithful(compact.read(ids.show(text)), turn.user, turn.state))
        except Retryable:
            return "talk"

    return understand


def rules(index: Path) -> Callable[[Turn], str]:
    """Understanding by the deterministic planner over a catalogue's vocabulary."""
    from assistant.planner import Planner
    from retrieval.catalogue import Catalogue
    from retrieval.vocabulary import UMBRELLAS, kind_words

    planner = Planner(Catalogue.open(index).vocabulary(), (*kind_words(), *UMBRELLAS), [])

    def understand(turn: Turn) -> str:
        plan = planner.plan(turn.user, {**turn.state, "cart": [], "screen": []})
        return (
            compact.write([{"name": name, "arguments": dict(arguments)} for name, arguments in plan.calls])
            or "talk"
        )

    return understand


def main() -> None:
    """Print one JSON object: scores by file and by who understood."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument(
        "--phrases", type=Path, nargs="+", required=True, help="labelled dialogues, never trained on"
    )
    parser.add_argument("--checkpoint", type=Path, default=Path("weights/llm"))
    parser.add_argument(
        "--index", type=Path, default=Path("var/demo/index"), help="catalogue whose words the rules know"
    )
    parser.add_argument("--sample", type=int, default=0, help="only so many turns of each file (fixed seed)")
    parser.add_argument("--misses", type=int, default=0, help="print so many misses of each file")
    given = parser.parse_args()
    who = {"model": model(given.checkpoint), "rules": rules(given.index)}
    figures: dict[str, dict[str, Any]] = {}
    for path in given.phrases:
        labelled = [turn for dialogue in read_dialogues([path]) for turn in turns(dialogue)]
        labelled = sample(labelled, given.sample) if given.sample else labelled
        for name, understand in who.items():
            began = time.perf_counter()
            score = evaluate(labelled, understand)
            rates = {key: round(value, 3) for key, value in score.rates.items()}
            ms = (time.perf_counter() - began) / max(1, len(labelled)) * 1000
            figures.setdefault(path.stem, {})[name] = rates | {"ms_per_turn": round(ms, 1)}
            for user, due, said in score.misses[: given.misses] if name == "model" else []:
                print(f"  {user}\n    due  {due}\n    said {said}")
    print(json.dumps(figures, indent=1))


if __name__ == "__main__":
    main()
