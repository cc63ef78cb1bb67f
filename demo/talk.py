# ruff: noqa: E501  (rows of data read better on one line)
"""How people talk about each category: nouns, what they use it for, what they judge it by, what they type.

Data only. Reviews take the nouns, uses and aspects; the behaviour simulator takes the search words.
"""

from __future__ import annotations

from dataclasses import dataclass

WEAR = "fit size comfort quality colour durability value delivery style care"
SHOES = "fit size comfort quality colour durability value delivery style"
CARRY = "quality colour durability value delivery style capacity"
HOME = "quality colour value delivery style durability"
GADGET = "quality value delivery durability ease style"


@dataclass(frozen=True, slots=True)
class Talk:
    """The words around one category."""

    noun: str
    """What a review calls it: `boots`, `kettle`."""
    plural: bool
    """Whether the noun takes `are`."""
    searches: tuple[str, ...]
    """What people type when they want one."""
    uses: tuple[str, ...]
    """Where it is used, as the end of a sentence: `for the office`."""
    aspects: tuple[str, ...]
    """What people judge it by, most telling first."""


def _talk(noun: str, searches: str, uses: str, aspects: str) -> Talk:
    """Read one row; a noun with a leading `*` is plural."""
    plural = noun.startswith("*")
    return Talk(
        noun.lstrip("*"),
        plural,
        tuple(s.strip() for s in searches.split(",")),
        tuple(u.strip() for u in uses.split(",")),
        tuple(dict.fromkeys(aspects.split())),
    )


TALK: dict[str, Talk] = {
    "dresses": _talk("dress", "dress, dress for a wedding, party dress, everyday dress, dress for work", "for my cousin's wedding, for the office, for a long summer, for dinners out, on holiday in Lisbon", WEAR),
    "t-shirts": _talk("t-shirt", "t-shirt, tee, tshirt, plain t-shirt, t-shirt for everyday", "under a blazer, for the gym and the sofa, at the weekend, for work, on holiday", WEAR),
    "shirts": _talk("shirt", "shirt, shirt for work, office shirt, smart shirt, casual shirt", "for the office, for a christening, with jeans, for interviews, at the weekend", WEAR),
    "sweaters": _talk("sweater", "jumper, sweater, cosy jumper, knit sweater, winter jumper", "in the office with the broken heating, on the bike, for autumn walks, over a shirt, on the ferry", WEAR + " warmth"),
    "hoodies": _talk("hoodie", "hoodie, hooded sweatshirt, zip hoodie, comfy hoodie", "for the school run, after training, on the sofa, for travelling, at the campsite", WEAR + " warmth"),
    "jackets": _talk("jacket", "jacket, light jacket, jacket for spring, casual jacket, rain jacket", "for the bike to work, on the dog walk, in the city, for a weekend in Ghent", WEAR + " warmth"),
    "coats": _talk("coat", "coat, winter coat, long coat, warm coat, smart coat", "for the commute, in January, over a suit, for a weekend in Copenhagen, on the platform at six in the morning", WEAR + " warmth"),
    "jeans": _talk("*jeans", "jeans, straight jeans, skinny jeans, blue jeans, everyday jeans", "for work, on long days, at the weekend, on the bike, with boots", WEAR),
    "trousers": _talk("*trousers", "trousers, work trousers, chinos, smart trousers, comfortable trousers", "for the office, for a wedding, on long train rides, for teaching, with a shirt", WEAR),
    "skirts": _talk("skirt", "skirt, midi skirt, summer skirt, skirt for work", "for work, with boots and tights, in summer, for a birthday dinner, with a plain top", WEAR),
    "shorts": _talk("*shorts", "shorts, summer shorts, running shorts, holiday shorts", "on holiday, in the garden, for the gym, on hot days, for cycling to the lake", WEAR),
    "socks": _talk("*socks", "socks, warm socks, sports socks, pack of socks, funny socks", "for running, in boots, in work shoes, around the house, for long days on my feet", "fit comfort quality colour durability value delivery care"),
    "swimwear": _talk("swimwear", "swimsuit, swimming trunks, bikini, swimwear for laps, kids swimwear", "for laps on Tuesday mornings, at the beach, on holiday in Crete, for the lake", "fit size comfort quality colour durability value delivery style"),
    "sneakers": _talk("*sneakers", "sneakers, trainers, white trainers, everyday sneakers, canvas sneakers", "for the city, for work, for everyday, on a weekend in Porto, for the school run", SHOES),
    "running shoes": _talk("*running shoes", "running shoes, trainers for running, shoes for a half marathon, jogging shoes", "for my first half marathon, on forest paths, three times a week, on tarmac, for park runs", "comfort fit size grip durability quality value delivery colour style"),
    "boots": _talk("*boots", "ankle boots, boots, winter boots, chelsea boots, walking boots", "for a wet autumn, for the commute, with dresses, on muddy paths, for town", SHOES + " grip"),
    "sandals": _talk("*sandals", "sandals, summer sandals, walking sandals, flat sandals", "for a week in Naples, for the beach, around town, on hot days at work", SHOES),
    "heels": _talk("*heels", "heels, high heels, heels for a wedding, block heels, party shoes", "for a wedding, for the office party, for dancing, for a christening, for dinner", SHOES),
    "loafers": _talk("*loafers", "loafers, smart shoes, slip on shoes, loafers for work", "for the office, with trousers, for travelling, for a summer wedding", SHOES),
    "slippers": _talk("*slippers", "slippers, warm slippers, house shoes", "for cold tiles, for working from home, for my dad, on winter mornings", "comfort warmth fit size quality colour durability value delivery"),
    "bags": _talk("bag", "handbag, shoulder bag, tote bag, bag for work, crossbody bag", "for work, for city trips, for evenings, for the market, as my daily bag", CARRY),
    "backpacks": _talk("backpack", "backpack, rucksack, laptop backpack, school bag, day pack", "for school, for the commute, on day hikes, for a weekend away, for my laptop", CARRY + " comfort"),
    "belts": _talk("belt", "belt, belt for jeans, dress belt", "with jeans, with a suit, for work, as a present for my brother", "size quality colour durability value delivery style"),
    "hats": _talk("hat", "hat, beanie, sun hat, cap, winter hat", "on the bike, at the beach, for the allotment, for walking the dog", "fit comfort quality colour value delivery style"),
    "scarves": _talk("scarf", "scarf, warm scarf, big scarf, light scarf", "on the bike, over a plain coat, as a present for my mother, on cold platforms", "warmth comfort quality colour value delivery style"),
    "gloves": _talk("*gloves", "gloves, winter gloves, touchscreen gloves, warm gloves, cycling gloves", "on the bike, for the dog walk, for winter mornings, at the Christmas market", "warmth fit comfort quality colour durability value delivery"),
    "watches": _talk("watch", "watch, wrist watch, small watch, minimalist watch", "for everyday, for my graduation, at work, as a present for my wife", "quality comfort durability value delivery style colour"),
    "sunglasses": _talk("*sunglasses", "sunglasses, shades, polarised sunglasses, sunglasses for driving", "for driving, on the beach, for cycling, on the terrace", "fit comfort quality colour durability value delivery style"),
    "wallets": _talk("wallet", "wallet, slim wallet, card holder, small purse", "for cards and a few notes, in a front pocket, as a present for dad, for travelling", "quality durability capacity colour value delivery style"),
    "jewellery": _talk("piece", "necklace, earrings, bracelet, ring, jewellery gift", "for every day, for my sister's birthday, for a wedding, as a present", "quality colour durability value delivery style comfort"),
    "lamps": _talk("lamp", "lamp, reading lamp, desk lamp, bedside lamp, floor lamp", "for the reading corner, for my desk, for the bedside, in the hall, in the living room", HOME + " light ease"),
    "cushions": _talk("cushion", "cushion, sofa cushion, throw pillow, cushion cover", "for the sofa, for the reading chair, for the spare room, for the bench in the kitchen", "comfort quality colour value delivery style durability care size"),
    "rugs": _talk("rug", "rug, living room rug, hallway rug, big rug, washable rug", "for the hall, under the dining table, for the bedroom, in a rented flat, for the kids' room", "quality colour size value delivery style durability care"),
    "bedding": _talk("bedding", "bedding, duvet cover, bed linen, sheets, duvet set", "for the guest room, for our bed, for my daughter's first flat, for hot nights", "comfort quality colour size value delivery style care durability"),
    "towels": _talk("towel", "towels, bath towel, beach towel, big towel", "for the gym, for guests, for the beach, for daily use", "comfort quality colour size value delivery care durability"),
    "candles": _talk("candle", "candle, scented candle, candle gift, candle for living room", "for the bath, for winter evenings, for the dinner table, as a thank-you present", "smell quality value delivery style durability"),
    "vases": _talk("vase", "vase, flower vase, big vase, small vase", "for tulips, for dried flowers, on the windowsill, as a housewarming present", "quality colour size value delivery style"),
    "clocks": _talk("clock", "wall clock, clock, alarm clock, kitchen clock", "for the kitchen, for the bedroom, in my office, in the hall", "noise quality colour size value delivery style ease"),
    "mugs": _talk("mug", "mug, coffee mug, big mug, tea cup, mug for office", "for my morning coffee, at work, for tea, as a present for a colleague", "quality colour size value delivery style durability care"),
    "kettles": _talk("kettle", "kettle, electric kettle, quiet kettle, stove kettle", "for the morning rush, in a small kitchen, at the office, for tea all day", "noise quality ease value delivery style durability capacity"),
    "pans": _talk("pan", "frying pan, pan, saucepan, wok, non stick pan", "for pancakes, for daily cooking, for steak, for a family of five, in my first kitchen", "quality ease care value delivery durability size weight"),
    "knives": _talk("knife", "kitchen knife, chef knife, bread knife, paring knife", "for vegetables, for daily cooking, for bread, as a present for a friend who cooks", "sharpness quality comfort value delivery durability weight"),
    "water bottles": _talk("bottle", "water bottle, drinking bottle, insulated bottle, bottle for school", "for the gym, for school, on the bike, on hikes, at my desk", "leak quality colour durability value delivery capacity care"),
    "coffee makers": _talk("coffee maker", "coffee maker, coffee machine, french press, moka pot, filter coffee", "for two cups in the morning, at the office, for guests, on weekends", "coffee ease care quality value delivery noise durability"),
    "headphones": _talk("*headphones", "headphones, over ear headphones, headphones for work, studio headphones", "for the train, in an open office, for calls, for practising piano at night, for long flights", "sound comfort battery quality durability value delivery style ease"),
    "earbuds": _talk("*earbuds", "earbuds, wireless earbuds, in ear headphones, earphones for running", "for running, for calls, on the tram, at the gym, for podcasts", "sound fit comfort battery quality value delivery ease"),
    "speakers": _talk("speaker", "speaker, bluetooth speaker, portable speaker, speaker for kitchen", "in the kitchen, in the garden, at the campsite, in the shower, for parties of six people", "sound battery quality value delivery style ease durability"),
    "chargers": _talk("charger", "charger, phone charger, usb c charger, power bank, fast charger", "for travelling, for my phone and tablet, at my desk, by the bed", "ease quality value delivery durability weight"),
    "keyboards": _talk("keyboard", "keyboard, wireless keyboard, mechanical keyboard, quiet keyboard", "for coding, in a shared office, for working from home, for long reports", "noise comfort quality ease value delivery durability"),
    "mice": _talk("mouse", "mouse, wireless mouse, ergonomic mouse, computer mouse", "for long days of spreadsheets, for travelling, with my laptop, for a bit of gaming", "comfort ease quality value delivery noise durability"),
    "phone cases": _talk("case", "phone case, phone cover, clear case, tough phone case", "for a clumsy teenager, for my work phone, on the bike, for daily use", "fit quality colour durability value delivery style"),
    "tents": _talk("tent", "tent, camping tent, two person tent, family tent, festival tent", "for a festival, for three weeks in Norway, with two kids, on a bike tour, in the garden with the children", "ease weather capacity quality weight value delivery durability"),
    "sleeping bags": _talk("sleeping bag", "sleeping bag, warm sleeping bag, summer sleeping bag, kids sleeping bag", "for autumn camping, for scout camp, in the van, for mountain huts", "warmth comfort weight size quality value delivery durability"),
    "yoga mats": _talk("mat", "yoga mat, exercise mat, thick yoga mat, pilates mat", "for daily yoga, for pilates, on a hard floor, for stretching after runs", "grip comfort smell quality colour value delivery durability care"),
    "dumbbells": _talk("*dumbbells", "dumbbells, weights, hand weights, dumbbells for home", "for training at home, for my rehab exercises, in a small flat, for lunchtime workouts", "grip quality comfort value delivery durability ease"),
    "bicycle helmets": _talk("helmet", "bike helmet, cycling helmet, kids helmet, helmet for city", "for the daily commute, for my son, for road rides, for the e-bike", "fit comfort size quality colour value delivery style weight"),
    "hiking poles": _talk("*poles", "hiking poles, trekking poles, walking poles, folding poles", "in the Alps, for my knees, on the Camino, for muddy descents", "ease weight grip quality value delivery durability"),
    "moisturiser": _talk("cream", "moisturiser, face cream, body lotion, hand cream, cream for dry skin", "in winter, under make-up, after the shower, for dry hands", "skin smell quality value delivery ease"),
    "shampoo": _talk("shampoo", "shampoo, shampoo for dry hair, gentle shampoo, volume shampoo", "for fine hair, for curls, after swimming, for the whole family", "skin smell quality value delivery ease"),
    "lipstick": _talk("lipstick", "lipstick, red lipstick, matte lipstick, nude lipstick", "for the office, for evenings, for a wedding, for every day", "colour skin quality value delivery durability"),
    "perfume": _talk("perfume", "perfume, eau de parfum, fresh perfume, aftershave", "for every day, for evenings, for the office, as a present for my husband", "smell durability quality value delivery style"),
    "sunscreen": _talk("sunscreen", "sunscreen, sun cream, spf 50, sunscreen for face, kids sunscreen", "under make-up, for the kids, on long rides, for a week on the coast", "skin smell ease quality value delivery"),
    "board games": _talk("game", "board game, family game, game for two, party game, strategy game", "for rainy Sundays, with my parents, for game night, with a nine-year-old, for two", "fun ease quality value delivery durability"),
    "puzzles": _talk("puzzle", "puzzle, jigsaw, 1000 piece puzzle, kids puzzle", "over the Christmas break, with my grandmother, for quiet evenings, with the kids", "fun quality colour value delivery"),
    "plush toys": _talk("plush toy", "soft toy, teddy, plush, cuddly toy, stuffed animal", "for a newborn, for my niece, for bedtime, for the hospital bag", "comfort quality colour size value delivery durability care"),
    "notebooks": _talk("notebook", "notebook, lined notebook, journal, sketchbook, planner", "for meetings, for my diary, for sketching, for lecture notes", "paper quality colour size value delivery style"),
    "pens": _talk("pen", "pen, fountain pen, nice pen, ballpoint, fineliner", "for notes, for signing things, for my diary, as a present for a teacher", "writing comfort quality colour value delivery style"),
}  # fmt: skip

GIFTS: dict[str, tuple[str, ...]] = {
    "gift for dad": ("wallets", "belts", "slippers", "knives", "watches"),
    "present for mum": ("scarves", "candles", "slippers", "jewellery", "vases"),
    "birthday gift for a 7 year old": ("plush toys", "puzzles", "board games", "backpacks"),
    "gift for girlfriend": ("jewellery", "perfume", "bags", "scarves"),
    "christmas present for brother": ("headphones", "board games", "backpacks", "hats"),
    "housewarming gift": ("vases", "candles", "mugs", "cushions", "lamps"),
    "secret santa under 20": ("mugs", "notebooks", "puzzles", "socks", "candles"),
    "gift for a coffee lover": ("coffee makers", "mugs"),
    "something for a runner": ("running shoes", "socks", "earbuds", "water bottles"),
    "present for a teacher": ("pens", "notebooks", "mugs", "candles"),
    "gift for new parents": ("plush toys", "bedding", "mugs"),
    "something for camping": ("tents", "sleeping bags", "water bottles", "hiking poles"),
}

GOES_WITH: dict[str, tuple[str, ...]] = {
    "dresses": ("heels", "bags", "jewellery"),
    "shirts": ("trousers", "belts", "loafers"),
    "jeans": ("belts", "sneakers", "t-shirts"),
    "trousers": ("shirts", "belts"),
    "coats": ("scarves", "gloves", "hats"),
    "boots": ("socks",),
    "running shoes": ("socks", "shorts", "water bottles"),
    "tents": ("sleeping bags", "hiking poles"),
    "yoga mats": ("water bottles", "dumbbells"),
    "coffee makers": ("mugs", "kettles"),
    "bedding": ("cushions", "towels"),
    "keyboards": ("mice",),
    "phone cases": ("chargers",),
    "notebooks": ("pens",),
    "moisturiser": ("sunscreen", "shampoo"),
}
