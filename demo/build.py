"""Builds the demo store's source files from a seed: products, pictures, reviews, customers, orders, events.

Everything is written beside the target and moved into place at the end:
readers see the old store or the new one.
"""

from __future__ import annotations

import dataclasses
import hashlib
import importlib
import json
import multiprocessing
import shutil
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter
from typing import Protocol

from demo.orders import OPENED
from demo.products import products as make_products
from retrieval.schema import Product, ShopError

HERE = Path(__file__).parent
FINGERPRINT = "fingerprint.txt"
PICTURE_MARKS = "pictures.json"
CLOCK = "clock.json"
"""Says at which moment the store's clock starts."""
DRAWN_FROM = ("sku", "title", "category", "audience", "color", "material", "attributes")
"""What `demo.pictures.draw` reads of a product."""
Review = Mapping[str, object]


class Progress(Protocol):
    """Told how far a step is; `total` may be 0 when unknown."""

    def __call__(self, step: str, done: int, total: int) -> None: ...


class BuildFailed(ShopError):
    """The demo store could not be built."""

    code = "build_failed"


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What a build did."""

    out_dir: Path
    products: int
    pictures: int
    reviews: int
    seconds: float
    skipped: bool
    """True when the same code and seed had already built it."""


def fingerprint(seed: int) -> str:
    """Hash of the seed and of every file of `demo/` that shapes the store."""
    digest = hashlib.sha256(str(seed).encode())
    for path in sorted(HERE.rglob("*")):
        if path.suffix in (".py", ".toml", ".json", ".md", ".svg") and "__pycache__" not in path.parts:
            digest.update(path.relative_to(HERE).as_posix().encode())
            digest.update(path.read_bytes())
    return digest.hexdigest()


def build(
    out_dir: Path | str, seed: int = 7, progress: Progress | None = None, *, pictures: bool = True
) -> BuildReport:
    """Write the store's source files to `out_dir`, or nothing when they are already there.

    Args:
        out_dir: Replaced as a whole.
        seed: Same seed, same store.
        progress: Called with a step's name and how far it is.
        pictures: False leaves the drawings out (for tests); such a build never counts as complete.
    """
    started = perf_counter()
    target = Path(out_dir)
    mark = fingerprint(seed)
    if pictures and _mark_of(target) == mark:
        counts = [sum(1 for _ in _lines(target / name)) for name in ("products.jsonl", "reviews.jsonl")]
        return BuildReport(target, counts[0], counts[0], counts[1], perf_counter() - started, True)
    target.parent.mkdir(parents=True, exist_ok=True)
    work = target.with_name(f".{target.name}.building")
    shutil.rmtree(work, ignore_errors=True)
    work.mkdir()
    try:
        report = _write_all(work, seed, progress or _silent, target if pictures else None)
        (work / FINGERPRINT).write_text(mark if pictures else "without pictures", encoding="utf-8")
        _swap(work, target)
    except OSError as err:
        raise BuildFailed(
            f"Could not write the demo store to {str(target)!r}: {err}. Free some space or move it."
        ) from err
    finally:
        shutil.rmtree(work, ignore_errors=True)
    return dataclasses.replace(report, out_dir=target, seconds=perf_counter() - started)


def _write_all(work: Path, seed: int, progress: Progress, earlier: Path | None) -> BuildReport:
    """Write everything to `work`; pictures may come from an `earlier` build, None leaves them out."""
    progress("products", 0, 0)
    made = make_products(seed)
    people = importlib.import_module("demo.people")
    progress("reviews", 0, 0)
    reviews: list[Review] = people.reviews(_records(made), seed)
    rated = with_ratings(made, reviews)
    records = _records(rated)
    with (work / "products.jsonl").open("w", encoding="utf-8") as file:
        for record in records:
            file.write(json.dumps(record, ensure_ascii=False) + "\n")
    drawn = _draw_all(records, work, earlier, progress) if earlier else 0
    progress("people", 0, 0)
    people.write(work, records, seed)
    (work / CLOCK).write_text(json.dumps({"now": OPENED.isoformat()}), encoding="utf-8")
    return BuildReport(work, len(rated), drawn, len(reviews), 0.0, False)


def _records(products: Sequence[Product]) -> list[dict[str, object]]:
    """Products as they stand in products.jsonl."""
    return [json.loads(json.dumps(dataclasses.asdict(product))) for product in products]


def with_ratings(products: Sequence[Product], reviews: Sequence[Review]) -> list[Product]:
    """Give each product the mean and number of its reviews."""
    stars: dict[str, list[int]] = defaultdict(list)
    for review in reviews:
        stars[str(review["sku"])].append(int(str(review["rating"])))
    return [
        dataclasses.replace(
            product,
            rating=round(sum(stars[product.sku]) / len(stars[product.sku]), 2)
            if stars[product.sku]
            else None,
            rating_count=len(stars[product.sku]),
        )
        for product in products
    ]


def _draw_all(records: Sequence[Mapping[str, object]], work: Path, earlier: Path, progress: Progress) -> int:
    """Draw every product with two processes, or keep its picture from an earlier build with the same code."""
    folder = work / "images"
    folder.mkdir()
    marks = _picture_marks(records)
    (work / PICTURE_MARKS).write_text(json.dumps(marks), encoding="utf-8")
    known = (
        json.loads((earlier / PICTURE_MARKS).read_text("utf-8"))
        if (earlier / PICTURE_MARKS).is_file()
        else {}
    )
    jobs = []
    for record in records:
        sku = str(record["sku"])
        old = earlier / "images" / f"{sku}.webp"
        if known.get(sku) == marks[sku] and old.is_file():
            shutil.copyfile(old, folder / old.name)
        else:
            jobs.append((record, str(folder)))
    progress("pictures", 0, len(jobs))
    if jobs:
        with ProcessPoolExecutor(max_workers=2, mp_context=multiprocessing.get_context("spawn")) as pool:
            for done, _ in enumerate(pool.map(_draw_one, jobs, chunksize=16), start=1):
                if done % 16 == 0 or done == len(jobs):
                    progress("pictures", done, len(jobs))
    return len(records)


def _picture_marks(records: Sequence[Mapping[str, object]]) -> dict[str, str]:
    """Sku -> hash of the drawing code and of what a drawing is made from."""
    code = hashlib.sha256(b"".join(path.read_bytes() for path in sorted((HERE / "pictures").glob("*.py"))))
    marks = {}
    for record in records:
        digest = code.copy()
        digest.update(json.dumps([record[name] for name in DRAWN_FROM]).encode())
        marks[str(record["sku"])] = digest.hexdigest()[:16]
    return marks


def _draw_one(job: tuple[Mapping[str, object], str]) -> None:
    record, folder = job
    draw: Callable[[Mapping[str, object]], bytes] = importlib.import_module("demo.pictures").draw
    Path(folder, f"{record['sku']}.webp").write_bytes(draw(record))


def _swap(work: Path, target: Path) -> None:
    """Put `work` in the place of `target`; the old one goes last."""
    old = target.with_name(f".{target.name}.old")
    shutil.rmtree(old, ignore_errors=True)
    if target.exists():
        target.rename(old)
    work.rename(target)
    shutil.rmtree(old, ignore_errors=True)


def _mark_of(target: Path) -> str | None:
    path = target / FINGERPRINT
    return path.read_text(encoding="utf-8") if path.is_file() else None


def _lines(path: Path) -> Iterator[str]:
    if path.is_file():
        with path.open(encoding="utf-8") as file:
            yield from file


def _silent(step: str, done: int, total: int) -> None:
    """Say nothing."""
