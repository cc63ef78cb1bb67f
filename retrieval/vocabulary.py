"""Words of a shop, as data: kinds and their umbrellas, synonyms, colours, sizes, fields.

Knows words only, no catalogue: whether a kind is carried is for `retrieval.search` to say. To teach Aisle a
word, add it to the table it belongs to; every other module reads these tables through the functions below.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

# fmt: off
UMBRELLAS: dict[str, tuple[str, ...]] = {
    "shoes": ("sneakers", "running shoes", "boots", "sandals", "heels", "loafers", "slippers",
        "casual shoes", "sports shoes", "formal shoes", "flats", "flip flops", "sports sandals",
        "ankle boots", "hiking boots"),
    "footwear": ("shoes",),
    "sneakers": ("sneakers", "casual shoes", "sports shoes"),
    "running shoes": ("running shoes", "sports shoes"),
    "loafers": ("loafers", "formal shoes"),
    "boots": ("boots", "ankle boots", "hiking boots"),
    "sandals": ("sandals", "flip flops", "sports sandals"),
    "tops": ("t-shirts", "shirts", "sweaters", "hoodies", "blouses", "tunics", "kurtis", "camisoles",
        "tank tops", "polo shirts", "tops"),
    "bottoms": ("jeans", "trousers", "skirts", "shorts", "leggings", "track pants", "capris", "jeggings",
        "lounge pants"),
    "trousers": ("trousers", "track pants", "lounge pants", "capris", "rain trousers"),
    "knitwear": ("sweaters", "cardigans"),
    "outerwear": ("jackets", "coats", "rain jackets", "blazers", "waistcoats"),
    "jackets": ("jackets", "rain jackets", "nehru jackets", "blazers"),
    "dresses": ("dresses", "jumpsuits"),
    "shorts": ("shorts", "lounge shorts"),
    "clothing": ("tops", "bottoms", "outerwear", "dresses", "socks", "swimwear", "underwear", "nightwear",
        "kurtas", "sarees"),
    "underwear": ("briefs", "bras", "trunks", "boxers", "innerwear vests", "camisoles", "shapewear"),
    "nightwear": ("nightdresses", "night suits", "lounge pants", "robes", "bath robes"),
    "bags": ("bags", "handbags", "clutches", "duffel bags", "laptop bags", "messenger bags",
        "waist pouches", "trolley bags", "tote bags"),
    "backpacks": ("backpacks", "rucksacks"),
    "hats": ("hats", "caps", "beanies"),
    "scarves": ("scarves", "stoles", "mufflers", "dupattas"),
    "jewellery": ("jewellery", "earrings", "pendants", "necklaces and chains", "rings", "bangles",
        "bracelets", "jewellery sets", "cufflinks"),
    "accessories": ("bags", "backpacks", "belts", "hats", "scarves", "gloves", "watches", "sunglasses",
        "wallets",
        "jewellery", "ties", "umbrellas", "suspenders"),
    "home decor": ("lamps", "cushions", "rugs", "candles", "vases", "clocks"),
    "homeware": ("home decor", "bedding", "towels"),
    "home textiles": ("cushions", "rugs", "bedding", "towels"),
    "kitchenware": ("mugs", "kettles", "pans", "knives", "water bottles", "coffee makers"),
    "cookware": ("pans", "kettles", "knives"),
    "drinkware": ("mugs", "water bottles"),
    "electronics": ("headphones", "earbuds", "speakers", "chargers", "keyboards", "mice", "phone cases",
        "laptops", "monitors", "printers", "phones", "tablets", "cameras", "televisions"),
    "audio": ("headphones", "earbuds", "speakers"),
    "headphones": ("headphones", "headsets"),
    "computer accessories": ("keyboards", "mice", "chargers", "cables", "mouse pads"),
    "phone accessories": ("phone cases", "chargers"),
    "camping gear": ("tents", "sleeping bags", "hiking poles"),
    "outdoor gear": ("camping gear", "water bottles", "backpacks"),
    "fitness gear": ("yoga mats", "dumbbells"),
    "sports gear": ("fitness gear", "bicycle helmets", "hiking poles"),
    "cosmetics": ("lipstick", "lip gloss", "nail polish", "mascara", "eyeshadow",
        "foundation and primer"),
    "makeup": ("cosmetics",),
    "skincare": ("moisturiser", "sunscreen", "face moisturisers", "face wash and cleanser", "eye cream"),
    "moisturiser": ("moisturiser", "face moisturisers", "body lotion"),
    "beauty products": ("cosmetics", "skincare", "shampoo", "perfume"),
    "toiletries": ("shampoo", "moisturiser", "sunscreen", "deodorant"),
    "perfume": ("perfume", "perfume and body mist"),
    "toys": ("board games", "puzzles", "plush toys"),
    "games": ("board games", "puzzles"),
    "stationery": ("notebooks", "pens"),
    "storage": ("hard drives", "ssds", "memory cards", "usb sticks"),
    "printer supplies": ("toner cartridges", "ink cartridges", "printing paper"),
}
# fmt: on
"""A wider word -> the kinds (or narrower umbrellas) it takes in."""

# fmt: off
KIND_SYNONYMS: dict[str, str] = {
    "tv": "televisions", "cases": "phone cases", "pillow cases": "bedding", "blankets": "bedding",
    "throws": "bedding", "desk lights": "lamps", "table lights": "lamps", "reading lights": "lamps",
    "sweatpants": "trousers", "lamp shades": "lamps",
    "jumpers": "sweaters", "pullovers": "sweaters", "cardigans": "sweaters", "knits": "sweaters",
    "sweatshirts": "hoodies", "hooded tops": "hoodies", "trainers": "sneakers", "kicks": "sneakers",
    "tennis shoes": "sneakers", "running trainers": "running shoes", "joggers shoes": "running shoes",
    "runners": "running shoes", "jogging shoes": "running shoes", "trail shoes": "running shoes",
    "rucksacks": "backpacks", "knapsacks": "backpacks", "daypacks": "backpacks",
    "school bags": "backpacks", "tees": "t-shirts", "tshirts": "t-shirts", "tee shirts": "t-shirts",
    "polos": "polo shirts", "blouses": "shirts", "button downs": "shirts", "pants": "trousers",
    "chinos": "trousers", "slacks": "trousers", "joggers": "trousers", "denims": "jeans",
    "parkas": "coats", "overcoats": "coats", "trench coats": "coats", "raincoats": "jackets",
    "windbreakers": "jackets", "anoraks": "jackets", "blazers": "jackets", "bombers": "jackets",
    "gowns": "dresses", "frocks": "dresses", "sundresses": "dresses", "swimsuits": "swimwear",
    "bikinis": "swimwear", "swim trunks": "swimwear", "bathing suits": "swimwear",
    "swimming trunks": "swimwear", "swim shorts": "swimwear", "high heels": "heels", "pumps": "heels",
    "stilettos": "heels", "moccasins": "loafers", "slip ons": "loafers", "flip flops": "sandals",
    "house shoes": "slippers", "wellies": "boots", "ankle boots": "boots", "hiking boots": "boots",
    "chelsea boots": "boots", "handbags": "bags", "purses": "bags", "totes": "bags", "tote bags": "bags",
    "shoulder bags": "bags", "crossbody bags": "bags", "satchels": "bags", "shoppers bags": "bags",
    "caps": "hats", "beanies": "hats", "bobble hats": "hats", "shawls": "scarves", "mittens": "gloves",
    "wristwatches": "watches", "shades": "sunglasses", "billfolds": "wallets", "card holders": "wallets",
    "jewelry": "jewellery", "necklaces": "jewellery", "earrings": "jewellery", "bracelets": "jewellery",
    "rings": "jewellery", "table lamps": "lamps", "desk lamps": "lamps", "floor lamps": "lamps",
    "bedside lamps": "lamps", "reading lamps": "lamps", "night lights": "lamps",
    "sofa cushions": "cushions", "pillows": "cushions", "throw pillows": "cushions", "carpets": "rugs",
    "duvet covers": "bedding", "duvets": "bedding", "bed sheets": "bedding", "bed linen": "bedding",
    "pillowcases": "bedding", "bath towels": "towels", "hand towels": "towels", "beach towels": "towels",
    "scented candles": "candles", "wall clocks": "clocks", "alarm clocks": "clocks",
    "coffee mugs": "mugs", "cups": "mugs", "tea cups": "mugs", "teapots": "kettles",
    "water kettles": "kettles", "frying pans": "pans", "skillets": "pans", "saucepans": "pans",
    "woks": "pans", "pots": "pans", "chef knives": "knives", "kitchen knives": "knives",
    "drinking bottles": "water bottles", "flasks": "water bottles", "thermoses": "water bottles",
    "coffee machines": "coffee makers", "espresso machines": "coffee makers",
    "french presses": "coffee makers", "cafetieres": "coffee makers", "moka pots": "coffee makers",
    "earphones": "earbuds", "earpods": "earbuds", "in ears": "earbuds", "loudspeakers": "speakers",
    "soundbars": "speakers", "power banks": "chargers", "charging cables": "chargers", "mouses": "mice",
    "computer mice": "mice", "phone covers": "phone cases", "mobile cases": "phone cases",
    "phone sleeves": "phone cases", "exercise mats": "yoga mats", "gym mats": "yoga mats",
    "weights": "dumbbells", "bike helmets": "bicycle helmets", "cycling helmets": "bicycle helmets",
    "helmets": "bicycle helmets", "trekking poles": "hiking poles", "walking poles": "hiking poles",
    "hiking sticks": "hiking poles", "moisturizers": "moisturiser", "moisturisers": "moisturiser",
    "face creams": "moisturiser", "body lotions": "moisturiser", "hand creams": "moisturiser",
    "fragrances": "perfume", "colognes": "perfume", "perfumes": "perfume", "eau de toilette": "perfume",
    "eau de parfum": "perfume", "sun creams": "sunscreen", "sunblocks": "sunscreen",
    "sunscreens": "sunscreen", "sun lotions": "sunscreen", "lipsticks": "lipstick",
    "lip sticks": "lipstick", "shampoos": "shampoo", "jigsaws": "puzzles", "jigsaw puzzles": "puzzles",
    "stuffed animals": "plush toys", "soft toys": "plush toys", "teddies": "plush toys",
    "cuddly toys": "plush toys", "teddy bears": "plush toys", "plushies": "plush toys",
    "journals": "notebooks", "notepads": "notebooks", "diaries": "notebooks", "biros": "pens",
    "ballpoints": "pens", "fountain pens": "pens", "tvs": "televisions", "notebook computers": "laptops",
    "cell phones": "phones", "mobile phones": "phones", "smartphones": "phones", "couches": "sofas",
    "bikes": "bicycles", "toner": "toner cartridges", "toners": "toner cartridges",
    "inks": "ink cartridges", "ssd": "ssds",
}
# fmt: on
"""Another word for a kind, plural -> the kind."""

# fmt: off
OTHER_KINDS: tuple[str, ...] = (
    "sofas", "beds", "mattresses", "tables", "desks", "chairs", "wardrobes", "shelves", "curtains",
    "mirrors", "televisions", "laptops", "monitors", "printers", "phones", "tablets", "cameras",
    "consoles", "drones", "fridges", "ovens", "microwaves", "dishwashers", "washing machines", "toasters",
    "blenders", "vacuum cleaners", "bicycles", "scooters", "skateboards", "skis", "snowboards",
    "surfboards", "kayaks", "treadmills", "footballs", "guitars", "pianos", "books", "cars", "tyres",
    "strollers", "car seats", "diapers", "dog food", "cat food", "ties", "umbrellas", "suitcases",
    "toothbrushes", "hair dryers", "razors", "deodorant", "nail polish", "kurtas", "sarees", "leggings",
    "briefs", "bras", "pyjamas", "bathrobes", "tights", "suits", "aprons", "hammocks", "grills",
    "lawn mowers", "drills", "hammers", "paintings", "plants", "flowers", "wine", "pizza",
    "toner cartridges", "ink cartridges", "hard drives", "ssds", "memory cards", "cables", "processors",
    "routers", "scanners", "projectors", "headsets", "software", "graphics cards", "motherboards",
    "dresses", "t-shirts",
)
# fmt: on
"""Kinds a shop may or may not carry; asking for one that it does not is answered plainly."""

# fmt: off
COLOR_WORDS: dict[str, str] = {
    "gray": "grey", "charcoal": "grey", "anthracite": "grey", "slate": "grey", "grey melange": "grey",
    "steel": "silver", "blk": "black", "jet black": "black", "ebony": "black", "wht": "white",
    "off white": "white", "snow": "white", "maroon": "burgundy", "wine red": "burgundy",
    "bordeaux": "burgundy", "oxblood": "burgundy", "wine": "burgundy", "navy blue": "navy",
    "dark blue": "navy", "marine": "navy", "midnight blue": "navy", "indigo": "navy", "sky blue": "blue",
    "light blue": "blue", "royal blue": "blue", "cobalt": "blue", "azure": "blue", "denim": "blue",
    "turquoise": "teal", "turquoise blue": "teal", "aqua": "teal", "petrol": "teal", "sea green": "teal",
    "olive": "khaki", "army green": "khaki", "forest green": "green", "mint": "green", "lime": "green",
    "emerald": "green", "lime green": "green", "fluorescent green": "green", "dark green": "green",
    "sage": "green", "crimson": "red", "scarlet": "red", "cherry": "red", "coral": "orange",
    "rust": "orange", "peach": "orange", "terracotta": "orange", "mustard": "yellow", "lemon": "yellow",
    "rose": "pink", "magenta": "pink", "fuchsia": "pink", "hot pink": "pink", "blush": "pink",
    "salmon": "pink", "violet": "purple", "lilac": "purple", "lavender": "purple", "mauve": "purple",
    "plum": "purple", "aubergine": "purple", "ivory": "cream", "ecru": "cream", "eggshell": "cream",
    "vanilla": "cream", "tan": "brown", "camel": "brown", "chocolate": "brown", "cognac": "brown",
    "coffee brown": "brown", "mushroom brown": "brown", "bronze": "brown", "copper": "brown",
    "taupe": "beige", "sand": "beige", "nude": "beige", "skin": "beige", "stone": "beige",
    "golden": "gold", "rose gold": "gold", "metallic": "silver", "silvery": "silver",
    "multi": "multicolour", "multicolor": "multicolour", "multicolored": "multicolour",
    "multicoloured": "multicolour", "multi colour": "multicolour", "multi color": "multicolour",
    "rainbow": "multicolour", "colourful": "multicolour", "colorful": "multicolour",
}
# fmt: on
"""A shade or spelling -> the plain base word."""

# fmt: off
BASE_COLORS: tuple[str, ...] = (
    "black", "white", "grey", "beige", "brown", "red", "orange", "yellow", "green", "blue", "navy",
    "purple", "pink", "gold", "silver", "multicolour", "teal", "burgundy", "cream", "khaki",
)
# fmt: on

# fmt: off
SIZE_WORDS: dict[str, str] = {
    "extra small": "xs", "x small": "xs", "small": "s", "medium": "m", "med": "m", "large": "l",
    "extra large": "xl", "x large": "xl", "2xl": "xxl", "xx large": "xxl", "double xl": "xxl",
    "3xl": "xxxl", "onesize": "one size", "os": "one size", "free size": "one size",
    "one size fits all": "one size",
}
# fmt: on
# fmt: off
AUDIENCE_WORDS: dict[str, str] = {
    "woman": "women", "womens": "women", "female": "women", "ladies": "women", "lady": "women",
    "her": "women", "man": "men", "mens": "men", "male": "men", "gents": "men", "him": "men",
    "adult": "unisex", "everyone": "unisex", "kid": "kids", "children": "kids", "child": "kids",
    "boys": "kids", "boy": "kids", "girls": "kids", "girl": "kids", "baby": "kids", "babies": "kids",
    "toddler": "kids", "junior": "kids", "youth": "kids",
}
# fmt: on
# fmt: off
FIELD_WORDS: dict[str, str] = {
    "colour": "color", "colors": "color", "colours": "color", "gender": "audience", "sex": "audience",
    "for": "audience", "kind": "category", "type": "category", "product_type": "category",
    "sizes": "size", "cost": "price", "price_eur": "price", "stars": "rating", "stock": "in_stock",
    "available": "in_stock", "availability": "in_stock", "fabric": "material", "materials": "material",
    "make": "brand", "label": "brand", "sale": "on_sale", "discounted": "on_sale", "reduced": "on_sale",
    "feature": "features",
}
# fmt: on
"""Other names people and models give a field -> the field."""

IMITATIONS = frozenset({"faux", "vegan", "imitation", "artificial", "synthetic", "fake", "pu", "eco", "mock"})
"""Before a material they make it another one: faux leather is not leather."""

MATERIAL_KINDS = {
    "wool": ("lambswool", "merino", "shetland", "mohair", "shearling", "sheepskin"),
    "leather": ("suede", "nubuck", "sheepskin", "shearling", "cowhide"),
}
"""What else somebody means who wants none of a material; faux kinds are not among them."""

# fmt: off
_IRREGULAR = {
    "mice": "mouse", "knives": "knife", "scarves": "scarf", "shelves": "shelf", "teddies": "teddy",
    "children": "child", "women": "woman", "men": "man", "diaries": "diary", "clothes": "clothing",
    "shoes": "shoe", "sunglasses": "sunglasses", "glasses": "glasses", "jeans": "jeans",
    "shorts": "shorts", "trousers": "trousers", "pants": "pants", "headphones": "headphones",
    "headphone": "headphones", "trouser": "trousers", "jean": "jeans", "short": "shorts",
    "hoodies": "hoodie", "ties": "tie", "cookies": "cookie", "selfies": "selfie", "beanies": "beanie",
    "wellies": "welly", "plushies": "plushie", "tights": "tights", "leggings": "leggings",
    "accessories": "accessory", "movies": "movie", "scissors": "scissors", "thermoses": "thermos",
    "thermos": "thermos", "sweatpants": "sweatpants",
    "headphones case": "headphones case", "slippers": "slipper",
}
# fmt: on


@lru_cache(maxsize=131072)
def plain(text: str) -> str:
    """Fold case, accents, punctuation and spacing: `Levi's  T-Shirt` -> `levis t shirt`."""
    folded = unicodedata.normalize("NFKD", text.casefold())
    folded = "".join(c for c in folded if not unicodedata.combining(c)).replace("'", "").replace("’", "")
    folded = re.sub(r"(?<=\d),(?=\d)", ".", folded)
    folded = re.sub(r"[^\w.%+]+|_|(?<!\d)\.|\.(?!\d)", " ", folded)
    return " ".join(folded.split())


def singular(word: str) -> str:
    """One word's singular, good enough to compare two forms of it."""
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    for ending, instead in (("sses", "ss"), ("ies", "y"), ("shes", "sh"), ("ches", "ch"), ("xes", "x")):
        if word.endswith(ending) and len(word) > len(ending) + 1:
            return word[: -len(ending)] + instead
    if word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > 3:
        return word[:-1]
    return word


@lru_cache(maxsize=65536)
def kind_key(text: str) -> str:
    """The form under which kinds are compared: plain words, the last one singular."""
    words = plain(text).replace("tee shirt", "t shirt").split()
    joined = " ".join([*words[:-1], singular(words[-1])]) if words else ""
    return {"tshirt": "t shirt", "tee": "t shirt"}.get(joined, joined)


_SYNONYM_KEYS = {kind_key(word): kind_key(kind) for word, kind in KIND_SYNONYMS.items()}
_UMBRELLA_KEYS = {kind_key(word): tuple(kind_key(k) for k in kinds) for word, kinds in UMBRELLAS.items()}
_LEAF_KEYS = frozenset(k for kinds in _UMBRELLA_KEYS.values() for k in kinds) | {
    kind_key(k) for k in OTHER_KINDS
}


@lru_cache(maxsize=4096)
def expand_kind(text: str) -> frozenset[str]:
    """All kind keys a word takes in: `shoes` -> sneaker, boot, ...; `jumper` -> sweater, jumper."""
    found: set[str] = set()
    todo = [kind_key(text)]
    while todo:
        key = todo.pop()
        if key and key not in found:
            found.add(key)
            todo += _UMBRELLA_KEYS.get(key, ())
            if key in _SYNONYM_KEYS:
                todo.append(_SYNONYM_KEYS[key])
    return frozenset(found)


@lru_cache(maxsize=4096)
def umbrella_kinds(text: str) -> frozenset[str]:
    """The kind keys below a word and itself, synonyms left out."""
    found: set[str] = set()
    todo = [kind_key(text)]
    while todo:
        key = todo.pop()
        if key not in found:
            found.add(key)
            todo += _UMBRELLA_KEYS.get(key, ())
    return frozenset(found)


@lru_cache(maxsize=65536)
def kind_matches(wanted: str, actual: str) -> bool:
    """True when a product of kind `actual` is what someone asking for `wanted` means."""
    keys, key = expand_kind(wanted), kind_key(actual)
    if key in keys or (key not in _LEAF_KEYS and _SYNONYM_KEYS.get(key) in keys):
        return True
    return key not in _LEAF_KEYS and any(key.endswith(" " + k) for k in keys)


@lru_cache(maxsize=1)
def kind_words() -> frozenset[str]:
    """Keys of every kind, umbrella and synonym that Aisle knows by name."""
    return _LEAF_KEYS | _UMBRELLA_KEYS.keys() | _SYNONYM_KEYS.keys()


@lru_cache(maxsize=4096)
def base_color(text: str) -> str:
    """The plain base word of a colour; itself when it is none we know."""
    words = plain(text)
    if words in COLOR_WORDS:
        return COLOR_WORDS[words]
    for prefix in ("light ", "dark ", "bright ", "pale ", "pastel ", "deep ", "neon ", "soft "):
        if words.startswith(prefix):
            return base_color(words.removeprefix(prefix))
    return words
