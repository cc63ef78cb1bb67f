"""How well the shipped model understands labelled turns: `python -m benchmarks.understanding --phrases FILE ...`.

Each turn is given with the state its dialogue has reached; what comes out is compared strictly (see
`assistant.training.evaluate`). The rules that answer when the model is away are measured beside it.
"""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from assistant.faithful import faithful
from assistant.llm import compact, template
from assistant.training.evaluate import evaluate, sample
from assistant.training.turns import Turn, read_dialogues, turns

Understand = Callable[[Turn], Sequence[compact.Call]]


def readers(checkpoint: Path, index: Path) -> dict[str, Understand]:
    """Who understands: the model, held to what was said as in the agent, and the rules that stand in for it."""
    from assistant.llm.local import open_local
    from assistant.planner import Planner
    from retrieval.catalogue import Catalogue
    from retrieval.vocabulary import UMBRELLAS, kind_words

    engine: Any = open_local(checkpoint)._engine
    planner = Planner(Catalogue.open(index).vocabulary(), (*kind_words(), *UMBRELLAS), [])

    def model(turn: Turn) -> Sequence[compact.Call]:
        ids = template.Identifiers()
        before = template.in_force(turn.state)
        prompt = template.call_prompt(turn.state, turn.user, ids)
        text, _ = engine.calls(prompt, len(ids.table), before is not None)
        if text.startswith("talk"):
            return []
        return faithful(compact.read(ids.show(text), before), turn.user, turn.state)

    def rules(turn: Turn) -> Sequence[compact.Call]:
        plan = planner.plan(turn.user, {**turn.state, "cart": [], "screen": []})
        return [{"name": name, "arguments": dict(arguments)} for name, arguments in plan.calls]

    return {"model": model, "rules": rules}


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
    who = readers(given.checkpoint, given.index)
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
