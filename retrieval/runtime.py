"""Optional libraries, hashes and file writes that survive a crash; knows nothing of products."""

from __future__ import annotations

import errno
import hashlib
import importlib
import os
import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import ModuleType

from retrieval.schema import MissingPackage, Unavailable


def need(package: str, extra: str = "") -> ModuleType:
    """Import `package` on use; a missing one names the command that installs it.

    Raises:
        MissingPackage: it is not installed.
    """
    try:
        return importlib.import_module(package)
    except ModuleNotFoundError as err:
        if err.name and err.name.split(".")[0] != package.split(".")[0]:
            raise
        line = f'pip install "aisle[{extra}]"' if extra else f"pip install {package.split('.')[0]}"
        raise MissingPackage(f"The library {package!r} is not installed; run `{line}`.") from err


def text_hash(text: str) -> str:
    """Name a text by its content: 32 hex digits, the same on every machine."""
    return hashlib.blake2b(text.encode("utf-8"), digest_size=16).hexdigest()


def bytes_hash(data: bytes) -> str:
    """Name bytes by their content: 32 hex digits."""
    return hashlib.blake2b(data, digest_size=16).hexdigest()


def write_atomic(path: Path, text: str) -> None:
    """Write `text` so that a reader sees the old file or the new one, never half of it."""
    part = path.with_name(path.name + ".part")
    with part.open("w", encoding="utf-8") as handle:
        handle.write(text)
        handle.flush()
        os.fsync(handle.fileno())
    part.replace(path)


@contextmanager
def disk_errors(path: Path, doing: str) -> Iterator[None]:
    """Turn "no space" and "not allowed" while `doing` something at `path` into a clear error.

    Raises:
        Unavailable: the disk is full, read-only or closed to this user.
    """
    try:
        yield
    except OSError as err:
        if err.errno in (errno.ENOSPC, errno.EDQUOT):
            why = f"The disk that holds {str(path)!r} is full; free some space"
        elif err.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
            why = f"This user may not write to {str(path)!r}; choose another folder"
        else:
            raise
        raise Unavailable(f"{why} and repeat: {doing} stopped, what was there before is unchanged.") from err


def disk_is_full(err: BaseException) -> bool:
    """Whether an error, or what it was raised from, is a full disk: the system's, SQLite's or SQLAlchemy's word for it."""
    cause: BaseException | None = err
    while cause is not None:
        for one in (cause, getattr(cause, "orig", None)):
            if isinstance(one, OSError) and one.errno in (errno.ENOSPC, errno.EDQUOT):
                return True
            if getattr(one, "sqlite_errorcode", None) == sqlite3.SQLITE_FULL:
                return True
        cause = cause.__cause__ or cause.__context__
    return False


def save_state(path: Path, state: object) -> None:
    """Write a resume point of a training run with `torch.save`; a kill or a full disk leaves the old one.

    Raises:
        Unavailable: the disk is full, read-only or closed to this user.
    """
    torch = need("torch")
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_suffix(".part")
    with disk_errors(path, "training"):
        try:
            with part.open("wb") as handle:
                torch.save(state, handle)
            part.replace(path)
        finally:
            part.unlink(missing_ok=True)


@contextmanager
def stopwatch(times_ms: dict[str, float], name: str) -> Iterator[None]:
    """Add the milliseconds the block takes to `times_ms[name]`."""
    begin = time.perf_counter()
    try:
        yield
    finally:
        times_ms[name] = times_ms.get(name, 0.0) + (time.perf_counter() - begin) * 1000
