"""Train the small language model: tokenizer, warm start, pre-training on dialogues, fine-tuning on labelled turns.

`aisle train llm` calls `train`. Progress is shown, a checkpoint is written every minute, and the same command resumes.

The model is a decoder with a bidirectional prompt (prefix LM): prompt tokens see each other, output tokens see the
prompt and what was written so far. Source: UniLM (Dong et al., NeurIPS 2019); warm start of a generator from an encoder:
Rothe et al., TACL 2020.
"""

from __future__ import annotations

import json
import logging
import random
import shutil
import time
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any, Literal

import torch
from torch import Tensor, nn

from assistant.llm.pointer import PointerLM
from assistant.training import tokenizer as vocabulary
from assistant.training.augment import COLORS, KINDS, MATERIALS, noise, swap_values
from assistant.training.examples import Example, call_example, chat_examples, reply_example
from assistant.training.simulator import Simulator
from assistant.training.turns import read_dialogues, turns
from retrieval.runtime import disk_errors, save_state
from retrieval.schema import ShopError

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class TrainConfig:
    """What one training run does; saved with the checkpoint."""

    hold_out: tuple[str, ...] = ("e", "h")
    """Files of phrases (without ending) that are never trained on: the writers we measure by."""
    pretrain_tokens: int = 100_000
    """Tokens of other dialogues before fine-tuning."""
    epochs: int = 4
    """Passes over the labelled turns; each pass swaps values and adds noise anew."""
    simulated: int = 500
    """Simulated dialogues added to each pass but the first."""
    batch_tokens: int = 1_600
    """Padded tokens a step."""
    learning_rate: float = 3e-4
    """Peak, after 5 % warm-up, then linear to zero."""
    replies: float = 0.3
    """Share of the worded replies that a pass takes along; understanding comes first."""
    init: Literal["minilm", "scratch"] = "minilm"
    """Start from the text encoder's weights, or from nothing."""
    start: str = ""
    """Folder of a checkpoint of ours to go on from instead; empty for none."""
    noise_rate: float = 0.25
    """Share of turns typed in a hurry."""
    max_minutes: float = 120.0
    """Wall-clock bound; the schedule ends by then."""
    seed: int = 7


@dataclass(slots=True)
class Batch:
    """Padded tensors of some examples."""

    ids: Tensor
    """(B, L) token ids, prompt then output."""
    mask: Tensor
    """(B, 1, L, L) bool, True where row may see column."""
    types: Tensor
    """(B, L) 0 in the prompt, 1 in the output."""
    labels: Tensor
    """(B, L) next token of output positions, -100 elsewhere."""


def encode(example: Example, tokenizer: Any, limit: int = 320) -> tuple[list[int], list[int]]:
    """Token ids of prompt and output; the prompt's oldest tokens go first when it is too long."""
    prompt = tokenizer(example.prompt, add_special_tokens=False)["input_ids"][-limit:]
    output = tokenizer(example.output, add_special_tokens=False)["input_ids"][:96]
    return [tokenizer.cls_token_id, *prompt, tokenizer.sep_token_id], [*output, tokenizer.eos_token_id]


def collate(pairs: Sequence[tuple[list[int], list[int]]], pad: int) -> Batch:
    """Pad pairs to one batch; the last prompt token predicts the first output token."""
    length = max(len(p) + len(o) - 1 for p, o in pairs)
    ids = torch.full((len(pairs), length), pad)
    labels = torch.full((len(pairs), length), -100)
    types = torch.zeros(len(pairs), length, dtype=torch.long)
    mask = torch.tril(torch.ones(length, length, dtype=torch.bool)).repeat(len(pairs), 1, 1)  # (B, L, L)
    for row, (prompt, output) in enumerate(pairs):
        p, whole = len(prompt), [*prompt, *output[:-1]]
        ids[row, : len(whole)] = torch.tensor(whole)
        labels[row, p - 1 : p - 1 + len(output)] = torch.tensor(output)
        types[row, p:] = 1
        mask[row, :, :p] = True
    return Batch(ids, mask[:, None], types, labels)


def batches(
    pairs: Sequence[tuple[list[int], list[int]]], batch_tokens: int, rng: random.Random
) -> Iterator[list[int]]:
    """Yield index lists of similar length, at most `batch_tokens` when padded, in random order."""
    order = sorted(range(len(pairs)), key=lambda i: len(pairs[i][0]) + len(pairs[i][1]) + rng.random() * 6)
    chunks: list[list[int]] = [[]]
    for i in order:
        longest = len(pairs[i][0]) + len(pairs[i][1])
        if chunks[-1] and longest * (len(chunks[-1]) + 1) > batch_tokens:
            chunks.append([])
        chunks[-1].append(i)
    rng.shuffle(chunks)
    yield from chunks


def new_model(encoder_dir: Path, origin: Sequence[int], tokenizer: Any, init: str) -> PointerLM:
    """A decoder over our vocabulary; `minilm` copies the encoder's layers and embeddings."""
    from transformers import BertConfig, BertModel

    config = BertConfig.from_pretrained(str(encoder_dir))
    config.update(
        {
            "vocab_size": len(origin),
            "is_decoder": True,
            "use_cache": True,
            "tie_word_embeddings": True,
            "pad_token_id": 0,
            "eos_token_id": tokenizer.eos_token_id,
            "hidden_dropout_prob": 0.05,
            "attention_probs_dropout_prob": 0.05,
            "prefix_lm": True,
        }
    )
    model = PointerLM(config)
    model.speakable.zero_()
    if init == "scratch":
        return model
    encoder = BertModel.from_pretrained(str(encoder_dir), add_pooling_layer=False)
    weights = encoder.state_dict()
    old = weights.pop("embeddings.word_embeddings.weight")
    model.bert.load_state_dict(weights, strict=False)
    with torch.no_grad():
        new = model.bert.embeddings.word_embeddings.weight
        from_old = torch.tensor(origin)
        new[from_old >= 0] = old[from_old[from_old >= 0]]
        for index in (i for i, source in enumerate(origin) if source < 0):
            words = tokenizer(
                vocabulary.words_of(tokenizer.convert_ids_to_tokens(index)), add_special_tokens=False
            )
            new[index] = new[words["input_ids"]].mean(0)
        dense = model.cls.predictions.transform.dense
        dense.weight.copy_(torch.eye(dense.weight.shape[0]))
        dense.bias.zero_()
    return model


def loss_of(model: PointerLM, batch: Batch) -> Tensor:
    """Mean cross-entropy over the output tokens; only they are looked at."""
    hidden = model.bert(
        input_ids=batch.ids, attention_mask=batch.mask, token_type_ids=batch.types, use_cache=False
    ).last_hidden_state
    row, _ = wanted = (batch.labels != -100).nonzero(as_tuple=True)
    inside = batch.mask[:, 0, 0]
    return model.loss(
        hidden[wanted], model.copy_key(hidden)[row], batch.ids[row], inside[row], batch.labels[wanted]
    )


def labelled_examples(
    dialogues: Sequence[dict[str, Any]], rng: random.Random, noise_rate: float, replies: float = 1.0
) -> list[Example]:
    """One pass over the labelled dialogues: values swapped, some turns noisy, calls and a share of the replies."""
    found: list[Example] = []
    for dialogue in dialogues:
        changed = swap_values(dialogue, rng) if rng.random() < 0.6 else dialogue
        if rng.random() < noise_rate:
            changed = {**changed, "turns": [{**t, "user": noise(t["user"], rng)} for t in changed["turns"]]}
        for turn in turns(changed):
            reply = reply_example(turn, rng) if rng.random() < replies else None
            found += [e for e in (call_example(turn), reply) if e]
    return found


class _Run:
    """One training run: model, optimiser, where it stands on disk."""

    def __init__(self, model: Any, tokenizer: Any, config: TrainConfig, work_dir: Path) -> None:
        self.model, self.tokenizer, self.config = model, tokenizer, config
        self.checkpoint = work_dir / "resume.pt"
        self.optimizer = torch.optim.AdamW(
            model.parameters(), lr=config.learning_rate, weight_decay=0.01, fused=True
        )
        self.step, self.started, self.spent_s, self.saved = 0, time.monotonic(), 0.0, time.monotonic()
        if self.checkpoint.exists():
            state = torch.load(self.checkpoint, weights_only=True)
            model.load_state_dict(state["model"])
            self.optimizer.load_state_dict(state["optimizer"])
            self.step, self.spent_s = int(state["step"]), float(state["spent_s"])

    def save(self) -> None:
        """Write the resume point."""
        state = {
            "model": self.model.state_dict(),
            "optimizer": self.optimizer.state_dict(),
            "step": self.step,
            "spent_s": self.elapsed_s,
        }
        save_state(self.checkpoint, state)
        self.saved = time.monotonic()

    @property
    def elapsed_s(self) -> float:
        return self.spent_s + time.monotonic() - self.started

    def rate(self, share: float) -> float:
        """Learning rate at `share` (0..1) of the run."""
        share = min(1.0, max(share, self.elapsed_s / 60 / self.config.max_minutes))
        return self.config.learning_rate * min(share / 0.05, 1.0) * max(0.02, 1.0 - share)

    def learn(self, pairs: list[tuple[list[int], list[int]]], chunk: list[int], share: float) -> float:
        for group in self.optimizer.param_groups:
            group["lr"] = max(1e-6, self.rate(share))
        loss = loss_of(self.model, collate([pairs[i] for i in chunk], self.tokenizer.pad_token_id))
        self.optimizer.zero_grad(set_to_none=True)
        loss.backward()  # type: ignore[no-untyped-call]  # torch leaves it untyped
        nn.utils.clip_grad_norm_(self.model.parameters(), 1.0)
        self.optimizer.step()
        self.step += 1
        if time.monotonic() - self.saved > 60:
            self.save()
        return float(loss.detach())


@dataclass(frozen=True, slots=True)
class Sources:
    """Where training text comes from."""

    phrases: tuple[Path, ...]
    """Labelled dialogues, JSON Lines (FORMAT.md); files named in `TrainConfig.hold_out` are left out."""
    dialogues: Path | None = None
    """Folder of plain dialogues for pre-training; None skips it."""
    products: Path | None = None
    """`products.jsonl` that the simulator draws goals from; None skips simulated dialogues."""


def train(sources: Sources, out_dir: Path, encoder_dir: Path, config: TrainConfig | None = None) -> Path:
    """Train the small model and write a transformers checkpoint to `out_dir`; `out_dir/work` is what a resume reads.

    Raises:
        ShopError: no phrases to train on, or a malformed line.
    """
    from transformers import AutoTokenizer

    config = config or TrainConfig()
    random.seed(config.seed)
    torch.manual_seed(config.seed)
    used = [path for path in sources.phrases if path.stem not in config.hold_out]
    dialogues = list(read_dialogues(used))
    if not dialogues:
        raise ShopError(
            f"No labelled dialogues in {[str(p) for p in sources.phrases]}; give JSON Lines files as in FORMAT.md."
        )
    work_dir = out_dir / "work"
    work_dir.mkdir(parents=True, exist_ok=True)
    rng, products = random.Random(config.seed), _products(sources.products)
    chat = list(chat_examples(sources.dialogues)) if sources.dialogues and config.pretrain_tokens else []
    rng.shuffle(chat)
    origin = vocabulary.build(encoder_dir, work_dir)
    tokenizer = AutoTokenizer.from_pretrained(str(work_dir))
    model = (
        PointerLM.from_pretrained(config.start, dtype=torch.float32)
        if config.start
        else new_model(encoder_dir, origin, tokenizer, config.init)
    )
    model.speakable |= _speakable([*labelled_examples(dialogues, rng, 0.0), *chat], products, tokenizer)
    run = _Run(model, tokenizer, config, work_dir)
    _steps(run, chat, dialogues, products)
    plain = labelled_examples(dialogues, random.Random(config.seed), 0.0)
    pairs = [encode(example, tokenizer) for example in plain if example.kind == "call"]
    run.model.config.update({"spelling": spelling_of(pairs, tokenizer)})
    return export(run.model, tokenizer, config, out_dir)


def _speakable(examples: Sequence[Example], products: Sequence[dict[str, Any]], tokenizer: Any) -> Tensor:
    """(V,) True at tokens the model may say unprompted: slots, marks and the words of outputs and of the catalogue."""
    words = [*COLORS, *MATERIALS, *(kind for kinds in KINDS for kind in kinds), *map(str, range(1000))]
    words += [str(p.get(name) or "") for p in products for name in ("title", "category", "brand", "color")]
    ids = tokenizer([*(e.output for e in examples), *words], add_special_tokens=False)["input_ids"]
    mask = torch.zeros(len(tokenizer), dtype=torch.bool)
    mask[sorted({i for row in ids for i in row} | set(tokenizer.all_special_ids))] = True
    return mask


def _products(path: Path | None) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()] if path else []


def _stage(
    run: _Run,
    number: int,
    chat: Sequence[Example],
    dialogues: list[dict[str, Any]],
    products: list[dict[str, Any]],
    rng: random.Random,
) -> list[Example]:
    """The examples of one stage: 0 is pre-training, then one pass each over the labelled dialogues."""
    if number == 0:
        return _some(chat, run.config.pretrain_tokens)
    simulated = (
        list(Simulator(products, run.config.seed + number).dialogues(run.config.simulated))
        if products and number > 1
        else []
    )
    return labelled_examples([*dialogues, *simulated], rng, run.config.noise_rate, run.config.replies)


def _steps(
    run: _Run, chat: Sequence[Example], dialogues: list[dict[str, Any]], products: list[dict[str, Any]]
) -> None:
    """Pre-train, then fine-tune; skips the steps a resumed run has done (their batches are the same by seed)."""
    from rich.progress import Progress

    config = run.config
    run.model.train()
    done = 0
    with Progress() as progress:
        stages = range(0 if chat else 1, config.epochs + 1)
        for stage in stages:
            name = f"fine-tuning {stage}" if stage else "pre-training"
            rng = random.Random(config.seed * 1000 + stage + 1)
            examples = _stage(run, stage, chat, dialogues, products, rng)
            pairs = [encode(example, run.tokenizer) for example in examples]
            chunks = list(batches(pairs, config.batch_tokens, rng))
            task, recent = progress.add_task(name, total=len(chunks)), 0.0
            for k, chunk in enumerate(chunks):
                done += 1
                if done > run.step:
                    loss = run.learn(pairs, chunk, (stage - stages[0] + k / len(chunks)) / len(stages))
                    recent = loss if not recent else 0.98 * recent + 0.02 * loss
                    if run.step % 50 == 0:
                        logger.info(
                            "%s step %d/%d loss %.3f %.0f s", name, k, len(chunks), recent, run.elapsed_s
                        )
                progress.update(task, advance=1, description=f"{name} loss {recent:.2f}")
                if run.elapsed_s / 60 > config.max_minutes:
                    return
            run.save()


def spelling_of(pairs: Sequence[tuple[list[int], list[int]]], tokenizer: Any) -> dict[str, list[int]]:
    """Which word parts followed which piece in outputs; lets the host keep words whole (`decoding.Spelling`)."""
    follows: dict[int, set[int]] = {}
    parts = {i for piece, i in tokenizer.get_vocab().items() if piece.startswith("##")}
    for _, output in pairs:
        for before, after in pairwise(output):
            if after in parts:
                follows.setdefault(before, set()).add(after)
    return {str(piece): sorted(after) for piece, after in sorted(follows.items())}


def _some(examples: Sequence[Example], tokens: int) -> list[Example]:
    kept: list[Example] = []
    for example in examples:
        tokens -= int(1.4 * (len(example.prompt.split()) + len(example.output.split())))
        if tokens < 0:
            break
        kept.append(example)
    return kept


def export(model: Any, tokenizer: Any, config: TrainConfig, out_dir: Path) -> Path:
    """Write a half-precision checkpoint to `out_dir`; written beside it first, the weights moved in last."""
    part = out_dir / "work" / "export"
    shutil.rmtree(part, ignore_errors=True)
    with disk_errors(out_dir, "the export of the checkpoint"):
        model.half().eval().save_pretrained(str(part))
        tokenizer.save_pretrained(str(part))
        (part / "training.json").write_text(json.dumps(asdict(config), indent=1) + "\n")
        for file in sorted(part.iterdir(), key=lambda path: path.suffix == ".safetensors"):
            file.replace(out_dir / file.name)
    return out_dir
