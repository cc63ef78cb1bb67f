"""Bags, backpacks, wallets and belts."""
# ruff: noqa: E501  (outlines are long path texts)

from __future__ import annotations

from collections.abc import Callable

from demo.pictures.canvas import Pen, both, mix, oval, rect
from demo.pictures.motifs import block, motif

Shapes = list[str]


def _leather(p: Pen) -> str:
    return "gloss" if "leather" in p.material or "satin" in p.material else "round"


def _trim(p: Pen) -> str:
    """The colour of straps and edging: brown leather on canvas, the bag's own tone otherwise."""
    return (
        "#8a5a33"
        if "canvas" in p.material and p.color not in {"brown", "black"}
        else mix(p.base, p.ink, 0.22)
    )


def _dressed(p: Pen, d: str, x: float, y: float, size: float) -> str:
    if p.pattern == "graphic":
        return motif(p, x, y, size)
    if p.pattern == "colour-block":
        return block(p, d, (y + 20, 512)) + p.line(d, p.ink, 2.2)
    return ""


def bag(p: Pen) -> Shapes:
    """Handbags by style."""
    style = p.style("tote", "crossbody", "shoulder", "clutch", "belt bag", "briefcase", "weekender")
    made = {"tote": _tote, "crossbody": _crossbody, "shoulder": _shoulder, "clutch": _clutch, "belt bag": _belt_bag,
            "briefcase": _briefcase, "weekender": _weekender}  # fmt: skip
    return made[style](p)


def _tote(p: Pen) -> Shapes:
    trim = _trim(p)
    body = "M122 206H390L408 432Q408 444 396 444H116Q104 444 104 432Z"
    back = p.tube("M190 210C190 70 322 70 322 210", 11, mix(trim, "#0b0b14", 0.25))
    front = p.tube("M176 232C172 60 340 60 336 232", 12, trim)
    inside = p.part("M122 206Q256 228 390 206Q256 190 122 206Z", p.dark, "flat")
    tabs = both(p.part(rect(166, 214, 22, 44, 4), trim, "flat"), p.seam("M171 220v32M183 220v32"))
    return [
        back,
        p.part(body, shade=_leather(p)),
        inside,
        _dressed(p, body, 256, 330, 130),
        p.seam("M114 222Q256 242 398 222"),
        front,
        *tabs,
        p.fold("M130 280q14 60 6 140"),
        p.fold("M382 280q-14 60-6 140"),
    ]


def _crossbody(p: Pen) -> Shapes:
    trim = _trim(p)
    strap = p.tube("M132 262C70 60 190 40 256 60S440 60 380 262", 8, trim)
    body = rect(124, 236, 264, 186, 30)
    flap = "M118 232H394V286Q394 360 256 362Q118 360 118 286Z"
    lock = p.part(rect(240, 340, 32, 36, 5), p.metal, "metal")
    shapes = [strap, p.part(body, shade=_leather(p))]
    if p.text("closure") == "flap" or p.luck < 0.5:
        return [
            *shapes,
            p.part(flap, shade=_leather(p)),
            p.seam("M126 238V288Q128 350 256 353Q384 350 386 288V238"),
            lock,
            *_rings(p),
        ]
    return [
        *shapes,
        p.zip("M140 262H372"),
        p.line("M140 300H372V404H140Z", p.ink, 2),
        p.seam("M146 306H366"),
        p.part(rect(362, 262, 9, 34, 3), trim, "flat"),
        *_rings(p),
    ]


def _rings(p: Pen) -> Shapes:
    return both(p.line(oval(130, 254, 12), p.metal, 5))


def _shoulder(p: Pen) -> Shapes:
    trim = _trim(p)
    strap = p.tube("M126 250C140 90 372 90 386 250", 17, trim)
    body = "M96 262Q256 226 416 262Q430 330 396 392Q372 420 330 420H182Q140 420 116 392Q82 330 96 262Z"
    rim = p.zip("M106 270Q256 236 406 270")
    ruche = [p.fold(f"M{x} 272q{dx} 60 {dx} 120") for x, dx in ((150, 12), (210, 6), (300, -6), (362, -12))]
    charm = p.line("M390 266v30", p.metal, 3) + p.part(oval(390, 306, 11), p.metal, "ball")
    return [
        strap,
        p.part(body, shade=_leather(p)),
        *ruche,
        rim,
        *both(p.line(oval(126, 258, 13), p.metal, 5)),
        charm,
    ]


def _clutch(p: Pen) -> Shapes:
    body = rect(92, 194, 328, 190, 16)
    flap = "M88 190H424L404 250L256 312L108 250Z"
    chain = p.line("M420 214C470 260 470 350 400 420S250 450 240 440", p.metal, 6, dash="1 9") + p.line(
        "M420 214C470 260 470 350 400 420S250 450 240 440", mix(p.metal, "#000000", 0.3), 1.6
    )
    return [
        chain,
        p.part(body, shade="gloss"),
        p.part(flap, shade="gloss"),
        p.line("M96 196L256 300L416 196", p.light, 2, opacity=0.6),
        p.part(oval(256, 304, 15), p.metal, "ball"),
    ]


def _belt_bag(p: Pen) -> Shapes:
    strap = p.tube("M130 252C30 240 20 130 130 110H384C492 130 480 240 382 252", 17, mix(p.base, p.ink, 0.3))
    buckle = p.part(rect(224, 92, 62, 36, 8), "#2b2d33", "top") + p.line("M236 110h38", "#7b7e86", 4)
    body = "M122 240Q256 206 390 240Q420 322 374 386Q256 424 138 386Q92 322 122 240Z"
    return [
        strap,
        buckle,
        p.part(body, shade=_leather(p)),
        p.zip("M130 258Q256 226 382 258"),
        p.line("M122 312Q256 288 390 312", p.ink, 2.2),
        p.zip("M146 322Q256 300 366 322"),
        p.tube("M382 262l8 26", 5, p.accent),
    ]


def _briefcase(p: Pen) -> Shapes:
    trim = mix(p.base, p.ink, 0.25)
    handle = p.tube("M196 190Q196 132 222 132H290Q316 132 316 190", 13, trim)
    body = rect(70, 184, 372, 246, 20)
    pocket = p.line(rect(100, 290, 312, 118, 8), p.ink, 2.2) + p.zip("M112 306H400")
    strap = both(
        p.part(rect(150, 186, 26, 96, 3), trim, "flat"), p.line(rect(148, 262, 30, 24, 3), p.metal, 4)
    )
    return [
        handle,
        p.part(body, shade=_leather(p)),
        p.zip("M86 206H426"),
        pocket,
        *strap,
        p.seam("M78 424H434"),
    ]


def _weekender(p: Pen) -> Shapes:
    trim = _trim(p)
    back = p.tube("M176 240C176 110 336 110 336 240", 12, mix(trim, "#0b0b14", 0.3))
    body = "M72 250Q84 202 150 198H362Q428 202 440 250L450 380Q450 418 410 420H102Q62 418 62 380Z"
    ends = both(p.part("M72 250Q80 216 116 204Q106 310 124 420H102Q62 418 62 380Z", trim, "round"))
    front = p.tube("M164 420V300C164 130 348 130 348 300V420", 14, trim)
    return [
        back,
        p.part(body, shade=_leather(p)),
        p.zip("M110 214Q256 200 402 214"),
        *ends,
        front,
        p.line("M70 372H442", p.ink, 2),
        p.seam("M128 380H384"),
        p.part(rect(230, 296, 52, 32, 4), trim, "flat"),
    ]


def backpack(p: Pen) -> Shapes:
    """Laptop, hiking, school, roll-top and mini backpacks from the front."""
    style = p.style("laptop", "hiking", "school", "roll-top", "mini")
    made = {"hiking": _hiking_pack, "roll-top": _roll_top}
    if style in made:
        return made[style](p)
    p.zoom = 0.84 if style == "mini" else 1.0
    wide = 118 if style == "laptop" else 126
    trim = mix(p.base, p.ink, 0.25)
    straps = both(
        p.tube(
            f"M{256 - wide + 18} 150C{256 - wide - 40} 220 {256 - wide - 36} 350 {256 - wide + 4} 420",
            17,
            trim,
        )
    )
    loop = p.tube("M226 92C226 56 286 56 286 92", 11, trim)
    top = 70 if style == "laptop" else 60
    body = f"M{256 - wide} 200C{256 - wide} 110 {256 - top} 84 256 84S{256 + wide} 110 {256 + wide} 200L{256 + wide + 4} 420Q{256 + wide} 446 {256 + wide - 26} 448H{256 - wide + 26}Q{256 - wide} 446 {256 - wide - 4} 420Z"
    pocket = f"M{256 - wide + 20} 300Q256 284 {256 + wide - 20} 300L{256 + wide - 16} 420Q256 440 {256 - wide + 16} 420Z"
    shapes = [*straps, loop, p.part(body, shade=_leather(p)), _dressed(p, body, 256, 210, 110)]
    shapes += [
        p.zip(
            f"M{256 - wide + 12} 270C{256 - wide + 4} 130 {256 - 60} 108 256 108S{256 + wide - 4} 130 {256 + wide - 12} 270"
        )
    ]
    fill = (
        p.accent
        if style == "school" and p.luck < 0.6
        else mix(p.base, p.ink, 0.08)
        if p.pattern != "plain"
        else ""
    )
    shapes += [p.part(pocket, fill, "top"), p.zip(f"M{256 - wide + 32} 316Q256 302 {256 + wide - 32} 316")]
    if style == "laptop":
        shapes += [
            p.part(rect(226, 356, 60, 22, 3), mix(p.base, p.ink, 0.4), "flat"),
            p.line(f"M{256 - wide + 12} 236Q256 222 {256 + wide - 12} 236", p.ink, 2),
        ]
    elif style == "school":
        shapes += both(p.part(oval(200, 372, 13), "#f4f3ee", "flat")) + [motif(p, 256, 210, 96)] * (
            p.pattern == "plain"
        )
    return shapes


def _hiking_pack(p: Pen) -> Shapes:
    trim = mix(p.base, "#22252b", 0.55)
    straps = both(p.tube("M166 160C110 230 108 360 148 430", 18, trim))
    body = "M146 190Q148 140 190 132H322Q364 140 366 190L378 420Q372 452 340 454H172Q140 452 134 420Z"
    lid = "M134 156Q140 82 256 76Q372 82 378 156Q380 190 356 192H156Q132 190 134 156Z"
    sides = both(p.part("M138 312Q104 320 104 360V424Q108 444 140 446Z", trim, "round"))
    mat = p.part(rect(126, 440, 260, 46, 22), p.accent, "top") + p.line(
        "M190 438v50M322 438v50", "#22252b", 8
    )
    cords = p.line("M196 232L316 276L196 320L316 364", p.accent, 4) + "".join(
        p.flat(oval(x, y, 5), "#22252b") for x, y in ((196, 232), (316, 276), (196, 320), (316, 364))
    )
    buckles = both(p.line("M190 186V238", "#22252b", 10), p.part(rect(178, 216, 24, 20, 4), "#22252b", "top"))
    pocket = p.line("M176 380Q256 366 336 380L340 436H172Z", p.ink, 2.2)
    return [
        *straps,
        *sides,
        p.part(body),
        _dressed(p, body, 256, 300, 90),
        pocket,
        cords,
        p.part(lid, shade="top"),
        p.zip("M166 160H346"),
        *buckles,
        mat,
    ]


def _roll_top(p: Pen) -> Shapes:
    trim = mix(p.base, "#22252b", 0.5)
    straps = both(p.tube("M160 170C108 240 104 350 140 424", 17, trim))
    body = "M144 150H368L382 424Q378 450 350 450H162Q134 450 130 424Z"
    roll = p.part(rect(124, 92, 264, 62, 28), shade="top") + p.line(
        "M134 124H378M140 140H372", p.ink, 2, opacity=0.6
    )
    clip = [
        *both(p.tube("M130 122C104 130 104 200 134 216", 12, trim)),
        p.part(rect(234, 196, 44, 30, 5), "#22252b", "top"),
    ]
    band = p.line("M134 216L250 210M262 210L378 216", trim, 13)
    pocket = p.line("M166 300H346V424H166Z", p.ink, 2.2) + p.zip("M178 316H334")
    return [
        *straps,
        p.part(body),
        _dressed(p, body, 256, 300, 90),
        band,
        *clip,
        roll,
        pocket,
        p.flat(rect(190, 356, 132, 10), p.accent),
    ]


def wallet(p: Pen) -> Shapes:
    """Wallets: bifold with notes, zip-around, card holder, coin purse, travel wallet with a passport."""
    style = p.style("bifold", "zip-around", "card holder", "coin purse", "travel wallet")
    made = {
        "zip-around": _zip_wallet,
        "card holder": _card_holder,
        "coin purse": _coin_purse,
        "travel wallet": _travel_wallet,
    }
    return made[style](p) if style in made else _bifold(p)


def _cards(p: Pen, x: float, y: float, w: float, n: int = 3) -> Shapes:
    tints = ["#3f6fb0", "#d9b04a", "#c9544a", "#4f9a7a"]
    return [
        p.part(rect(x + 6 * i, y + 16 * i, w - 12 * i, 60, 8), tints[i], "top", line=1.4) for i in range(n)
    ]


def _bifold(p: Pen) -> Shapes:
    notes = p.part(rect(120, 122, 262, 80, 3), "#b9d3ae", "top", line=1.5) + p.part(
        rect(132, 108, 240, 60, 3), "#d6c9e2", "top", line=1.5
    )
    left = "M74 150Q74 138 88 138H250V396H88Q74 396 74 384Z"
    right = "M262 138H424Q438 138 438 150V384Q438 396 424 396H262Z"
    inner = p.part(rect(74, 136, 364, 262, 14), mix(p.base, p.ink, 0.35), "flat")
    slots = [
        p.part(rect(280, 172 + 44 * i, 142, 60, 6), ("#3f6fb0", "#d9b04a", "#c9544a")[i], "top", line=1.2)
        + p.part(rect(274, 196 + 44 * i, 156, 62, 4), shade="flat")
        + p.seam(f"M278 {200 + 44 * i}h148")
        for i in range(3)
    ]
    shade = _leather(p)
    return [
        notes,
        inner,
        p.part(left, shade=shade),
        p.part(right, shade=shade),
        *slots,
        p.part(rect(90, 250, 150, 132, 4), mix(p.base, p.ink, 0.08), "flat"),
        p.seam("M82 146V388H246M430 146V388"),
        p.line("M256 138V396", p.ink, 4),
    ]


def _zip_wallet(p: Pen) -> Shapes:
    d = rect(72, 166, 368, 196, 22)
    return [p.part(d, shade=_leather(p)), p.line(rect(80, 174, 352, 180, 18), p.ink, 8), p.line(rect(80, 174, 352, 180, 18), p.metal, 4, dash="2 4"),
            p.part(rect(420, 186, 15, 56, 6), mix(p.base, p.ink, 0.3), "flat"), p.part(rect(226, 244, 60, 26, 4), p.metal, "metal"), p.line("M432 340q50 30 40 80", mix(p.base, p.ink, 0.3), 10)]  # fmt: skip


def _card_holder(p: Pen) -> Shapes:
    body = rect(126, 170, 260, 196, 14)
    cards = _cards(p, 142, 122, 228)
    slots = [
        p.line(f"M134 {218 + 46 * i}Q256 {234 + 46 * i} 378 {218 + 46 * i}", p.ink, 3)
        + p.seam(f"M134 {225 + 46 * i}Q256 {241 + 46 * i} 378 {225 + 46 * i}")
        for i in range(3)
    ]
    return [*cards, p.part(body, shade=_leather(p)), *slots, p.seam("M134 180V358H378V180")]


def _coin_purse(p: Pen) -> Shapes:
    body = "M150 222C90 260 92 396 170 414H342C420 396 422 260 362 222Z"
    if p.text("closure") == "zip":
        return [
            p.part(rect(112, 196, 288, 198, 40), shade=_leather(p)),
            p.zip("M130 228H382"),
            p.part(rect(372, 228, 12, 44, 5), mix(p.base, p.ink, 0.3), "flat"),
            *_coins(p),
        ]
    frame = p.tube("M146 230Q150 176 256 174T366 230", 11, p.metal)
    clasp = p.part(oval(242, 160, 14), p.metal, "ball") + p.part(oval(270, 158, 14), p.metal, "ball")
    pleats = [p.fold(f"M{x} 240q{dx} 60 {dx} 150") for x, dx in ((190, -10), (230, -4), (282, 4), (322, 10))]
    return [p.part(body, shade=_leather(p)), *pleats, frame, clasp, *_coins(p)]


def _coins(p: Pen) -> Shapes:
    return [
        p.part(oval(x, y, r, r * 0.92), c, "ball") + p.line(oval(x, y, r * 0.7, r * 0.64), "#8a6a24", 1.5)
        for x, y, r, c in ((112, 436, 24, "#d8b04a"), (150, 448, 20, "#c98b4e"), (396, 440, 22, "#d8b04a"))
    ]


def _travel_wallet(p: Pen) -> Shapes:
    passport = (
        p.part(rect(196, 76, 190, 120, 8), "#7a2436", "top")
        + p.line(oval(290, 136, 24), "#d8b04a", 3)
        + p.line("M266 136h48M290 112v48", "#d8b04a", 2)
    )
    ticket = p.part(rect(140, 104, 130, 100, 4), "#f3f1ea", "flat") + p.line(
        "M156 126h80M156 142h60", "#8c939c", 4
    )
    body = rect(112, 150, 288, 290, 18)
    band = p.part(rect(330, 148, 18, 294, 0), mix(p.base, p.ink, 0.4), "flat")
    return [
        ticket,
        passport,
        p.part(body, shade=_leather(p)),
        p.line("M112 250H400", p.ink, 2),
        p.zip("M128 268H316"),
        p.part(rect(150, 330, 120, 70, 5), mix(p.base, p.ink, 0.1), "flat"),
        p.seam("M120 158V432H392"),
        band,
    ]


def belt(p: Pen) -> Shapes:
    """A belt rolled into a coil with its buckle in front."""
    style = p.style("dress belt", "casual", "woven", "waist", "automatic")
    width = {"dress belt": 40, "waist": 70 if p.text("width_cm").startswith("5") else 34}.get(style, 48)
    metal = {"silver": "#c3c8d0", "gold": "#d2ae5c", "black": "#34363b"}.get(p.text("buckle_color"), p.metal)
    cy, shade = 214, "gloss" if "leather" in p.material else "round"
    coil = [
        p.part(
            f"M{256 - rx} {cy - ry * 0.2:g}A{rx} {ry} 0 0 1 {256 + rx} {cy - ry * 0.2:g}V{cy + width:g}A{rx} {ry} 0 0 1 {256 - rx} {cy + width:g}Z",
            mix(p.base, p.ink, 0.3 if rx < 150 else 0.14),
            "round",
        )
        for rx, ry in ((168, 74), (140, 58), (112, 44))
    ]
    hollow = p.flat(oval(256, cy + 2, 100, 36), mix(p.base, "#0b0b14", 0.62))
    rings = "".join(
        p.line(oval(256, cy - 6, rx, ry), mix(p.base, p.ink, 0.45), 3) for rx, ry in ((154, 60), (128, 48))
    )
    front_y = cy + 52
    front = f"M88 {cy}A168 74 0 0 0 424 {cy}V{cy + width}Q420 {front_y + width + 44} 256 {front_y + width + 24}T88 {cy + width}Z"
    tongue = f"M74 {front_y + 6}Q250 {front_y + 52} 452 {front_y - 4}Q476 {front_y + width / 2 - 8} 452 {front_y + width - 4}Q250 {front_y + width + 52} 74 {front_y + width + 6}Z"
    shapes = [*coil[:1], rings, hollow, p.part(front, shade=shade), p.part(tongue, shade=shade)]
    shapes.append(
        _weave(p, front_y, width)
        if style == "woven"
        else p.seam(
            f"M84 {front_y + 14}Q250 {front_y + 60} 450 {front_y + 4}M84 {front_y + width - 2}Q250 {front_y + width + 44} 450 {front_y + width - 12}"
        )
    )
    if style != "woven":
        shapes += [
            p.flat(oval(x, front_y + width / 2 + 26 - abs(x - 280) * 0.06, 4.5), mix(p.base, "#0b0b14", 0.75))
            for x in (330, 362, 394, 424)
        ]
    return [*shapes, *_buckle(p, style, metal, front_y, width)]


def _weave(p: Pen, y: float, width: float) -> str:
    marks = "".join(
        f"M{x} {y + 10 + 40 * (1 - ((x - 262) / 190) ** 2):g}l{14} {width - 4}M{x + 14} {y + 10 + 40 * (1 - ((x - 262) / 190) ** 2):g}l-14 {width - 4}"
        for x in range(84, 440, 16)
    )
    return p.line(marks, p.ink, 2.6, opacity=0.7)


def _buckle(p: Pen, style: str, metal: str, y: float, width: float) -> Shapes:
    h = width + 26
    top = y + 14
    frame = rect(92, top, 74, h, 10 if style != "waist" else 34)
    if style == "automatic":
        return [
            p.part(rect(84, top, 100, h, 8), metal, "metal"),
            p.line(rect(94, top + 10, 80, h - 20, 5), mix(metal, "#000000", 0.35), 2),
        ]
    loop = p.part(rect(196, y + 28, 20, width + 18, 4), mix(p.base, p.ink, 0.2), "gloss")
    prong = p.tube(f"M96 {top + h / 2:g}H172", 6, metal)
    return [
        p.line(frame, mix(metal, "#000000", 0.5), 15),
        p.line(frame, metal, 11),
        p.line(frame, mix(metal, "#ffffff", 0.6), 3),
        prong,
        loop,
    ]


DRAWINGS: dict[str, Callable[[Pen], Shapes]] = {
    "bags": bag,
    "backpacks": backpack,
    "wallets": wallet,
    "belts": belt,
}
