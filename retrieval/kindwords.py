"""Which kind of thing does a query ask for? Reads `warm jumper for hiking` as sweaters; knows words, no
products."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from retrieval.matching import matching_values
from retrieval.vocabulary import kind_key, kind_words, plain

_BREAKS = re.compile(
    r"\b(?:for|with|without|to|in|of|on|that|which|under|from|like|matching|inspired|at|by|made|go|goes|going)\b"
)
_JOINS = re.compile(r"\b(?:and|or|plus)\b|[,;&/]")
_LONGEST = 3
_FUZZY_MIN = 86.0
_NO_KIND = frozenset(
    {"light", "set", "sport", "home", "kitchen", "outdoor", "accessory", "top", "weight", "ring", "game"}
)
"""Words that are more often something else than the kind they could name, unless plural."""


@dataclass(frozen=True, slots=True)
class KindReading:
    """What a query says about the kind."""

    words: tuple[str, ...] = ()
    """Kind words as found, `("jumper",)`."""
    carried: tuple[str, ...] = ()
    """The catalogue's categories they mean; empty when it carries none of them."""
    rest: str = ""
    """The query without those words."""
    text: str = ""
    """The query with those words spelt right."""


class KindReader:
    """Reads kinds for one catalogue."""

    def __init__(self, categories: Sequence[str]) -> None:
        self.categories = tuple(categories)
        own = {kind_key(name) for name in categories}
        self._known = kind_words() | own
        self._single = sorted(word for word in self._known if " " not in word and len(word) >= 5)

    def read(self, query: str) -> KindReading:
        """Find the kind that the query's first phrase with one in it asks for.

        In a compound the last kind counts (`coffee mug`, `dress shoes`); what follows `for` or `with` does
        not.
        """
        for phrase in _BREAKS.split(query.casefold()):
            words = [word for part in _JOINS.split(phrase) if (word := self._head(plain(part).split()))]
            if words:
                return self._reading(query, words)
        return KindReading(rest=query, text=query)

    def _reading(self, query: str, words: list[str]) -> KindReading:
        spelt = [word if self._names(word) else self.corrected(word) for word in words]
        hits = matching_values("category", spelt, self.categories)
        carried = tuple(c for c, hit in zip(self.categories, hits, strict=True) if hit)
        rest = text = plain(query)
        for word, right in zip(words, spelt, strict=True):
            rest = re.sub(rf"\b{re.escape(word)}\b", " ", rest, count=1)
            text = re.sub(rf"\b{re.escape(word)}\b", right, text, count=1)
        return KindReading(tuple(spelt), carried, " ".join(rest.split()), text if spelt != words else query)

    def _head(self, words: list[str]) -> str:
        """The last kind named in a run of words, longest reading first."""
        end = len(words)
        while end > 0:
            for length in range(min(_LONGEST, end), 0, -1):
                text = " ".join(words[end - length : end])
                if self._names(text):
                    return text
            end -= 1
        return next((word for word in reversed(words) if self._misspelt(word)), "")

    def _names(self, text: str) -> bool:
        key = kind_key(text)
        return key in self._known and not (key in _NO_KIND and key == text)

    def _misspelt(self, word: str) -> bool:
        return len(word) >= 5 and self.corrected(word) != word

    def corrected(self, word: str) -> str:
        """The kind word that a misspelt one means (`jakcet` -> `jacket`), or the word itself."""
        key = kind_key(word)
        if len(key) < 5 or key in self._known:
            return word
        near = process.extractOne(key, self._single, scorer=_likeness, score_cutoff=_FUZZY_MIN)
        return str(near[0]) if near and near[0][0] == key[0] else word


def _likeness(a: str, b: str, **_: object) -> float:
    """Similarity that forgives swapped neighbours: letters in any order count a little."""
    return max(
        fuzz.ratio(a, b),
        fuzz.ratio("".join(sorted(a)), "".join(sorted(b))) - 8 if abs(len(a) - len(b)) < 2 else 0.0,
    )
