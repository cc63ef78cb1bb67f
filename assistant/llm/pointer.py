"""The small model's network: a prefix-LM decoder that can also point at words of its prompt.

The next token is either one the model knows how to say, or a copy of a prompt token; a gate weighs both. Words nobody
trained on (brands, odd nouns, sizes) are copied, not spelled. Source: pointer-generator, See et al., ACL 2017
(arXiv:1704.04368), here over the last layer of one decoder instead of an encoder.
"""

from __future__ import annotations

from typing import Any

import torch
from torch import Tensor, nn
from transformers import BertConfig, BertLMHeadModel

from assistant.llm.network import FLOOR

_NONE = -1e4
"""Stands for log 0 where a gradient must stay finite."""


class PointerLM(BertLMHeadModel):  # type: ignore[misc]  # transformers leaves it untyped
    """BERT-shaped decoder with a copy head; `prefix_lm` in its config names it."""

    def __init__(self, config: BertConfig) -> None:
        super().__init__(config)
        width = config.hidden_size
        self.copy_query = nn.Linear(width, width, bias=False)
        self.copy_key = nn.Linear(width, width, bias=False)
        self.copy_gate = nn.Linear(width, 1)
        self.register_buffer("speakable", torch.ones(config.vocab_size, dtype=torch.bool))
        self.post_init()

    def chances(self, hidden: Tensor, keys: Tensor, prompt: Tensor) -> Tensor:
        """Log probabilities of the next token.

        Args:
            hidden: (N, D) last-layer states that predict.
            keys: (N, P, D) `copy_key` of the prompt's states.
            prompt: (N, P) the prompt's token ids.

        Returns:
            (N, V); tokens that can be neither said nor copied are at the floor.
        """
        known, copied, gate = self._parts(hidden, keys)
        spread = torch.zeros(len(hidden), self.config.vocab_size, dtype=hidden.dtype, device=hidden.device)
        spread.scatter_add_(1, prompt, copied.exp() * gate.sigmoid())
        ids = self.speakable.nonzero().squeeze(1)
        spread[:, ids] += (known + nn.functional.logsigmoid(-gate)).exp()
        return spread.log().clamp_min(FLOOR)

    def loss(self, hidden: Tensor, keys: Tensor, prompt: Tensor, inside: Tensor, labels: Tensor) -> Tensor:
        """Mean negative log likelihood of `labels`.

        Args:
            hidden: (N, D) states that predict.
            keys: (N, L, D); prompt: (N, L) token ids.
            inside: (N, L) True at tokens of the prompt.
            labels: (N,) token ids.
        """
        known, copied, gate = self._parts(hidden, keys, inside)
        place = self.speakable.cumsum(0) - 1
        said = known.gather(1, place[labels].clamp_min(0)[:, None]).squeeze(1)
        said = said.masked_fill(~self.speakable[labels], _NONE)
        copy = copied.masked_fill(prompt != labels[:, None], _NONE).logsumexp(1)
        gate = gate.squeeze(1)
        both = torch.stack(
            [
                said + nn.functional.logsigmoid(-gate),
                copy + nn.functional.logsigmoid(gate),
                torch.full_like(said, FLOOR),
            ]
        )
        return -both.logsumexp(0).mean()

    def _parts(
        self, hidden: Tensor, keys: Tensor, inside: Tensor | None = None
    ) -> tuple[Tensor, Tensor, Tensor]:
        """Log probabilities over speakable tokens (N, S) and prompt places (N, P), and the gate's logit (N, 1)."""
        head: Any = self.cls.predictions
        ids = self.speakable.nonzero().squeeze(1)
        known = nn.functional.linear(head.transform(hidden), head.decoder.weight[ids], head.decoder.bias[ids])
        scores = (self.copy_query(hidden)[:, None] * keys).sum(-1) / keys.shape[-1] ** 0.5
        scores = scores if inside is None else scores.masked_fill(~inside, _NONE)
        return known.log_softmax(-1), scores.log_softmax(-1), self.copy_gate(hidden)
