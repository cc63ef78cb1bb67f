"""The lasting store of vectors: embedded Chroma with our own vectors; knows ids, content hashes and nothing
else.

Ingest writes here in batches and reads back what it already has, so that an interrupted or repeated run
embeds only
what is new. Search never queries it: `retrieval.search` is exact over a snapshot of these vectors.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from retrieval.encoders import Vectors
from retrieval.runtime import disk_errors, need
from retrieval.schema import MissingIndex

TEXT, IMAGE, PASSAGE = "products_text", "products_image", "passages"
_BATCH = 2000


class VectorStore:
    """Vectors by id in named collections, each with the hash of what it was made from."""

    def __init__(self, folder: Path) -> None:
        chroma = need("chromadb")
        settings = need("chromadb.config").Settings(anonymized_telemetry=False)
        self.folder = folder
        with disk_errors(folder, "opening the vector store"):
            folder.mkdir(parents=True, exist_ok=True)
        try:
            self._client: Any = chroma.PersistentClient(path=str(folder), settings=settings)
        except Exception as err:  # Chroma's own errors share no base class
            raise self._damaged(err) from err

    def _damaged(self, err: Exception) -> MissingIndex:
        return MissingIndex(
            f"The vector store in {str(self.folder)!r} cannot be read ({type(err).__name__}: {err}); "
            "delete that folder and run `aisle ingest` again."
        )

    def _collection(self, name: str) -> Any:
        return self._client.get_or_create_collection(
            name, metadata={"hnsw:space": "cosine"}, embedding_function=None
        )

    def stored(self, name: str) -> dict[str, tuple[str, Vectors]]:
        """Everything in a collection: id -> (hash, vector).

        Raises:
            MissingIndex: the store is damaged.
        """
        found: dict[str, tuple[str, Vectors]] = {}
        try:
            collection = self._collection(name)
            for offset in range(0, collection.count(), _BATCH):
                page = collection.get(include=["embeddings", "metadatas"], limit=_BATCH, offset=offset)
                for key, meta, vector in zip(page["ids"], page["metadatas"], page["embeddings"], strict=True):
                    found[key] = (str(meta["hash"]), np.asarray(vector, np.float32))
        except Exception as err:  # Chroma's own errors share no base class
            raise self._damaged(err) from err
        return found

    def upsert(self, name: str, ids: Sequence[str], hashes: Sequence[str], vectors: Vectors) -> None:
        """Add or replace vectors, in batches that Chroma accepts."""
        collection = self._collection(name)
        with disk_errors(self.folder, "writing vectors"):
            for at in range(0, len(ids), _BATCH):
                part = slice(at, at + _BATCH)
                collection.upsert(
                    ids=list(ids[part]),
                    embeddings=vectors[part],
                    metadatas=[{"hash": text} for text in hashes[part]],
                )

    def delete(self, name: str, ids: Sequence[str]) -> None:
        """Remove vectors; ids that are not there are ignored."""
        collection = self._collection(name)
        for at in range(0, len(ids), _BATCH):
            collection.delete(ids=list(ids[at : at + _BATCH]))

    def count(self, name: str) -> int:
        """How many vectors a collection holds."""
        return int(self._collection(name).count())

    def close(self) -> None:
        """Let go of the files."""
        self._client.close() if hasattr(self._client, "close") else None
