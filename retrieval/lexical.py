"""Word search: BM25 with stemming over products' weighted fields; knows no constraints and no vectors."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from retrieval.runtime import need
from retrieval.schema import MissingIndex
from retrieval.vocabulary import plain, singular

Floats = npt.NDArray[np.float32]
K1, B = 1.2, 0.5
"""Robertson's k1; a low b, since a long description is no fault."""
STOP_WORDS = frozenset(
    [
        "a",
        "an",
        "and",
        "any",
        "are",
        "as",
        "at",
        "be",
        "by",
        "can",
        "do",
        "does",
        "for",
        "from",
        "give",
        "have",
        "i",
        "in",
        "is",
        "it",
        "like",
        "looking",
        "me",
        "my",
        "need",
        "of",
        "on",
        "or",
        "please",
        "show",
        "some",
        "something",
        "that",
        "the",
        "these",
        "this",
        "to",
        "under",
        "want",
        "what",
        "which",
        "with",
        "you",
        "your",
        "under",
        "over",
        "about",
        "our",
        "there",
        "not",
        "no",
        "its",
        "was",
        "were",
        "has",
        "had",
        "but",
        "if",
        "then",
        "than",
        "so",
    ]
)


class Words:
    """Turns text into stems; one instance per index and per query."""

    def __init__(self) -> None:
        self._stemmer: Any = need("Stemmer").Stemmer("english")
        self._known: dict[str, str] = {}

    def stems(self, text: str) -> list[str]:
        """Stems of a text's words, stop words left out."""
        out = []
        for word in plain(text).split():
            if word in STOP_WORDS:
                continue
            stem = self._known.get(word)
            if stem is None:
                stem = self._known[word] = str(self._stemmer.stemWord(singular(word)))
            out.append(stem)
        return out


class LexicalIndex:
    """BM25 scores of every document for a query."""

    def __init__(self, model: Any, count: int) -> None:
        self._model = model
        self._count = count
        self._words = Words()

    @classmethod
    def build(cls, documents: Sequence[Sequence[tuple[str, int]]]) -> LexicalIndex:
        """Index documents given as (text, weight) parts; a part counts `weight` times."""
        words = Words()
        tokens = [
            [stem for text, weight in parts for stem in words.stems(text) * weight] for parts in documents
        ]
        if not any(tokens):
            return cls(None, len(documents))
        model = need("bm25s").BM25(k1=K1, b=B)
        model.index(tokens, show_progress=False)
        return cls(model, len(documents))

    def save(self, folder: Path) -> None:
        """Write the index to `folder`; an index without a single word writes nothing."""
        if self._model is not None:
            self._model.save(str(folder), show_progress=False)

    @classmethod
    def load(cls, folder: Path, count: int) -> LexicalIndex:
        """Map the index that `save` wrote for `count` documents.

        Raises:
            MissingIndex: it is damaged.
        """
        if not (folder / "params.index.json").is_file():
            return cls(None, count)
        try:
            return cls(need("bm25s").BM25.load(str(folder), mmap=True, load_corpus=False), count)
        except (OSError, ValueError, KeyError, EOFError) as err:
            raise MissingIndex(
                f"The word index in {str(folder)!r} cannot be read ({err}); run `aisle ingest` again."
            ) from err

    def stems(self, query: str) -> list[str]:
        """The query's stems, stop words left out."""
        return self._words.stems(query)

    def known(self, query: str) -> list[str]:
        """The query's stems that occur in the index."""
        if self._model is None:
            return []
        return [stem for stem in dict.fromkeys(self._words.stems(query)) if stem in self._model.vocab_dict]

    def scores(self, query: str) -> Floats:
        """One score per document, 0 where no word of the query occurs."""
        known = self.known(query)
        if not known:
            return np.zeros(self._count, np.float32)
        return np.asarray(self._model.get_scores(known), np.float32)
