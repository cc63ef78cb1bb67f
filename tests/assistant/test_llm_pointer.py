"""The small model's network: what it learns is what it later says, and it can point at words it cannot say."""

from __future__ import annotations

import pytest
import torch
from transformers import BertConfig

from assistant.llm.pointer import PointerLM


@pytest.fixture
def model() -> PointerLM:
    torch.manual_seed(3)
    config = BertConfig(
        vocab_size=20, hidden_size=16, num_hidden_layers=1, num_attention_heads=2, intermediate_size=16,
        is_decoder=True,
    )  # fmt: skip
    model = PointerLM(config).eval()
    model.speakable[10:] = False
    return model


PROMPT = torch.tensor([[4, 15, 4, 7]])


def test_chances_are_a_distribution_over_what_can_be_said_or_copied(model: PointerLM) -> None:
    chances = model.chances(torch.randn(1, 16), torch.randn(1, 4, 16), PROMPT).exp()[0]
    assert float(chances.detach().sum()) == pytest.approx(1.0, abs=1e-4)
    assert float(chances[15].detach()) > 1e-3
    assert float(chances[16].detach()) < 1e-6


@pytest.mark.parametrize("label", [4, 7, 15, 9])
def test_the_loss_is_the_negative_log_chance(model: PointerLM, label: int) -> None:
    hidden, keys = torch.randn(1, 16), torch.randn(1, 4, 16)
    chance = model.chances(hidden, keys, PROMPT)[0, label]
    loss = model.loss(hidden, keys, PROMPT, torch.ones(1, 4, dtype=torch.bool), torch.tensor([label]))
    assert float(loss.detach()) == pytest.approx(-float(chance.detach()), abs=1e-4)


def test_a_label_that_can_be_neither_said_nor_copied_leaves_gradients_finite(model: PointerLM) -> None:
    hidden = torch.randn(1, 16, requires_grad=True)
    inside = torch.tensor([[True, True, True, False]])
    model.loss(hidden, torch.randn(1, 4, 16), PROMPT, inside, torch.tensor([18])).backward()
    assert hidden.grad is not None
    assert torch.isfinite(hidden.grad).all()
