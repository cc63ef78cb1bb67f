"""Finds in a shopper's words what can be found without a model: values, bounds, references, identifiers.

The deterministic planner builds calls from these; the LLM's template uses `identifiers` so that ids, e-mails and
codes are copied exactly. Knows the vocabulary it is given (catalogue values by field), nothing else.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

_NOT_MONEY = (
    r"(?:l|ml|cl|cm|mm|m|km|kg|g|mg|w|v|hz|gb|tb|mb|mah|lumens?|litres?|liters?|grams?|kilos?|inch(?:es)?|feet|foot|ft|metres?|"
    r"meters?|watts?|volts?|years?|yrs?|months?|weeks?|days?|hours?|hrs?|minutes?|mins?|stars?|pieces|pcs|packs?|pairs?|people|"
    r"persons?|players?|man|degrees?|%|\"|x\s?\d+)"
)
_NUMBER = (
    r"(?:[€$£]\s*)?(?P<{0}>(?:\d{{1,3}}(?:,\d{{3}})+|\d{{1,6}})(?:[.,]\d{{1,2}})?)"
    rf"(?![\d.,]*[\s-]*{_NOT_MONEY}(?!\w))(?!\d)"
)
_UNIT = r"\s*(?:€|euros?|eur|quid|bucks|dollars?|pounds?|\$|£)?"
_BELOW = (
    r"(?:under|below|less than|cheaper than|max(?:imum)?(?: of)?|up to|at most|no more than|not more than|not over|within|"
    r"budget(?: is| of)?|<=?)"
)
_ABOVE = r"(?:over|above|more than|at least|min(?:imum)?(?: of)?|starting at|upwards of|>=?(?=\s*[€$£]))"
_NOT_ABOVE = (
    r"(?:can'?t|can ?not|won'?t|wouldn'?t|don'?t|do not|not|never|nothing|no|hate|rather not|swear if)\b[^.;!?\d]{0,30}?\b"
    r"(?:over|above|more than|beyond|past|exceed(?:ing)?)"
)
_ABOUT = r"(?:around|about|roughly|approx(?:imately)?|circa|~|something like)"
_BOUNDS: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        "between",
        re.compile(
            rf"(?<!size )(?<!sizes )(?<!age )(?<!ages )(?<!waist )(?<![\w/])"
            rf"(?:between|from)?\s*{_NUMBER.format('low')}{_UNIT}\s*(?:and|to|-|–)\s*{_NUMBER.format('high')}{_UNIT}"
            r"(?!\s*(?:waist|leg|chest|year|yo\b))",
            re.I,
        ),
    ),
    ("max", re.compile(rf"(?<!\w)(?:{_BELOW}|{_NOT_ABOVE})\s*{_NUMBER.format('high')}{_UNIT}", re.I)),
    (
        "max",
        re.compile(
            rf"{_NUMBER.format('high')}{_UNIT}\s*(?:max(?:imum)?|or less|tops|or under|at most|and under|and below|limit)\b",
            re.I,
        ),
    ),
    ("min", re.compile(rf"(?<!\w){_ABOVE}\s*{_NUMBER.format('low')}{_UNIT}", re.I)),
    ("around", re.compile(rf"(?<!\w){_ABOUT}\s*{_NUMBER.format('high')}{_UNIT}", re.I)),
)
_LETTER_SIZE = {
    "small": "S",
    "medium": "M",
    "large": "L",
    "extra large": "XL",
    "x-large": "XL",
    "extra small": "XS",
}
SIZE_WORDS = {letter: word for word, letter in reversed(_LETTER_SIZE.items())}
"""How letter sizes are said."""
_SIZES = (
    re.compile(r"\b(?P<w>w\s?\d{2})\s*[/x, -]?\s*(?P<l>l\s?\d{2})\b", re.I),
    re.compile(r"\b(?:size|sz|in an?|eu|uk|us)\s+(?P<size>\d{1,3}(?:[.,]5)?|x{0,3}s|x{0,3}l|[sml])\b", re.I),
    re.compile(r"\b(?P<size>\d{1,2}(?:[.,]\d)?\s?(?:l|litres?|liters?|ml))\b", re.I),
    re.compile(r"(?<![\w'’])(?P<size>[xX]{1,3}[sSlL]|[SML])(?![\w'’])"),
    re.compile(r"\bin (?P<size>3[5-9]|4[0-9])\b", re.I),
    re.compile(r"\b(?P<size>extra large|extra small|x-large|small|medium|large)\b", re.I),
)
_ORDINALS = {
    "first": "1",
    "1st": "1",
    "second": "2",
    "2nd": "2",
    "third": "3",
    "3rd": "3",
    "fourth": "4",
    "4th": "4",
    "fifth": "5",
    "5th": "5",
    "sixth": "6",
    "6th": "6",
    "last": "?last",
    "cheapest": "?cheapest",
    "most expensive": "?most_expensive",
    "best rated": "?top_rated",
    "top rated": "?top_rated",
}
_ORDINAL = re.compile(
    rf"\b(?:number|no\.?|#)\s?(?P<n>\d)\b|\b(?P<word>{'|'.join(_ORDINALS)})\b(?!\s+(?:week|month|time|year|order))",
    re.I,
)
_NEGATION = re.compile(
    r"\b(?:not|no|never|non|without|except|(?:anything|everything|all) but|nothing|hate|avoid|isn'?t|aren'?t|don'?t want|"
    r"other than|instead of)\b[^,.;:!?]{0,18}$",
    re.I,
)
_NO_SLIPS = frozenset(
    {"store", "order", "worth", "shirt", "short", "table", "other", "return", "small", "price"}
)
"""Words near a catalogue value that are never a slip of the pen for it."""
_ORDINARY = frozenset(
    {
        "a", "about", "all", "also", "an", "and", "any", "are", "as", "at", "be", "best", "but", "by", "can", "do", "for",
        "free", "from", "get", "give", "go", "good", "have", "her", "him", "how", "i", "if", "in", "is", "it", "just",
        "like", "make", "me", "more", "most", "my", "new", "next", "no", "not", "of", "off", "ok", "on", "one", "only", "or",
        "other", "our", "out", "please", "same", "see", "she", "show", "so", "some", "than", "thanks", "that", "the", "them",
        "then", "they", "this", "to", "too", "two", "up", "us", "very", "want", "we", "what", "which", "who", "will", "with",
        "yes", "you",
    }
)  # fmt: skip
"""Words that are a catalogue value (there are brands called AND, Only and Next) only in the value's own capitals."""
_EMAIL = re.compile(r"[\w.+-]+@[\w-]+\.[\w.-]*\w")
_ORDER = re.compile(r"#?\b(?:[A-Za-z]{1,2}-?)?\d{5,12}\b")
_CODE = re.compile(r"\b(?=[A-Z0-9-]*\d)(?=[A-Z0-9-]*[A-Z])[A-Z][A-Z0-9-]{4,19}\b")
_WORD = re.compile(r"[a-z0-9]+(?:['’-][a-z0-9]+)*", re.I)
_AUDIENCES = {
    "women": "women",
    "woman": "women",
    "womens": "women",
    "women's": "women",
    "ladies": "women",
    "lady": "women",
    "her": "women",
    "wife": "women",
    "girlfriend": "women",
    "mum": "women",
    "mom": "women",
    "mother": "women",
    "sister": "women",
    "female": "women",
    "men": "men",
    "man": "men",
    "mens": "men",
    "men's": "men",
    "him": "men",
    "husband": "men",
    "boyfriend": "men",
    "dad": "men",
    "father": "men",
    "brother": "men",
    "male": "men",
    "guys": "men",
    "kids": "kids",
    "kid": "kids",
    "kid's": "kids",
    "child": "kids",
    "children": "kids",
    "boys": "kids",
    "boy": "kids",
    "girls": "kids",
    "girl": "kids",
    "toddler": "kids",
    "baby": "kids",
    "son": "kids",
    "daughter": "kids",
}
_SHORT = {"blk": "black", "blck": "black", "gray": "grey", "wht": "white", "colour": "color"}


@dataclass(frozen=True, slots=True)
class Mention:
    """One thing the shopper named. `value` is canonical, `text` is as written at `[start, end)`."""

    field: str
    """`price_max` `price_min` `price_around`, a catalogue field, `item`, `order`, `email`, `code`, `audience`."""
    value: str
    text: str
    start: int
    end: int
    negated: bool = False
    """True after "not", "without", "anything but" and the like."""
    exact: bool = True
    """False when a misspelling was corrected."""


def spot(text: str, vocabulary: Mapping[str, Collection[str]]) -> list[Mention]:
    """Find everything named in `text`, left to right, without overlaps (identifiers first, then bounds, sizes, values)."""
    found: list[Mention] = []
    for finder in (identifiers, _bounds, _sizes, _references, _audience):
        found += [m for m in finder(text) if _free(found, m.start, m.end)]
    for mention in _values(text, vocabulary):
        if _free(found, mention.start, mention.end):
            found.append(mention)
    return sorted(found, key=lambda m: m.start)


def identifiers(text: str) -> list[Mention]:
    """E-mails, order numbers and codes: what must be copied letter by letter."""
    found: list[Mention] = []
    for kind, pattern in (("email", _EMAIL), ("order", _ORDER), ("code", _CODE)):
        for match in pattern.finditer(text):
            if _free(found, *match.span()):
                found.append(Mention(kind, match.group().lstrip("#"), match.group(), *match.span()))
    return sorted(found, key=lambda m: m.start)


def _free(found: list[Mention], start: int, end: int) -> bool:
    return all(end <= m.start or start >= m.end for m in found)


def _bounds(text: str) -> Iterator[Mention]:
    taken: list[tuple[int, int]] = []
    for kind, pattern in _BOUNDS:
        for match in pattern.finditer(text):
            start, end = match.span()
            if any(start < b and end > a for a, b in taken):
                continue
            taken.append((start, end))
            if kind == "between":
                yield Mention("price_min", _amount(match["low"]), match.group(), start, match.end("low"))
                yield Mention("price_max", _amount(match["high"]), match.group(), match.end("low"), end)
            else:
                group = "low" if kind == "min" else "high"
                yield Mention(f"price_{kind}", _amount(match[group]), match.group(), start, end)


def _amount(text: str) -> str:
    return (
        text.replace(",", "")
        if re.fullmatch(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?", text)
        else text.replace(",", ".")
    )


def _sizes(text: str) -> Iterator[Mention]:
    for pattern in _SIZES:
        for match in pattern.finditer(text):
            groups = match.groupdict()
            if groups.get("w"):
                value = f"{groups['w']} {groups['l']}".replace(" ", "").upper().replace("L", " L")
            else:
                value = _LETTER_SIZE.get(groups["size"].lower(), groups["size"])
                value = value.upper() if value.isalpha() else re.sub(r"\s?(litres?|liters?)", " l", value)
            yield Mention("size", value, match.group(), *match.span())


def _references(text: str) -> Iterator[Mention]:
    for match in _ORDINAL.finditer(text):
        value = match["n"] or _ORDINALS[match["word"].lower()]
        yield Mention("item", value, match.group(), *match.span())


def _audience(text: str) -> Iterator[Mention]:
    for match in _WORD.finditer(text):
        audience = _audience_of(match.group().lower().replace("’", "'"))
        if audience:
            yield Mention(
                "audience", audience, match.group(), *match.span(), negated=_negated(text, match.start())
            )


def _audience_of(word: str) -> str | None:
    return _AUDIENCES.get(word) or _AUDIENCES.get(word.removesuffix("'s"))


def _negated(text: str, start: int) -> bool:
    return bool(_NEGATION.search(text[max(0, start - 40) : start]))


def _values(text: str, vocabulary: Mapping[str, Collection[str]]) -> Iterator[Mention]:
    """Catalogue values, longest first; plural endings and one slip in words of five letters or more are forgiven."""
    index = {
        _key(value): (name, value)
        for name, values in vocabulary.items()
        for value in values
        if len(value) > 1
    }
    words = list(_WORD.finditer(text))
    used: set[int] = set()
    for length in (4, 3, 2, 1):
        for i in range(len(words) - length + 1):
            if used & set(range(i, i + length)):
                continue
            start, end = words[i].start(), words[i + length - 1].end()
            phrase = _key(
                " ".join(_SHORT.get(w.group().lower(), w.group().lower()) for w in words[i : i + length])
            )
            hit, exact = index.get(phrase), True
            if hit is None and length == 1 and len(phrase) >= 5 and phrase not in _NO_SLIPS:
                hit, exact = _closest(phrase, index), False
            if (
                hit
                and phrase in _ORDINARY
                and (text[start:end] != hit[1] or text.isupper() or phrase == hit[1])
            ):
                continue
            if hit:
                used |= set(range(i, i + length))
                yield Mention(hit[0], hit[1], text[start:end], start, end, _negated(text, start), exact)


def _key(value: str) -> str:
    words = value.lower().replace("-", " ").split()
    return " ".join(
        word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word
        for word in words
    )


def _closest(word: str, index: Mapping[str, tuple[str, str]]) -> tuple[str, str] | None:
    from rapidfuzz import process
    from rapidfuzz.distance import DamerauLevenshtein

    limit = 1 if len(word) < 8 else 2
    best = process.extractOne(word, index.keys(), scorer=DamerauLevenshtein.distance, score_cutoff=limit)
    return index[best[0]] if best and best[0][0] == word[0] and len(best[0]) >= 4 else None
