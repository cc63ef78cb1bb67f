"""Checks on every request, before any handler: session cookie, same origin, size, blocked paths, headers.

Plain ASGI, outermost in the application, so that Gradio's own routes pass through it too.
"""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable, MutableMapping
from http.cookies import CookieError, SimpleCookie
from typing import Any
from urllib.parse import urlsplit

from ui.sessions import COOKIE, MAX_AGE_S, Signer
from ui.site import Site

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
App = Callable[[Scope, Receive, Send], Awaitable[None]]

SAFE_METHODS = {"GET", "HEAD", "OPTIONS"}
BLOCKED = (
    "/gradio_api/file",
    "/gradio_api/upload",
    "/gradio_api/proxy",
    "/gradio_api/stream",
    "/gradio_api/deep_link",
)
"""Ways into Gradio's file cache and proxy. Pictures go through `/api/photo`, products through `/media`."""
DRAIN_BYTES = 64 * 1024 * 1024
"""How much of an oversized body is read and thrown away, so that the sender hears why it was refused."""
HEADERS = (
    ("x-content-type-options", "nosniff"),
    ("referrer-policy", "same-origin"),
    ("x-frame-options", "SAMEORIGIN"),
    ("permissions-policy", "camera=(self), microphone=(), geolocation=()"),
    (
        "content-security-policy",
        "default-src 'self'; img-src 'self' data: blob:; style-src 'self' 'unsafe-inline'; font-src "
        "'self' data:; "
        "script-src 'self' 'unsafe-inline' 'unsafe-eval'; connect-src 'self'; worker-src 'self' blob:; "
        "object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'self'",
    ),
)


def header(scope: Scope, name: str) -> str:
    """Return one request header as text, empty when absent."""
    wanted = name.encode()
    return next((value.decode("latin-1") for key, value in scope["headers"] if key == wanted), "")


def cookie(scope: Scope) -> str | None:
    """Return the session cookie of a request as sent, unchecked."""
    try:
        morsel = SimpleCookie(header(scope, "cookie")).get(COOKIE)
    except CookieError:
        return None
    return morsel.value if morsel else None


def same_origin(scope: Scope, allowed: tuple[str, ...]) -> bool:
    """Say whether a request that changes something comes from our page, an allowed one, or no browser."""
    origin = header(scope, "origin")
    if not origin:
        return header(scope, "sec-fetch-site") in ("", "same-origin", "none")
    if origin in allowed:
        return True
    return origin != "null" and urlsplit(origin).netloc == header(scope, "host")


class Guard:
    """Wraps the application; see the module's docstring."""

    def __init__(self, app: App, signer: Signer, site: Site) -> None:
        self._app = app
        self._signer = signer
        self._site = site

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a request through, or answer it with a 4xx in JSON."""
        if scope["type"] != "http":
            if scope["type"] == "lifespan":
                await self._app(scope, receive, send)
            return
        given = header(scope, "x-session")
        send = self._with_headers(scope, send, given)
        if given and self._signer.session_id(given) is None:
            message = "This session token is not valid or too old. Leave it out to begin a new session."
            await refuse(send, 401, "no_session", message)
            return
        path = scope["path"]
        if path.startswith(BLOCKED):
            await refuse(send, 404, "not_found", "There is nothing here.")
            return
        if scope["method"] not in SAFE_METHODS:
            if not same_origin(scope, self._site.origins):
                await refuse(
                    send,
                    403,
                    "foreign_origin",
                    "This request came from another site and was not carried out.",
                )
                return
            limit = self._site.max_body_bytes
            body = await read_body(receive, limit)
            if body is None:
                await refuse(
                    send,
                    413,
                    "too_large",
                    f"That is larger than {limit // 1_048_576} MB, the most we can take at once.",
                )
                return
            receive = replay(body, receive)
        await self._app(scope, receive, send)

    def _with_headers(self, scope: Scope, send: Send, given: str) -> Send:
        """Add the security headers, and a session cookie where the request brought no valid one."""
        token = given or cookie(scope)
        session_id = self._signer.session_id(token)
        fresh = None
        if session_id is None:
            fresh = self._signer.issue()
            session_id, token = self._signer.session_id(fresh), fresh
        scope.setdefault("state", {}).update(session_id=session_id, session_token=token)
        asked_for_page = scope["path"] == "/" or scope["path"].startswith("/api/")

        async def wrapped(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = list(message.get("headers", ()))
                headers += [(key.encode(), value.encode()) for key, value in HEADERS]
                if fresh and asked_for_page:
                    secure = "; Secure" if self._site.https else ""
                    value = f"{COOKIE}={fresh}; Path=/; Max-Age={MAX_AGE_S}; HttpOnly; SameSite=Lax{secure}"
                    headers.append((b"set-cookie", value.encode()))
                message["headers"] = headers
            await send(message)

        return wrapped


async def read_body(receive: Receive, limit: int) -> bytes | None:
    """Read a whole body; None when it is larger than `limit` bytes."""
    parts: list[bytes] = []
    size = 0
    while True:
        message = await receive()
        if message["type"] != "http.request":
            break
        chunk = message.get("body", b"")
        size += len(chunk)
        if size <= limit:
            parts.append(chunk)
        if not message.get("more_body", False) or size > DRAIN_BYTES:
            break
    return b"".join(parts) if size <= limit else None


def replay(body: bytes, receive: Receive) -> Receive:
    """Hand a body that was already read to the application, then whatever comes after it."""
    pending = [body]

    async def again() -> Message:
        if pending:
            return {"type": "http.request", "body": pending.pop(), "more_body": False}
        return await receive()

    return again


async def refuse(send: Send, status: int, code: str, message: str) -> None:
    """Answer with an error in the form all of the interface uses."""
    body = json.dumps({"error": {"code": code, "message": message}}).encode()
    headers = [(b"content-type", b"application/json"), (b"content-length", str(len(body)).encode())]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body})
