"""When does what a record says meet what a person said? Pure text rules per field; knows no catalogue.

`grey` meets `Charcoal`, `medium` meets `M`, `32` meets `W32 L34`, `1.7l` meets `1.7 l`, `women` is met by
`unisex`, `leather` is not met by `faux leather`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import lru_cache

from retrieval.runtime import need
from retrieval.schema import Scalar
from retrieval.vocabulary import (
    AUDIENCE_WORDS,
    IMITATIONS,
    MATERIAL_KINDS,
    SIZE_WORDS,
    base_color,
    expand_kind,
    kind_key,
    kind_matches,
    plain,
    umbrella_kinds,
)

_JEANS = re.compile(r"^w?\s*(\d{2})\s*(?:[/x]|\s|\s*l)\s*l?\s*(\d{2})$")
_UNITS = re.compile(
    r"^(\d+(?:\.\d+)?)\s*(litres?|liters?|ltr|l|ml|cl|cm|mm|m|kg|g|gb|tb|inch|in|eu|years?|yrs?|y)$"
)
_UNIT_WORDS = {
    "litre": "l",
    "litres": "l",
    "liter": "l",
    "liters": "l",
    "ltr": "l",
    "inch": "in",
    "years": "y",
    "year": "y",
    "yrs": "y",
    "yr": "y",
}


def number_in(value: Scalar) -> float | None:
    """The first number in a value: `"1,7 l"` -> 1.7; None when there is none."""
    if isinstance(value, bool):
        return None
    if isinstance(value, (int, float)):
        return float(value)
    found = re.search(r"-?\d+(?:\.\d+)?", re.sub(r"(?<=\d),(?=\d)", ".", value))
    return float(found.group()) if found else None


def truth_of(value: Scalar) -> bool | None:
    """What a value says as yes or no; None when it says neither."""
    if isinstance(value, bool):
        return value
    words = plain(str(value))
    if words in {"true", "yes", "y", "1", "1.0", "on"}:
        return True
    return False if words in {"false", "no", "n", "0", "0.0", "off", "none"} else None


@lru_cache(maxsize=65536)
def size_key(text: str) -> str:
    """One spelling per size: `Medium` -> `m`, `32/34` -> `w32 l34`, `EURO40` -> `40`, `UK8` -> `uk 8`."""
    words = re.sub(r"\.0$", "", plain(text.replace("½", ".5")))
    words = re.sub(r"^(?:size|taille)\s+", "", words)
    if words in SIZE_WORDS:
        return SIZE_WORDS[words]
    jeans = _JEANS.match(text.casefold().strip().replace("/", " / ").replace(" / ", "/"))
    if jeans:
        return f"w{jeans.group(1)} l{jeans.group(2)}"
    europe = re.match(r"^(?:eu|euro|eur)\s*(\d+(?:\.\d+)?)$", words)
    if europe:
        return europe.group(1)
    unit = _UNITS.match(words)
    if unit:
        name = _UNIT_WORDS.get(unit.group(2), unit.group(2))
        return unit.group(1) if name == "eu" else f"{float(unit.group(1)):g} {name}"
    system = re.match(r"^(uk|us|w|l)\s*(\d+(?:\.\d+)?)$", words)
    if system and system.group(1) in {"uk", "us"}:
        return f"{system.group(1)} {system.group(2)}"
    return words.replace(" ", "") if re.match(r"^w\d+$", words.replace(" ", "")) else words


def size_matches(wanted: str, actual: str) -> bool:
    """`32` and `W32` also meet `W32 L34`; a bare number meets the shop's own `UK 8`."""
    want, have = size_key(wanted), size_key(actual)
    if want == have:
        return True
    if have.startswith("w") and " l" in have:
        return have.split()[0] == "w" + want.removeprefix("w")
    return want.isdigit() and have in (f"uk {want}", f"us {want}")


def color_matches(wanted: str, actual: str) -> bool:
    """Base words are compared; of `black/white` either part will do."""
    want = base_color(wanted)
    if want == base_color(actual):
        return True
    return any(want == base_color(part) for part in re.split(r"[/,&+]| and ", actual) if part.strip())


def audience_matches(wanted: str, actual: str) -> bool:
    """`unisex` meets `women` and `men`; nothing but `kids` meets `kids`."""
    want = AUDIENCE_WORDS.get(plain(wanted), plain(wanted))
    have = AUDIENCE_WORDS.get(plain(actual), plain(actual))
    return want == have or (have == "unisex" and want in {"women", "men"})


@lru_cache(maxsize=65536)
def _stems(text: str) -> tuple[str, ...]:
    stemmer = _stemmer()
    words = [base if (base := base_color(w)) in {"grey"} else w for w in plain(text).split()]
    return tuple(stemmer.stemWords(words))


@lru_cache(maxsize=1)
def _stemmer() -> _Stemmer:
    stemmer: _Stemmer = need("Stemmer").Stemmer("english")
    return stemmer


class _Stemmer:
    """What `Stemmer.Stemmer` offers; named for the type checker."""

    stemWords: Callable[[list[str]], list[str]]


def text_matches(wanted: str, actual: str) -> bool:
    """The wanted words stand together in the value, in any form: `stripe` meets `Striped`."""
    want, have = _stems(wanted), _stems(actual)
    if not want:
        return False
    if want == have or "".join(want) == "".join(have):
        return True
    for at in range(len(have) - len(want) + 1):
        imitation = at > 0 and plain(actual).split()[at - 1] in IMITATIONS
        if have[at : at + len(want)] == want and not imitation:
            return True
    return False


def same_audience(wanted: str, actual: str) -> bool:
    """Strict form for exclusions: `not men` keeps `unisex`."""
    want = AUDIENCE_WORDS.get(plain(wanted), plain(wanted))
    return want == AUDIENCE_WORDS.get(plain(actual), plain(actual))


def any_of_material(wanted: str, actual: str) -> bool:
    """Wide form for exclusions: `not wool` keeps no lambswool, `not leather` no suede."""
    kinds = (wanted, *MATERIAL_KINDS.get(plain(wanted), ()))
    return any(text_matches(kind, actual) for kind in kinds)


def brand_matches(wanted: str, actual: str) -> bool:
    """Whole names only, whatever the case, accents and apostrophes."""
    return plain(wanted).replace(" ", "") == plain(actual).replace(" ", "")


_RULES: dict[str, Callable[[str, str], bool]] = {
    "size": size_matches,
    "color": color_matches,
    "audience": audience_matches,
    "brand": brand_matches,
}


_STRICT: dict[str, Callable[[str, str], bool]] = {"audience": same_audience, "material": any_of_material}


def matching_values(
    field: str, wanted: Sequence[Scalar], values: Sequence[str], strict: bool = False
) -> list[bool]:
    """For each of a field's `values`: does it meet any of `wanted`?

    Args:
        strict: For exclusions: `unisex` is then no kind of `men`, and suede is leather.
    """
    if field == "category":
        return _kinds(wanted, values)
    rules = _RULES | _STRICT if strict else _RULES
    rule = rules.get(field, text_matches)
    texts = [_as_text(want) for want in wanted]
    return [any(rule(want, value) for want in texts) for value in values]


def _as_text(value: Scalar) -> str:
    return f"{value:g}" if isinstance(value, float) else str(value)


def _kinds(wanted: Sequence[Scalar], values: Sequence[str]) -> list[bool]:
    """A kind carried under the very word asked for wins over that word's synonyms."""
    found = [False] * len(values)
    for want in map(str, wanted):
        carried = {kind_key(value) for value in values}
        if kind_key(want) in carried:
            keys = umbrella_kinds(want)
            hits = [kind_key(v) in keys or kind_matches_head(want, v) for v in values]
        else:
            hits = [kind_matches(want, value) for value in values]
        found = [a or b for a, b in zip(found, hits, strict=True)]
    return found


def kind_matches_head(wanted: str, actual: str) -> bool:
    """`desk lamps` are `lamps`: the head noun decides, unless the longer name is a kind of its own."""
    key = kind_key(wanted)
    return (
        kind_key(actual).endswith(" " + key) and kind_matches(wanted, actual) and key in expand_kind(wanted)
    )
