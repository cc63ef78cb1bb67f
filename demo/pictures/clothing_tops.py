"""T-shirts, shirts, sweaters and hoodies, lying flat."""
# ruff: noqa: E501  (outlines are long path texts)

from __future__ import annotations

from collections.abc import Callable

from demo.pictures import cut as tailor
from demo.pictures.canvas import Pen, both, mix, oval, poly
from demo.pictures.cut import Cut

Shapes = list[str]


def _body(p: Pen, cut: Cut, cuff: str = "", curve: float = 8) -> Shapes:
    d = tailor.torso(cut, curve)
    contrast = p.accent if p.pattern == "colour-block" and p.luck < 0.5 else ""
    return [
        *tailor.sleeves(p, cut, contrast, cuff),
        tailor.back_neck(p, cut),
        p.part(d),
        tailor.folds(p, cut),
        tailor.printed(p, cut, d),
    ]


def _hem(p: Pen, cut: Cut) -> str:
    return p.seam(
        f"M{256 - cut.hem + 3:g} {cut.bottom - 10:g}Q256 {cut.bottom - 2:g} {256 + cut.hem - 3:g} {cut.bottom - 10:g}"
    )


def t_shirt(p: Pen) -> Shapes:
    """T-shirts, polos, tank tops, long-sleeved and running tops."""
    style = p.style("crew neck", "v-neck", "polo", "tank", "long-sleeved", "running", "graphic")
    cut = tailor.measures(p, sleeve="short")
    p.zoom = 1.18
    if style == "tank":
        return _tank(p, cut)
    if style == "polo":
        return _polo(p, cut)
    shapes = [*_body(p, cut), tailor.neck_rib(p, cut), _hem(p, cut)]
    if style == "running":
        shapes += both(
            p.line(
                f"M{256 - cut.shoulder + 8:g} {cut.top + 24:g}Q{256 - cut.chest + 24:g} {cut.armpit - 20:g} {256 - cut.chest + 12:g} {cut.bottom - 8:g}",
                p.accent,
                5,
            )
        )
        shapes.append(p.flat(f"M{256 + 34} {cut.top + 84:g}l26-6-6 8z", p.accent))
    if p.says("chest pocket"):
        shapes.append(tailor.chest_pocket(p, 278, cut.armpit - 14, 36))
    return shapes


def _tank(p: Pen, cut: Cut) -> Shapes:
    cut.sleeve, cut.neckline, cut.neck = "sleeveless", "low", 44
    cut.shoulder -= 4
    d = tailor.torso(cut)
    return [
        tailor.back_neck(p, cut),
        p.part(d),
        tailor.folds(p, cut),
        tailor.printed(p, cut, d),
        tailor.neck_rib(p, cut, 7),
        _hem(p, cut),
    ]


def _polo(p: Pen, cut: Cut) -> Shapes:
    cut.neckline = "collar"
    shapes = [*_body(p, cut, "rib"), *tailor.shirt_collar(p, cut, mix(p.base, p.ink, 0.15))]
    t = cut.top
    shapes.append(p.line(f"M245 {t + 36:g}V{t + 112:g}H267V{t + 36:g}", p.ink, 2))
    shapes.append(tailor.dot_buttons(p, 256, [t + 54, t + 78, t + 100], 4))
    return [*shapes, _hem(p, cut)]


def shirt(p: Pen) -> Shapes:
    """Button-up shirts and blouses."""
    style = p.style("dress shirt", "oxford", "linen", "flannel", "denim", "holiday", "blouse")
    cut = tailor.measures(p, neckline="collar", bottom=424)
    p.zoom = 1.08
    if style == "blouse":
        return _blouse(p, cut)
    cut.neckline = "collar"
    shapes = [*_body(p, cut, "band" if cut.sleeve == "long" else "", curve=26), *tailor.shirt_collar(p, cut)]
    shapes.append(tailor.placket(p, cut, cut.top + 36, cut.bottom + 12))
    if cut.sleeve == "long":
        x, y, ix, iy = tailor.sleeve_ends(cut)
        shapes += both(p.button((x + ix) / 2 + 4, (y + iy) / 2 - 10, 3.4))
    y = cut.armpit - 16
    if style in {"flannel", "denim"}:
        for x in (188, 284):
            shapes.append(tailor.chest_pocket(p, x, y, 40))
            shapes.append(
                p.part(
                    poly((x - 2, y - 4), (x + 42, y - 4), (x + 40, y + 8), (x + 20, y + 16), (x, y + 8)),
                    mix(p.base, p.ink, 0.1),
                    "flat",
                    line=1.8,
                )
            )
    elif p.says("chest pocket") or style in {"oxford", "holiday"}:
        shapes.append(tailor.chest_pocket(p, 284, y, 38))
    if style == "oxford":
        t, n = cut.top, cut.neck
        shapes += both(p.button(256 - n + 8, t + 44, 2.8))
    return shapes


def _blouse(p: Pen, cut: Cut) -> Shapes:
    cut.hem += 8
    cut.sleeve_width += 12
    shapes = _body(p, cut, "band" if cut.sleeve != "short" else "", curve=14)
    if cut.neckline == "collar":
        return [
            *shapes,
            *tailor.shirt_collar(p, cut),
            tailor.placket(p, cut, cut.top + 36, cut.bottom + 6, 30),
        ]
    t = cut.top
    shapes.append(p.line(f"M{256 - cut.neck:g} {t:g}{tailor.neck_edge(cut)}", p.ink, 4))
    if cut.neckline == "v-neck":
        return [*shapes, tailor.placket(p, cut, t + 78, cut.bottom + 4, 34)]
    bow = "M256 {0}C226 {1} 206 {1} 208 {0}C206 {2} 226 {2} 256 {0}Z".format(t + 40, t + 20, t + 62)
    tails = f"M252 {t + 44:g}L232 {t + 116:g}L248 {t + 112:g}L258 {t + 48:g}Z"
    return [
        *shapes,
        *both(p.part(tails, mix(p.base, p.ink, 0.08), "flat"), p.part(bow, mix(p.base, p.ink, 0.08), "top")),
        p.part(oval(256, t + 40, 9), p.dark, "ball"),
    ]


def sweater(p: Pen) -> Shapes:
    """Knitted sweaters and cardigans."""
    style = p.style("crew neck", "v-neck", "roll neck", "cable knit", "cardigan", "fair isle")
    p.material = p.material if "knit" in p.material else f"{p.material} knit"
    cut = tailor.measures(p, sleeve_width=38)
    p.zoom = 1.08
    if style == "cardigan":
        return _cardigan(p, cut)
    graphic, p.pattern = p.pattern, "plain" if p.pattern == "graphic" else p.pattern
    shapes = _body(p, cut, "rib")
    if style == "fair isle" or graphic == "graphic":
        shapes.append(_fair_isle(p, cut))
    if style == "cable knit":
        shapes += [_cable(p, x, cut) for x in (206, 256, 306)]
    collar = tailor.roll_neck if cut.neckline == "high neck" or style == "roll neck" else tailor.neck_rib
    return [*shapes, tailor.hem_band(p, cut, "rib", 26), collar(p, cut)]


def _fair_isle(p: Pen, cut: Cut) -> str:
    y = cut.top + 74
    zig = "".join(f"l10 {-12 if i % 2 else 12}" for i in range(22))
    out = p.line(f"M146 {y - 6:g}{zig}", p.accent, 5) + p.line(f"M146 {y + 62:g}{zig}", p.accent, 5)
    for i in range(-3, 4):
        x = 256 + 30 * i
        flake = f"M{x - 10:g} {y + 30:g}h20M{x:g} {y + 20:g}v20M{x - 7:g} {y + 23:g}l14 14M{x + 7:g} {y + 23:g}l-14 14"
        out += p.line(flake, p.accent, 3.4)
    out += p.line(f"M146 {y + 96:g}h220", p.accent, 4, dash="5 8") + p.line(
        f"M146 {y - 26:g}h220", p.accent, 4, dash="5 8"
    )
    return p.clipped(tailor.torso(cut), out)


def _cable(p: Pen, x: float, cut: Cut) -> str:
    out = ""
    y, stop = cut.top + (66 if x == 256 else 50), cut.bottom - 36
    while y < stop:
        out += p.line(
            f"M{x - 12} {y:g}q0 14 12 16t12 16M{x + 12} {y:g}q0 14-10 14M{x - 12} {y + 32:g}q0-12 8-13",
            p.ink,
            3,
            opacity=0.75,
        )
        y += 32
    edge = f"M{x - 20} {cut.top + 52:g}V{stop:g}M{x + 20} {cut.top + 52:g}V{stop:g}"
    return p.line(edge, p.ink, 2, opacity=0.45) + out


def _cardigan(p: Pen, cut: Cut) -> Shapes:
    if cut.neckline != "round":
        cut.neckline = "v-neck"
    start = cut.top + (80 if cut.neckline == "v-neck" else 32)
    shapes = [*_body(p, cut, "rib"), tailor.hem_band(p, cut, "rib", 24)]
    trim = mix(p.base, p.ink, 0.16)
    d = f"M256 {start:g}V{cut.bottom + 6:g}"
    shapes += [
        p.line(d, p.ink, 27),
        p.line(d, trim, 23),
        p.line(d, p.ink, 1.4, opacity=0.8),
        tailor.neck_rib(p, cut, 13),
    ]
    step = (cut.bottom - start - 10) / 5
    shapes.append(tailor.dot_buttons(p, 256, [start + 14 + step * i for i in range(5)], 7))
    for x in (178, 286):
        shapes.append(
            p.line(f"M{x} {cut.bottom - 92:g}h48v54h-48Z", p.ink, 2)
            + p.line(f"M{x} {cut.bottom - 84:g}h48", p.ink, 2)
        )
    return shapes


def hoodie(p: Pen) -> Shapes:
    """Hoodies with and without zip, and sweatshirts."""
    style = p.style("pullover", "zip", "sweatshirt", "fleece")
    cut = tailor.measures(
        p, sleeve_width=40, top=126, armpit=226, bottom=424, shoulder=102, chest=98, waist=98
    )
    if style == "sweatshirt" or p.text("hood") == "false":
        cut.top -= 22
        shapes = [*_body(p, cut, "rib"), tailor.hem_band(p, cut), tailor.neck_rib(p, cut, 11)]
        return [*shapes, p.line(f"M244 {cut.top + 34:g}h24l-12 20Z", p.ink, 2)]
    zipped = style in {"zip", "fleece"} or p.text("closure") == "zip"
    picture, p.pattern = p.pattern, "plain" if zipped and p.pattern == "graphic" else p.pattern
    shapes = [*tailor.hood(p, cut), *_body(p, cut, "rib")[0:2]]
    d = tailor.torso(cut)
    shapes += [p.part(d), tailor.folds(p, cut), *_hood_collar(p, cut)]
    shapes.append(tailor.printed(p, cut, d) if picture == p.pattern else "")
    shapes += [tailor.hem_band(p, cut), tailor.kangaroo(p, cut)]
    if zipped:
        shapes.append(p.zip(f"M256 {cut.top + 44:g}V{cut.bottom + 4:g}"))
        shapes.append(p.part(f"M252 {cut.top + 52:g}h8v18h-8Z", p.metal, "metal", line=1.2))
    return [*shapes, "" if style == "fleece" else tailor.drawstrings(p, cut)]


def _hood_collar(p: Pen, cut: Cut) -> Shapes:
    """The two edges of the hood that cross at the throat."""
    n, t = cut.neck + 20, cut.top
    leaf = f"M{256 - n:g} {t + 34:g}C{256 - n - 4:g} {t + 4:g} {256 - n + 8:g} {t - 14:g} {256 - n + 22:g} {t - 20:g}C{256 - n + 18:g} {t + 14:g} {256 - 16:g} {t + 40:g} 258 {t + 46:g}L256 {t + 58:g}Q{256 - n + 10:g} {t + 54:g} {256 - n:g} {t + 34:g}Z"
    hole = f"M{256 - 36} {t - 4:g}Q256 {t + 14:g} {256 + 36} {t - 4:g}L262 {t + 46:g}H250Z"
    return [
        p.flat(hole, mix(p.base, "#0b0b14", 0.5)),
        *both(p.part(leaf, mix(p.base, "#ffffff", 0.06), "top")),
    ]


DRAWINGS: dict[str, Callable[[Pen], Shapes]] = {
    "t-shirts": t_shirt,
    "shirts": shirt,
    "sweaters": sweater,
    "hoodies": hoodie,
}
