"""The small model's forward pass for one dialogue at a time: NumPy on a CPU, transformers on a GPU and as the reference.

A token costs one pass over 40 MB of weights, which NumPy's BLAS does about three times as fast as eager PyTorch on one
thread, with the same tokens (`tests/assistant/test_llm_local.py`); nothing is exported and torch is not needed.
Source of the architecture: BERT (Devlin et al., NAACL 2019), with the copy head of `pointer`.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray
from scipy.special import erf

Array = NDArray[np.float32]
FLOOR = -20.0
"""Log probability of a token that can be neither said nor copied."""


class Reading(Protocol):
    """A prompt that was read and what was written after it."""

    def chances(self) -> Array:
        """Log probabilities of the next token, (V,)."""
        ...

    def write(self, token: int) -> None:
        """Take `token` as the next one."""
        ...


class Network(Protocol):
    """Weights that can read a prompt."""

    def read(self, ids: list[int]) -> Reading:
        """Read a prompt in both directions."""
        ...


class TorchNetwork:
    """The reference: transformers' layers with their own cache, on whatever device the weights are."""

    def __init__(self, model: Any) -> None:
        self.model = model

    def read(self, ids: list[int]) -> Reading:
        """Read a prompt in both directions."""
        return _TorchReading(self.model, ids)


class _TorchReading:
    def __init__(self, model: Any, ids: list[int]) -> None:
        import torch

        self._torch, self._model, self._cache, self._length = torch, model, None, 0
        self._prompt = torch.tensor([ids], device=model.device)
        self._keys: Any = None
        self._advance(self._prompt, 0)
        with torch.inference_mode():
            self._keys = model.copy_key(self._hidden)

    def _advance(self, ids: Any, kind: int) -> None:
        torch = self._torch
        new = ids.shape[1]
        self._length += new
        mask = torch.ones(1, 1, new, self._length, dtype=torch.bool, device=ids.device)
        with torch.inference_mode():
            out = self._model.bert(
                input_ids=ids,
                attention_mask=mask,
                token_type_ids=torch.full_like(ids, kind),
                past_key_values=self._cache,
                use_cache=True,
            )
        self._cache, self._hidden = out.past_key_values, out.last_hidden_state

    def write(self, token: int) -> None:
        self._advance(self._torch.tensor([[token]], device=self._model.device), 1)

    def chances(self) -> Array:
        with self._torch.inference_mode():
            found = self._model.chances(self._hidden[:, -1], self._keys, self._prompt)[0]
        return np.asarray(found.float().cpu().numpy(), np.float32)


class NumpyNetwork:
    """The same weights as float32 arrays."""

    def __init__(self, weights: dict[str, NDArray[Any]], heads: int, epsilon: float) -> None:
        def get(name: str) -> Array:
            return np.ascontiguousarray(weights[name], np.float32)

        self.heads, self.epsilon = heads, epsilon
        self.words = get("bert.embeddings.word_embeddings.weight")
        self.places = get("bert.embeddings.position_embeddings.weight")
        self.kinds = get("bert.embeddings.token_type_embeddings.weight")
        self.norm = _pair(get, "bert.embeddings.LayerNorm")
        count = 1 + max(int(name.split(".")[3]) for name in weights if name.startswith("bert.encoder.layer."))
        self.layers = [_Layer(get, f"bert.encoder.layer.{number}") for number in range(count)]
        self.head = _pair(get, "cls.predictions.transform.dense")
        self.head_norm = _pair(get, "cls.predictions.transform.LayerNorm")
        self.speakable = np.flatnonzero(weights["speakable"])
        self.said = np.ascontiguousarray(self.words[self.speakable])
        self.said_bias = get("cls.predictions.bias")[self.speakable]
        self.copy_query, self.copy_key = get("copy_query.weight"), get("copy_key.weight")
        self.gate = _pair(get, "copy_gate")

    @classmethod
    def open(cls, checkpoint: Path) -> NumpyNetwork:
        """Load `config.json` and `model.safetensors`.

        Raises:
            ValueError: a weight is missing; names it.
        """
        from safetensors.numpy import load_file

        config = json.loads((checkpoint / "config.json").read_text(encoding="utf-8"))
        try:
            weights = load_file(str(checkpoint / "model.safetensors"))
            return cls(weights, config["num_attention_heads"], config["layer_norm_eps"])
        except KeyError as err:
            raise ValueError(f"the weights have no {err.args[0]!r}") from err

    def read(self, ids: list[int]) -> Reading:
        """Read a prompt in both directions."""
        return _NumpyReading(self, ids)

    def normed(self, x: Array, pair: tuple[Array, Array]) -> Array:
        """Layer norm over the last axis."""
        x = x - x.mean(-1, keepdims=True)
        scale = np.sqrt((x * x).mean(-1, keepdims=True) + np.float32(self.epsilon))
        return np.asarray(x / scale * pair[0] + pair[1], np.float32)


class _Layer:
    def __init__(self, get: Any, name: str) -> None:
        parts = [_pair(get, f"{name}.attention.self.{part}") for part in ("query", "key", "value")]
        self.qkv = np.concatenate([w for w, _ in parts]), np.concatenate([b for _, b in parts])
        self.out = _pair(get, f"{name}.attention.output.dense")
        self.out_norm = _pair(get, f"{name}.attention.output.LayerNorm")
        self.up = _pair(get, f"{name}.intermediate.dense")
        self.down = _pair(get, f"{name}.output.dense")
        self.down_norm = _pair(get, f"{name}.output.LayerNorm")


class _NumpyReading:
    def __init__(self, network: NumpyNetwork, ids: list[int]) -> None:
        self._network, self._prompt = network, np.asarray(ids)
        self._cache: list[tuple[Array, Array] | None] = [None] * len(network.layers)
        self._length = 0
        self._hidden = self._advance(self._prompt, 0)
        self._keys = self._hidden @ network.copy_key.T

    def write(self, token: int) -> None:
        self._hidden = self._advance(np.asarray([token]), 1)

    def _advance(self, ids: NDArray[Any], kind: int) -> Array:
        net = self._network
        places = net.places[self._length : self._length + len(ids)]
        self._length += len(ids)
        x = net.normed(net.words[ids] + places + net.kinds[kind], net.norm)
        for number, layer in enumerate(net.layers):
            x = net.normed(x + _dense(self._attend(number, layer, x), layer.out), layer.out_norm)
            x = net.normed(x + _dense(_gelu(_dense(x, layer.up)), layer.down), layer.down_norm)
        return x

    def _attend(self, number: int, layer: _Layer, x: Array) -> Array:
        """Attention of the new rows (T, D) over everything read so far."""
        heads, width = self._network.heads, x.shape[1]
        parts = _dense(x, layer.qkv).reshape(len(x), 3, heads, width // heads).transpose(1, 2, 0, 3)
        query, key, value = parts[0], parts[1], parts[2]  # (H, T, d) each
        before = self._cache[number]
        if before is not None:
            key, value = np.concatenate([before[0], key], 1), np.concatenate([before[1], value], 1)
        self._cache[number] = key, value
        scores = query @ key.transpose(0, 2, 1) / np.float32((width // heads) ** 0.5)  # (H, T, S)
        shares = np.exp(scores - scores.max(-1, keepdims=True))
        shares /= shares.sum(-1, keepdims=True)
        return np.asarray((shares @ value).transpose(1, 0, 2).reshape(len(x), width))

    def chances(self) -> Array:
        net, last = self._network, self._hidden[-1]
        known = net.said @ net.normed(_gelu(_dense(last, net.head)), net.head_norm) + net.said_bias
        copied = self._keys @ (net.copy_query @ last) / np.float32(len(last) ** 0.5)
        gate = 1 / (1 + np.exp(-float((net.gate[0] @ last + net.gate[1])[0])))
        spread = np.zeros(len(net.words), np.float32)
        np.add.at(spread, self._prompt, _softmax(copied) * gate)
        spread[net.speakable] += _softmax(known) * (1 - gate)
        return np.asarray(np.log(np.maximum(spread, np.exp(FLOOR))), np.float32)


def _pair(get: Any, name: str) -> tuple[Array, Array]:
    return get(f"{name}.weight"), get(f"{name}.bias")


def _dense(x: Array, pair: tuple[Array, Array]) -> Array:
    """`x W' + b`; one row goes through the matrix-vector product, which reads the weights at full speed."""
    weight, bias = pair
    if x.ndim == 2 and len(x) == 1:
        return np.asarray(weight @ x[0] + bias)[None]
    return np.asarray((weight @ x if x.ndim == 1 else x @ weight.T) + bias)


def _gelu(x: Array) -> Array:
    return np.asarray(x * 0.5 * (1 + erf(x * np.float32(0.5**0.5))), np.float32)


def _softmax(x: Array) -> Array:
    shares = np.exp(x - x.max())
    return np.asarray(shares / shares.sum())
