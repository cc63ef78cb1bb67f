"""How well a checkpoint understands turns it was not trained on: right tools, right constraints, strictly compared.

Free text (`query`, `question`, `reason`) is compared by words and reported apart; everything else must be equal.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from assistant.llm import compact
from assistant.training.turns import Turn, canonical

_FREE = ("query", "question", "reason")


@dataclass(slots=True)
class Score:
    """Counts over turns; the rates are properties."""

    turns: int = 0
    tools: int = 0
    exact: int = 0
    constraints_right: int = 0
    constraints_said: int = 0
    constraints_due: int = 0
    query_f1_sum: float = 0.0
    queries: int = 0
    misses: list[tuple[str, str, str]] = field(default_factory=list)
    """(words, due, said) of turns that are not exact."""

    @property
    def rates(self) -> dict[str, float]:
        """`tools`, `exact`, `constraint_f1`, `query_f1`, each 0 to 1."""
        said, due = max(1, self.constraints_said), max(1, self.constraints_due)
        precision, recall = self.constraints_right / said, self.constraints_right / due
        f1 = 2 * precision * recall / max(1e-9, precision + recall)
        count = max(1, self.turns)
        return {
            "turns": self.turns,
            "tools": self.tools / count,
            "exact": self.exact / count,
            "constraint_f1": f1,
            "query_f1": self.query_f1_sum / max(1, self.queries),
        }


def evaluate(turns: Iterable[Turn], understand: Callable[[Turn], Sequence[compact.Call]]) -> Score:
    """Score `understand` (a turn -> its calls, none for talk) on labelled turns."""
    score = Score()
    for turn in turns:
        if turn.answered_call is not None or turn.outcome in ("confirmed", "declined"):
            continue
        count(score, turn.user, [written(c) for c in turn.calls], [written(c) for c in understand(turn)])
    return score


def written(call: compact.Call) -> dict[str, Any]:
    """A call as it reads in the short form, so that case and spelling of symbols do not count."""
    return canonical(compact.read(compact.write([call]))[0])


def count(
    score: Score, user: str, due_calls: Sequence[compact.Call], said_calls: Sequence[compact.Call]
) -> None:
    """Add one turn to `score`; calls as `written` gives them."""
    score.turns += 1
    same_tools = [c["name"] for c in due_calls] == [c["name"] for c in said_calls]
    score.tools += same_tools
    wanted, given = Counter(_conditions(due_calls)), Counter(_conditions(said_calls))
    score.constraints_right += sum((wanted & given).values())
    score.constraints_said += sum(given.values())
    score.constraints_due += sum(wanted.values())
    if same_tools and wanted == given and _fixed(due_calls) == _fixed(said_calls):
        score.exact += 1
    else:
        score.misses.append((user, compact.write(due_calls) or "talk", compact.write(said_calls) or "talk"))
    for a, b in zip(due_calls, said_calls, strict=False):
        if "query" in a["arguments"] and "query" in b["arguments"]:
            score.queries += 1
            score.query_f1_sum += _word_f1(str(a["arguments"]["query"]), str(b["arguments"]["query"]))


def _conditions(calls: Sequence[compact.Call]) -> list[str]:
    found = []
    for index, call in enumerate(calls):
        for c in call["arguments"].get("where") or []:
            values = c["value"] if isinstance(c["value"], list) else [c["value"]]
            found.append(f"{index} {c['field']} {c['op']} {sorted(_plain(v) for v in values)}")
    return found


def _plain(value: Any) -> str:
    return str(value).lower().replace(" ", "")


def _fixed(calls: Sequence[Mapping[str, Any]]) -> list[dict[str, str]]:
    """The arguments that must be equal."""
    return [
        {
            k: _plain(v)
            for k, v in call["arguments"].items()
            if k not in (*_FREE, "where", "limit") and v not in (None, "", [])
        }
        for call in calls
    ]


def _word_f1(due: str, said: str) -> float:
    a, b = Counter(due.lower().replace("-", " ").split()), Counter(said.lower().replace("-", " ").split())
    same = sum((a & b).values())
    return 2 * same / max(1, sum(a.values()) + sum(b.values()))


def sample(turns: Sequence[Turn], count: int, seed: int = 1) -> list[Turn]:
    """A fixed random subset, for a quick look."""
    return random.Random(seed).sample(list(turns), min(count, len(turns)))
