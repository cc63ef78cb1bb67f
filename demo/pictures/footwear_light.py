"""Sandals, heels, loafers and slippers, from the side with the toe to the left or from above."""
# ruff: noqa: E501  (outlines are long path texts)

from __future__ import annotations

from collections.abc import Callable

from demo.pictures.canvas import Pen, flip, mix, moved, oval, poly, rect
from demo.pictures.footwear import fur

Shapes = list[str]
CORK = "#c89a63"


def _pair(*shapes: str) -> Shapes:
    one = "".join(shapes)
    return [moved(one, dx=36, dy=-62, scale=0.9), moved(one, dx=-10, dy=30)]


def _from_above(*shapes: str) -> Shapes:
    """A left and a right shoe side by side, seen from above."""
    one = "".join(shapes)
    return [moved(one, dx=-92, turn=-5, scale=0.96), moved(flip(one), dx=92, turn=5, scale=0.96)]


FOOT = "M256 70C306 70 330 112 330 170C330 224 306 250 306 310C312 372 306 436 256 438C206 436 204 372 208 310C208 250 178 224 182 170C184 112 206 70 256 70Z"


def sandal(p: Pen) -> Shapes:
    """Slides, flip-flops, footbed and hiking sandals from above; strappy and wedge ones from the side."""
    style = p.style("strappy", "slides", "hiking", "wedge", "footbed", "flip-flops")
    if style in {"strappy", "wedge"}:
        return heeled(p, "wedge" if style == "wedge" else p.text("heel", "flat"), "sandal")
    sole = {"footbed": CORK, "hiking": "#44474d", "slides": mix(p.base, "#ffffff", 0.25)}.get(
        style, mix(p.base, p.ink, 0.12)
    )
    bed = {"footbed": "#dcb684", "hiking": "#6b6f76"}.get(style, mix(sole, "#ffffff", 0.16))
    shapes = [p.part(FOOT, sole, "flat", line=3), moved(p.part(FOOT, bed, "round", line=1.2), scale=0.9)]
    if style == "flip-flops":
        shapes.append(p.tube("M196 250Q222 170 252 138M252 138Q292 170 320 246", 13))
        return _from_above(*shapes, p.part(oval(252, 136, 9), shade="ball"))
    wide = "M172 204Q256 128 340 200L322 268Q256 206 190 268Z"
    if style == "slides":
        return _from_above(
            *shapes,
            p.part("M176 214Q256 112 336 210L324 282Q256 212 188 282Z"),
            p.line("M184 232Q256 144 330 230", p.accent, 7),
        )
    if style == "footbed":
        straps = p.part("M178 176Q256 108 334 172L330 212Q256 152 182 216Z") + p.part(
            "M186 252Q256 194 324 250L314 290Q256 238 200 292Z"
        )
        buckles = "".join(p.line(rect(x, y, 20, 26, 3), "#c9a44a", 5) for x, y in ((190, 158), (198, 238)))
        return _from_above(*shapes, straps, buckles)
    loop = p.part("M200 356Q256 318 312 356L308 388Q256 352 204 388Z")
    patches = "".join(p.part(rect(x, y, 40, 18, 3), p.accent, "flat") for x, y in ((204, 178), (212, 346)))
    return _from_above(*shapes, p.part(wide), p.part("M216 290L300 214L316 236L226 318Z"), loop, patches)


RISE = {"flat": 10, "low": 22, "kitten": 52, "block": 84, "stiletto": 118, "wedge": 86, "platform": 70}


def _last(up: float, point: float) -> str:
    """The line of the foot bed from toe to heel, raised by `up` at the back."""
    return f"L{point} 372C130 374 170 372 214 {364 - up * 0.35:g}S320 {356 - up:g} 408 {350 - up:g}"


def _sole(p: Pen, heel: str, point: float) -> Shapes:
    up = RISE.get(heel, 60)
    dark = mix(p.base, "#0b0b14", 0.35) if heel not in {"wedge"} else CORK
    line = f"M{point} 366{_last(up, point)}L410 {360 - up:g}C330 {366 - up:g} 250 {372 - up * 0.3:g} 196 382H{point + 8}Z"
    top = 354 - up
    shapes = {
        "stiletto": f"M366 {top + 3:g}L410 {top:g}Q404 {top + 50:g} 400 386H390Q386 {top + 50:g} 366 {top + 3:g}Z",
        "kitten": f"M360 {top + 3:g}L410 {top:g}Q404 {top + 34:g} 404 386H386Q384 {top + 30:g} 360 {top + 3:g}Z",
        "wedge": f"M196 380C250 {372 - up * 0.3:g} 330 {366 - up:g} 410 {top + 4:g}L402 388H196Z",
        "platform": f"M{point} 366H400L410 {top + 4:g}L402 392H{point + 8}Z",
    }
    d = shapes.get(heel, f"M344 {top + 6:g}L410 {top:g}L404 386H352Z")
    return [p.part(d, dark, "gloss" if heel != "wedge" else "top"), p.part(line, dark, "flat")]


def heeled(p: Pen, heel: str, form: str) -> Shapes:
    """A shoe on a heel: pump, slingback, mary jane, mule or open sandal."""
    up = RISE.get(heel, 60)
    point = {"pointed": 66, "square": 84, "open": 90}.get(p.text("toe"), 84)
    back = 350 - up
    shade = (
        "gloss"
        if any(m in p.material for m in ("satin", "patent", "leather")) and "suede" not in p.material
        else "round"
    )
    shapes = _sole(p, heel, point)
    if form == "sandal":
        return _pair(*shapes, *_sandal_straps(p, up, back))
    inner = p.flat(
        f"M196 {330 - up * 0.3:g}Q300 {352 - up * 0.6:g} 404 {back - 40:g}L406 {back:g}L250 {368 - up * 0.4:g}Z",
        mix(p.base, "#f2dfc4", 0.75),
    )
    toe = f"M{point} 368C{point + 6} 350 118 342 150 {326 - up * 0.12:g}Q178 {306 - up * 0.2:g} 196 {312 - up * 0.3:g}"
    if form == "mule":
        toe = f"M{point} 368C{point + 6} 344 128 318 170 {290 - up * 0.3:g}Q200 {274 - up * 0.3:g} 226 {284 - up * 0.3:g}"
        d = f"{toe}Q236 {330 - up * 0.3:g} 250 {362 - up * 0.4:g}C200 376 130 376 {point} 372Z"
        return _pair(
            inner.replace(f"{back - 40:g}", f"{back - 6:g}"),
            *shapes,
            p.part(d, shade=shade),
            p.line(f"M226 {286 - up * 0.3:g}Q236 {330 - up * 0.3:g} 250 {360 - up * 0.4:g}", p.ink, 3),
        )
    front = f"{toe}Q228 {356 - up * 0.4:g} 270 {350 - up * 0.52:g}"
    if form == "slingback":
        d = f"{front}L286 {360 - up * 0.62:g}C220 376 130 376 {point} 372Z"
        strap = p.tube(
            f"M272 {350 - up * 0.54:g}Q350 {322 - up * 0.8:g} 408 {back - 42:g}Q418 {back - 30:g} 408 {back - 14:g}",
            7,
        )
        return _pair(
            *shapes, strap, p.part(d, shade=shade), p.line(rect(330, 318 - up * 0.76, 15, 15, 3), p.metal, 4)
        )
    d = f"{front}Q340 {336 - up * 0.7:g} 394 {back - 64:g}Q412 {back - 60:g} 412 {back - 30:g}L410 {back + 6:g}C330 {364 - up:g} 250 {370 - up * 0.3:g} 196 376H{point}Z"
    extra = ""
    if form == "mary jane":
        extra = p.tube(
            f"M218 {340 - up * 0.35:g}Q250 {276 - up * 0.4:g} 308 {342 - up * 0.62:g}", 9
        ) + p.part(oval(294, 322 - up * 0.58, 7), p.metal, "ball")
    return _pair(inner, *shapes, p.part(d, shade=shade), extra)


def _sandal_straps(p: Pen, up: float, back: float) -> Shapes:
    bed = p.line(
        f"M92 366C150 366 190 366 224 {358 - up * 0.38:g}S330 {348 - up:g} 406 {344 - up:g}",
        mix(p.base, "#f2dfc4", 0.7),
        6,
    )
    toe = p.tube(f"M112 366Q132 316 172 {344 - up * 0.1:g}L190 368", 12) + p.tube(
        f"M150 360Q176 300 214 {334 - up * 0.3:g}L232 {356 - up * 0.4:g}", 12
    )
    heel = p.part(f"M372 {back - 6:g}Q376 {back - 66:g} 398 {back - 78:g}Q416 {back - 70:g} 410 {back:g}Z")
    ankle = p.tube(
        f"M398 {back - 70:g}Q350 {back - 96:g} 312 {back - 76:g}Q304 {back - 60:g} 320 {back - 52:g}Q360 {back - 50:g} 398 {back - 64:g}",
        8,
    )
    return [bed, heel, toe, ankle, p.line(rect(322, back - 84, 14, 16, 3), p.metal, 4)]


def heels(p: Pen) -> Shapes:
    """Pumps, slingbacks, heeled sandals, mary janes and mules on their heel."""
    form = p.style("pumps", "slingbacks", "heeled sandals", "mary janes", "mules")
    name = {
        "slingbacks": "slingback",
        "heeled sandals": "sandal",
        "mary janes": "mary jane",
        "mules": "mule",
    }.get(form, "pump")
    return heeled(p, p.text("heel", "block"), name)


def loafer(p: Pen) -> Shapes:
    """Penny, tassel and chunky loafers, driving and boat shoes."""
    style = p.style("penny", "tassel", "chunky", "driving", "boat")
    y = 330 if style == "chunky" else 352
    upper = f"M74 {y}C70 {y - 36} 96 {y - 56} 138 {y - 66}C176 {y - 76} 200 {y - 100} 226 {y - 110}L248 {y - 108}Q254 {y - 64} 306 {y - 58}Q356 {y - 58} 396 {y - 82}Q410 {y - 80} 410 {y - 62}Q420 {y - 26} 414 {y}Z"
    shade = "round" if "suede" in p.material or "nubuck" in p.material else "gloss"
    hole = p.flat(
        f"M240 {y - 109}Q320 {y - 98} 400 {y - 82}Q356 {y - 58} 306 {y - 58}Q254 {y - 64} 248 {y - 108}Z",
        mix(mix(p.base, "#0b0b14", 0.55), "#c79a6b", 0.45),
    )
    apron = f"M92 {y - 30}Q104 {y - 58} 146 {y - 62}Q190 {y - 66} 222 {y - 92}"
    shapes = [
        p.part(upper, shade=shade),
        hole,
        p.line(apron, p.ink, 3),
        p.seam(f"M98 {y - 22}Q112 {y - 50} 150 {y - 54}Q196 {y - 58} 232 {y - 86}"),
    ]
    saddle = f"M176 {y - 84}Q210 {y - 104} 226 {y - 113}L250 {y - 96}Q252 {y - 50} 262 {y}H208Q210 {y - 50} 176 {y - 84}Z"
    if style in {"penny", "chunky"}:
        shapes += [
            p.part(saddle, mix(p.base, p.ink, 0.1), shade),
            p.line(f"M202 {y - 88}L238 {y - 72}", mix(p.base, "#0b0b14", 0.7), 7),
        ]
    if style == "tassel":
        shapes.append(p.tube(f"M186 {y - 84}Q230 {y - 78} 250 {y - 96}", 6))
        shapes += [
            p.part(f"M{x} {y - 84}l-14 34h22Z", p.dark, "flat")
            + p.line(f"M{x - 6} {y - 62}v12M{x} {y - 62}v12", p.ink, 1.5)
            for x in (196, 216)
        ]
    return _pair(*shapes, *_loafer_end(p, style, y))


def _loafer_end(p: Pen, style: str, y: float) -> Shapes:
    dark = "#2e2a28" if p.color != "black" else "#59504a"
    if style == "chunky":
        lugs = "".join(p.flat(rect(x, 376, 24, 14), "#1d1c1e") for x in range(84, 400, 36))
        return [lugs, p.part(rect(70, y - 4, 350, 52, 12), dark, "top"), p.line("M76 346H414", "#8b8378", 2)]
    if style == "driving":
        pebbles = "".join(p.flat(oval(x, y + 8, 7, 6), dark) for x in range(88, 410, 20))
        return [pebbles, p.line(f"M76 {y + 2}H414", dark, 7), p.tube(f"M196 {y - 92}q16 16 40 2", 6)]
    if style == "boat":
        lace = p.tube(f"M222 {y - 82}Q300 {y - 26} 408 {y - 58}", 4.5, "#e9d6ae")
        bow = p.tube(
            f"M214 {y - 84}c-30-26-44 2-20 6c14 2 20-6 20-6c20-18 34-4 24 6c-10 6-24-6-24-6M210 {y - 82}l-22 26M218 {y - 82}l10 28",
            4.5,
            "#e9d6ae",
        )
        return [
            lace,
            bow,
            p.part(f"M72 {y - 6}H416L414 {y + 18}H80Q70 {y + 16} 72 {y - 6}Z", "#f4f1e8", "top"),
        ]
    return [
        p.part(f"M72 {y - 4}H416L415 {y + 10}H328V{y + 10}H84Q72 {y + 8} 72 {y - 4}Z", dark, "flat"),
        p.part(poly((326, y + 8), (416, y + 8), (413, y + 32), (332, y + 32)), dark, "top"),
    ]


def slipper(p: Pen) -> Shapes:
    """House shoes: felt, moccasin, open-back, slipper boots, animals, bath slippers."""
    style = p.style("felt", "moccasin", "open-back", "boots", "animal", "bath")
    if style == "animal":
        p.pattern = "plain"
        return _animal(p)
    if style == "boots":
        return _slipper_boot(p)
    if style == "moccasin":
        return _moccasin(p)
    lining = "#efe6d6" if p.color not in {"cream", "white", "beige"} else "#cbb592"
    sole = p.part(FOOT, mix(p.base, p.ink, 0.3), "flat", line=3)
    bed = moved(p.part(FOOT, lining, "round", line=1.4), scale=0.9)
    if style == "bath":
        band = "M176 226Q256 128 336 222L322 296Q256 226 190 296Z"
        return _from_above(sole, bed, p.part(band), p.seam("M182 236Q256 144 332 232"))
    vamp = "M256 68C308 68 332 112 332 170C332 208 318 240 310 268Q256 214 202 268C194 240 178 208 180 170C182 112 204 68 256 68Z"
    shapes = [
        sole,
        bed,
        p.part(vamp),
        p.line("M310 268Q256 214 202 268", lining, 9),
        p.line("M310 270Q256 216 202 270", p.ink, 1.6),
    ]
    if style == "felt":
        rim = p.line("M208 292Q204 372 214 408Q256 452 298 408Q308 372 304 292", p.base, 16)
        return _from_above(
            *shapes,
            p.line("M208 292Q204 372 214 408Q256 452 298 408Q308 372 304 292", p.ink, 19),
            rim,
            p.seam("M256 82V216", p.accent),
        )
    return _from_above(*shapes)


def _moccasin(p: Pen) -> Shapes:
    y = 352
    upper = f"M74 {y}C70 {y - 44} 96 {y - 62} 140 {y - 70}C180 {y - 80} 196 {y - 108} 220 {y - 118}Q250 {y - 80} 310 {y - 76}T398 {y - 92}Q416 {y - 50} 414 {y}Z"
    fluff = fur(p, f"M226 {y - 106}Q250 {y - 78} 310 {y - 76}T396 {y - 90}", 24)
    gather = "".join(p.line(f"M{104 + 13 * i} {y - 44 - 3 * i}l8-14", p.ink, 2.4) for i in range(8))
    lace = p.tube(
        f"M214 {y - 92}c-28-24-42 2-18 6c12 2 18-6 18-6c18-18 34-2 22 6c-8 4-22-6-22-6", 4.5, "#8a5a33"
    )
    sole = p.part(f"M72 {y - 4}H416V{y + 14}H84Q70 {y + 12} 72 {y - 4}Z", "#4a3a2e", "top")
    return _pair(
        p.part(upper),
        p.line(f"M88 {y - 26}Q110 {y - 50} 150 {y - 56}Q196 {y - 62} 224 {y - 92}", p.ink, 3),
        gather,
        fluff,
        lace,
        sole,
    )


def _slipper_boot(p: Pen) -> Shapes:
    upper = "M82 364C76 318 104 296 150 284C196 272 222 246 226 214L222 176Q314 166 398 176L400 220Q412 300 410 364Z"
    cuff = fur(p, "M226 174Q314 164 396 174", 34)
    seam = p.seam("M310 190V360") + p.part(oval(268, 250, 11), p.accent, "ball")
    return _pair(
        p.part(upper),
        seam,
        cuff,
        p.part("M78 356Q240 364 414 354V380Q240 388 90 382Q76 378 78 356Z", "#5a5149", "top"),
    )


def _animal(p: Pen) -> Shapes:
    sole = p.part(FOOT, mix(p.base, p.ink, 0.3), "flat", line=3)
    bed = moved(p.part(FOOT, "#efe6d6", "round", line=1.4), scale=0.9)
    head = p.part(
        "M256 84C330 84 352 140 344 196C338 250 300 268 256 268C212 268 174 250 168 196C160 140 182 84 256 84Z",
        shade="ball",
    )
    ears = p.part("M196 112C170 60 152 40 140 66C132 100 150 146 178 160Z") + p.part(
        "M316 112C342 60 360 40 372 66C380 100 362 146 334 160Z"
    )
    if p.luck < 0.5:
        ears = (
            p.part(oval(186, 98, 32))
            + p.part(oval(326, 98, 32))
            + p.flat(oval(186, 98, 16) + oval(326, 98, 16), "#f2b7b7")
        )
    face = p.flat(oval(222, 168, 9, 11) + oval(290, 168, 9, 11), "#22222a") + p.part(
        oval(256, 214, 40, 30), mix(p.base, "#ffffff", 0.6), "ball", line=1.4
    )
    nose = p.flat(oval(256, 202, 12, 9), "#3a2c2c") + p.line("M256 210v12M240 224q16 12 32 0", "#3a2c2c", 3)
    return _from_above(sole, bed, ears, head, face, nose)


DRAWINGS: dict[str, Callable[[Pen], Shapes]] = {
    "sandals": sandal,
    "heels": heels,
    "loafers": loafer,
    "slippers": slipper,
}
