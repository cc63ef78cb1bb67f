"""Where the models are trained: one function per model, over a store's own data. Importing it loads torch."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import fields
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from assistant.config import AssistantConfig
from assistant.tools.registry import build_tools
from assistant.training import finetune, train_llm, train_signals
from assistant.training.turns import read_dialogues
from ranking import train, train_vision
from ranking.towers import FUSIONS
from retrieval.encoders import IndexEncoder, model_folder
from retrieval.schema import Retryable

OUR_PHRASES = Path(__file__).parent / "training" / "phrases"
"""Labelled dialogues that ship."""


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
        phrases: JSONL files of labelled dialogues, or folders of them; ours are always read too.
        dialogues: A folder of plain dialogues to read first.
    """
    folders = (*phrases, OUR_PHRASES)
    products = config.store / "source" / "products.jsonl"
    sources = train_llm.Sources(_files(folders), dialogues, products if products.is_file() else None)
    train_llm.train(sources, out, model_folder(), plan)


def _files(paths: Sequence[Path]) -> tuple[Path, ...]:
    return tuple(f for path in paths for f in (sorted(path.glob("*.jsonl")) if path.is_dir() else [path]))


def big_llm(
    config: AssistantConfig,
    base: Path,
    phrases: Sequence[Path],
    out: Path,
    plan: finetune.TuneConfig,
    trials: int,
) -> None:
    """Fine-tune any causal LM on labelled dialogues; with `trials` its learning rate and rank are searched for first."""
    source = config.store / "source" / "products.jsonl"
    products = (
        [json.loads(line) for line in source.read_text(encoding="utf-8").splitlines()]
        if source.is_file()
        else []
    )
    schemas = [dict(tool.schema) for tool in build_tools().values()]
    dialogues = list(read_dialogues(_files((*phrases, OUR_PHRASES))))
    examples = list(finetune.chats(dialogues, schemas, products, plan.seed))
    if trials:
        plan = finetune.search(base, examples, out, plan, trials)
    finetune.tune(base, examples, out, plan)


def llm_plan(epochs: int, minutes: float, start: Path | None) -> train_llm.TrainConfig:
    """How to train the language model; `start` is a checkpoint to go on from."""
    return train_llm.TrainConfig(epochs=epochs, max_minutes=minutes, start=str(start) if start else "")


def signals(out: Path, phrases: Sequence[Path], outside: Path | None) -> dict[str, int]:
    """Train the heads that hear intent, scope, sentiment and urgency; returns how many examples each had."""
    moods = sorted((OUR_PHRASES.parent / "moods").glob("*.tsv"))
    files = _files((*phrases, OUR_PHRASES))
    return train_signals.train(files, moods, outside, out, IndexEncoder().encode)


def tune_plan(method: str, settings: Sequence[str]) -> finetune.TuneConfig:
    """How to fine-tune a larger model.

    Args:
        settings: `name=value` of the fields of `TuneConfig`.

    Raises:
        Retryable: no such method or field, or a value that is not of its kind.
    """
    names = [field.name for field in fields(finetune.TuneConfig)]
    given: dict[str, str] = {"method": method}
    for setting in settings:
        name, _, value = setting.partition("=")
        if name not in names:
            raise Retryable(f"Setting {setting!r} is not NAME=VALUE with one of {', '.join(names)}.")
        given[name] = value
    try:
        return TypeAdapter(finetune.TuneConfig).validate_python(given)
    except ValidationError as err:
        first = err.errors()[0]
        raise Retryable(
            f"Setting {first['loc'][0]!r} cannot be {first['input']!r}: {first['msg'].lower()}."
        ) from err
