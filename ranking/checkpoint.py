"""Save and load a ranker: configuration, weights and the counts it was trained with.

A checkpoint that does not fit is refused with a sentence that says what differs; nothing is half loaded.
"""

from __future__ import annotations

import json
from dataclasses import asdict, fields
from pathlib import Path
from typing import Any

from safetensors import SafetensorError
from safetensors.torch import load_file, save_file

from ranking.model import Ranker, RankerConfig
from ranking.shelf import Shelf
from ranking.tally import Tally
from retrieval.runtime import write_atomic
from retrieval.vision import BadCheckpoint

AGAIN = "run `aisle train ranker` for this store"


def save(model: Ranker, tally: Tally, metrics: dict[str, Any], out_dir: Path) -> None:
    """Write `config.json`, `model.safetensors`, `tally.json` and `metrics.json`."""
    out_dir.mkdir(parents=True, exist_ok=True)
    weights = {name: value.detach().contiguous() for name, value in model.state_dict().items()}
    save_file(weights, str(out_dir / "model.safetensors"))
    write_atomic(out_dir / "config.json", json.dumps(asdict(model.config), indent=1) + "\n")
    write_atomic(out_dir / "tally.json", json.dumps(tally.to_json(), separators=(",", ":")) + "\n")
    write_atomic(out_dir / "metrics.json", json.dumps(metrics, indent=1) + "\n")


def load_config(weights_dir: Path) -> RankerConfig:
    """Read the configuration.

    Raises:
        BadCheckpoint: it is missing, unreadable, or of another version.
    """
    path = weights_dir / "config.json"
    try:
        raw = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as err:
        raise BadCheckpoint(f"No ranking model in {str(weights_dir)!r}; {AGAIN}.") from err
    unknown = sorted(set(raw) - {f.name for f in fields(RankerConfig)})
    if unknown:
        raise BadCheckpoint(f"{str(path)!r} has unknown keys {unknown}; {AGAIN}.")
    raw["features"] = tuple(raw.get("features", ()))
    try:
        config = RankerConfig(**raw)
    except ValueError as err:
        raise BadCheckpoint(f"{str(path)!r}: {err}; {AGAIN}.") from err
    if config.features != RankerConfig().features:
        raise BadCheckpoint(f"{str(path)!r} was made for other features; {AGAIN}.")
    return config


def load_model(weights_dir: Path, vector_width: int | None = None) -> Ranker:
    """Load a model in evaluation mode.

    Args:
        vector_width: width of the index's vectors; another one than the model's is refused.

    Raises:
        BadCheckpoint: missing, damaged, or of other shapes.
    """
    config = load_config(weights_dir)
    if vector_width is not None and vector_width != config.vector_width:
        raise BadCheckpoint(
            f"The ranking model in {str(weights_dir)!r} reads vectors of {config.vector_width} numbers, the "
            f"index has {vector_width}; {AGAIN}."
        )
    path = weights_dir / "model.safetensors"
    try:
        weights = load_file(str(path))
    except (OSError, SafetensorError) as err:
        raise BadCheckpoint(f"Cannot read the weights {str(path)!r}; {AGAIN}.") from err
    model = Ranker(config)
    expected = {name: tuple(value.shape) for name, value in model.state_dict().items()}
    found = {name: tuple(value.shape) for name, value in weights.items()}
    wrong = sorted(name for name in expected.keys() | found.keys() if expected.get(name) != found.get(name))
    if wrong:
        raise BadCheckpoint(
            f"The weights {str(path)!r} do not fit their configuration: {wrong[0]} is {found.get(wrong[0])}, "
            f"needs {expected.get(wrong[0])} ({len(wrong)} differ); {AGAIN}."
        )
    model.load_state_dict(weights)
    return model.eval()


def load_tally(weights_dir: Path, shelf: Shelf) -> Tally:
    """Load the counts for the products this shelf has; an absent file gives empty counts.

    Raises:
        BadCheckpoint: the file is damaged.
    """
    path = weights_dir / "tally.json"
    if not path.exists():
        return Tally(shelf)
    try:
        return Tally.from_json(json.loads(path.read_text(encoding="utf-8")), shelf)
    except (OSError, ValueError, KeyError, TypeError) as err:
        raise BadCheckpoint(f"Cannot read the counts {str(path)!r}; {AGAIN}.") from err
