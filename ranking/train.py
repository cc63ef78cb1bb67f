"""Train the ranker on a store's events, and say how it compares with simple orders.

Lists are split by time: the first 70 % teach, the next 15 % choose the epoch, the last 15 % are measured
once. The loss is listwise: a softmax over what was shown, against what was clicked, carted and bought. The
place a product had is part of the training score only, so that the model does not learn to repeat it.
"""

from __future__ import annotations

import json
import logging
import math
import pickle
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from rich.console import Console
from rich.progress import Progress
from rich.table import Table
from torch import Tensor

from ranking import checkpoint
from ranking.events import Event, read_events
from ranking.features import NAMES
from ranking.lists import TrainingList, encode_queries, training_lists
from ranking.model import MAX_POSITION, Batch, Ranker, RankerConfig
from ranking.shelf import Shelf, build_shelf
from ranking.tally import Tally
from ranking.towers import FUSIONS, TOWERS, Fusion, kind_numbers
from retrieval.runtime import save_state
from retrieval.schema import Unavailable
from retrieval.search import open_search
from retrieval.vision import BadCheckpoint

logger = logging.getLogger(__name__)

MUTE_CHANCE = 0.08
"""How often a tower is closed for one training step, so that the others learn to stand alone."""


@dataclass(frozen=True, slots=True)
class RankerTraining:
    """How to train; saved with the metrics."""

    epochs: int = 12
    batch: int = 64
    learning_rate: float = 2e-3
    weight_decay: float = 0.02
    seed: int = 7
    learn_share: float = 0.7
    choose_share: float = 0.15


@dataclass(frozen=True, slots=True)
class Lessons:
    """Everything a run learns from, split by time."""

    shelf: Shelf
    learn: tuple[TrainingList, ...]
    choose: tuple[TrainingList, ...]
    test: tuple[TrainingList, ...]
    tally: Tally
    """Counts at the end of the log; they ship with the checkpoint."""


def prepare(source_dir: Path, index_dir: Path, plan: RankerTraining) -> Lessons:
    """Read the store's events and index and make the lists."""
    search = open_search(index_dir)
    catalogue = search.catalogue
    shelf = build_shelf([catalogue.product(sku) for sku in catalogue.skus], search)
    events = read_events(source_dir / "events.jsonl")
    with Progress(refresh_per_second=2) as progress:
        texts = {event.query for event in events if event.query}
        task = progress.add_task("reading queries", total=len(texts))
        vectors = encode_queries(texts, search.encode_text, lambda: progress.advance(task))
    return split(shelf, events, read_profiles(source_dir), vectors, plan)


def split(
    shelf: Shelf,
    events: Sequence[Event],
    profiles: dict[str, Any],
    vectors: dict[str, Any],
    plan: RankerTraining,
) -> Lessons:
    """Make the lists and cut them by time."""
    times = sorted(event.time for event in events if event.kind == "impression")
    if not times:
        raise Unavailable("The event log shows no impressions, so there is nothing to learn an order from.")
    last = len(times) - 1
    choose_from = times[int(last * plan.learn_share)]
    test_from = times[int(last * (plan.learn_share + plan.choose_share))]
    lists, tally = training_lists(shelf, events, profiles, vectors, plan.seed, choose_from)
    return Lessons(
        shelf=shelf,
        learn=tuple(one for one in lists if one.time < choose_from),
        choose=tuple(one for one in lists if choose_from <= one.time < test_from),
        test=tuple(one for one in lists if one.time >= test_from),
        tally=tally,
    )


def read_profiles(source_dir: Path) -> dict[str, Any]:
    """Tastes and sizes by customer id; empty when the store has no `customers.jsonl`."""
    path = source_dir / "customers.jsonl"
    if not path.exists():
        return {}
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    return {row["id"]: {"tastes": row.get("tastes", {}), "sizes": row.get("sizes", {})} for row in rows}


def collate(
    model: Ranker, shelf: Shelf, lists: Sequence[TrainingList]
) -> tuple[Batch, Tensor, Tensor, Tensor]:
    """Pad lists to one batch: the batch, gains, places and which candidates are real, each (B, K)."""
    n, width = len(lists), max(len(one.rows) for one in lists)
    acts = max(1, *(len(one.past.rows) for one in lists))
    items, real = np.zeros((n, width), np.int64), np.zeros((n, width), bool)
    gains, places = np.zeros((n, width), np.float32), np.zeros((n, width), np.int64)
    context = np.zeros((n, width, len(NAMES)), np.float32)
    did, known = np.zeros((n, acts), np.int64), np.zeros((n, acts), bool)
    kinds, ages = np.zeros((n, acts), np.int64), np.zeros((n, acts), np.float32)
    wishes = np.zeros((n, shelf.text.shape[1]), np.float32)
    for i, one in enumerate(lists):
        k, h = len(one.rows), len(one.past.rows)
        items[i, :k], real[i, :k], gains[i, :k] = one.rows, True, one.gains
        places[i, :k] = np.clip(one.positions, 0, MAX_POSITION)
        context[i, :k] = one.context
        did[i, :h], known[i, :h] = one.past.rows, True
        kinds[i, :h], ages[i, :h] = kind_numbers(one.past.kinds), one.past.ages_s
        if one.query is not None:
            wishes[i] = one.query
    text, image = project_rows(model, shelf, np.concatenate([items.ravel(), did.ravel()]))
    size, acted = items.size, did.size
    seen = image * torch.from_numpy(shelf.has_image[np.concatenate([items.ravel(), did.ravel()])])[:, None]
    asked = torch.from_numpy(wishes.any(axis=1))[:, None]
    wish = model.project_text(torch.from_numpy(wishes) * model.scale) * asked
    batch = Batch(
        text=text[:size].view(n, width, -1),
        image=image[:size].view(n, width, -1),
        has_image=torch.from_numpy(shelf.has_image[items]),
        wish=wish,
        acts=(text + seen)[-acted:].view(n, acts, -1),
        kinds=torch.from_numpy(kinds),
        ages_s=torch.from_numpy(ages),
        known=torch.from_numpy(known),
        context=torch.from_numpy(context),
    )
    return batch, torch.from_numpy(gains), torch.from_numpy(places), torch.from_numpy(real)


def project_rows(
    model: Ranker, shelf: Shelf, rows: np.ndarray[Any, np.dtype[np.int64]]
) -> tuple[Tensor, Tensor]:
    """Project the distinct rows once and hand them out in the order asked for."""
    distinct, back = np.unique(rows, return_inverse=True)
    text, image = model.project_items(
        torch.from_numpy(shelf.text[distinct]), torch.from_numpy(shelf.image[distinct])
    )
    return text[back], image[back]


def listwise_loss(scores: Tensor, gains: Tensor, real: Tensor) -> Tensor:
    """Cross-entropy between the softmax of the scores and the gains as shares, mean over lists."""
    chance = scores.masked_fill(~real, -1e9).log_softmax(dim=1)
    share = gains / gains.sum(dim=1, keepdim=True).clamp(min=1e-6)
    return -(share * chance).sum(dim=1).mean()


class Trainer:
    """One run of one fusion."""

    def __init__(self, lessons: Lessons, config: RankerConfig, plan: RankerTraining) -> None:
        torch.manual_seed(plan.seed)
        self.lessons, self.plan = lessons, plan
        self.model = Ranker(config)
        self.optimiser = torch.optim.AdamW(
            self.model.parameters(), lr=plan.learning_rate, weight_decay=plan.weight_decay
        )
        self.epoch = 0
        self.best = (-1.0, {name: value.clone() for name, value in self.model.state_dict().items()})

    def run_epoch(self) -> float:
        """Go once through the lists; return the mean loss."""
        rng = np.random.default_rng((self.plan.seed, self.epoch))
        order = rng.permutation(len(self.lessons.learn))
        self.model.train()
        losses = []
        for start in range(0, len(order), self.plan.batch):
            lists = [self.lessons.learn[i] for i in order[start : start + self.plan.batch]]
            batch, gains, places, real = collate(self.model, self.lessons.shelf, lists)
            mute = frozenset(name for name in TOWERS if rng.random() < MUTE_CHANCE)
            scores = self.model(batch, mute) + self.model.position(places).squeeze(-1)
            loss = listwise_loss(scores, gains, real)
            self.optimiser.zero_grad(set_to_none=True)
            loss.backward()  # type: ignore[no-untyped-call]  # torch leaves it untyped
            torch.nn.utils.clip_grad_norm_(self.model.parameters(), 1.0)
            share = (self.epoch + start / max(1, len(order))) / self.plan.epochs
            for group in self.optimiser.param_groups:
                group["lr"] = self.plan.learning_rate * (0.05 + 0.95 * 0.5 * (1 + math.cos(math.pi * share)))
            self.optimiser.step()
            losses.append(float(loss.detach()))
        self.epoch += 1
        chosen_by = self.lessons.choose or self.lessons.learn
        quality = float(np.mean(ndcgs(model_scores(self.model, self.lessons.shelf, chosen_by), chosen_by)))
        if quality > self.best[0]:
            self.best = (quality, {name: value.clone() for name, value in self.model.state_dict().items()})
        return float(np.mean(losses)) if losses else 0.0

    def save(self, path: Path) -> None:
        """Write everything `load` needs to go on as if nothing had happened."""
        state = {
            "model": self.model.state_dict(),
            "optimiser": self.optimiser.state_dict(),
            "epoch": self.epoch,
            "quality": self.best[0],
            "best": self.best[1],
            "fusion": self.model.config.fusion,
        }
        save_state(path, state)

    def load(self, path: Path) -> None:
        """Go on from `save`.

        Raises:
            BadCheckpoint: the file is damaged or belongs to another fusion or shape.
        """
        try:
            state = torch.load(path, weights_only=True)
            if state["fusion"] != self.model.config.fusion:
                raise BadCheckpoint(
                    f"{str(path)!r} belongs to a {state['fusion']!r} run, not {self.model.config.fusion!r}; "
                    "start without resume."
                )
            self.model.load_state_dict(state["model"])
            self.optimiser.load_state_dict(state["optimiser"])
        except (OSError, RuntimeError, KeyError, EOFError, ValueError, pickle.UnpicklingError) as err:
            raise BadCheckpoint(f"Cannot resume from {str(path)!r}; start without resume.") from err
        self.epoch, self.best = int(state["epoch"]), (float(state["quality"]), state["best"])

    def finish(self) -> Ranker:
        """The model of the best epoch, ready to rank."""
        self.model.load_state_dict(self.best[1])
        return self.model.eval()


def model_scores(model: Ranker, shelf: Shelf, lists: Sequence[TrainingList], mute: str = "") -> list[Any]:
    """Scores (K,) of every list, without the place a product had."""
    model.eval()
    found: list[Any] = []
    with torch.inference_mode():
        for start in range(0, len(lists), 256):
            part = lists[start : start + 256]
            batch, *_ = collate(model, shelf, part)
            scores = model(batch, frozenset([mute] if mute else [])).numpy()
            found.extend(row[: len(one.rows)] for row, one in zip(scores, part, strict=True))
    return found


def ndcgs(scores: Sequence[Any], lists: Sequence[TrainingList], cut: int = 10) -> list[float]:
    """NDCG@10 of every list, gains as they are; ties count as the order shown."""
    found = []
    for row, one in zip(scores, lists, strict=True):
        discount = 1 / np.log2(np.arange(2, cut + 2))
        order = np.argsort(-np.asarray(row), kind="stable")[:cut]
        ideal = np.sort(one.gains)[::-1][:cut]
        best = float((ideal * discount[: len(ideal)]).sum())
        found.append(float((one.gains[order] * discount[: len(order)]).sum()) / best if best else 0.0)
    return found


def compare(model: Ranker, shelf: Shelf, lists: Sequence[TrainingList]) -> dict[str, dict[str, float]]:
    """NDCG@10 with its 95 % interval: the model, the model with one tower muted, and simple orders."""
    sought = NAMES.index("sought")
    words = NAMES.index("text_cosine")
    orders: dict[str, list[Any]] = {
        "random (mean of 20)": [],
        "popularity": [one.context[:, sought] for one in lists],
        "text similarity": [one.context[:, words] for one in lists],
        "order shown": [-one.positions.astype(float) for one in lists],
        "model": model_scores(model, shelf, lists),
        **{f"model without {name}": model_scores(model, shelf, lists, name) for name in TOWERS},
    }
    rng = np.random.default_rng(0)
    chance = [np.mean([ndcgs([rng.random(len(one.rows))], [one])[0] for _ in range(20)]) for one in lists]
    table = {}
    for name, scores in orders.items():
        values = chance if name.startswith("random") else ndcgs(scores, lists)
        spread = 1.96 * float(np.std(values)) / max(1, len(values)) ** 0.5
        table[name] = {"ndcg_at_10": round(float(np.mean(values)), 4), "plus_minus": round(spread, 4)}
    return table


def fit(
    lessons: Lessons, config: RankerConfig, plan: RankerTraining, state_file: Path, resume: bool
) -> Ranker:
    """Train one fusion with a progress bar, keeping a checkpoint after each epoch."""
    trainer = Trainer(lessons, config, plan)
    if resume and state_file.exists():
        trainer.load(state_file)
    with Progress(refresh_per_second=2) as progress:
        task = progress.add_task(f"ranker ({config.fusion})", total=plan.epochs, completed=trainer.epoch)
        while trainer.epoch < plan.epochs:
            loss = trainer.run_epoch()
            trainer.save(state_file)
            told = f"ranker ({config.fusion})  loss {loss:.3f}  NDCG {trainer.best[0]:.3f}"
            progress.update(task, completed=trainer.epoch, description=told)
    return trainer.finish()


def train(
    source_dir: Path | str,
    index_dir: Path | str,
    out_dir: Path | str,
    fusion: Fusion = "attention",
    epochs: int = 12,
    seed: int = 7,
    resume: bool = False,
) -> dict[str, Any]:
    """Train one fusion and write its checkpoint; prints and returns what was measured on the last lists.

    Raises:
        Unavailable: the events or the index are missing.
        BadCheckpoint: `resume` finds a state of another run.
    """
    plan = RankerTraining(epochs=epochs, seed=seed)
    lessons = prepare(Path(source_dir), Path(index_dir), plan)
    return train_on(lessons, Path(out_dir), fusion, plan, resume)


def train_all(
    source_dir: Path | str, index_dir: Path | str, out_dir: Path | str, epochs: int = 12, seed: int = 7
) -> dict[str, Any]:
    """Train every fusion below `out_dir` and write the one with the best validation into `out_dir` itself."""
    plan, out = RankerTraining(epochs=epochs, seed=seed), Path(out_dir)
    lessons = prepare(Path(source_dir), Path(index_dir), plan)
    found = {fusion: train_on(lessons, out / fusion, fusion, plan) for fusion in FUSIONS}
    best = max(found, key=lambda name: found[name]["validation_ndcg_at_10"])
    model = checkpoint.load_model(out / best)
    metrics = {**found[best], "all_fusions": {name: _headline(one) for name, one in found.items()}}
    checkpoint.save(model, lessons.tally, metrics, out)
    return metrics


def _headline(metrics: dict[str, Any]) -> dict[str, float]:
    return {"validation": metrics["validation_ndcg_at_10"], "test": metrics["test"]["model"]["ndcg_at_10"]}


def train_on(
    lessons: Lessons, out_dir: Path, fusion: Fusion, plan: RankerTraining, resume: bool = False
) -> dict[str, Any]:
    """Train one fusion on lessons that are already made."""
    shelf = lessons.shelf
    config = RankerConfig(fusion, shelf.text.shape[1], pictures=bool(shelf.has_image.any()))
    state_file = out_dir / "resume.pt"
    model = fit(lessons, config, plan, state_file, resume)
    chosen_by, test = lessons.choose or lessons.learn, lessons.test or lessons.learn
    quality = float(np.mean(ndcgs(model_scores(model, lessons.shelf, chosen_by), chosen_by)))
    metrics: dict[str, Any] = {
        "fusion": fusion,
        "plan": asdict(plan),
        "lists": {name: len(getattr(lessons, name)) for name in ("learn", "choose", "test")},
        "validation_ndcg_at_10": round(quality, 4),
        "test": compare(model, lessons.shelf, test),
    }
    checkpoint.save(model, lessons.tally, metrics, out_dir)
    state_file.unlink(missing_ok=True)
    _print_table(metrics)
    return metrics


def _print_table(metrics: dict[str, Any]) -> None:
    table = Table(title=f"NDCG@10 on the last {metrics['lists']['test']} lists, {metrics['fusion']} fusion")
    table.add_column("order")
    table.add_column("NDCG@10", justify="right")
    for name, row in metrics["test"].items():
        table.add_row(name, f"{row['ndcg_at_10']:.4f} ± {row['plus_minus']:.4f}")
    Console().print(table)
