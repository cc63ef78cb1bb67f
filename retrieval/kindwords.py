"""Which kind of thing does a query ask for? Reads `warm jumper for hiking` as sweaters; knows words, no
products."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from retrieval.matching import matching_values
from retrieval.vocabulary import expand_kind, kind_key, kind_words, plain

_BREAKS = re.compile(
    r"\b(?:for|with|without|to|in|on|that|which|under|from|like|matching|inspired|at|by|made|go|goes|going)\b"
)
_JOINS = re.compile(r"\b(?:and|or|plus)\b|[,;&/]")
# fmt: off
_FILLER = frozenset((
    "i", "im", "am", "ive", "id", "we", "looking", "look", "searching", "search", "need", "want",
    "show", "me", "find", "get", "buy", "please", "can", "could", "you", "do", "have", "any", "some",
    "a", "an", "the", "my", "new", "interested", "wish", "hi", "hello", "would", "shop", "shopping",
    "is", "are", "there", "of",
))
# fmt: on
"""A first phrase of such words alone (`I am looking for`) is passed over."""
_LONGEST = 3
_FUZZY_MIN = 82.0
_NO_KIND = frozenset(
    {"light", "set", "sport", "home", "kitchen", "outdoor", "accessory", "top", "weight", "shade"}
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

    def __init__(
        self, categories: Sequence[str], in_texts: Callable[[str], bool] = lambda word: False
    ) -> None:
        """Take the catalogue's categories; a word that its texts hold is never taken for a misspelling."""
        self.categories = tuple(categories)
        self._in_texts = in_texts
        own = {kind_key(name) for name in categories}
        self._known = kind_words() | own
        self._single = sorted(word for word in self._known if " " not in word and len(word) >= 4)

    def read(self, query: str) -> KindReading:
        """Find the kind that the query's first phrase asks for.

        In a compound the last kind counts (`coffee mug`, `dress shoes`); what follows `for` or `with` does
        not.
        A kind that the shop lacks counts only at the end of its phrase: `desk organiser` asks for no desk.
        """
        for phrase in _BREAKS.split(query.casefold()):
            found = [self._head(plain(part).split()) for part in _JOINS.split(phrase)]
            readings = [self._reading(query, [word]) for word, _ in found if word]
            if any(reading.carried for reading in readings):
                return self._reading(query, [word for word, _ in found if word])
            ends = [word for word, last in found if word and last]
            if ends:
                return self._reading(query, ends)
            if any(word not in _FILLER for word in plain(phrase).split()):
                break
        return KindReading(rest=query, text=query)

    def _reading(self, query: str, words: list[str]) -> KindReading:
        spelt = [word if self._names(word) else self.corrected(word) for word in words]
        meant = {name for word in spelt for name in self._carried(word)}
        carried = tuple(name for name in self.categories if name in meant)
        rest = text = plain(query)
        for word, right in zip(words, spelt, strict=True):
            rest = re.sub(rf"\b{re.escape(word)}\b", " ", rest, count=1)
            text = re.sub(rf"\b{re.escape(word)}\b", right, text, count=1)
        return KindReading(tuple(spelt), carried, " ".join(rest.split()), text if spelt != words else query)

    def _carried(self, word: str) -> list[str]:
        """Categories a kind word means; of a longer name that is not carried, the head: `laptop bag` ->
        bags."""
        longer = [text for text in (plain(word), *expand_kind(word)) if " " in text]
        heads = [text.split()[-1] for text in longer if self._names(text.split()[-1])]
        for name in (word, *heads):
            hits = matching_values("category", [name], self.categories)
            if any(hits):
                return [c for c, hit in zip(self.categories, hits, strict=True) if hit]
        return []

    def _head(self, words: list[str]) -> tuple[str, bool]:
        """The last kind named in a run of words, longest reading first, and whether it ends the run."""
        for end in range(len(words), 0, -1):
            for length in range(min(_LONGEST, end), 0, -1):
                text = " ".join(words[end - length : end])
                if self._names(text):
                    return text, end == len(words)
        wrong = next((word for word in reversed(words) if self.corrected(word) != word), "")
        return wrong, True

    def _names(self, text: str) -> bool:
        key = kind_key(text)
        return key in self._known and not (key in _NO_KIND and key == text)

    def corrected(self, word: str) -> str:
        """The kind word that a misspelt one means (`jakcet` -> `jacket`), or the word itself."""
        key = kind_key(word)
        if len(word) < 5 or key in self._known or key in _NO_KIND or self._in_texts(word):
            return word
        near = process.extractOne(key, self._single, scorer=_likeness, score_cutoff=_FUZZY_MIN)
        return str(near[0]) if near and near[0][0] == key[0] else word


def _likeness(a: str, b: str, **_: object) -> float:
    """Similarity that forgives swapped neighbours: letters in any order count a little."""
    return max(
        fuzz.ratio(a, b),
        fuzz.ratio("".join(sorted(a)), "".join(sorted(b))) - 8 if abs(len(a) - len(b)) < 2 else 0.0,
    )
