"""What every test runs under: no network beyond this machine, no model hub, no telemetry."""

from __future__ import annotations

import os
import socket
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
