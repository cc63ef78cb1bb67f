"""What every test runs under: no network beyond this machine, no telemetry; and a shop of five jackets."""

from __future__ import annotations

import os
import socket
import sqlite3
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

os.environ["HF_HUB_OFFLINE"] = "1"
os.environ["GRADIO_ANALYTICS_ENABLED"] = "False"
os.environ["ANONYMIZED_TELEMETRY"] = "False"
os.environ.setdefault("OMP_NUM_THREADS", "1")
os.environ.pop("LANGSMITH_TRACING", None)

_LOOPBACK = {"127.0.0.1", "::1", "localhost", "0.0.0.0", ""}
_connect = socket.socket.connect


def _guarded(self: socket.socket, address: Any) -> Any:
    if isinstance(address, tuple) and str(address[0]) not in _LOOPBACK:
        raise OSError(f"a test tried to reach {address[0]!r}; tests talk to this machine only")
    return _connect(self, address)


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let sockets reach this machine only."""
    monkeypatch.setattr(socket.socket, "connect", _guarded)


class FiveJackets:
    """A catalogue of five jackets."""

    def __init__(self) -> None:
        from retrieval.schema import Product, Variant

        names = ("Fjord", "Harbour", "Ember", "Moss", "Tide")
        colors = ("navy", "black", "red", "green", "navy")
        self.products = {
            f"J{n}": Product(
                sku=f"J{n}", title=f"{name} Jacket", category="jackets", price_minor=2000 + 1000 * n,
                brand="Northfell",
                color=color, material="cotton", rating=4.0 + n / 10, rating_count=n, audience="women",
                variants=(Variant(f"J{n}-M", 2000 + 1000 * n, 3, "M", color),),
            )
            for n, (name, color) in enumerate(zip(names, colors, strict=True), 1)
        }  # fmt: skip

    def product(self, sku: str) -> Any:
        from retrieval.schema import UnknownProduct

        try:
            return self.products[sku.split("-")[0]]
        except KeyError:
            raise UnknownProduct(f"No product {sku!r}.") from None

    def vocabulary(self) -> dict[str, set[str]]:
        return {
            "color": {"navy", "black", "red", "green", "blue"},
            "material": {"cotton", "leather"},
            "brand": {"Northfell"},
            "category": {"jackets", "boots", "shirts"},
        }


class FakeTools:
    """A few tools over the five jackets; `log` holds every call."""

    def __init__(self, catalogue: FiveJackets) -> None:
        self.catalogue = catalogue
        self.log: list[tuple[str, str, dict[str, Any]]] = []
        self.committed: list[str] = []

    def schemas(self) -> Sequence[Mapping[str, Any]]:
        names = ("search_products", "show_order", "cancel_order", "store_policy", "add_to_cart", "my_orders")
        parameters = {"type": "object", "properties": {}, "additionalProperties": True}
        return [
            {"type": "function", "function": {"name": n, "description": n, "parameters": parameters}}
            for n in names
        ]

    def run(self, session: Any, name: str, arguments: Mapping[str, Any]) -> Any:
        from assistant.service.proposals import Proposal
        from assistant.tools.result import ToolResult

        self.log.append((session.id, name, dict(arguments)))
        if name == "search_products":
            return self._search(session, arguments)
        if name == "cancel_order":
            effect = f"Cancel order {arguments['order']} and refund €40.00 to your card?"
            session.pending = Proposal(
                "p1", "cancel_order", "c0001", dict(arguments), effect, {}, arguments["order"], ""
            )
            return ToolResult("needs_confirmation", effect, {"refund.amount": "€40.00"})
        if name == "store_policy":
            return ToolResult(
                "ok", "Returns are free within 30 days.", {"policy.1": "Returns are free within 30 days."}
            )
        return ToolResult("not_signed_in", "Please sign in first.", code="not_signed_in")

    def _search(self, session: Any, arguments: Mapping[str, Any]) -> Any:
        from assistant.events import Card
        from assistant.memory.session import ScreenItem, SearchCall
        from assistant.tools.result import ToolResult

        where = list(arguments.get("where") or ())
        if any(c["field"] == "nonsense" for c in where):
            return ToolResult(
                "error", "There is no field 'nonsense'; allowed: color, price.", code="retryable"
            )
        first = session.open_screen(SearchCall("search_products", dict(arguments)))
        colors = [c["value"] for c in where if c["field"] == "color"]
        found = [p for p in self.catalogue.products.values() if not colors or p.color in colors]
        cards, facts = [], {}
        for place, p in enumerate(found[:3], first):
            price = f"€{p.price_minor / 100:.2f}"
            session.show(
                ScreenItem(
                    place, p.sku, p.title, p.brand, p.category, p.color, p.material, p.price_minor, p.rating
                )
            )
            cards.append(
                Card(
                    place, p.sku, p.title, p.brand, p.category, p.price_minor / 100, price, "", p.color,
                    (p.color,),
                    "", ("M",), p.material, p.audience, p.rating, p.rating_count, True, "", "fits your words",
                )
            )  # fmt: skip
            facts |= {
                f"{place}.title": p.title,
                f"{place}.price": price,
                f"{place}.rating": f"{p.rating:.1f}",
            }
        return ToolResult(
            "ok" if cards else "nothing", "" if cards else "Nothing matches.", facts, tuple(cards)
        )

    def settle(self, session: Any, agreed: bool) -> Any:
        from assistant.tools.result import ToolResult

        pending, session.pending = session.pending, None
        if not agreed:
            return ToolResult("declined", "Nothing was changed.")
        self.committed.append(pending.subject)
        return ToolResult(
            "confirmed", f"Order {pending.subject} is cancelled.", {"order.id": pending.subject}
        )

    def sign_in(self, session: Any, customer_id: str) -> None:
        session.sign_in(customer_id)

    def cart(self, session: Any) -> Any:
        from assistant.events import CartView

        return CartView()


@pytest.fixture
def shop_talk(tmp_path: Path) -> Iterator[Callable[..., Any]]:
    """Make an assistant over five jackets: `shop_talk([...replies...] or a chat model, **config)`; None means no LLM."""
    opened: list[Any] = []

    def make(replies: Any = None, delay_s: float = 0.0, **settings: Any) -> Any:
        from assistant.app import Assistant
        from assistant.config import AssistantConfig
        from assistant.llm.scripted import AbsentModel, ScriptedModel
        from assistant.memory.profile import Profiles
        from assistant.parts import Parts
        from assistant.plain_order import PlainOrder
        from assistant.tools.shop import Shop
        from ranking.events import EventLog

        catalogue: Any = FiveJackets()
        unused: Any = None
        tools = FakeTools(catalogue)
        scripted = isinstance(replies, list)
        model = ScriptedModel(replies=replies, delay_s=delay_s) if scripted else replies or AbsentModel()
        parts = Parts(
            shop=Shop(catalogue, unused, PlainOrder(catalogue), unused, Profiles()),
            toolbox=tools,
            model=model,
            chats=sqlite3.connect(tmp_path / "chats.db", check_same_thread=False),
            vocabulary=catalogue.vocabulary(),
            log=EventLog(tmp_path / "events.db"),
        )
        assistant = Assistant(AssistantConfig(store=tmp_path, llm="scripted", **settings), parts)
        assistant.tools, assistant.model = tools, model  # type: ignore[attr-defined]
        opened.append(assistant)
        return assistant

    yield make
    for assistant in opened:
        assistant.close()


CHATML = (
    "{% if tools %}<|im_start|>system\n{{ tools | tojson }}<|im_end|>\n{% endif %}"
    "{% for m in messages %}<|im_start|>{{ m.role }}\n{{ m.content }}"
    "{% for c in m.tool_calls or [] %}<tool_call>{{ c.function | tojson }}</tool_call>{% endfor %}<|im_end|>\n{% endfor %}"
    "{% if add_generation_prompt %}<|im_start|>assistant\n{% endif %}"
)


@pytest.fixture(scope="session")
def tiny_llm(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """Makes a causal LM with random weights, a byte tokenizer and a chat template: `qwen3` or `llama`."""

    def make(architecture: str) -> Path:
        import torch
        from tokenizers import Tokenizer, decoders, models, pre_tokenizers
        from transformers import AutoConfig, AutoModelForCausalLM, PreTrainedTokenizerFast

        folder = tmp_path_factory.mktemp(architecture)
        alphabet = sorted(pre_tokenizers.ByteLevel.alphabet())
        pieces = {piece: i for i, piece in enumerate(["<|im_end|>", "<|im_start|>", *alphabet])}
        tokenizer = Tokenizer(models.BPE(pieces, merges=[]))
        tokenizer.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
        tokenizer.decoder = decoders.ByteLevel()
        end = "<|im_end|>"
        fast = PreTrainedTokenizerFast(tokenizer_object=tokenizer, eos_token=end, pad_token=end)
        fast.chat_template = CHATML
        fast.save_pretrained(str(folder))
        shape = {"hidden_size": 32, "intermediate_size": 64, "num_hidden_layers": 1, "num_attention_heads": 2}
        shape |= {"num_key_value_heads": 1, "head_dim": 16, "eos_token_id": 0, "pad_token_id": 0}
        torch.manual_seed(2)
        config = AutoConfig.for_model(architecture, vocab_size=len(fast), **shape)
        AutoModelForCausalLM.from_config(config).save_pretrained(str(folder))
        return folder

    return make
