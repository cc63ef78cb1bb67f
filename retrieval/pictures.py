"""Reads product pictures by the names a feed gives them: files beside the feed, or members of zips there."""

from __future__ import annotations

import zipfile
from collections.abc import Sequence
from pathlib import Path


class Pictures:
    """Pictures of one feed."""

    def __init__(self, base: Path, archives: Sequence[Path] = ()) -> None:
        self.base = base
        self.archives = tuple(archives)
        self._members: dict[str, zipfile.ZipFile] | None = None
        """Name -> its archive; opened once, since reading a directory of thousands takes longer than a picture."""

    def read(self, name: str) -> bytes | None:
        """The bytes of a picture; None when it is missing or lies outside the feed's folder."""
        path = (self.base / name).resolve()
        inside = Path(name).is_absolute() or path.is_relative_to(self.base.resolve())
        if inside and path.is_file():
            return path.read_bytes()
        if self._members is None:
            handles = [zipfile.ZipFile(archive) for archive in self.archives]
            self._members = {member: handle for handle in handles for member in handle.namelist()}
        return self._members[name].read(name) if name in self._members else None
