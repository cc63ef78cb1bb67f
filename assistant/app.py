"""The assistant as a page or a program calls it: one message in, events out.

Everything concrete comes together in `Assistant.open`; `opening` opens the parts.
"""

from __future__ import annotations

import logging
import threading
import time
import uuid
from collections import OrderedDict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from langchain_core.messages import HumanMessage
from langgraph.checkpoint.serde.jsonplus import JsonPlusSerializer
from langgraph.checkpoint.sqlite import SqliteSaver
from langgraph.types import Command

from assistant.agent import ShopTurn, Turn, build_agent
from assistant.chips import chips_of, without_chip
from assistant.config import AssistantConfig
from assistant.diary import Diary
from assistant.events import CartView, Event, as_json
from assistant.grounding import Vocabulary
from assistant.guard import Intake, check_input, yes_or_no
from assistant.memory.session import Sessions, ShopSession
from assistant.parts import Parts
from assistant.planner import Planner
from assistant.replies import Said, reply_for
from assistant.signals import HearingPlanner
from assistant.state import Talk, build_state, known_words
from assistant.tools.shop import Visit
from assistant.voice import Voice
from ranking.events import Kind
from retrieval.runtime import disk_is_full
from retrieval.schema import Refused, Retryable, ShopError, UnknownProduct

logger = logging.getLogger(__name__)

EXAMPLES = (
    "A waterproof jacket for hiking, black or navy, under 80",
    "A white shirt under 40 and brown shoes in 43",
    "Something warm for my dad, around 50 euros",
    "Where is my order?",
    "Can I return shoes I've worn?",
    "Which mugs do you have?",
)
ACTS: Mapping[str, Kind] = {"up": "thumbs_up", "down": "thumbs_down", "click": "click"}
CART_TOOLS = frozenset({"add_to_cart", "update_cart", "apply_code", "view_cart"})
APOLOGY = "Something went wrong on our side. Your cart is safe; please try again in a moment."
FULL = "The shop can't save anything just now. Your cart is as you see it; please try again in a few minutes."
NOTHING_WAITS = "There's nothing waiting for a yes or no any more."


@dataclass(slots=True)
class _Run:
    """What one stream has sent so far."""

    trace: str = field(default_factory=lambda: uuid.uuid4().hex[:12])
    began: float = field(default_factory=time.perf_counter)
    ms: dict[str, float] = field(default_factory=dict)
    results_sent: bool = False
    said: str = ""

    def mark(self, event: Event) -> Event:
        """Note when the first event, card and word went out."""
        now = round((time.perf_counter() - self.began) * 1000, 1)
        self.ms.setdefault("first_event", now)
        if event.kind == "cards":
            self.ms.setdefault("first_card", now)
        if event.kind == "token":
            self.ms.setdefault("first_token", now)
            self.said += str(event.data["text"])
        return event


class Assistant:
    """One shop's assistant; safe to call from several threads, one turn at a time per session."""

    def __init__(self, config: AssistantConfig, parts: Parts) -> None:
        """Use `Assistant.open`; this takes the parts as they are, for tests and for a shop's own wiring."""
        self.config, self.shop, self._toolbox, self._parts = config, parts.shop, parts.toolbox, parts
        self._saver = SqliteSaver(parts.chats, serde=JsonPlusSerializer(allowed_msgpack_modules=True))
        self._saver.setup()
        voice = Voice(parts.model, config.llm_first_s, config.llm_timeout_s)
        words = Vocabulary.of(parts.vocabulary)
        rules = Planner(parts.vocabulary, parts.kinds, parts.flags)
        planner = HearingPlanner(rules, parts.signals) if parts.signals else rules
        middleware = ShopTurn(voice, planner, words, config.history, config.seed)
        self._graph = build_agent(voice, parts.toolbox, middleware, self._saver)
        self._diary = Diary(parts.shop, parts.log, lambda: parts.clock().timestamp())
        self._sessions = Sessions()
        self._talks: OrderedDict[str, Talk] = OrderedDict()
        self._lock = threading.Lock()

    @classmethod
    def open(cls, config: AssistantConfig | None = None) -> Assistant:
        """Open everything the configuration names.

        Raises:
            Unavailable: The index or a database cannot be opened; the message says which and what to do.
        """
        from assistant.opening import open_parts

        config = config or AssistantConfig()
        return cls(config, open_parts(config))

    def warm(self) -> None:
        """Load what the first turn would otherwise wait for."""
        session = self._sessions.of(f"warm-{uuid.uuid4().hex}")
        self._toolbox.run(session, "search_products", {"query": "warm up"})
        self._sessions.drop(session.id)

    def close(self) -> None:
        """Close the databases."""
        self._parts.chats.close()

    def stream(
        self, session_id: str, text: str, photo: bytes | None = None, confirm: bool | None = None
    ) -> Iterator[Event]:
        """Answer one message, event by event, ending with `done`; closing the iterator stops the turn.

        Args:
            text: The shopper's words; may be empty with a photo or an answer.
            photo: An encoded picture.
            confirm: The answer of a button to what waits for a yes.
        """
        run, talk = _Run(), self._talk(session_id)
        if not talk.busy.acquire(timeout=30):
            yield Event(
                "error",
                {"message": "I'm still busy with your last message.", "code": "busy", "trace": run.trace},
            )
            return
        try:
            for event in self._turn(session_id, text, photo, confirm, run):
                yield run.mark(event)
        except ShopError as err:
            logger.info("turn %s ended with %s", run.trace, err.code)
            yield run.mark(Event("error", {"message": str(err), "code": err.code, "trace": run.trace}))
        except Exception as err:
            full = disk_is_full(err)
            logger.exception(
                "turn %s failed%s", run.trace, ": the disk is full, free some space" if full else ""
            )
            message = FULL if full else APOLOGY
            yield run.mark(Event("error", {"message": message, "code": "error", "trace": run.trace}))
        finally:
            talk.busy.release()
        run.ms["total"] = round((time.perf_counter() - run.began) * 1000, 1)
        logger.info("turn %s %s", run.trace, run.ms)
        yield Event("done", {"ms": run.ms, "trace": run.trace})

    def cart(self, session_id: str) -> CartView:
        """The cart as it stands."""
        return self._toolbox.cart(self._sessions.of(session_id))

    def strike(self, session_id: str, chip_id: str) -> list[Event]:
        """Drop one constraint; the events show what is left, and the results that follow.

        Raises:
            Retryable: No such constraint is in force.
        """
        session = self._sessions.of(session_id)
        searches = without_chip(session, chip_id, self.shop.currency)
        session.begin_turn()
        results = [(call, self._toolbox.run(session, call.name, call.arguments)) for call in searches]
        cards = [as_json(card) for _, result in results for card in result.cards]
        words = reply_for(
            [Said(call.name, r.outcome, r.message, r.facts) for call, r in results],
            self.config.seed + session.turn,
        )
        events = [Event("cards", {"cards": cards}), self._chips(session)]
        return (
            [*events, Event("token", {"text": words}), Event("done", {})]
            if results
            else [events[1], Event("done", {})]
        )

    def add_to_cart(self, session_id: str, sku: str, size: str | None, color: str | None) -> CartView:
        """Put one piece of a shown product into the cart.

        Raises:
            Retryable: A choice is still open, or there is no such product; the message names the choices.
        """
        chosen = {key: value for key, value in (("size", size), ("color", color)) if value}
        self._act(session_id, "add_to_cart", {"item": sku, **chosen})
        self._diary.note(self._sessions.of(session_id), "cart", [(sku, 0)])
        return self.cart(session_id)

    def update_cart(self, session_id: str, line: int, quantity: int) -> CartView:
        """Set the quantity of one line; 0 removes it."""
        self._act(session_id, "update_cart", {"line": line, "quantity": quantity})
        return self.cart(session_id)

    def feedback(self, session_id: str, sku: str, kind: str) -> None:
        """Note `up`, `down` or `click` for a product that was shown.

        Raises:
            Retryable: Another kind, or an unknown product.
        """
        if kind not in ACTS:
            raise Retryable(f"Feedback {kind!r} is not one of {', '.join(ACTS)}.")
        session = self._sessions.of(session_id)
        product = self.shop.catalogue.product(sku)
        if kind != "click":
            session.thumbs[product.sku] = kind
        session.focus = product.sku
        shown = session.at(product.sku)
        self._diary.note(session, ACTS[kind], [(product.sku, shown.position if shown else 0)])

    def sign_in(self, session_id: str, customer_id: str) -> Mapping[str, Any]:
        """Bind the session to a customer.

        Raises:
            Retryable: There is no such customer.
        """
        customer = self.shop.service.customer(customer_id) if self.shop.service else None
        if customer is None:
            raise Retryable(f"There is no customer {customer_id!r}; choose one of the demo customers.")
        session = self._sessions.of(session_id)
        if self._waiting(session_id):
            self._saver.delete_thread(session_id)
        self._toolbox.sign_in(session, customer.id)
        return {"id": customer.id, "first_name": customer.first_name}

    def sign_out(self, session_id: str) -> None:
        """Make the session a guest's again, and forget the conversation."""
        self._sessions.of(session_id).sign_out()
        self._saver.delete_thread(session_id)
        with self._lock:
            self._talks.pop(session_id, None)

    def picture(self, sku: str) -> bytes | None:
        """A product's picture as the feed has it; None when there is no such product or picture."""
        try:
            return self.shop.catalogue.picture(sku)
        except UnknownProduct:
            return None

    def customers(self, limit: int) -> Sequence[Mapping[str, Any]]:
        """Demo customers to sign in as."""
        if self.shop.service is None:
            return []
        found = []
        for person in self.shop.service.customers(limit):
            orders = len(self.shop.service.orders(person.id))
            found.append(
                {
                    "id": person.id,
                    "first_name": person.first_name,
                    "last_name": person.last_name,
                    "orders": orders,
                    "note": f"{orders} order{'' if orders == 1 else 's'}, {person.loyalty_points} points",
                }
            )
        return found

    def examples(self) -> Sequence[str]:
        """Messages that show what one can ask."""
        return EXAMPLES

    def _talk(self, session_id: str) -> Talk:
        with self._lock:
            talk = self._talks.setdefault(session_id, Talk())
            self._talks.move_to_end(session_id)
            while len(self._talks) > 10_000:
                self._talks.popitem(last=False)
            return talk

    def _thread(self, session_id: str) -> dict[str, Any]:
        return {"configurable": {"thread_id": session_id}}

    def _waiting(self, session_id: str) -> tuple[Any, ...]:
        """Interrupts that wait for an answer; a turn that broke off is forgotten with its open calls."""
        state = self._graph.get_state(self._thread(session_id))
        if state.next and not state.interrupts:
            self._saver.delete_thread(session_id)
        return tuple(state.interrupts)

    def _turn(
        self, session_id: str, text: str, photo: bytes | None, confirm: bool | None, run: _Run
    ) -> Iterator[Event]:
        yield Event("status", {"stage": "reading"})
        session, talk = self._sessions.of(session_id), self._talk(session_id)
        if photo is not None and len(photo) > self.config.max_photo_bytes:
            limit = self.config.max_photo_bytes / 1e6
            raise Refused(
                f"That picture has {len(photo) / 1e6:.0f} MB; please send one of at most {limit:.0f} MB.",
                "photo",
            )
        waiting = self._waiting(session_id)
        intake = Intake() if confirm is not None and not text else self._intake(text, photo)
        if intake.refusal:
            yield Event("token", {"text": intake.refusal})
            return
        if waiting:
            decision = confirm if confirm is not None else yes_or_no(intake.text)
            yield from self._settle(session, talk, (waiting, decision, intake.text), run)
            if decision is not None:
                return
        elif confirm is not None and not intake.text:
            yield Event("token", {"text": NOTHING_WAITS})
            return
        session.begin_turn(photo)
        turn = self._new_turn(session, talk, intake.text, photo is not None)
        if intake.note:
            yield Event("notice", {"message": intake.note})
        message = HumanMessage(intake.text or "[photo]")
        yield from self._play(session, talk, turn, {"messages": [message]}, run)

    def _intake(self, text: str, photo: bytes | None) -> Intake:
        return check_input(text, photo is not None, self.config.max_text)

    def _settle(
        self, session: ShopSession, talk: Talk, answer: tuple[tuple[Any, ...], bool | None, str], run: _Run
    ) -> Iterator[Event]:
        """Answer what waits; without a clear answer it is declined quietly, and nothing is said of it."""
        waiting, decision, text = answer
        turn = self._new_turn(session, talk, text, False)
        turn.resuming, turn.quiet = True, decision is None
        resume: Command[Any] = Command(resume={one.id: bool(decision) for one in waiting})
        if decision is None:
            for _ in self._graph.stream(resume, self._thread(session.id), context=turn, durability="exit"):
                continue
            return
        yield from self._play(session, talk, turn, resume, run)

    def _new_turn(self, session: ShopSession, talk: Talk, text: str, photo: bool) -> Turn:
        if text:
            talk.said.append(text)
        visit = Visit(self.shop, session)
        return Turn(
            session=session,
            toolbox=self._toolbox,
            state=lambda: build_state(visit, talk, photo),
            text=text,
            said=" \n".join(talk.said),
            known=lambda: known_words(visit, build_state(visit, talk, photo)),
            facts=dict(talk.facts),
        )

    def _play(self, session: ShopSession, talk: Talk, turn: Turn, given: Any, run: _Run) -> Iterator[Event]:
        """Run the graph and turn what it writes into events."""
        config = self._thread(session.id)
        try:
            for chunk in self._graph.stream(
                given, config, context=turn, stream_mode="custom", durability="exit"
            ):
                if chunk.get("token"):
                    yield Event("token", {"text": chunk["token"]})
                elif "notice" in chunk:
                    yield Event("notice", {"message": chunk["notice"]})
                elif "results" in chunk:
                    yield from self._results(session, turn, run)
            yield from self._results(session, turn, run)
            yield from self._question(session, talk, run)
            self._remember(session, talk, turn, run)
        finally:
            turn.stop.set()
            self._prune(session.id)

    def _results(self, session: ShopSession, turn: Turn, run: _Run) -> Iterator[Event]:
        """Calls, cards, chips and cart of this turn, once, in the order asked for."""
        if run.results_sent or not turn.ran:
            return
        run.results_sent = True
        ran = turn.in_order()
        yield Event("calls", {"calls": [as_json(call) for call, _ in ran]})
        cards = [as_json(card) for _, result in ran for card in result.cards]
        if cards:
            yield Event("cards", {"cards": cards})
        yield self._chips(session)
        if any(call.name in CART_TOOLS for call, _ in ran):
            yield Event("cart", as_json(self._toolbox.cart(session)))

    def _chips(self, session: ShopSession) -> Event:
        return Event(
            "constraints", {"chips": [as_json(chip) for chip in chips_of(session, self.shop.currency)]}
        )

    def _question(self, session: ShopSession, talk: Talk, run: _Run) -> Iterator[Event]:
        waiting = self._graph.get_state(self._thread(session.id)).interrupts
        if not waiting:
            return
        summary = " ".join(str(one.value["summary"]) for one in waiting)
        yield Event("token", {"text": f"{' ' if run.said else ''}{summary} Shall I go ahead?"})
        first = waiting[0].value
        yield Event(
            "confirm",
            {
                "id": str(first["id"]),
                "name": first["name"],
                "arguments": first["arguments"],
                "summary": summary,
            },
        )

    def _remember(self, session: ShopSession, talk: Talk, turn: Turn, run: _Run) -> None:
        ran = turn.in_order()
        talk.turns += 1
        if turn.text:
            talk.last_user = turn.text
        talk.last_reply = turn.raw_reply or run.said
        talk.last_calls = [{"name": call.name, "arguments": dict(call.arguments)} for call, _ in ran]
        if ran:
            talk.facts = {slot: text for _, result in ran for slot, text in result.facts.items()}
        query = " ".join(str(call.arguments.get("query") or "") for call, _ in ran).strip()
        shown = [(card.sku, card.position) for _, result in ran for card in result.cards]
        if shown:
            self._diary.note(session, "impression", shown, query)
        carted = [
            (session.focus, 0)
            for call, result in ran
            if call.name == "add_to_cart" and result.outcome == "ok" and session.focus
        ]
        if carted:
            self._diary.note(session, "cart", [(str(sku), place) for sku, place in carted], query)

    def _act(self, session_id: str, name: str, arguments: Mapping[str, Any]) -> None:
        result = self._toolbox.run(self._sessions.of(session_id), name, arguments)
        if result.outcome != "ok":
            raise Retryable(result.message)

    def _prune(self, session_id: str) -> None:
        """Keep a thread's newest checkpoint only."""
        newest = (
            "SELECT checkpoint_id FROM checkpoints WHERE thread_id = ? ORDER BY checkpoint_id DESC LIMIT 1"
        )
        with self._saver.lock, self._parts.chats:
            row = self._parts.chats.execute(newest, (session_id,)).fetchone()
            for table in ("checkpoints", "writes") if row else ():
                self._parts.chats.execute(
                    f"DELETE FROM {table} WHERE thread_id = ? AND checkpoint_id < ?", (session_id, row[0])
                )
