"""Training the picture encoder on a handful of drawn squares."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest
import torch
from PIL import Image

from ranking.distort import distort
from ranking.train_vision import VisionTraining, short_texts, train
from retrieval.schema import Unavailable
from retrieval.vision import BadCheckpoint, VisionConfig, VisionEncoder

SMALL = VisionConfig(image_px=16, patch_px=8, layers=1, width=16, heads=2, mlp_width=16)
PLAN = VisionTraining(epochs=3, batch=4, load_px=20)


def hashed(texts: Sequence[str]) -> np.ndarray:
    rows = [np.random.default_rng(len(text)).normal(size=8) for text in texts]
    return np.stack([row / np.linalg.norm(row) for row in rows]).astype(np.float32)


@pytest.fixture
def source(tmp_path: Path) -> Path:
    (tmp_path / "images").mkdir()
    rows = []
    for number in range(20):
        color = ("red", "blue")[number % 2]
        Image.new("RGB", (32, 32), color).save(tmp_path / "images" / f"P{number}.webp")
        rows.append(
            {"sku": f"P{number}", "title": f"{color} mug {number}", "category": "mugs", "color": color,
             "attributes": {"pattern": "plain"}, "images": [f"images/P{number}.webp"]}
        )  # fmt: skip
    (tmp_path / "images" / "P3.webp").write_bytes(b"broken")
    (tmp_path / "products.jsonl").write_text("\n".join(json.dumps(row) for row in rows))
    return tmp_path


def test_it_trains_leaves_out_a_broken_picture_and_opens(source: Path, tmp_path: Path) -> None:
    metrics = train(source, tmp_path / "out", hashed, plan=PLAN, config=SMALL)
    assert metrics["finished"]
    assert 0 <= metrics["held_out"]["color_accuracy"] <= 1
    encoder = VisionEncoder.open(tmp_path / "out")
    assert encoder.config.labels["color"] == ["blue", "red"]
    assert encoder.width == 8


def test_stopped_and_resumed_gives_the_same_weights(source: Path, tmp_path: Path) -> None:
    picture = (source / "images" / "P0.webp").read_bytes()
    train(source, tmp_path / "whole", hashed, plan=PLAN, config=SMALL)
    in_a_hurry = VisionTraining(epochs=3, batch=4, load_px=20, minutes=0.0)
    for _ in range(40):
        if train(source, tmp_path / "parts", hashed, plan=in_a_hurry, config=SMALL, resume=True)["finished"]:
            break
    whole, parts = (VisionEncoder.open(tmp_path / name).encode([picture]) for name in ("whole", "parts"))
    np.testing.assert_allclose(whole, parts, atol=1e-6)


def test_resume_refuses_another_run(source: Path, tmp_path: Path) -> None:
    train(
        source,
        tmp_path / "out",
        hashed,
        plan=VisionTraining(epochs=3, batch=4, load_px=20, minutes=0.0),
        config=SMALL,
    )
    longer = VisionTraining(epochs=9, batch=4, load_px=20)
    with pytest.raises(BadCheckpoint, match="start without resume"):
        train(source, tmp_path / "out", hashed, plan=longer, config=SMALL, resume=True)


def test_no_products_say_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(Unavailable, match="aisle demo"):
        train(tmp_path, tmp_path / "out", hashed)


def test_texts_leave_out_what_is_not_known() -> None:
    row = {"title": "A mug", "category": "mugs", "color": "", "attributes": {"pattern": "plain"}}
    assert short_texts(row) == ("A mug", "plain mugs", "mugs", "mugs")


def test_distortion_keeps_the_shape_and_the_range_and_follows_the_seed() -> None:
    pixels = torch.randint(0, 255, (6, 20, 20, 3), dtype=torch.uint8)
    torch.manual_seed(1)
    one = distort(pixels, 4, 16)
    torch.manual_seed(1)
    other = distort(pixels, 4, 16)
    assert one.shape == (6, 3, 16, 16)
    assert float(one.min()) >= 0
    assert float(one.max()) <= 255
    torch.testing.assert_close(one, other)
