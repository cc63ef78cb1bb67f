"""Token by token: constrained generation with a kept key-value cache, stoppable at any token.

For the small model the grammar is that of the short call form (`compact`), enforced by llguidance over WordPiece, where a
piece that begins a word stands for a space and the word. Knows no messages and no tools beyond their shapes.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from math import exp
from threading import Event, Thread
from typing import Any

import numpy as np
from numpy.typing import NDArray

from assistant.llm import compact
from assistant.llm.network import Network
from assistant.llm.template import ID_MARKS
from retrieval.schema import Unavailable

MAX_CALL_TOKENS = 120
MAX_REPLY_TOKENS = 56


class PieceBytes:
    """WordPiece as llguidance wants a tokenizer: each id as bytes, `##ing` as `ing`, `jacket` as ` jacket`."""

    def __init__(self, tokenizer: Any) -> None:
        pieces = tokenizer.convert_ids_to_tokens(list(range(len(tokenizer))))
        self.eos_token_id: int = tokenizer.eos_token_id
        self.bos_token_id: int | None = None
        control = {tokenizer.pad_token_id, tokenizer.unk_token_id, tokenizer.cls_token_id}
        self.special_token_ids = sorted({*control, self.eos_token_id})
        self.tokens = [self._bytes(piece, i in self.special_token_ids) for i, piece in enumerate(pieces)]
        self.tokens[tokenizer.mask_token_id] = (
            b" "  # never generated; lets llguidance tokenise a forced space
        )
        self._ids = {token: i for i, token in enumerate(self.tokens)}

    @staticmethod
    def _bytes(piece: str, special: bool) -> bytes:
        if special:
            return b"\xff" + piece.encode()
        return piece[2:].encode() if piece.startswith("##") and len(piece) > 2 else b" " + piece.encode()

    def __call__(self, text: bytes | str) -> list[int]:
        """Longest-match tokenisation; only used by llguidance for forced stretches."""
        data = text.encode() if isinstance(text, str) else text
        ids: list[int] = []
        while data:
            size = next((n for n in range(min(len(data), 24), 0, -1) if data[:n] in self._ids), 0)
            if not size:
                return ids
            ids.append(self._ids[data[:size]])
            data = data[size:]
        return ids


_WORD = r"/ [a-z0-9#&'\"().%+\/°*:!?$€£<>@_-]{1,24}/"
_TEXT_WORD = r"/ [a-z0-9#&'\",().%+\/°*:!?$€£<>@_-]{1,24}/"
_NUMBER = r"/ [0-9]{1,6}( \.( ?[0-9]){1,2})?/"
_TEXT_FIELDS = tuple(
    f.replace("_", " ") for f in compact.FIELDS if f not in ("price", "rating", "in_stock", "waterproof")
)
_ANY = (*(f.replace("_", " ") for f in compact.FIELDS), "sort")


@lru_cache(maxsize=128)
def call_grammar(marks: int, again: bool) -> str:
    """The grammar (Lark, llguidance dialect) of one turn's calls.

    Args:
        marks: How many identifiers stand in the prompt.
        again: Whether a search is in force that a call may go on from.
    """
    rules = [
        "start: turn",
        'turn: call (" ;" call){0,4} | talk',
        f"W: {_WORD}",
        f"T: {_TEXT_WORD}",
        f"N: {_NUMBER}",
    ]
    rules.append("talk: " + _either([f"talk {kind}" for kind in compact.TALK]))
    mark = _either(list(ID_MARKS[:marks]))
    word, text = ("(W | mark)", "(T | mark)") if marks else ("W", "T")
    rules += [f"mark: {mark}"] if marks else []
    rules += [
        f"words: {word}{{1,16}}",
        f"text: {text}{{1,24}}",
        "value: W{1,5}",
        'values: value (" ," value){0,5}',
        f'cond: " |" (({_either(_TEXT_FIELDS)}) (" =" | " not") values | " price" (" max" | " min" | " around") N'
        ' | " rating" " min" N | " pieces" (" max" | " min") N | (" in stock" | " waterproof") " =" (" yes" | " no"))',
        "digit: / [1-9]/",
        f'item: " item" ({_either(list(compact.ITEM_WORDS.values()))} | " photo" | digit'
        ' | (" color" | " brand" | " material" | " named" | " size") W{1,3})',
        'order: " order" (" last" | " about" W{1,4}' + (" | mark)" if marks else ")"),
        'sort: " |" " sort" ' + f"({_either(list(compact.SORTS.values()))})",
        'limit: " |" " limit" N',
        'line: " |" " line" W{1,5} (" size" W{1,3})? (" color" W{1,2})?',
    ]
    calls = {tool: _call_rule(tool) for tool in compact.SHAPES}
    rules += [f"{tool}: {rule}" for tool, rule in calls.items()]
    rules += [
        f'again: " {compact.AGAIN}" words? (cond | any)* sort? limit?',
        f'any: " |" " any" ({_either(_ANY)})',
    ]
    rules.append("call: " + " | ".join([*calls, *(["again"] if again else [])]))
    return "\n".join(rules)


def _either(options: Collection[str]) -> str:
    return " | ".join('"' + "".join(f" {word}" for word in option.split()) + '"' for option in options)


def _call_rule(tool: str) -> str:
    verb, shape = compact.SHAPES[tool]
    parts = [f'" {verb}"']
    for index, (name, word, kind) in enumerate(shape):
        if kind == "where":
            parts.append("cond" if tool == "remember" else "cond*")
        elif kind == "lines":
            parts.append("line{1,4}" if tool == "exchange_items" else "line{0,4}")
        elif name in ("sort", "limit"):
            parts.append(f"{name}?")
        elif index == 0 and word == "":
            parts.append(_head(tool, name, kind))
        else:
            parts.append(f'(" |" " {word}" {_value(name, kind)})?')
    return " ".join(parts)


def _head(tool: str, name: str, kind: str) -> str:
    if tool == "recommend":
        return f"({_either(list(compact.KINDS.values()))})"
    if kind == "items":
        return 'item (" ," item){0,3}'
    optional = {"search_products", "describe_catalogue", "my_orders", "forget"}
    plain = {"item": "item", "order": "order"}.get(kind, "words" if name in ("query", "code") else "text")
    return f"{plain}?" if tool in optional else plain


def _value(name: str, kind: str) -> str:
    if name == "refund_to":
        return f"({_either(list(compact.REFUND.values()))})"
    return {"number": "N", "item": "item"}.get(kind, "text")


_SPLIT_MARKS = re.compile(r"(?<=\w) ?([-'’/.+&%°:]) ?(?=\w)")


def unspaced(text: str) -> str:
    """Join what WordPiece split: `t - shirt` -> `t-shirt`, `1 . 7l` -> `1.7l`; separators of the short form stay."""
    return _SPLIT_MARKS.sub(r"\1", text).replace(" ' ", "'").strip()


@dataclass(frozen=True, slots=True)
class Spelling:
    """Keeps words whole: a part (`##ing`) may only follow a piece it is known to follow."""

    parts: Any
    """(N,) ids of all word parts, an array."""
    words: frozenset[int]
    """Ids of pieces that begin a word of letters; none is said twice in one argument."""
    follows: Mapping[int, set[int]]
    """Piece -> parts that may come next."""


class Generator:
    """One prefix-LM checkpoint; call one generation at a time.

    Args:
        network: The forward pass.
        spelling: Piece -> word parts that may follow it, as in the checkpoint's config.
    """

    def __init__(self, network: Network, tokenizer: Any, spelling: Mapping[str, Collection[int]]) -> None:
        import llguidance

        self._llg, self.network, self.tokenizer = llguidance, network, tokenizer
        self._guide = llguidance.LLTokenizer(
            llguidance.TokenizerWrapper(PieceBytes(tokenizer)), n_vocab=len(tokenizer)
        )
        pieces = tokenizer.convert_ids_to_tokens(list(range(len(tokenizer))))
        self._digits = {
            i: piece
            for i, piece in enumerate(pieces)
            if any(c.isdigit() for c in piece) and piece[0] not in "{["
        }
        self._slots = {
            piece: i for i, piece in enumerate(pieces) if piece.startswith("{") and piece.endswith("}")
        }
        self._part_ids = np.array([i for i, piece in enumerate(pieces) if piece.startswith("##")])
        self._parts = set(self._part_ids.tolist())
        self._words = frozenset(i for i, piece in enumerate(pieces) if piece.isalpha() and len(piece) > 2)
        self._learnt = {int(piece): after for piece, after in spelling.items()}
        self._ends = set(tokenizer.convert_tokens_to_ids([".", "!", "?"]))
        self._never = [
            i
            for i, piece in enumerate(pieces)
            if piece in ("[PAD]", "[UNK]", "[CLS]", "[MASK]", "{", "}", "|", "[", "]")
        ]

    def calls(self, prompt: str, marks: int, again: bool, stop: Event | None = None) -> tuple[str, float]:
        """Generate one turn's calls in the short form, valid by construction, and how sure the model is (0 to 1).

        `marks` and `again` are as in `call_grammar`.
        """
        grammar = self._llg.LLMatcher.grammar_from_lark(call_grammar(marks, again))
        matcher = self._llg.LLMatcher(self._guide, grammar)
        if matcher.get_error():
            raise RuntimeError(matcher.get_error())
        guided = _Guided(matcher, self.tokenizer, self._spelling(prompt))
        ids = list(self._run(prompt, guided, MAX_CALL_TOKENS, stop))
        sure = exp(sum(guided.logprobs) / max(1, len(guided.logprobs)))
        return unspaced(self.tokenizer.decode(ids)), sure

    def _spelling(self, prompt: str) -> Spelling:
        """Which word parts may follow which: as in the prompt, or as in words learnt in training."""
        ids = self.tokenizer(prompt, add_special_tokens=False)["input_ids"]
        follows: dict[int, set[int]] = {piece: set(after) for piece, after in self._learnt.items()}
        for before, after in pairwise(ids):
            if after in self._parts:
                follows.setdefault(before, set()).add(after)
        return Spelling(self._part_ids, self._words, follows)

    def reply(
        self, prompt: str, slots: Collection[str], stop: Event | None = None
    ) -> Iterator[tuple[str, float]]:
        """Generate a reply; yields each sentence as it ends, with how sure the model is of it (0 to 1).

        Only `slots` and digits of the prompt may occur.
        """
        banned = [
            *self._never,
            *ids_not_in(self._slots, slots),
            *(i for i, d in self._digits.items() if d.strip("#") not in prompt),
        ]
        ids: list[int] = []
        allowed, begun = _Banned(banned, len(self.tokenizer)), 0
        for token in self._run(prompt, allowed, MAX_REPLY_TOKENS, stop):
            ids.append(token)
            if token in self._ends:
                yield self._sentence(ids[begun:], allowed.logprobs[begun:])
                begun = len(ids)
        if begun < len(ids):
            yield self._sentence(ids[begun:], allowed.logprobs[begun:])

    def _sentence(self, ids: list[int], logprobs: list[float]) -> tuple[str, float]:
        return self.tokenizer.decode(ids), exp(sum(logprobs) / max(1, len(logprobs)))

    def _run(self, prompt: str, allowed: _Guided | _Banned, limit: int, stop: Event | None) -> Iterator[int]:
        """Greedy decoding; the prompt is read in both directions, once."""
        text = self.tokenizer(prompt, add_special_tokens=False)["input_ids"][-320:]
        reading = self.network.read([self.tokenizer.cls_token_id, *text, self.tokenizer.sep_token_id])
        for _ in range(limit):
            if stop and stop.is_set():
                return
            chances = np.where(allowed.mask(), reading.chances(), -np.inf)
            token = int(chances.argmax())
            best = float(chances[token])
            allowed.logprobs.append(-float(np.log(np.exp(chances - best).sum())))
            if token == self.tokenizer.eos_token_id:
                return
            yield token
            allowed.took(token)
            reading.write(token)


def ids_not_in(table: dict[str, int], wanted: Collection[str]) -> list[int]:
    """Ids of the entries of `table` that are not wanted."""
    return [i for piece, i in table.items() if piece not in wanted]


class _Guided:
    """Allowed tokens from the grammar."""

    def __init__(self, matcher: Any, tokenizer: Any, spelling: Spelling) -> None:
        import llguidance.numpy as guide_numpy

        self._matcher, self._numpy, self._size = matcher, guide_numpy, len(tokenizer)
        self._space, self._spelling, self._last = tokenizer.mask_token_id, spelling, -1
        self._breaks = set(tokenizer.convert_tokens_to_ids(["|", ";", ","]))
        self._bits = guide_numpy.allocate_token_bitmask(1, self._size)
        self._said: set[int] = set()
        self.logprobs: list[float] = []

    def mask(self) -> NDArray[np.bool_]:
        """(V,) what may come next."""
        self._numpy.fill_next_token_bitmask(self._matcher, self._bits, 0)
        keep = np.unpackbits(self._bits.view(np.uint8), axis=1, bitorder="little")[0, : self._size].astype(
            bool
        )
        keep[self._space] = False
        if keep.sum() > len(self._said):
            keep[list(self._said)] = False
        known = list(self._spelling.follows.get(self._last, ()))
        cut = keep.copy()
        cut[self._spelling.parts] = False
        cut[known] = keep[known]
        keep = cut if cut.any() else keep
        return np.asarray(keep)

    def took(self, token: int) -> None:
        self._matcher.consume_token(token)
        self._last = token
        self._said = set() if token in self._breaks else self._said | ({token} & self._spelling.words)
        if self._matcher.get_error():
            raise RuntimeError(self._matcher.get_error())


class _Banned:
    """All tokens but a fixed set; no token twice running, and no three in a row a second time."""

    def __init__(self, banned: Collection[int], size: int) -> None:
        self._banned, self._size = list(banned), size
        self._taken: list[int] = []
        self.logprobs: list[float] = []

    def mask(self) -> NDArray[np.bool_]:
        """(V,) what may come next."""
        keep = np.ones(self._size, bool)
        keep[self._banned] = False
        keep[self._taken[-1:]] = False
        pair = tuple(self._taken[-2:])
        for i in range(len(self._taken) - 2):
            if len(pair) == 2 and tuple(self._taken[i : i + 2]) == pair:
                keep[self._taken[i + 2]] = False
        return keep

    def took(self, token: int) -> None:
        self._taken.append(token)


_CALL_BLOCK = re.compile(r"<tool_call>\s*(\{.*?\})\s*</tool_call>", re.S)


class ChatGenerator:
    """Any causal LM with a chat template; calls come as JSON in `<tool_call>` blocks, as Qwen and Hermes write them."""

    def __init__(self, model: Any, tokenizer: Any) -> None:
        if tokenizer.chat_template is None:
            raise Unavailable(
                "The checkpoint's tokenizer has no chat template, so it cannot be given messages and tools; "
                "use an instruction-tuned one."
            )
        self.model, self.tokenizer = model, tokenizer

    def stream(
        self, messages: list[dict[str, Any]], tools: list[dict[str, Any]]
    ) -> Iterator[tuple[str, str]]:
        """Yield `("text", piece)` as it comes and `("call", json)` once a block is whole."""
        from transformers import TextIteratorStreamer

        prompt = self.tokenizer.apply_chat_template(
            messages, tools=tools or None, add_generation_prompt=True, return_tensors="pt", return_dict=True
        ).to(self.model.device)
        streamer = TextIteratorStreamer(self.tokenizer, skip_prompt=True, skip_special_tokens=not tools)
        left = Event()
        thread = Thread(target=self._generate, args=(prompt, streamer, left), daemon=True)
        thread.start()
        try:
            yield from self._pieces(streamer, bool(tools))
        finally:
            left.set()
            thread.join()

    def _generate(self, prompt: Any, streamer: Any, left: Event) -> None:
        try:
            self.model.generate(
                **prompt,
                streamer=streamer,
                max_new_tokens=400,
                do_sample=False,
                stopping_criteria=[_When(left)],
            )
        finally:
            streamer.end()

    def _pieces(self, streamer: Any, may_call: bool) -> Iterator[tuple[str, str]]:
        text, sent = "", 0
        for piece in streamer:
            text += piece
            if not may_call:
                yield "text", piece
        if not may_call:
            return
        for block in _CALL_BLOCK.finditer(text):
            yield "call", block[1]
            sent += 1
        plain = re.sub(r"<\|[^|]*\|>|</?s>", "", text).strip()
        if not sent and plain:
            yield "text", plain


class _When:
    """Stops a generation when an event is set."""

    def __init__(self, event: Event) -> None:
        self._event = event

    def __call__(self, input_ids: Any, scores: Any, **kwargs: Any) -> Any:
        import torch

        return torch.full(
            (input_ids.shape[0],), self._event.is_set(), dtype=torch.bool, device=input_ids.device
        )
