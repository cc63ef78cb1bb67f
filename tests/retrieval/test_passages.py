"""Answers with a source, and none where there is none."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from retrieval.encoders import IndexEncoder
from retrieval.passages import POLICY_FLOOR, Passages, answers, passage_text, policy_passages
from retrieval.schema import UnknownProduct

POLICY_FOLDER = Path(__file__).parents[2] / "demo" / "policies"


def opened(fresh: Any) -> Passages:
    return Passages.open(fresh.index, encoder=fresh.encoder)


def test_policies_are_cut_by_heading_and_name_their_source(fresh: Any) -> None:
    passages = policy_passages(fresh.source / "policies")
    assert [p.source for p in passages] == [
        "returns.md#how-long-you-have",
        "returns.md#worn-items",
        "shipping.md#cost",
    ]
    assert passages[1].title == "Returns – Worn items"


def test_long_sections_are_split_at_paragraphs(tmp_path: Path) -> None:
    paragraph = "word " * 80
    (tmp_path / "long.md").write_text(f"# Long\n\n{paragraph}\n\n{paragraph}\n", encoding="utf-8")
    first, second = policy_passages(tmp_path)
    assert first.id != second.id


def test_a_question_finds_the_passage_that_answers_it(fresh: Any) -> None:
    passages = opened(fresh)
    assert passages.policies("can worn shoes be returned")[0].source == "returns.md#worn-items"


@pytest.mark.parametrize("question", ["", "   ", "who won the football yesterday"])
def test_no_source_gives_no_passage(fresh: Any, question: str) -> None:
    assert opened(fresh).policies(question) == []


def test_a_product_question_is_answered_from_its_attributes(fresh: Any) -> None:
    (passage,) = opened(fresh).about("B1", "is it waterproof?", limit=1)
    assert (passage.text, passage.kind) == ("Waterproof: yes", "attribute")


def test_units_in_attribute_names_are_written_out(fresh: Any) -> None:
    assert opened(fresh).about("K1", "capacity", limit=1)[0].text == "Capacity: 1.7 l"


def test_a_product_question_is_answered_from_its_reviews(fresh: Any) -> None:
    passage = opened(fresh).about("S1", "do they run small, one size up?")[0]
    assert (passage.id, passage.kind) == ("review:r1", "review")


def test_reviews_of_unknown_products_are_left_out(fresh: Any) -> None:
    assert fresh.ingest().reviews == 2
    assert [r["id"] for r in opened(fresh).reviews("S1")] == ["r1", "r2"]


def test_a_question_about_no_product_is_an_error(fresh: Any) -> None:
    with pytest.raises(UnknownProduct):
        opened(fresh).about("nope", "is it warm?")


@pytest.fixture(scope="module")
def minilm() -> IndexEncoder:
    return IndexEncoder()


@pytest.mark.slow
@pytest.mark.parametrize(
    ("question", "source"),
    [
        ("can I return shoes I've worn?", "returns.md"),
        ("how long do I have to send something back?", "returns.md"),
        ("what does delivery cost?", "shipping.md"),
        ("is there a warranty on headphones?", "warranty.md"),
        ("can I combine two promo codes?", "promotions.md"),
        ("who won the world cup?", None),
        ("what is the capital of France", None),
        ("recipe for pancakes", None),
        ("how do I fix my car engine?", None),
    ],
)
def test_the_floor_parts_shop_questions_from_others(
    minilm: IndexEncoder, question: str, source: str | None
) -> None:
    encoder = minilm
    found = policy_passages(POLICY_FOLDER)
    vectors = encoder.encode([passage_text(p) for p in found])
    best = answers(question, found, vectors, encoder, POLICY_FLOOR)[:1]
    assert [p.source.split("#")[0] for p in best] == ([source] if source else [])
