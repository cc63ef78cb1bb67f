"""The picture encoder: a small ViT whose vectors live in the same space as the text vectors.

Reads pictures with care (they come from strangers), turns them into 64-pixel squares, and encodes them.
It knows no product and no person; `ranking/train_vision.py` trains it.

Errors: a picture that cannot be used is `BadPicture` (the shopper can send another); weights that are
missing or do not fit their own configuration are `BadCheckpoint`.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field, fields
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from retrieval.schema import Retryable, Unavailable

if TYPE_CHECKING:
    import torch
    from PIL.Image import Image as Picture
    from torch import nn

MAX_BYTES = 15 * 1024 * 1024
MAX_PIXELS = 64_000_000
MIN_SIDE = 8
MAX_RATIO = 2.5
"""Beyond this ratio of sides a picture is cut to its centre before it is padded to a square."""
FORMATS = ("JPEG", "PNG", "WEBP", "GIF", "BMP")
HEADS = ("category", "color", "pattern")


class BadPicture(Retryable):
    """This picture cannot be read; the message says why, and what to send instead."""

    code = "bad_picture"


class BadCheckpoint(Unavailable):
    """Weights are missing, damaged, or do not fit their configuration."""

    code = "bad_checkpoint"


@dataclass(frozen=True, slots=True)
class VisionConfig:
    """Shape of the network and the words its heads can say. Saved beside the weights."""

    image_px: int = 64
    patch_px: int = 8
    layers: int = 5
    width: int = 160
    heads: int = 5
    mlp_width: int = 480
    embedding_width: int = 384
    """The width of the text vectors it is trained against."""
    labels: dict[str, list[str]] = field(default_factory=dict)
    """Values of `category`, `color` and `pattern`, in the order of the heads' outputs."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What the heads see in one picture: the likeliest value and its probability per head."""

    category: tuple[str, float]
    color: tuple[str, float]
    pattern: tuple[str, float]


def open_picture(data: bytes) -> Picture:
    """Decode a stranger's picture: upright, RGB, on white where it was transparent.

    Raises:
        BadPicture: too many bytes or pixels, too small, animated, broken, or another format.
    """
    from PIL import Image, ImageOps

    if len(data) > MAX_BYTES:
        raise BadPicture(
            f"The picture has {len(data) / 2**20:.0f} MB; at most {MAX_BYTES // 2**20} MB can be read. "
            "Send a smaller copy."
        )
    try:
        picture = Image.open(BytesIO(data), formats=FORMATS)
        width, height = picture.size
        if width * height > MAX_PIXELS:
            raise BadPicture(
                f"The picture has {width} x {height} pixels; at most {MAX_PIXELS // 10**6} million can be "
                "read. Send a smaller copy."
            )
        if min(width, height) < MIN_SIDE:
            raise BadPicture(f"The picture has only {width} x {height} pixels; send a larger one.")
        if getattr(picture, "n_frames", 1) > 1:
            raise BadPicture("The picture is animated; send a still one (JPEG, PNG or WebP).")
        picture.draft("RGB", (512, 512))
        picture.load()
        return _on_white(ImageOps.exif_transpose(picture))
    except BadPicture:
        raise
    except Image.DecompressionBombError as err:
        raise BadPicture("The picture has far too many pixels; send a smaller copy.") from err
    except (OSError, ValueError, SyntaxError, EOFError, MemoryError) as err:
        raise BadPicture("The file is not a readable picture; send a JPEG, PNG or WebP.") from err


def _on_white(picture: Picture) -> Picture:
    from PIL import Image

    if picture.mode in ("RGBA", "LA", "PA") or "transparency" in picture.info:
        picture = picture.convert("RGBA")
        ground = Image.new("RGBA", picture.size, (255, 255, 255, 255))
        return Image.alpha_composite(ground, picture).convert("RGB")
    return picture.convert("RGB")


def square(picture: Picture, side_px: int) -> Picture:
    """Fit a picture into a square: very long ones are cut to their centre, the rest is padded.

    The padding takes the median colour of the border, so that no frame appears around the product.
    """
    from PIL import Image

    width, height = picture.size
    short = min(width, height)
    if max(width, height) > MAX_RATIO * short:
        long = int(MAX_RATIO * short)
        w, h = min(width, long), min(height, long)
        left, top = (width - w) // 2, (height - h) // 2
        picture = picture.crop((left, top, left + w, top + h))
        width, height = picture.size
    scale = side_px / max(width, height)
    size = (max(1, round(width * scale)), max(1, round(height * scale)))
    small = picture.resize(size, Image.Resampling.LANCZOS, reducing_gap=3.0)
    if size == (side_px, side_px):
        return small
    pixels = np.asarray(small)
    edges = np.concatenate([pixels[0], pixels[-1], pixels[:, 0], pixels[:, -1]])
    red, green, blue = (int(value) for value in np.median(edges, axis=0))
    ground = Image.new("RGB", (side_px, side_px), (red, green, blue))
    ground.paste(small, ((side_px - size[0]) // 2, (side_px - size[1]) // 2))
    return ground


def pixels_of(data: bytes, side_px: int) -> NDArray[np.uint8]:
    """Decode one picture to (side_px, side_px, 3)."""
    return np.asarray(square(open_picture(data), side_px), dtype=np.uint8)


def build_network(config: VisionConfig) -> nn.ModuleDict:
    """Make an untrained network: a ViT, a projection into the text space, and one head per label."""
    from torch import nn
    from transformers import ViTConfig, ViTModel

    shape = ViTConfig(
        hidden_size=config.width,
        num_hidden_layers=config.layers,
        num_attention_heads=config.heads,
        intermediate_size=config.mlp_width,
        hidden_dropout_prob=0.0,
        attention_probs_dropout_prob=0.0,
        image_size=config.image_px,
        patch_size=config.patch_px,
    )
    network = nn.ModuleDict(
        {
            "vit": ViTModel(shape, add_pooling_layer=False),
            "project": nn.Linear(2 * config.width, config.embedding_width),
        }
    )
    for head in HEADS:
        network[head] = nn.Linear(2 * config.width, max(1, len(config.labels.get(head, []))))
    return network


def features(network: nn.ModuleDict, pixels: torch.Tensor) -> torch.Tensor:
    """Encode normalised pixels (B, 3, H, W) to (B, 2 * width): the class token beside the patches' mean."""
    import torch

    states = network["vit"](pixel_values=pixels).last_hidden_state  # (B, 1 + P, width)
    return torch.cat([states[:, 0], states[:, 1:].mean(dim=1)], dim=-1)


def embed(network: nn.ModuleDict, hidden: torch.Tensor) -> torch.Tensor:
    """Project features to unit vectors in the text space (B, embedding_width)."""
    from torch.nn import functional

    return functional.normalize(network["project"](hidden), dim=-1)


def normalise(pixels: torch.Tensor) -> torch.Tensor:
    """Scale uint8 or 0-255 float pixels to [-1, 1]."""
    return pixels.float() / 127.5 - 1.0


class VisionEncoder:
    """Pictures to unit vectors of `width`, comparable with the text vectors of the same shop."""

    def __init__(self, network: nn.ModuleDict, config: VisionConfig) -> None:
        self.config = config
        self._network = network.eval()

    @classmethod
    def open(cls, weights_dir: Path | str) -> VisionEncoder:
        """Load `config.json` and `model.safetensors`.

        Raises:
            BadCheckpoint: a file is missing, unreadable, or does not fit the configuration.
        """
        config = load_config(Path(weights_dir))
        network = build_network(config)
        load_weights(network, Path(weights_dir) / "model.safetensors")
        return cls(network, config)

    @property
    def width(self) -> int:
        """Length of a vector."""
        return self.config.embedding_width

    def encode(self, pictures: Sequence[bytes | Path], batch_size: int = 64) -> NDArray[np.float32]:
        """Encode product pictures to (N, width), unit length.

        Raises:
            BadPicture: one of them cannot be read.
        """
        if not pictures:
            return np.zeros((0, self.width), dtype=np.float32)
        rows = [
            self.encode_pixels(
                np.stack(
                    [pixels_of(_bytes_of(p), self.config.image_px) for p in pictures[i : i + batch_size]]
                )
            )
            for i in range(0, len(pictures), batch_size)
        ]
        return np.concatenate(rows)

    def encode_photo(self, photo: bytes) -> NDArray[np.float32]:
        """Encode a shopper's photo: the whole picture and its centre count alike, since homes are untidy."""
        vectors = self.encode_pixels(self._views(photo))
        mean = vectors.mean(axis=0)
        return np.asarray(mean / max(float(np.linalg.norm(mean)), 1e-9), dtype=np.float32)

    def read(self, photo: bytes) -> Reading:
        """Say what the picture shows: the likeliest category, colour and pattern."""
        import torch

        with torch.inference_mode():
            hidden = features(self._network, self._tensor(self._views(photo)))
            best = {}
            for head in HEADS:
                chance = self._network[head](hidden).softmax(dim=-1).mean(dim=0)
                value, index = chance.max(dim=0)
                names = self.config.labels.get(head) or [""]
                best[head] = (names[int(index)], round(float(value), 4))
        return Reading(**best)

    def encode_pixels(self, pixels: NDArray[np.uint8]) -> NDArray[np.float32]:
        """Encode decoded squares (N, H, W, 3) to (N, width)."""
        import torch

        with torch.inference_mode():
            vectors = embed(self._network, features(self._network, self._tensor(pixels)))
        return np.asarray(vectors.cpu().numpy(), dtype=np.float32)

    def _views(self, photo: bytes) -> NDArray[np.uint8]:
        picture = open_picture(photo)
        width, height = picture.size
        left, top = round(width * 0.14), round(height * 0.14)
        centre = picture.crop((left, top, width - left, height - top))
        side = self.config.image_px
        return np.stack([np.asarray(square(view, side), dtype=np.uint8) for view in (picture, centre)])

    def _tensor(self, pixels: NDArray[np.uint8]) -> torch.Tensor:
        import torch

        return normalise(torch.from_numpy(pixels.copy()).permute(0, 3, 1, 2))  # (N, 3, H, W)


def _bytes_of(picture: bytes | Path) -> bytes:
    if isinstance(picture, bytes):
        return picture
    try:
        return Path(picture).read_bytes()
    except OSError as err:
        raise BadPicture(f"Cannot read the picture {str(picture)!r}: {err.strerror}.") from err


def save(network: nn.ModuleDict, config: VisionConfig, out_dir: Path) -> None:
    """Write `config.json` and half-precision `model.safetensors`."""
    from safetensors.torch import save_file

    out_dir.mkdir(parents=True, exist_ok=True)
    weights = {name: value.detach().half().contiguous() for name, value in network.state_dict().items()}
    save_file(weights, str(out_dir / "model.safetensors"))
    text = json.dumps(asdict(config), indent=1, ensure_ascii=False)
    (out_dir / "config.json").write_text(text + "\n", encoding="utf-8")


def load_config(weights_dir: Path) -> VisionConfig:
    """Read `config.json`.

    Raises:
        BadCheckpoint: it is missing, no JSON, or has keys of another version.
    """
    path = weights_dir / "config.json"
    try:
        raw: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as err:
        raise BadCheckpoint(f"No picture model in {str(weights_dir)!r}; run `aisle train vision`.") from err
    unknown = sorted(set(raw) - {f.name for f in fields(VisionConfig)})
    if unknown:
        raise BadCheckpoint(f"{str(path)!r} has unknown keys {unknown}; run `aisle train vision` again.")
    return VisionConfig(**raw)


def load_weights(network: nn.ModuleDict, path: Path) -> None:
    """Fill a network from a safetensors file, refusing any other shape.

    Raises:
        BadCheckpoint: the file is missing, damaged, or made for another configuration.
    """
    from safetensors import SafetensorError
    from safetensors.torch import load_file

    try:
        weights = load_file(str(path))
    except (OSError, SafetensorError) as err:
        raise BadCheckpoint(f"Cannot read the weights {str(path)!r}; run `aisle train vision`.") from err
    expected = {name: tuple(value.shape) for name, value in network.state_dict().items()}
    found = {name: tuple(value.shape) for name, value in weights.items()}
    wrong = sorted(name for name in expected.keys() | found.keys() if expected.get(name) != found.get(name))
    if wrong:
        name = wrong[0]
        raise BadCheckpoint(
            f"The weights {str(path)!r} do not fit their configuration: {name} is {found.get(name)}, "
            f"needs {expected.get(name)} ({len(wrong)} differ); run `aisle train vision` again."
        )
    network.load_state_dict({name: value.float() for name, value in weights.items()})
