"""How well the shipped heads hear messages of writers they never saw.

`python -m benchmarks.signals --phrases FILE ... --moods FILE ...`: labelled dialogues, and tab-separated moods.
"""

from __future__ import annotations

import argparse
import json
import time
from pathlib import Path

import numpy as np

from assistant.signals import Signals
from assistant.training.train_signals import calibration_error, intents, moods, scopes
from retrieval.encoders import QueryEncoder


def main() -> None:
    """Print one JSON object: accuracy and calibration error of each head."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--phrases", type=Path, nargs="+", required=True, help="labelled dialogues")
    parser.add_argument("--moods", type=Path, nargs="+", required=True, help="sentiment, urgency, message")
    parser.add_argument("--weights", type=Path, default=Path("weights/signals"))
    parser.add_argument("--encoder", type=Path, default=Path("var/demo/index/encoder"))
    given = parser.parse_args()
    encoder = QueryEncoder(given.encoder)
    signals = Signals.open(given.weights, encoder.encode)
    mood = list(moods(given.moods))
    rows = {
        "intent": list(intents(given.phrases)),
        "scope": list(scopes(given.phrases, None)),
        "sentiment": [(text, feeling) for text, feeling, _ in mood],
        "urgency": [(text, hurry) for text, _, hurry in mood],
    }
    figures: dict[str, dict[str, float]] = {}
    for name, pairs in rows.items():
        head = signals.heads[name]
        chances = head.chances(np.concatenate([encoder.encode([text]) for text, _ in pairs]))
        said = np.asarray(head.labels)[chances.argmax(1)]
        due = np.asarray([label for _, label in pairs])
        figures[name] = {
            "messages": len(pairs),
            "accuracy": round(float((said == due).mean()), 4),
            "calibration_error": round(calibration_error(chances, said == due), 4),
        }
        if name == "scope":
            figures[name] |= {
                f"recall_{label}": round(float((said == due)[due == label].mean()), 4)
                for label in head.labels
            }
    began = time.perf_counter()
    for text, _ in rows["intent"][:100]:
        signals.read(f"{text} please")  # not yet in the encoder's cache
    figures["message"] = {"ms": round((time.perf_counter() - began) * 10, 2)}
    print(json.dumps(figures, indent=1))


if __name__ == "__main__":
    main()
