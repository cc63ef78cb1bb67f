"""Every number in the shop's policies is a rule of the rule table, and every rule is told to shoppers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from demo import people
from demo.promotions import promotions

FOLDER = Path(people.__file__).parent / "policies"
FILES = sorted(FOLDER.glob("*.md"))
RULES = people.rules()
NOT_RULES = ("+31 20 555 01 42", "Oudegracht 218, 3511 NR Utrecht", "W32 L34", "WELCOME10", "STUDENT12")
TOPICS = (
    "shipping returns exchanges warranty payment gift-cards promotions privacy sizing care loyalty contact"
)


def numbers(table: object, key: str = "") -> Iterator[str]:
    """Every number of the rule table as the policies write it."""
    if isinstance(table, dict):
        for name, value in table.items():
            yield from numbers(value, name)
    elif isinstance(table, list):
        for value in table:
            yield from numbers(value, key)
    elif isinstance(table, bool):
        return
    elif isinstance(table, int):
        yield f"€{table / 100:.2f}".removesuffix(".00") if key.endswith("_minor") else str(table)
    elif isinstance(table, str) and re.fullmatch(r"\d\d:\d\d", table):
        yield table


def told(text: str) -> list[str]:
    for other in NOT_RULES:
        text = text.replace(other, "")
    return re.findall(r"€\d+(?:\.\d\d)?|\d\d:\d\d|\d+(?:\.\d+)?", text)


def prose() -> str:
    return " ".join(path.read_text(encoding="utf-8") for path in FILES)


def test_there_is_one_file_per_topic() -> None:
    assert {path.stem for path in FILES} == set(TOPICS.split())


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.stem)
def test_every_number_in_a_policy_is_a_rule(path: Path) -> None:
    allowed = set(numbers(RULES)) | {f"{RULES['shipping']['express_cutoff_hour']:02d}:00"}
    unknown = [n for n in told(path.read_text(encoding="utf-8")) if n not in allowed]
    assert not unknown


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.stem)
def test_a_policy_is_a_title_and_answered_questions(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.startswith("# ")
    sections = re.split(r"^## ", text, flags=re.M)[1:]
    assert len(sections) >= 8
    for section in sections:
        heading, _, answer = section.partition("\n")
        assert heading.strip().endswith(("?", "."))
        assert len(answer.split()) >= 6, heading


def section(name: str, start: str) -> str:
    text = (FOLDER / f"{name}.md").read_text(encoding="utf-8")
    return next(s for s in re.split(r"^## ", text, flags=re.M) if s.startswith(start))


def test_the_rules_that_shoppers_ask_for_are_told_where_they_look() -> None:
    shipping, returns = RULES["shipping"], RULES["returns"]
    cost, time = section("shipping", "How much"), section("shipping", "How long")
    for terms in shipping["methods"].values():
        assert f"€{terms['fee_minor'] / 100:.2f}" in cost
        assert f"{terms['days_min']} to {terms['days_max']} working days" in time
    assert f"€{shipping['free_from_minor'] // 100} or more" in cost
    assert f"{returns['window_days']} days" in section("returns", "How long")
    assert f"{RULES['exchanges']['window_days']} days" in section("exchanges", "Can I exchange something")
    warranty = section("warranty", "How long")
    for key in ("months", "electronics_months", "headphone_battery_months"):
        assert f"{RULES['warranty'][key]} months" in warranty


def test_lists_of_the_rule_table_are_told_in_full() -> None:
    countries = section("shipping", "Which countries")
    assert all(country in countries for country in RULES["shipping"]["countries"])
    reasons = section("returns", "Which reasons").lower()
    assert all(reason in reasons for reason in RULES["returns"]["reasons"])
    final = section("returns", "What can I not").lower()
    assert all(category in final for category in RULES["returns"]["final_categories"])
    assert RULES["returns"]["final_note"] in final


def test_loyalty_and_gift_card_figures_are_told() -> None:
    loyalty, cards = RULES["loyalty"], RULES["gift_cards"]
    assert (
        f"{loyalty['points_per_reward']} points are a reward of €{loyalty['reward_minor'] // 100}" in prose()
    )
    assert f"from €{cards['min_minor'] // 100} to €{cards['max_minor'] // 100}" in prose()


def test_codes_in_the_policies_are_codes_of_the_shop() -> None:
    codes = {p["code"]: p for p in promotions()}
    assert set(re.findall(r"\b[A-Z]{4,}\d+\b", prose())) <= set(codes)
    assert codes["WELCOME10"]["value"] == RULES["promotions"]["welcome_percent"]
    assert codes["WELCOME10"]["min_total_minor"] == RULES["promotions"]["welcome_min_minor"]
    assert codes["STUDENT12"]["value"] == RULES["promotions"]["student_percent"]


def test_opening_hours_are_told() -> None:
    hours = section("contact", "When are you open")
    assert all(h in hours for span in RULES["contact"]["chat_hours"].values() for h in span)
    assert RULES["shop"]["phone"] in prose()
    assert RULES["contact"]["store"]["address"] in prose()
