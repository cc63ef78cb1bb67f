"""The loop of one turn as a LangGraph agent: understand, run tools, wait for a yes where one is due, answer.

`create_agent` drives it; `ShopTurn` is the middleware that decides what the LLM sees, when it may call tools,
and what is said when it is away. The shopper's identity is in the runtime context, never in an argument. A
product turn costs at most two LLM calls; a call that could be mended gets one more try, then the tool's own
words are said.
"""

from __future__ import annotations

import json
import logging
import re
import threading
import time
import uuid
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

from langchain.agents import create_agent
from langchain.agents.middleware import AgentMiddleware
from langchain.agents.middleware.types import ModelRequest, ModelResponse
from langchain.tools import ToolRuntime
from langchain_core.messages import (
    AIMessage,
    AnyMessage,
    BaseMessage,
    HumanMessage,
    RemoveMessage,
    SystemMessage,
    ToolMessage,
)
from langchain_core.tools import BaseTool, StructuredTool
from langgraph.checkpoint.base import BaseCheckpointSaver
from langgraph.types import interrupt

from assistant.events import CallResult, CartView, ToolCall
from assistant.faithful import faithful, plain_form, plainly_heard, ruled_out
from assistant.grounding import Grounder, Records, Vocabulary
from assistant.memory.session import ShopSession
from assistant.pointing import Plan, State, other_brand
from assistant.prompts import prompt
from assistant.replies import MUST_CARRY, SAY_MESSAGE, TALK, Said, reply_for
from assistant.tools.result import ToolResult
from assistant.voice import LLMAway, Voice

logger = logging.getLogger(__name__)

MAX_CALLS = 6
PLACE_S = 5.0
WRITES = frozenset({"cancel_order", "return_items", "exchange_items", "change_order", "change_account"})
"""Changes that wait for a yes; one message may start one of them."""
KEEP_MESSAGES = 24
CLARIFY = "I'm not sure what you'd like. Tell me what you're looking for, or ask about an order."
AWAY = "I'm answering with my basic search right now."


class Plans(Protocol):
    """What answers when the LLM is away."""

    def plan(self, text: str, state: State) -> Plan:
        """Calls to make, or words to say."""
        ...


class Toolbox(Protocol):
    """The tools of the contract."""

    def schemas(self) -> Sequence[Mapping[str, Any]]:
        """The tools as OpenAI-style function schemas."""
        ...

    def run(self, session: ShopSession, name: str, arguments: Mapping[str, Any]) -> ToolResult:
        """Run one call for this session; a WRITE only says what it would do, and waits in the session."""
        ...

    def settle(self, session: ShopSession, agreed: bool) -> ToolResult:
        """Do what waits in the session, or drop it."""
        ...

    def cart(self, session: ShopSession) -> CartView:
        """The cart as shown."""
        ...

    def sign_in(self, session: ShopSession, customer_id: str) -> None:
        """Bind the session to a customer and bring their standing wishes."""
        ...


@dataclass(slots=True)
class Turn:
    """One turn: who speaks, what they wrote, and what has happened so far. Made fresh for each message."""

    session: ShopSession
    toolbox: Toolbox
    state: Callable[[], dict[str, Any]]
    """Builds STATE as of now."""
    text: str
    said: str = ""
    """Everything the shopper wrote in this conversation."""
    known: Callable[[], str] = str
    """Words of what is on screen and in force, as of now."""
    facts: Mapping[str, str] = field(default_factory=dict)
    """Slots of the turn before, for a reply that needs no tool."""
    resuming: bool = False
    """This turn answers what waited for a yes."""
    quiet: bool = False
    """Only close what was pending; say nothing."""
    ran: dict[str, tuple[ToolCall, ToolResult]] = field(default_factory=dict)
    """By call id."""
    order: list[str] = field(default_factory=list)
    """Call ids as the message asked for them."""
    done: set[str] = field(default_factory=set)
    llm_calls: int = 0
    away: str = ""
    """Why the planner answered, empty when the LLM did."""
    raw_reply: str = ""
    stop: threading.Event = field(default_factory=threading.Event)

    def await_place(self, call_id: str) -> None:
        """Let the calls before this one finish, so that positions on screen follow the shopper's order."""
        before = self.order[: self.order.index(call_id)] if call_id in self.order else []
        end = time.monotonic() + PLACE_S
        while time.monotonic() < end and not self.done.issuperset(before):
            time.sleep(0.002)

    def note(
        self, call_id: str, call: tuple[str, Mapping[str, Any]], result: ToolResult, began: float
    ) -> None:
        """Record how a call went."""
        ms = round((time.perf_counter() - began) * 1000, 1)
        ended: CallResult = "needs_confirmation" if result.outcome == "declined" else result.result
        self.ran[call_id] = (ToolCall(call[0], dict(call[1]), ended, result.outcome, ms), result)

    def in_order(self) -> list[tuple[ToolCall, ToolResult]]:
        """Calls with results, as the message asked for them."""
        known = [i for i in self.order if i in self.ran]
        return [self.ran[i] for i in [*known, *(i for i in self.ran if i not in known)]]


def wrapped(schema: Mapping[str, Any]) -> BaseTool:
    """Make a LangChain tool of one schema; it runs for the session of the runtime context."""
    function = schema.get("function", schema)
    name, about = str(function["name"]), str(function.get("description", ""))

    def run(runtime: ToolRuntime[Turn, Any], **arguments: Any) -> ToolMessage:
        turn, call_id = runtime.context, runtime.tool_call_id or name
        turn.await_place(call_id)
        try:
            began = time.perf_counter()
            if not turn.resuming:
                result = turn.toolbox.run(turn.session, name, arguments)
                turn.note(call_id, (name, arguments), result, began)
                if result.outcome != "needs_confirmation":
                    return spoken(call_id, name, result)
            waiting = turn.session.pending.effect if turn.session.pending else ""
            agreed = interrupt({"id": call_id, "name": name, "arguments": arguments, "summary": waiting})
            result = turn.toolbox.settle(turn.session, bool(agreed))
            turn.note(call_id, (name, arguments), result, began)
            return spoken(call_id, name, result)
        finally:
            turn.done.add(call_id)

    return StructuredTool.from_function(
        func=run,
        name=name,
        description=about or name,
        args_schema={**function["parameters"], "title": name, "description": about},
        infer_schema=False,
    )


def spoken(call_id: str, name: str, result: ToolResult) -> ToolMessage:
    """A tool's answer as the LLM reads it."""
    content = json.dumps(result.for_model(name), ensure_ascii=False)
    return ToolMessage(content, tool_call_id=call_id, name=name, artifact=result)


def results_of(messages: Sequence[BaseMessage]) -> list[Said]:
    """Read the tools' answers back from messages."""
    found = []
    for message in messages:
        if not isinstance(message, ToolMessage):
            continue
        try:
            content = json.loads(str(message.content))
            found.append(Said(content["name"], content["outcome"], content["message"], content["facts"]))
        except (ValueError, KeyError, TypeError):
            text = str(message.content)[:300]
            logger.warning("tool %s answered outside the contract", message.name)
            found.append(Said(str(message.name), "error", "That didn't work just now.", {"error": text}))
    return found


def this_turn(messages: Sequence[BaseMessage]) -> Sequence[BaseMessage]:
    """The messages after the shopper's last one."""
    last = max((i for i, m in enumerate(messages) if isinstance(m, HumanMessage)), default=-1)
    return messages[last + 1 :]


class ShopTurn(AgentMiddleware[Any, Turn, Any]):
    """What happens around each step of the agent."""

    def __init__(self, voice: Voice, planner: Plans, vocabulary: Vocabulary, history: int, seed: int) -> None:
        super().__init__()
        self._voice, self._planner, self._vocabulary = voice, planner, vocabulary
        self._history, self._seed = history, seed

    def wrap_model_call(
        self, request: ModelRequest[Turn], handler: Callable[[ModelRequest[Turn]], ModelResponse[Any]]
    ) -> ModelResponse[Any]:
        """Stand in for the plain model call: understand the message, or say what the tools returned."""
        turn: Turn = request.runtime.context
        new = this_turn(request.messages)
        results = results_of(new)
        if turn.quiet:
            return ModelResponse(result=[AIMessage("I've put that aside.")])
        rounds = sum(1 for m in new if isinstance(m, AIMessage) and m.tool_calls)
        mendable = bool(turn.ran) and all(result.code == "retryable" for _, result in turn.in_order())
        if not results or (mendable and rounds == 1 and not turn.away):
            message = self._understand(request, turn)
            if message.tool_calls:
                turn.order += [str(call["id"]) for call in message.tool_calls]
                return ModelResponse(result=[message])
            if not results:
                return ModelResponse(result=[message])
        failed = {call_id for call_id, (_, result) in turn.ran.items() if result.code == "retryable"}
        good = results_of([m for m in new if not (isinstance(m, ToolMessage) and m.tool_call_id in failed)])
        return ModelResponse(result=[self._compose(request, turn, good or results[-1:])])

    def after_agent(self, state: Any, runtime: Any) -> dict[str, Any] | None:
        """Forget old messages, whole turns at a time."""
        messages: list[AnyMessage] = state["messages"]
        if len(messages) <= KEEP_MESSAGES:
            return None
        cuts = [
            i
            for i, m in enumerate(messages)
            if isinstance(m, HumanMessage) and i >= len(messages) - KEEP_MESSAGES
        ]
        return {"messages": [RemoveMessage(id=str(m.id)) for m in messages[: cuts[0]]]} if cuts else None

    def _understand(self, request: ModelRequest[Turn], turn: Turn) -> AIMessage:
        try:
            message = self._hear(request, turn)
        except LLMAway as err:
            return self._plan(request, turn, str(err))
        names = {tool.name for tool in request.tools if isinstance(tool, BaseTool)}
        if message.invalid_tool_calls or any(call["name"] not in names for call in message.tool_calls):
            return self._plan(request, turn, "The LLM made a call that is not in the contract.")
        state = turn.state()
        if plain_form(turn.text) and (message.tool_calls or "talk" in message.response_metadata):
            plan = self._planner.plan(turn.text, state)
            if plainly_heard(plan.calls, [call["name"] for call in message.tool_calls], turn.text):
                return self._calls(plan)
        if message.tool_calls:
            refused = other_brand(turn.text, state)
            return self._calls(refused) if refused else held(message, turn.text, state)
        grounder = self._grounder(turn, [])
        raw = message.text.strip()
        said = "".join([*grounder.feed(raw), *grounder.finish()])
        said = said or TALK.get(str(message.response_metadata.get("talk")), "")
        if not said:
            plan = self._planner.plan(turn.text, state)
            said = "" if plan.calls else plan.reply or CLARIFY
            if plan.calls:
                return self._calls(plan)
        turn.raw_reply = raw if not grounder.stopped else said
        request.runtime.stream_writer({"token": said})
        return AIMessage(said)

    def _hear(self, request: ModelRequest[Turn], turn: Turn) -> AIMessage:
        turn.llm_calls += 1
        whole = None
        for piece in self._voice.pieces(self._messages(request, turn, "system"), request.tools, turn.stop):
            whole = piece if whole is None else whole + piece
        talk = whole.response_metadata.get("talk", "") if whole is not None else ""
        if whole is None or not (whole.text.strip() or whole.tool_calls or whole.invalid_tool_calls or talk):
            raise LLMAway("The LLM answered nothing.")
        calls = [
            {**call, "id": call["id"] or f"call_{uuid.uuid4().hex[:12]}"}
            for call in whole.tool_calls[:MAX_CALLS]
        ]
        return AIMessage(
            "" if calls else whole.text,
            tool_calls=calls,
            invalid_tool_calls=list(whole.invalid_tool_calls),
            response_metadata={"talk": talk} if talk else {},
        )

    def _plan(self, request: ModelRequest[Turn], turn: Turn, why: str) -> AIMessage:
        self._step_in(request, turn, why)
        plan = self._planner.plan(turn.text, turn.state())
        if plan.calls:
            return self._calls(plan)
        turn.raw_reply = plan.reply
        request.runtime.stream_writer({"token": plan.reply})
        return AIMessage(plan.reply)

    def _step_in(self, request: ModelRequest[Turn], turn: Turn, why: str) -> None:
        logger.log(logging.INFO if self._voice.absent else logging.WARNING, "planner steps in: %s", why)
        if not turn.away:
            request.runtime.stream_writer({"notice": AWAY})
        turn.away = why

    def _calls(self, plan: Plan) -> AIMessage:
        calls = [
            {"name": name, "args": dict(args), "id": f"plan_{uuid.uuid4().hex[:12]}", "type": "tool_call"}
            for name, args in plan.calls
        ]
        return AIMessage("", tool_calls=calls)

    def _compose(self, request: ModelRequest[Turn], turn: Turn, results: Sequence[Said]) -> AIMessage:
        """Say what came of it: the LLM's words as far as they hold, else the template's."""
        write = request.runtime.stream_writer
        write({"results": True})
        said = ""
        plain = not any(in_own_words(result) for result in results)
        if plain and not turn.away:
            said = self._speak(request, turn, results)
        missing = not said or any(not carries(turn.raw_reply, r) for r in results)
        if missing:
            rest = [r for r in results if not said or not carries(turn.raw_reply, r)]
            words = reply_for(rest, self._seed + sum(turn.text.encode()))
            words = " ".join(part for part in re.split(r"(?<=[.!?…]) ", words) if part not in said)
            said += (out := f" {words}" if said and words else words)
            turn.raw_reply = said
            write({"token": out})
        return AIMessage(said)

    def _speak(self, request: ModelRequest[Turn], turn: Turn, results: Sequence[Said]) -> str:
        turn.llm_calls += 1
        grounder, raw = self._grounder(turn, results), ""
        try:
            for piece in self._voice.pieces(self._messages(request, turn, "reply"), (), turn.stop):
                raw += piece.text
                for text in grounder.feed(piece.text):
                    request.runtime.stream_writer({"token": text})
        except LLMAway as err:
            self._step_in(request, turn, str(err))
            turn.raw_reply = grounder.said
            return grounder.said
        for text in grounder.finish():
            request.runtime.stream_writer({"token": text})
        for stopped in grounder.stopped:
            logger.info("sentence stopped: %s", stopped.reason)
        turn.raw_reply = raw.strip()
        return grounder.said

    def _grounder(self, turn: Turn, results: Sequence[Said]) -> Grounder:
        facts: dict[str, str] = {} if results else dict(turn.facts)
        for result in results:
            facts.update({key.lower(): str(value) for key, value in result.facts.items()})
        records = Records(
            facts, turn.said, tuple(r.message for r in results), turn.known(), ruled_out(turn.state())
        )
        return Grounder(records, self._vocabulary)

    def _messages(self, request: ModelRequest[Turn], turn: Turn, name: str) -> list[BaseMessage]:
        state = json.dumps(turn.state(), ensure_ascii=False, default=str)
        system = SystemMessage(f"{prompt(name)}\n\nSTATE {state}")
        now = this_turn(request.messages)
        past: list[BaseMessage] = list(request.messages[: len(request.messages) - len(now)])
        recent = past[-self._history - 1 :]
        while recent and not isinstance(recent[0], HumanMessage):
            recent = recent[1:]
        return [system, *recent, *now]


def one_write(calls: Sequence[Any]) -> list[Any]:
    """Drop all but the first change that waits for a yes: a shopper agrees to one thing at a time."""
    first = next((i for i, call in enumerate(calls) if call["name"] in WRITES), None)
    return [call for i, call in enumerate(calls) if call["name"] not in WRITES or i == first]


def in_own_words(result: Said) -> bool:
    """Must the tool's own words be said, whatever the LLM would write?"""
    fixed = result.outcome in SAY_MESSAGE | {"declined", "confirmed", "no_source", "nothing", "relaxed"}
    return fixed or (result.name in MUST_CARRY and not result.facts)


def held(message: AIMessage, heard: str, state: State) -> AIMessage:
    """The message with its calls held to what was said, none of them twice."""
    calls = [{"name": call["name"], "arguments": call["args"]} for call in message.tool_calls]
    checked = faithful(calls, heard, state)
    kept = [i for i, call in enumerate(checked) if call not in checked[:i]]
    return AIMessage(
        "", tool_calls=[{**message.tool_calls[i], "args": checked[i]["arguments"]} for i in kept]
    )


def carries(raw: str, result: Said) -> bool:
    """Does this raw prose hold the answer of a tool whose result is the answer?"""
    if result.name not in MUST_CARRY and not (result.name == "show_product" and "answer.1" in result.facts):
        return result.outcome not in {"nothing", "relaxed"} or bool(raw)
    lower = raw.lower()
    return any(f"{{{slot.lower()}}}" in lower for slot in result.facts) or any(
        len(value) > 3 and value.lower() in lower for value in result.facts.values()
    )


def build_agent(
    voice: Voice, toolbox: Toolbox, middleware: ShopTurn, checkpointer: BaseCheckpointSaver[Any]
) -> Any:
    """Put the graph together."""
    tools = [wrapped(schema) for schema in toolbox.schemas()]
    return create_agent(
        voice.model,
        tools,
        middleware=[middleware],
        context_schema=Turn,
        checkpointer=checkpointer,
        name="aisle",
    )
