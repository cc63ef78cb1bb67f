"""Writes product descriptions from hand-written sentences, used only where the record makes them true.

The sentences live in `wording/*.toml`, a table per category and one per department. A key says when its
sentences hold: `open` and `any` always, `close` as a last sentence, `style=wrap dress`, `material=linen`,
`features=side pockets`, `waterproof=true`, `audience=kids`; a department's table serves all its categories.
Within a sentence `[a|b]` is a choice and `{capacity_l}` a value of the record; a sentence that asks for a
value the record lacks is not used.
"""

from __future__ import annotations

import random
import re
import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import product as every
from pathlib import Path

from demo.draft import Draft
from demo.kind import Choices

WORDING = Path(__file__).with_name("wording")
CHOICE = re.compile(r"\[([^\[\]]*\|[^\[\]]*)\]")
SLOT = re.compile(r"\{(\w+)\}")
Table = Mapping[str, list[str]]


@cache
def wording() -> Mapping[str, Table]:
    """Category or department -> key -> sentences, read once."""
    tables: dict[str, Table] = {}
    for path in sorted(WORDING.glob("*.toml")):
        tables.update(tomllib.loads(path.read_text(encoding="utf-8")))
    return tables


def expand(sentence: str) -> Iterator[str]:
    """Every reading of a sentence with `[a|b]` choices."""
    parts = CHOICE.split(sentence)
    options = [part.split("|") if index % 2 else [part] for index, part in enumerate(parts)]
    return ("".join(chosen) for chosen in every(*options))


class Writer:
    """Writes one description after another and avoids what it has already said."""

    def __init__(self, rng: random.Random) -> None:
        self._rng = rng
        self._said: Counter[str] = Counter()
        self._used: Counter[str] = Counter()
        self._whole: set[str] = set()

    def describe(self, draft: Draft, brand: str) -> str:
        """Two to four sentences about the draft, different from all before."""
        values = _values(draft, brand)
        groups = _groups(draft, values)
        text = ""
        for _ in range(40):
            chosen = self._choose(groups, values)
            text = " ".join(chosen)
            if text not in self._whole:
                break
        self._whole.add(text)
        return text

    def _choose(self, groups: Mapping[str, list[str]], values: Mapping[str, str]) -> list[str]:
        rng = self._rng
        first = [key for key in groups if key == "open" or key.startswith("style=")]
        if "audience=kids" in groups:
            first = [key for key in groups if key == "audience=kids" or key.startswith("style=")]
        rest = [key for key in groups if key not in ("open", "close", "any")]
        wanted = rng.choice((1, 2, 2, 2, 3))
        opening = rng.choice(first) if first else None
        keys = [key for key in rest if key != opening]
        features = [key for key in keys if key.startswith("features=")]
        picked = self._fresh(features, groups, rng.choice((1, 1, 2)))
        others = [key for key in keys if key not in picked and not key.startswith("features=")]
        picked += self._fresh(others, groups, max(0, wanted - len(picked)))
        rng.shuffle(picked)
        if "any" in groups and rng.random() < (0.3 if len(picked) >= 2 else 0.8):
            picked.append("any")
        picked = picked[:3]
        if "close" in groups and len(picked) < 3 and rng.random() < 0.3:
            picked.append("close")
        order = ([opening] if opening else []) + picked
        return [self._say(groups[key], values) for key in order]

    def _fresh(self, keys: list[str], groups: Mapping[str, list[str]], count: int) -> list[str]:
        """Draw keys without replacement, those whose sentences are worn out less often."""
        worn = {key: sum(self._used[text] for text in groups[key]) / len(groups[key]) for key in keys}
        return sorted(keys, key=lambda key: self._rng.random() * (1 + worn[key]))[:count]

    def _say(self, sentences: list[str], values: Mapping[str, str]) -> str:
        """Fill in the least-used sentence, in its least-used reading."""
        rng = self._rng
        sentence = min(sentences, key=lambda text: (self._used[text], rng.random()))
        self._used[sentence] += 1
        filled = (SLOT.sub(lambda slot: values[slot[1]], reading) for reading in expand(sentence))
        readings = [text.replace(" ,", ",") for text in filled]
        reading = min(readings, key=lambda text: (self._said[text], rng.random()))
        self._said[reading] += 1
        return reading[0].upper() + reading[1:]


def _values(draft: Draft, brand: str) -> dict[str, str]:
    """What `{slots}` stand for."""
    facts = {name: str(value) for name, value in draft.attributes.items() if not isinstance(value, bool)}
    return facts | {"color": draft.color, "material": draft.material, "brand": brand}


def _groups(draft: Draft, values: Mapping[str, str]) -> dict[str, list[str]]:
    """The sentences that hold for this draft, by key."""
    true_keys = {"open", "any", "close", f"material={draft.material}", f"color={draft.color}"}
    true_keys |= {f"audience={draft.audience}", f"brand={values['brand']}"}
    true_keys |= {f"features={text}" for text in draft.features}
    for name, value in draft.attributes.items():
        true_keys.add(f"{name}={str(value).lower() if isinstance(value, bool) else value}")
    groups: dict[str, list[str]] = {}
    for table in (wording().get(draft.category, {}), wording().get(draft.department, {})):
        for key, sentences in table.items():
            if key in true_keys:
                fitting = [text for text in sentences if set(SLOT.findall(text)) <= values.keys()]
                if fitting and (key not in groups or key in ("any", "close")):
                    groups.setdefault(key, []).extend(fitting)
    return groups


def keys_of(category: str) -> Choices:
    """Keys the category's own table uses, for checks."""
    return tuple(wording().get(category, {}))
