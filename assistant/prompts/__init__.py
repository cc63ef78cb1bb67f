"""The texts the LLM is given: `system.md` for understanding, `reply.md` for the prose after the tools."""

from __future__ import annotations

from functools import cache
from pathlib import Path


@cache
def prompt(name: str) -> str:
    """Return the prompt called `name`, read once."""
    return (Path(__file__).parent / f"{name}.md").read_text(encoding="utf-8").strip()
