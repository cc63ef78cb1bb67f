"""Feeds of every format, with what goes wrong in them."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from retrieval.presets import read, read_plain
from retrieval.rows import BadRow, parse_price
from retrieval.schema import Retryable, Unavailable

HEAD = "id;name;price;product_type;colour;waterproof\n"


@pytest.mark.parametrize(
    ("text", "minor", "currency"),
    [
        ("49,90 EUR", 4990, "EUR"),
        ("€1.299,00", 129900, "EUR"),
        ("1,299.00", 129900, "EUR"),
        ("$12", 1200, "USD"),
        ("1 299,50 €", 129950, "EUR"),
        ("1,299", 129900, "EUR"),
        ("12.5", 1250, "EUR"),
        (49.9, 4990, "EUR"),
        ("EUR 7", 700, "EUR"),
    ],
)
def test_prices_are_read_as_people_write_them(text: object, minor: int, currency: str) -> None:
    assert parse_price(text) == (minor, currency)


@pytest.mark.parametrize("text", ["", "free", "0", "-3", "€"])
def test_what_is_no_price_is_refused(text: str) -> None:
    with pytest.raises(BadRow):
        parse_price(text)


def test_a_csv_in_windows_encoding_with_semicolons(tmp_path: Path) -> None:
    feed = tmp_path / "feed.csv"
    feed.write_bytes((HEAD + "A1;Café crème Tasse;4,90 EUR;Mugs;weiß;no\n").encode("cp1252"))
    (product,) = read_plain(feed).products
    assert (product.title, product.price_minor, product.category, product.color) == (
        "Café crème Tasse",
        490,
        "mugs",
        "weiß",
    )
    assert product.attributes == {"waterproof": False}
    assert len(product.variants) == 1


def test_bad_csv_rows_are_reported_by_line_and_the_rest_stays(tmp_path: Path) -> None:
    rows = [
        "A1;Mug;4.90;mugs;red;",
        "A2;;5;mugs;;",
        "A3;Cup;cheap;mugs;;",
        "A1;Mug again;5;mugs;;",
        "A4;Pot;6;pots;;;;9",
        "A5;Jar;7;jars;;",
    ]
    feed = tmp_path / "feed.csv.gz"
    feed.write_bytes(gzip.compress((HEAD + "\n".join(rows)).encode()))
    content = read_plain(feed)
    assert [p.sku for p in content.products] == ["A1", "A5"]
    assert [(p.line, p.field) for p in content.problems] == [(3, "title"), (4, "price"), (5, "sku"), (6, "")]


def test_jsonl_with_broken_lines(tmp_path: Path) -> None:
    good = {
        "sku": "A",
        "title": "Mug",
        "category": "mugs",
        "price_minor": 490,
        "attributes": {"features": ["lid"]},
    }
    feed = tmp_path / "feed.jsonl"
    feed.write_text(
        "\n".join([json.dumps(good), "{broken", "[1]", "", json.dumps(good | {"sku": "B", "rating": 9})])
    )
    content = read_plain(feed)
    assert content.products[0].attributes["features"] == ("lid",)
    assert [(p.line, p.field) for p in content.problems] == [(2, ""), (3, ""), (5, "rating")]


def test_parquet_rows_become_products(tmp_path: Path) -> None:
    pa = pytest.importorskip("pyarrow")
    pq = pytest.importorskip("pyarrow.parquet")
    feed = tmp_path / "feed.parquet"
    pq.write_table(
        pa.table(
            {"id": ["1", "2"], "title": ["Lamp", None], "price": [19.9, 5.0], "category": ["Lamps", "x"]}
        ),
        feed,
    )
    content = read_plain(feed)
    assert content.products[0].price_minor == 1990
    assert content.problems[0].line == 2


XML = """<?xml version="1.0"?><rss xmlns:g="http://base.google.com/ns/1.0"><channel>
<item><g:id>T-S</g:id><g:item_group_id>T</g:item_group_id><g:title>Tee Ola</g:title><g:price>20.00
EUR</g:price>
<g:sale_price>15.00 EUR</g:sale_price><g:size>S</g:size><g:color>Black</g:color><g:gender>female</g:gender>
<g:product_type>Clothing &gt; T-Shirts</g:product_type><g:availability>in stock</g:availability>
<g:product_detail><g:attribute_name>Fit</g:attribute_name><g:attribute_value>slim</g:attribute_value></g:product_detail></item>
<item><g:id>T-M</g:id><g:item_group_id>T</g:item_group_id><g:title>Tee Ola</g:title><g:price>20.00
EUR</g:price>
<g:size>M</g:size><g:color>Black</g:color><g:availability>out of stock</g:availability></item>
<item><g:id>U</g:id><g:title>No price</g:title></item>
</channel></rss>"""


def test_google_xml_groups_variants(tmp_path: Path) -> None:
    feed = tmp_path / "feed.xml"
    feed.write_text(XML, encoding="utf-8")
    content = read_plain(feed)
    (tee,) = content.products
    assert (tee.sku, tee.category, tee.audience, tee.price_minor, tee.list_price_minor) == (
        "T",
        "t-shirts",
        "women",
        1500,
        2000,
    )
    assert [(v.size, v.stock > 0) for v in tee.variants] == [("S", True), ("M", False)]
    assert tee.attributes == {"fit": "slim"}
    assert [(p.line, p.field) for p in content.problems] == [(3, "price")]


def test_xml_with_entities_is_not_expanded(tmp_path: Path) -> None:
    feed = tmp_path / "feed.xml"
    feed.write_text(
        '<?xml version="1.0"?><!DOCTYPE r [<!ENTITY a "boom">]>'
        "<r><item><id>1</id><title>&a;</title></item></r>"
    )
    content = read_plain(feed)
    assert content.products == []
    assert "not accepted" in content.problems[0].reason


def test_a_mapping_file_renames_columns_and_values(tmp_path: Path) -> None:
    feed = tmp_path / "feed.csv"
    feed.write_text("artnr,bezeichnung,preis,farbe,schnitt\n7,Hemd,39,schwarz,weit\n")
    (tmp_path / "feed.csv.mapping.toml").write_text(
        '[columns]\nartnr = "sku"\nbezeichnung = "title"\npreis = "price"\nfarbe = "color"\n'
        'schnitt = "attributes.fit"\n'
        '[values.color]\nschwarz = "black"\n[values."attributes.fit"]\nweit = "loose"\n'
        '[defaults]\ncategory = "shirts"\n'
    )
    (product,) = read_plain(feed).products
    assert (product.color, product.attributes["fit"], product.category) == ("black", "loose", "shirts")


def test_a_broken_mapping_file_is_said(tmp_path: Path) -> None:
    (tmp_path / "feed.csv").write_text("id,title\n")
    (tmp_path / "feed.csv.mapping.json").write_text("{oops")
    with pytest.raises(Retryable, match=r"mapping\.json"):
        read_plain(tmp_path / "feed.csv")


def test_missing_and_unknown_feeds_name_the_formats(tmp_path: Path) -> None:
    (tmp_path / "feed.docx").write_text("x")
    for name in ("none.csv", "feed.docx"):
        with pytest.raises(Unavailable, match=r"\.parquet"):
            read_plain(tmp_path / name)


def test_the_fashion_preset_maps_to_our_words(tmp_path: Path) -> None:
    head = (
        "id,title,description,category,master_category,gender,age_group,brand,base_colour,"
        "price_inr,discounted_price_inr,sizes,stock,attr_fabric,image\n"
    )
    row = (
        '1,Puma Tee,"Soft, light",Tshirts,Apparel,Boys,Kids-Boys,Puma,Navy Blue,900,450,S|M,0,Cotton,1.jpg\n'
    )
    (tmp_path / "products.csv.gz").write_bytes(gzip.compress((head + row).encode()))
    (product,) = read(tmp_path, "fashion").products
    assert (product.category, product.audience, product.color, product.material) == (
        "t-shirts",
        "kids",
        "navy",
        "cotton",
    )
    assert (product.price_minor, product.list_price_minor) == (500, 1000)
    assert [v.size for v in product.variants] == ["S", "M"]


def test_the_chorus_preset_reads_kinds_and_typed_attributes(tmp_path: Path) -> None:
    pa = pytest.importorskip("pyarrow")
    pq = pytest.importorskip("pyarrow.parquet")
    attributes = json.dumps(
        {"t_product_colour": "Black", "n_dpi": 1600.0, "b_wireless": True, "n_pallet_width": 3.0}
    )
    table = {
        "id": ["9"],
        "title": ["Acme M1 mouse"],
        "supplier": ["Acme"],
        "price_major_units": [19.99],
        "attributes": [attributes],
    }
    pq.write_table(pa.table(table), tmp_path / "products.parquet")
    (product,) = read(tmp_path, "chorus").products
    assert (product.category, product.color, product.brand) == ("mice", "black", "Acme")
    assert product.attributes == {"product_colour": "Black", "dpi": 1600.0, "wireless": True}


def test_an_unknown_preset_names_the_known_ones(tmp_path: Path) -> None:
    with pytest.raises(Retryable, match="fashion, chorus"):
        read(tmp_path, "shoes")
