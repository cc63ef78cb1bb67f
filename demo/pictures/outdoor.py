"""Tents, sleeping bags, yoga mats, dumbbells, bicycle helmets, hiking poles."""
# ruff: noqa: E501  (outlines are long path texts)

from __future__ import annotations

from collections.abc import Callable

from demo.pictures.canvas import Pen, both, mix, moved, oval, poly, rect
from demo.pictures.motifs import motif, star

Shapes = list[str]
BLACK, STEEL = "#2b2d33", "#c6cad1"


def _grass(p: Pen, y: float) -> str:
    return p.flat(oval(256, y, 246, 34), "#9fb58a", 0.55) + "".join(
        p.line(f"M{40 + 36 * i} {y + 6 + (i * 7) % 14}q4-14 8-16", "#6f8f5a", 3, opacity=0.8)
        for i in range(13)
    )


def _tunnel_tent(p: Pen, lines: Shapes, door: str, fly: str) -> Shapes:
    """Three arches in a row, the door at the side."""
    body = "M60 400C60 240 130 190 200 190H360C430 190 470 260 470 400Z"
    arches = "".join(p.line(f"M{x} 400C{x} 240 {x + 50} 190 {x + 108} 190", p.ink, 4) for x in (60, 160, 260))
    return [
        _grass(p, 404),
        *lines,
        p.part(body),
        arches,
        p.part("M86 400C86 270 120 216 160 214C200 224 216 300 216 400Z", door, "flat"),
        p.part("M150 400C110 330 116 250 160 214C130 250 130 340 150 400Z", fly, "flat"),
        p.part(rect(330, 270, 70, 44, 10), "#dbe7ed", "flat"),
    ]


def tent(p: Pen) -> Shapes:
    """Tents by type on a strip of grass, with an open door and guy lines."""
    style = p.style("trekking", "family", "pop-up", "tunnel", "dome")
    door = mix(p.base, "#0b0b14", 0.62)
    fly = p.accent if p.pattern == "colour-block" else mix(p.base, p.ink, 0.14)
    lines = both(p.line("M110 330L36 420", "#8d8f86", 3))
    if style == "tunnel":
        return _tunnel_tent(p, lines, door, fly)
    if style == "family":
        body = "M40 404L90 200Q170 110 256 110T422 200L472 404Z"
        awning = p.part("M150 404V250Q256 196 362 250V404L330 404V280H182V404Z", fly, "flat")
        windows = both(p.part("M92 300L108 236H140V300Z", "#dbe7ed", "flat"))
        return [
            _grass(p, 406),
            *lines,
            p.part(body),
            p.line("M90 200Q256 150 422 200M256 110V230", p.ink, 3),
            awning,
            p.part(rect(184, 268, 144, 136, 4), door, "flat"),
            p.part("M184 268Q216 330 196 404H184ZM328 268Q296 330 316 404H328Z", p.light, "flat"),
            *windows,
        ]
    if style == "trekking":
        body = "M36 404L220 160L476 404Z"
        return [
            _grass(p, 406),
            *both(p.line("M80 400L20 440", "#8d8f86", 3)),
            p.line("M220 160V130", STEEL, 8),
            p.part(body, shade="top"),
            p.part("M220 160L476 404H300Z", fly, "top"),
            p.part("M220 160L160 404H290Z", door, "flat"),
            p.part("M220 160L160 404H120Q190 330 220 160Z", p.light, "flat"),
        ]
    if style == "pop-up":
        body = "M40 400Q80 140 280 150Q450 170 474 400Z"
        return [
            _grass(p, 404),
            p.part(body),
            p.tube("M40 400Q80 140 280 150Q450 170 474 400", 6, p.dark),
            p.part("M150 400Q160 230 256 220Q340 234 350 400Z", door, "flat"),
            p.tube("M150 400Q160 230 256 220Q340 234 350 400", 5, p.dark),
            p.part("M350 400Q346 300 312 246Q420 280 420 400Z", p.light, "flat"),
        ]
    body = "M46 404C80 220 160 116 256 116S432 220 466 404Z"
    return [
        _grass(p, 406),
        *lines,
        p.part(body),
        p.part("M130 200Q190 116 256 116T382 200Q330 250 256 252T130 200Z", fly, "top"),
        p.line("M46 404C130 330 210 240 256 116M466 404C382 330 302 240 256 116", p.ink, 4),
        p.part("M256 252C210 290 196 350 190 404H322C316 350 302 290 256 252Z", door, "flat"),
        p.part("M256 252C230 300 236 360 240 404H190C196 350 210 290 256 252Z", p.light, "flat"),
    ]


def sleeping_bag(p: Pen) -> Shapes:
    """Sleeping bags laid out, with baffles, hood and zip; a stuff sack beside it."""
    style = p.style("down", "rectangular", "kids", "liner", "mummy")
    square = p.text("shape") == "rectangular" or style == "rectangular"
    lining = p.accent if p.color not in {"orange"} else "#3a3d45"
    if square:
        body = rect(116, 56, 236, 410, 26)
        head = p.part(rect(128, 66, 212, 74, 18), lining, "top") + p.part(
            rect(150, 76, 168, 50, 20), "#f4f2ec", "ball"
        )
        turned = p.part("M116 150L352 130L352 236L116 190Z", lining, "top") if style != "liner" else ""
    else:
        body = "M234 40C318 40 350 96 348 170C366 240 340 380 308 450Q234 482 160 450C128 380 102 240 120 170C118 96 150 40 234 40Z"
        head = p.part(
            "M234 66C290 66 310 104 306 148C292 190 176 190 162 148C158 104 178 66 234 66Z", lining, "hollow"
        ) + p.part(oval(234, 136, 56, 30), "#f4f2ec", "ball")
        turned = ""
    step = 30 if style == "down" else 44
    baffles = (
        []
        if style == "liner"
        else [
            p.line(f"M100 {y}q66 14 134 0t134 0", p.ink, 3, opacity=0.8)
            + p.line(f"M100 {y - 11}q66 14 134 0t134 0", "#ffffff", 7, opacity=0.2)
            for y in range(212, 460, step)
        ]
    )
    zip_line = p.zip("M336 190C346 260 326 370 300 446") if not square else p.zip("M346 236V440")
    sack = (
        p.part("M376 330H470L478 446Q424 464 368 446Z", mix(p.base, p.ink, 0.2), "round")
        + p.part(oval(423, 330, 47, 14), p.dark, "flat")
        + p.tube("M400 328q22-46 46 0", 5, BLACK)
    )
    shapes = [p.part(body), p.clipped(body, *baffles), turned, head, zip_line, p.line(body, p.ink, 2.4), sack]
    if style == "kids":
        shapes += [p.flat(star(200, 300, 24), p.accent), p.flat(star(270, 380, 17), p.accent)]
    return shapes


def yoga_mat(p: Pen) -> Shapes:
    """A mat half rolled; folded for travel, with lines for alignment."""
    style = p.style("travel", "thick", "alignment", "yoga mat")
    thick = 26 if style == "thick" else 12
    edge = mix(p.base, "#0b0b14", 0.28)
    if style == "travel":
        layers = [
            p.part(rect(84, 344 - 30 * i, 344, 30, 15), mix(p.base, p.ink, 0.18 if i % 2 else 0), "top")
            for i in range(4)
        ]
        top = p.part("M98 256L150 186H402L424 256Q424 268 412 268H100Q90 266 98 256Z", shade="top")
        ends = "".join(p.line(f"M420 {358 - 60 * i}q16-14 0-28", p.ink, 3) for i in range(2))
        strap = p.part("M196 188H228L214 262V372H176V262Z", p.accent, "top")
        return [*layers, top, ends, strap]
    sheet = "M150 150L430 236L330 436L40 338Z"
    side = f"M40 338L330 436V{436 + thick}L40 {338 + thick}Z"
    roll = p.part("M136 96C164 84 190 100 188 132L462 216C474 250 456 282 428 280L140 192Z", shade="top")
    spiral = p.part(oval(140, 144, 40, 50), edge, "flat") + p.line(
        "M140 144m-6 0a8 10 0 1 1 12 2a16 22 0 1 1-26-6a26 34 0 1 1 42 20", p.light, 5
    )
    marks = ""
    if style == "alignment":
        marks = p.line(
            "M96 246L380 336M262 188L186 388M180 198L130 330M340 232L268 406", p.accent, 4
        ) + p.line(oval(228, 292, 40, 24), p.accent, 4)
    elif p.pattern == "plain" and p.luck < 0.6:
        marks = moved(
            p.flat(
                "M256 220C282 250 282 290 256 310C230 290 230 250 256 220ZM214 250C246 262 256 290 252 312C222 306 208 282 214 250ZM298 250C266 262 256 290 260 312C290 306 304 282 298 250Z",
                p.light,
                0.8,
            ),
            dx=-30,
            dy=44,
            scale=0.8,
        )
    strap = p.tube("M212 104Q248 130 216 214M372 152Q408 180 378 264", 9, BLACK) if p.luck < 0.4 else ""
    return [p.part(side, edge, "flat"), p.part(sheet, shade="top", turn=16), marks, roll, spiral, strap]


def dumbbell(p: Pen) -> Shapes:
    """Pairs of dumbbells with hexagonal or round heads, plate-loaded ones, kettlebells."""
    style = p.style("kettlebell", "adjustable", "neoprene", "vinyl", "hex")
    if style == "kettlebell":
        handle = (
            p.line("M176 236C120 110 170 70 256 70S392 110 336 236", mix(p.base, "#0b0b14", 0.6), 44)
            + p.line(
                "M176 236C120 110 170 70 256 70S392 110 336 236", p.base if p.luck < 0.5 else "#4a4c53", 37
            )
            + p.line("M176 160C176 110 210 92 250 90", "#ffffff", 7, opacity=0.35)
        )
        return [
            handle,
            p.part(
                "M256 180C360 180 400 250 400 320C400 390 350 440 330 446H182C162 440 112 390 112 320C112 250 152 180 256 180Z",
                shade="ball",
            ),
            p.part(oval(256, 318, 52), p.accent if p.luck < 0.6 else p.light, "flat"),
            p.line("M238 300v38M238 320l22-20M238 318l24 20M276 302l-4 36", BLACK, 6),
        ]
    one = "".join(_one_dumbbell(p, style))
    if style == "adjustable":
        return [moved(one, turn=-14)]
    return [moved(one, dx=30, dy=-84, turn=-14, scale=0.82), moved(one, dx=-26, dy=78, turn=-14, scale=0.82)]


def _one_dumbbell(p: Pen, style: str) -> Shapes:
    bar = p.part(
        rect(150, 236, 212, 40, 14),
        STEEL if style in {"hex", "adjustable"} else mix(p.base, "#0b0b14", 0.15),
        "top",
    )
    grip = (
        "".join(p.line(f"M{196 + 10 * i} 240l6 32", "#7b7f87", 2) for i in range(13))
        if style in {"hex", "adjustable"}
        else ""
    )
    if style == "adjustable":
        paint = p.base
        plates = both(
            *(
                p.part(
                    rect(84 + 26 * i, 256 - h, 24, 2 * h, 9),
                    paint if i % 2 else mix(paint, "#0b0b14", 0.3),
                    "top",
                )
                for i, h in enumerate((60, 84, 104))
            ),
            p.part(rect(60, 238, 26, 36, 6), STEEL, "metal"),
        )
        return [p.part(rect(60, 246, 392, 20, 8), STEEL, "top"), bar, grip, *plates]
    if style == "vinyl":
        return [
            bar,
            *both(
                p.part(oval(126, 256, 66, 72), shade="ball"),
                p.line(oval(120, 256, 36, 42), p.light, 3, opacity=0.6),
            ),
        ]
    head = poly((76, 214), (112, 172), (168, 172), (186, 214), (186, 298), (168, 340), (112, 340), (76, 298))
    facet = (
        p.line("M76 214H186M76 298H186", p.ink, 2, opacity=0.7)
        + p.flat(poly((76, 214), (112, 172), (168, 172), (186, 214)), "#ffffff", 0.16)
        + p.flat(poly((76, 298), (112, 340), (168, 340), (186, 298)), "#0b0b14", 0.2)
    )
    number = p.line("M118 240q14-14 26 0q4 12-26 34h28", p.light if p.color != "white" else p.dark, 5)
    return [bar, grip, *both(p.part(head, shade="flat"), facet), number]


def helmet(p: Pen) -> Shapes:
    """Bicycle helmets from the side, front to the left."""
    style = p.style("road", "mountain", "kids", "city")
    shell = (
        "M60 300C56 170 150 92 280 96C400 100 462 180 456 290Q440 330 380 326Q250 300 150 322Q80 334 60 300Z"
    )
    inner = p.part("M90 310Q250 280 430 312L410 350Q250 318 120 348Z", BLACK, "flat")
    straps = p.tube("M170 324L226 440L330 330M226 440L200 470M400 320L226 440", 6, BLACK) + p.part(
        rect(206, 428, 38, 26, 6), BLACK, "top"
    )
    shapes = [straps, inner, p.part(shell, shade="ball")]
    hole = mix(p.base, "#0b0b14", 0.75)
    if style in {"road", "mountain"}:
        vents = (
            "M120 250C150 190 190 164 240 156L226 186C190 200 164 224 150 262Z",
            "M176 276C200 230 240 208 290 202L282 228C246 236 220 254 206 286Z",
            "M262 140C310 134 360 146 396 172L370 186C340 166 310 160 272 164Z",
            "M306 196C350 192 396 206 424 240L396 248C372 226 346 218 314 220Z",
            "M250 282C290 252 340 246 380 258L368 280C340 272 310 276 286 292Z",
        )
        shapes += [p.part(v, hole, "flat") for v in vents]
    if style == "mountain":
        shapes.append(p.part("M64 270Q10 270 6 306Q60 322 140 280L130 240Z", p.dark, "top"))
    if style == "city":
        shapes += [p.part(oval(x, 210, 18, 10), hole, "flat") for x in (190, 256, 322)] + [
            p.line("M70 268Q250 240 450 276", p.accent, 9),
            p.part("M62 290Q30 296 34 318Q80 330 140 316L120 292Z", p.dark, "top"),
        ]
    if style == "kids":
        shapes += [
            motif(p, 270, 200, 110),
            *(p.part(oval(x, 150 + 20 * i, 13, 8), hole, "flat") for i, x in enumerate((180, 380))),
        ]
    elif p.pattern == "colour-block":
        shapes.append(
            p.clipped(shell, p.flat("M60 300Q250 250 456 290V340H60Z", p.accent)) + p.line(shell, p.ink, 2.2)
        )
    return [*shapes, p.part(oval(438, 316, 17, 22), BLACK, "ball")]


def poles(p: Pen) -> Shapes:
    """A pair of poles side by side: grips, straps, locks, baskets, tips."""
    style = p.style("folding", "trail", "nordic", "kids", "telescopic")
    grip = {"cork": "#c49a63", "foam": "#3a3c43", "rubber": "#4b4d54"}.get(p.text("grip"), "#3a3c43")
    if style == "folding":
        one = _sections(p, grip)
        return [moved(one, dx=-70), moved(one, dx=90, dy=6)]
    shaft = p.part(poly((246, 150), (266, 150), (262, 452), (250, 452)), shade="gloss", line=2.6)
    lower = p.part(rect(250.5, 300, 11, 150), STEEL, "metal", line=1.8)
    lock = p.part(rect(240, 288, 34, 30, 6), BLACK, "top") if style not in {"trail", "nordic"} else ""
    lock2 = p.part(rect(242, 206, 30, 26, 6), BLACK, "top") if style == "telescopic" else ""
    stripe = p.flat(rect(247, 240, 18, 34), p.accent)
    handle = (
        p.part("M236 36Q256 22 278 36L274 100Q280 140 270 160H244Q234 140 240 100Z", grip, "round")
        + p.line("M242 70h30M241 84h32M242 98h30M243 112h28", mix(grip, "#000000", 0.4), 2)
        + p.part("M234 46Q230 22 256 20T280 44Q256 54 234 46Z", BLACK, "top")
    )
    strap = p.tube("M272 44C330 60 330 140 276 150", 9, p.accent if style != "nordic" else BLACK)
    if style == "nordic":
        strap = p.part("M270 60C330 50 340 130 282 142Q296 96 270 60Z", BLACK, "round")
    basket = p.part(oval(256, 440, 30 if style != "nordic" else 14, 9), BLACK, "top")
    tip = p.part("M249 446H263L258 490H254Z", STEEL if style != "nordic" else BLACK, "metal") + (
        p.part("M240 474H268L284 492H252Z", BLACK, "top") if style == "nordic" else ""
    )
    one = strap + shaft + lower + stripe + lock + lock2 + handle + tip + basket
    return [moved(one, dx=-52, turn=9), moved(one, dx=52, turn=-9)]


def _sections(p: Pen, grip: str) -> str:
    """A folded pole: three short tubes joined by a cord."""
    tubes = "".join(
        p.part(rect(200 + 34 * i, 170 + 10 * i, 18, 270, 5), "" if i != 1 else p.accent, "gloss")
        for i in range(3)
    )
    cord = p.line("M209 440Q226 480 243 450M243 180Q258 130 277 190", BLACK, 4)
    handle = p.part(rect(194, 50, 30, 124, 12), grip, "round") + p.tube(
        "M222 62C270 70 262 130 224 136", 8, BLACK
    )
    return (
        cord
        + tubes
        + handle
        + p.part(oval(277, 440, 22, 8), BLACK, "top")
        + p.part("M271 446H283L279 480Z", STEEL, "metal")
    )


DRAWINGS: dict[str, Callable[[Pen], Shapes]] = {"tents": tent, "sleeping bags": sleeping_bag, "yoga mats": yoga_mat, "dumbbells": dumbbell,
                                                "bicycle helmets": helmet, "hiking poles": poles}  # fmt: skip
