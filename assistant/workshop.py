"""Where the models are trained: one function per model, over a store's own data. Importing it loads torch."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from assistant.config import AssistantConfig
from assistant.training import train_llm
from ranking import train, train_vision
from ranking.towers import FUSIONS
from retrieval.encoders import model_folder
from retrieval.schema import Retryable


def ranker(config: AssistantConfig, out: Path, fusion: str, epochs: int, seed: int, resume: bool) -> None:
    """Train the personal ranker on the behaviour events; `all` trains every fusion and keeps the best.

    Raises:
        Retryable: There is no such fusion.
    """
    source = config.store / "source"
    if fusion == "all":
        train.train_all(source, config.index_dir, out, epochs, seed)
        return
    chosen = next((name for name in FUSIONS if name == fusion), None)
    if chosen is None:
        raise Retryable(f"Fusion {fusion!r} is not one of {', '.join(FUSIONS)}, all.")
    train.train(source, config.index_dir, out, chosen, epochs, seed, resume)


def vision(
    config: AssistantConfig, out: Path, minutes: float, home_photos: Path | None, resume: bool
) -> None:
    """Train the picture encoder on the store's pictures."""
    plan = train_vision.VisionTraining(minutes=minutes)
    train_vision.train(config.store / "source", out, home_photos=home_photos, plan=plan, resume=resume)


def llm(
    config: AssistantConfig,
    out: Path,
    phrases: Sequence[Path],
    dialogues: Path | None,
    plan: train_llm.TrainConfig,
) -> None:
    """Train the small language model on labelled dialogues, and on simulated ones over the store's products.

    Args:
        phrases: JSONL files of labelled dialogues, or folders of them.
        dialogues: A folder of plain dialogues to read first.
    """
    files = [f for path in phrases for f in (sorted(path.glob("*.jsonl")) if path.is_dir() else [path])]
    products = config.store / "source" / "products.jsonl"
    sources = train_llm.Sources(tuple(files), dialogues, products if products.is_file() else None)
    train_llm.train(sources, out, model_folder(), plan)


def llm_plan(epochs: int, minutes: float, seed: int) -> train_llm.TrainConfig:
    """How to train the language model."""
    return train_llm.TrainConfig(epochs=epochs, max_minutes=minutes, seed=seed)
