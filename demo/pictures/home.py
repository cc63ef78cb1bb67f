"""Lamps, candles, vases and clocks."""
# ruff: noqa: E501  (outlines are long path texts)

from __future__ import annotations

from collections.abc import Callable
from math import cos, pi, sin

from demo.pictures.canvas import Pen, both, luminance, mix, oval, poly, rect
from demo.pictures.motifs import star

Shapes = list[str]
BRASS, BLACK, STEEL = "#c9a04a", "#2b2d33", "#c6cad1"


def _glow(p: Pen, x: float, y: float, r: float) -> str:
    """Warm light around a lamp or flame, fading to nothing."""
    stops = '<stop offset="0" stop-color="#ffdf8e" stop-opacity="0.75"/><stop offset="1" stop-color="#ffe9a8" stop-opacity="0"/>'
    return p.flat(oval(x, y, r), p.define("glow", f'<radialGradient id="@">{stops}</radialGradient>'))


def _linen(p: Pen) -> str:
    return "#f3e9d2" if luminance(p.base) < 0.8 else "#e6d3ab"


def lamp(p: Pen) -> Shapes:
    """Table, floor, desk, pendant and clip lamps, night lights."""
    style = p.style("table", "floor", "desk", "pendant", "night", "clip")
    made = {
        "floor": _floor_lamp,
        "desk": _desk_lamp,
        "pendant": _pendant,
        "night": _night_light,
        "clip": _clip_lamp,
    }
    return made[style](p) if style in made else _table_lamp(p)


def _table_lamp(p: Pen) -> Shapes:
    shade_d = "M176 66H336L398 236H114Z" if p.luck < 0.6 else "M150 76H362L372 226H140Z"
    body = {
        0: "M226 240H286C284 270 350 300 350 358C350 410 310 430 296 432H216C202 430 162 410 162 358C162 300 228 270 226 240Z",
        1: "M244 236H268L284 432H228Z",
        2: "M220 240H292L322 432H190Z",
    }[int(p.luck * 2.999)]
    foot = p.part("M176 430H336L344 452H168Z", BRASS if "wood" not in p.material else "#8a5a33", "metal")
    seams = p.line("M118 226Q256 246 394 226" if p.luck < 0.6 else "M142 216H370", p.ink, 1.6, opacity=0.4)
    cord = p.line("M256 452", BLACK, 2)
    return [
        _glow(p, 256, 200, 190),
        foot,
        p.part(body, "", "gloss"),
        p.part(shade_d, _linen(p), "round"),
        p.flat(shade_d, "#ffd98a", 0.22),
        seams,
        cord,
    ]


def _floor_lamp(p: Pen) -> Shapes:
    if p.luck < 0.5:
        legs = (
            p.tube("M256 190V300L190 476", 8, "#8a5a33")
            + p.tube("M256 300L322 476", 8, "#8a5a33")
            + p.tube("M256 300L262 470", 7, "#8a5a33")
        )
        return [
            _glow(p, 256, 130, 150),
            legs,
            p.part("M186 46H326L356 190H156Z"),
            p.flat("M186 46H326L356 190H156Z", "#ffd98a", 0.12),
        ]
    pole = p.tube("M300 470V120C300 30 170 30 166 96", 8, BRASS)
    head = p.part("M112 168C112 110 136 86 168 86S224 110 224 168Z")
    return [
        _glow(p, 168, 200, 100),
        pole,
        p.flat(oval(168, 170, 30, 18), "#ffedb8"),
        head,
        p.part(oval(300, 470, 84, 16), BLACK, "top"),
    ]


def _desk_lamp(p: Pen) -> Shapes:
    arm = p.tube("M300 430L180 290L320 170", 11, STEEL)
    head = f'<g transform="rotate(38 330 160)">{p.part("M280 104H350L410 226H240Q246 150 280 104Z", shade="gloss")}{p.part(oval(325, 228, 84, 18), "#ffe9a8", "flat")}{p.part(rect(290, 84, 52, 26, 8), p.dark, "top")}</g>'
    joints = "".join(p.part(oval(x, y, 14), p.dark, "ball") for x, y in ((180, 290), (318, 172)))
    return [_glow(p, 290, 290, 120), arm, joints, head, p.part(oval(300, 436, 110, 26), shade="ball")]


def _pendant(p: Pen) -> Shapes:
    cord = p.line("M256 0V130", BLACK, 5)
    cap = p.part(rect(232, 122, 48, 36, 8), BRASS, "metal")
    if p.luck < 0.5:
        d = "M200 158H312C340 200 420 250 426 340H86C92 250 172 200 200 158Z"
        return [
            _glow(p, 256, 360, 150),
            cord,
            cap,
            p.part(oval(256, 356, 36, 36), "#fff3c9", "ball"),
            p.part(d, shade="gloss"),
            p.part("M86 336H426V350H86Z", p.dark, "flat"),
        ]
    ribs = "".join(
        p.line(f"M256 156C{256 + dx} 190 {256 + dx} 370 256 402", p.ink, 2, opacity=0.5)
        for dx in (-150, -90, -30, 30, 90, 150)
    )
    return [
        _glow(p, 256, 280, 180),
        cord,
        cap,
        p.part(
            "M256 152C400 156 420 230 420 280S380 400 256 404S92 330 92 280S112 156 256 152Z", shade="ball"
        ),
        ribs,
    ]


def _night_light(p: Pen) -> Shapes:
    if p.luck < 0.5:
        moon = "M300 96C180 110 130 220 170 320C210 410 320 430 392 372C280 380 210 250 300 96Z"
        return [
            _glow(p, 250, 260, 190),
            p.part(moon, shade="ball"),
            p.flat(star(356, 190, 30), "#f2c84b"),
            p.line("M204 292q14 12 28 0M226 330q16 10 30-4", p.ink, 4),
            p.part(oval(280, 430, 120, 22), "#c49a63", "top"),
        ]
    body = "M140 400C110 300 130 200 176 190L166 96Q170 70 196 96L228 176H284L316 96Q342 70 346 96L336 190C382 200 402 300 372 400Q256 440 140 400Z"
    face = (
        p.flat(oval(216, 280, 10) + oval(296, 280, 10), "#3a3440")
        + p.line("M244 306q12 12 24 0", "#3a3440", 4)
        + p.flat(oval(190, 310, 15, 10) + oval(322, 310, 15, 10), "#f19aa0", 0.7)
    )
    return [_glow(p, 256, 270, 210), p.part(body, shade="ball"), face]


def _clip_lamp(p: Pen) -> Shapes:
    shelf = p.part(rect(60, 386, 300, 30, 4), "#c49a63", "top")
    clip = p.part(
        poly((150, 340), (210, 340), (226, 400), (212, 440), (150, 440), (138, 400)), BLACK, "top"
    ) + p.part(oval(180, 372, 9), STEEL, "ball")
    neck = p.tube("M180 342C170 230 230 250 250 200", 11, BLACK)
    head = f'<g transform="rotate(58 290 150)">{p.part("M240 120H330L366 226H204Z", shade="gloss")}{p.part(oval(285, 228, 82, 17), "#ffe9a8", "flat")}</g>'
    return [shelf, clip, neck, _glow(p, 330, 290, 100), head]


def candle(p: Pen) -> Shapes:
    """Scented candles in their vessel, pillars, tapers, tealights, LED candles."""
    style = p.style("scented", "pillar", "taper", "tealights", "led")
    made = {"pillar": _pillars, "led": _pillars, "taper": _tapers, "tealights": _tealights}
    return made[style](p) if style in made else _scented(p)


def _flame(p: Pen, x: float, y: float, s: float = 1) -> str:
    wick = p.line(f"M{x} {y}v{-14 * s:g}", BLACK, 3.4)
    outer = f"M{x} {y - 74 * s:g}C{x + 26 * s:g} {y - 40 * s:g} {x + 22 * s:g} {y - 8 * s:g} {x} {y - 6 * s:g}C{x - 22 * s:g} {y - 8 * s:g} {x - 26 * s:g} {y - 40 * s:g} {x} {y - 74 * s:g}Z"
    inner = f"M{x} {y - 46 * s:g}C{x + 12 * s:g} {y - 26 * s:g} {x + 10 * s:g} {y - 8 * s:g} {x} {y - 8 * s:g}C{x - 10 * s:g} {y - 8 * s:g} {x - 12 * s:g} {y - 26 * s:g} {x} {y - 46 * s:g}Z"
    return _glow(p, x, y - 30 * s, 64 * s) + wick + p.flat(outer, "#f6a52b") + p.flat(inner, "#fff1a8")


def _scented(p: Pen) -> Shapes:
    vessel = p.text("container", "glass jar")
    body = rect(136, 190, 240, 240, 22 if "tin" not in vessel else 8)
    label = p.part(rect(186, 282, 140, 92, 4), "#f7f3ea", "flat", line=1.6) + p.line(
        "M206 306h100M220 324h72M226 350h60", mix(p.base, "#2b2d33", 0.6), 5
    )
    if "glass" in vessel:
        wax = rect(146, 246, 220, 174, 14)
        return [
            p.flat(body, "#e7eef1", 0.8),
            p.part(wax, shade="round", line=1.4),
            p.part(oval(256, 246, 109, 15), p.light, "flat", line=1.2),
            _flame(p, 256, 242, 0.9),
            p.line(body, "#7d8b94", 3.4),
            p.line(oval(256, 192, 118, 15), "#8b99a2", 3.4),
            p.line("M156 214V400", "#ffffff", 9, opacity=0.75),
            label,
        ]
    shade = "metal" if "tin" in vessel else "gloss"
    rim = p.part(oval(256, 192, 120, 28), "#f6f0df", "ball")
    return [
        p.part(body, shade=shade),
        rim,
        p.line(oval(256, 192, 120, 28), p.ink, 5),
        _flame(p, 256, 192, 1.1),
        label,
    ]


def _pillars(p: Pen) -> Shapes:
    led = p.says("led", "flameless")
    spots = (
        [(256, 196, 250, 112)]
        if p.text("pieces", "1") == "1"
        else [(176, 250, 196, 88), (276, 150, 296, 92), (366, 300, 146, 84)]
    )
    out = []
    for x, y, h, w in spots:
        out.append(
            p.part(rect(x - w / 2, y, w, h, 10), shade="round")
            + p.part(oval(x, y + 2, w / 2, 15), p.light, "flat", line=1.8)
        )
        out.append(p.flat(f"M{x - w / 2 + 1} {y + 10}v44q9 12 14-4v-34z", p.light, 0.8))
        out.append(
            _flame(p, x, y + 4, 0.75)
            if not led
            else p.flat(
                f"M{x} {y - 46}C{x + 15} {y - 20} {x + 12} {y + 4} {x} {y + 6}C{x - 12} {y + 4} {x - 15} {y - 20} {x} {y - 46}Z",
                "#ffd67a",
            )
            + _glow(p, x, y + 30, 74)
        )
    if led:
        out.append(
            p.part(rect(404, 404, 50, 42, 8), "#f3f3f0", "top") + p.part(oval(429, 418, 8), "#d8432f", "ball")
        )
    return out


def _tapers(p: Pen) -> Shapes:
    out = []
    for i, x in enumerate((150, 220, 292, 362)):
        y = 130 + 14 * (i % 2)
        out.append(
            p.part(f"M{x - 14} {y}H{x + 14}L{x + 19} 450H{x - 19}Z", shade="round") + _flame(p, x, y, 0.62)
        )
    tie = p.part(rect(124, 330, 264, 36, 4), "#e9ddc4", "top") + p.line("M124 348H388", "#b99a68", 3)
    return [*out, tie]


def _tealights(p: Pen) -> Shapes:
    out = []
    for row, (y, xs) in enumerate(
        ((220, (150, 256, 362)), (300, (110, 208, 304, 402)), (384, (150, 256, 362)))
    ):
        for i, x in enumerate(xs):
            cup = f"M{x - 44} {y}L{x - 40} {y + 34}Q{x} {y + 48} {x + 40} {y + 34}L{x + 44} {y}Z"
            out.append(
                p.part(cup, STEEL, "metal")
                + p.part(oval(x, y, 44, 15), "", "flat")
                + p.line(oval(x, y, 44, 15), "#e6e8ec", 4)
                + p.line(f"M{x} {y}v-12", BLACK, 3)
            )
            if (row + i) % 3 == 0:
                out.append(_flame(p, x, y - 2, 0.55))
    return out


VASES = {
    "bottle": "M226 70H286V188C340 220 362 270 362 330C362 400 330 446 300 450H212C182 446 150 400 150 330C150 270 172 220 226 188Z",
    "cylinder": "M176 80H336V430Q336 450 316 450H196Q176 450 176 430Z",
    "round": "M210 150H302L300 176C380 196 410 250 410 310C410 390 360 446 300 450H212C152 446 102 390 102 310C102 250 132 196 212 176Z",
    "jug": "M200 110C196 90 180 76 166 74L312 96C306 180 356 250 356 330C356 410 330 446 306 450H206C182 446 156 410 156 330C156 250 206 190 200 110Z",
    "floor": "M214 40H298C290 120 350 180 350 290C350 390 310 460 296 466H216C202 460 162 390 162 290C162 180 222 120 214 40Z",
}


def vase(p: Pen) -> Shapes:
    """Vases by shape, some with a branch in them."""
    style = p.style("bottle", "bud", "cylinder", "round", "floor", "jug")
    d = VASES.get("floor" if style == "floor" else p.text("shape", style), VASES["bottle"])
    p.zoom = 0.7 if style == "bud" else 1.0
    top = {"round": 150, "jug": 90, "floor": 40, "bottle": 70}.get(
        "floor" if style == "floor" else p.text("shape", style), 80
    )
    stem = _branch(p, top) if (top > 60 and p.luck < 0.45) or style == "bud" else ""
    glass = "glass" in p.material
    handle = p.tube("M306 130C420 140 420 280 340 290", 17) if p.text("shape") == "jug" else ""
    if glass:
        body = p.flat(d, p.base, 0.55) + p.part(d, p.base, "glass").replace(
            f'fill="{p.base}"', f'fill="{p.base}" fill-opacity="0.25"', 1
        )
        return [handle, body + p.flat("M190 330H322V440H190Z", "#ffffff", 0.12), stem]
    shade = "gloss" if p.text("finish", "glossy") == "glossy" else "round"
    rim = {"bottle": 30, "cylinder": 80, "round": 46, "floor": 42}.get(
        "floor" if style == "floor" else p.text("shape", style)
    )
    mouth = p.part(oval(256, top + 1, rim, rim * 0.2), mix(p.base, "#0b0b14", 0.6), "flat") if rim else ""
    dots = (
        "".join(p.flat(oval(170 + (i * 53) % 172, 200 + (i * 89) % 230, 2.6), p.ink, 0.55) for i in range(26))
        if p.text("finish") == "speckled"
        else ""
    )
    return [handle, p.part(d, shade=shade), p.clipped(d, dots) if dots else "", mouth, stem]


def _branch(p: Pen, top: float) -> str:
    out = p.line(
        f"M256 {top + 4}C250 {top - 40} 262 {top - 60} 256 {top - 120}M256 {top - 30}q30-16 44-54M254 {top - 56}q-26-14-40-44",
        "#5f7d4e",
        4,
    )
    for x, y in ((256, top - 124), (302, top - 88), (212, top - 104), (280, top - 52), (234, top - 74)):
        out += p.part(oval(x, y, 16, 22), "#6f9a63" if p.color != "green" else "#d98a9a", "ball", line=1.4)
    return out


def clock(p: Pen) -> Shapes:
    """Wall, alarm, table, cuckoo and children's clocks."""
    style = p.style("wall", "alarm", "table", "cuckoo", "children")
    if style == "cuckoo":
        return _cuckoo(p)
    if p.text("display") == "digital":
        return _digital_clock(p, style)
    if style == "wall":
        return [p.part(oval(256, 256, 186), shade="ball"), *_dial(p, 256, 256, 160)]
    if style == "table":
        wood = p.part("M112 430V250C112 150 180 96 256 96S400 150 400 250V430Z", shade="round")
        return [wood, *_dial(p, 256, 256, 108), p.part(rect(92, 424, 328, 26, 6), p.dark, "top")]
    bells = both(p.part("M128 150A62 62 0 0 1 226 84Z", shade="metal"), p.tube("M176 106l-12-22", 7, STEEL))
    feet = both(p.tube("M170 400l-34 46", 14))
    hammer = p.tube("M256 120V74", 7, STEEL) + p.part(rect(236, 52, 40, 26, 8), p.dark, "top")
    ears = (
        both(p.part(oval(158, 124, 44), shade="ball"), p.flat(oval(158, 124, 22), "#f6b7be"))
        if style == "children"
        else [*bells, hammer]
    )
    face = (
        [p.flat(oval(226, 330, 0.1), "#000")]
        if style != "children"
        else [p.line("M226 312q30 26 60 0", "#d0605e", 6)]
    )
    return [*feet, *ears, p.part(oval(256, 270, 156), shade="ball"), *_dial(p, 256, 270, 126), *face]


def _dial(p: Pen, x: float, y: float, r: float) -> Shapes:
    pale = luminance(p.base) < 0.75 or p.luck < 0.6
    face, ink = ("#faf8f2", "#2a2c33") if pale else ("#2f3239", "#f4f2ec")
    out = [p.part(oval(x, y, r), face, "flat")]
    for i in range(12):
        a = i * pi / 6
        long = 0.76 if i % 3 == 0 or p.text("numerals") != "none" else 0.86
        out.append(
            p.line(
                f"M{x + r * long * sin(a):.1f} {y - r * long * cos(a):.1f}L{x + r * 0.9 * sin(a):.1f} {y - r * 0.9 * cos(a):.1f}",
                ink,
                r * (0.06 if i % 3 == 0 else 0.03),
            )
        )
    turn = p.luck * 2 * pi
    for length, width, angle, paint in (
        (0.46, 0.06, turn / 12 + 5.2, ink),
        (0.7, 0.042, turn + 0.9, ink),
        (0.76, 0.016, turn + 2.6, "#c8323a"),
    ):
        out.append(
            p.line(
                f"M{x - r * 0.1 * sin(angle):.1f} {y + r * 0.1 * cos(angle):.1f}L{x + r * length * sin(angle):.1f} {y - r * length * cos(angle):.1f}",
                paint,
                r * width,
            )
        )
    return [*out, p.flat(oval(x, y, r * 0.05), ink)]


def _digital_clock(p: Pen, style: str) -> Shapes:
    body = rect(62, 160, 388, 196, 30)
    seg = "#7fe0b4" if p.luck < 0.5 else "#ffb35c"
    digits = "M124 220v36M124 264v36M160 220v36M160 264v36M124 220h36M124 300h36M210 220v36M210 264v36M174 0M288 220h36v36h-36v44h36M350 220v36h36v-36M386 256v44"
    dots = p.flat(oval(248, 240, 6) + oval(248, 280, 6), seg)
    feet = both(p.part(rect(110, 350, 60, 24, 6), p.dark, "top"))
    top = p.part(rect(196, 140, 120, 28, 10), p.dark, "top")
    return [
        *feet,
        top,
        p.part(body, shade="top"),
        p.part(rect(88, 188, 336, 140, 14), "#14171c", "flat"),
        p.line(digits.replace("M174 0", ""), seg, 11),
        dots,
    ]


def _cuckoo(p: Pen) -> Shapes:
    wood = p.base if p.color in {"brown", "white"} else "#8a5a33"
    chains = p.line("M210 380V450M302 380V470", BRASS, 4, dash="1 7") + "".join(
        p.part(f"M{x - 13} {y}q13-16 26 0l-4 44q-9 8-18 0z", "#6b4a2c", "round")
        for x, y in ((210, 448), (302, 436))
    )
    house = p.part("M124 196L256 92L388 196V392H124Z", wood, "round")
    roof = p.part(
        "M86 214L256 70L426 214L404 238L256 114L108 238Z",
        p.base if p.color == "red" else mix(wood, "#000000", 0.35),
        "top",
    )
    door = p.part("M230 208V172Q256 146 282 172V208Z", "#3a2616", "flat") + p.part(
        "M240 206q0-26 20-26q14 2 14 14l10 4-10 4q0 6-4 6z", "#4f8fd0", "flat", line=1.2
    )
    leaves = both(p.part("M124 392C150 360 196 380 210 404C180 430 140 424 124 392Z", "#4f7d4a", "top"))
    pend = p.line("M256 392V440", BRASS, 5) + p.part(oval(256, 448, 22), BRASS, "ball")
    return [chains, pend, house, roof, door, *_dial(p, 256, 298, 72), *leaves]


DRAWINGS: dict[str, Callable[[Pen], Shapes]] = {
    "lamps": lamp,
    "candles": candle,
    "vases": vase,
    "clocks": clock,
}
