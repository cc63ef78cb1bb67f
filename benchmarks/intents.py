"""How well linear heads over the text encoder tell intents apart: `python -m benchmarks.intents --train FILE --test FILE`.

Files are JSON Lines (also `.xz`) of `{"text", "intent"}`. An intent `oos` in the test file counts apart, as out-of-scope
recall. `--shots` keeps so many examples of each intent.
"""

from __future__ import annotations

import argparse
import json
import lzma
import random
import statistics
import time
from pathlib import Path

import numpy as np

from assistant.training.train_signals import calibration_error, fit
from retrieval.encoders import IndexEncoder

OUTSIDE = "oos"


def read(path: Path) -> list[tuple[str, str]]:
    """(text, intent) of a file."""
    data = path.read_bytes()
    text = (lzma.decompress(data) if path.suffix == ".xz" else data).decode("utf-8")
    return [(row["text"], row["intent"]) for row in map(json.loads, text.splitlines())]


def few(rows: list[tuple[str, str]], shots: int, seed: int) -> list[tuple[str, str]]:
    """At most `shots` examples of each intent, drawn by seed."""
    kept: dict[str, list[tuple[str, str]]] = {}
    for row in random.Random(seed).sample(rows, len(rows)):
        kept.setdefault(row[1], []).append(row)
    return [row for group in kept.values() for row in group[:shots]]


def main() -> None:
    """Print one JSON object."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--train", type=Path, required=True)
    parser.add_argument("--test", type=Path, required=True)
    parser.add_argument("--shots", type=int, default=0, help="examples of each intent; 0 takes all")
    parser.add_argument("--seeds", type=int, default=1, help="draws of the examples to average over")
    given = parser.parse_args()
    encoder = IndexEncoder()
    train, test = read(given.train), read(given.test)
    place = {text: row for row, text in enumerate(sorted({text for text, _ in [*train, *test]}))}
    vectors = encoder.encode(list(place))
    tested = vectors[[place[text] for text, _ in test]]
    due = np.asarray([intent for _, intent in test])
    inside = due != OUTSIDE
    accuracy, gaps, outside = [], [], []
    for seed in range(given.seeds):
        rows = few(train, given.shots, seed) if given.shots else train
        head = fit(vectors[[place[text] for text, _ in rows]], [intent for _, intent in rows], seed)
        chances = head.chances(tested)
        said = np.asarray(head.labels)[chances.argmax(1)]
        accuracy.append(float((said == due)[inside].mean()))
        gaps.append(calibration_error(chances[inside], (said == due)[inside]))
        if not inside.all():
            outside.append(float((said == due)[~inside].mean()))
    began = time.perf_counter()
    for row in range(200):
        head.chances(tested[row % len(tested)][None])
    figures = {
        "train": len(rows),
        "test": len(test),
        "intents": len(set(due[inside].tolist())),
        "accuracy": round(statistics.mean(accuracy), 4),
        "calibration_error": round(statistics.mean(gaps), 4),
        "head_ms": round((time.perf_counter() - began) * 5, 3),
    }
    if outside:
        figures["oos_recall"] = round(statistics.mean(outside), 4)
    print(json.dumps(figures, indent=1))


if __name__ == "__main__":
    main()
