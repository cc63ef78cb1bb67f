"""Hybrid search: constraints first, then words, meaning and pictures on what is left, exactly.

Knows no people: what one shopper likes is `ranking`'s business.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from retrieval.catalogue import Catalogue
from retrieval.columns import Floats, Ints, Mask
from retrieval.constraints import as_text
from retrieval.encoders import PictureEncoder, QueryEncoder, TextEncoder, Vectors
from retrieval.kindwords import KindReader, KindReading
from retrieval.lexical import LexicalIndex
from retrieval.relaxing import relax
from retrieval.schema import (
    SORTS,
    Candidate,
    Constraint,
    MissingIndex,
    Retryable,
    SearchRequest,
    SearchResult,
    Unavailable,
)

MAX_QUERY_CHARS = 2_000
MAX_LIMIT = 1_000
FEW_ALIKE = 3
"""Products like one are looked for in its category, then its department, when so many are left there."""
CATCH_ALL = "other "
"""Categories that begin so hold what the feed could not name; a kind word does not shut them out."""


@dataclass(frozen=True, slots=True)
class SearchConfig:
    """Weights and floors of the fusion."""

    lexical_weight: float = 0.4
    """Share of word search for a text query."""
    dense_weight: float = 0.6
    """Share of text meaning."""
    photo_weight: float = 0.7
    """Share of the picture when the query is a photo; half of it when it is a product with a picture."""
    prefer_bonus: float = 0.2
    """Added when every soft wish is met, in proportion when some are."""
    sold_out_factor: float = 0.85
    """Scores of products with nothing on hand are multiplied by this."""
    dense_floor: float = 0.30
    """Cosine below which a product is no answer to a query that names no kind."""
    dense_share: float = 0.75
    """... and it must reach this share of the best cosine."""
    lexical_share: float = 0.5
    """A product with this share of the best word score is an answer too, if most of the query's words are
    known."""
    sort_share: float = 0.6
    """For other orders than relevance: share of the best score below which a product is left out."""


class HybridSearch:
    """Search over one index; safe to share between threads."""

    def __init__(
        self,
        catalogue: Catalogue,
        encoder: TextEncoder,
        pictures: PictureEncoder | None = None,
        config: SearchConfig | None = None,
    ) -> None:
        folder = catalogue.folder
        self.catalogue = catalogue
        self.config = config or SearchConfig()
        self._encoder = encoder
        self._picture_encoder = pictures
        self._texts: Vectors = np.load(folder / "text.npy", mmap_mode="r")
        self._images: Vectors = np.load(folder / "image.npy", mmap_mode="r")
        self._image_rows: Ints = np.load(folder / "image-rows.npy")
        self._image_at = np.full(len(catalogue), -1, np.int64)
        self._image_at[self._image_rows] = np.arange(len(self._image_rows))
        self._words = LexicalIndex.load(folder / "lexical", len(catalogue))
        self._kinds = KindReader(
            catalogue.columns.texts["category"].values, lambda word: bool(self._words.known(word))
        )
        if len(self._texts) != len(catalogue):
            raise MissingIndex(
                f"The index in {str(folder)!r} has {len(self._texts)} vectors for {len(catalogue)} products; "
                "run `aisle ingest` again."
            )

    def vector(self, sku: str) -> npt.NDArray[np.float32]:
        """The text vector of a product, unit length.

        Raises:
            UnknownProduct: no such product.
        """
        return np.asarray(self._texts[self.catalogue.row(sku)])

    def image_vector(self, sku: str) -> npt.NDArray[np.float32] | None:
        """The picture vector of a product; None when it has no picture.

        Raises:
            UnknownProduct: no such product.
        """
        at = int(self._image_at[self.catalogue.row(sku)])
        return np.asarray(self._images[at]) if at >= 0 else None

    def encode_text(self, text: str) -> npt.NDArray[np.float32]:
        """A text's unit vector in the space of `vector`."""
        return np.asarray(self._encoder.encode([text])[0])

    def read_kind(self, query: str) -> KindReading:
        """Which kinds a query asks for, and which of them are carried."""
        return self._kinds.read(query)

    def search(self, request: SearchRequest) -> SearchResult:
        """Find products that meet every constraint of the request, best first.

        Raises:
            Retryable: a constraint, the order or the photo cannot be used.
            UnknownProduct: `like_sku` names no product.
            Unavailable: a photo, and no picture encoder.
        """
        request = _checked(request)
        where = self.catalogue.check(request.where)
        prefer = self.catalogue.check(request.prefer)
        allowed, reading, note = self._allowed(request)
        if allowed is None:
            return SearchResult((), 0, note=note)
        keep = self.catalogue.mask(where) & allowed
        if request.like_sku is not None and not reading.words:
            keep = self._of_its_kind(keep, request.like_sku)
        dropped: tuple[Constraint, ...] = ()
        if not keep.any():
            dropped, found = relax(where, lambda rest: np.asarray(self.catalogue.mask(rest) & allowed))
            if found is None:
                return SearchResult((), 0, note=_nothing(where, reading))
            keep = found
        held = tuple(c for c in where if c not in dropped)
        rows = np.flatnonzero(keep)
        parts = self._parts(request, reading.text, rows)
        scores = self._fused(parts, rows, request)
        chosen = self._relevant(request, reading, parts, scores)
        scores = self._adjusted(scores, rows, held, prefer, dropped)
        order = self._ordered(request, rows, scores, chosen, held)
        best = float(scores[order].max()) if len(order) else 1.0
        candidates = tuple(
            Candidate(
                self.catalogue.skus[rows[at]],
                round(float(scores[at]), 6),
                {name: round(float(values[at]), 6) for name, values in parts.items() if values[at] > 0},
            )
            for at in order[: request.limit]
        )
        if not candidates and best:
            note = note or f"Nothing here fits {request.query!r}."
        return SearchResult(candidates, len(order), dropped if candidates else (), note)

    def _allowed(self, request: SearchRequest) -> tuple[Mask | None, KindReading, str]:
        """Products the query's kind and `like_sku` leave; None when the shop carries no such kind."""
        allowed = np.ones(len(self.catalogue), dtype=bool)
        reading = self._kinds.read(request.query)
        note = ""
        if request.like_sku is not None:
            allowed[self.catalogue.row(request.like_sku)] = False
        if not reading.words:
            return allowed, reading, note
        column = self.catalogue.columns.texts["category"]
        open_ended = [value.startswith(CATCH_ALL) for value in column.values]
        if not reading.carried:
            if request.photo is None and request.like_sku is None and not any(open_ended):
                return None, reading, f"We have no {_listed(reading.words)}."
            return allowed, reading, note
        kinds = column.any_of(
            [v in reading.carried or o for v, o in zip(column.values, open_ended, strict=True)]
        )
        named = [c for c in request.where if c.field in ("category", "department") and c.op in ("=", "in")]
        if named and not (kinds & self.catalogue.mask(named)).any():
            return allowed, reading, note
        return allowed & kinds, reading, note

    def _of_its_kind(self, keep: Mask, sku: str) -> Mask:
        """Of the survivors those of the product's category, or else its department, where there are a few."""
        product = self.catalogue.product(sku)
        for name, value in (("category", product.category), ("department", product.department)):
            near = (
                keep & self.catalogue.mask((Constraint(name, "=", value),)) if value else np.zeros_like(keep)
            )
            if near.sum() >= FEW_ALIKE:
                return near
        return keep

    def _parts(self, request: SearchRequest, query: str, rows: Ints) -> dict[str, Floats]:
        """Scores of the rows per source, each scaled to [0, 1] within this search; only sources that were
        asked."""
        parts: dict[str, Floats] = {}
        if query:
            parts["lexical"] = _scaled(self._words.scores(query)[rows])
            parts["dense"] = self._closeness(self._texts, rows, self.encode_text(query))
        if request.like_sku is not None:
            near = self._closeness(self._texts, rows, self.vector(request.like_sku))
            parts["dense"] = (parts["dense"] + near) / 2 if "dense" in parts else near
        photo = self._photo_vector(request)
        if photo is not None:
            parts["visual"] = (
                self._seen(rows, photo)
                if len(self._image_rows)
                else self._closeness(self._texts, rows, photo)
            )
        return parts

    def _photo_vector(self, request: SearchRequest) -> npt.NDArray[np.float32] | None:
        if request.photo is None:
            return self.image_vector(request.like_sku) if request.like_sku is not None else None
        if self._picture_encoder is None:
            raise Unavailable(
                "Photos cannot be read here: no picture encoder is installed. Describe it in words instead."
            )
        return self._picture_encoder.encode_photo(request.photo)

    def _seen(self, rows: Ints, photo: npt.NDArray[np.float32]) -> Floats:
        at = self._image_at[rows]
        close = np.zeros(len(rows), np.float64)
        has = at >= 0
        close[has] = self._closeness(self._images, at[has], photo)
        return close

    @staticmethod
    def _closeness(matrix: Vectors, rows: Ints, query: npt.NDArray[np.float32]) -> Floats:
        """Cosines of some rows to a query, negative ones as 0; all rows at once when most are wanted."""
        whole = len(rows) * 2 > len(matrix)
        close = (matrix @ query)[rows] if whole else matrix[rows] @ query
        return np.asarray(np.clip(close, 0.0, 1.0), np.float64)

    def _fused(self, parts: Mapping[str, Floats], rows: Ints, request: SearchRequest) -> Floats:
        if not parts:
            return self._popularity(rows)
        seen = self.config.photo_weight if "visual" in parts else 0.0
        seen = seen if request.photo is not None else seen / 2
        weights = {"visual": seen}
        if "lexical" in parts:
            weights |= {"lexical": self.config.lexical_weight, "dense": self.config.dense_weight}
        elif "dense" in parts:
            weights["dense"] = 1.0
        text = sum(weight for name, weight in weights.items() if name != "visual")
        scores = np.zeros(len(rows), np.float64)
        for name, values in parts.items():
            share = seen if name == "visual" else weights[name] / text * (1 - seen)
            scores += share * (_scaled(values) if name != "lexical" else values)
        return scores

    def _popularity(self, rows: Ints) -> Floats:
        """For a search without a query: well rated by many first."""
        rating = np.nan_to_num(self.catalogue.columns.numbers["rating"][rows], nan=3.5)
        count = self.catalogue.columns.numbers["rating_count"][rows]
        return np.asarray(((rating * count + 3.8 * 8) / (count + 8)) / 5.0)

    def _relevant(
        self, request: SearchRequest, reading: KindReading, parts: Mapping[str, Floats], scores: Floats
    ) -> Mask:
        """Which of the rows answer the query at all."""
        keep = np.ones(len(scores), dtype=bool)
        config = self.config
        if request.query and "visual" not in parts and request.like_sku is None and not reading.carried:
            dense, lexical = parts["dense"], parts["lexical"]
            floor = max(config.dense_floor, config.dense_share * float(dense.max(initial=0.0)))
            keep = dense >= floor
            if self._mostly_known(request.query):
                keep |= lexical >= config.lexical_share
        wish = reading.rest if reading.words else request.query
        if request.sort != "relevance" and parts and (self._words.known(wish) or "visual" in parts):
            keep &= scores >= config.sort_share * float(scores.max(initial=0.0))
        return keep

    def _mostly_known(self, query: str) -> bool:
        stems = self._words.stems(query)
        return bool(stems) and len(self._words.known(query)) * 2 > len(stems)

    def _adjusted(
        self,
        scores: Floats,
        rows: Ints,
        held: Sequence[Constraint],
        prefer: Sequence[Constraint],
        dropped: Sequence[Constraint],
    ) -> Floats:
        """Lay soft wishes, stock and the distance to a given-up price over the scores."""
        adjusted = scores.copy()
        for wish in prefer:
            adjusted += self.config.prefer_bonus / len(prefer) * self.catalogue.mask([*held, wish])[rows]
        adjusted *= np.where(self.catalogue.in_stock()[rows], 1.0, self.config.sold_out_factor)
        for constraint in dropped:
            if constraint.field == "price" and constraint.op in ("<=", ">="):
                bound = max(float(str(constraint.value)), 0.01)
                distance = np.abs(self.catalogue.lowest_prices(held)[rows] / 100.0 - bound) / bound
                adjusted = (0.5 + 0.5 * _scaled(adjusted)) / (1.0 + 2.0 * distance)
        return adjusted

    def _ordered(
        self, request: SearchRequest, rows: Ints, scores: Floats, chosen: Mask, held: Sequence[Constraint]
    ) -> Ints:
        """Positions in `rows`, in the order asked for; equal ones by score, then by catalogue order."""
        at = np.flatnonzero(chosen)
        by_score = -np.round(scores[at], 9)
        if request.sort in ("price_asc", "price_desc"):
            price = self.catalogue.lowest_prices(held)[rows[at]]
            key: npt.NDArray[np.float64] = np.asarray(
                price if request.sort == "price_asc" else -price, np.float64
            )
        elif request.sort == "rating":
            key = -np.nan_to_num(self.catalogue.columns.numbers["rating"][rows[at]], nan=0.0)
        elif request.sort == "newest":
            created = [self.catalogue.created[row] for row in rows[at]]
            ranks = {date: rank for rank, date in enumerate(sorted(set(created), reverse=True))}
            key = np.asarray([ranks[date] for date in created], np.float64)
        else:
            key = by_score
        return np.asarray(at[np.lexsort((at, by_score, key))])


def open_search(
    index_dir: Path | str,
    *,
    text_encoder: TextEncoder | None = None,
    picture_encoder: PictureEncoder | None = None,
    config: SearchConfig | None = None,
) -> HybridSearch:
    """Open the search over an index; the query encoder is the index's own unless one is given.

    Raises:
        MissingIndex: no index there, or a damaged one.
    """
    root = Path(index_dir)
    catalogue = Catalogue.open(root)
    encoder = text_encoder or QueryEncoder(root / "encoder")
    try:
        return HybridSearch(catalogue, encoder, picture_encoder, config)
    except (OSError, ValueError, EOFError) as err:
        raise MissingIndex(
            f"The index in {str(root)!r} is damaged ({err}); run `aisle ingest` again."
        ) from err


def _scaled(values: npt.NDArray[np.floating]) -> Floats:
    top = float(values.max(initial=0.0))
    return np.asarray(values / top if top > 0 else values, np.float64)


def _checked(request: SearchRequest) -> SearchRequest:
    if request.sort not in SORTS:
        raise Retryable(f"Unknown sort {request.sort!r}; allowed: {', '.join(SORTS)}.")
    if request.limit < 1:
        raise Retryable(f"limit is {request.limit!r}; give a number from 1 to {MAX_LIMIT}.")
    query = " ".join(request.query.replace("\0", " ").split())[:MAX_QUERY_CHARS]
    return SearchRequest(
        query,
        request.where,
        request.prefer,
        request.sort,
        min(request.limit, MAX_LIMIT),
        request.like_sku,
        request.photo,
    )


def _nothing(where: Sequence[Constraint], reading: KindReading) -> str:
    kind = f" in {_listed(reading.carried)}" if reading.carried else ""
    return f"Nothing{kind} meets {'; '.join(as_text(c) for c in where)}."


def _listed(words: Sequence[str]) -> str:
    return " or ".join(words) if len(words) < 4 else ", ".join(words[:3]) + " or the like"
