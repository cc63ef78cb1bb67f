"""What buyers say of a product: which aspect a question is about, how many agree, and in whose words."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

_ASPECTS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (name, re.compile(rf"\b(?:{words})", re.I))
    for name, words in (
        (
            "fit",
            "true to size|runs? (?:small|large|big|narrow|wide)|fits?\\b|tight|narrow|sizes? (?:up|down)|sizing",
        ),
        ("noise", "nois|loud|quiet|hear it|tick"),
        ("comfort", "comf|itch|scratch|soft|hurt|rub"),
        ("warmth", "warm|cold|cosy"),
        ("battery", "battery|charge last"),
        ("sound", "sound|bass"),
        ("durability", "last\\b|lasts|durab|wear out|fall apart|break|sturdy|hold up"),
        ("value", "worth|value"),
        ("quality", "quality|well[- ]made|cheaply"),
        ("colour", "colou?rs? (?:like|as|true|right)|like (?:in|on) the (?:photo|picture)"),
        ("care", "wash|shrink|clean|iron"),
        ("weight", "heavy|weigh|light to carry"),
        ("ease", "easy|set ?up|fiddly|complicated"),
        ("smell", "smell|scent"),
        ("skin", "skin|sticky|greasy"),
        ("leak", "leak|spill"),
        ("sharpness", "sharp|blunt"),
        ("grip", "grip|slip"),
        ("capacity", "how much (?:fits|goes)|roomy|capacity"),
        ("light", "bright|dim\\b"),
        ("weather", "storm|wind|rain"),
        ("size", "how big|bigger|smaller|measure"),
    )
)
_ANY = re.compile(
    r"\b(?:what (?:do|did|does) (?:people|others|buyers|customers|everyone)|reviews?|opinions?|any good|"
    r"recommend (?:it|this|them)|worth (?:it|the money|buying))",
    re.I,
)


def asks_opinion(question: str) -> bool:
    """True for `what do people say`: no aspect in particular, every review counts."""
    return bool(_ANY.search(question))


def aspects_of(question: str) -> list[str]:
    """The aspects of reviews that a question is about: `is it noisy` -> noise."""
    return [name for name, words in _ASPECTS if words.search(question)]


def about_aspects(reviews: Sequence[Mapping[str, Any]], aspects: Sequence[str]) -> list[Mapping[str, Any]]:
    """The reviews that speak of one of the aspects."""
    return [r for r in reviews if set(aspects) & set(r.get("aspects") or {})]


def agreement(reviews: Sequence[Mapping[str, Any]], aspects: Sequence[str]) -> str:
    """`7 of the 9 reviews that mention the fit are happy with it`; empty when fewer than two do."""
    for aspect in aspects:
        said = [str(r["aspects"][aspect]) for r in reviews if aspect in (r.get("aspects") or {})]
        if len(said) > 1:
            happy = said.count("positive")
            some = "All" if happy == len(said) else "None" if not happy else f"{happy} of the"
            of = " of the" if not happy else ""
            return f"{some}{of} {len(said)} reviews that mention the {aspect} {'is' if happy == 1 else 'are'} happy with it."
    return ""


def both_sides(reviews: Sequence[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    """The most telling praise and, where there is any, complaint: of the longest texts at either end."""
    by_rating = sorted(reviews, key=lambda r: (-float(r.get("rating") or 0), -len(str(r["text"]))))
    low = sorted(reviews, key=lambda r: (float(r.get("rating") or 0), -len(str(r["text"]))))
    chosen = by_rating[:1]
    if low and float(low[0].get("rating") or 5) <= 3 and low[0] is not by_rating[0]:
        chosen.append(low[0])
    return chosen


def sentences(text: str) -> list[str]:
    """A review's sentences; one that says too little on its own is joined to the one before."""
    joined: list[str] = []
    for part in re.split(r"(?<=[.!?])\s+", text.strip()):
        if joined and len(part) < 20:
            joined[-1] = f"{joined[-1]} {part}"
        elif part:
            joined.append(part)
    return joined
