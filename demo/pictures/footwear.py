"""Shoes from the side, toe to the left: sneakers, running shoes, boots, sandals, heels, loafers, slippers."""
# ruff: noqa: E501  (outlines are long path texts)

from __future__ import annotations

from collections.abc import Callable

from demo.pictures.canvas import Pen, mix, moved, oval, poly, rect
from demo.pictures.motifs import block

Shapes = list[str]


def _laces(p: Pen, rows: list[tuple[float, float, float, float]], paint: str) -> str:
    """Laces as short bars with eyelets, and a bow at the last row."""
    out = ""
    for x, y, dx, dy in rows:
        out += p.tube(f"M{x:g} {y:g}l{dx:g} {dy:g}", 5.5, paint) + p.flat(oval(x, y, 3), "#55585e")
    x, y, dx, dy = rows[-1]
    bow = f"M{x + dx:g} {y + dy:g}c-26-22-40-2-30 6s26 2 30-6c20-24 40-10 34 2s-26 6-34-2"
    return out + p.tube(bow, 4, paint)


def _lace_paint(p: Pen) -> str:
    return "#f4f3ef" if p.color not in {"white", "cream", "beige"} else p.pick("#f0eee8", "#44484f")


def _pair(*shapes: str) -> Shapes:
    """Two shoes: the far one behind and above, shifted to the right."""
    one = "".join(shapes)
    return [moved(one, dx=34, dy=-64, scale=0.9), moved(one, dx=-8, dy=30)]


def fur(p: Pen, d: str, width: float = 30) -> str:
    """A band of sheepskin along a path."""
    return (
        p.line(d, "#a8977c", width + 6, dash="1.5 5")
        + p.line(d, "#f0e8da", width)
        + p.line(d, "#cdbfa6", width * 0.75, dash="1.5 7", opacity=0.8)
    )


def sneaker(p: Pen) -> Shapes:
    """Low, high, slip-on, platform and hook-and-loop sneakers."""
    style = p.style("low-top", "high-top", "slip-on", "platform", "hook-and-loop")
    thick = 46 if style == "platform" else 30
    base_y = 346 - thick + 30
    up = f"M84 {base_y}C78 300 96 280 132 268C176 254 206 232 226 208"
    if style == "high-top":
        upper = f"{up}L252 156Q258 140 284 142L376 134Q394 134 396 152C396 190 404 220 414 252Q420 300 416 {base_y}Z"
    elif style == "slip-on":
        upper = f"{up}Q306 262 402 219Q408 222 410 238Q420 296 416 {base_y}Z"
    else:
        upper = f"{up}Q238 196 256 208Q300 256 350 236Q384 214 400 218Q408 222 410 238Q420 296 416 {base_y}Z"
    sole = f"M76 {base_y - 6}Q250 {base_y - 2} 422 {base_y - 8}L426 {base_y + thick - 14}Q424 {base_y + thick} 406 {base_y + thick}H98Q74 {base_y + thick} 74 {base_y + 10}Z"
    white = "#f5f4f0" if p.color != "white" or p.luck < 0.6 else "#e0c9a0"
    toe = f"M80 {base_y}C76 298 96 282 130 270Q166 296 168 {base_y}Z"
    shapes = [p.part(upper), _sneaker_panels(p, style, base_y)]
    if style in {"low-top", "high-top", "platform"} and ("canvas" in p.material or p.luck < 0.5):
        shapes.append(p.part(toe, "#f5f4f0" if "canvas" in p.material else mix(p.base, p.ink, 0.12), "top"))
    shapes += [
        p.part(sole, white, "top"),
        p.line(
            f"M82 {base_y + 10}Q250 {base_y + 14} 422 {base_y + 8}",
            p.accent if p.luck > 0.5 else "#b9b6ae",
            3,
        ),
    ]
    shapes.append(_sneaker_closing(p, style))
    return _pair(*shapes)


def _sneaker_panels(p: Pen, style: str, base_y: float) -> str:
    second = p.accent if p.pattern == "colour-block" else mix(p.base, p.ink, 0.14)
    heel = f"M372 {base_y}Q366 250 372 {'150' if style == 'high-top' else '232'}L{'394 142' if style == 'high-top' else '402 219'}Q420 280 416 {base_y}Z"
    stripe = f"M232 {base_y}Q262 290 270 240L290 244Q284 300 262 {base_y}ZM288 {base_y}Q312 290 316 246L334 244Q332 300 316 {base_y}Z"
    out = p.part(heel, second, "top")
    if style in {"low-top", "platform"} and "canvas" not in p.material:
        out += p.flat(stripe, p.accent, 0.92)
    if style == "high-top":
        out += p.part(oval(334, 226, 25), "#f5f4f0", "flat") + p.flat(oval(334, 226, 12), p.accent)
    return out + p.seam(f"M150 {base_y - 4}Q182 290 240 262")


def _sneaker_closing(p: Pen, style: str) -> str:
    if style == "slip-on":
        inside = p.flat("M226 209Q310 196 402 220Q306 262 226 209Z", mix(p.base, "#0b0b14", 0.6))
        gore = p.part("M256 231Q290 246 322 246Q308 268 286 288Q264 264 256 231Z", "#3c3f45", "flat")
        return inside + gore + p.line("M226 209Q306 262 402 220", mix(p.base, p.ink, 0.3), 6)
    if style == "hook-and-loop":
        return "".join(
            p.part(poly((x, y), (x + 84, y + 26), (x + 78, y + 50), (x - 12, y + 22)), p.accent, "top")
            for x, y in ((196, 218), (164, 248))
        )
    tongue = p.part(
        "M214 214Q222 186 248 180L270 188Q254 214 240 234Z"
        if style != "high-top"
        else "M232 168Q236 138 262 132L280 142L262 178Z",
        p.light,
        "top",
    )
    rows = [(182.0, 262.0, 26.0, 17.0), (198, 249, 26, 17), (213, 235, 26, 16), (226, 220, 26, 15)]
    if style == "high-top":
        rows += [(238, 203, 26, 12), (247, 184, 26, 9), (256, 164, 26, 7)]
    return tongue + _laces(p, rows, _lace_paint(p))


def running_shoe(p: Pen) -> Shapes:
    """Running shoes: wavy thick sole, mesh upper; trail ones have lugs."""
    p.material += " mesh"
    style = p.style("road", "trail", "racing", "kids")
    trail = style == "trail"
    upper = "M76 318C74 290 104 276 138 264C184 248 212 222 232 198Q246 186 262 200Q300 226 346 198Q380 172 402 170Q412 172 410 196Q414 270 430 318Q250 350 76 318Z"
    sole = "M64 312Q70 332 130 330Q240 332 300 314Q372 300 440 300Q450 330 438 362Q400 376 300 366Q220 360 130 372Q70 372 60 342Z"
    foam = "#f5f4f0" if p.color != "white" else p.accent
    lugs = (
        "".join(
            p.flat(poly((x, 358), (x + 16, 358), (x + 13, 380), (x + 3, 380)), "#33363c")
            for x in range(82, 420, 24)
        )
        if trail
        else ""
    )
    wave = p.line("M84 346Q150 352 220 344T340 330T430 326", p.accent, 5)
    swoosh = p.flat(
        "M196 320Q262 300 292 224L316 220Q322 280 380 312Q330 296 306 262Q278 308 226 326Z", p.accent
    )
    heel = p.part(
        "M368 312Q374 240 380 182L402 170Q412 172 410 196Q414 270 430 312Z", mix(p.base, p.ink, 0.25), "top"
    )
    toe = p.part(
        "M76 318C74 296 96 280 124 270Q140 290 144 324Z",
        mix(p.base, p.ink, 0.22) if not trail else "#3a3d43",
        "top",
    )
    rows = [(176.0, 254.0, 28.0, 18.0), (192, 242, 28, 18), (207, 228, 28, 17), (220, 213, 28, 16)]
    tongue = p.part("M216 206Q226 178 250 172L272 186Q256 208 246 226Z", p.light, "top")
    loop = p.tube("M400 172q16-16 18 4t-10 18", 5, p.accent)
    closing = _laces(p, rows, p.accent if p.luck < 0.5 else _lace_paint(p))
    if p.text("closure") == "hook-and-loop":
        closing = _sneaker_closing(p, "hook-and-loop")
    return _pair(lugs, p.part(upper), block(p, upper, (100, 240)) + p.line(upper, p.ink, 2) if p.pattern == "colour-block" else "", swoosh, heel, toe,
                 p.part(sole, foam, "top"), wave, tongue, closing, loop)  # fmt: skip


def boot(p: Pen) -> Shapes:
    """Boots by style; shaft and heel follow the attributes."""
    style = p.style("ankle", "chelsea", "hiking", "rain", "knee-high", "winter", "lace-up")
    made = {"hiking": _hiking_boot, "rain": _rain_boot, "winter": _winter_boot, "lace-up": _lace_boot}
    if style in made:
        return made[style](p)
    return _dress_boot(p, style)


def _shaft(p: Pen, style: str, default: int) -> int:
    return {"low": 230, "ankle": 166, "mid-calf": 112, "knee": 34}.get(p.text("shaft"), default)


def _dress_boot(p: Pen, style: str) -> Shapes:
    heel = p.text("heel", "low")
    top = _shaft(p, style, 166) if style != "knee-high" else 34
    lift = {"block": 40, "kitten": 34, "stiletto": 62, "low": 12}.get(heel, 0)
    sole_y = 372
    point = 70 if p.text("toe") == "pointed" else 92
    back = sole_y - lift
    gloss = "gloss" if "leather" in p.material and "suede" not in p.material else "round"
    upper = (
        f"M{point} {sole_y - 8}C{point - 4} {sole_y - 36} {point + 30} {sole_y - 54} 150 {sole_y - 68}C200 {sole_y - 86} 230 {sole_y - 116} 238 {sole_y - 150}"
        f"L{232 if top > 60 else 220} {top}Q316 {top - 10} {396 if top > 60 else 404} {top}L392 {sole_y - 150}Q402 {back - 60} 404 {back}L330 {back}Q260 {sole_y - 4} 200 {sole_y}H{point + 14}Q{point} {sole_y} {point} {sole_y - 8}Z"
    )
    dark = "#2e2b2a" if p.color != "black" else "#6e5238"
    sole = f"M{point - 3} {sole_y - 6}Q200 {sole_y - 2} 326 {back - 4}L406 {back - 4}V{back + 8}L330 {back + 8}Q262 {sole_y + 12} 196 {sole_y + 12}H{point + 12}Q{point - 6} {sole_y + 10} {point - 3} {sole_y - 6}Z"
    block_d = {
        "stiletto": f"M358 {back}L404 {back}L394 {sole_y + 14}H384Z",
        "kitten": f"M352 {back}H404L394 {sole_y + 14}H376Z",
    }.get(heel, f"M334 {back}H405L402 {sole_y + 14}H340Z")
    inside = p.flat(
        f"M{234 if top > 60 else 222} {top + 1}Q316 {top - 9} {394 if top > 60 else 402} {top + 1}Q316 {top + 12} {234 if top > 60 else 222} {top + 1}Z",
        mix(p.base, "#0b0b14", 0.6),
    )
    shapes = [p.part(block_d, dark, "top"), p.part(upper, shade=gloss), p.part(sole, dark, "flat"), inside]
    if style == "chelsea":
        shapes.append(
            p.part(
                f"M286 {top + 2}H340Q336 {top + 70} 314 {top + 128}Q290 {top + 70} 286 {top + 2}Z",
                "#3a3a40" if p.color != "black" else "#57575e",
                "flat",
            )
        )
        shapes += [
            p.line(f"M{292 + 7 * i} {top + 6}L{300 + 4 * i} {top + 92}", "#8b8b92", 1.6, opacity=0.6)
            for i in range(7)
        ]
        shapes.append(p.tube(f"M392 {top + 2}q14-22 16 6t-12 22", 5))
    elif p.text("closure") == "lace-up":
        shapes.append(_boot_laces(p, top))
    else:
        shapes.append(p.zip(f"M352 {top + 6}Q356 {sole_y - 150} 346 {back - 36}"))
    shapes += [
        p.fold(f"M240 {sole_y - 142}q40 22 84 12"),
        p.fold(f"M250 {sole_y - 166}q40 18 76 8"),
        p.seam(f"M160 {sole_y - 70}Q180 {sole_y - 36} 172 {sole_y - 6}"),
    ]
    return (
        _pair(*shapes)
        if top > 60
        else [moved(*shapes, dx=50, dy=-4, scale=0.94), moved(*shapes, dx=-38, dy=24)]
    )


def _boot_laces(p: Pen, top: float) -> str:
    rows = [(184.0 + 11 * i, 290.0 - 19 * i, 28.0, 13.0) for i in range(5)]
    y = 198.0
    while y > top + 12:
        rows.append((233.0, y, 28.0, 5.0))
        y -= 20
    return _laces(p, rows, "#d9b36a" if p.says("hiking") else "#3a3430" if p.color != "black" else "#77706a")


def _chunky_sole(p: Pen, paint: str, teeth: bool = True) -> str:
    sole = "M78 352Q240 360 414 350L420 380Q418 392 400 392H96Q74 390 78 352Z"
    lugs = (
        "".join(p.flat(rect(x, 388, 18, 13, 2), mix(paint, "#000000", 0.25)) for x in range(92, 400, 28))
        if teeth
        else ""
    )
    return (
        lugs + p.part(sole, paint, "top") + p.line("M80 366Q240 374 418 364", mix(paint, "#ffffff", 0.3), 2)
    )


UPPER = "M82 356C76 316 100 300 140 290C186 278 222 250 232 212L{x} {top}Q318 {mid} 398 {top}L400 214Q412 290 412 354Q240 364 82 356Z"


def _hiking_boot(p: Pen) -> Shapes:
    top = 150
    upper = UPPER.format(x=236, top=top, mid=top - 10)
    collar = p.part(
        f"M232 {top + 2}Q318 {top - 18} 402 {top + 2}Q408 {top + 30} 398 {top + 36}Q318 {top + 22} 236 {top + 36}Z",
        mix(p.base, "#20222a", 0.5),
        "round",
    )
    cap = p.part(
        "M82 356C78 318 96 304 128 294Q152 320 152 358Z",
        "#34363c" if p.color != "black" else "#55585f",
        "top",
    )
    heel = p.part("M360 354Q354 290 380 240L402 234Q412 290 412 354Z", mix(p.base, "#20222a", 0.4), "top")
    side = p.part("M200 358Q216 306 262 268L320 262Q300 312 306 360Z", mix(p.base, p.ink, 0.18), "flat")
    tongue = p.part(
        f"M226 {top + 18}Q222 {top - 24} 248 {top - 26}L282 {top - 14}L276 {top + 22}Z",
        mix(p.base, p.ink, 0.3),
        "top",
    )
    lace = p.accent if p.luck < 0.5 else "#d8432f"
    rows = [(176.0 + 12 * i, 284.0 - 17 * i, 30.0, 14.0) for i in range(5)] + [
        (234.0, 196.0, 30.0, 6.0),
        (235.0, 174.0, 30.0, 4.0),
    ]
    return _pair(
        tongue, p.part(upper), side, cap, heel, collar, _chunky_sole(p, "#3a3835"), _laces(p, rows, lace)
    )


def _rain_boot(p: Pen) -> Shapes:
    top = 66 if p.text("shaft") != "ankle" else 150
    upper = f"M82 366C76 326 104 312 146 302C196 288 226 262 230 222L226 {top}Q314 {top - 10} 400 {top}L398 220Q410 300 410 366Z"
    rim = p.part(
        f"M222 {top - 8}Q314 {top - 22} 404 {top - 8}V{top + 16}Q314 {top + 4} 222 {top + 16}Z",
        mix(p.base, p.ink, 0.14),
        "gloss",
    )
    sole = p.part(
        "M76 360Q240 366 414 358L418 392H90Q72 390 76 360Z",
        p.accent if p.luck < 0.4 else mix(p.base, p.ink, 0.3),
        "top",
    )
    shine = p.line(f"M250 {top + 34}Q256 180 252 224Q244 262 200 290", "#ffffff", 9, opacity=0.5) + p.line(
        "M112 336q6-14 26-20", "#ffffff", 8, opacity=0.5
    )
    loop = p.tube(f"M396 {top - 4}q18-26 20 4t-16 24", 6, p.accent) if p.kids else ""
    return _pair(
        p.part(upper, shade="gloss"),
        sole,
        shine,
        p.line("M92 352Q250 356 406 350", p.ink, 2, opacity=0.5),
        rim,
        loop,
    )


def _winter_boot(p: Pen) -> Shapes:
    top = 116
    upper = f"M82 360C76 320 100 302 140 292C190 278 220 250 226 214L220 {top}Q314 {top - 10} 404 {top}L402 214Q414 290 412 358Z"
    shell = p.part(
        "M80 360C76 324 98 306 134 296Q170 316 250 318T410 300Q414 330 412 360Z",
        mix(p.base, "#20222a", 0.45),
        "gloss",
    )
    channels = "".join(
        p.line(
            f"M{224 + 2 * i} {top + 42 + 42 * i}Q314 {top + 58 + 42 * i} 402 {top + 40 + 42 * i}", p.ink, 3
        )
        + p.line(
            f"M{230 + 2 * i} {top + 30 + 42 * i}Q314 {top + 46 + 42 * i} 398 {top + 28 + 42 * i}",
            "#ffffff",
            6,
            opacity=0.25,
        )
        for i in range(3)
    )
    closing = (
        _boot_laces(p, top + 30)
        if p.text("closure") == "lace-up"
        else p.part(rect(222, top + 92, 120, 26, 6), p.accent, "top")
    )
    return _pair(
        p.part(upper),
        channels,
        shell,
        _chunky_sole(p, "#3a3a3e"),
        closing,
        fur(p, f"M226 {top}Q314 {top - 10} 400 {top}"),
    )


def _lace_boot(p: Pen) -> Shapes:
    top = 120 if p.text("shaft") == "mid-calf" else 158
    upper = UPPER.format(x=234, top=top, mid=top - 10)
    welt = p.line("M84 353Q240 361 412 351", "#e3c15c" if p.color == "black" else "#efe3c8", 4, dash="7 4")
    cap = p.line("M150 290Q176 318 168 356", p.ink, 2.4) + p.seam("M156 288Q182 318 174 356")
    tongue = p.part(
        f"M232 {top + 10}Q230 {top - 22} 250 {top - 24}L280 {top - 12}L276 {top + 12}Z", p.dark, "top"
    )
    heel = p.line("M366 354Q360 300 382 250L402 240", p.ink, 2.4) + p.tube(f"M398 {top}q14-24 18 4t-14 24", 5)
    return _pair(
        tongue,
        p.part(upper, shade="gloss"),
        cap,
        heel,
        _chunky_sole(p, "#3b2a20" if p.color != "brown" else "#2b2b2e"),
        welt,
        _boot_laces(p, top),
    )


DRAWINGS: dict[str, Callable[[Pen], Shapes]] = {
    "sneakers": sneaker,
    "running shoes": running_shoe,
    "boots": boot,
}
