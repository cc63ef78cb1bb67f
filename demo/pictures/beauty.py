"""Moisturiser, shampoo, lipstick, perfume and sunscreen in the vessel they are sold in."""
# ruff: noqa: E501  (outlines are long path texts)

from __future__ import annotations

from collections.abc import Callable
from math import cos, pi, sin

from demo.pictures.canvas import Pen, luminance, mix, moved, oval, poly, rect

Shapes = list[str]
BLACK, STEEL, GOLD, WHITE = "#2b2d33", "#c6cad1", "#d2ae5c", "#f7f5f0"


def _label(p: Pen, x: float, y: float, w: float, h: float, icon: str = "") -> str:
    """A paper label with a line of brand, a sign and small print."""
    ink = mix(p.base, BLACK, 0.7)
    lines = p.line(f"M{x + w * 0.2:g} {y + h * 0.16:g}H{x + w * 0.8:g}", ink, 5) + p.line(
        f"M{x + w * 0.28:g} {y + h * 0.84:g}H{x + w * 0.72:g}M{x + w * 0.34:g} {y + h * 0.93:g}H{x + w * 0.66:g}",
        ink,
        2.4,
    )
    cx, cy, r = x + w / 2, y + h * 0.5, min(w, h) * 0.22
    return p.part(rect(x, y, w, h, 4), "#fbf9f4", "flat", line=1.2) + lines + _sign(p, icon, cx, cy, r)


def _sign(p: Pen, icon: str, x: float, y: float, r: float) -> str:
    paint = p.base if luminance(p.base) < 0.8 else mix(p.base, BLACK, 0.45)
    if icon == "sun":
        rays = "".join(
            p.line(
                f"M{x + r * 1.1 * cos(a):.1f} {y + r * 1.1 * sin(a):.1f}L{x + r * 1.5 * cos(a):.1f} {y + r * 1.5 * sin(a):.1f}",
                "#f2a032",
                r * 0.22,
            )
            for a in (i * pi / 4 for i in range(8))
        )
        return p.flat(oval(x, y, r * 0.85), "#f7b733") + rays
    if icon == "drop":
        return p.flat(
            f"M{x} {y - 1.3 * r:g}C{x + 1.2 * r:g} {y + 0.1 * r:g} {x + r:g} {y + 1.1 * r:g} {x} {y + 1.1 * r:g}C{x - r:g} {y + 1.1 * r:g} {x - 1.2 * r:g} {y + 0.1 * r:g} {x} {y - 1.3 * r:g}Z",
            "#5fa8d8",
        )
    if icon == "hair":
        return "".join(
            p.line(
                f"M{x - r + i * r * 0.5:g} {y - r:g}q{r * 0.7:g} {r * 0.5:g} 0 {r:g}t0 {r:g}", paint, r * 0.2
            )
            for i in range(4)
        )
    if icon == "face":
        return (
            p.flat(oval(x, y, r * 0.85, r), "#f0c7a4")
            + p.flat(oval(x - r * 0.3, y - r * 0.1, r * 0.1) + oval(x + r * 0.3, y - r * 0.1, r * 0.1), BLACK)
            + p.line(
                f"M{x - r * 0.25:g} {y + r * 0.42:g}q{r * 0.25:g} {r * 0.22:g} {r * 0.5:g} 0", BLACK, r * 0.09
            )
        )
    leaf = f"M{x - r:g} {y + r:g}C{x - r:g} {y - 0.4 * r:g} {x:g} {y - r:g} {x + r:g} {y - r:g}C{x + r:g} {y + 0.2 * r:g} {x + 0.2 * r:g} {y + r:g} {x - r:g} {y + r:g}Z"
    return p.flat(leaf, "#6f9a63") + p.line(
        f"M{x - r * 1.2:g} {y + r * 1.2:g}L{x + r * 0.6:g} {y - r * 0.6:g}", "#4d7a48", 2
    )


def _smear(p: Pen, x: float, y: float, paint: str) -> str:
    """A swipe of cream or colour beside the vessel."""
    d = f"M{x} {y}C{x + 30} {y - 26} {x + 90} {y - 20} {x + 130} {y - 4}C{x + 140} {y + 12} {x + 100} {y + 24} {x + 50} {y + 20}C{x + 20} {y + 20} {x - 6} {y + 14} {x} {y}Z"
    return p.part(d, paint, "top", line=1) + p.line(
        f"M{x + 20} {y + 2}q40-12 90-2", "#ffffff", 4, opacity=0.6
    )


def _jar(p: Pen, lid: str, open_jar: bool) -> Shapes:
    glass = "glass" in p.material
    body = "M112 270H400Q406 400 380 420Q256 436 132 420Q106 400 112 270Z"
    vessel = p.part(body, shade="gloss" if not glass else "glass")
    label = _label(p, 178, 298, 156, 100, "drop")
    if not open_jar:
        cap = p.part(rect(100, 166, 312, 104, 14), lid, "gloss") + p.part(
            oval(256, 168, 156, 26), mix(lid, "#ffffff", 0.25), "flat"
        )
        return [vessel, label, cap]
    cream = p.part(oval(256, 270, 144, 34), WHITE, "flat") + p.part(
        "M180 266C190 226 240 236 256 208C276 236 330 230 336 266Q256 292 180 266Z",
        "#ffffff",
        "ball",
        line=1.4,
    )
    cap = p.part("M330 414L470 380Q490 400 482 436L352 474Q326 456 330 414Z", lid, "gloss") + p.part(
        f"{oval(400, 398, 76, 22)}", mix(lid, "#ffffff", 0.2), "flat"
    )
    return [vessel, cream, label, moved(cap, dx=10, dy=10)]


def _pump(p: Pen, cap: str) -> str:
    nozzle = p.part("M246 70H330Q352 72 356 100L340 102Q338 92 322 92H246Z", cap, "gloss")
    return (
        p.part(rect(238, 88, 36, 60, 4), cap, "gloss")
        + nozzle
        + p.part(rect(206, 140, 100, 36, 8), cap, "gloss")
    )


def _tube(p: Pen, icon: str, cap: str, wide: float = 82) -> Shapes:
    """A squeeze tube standing on its cap."""
    body = f"M{256 - wide - 12} 56H{256 + wide + 12}L{256 + wide - 14} 392H{256 - wide + 14}Z"
    crimp = p.part(
        rect(256 - wide - 14, 46, 2 * wide + 28, 26, 3), mix(p.base, p.ink, 0.12), "flat"
    ) + "".join(
        p.line(f"M{256 - wide - 6 + 9 * i} 50v18", p.ink, 1.5, opacity=0.5)
        for i in range(int((2 * wide + 20) / 9))
    )
    return [
        p.part(body, shade="gloss"),
        crimp,
        _label(p, 256 - wide + 24, 140, 2 * wide - 48, 180, icon),
        p.part(rect(256 - wide + 10, 388, 2 * wide - 20, 74, 10), cap, "gloss"),
        p.line(f"M{256 - wide + 18} 404H{256 + wide - 18}", mix(cap, BLACK, 0.4), 2),
    ]


def moisturiser(p: Pen) -> Shapes:
    """Creams in jars, lotion in a pump bottle, hand cream in a tube, day cream in an airless pump."""
    style = p.style("night", "gel", "body lotion", "hand", "day cream", "face")
    if style == "body lotion":
        body = "M150 176H362Q384 190 384 220V430Q384 456 358 456H154Q128 456 128 430V220Q128 190 150 176Z"
        return [
            p.part(body, shade="gloss"),
            _pump(p, WHITE if luminance(p.base) < 0.8 else STEEL),
            _label(p, 168, 240, 176, 170, "drop"),
        ]
    if style == "hand":
        return [*_tube(p, "leaf", GOLD if p.luck < 0.4 else WHITE), _hand(p)]
    if style == "day cream":
        body = rect(176, 180, 160, 270, 22)
        return [
            p.part(body, shade="gloss"),
            p.part(rect(186, 60, 140, 120, 14), WHITE if luminance(p.base) < 0.8 else p.dark, "gloss"),
            _label(p, 196, 230, 120, 170, "sun"),
            _smear(p, 350, 430, "#fdfaf3"),
        ]
    lid = {"night": "#2c3560", "gel": "#dfe9ee"}.get(
        style, GOLD if p.luck < 0.3 else WHITE if luminance(p.base) < 0.8 else STEEL
    )
    if style == "night":
        moon = p.flat(
            "M256 190C226 190 212 214 220 236C230 258 262 262 280 244C252 246 240 214 256 190Z", "#f4dc8a"
        )
        return [*_jar(p, lid, False), moved(moon, dy=-6)]
    return _jar(p, lid, True)


def _hand(p: Pen) -> str:
    return _smear(p, 364, 440, "#fdfaf3")


def _bubbles(p: Pen) -> str:
    return "".join(
        p.flat(oval(x, y, r), "#ffffff", 0.75)
        + p.line(oval(x, y, r), "#9fb9c9", 2)
        + p.flat(oval(x - r * 0.3, y - r * 0.3, r * 0.25), "#ffffff")
        for x, y, r in (
            (410, 420, 26),
            (450, 384, 17),
            (396, 372, 13),
            (444, 444, 14),
            (88, 432, 20),
            (64, 400, 11),
        )
    )


def shampoo(p: Pen) -> Shapes:
    """Tall flip-top bottles with bubbles, conditioner on its head, bars, spray cans."""
    style = p.style("bar", "dry", "kids", "conditioner", "shampoo")
    if style == "bar":
        box = p.part(rect(70, 150, 190, 260, 8), "#c9a77a", "top") + _label(p, 96, 186, 138, 180, "hair")
        bar = p.part(
            "M280 330Q280 296 320 292L420 286Q462 290 464 326L462 388Q456 424 420 428L316 430Q280 424 280 394Z",
            shade="ball",
        ) + p.line("M320 338Q370 320 424 332M316 366Q370 350 430 362", p.dark, 5, opacity=0.6)
        return [box, bar, moved(_bubbles(p), dy=20)]
    if style == "dry":
        can = (
            p.part(rect(182, 150, 148, 310, 20), shade="metal" if p.color in {"silver", "grey"} else "gloss")
            + p.part("M190 154Q196 112 256 110T322 154Z", STEEL, "metal")
            + p.part(rect(220, 64, 72, 56, 12), WHITE, "gloss")
            + p.flat(oval(282, 84, 5), BLACK)
        )
        mist = "".join(
            p.flat(
                oval(330 + 26 * (i % 4) + 10 * i % 40, 70 + 9 * ((i * 5) % 9), 9 + i % 5 * 3), "#ffffff", 0.65
            )
            for i in range(12)
        )
        return [mist, can, _label(p, 200, 200, 112, 210, "hair")]
    if style == "kids":
        body = "M146 230Q146 180 200 170H312Q366 180 366 230V420Q366 456 330 456H182Q146 456 146 420Z"
        ears = p.part(oval(182, 110, 34), shade="ball") + p.part(oval(330, 110, 34), shade="ball")
        head = (
            p.part("M256 70C340 70 356 130 346 176H166C156 130 172 70 256 70Z", shade="ball")
            + p.flat(oval(226, 126, 9) + oval(286, 126, 9), BLACK)
            + p.part(oval(256, 150, 20, 13), mix(p.base, "#ffffff", 0.6), "flat", line=1.4)
        )
        return [ears, p.part(body, shade="gloss"), head, _label(p, 182, 230, 148, 180, "hair"), _bubbles(p)]
    if style == "conditioner":
        return [
            *_tube(p, "hair", WHITE if luminance(p.base) < 0.8 else p.dark, 88),
            _smear(p, 366, 440, mix(p.base, "#ffffff", 0.7)),
        ]
    if p.luck < 0.4:
        body = "M150 176H362Q384 190 384 220V430Q384 456 358 456H154Q128 456 128 430V220Q128 190 150 176Z"
        return [
            p.part(body, shade="gloss"),
            _pump(p, BLACK if luminance(p.base) > 0.3 else WHITE),
            _label(p, 168, 236, 176, 176, "hair"),
            _bubbles(p),
        ]
    body = "M176 140H336Q356 150 356 180V424Q356 456 324 456H188Q156 456 156 424V180Q156 150 176 140Z"
    cap = p.part(rect(186, 74, 140, 68, 12), p.dark if luminance(p.base) > 0.2 else WHITE, "gloss") + p.line(
        "M192 100H320", p.ink, 2
    )
    return [p.part(body, shade="gloss"), cap, _label(p, 182, 200, 148, 196, "hair"), _bubbles(p)]


def lipstick(p: Pen) -> Shapes:
    """Bullets, liquid lipstick and gloss with their wand, balms, pencils; with a swatch of the shade."""
    style = p.style("liquid", "gloss", "balm", "pencil", "lipstick")
    swatch = _smear(p, 340, 410, p.base)
    case = BLACK if p.luck < 0.6 else GOLD
    if style == "pencil":
        pencil = (
            p.part(poly((60, 236), (400, 236), (400, 284), (60, 284)), shade="top")
            + p.part(poly((400, 236), (452, 252), (452, 268), (400, 284)), "#e0c193", "flat")
            + p.part(poly((452, 251), (480, 260), (452, 269)), "", "flat")
            + p.part(rect(60, 234, 60, 52, 6), GOLD, "metal")
        )
        cap = p.part(rect(120, 350, 150, 58, 12), BLACK, "gloss")
        return [moved(pencil, turn=-24, dy=-40), cap, swatch]
    if style in {"liquid", "gloss"}:
        vial = p.part(rect(130, 210, 92, 240, 14), shade="gloss" if style == "liquid" else "glass") + p.part(
            rect(150, 176, 52, 36, 4), STEEL, "metal"
        )
        wand = (
            p.part(rect(300, 60, 80, 170, 12), case, "gloss")
            + p.line("M340 230V360", STEEL, 9)
            + p.part(oval(340, 384, 15, 38), shade="ball")
        )
        return [vial, moved(wand, turn=8, dx=10, dy=-6), moved(swatch, dx=-60, dy=40)]
    if style == "balm":
        tin = (
            p.part(oval(190, 350, 130, 76), STEEL, "metal")
            + p.part(oval(190, 342, 112, 62), shade="ball")
            + p.flat("M110 330Q150 290 220 296Q150 310 126 346Z", "#ffffff", 0.35)
        )
        lid = (
            p.part(oval(330, 180, 126, 76), mix(p.base, BLACK, 0.15), "metal")
            + p.part(oval(330, 172, 112, 64), shade="top")
            + p.flat("M290 172C310 140 350 140 372 172C350 204 310 204 290 172Z", WHITE, 0.8)
        )
        return [lid, tin, moved(swatch, dx=10, dy=20)]
    bullet = p.part("M206 230V120Q214 76 282 62L290 74V230Z", shade="round") + p.part(
        "M206 122Q216 78 282 62L290 74Q262 122 206 140Z", p.light, "flat", line=1.6
    )
    collar = p.part(rect(192, 222, 112, 60, 6), GOLD if case == BLACK else STEEL, "metal")
    base = p.part(rect(176, 280, 144, 160, 8), case, "gloss")
    cap = p.part(rect(60, 210, 96, 230, 10), case, "gloss")
    return [cap, bullet, collar, base, moved(swatch, dx=-6, dy=10)]


def perfume(p: Pen) -> Shapes:
    """Flacons with coloured juice, roll-on oil, body mist, a set of vials."""
    style = p.style("discovery", "perfume oil", "body mist", "toilette", "parfum")
    if style == "discovery":
        box = p.part(rect(70, 120, 372, 300, 10), mix(p.base, BLACK, 0.25), "top") + p.part(
            rect(92, 150, 328, 240, 6), WHITE, "flat"
        )
        vials = "".join(
            p.part(rect(112 + 60 * i, 200, 38, 170, 8), mix(p.base, c, 0.55), "glass")
            + p.part(rect(116 + 60 * i, 166, 30, 40, 5), GOLD if i % 2 else BLACK, "gloss")
            for i, c in enumerate(("#f2d6a2", "#e9a9b4", "#a9d3c4", "#c2b3e2", "#f0c48a"))
        )
        return [box, vials]
    if style == "perfume oil":
        return [
            p.part(rect(196, 190, 120, 260, 20), shade="glass"),
            p.part(rect(206, 90, 100, 104, 10), GOLD, "metal"),
            _label(p, 212, 250, 88, 150, "leaf"),
        ]
    if style == "body mist":
        mist = "".join(
            p.flat(oval(330 + 30 * (i % 4), 90 + 12 * ((i * 5) % 8), 7 + i % 4 * 3), "#ffffff", 0.7)
            for i in range(12)
        )
        return [
            mist,
            p.part(rect(176, 170, 160, 290, 40), shade="glass"),
            p.part(rect(222, 120, 68, 54, 6), STEEL, "metal"),
            p.part("M214 70H300L306 122H206Z", WHITE, "gloss"),
            p.flat(oval(298, 92, 5), BLACK),
            _label(p, 196, 240, 120, 150, "leaf"),
        ]
    shapes = {
        0: rect(126, 200, 260, 246, 18),
        1: oval(256, 330, 140, 122),
        2: poly((170, 210), (342, 210), (396, 320), (342, 446), (170, 446), (116, 320)),
    }
    d = shapes[int(p.luck * 2.999)]
    juice = p.clipped(d, p.flat(rect(90, 250, 340, 220), p.base, 0.85))
    glass = (
        p.flat(d, mix(p.base, "#f4f8fa", 0.7), 0.85)
        + juice
        + p.line(d, "#ffffff", 12, opacity=0.5)
        + p.line(d, mix(p.base, BLACK, 0.45), 3)
        + p.line("M158 290V410", "#ffffff", 9, opacity=0.6)
    )
    neck = p.part(rect(226, 172, 60, 36, 4), GOLD, "metal")
    cap = (
        p.part(
            rect(206, 84, 100, 92, 10),
            BLACK if p.audience == "men" or p.luck < 0.3 else GOLD,
            "gloss" if p.audience == "men" else "metal",
        )
        if style == "parfum"
        else p.part(oval(256, 128, 50), BLACK if p.audience == "men" else WHITE, "ball")
    )
    return [glass, neck, cap, _label(p, 206, 292, 100, 92, "leaf")]


def sunscreen(p: Pen) -> Shapes:
    """Tubes, bottles, sprays and sticks, all with a sun; after sun with a drop."""
    style = p.style("spray", "stick", "after sun", "kids", "body", "face")
    cap = "#f2a032" if p.color not in {"orange", "yellow"} else WHITE
    if style == "stick":
        tube = (
            p.part(rect(180, 240, 152, 210, 26), shade="gloss")
            + p.part("M192 240V150Q200 96 256 96T320 150V240Z", WHITE, "ball")
            + p.part(rect(172, 226, 168, 34, 8), cap, "gloss")
        )
        return [
            tube,
            _label(p, 202, 280, 108, 130, "sun"),
            p.part(rect(366, 250, 100, 200, 24), cap, "gloss"),
        ]
    if style == "spray":
        body = "M172 200Q172 170 206 166H306Q340 170 340 200L352 430Q352 458 324 458H188Q160 458 160 430Z"
        trigger = (
            p.part("M200 70H330L356 96V118H300L286 166H226Z", cap, "gloss")
            + p.part("M300 118Q330 130 318 168L302 162Q308 140 288 130Z", cap, "flat")
            + p.flat(oval(350, 107, 5), BLACK)
        )
        mist = "".join(
            p.flat(oval(376 + 26 * (i % 4), 80 + 10 * ((i * 5) % 7), 6 + i % 4 * 3), "#ffffff", 0.75)
            for i in range(11)
        )
        return [mist, p.part(body, shade="gloss"), trigger, _label(p, 186, 220, 140, 190, "sun")]
    if style in {"body", "kids", "after sun"}:
        body = "M160 180Q160 130 210 126H302Q352 130 352 180V430Q352 458 324 458H188Q160 458 160 430Z"
        top = p.part(rect(204, 58, 104, 72, 14), cap, "gloss") + p.line(
            "M208 92H304", mix(cap, BLACK, 0.4), 2
        )
        face = ""
        if style == "kids":
            face = p.flat(oval(240, 300, 4) + oval(272, 300, 4), BLACK) + p.line(
                "M242 314q14 12 28 0", BLACK, 3
            )
        return [
            top,
            p.part(body, shade="gloss"),
            _label(p, 184, 190, 144, 220, "drop" if style == "after sun" else "sun"),
            face,
        ]
    return [*_tube(p, "sun", cap), _smear(p, 366, 440, "#fdfaf3")]


DRAWINGS: dict[str, Callable[[Pen], Shapes]] = {
    "moisturiser": moisturiser,
    "shampoo": shampoo,
    "lipstick": lipstick,
    "perfume": perfume,
    "sunscreen": sunscreen,
}
