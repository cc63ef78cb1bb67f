"""From a tool's signature and docstring to the JSON Schema that servers and the grammar take."""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable, Mapping
from typing import Any, get_type_hints

from pydantic import BaseModel, ConfigDict, Field, create_model

from assistant.tools.result import ToolResult

ToolFunction = Callable[..., ToolResult]
_SECTION = re.compile(r"^(Args|Raises|Returns):$")
_ARGUMENT = re.compile(r"^    (\w+): (.+)$")


def arguments_model(function: ToolFunction) -> type[BaseModel]:
    """A pydantic model of a tool's arguments: unknown ones forbidden, texts and lists bounded, described."""
    hints = get_type_hints(function, include_extras=True)
    _, described = read_docstring(function)
    fields: dict[str, Any] = {}
    for name, parameter in list(inspect.signature(function).parameters.items())[1:]:
        default = ... if parameter.default is inspect.Parameter.empty else parameter.default
        about = described[name]
        fields[name] = (
            hints[name],
            Field(default_factory=list, description=about)
            if default == []
            else Field(default, description=about),
        )
    return create_model(f"{function.__name__}_arguments", __config__=ConfigDict(extra="forbid"), **fields)


def read_docstring(function: ToolFunction) -> tuple[str, dict[str, str]]:
    """Split a docstring into what the model reads of the tool and of each argument.

    The errors under `Raises:` stay with the tool's text, so that the model knows what may come back.
    """
    lines = inspect.cleandoc(function.__doc__ or "").splitlines()
    parts: dict[str, list[str]] = {"": []}
    section = ""
    for line in lines:
        match = _SECTION.match(line)
        if match:
            section = match[1]
            parts[section] = []
        else:
            parts[section].append(line)
    arguments: dict[str, str] = {}
    last = ""
    for line in parts.get("Args", []):
        found = _ARGUMENT.match(line)
        if found:
            last = found[1]
            arguments[last] = found[2]
        elif line.strip() and last:
            arguments[last] += " " + line.strip()
    text = " ".join(line.strip() for line in parts[""] if line.strip())
    errors = " ".join(line.strip() for line in parts.get("Raises", []) if line.strip())
    return (f"{text} {errors}" if errors else text), arguments


def openai_schema(function: ToolFunction, model: type[BaseModel]) -> dict[str, Any]:
    """The tool as `{"type": "function", "function": {...}}`, without references and titles."""
    schema = model.model_json_schema()
    definitions = schema.pop("$defs", {})
    parameters = _plain(schema, definitions)
    parameters.setdefault("properties", {})
    description, _ = read_docstring(function)
    return {
        "type": "function",
        "function": {"name": function.__name__, "description": description, "parameters": parameters},
    }


def _plain(node: Any, definitions: Mapping[str, Any]) -> Any:
    if isinstance(node, list):
        return [_plain(one, definitions) for one in node]
    if not isinstance(node, dict):
        return node
    if "$ref" in node:
        target = definitions[str(node["$ref"]).rsplit("/", 1)[-1]]
        rest = {key: value for key, value in node.items() if key != "$ref"}
        merged: dict[str, Any] = {**_plain(target, definitions), **_plain(rest, definitions)}
        return merged
    return {
        key: _plain(value, definitions)
        for key, value in node.items()
        if not (key == "title" and isinstance(value, str))
    }
