"""Pictures a shopper sends: checked for what they really are, made small, stripped of place and time."""

from __future__ import annotations

import base64
import binascii
import io
import warnings

from retrieval.schema import Refused

MAX_PIXELS = 40_000_000
"""Largest picture that is decoded; a phone camera makes 12 to 24 million."""
LARGEST = f"Please send one of at most {MAX_PIXELS // 1_000_000} megapixels."
SIDE = 1024
"""Longest side that is kept; no encoder here reads more."""
KINDS = {b"\xff\xd8\xff": "JPEG", b"\x89PNG\r\n\x1a\n": "PNG"}


class BadPhoto(Refused):
    """The picture cannot be used; the message says why and what would do."""

    def __init__(self, message: str) -> None:
        super().__init__(message, code="bad_photo")


def kind_of(data: bytes) -> str | None:
    """Name the format by its first bytes, whatever the file is called; None for anything else."""
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "WEBP"
    return next((kind for start, kind in KINDS.items() if data.startswith(start)), None)


def decode(text: str, max_bytes: int) -> bytes:
    """Turn base64, with or without a `data:` prefix, into bytes."""
    body = text.partition(",")[2] if text.startswith("data:") else text
    if len(body) * 3 // 4 > max_bytes + 3:
        raise too_large(len(body) * 3 // 4, max_bytes)
    try:
        return base64.b64decode(body, validate=True)
    except (binascii.Error, ValueError) as err:
        raise BadPhoto(
            "The picture is not valid base64. Send the file's bytes in base64, nothing else."
        ) from err


def too_large(size: int, max_bytes: int) -> BadPhoto:
    """Say how large a picture is and may be."""
    return BadPhoto(
        f"That picture has {size / 1e6:.0f} MB and we can take up to {max_bytes // 1_048_576} MB. "
        "A smaller copy or a screenshot of it works just as well."
    )


def check(data: bytes, max_bytes: int) -> bytes:
    """Return the picture as a small JPEG without metadata.

    Raises:
        BadPhoto: not a JPEG, PNG or WebP, damaged, or too large in bytes or pixels.
    """
    from PIL import Image, ImageOps, UnidentifiedImageError

    if len(data) > max_bytes:
        raise too_large(len(data), max_bytes)
    kind = kind_of(data)
    if kind is None:
        raise BadPhoto("That file is not a picture we can read. Please send a JPEG, PNG or WebP.")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            picture = Image.open(io.BytesIO(data), formats=[kind])
            width, height = picture.size
            if width * height > MAX_PIXELS:
                raise BadPhoto(f"That picture is {width} × {height} pixels, more than we can open. {LARGEST}")
            picture.draft("RGB", (SIDE, SIDE))
            upright = ImageOps.exif_transpose(picture).convert("RGB")
    except Image.DecompressionBombError as err:
        raise BadPhoto(f"That picture is far too large. {LARGEST}") from err
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError) as err:
        raise BadPhoto("That picture seems to be damaged. Please try another one.") from err
    upright.thumbnail((SIDE, SIDE))
    out = io.BytesIO()
    upright.save(out, "JPEG", quality=88)
    return out.getvalue()
