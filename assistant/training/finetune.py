"""Fine-tune any causal LM of transformers to be the shop's assistant, with its own chat template and our tools.

`aisle train adapter` calls `tune`. The data are the labelled dialogues that the small model learns from; the
messages are those that the agent sends. Methods: all weights; LoRA (Hu et al., ICLR 2022); QLoRA (Dettmers et al., NeurIPS
2023); AdaLoRA (Zhang et al., ICLR 2023); prefix tuning (Li and Liang, ACL 2021). Several GPUs: `accelerate launch`.
"""

from __future__ import annotations

import json
import logging
import random
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any, Literal

from assistant.prompts import prompt
from assistant.training.turns import Turn, turns
from retrieval.runtime import disk_errors, need
from retrieval.schema import Unavailable

logger = logging.getLogger(__name__)

Method = Literal["full", "lora", "qlora", "adalora", "prefix"]
_SLOT = re.compile(r"\{([^{}]+)\}")
_IGNORE = -100


@dataclass(frozen=True, slots=True)
class TuneConfig:
    """How to fine-tune; saved beside the result as `training.json`."""

    method: Method = "lora"
    rank: int = 16
    """Rank of LoRA and AdaLoRA; number of virtual tokens of prefix tuning."""
    learning_rate: float = 2e-4
    """Peak; take 1e-5 for `full`."""
    epochs: float = 2.0
    batch: int = 4
    """Examples a step and device."""
    accumulate: int = 4
    """Steps whose gradients are added up."""
    max_tokens: int = 3072
    """Longer examples are left out, and counted."""
    merge: bool = False
    """Write the base with the adapter folded in instead of the adapter."""
    seed: int = 7


@dataclass(frozen=True, slots=True)
class Chat:
    """One training example: the last message is what the model learns to say."""

    messages: tuple[dict[str, Any], ...]
    tools: tuple[Mapping[str, Any], ...]


def chats(
    dialogues: Sequence[Mapping[str, Any]],
    schemas: Sequence[Mapping[str, Any]],
    products: Sequence[Mapping[str, Any]],
    seed: int,
) -> Iterator[Chat]:
    """Yield the examples of labelled dialogues: calls, talk, and replies with slots over products of the catalogue."""
    rng = random.Random(seed)
    for dialogue in dialogues:
        for turn in turns(dialogue):
            if turn.answered_call is not None:
                continue
            before: list[dict[str, Any]] = []
            if turn.state["last_user"]:
                before = [
                    {"role": "user", "content": turn.state["last_user"]},
                    {"role": "assistant", "content": turn.state["last_reply"] or "Here you go."},
                ]
            asked = [*before, {"role": "user", "content": turn.user}]
            if turn.calls or turn.reply:
                said = _calls(turn) if turn.calls else {"role": "assistant", "content": turn.reply}
                yield Chat((_system("system", turn), *asked, said), tuple(schemas))
            if turn.calls and turn.reply:
                results = _results(turn, products, rng)
                words = {"role": "assistant", "content": turn.reply}
                yield Chat((_system("reply", turn), *asked, _calls(turn), *results, words), ())


def _system(name: str, turn: Turn) -> dict[str, Any]:
    state = json.dumps(turn.state, ensure_ascii=False, default=str)
    return {"role": "system", "content": f"{prompt(name)}\n\nSTATE {state}"}


def _calls(turn: Turn) -> dict[str, Any]:
    functions = [
        {
            "id": f"call_{n}",
            "type": "function",
            "function": {"name": c["name"], "arguments": dict(c["arguments"])},
        }
        for n, c in enumerate(turn.calls)
    ]
    return {"role": "assistant", "content": "", "tool_calls": functions}


def _results(
    turn: Turn, products: Sequence[Mapping[str, Any]], rng: random.Random
) -> Iterator[dict[str, Any]]:
    """What the tools might have returned: every slot of the reply is a fact, and so are the other items' titles."""
    facts = {slot: slot.replace(".", " ") for slot in _SLOT.findall(turn.reply)}
    for place in range(1, 1 + max([int(s[0]) for s in facts if s[0].isdigit()], default=0)):
        product = rng.choice(products) if products else {}
        facts[f"{place}.title"] = str(product.get("title") or f"Product {place}")
        facts[f"{place}.price"] = f"€{int(product.get('price_minor') or 2000) / 100:.2f}"
        facts[f"{place}.rating"] = f"{rng.uniform(3.4, 4.9):.1f}"
    for n, call in enumerate(turn.calls):
        content = {"name": call["name"], "outcome": turn.outcome, "message": "", "facts": facts}
        yield {
            "role": "tool",
            "tool_call_id": f"call_{n}",
            "content": json.dumps(content, ensure_ascii=False),
        }


def encode(chat: Chat, tokenizer: Any) -> dict[str, list[int]]:
    """Token ids and labels of one example; only the last message is learnt."""
    tools = [dict(tool) for tool in chat.tools] or None
    whole = _ids(tokenizer, chat.messages, tools, False)
    given = _ids(tokenizer, chat.messages[:-1], tools, True)
    same = next((i for i, (a, b) in enumerate(zip(whole, given, strict=False)) if a != b), len(given))
    return {"input_ids": whole, "labels": [_IGNORE] * same + whole[same:]}


def _ids(tokenizer: Any, messages: Sequence[Mapping[str, Any]], tools: Any, answer_next: bool) -> list[int]:
    text = tokenizer.apply_chat_template(
        list(messages), tools=tools, add_generation_prompt=answer_next, tokenize=False
    )
    return list(tokenizer(text, add_special_tokens=False)["input_ids"])


def pad(rows: Sequence[Mapping[str, list[int]]], filler: int) -> dict[str, Any]:
    """One batch: ids, mask and labels (B, L), padded on the right."""
    import torch

    length = max(len(row["input_ids"]) for row in rows)

    def filled(name: str, value: int) -> Any:
        return torch.tensor([row[name] + [value] * (length - len(row[name])) for row in rows])

    mask = torch.tensor([[1] * len(r["input_ids"]) + [0] * (length - len(r["input_ids"])) for r in rows])
    return {
        "input_ids": filled("input_ids", filler),
        "labels": filled("labels", _IGNORE),
        "attention_mask": mask,
    }


def open_base(base: Path, method: Method) -> tuple[Any, Any]:
    """Load the model to be tuned and its tokenizer.

    Raises:
        Unavailable: no causal LM with a chat template, or QLoRA without CUDA.
    """
    import torch
    from transformers import AutoModelForCausalLM, AutoTokenizer

    cuda = torch.cuda.is_available()
    extra: dict[str, Any] = {}
    if method == "qlora":
        if not cuda:
            raise Unavailable(
                "QLoRA keeps the base in 4 bit on a CUDA GPU, and there is none; take --method lora."
            )
        need("bitsandbytes", "train")
        from transformers import BitsAndBytesConfig

        extra["quantization_config"] = BitsAndBytesConfig(
            load_in_4bit=True,
            bnb_4bit_quant_type="nf4",
            bnb_4bit_use_double_quant=True,
            bnb_4bit_compute_dtype=torch.bfloat16,
        )
    try:
        tokenizer = AutoTokenizer.from_pretrained(str(base))
        model = AutoModelForCausalLM.from_pretrained(
            str(base), dtype=torch.bfloat16 if cuda else torch.float32, **extra
        )
    except (OSError, ValueError, KeyError) as err:
        raise Unavailable(
            f"{str(base)!r} is no causal LM that transformers can load ({str(err)[:200]}); "
            "give a folder with config.json, weights and tokenizer."
        ) from err
    if tokenizer.chat_template is None:
        raise Unavailable(
            f"The tokenizer in {str(base)!r} has no chat template; take an instruction-tuned model."
        )
    tokenizer.pad_token = tokenizer.pad_token or tokenizer.eos_token
    return model, tokenizer


def adapted(model: Any, config: TuneConfig, steps: int) -> Any:
    """The model with what `config.method` trains; `full` comes back as it is."""
    if config.method == "full":
        return model
    import peft

    if config.method == "qlora":
        model = peft.prepare_model_for_kbit_training(model)
    kind = {"task_type": "CAUSAL_LM"}
    linear: dict[str, Any] = {**kind, "target_modules": "all-linear", "lora_alpha": 2 * config.rank}
    plans = {
        "prefix": lambda: peft.PrefixTuningConfig(num_virtual_tokens=config.rank, **kind),
        "adalora": lambda: peft.AdaLoraConfig(
            init_r=config.rank + config.rank // 2,
            target_r=config.rank,
            tinit=steps // 10,
            tfinal=steps // 3,
            total_step=max(4, steps),
            **linear,
        ),
        "lora": lambda: peft.LoraConfig(r=config.rank, lora_dropout=0.05, **linear),
    }
    return peft.get_peft_model(model, plans.get(config.method, plans["lora"])())


def tune(
    base: Path,
    examples: Sequence[Chat],
    out: Path,
    config: TuneConfig | None = None,
    held_out: Sequence[Chat] = (),
) -> float:
    """Fine-tune `base` and write adapter or model to `out`; a run that was stopped goes on from its last checkpoint.

    Returns:
        Mean loss on `held_out`, or on the examples where there are none.

    Raises:
        Unavailable: see `open_base`; or no example fits into `max_tokens`.
    """
    from transformers import Trainer, TrainingArguments, set_seed
    from transformers.trainer_utils import get_last_checkpoint

    config = config or TuneConfig()
    set_seed(config.seed)
    model, tokenizer = open_base(base, config.method)
    rows = _fitting(examples, tokenizer, config.max_tokens)
    steps = max(1, int(len(rows) * config.epochs / (config.batch * config.accumulate)))
    model = adapted(model, config, steps)
    model.config.use_cache = False
    work = out / "work"
    arguments = TrainingArguments(
        output_dir=str(work),
        num_train_epochs=config.epochs,
        learning_rate=config.learning_rate,
        per_device_train_batch_size=config.batch,
        per_device_eval_batch_size=config.batch,
        gradient_accumulation_steps=config.accumulate,
        lr_scheduler_type="cosine",
        warmup_steps=max(1, steps // 20),
        logging_steps=10,
        save_steps=200,
        save_total_limit=2,
        bf16=model.device.type == "cuda",
        seed=config.seed,
        report_to=["tensorboard"],
        remove_unused_columns=False,
    )
    trainer = Trainer(
        model=model,
        args=arguments,
        train_dataset=rows,
        eval_dataset=_fitting(held_out, tokenizer, config.max_tokens) if held_out else rows[:200],
        data_collator=lambda batch: pad(batch, tokenizer.pad_token_id),
        callbacks=[_allocator(model)] if config.method == "adalora" else None,
    )
    trainer.train(resume_from_checkpoint=get_last_checkpoint(str(work)) if work.exists() else None)
    loss = float(trainer.evaluate()["eval_loss"])
    if trainer.is_world_process_zero():
        export(trainer.model, tokenizer, config, out)
    return loss


def _fitting(examples: Sequence[Chat], tokenizer: Any, limit: int) -> list[dict[str, list[int]]]:
    rows = [encode(chat, tokenizer) for chat in examples]
    kept = [row for row in rows if len(row["input_ids"]) <= limit]
    if not kept:
        raise Unavailable(
            f"None of {len(rows)} examples fits into {limit} tokens; give labelled dialogues, or raise max_tokens."
        )
    if len(kept) < len(rows):
        logger.warning(
            "%d of %d examples are longer than %d tokens and left out",
            len(rows) - len(kept),
            len(rows),
            limit,
        )
    return kept


def _allocator(model: Any) -> Any:
    """AdaLoRA moves its ranks after each step."""
    from transformers import TrainerCallback

    class Allocate(TrainerCallback):  # type: ignore[misc]  # transformers leaves it untyped
        def on_pre_optimizer_step(self, args: Any, state: Any, control: Any, **more: Any) -> None:
            model.base_model.update_and_allocate(state.global_step)

    return Allocate()


def export(model: Any, tokenizer: Any, config: TuneConfig, out: Path) -> None:
    """Write the adapter, or the whole model where there is none or it is to be merged."""
    if config.merge and config.method in ("lora", "qlora", "adalora"):
        model = model.merge_and_unload()
    with disk_errors(out, "the export of the fine-tuned model"):
        model.save_pretrained(str(out))
        tokenizer.save_pretrained(str(out))
        (out / "training.json").write_text(json.dumps(asdict(config), indent=1) + "\n", encoding="utf-8")


def search(base: Path, examples: Sequence[Chat], out: Path, config: TuneConfig, trials: int) -> TuneConfig:
    """Look for the learning rate and rank with the least loss on every tenth example; `out/search.db` keeps the trials.

    Raises:
        MissingPackage: optuna is not installed.
    """
    optuna = need("optuna", "train")
    out.mkdir(parents=True, exist_ok=True)
    learn = [chat for i, chat in enumerate(examples) if i % 10]

    def loss(trial: Any) -> float:
        rate = trial.suggest_float(
            "learning_rate", config.learning_rate / 8, config.learning_rate * 4, log=True
        )
        rank = trial.suggest_categorical("rank", [4, 8, 16, 32, 64])
        tried = replace(config, learning_rate=rate, rank=rank, merge=False)
        return tune(base, learn, out / f"trial-{trial.number}", tried, examples[::10])

    study = optuna.create_study(
        storage=f"sqlite:///{out / 'search.db'}", study_name="aisle", load_if_exists=True
    )
    study.optimize(loss, n_trials=max(0, trials - len(study.trials)), show_progress_bar=True)
    return replace(config, **study.best_params)
