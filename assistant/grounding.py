"""Fills fact slots in prose as it streams, and stops every sentence that says more than the records.

A sentence passes when each `{slot}` has a record, and outside slots there is no price, number, date or code
that the shopper did not write and no passage contains, no product name or brand that no tool returned, and no
colour, material or feature that neither the shopper, the met constraints nor the shown records contain.
Knows no model and no catalogue but the vocabulary it is given.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from assistant.guard import check_output

SLOT = re.compile(r"\{\s*([a-z0-9_.]+)\s*\}", re.IGNORECASE)
_SENTENCE_END = re.compile(r"[.!?…]+[\"”')\]]*(?=\s)|\n+")
_ABBREVIATION = re.compile(r"(?:\b(?:e\.g|i\.e|etc|approx|no|nr|st|vs|mr|mrs|dr)|\b\d)\.$", re.IGNORECASE)
_NUMBER = re.compile(r"\d+(?:[.,:/-]\d+)*")
_MONEY_WORDS = re.compile(r"[€$£]|\b(?:eur|euros?|dollars?|pounds?|percent)\b|%", re.IGNORECASE)
_MONTHS = re.compile(
    r"\b(?:january|february|march|april|june|july|august|september|october|november|december|monday|tuesday|"
    r"wednesday|thursday|friday|saturday|sunday|tomorrow|yesterday|tonight|next week)\b",
    re.IGNORECASE,
)
_DAY = re.compile(
    r"\b\d{1,2}(?:st|nd|rd|th)? (?:of )?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\b"
    r"|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]* \d{1,2}\b",
    re.IGNORECASE,
)
_NUMBER_WORDS = re.compile(
    (
        r"\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|"
        r"forty|fifty|sixty|ninety|hundred|dozen)\b"
    ),
    re.IGNORECASE,
)
_CODE = re.compile(r"\b(?=[A-Z0-9-]*\d)(?=[A-Z0-9-]*[A-Z])[A-Z0-9][A-Z0-9-]{3,}\b|\b[A-Z]{5,}\b")
_NAME = re.compile(r"(?<![.!?…\n] )(?<!^)\b[A-ZÀ-Þ][a-zà-ÿ]+(?:[ '-][A-ZÀ-Þ][a-zà-ÿ]+)*")
_WORD = re.compile(r"[a-zà-ÿ]+(?:-[a-zà-ÿ]+)*", re.IGNORECASE)
_PLAIN_NAMES = frozenset(
    (
        "i",
        "i'm",
        "i'll",
        "i've",
        "i'd",
        "european",
        "english",
        "eu",
        "europe",
        "paypal",
        "aisle",
        "bluetooth",
        "usb",
        "wi-fi",
        "tv",
        "ok",
    )
)
_ORDINARY = frozenset(
    """
    a an and are at back best both by can do few fine first fit for found free from full gift good great
    here in it just last light like long low more most new no not of on one only open or out over plain
    set short small so some sure that the them these they this to top two up with yes you your large
    medium all day high wide easy soft warm regular other everyday basic natural classic casual
    """.split()  # noqa: SIM905  # a list of words reads better as words
)

_RATED = re.compile(r"\brat(?:e|es|ed|ing|ings)\b", re.I)
_LEFT_OUT = re.compile(
    r"\b(?:no|not|non|without|never|nothing|free of|left out|except|isn't|aren't)\b[^.!?]*$", re.I
)


@dataclass(frozen=True, slots=True)
class Records:
    """What a reply may rest on."""

    facts: Mapping[str, str]
    """Slot -> display text, merged over the turn's tools."""
    said: str = ""
    """Everything the shopper wrote in this conversation."""
    passages: tuple[str, ...] = ()
    """Texts that tools returned: policies, reviews, messages."""
    known: str = ""
    """Words of the shown records and met constraints."""
    unwanted: tuple[str, ...] = ()
    """Values the shopper ruled out; they are in `said`, and may only be spoken of as left out."""


@dataclass(slots=True)
class Vocabulary:
    """Words that are claims when said of a product: lower-case attribute values, and brand names."""

    claims: frozenset[str] = frozenset()
    phrases: frozenset[str] = frozenset()
    brands: frozenset[str] = frozenset()

    @classmethod
    def of(cls, values: Mapping[str, Iterable[str]]) -> Vocabulary:
        """Build it from the catalogue's values per field."""
        claims: set[str] = set()
        phrases: set[str] = set()
        for name, texts in values.items():
            if name in {"brand", "size", "category", "department", "audience", "sku", "title"}:
                continue
            for text in texts:
                value = str(text).lower().strip()
                if not re.fullmatch(r"[a-zà-ÿ][a-zà-ÿ \-]*", value):
                    continue
                if " " in value:
                    phrases.add(value)
                elif value not in _ORDINARY and len(value) > 2:
                    claims.add(value)
        names = values.get("attributes", ())
        claims |= {
            str(name).lower() for name in names if str(name).isalpha() and str(name).lower() == "waterproof"
        }
        brands = frozenset(str(brand).lower() for brand in values.get("brand", ()) if str(brand).strip())
        return cls(frozenset(claims | {"waterproof", "leather"}), frozenset(phrases), brands)


@dataclass(slots=True)
class Stopped:
    """A sentence that was not said, and why."""

    sentence: str
    reason: str


@dataclass(slots=True)
class Grounder:
    """Turns raw pieces of prose into sentences that hold.

    `feed` yields text to show, whole sentences only (a figure may follow at a sentence's end, so nothing
    earlier is safe); `finish` yields the rest. `said` is what came out, `stopped` what did not.
    """

    records: Records
    vocabulary: Vocabulary
    may_say: Callable[[str], bool] = check_output
    said: str = ""
    stopped: list[Stopped] = field(default_factory=list)
    _rest: str = ""
    _allowed: str = ""

    def __post_init__(self) -> None:
        parts = (self.records.said, self.records.known, *self.records.passages, *self.records.facts.values())
        self._allowed = " ".join(parts).lower()

    def feed(self, piece: str) -> Iterator[str]:
        """Take the next piece of prose; yield sentences that are complete and hold."""
        self._rest += piece
        while (end := self._sentence_end()) is not None:
            sentence, self._rest = self._rest[:end], self._rest[end:]
            yield from self._check(sentence)

    def finish(self) -> Iterator[str]:
        """Yield what is left once the prose has ended; an unfinished slot stops its sentence."""
        sentence, self._rest = self._rest, ""
        yield from self._check(sentence)

    def _sentence_end(self) -> int | None:
        for match in _SENTENCE_END.finditer(self._rest):
            head = self._rest[: match.end()]
            if match[0] == "." and _ABBREVIATION.search(head):
                continue
            return match.end()
        return None

    def _check(self, sentence: str) -> Iterator[str]:
        if not sentence.strip():
            return
        reason = self.objection(sentence)
        if reason:
            self.stopped.append(Stopped(sentence.strip(), reason))
            return
        text = SLOT.sub(lambda m: self.records.facts[m[1].lower()], sentence).strip()
        text = re.sub(r"\s+", " ", text)
        if not self.may_say(text):
            self.stopped.append(Stopped(sentence.strip(), "markup, a link or machinery"))
            return
        out = (" " if self.said else "") + text
        self.said += out
        yield out

    def objection(self, sentence: str) -> str:
        """Return why this raw sentence may not be said, or an empty text."""
        facts = self.records.facts
        for slot in SLOT.findall(sentence):
            if not facts.get(slot.lower(), "").strip():
                return f"slot {slot!r} has no record"
        outside = SLOT.sub(" ", sentence)
        if _RATED.search(outside) and not any(slot.endswith(".rating") for slot in SLOT.findall(sentence)):
            return "a rating without its slot"
        if "{" in outside or "}" in outside:
            return "broken slot"
        for check in (self._figures, self._names, self._claims, self._ruled_out):
            reason = check(outside)
            if reason:
                return reason
        return ""

    def _figures(self, text: str) -> str:
        for figure in _NUMBER.findall(text):
            if not re.search(rf"(?<![\d.,]){re.escape(figure)}(?![\d]|[.,]\d)", self._allowed):
                return f"figure {figure!r} is not from a record"
        for pattern, what in ((_DAY, "date"), (_MONTHS, "date"), (_NUMBER_WORDS, "number")):
            for word in pattern.findall(text):
                if not re.search(rf"\b{re.escape(word.lower())}\b", self._allowed) and not self._counts(word):
                    return f"{what} {word!r} is not from a record"
        for code in _CODE.findall(text):
            if code.lower() not in self._allowed:
                return f"code {code!r} is not from a record"
        if _MONEY_WORDS.search(text) and not _NUMBER.search(text) and re.search(r"[€$£%]", text):
            return "a price outside a slot"
        return ""

    def _counts(self, word: str) -> bool:
        """A small number in words is fine when it is the number of cards shown."""
        small = {
            "two": "2",
            "three": "3",
            "four": "4",
            "five": "5",
            "six": "6",
            "seven": "7",
            "eight": "8",
            "nine": "9",
            "ten": "10",
        }
        number = small.get(word.lower())
        return number is not None and number in {self.records.facts.get("n"), self.records.facts.get("shown")}

    def _names(self, text: str) -> str:
        lower = f" {re.sub(r'[^a-zà-ÿ0-9]+', ' ', text.lower())} "
        for brand in self.vocabulary.brands:
            if (
                f" {brand} " in lower
                and brand not in self._allowed
                and (len(brand) > 5 or brand.title() in text)
            ):
                return f"brand {brand!r} was not returned"
        for name in _NAME.findall(text.strip()):
            if name.lower() in _PLAIN_NAMES or name.split("'")[0].lower() in _PLAIN_NAMES:
                continue
            if name.lower() not in self._allowed:
                return f"name {name!r} is not from a record"
        return ""

    def _claims(self, text: str) -> str:
        lower = text.lower()
        for phrase in self.vocabulary.phrases:
            if (
                phrase in lower
                and re.search(rf"\b{re.escape(phrase)}\b", lower)
                and phrase not in self._allowed
            ):
                return f"claim {phrase!r} is not in the records"
        for word in _WORD.findall(lower):
            if word in self.vocabulary.claims and not re.search(rf"\b{re.escape(word)}", self._allowed):
                return f"claim {word!r} is not in the records"
        return ""

    def _ruled_out(self, text: str) -> str:
        for value in self.records.unwanted:
            place = re.search(rf"\b{re.escape(value.lower())}\b", text.lower())
            if place and not _LEFT_OUT.search(text[: place.start()]):
                return f"{value!r} was ruled out"
        return ""
