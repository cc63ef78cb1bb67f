"""Train the picture encoder on a shop's pictures: words and pictures meet in the text encoder's space.

Each picture is pulled towards the short texts of its product and away from the others in the batch; three
heads also name category, colour and pattern. Strong distortions (another background, crop, turn, light,
blur, noise, something in front) make it useful for photos that shoppers take at home. Photos that carry
nothing but a kind of garment can be mixed in. `retrieval/vision.py` runs what is trained here.
"""

from __future__ import annotations

import csv
import hashlib
import json
import logging
import pickle
import time
import zipfile
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray
from rich.progress import Progress

from ranking.distort import distort
from retrieval import vision
from retrieval.encoders import IndexEncoder
from retrieval.runtime import save_state
from retrieval.schema import Unavailable
from retrieval.vision import HEADS, BadPicture, VisionConfig

if TYPE_CHECKING:
    import torch
    from torch import nn

logger = logging.getLogger(__name__)

EncodeTexts = Callable[[Sequence[str]], NDArray[np.float32]]

HOME_KINDS: dict[str, tuple[str, ...]] = {
    "dress": ("dresses",),
    "hat": ("hats",),
    "longsleeve": ("sweaters", "hoodies", "t-shirts", "shirts"),
    "outwear": ("jackets", "coats"),
    "pants": ("trousers", "jeans"),
    "shirt": ("shirts",),
    "shoes": ("sneakers", "running shoes", "boots", "loafers", "heels", "sandals"),
    "shorts": ("shorts",),
    "skirt": ("skirts",),
    "t-shirt": ("t-shirts",),
}
"""Kinds of the home photos in the shop's categories; several where the photo's kind is wider."""


@dataclass(frozen=True, slots=True)
class VisionTraining:
    """How to train; saved with the metrics."""

    epochs: int = 30
    batch: int = 64
    home_batch: int = 12
    learning_rate: float = 1.5e-3
    weight_decay: float = 0.05
    temperature: float = 0.07
    held_out: float = 0.1
    load_px: int = 80
    seed: int = 7
    minutes: float = 20.0
    """Stops cleanly (checkpoint kept) after this long; `resume` goes on from there."""


@dataclass(frozen=True, slots=True)
class Pictures:
    """Decoded pictures with what is known of them. Label -1: unknown."""

    names: tuple[str, ...]
    pixels: NDArray[np.uint8]
    """(N, S, S, 3)"""
    texts: tuple[tuple[str, ...], ...]
    """Short texts of each picture; one is drawn per step."""
    labels: dict[str, NDArray[np.int64]]
    kinds: tuple[tuple[int, ...], ...]
    """Categories a picture may show; one for products, several for home photos."""

    def pick(self, rows: NDArray[np.int64]) -> Pictures:
        """The pictures of these rows."""
        return Pictures(
            tuple(self.names[i] for i in rows),
            self.pixels[rows],
            tuple(self.texts[i] for i in rows),
            {head: values[rows] for head, values in self.labels.items()},
            tuple(self.kinds[i] for i in rows),
        )


def short_texts(row: dict[str, Any]) -> tuple[str, ...]:
    """Say in a few words what a picture shows: title, colour + pattern + kind, colour + kind, kind."""
    kind = str(row["category"])
    color = str(row.get("color") or "")
    attributes = row.get("attributes") or {}
    pattern = str(attributes.get("pattern") or "")
    material = str(row.get("material") or "")
    full = " ".join(word for word in (color, pattern, material, kind) if word)
    pattern = "" if pattern == "plain" else pattern
    return (
        str(row["title"]),
        full,
        " ".join(w for w in (color, pattern, kind) if w),
        f"{color} {kind}".strip(),
    )


def load_products(source_dir: Path, side_px: int) -> tuple[Pictures, dict[str, list[str]]]:
    """Read `products.jsonl` and its pictures; rows without a readable picture are left out."""
    path = source_dir / "products.jsonl"
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except OSError as err:
        raise Unavailable(f"No products in {str(path)!r}; build the store first (`aisle demo`).") from err
    rows, pixels = [], []
    every = [json.loads(line) for line in lines]
    for row in every:
        for image in row.get("images", [])[:1]:
            try:
                pixels.append(vision.pixels_of((source_dir / image).read_bytes(), side_px))
                rows.append(row)
            except (OSError, BadPicture) as err:
                logger.warning("left out %s: %s", row["sku"], err)
    if not rows:
        raise Unavailable(f"No readable picture belongs to {str(path)!r}.")
    values = {head: [_label(row, head) for row in rows] for head in HEADS}
    labels = {head: sorted({_label(row, head) for row in every} - {""}) for head in HEADS}
    numbers = {
        head: np.array([labels[head].index(v) if v else -1 for v in found], dtype=np.int64)
        for head, found in values.items()
    }
    return Pictures(
        tuple(str(row["sku"]) for row in rows),
        np.stack(pixels),
        tuple(short_texts(row) for row in rows),
        numbers,
        tuple((int(kind),) for kind in numbers["category"]),
    ), labels


def _label(row: dict[str, Any], head: str) -> str:
    if head == "pattern":
        return str((row.get("attributes") or {}).get("pattern") or "")
    return str(row.get(head) or "")


def load_home_photos(folder: Path, categories: Sequence[str], side_px: int, split: str) -> Pictures:
    """Read one split of the photos of clothes (`products.csv` with zip shards beside it)."""
    known = {
        kind: tuple(categories.index(name) for name in names if name in categories)
        for kind, names in HOME_KINDS.items()
    }
    with (folder / "products.csv").open(encoding="utf-8", newline="") as table:
        rows = [r for r in csv.DictReader(table) if r["split"] == split and known.get(r["category"])]
    pixels, kept = [], []
    for shard in sorted({row["shard"] for row in rows}):
        with zipfile.ZipFile(folder / shard) as archive:
            inside = {Path(name).name: name for name in archive.namelist()}
            for row in rows:
                if row["shard"] == shard and row["image"] in inside:
                    pixels.append(vision.pixels_of(archive.read(inside[row["image"]]), side_px))
                    kept.append(row)
    unknown = np.full(len(kept), -1, dtype=np.int64)
    return Pictures(
        tuple(row["id"] for row in kept),
        np.stack(pixels),
        tuple((HOME_KINDS[row["category"]][0],) for row in kept),
        {head: unknown for head in HEADS},
        tuple(known[row["category"]] for row in kept),
    )


def is_held_out(name: str, share: float) -> bool:
    """Split by a hash of the sku, so that the split never depends on the order of the file."""
    return int(hashlib.sha256(name.encode()).hexdigest()[:8], 16) / 0xFFFFFFFF < share


class Trainer:
    """One training run: network, optimiser, data and schedule."""

    def __init__(
        self,
        shop: Pictures,
        home: Pictures | None,
        config: VisionConfig,
        plan: VisionTraining,
        encode: EncodeTexts,
    ) -> None:
        import torch

        self.plan, self.config, self.shop, self.home = plan, config, shop, home
        torch.manual_seed(plan.seed)
        self.network = vision.build_network(config)
        self.optimiser = torch.optim.AdamW(
            self.network.parameters(),
            lr=plan.learning_rate,
            weight_decay=plan.weight_decay,
            betas=(0.9, 0.98),
        )
        self.step = 0
        self.per_epoch = max(1, len(shop.names) // min(plan.batch, len(shop.names)))
        self.total = self.per_epoch * plan.epochs
        every = sorted({text for texts in shop.texts for text in texts})
        self._text_row = {text: row for row, text in enumerate(every)}
        self._text = torch.from_numpy(encode(every))

    def run(self, progress: Progress, until: float, state_file: Path) -> bool:
        """Train until done (True) or until the clock says stop (False), keeping a checkpoint each epoch."""
        task = progress.add_task("vision", total=self.total, completed=self.step)
        self.network.train()
        while self.step < self.total:
            loss = self._one_step()
            progress.update(task, completed=self.step, description=f"vision  loss {loss:.3f}")
            if self.step % self.per_epoch == 0:
                self.save(state_file)
            if time.monotonic() > until:
                self.save(state_file)
                return False
        return True

    def _one_step(self) -> float:
        import torch

        rng = np.random.default_rng((self.plan.seed, self.step))
        torch.manual_seed(self.plan.seed * 100_003 + self.step)
        for group in self.optimiser.param_groups:
            group["lr"] = self.plan.learning_rate * _schedule(self.step, self.total)
        rows = self._rows()
        batch = self.shop.pick(rows)
        pixels, kinds = batch.pixels, batch.kinds
        if self.home is not None and self.plan.home_batch:
            extra = self.home.pick(rng.integers(0, len(self.home.names), self.plan.home_batch))
            pixels, kinds = np.concatenate([pixels, extra.pixels]), kinds + extra.kinds
        seen = distort(torch.from_numpy(pixels), len(rows), self.config.image_px)
        hidden = vision.features(self.network, vision.normalise(seen))
        texts = [self._text_row[options[rng.integers(len(options))]] for options in batch.texts]
        loss = self._loss(hidden, len(rows), torch.tensor(texts), batch, kinds)
        self.optimiser.zero_grad(set_to_none=True)
        loss.backward()  # type: ignore[no-untyped-call]  # torch leaves it untyped
        torch.nn.utils.clip_grad_norm_(self.network.parameters(), 1.0)
        self.optimiser.step()
        self.step += 1
        return float(loss.detach())

    def _rows(self) -> NDArray[np.int64]:
        epoch, place = divmod(self.step, self.per_epoch)
        order = np.random.default_rng((self.plan.seed, epoch, 1)).permutation(len(self.shop.names))
        return order[place * self.plan.batch : (place + 1) * self.plan.batch]

    def _loss(
        self,
        hidden: torch.Tensor,
        n_shop: int,
        texts: torch.Tensor,
        batch: Pictures,
        kinds: Sequence[tuple[int, ...]],
    ) -> torch.Tensor:
        import torch
        from torch.nn import functional

        vectors = vision.embed(self.network, hidden[:n_shop])
        logits = vectors @ self._text[texts].T / self.plan.temperature  # (B, B)
        same = (texts[:, None] == texts[None, :]).float()
        by_picture = -(logits.log_softmax(1) * same).sum(1) / same.sum(1)
        by_text = -(logits.log_softmax(0) * same).sum(0) / same.sum(0)
        loss: torch.Tensor = 0.5 * (by_picture.mean() + by_text.mean())
        allowed = torch.full((len(kinds), len(self.config.labels["category"])), -torch.inf)
        for row, names in enumerate(kinds):
            allowed[row, list(names)] = 0.0
        chance = self.network["category"](hidden).log_softmax(1)
        loss = loss - 0.7 * (chance + allowed).logsumexp(1).mean()
        for head, weight in (("color", 0.5), ("pattern", 0.3)):
            target = torch.from_numpy(batch.labels[head])
            if bool((target >= 0).any()):
                said = self.network[head](hidden[:n_shop])
                loss = loss + weight * functional.cross_entropy(said, target, ignore_index=-1)
        return loss

    def save(self, path: Path) -> None:
        """Write everything `load` needs to go on as if nothing had happened."""
        state = {
            "network": self.network.state_dict(),
            "optimiser": self.optimiser.state_dict(),
            "step": self.step,
            "total": self.total,
        }
        save_state(path, state)

    def load(self, path: Path) -> None:
        """Go on from `save`.

        Raises:
            BadCheckpoint: the file belongs to another run (other data or number of epochs).
        """
        import torch

        try:
            state = torch.load(path, weights_only=True)
        except (OSError, RuntimeError, ValueError, EOFError, pickle.UnpicklingError) as err:
            raise vision.BadCheckpoint(f"Cannot resume from {str(path)!r}; start without resume.") from err
        if state["total"] != self.total:
            raise vision.BadCheckpoint(
                f"{str(path)!r} belongs to a run of {state['total']} steps, this one has {self.total}; "
                "start without resume."
            )
        self.network.load_state_dict(state["network"])
        self.optimiser.load_state_dict(state["optimiser"])
        self.step = int(state["step"])


def _schedule(step: int, total: int) -> float:
    warm = max(1, min(100, total // 10))
    if step < warm:
        return (step + 1) / warm
    return 0.02 + 0.98 * 0.5 * (1 + float(np.cos(np.pi * (step - warm) / max(1, total - warm))))


def measure(
    network: nn.ModuleDict, config: VisionConfig, pictures: Pictures, encode: EncodeTexts
) -> dict[str, float]:
    """Score held-out pictures: recall of text to picture, and how often each head is right.

    A text finds its picture when a picture with that very text is among the ten nearest.
    """
    import torch

    encoder = vision.VisionEncoder(network, config)
    pixels = np.stack([_shrink(p, config.image_px) for p in pictures.pixels])
    vectors = encoder.encode_pixels(pixels)
    found: dict[str, float] = {"pictures": len(pictures.names)}
    for name, place in (("title", 0), ("short_text", 2)):
        texts = [options[min(place, len(options) - 1)] for options in pictures.texts]
        order = np.argsort(-(encode(texts) @ vectors.T), axis=1)[:, :10]
        hits = [any(texts[j] == texts[i] for j in row) for i, row in enumerate(order)]
        found[f"{name}_recall_at_10"] = round(float(np.mean(hits)), 4)
    with torch.inference_mode():
        hidden = vision.features(network, vision.normalise(torch.from_numpy(pixels).permute(0, 3, 1, 2)))
        for head in HEADS:
            said = network[head](hidden).argmax(1).numpy()
            known = pictures.labels[head] >= 0
            if known.any():
                right = said[known] == pictures.labels[head][known]
                found[f"{head}_accuracy"] = round(float(right.mean()), 4)
        kinds = network["category"](hidden).argmax(1).numpy()
        found["kind_accuracy"] = round(
            float(np.mean([k in ok for k, ok in zip(kinds, pictures.kinds, strict=True)])), 4
        )
    return found


def _shrink(pixels: NDArray[np.uint8], side_px: int) -> NDArray[np.uint8]:
    from PIL import Image

    size = (side_px, side_px)
    return np.asarray(Image.fromarray(pixels).resize(size, Image.Resampling.LANCZOS), dtype=np.uint8)


def train(
    source_dir: Path | str,
    out_dir: Path | str,
    encode_texts: EncodeTexts | None = None,
    home_photos: Path | str | None = None,
    plan: VisionTraining | None = None,
    config: VisionConfig | None = None,
    resume: bool = False,
) -> dict[str, Any]:
    """Train on a shop's products and write the checkpoint with its metrics.

    Args:
        encode_texts: texts to unit vectors (N, D); None takes the shop's text encoder.
        home_photos: a folder with photos of clothes taken at home, or None.
        config: shape of the network; its labels and embedding width come from the shop.

    Returns:
        What was measured on held-out products; also in `metrics.json`. When the time is up before the
        last step, `finished` is False and the run can be resumed.
    """
    plan = plan or VisionTraining()
    encode_texts = encode_texts or IndexEncoder().encode
    source, out = Path(source_dir), Path(out_dir)
    shop, labels = load_products(source, plan.load_px)
    home = home_test = None
    if home_photos is not None:
        home = load_home_photos(Path(home_photos), labels["category"], plan.load_px, "train")
        home_test = load_home_photos(Path(home_photos), labels["category"], plan.load_px, "test")
    held = np.array([is_held_out(name, plan.held_out) for name in shop.names])
    if held.all() or not held.any():
        held = np.arange(len(shop.names)) % 10 == 9
    learn, test = shop.pick(np.flatnonzero(~held)), shop.pick(np.flatnonzero(held))
    width = int(encode_texts(["a"]).shape[1])
    config = replace(config or VisionConfig(), embedding_width=width, labels=labels)
    trainer = Trainer(learn, home, config, plan, encode_texts)
    state_file = out / "resume.pt"
    if resume and state_file.exists():
        trainer.load(state_file)
    started = time.monotonic()
    with Progress(refresh_per_second=1) as progress:
        finished = trainer.run(progress, started + plan.minutes * 60, state_file)
    metrics: dict[str, Any] = {"finished": finished, "steps": trainer.step, "plan": asdict(plan)}
    trainer.network.eval()
    if len(test.names):
        metrics["held_out"] = measure(trainer.network, config, test, encode_texts)
    if home_test is not None:
        metrics["home_photos"] = {"kind_accuracy": _kind_accuracy(trainer.network, config, home_test)}
    vision.save(trainer.network, config, out)
    (out / "metrics.json").write_text(json.dumps(metrics, indent=1) + "\n", encoding="utf-8")
    if finished:
        state_file.unlink(missing_ok=True)
    return metrics


def _kind_accuracy(network: nn.ModuleDict, config: VisionConfig, photos: Pictures) -> float:
    """How often the likeliest category is one that the photo's kind allows."""
    import torch

    right = 0
    with torch.inference_mode():
        for start in range(0, len(photos.names), 64):
            pixels = np.stack([_shrink(p, config.image_px) for p in photos.pixels[start : start + 64]])
            hidden = vision.features(network, vision.normalise(torch.from_numpy(pixels).permute(0, 3, 1, 2)))
            said = network["category"](hidden).argmax(1).numpy()
            right += sum(int(k) in ok for k, ok in zip(said, photos.kinds[start : start + 64], strict=True))
    return round(right / max(1, len(photos.names)), 4)
