"""Tools that put products on screen: search, alike, suggestions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from assistant.events import Card
from assistant.memory.session import SearchCall, constraint_json
from assistant.tools import cards, items, phrases
from assistant.tools.arguments import Item, Limit, Text, Where, WhereList, constraints
from assistant.tools.result import Outcome, ToolResult
from assistant.tools.shop import Ranked, RecommendKind, Visit
from retrieval.constraints import is_exclusion, values_of
from retrieval.matching import matching_values
from retrieval.schema import Constraint, Retryable, SearchRequest, SearchResult, Sort
from retrieval.vocabulary import kind_key

POOL = 100
"""Candidates that the personal ranker chooses from; for a photo or a likeness it only orders what looks nearest."""


def search_products(
    visit: Visit,
    query: Text,
    where: WhereList = [],  # noqa: B006  # the schema shows the default; never changed
    prefer: WhereList = [],  # noqa: B006
    sort: Sort = "relevance",
    limit: Limit = 6,
) -> ToolResult:
    """Find products in the catalogue and show them as cards.

    Use it for every wish for a product. Call it once per wish: "a shirt and shoes" is two calls. Repeat in
    `where` every condition that still holds from before.

    Args:
        query: What is wanted, in clean words without the conditions, for example "waterproof hiking jacket".
        where: Conditions every product must meet, for example [{"field": "price", "op": "<=", "value": 80}].
        prefer: Conditions nice to have, for example [{"field": "color", "op": "=", "value": "navy"}].
        sort: Order of the list, for example "price_asc" for "cheap" or "cheaper".
        limit: How many to show, for example 6; more for "show me more".

    Raises:
        Retryable: A condition names a field the catalogue does not have; the message lists the fields.
    """
    call = SearchCall(
        "search_products", _arguments(query=query, where=where, prefer=prefer, sort=sort, limit=limit)
    )
    hard, soft = constraints(visit, where), constraints(visit, prefer)
    request = SearchRequest(query=query, where=hard, prefer=soft, sort=sort, limit=limit)
    return _find(visit, request, call, query)


def similar_products(visit: Visit, item: Item, where: WhereList = [], limit: Limit = 6) -> ToolResult:  # noqa: B006
    """Show products like one that is on screen, or like the shopper's photo.

    Args:
        item: A position on screen, a sku, or "photo", for example "2".
        where: Conditions every product must meet, for example [{"field": "price", "op": "<=", "value": 80}].
        limit: How many to show, for example 6.

    Raises:
        Retryable: The item is unknown, or there is no photo; the message says what there is.
    """
    call = SearchCall("similar_products", _arguments(item=item, where=where, limit=limit))
    hard = constraints(visit, where)
    if item.strip().lower() in ("photo", "[photo]", "picture", "image"):
        if visit.session.photo is None:
            raise Retryable(
                "`item` is 'photo', but the shopper sent none; ask for one, or give a position or a sku."
            )
        return _find(
            visit, SearchRequest(where=hard, limit=limit, photo=visit.session.photo), call, "like your photo"
        )
    product = items.product_of(visit, item)
    visit.session.focus = product.sku
    return _find(
        visit, SearchRequest(where=hard, limit=limit, like_sku=product.sku), call, f"like {product.title}"
    )


def recommend(
    visit: Visit,
    kind: RecommendKind,
    item: Item | None = None,
    where: WhereList = [],  # noqa: B006
    limit: Limit = 6,
) -> ToolResult:
    """Suggest products without a wish: for this person, to go with a product, popular now, or reduced.

    Args:
        kind: "for_you", "goes_with" (give `item`), "trending" or "deals", for example "trending".
        item: The product that the suggestions should go with, for example "1".
        where: Conditions all must meet, for example [{"field": "category", "op": "=", "value": "bags"}].
        limit: How many to show, for example 6.

    Raises:
        Retryable: "goes_with" without an item, or an unknown item.
    """
    call = SearchCall("recommend", _arguments(kind=kind, item=item, where=where, limit=limit))
    base = items.product_of(visit, item) if item else None
    if kind == "goes_with" and base is None:
        base_sku = visit.session.cart[-1].product if visit.session.cart else visit.session.focus
        if base_sku is None:
            raise Retryable("`item` is missing: say which product the suggestions should go with.")
        base = visit.shop.catalogue.product(base_sku)
    hard, _ = with_wishes(visit, constraints(visit, where), ())
    with visit.session.lock:
        ranked = visit.shop.ranker.recommend(visit.shopper(), kind, limit, hard, base.sku if base else None)
        titles = {
            "for_you": "for you",
            "goes_with": f"goes with {base.title if base else ''}",
            "trending": "popular now",
            "deals": "reduced",
        }
        visit.session.open_screen(call)
        shown = _show(visit, ranked, hard, titles[kind])
    if not shown:
        what = phrases.listing(hard, visit.shop.currency)
        return ToolResult(
            "nothing", f"There is nothing to suggest{' that is ' + what if what else ''}.", {"n": "0"}
        )
    facts = cards.facts_of_all(shown, visit.shop.currency) | {"n": str(len(shown))}
    return ToolResult("ok", f"{len(shown)} suggestions ({titles[kind]}) are on screen.", facts, tuple(shown))


def with_wishes(
    visit: Visit, where: Sequence[Constraint], prefer: Sequence[Constraint]
) -> tuple[tuple[Constraint, ...], tuple[Constraint, ...]]:
    """Add the standing wishes in force.

    A wish yields to a condition of this very search that asks for what it rules out. A size holds only beside
    a category, since one person's "39" means shoes; elsewhere it is a preference.
    """
    hard, soft = list(where), list(prefer)
    kinds = [one for one in where if one.field == "category" and not is_exclusion(one)]
    for wish in visit.session.wishes_in_force():
        same = [one for one in where if one.field == wish.field]
        if any(_contradicts(one, wish) for one in same) or (same and not is_exclusion(wish)):
            continue
        if wish.field == "size" and not is_exclusion(wish):
            fits = bool(kinds) and bool(visit.shop.catalogue.mask((*kinds, wish)).any())
            (hard if fits else soft).append(wish)
        else:
            hard.append(wish)
    return tuple(dict.fromkeys(hard)), tuple(dict.fromkeys(soft))


def _contradicts(one: Constraint, wish: Constraint) -> bool:
    if not is_exclusion(wish) or is_exclusion(one) or one.op in ("<=", ">="):
        return False
    texts = [str(value) for value in values_of(one)]
    return any(matching_values(wish.field, values_of(wish), texts))


def _find(visit: Visit, request: SearchRequest, call: SearchCall, group: str) -> ToolResult:
    session = visit.session
    hard, soft = with_wishes(visit, request.where, request.prefer)
    alike = request.like_sku is not None or request.photo is not None
    pool = max(POOL, request.limit) if request.sort == "relevance" and not alike else request.limit
    wide = replace(request, where=hard, prefer=soft, limit=pool)
    result = visit.shop.search.search(wide)
    with session.lock:
        ranked = _ranked(visit, wide, result, request.limit)
        session.open_screen(call)
        shown = _show(visit, ranked, hard, group)
    currency = visit.shop.currency
    outcome = _outcome(result, len(shown))
    like = request.like_sku or request.photo
    total = result.total if outcome in ("ok", "few") and not like else len(shown)
    facts = cards.facts_of_all(shown, currency) | {"n": str(total)}
    wanted = phrases.listing([one for one in hard if not _said_by(one, request.query)], currency)
    data: dict[str, Any] = {
        "total": result.total,
        "where": [constraint_json(one) for one in hard],
        "relaxed": [constraint_json(one) for one in result.relaxed],
        "relaxed_text": [phrases.phrase(one, currency) for one in result.relaxed],
        "group": group,
        "note": result.note,
    }
    message = _message(outcome, group, wanted, replace(result, total=total), len(shown), currency)
    return ToolResult(outcome, message, facts, tuple(shown), data)


def _ranked(visit: Visit, request: SearchRequest, result: SearchResult, limit: int) -> Sequence[Ranked]:
    """The personal order, with reasons; a sort that was asked for keeps the order it came in."""
    if not result.candidates:
        return ()
    return visit.shop.ranker.rank(visit.shopper(), request, result.candidates, limit)


def _show(visit: Visit, ranked: Sequence[Ranked], where: Sequence[Constraint], group: str) -> list[Card]:
    catalogue = visit.shop.catalogue
    shown = [
        cards.put_on_screen(visit, catalogue.product(one.sku), where, one.reason, group) for one in ranked
    ]
    if len(shown) == 1:
        visit.session.focus = shown[0].sku
    return shown


def _outcome(result: SearchResult, shown: int) -> Outcome:
    if not shown:
        return "nothing"
    if result.relaxed:
        return "relaxed"
    return "few" if result.total <= 3 else "ok"


def _message(
    outcome: Outcome, group: str, wanted: str, result: SearchResult, shown: int, currency: str
) -> str:
    conditions = f" that is {wanted}" if wanted else ""
    note = f" {result.note}" if result.note else ""
    if outcome == "nothing":
        return (
            result.note if result.note.startswith("We have no") else f"Nothing matches {group!r}{conditions}."
        )
    if outcome == "relaxed":
        dropped = phrases.listing(result.relaxed, currency)
        near = f"The nearest {shown} are on screen; they leave out: {dropped}."
        return f"Nothing matches {group!r}{conditions}. {near}{note}"
    count = f"{result.total} match" + ("es" if result.total == 1 else "")
    return f"{count} {group!r}{conditions}; {shown} on screen.{note}"


def _said_by(one: Constraint, query: str) -> bool:
    """A kind that the query names already, in whatever number, need not be said again."""
    said = {kind_key(word) for word in (query, *query.split())}
    return (
        one.field == "category"
        and not is_exclusion(one)
        and all(kind_key(str(v)) in said for v in values_of(one))
    )


def _arguments(**given: Any) -> dict[str, Any]:
    """The call's arguments as the contract writes them, defaults left out."""
    usual = {"where": [], "prefer": [], "sort": "relevance", "limit": 6, "item": None}
    out: dict[str, Any] = {}
    for name, value in given.items():
        plain = (
            [one.model_dump() if isinstance(one, Where) else one for one in value]
            if isinstance(value, list)
            else value
        )
        if name not in usual or plain != usual[name]:
            out[name] = plain
    return out
