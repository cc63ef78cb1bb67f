"""How long a turn takes on this machine: `python -m benchmarks.turn`.

Three parts, each a median and a 95th percentile: retrieval and ranking on a catalogue of any size (query encoding
included), whole turns of a dialogue with the shipped model, and the start of the site from a warm disk.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import random
import shutil
import statistics
import subprocess
import sys
import time
import uuid
import zlib
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np

QUERIES = (
    "black ankle boots",
    "waterproof jacket for hiking",
    "red dress for a wedding",
    "quiet kettle",
    "gift for my dad",
    "blue cotton shirt",
    "leather wallet",
    "running shoes wide fit",
    "warm scarf",
    "silver necklace",
    "backpack for a laptop",
    "summer sandals",
    "slim jeans",
    "watch with steel strap",
    "kids t-shirt",
    "perfume",
    "sports bra",
    "formal shoes",
    "cap",
    "sunglasses",
)
TURNS = (
    "black ankle boots under 90",
    "not leather",
    "waterproof jacket for hiking, black or navy, under 80",
    "cheaper",
    "a white shirt for men",
    "do you have noise cancelling headphones?",
    "what about in white",
    "a kettle that holds 1.7 l",
    "something similar to the first one",
    "red dress for a wedding",
    "only up to 70 euros",
    "a board game for two",
    "plush dinosaur",
    "brown leather belt",
    "grey wool scarf",
    "sunscreen for sensitive skin",
    "show more",
    "yoga mat, not purple",
    "two person tent",
    "a desk lamp around 60",
)


def summary(times_ms: Sequence[float]) -> dict[str, float]:
    """Median, 95th percentile and count of some times in ms."""
    ordered = sorted(times_ms)
    return {
        "p50_ms": round(statistics.median(ordered), 1),
        "p95_ms": round(ordered[int(0.95 * (len(ordered) - 1))], 1),
        "runs": len(ordered),
    }


def retrieval_and_ranking(index: Path, weights: Path, runs: int) -> dict[str, float]:
    """Time `search` + `rank` for queries with and without a price bound."""
    from ranking.rank import PersonalRanker, Shopper
    from retrieval.schema import Constraint, SearchRequest
    from retrieval.search import open_search

    search = open_search(index)
    ranker = PersonalRanker.open(weights / "ranker", search)
    shopper = Shopper(person="bench")
    chance, times = random.Random(1), []
    for number in range(runs + 5):
        where = (Constraint("price", "<=", chance.choice((20, 40, 60, 100, 2000))),) if number % 2 else ()
        words = f"{chance.choice(QUERIES)} {chance.choice(('', 'nice', 'new', 'good', 'cheap'))}"
        request = SearchRequest(query=words, where=where, limit=100)
        began = time.perf_counter()
        found = search.search(request)
        ranker.rank(shopper, request, found.candidates, 6)
        times.append((time.perf_counter() - began) * 1000)
    return summary(times[5:]) | {"products": len(search.catalogue.skus)}


class NoiseEncoder:
    """Unit vectors drawn from a text's hash: enough to time search over many products, of no use for its quality."""

    name = "noise"
    width = 384

    def encode(self, texts: Sequence[str]) -> np.ndarray:
        """(N, 384) float32."""
        rows = [
            np.random.default_rng(zlib.crc32(text.encode())).standard_normal(self.width) for text in texts
        ]
        made = np.asarray(rows, np.float32).reshape(len(texts), self.width)
        return made / np.linalg.norm(made, axis=1, keepdims=True)


def many_products(index: Path, source: Path, count: int) -> Path:
    """Build an index of `count` products from the demo feed repeated under other skus, with `NoiseEncoder` vectors.

    The query encoder is the demo index's own, so that encoding a query costs what it costs.
    """
    from retrieval.ingest import IngestOptions, ingest

    if (index / "CURRENT").exists():
        return index
    index.mkdir(parents=True, exist_ok=True)
    rows = [json.loads(line) for line in source.read_text(encoding="utf-8").splitlines()]
    with (index / "feed.jsonl").open("w", encoding="utf-8") as feed:
        for number in range(count):
            row, again = dict(rows[number % len(rows)]), number // len(rows)
            row["sku"], row["images"] = f"{row['sku']}-{again}", []
            row["variants"] = [{**v, "sku": f"{v['sku']}-{again}"} for v in row["variants"]]
            feed.write(json.dumps(row) + "\n")
    ingest(index / "feed.jsonl", index, options=IngestOptions(text_encoder=NoiseEncoder()))
    shutil.copytree(source.parent.parent / "index" / "encoder", index / "encoder", dirs_exist_ok=True)
    return index


def turns(shoppers: int) -> dict[str, dict[str, float]]:
    """Time product turns of so many shoppers at once, none of whom pauses: first card, first word, whole turn."""
    from assistant.app import Assistant

    assistant = Assistant.open()
    assistant.warm()
    list(assistant.stream("warm", "red shoes"))
    kinds: dict[str, list[float]] = {"first_card": [], "first_token": [], "total": []}

    def shop(number: int) -> None:
        words = TURNS[2 * number % len(TURNS) :] + TURNS[: 2 * number % len(TURNS)]
        for start in range(0, len(words), 2):
            session = f"bench-{uuid.uuid4().hex}"
            for message in words[start : start + 2]:
                done = list(assistant.stream(session, message))[-1]
                for kind, times in kinds.items():
                    if kind in done.data["ms"]:
                        times.append(done.data["ms"][kind])

    with ThreadPoolExecutor(shoppers) as pool:
        list(pool.map(shop, range(shoppers)))
    return {kind: summary(times) for kind, times in kinds.items()}


def start(runs: int) -> dict[str, float]:
    """Time from `aisle demo` to the first healthy answer of the site, warm disk."""
    import httpx

    times = []
    for number in range(runs + 1):
        port = 18700 + number
        began = time.perf_counter()
        site = subprocess.Popen(
            [sys.executable, "-c", "from ui.cli import main; main()", "demo", "--port", str(port)],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        try:
            while time.perf_counter() - began < 120:
                try:
                    if httpx.get(f"http://127.0.0.1:{port}/api/health", timeout=2).status_code == 200:
                        break
                except httpx.HTTPError:
                    time.sleep(0.1)
            times.append((time.perf_counter() - began) * 1000)
        finally:
            site.terminate()
            site.wait(20)
    return summary(times[1:])


def main() -> None:
    """Print one JSON object with all figures."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument(
        "--index", type=Path, help="index for the retrieval figures; default: one of --products"
    )
    parser.add_argument(
        "--products", type=int, default=40_000, help="size of the index made of the demo feed"
    )
    parser.add_argument("--source", type=Path, default=Path("var/demo/source/products.jsonl"))
    parser.add_argument("--weights", type=Path, default=Path("weights"))
    parser.add_argument("--runs", type=int, default=200)
    parser.add_argument("--shoppers", type=int, default=1, help="shoppers at once in the turns")
    parser.add_argument(
        "--part", choices=("retrieval", "turns", "start"), action="append", help="only this part (repeatable)"
    )
    given = parser.parse_args()
    parts = given.part or ["retrieval", "turns", "start"]
    figures: dict[str, object] = {
        "machine": f"{os.cpu_count()} cores, {platform.processor() or platform.machine()}"
    }
    if "retrieval" in parts:
        index = given.index or many_products(
            Path(f"var/bench-{given.products}"), given.source, given.products
        )
        figures["retrieval_and_ranking"] = retrieval_and_ranking(index, given.weights, given.runs)
    if "turns" in parts:
        figures[f"turns of {given.shoppers} at once"] = turns(given.shoppers)
    if "start" in parts:
        figures["start"] = start(3)
    print(json.dumps(figures, indent=1))


if __name__ == "__main__":
    main()
