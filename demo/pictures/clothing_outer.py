"""Jackets and coats, lying flat and closed."""
# ruff: noqa: E501  (outlines are long path texts)

from __future__ import annotations

from collections.abc import Callable

from demo.pictures import cut as tailor
from demo.pictures.canvas import Pen, both, mix, oval, poly, rect
from demo.pictures.cut import Cut

Shapes = list[str]


def _shell(p: Pen, cut: Cut, cuff: str = "band", curve: float = 6) -> Shapes:
    d = tailor.torso(cut, curve)
    return [
        *tailor.sleeves(p, cut, "", cuff),
        tailor.back_neck(p, cut),
        p.part(d),
        tailor.folds(p, cut),
        tailor.printed(p, cut, d),
    ]


def _stand_collar(p: Pen, cut: Cut) -> str:
    n, t = cut.neck, cut.top
    d = f"M{256 - n - 6:g} {t + 10:g}L{256 - n:g} {t - 26:g}Q256 {t - 36:g} {256 + n:g} {t - 26:g}L{256 + n + 6:g} {t + 10:g}Q256 {t + 34:g} {256 - n - 6:g} {t + 10:g}Z"
    inside = f"M{256 - n + 4:g} {t - 24:g}Q256 {t - 33:g} {256 + n - 4:g} {t - 24:g}Q256 {t - 8:g} {256 - n + 4:g} {t - 24:g}Z"
    return p.part(d) + p.flat(inside, mix(p.base, "#0b0b14", 0.5))


def _neck(p: Pen, cut: Cut) -> Shapes:
    """The hood where there is one, a stand-up collar otherwise."""
    return tailor.hood(p, cut) if p.yes("hood") else [_stand_collar(p, cut)]


def _zip_front(p: Pen, cut: Cut, start: float) -> str:
    pull = p.part(rect(252, start + 6, 8, 18, 2), p.metal, "flat", line=1.2)
    return p.zip(f"M256 {start:g}V{cut.bottom + 2:g}") + pull


def _slant_pockets(p: Pen, y: float, zipped: bool = True) -> Shapes:
    d = f"M196 {y:g}L182 {y + 56:g}"
    return both(
        p.line(d, p.ink, 6), p.line(d, p.metal if zipped else p.light, 2, dash="2 3" if zipped else "")
    )


def _flap_pockets(p: Pen, y: float, w: float = 52) -> Shapes:
    box = p.line(rect(178, y, w, 58, 4), p.ink, 2)
    flap = p.part(
        poly((175, y - 4), (181 + w, y - 4), (181 + w, y + 16), (178 + w / 2, y + 22), (175, y + 16)),
        mix(p.base, p.ink, 0.08),
        "flat",
    )
    return both(box, flap, p.button(178 + w / 2, y + 12, 3.6, p.metal))


def jacket(p: Pen) -> Shapes:
    """Every jacket style, from raincoat to blazer."""
    style = p.style(
        "raincoat", "hiking", "windbreaker", "puffer", "denim", "leather", "bomber", "fleece", "blazer"
    )
    hooded = p.yes("hood")
    cut = tailor.measures(p, top=126 if hooded else 106, armpit=222 if hooded else 206, bottom=424 if hooded else 404,
                          sleeve_width=40, shoulder=102, chest=98, waist=96, hem=98, neckline="collar")  # fmt: skip
    cut.neckline = "round"
    made = {
        "puffer": _puffer,
        "denim": _denim,
        "leather": _leather,
        "bomber": _bomber,
        "fleece": _fleece,
        "blazer": _blazer,
    }
    return made.get(style, _technical)(p, cut)


def _technical(p: Pen, cut: Cut) -> Shapes:
    style = p.style("raincoat", "hiking", "windbreaker")
    if style == "raincoat":
        cut.bottom += 34
        cut.hem += 12
    shapes = [*_shell(p, cut, "band" if style != "windbreaker" else "rib"), *_neck(p, cut)]
    start = cut.top + (54 if p.yes("hood") else -22)
    if p.text("closure") == "snaps":
        shapes += [p.line(f"M240 {cut.top + 58:g}V{cut.bottom}M272 {cut.top + 58:g}V{cut.bottom}", p.ink, 2)]
        shapes.append(
            "".join(p.part(oval(256, cut.top + 76 + 40 * i, 6), p.metal, "ball", line=1.4) for i in range(6))
        )
    else:
        shapes.append(_zip_front(p, cut, start))
    if style == "raincoat":
        return [*shapes, *_flap_pockets(p, cut.bottom - 112)]
    shapes += _slant_pockets(p, cut.middle + 14)
    if style == "hiking":
        yoke = f"M{256 - cut.shoulder + 4:g} {cut.top + 70:g}Q256 {cut.top + 92:g} {256 + cut.shoulder - 4:g} {cut.top + 70:g}"
        shapes += [p.line(yoke, p.ink, 2.4), p.zip(f"M296 {cut.top + 104:g}v48")]
        shapes.append(p.part(rect(196, cut.top + 100, 26, 10, 2), p.accent, "flat", line=1))
    else:
        shapes.append(p.line(f"M{256 - cut.hem + 6:g} {cut.bottom - 14:g}H{256 + cut.hem - 6:g}", p.ink, 2))
    return shapes


def quilts(p: Pen, cut: Cut, step: float = 38) -> Shapes:
    """Padded horizontal channels: dark seam, light swell above it."""
    d = tailor.torso(cut)
    inner = []
    y = cut.top + 44
    while y < cut.bottom - 10:
        bump = "".join(f"q{dx} 9 {2 * dx} 0" for dx in (22,) * 6)
        inner.append(p.line(f"M124 {y:g}{bump}", p.ink, 3.4, opacity=0.85))
        inner.append(p.line(f"M124 {y - 13:g}{bump}", "#ffffff", 8, opacity=0.22))
        inner.append(p.line(f"M124 {y + 8:g}{bump}", "#0b0b14", 8, opacity=0.13))
        y += step
    return [p.clipped(d, *inner)]


def _puffed_sleeves(p: Pen, cut: Cut) -> Shapes:
    x, y, ix, iy = tailor.sleeve_ends(cut)
    shapes = []
    left, top = 256 - cut.shoulder, cut.top + 22
    n = 7
    for i in range(n - 1, -1, -1):
        f = (i + 0.5) / n
        cx = left + 14 + ((x + ix) / 2 - left - 10) * f
        cy = top + 24 + ((y + iy) / 2 - top - 30) * f
        r = 35 - 8 * f
        shapes.append(
            f'<g transform="rotate({18 + 2 * i} {cx:g} {cy:g})">{p.part(oval(cx, cy, r, 26), shade="top")}</g>'
        )
    return both(*shapes, tailor.band(p, (x + 4, y + 4), (ix - 2, iy + 4), "rib", 16))


def _puffer(p: Pen, cut: Cut, long: bool = False) -> Shapes:
    cut.chest += 8
    cut.waist += 10
    cut.hem += 8
    d = tailor.torso(cut)
    shapes = [
        *_puffed_sleeves(p, cut),
        p.part(d),
        tailor.printed(p, cut, d),
        *quilts(p, cut, 44 if long else 38),
    ]
    start = cut.top + (54 if p.yes("hood") else -24)
    shapes += [p.line(d, p.ink, 2.4), *_neck(p, cut), _zip_front(p, cut, start)]
    return [*shapes, *_slant_pockets(p, cut.middle + 26)]


def _denim(p: Pen, cut: Cut) -> Shapes:
    cut.neckline = "collar"
    cut.bottom -= 26
    thread = "#d79a4b"
    shapes = [
        *_shell(p, cut),
        tailor.hem_band(p, cut, "band", 24),
        *tailor.shirt_collar(p, cut, mix(p.base, p.ink, 0.12)),
    ]
    t, b = cut.top, cut.bottom
    shapes.append(
        p.line(f"M{256 - cut.chest + 4:g} {t + 76:g}H{256 + cut.chest - 4:g}", p.ink, 2.2)
        + p.seam(f"M{256 - cut.chest + 4:g} {t + 81:g}H{256 + cut.chest - 4:g}", thread)
    )
    shapes += both(p.line(f"M206 {t + 116:g}L222 {b - 24:g}", p.ink, 2), p.seam(f"M200 {t + 116:g}L216 {b - 24:g}", thread),
                   p.seam(f"M{256 - cut.chest + 12:g} {b - 16:g}H244", thread))  # fmt: skip
    flap = poly((176, t + 78), (230, t + 78), (230, t + 98), (203, t + 112), (176, t + 98))
    shapes += both(
        p.part(flap, mix(p.base, p.ink, 0.1), "flat"),
        p.seam(f"M180 {t + 96:g}L203 {t + 107:g}L226 {t + 96:g}", thread),
        p.button(203, t + 101, 4, p.metal),
    )
    shapes.append(
        p.line(f"M244 {t + 36:g}V{b}M268 {t + 36:g}V{b}", p.ink, 2) + p.seam(f"M248 {t + 40:g}V{b}", thread)
    )
    ys = [t + 50 + (b - t - 62) / 5 * i for i in range(6)]
    return [*shapes, "".join(p.part(oval(256, y, 5.5), "#b9783c", "ball", line=1.4) for y in ys)]


def _leather(p: Pen, cut: Cut) -> Shapes:
    cut.neckline = "v-neck"
    cut.bottom -= 26
    d = tailor.torso(cut)
    shapes = [
        *tailor.sleeves(p, cut, "", "band"),
        tailor.back_neck(p, cut),
        p.part(d, shade="gloss"),
        tailor.folds(p, cut),
    ]
    t = cut.top
    lapel = f"M{256 - cut.neck - 4:g} {t - 8:g}L{256 - cut.neck + 18:g} {t - 14:g}L252 {t + 84:g}L{256 - 58:g} {t + 96:g}L{256 - 74:g} {t + 54:g}L{256 - 56:g} {t + 46:g}Z"
    shapes += both(
        p.part(lapel, mix(p.base, "#ffffff", 0.12), "top"),
        p.button(192, t + 58, 3.4, p.metal),
        p.button(204, t + 88, 3.4, p.metal),
    )
    shapes.append(p.zip(f"M262 {t + 88:g}L288 {cut.bottom + 2:g}"))
    shapes += both(p.zip(f"M178 {cut.middle + 8:g}L216 {cut.middle + 34:g}"))
    shapes.append(p.zip(f"M296 {t + 122:g}l34-12"))
    belt = rect(256 - cut.hem, cut.bottom - 22, cut.hem * 2, 22, 2)
    shine = both(
        p.line(
            f"M{256 - cut.shoulder - 22:g} {t + 100:g}L{256 - cut.shoulder - 42:g} {cut.middle:g}",
            "#ffffff",
            7,
            opacity=0.28,
        )
    )
    return [
        *shapes,
        p.part(belt, mix(p.base, p.ink, 0.1)),
        p.line(rect(276, cut.bottom - 25, 28, 28, 3), p.metal, 4),
        *shine,
    ]


def _bomber(p: Pen, cut: Cut) -> Shapes:
    cut.bottom -= 18
    shapes = [*_shell(p, cut, "rib"), tailor.hem_band(p, cut, "rib", 28), tailor.neck_rib(p, cut, 20)]
    shapes += _slant_pockets(p, cut.middle + 4)
    shapes.append(_zip_front(p, cut, cut.top + 20))
    arm = f"M{256 - cut.shoulder - 34:g} {cut.top + 122:g}l20 6"
    return [*shapes, p.line(arm, p.ink, 7), p.line(arm, p.metal, 3)]


def _fleece(p: Pen, cut: Cut) -> Shapes:
    p.material = "fleece"
    start = cut.top + (54 if p.yes("hood") else -24)
    shapes = [*_shell(p, cut, "band"), *_neck(p, cut), _zip_front(p, cut, start)]
    y = cut.top + 74
    flap = poly((284, y), (332, y), (332, y + 52), (284, y + 52))
    trim = p.accent if p.luck < 0.6 else p.dark
    shapes += [p.part(flap, trim, "top"), p.zip(f"M288 {y + 12:g}h40")]
    return [*shapes, *_slant_pockets(p, cut.middle + 14), tailor.hem_band(p, cut, "band", 12)]


def _blazer(p: Pen, cut: Cut) -> Shapes:
    cut.neckline, cut.bottom = "v-neck", cut.bottom + 18
    t = cut.top
    shirt = p.part(
        f"M{256 - cut.neck + 4:g} {t:g}L256 {t + 150:g}L{256 + cut.neck - 4:g} {t:g}Z",
        "#f3f2ee" if p.color != "white" else "#b9cfe6",
        "top",
    )
    shapes = [*_shell(p, cut, "", 14), shirt, *_lapels(p, t, 156)]
    shapes.append(p.line(f"M256 {t + 150:g}Q258 {cut.bottom - 60:g} 240 {cut.bottom + 4:g}", p.ink, 2.6))
    shapes.append(tailor.dot_buttons(p, 264, [t + 172, t + 214], 6.5))
    shapes += both(p.part(rect(168, cut.middle + 24, 56, 15, 2), mix(p.base, p.ink, 0.12), "flat"))
    shapes.append(p.line(f"M286 {t + 112:g}l38-6", p.ink, 5))
    return [
        *shapes,
        *both(
            "".join(
                p.button(
                    tailor.sleeve_ends(cut)[2] - 5 + 2 * i, tailor.sleeve_ends(cut)[3] - 12 - 11 * i, 2.8
                )
                for i in range(3)
            )
        ),
    ]


def _lapels(p: Pen, t: float, deep: float) -> Shapes:
    """Notched lapels that cross at `deep` below the neck."""
    lapel = f"M218 {t - 6:g}L254 {t + deep:g}L204 {t + 84:g}L190 {t + 54:g}L206 {t + 44:g}L196 {t + 32:g}Z"
    collar = f"M214 {t - 10:g}L228 {t - 4:g}L212 {t + 50:g}L192 {t + 36:g}Q196 {t + 6:g} 214 {t - 10:g}Z"
    back = p.part(
        f"M212 {t - 8:g}Q256 {t - 26:g} 300 {t - 8:g}L292 {t + 6:g}Q256 {t - 8:g} 220 {t + 6:g}Z",
        mix(p.base, p.ink, 0.1),
        "flat",
    )
    return [
        back,
        *both(
            p.part(lapel, mix(p.base, "#ffffff", 0.07), "top"),
            p.part(collar, mix(p.base, p.ink, 0.08), "top"),
        ),
    ]


def coat(p: Pen) -> Shapes:
    """Wool, trench, parka, puffer, waterproof and duffle coats."""
    style = p.style("wool coat", "trench", "parka", "puffer", "waterproof", "duffle")
    cut = tailor.measures(
        p,
        top=70,
        armpit=172,
        middle=250,
        bottom=372,
        sleeve_width=38,
        hem=106,
        shoulder=94,
        chest=88,
        waist=86,
    )
    cut.neckline = "v-neck" if style in {"wool coat", "trench"} else "round"
    if p.audience == "women":
        cut.hem += 8
    if p.yes("hood"):
        cut.top += 26
        cut.armpit += 22
    made = {"trench": _trench, "wool coat": _wool, "duffle": _duffle}
    if style == "puffer":
        return _puffer(p, cut, long=True)
    return made[style](p, cut) if style in made else _parka(p, cut, style)


def _wool(p: Pen, cut: Cut) -> Shapes:
    shapes = [*_shell(p, cut, "", 6), *_lapels(p, cut.top, 116)]
    double = p.luck < 0.4
    shapes.append(p.line(f"M{254 if not double else 280} {cut.top + 116:g}V{cut.bottom + 3:g}", p.ink, 2.4))
    ys = [cut.top + 138 + 56 * i for i in range(3)]
    shapes.append(tailor.dot_buttons(p, 266, ys, 8.5))
    if double:
        shapes.append(tailor.dot_buttons(p, 222, ys, 8.5))
    return [*shapes, *both(p.part(rect(164, cut.middle + 52, 54, 18, 2), mix(p.base, p.ink, 0.12), "flat"))]


def _trench(p: Pen, cut: Cut) -> Shapes:
    t, waist = cut.top, cut.middle + 10
    shapes = [*_shell(p, cut, "band", 6)]
    flap = f"M{256 - cut.shoulder + 12:g} {t + 30:g}L{256 - 20} {t + 70:g}L{256 - 30} {t + 116:g}L{256 - cut.chest + 2:g} {t + 104:g}Z"
    shapes += both(
        p.part(flap, mix(p.base, "#ffffff", 0.05), "top"),
        p.part(poly((160, t + 24), (196, t + 12), (198, t + 22), (162, t + 36)), p.dark, "flat"),
    )
    shapes += [*_lapels(p, t, 104), p.line(f"M282 {t + 104:g}V{cut.bottom + 3:g}", p.ink, 2.2)]
    ys = [t + 132, t + 160, waist + 44, waist + 84]
    shapes += [tailor.dot_buttons(p, 226, ys, 7), tailor.dot_buttons(p, 272, ys, 7)]
    w = cut.waist + 3
    shapes.append(p.part(rect(256 - w, waist - 11, 2 * w, 22, 3), mix(p.base, p.ink, 0.1)))
    shapes.append(p.line(rect(238, waist - 15, 34, 30, 4), "#5a3d25", 6))
    shapes.append(
        p.part(
            f"M272 {waist - 6:g}L312 {waist + 62:g}L296 {waist + 68:g}L262 {waist + 8:g}Z",
            mix(p.base, p.ink, 0.1),
            "flat",
        )
    )
    return [*shapes, *both(p.line(f"M184 {waist + 36:g}L172 {waist + 84:g}", p.ink, 4))]


def _parka(p: Pen, cut: Cut, style: str) -> Shapes:
    fur = style == "parka"
    hood = tailor.hood(p, cut)
    if fur:
        n, t = cut.neck, cut.top
        rim = f"M246 {t + 46:g}C{256 - n + 2:g} {t + 26:g} {256 - n - 6:g} {t - 40:g} 256 {t - 50:g}C{256 + n + 6:g} {t - 40:g} {256 + n - 2:g} {t + 26:g} 266 {t + 46:g}"
        hood += [
            p.line(rim, "#8d6f4e", 27, dash="3 3"),
            p.line(rim, "#c8a880", 21),
            p.line(rim, "#efdcc0", 19, dash="2 6", opacity=0.8),
        ]
    shapes = [*_shell(p, cut, "band", 6), *hood]
    shapes.append(
        p.line(
            f"M240 {cut.top + 66:g}V{cut.bottom + 2:g}M276 {cut.top + 66:g}V{cut.bottom + 2:g}", p.ink, 2.2
        )
    )
    if fur:
        shapes.append(
            "".join(
                p.part(oval(258, cut.top + 84 + 44 * i, 5.5), p.metal, "ball", line=1.3) for i in range(6)
            )
        )
        shapes.append(p.line(f"M{256 - cut.waist + 2:g} {cut.middle:g}H{256 + cut.waist - 2:g}", p.ink, 2.4))
        shapes += both(p.tube(f"M236 {cut.middle:g}q-8 16-4 34", 3, "#e8e2d4"))
        return [*shapes, *_flap_pockets(p, cut.middle + 30)]
    tape = both(
        p.line(
            f"M{256 - cut.shoulder + 2:g} {cut.top + 66:g}Q220 {cut.top + 84:g} 240 {cut.top + 84:g}",
            p.ink,
            2.4,
        )
    )
    return [*shapes, _zip_front(p, cut, cut.top + 54), *tape, *_slant_pockets(p, cut.middle + 14)]


def _duffle(p: Pen, cut: Cut) -> Shapes:
    shapes = [*_shell(p, cut, "", 6), *tailor.hood(p, cut)]
    yoke = f"M{256 - cut.shoulder + 4:g} {cut.top + 50:g}Q200 {cut.top + 82:g} 256 {cut.top + 76:g}"
    shapes += [
        *both(p.line(yoke, p.ink, 2.4)),
        p.line(f"M270 {cut.top + 64:g}V{cut.bottom + 2:g}", p.ink, 2.4),
    ]
    for i in range(4):
        y = cut.top + 88 + 54 * i
        loop = "#3d2a1c" if p.color != "brown" else "#e4cda4"
        shapes.append(
            p.line(f"M212 {y}h90", loop, 3.4)
            + p.part(poly((204, y - 7), (218, y - 7), (218, y + 7), (204, y + 7)), loop, "flat")
        )
        shapes.append(p.part(poly((298, y - 7), (312, y - 7), (312, y + 7), (298, y + 7)), loop, "flat"))
        shapes.append(p.part(f"M238 {y - 3}q18-5 36 0v6q-18 5-36 0Z", "#c99a5e", "top"))
    return [*shapes, *_flap_pockets(p, cut.middle + 60)]


DRAWINGS: dict[str, Callable[[Pen], Shapes]] = {"jackets": jacket, "coats": coat}
