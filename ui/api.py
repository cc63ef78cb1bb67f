"""The JSON interface for a shop's own front end: the same events as the page, as server-sent events.

Every error is `{"error": {"code", "message"}}` with a fitting status; a stack trace never leaves the server.
"""

from __future__ import annotations

import json
import re
import secrets
from collections.abc import Callable, Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

from fastapi import APIRouter, Depends, FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import FileResponse, JSONResponse, Response, StreamingResponse
from pydantic import BaseModel, ConfigDict, Field, StrictBool
from starlette.exceptions import HTTPException

from assistant.events import CartView, Event
from retrieval.schema import Refused, Retryable, ShopError, Unavailable, UnknownProduct
from ui import photos, turns
from ui.sessions import Session, SessionStore, Signer
from ui.site import ShopAssistant, Site

SKU = re.compile(r"^[A-Za-z0-9][A-Za-z0-9._-]{0,119}$")
PICTURE_KINDS = {b"\xff\xd8\xff": "image/jpeg", b"\x89PNG": "image/png", b"RIFF": "image/webp"}
STATUS = {"busy": 409, "too_many": 429, "too_long": 413, "no_session": 401, "empty": 422, "bad_photo": 422}
STATUS |= {"unknown_photo": 404}


class ChatBody(BaseModel):
    """One message of a shopper."""

    model_config = ConfigDict(extra="forbid")
    message: str = Field("", description="What the shopper writes; up to 4,000 characters.")
    session: str | None = Field(
        None, description="A session token from an earlier answer; else the cookie counts."
    )
    photo: str | None = Field(None, description="A JPEG, PNG or WebP in base64, or the id `/api/photo` gave.")
    confirm: StrictBool | None = Field(None, description="The shopper's answer to a `confirm` event.")


class AddBody(BaseModel):
    """One piece for the cart."""

    model_config = ConfigDict(extra="forbid")
    sku: str = Field(min_length=1, max_length=120)
    size: str | None = Field(None, max_length=60)
    color: str | None = Field(None, max_length=60)


class QuantityBody(BaseModel):
    """A new quantity for one line of the cart."""

    model_config = ConfigDict(extra="forbid")
    line: int = Field(ge=1, le=1000)
    quantity: int = Field(ge=0, le=99, description="0 removes the line.")


class FeedbackBody(BaseModel):
    """What a shopper thinks of a product that was shown."""

    model_config = ConfigDict(extra="forbid")
    sku: str = Field(min_length=1, max_length=120)
    kind: str = Field(pattern="^(up|down|click)$")


class SignInBody(BaseModel):
    """Which demo customer to be."""

    model_config = ConfigDict(extra="forbid")
    customer: str = Field(min_length=1, max_length=60)


def status_of(error: ShopError) -> int:
    """Choose the HTTP status for an error that was raised on purpose."""
    if error.code in STATUS:
        return STATUS[error.code]
    kinds = ((UnknownProduct, 404), (Retryable, 422), (Refused, 403), (Unavailable, 503))
    return next((status for kind, status in kinds if isinstance(error, kind)), 400)


def problem(status: int, code: str, message: str) -> JSONResponse:
    """Answer with an error."""
    return JSONResponse({"error": {"code": code, "message": message}}, status)


def frame(event: Event) -> str:
    """Write one event as a server-sent event; named for its kind."""
    return f"event: {event.kind}\ndata: {json.dumps(dict(event.data), ensure_ascii=False)}\n\n"


class Interface:
    """The handlers; each gets the session from the cookie or, for a chat, from a signed token."""

    def __init__(self, assistant: ShopAssistant, store: SessionStore, signer: Signer, site: Site) -> None:
        self.assistant = assistant
        self.store = store
        self.signer = signer
        self.site = site

    def session(self, request: Request) -> Session:
        """Return the session of the request's cookie (the guard made one where there was none)."""
        return self.store.of(request.scope["state"]["session_id"])

    def chat(self, request: Request, body: ChatBody) -> StreamingResponse:
        """Answer one message as a stream of events.

        Event names: `status`, `calls`, `cards`, `constraints`, `token`, `cart`, `confirm`, `notice`, `error`,
        `done`. Cards come before the words. After a `confirm` event something waits for a yes: send `confirm`
        with the next message.
        """
        token = body.session or request.scope["state"]["session_token"]
        name = self.signer.session_id(token)
        if name is None:
            raise Refused(
                "This session token is not valid or too old. Leave `session` out to begin a new one.",
                "no_session",
            )
        session = self.store.of(name)
        photo = self._photo(session, body.photo)
        ask = turns.check(turns.Ask(body.message, photo, body.confirm), session, self.site)
        events = turns.run(self.assistant, session, ask)
        headers = {"cache-control": "no-store", "x-accel-buffering": "no", "x-session": token}
        return StreamingResponse(map(frame, events), media_type="text/event-stream", headers=headers)

    def _photo(self, session: Session, photo: str | None) -> str:
        if not photo:
            return ""
        if photo in session.photos or len(photo) < 40:
            return photo
        limit = self.site.max_photo_bytes
        return session.keep_photo(photos.check(photos.decode(photo, limit), limit))

    async def upload(self, request: Request) -> dict[str, str]:
        """Take a picture (the body is the file itself) and return the id to send with a message."""
        data = await request.body()
        limit = self.site.max_photo_bytes
        name = self.session(request).keep_photo(photos.check(data, limit))
        return {"photo": name, "url": f"/api/photo/{name}"}

    def photo(self, request: Request, name: str) -> Response:
        """Return a picture of this session."""
        data = self.session(request).photos.get(name)
        if data is None:
            return problem(404, "unknown_photo", "We no longer have that picture.")
        return Response(data, media_type="image/jpeg", headers={"cache-control": "private, max-age=3600"})

    def cart(self, request: Request) -> dict[str, Any]:
        """Return the cart."""
        return asdict(self.assistant.cart(self.session(request).id))

    def add(self, request: Request, body: AddBody) -> dict[str, Any]:
        """Put one piece into the cart and return the cart."""
        view: CartView = self.assistant.add_to_cart(self.session(request).id, body.sku, body.size, body.color)
        return asdict(view)

    def quantity(self, request: Request, body: QuantityBody) -> dict[str, Any]:
        """Change the quantity of a line and return the cart."""
        return asdict(self.assistant.update_cart(self.session(request).id, body.line, body.quantity))

    def strike(self, request: Request, chip: str) -> dict[str, Any]:
        """Strike out one constraint and return the events that follow."""
        ask = turns.Ask(strike=chip)
        session = self.session(request)
        events = turns.run(self.assistant, session, turns.check(ask, session, self.site))
        return {"events": [asdict(event) for event in events]}

    def feedback(self, request: Request, body: FeedbackBody) -> dict[str, bool]:
        """Note a thumb or a click."""
        self.assistant.feedback(self.session(request).id, body.sku, body.kind)
        return {"ok": True}

    def customers(self) -> dict[str, Any]:
        """List demo customers one can sign in as."""
        keys = ("id", "first_name", "last_name", "note")
        found = self.assistant.customers(12) if self.site.demo_sign_in else ()
        return {"customers": [{key: person.get(key, "") for key in keys} for person in found]}

    def sign_in(self, request: Request, body: SignInBody) -> dict[str, Any]:
        """Be a demo customer from now on."""
        if not self.site.demo_sign_in:
            raise Refused("This shop signs people in on its own pages.", "no_demo_sign_in")
        session = self.session(request)
        if session.person and session.person["id"] != body.customer:
            self.sign_out(request)
        person: Mapping[str, Any] = self.assistant.sign_in(session.id, body.customer)
        session.person = {"id": body.customer, "first_name": str(person.get("first_name", ""))}
        return dict(session.person)

    def sign_out(self, request: Request) -> dict[str, bool]:
        """Be a guest again."""
        session = self.session(request)
        self.assistant.sign_out(session.id)
        session.forget()
        return {"ok": True}

    def health(self) -> dict[str, str]:
        """Say that the site answers."""
        return {"status": "ok"}

    def media(self, name: str) -> Response:
        """Return a product's picture."""
        sku = name.removesuffix(".webp")
        headers = {"cache-control": "public, max-age=86400"}
        if name.endswith(".webp") and SKU.match(sku):
            path = _inside(self.site.media, name)
            if path is not None:
                return FileResponse(path, media_type="image/webp", headers=headers)
            data = self.assistant.picture(sku) or b""
            kind = next((kind for start, kind in PICTURE_KINDS.items() if data.startswith(start)), None)
            if kind:
                return Response(data, media_type=kind, headers=headers)
        return problem(404, "unknown_picture", "There is no such picture.")


def _inside(folder: Path | None, name: str) -> Path | None:
    """The file of this name directly in a folder; None when there is none, or a link leads elsewhere."""
    if folder is None:
        return None
    path = folder / name
    return path if path.is_file() and path.resolve().parent == folder.resolve() else None


def routes(interface: Interface) -> APIRouter:
    """Bind the handlers to their paths."""
    router = APIRouter()
    bad: dict[int | str, dict[str, Any]] = {
        code: {"description": words}
        for code, words in ((403, "Refused"), (404, "Unknown"), (413, "Too large"), (422, "Cannot be read"))
    }
    sse = {200: {"content": {"text/event-stream": {"schema": {"type": "string"}}}, "description": "Events"}}
    json_only = [Depends(needs_json)]

    def add(method: str, path: str, handler: Callable[..., Any], summary: str, **more: Any) -> None:
        options: dict[str, Any] = {
            "methods": [method],
            "summary": summary,
            "responses": bad,
            "response_model": None,
        }
        router.add_api_route(path, handler, **(options | more))

    add(
        "POST",
        "/api/chat",
        interface.chat,
        "Send a message",
        responses={**bad, **sse},
        dependencies=json_only,
    )
    add("POST", "/api/photo", interface.upload, "Send a picture")
    add("GET", "/api/photo/{name}", interface.photo, "See a picture again")
    add("GET", "/api/cart", interface.cart, "See the cart")
    add("POST", "/api/cart/add", interface.add, "Add to the cart", dependencies=json_only)
    add("POST", "/api/cart/quantity", interface.quantity, "Change a quantity", dependencies=json_only)
    add("DELETE", "/api/chips/{chip}", interface.strike, "Strike out a constraint")
    add(
        "POST", "/api/feedback", interface.feedback, "Say what you think of a product", dependencies=json_only
    )
    add("GET", "/api/customers", interface.customers, "List demo customers")
    add("POST", "/api/signin", interface.sign_in, "Sign in as a demo customer", dependencies=json_only)
    add("POST", "/api/signout", interface.sign_out, "Sign out")
    add("GET", "/api/health", interface.health, "Is the site up?")
    add("GET", "/media/{name}", interface.media, "See a product's picture")
    return router


def needs_json(request: Request) -> None:
    """Refuse bodies that a plain HTML form could have sent."""
    kind = request.headers.get("content-type", "").partition(";")[0].strip()
    if kind != "application/json":
        raise HTTPException(415, f"The body is {kind or 'of no stated type'!r}; send application/json.")


def handle_errors(app: FastAPI) -> None:
    """Turn every error into JSON in one form."""

    def shop_error(_: Request, error: Exception) -> JSONResponse:
        assert isinstance(error, ShopError)
        return problem(status_of(error), error.code, str(error))

    def invalid(_: Request, error: Exception) -> JSONResponse:
        assert isinstance(error, RequestValidationError)
        first = error.errors()[0]
        where = ".".join(str(part) for part in first.get("loc", ()) if part != "body") or "body"
        return problem(
            422, "invalid", f"{where}: {first.get('msg', 'not valid')}. See /api/docs for the form."
        )

    def http_error(_: Request, error: Exception) -> JSONResponse:
        assert isinstance(error, HTTPException)
        return problem(
            error.status_code, "not_found" if error.status_code == 404 else "http", str(error.detail)
        )

    def unexpected(_: Request, error: Exception) -> JSONResponse:
        trace = secrets.token_hex(4)
        turns.logger.error("request failed trace=%s", trace, exc_info=error)
        return problem(500, "error", f"{turns.APOLOGY} (reference {trace})")

    app.add_exception_handler(ShopError, shop_error)
    app.add_exception_handler(RequestValidationError, invalid)
    app.add_exception_handler(HTTPException, http_error)
    app.add_exception_handler(Exception, unexpected)
