"""Texts that answer questions: shop policies, and what a product's record and its reviews say about it.

Every answer is a passage with its source; when nothing answers, the list is empty and the caller says so.
Policies are embedded at ingest; the few texts about one product when they are asked for.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any, Literal

import numpy as np

from retrieval.catalogue import Catalogue
from retrieval.columns import text_of
from retrieval.encoders import QueryEncoder, TextEncoder, Vectors
from retrieval.lexical import Words
from retrieval.opinions import about_aspects, agreement, asks_opinion, aspects_of, both_sides, sentences
from retrieval.schema import MissingIndex, Product

PassageKind = Literal["policy", "description", "review", "attribute"]
MAX_WORDS = 110
"""A longer section of a policy is split at paragraphs."""
POLICY_FLOOR = 0.36
"""Score a policy passage must reach; see tests/retrieval/test_passages.py for the questions it was set on."""
ABOUT_FLOOR = 0.25
"""Score a passage about a product must reach."""
LEXICAL_SHARE = 0.25
"""Weight of the share of the question's words that a passage holds; the rest is the cosine."""
BEST_SHARE = 0.7
"""A passage further below the best one than this is left out."""
_REVIEWS_READ = 10
_UNITS = frozenset({"g", "kg", "l", "ml", "cm", "mm", "m", "w", "wh", "mah", "h", "in", "days", "hours"})


@dataclass(frozen=True, slots=True)
class Passage:
    """A piece of text that may answer a question."""

    id: str
    text: str
    title: str
    source: str
    """Where it stands: `returns.md#worn-items`, `review r17`, `product data`."""
    kind: PassageKind
    score: float = 0.0


def policy_passages(folder: Path) -> list[Passage]:
    """Cut every Markdown file of a folder into passages by heading."""
    return [
        p
        for path in sorted(folder.glob("*.md"))
        for p in _chunks(path.name, path.read_text(encoding="utf-8"))
    ]


def _chunks(name: str, text: str) -> Iterator[Passage]:
    trail: list[str] = []
    body: list[str] = []
    seen: dict[str, int] = {}

    def flush() -> Iterator[Passage]:
        for part in _parts("\n".join(body)):
            anchor = re.sub(r"\W+", "-", (trail[-1] if trail else name).casefold()).strip("-")
            seen[anchor] = seen.get(anchor, 0) + 1
            suffix = f"-{seen[anchor]}" if seen[anchor] > 1 else ""
            title = " – ".join(trail) or name
            yield Passage(f"policy:{name}#{anchor}{suffix}", part, title, f"{name}#{anchor}", "policy")

    for line in text.splitlines():
        heading = re.match(r"^(#{1,6})\s+(.*?)\s*#*$", line)
        if heading:
            yield from flush()
            body = []
            trail = [*trail[: len(heading.group(1)) - 1], heading.group(2)]
        else:
            body.append(line)
    yield from flush()


def _parts(text: str) -> Iterator[str]:
    part: list[str] = []
    for paragraph in re.split(r"\n\s*\n", text):
        clean = " ".join(re.sub(r"^\s*[-*]\s+", "• ", line) for line in paragraph.splitlines()).strip()
        clean = re.sub(r"[*_`]{1,2}(\S(?:.*?\S)?)[*_`]{1,2}", r"\1", clean)
        if not clean:
            continue
        if part and sum(len(p.split()) for p in part) + len(clean.split()) > MAX_WORDS:
            yield "\n".join(part)
            part = []
        part.append(clean)
    if part:
        yield "\n".join(part)


def passage_text(passage: Passage) -> str:
    """What of a passage is embedded and searched."""
    return f"{passage.title}. {passage.text}"


def save_policies(folder: Path, passages: Sequence[Passage], vectors: Vectors) -> None:
    """Write policy passages and their vectors into a version's folder."""
    lines = "".join(json.dumps(asdict(p), ensure_ascii=False) + "\n" for p in passages)
    (folder / "passages.jsonl").write_text(lines, encoding="utf-8")
    np.save(folder / "passages.npy", vectors)


def save_reviews(folder: Path, lines: Iterable[bytes], known: Mapping[str, int]) -> int:
    """Copy reviews of known products next to an index by sku; returns how many there were."""
    places: dict[str, list[int]] = {}
    count = 0
    with (folder / "reviews.jsonl").open("wb") as out:
        for raw in lines:
            try:
                review = json.loads(raw)
                sku = str(review["sku"])
            except (ValueError, KeyError, TypeError):
                continue
            if sku in known and str(review.get("text", "")).strip():
                places.setdefault(sku, []).append(out.tell())
                out.write(raw.strip() + b"\n")
                count += 1
    (folder / "reviews-index.json").write_text(json.dumps(places), encoding="utf-8")
    return count


class Passages:
    """Answers from policies and from what is known of a product."""

    def __init__(self, catalogue: Catalogue, encoder: TextEncoder) -> None:
        self._catalogue = catalogue
        self._encoder = encoder
        self._words = Words()
        folder = catalogue.folder
        lines = (folder / "passages.jsonl").read_text(encoding="utf-8").splitlines()
        self._policies = [Passage(**json.loads(line)) for line in lines]
        self._vectors: Vectors = np.load(folder / "passages.npy")
        self._reviews = folder / "reviews.jsonl"
        places = folder / "reviews-index.json"
        self._places: dict[str, list[int]] = json.loads(places.read_text()) if places.is_file() else {}

    @classmethod
    def open(
        cls, index_dir: Path | str, catalogue: Catalogue | None = None, encoder: TextEncoder | None = None
    ) -> Passages:
        """Open the passages of an index, sharing a catalogue and an encoder where the caller has them.

        Raises:
            MissingIndex: there is none, or it is damaged.
        """
        root = Path(index_dir)
        try:
            return cls(catalogue or Catalogue.open(root), encoder or QueryEncoder(root / "encoder"))
        except (OSError, ValueError, TypeError) as err:
            raise MissingIndex(
                f"The passages in {str(root)!r} are damaged ({err}); run `aisle ingest` again."
            ) from err

    def policies(self, question: str, limit: int = 3) -> list[Passage]:
        """Policy passages that answer a question, best first; empty when none does."""
        if not self._policies or not question.strip():
            return []
        return answers(question, self._policies, self._vectors, self._encoder, POLICY_FLOOR)[:limit]

    def about(self, sku: str, question: str, limit: int = 3) -> list[Passage]:
        """Attributes, sentences of the description and of reviews that answer a question about one product.

        A question about what buyers know (`true to size?`) also says how many of them agree; one about no
        aspect (`what do people say?`) gets praise and complaint.

        Raises:
            UnknownProduct: no such product.
        """
        product = self._catalogue.product(sku)
        if not question.strip():
            return []
        found = [
            *_attribute_passages(product),
            *_sentences(product),
            *self._review_passages(product.sku, question),
        ]
        vectors = self._encoder.encode([passage_text(p) for p in found])
        ranked = answers(question, found, vectors, self._encoder, ABOUT_FLOOR)
        best = list({p.text.casefold(): p for p in reversed(ranked)}.values())[::-1]
        reviews, aspects = self.reviews(product.sku), aspects_of(question)
        if asks_opinion(question) and not aspects:
            return [_review_passage(r, 0, str(r["text"])) for r in both_sides(reviews)][:limit] or best[
                :limit
            ]
        if "fit" in aspects:
            best = [p for p in best if p.kind == "review" or p.title.casefold() == "fit"]
        counted = agreement(reviews, aspects)
        if counted:
            at = 1 if best and best[0].kind != "review" else 0
            best.insert(
                at, Passage(f"reviews:{product.sku}", counted, "Reviews", "all reviews", "review", 1.0)
            )
        return best[:limit]

    def reviews(self, sku: str, limit: int = 50) -> list[dict[str, Any]]:
        """A product's reviews as the feed gave them."""
        places = self._places.get(sku, [])[:limit]
        if not places:
            return []
        with self._reviews.open("rb") as handle:
            out = []
            for place in places:
                handle.seek(place)
                out.append(json.loads(handle.readline()))
        return out

    def _review_passages(self, sku: str, question: str) -> list[Passage]:
        wanted = set(self._words.stems(question))

        def shared(review: Mapping[str, Any]) -> int:
            return len(wanted & set(self._words.stems(f"{review.get('title', '')} {review['text']}")))

        reviews = self.reviews(sku)
        chosen = about_aspects(reviews, aspects_of(question)) or reviews
        chosen = sorted(chosen, key=shared, reverse=True)[:_REVIEWS_READ]
        return [
            _review_passage(review, at, text)
            for review in chosen
            for at, text in enumerate(sentences(str(review["text"])))
        ]


def _review_passage(review: Mapping[str, Any], at: int, text: str) -> Passage:
    source = f"review of {review.get('date', '')}, {review.get('rating', '?')} of 5"
    name = f"review:{review.get('id', '')}" + (f":{at}" if at else "")
    return Passage(name, text, str(review.get("title") or "Review"), source, "review")


def answers(
    question: str, passages: Sequence[Passage], vectors: Vectors, encoder: TextEncoder, floor: float
) -> list[Passage]:
    """The passages whose score reaches `floor` and is not far below the best, best first."""
    words = Words()
    cosine = vectors @ encoder.encode([question])[0]
    wanted = set(words.stems(question))
    scored = []
    for passage, close in zip(passages, cosine, strict=True):
        held = wanted & set(words.stems(passage_text(passage)))
        share = len(held) / len(wanted) if wanted else 0.0
        score = (1 - LEXICAL_SHARE) * float(close) + LEXICAL_SHARE * share
        if score >= floor:
            scored.append(replace(passage, score=round(score, 4)))
    scored.sort(key=lambda p: -p.score)
    return [p for p in scored if p.score >= BEST_SHARE * scored[0].score]


def _attribute_passages(product: Product) -> list[Passage]:
    facts = {name: text_of(product.attributes, name) for name in product.attributes}
    facts |= {name: str(getattr(product, name)) for name in ("material", "color", "audience", "brand")}
    sizes = [v.size for v in product.variants if v.size]
    facts["sizes"] = ", ".join(dict.fromkeys(sizes))
    found = []
    for name, value in facts.items():
        stem, _, unit = name.rpartition("_")
        label = (stem if stem and unit in _UNITS else name).replace("_", " ").capitalize()
        text = f"{label}: {value} {unit}" if stem and unit in _UNITS else f"{label}: {value}"
        if value:
            found.append(Passage(f"attribute:{product.sku}:{name}", text, label, "product data", "attribute"))
    return found


def _sentences(product: Product) -> list[Passage]:
    sentences = re.split(r"(?<=[.!?])\s+", product.description)
    return [
        Passage(f"description:{product.sku}:{at}", text, product.title, "product description", "description")
        for at, text in enumerate(sentences[:20])
        if len(text) > 12
    ]
