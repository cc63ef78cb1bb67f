"""The constraints in force as chips, and what is left when one of them is struck out."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.events import Chip
from assistant.memory.session import SearchCall, ShopSession, constraint_of, wish_id
from assistant.tools.phrases import phrase
from retrieval.schema import Retryable


def chips_of(session: ShopSession, currency: str) -> list[Chip]:
    """One chip per condition of the product calls on screen, and per standing wish; equal ones once."""
    chips: list[Chip] = []
    seen: set[str] = set()
    for place, search in enumerate(session.searches):
        for index, condition in enumerate(search.arguments.get("where") or ()):
            text = phrase(constraint_of(condition), currency)
            if text not in seen:
                seen.add(text)
                chips.append(Chip(f"search:{place}:{index}", text))
    chips += [
        Chip(wish_id(wish), phrase(wish, currency), standing=True) for wish in session.wishes_in_force()
    ]
    return chips


def without_chip(session: ShopSession, chip_id: str, currency: str) -> Sequence[SearchCall]:
    """The product calls to make again once a chip is struck out; a standing wish is struck for the session.

    Raises:
        Retryable: No chip has this id (any more).
    """
    chip = next((chip for chip in chips_of(session, currency) if chip.id == chip_id), None)
    if chip is None:
        raise Retryable(f"There is no condition {chip_id!r} in force any more; nothing was changed.")
    if chip.standing:
        session.struck.add(chip.id)
        return list(session.searches)
    left = []
    for search in session.searches:
        where = search.arguments.get("where") or ()
        kept = [c for c in where if phrase(constraint_of(c), currency) != chip.text]
        arguments = {**search.arguments, "where": kept}
        left.append(
            SearchCall(
                search.name, arguments if kept else {k: v for k, v in arguments.items() if k != "where"}
            )
        )
    return left
