"""The build writes everything or nothing, and says what it did."""

from __future__ import annotations

import json
from pathlib import Path
from statistics import mean

import pytest

from demo import build as module
from demo.build import BuildFailed, build, fingerprint, with_ratings
from demo.products import products


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(tmp_path_factory.mktemp("demo") / "source", pictures=False).out_dir


def rows(path: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def test_build_writes_every_file_and_leaves_no_work_folder(source: Path) -> None:
    names = {"products", "reviews", "customers", "orders", "promotions", "events"}
    assert {f"{name}.jsonl" for name in names} <= {path.name for path in source.iterdir()}
    assert json.loads((source / "clock.json").read_text("utf-8")) == {"now": "2026-11-20T12:00:00+00:00"}
    assert [path.name for path in source.parent.iterdir()] == ["source"]


def test_ratings_are_the_mean_of_the_reviews_written(source: Path) -> None:
    stars: dict[str, list[int]] = {}
    for review in rows(source / "reviews.jsonl"):
        stars.setdefault(str(review["sku"]), []).append(int(str(review["rating"])))
    for product in rows(source / "products.jsonl"):
        given = stars.get(str(product["sku"]), [])
        assert product["rating_count"] == len(given)
        assert product["rating"] == (round(mean(given), 2) if given else None)


def test_a_product_without_reviews_has_no_rating() -> None:
    made = products(7)[:2]
    rated = with_ratings(made, [{"sku": made[0].sku, "rating": 4}, {"sku": made[0].sku, "rating": 5}])
    assert [(product.rating, product.rating_count) for product in rated] == [(4.5, 2), (None, 0)]


def test_a_complete_build_is_not_repeated(tmp_path: Path) -> None:
    target = tmp_path / "source"
    target.mkdir()
    (target / "products.jsonl").write_text("{}\n{}\n")
    (target / module.FINGERPRINT).write_text(fingerprint(7))
    report = build(target, 7)
    assert (report.skipped, report.products) == (True, 2)


def test_another_seed_has_another_fingerprint() -> None:
    assert fingerprint(7) != fingerprint(8)


def test_a_failed_build_keeps_the_old_store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "source"
    target.mkdir()
    (target / "old").touch()

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(module, "_write_all", full)
    with pytest.raises(BuildFailed, match="No space left"):
        build(target)
    assert [path.name for path in tmp_path.iterdir()] == ["source"]
    assert (target / "old").exists()


def test_a_picture_is_drawn_again_only_when_what_it_shows_changed() -> None:
    record = dict.fromkeys(module.DRAWN_FROM, "x") | {"price_minor": 1}
    first = module._picture_marks([record])
    assert module._picture_marks([record | {"price_minor": 2}]) == first
    assert module._picture_marks([record | {"color": "red"}]) != first
