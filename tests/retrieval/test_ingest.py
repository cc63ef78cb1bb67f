"""Building an index: only what changed, whole or not at all."""

from __future__ import annotations

import errno
import json
from collections.abc import Callable
from typing import Any

import pytest

from retrieval import ingest as module
from retrieval.catalogue import Catalogue
from retrieval.lexical import LexicalIndex
from retrieval.schema import MissingIndex, Unavailable


def test_a_second_run_embeds_nothing(fresh: Any) -> None:
    report = fresh.ingest()
    assert (report.embedded_texts, report.embedded_pictures) == (0, 0)
    assert (report.added, report.changed, report.removed) == (0, 0, 0)


def test_a_new_price_or_stock_embeds_nothing(fresh: Any) -> None:
    fresh.records[0]["variants"][0]["price_minor"] = 100
    fresh.records[1]["variants"][0]["stock"] = 0
    report = fresh.ingest()
    assert (report.embedded_texts, report.changed) == (0, 2)
    assert fresh.open().catalogue.product("S1").price_minor == 100


def test_a_new_title_embeds_one_text_and_a_new_picture_one_picture(
    fresh: Any, paint: Callable[[str], bytes]
) -> None:
    fresh.records[3]["title"] = "Running shoe Ampere"
    (fresh.source / "red.png").write_bytes(paint("purple"))
    report = fresh.ingest()
    assert (report.embedded_texts, report.embedded_pictures) == (1, 1)


def test_a_product_gone_from_the_feed_is_gone_from_the_index(fresh: Any) -> None:
    del fresh.records[0]
    assert fresh.ingest().removed == 1
    assert "S1" not in fresh.open().catalogue.skus


def test_a_partial_feed_keeps_what_it_does_not_name(fresh: Any) -> None:
    fresh.records = [fresh.records[0] | {"title": "Canvas sneaker Porto"}]
    report = fresh.ingest(partial=True)
    assert (report.products, report.changed, report.removed) == (14, 1, 0)
    assert fresh.open().catalogue.product("S1").title == "Canvas sneaker Porto"


def test_a_feed_price_overtakes_an_older_live_price(fresh: Any) -> None:
    fresh.open().catalogue.set_live("S2-0", price_minor=1000)
    fresh.ingest()
    assert fresh.open().catalogue.product("S2").price_minor == 1000
    fresh.records[1]["variants"][0]["price_minor"] = 7700
    fresh.ingest()
    assert fresh.open().catalogue.product("S2").price_minor == 7700


def test_a_crash_leaves_the_old_index_and_keeps_what_was_embedded(
    fresh: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    fresh.records[0]["title"] = "Canvas sneaker Porto"

    def stop(*_: object) -> LexicalIndex:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(LexicalIndex, "build", stop)
        with pytest.raises(KeyboardInterrupt):
            fresh.ingest()
    assert fresh.open().catalogue.product("S1").title == "Canvas sneaker Lido"
    assert not list((fresh.index / "versions").glob("*.part"))
    assert fresh.ingest().embedded_texts == 0
    assert fresh.open().catalogue.product("S1").title == "Canvas sneaker Porto"


def test_an_open_reader_keeps_its_version_through_new_ones(fresh: Any) -> None:
    reader = fresh.open()
    for title in ("One", "Two", "Three"):
        fresh.records[0]["title"] = title
        fresh.ingest()
    assert reader.catalogue.product("S1").title == "Canvas sneaker Lido"
    assert len(list((fresh.index / "versions").iterdir())) == 2


def test_a_full_disk_is_said_plainly(fresh: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(module, "save_policies", full)
    with pytest.raises(Unavailable, match="full"):
        fresh.ingest()
    assert fresh.open().catalogue.product("S1").title == "Canvas sneaker Lido"


def test_bad_rows_and_pictures_are_reported_and_the_rest_goes_in(fresh: Any) -> None:
    fresh.records[2].pop("title")
    (fresh.source / "green.png").write_bytes(b"not a picture")
    report = fresh.ingest()
    assert report.products == 13
    assert {(p.line, p.field) for p in report.problems} == {(3, "title"), (12, "images")}


def test_a_feed_without_one_good_row_changes_nothing(fresh: Any) -> None:
    fresh.records = [{"sku": "X"}]
    with pytest.raises(Unavailable, match="unchanged"):
        fresh.ingest()
    assert len(Catalogue.open(fresh.index)) == 14


def test_without_a_picture_encoder_the_report_says_so(fresh: Any) -> None:
    report = fresh.ingest(picture_encoder=None)
    assert "photos cannot be searched for" in report.summary()
    assert fresh.open().image_vector("S1") is None


def test_a_damaged_vector_store_says_what_to_delete(fresh: Any) -> None:
    for path in (fresh.index / "chroma").glob("*.sqlite3"):
        path.write_bytes(b"garbage" * 1000)
    with pytest.raises(MissingIndex, match="delete that folder"):
        fresh.ingest()


def test_progress_is_told(fresh: Any) -> None:
    stages: list[str] = []
    module.ingest(
        fresh.source / "products.jsonl",
        fresh.index,
        progress=lambda stage, done, total: stages.append(stage),
        options=module.IngestOptions(text_encoder=fresh.encoder),
    )
    assert {"feed", "columns", "products_text", "words"} <= set(stages)


def test_the_manifest_names_the_encoder(fresh: Any) -> None:
    name = (fresh.index / "CURRENT").read_text().strip()
    manifest = json.loads((fresh.index / "versions" / name / "manifest.json").read_text())
    assert manifest["text_encoder"] == "hash-64"
