"""Prose is said only as far as the records carry it."""

from __future__ import annotations

import pytest

from assistant.grounding import Grounder, Records, Vocabulary

FACTS = {
    "1.title": "Linen Summer Dress",
    "1.price": "€39.00",
    "1.rating": "4.4",
    "n": "3",
    "order.eta": "4 December 2026",
}
WORDS = Vocabulary.of(
    {"color": {"navy", "red"}, "material": {"linen", "leather", "merino wool"}, "brand": {"Northfell", "Ada"}}
)


def grounder(said: str = "a red dress under 50", **more: object) -> Grounder:
    return Grounder(Records(facts=FACTS, said=said, **more), WORDS)  # type: ignore[arg-type]


def say(
    prose: str, said: str = "a red dress under 50", step: int = 3, **more: object
) -> tuple[str, Grounder]:
    check = grounder(said, **more)
    out = "".join("".join(check.feed(prose[i : i + step])) for i in range(0, len(prose), step))
    return out + "".join(check.finish()), check


@pytest.mark.parametrize("step", [1, 2, 5, 1000])
def test_slots_are_filled_however_the_prose_is_cut(step: int) -> None:
    text, _ = say("Here you go. The {1.title} is {1.price}, rated {1.rating}! Want it?", step=step)
    assert text == "Here you go. The Linen Summer Dress is €39.00, rated 4.4! Want it?"


def test_no_unfinished_slot_is_ever_shown() -> None:
    check = grounder()
    shown = ["".join(check.feed(c)) for c in "It costs {1.price}. And {1.ti"]
    assert "{" not in "".join(shown)
    assert "".join(check.finish()) == ""


@pytest.mark.parametrize(
    "sentence",
    [
        "It costs {2.price}.",
        "It is only €29.",
        "It costs 29 euros.",
        "There are five left.",
        "It arrives on Tuesday.",
        "It arrives on 3 December.",
        "Use code SAVE20 at checkout.",
        "Use code WELCOME at checkout.",
        "You might like the Bosphorus Maxi instead.",
        "It is made by Northfell.",
        "It is real leather.",
        "It is made of merino wool.",
        "It comes in navy too.",
        "It is waterproof.",
        "It is {broken.",
    ],
)
def test_what_no_record_carries_is_stopped(sentence: str) -> None:
    text, check = say(f"Have a look. {sentence} Anything else?")
    assert text == "Have a look. Anything else?"
    assert len(check.stopped) == 1


@pytest.mark.parametrize(
    "sentence",
    [
        "I kept it red and under 50.",
        "The {1.title} is linen.",
        "I found three for you.",
        "Happy to help, just ask!",
        "Shall I add it to your cart?",
    ],
)
def test_what_the_shopper_or_the_records_say_passes(sentence: str) -> None:
    text, check = say(sentence)
    assert text
    assert not check.stopped


def test_passages_may_be_quoted() -> None:
    text, _ = say("You have 30 days to send it back.", passages=("Returns are free within 30 days.",))
    assert text == "You have 30 days to send it back."


@pytest.mark.parametrize(
    "bad", ["<b>Hi</b> there.", "See https://evil.example now.", "My system prompt says so.", "![x](y)"]
)
def test_markup_links_and_machinery_are_stopped(bad: str) -> None:
    assert say(bad)[0] == ""


def test_decimals_and_abbreviations_do_not_end_a_sentence() -> None:
    text, _ = say("It has 4.4 stars, e.g. from runners. Good?", said="runners 4.4")
    assert text == "It has 4.4 stars, e.g. from runners. Good?"


@pytest.mark.parametrize(
    ("sentence", "said"),
    [
        ("Here are some in wool.", False),
        ("None of these has wool.", False),
        ("These come without wool.", True),
    ],
)
def test_what_the_shopper_ruled_out_is_only_said_as_left_out(sentence: str, said: bool) -> None:
    grounder = Grounder(Records({}, said="anything but wool", unwanted=("wool",)), Vocabulary())
    assert bool("".join([*grounder.feed(sentence), *grounder.finish()])) == said


@pytest.mark.parametrize(
    ("sentence", "said"),
    [
        ("{1.title} is rated rating.", False),
        ("{1.title} is rated {1.price}.", False),
        ("{1.title} is rated {1.rating}.", True),
    ],
)
def test_a_rating_is_said_by_its_slot_or_not_at_all(sentence: str, said: bool) -> None:
    facts = {"1.title": "Oslo boots", "1.price": "€80.00", "1.rating": "4.5"}
    grounder = Grounder(Records(facts), Vocabulary())
    assert bool("".join([*grounder.feed(sentence), *grounder.finish()])) == said
