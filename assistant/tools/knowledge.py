"""Tools that answer from the shop's texts, or pass the conversation on to people."""

from __future__ import annotations

import re

from assistant.memory.session import ShopSession
from assistant.tools import phrases
from assistant.tools.arguments import Question, Text
from assistant.tools.result import ToolResult
from assistant.tools.shop import Visit
from retrieval.schema import UnknownProduct

MAX_PASSAGE = 420


def store_policy(visit: Visit, question: Question) -> ToolResult:
    """Look up the shop's own rules: shipping, returns, warranty, payment, gift cards, sizes, contact.

    Args:
        question: What the shopper wants to know, for example "returning worn shoes".
    """
    found = visit.shop.passages.policies(question, 3)
    if not found:
        return ToolResult(
            "no_source",
            "Our policies say nothing about that, and I'd rather not guess. Shall I pass you on to a person?",
        )
    facts: dict[str, str] = {}
    sources = []
    for number, passage in enumerate(found, 1):
        facts[f"policy.{number}"] = shorten(passage.text)
        facts[f"policy.{number}.source"] = passage.title or passage.source
        sources.append({"text": passage.text, "title": passage.title, "source": passage.source})
    return ToolResult("ok", f"From the policies: {facts['policy.1']}", facts, (), {"passages": sources})


def hand_over(visit: Visit, reason: Text) -> ToolResult:
    """Pass the conversation to the service team, when the shopper asks for a person or no tool can help.

    Args:
        reason: Why, for example "asks for a person".
    """
    service, session = visit.service, visit.session
    ticket = service.open_ticket(session.id, session.customer_id, reason, summary(visit, reason))
    now, rules = service.clock(), service.rules
    hours = rules.email_answer_hours
    if rules.is_open(now):
        when = f"They answer the chat until {rules.closing(now)} today, in the order messages arrive."
    else:
        opening = rules.next_opening(now)
        when = (
            f"They are closed right now and are back {opening}."
            if opening
            else "They will answer as soon as they can."
        )
    known = visit.customer()
    mail = (
        f" An answer also goes to the e-mail address of your account within {hours} hours." if known else ""
    )
    message = f"I've passed this to our service team with a summary (ticket {ticket}). {when}{mail}"
    return ToolResult(
        "ok",
        message,
        {"ticket": ticket, "code": ticket, "answer.1": when},
        (),
        {"ticket": ticket, "action": "hand_over"},
    )


def summary(visit: Visit, reason: str) -> str:
    """What the service team should know, from the records of this session; no message text."""
    session = visit.session
    customer = visit.customer()
    lines = [f"Reason: {reason}"]
    lines.append(
        f"Customer: {customer.first_name} {customer.last_name} ({customer.id})"
        if customer
        else "Customer: guest, not signed in"
    )
    if session.last_order:
        lines.append(f"Order talked about: {session.last_order}")
    if session.searches:
        lines.append("Looked for: " + "; ".join(_search_text(session)))
    if session.screen:
        lines.append("On screen: " + "; ".join(f"{one.title} ({one.sku})" for one in session.screen[:6]))
    if session.cart:
        lines.append(
            "Cart: " + "; ".join(f"{one.quantity} × {_title(visit, one.product)}" for one in session.cart)
        )
    if session.wishes:
        lines.append(f"Standing wishes: {phrases.listing(session.wishes, visit.shop.currency)}")
    if session.pending:
        lines.append(f"Waits for a yes: {session.pending.effect}")
    return "\n".join(lines)


def shorten(text: str, limit: int = MAX_PASSAGE) -> str:
    """Whole sentences up to the limit."""
    text = " ".join(text.split())
    if len(text) <= limit:
        return text
    kept = ""
    for sentence in re.split(r"(?<=[.!?])\s+", text):
        if kept and len(kept) + len(sentence) + 1 > limit:
            break
        kept = f"{kept} {sentence}".strip()
    return kept if len(kept) <= limit else kept[: limit - 1].rsplit(" ", 1)[0] + "…"


def _search_text(session: ShopSession) -> list[str]:
    return [
        str(call.arguments.get("query") or call.arguments.get("kind") or call.name)
        for call in session.searches
    ]


def _title(visit: Visit, sku: str) -> str:
    try:
        return visit.shop.catalogue.product(sku).title
    except UnknownProduct:
        return sku
