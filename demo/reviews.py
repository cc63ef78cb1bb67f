"""Writes the demo store's reviews from hand-written sentences, so that stars, aspects and text agree.

A product has a latent quality (its stars), a strong and a weak aspect, and a leaning in fit (small or
large), so that its reviews tell one story. A sentence is used only where it fits the category and contradicts
no fact of the product: nothing about a battery it does not have, nothing loud about what is sold as quiet.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from demo import voices_frame, voices_gear, voices_things, voices_wear
from demo.customers import COUNT as CUSTOMERS
from demo.customers import MEN, WOMEN
from demo.market import Market, Record, noun_of, rng_for
from demo.talk import TALK, Talk

COUNT = 8000
FIRST, LAST = date(2024, 3, 1), date(2026, 11, 19)
STARS = (1, 2, 3, 4, 5)
PLURAL_EXCEPTIONS = ("dress", "glass", "swimwear", "chess", "canvas")
CLAIMS: Mapping[str, str] = {
    "noise": r"quiet|silent|softly",
    "leak": r"leak",
    "grip": r"grip|non-slip",
    "care": r"shrink|easy iron|shed|wipe|easy to",
    "smell": r"smell",
    "durability": r"breaks rarely|does not fade|tarnish|"
    r"scratch-resistant|reinforced|double-stitched|bent|does not yellow",
    "comfort": r"soft|comfort|do not rub|no scratchy|gentle",
    "weather": r"storm",
    "skin": r"greasy|absorbs|sting|white film|sticky|hydrates",
    "warmth": r"very warm|warm lining|lined with fleece",
    "weight": r"light to wear|light enough",
    "fun": r"plays well|hardly",
    "paper": r"fountain pen friendly|lies flat",
    "writing": r"even flow|dries quickly",
    "ease": r"minutes|seconds|throws itself|rules on one page|no driver|pitches|pouring|pours",
    "capacity": r"stand up inside|big porch",
    "colour": r"does not fade",
    "sharpness": r"stays sharp",
}
"""Words in a product's facts that rule out complaints about the aspect."""
KIDS_USES = (
    "for my daughter", "for my son, who is six", "for school", "for my nephew's birthday",
    "for the playground", "for my granddaughter",
)  # fmt: skip
WHO = (
    "my sister", "my brother", "my mother", "my husband", "my wife", "a colleague", "my best friend",
    "my daughter", "my flatmate", "my neighbour", "my boyfriend", "my aunt",
)  # fmt: skip
TIMES = (
    "three weeks",
    "a month",
    "two months",
    "six weeks",
    "half a year",
    "ten days",
    "four months",
    "a summer",
)
LONG_TIMES = ("a year", "two years", "ten months", "a whole winter", "eight months", "a year and a half")


_CLOTHES = tuple(c for c in TALK if "care" in TALK[c].aspects and "style" in TALK[c].aspects)[:11]
_SHOES = ("sneakers", "running shoes", "boots", "sandals", "heels", "loafers", "slippers")
GROUPS: Mapping[str, tuple[str, ...]] = {
    "CLOTHES": (*_CLOTHES, "swimwear"),
    "SHOES": _SHOES,
    "WORN": (
        *_CLOTHES, *_SHOES, "swimwear", "socks", "hats", "scarves", "gloves", "watches", "sunglasses",
        "jewellery", "headphones", "earbuds", "bicycle helmets",
    ),
    "MADE": (
        *_CLOTHES, *_SHOES, "socks", "hats", "scarves", "gloves", "bags", "backpacks", "belts", "wallets",
        "lamps", "cushions", "rugs", "bedding", "towels", "vases", "mugs", "kettles", "pans", "knives",
    ),
}  # fmt: skip
"""Names that stand for several categories at the head of a sentence pattern."""


@dataclass(frozen=True, slots=True)
class Line:
    """One sentence pattern and the categories it is kept for."""

    text: str
    only: frozenset[str]
    never: frozenset[str]
    slots: frozenset[str]

    def fits(self, category: str, words: Mapping[str, str]) -> bool:
        """Return whether the category allows it and every slot can be filled."""
        if (self.only and category not in self.only) or category in self.never:
            return False
        return all(words.get(slot) for slot in self.slots)


@cache
def voices() -> dict[str, tuple[Line, ...]]:
    """Return all sentence patterns by section, such as `comfort +`."""
    found: dict[str, list[Line]] = {}
    section = ""
    for module in (voices_wear, voices_things, voices_gear, voices_frame):
        for raw in module.LINES.strip().splitlines():
            if raw.startswith("["):
                section = raw.strip("[]")
                continue
            head, bar, text = raw.partition("|") if raw[0] in "@!" else ("", "", raw)
            names = frozenset(n for name in head[1:].split(",") for n in GROUPS.get(name, (name,)))
            names = names if bar else frozenset()
            only, never = (names, frozenset()) if head.startswith("@") else (frozenset(), names)
            found.setdefault(section, []).append(
                Line(text, only, never, frozenset(re.findall(r"\{(\w+)\}", text)))
            )
    return {name: tuple(lines) for name, lines in found.items()}


def expand(text: str, rng: random.Random) -> str:
    """Resolve every `(a|b)` by chance, innermost first; parentheses without a bar stay."""
    while match := re.search(r"\(([^()]*\|[^()]*)\)", text):
        options = match.group(1).split("|")
        text = text[: match.start()] + rng.choice(options) + text[match.end() :]
    return text


class Subject:
    """One product as a reviewer sees it: its words, open aspects and character."""

    def __init__(self, product: Record, quality: float, seed: int) -> None:
        self.sku, self.category = str(product["sku"]), str(product["category"])
        self.quality = quality
        self._found: dict[str, list[Line]] = {}
        self.kids = product.get("audience") == "kids"
        talk = TALK.get(self.category) or Talk(
            self.category, True, (), ("as a present",), ("quality", "value")
        )
        self.uses = KIDS_USES if self.kids else talk.uses
        self.words = _words(product, talk)
        facts = _facts(product)
        rng = random.Random(f"{seed} character {self.sku}")
        self.lean = rng.choice(["small", "large"])
        if re.search(r"wide|oversized", facts):
            self.lean = "large"
        elif re.search(r"\bslim\b|\bskinny\b", facts):
            self.lean = "small"
        aspects = [a for a in talk.aspects if _open(a, product, facts, self.kids)]
        self.good = [a for a in aspects if self.section(f"{a} +") and not (a == "noise" and _loud(product))]
        self.bad = [a for a in aspects if self._negative(a) and not _claimed(a, facts, product)]
        self.strong = rng.choice(self.good[:4])
        rest = [a for a in self.bad if a != self.strong] or self.bad
        self.weak = rng.choice(rest) if rest else ""

    def section(self, name: str) -> list[Line]:
        """Return the sentences of one section that fit."""
        if name not in self._found:
            words = self.words | _ANY
            self._found[name] = [line for line in voices().get(name, ()) if line.fits(self.category, words)]
        return self._found[name]

    def _negative(self, aspect: str) -> bool:
        return bool(self.lines(aspect, "-"))

    def lines(self, aspect: str, sign: str) -> list[Line]:
        """Return the sentences that fit for one side of one aspect."""
        if aspect == "fit" and self.kids:
            return self.section(f"fit kids {sign}") or self.section(f"fit {sign}")
        if aspect == "fit" and sign == "-":
            return self.section(f"fit - {self.lean}")
        return self.section(f"{aspect} {sign}")


_ANY = {"use": "x", "who": "x", "time": "x"}


def _facts(product: Record) -> str:
    values = product.get("attributes", {}).values()
    return " ; ".join(
        " ; ".join(map(str, v)) if isinstance(v, list | tuple) else str(v) for v in values
    ).lower()


def _words(product: Record, talk: Talk) -> dict[str, str]:
    """Return what fills the slots for this product; a slot it cannot fill is left out."""
    attributes = product.get("attributes", {})
    style = noun_of(str(product["category"]), str(attributes.get("style", "")))
    noun = style if style and talk.noun.split()[-1] not in style else talk.noun
    plural = noun.endswith("s") and not noun.endswith(PLURAL_EXCEPTIONS)
    sizes = [str(v["size"]) for v in product.get("variants", ()) if v.get("size")]
    middle = sizes[len(sizes) // 2] if sizes else ""
    color = str(product.get("color") or "")
    words = {
        "n": noun,
        "it": "they" if plural else "it",
        "It": "They" if plural else "It",
        "is": "are" if plural else "is",
        "was": "were" if plural else "was",
        "has": "have" if plural else "has",
        "its": "their" if plural else "its",
        "this": f"these {noun}" if plural else f"this {noun}",
        "them": "them" if plural else "it",
        "a": "" if plural else "a",
        "s": " " if plural else "s",
        "brand": str(product.get("brand") or ""),
        "material": str(product.get("material") or ""),
        "color": "" if color == "multicolour" else color,
        "size": middle if re.fullmatch(r"[SMLX]{1,3}|\d\d|W\d\d L\d\d", middle) else "",
    }
    if plural:
        words["a"] = "some"
    return words


def _open(aspect: str, product: Record, facts: str, kids: bool) -> bool:
    """Return whether reviewers of this product can speak of the aspect at all."""
    attributes = product.get("attributes", {})
    if aspect == "battery":
        hours = [attributes.get(k) or 0 for k in ("battery_life_h", "battery_life_months", "case_battery_h")]
        return any(isinstance(h, int | float) and h > 0 for h in hours)
    if aspect == "smell":
        return attributes.get("fragrance_free") is not True and not re.search(
            r"fragrance-free|\bled\b", facts
        )
    if aspect == "warmth":
        return bool(attributes.get("season") != "summer")
    if aspect == "care":
        dry = re.search(r"dry clean|leather|suede|sponge|brush", facts + str(product.get("material", "")))
        return not dry
    if aspect == "colour":
        return bool(product.get("color")) and product.get("color") != "multicolour"
    if aspect in {"size", "fit", "comfort"} and product["category"] not in {
        "rugs",
        "vases",
        "mugs",
        "clocks",
        "pans",
    }:
        return not kids or aspect == "fit"
    return True


def _claimed(aspect: str, facts: str, product: Record) -> bool:
    """Return whether the shop promises the opposite of a complaint about the aspect."""
    attributes = product.get("attributes", {})
    if aspect == "noise" and (attributes.get("quiet") is True or attributes.get("silent") is True):
        return True
    if aspect == "weather" and attributes.get("season_rating") == "4-season":
        return True
    return aspect in CLAIMS and bool(re.search(CLAIMS[aspect], facts))


def _loud(product: Record) -> bool:
    """Return whether praise for quietness would be wrong."""
    attributes = product.get("attributes", {})
    quiet = attributes.get("quiet", attributes.get("silent"))
    return (
        quiet is False or attributes.get("switches") == "clicky" or attributes.get("style") == "cuckoo clock"
    )


@dataclass(frozen=True, slots=True)
class Plan:
    """What one review says: its stars and the sides of the aspects in order."""

    stars: int
    points: tuple[tuple[str, str], ...]
    """(aspect, `+` or `-`)"""


def plan(subject: Subject, rng: random.Random) -> Plan:
    """Draw the stars from the product's quality and the points that explain them."""
    level = 2.0 + 3.2 * subject.quality + rng.gauss(0.0, 1.0)
    if rng.random() < 0.02:
        level = 1.0
    stars = min(5, max(1, round(level)))
    ups, downs = {
        5: ((1, 2, 2, 3), (0,)),
        4: ((1, 2, 2), (0, 0, 1)),
        3: ((1, 1), (1, 1, 2)),
        2: ((0, 0, 1), (1, 2)),
        1: ((0,), (1, 2, 2)),
    }[stars]
    good = _pick(subject.good, subject.strong, rng.choice(ups), {subject.weak}, rng)
    taken = set(good) | ({"fit", "size"} if {"fit", "size"} & set(good) else set())
    bad = _pick(subject.bad, subject.weak, rng.choice(downs), taken, rng)
    if stars >= 3:
        points = [(a, "+") for a in good] + [(a, "-") for a in bad]
    else:
        points = [(a, "-") for a in bad] + [(a, "+") for a in good]
    return Plan(stars, tuple(points))


def _pick(
    aspects: Sequence[str], favourite: str, count: int, without: set[str], rng: random.Random
) -> list[str]:
    """Draw distinct aspects, the product's own trait first in three reviews of five."""
    pool = [a for a in aspects if a not in without]
    first = [favourite] if favourite in pool and rng.random() < 0.6 else []
    rest = [a for a in pool if a not in first]
    while rest and len(first) < count:
        weights = [1.0 / (i + 2) for i in range(len(rest))]
        first.append(rest.pop(rng.choices(range(len(rest)), weights)[0]))
    return first[:count]


class Writer:
    """Turns plans into text; prefers sentences that all reviews together have used least."""

    def __init__(self) -> None:
        self.rng = random.Random(0)
        self._used: dict[str, int] = {}

    def title(self, subject: Subject, what: Plan) -> str:
        """Write a heading of a few words; one review in nine has none."""
        if self.rng.random() < 0.11:
            return ""
        aspect, sign = what.points[0] if what.points else ("", "")
        lean = f" {subject.lean}" if aspect == "fit" and sign == "-" else ""
        fits_mood = (sign == "+") == (what.stars >= 4) and what.stars != 3
        own = [
            line for line in voices().get(f"title {aspect} {sign}{lean}", ()) if line.fits("", subject.words)
        ]
        if own and fits_mood and not (subject.kids and aspect == "fit") and self.rng.random() < 0.5:
            return self._say(own, subject, what.stars >= 4).rstrip(".")
        return self._say(subject.section(f"title {what.stars}"), subject, what.stars >= 4).rstrip(".")

    def text(self, subject: Subject, what: Plan) -> str:
        """Write one to four sentences."""
        mood = {5: "good", 4: "good", 3: "mixed", 2: "bad", 1: "bad"}[what.stars]
        parts = [self._point(subject, what, i) for i in range(len(what.points))]
        if not parts or (len(parts) < 3 and self.rng.random() < 0.5):
            parts.insert(0, self._say(subject.section(f"open {mood}"), subject, what.stars >= 4))
        if len(parts) < 4 and self.rng.random() < (0.75 if len(parts) == 1 else 0.4):
            minor = what.stars == 4 and any(sign == "-" for _, sign in what.points)
            close = {5: "good", 4: "fine" if minor else "good", 3: "mixed", 2: "bad", 1: "awful"}[what.stars]
            parts.append(self._say(subject.section(f"close {close}"), subject, what.stars >= 4))
        return _voice(" ".join(parts), self.rng)

    def _point(self, subject: Subject, what: Plan, index: int) -> str:
        aspect, sign = what.points[index]
        sentence = self._say(subject.lines(aspect, sign), subject, sign == "+")
        before = what.points[index - 1][1] if index else sign
        if before != sign and self.rng.random() < 0.7:
            turns = subject.section("turn but" if sign == "-" else "turn plus")
            turn = self._say(turns, subject, sign == "+").rstrip(".")
            sentence = f"{turn} {_lower(sentence)}"
        return sentence

    def _say(self, lines: Sequence[Line], subject: Subject, happy: bool) -> str:
        """Choose the pattern used least among a few, expand it and fill its slots."""
        words = dict(subject.words)
        words["use"] = self.rng.choice(subject.uses)
        words["who"] = self.rng.choice(WHO)
        words["time"] = self.rng.choice(LONG_TIMES if happy else TIMES)
        weights = [2 if line.only else 1 for line in lines]
        line = min(self.rng.choices(lines, weights, k=3), key=lambda choice: self._used.get(choice.text, 0))
        self._used[line.text] = self._used.get(line.text, 0) + 1
        filled = re.sub(r"\{(\w+)\}", lambda m: words[m.group(1)], expand(line.text, self.rng))
        return _tidy(filled)


def _tidy(text: str) -> str:
    text = re.sub(r"\s+([,.!?:])", r"\1", re.sub(r"\s{2,}", " ", text)).strip()
    text = re.sub(r"([!?])\.", r"\1", text)
    return text[:1].upper() + text[1:]


def _lower(sentence: str) -> str:
    """Start a sentence small after a turn, except for `I` and names."""
    first = sentence.split(" ", 1)[0]
    return (
        sentence
        if first in {"I", "I've", "I'm", "I'd"} or first.isupper()
        else sentence[0].lower() + sentence[1:]
    )


def _voice(text: str, rng: random.Random) -> str:
    """Let some people type as some people type."""
    roll = rng.random()
    if roll < 0.06:
        return text.lower().rstrip(".")
    if roll < 0.14 and text.endswith("."):
        return text[:-1] + "!"
    if roll < 0.18:
        return text.replace(". ", " - ", 1)
    if roll < 0.24:
        return text.rstrip(".")
    return text


def _counts(market: Market, seed: int, total: int) -> list[int]:
    """Share the reviews out: nearly every product has one, well-known ones have dozens."""
    rng = rng_for(seed, "review counts")
    size = len(market.skus)
    counts = (rng.random(size) < 0.97).astype(int)
    weights = 0.012 + market.fame**8
    more = rng.multinomial(max(0, total - int(counts.sum())), weights / weights.sum())
    return [int(n) for n in counts + more]


def reviews(products: Sequence[Record], seed: int, count: int = COUNT) -> list[Record]:
    """Return the reviews by date; they depend on the products' facts and the seed, never on their rating."""
    market = Market(products, seed)
    counts = _counts(market, seed, count)
    writer = Writer()
    out = [row for i, n in enumerate(counts) if n for row in _of_product(market, i, n, seed, writer)]
    out.sort(key=lambda r: (r["date"], r["sku"], r["text"]))
    for number, row in enumerate(out, 1):
        row["id"] = f"r{number:05d}"
    return out


def _of_product(market: Market, index: int, count: int, seed: int, writer: Writer) -> Iterator[Record]:
    product = market.products[index]
    subject = Subject(product, float(market.quality[index]), seed)
    writer.rng = rng = random.Random(f"{seed} reviews {subject.sku}")
    created = date.fromisoformat(str(product.get("created") or FIRST.isoformat())[:10])
    span = max(1, (LAST - max(FIRST, created)).days)
    seen: set[str] = set()
    while len(seen) < count:
        what = plan(subject, rng)
        text = writer.text(subject, what)
        if text in seen:
            continue
        seen.add(text)
        known = rng.random() < 0.3
        yield {
            "id": "",
            "sku": subject.sku,
            "rating": what.stars,
            "title": writer.title(subject, what),
            "text": text,
            "aspects": {a: "positive" if sign == "+" else "negative" for a, sign in what.points},
            "author": _author(rng),
            "date": (LAST - timedelta(days=int(span * rng.betavariate(1.0, 1.6)))).isoformat(),
            "customer": f"c{rng.randint(1, CUSTOMERS):04d}" if known else None,
        }


def _author(rng: random.Random) -> str:
    name = rng.choice((WOMEN if rng.random() < 0.6 else MEN).split())
    roll = rng.random()
    if roll < 0.45:
        return f"{name} {rng.choice('ABCDEFGHJKLMNPRSTVWZ')}."
    if roll < 0.6:
        return f"{name}{rng.randint(60, 98)}".lower()
    return name if roll < 0.92 else "A customer"
