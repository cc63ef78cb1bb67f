"""The small model's tokenizer: the text encoder's WordPiece vocabulary (its ASCII pieces), plus marks and fact slots.

Sharing pieces with the encoder lets the language model start from its embeddings (`warm_start`). Lower case, accents
stripped; `assistant.llm.template` restores spelling.
"""

from __future__ import annotations

from pathlib import Path

from assistant.llm.template import ID_MARKS, SLOTS

SPECIAL = ("[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]")


def build(encoder_dir: Path, out_dir: Path) -> list[int]:
    """Write `tokenizer.json` and its config to `out_dir`.

    Returns:
        For each new id the encoder's id it comes from, or -1 for a new token.
    """
    from tokenizers import AddedToken, Tokenizer, decoders, models, normalizers, pre_tokenizers
    from transformers import PreTrainedTokenizerFast

    source = Tokenizer.from_file(str(encoder_dir / "tokenizer.json"))
    vocabulary = source.get_vocab()
    kept = [
        (piece, index)
        for piece, index in sorted(vocabulary.items(), key=lambda item: item[1])
        if (piece.isascii() and not piece.startswith("[")) or piece in "[]"
    ]
    pieces = [*SPECIAL, *ID_MARKS, *SLOTS, *(piece for piece, _ in kept)]
    tokenizer = Tokenizer(models.WordPiece({piece: i for i, piece in enumerate(pieces)}, unk_token="[UNK]"))
    tokenizer.normalizer = normalizers.BertNormalizer(lowercase=True, strip_accents=True)
    tokenizer.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    tokenizer.decoder = decoders.WordPiece(cleanup=False)
    tokenizer.add_special_tokens(
        [AddedToken(piece, normalized=False) for piece in (*SPECIAL, *ID_MARKS, *SLOTS)]
    )
    names = dict(
        zip(("pad_token", "unk_token", "cls_token", "sep_token", "mask_token"), SPECIAL, strict=True)
    )
    out_dir.mkdir(parents=True, exist_ok=True)
    PreTrainedTokenizerFast(tokenizer_object=tokenizer, eos_token="[SEP]", **names).save_pretrained(
        str(out_dir)
    )
    origin = [
        vocabulary.get(piece, -1) if piece in SPECIAL else -1 for piece in pieces[: len(pieces) - len(kept)]
    ]
    origin += [index for _, index in kept]
    return origin


def words_of(token: str) -> str:
    """What a slot or mark is called in words, for starting its embedding: `{1.title}` -> `1 title`."""
    return token.strip("{}[]").replace(".", " ")
