"""Train the heads of `assistant.signals` on labelled turns, moods and open intent data; seconds once texts are encoded."""

from __future__ import annotations

import json
import logging
import lzma
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from assistant.signals import Encode, Floats, Head
from assistant.training.turns import read_dialogues
from retrieval.runtime import disk_errors, write_atomic
from retrieval.schema import ShopError

logger = logging.getLogger(__name__)


def fit(vectors: Floats, labels: Sequence[str], seed: int = 7, strength: float = 20.0) -> Head:
    """Fit multinomial logistic regression and calibrate it by temperature on every tenth example.

    Args:
        vectors: (N, D) unit vectors.
        strength: Inverse of the L2 penalty.

    Source: temperature scaling, Guo et al., ICML 2017 (arXiv:1706.04599).
    """
    from sklearn.linear_model import LogisticRegression

    held = np.arange(len(labels)) % 10 == 9
    order = np.random.default_rng(seed).permutation(len(labels))
    x, y = vectors[order], np.asarray(labels)[order]
    known = set(y[~held].tolist())
    held &= np.asarray([label in known for label in y])
    probe = LogisticRegression(C=strength, max_iter=400).fit(x[~held], y[~held])
    scores = _scores(probe, x[held])
    place = np.searchsorted(probe.classes_, y[held])
    heat = min(
        (0.5, 0.6, 0.7, 0.8, 0.9, 1.0, 1.15, 1.3, 1.5, 1.8, 2.2), key=lambda t: _loss(scores / t, place)
    )
    model = LogisticRegression(C=strength, max_iter=400).fit(x, y)
    weight, bias = model.coef_, model.intercept_
    if len(model.classes_) == 2:
        weight, bias = np.concatenate([-weight, weight]) / 2, np.concatenate([-bias, bias]) / 2
    return Head(
        tuple(str(name) for name in model.classes_),
        np.ascontiguousarray(weight / heat, np.float32),
        np.asarray(bias / heat, np.float32),
    )


def _scores(model: Any, x: Floats) -> Floats:
    scores = np.asarray(model.decision_function(x), np.float32)
    return scores if scores.ndim == 2 else np.asarray(np.stack([-scores, scores], 1) / 2, np.float32)


def _loss(scores: Floats, place: Any) -> float:
    scores = scores - scores.max(1, keepdims=True)
    log_sum = np.log(np.exp(scores).sum(1))
    return float((log_sum - scores[np.arange(len(place)), place]).mean())


def calibration_error(chances: Floats, right: Any, bins: int = 10) -> float:
    """Expected calibration error: mean gap between confidence and accuracy over equal-width bins."""
    top = chances.max(1)
    gaps = 0.0
    for low in np.linspace(0, 1, bins, endpoint=False):
        inside = (top > low) & (top <= low + 1 / bins)
        if inside.any():
            gaps += inside.mean() * abs(float(top[inside].mean()) - float(right[inside].mean()))
    return gaps


def intents(files: Sequence[Path]) -> Iterator[tuple[str, str]]:
    """(message, tool or `talk`) of labelled turns that ask for something."""
    for dialogue in read_dialogues(files):
        for turn in dialogue["turns"]:
            if turn.get("outcome") not in ("confirmed", "declined"):
                yield turn["user"], turn["calls"][0]["name"] if turn.get("calls") else "talk"


def scopes(files: Sequence[Path], outside: Path | None) -> Iterator[tuple[str, str]]:
    """(message, `in` or `out`): talk that is no shop's business is out, and so is what other assistants are asked."""
    for dialogue in read_dialogues(files):
        for turn in dialogue["turns"]:
            out = not turn.get("calls") and turn.get("talk") in ("scope", "refuse")
            yield turn["user"], "out" if out else "in"
    if outside is not None:
        with lzma.open(outside, "rt", encoding="utf-8") as lines:
            for number, line in enumerate(lines):
                row = json.loads(line)
                if row["intent"] == "oos" or (
                    number % 12 == 0 and not _SHOPPING.intersection(row["intent"].split("_"))
                ):
                    yield row["text"], "out"


_SHOPPING = frozenset(
    {
        "order", "shopping", "list", "item", "return", "exchange", "card", "greeting", "goodbye",
        "thank", "you", "yes", "no", "maybe", "repeat",
    }
)  # fmt: skip


def moods(files: Sequence[Path]) -> Iterator[tuple[str, str, str]]:
    """(message, sentiment, urgency) of tab-separated files.

    Raises:
        ShopError: a line has other than three fields; names file and line.
    """
    for path in files:
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            fields = line.split("\t")
            if len(fields) != 3:
                raise ShopError(
                    f"{path}:{number}: expected sentiment, urgency and message between tabs, got {line[:80]!r}."
                )
            yield fields[2], fields[0], fields[1]


def train(
    phrases: Sequence[Path], mood_files: Sequence[Path], outside: Path | None, out_dir: Path, encode: Encode
) -> dict[str, int]:
    """Fit the four heads and write `heads.safetensors` and `labels.json`.

    Args:
        outside: Intents of other assistants (`clinc150/train.jsonl.xz`) as examples of what is out of scope; or None.

    Returns:
        How many examples each head learnt from.
    """
    mood = list(moods(mood_files))
    data: Mapping[str, Sequence[tuple[str, str]]] = {
        "intent": list(intents(phrases)),
        "scope": list(scopes(phrases, outside)),
        "sentiment": [(text, feeling) for text, feeling, _ in mood],
        "urgency": [(text, hurry) for text, _, hurry in mood],
    }
    every = sorted({text for rows in data.values() for text, _ in rows})
    place = {text: row for row, text in enumerate(every)}
    vectors = encode(every)
    heads = {
        name: fit(vectors[[place[text] for text, _ in rows]], [label for _, label in rows])
        for name, rows in data.items()
    }
    save(heads, out_dir)
    return {name: len(rows) for name, rows in data.items()}


def save(heads: Mapping[str, Head], out_dir: Path) -> None:
    """Write the heads."""
    from safetensors.numpy import save_file

    out_dir.mkdir(parents=True, exist_ok=True)
    arrays = {f"{name}.weight": head.weight for name, head in heads.items()}
    arrays |= {f"{name}.bias": head.bias for name, head in heads.items()}
    with disk_errors(out_dir, "training"):
        save_file(arrays, str(out_dir / "heads.safetensors"))
        write_atomic(
            out_dir / "labels.json", json.dumps({n: h.labels for n, h in heads.items()}, indent=1) + "\n"
        )
