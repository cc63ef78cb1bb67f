"""Watches, sunglasses and jewellery."""
# ruff: noqa: E501  (outlines are long path texts)

from __future__ import annotations

from collections.abc import Callable
from math import cos, pi, sin

from demo.pictures.canvas import MIXED, Pen, both, mix, moved, oval, rect
from demo.pictures.motifs import star

Shapes = list[str]
STONES = {"pearl": "#f4efe6", "zirconia": "#dff1fb", "turquoise": "#3fb8b4", "onyx": "#23232a", "glass beads": "#4f86d8",
          "malachite": "#1f8a5b"}  # fmt: skip


def watch(p: Pen) -> Shapes:
    """Wrist watches; the face follows the display and the style, the strap the material."""
    style = p.style("dress", "diver", "chronograph", "minimalist", "digital", "fitness")
    steel = "steel" in p.material
    metal = {"gold": "#d2ae5c", "silver": "#c9ced6"}.get(p.color, "#c9ced6" if p.luck < 0.7 else "#d9a98a")
    strap = (
        metal
        if steel
        else p.base
        if p.color not in {"gold", "silver"}
        else "#5b3a24"
        if p.luck < 0.6
        else "#26262b"
    )
    if steel and p.color not in {"gold", "silver", "brown"}:
        strap = p.base if p.color == "black" else metal
    wide = 46 if style not in {"fitness", "digital", "diver"} else 54
    band = f"M{256 - wide} 150L{256 - wide + 12} 22H{256 + wide - 12}L{256 + wide} 150V362L{256 + wide - 12} 492H{256 - wide + 12}L{256 - wide} 362Z"
    shapes = [p.part(band, strap, "metal" if steel else "round")]
    if steel:
        shapes += [
            p.line(
                f"M{256 - wide + 6} {y}Q256 {y + 6} {256 + wide - 6} {y}", mix(strap, "#0b0b14", 0.55), 2.4
            )
            for y in (*range(34, 150, 18), *range(374, 490, 18))
        ]
        shapes.append(p.line("M236 24V150M276 24V150M236 364V490M276 364V490", mix(strap, "#0b0b14", 0.5), 2))
    elif style not in {"fitness", "digital"}:
        shapes += [
            p.seam(
                f"M{256 - wide + 14} 40L{256 - wide + 8} 140M{256 + wide - 14} 40L{256 + wide - 8} 140M{256 - wide + 8} 374L{256 - wide + 14} 474M{256 + wide - 8} 374L{256 + wide - 14} 474",
                mix(strap, "#ffffff", 0.45),
            )
        ]
    else:
        shapes += [p.flat(oval(256, y, 7, 5), mix(strap, "#0b0b14", 0.6)) for y in (400, 422, 444, 466)]
    if p.text("display") == "digital" or style in {"digital", "fitness"}:
        return [*shapes, *_digital_face(p, style)]
    return [*shapes, *_dial(p, style, metal)]


def _dial(p: Pen, style: str, metal: str) -> Shapes:
    r = 112 if style in {"diver", "chronograph"} else 100
    pale = p.color not in {"black", "navy", "green", "burgundy"} or style in {"minimalist", "dress"}
    face = "#f6f4ee" if pale else p.base
    hand = "#2a2c33" if pale else "#f4f2ec"
    crown = p.part(rect(256 + r - 4, 244, 22, 24, 4), metal, "metal")
    shapes = [crown, p.part(oval(256, 256, r), metal, "metal"), p.part(oval(256, 256, r - 14), face, "ball")]
    if style == "diver":
        shapes[1] += p.part(
            oval(256, 256, r - 5), p.base if p.color not in {"silver", "gold", "white"} else "#23345f", "ball"
        )
        shapes[2] = p.part(oval(256, 256, r - 30), face, "ball")
        shapes += [
            p.flat(oval(256 + (r - 17) * sin(a), 256 - (r - 17) * cos(a), 4.5), "#f4f2ec")
            for a in (i * pi / 6 for i in range(12))
        ]
        r -= 16
    ticks = range(12) if style != "minimalist" else (0, 3, 6, 9)
    for i in ticks:
        a = i * pi / 6
        inner = r - (34 if i % 3 == 0 else 28)
        shapes.append(
            p.line(
                f"M{256 + inner * sin(a):.1f} {256 - inner * cos(a):.1f}L{256 + (r - 20) * sin(a):.1f} {256 - (r - 20) * cos(a):.1f}",
                hand,
                5 if style == "diver" else 3.4,
            )
        )
    if style == "chronograph":
        shapes += [
            p.part(oval(x, y, 22), mix(face, hand, 0.14), "flat", line=1.6)
            + p.line(f"M{x} {y}l8-12", hand, 2)
            for x, y in ((220, 262), (292, 262), (256, 304))
        ]
        shapes += [p.part(rect(256 + 94, y, 20, 16, 3), metal, "metal") for y in (190, 306)]
    hands = (
        p.line(f"M256 256L{256 - 34} {256 - 30}", hand, 6)
        + p.line(f"M256 256L{256 + 38} {256 - 52}", hand, 4)
        + p.line(f"M256 270L{250} {256 + 58}", "#c8323a", 2)
    )
    return [
        *shapes,
        hands,
        p.flat(oval(256, 256, 6), hand),
        p.flat("M190 208A82 82 0 0 1 300 186L226 300Z", "#ffffff", 0.1),
    ]


def _digital_face(p: Pen, style: str) -> Shapes:
    body = p.part(
        rect(178, 158, 156, 196, 40 if style == "fitness" else 26),
        "#2a2c33" if p.color != "black" or style == "fitness" else mix(p.base, "#ffffff", 0.1),
        "top",
    )
    screen = p.part(
        rect(192, 174, 128, 164, 26) if style == "fitness" else rect(194, 196, 124, 96, 8),
        "#0f1218" if style == "fitness" else "#b7c4ab",
        "flat",
    )
    ink = "#f4f4f4" if style == "fitness" else "#262b22"
    digits = p.line(
        "M208 232h18v22h-18v22h18M240 232v44h18v-44ZM268 242v2M268 264v2M280 232v20h18M298 232v44", ink, 5
    )
    if style == "fitness":
        rings = (
            p.line(oval(232, 306, 16), "#e2485a", 6)
            + p.line(oval(280, 306, 16), "#4fc27e", 6)
            + p.line("M206 204q10-14 20 0t20 0t20 0t20 0t20 0", "#4fa8e2", 4)
        )
        return [body, screen, digits, rings]
    return [
        body,
        screen,
        digits,
        *both(
            p.part(rect(168, 196, 14, 26, 4), p.accent, "flat"),
            p.part(rect(168, 290, 14, 26, 4), p.accent, "flat"),
        ),
        p.line("M206 314h100", p.accent, 5),
        p.line("M206 182h60", "#9aa0a8", 4),
    ]


LENSES = {
    "round": "M232 250A72 72 0 1 1 88 250A72 72 0 1 1 232 250Z",
    "square": "M92 206Q92 190 112 188L214 190Q238 192 236 216L226 292Q220 320 190 322H138Q108 320 102 292Z",
    "aviator": "M88 214Q88 192 116 190L212 198Q238 204 234 238C228 300 196 338 156 338C112 338 86 280 88 214Z",
    "cat-eye": "M72 176Q110 196 206 196Q238 200 236 226C232 290 206 318 164 318C112 318 92 272 84 226Z",
    "wraparound": "M52 206Q150 180 250 204Q252 260 222 290Q150 322 90 292Q56 262 52 206Z",
}


def sunglasses(p: Pen) -> Shapes:
    """Front view with the temples folded out a little; the lens outline follows the shape."""
    style = p.style("round", "wayfarer", "aviator", "cat-eye", "sports", "kids")
    default = {"wayfarer": "square", "sports": "wraparound", "kids": "round"}.get(style, style)
    shape = p.text("shape", default)
    lens = LENSES.get(shape, LENSES["square"])
    tint = {"grey": "#3b4048", "brown": "#5e4028", "green": "#3a4f3c"}.get(p.text("lens_color"), "#3b4048")
    thin = shape == "aviator" or "metal" in p.material
    glass = p.flat(lens, tint, 0.93) + p.clipped(
        lens,
        p.flat("M60 180H180L110 350H40Z", "#ffffff", 0.2),
        p.flat("M196 180H214L150 350H132Z", "#ffffff", 0.16),
    )
    arm = p.tube("M78 208Q44 150 70 112Q86 96 130 104", 9 if thin else 15)
    frame = p.line(lens, p.ink, 10 if thin else 22) + p.line(lens, p.base, 7 if thin else 18)
    if p.pattern == "animal":
        frame += p.line(lens, "#2b1c12", 14, dash="9 15")
    if not thin:
        frame += p.line(lens, p.light, 3, opacity=0.6)
    bridge = p.tube("M232 224Q256 204 280 224", 8 if thin else 16)
    if shape == "aviator":
        bridge += p.tube("M206 196Q256 184 306 196", 6)
    if shape == "wraparound":
        bridge = p.tube("M244 206Q256 200 268 206", 18)
    return [moved(*both(arm, glass, frame), bridge, dy=12)]


def _gold(p: Pen) -> str:
    if p.color in {"gold", "silver"}:
        return p.base
    return "#d2ae5c" if "gold" in p.material or "brass" in p.material else "#c3c8d0"


def _stone(p: Pen) -> str:
    named = STONES.get(p.text("stone"), "")
    return named or (p.base if p.color not in {"gold", "silver", "multicolour"} else "")


def _gem(p: Pen, x: float, y: float, r: float, paint: str) -> str:
    shine = p.flat(oval(x - r * 0.32, y - r * 0.36, r * 0.26), "#ffffff", 0.85)
    return p.part(oval(x, y, r), paint, "ball", line=1.8) + shine


def jewellery(p: Pen) -> Shapes:
    """Necklaces, studs, hoops, bracelets, rings, anklets, brooches."""
    style = p.style("necklace", "earrings", "hoops", "bracelet", "ring", "anklet", "brooch")
    made = {
        "earrings": _studs,
        "hoops": _hoops,
        "ring": _ring,
        "brooch": _brooch,
        "bracelet": _bracelet,
        "anklet": _bracelet,
    }
    return made[style](p) if style in made else _necklace(p)


def _necklace(p: Pen) -> Shapes:
    metal, stone = _gold(p), _stone(p)
    line = "M120 60C120 220 190 330 256 330S392 220 392 60"
    if (stone and p.luck < 0.4) or p.color == "multicolour":
        beads = []
        for i in range(-11, 12):
            f = i / 11
            x, y = 256 + 150 * sin(f * pi / 2), 350 - 270 * (1 - cos(f * pi / 2))
            beads.append(
                _gem(
                    p,
                    round(x, 1),
                    round(y, 1),
                    16 - 5 * abs(f),
                    MIXED[i % 5] if p.color == "multicolour" else stone,
                )
            )
        return [p.line("M106 80Q100 60 120 50M406 80Q412 60 392 50", metal, 4), *beads]
    chain = (
        p.line(line, mix(metal, "#0b0b14", 0.5), 8)
        + p.line(line, metal, 5)
        + p.line(line, mix(metal, "#ffffff", 0.7), 3, dash="1 8")
    )
    ring = p.line(oval(256, 340, 11), mix(metal, "#0b0b14", 0.4), 6) + p.line(oval(256, 340, 11), metal, 4)
    if stone:
        return [
            chain,
            ring,
            p.part("M256 348C300 396 296 446 256 446S212 396 256 348Z", metal, "metal"),
            _gem(p, 256, 408, 25, stone),
        ]
    pendant = {0: p.part(oval(256, 392, 42), metal, "metal") + p.flat(star(256, 392, 24), mix(metal, "#0b0b14", 0.3)),
               1: p.part("M256 440C190 390 214 340 256 372C298 340 322 390 256 440Z", metal, "metal"),
               2: p.part("M234 352h44v82q-22 20-44 0z", metal, "metal")}[int(p.luck * 3)]  # fmt: skip
    return [chain, ring, pendant]


def _studs(p: Pen) -> Shapes:
    metal, stone = _gold(p), _stone(p)
    one = p.tube("M256 256l66-52", 7, metal) + p.part(oval(318, 206, 15), metal, "metal")
    head = (
        _gem(p, 256, 256, 46, stone) + p.line(oval(256, 256, 49), metal, 7)
        if stone
        else p.part(star(256, 256, 66) if p.luck < 0.4 else oval(256, 256, 52), metal, "metal")
    )
    return [moved(one, head, dx=-92, dy=16), moved(one, head, dx=82, dy=-4)]


def _hoops(p: Pen) -> Shapes:
    metal, stone = _gold(p), _stone(p)
    thick = 12 + 12 * p.luck
    hoop = p.tube("M246 150A106 106 0 1 0 268 150", thick, metal) + p.line(
        "M246 150Q250 120 268 150", mix(metal, "#0b0b14", 0.3), 5
    )
    drop = _gem(p, 256, 388, 22, stone) if stone else ""
    return [moved(hoop, drop, dx=78, dy=-20, scale=0.88), moved(hoop, drop, dx=-86, dy=14, scale=0.88)]


def _bracelet(p: Pen) -> Shapes:
    metal, stone = _gold(p), _stone(p)
    back = p.line("M86 236A170 92 0 0 1 426 236", mix(metal, "#0b0b14", 0.35), 8)
    front = "M86 236C86 420 426 420 426 236"
    if stone or p.color == "multicolour":
        beads = [
            _gem(
                p,
                round(256 - 170 * cos(i * pi / 16), 1),
                round(240 + 136 * sin(i * pi / 16), 1),
                19,
                MIXED[i % 5] if p.color == "multicolour" else stone if i % 4 else metal,
            )
            for i in range(17)
        ]
        return [back, *beads]
    links = (
        p.line(front, mix(metal, "#0b0b14", 0.55), 17)
        + p.line(front, metal, 12)
        + p.line(front, mix(metal, "#0b0b14", 0.45), 13, dash="2 13")
        + p.line(front, mix(metal, "#ffffff", 0.7), 3, opacity=0.8)
    )
    charms = "".join(
        p.line(f"M{x} {y}v18", metal, 3)
        + p.part(star(x, y + 32, 17) if i % 2 else oval(x, y + 30, 13), metal, "metal")
        for i, (x, y) in enumerate(((180, 356), (256, 378), (332, 356)))
    )
    return [back, links, charms if p.luck < 0.6 or p.says("anklet") else ""]


def _ring(p: Pen) -> Shapes:
    metal, stone = _gold(p), _stone(p)
    wide = 26 + 16 * p.luck
    d = oval(256, 300, 118, 122)
    band = (
        p.line(d, mix(metal, "#0b0b14", 0.55), wide + 5)
        + p.line(d, metal, wide)
        + p.line("M152 356A118 122 0 0 1 160 226", mix(metal, "#ffffff", 0.75), wide * 0.35)
        + p.line("M352 382A118 122 0 0 1 300 414", mix(metal, "#0b0b14", 0.25), wide * 0.5)
    )
    if not stone:
        return [
            band,
            p.line(oval(256, 300, 118 - wide * 0.3, 122 - wide * 0.3), mix(metal, "#0b0b14", 0.3), 3),
        ]
    claws = p.part("M214 176L228 122H284L298 176Q256 196 214 176Z", metal, "metal")
    return [
        band,
        claws,
        _gem(p, 256, 122, 46, stone),
        p.line("M226 100L256 84L286 100L276 150H236Z", "#ffffff", 2, opacity=0.6),
    ]


def _brooch(p: Pen) -> Shapes:
    metal, stone = _gold(p), _stone(p) or mix(_gold(p), "#ffffff", 0.5)
    petals = "".join(
        moved(p.part("M256 110C306 140 302 206 256 232C210 206 206 140 256 110Z", metal, "metal"), turn=a)
        for a in range(0, 360, 60)
    )
    pin = p.tube("M70 330L440 180", 7, mix(metal, "#0b0b14", 0.15))
    leaves = "".join(moved(_gem(p, 256, 164, 12, stone), turn=a) for a in range(0, 360, 60))
    return [pin, petals, leaves, _gem(p, 256, 256, 34, stone)]


DRAWINGS: dict[str, Callable[[Pen], Shapes]] = {
    "watches": watch,
    "sunglasses": sunglasses,
    "jewellery": jewellery,
}
