"""What may come in and what may go out; pure checks over text, closed when in doubt.

Nothing here grants or takes away a power: what a shopper may do is decided by the tools, from the session.
The guard keeps broken input from the rest and keeps markup, links and our own instructions out of replies.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

_TAG = re.compile(r"<[^<>]{0,2000}>")
_CODE_BLOCK = re.compile(r"<(script|style)\b.*?(</\1\s*>|$)", re.IGNORECASE | re.DOTALL)
_MARKUP_OUT = re.compile(
    r"<\s*/?\s*[a-z!][^<>]*>?|javascript:|data:text/|https?://|www\.|\]\s*\(|!\[|&#x?[0-9a-f]+;",
    re.IGNORECASE,
)
_MACHINE_OUT = re.compile(
    r"\bSTATE\s*\{|\"(?:arguments|outcome|facts|signed_in)\"\s*:|<\|[a-z_/]+\|>|"
    r"\btool_calls?\b|\bsystem prompt\b|"
    r"\bthe tools have run\b|\bnever type a price\b|\bput every condition\b",
    re.IGNORECASE,
)
_INVISIBLE = re.compile("[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\U000e0000-\U000e007f]")


@dataclass(frozen=True, slots=True)
class Intake:
    """A checked message: `text` to work with, or `refusal` to say instead; `note` goes before the answer."""

    text: str = ""
    refusal: str = ""
    note: str = ""


def check_input(text: str, has_photo: bool = False, max_chars: int = 4000) -> Intake:
    """Clean a shopper's message, or say politely why it cannot be used."""
    if len(text) > max_chars:
        return Intake(
            refusal=f"That message has {len(text):,} characters, and I can read up to {max_chars:,}. "
            "Could you send me the part that matters most?"
        )
    odd = sum(
        1
        for c in text
        if c == "\ufffd" or (unicodedata.category(c) in {"Cc", "Cn", "Co", "Cs"} and c not in "\t\n\r")
    )
    if odd > 3 and odd * 10 > len(text):
        return Intake(
            refusal="That looks like a file rather than a message. Could you type what you're looking for?"
        )
    clean = "".join(
        " " if unicodedata.category(c)[0] == "C" and c not in "\u200d" else c
        for c in _INVISIBLE.sub("", text)
    )
    if "<" in clean and _TAG.search(clean):
        clean = _TAG.sub(" ", _CODE_BLOCK.sub(" ", clean))
        if not clean.strip() and not has_photo:
            return Intake(
                refusal="I got only web-page code, with no words in it. What would you like to find?"
            )
    clean = re.sub(r"\s+", " ", clean).strip()
    if not clean and not has_photo:
        return Intake(
            refusal="I didn't get any words. Tell me what you're looking for, or ask about an order."
        )
    if (
        clean
        and not any(c.isalnum() for c in clean)
        and not has_photo
        and not re.search(r"[\U0001F300-\U0001FAFF\u2600-\u27bf:;]", clean)
    ):
        return Intake(
            refusal="I didn't get any words. Tell me what you're looking for, or ask about an order."
        )
    return Intake(text=clean, note=_script_note(clean))


def _script_note(text: str) -> str:
    letters = [c for c in text if c.isalpha()]
    foreign = sum(1 for c in letters if not unicodedata.name(c, "").startswith("LATIN"))
    if letters and foreign * 2 > len(letters):
        return "I understand English best, so I may have missed something in your message."
    return ""


def check_output(sentence: str) -> bool:
    """May this sentence be said? No for markup, links, and anything of the machinery behind the chat."""
    if not isinstance(sentence, str):
        return False
    return not (_MARKUP_OUT.search(sentence) or _MACHINE_OUT.search(sentence))


_YES = re.compile(
    r"^(yes|yep|yeah|yup|sure|ok|okay|confirm|confirmed|correct|go ahead|do it|please do|"
    r"proceed|absolutely|definitely|of course|"
    r"sounds good|that'?s (right|fine|correct)|fine)"
    r"([ ,.!]+(please|yes|thanks|thank you|go ahead|do it|do that|confirm|cancel it|return it|"
    r"return them|exchange it|that'?s (right|fine|correct)|"
    r"i'?m sure|i confirm|sure|ok|okay|proceed|with that|submit|it'?s fine))*[ .!]*$",
    re.IGNORECASE,
)
_NO = re.compile(
    r"^(no|nope|nah|don'?t|do not|stop|cancel that|never ?mind|not now|leave it|forget it|"
    r"rather not|better not|decline|no way)"
    r"([ ,.!]+(thanks|thank you|please|don'?t|do it|do that|leave it|keep it|stop|never ?mind|"
    r"not now|wait|i changed my mind|forget it))*[ .!]*$",
    re.IGNORECASE,
)


def yes_or_no(text: str) -> bool | None:
    """Read a clear yes or a clear no; None for anything else, which then confirms nothing."""
    plain = re.sub(r"\s+", " ", text.replace("’", "'")).strip()
    if _YES.match(plain):
        return True
    if _NO.match(plain):
        return False
    return None
