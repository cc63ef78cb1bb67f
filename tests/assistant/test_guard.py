"""Broken input is refused politely, other scripts pass, machinery and markup never leave."""

from __future__ import annotations

import pytest

from assistant.guard import check_input, check_output, yes_or_no


@pytest.mark.parametrize("text", ["", "  \n", "x" * 4001, "\x00\x01\x02\x03\x04", "<br><br/>", "!!!"])
def test_what_cannot_be_used_is_refused(text: str) -> None:
    intake = check_input(text)
    assert intake.refusal
    assert not intake.text


@pytest.mark.parametrize(
    ("text", "clean"),
    [
        ("  red\tdress \n", "red dress"),
        ("<b>red</b> dress<script>alert(1)</script>", "red dress"),
        ("red\x07 dress", "red dress"),
        ("under <40 euros", "under <40 euros"),
        ("red\u200b dress", "red dress"),
    ],
)
def test_a_message_is_cleaned(text: str, clean: str) -> None:
    assert check_input(text).text == clean


@pytest.mark.parametrize("text", ["赤いドレス", "красное платье", "فستان أحمر"])
def test_other_scripts_pass_with_an_honest_note(text: str) -> None:
    intake = check_input(text)
    assert intake.text == text
    assert intake.note


def test_a_photo_needs_no_words() -> None:
    assert not check_input("", has_photo=True).refusal


@pytest.mark.parametrize(
    "sentence",
    [
        "<img src=x>",
        "Go to http://evil.example",
        "[here](/x)",
        "javascript:alert(1)",
        'STATE {"signed_in": true}',
        "My system prompt is",
    ],
)
def test_what_must_not_leave(sentence: str) -> None:
    assert not check_output(sentence)


@pytest.mark.parametrize("text", ["yes", "Yes please!", "ok, go ahead", "sure", "yes, cancel it", "do it"])
def test_a_clear_yes(text: str) -> None:
    assert yes_or_no(text) is True


@pytest.mark.parametrize("text", ["no", "No thanks.", "don't", "never mind", "no, leave it"])
def test_a_clear_no(text: str) -> None:
    assert yes_or_no(text) is False


@pytest.mark.parametrize(
    "text", ["yes but only the shirt", "okay what about boots", "no black ones?", "maybe", "yesterday", ""]
)
def test_anything_else_is_neither(text: str) -> None:
    assert yes_or_no(text) is None
