"""The OpenAI-compatible server over real HTTP: our remote host and langchain-openai are its clients."""

from __future__ import annotations

import json
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx
import pytest
import uvicorn
from langchain_core.messages import AIMessage, HumanMessage
from langchain_openai import ChatOpenAI

from assistant.llm.line import Busy, Line
from assistant.llm.local import open_local
from assistant.llm.remote import open_remote
from assistant.llm.scripted import ScriptedModel
from assistant.llm.server import build_server

TOOL = {
    "type": "function",
    "function": {
        "name": "view_cart",
        "description": "cart",
        "parameters": {"type": "object", "properties": {}},
    },
}


@contextmanager
def serving(model: Any, **more: Any) -> Iterator[str]:
    """Run the server on a free port; yields its address."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    config = uvicorn.Config(build_server(model, "small", **more), port=port, log_level="error")
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.01)
    try:
        yield f"http://127.0.0.1:{port}/v1"
    finally:
        server.should_exit = True
        thread.join()


def test_langchain_gets_calls_and_text_whole_and_streamed() -> None:
    replies = [[("view_cart", {})], "Hello there.", [("view_cart", {})], "Hello there."]
    with serving(ScriptedModel(replies=replies)) as url:
        client = ChatOpenAI(model="small", base_url=url, api_key="none", max_retries=0)  # type: ignore[arg-type]
        called = client.bind_tools([TOOL]).invoke("what is in my cart")
        assert isinstance(called, AIMessage)
        assert [c["name"] for c in called.tool_calls] == ["view_cart"]
        assert client.invoke("hi").content == "Hello there."
        pieces = list(client.bind_tools([TOOL]).stream("what is in my cart"))
        whole = pieces[0]
        for piece in pieces[1:]:
            whole = whole + piece
        assert [c["name"] for c in whole.tool_calls] == ["view_cart"]
        assert "".join(str(p.content) for p in client.stream("hi")) == "Hello there."


def test_the_remote_host_says_what_the_checkpoint_says(tiny_llm: Callable[[str], Path]) -> None:
    local = open_local(tiny_llm("qwen3"))
    with serving(local) as url:
        remote = open_remote(url, "small", timeout_s=30)
        question = [HumanMessage("hello")]
        assert str(remote.invoke(question).content).strip() == str(local.invoke(question).content).strip()


def test_a_shop_answers_through_the_server(shop_talk: Callable[..., Any]) -> None:
    search = [
        ("search_products", {"query": "jacket", "where": [{"field": "color", "op": "=", "value": "navy"}]})
    ]
    with serving(ScriptedModel(replies=[search, "I'd take {1.title} at {1.price}."])) as url:
        assistant = shop_talk(open_remote(url, "small"))
        words = "".join(e.data["text"] for e in assistant.stream("s", "navy jacket") if e.kind == "token")
    assert words == "I'd take Fjord Jacket at €30.00."


@pytest.mark.parametrize(
    ("body", "status", "part"),
    [
        ({"messages": []}, 400, "messages"),
        ({"messages": [{"role": "alien", "content": "x"}]}, 400, "cannot be read"),
        ({"messages": [{"role": "user", "content": "x"}], "model": "gpt-9"}, 404, "ask for 'small'"),
        ({}, 400, "messages"),
    ],
)
def test_what_cannot_be_answered_is_refused_with_the_reason(
    body: dict[str, Any], status: int, part: str
) -> None:
    with serving(ScriptedModel(replies=["x"])) as url:
        answer = httpx.post(f"{url}/chat/completions", json=body)
    assert answer.status_code == status
    assert part in answer.json()["error"]["message"]


def test_a_full_line_is_refused_before_any_work_and_moves_on() -> None:
    slow = ScriptedModel(replies=["one", "two", "three"], delay_s=0.6)
    body = {"messages": [{"role": "user", "content": "x"}]}
    with serving(slow, longest_line=0) as url:
        answers: list[httpx.Response] = []

        def ask() -> None:
            answers.append(httpx.post(f"{url}/chat/completions", json=body, timeout=20))

        threads = [threading.Thread(target=ask) for _ in range(3)]
        for thread in threads:
            thread.start()
            time.sleep(0.1)
        for thread in threads:
            thread.join()
    assert sorted(a.status_code for a in answers) == [200, 429, 429]
    assert all(a.headers["Retry-After"] == "5" for a in answers if a.status_code == 429)


def test_a_model_that_fails_in_the_middle_ends_the_stream_with_an_error() -> None:
    body = {"messages": [{"role": "user", "content": "x"}], "stream": True}
    with serving(ScriptedModel(replies=[RuntimeError("broken")])) as url:
        lines = httpx.post(f"{url}/chat/completions", json=body).text.splitlines()
    assert json.loads(lines[-2].removeprefix("data: "))["error"]["type"] == "server_error"


def test_places_are_given_in_the_order_of_arrival() -> None:
    line, order = Line(10), []

    def work(number: int) -> None:
        with line.place():
            order.append(number)
            time.sleep(0.02)

    threads = [threading.Thread(target=work, args=(n,)) for n in range(6)]
    for thread in threads:
        thread.start()
        time.sleep(0.004)
    for thread in threads:
        thread.join()
    assert order == list(range(6))
    with pytest.raises(Busy, match="try again"), Line(-1).place():
        pass
