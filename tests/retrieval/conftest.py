"""A small shop, and encoders that need no model: words hashed into a vector, pictures read as their mean
colour."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Sequence
from io import BytesIO
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image

from retrieval.ingest import IngestOptions, IngestReport, ingest
from retrieval.schema import Retryable
from retrieval.search import HybridSearch, open_search
from retrieval.vocabulary import plain, singular

WIDTH = 64


class HashEncoder:
    """Bag of hashed words; counts what it was asked to encode."""

    name = "hash-64"

    def __init__(self) -> None:
        self.encoded: list[str] = []

    def encode(self, texts: Sequence[str]) -> np.ndarray:
        self.encoded += texts
        out = np.zeros((len(texts), WIDTH), np.float32)
        for row, text in enumerate(texts):
            for word in plain(text).replace(".", " ").split():
                digest = hashlib.blake2b(singular(word).encode(), digest_size=8).digest()
                out[row] += (
                    np.random.default_rng(int.from_bytes(digest)).standard_normal(WIDTH).astype(np.float32)
                )
            out[row] /= np.linalg.norm(out[row]) or 1.0
        return out


class ColourEncoder:
    """The mean colour of a picture as a unit vector."""

    def __init__(self) -> None:
        self.seen = 0

    def encode(self, pictures: Sequence[bytes | Path]) -> np.ndarray:
        return np.stack([self.encode_photo(p if isinstance(p, bytes) else p.read_bytes()) for p in pictures])

    def encode_photo(self, photo: bytes) -> np.ndarray:
        self.seen += 1
        try:
            pixels = np.asarray(Image.open(BytesIO(photo)).convert("RGB"), np.float32)
        except OSError as err:
            raise Retryable("not a picture; send a JPEG") from err
        vector = pixels.mean((0, 1)) - 100.0
        return (vector / np.linalg.norm(vector)).astype(np.float32)


def picture(color: str) -> bytes:
    out = BytesIO()
    Image.new("RGB", (8, 8), color).save(out, "PNG")
    return out.getvalue()


def record(sku: str, title: str, category: str, price: int, **more: Any) -> dict[str, Any]:
    variants = more.pop("variants", [{"sku": f"{sku}-1", "price_minor": price, "stock": 3}])
    return {
        "sku": sku,
        "title": title,
        "category": category,
        "price_minor": price,
        "attributes": {},
        "variants": variants,
    } | more


def shoe(sku: str, title: str, *sizes: tuple[str, str, int, int], **more: Any) -> dict[str, Any]:
    variants = [
        {"sku": f"{sku}-{i}", "size": size, "color": color, "price_minor": price, "stock": stock}
        for i, (size, color, price, stock) in enumerate(sizes)
    ]
    price = min(v["price_minor"] for v in variants)
    return record(
        sku, title, more.pop("category", "sneakers"), price, variants=variants, department="footwear", **more
    )


def shop() -> list[dict[str, Any]]:
    return [
        shoe(
            "S1",
            "Canvas sneaker Lido",
            ("39", "black", 4900, 0),
            ("40", "black", 5900, 4),
            ("39", "red", 3900, 2),
            audience="women",
            material="canvas",
            brand="Nordlo",
            images=["red.png"],
            rating=4.5,
            rating_count=20,
        ),
        shoe(
            "S2",
            "Leather sneaker Corso",
            ("39", "white", 8900, 5),
            audience="unisex",
            material="leather",
            brand="Brevik",
        ),
        shoe(
            "S3",
            "Hiking boot Fell",
            ("42", "brown", 12900, 3),
            category="boots",
            audience="men",
            material="leather",
            attributes={"waterproof": True, "features": ["padded collar", "vibram sole"]},
            created="2024-05-01",
        ),
        shoe(
            "S4",
            "Running shoe Volt",
            ("39", "blue", 7900, 1),
            category="running shoes",
            audience="women",
            material="mesh",
            list_price_minor=9900,
        ),
        record(
            "C1",
            "Rain jacket Fjord",
            "jackets",
            11900,
            audience="men",
            color="navy",
            department="clothing",
            material="nylon",
            attributes={"waterproof": True, "features": ["hood", "two pockets"]},
            images=["blue.png"],
        ),
        record(
            "C2",
            "Denim jacket Bridge",
            "jackets",
            6900,
            audience="women",
            color="blue",
            department="clothing",
            material="cotton",
            attributes={"waterproof": False, "features": ["two pockets"]},
        ),
        record(
            "C3",
            "Wool sweater Ness",
            "sweaters",
            7900,
            audience="unisex",
            color="grey",
            department="clothing",
            material="wool",
            attributes={"pattern": "striped"},
        ),
        record(
            "C4",
            "Straight jeans Mill",
            "jeans",
            5900,
            audience="men",
            color="blue",
            department="clothing",
            material="denim",
            variants=[
                {"sku": "C4-a", "size": "W32 L34", "price_minor": 5900, "stock": 2},
                {"sku": "C4-b", "size": "W34 L34", "price_minor": 6500, "stock": 0},
            ],
        ),
        record(
            "C5",
            "Pleated skirt Alma",
            "skirts",
            4900,
            audience="women",
            color="burgundy",
            department="clothing",
        ),
        record(
            "C6",
            "Faux leather skirt Rita",
            "skirts",
            5500,
            audience="women",
            color="black",
            material="faux leather",
            department="clothing",
        ),
        record(
            "K1",
            "Steel kettle Alba",
            "kettles",
            3900,
            color="silver",
            department="kitchen",
            attributes={"capacity_l": 1.7},
            variants=[{"sku": "K1-1", "size": "1.7 l", "price_minor": 3900, "stock": 9}],
        ),
        record(
            "K2", "Glass kettle Rill", "kettles", 4900, department="kitchen", attributes={"capacity_l": 1.0}
        ),
        record(
            "B1",
            "City backpack Loop",
            "backpacks",
            5900,
            color="green",
            department="accessories",
            audience="unisex",
            images=["green.png"],
            attributes={"waterproof": True},
        ),
        record(
            "L1",
            "Table lamp Halo",
            "lamps",
            3500,
            color="white",
            department="home",
            rating=3.1,
            rating_count=9,
        ),
    ]


POLICIES = {
    "returns.md": "# Returns\n\n## How long you have\n\n"
    "You may send goods back within 30 days of delivery.\n\n"
    "## Worn items\n\nShoes that were worn outside cannot be returned; worn soles show it.\n",
    "shipping.md": "# Shipping\n\n## Cost\n\n"
    "Standard delivery costs 4.90 euros and is free above 60 euros.\n",
}
REVIEWS = [
    {
        "id": "r1",
        "sku": "S1",
        "rating": 5,
        "title": "Runs small",
        "text": "They run small, I took one size up.",
        "date": "2025-01-02",
    },
    {
        "id": "r2",
        "sku": "S1",
        "rating": 4,
        "title": "Nice",
        "text": "Lovely colour in summer.",
        "date": "2025-02-02",
    },
    {
        "id": "r3",
        "sku": "ZZ",
        "rating": 1,
        "title": "Lost",
        "text": "Belongs to nothing.",
        "date": "2025-02-02",
    },
]


class Shop:
    """A feed folder and its index, to ingest as often as a test likes."""

    def __init__(self, root: Path) -> None:
        self.source = root / "source"
        self.index = root / "index"
        self.encoder, self.pictures = HashEncoder(), ColourEncoder()
        self.records = shop()
        (self.source / "policies").mkdir(parents=True)
        for name, text in POLICIES.items():
            (self.source / "policies" / name).write_text(text, encoding="utf-8")
        for color in ("red", "green", "blue"):
            (self.source / f"{color}.png").write_bytes(picture(color))
        lines = "\n".join(json.dumps(review) for review in REVIEWS)
        (self.source / "reviews.jsonl").write_text(lines, encoding="utf-8")

    def ingest(self, **options: Any) -> IngestReport:
        feed = self.source / "products.jsonl"
        feed.write_text("\n".join(json.dumps(r) for r in self.records), encoding="utf-8")
        given = {"text_encoder": self.encoder, "picture_encoder": self.pictures} | options
        return ingest(
            feed,
            self.index,
            policies=self.source / "policies",
            reviews=self.source / "reviews.jsonl",
            options=IngestOptions(**given),
        )

    def open(self) -> HybridSearch:
        return open_search(self.index, text_encoder=self.encoder, picture_encoder=self.pictures)


@pytest.fixture
def make_shop(tmp_path: Path) -> Callable[[], Shop]:
    return lambda: Shop(tmp_path)


@pytest.fixture
def fresh(tmp_path: Path) -> Shop:
    made = Shop(tmp_path)
    made.ingest()
    return made


@pytest.fixture(scope="session")
def search(tmp_path_factory: pytest.TempPathFactory) -> HybridSearch:
    made = Shop(tmp_path_factory.mktemp("shop"))
    made.ingest()
    return made.open()


@pytest.fixture(scope="session")
def paint() -> Callable[[str], bytes]:
    return picture
