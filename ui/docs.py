"""The interface's manual as one page of plain HTML, written from the OpenAPI schema."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any

from ui.cards import text

EXAMPLE = """curl -N -X POST http://127.0.0.1:7860/api/chat \\
     -H 'content-type: application/json' \\
     -d '{"message": "waterproof jacket under 80"}'"""

EVENTS = {
    "status": "stage: what is being done",
    "calls": "calls: tool calls of the turn with name, arguments, result",
    "cards": "cards: products on screen, with position, sku, title, price, image, reason, receipt",
    "constraints": "chips: conditions in force; strike one out with DELETE /api/chips/{id}",
    "token": "text: the next piece of the reply",
    "cart": "lines, count, total_text: the cart after a change",
    "confirm": "summary: what waits for a yes; answer with confirm true or false",
    "notice": "message: something that holds for the whole answer",
    "error": "message, code, trace: what went wrong, in words for the shopper",
    "done": "ms: times of the turn; always the last event",
}
"""What each event of a chat carries."""


def page(schema: Mapping[str, Any]) -> str:
    """Write the manual of a schema."""
    info = schema.get("info", {})
    models = schema.get("components", {}).get("schemas", {})
    parts = [
        operation(method, path, details, models)
        for path, methods in schema.get("paths", {}).items()
        for method, details in methods.items()
    ]
    rows = "".join(
        f"<tr><td><code>{name}</code></td><td>{text(what)}</td></tr>" for name, what in EVENTS.items()
    )
    events = f'<div class="wide"><table>{rows}</table></div>'
    title = text(info.get("title", "Interface"))
    return (
        '<!doctype html><html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f'<title>{title}</title><link rel="stylesheet" href="/aisle/aisle.css"></head><body '
        'class="paper"><main>'
        f"<h1>{title}</h1><p>{text(info.get('description', ''))}</p><pre>{text(EXAMPLE)}</pre>"
        f"<h2>Events of a chat</h2>{events}<p>Machines read <a "
        f'href="/api/openapi.json">/api/openapi.json</a>.</p>{"".join(parts)}</main></body></html>'
    )


def quoted(words: str) -> str:
    """Escape a description; what stands in backticks becomes code."""
    return re.sub(r"`([^`]+)`", r"<code>\1</code>", text(words))


def operation(method: str, path: str, details: Mapping[str, Any], models: Mapping[str, Any]) -> str:
    """Write one path: what it is for, what it takes, how it answers."""
    body = details.get("requestBody", {}).get("content", {}).get("application/json", {}).get("schema", {})
    model = models.get(str(body.get("$ref", "")).rpartition("/")[2], {})
    answers = ", ".join(
        f"{text(code)} {text(answer.get('description', ''))}"
        for code, answer in details.get("responses", {}).items()
    )
    return (
        f'<section class="op"><h2><span class="method {text(method)}">{text(method.upper())}</span> '
        f"<code>{text(path)}</code></h2><p><b>{text(details.get('summary', ''))}.</b> "
        f'{text(details.get("description", ""))}</p>{fields(model)}<p class="fine">Answers: '
        f"{answers}</p></section>"
    )


def fields(model: Mapping[str, Any]) -> str:
    """Write the fields of a body as a table; empty when there is no body."""
    required = set(model.get("required", ()))
    rows = []
    for name, field in model.get("properties", {}).items():
        kinds = [option.get("type", "") for option in field.get("anyOf", (field,))]
        kind = " or ".join(str(kind) for kind in kinds if kind)
        must = "required" if name in required else f"default {json.dumps(field.get('default'))}"
        rows.append(
            f"<tr><td><code>{text(name)}</code></td><td>{text(kind)}</td><td>{text(must)}</td>"
            f"<td>{quoted(field.get('description', ''))}</td></tr>"
        )
    head = "<tr><th>Field</th><th>Type</th><th></th><th></th></tr>"
    return f'<div class="wide"><table>{head}{"".join(rows)}</table></div>' if rows else ""
