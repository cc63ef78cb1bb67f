"""What buyers say is counted and quoted, never guessed."""

from __future__ import annotations

import pytest

from retrieval.opinions import agreement, asks_opinion, aspects_of, both_sides, sentences

REVIEWS = [
    {"text": "Fits as it should.", "rating": 5, "aspects": {"fit": "positive"}},
    {"text": "Too tight across the back, sadly.", "rating": 2, "aspects": {"fit": "negative"}},
    {"text": "Lovely and so warm that I wear it daily.", "rating": 5, "aspects": {"warmth": "positive"}},
]


@pytest.mark.parametrize(
    ("question", "aspects"),
    [
        ("true to size?", ["fit"]),
        ("is it noisy", ["noise"]),
        ("does it come in blue", []),
        ("itchy?", ["comfort"]),
    ],
)
def test_a_question_is_about_aspects(question: str, aspects: list[str]) -> None:
    assert aspects_of(question) == aspects


def test_agreement_is_counted_and_needs_two_reviews() -> None:
    assert agreement(REVIEWS, ["fit"]) == "1 of the 2 reviews that mention the fit is happy with it."
    assert agreement(REVIEWS[:1] * 3, ["fit"]).startswith("All 3 reviews")
    assert agreement(REVIEWS[1:2] * 2, ["fit"]).startswith("None of the 2 reviews")
    assert agreement(REVIEWS, ["warmth"]) == ""


def test_an_open_question_gets_praise_and_complaint() -> None:
    assert asks_opinion("what do people say about it?")
    assert [r["rating"] for r in both_sides(REVIEWS)] == [5, 2]
    assert both_sides([]) == []


def test_a_short_sentence_stays_with_the_one_before() -> None:
    assert sentences("Warm and well made, all in all. Buy! I did.") == [
        "Warm and well made, all in all. Buy! I did."
    ]
