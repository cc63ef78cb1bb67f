"""Turns mentions into search calls: constraints, follow-ups, several wishes at once."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from assistant.mentions import Mention

Call = tuple[str, dict[str, Any]]
Condition = dict[str, Any]

_FILLER = frozenset(
    """
    a an the i i'm im i'd we you your me my our is are am be been do does did have has had get got can
    could would will should may please show find search look looking for need want wanted like love buy
    some any something anything thing things stuff with without of in on to at by from that this it its
    it's them these those there and or but so just also too then maybe perhaps really very quite bit
    good nice great best cool fancy cheap cheapest cheaper affordable inexpensive budget price priced
    cost under over below above around about less more than max most least up size sized colour color
    coloured colored brand made hi hello hey ok okay yes no not never if else other another same new one
    ones let's lets see give tell what which who how where when how's what's much many recommend suggest
    suggestion help product products item items eur euro euros € $ £ dollars pounds sell sells selling
    stock carry offer available now instead only rather actually still thanks thank cannot don't dont
    isn't aren't anyone they come comes better birthday she he her his likes loves somebody someone present presents
    """.split()  # noqa: SIM905  # a list of words reads better as words
)
_CHEAPER = re.compile(
    r"\b(cheaper|less expensive|lower price|more affordable|too (expensive|dear|pricey|much))\b", re.I
)
_CHEAP = re.compile(
    r"\b(cheap|cheapest|affordable|inexpensive|not too (dear|expensive)|low(est)? price|on a budget)\b", re.I
)
_DEAR = re.compile(r"\b(most expensive|priciest|dearest|more expensive|luxur\w+|premium)\b", re.I)
_RATED = re.compile(r"\b(best|better|top|highest)[ -]?(rated|reviews?|reviewed|rating)\b", re.I)
_NEWEST = re.compile(r"\b(newest|latest|new arrivals?|just in|new in)\b", re.I)
_MORE = re.compile(
    (
        r"^(please |can you |could you )*(show|give|see|any|got|load|list|what)?( me)?( some| "
        r"any)? ?(more|others?|other options|next|further|what else)\b"
    ),
    re.I,
)
_ANY = re.compile(
    (
        r"\b(?:any|no|drop the|forget the|remove the|without the|ignore the) (colou?r|price|brand|"
        r"material|size|budget)(?: limit| restriction)?\b|\b(?:colou?r|price|brand|material) "
        r"(?:doesn'?t matter|is not important)\b"
    ),
    re.I,
)
_AGAIN = re.compile(
    r"\b(ones?|them|those|these|instead|rather|same|it|what about|how about|but|only|also in|too|they)\b",
    re.I,
)
_SPLIT = re.compile(r"\s*(?:[;,.!]|\band\b|\bplus\b|\balso\b|\bas well as\b|\bthen\b)\s*", re.I)
_AGE = re.compile(
    r"\b(?:\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten)[- ]years?[- ]olds?\b", re.I
)
_UNWANTED = re.compile(r"\b(?:not|no|without|except)\s+(?!too\b|more\b|less\b|very\b|so\b)[a-z]+\s*$", re.I)
_CONNECT = re.compile(
    r"\b(?:in|of|by|from|for|made of|made from|not|no|without|size|anything but|except|with)\s*$", re.I
)


@dataclass(frozen=True, slots=True)
class Wishes:
    """A message, with what was mentioned in it."""

    text: str
    mentions: tuple[Mention, ...]

    @classmethod
    def of(cls, text: str, mentions: Sequence[Mention]) -> Wishes:
        """Bundle a message with its mentions."""
        return cls(text, tuple(mentions))

    def parts(self) -> list[str]:
        """Split at "and", commas and sentence ends, but only where each side names a category of its own."""
        kinds = [m for m in self.mentions if m.field == "category" and not m.negated]
        if len(kinds) < 2:
            return [self.text]
        cuts: list[int] = []
        for left, right in pairwise(kinds):
            middle = [
                m for m in _SPLIT.finditer(self.text) if left.end <= m.start() and m.end() <= right.start
            ]
            if middle:
                cuts.append(middle[0].start() if len(middle) == 1 else self._best_cut(left, right))
        edges = [0, *cuts, len(self.text)]
        return [self.text[a:b].strip(" ,;.") for a, b in pairwise(edges)]

    def _best_cut(self, left: Mention, right: Mention) -> int:
        """Of several separators, take the one whose right side begins a new wish: an article, or the noun."""
        cut = left.end
        for match in _SPLIT.finditer(self.text, left.end, right.start):
            after = self.text[match.end() : right.start].strip().lower()
            if re.match(r"^(a|an|some|the|also|maybe)\b", after) or not after:
                return match.start()
            cut = match.start()
        return cut

    def rest(self) -> list[str]:
        """Content words outside the mentions."""
        masked = self.text
        for mention in self.mentions:
            masked = masked[: mention.start] + " " * (mention.end - mention.start) + masked[mention.end :]
        return [
            w
            for w in re.findall(r"[a-zà-ÿ]+(?:['-][a-zà-ÿ]+)*", masked.lower())
            if w not in _FILLER and len(w) > 1
        ]

    def means_something(self) -> bool:
        """False for what no shop could search: no mention, and no word that looks like one."""
        if any(m.field not in {"item", "order", "email", "code"} for m in self.mentions):
            return True
        words = self.rest()
        return any(re.search(r"[aeiouyà-ÿ]", w) and not re.search(r"[^aeiouyà-ÿ'-]{5,}", w) for w in words)


def where_of(mentions: Sequence[Mention]) -> list[Condition]:
    """Conditions for the mentions; several values of one field become `in`."""
    where: list[Condition] = []
    grouped: dict[tuple[str, bool], list[str]] = {}
    for mention in mentions:
        if mention.field.startswith("price_"):
            where += bounds_of(mention)
        elif mention.field in {"item", "order", "email", "code"}:
            continue
        else:
            values = grouped.setdefault((mention.field, mention.negated), [])
            if mention.value not in values:
                values.append(mention.value)
    for (name, negated), values in grouped.items():
        if negated and values == ["true"]:
            where.append({"field": name, "op": "=", "value": False})
        elif negated:
            where.append({"field": name, "op": "not in", "value": values})
        elif values == ["true"]:
            where.append({"field": name, "op": "=", "value": True})
        elif len(values) == 1:
            where.append({"field": name, "op": "=", "value": values[0]})
        else:
            where.append({"field": name, "op": "in", "value": values})
    return where


def bounds_of(mention: Mention) -> list[Condition]:
    """The conditions that a `price_max`, `price_min` or `price_around` mention states."""
    amount = float(mention.value)
    if mention.field == "price_around":
        low, high = round(amount * 0.8, 2), round(amount * 1.2, 2)
        return [
            {"field": "price", "op": ">=", "value": _tidy(low)},
            {"field": "price", "op": "<=", "value": _tidy(high)},
        ]
    return [{"field": "price", "op": "<=" if mention.field == "price_max" else ">=", "value": _tidy(amount)}]


def _tidy(number: float) -> float | int:
    return int(number) if number == int(number) else number


def query_of(text: str, mentions: Sequence[Mention]) -> str:
    """What is wanted, without the conditions: the category's own word and every word that no field covers.

    A misspelled kind is written as the catalogue does; what is unwanted and unknown is left out.
    """
    masked = text
    for mention in sorted(mentions, key=lambda m: -m.start):
        if mention.field == "category" and not mention.negated:
            if not mention.exact:
                masked = masked[: mention.start] + mention.value + masked[mention.end :]
            continue
        before = _CONNECT.search(masked[: mention.start])
        start = before.start() if before else mention.start
        masked = masked[:start] + " " * (mention.end - start) + masked[mention.end :]
    masked = _UNWANTED.sub(" ", _AGE.sub(" ", masked))
    words = re.findall(r"[\wà-ÿ]+(?:['’-][\wà-ÿ]+)*", masked.lower())
    return " ".join(w for w in words if w not in _FILLER and not w.isdigit())


def sort_of(text: str) -> str:
    """The order asked for, or `relevance`."""
    for pattern, sort in (
        (_RATED, "rating"),
        (_DEAR, "price_desc"),
        (_CHEAPER, "price_asc"),
        (_CHEAP, "price_asc"),
        (_NEWEST, "newest"),
    ):
        if pattern.search(text):
            return sort
    return "relevance"


def build_search(text: str, mentions: Sequence[Mention]) -> Call:
    """One `search_products` call for one wish."""
    arguments: dict[str, Any] = {"query": query_of(text, mentions)}
    where = where_of(mentions)
    if where:
        arguments["where"] = where
    if sort_of(text) != "relevance":
        arguments["sort"] = sort_of(text)
    return "search_products", arguments


def follow_up(
    text: str, wishes: Wishes, searches: Sequence[Mapping[str, Any]], on_screen: bool
) -> Call | None:
    """The search in force, changed as the message says; None when it is a wish of its own."""
    again = _more_of_a_kind(text, wishes, searches) if on_screen else None
    if again:
        return again
    if not searches or not on_screen or any(m.field == "category" and not m.negated for m in wishes.mentions):
        return None
    last = searches[-1]
    arguments = {**last.get("arguments", {})}
    if _MORE.match(text.strip()) and not wishes.mentions:
        arguments["limit"] = int(arguments.get("limit") or 6) + 6
        return str(last["name"]), arguments
    lifted = [m[1] or "price" for m in _ANY.finditer(text)]
    changes = where_of(wishes.mentions)
    sort = sort_of(text)
    if not (changes or lifted or sort != "relevance"):
        return None
    if len(wishes.rest()) > 1 and not _AGAIN.search(text):
        return None
    where = _merged(list(arguments.get("where") or ()), changes, [_field(name) for name in lifted])
    arguments["where"] = where
    if sort != "relevance" and last["name"] == "search_products":
        arguments["sort"] = sort
    if not where:
        arguments.pop("where")
    return str(last["name"]), arguments


def _more_of_a_kind(text: str, wishes: Wishes, searches: Sequence[Mapping[str, Any]]) -> Call | None:
    """`Show me more shoes`: the search for shoes among those in force, with a longer list."""
    kinds = {m.value for m in wishes.mentions if m.field == "category"}
    if not kinds or len(kinds) < len(wishes.mentions) or not _MORE.match(text.strip()):
        return None
    for search in searches:
        arguments = {**search.get("arguments", {})}
        own = {str(c["value"]) for c in arguments.get("where") or () if c["field"] == "category"}
        if own & kinds:
            return str(search["name"]), {**arguments, "limit": int(arguments.get("limit") or 6) + 6}
    return None


def _field(name: str) -> str:
    return {"colour": "color", "budget": "price"}.get(name.lower(), name.lower())


def _merged(
    old: Sequence[Mapping[str, Any]], new: Sequence[Condition], lifted: Sequence[str]
) -> list[Condition]:
    kept = []
    for condition in old:
        same = [c for c in new if c["field"] == condition["field"]]
        if condition["field"] in lifted:
            continue
        if condition["field"] == "price":
            if any(c["op"] == condition["op"] for c in same):
                continue
        elif same and not (condition["op"] == "not in" and all(c["op"] == "not in" for c in same)):
            continue
        kept.append(dict(condition))
    for condition in new:
        twin = next(
            (c for c in kept if c["field"] == condition["field"] and c["op"] == condition["op"] == "not in"),
            None,
        )
        if twin:
            twin["value"] = [*twin["value"], *(v for v in condition["value"] if v not in twin["value"])]
        else:
            kept.append(condition)
    return kept
