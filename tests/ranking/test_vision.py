"""Pictures from strangers: what is read, what is refused; and weights that must fit."""

from __future__ import annotations

import io
import struct
import zlib
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from retrieval import vision
from retrieval.vision import BadCheckpoint, BadPicture, VisionConfig, VisionEncoder

SMALL = VisionConfig(
    image_px=16, patch_px=8, layers=1, width=16, heads=2, mlp_width=16, embedding_width=8,
    labels={"category": ["boots", "mugs"], "color": ["red"], "pattern": ["plain"]},
)  # fmt: skip


def encoded(picture: Image.Image, kind: str = "PNG", **options: object) -> bytes:
    out = io.BytesIO()
    picture.save(out, kind, **options)
    return out.getvalue()


def bomb(side: int) -> bytes:
    """A tiny PNG whose header says it is `side` pixels square."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    head = struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)
    body = zlib.compress(b"\0" * 1000)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", body) + chunk(b"IEND", b"")


@pytest.fixture(scope="module")
def encoder() -> VisionEncoder:
    return VisionEncoder(vision.build_network(SMALL), SMALL)


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"\xff\xd8" + b"0" * 30_000_000, "MB"),
        (bomb(30_000), "pixels"),
        (b"", "not a readable picture"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "not a readable picture"),
        (encoded(Image.new("RGB", (200, 200), "red"))[:150], "not a readable picture"),
        (encoded(Image.new("RGB", (4, 400))), "larger"),
    ],
    ids=["30 MB", "bomb", "empty", "svg", "cut off", "a sliver"],
)
def test_a_picture_that_cannot_be_used_says_why(data: bytes, says: str) -> None:
    with pytest.raises(BadPicture, match=says):
        vision.open_picture(data)


def test_an_animated_picture_is_refused() -> None:
    frames = [Image.new("RGB", (40, 40), color) for color in ("red", "blue")]
    data = encoded(frames[0], "GIF", save_all=True, append_images=frames[1:])
    with pytest.raises(BadPicture, match="animated"):
        vision.open_picture(data)


def test_a_photo_is_turned_upright() -> None:
    picture = Image.new("RGB", (60, 30), "white")
    exif = Image.Exif()
    exif[0x0112] = 6
    assert vision.open_picture(encoded(picture, "JPEG", exif=exif)).size == (30, 60)


def test_transparent_becomes_white() -> None:
    picture = vision.open_picture(encoded(Image.new("RGBA", (20, 20), (255, 0, 0, 0))))
    assert picture.getpixel((5, 5)) == (255, 255, 255)


def test_padding_takes_the_colour_of_the_border() -> None:
    picture = Image.new("RGB", (80, 40), (10, 200, 30))
    squared = np.asarray(vision.square(picture, 32))
    assert squared.shape == (32, 32, 3)
    assert np.abs(squared.astype(int) - (10, 200, 30)).max() <= 2


def test_a_very_long_picture_is_cut_to_its_centre() -> None:
    picture = Image.new("RGB", (1000, 50), "blue")
    picture.paste((255, 0, 0), (450, 0, 550, 50))
    middle = np.asarray(vision.square(picture, 50))[25, 25]
    assert middle[0] > 200
    assert middle[2] < 60


def test_vectors_have_unit_length_and_order(encoder: VisionEncoder, tmp_path: Path) -> None:
    red, blue = (encoded(Image.new("RGB", (64, 64), color)) for color in ("red", "blue"))
    (tmp_path / "blue.png").write_bytes(blue)
    vectors = encoder.encode([red, tmp_path / "blue.png", red])
    assert vectors.shape == (3, 8)
    np.testing.assert_allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-5)
    np.testing.assert_allclose(vectors[0], vectors[2], atol=1e-6)
    assert encoder.encode([]).shape == (0, 8)


def test_a_photo_has_one_vector_and_a_reading(encoder: VisionEncoder) -> None:
    photo = encoded(Image.new("RGB", (300, 200), "red"), "JPEG")
    assert np.linalg.norm(encoder.encode_photo(photo)) == pytest.approx(1, abs=1e-5)
    reading = encoder.read(photo)
    assert reading.category[0] in ("boots", "mugs")
    assert 0 <= reading.category[1] <= 1


def test_a_missing_picture_file_is_named(encoder: VisionEncoder, tmp_path: Path) -> None:
    with pytest.raises(BadPicture, match=r"none\.webp"):
        encoder.encode([tmp_path / "none.webp"])


def test_saved_weights_come_back_and_others_are_refused(encoder: VisionEncoder, tmp_path: Path) -> None:
    vision.save(encoder._network, SMALL, tmp_path)
    picture = encoded(Image.new("RGB", (64, 64), "green"))
    again = VisionEncoder.open(tmp_path)
    assert float(again.encode([picture])[0] @ encoder.encode([picture])[0]) > 0.999
    config = tmp_path / "config.json"
    config.write_text(config.read_text().replace('"width": 16', '"width": 32'))
    with pytest.raises(BadCheckpoint, match="do not fit"):
        VisionEncoder.open(tmp_path)


def test_missing_or_damaged_weights_say_what_to_do(encoder: VisionEncoder, tmp_path: Path) -> None:
    with pytest.raises(BadCheckpoint, match="aisle train vision"):
        VisionEncoder.open(tmp_path)
    vision.save(encoder._network, SMALL, tmp_path)
    (tmp_path / "model.safetensors").write_bytes(b"junk")
    with pytest.raises(BadCheckpoint, match="Cannot read"):
        VisionEncoder.open(tmp_path)
