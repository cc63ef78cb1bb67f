"""Headphones, earbuds, speakers, chargers, phone cases."""
# ruff: noqa: E501  (outlines are long path texts)

from __future__ import annotations

from collections.abc import Callable

from demo.pictures.canvas import Pen, both, flip, luminance, mix, moved, oval, poly, rect
from demo.pictures.motifs import motif

Shapes = list[str]
BLACK, STEEL = "#2b2d33", "#c6cad1"
RAINBOW = ("#e2485a", "#f2a032", "#f4d84a", "#4fc27e", "#4fa8e2", "#8a6be0")


def _contrast(p: Pen) -> str:
    return "#e8eaee" if luminance(p.base) < 0.35 else BLACK


def headphones(p: Pen) -> Shapes:
    """Over-ear, on-ear, studio and kids' headphones, gaming headsets with a boom."""
    style = p.style("on-ear", "gaming", "kids", "studio", "over-ear")
    small = style in {"on-ear", "kids"}
    rx, ry = (50, 62) if small else (62, 86)
    band = "M116 320C96 60 416 60 396 320"
    cushion = p.accent if style == "kids" else mix(BLACK, p.base, 0.15) if p.color != "black" else "#55585f"
    shapes = [
        p.tube(band, 22 if not small else 15),
        p.line("M160 172C200 84 312 84 352 172", cushion, 15 if not small else 9),
    ]
    rods = both(p.line("M112 240L118 310", STEEL, 11))
    cup = p.part(oval(120, 336, rx, ry), shade="ball") + p.part(
        oval(150, 336, rx * 0.55, ry * 0.96), cushion, "round"
    )
    ring = p.line(oval(112, 336, rx * 0.6, ry * 0.62), p.light if luminance(p.base) < 0.7 else p.dark, 3)
    shapes += [*rods, *both(cup, ring)]
    if style == "gaming":
        shapes += [
            p.tube("M96 390Q110 470 220 462", 8, BLACK),
            p.part(rect(206, 448, 50, 26, 12), BLACK, "top"),
            *both(p.line(oval(112, 336, 30, 44), RAINBOW[int(p.luck * 6)], 6)),
        ]
    if style == "kids":
        shapes += [
            *both(p.part("M96 268l8-40 26 24z", p.accent, "top")),
            p.flat(oval(112, 336, 12), p.accent),
        ]
    if p.text("connection") == "cable" or style == "studio":
        shapes.append(p.tube("M122 420C130 480 220 440 250 470S340 500 360 470", 6, BLACK))
    return shapes


def earbuds(p: Pen) -> Shapes:
    """True wireless buds with their case, open and sports buds with hooks, wired earphones."""
    style = p.style("open", "sports", "wired", "true wireless")
    if style == "wired":
        bud = (
            p.part(oval(150, 170, 36, 34), shade="ball")
            + p.part(oval(184, 172, 14, 20), BLACK, "ball")
            + p.part(rect(138, 196, 22, 66, 10), shade="gloss")
        )
        cable = p.tube("M149 262C150 340 240 330 256 380", 5, p.dark) + p.tube(
            "M363 262C362 340 272 330 256 380", 5, p.dark
        )
        plug = p.part(rect(236, 428, 40, 30, 6), BLACK, "top") + p.part(
            rect(248, 456, 16, 24, 3), STEEL, "metal"
        )
        return [cable, p.tube("M256 380V430", 5, p.dark), bud, flip(bud), plug]
    case = (
        p.part(rect(126, 270, 260, 170, 74), shade="gloss")
        + p.line("M130 330H382", p.ink, 2.4)
        + p.flat(oval(256, 366, 6), "#5fe08a")
    )
    lid = p.part("M136 276C136 206 376 206 376 276Z", mix(p.base, "#0b0b14", 0.14), "hollow")
    if style in {"sports", "open"}:
        hook = p.tube("M180 190C150 96 90 110 88 176S100 236 116 246", 10)
        head = p.part(oval(188, 206, 40, 34), shade="ball") + p.part(oval(206, 232, 18, 16), BLACK, "ball")
        one = hook + head
        return [
            moved(one, dx=-10, dy=-30),
            flip(moved(one, dx=-10, dy=-30)),
            moved(case, dy=26, scale=0.84),
        ]
    bud = (
        p.part(oval(190, 128, 40, 38), shade="ball")
        + p.part(rect(168, 140, 28, 100, 14), shade="gloss")
        + p.part(oval(222, 130, 14, 22), _contrast(p), "ball")
        + p.flat(oval(182, 120, 8, 5), p.ink, 0.7)
    )
    return [lid, bud, flip(bud), case]


def speaker(p: Pen) -> Shapes:
    """Portable and mini speakers, bookshelf pairs, soundbars, radios."""
    style = p.style("mini", "bookshelf", "soundbar", "radio", "portable")
    made = {"mini": _mini_speaker, "bookshelf": _bookshelf, "soundbar": _soundbar, "radio": _radio}
    if style in made:
        return made[style](p)
    p.material += " mesh"
    body = rect(60, 164, 392, 196, 92)
    ends = both(p.part(oval(92, 262, 42, 92), BLACK, "ball"), p.part(oval(90, 262, 24, 54), STEEL, "ball"))
    buttons = p.line("M208 182h26M221 170v24M284 182h26", "#f4f2ec", 5)
    strap = p.tube("M420 190q70-20 52 60t-40 50", 9, p.accent)
    return [
        strap,
        p.part(body, shade="top"),
        *ends,
        buttons,
        p.part(rect(212, 300, 88, 22, 6), p.dark, "flat"),
    ]


def _mini_speaker(p: Pen) -> Shapes:
    p.material += " mesh"
    top = oval(256, 190, 140, 54)
    body = "M116 190V340Q120 402 256 404T396 340V190Z"
    return [
        p.tube("M392 210q66 10 46 96", 8, p.accent),
        p.part(body),
        p.part(top, mix(p.base, p.ink, 0.25), "ball", line=2.4),
        p.line("M236 190h40M256 176v28", "#f4f2ec", 5),
        p.part("M116 336V350Q120 412 256 414T396 350V336Q380 384 256 384T116 336Z", p.dark, "round"),
    ]


def _cone(p: Pen, x: float, y: float, r: float) -> str:
    return (
        p.part(oval(x, y, r), "#3a3c43", "ball")
        + p.part(oval(x, y, r * 0.78), "#202227", "ball")
        + p.part(oval(x, y, r * 0.3), "#4a4d55", "ball")
    )


def _bookshelf(p: Pen) -> Shapes:
    one = p.part(rect(70, 90, 170, 340, 10), shade="round") + p.part(
        rect(84, 104, 142, 312, 6), "#2f3137" if p.color != "black" else "#44474e", "top"
    )
    one += _cone(p, 155, 176, 36) + _cone(p, 155, 308, 62)
    return [one, moved(one, dx=204, dy=0)]


def _soundbar(p: Pen) -> Shapes:
    p.material += " mesh"
    bar = (
        p.part(rect(24, 262, 464, 70, 20), shade="top")
        + p.line("M40 272H472", "#ffffff", 3, opacity=0.3)
        + p.flat(oval(256, 297, 5), "#5fe08a")
    )
    sub = p.part(rect(330, 90, 130, 156, 10), mix(p.base, "#0b0b14", 0.2), "top") + _cone(p, 395, 172, 46)
    remote = p.part(rect(90, 360, 40, 96, 12), BLACK, "top") + "".join(
        p.flat(oval(110, 380 + 20 * i, 6), "#9aa0aa") for i in range(3)
    )
    return [sub, bar, remote]


def _radio(p: Pen) -> Shapes:
    handle = p.tube("M146 172C146 92 366 92 366 172", 14, "#8a5a33")
    antenna = p.line("M410 164L462 40", STEEL, 5) + p.flat(oval(462, 38, 7), STEEL)
    body = p.part(rect(66, 164, 380, 240, 34), shade="top")
    grille = p.part(
        rect(92, 196, 190, 176, 16), "#efe5cf" if luminance(p.base) < 0.8 else "#b9a27c", "flat"
    ) + "".join(p.line(f"M106 {214 + 20 * i}H268", "#7c6a4c", 4) for i in range(8))
    dial = (
        p.part(rect(306, 200, 116, 56, 8), "#f7f1df", "flat")
        + p.line("M318 240v-12M336 240v-18M354 240v-12M372 240v-18M390 240v-12M408 240v-18", "#6b5b40", 3)
        + p.line("M362 204v48", "#d8432f", 4)
    )
    knobs = "".join(
        p.part(oval(x, 318, 32), STEEL if i else p.dark, "metal" if i else "ball")
        + p.line(f"M{x} 318l12-20", BLACK, 4)
        for i, x in enumerate((330, 402))
    )
    return [
        antenna,
        handle,
        body,
        grille,
        dial,
        knobs,
        both(p.part(rect(110, 400, 50, 16, 4), BLACK, "flat"))[0],
        p.part(rect(352, 400, 50, 16, 4), BLACK, "flat"),
    ]


def _cable(p: Pen, d: str, end: tuple[float, float], paint: str) -> str:
    x, y = end
    return (
        p.tube(d, 8, paint)
        + p.part(rect(x - 18, y, 36, 44, 8), paint, "gloss")
        + p.part(rect(x - 12, y + 42, 24, 22, 4), STEEL, "metal")
    )


def charger(p: Pen) -> Shapes:
    """Wall, wireless, car and solar chargers, power banks, cables."""
    style = p.style("power bank", "wireless", "cable", "car", "solar", "wall")
    made = {
        "power bank": _power_bank,
        "wireless": _wireless,
        "cable": _coil,
        "car": _car_charger,
        "solar": _solar,
    }
    if style in made:
        return made[style](p)
    prongs = (
        p.part(rect(196, 60, 20, 90, 9), STEEL, "metal")
        + p.part(rect(296, 60, 20, 90, 9), STEEL, "metal")
        + p.flat(rect(198, 100, 16, 46), BLACK, 0.7)
        + p.flat(rect(298, 100, 16, 46), BLACK, 0.7)
    )
    body = p.part(rect(134, 140, 244, 280, 48), shade="gloss")
    ports = p.part(rect(210, 372, 92, 24, 11), "#14161a", "flat") + p.line("M226 384h60", STEEL, 5)
    if "USB-A" in p.text("connector").upper():
        ports += p.part(rect(212, 330, 88, 28, 3), "#14161a", "flat") + p.flat(
            rect(220, 346, 72, 9), "#e8eaee"
        )
    bolt = p.flat(
        poly((268, 204), (222, 276), (252, 276), (240, 326), (292, 250), (260, 250)),
        p.light if luminance(p.base) < 0.7 else p.dark,
        0.9,
    )
    return [prongs, body, bolt, ports]


def _power_bank(p: Pen) -> Shapes:
    body = p.part(rect(138, 70, 236, 380, 34), shade="gloss")
    top = (
        p.part(rect(190, 84, 60, 20, 9), "#14161a", "flat")
        + p.part(rect(268, 80, 64, 26, 3), "#14161a", "flat")
        + p.flat(rect(275, 95, 50, 8), "#e8eaee")
    )
    leds = "".join(p.flat(oval(218 + 26 * i, 400, 7), "#5fb8ff" if i < 3 else "#7d828b") for i in range(4))
    bolt = p.flat(
        poly((270, 190), (218, 268), (250, 268), (236, 330), (296, 242), (262, 242)),
        p.light if luminance(p.base) < 0.7 else p.dark,
        0.8,
    )
    return [
        p.tube("M222 84C220 20 400 20 420 160T430 330", 9, _contrast(p)),
        p.part(rect(414, 326, 34, 44, 8), _contrast(p), "top"),
        p.part(rect(421, 368, 20, 22, 4), STEEL, "metal"),
        body,
        top,
        leds,
        bolt,
    ]


def _wireless(p: Pen) -> Shapes:
    pad = p.part(oval(256, 320, 190, 92), shade="ball") + p.part(
        "M66 320V340Q80 424 256 432T446 340V320Q440 408 256 412T66 320Z", p.dark, "round"
    )
    phone = f'<g transform="rotate(-12 256 250)">{p.part(rect(186, 90, 140, 262, 24), BLACK, "top")}{p.part(rect(194, 98, 124, 246, 18), "#3a5f92", "top")}{p.flat(poly((262, 178), (232, 226), (252, 226), (244, 266), (282, 210), (260, 210)), "#7fe0b4")}</g>'
    return [
        p.tube("M440 370q50 20 40 100", 8, p.dark),
        pad,
        p.line(oval(256, 318, 140, 62), p.light, 3, opacity=0.7),
        phone,
    ]


def _coil(p: Pen) -> Shapes:
    loops = "".join(
        p.tube(oval(256 + 6 * i, 250 - 5 * i, 140 - 12 * i, 128 - 10 * i), 12)
        + p.line(
            oval(256 + 6 * i, 250 - 5 * i, 140 - 12 * i, 128 - 10 * i), p.ink, 12, dash="2 6", opacity=0.35
        )
        for i in range(3)
    )
    tie = p.part(rect(96, 226, 76, 40, 8), BLACK if p.color != "black" else "#6b6e76", "top")
    ends = _cable(p, "M300 372C330 420 390 380 402 384", (402, 390), p.base) + _cable(
        p, "M200 366C170 400 110 376 104 392", (104, 396), p.base
    )
    return [loops, ends, tie]


def _car_charger(p: Pen) -> Shapes:
    head = p.part("M150 90H362L346 226H166Z", shade="gloss")
    ports = (
        p.part(rect(186, 122, 60, 26, 12), "#14161a", "flat")
        + p.part(rect(268, 118, 64, 34, 4), "#14161a", "flat")
        + p.flat(rect(276, 138, 48, 10), "#5fb8ff")
    )
    neck = p.part(rect(180, 224, 152, 150, 14), BLACK if p.color != "black" else "#44474e", "gloss")
    clips = both(p.part("M180 264Q158 284 180 320Z", STEEL, "metal"))
    tip = p.part("M200 372H312L292 430H220Z", BLACK, "gloss") + p.part(
        rect(236, 428, 40, 34, 12), STEEL, "metal"
    )
    return [*clips, neck, tip, head, ports, p.line("M166 212H346", p.light, 3, opacity=0.6)]


def _solar(p: Pen) -> Shapes:
    panels = []
    for i in range(3):
        x = 44 + 144 * i
        cells = "".join(
            p.flat(rect(x + 12 + 40 * c, 128 + 62 * r, 36, 58, 3), "#1d2f5c")
            + p.line(f"M{x + 14 + 40 * c} {157 + 62 * r}h32", "#7f97c9", 1.5)
            for c in range(3)
            for r in range(4)
        )
        panels.append(p.part(rect(x, 110, 138, 276, 12), shade="top") + cells)
    cord = _cable(p, "M420 386C420 430 330 420 300 410", (284, 404), BLACK)
    return [*panels, cord, p.line(oval(60, 126, 6), STEEL, 4) + p.line(oval(452, 126, 6), STEEL, 4)]


def _wallet_case(p: Pen, body: str, camera: str) -> Shapes:
    """A folio with cards inside its cover."""
    flap = p.part("M366 60L470 92V440L366 456Z", mix(p.base, p.ink, 0.15), "round")
    cards = "".join(
        p.part(
            poly((384, 150 + 60 * i), (456, 160 + 60 * i), (456, 206 + 60 * i), (384, 200 + 60 * i)),
            c,
            "top",
            line=1.4,
        )
        for i, c in enumerate(("#3f6fb0", "#d9b04a", "#c9544a"))
    )
    return [
        flap,
        cards,
        p.part(body, shade="gloss"),
        camera,
        p.seam("M156 76V440M356 60V456"),
        p.part(rect(452, 240, 50, 36, 10), mix(p.base, p.ink, 0.3), "top"),
    ]


def _clear_case(p: Pen, body: str, camera: str) -> Shapes:
    """See-through, the phone shining through it."""
    phone = p.part(
        rect(154, 56, 204, 404, 34),
        mix(p.base, "#e8eaee", 0.15) if p.color not in {"white", "silver"} else "#5d6c86",
        "gloss",
    )
    return [
        phone,
        p.flat(body, "#ffffff", 0.25),
        p.line(body, "#e9f1f6", 9, opacity=0.85),
        p.line(body, "#8b9aa5", 2.4),
        camera,
        p.line("M344 90V420", "#ffffff", 6, opacity=0.6),
        p.line("M366 170h6v60h-6", "#8b9aa5", 4),
    ]


def phone_case(p: Pen) -> Shapes:
    """Phone cases from behind with the camera cut-out; clear, wallet, rugged and patterned ones."""
    style = p.style("clear", "wallet", "rugged", "patterned", "slim")
    body = rect(146, 48, 220, 420, 40)
    camera = (
        p.part(rect(164, 66, 96, 104, 28), "#1b1d22", "top")
        + "".join(p.part(oval(x, y, 19), "#2f3a4a", "ball") for x, y in ((190, 94), (190, 142), (234, 118)))
        + p.flat(oval(238, 86, 6), "#fff3c4")
    )
    if style == "wallet":
        return _wallet_case(p, body, camera)
    if style == "clear":
        return _clear_case(p, body, camera)
    shapes = [p.part(body, shade="gloss" if "leather" in p.material else "round")]
    if style == "patterned":
        shapes += [motif(p, 256, 300, 150)] if p.pattern in {"plain", "graphic"} else []
        shapes.append(
            "".join(p.flat(oval(180 + (i * 61) % 160, 200 + (i * 97) % 240, 5), p.accent) for i in range(14))
            if p.pattern == "plain"
            else ""
        )
    if style == "rugged":
        corners = "".join(
            p.part(d, BLACK if p.color != "black" else "#5a5d66", "top")
            for d in (
                "M140 44H230L206 96L190 128L140 150Z",
                "M372 44H282L306 96L322 128L372 150Z",
                "M140 472H230L206 420L190 388L140 366Z",
                "M372 472H282L306 420L322 388L372 366Z",
            )
        )
        shapes += [
            corners,
            "".join(
                p.line(f"M206 {250 + 24 * i}L256 {230 + 24 * i}L306 {250 + 24 * i}", p.ink, 4)
                for i in range(5)
            ),
        ]
        camera = moved(camera, dx=20, dy=60)
    return [
        p.part(rect(364, 170, 10, 70, 5), p.dark, "flat"),
        p.part(rect(138, 150, 10, 46, 5), p.dark, "flat"),
        *shapes,
        p.line(rect(154, 56, 204, 404, 34), p.ink, 1.6, opacity=0.5),
        camera,
    ]


DRAWINGS: dict[str, Callable[[Pen], Shapes]] = {"headphones": headphones, "earbuds": earbuds, "speakers": speaker, "chargers": charger,
                                                "phone cases": phone_case}  # fmt: skip
