"""Mugs, kettles, pans, knives, water bottles and coffee makers."""
# ruff: noqa: E501  (outlines are long path texts)

from __future__ import annotations

from collections.abc import Callable

from demo.pictures.canvas import Pen, mix, moved, oval, poly, rect
from demo.pictures.motifs import block, motif

Shapes = list[str]
COFFEE, STEEL, BLACK = "#4a2b18", "#c6cad1", "#2b2d33"


def _shade(p: Pen) -> str:
    return (
        "metal"
        if any(m in p.material for m in ("steel", "alumin", "brass", "copper"))
        and p.color in {"silver", "grey", "gold"}
        else "gloss"
    )


def _marked(p: Pen, d: str, x: float, y: float, size: float) -> str:
    if p.pattern == "graphic":
        return motif(p, x, y, size)
    if p.pattern == "colour-block":
        return block(p, d, (y, 512)) + p.line(d, p.ink, 2.2)
    return ""


def mug(p: Pen) -> Shapes:
    """Mugs by style; sets and espresso cups show several pieces."""
    style = p.style("travel", "espresso", "enamel", "glass", "mug set", "mug")
    if style == "travel":
        return _travel_mug(p)
    if style == "glass":
        return _glass_mug(p)
    if style == "espresso":
        one = "".join(_cup(p))
        return [moved(one, dx=96, dy=-60, scale=0.66), moved(one, dx=-70, dy=44, scale=0.8)]
    one = "".join(_mug(p, enamel=style == "enamel"))
    if style == "mug set":
        return [
            moved(one, dx=dx, dy=dy, scale=0.56) for dx, dy in ((-86, -96), (92, -88), (-104, 76), (84, 86))
        ]
    return [one]


def _mug(p: Pen, enamel: bool) -> Shapes:
    bend = 0 if enamel else p.vary(0, 22)
    body = f"M112 140L{116 + bend} 380Q120 408 160 410H292Q332 408 {336 - bend} 380L340 140Z"
    handle = "M336 186C430 170 440 350 334 336"
    rim = "#f6f5f1" if p.color != "white" else "#3a57a0"
    shapes = [
        p.tube(handle, 24 if not enamel else 16),
        p.part(body, shade="gloss"),
        _marked(p, body, 226, 280, 130),
    ]
    inside = oval(226, 140, 114, 26)
    shapes += [
        p.part(inside, mix(p.base, "#ffffff", 0.3) if not enamel else "#f6f5f1", "hollow"),
        p.flat(oval(226, 148, 98, 16), COFFEE if p.luck < 0.6 else mix(p.base, "#0b0b14", 0.35)),
    ]
    if enamel:
        shapes.append(
            p.line(inside, rim if p.color == "white" else BLACK, 7)
            + p.line("M118 396Q226 420 334 396", rim if p.color == "white" else BLACK, 4)
        )
        shapes += [p.flat(oval(150 + 53 * i % 170, 210 + 61 * i % 170, 3), BLACK, 0.4) for i in range(6)]
    return shapes


def _cup(p: Pen) -> Shapes:
    saucer = p.part(oval(246, 392, 180, 42), shade="ball") + p.line(
        oval(246, 388, 120, 24), p.ink, 2, opacity=0.5
    )
    body = "M126 210Q132 372 196 384H280Q346 372 352 210Z"
    inside = p.part(oval(239, 210, 113, 26), mix(p.base, "#ffffff", 0.3), "hollow") + p.flat(
        oval(239, 217, 98, 17), COFFEE
    )
    return [saucer, p.tube("M350 242C420 226 424 326 336 322", 17), p.part(body, shade="gloss"), inside]


def _travel_mug(p: Pen) -> Shapes:
    body = "M168 136H344L322 430Q320 446 304 446H208Q192 446 190 430Z"
    lid = (
        p.part(rect(158, 100, 196, 42, 12), BLACK, "gloss")
        + p.part(rect(182, 78, 148, 28, 10), BLACK, "gloss")
        + p.flat(rect(196, 84, 36, 10, 5), "#6a6d75")
    )
    grip = p.part(
        "M175 226H337L331 306H181Z", mix(p.base, "#0b0b14", 0.4) if p.color != "black" else "#6d6f76", "round"
    )
    ridges = "".join(p.line(f"M{178 + i} {240 + 16 * i}H{334 - i}", p.ink, 2, opacity=0.5) for i in range(5))
    return [
        p.part(body, shade="metal" if p.color in {"silver", "grey"} else "gloss"),
        _marked(p, body, 256, 372, 76),
        grip,
        ridges,
        lid,
        p.line("M190 436H322", STEEL, 5),
    ]


def _glass_mug(p: Pen) -> Shapes:
    outer = "M122 120L146 396Q150 420 180 420H282Q312 420 316 396L340 120Z"
    drink = "M150 206L164 360Q168 384 190 384H272Q294 384 298 360L312 206Z"
    milk = "M146 168L150 208H312L316 168Z"
    handle = p.line("M330 180C424 170 420 330 318 330", "#8fa0ad", 22, opacity=0.55) + p.line(
        "M330 180C424 170 420 330 318 330", "#ffffff", 14, opacity=0.75
    )
    return [
        handle,
        p.flat(outer, "#dfe9ee", 0.7),
        p.part(drink, "#6b3f22", "round", line=1.2),
        p.part(milk, "#efe2cc", "round", line=1),
        p.part(outer, "#e8f1f5", "glass", line=2.4).replace(
            'fill="#e8f1f5"', 'fill="#e8f1f5" fill-opacity="0.12"', 1
        ),
        p.line(oval(231, 120, 109, 16), "#8fa0ad", 4),
        p.line("M152 160L168 360", "#ffffff", 8, opacity=0.7),
    ]


def kettle(p: Pen) -> Shapes:
    """Electric, temperature, gooseneck, travel and stovetop kettles."""
    style = p.style("gooseneck", "variable", "travel", "stovetop", "electric")
    if style == "stovetop":
        return _stovetop(p)
    if style == "gooseneck":
        return _gooseneck(p)
    p.zoom = 0.82 if style == "travel" else 1.0
    base = p.part(rect(128, 412, 244, 34, 14), BLACK, "top")
    if style == "variable":
        base += p.flat(rect(190, 422, 60, 15, 4), "#7fd0e8") + "".join(
            p.flat(oval(272 + 22 * i, 430, 6), "#9aa0aa") for i in range(3)
        )
    body = "M150 140Q132 270 138 400Q140 412 154 412H346Q360 412 360 400Q368 270 346 140Z"
    glass = "glass" in p.material
    handle = p.tube(
        "M330 130C440 96 450 190 440 260S400 372 358 376", 26, BLACK if p.color != "black" else "#45474e"
    )
    spout = p.part("M154 152L112 138Q104 158 150 204Z", shade=_shade(p))
    lid = p.part(
        "M158 142Q166 100 250 98T340 142Z", BLACK if glass or p.luck < 0.5 else "", "gloss"
    ) + p.part(rect(232, 82, 36, 18, 8), BLACK, "top")
    shapes = [handle, base, spout]
    if glass:
        water = p.flat(
            "M141 268Q250 280 361 268L360 400Q358 410 346 410H154Q142 410 140 400Z", "#8fc6e6", 0.6
        )
        shapes += [
            p.flat(body, "#eaf3f6", 0.6),
            water,
            p.flat(body, "#ffffff", 0.12),
            p.line("M172 170Q160 280 164 390", "#ffffff", 9, opacity=0.8),
            p.line(body, "#6f7e88", 3),
            p.part("M139 372L360 372V400Q360 412 346 412H154Q140 412 139 400Z", "", _shade(p)),
        ]
    else:
        gauge = p.part(rect(306, 220, 18, 130, 8), "#dfeaf0", "flat") + p.flat(
            rect(309, 280, 12, 67, 5), "#6fb0dc"
        )
        shapes += [p.part(body, shade=_shade(p)), gauge, p.line("M146 180Q250 192 352 180", p.ink, 2)]
    return [
        *shapes,
        lid,
        p.flat(oval(410, 330, 6), "#e2485a") if not glass else p.flat(rect(150, 398, 200, 4), "#5fb8ff"),
    ]


def _gooseneck(p: Pen) -> Shapes:
    spout = p.tube("M186 360C90 360 120 260 96 210Q88 186 52 182", 19)
    body = "M176 200L150 390Q152 408 172 408H338Q358 408 360 390L334 200Z"
    handle = p.tube("M330 212C440 180 450 300 410 380", 22, BLACK if p.color != "black" else "#8a5a33")
    lid = p.part("M172 204Q180 170 255 168T338 204Z", shade=_shade(p)) + p.part(
        oval(255, 158, 18), "#8a5a33", "ball"
    )
    return [
        spout,
        handle,
        p.part(body, shade=_shade(p)),
        lid,
        p.part(rect(138, 408, 234, 32, 12), BLACK, "top"),
    ]


def _stovetop(p: Pen) -> Shapes:
    body = "M92 396C80 300 130 214 256 210S432 300 420 396Q416 414 396 414H116Q96 414 92 396Z"
    spout = p.part("M128 286L66 216L88 200Q124 232 168 236Z", shade=_shade(p))
    arch = p.tube("M146 246C140 70 372 70 366 246", 18, BLACK if p.color != "black" else "#8a5a33")
    lid = p.part("M186 220Q196 188 256 186T326 220Q256 236 186 220Z", shade=_shade(p)) + p.part(
        oval(256, 176, 15), BLACK, "ball"
    )
    return [
        spout,
        arch,
        p.part(body, shade=_shade(p)),
        lid,
        p.part(
            "M94 396Q256 412 418 396Q416 416 396 416H116Q96 416 94 396Z", mix(p.base, "#0b0b14", 0.3), "metal"
        ),
        p.line("M60 208l30-14", BLACK, 8),
    ]


def _handle(p: Pen, x: float, y: float, length: float = 170) -> str:
    wood = p.luck < 0.35
    paint = "#8a5a33" if wood else BLACK if p.color not in {"black"} else "#3a3c43"
    return p.part(
        f"M{x} {y - 10}L{x + 36} {y - 14}L{x + length} {y - 19}Q{x + length + 16} {y} {x + length} {y + 13}L{x + 36} {y + 10}L{x} {y + 8}Z",
        paint,
        "top",
    ) + p.line(oval(x + length - 12, y - 3, 6), "#c6cad1", 3)


def pan(p: Pen) -> Shapes:
    """Frying, sauce, grill and pancake pans, casseroles, woks and sets."""
    style = p.style("pan set", "frying", "saucepan", "casserole", "wok", "grill", "pancake")
    made = {"saucepan": _saucepan, "casserole": _casserole, "wok": _wok, "grill": _grill}
    if style == "pan set":
        return [
            moved(*_saucepan(p), dx=26, dy=-96, scale=0.66),
            moved(*_frying(p, 1.0), dx=-8, dy=84, scale=0.86),
        ]
    return made[style](p) if style in made else _frying(p, 1.0 if style == "frying" else 0.4)


def _frying(p: Pen, deep: float) -> Shapes:
    """Seen from above at an angle: rim, wall and coated bottom."""
    wall = 34 * deep + 8
    outer = f"M46 250A148 96 0 0 1 342 250Q340 {290 + wall:g} 290 {330 + wall:g}Q194 {374 + wall:g} 98 {330 + wall:g}Q48 {290 + wall:g} 46 250Z"
    inner = "#33353b" if p.text("coating") != "none" and "steel" not in p.material else "#aeb3bb"
    if p.text("coating") == "ceramic":
        inner = "#e9e2d2"
    shine = p.flat("M110 226Q160 182 236 190Q170 208 134 262Z", "#ffffff", 0.18)
    return [
        _handle(p, 330, 240),
        p.part(outer, shade=_shade(p)),
        p.part(oval(194, 250, 148, 96), p.light, "flat"),
        p.part(oval(194, 252, 138, 88), inner, "ball"),
        p.line(oval(194, 264 + wall * 0.3, 104, 62), mix(inner, "#ffffff", 0.2), 2, opacity=0.7),
        shine,
    ]


def _pot(p: Pen, x: float, w: float, top: float, h: float) -> str:
    body = f"M{x} {top}L{x + 8} {top + h - 26}Q{x + 12} {top + h} {x + 40} {top + h}H{x + w - 40}Q{x + w - 12} {top + h} {x + w - 8} {top + h - 26}L{x + w} {top}Z"
    return p.part(body, shade=_shade(p))


def _lid(p: Pen, cx: float, w: float, y: float, glass: bool) -> str:
    d = f"M{cx - w / 2} {y}Q{cx - w / 2 + 10} {y - 52} {cx} {y - 54}T{cx + w / 2} {y}Z"
    dome = (
        p.flat(d, "#cfdde4", 0.85)
        + p.line(d, "#7f8d96", 4)
        + p.line(
            f"M{cx - w / 3} {y - 16}Q{cx - w / 4} {y - 40} {cx - 20} {y - 42}", "#ffffff", 6, opacity=0.8
        )
        if glass
        else p.part(d, shade=_shade(p))
    )
    return (
        dome
        + p.part(rect(cx - 22, y - 78, 44, 26, 11), BLACK if p.color != "black" else "#c6cad1", "gloss")
        + p.part(rect(cx - w / 2 - 6, y - 6, w + 12, 14, 6), STEEL, "metal")
    )


def _saucepan(p: Pen) -> Shapes:
    return [
        _handle(p, 316, 246, 150),
        _pot(p, 84, 246, 220, 170),
        _lid(p, 207, 240, 216, glass=True)
        if p.yes("lid")
        else p.part(oval(207, 220, 123, 22), mix(p.base, "#0b0b14", 0.4), "hollow"),
    ]


def _casserole(p: Pen) -> Shapes:
    ears = [p.tube("M98 260Q52 252 54 284T100 304", 17), p.tube("M414 260Q460 252 458 284T412 304", 17)]
    return [
        *ears,
        _pot(p, 90, 332, 232, 178),
        p.line("M100 330Q256 346 412 330", p.ink, 2, opacity=0.5),
        _lid(p, 256, 328, 228, glass="cast" not in p.material and "enamel" not in p.material),
    ]


def _wok(p: Pen) -> Shapes:
    body = "M44 234H374C360 340 290 392 209 392S58 340 44 234Z"
    ear = p.tube("M52 244Q12 232 22 262T66 280", 11, BLACK)
    return [
        _handle(p, 364, 240, 120),
        ear,
        p.part(body, shade="gloss"),
        p.part(oval(209, 234, 165, 46), mix(p.base, "#0b0b14", 0.45), "hollow"),
        p.line(oval(209, 234, 165, 46), p.light, 4),
        p.flat("M90 240Q150 262 250 260Q170 272 110 256Z", "#ffffff", 0.25),
    ]


def _grill(p: Pen) -> Shapes:
    outer = rect(40, 130, 300, 280, 40)
    ridges = "".join(
        p.line(f"M{82 + 27 * i} 176V364", "#16171b", 9) + p.line(f"M{88 + 27 * i} 176V364", "#6a6d75", 3)
        for i in range(9)
    )
    spout = p.part("M170 130Q190 104 210 130Z", shade="flat")
    return [
        _handle(p, 336, 270, 150),
        spout,
        p.part(outer, shade="gloss"),
        p.part(rect(58, 148, 264, 244, 28), "#2f3136", "top"),
        ridges,
    ]


def knife(p: Pen) -> Shapes:
    """Single knives lie diagonally; sets stand in a block or lie in a row."""
    style = p.style("knife set", "chef", "santoku", "bread", "paring", "steak")
    if style == "knife set":
        return _block(p)
    if style == "steak":
        return [
            moved(_knife(p, "steak", 0.62), dy=dy, dx=dx, turn=-14)
            for dy, dx in ((-120, 20), (-40, 0), (40, 0), (120, -16))
        ]
    return [moved(_knife(p, style, 0.72 if style == "paring" else 1.0), turn=-32)]


BLADES = {
    "chef": "M24 262Q120 312 300 312L306 226H252Q110 228 24 262Z",
    "santoku": "M60 300Q160 314 300 312L306 218H130Q78 236 60 300Z",
    "bread": "M14 262L30 278l12 6 12-6 12 8 12-6 12 8 12-6 12 8 12-6 12 8 12-6 12 8 12-6 12 8 12-6 12 8 12-6 12 8 12-6 12 8 12-6 12 6L300 292L306 232H60Q28 240 14 262Z",
    "paring": "M110 268Q180 296 300 294L304 238H240Q150 242 110 268Z",
    "steak": "M70 262Q120 284 300 282L304 240H160Q100 246 70 262Z",
}


def _knife(p: Pen, style: str, scale: float) -> str:
    wood = {"wood": "#8a5a33", "pakkawood": "#5d3420", "steel": STEEL, "plastic": BLACK}.get(
        p.text("handle"), BLACK
    )
    grip = p.base if p.color not in {"silver", "brown"} else wood if p.color == "brown" else STEEL
    blade = p.part(BLADES[style], "#d5d9de" if "ceramic" not in p.material else "#f3f3f0", "top")
    edge = p.line(
        BLADES[style].split("L30")[0]
        if style == "bread"
        else "M44 268Q140 302 298 304"
        if style == "chef"
        else "M80 298Q180 306 298 304"
        if style == "santoku"
        else "M130 272Q200 288 298 287",
        "#ffffff",
        3,
        opacity=0.8,
    )
    waves = (
        p.line(
            "M60 262q20-12 40 0t40 0t40 0t40 0t40 0t30 0M70 276q20-12 40 0t40 0t40 0t40 0t40 0t30 0",
            "#8b9098",
            2,
            opacity=0.8,
        )
        if "damascus" in p.material
        else ""
    )
    bolster = p.part(rect(298, 228, 22, 66, 4), "#aeb3bb", "metal")
    handle = p.part("M316 232L452 226Q488 230 490 262Q488 290 462 288L316 286Z", grip, "top")
    rivets = "".join(p.part(oval(x, 258, 6), "#d9dce1", "ball", line=1) for x in (346, 392, 438))
    return moved(blade, waves, edge, bolster, handle, rivets, scale=scale)


def _block(p: Pen) -> Shapes:
    wood = "#b98450" if p.color != "brown" else "#8a5a33"
    grip = p.base if p.color not in {"silver", "brown"} else BLACK
    n = 5
    handles = [
        moved(
            p.part(rect(150 + 44 * i, 70 + 22 * (i % 2), 30, 130, 9), grip, "gloss")
            + "".join(
                p.flat(oval(165 + 44 * i, 100 + 22 * (i % 2) + 34 * k, 4), "#d9dce1") for k in range(2)
            ),
            turn=8,
        )
        for i in range(n)
    ]
    front = poly((120, 210), (370, 180), (392, 420), (140, 446))
    side = poly((370, 180), (424, 210), (440, 396), (392, 420))
    grain = "".join(
        p.line(
            f"M{134 + 3 * i} {240 + 34 * i}Q250 {224 + 34 * i} {376 + 3 * i} {214 + 34 * i}",
            mix(wood, "#000000", 0.35),
            2,
            opacity=0.5,
        )
        for i in range(6)
    )
    return [*handles, p.part(side, mix(wood, "#000000", 0.25), "top"), p.part(front, wood, "top"), grain]


def bottle(p: Pen) -> Shapes:
    """Water bottles: insulated, sports, glass, for kids, collapsible."""
    style = p.style("insulated", "sports", "glass", "kids", "collapsible")
    if style == "glass":
        return _glass_bottle(p)
    if style == "collapsible":
        rings = [
            p.part(
                f"M{170 + (i % 2) * 16} {190 + 40 * i}H{342 - (i % 2) * 16}L{326 + (i % 2) * 16} {230 + 40 * i}H{186 - (i % 2) * 16}Z",
                "" if i % 2 else p.dark,
                "round",
            )
            for i in range(5)
        ]
        return [
            p.part(rect(210, 84, 92, 56, 10), BLACK, "gloss"),
            p.tube("M212 96Q170 100 176 150", 8, BLACK),
            p.part("M212 140H300Q340 150 344 192H168Q172 150 212 140Z"),
            *rings,
            p.part(rect(172, 388, 168, 44, 14)),
        ]
    body = "M190 150Q160 172 160 214V430Q160 456 186 456H326Q352 456 352 430V214Q352 172 322 150Z"
    shapes = [
        p.part(body, shade="metal" if p.color == "silver" else "gloss"),
        _marked(p, body, 256, 320, 104),
    ]
    if style == "sports":
        body2 = "M192 150Q162 176 166 250Q184 276 166 304V430Q168 456 190 456H322Q344 456 346 430V304Q328 276 346 250Q350 176 320 150Z"
        marks = "".join(p.line(f"M{320} {330 + 24 * i}h16", p.ink, 2.4, opacity=0.7) for i in range(5))
        shapes = [
            p.part(body2, shade="gloss"),
            _marked(p, body2, 256, 370, 80),
            marks,
            p.line("M180 270H332M180 284H332", p.ink, 2.4),
        ]
    lid = p.text("lid", "screw cap")
    cap = {"straw lid": _straw, "sports cap": _sports_cap}.get(lid, _screw_cap)
    return [*cap(p), *shapes, p.line("M166 436H346", p.ink, 2, opacity=0.4)]


def _screw_cap(p: Pen) -> Shapes:
    loop = p.tube("M222 78C222 34 290 34 290 78", 12, BLACK)
    return [
        loop,
        p.part(rect(200, 72, 112, 82, 12), BLACK, "gloss"),
        p.line("M206 128H306", "#5d6068", 3),
        p.part(rect(194, 144, 124, 14, 4), STEEL, "metal"),
    ]


def _straw(p: Pen) -> Shapes:
    handle = p.tube("M196 112C150 60 180 40 214 92", 12, p.accent)
    straw = p.tube("M256 104L286 56Q294 44 318 46", 13, p.accent)
    return [handle, straw, p.part(rect(190, 96, 132, 60, 16), p.dark, "gloss")]


def _sports_cap(p: Pen) -> Shapes:
    return [
        p.part(rect(236, 52, 40, 44, 8), "#eef0f2", "gloss"),
        p.part("M214 92H298L316 152H196Z", BLACK, "gloss"),
        p.line("M200 134H312", "#5d6068", 3),
    ]


def _glass_bottle(p: Pen) -> Shapes:
    body = "M216 130V170Q180 200 180 250V430Q180 456 206 456H306Q332 456 332 430V250Q332 200 296 170V130Z"
    water = p.flat("M182 262H330V430Q330 454 306 454H206Q182 454 182 430Z", "#9fd0ec", 0.5)
    sleeve = (
        p.part("M176 270H336V430Q336 458 306 458H206Q176 458 176 430Z", shade="round")
        if p.luck < 0.75 or p.color != "white"
        else ""
    )
    cap = p.part(rect(208, 78, 96, 56, 8), "#c49a63", "round") + p.tube("M216 84Q256 30 296 84", 8, "#8d9096")
    return [
        cap,
        p.flat(body, "#eaf4f8", 0.7),
        water,
        sleeve,
        p.line(body, "#7d8f9a", 3),
        p.line("M196 236V256M200 230Q196 214 220 190", "#ffffff", 8, opacity=0.85),
    ]


DRAWINGS: dict[str, Callable[[Pen], Shapes]] = {
    "mugs": mug,
    "kettles": kettle,
    "pans": pan,
    "knives": knife,
    "water bottles": bottle,
}
