"""What a product is called on its page; true to the draft, in the manner of its department."""

from __future__ import annotations

import random
from collections.abc import Mapping

from demo.brands import Brand
from demo.draft import Draft
from demo.kind import Style

SHADES: Mapping[str, tuple[str, ...]] = {
    "green": ("sage green", "forest green", "bottle green", "moss green"),
    "blue": ("sky blue", "dusty blue", "cornflower blue", "ink blue"),
    "red": ("cherry red", "brick red", "poppy red"),
    "grey": ("charcoal grey", "pale grey", "stone grey"),
    "pink": ("dusty pink", "blush pink", "peony pink"),
    "beige": ("sand beige", "oat beige", "warm beige"),
    "brown": ("chestnut brown", "cocoa brown", "walnut brown"),
    "yellow": ("mustard yellow", "butter yellow", "lemon yellow"),
    "navy": ("midnight navy", "deep navy"),
    "white": ("chalk white", "off-white"),
    "orange": ("rust orange", "apricot orange"),
    "purple": ("plum purple", "lilac purple"),
    "black": ("jet black", "soft black"),
}
WEAR = frozenset({"clothing", "footwear", "accessories"})
SILENT_MATERIALS = frozenset(
    ["denim", "stretch denim", "knit", "tulle", "plush", "fleece", "plastic", "paper", "cardboard"]
)
FIRST = [
    "Harbour",
    "Lantern",
    "Salt",
    "Winter",
    "Paper",
    "Copper",
    "Moonlit",
    "Hidden",
    "Crooked",
    "Northern",
    "Velvet",
    "Thunder",
    "Tiny",
    "Last",
]
SECOND = [
    "Lights",
    "Market",
    "Garden",
    "Express",
    "Islands",
    "Orchard",
    "Mill",
    "Keepers",
    "Lanes",
    "Caravan",
    "Summit",
    "Post",
    "Tides",
    "Foxes",
]


def title(draft: Draft, style: Style, brand: Brand, attempt: int = 0) -> str:
    """Name a product; a higher `attempt` gives a more particular name when the first was taken."""
    name = {
        "board games": _game,
        "puzzles": _puzzle,
        "perfume": _perfume,
        "candles": _candle,
        "moisturiser": _beauty,
        "shampoo": _beauty,
        "sunscreen": _beauty,
    }.get(draft.category)
    if name is not None:
        text = name(draft, style)
    elif draft.department in WEAR:
        text = _wear(draft, style)
    elif draft.department == "electronics":
        return _tech(draft, style, brand, attempt)
    else:
        text = _thing(draft, style)
    if attempt:
        text = f"{_model(brand, draft.rng, attempt)} {text}"
    return text[0].upper() + text[1:]


def _model(brand: Brand, rng: random.Random, attempt: int = 1) -> str:
    words = brand.words or tuple(
        [
            "Arden",
            "Bela",
            "Corin",
            "Dara",
            "Elm",
            "Fenn",
            "Gill",
            "Isla",
            "Jory",
            "Kit",
            "Lark",
            "Mila",
            "Nell",
            "Orla",
            "Perrin",
        ]
    )
    word = rng.choice(words)
    return word if attempt < 6 else f"{word} {rng.choice(('II', 'III', 'Plus', 'Classic', 'Light'))}"


def _shade(draft: Draft) -> str:
    if draft.color in SHADES and draft.rng.random() < 0.4:
        return draft.rng.choice(SHADES[draft.color])
    return draft.color


def _wear(draft: Draft, style: Style) -> str:
    noun, facts = style.noun, draft.attributes
    words: list[str] = []
    if (
        facts.get("waterproof") is True
        and "rain" not in noun
        and "waterproof" not in noun
        and "diver" not in noun
    ):
        words.append("waterproof")
    pattern = str(facts.get("pattern", "plain"))
    if pattern != "plain" and pattern not in noun:
        words.append(
            {"animal": "animal-print", "graphic": "printed", "dotted": "polka dot"}.get(pattern, pattern)
        )
    elif draft.rng.random() < 0.35:
        words.append(_adjective(draft, noun))
    bare = draft.material.split(" ")[0]
    if (
        draft.material not in SILENT_MATERIALS
        and bare not in noun
        and noun.split(" ")[0] not in draft.material
        and draft.rng.random() < 0.75
    ):
        words.append(draft.material)
    length = str(facts.get("length", ""))
    if draft.category in ("dresses", "skirts") and length in ("mini", "midi", "maxi") and length not in noun:
        words.append(length)
    phrase = " ".join([word for word in words if word] + [noun])
    stone = str(facts.get("stone", "none"))
    if stone != "none":
        phrase += f" with {stone}"
    if draft.audience == "kids" and "kids" not in phrase:
        phrase = f"kids' {phrase}"
    elif draft.audience == "men" and draft.rng.random() < 0.35 and not phrase.startswith("men"):
        phrase = f"men's {phrase}"
    size = facts.get("fits_laptop_in", 0)
    if draft.category in ("bags", "backpacks") and size:
        phrase += f" for {size}-inch laptops" if draft.rng.random() < 0.6 else f", {size}-inch"
    return f"{phrase}{draft.rng.choice((' in ', ' in ', ', '))}{_shade(draft)}"


def _adjective(draft: Draft, noun: str) -> str:
    facts = draft.attributes
    fit = str(facts.get("fit", ""))
    options = {
        "slim": "slim-fit",
        "relaxed": "relaxed",
        "oversized": "oversized",
        "fitted": "fitted",
        "wide": "wide",
    }
    if fit in options and fit not in noun and facts.get("rise") is None:
        return options[fit]
    if facts.get("sleeve") == "short" and draft.category == "shirts" and "sleeve" not in noun:
        return "short-sleeved"
    if facts.get("heel") in ("block", "kitten", "stiletto", "platform") and str(facts["heel"]) not in noun:
        return f"{facts['heel']}-heel"
    if draft.category == "hoodies" and "brushed inside" in draft.features:
        return "brushed"
    if facts.get("reversible") is True:
        return "reversible"
    return ""


def _thing(draft: Draft, style: Style) -> str:
    facts, noun = draft.attributes, style.noun
    words: list[str] = []
    pattern = str(facts.get("pattern", "plain"))
    if pattern not in ("plain", "graphic", "animal") and draft.rng.random() < 0.8:
        words.append({"dotted": "polka dot"}.get(pattern, pattern))
    material = draft.material.removesuffix(" plush")
    show = draft.category not in ("lipstick", "plush toys", "tents", "pens", "bicycle helmets", "dumbbells")
    if show and material not in SILENT_MATERIALS and material not in noun and draft.rng.random() < 0.7:
        words.append(material)
    lead = " ".join([*words, noun])
    return f"{_measure(draft, lead)}{draft.rng.choice((' in ', ', ', ' in '))}{_shade(draft)}"


def _measure(draft: Draft, lead: str) -> str:
    """Put the number shoppers look for into the name."""
    facts = draft.attributes
    if draft.category == "tents":
        return f"{facts['persons']}-person {lead}"
    if (
        draft.category in ("kettles", "mugs", "water bottles")
        and "capacity_l" in facts
        and draft.rng.random() < 0.75
    ):
        return f"{lead}, {facts['capacity_l']} l"
    if draft.category == "pans" and "capacity_l" in facts:
        return f"{lead}, {facts['capacity_l']} l"
    if draft.category == "pans" and not draft.style.endswith("set") and "diameter_cm" in facts:
        return f"{lead}, {facts['diameter_cm']} cm"
    if draft.category == "knives" and "set" not in lead and draft.rng.random() < 0.6:
        return f"{lead}, {facts['blade_cm']} cm"
    if draft.category == "dumbbells" and draft.style != "kettlebell" and facts.get("pieces") == 2:
        return f"pair of {facts['weight_kg']} kg {lead}"
    if draft.category == "dumbbells":
        return f"{facts['weight_kg']} kg {lead.removesuffix('s')}"
    return _lesser_measure(draft, lead)


def _lesser_measure(draft: Draft, lead: str) -> str:
    facts = draft.attributes
    if draft.category == "yoga mats":
        return f"{lead}, {facts['thickness_mm']} mm"
    if draft.category == "plush toys":
        return f"{lead}, {facts['height_cm']} cm"
    if draft.category == "lipstick" and str(facts.get("finish")) not in lead:
        return f"{facts['finish']} {lead}"
    pieces = facts.get("pieces", 1)
    if (
        isinstance(pieces, int)
        and pieces > 2
        and draft.category in ("pens", "mugs", "candles", "towels", "pans")
    ):
        return f"{lead}, set of {pieces}"
    if draft.category == "lamps" and facts.get("dimmable") is True and draft.rng.random() < 0.3:
        return f"dimmable {lead}"
    return lead


def _tech(draft: Draft, style: Style, brand: Brand, attempt: int) -> str:
    facts = draft.attributes
    points: list[str] = []
    if facts.get("noise_cancelling") is True:
        points.append("with noise cancelling")
    elif draft.category == "phone cases" and facts.get("magsafe") is True:
        points.append("with MagSafe ring")
    elif draft.category in ("chargers",):
        points.append(f"{facts['wattage_w']} W")
        if "capacity_mah" in facts:
            points.append(f"{facts['capacity_mah']} mAh")
        elif "cable_m" in facts:
            points.append(f"{facts['cable_m']} m")
    elif facts.get("quiet") is True and draft.rng.random() < 0.6:
        points.append("with quiet keys" if draft.category == "keyboards" else "with silent click")
    elif facts.get("waterproof") is True:
        points.append(f"{facts.get('ip_rating', '')} waterproof".strip())
    noun = _tech_noun(draft, style)
    lead = f"{_model(brand, draft.rng, attempt)} {noun}" if brand.words or attempt else noun
    text = f"{lead}{draft.rng.choice((' in ', ', '))}{draft.color}"
    if points:
        text = (
            f"{lead} {', '.join(points)}, {draft.color}"
            if points[0].startswith("with")
            else f"{lead}, {', '.join([*points, draft.color])}"
        )
    return text[0].upper() + text[1:]


def _tech_noun(draft: Draft, style: Style) -> str:
    facts, noun = draft.attributes, style.noun
    if draft.category == "phone cases":
        if facts.get("pattern") != "plain":
            return f"{facts['pattern']} {noun}".replace("animal ", "animal-print ")
        return noun if draft.material in noun else f"{draft.material} {noun}"
    if facts.get("wireless") is True and draft.category in ("headphones", "mice") and "wireless" not in noun:
        return f"wireless {noun}"
    return noun


def _game(draft: Draft, style: Style) -> str:
    facts = draft.attributes
    if draft.style == "chess set":
        return f"{draft.one('Folding|Travel|Tournament|Club')} wooden chess set in {draft.color}"
    low, high = facts["players_min"], facts["players_max"]
    name = f"{draft.rng.choice(FIRST)} {draft.rng.choice(SECOND)}"
    if low == high:
        return f"{name}, a {style.noun}"
    return f"{name}, a {style.noun} for {low}-{high} players"


def _puzzle(draft: Draft, style: Style) -> str:
    facts = draft.attributes
    theme = str(facts["theme"])
    noun = style.noun
    if draft.style == "brain teaser":
        shape = draft.one("Knot|Star|Cage|Burr|Cube|Spiral")
        return f"{draft.material} brain teaser '{shape}', {facts['pieces']} pieces"
    return f"{theme[0].upper()}{theme[1:]} {noun}, {facts['pieces']} pieces"


def _perfume(draft: Draft, style: Style) -> str:
    facts = draft.attributes
    if draft.style == "discovery set":
        return f"{style.noun}, {facts['pieces']} scents"
    return f"{facts['scent']} {style.noun}"


def _candle(draft: Draft, style: Style) -> str:
    scent = str(draft.attributes["scent"])
    text = (
        f"{draft.material} {style.noun}"
        if draft.rng.random() < 0.5 and "LED" not in style.noun
        else style.noun
    )
    if scent != "unscented":
        text = f"{scent} {text}"
    pieces = draft.attributes.get("pieces", 1)
    return (
        f"{text}{f', {pieces} pieces' if isinstance(pieces, int) and pieces > 1 else ''} in {_shade(draft)}"
    )


def _beauty(draft: Draft, style: Style) -> str:
    facts = draft.attributes
    scent, lead = str(facts.get("scent", "")), style.noun
    if draft.category == "moisturiser" and draft.rng.random() < 0.8:
        lead = f"{facts['key_ingredient']} {lead}"
    if facts.get("fragrance_free") is True:
        lead = f"fragrance-free {lead}" if draft.rng.random() < 0.7 else f"{lead} without perfume"
    elif scent and draft.rng.random() < 0.6:
        lead = f"{scent} {lead}"
    if facts.get("spf"):
        lead += f" SPF {facts['spf']}"
    elif (
        draft.category == "moisturiser"
        and facts.get("skin_type") not in ("all", None)
        and facts["area"] == "face"
    ):
        lead += f" for {facts['skin_type']} skin"
    elif draft.category == "shampoo" and facts.get("hair_type") != "all":
        lead += f" for {facts['hair_type']} hair"
    if facts.get("mineral") is True and draft.rng.random() < 0.5:
        lead = f"mineral {lead}"
    return lead
