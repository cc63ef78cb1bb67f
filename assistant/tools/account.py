"""Tools for who the shopper is and what they always want: sign-in, account, standing wishes."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from assistant.memory.profile import add_wish
from assistant.memory.session import constraint_json, wish_id
from assistant.tools import phrases
from assistant.tools.arguments import Address, AddressText, Postcode, Short, Value, Where, constraints
from assistant.tools.orders import propose
from assistant.tools.result import ToolResult
from assistant.tools.shop import Visit
from retrieval.constraints import field_name
from retrieval.schema import Constraint, Refused, Retryable

MAX_GUESSES = 5
"""Wrong sign-in details per session before only the shop's own sign-in helps."""
MAX_WISHES = 20


def verify_customer(
    visit: Visit,
    email: Annotated[str, Field(min_length=3, max_length=254)] | None = None,
    name: Annotated[str, Field(min_length=3, max_length=120)] | None = None,
    postcode: Postcode | None = None,
) -> ToolResult:
    """Sign the shopper in by what they wrote: their e-mail address, or their full name and postcode.

    Args:
        email: The e-mail address of the account, for example "anna@example.com".
        name: First and last name, for example "Anna Visser"; needs `postcode` too.
        postcode: Postcode of the account's address, for example "3571 AB".

    Raises:
        Retryable: Something is missing, or the details fit no account.
        Refused: Another customer is signed in, or too many wrong details were given.
    """
    session = visit.session
    with session.lock:
        if not email and not (name and postcode):
            raise Retryable("Give `email`, or `name` together with `postcode`.")
        if session.wrong_guesses >= MAX_GUESSES:
            raise Refused(
                "I could not match the details several times; please use the sign-in button instead.",
                "too_many_guesses",
            )
        found = visit.service.identify(email=email, name=name, postcode=postcode)
        if session.customer_id is not None and (found is None or found.id != session.customer_id):
            raise Refused(
                "You are signed in already; to use another account, sign out first.", "other_customer"
            )
        if found is None:
            session.wrong_guesses += 1
            return ToolResult(
                "not_found",
                "These details do not match an account. Please check them, or use the sign-in button.",
            )
        if session.customer_id is None:
            sign_in(visit, found.id)
        return ToolResult("ok", f"Signed in as {found.first_name}.", {"name": found.first_name})


def sign_in(visit: Visit, customer_id: str) -> None:
    """Bind the session to a customer; a guest's standing wishes join those of the profile."""
    session = visit.session
    with session.lock:
        if visit.shop.history is not None and visit.shop.profiles.of(visit.guest).personal is not False:
            visit.shop.history.link(visit.guest, customer_id)
        session.sign_in(customer_id)
        joined = list(visit.shop.profiles.of(customer_id).wishes)
        for wish in session.wishes:
            joined = add_wish(joined, wish)
        if session.wishes:
            visit.shop.profiles.keep(customer_id, joined)
        session.wishes = joined


def change_account(
    visit: Visit,
    address: Address | AddressText | None = None,
    email: Annotated[str, Field(min_length=3, max_length=254)] | None = None,
    name: Annotated[str, Field(min_length=3, max_length=120)] | None = None,
) -> ToolResult:
    """Change the account's address, e-mail address or name. Shows the effect first; the shopper must say yes.

    Args:
        address: The new address, for example "Lindenlaan 4, 3571 AB Utrecht, Netherlands".
        email: The new e-mail address, for example "anna@example.com".
        name: The new first and last name, for example "Anna Visser".

    Raises:
        Refused: The shopper is not signed in, or the e-mail address cannot be used.
        Retryable: Something is incomplete; the message says what.
    """
    where = address.model_dump() if isinstance(address, Address) else address
    return propose(visit, "change_account", {"address": where, "email": email, "name": name})


def remember(
    visit: Visit,
    field: Short,
    op: Literal["=", "!=", "in", "not in", "<=", ">="],
    value: Value | Annotated[list[Value], Field(min_length=1, max_length=20)],
) -> ToolResult:
    """Remember a standing wish, which then holds for every later search: "never leather", "I wear 39".

    Args:
        field: The field it is about, for example "material".
        op: How, for example "not in".
        value: The value or values, for example ["leather"].

    Raises:
        Retryable: The catalogue has no such field; the message lists the fields.
    """
    (wish,) = constraints(visit, [Where(field=field, op=op, value=value)])
    if wish.op == "!=" and not isinstance(wish.value, (bool, tuple)):
        wish = Constraint(wish.field, "not in", (wish.value,))
    session = visit.session
    with session.lock:
        if len(session.wishes) >= MAX_WISHES:
            raise Refused(
                f"There are {MAX_WISHES} standing wishes already; forget one first.", "too_many_wishes"
            )
        session.wishes = add_wish(session.wishes, wish)
        session.struck.discard(wish_id(wish))
        if session.customer_id is not None:
            visit.shop.profiles.keep(session.customer_id, session.wishes)
        return _wishes(
            visit,
            f"Noted: {phrases.phrase(wish, visit.shop.currency)}. It holds for every search from now on.",
        )


def forget(visit: Visit, field: Short | None = None) -> ToolResult:
    """Forget standing wishes: those about one field, or all.

    Args:
        field: The field whose wishes to forget, for example "material"; leave it out for all.
    """
    session = visit.session
    with session.lock:
        name = field_name(field) if field else None
        gone = [wish for wish in session.wishes if name is None or wish.field == name]
        if not gone:
            about = f" about {phrases.name(name)}" if name else ""
            return _wishes(visit, f"There was no standing wish{about} to forget.")
        session.wishes = [wish for wish in session.wishes if wish not in gone]
        session.struck -= {wish_id(wish) for wish in gone}
        if session.customer_id is not None:
            visit.shop.profiles.keep(session.customer_id, session.wishes)
        return _wishes(visit, f"Forgotten: {phrases.listing(gone, visit.shop.currency)}.")


def _wishes(visit: Visit, message: str) -> ToolResult:
    wishes = visit.session.wishes
    text = phrases.listing(wishes, visit.shop.currency)
    facts = {"wishes": text} if text else {}
    kept = f" Standing wishes: {text}." if text else " No standing wishes are left."
    if text and text in message:
        kept = ""  # said already
    return ToolResult("ok", message + kept, facts, (), {"wishes": [constraint_json(wish) for wish in wishes]})
