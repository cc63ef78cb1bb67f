"""All tools by name, and the one way to run them: validate, resolve, call, map errors to outcomes, confirm.

READ runs at once and changes nothing. WRITE* changes only the session. WRITE shows its effect and waits:
`confirm` commits what the session holds as pending, `decline` drops it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from pydantic import BaseModel, ValidationError

from assistant.events import CartView
from assistant.memory.session import ShopSession
from assistant.service.ground import OrderNotFound
from assistant.tools import account, cart, finding, knowledge, orders, products
from assistant.tools.items import on_screen
from assistant.tools.result import ToolResult
from assistant.tools.schemas import arguments_model, openai_schema
from assistant.tools.shop import Shop, Visit
from retrieval.schema import Refused, Retryable, Unavailable, UnknownProduct

ToolKind = Literal["READ", "WRITE*", "WRITE"]
KINDS: Mapping[Callable[..., ToolResult], ToolKind] = {
    finding.search_products: "READ",
    finding.similar_products: "READ",
    finding.recommend: "READ",
    products.show_product: "READ",
    products.compare_products: "READ",
    products.describe_catalogue: "READ",
    cart.view_cart: "READ",
    cart.add_to_cart: "WRITE*",
    cart.update_cart: "WRITE*",
    cart.apply_code: "WRITE*",
    cart.checkout: "READ",
    orders.my_orders: "READ",
    orders.show_order: "READ",
    orders.cancel_order: "WRITE",
    orders.return_items: "WRITE",
    orders.exchange_items: "WRITE",
    orders.change_order: "WRITE",
    account.change_account: "WRITE",
    account.verify_customer: "READ",
    knowledge.store_policy: "READ",
    account.remember: "WRITE*",
    account.forget: "WRITE*",
    knowledge.hand_over: "WRITE*",
}


@dataclass(frozen=True, slots=True)
class Tool:
    """One tool."""

    name: str
    kind: ToolKind
    function: Callable[..., ToolResult]
    arguments: type[BaseModel]
    schema: Mapping[str, Any]
    """OpenAI form: {"type": "function", "function": {"name", "description", "parameters"}}."""


def build_tools() -> dict[str, Tool]:
    """Every tool of the contract by name."""
    built = {}
    for function, kind in KINDS.items():
        model = arguments_model(function)
        built[function.__name__] = Tool(
            function.__name__, kind, function, model, openai_schema(function, model)
        )
    return built


class Toolbox:
    """The tools of one shop."""

    def __init__(self, shop: Shop) -> None:
        self.shop = shop
        self.tools = build_tools()

    def schemas(self) -> list[dict[str, Any]]:
        """What a model is given."""
        return [dict(tool.schema) for tool in self.tools.values()]

    def kind(self, name: str) -> ToolKind | None:
        """READ, WRITE* or WRITE; None for an unknown name."""
        tool = self.tools.get(name)
        return tool.kind if tool else None

    def run(self, session: ShopSession, name: str, arguments: Mapping[str, Any]) -> ToolResult:
        """Run one call of a model; never raises for what a model or a shopper can cause.

        Calls of one turn run in the order the model gave them: cards are numbered on from the first list.
        """
        tool = self.tools.get(name)
        if tool is None:
            return ToolResult(
                "error",
                f"There is no tool {name!r}; the tools are {', '.join(self.tools)}.",
                code="retryable",
            )
        try:
            valid = tool.arguments.model_validate(dict(arguments))
        except ValidationError as err:
            return ToolResult("error", _invalid(tool, err), code="retryable")
        given = {field: getattr(valid, field) for field in tool.arguments.model_fields}
        return self._guard(session, lambda: tool.function(Visit(self.shop, session), **given))

    def confirm(self, session: ShopSession, idempotency_key: str = "") -> ToolResult:
        """Commit the change that the session holds as pending, after the shopper's yes.

        Args:
            idempotency_key: The same key commits once; empty takes the proposal's own id.
        """
        return self._guard(session, lambda: self._confirm(session, idempotency_key))

    def decline(self, session: ShopSession) -> ToolResult:
        """Drop the pending change after a no."""
        with session.lock:
            pending, session.pending = session.pending, None
        if pending is None:
            return ToolResult("refused", "Nothing is waiting for a yes.", code="nothing_pending")
        return ToolResult(
            "declined", "Nothing was changed.", {}, (), {"kind": pending.kind, "subject": pending.subject}
        )

    def settle(self, session: ShopSession, agreed: bool) -> ToolResult:
        """Do what waits in the session, or drop it."""
        return self.confirm(session) if agreed else self.decline(session)

    def cart(self, session: ShopSession) -> CartView:
        """The cart as the page shows it, at live prices."""
        return cart.cart_view(Visit(self.shop, session))

    def sign_in(self, session: ShopSession, customer_id: str) -> None:
        """Bind the session to a customer named by the shop's own sign-in; brings their standing wishes."""
        account.sign_in(Visit(self.shop, session), customer_id)

    def _confirm(self, session: ShopSession, key: str) -> ToolResult:
        visit = Visit(self.shop, session)
        with session.lock:
            pending = session.pending
            if pending is None:
                raise Refused("Nothing is waiting for a yes.", "nothing_pending")
            if session.customer_id != pending.customer:
                session.pending = None
                raise Refused("Please sign in again and ask for the change once more.", "not_signed_in")
            try:
                done = visit.service.commit(pending, key or pending.id, actor=f"session:{session.id}")
            finally:
                session.pending = None
        facts = dict(done.facts)
        data: dict[str, Any] = {"kind": pending.kind, "subject": done.subject, "repeated": done.repeated}
        if pending.kind != "change_account":
            order = visit.service.order(pending.customer, done.subject)
            facts = orders.order_facts(visit, order) | facts
            session.last_order = order.id
        return ToolResult("confirmed", done.message, facts, (), data)

    def _guard(self, session: ShopSession, call: Callable[[], ToolResult]) -> ToolResult:
        try:
            return call()
        except (UnknownProduct, OrderNotFound) as err:
            hint = (
                "" if isinstance(err, OrderNotFound) or "n screen" in str(err) else f" {on_screen(session)}"
            )
            return ToolResult("not_found", f"{err}{hint}", code=err.code)
        except Retryable as err:
            return ToolResult("error", str(err), code="retryable", data={"rule": err.code})
        except Refused as err:
            return ToolResult(
                "not_signed_in" if err.code == "not_signed_in" else "refused", str(err), code=err.code
            )
        except Unavailable as err:
            return ToolResult(
                "error", f"This part of the shop is not answering right now. {err}", code=err.code
            )


def _invalid(tool: Tool, error: ValidationError) -> str:
    """What is wrong with the arguments, and what is allowed."""
    problems = []
    for one in error.errors(include_url=False)[:4]:
        place = ".".join(str(part) for part in one["loc"])
        given = repr(one.get("input"))
        problems.append(
            f"`{place}` {one['msg'].lower()}"
            + (f" (got {given[:80]})" if one["type"] not in ("missing", "extra_forbidden") else "")
        )
    takes = ", ".join(tool.arguments.model_fields) or "nothing"
    return f"{tool.name}: {'; '.join(problems)}. It takes: {takes}."
