"""Dresses, skirts and swimwear."""
# ruff: noqa: E501  (outlines are long path texts)

from __future__ import annotations

from collections.abc import Callable

from demo.pictures import cut as tailor
from demo.pictures.canvas import Pen, both, mix, moved, oval, rect
from demo.pictures.cut import Cut
from demo.pictures.motifs import block, motif

Shapes = list[str]
HEMS = {"mini": 330, "knee": 384, "midi": 430, "maxi": 476}


def _outline(cut: Cut, waist: float, flare: float, straps: bool) -> str:
    """A dress in one piece: bodice to the waist, skirt to the hem."""
    n, t, s = cut.neck, cut.top, cut.shoulder
    if straps:
        top = f"M{256 - n - 4:g} {t + 58:g}{_low_front(cut)}"
        right = f"Q{256 + cut.chest - 4:g} {t + 66:g} {256 + cut.chest - 10:g} {t + 100:g}"
        left = f"Q{256 - cut.chest + 4:g} {t + 66:g} {256 - n - 4:g} {t + 58:g}Z"
    else:
        inner = s - (20 if cut.sleeve != "sleeveless" else 26)
        top = f"M{256 - n:g} {t:g}{tailor.neck_edge(cut)}L{256 + inner:g} {t + 18:g}"
        right = f"Q{256 + inner - 10:g} {t + 70:g} {256 + cut.chest - 10:g} {t + 100:g}"
        left = f"Q{256 - inner + 10:g} {t + 70:g} {256 - inner:g} {t + 18:g}Z"
    w, b = cut.waist, cut.bottom
    return (
        f"{top}{right}Q{256 + w + 2:g} {waist - 30:g} {256 + w:g} {waist:g}"
        f"C{256 + w + flare * 0.32:g} {waist + 0.25 * (b - waist):g} {256 + flare * 0.7 + w:g} {b - 0.33 * (b - waist):g} {256 + w + flare:g} {b:g}"
        f"Q256 {b + 18:g} {256 - w - flare:g} {b:g}C{256 - flare * 0.7 - w:g} {b - 0.33 * (b - waist):g} {256 - w - flare * 0.32:g} {waist + 0.25 * (b - waist):g} {256 - w:g} {waist:g}"
        f"Q{256 - w - 2:g} {waist - 30:g} {256 - cut.chest + 10:g} {t + 100:g}{left}"
    )


def _low_front(cut: Cut) -> str:
    n, t = cut.neck, cut.top
    if cut.neckline == "v-neck":
        return f"L256 {t + 96:g}L{256 + n + 4:g} {t + 58:g}"
    if cut.neckline == "off-shoulder":
        return f"Q256 {t + 78:g} {256 + n + 4:g} {t + 58:g}"
    return (
        f"Q256 {t + 84:g} {256 + n + 4:g} {t + 58:g}"
        if cut.neckline == "round"
        else f"L{256 + n + 4:g} {t + 58:g}"
    )


def dress(p: Pen) -> Shapes:
    """Every style of dress; sleeve, neckline and length follow the attributes."""
    style = p.style(
        "wrap", "maxi", "shirt dress", "slip", "summer", "evening", "knitted", "pinafore", "twirl"
    )
    cut = Cut(neck=34, shoulder=82, chest=72, waist=54, top=64, armpit=156, sleeve_width=30)
    cut.sleeve, cut.neckline = p.text("sleeve", "short"), p.text("neckline", "round")
    cut.bottom = HEMS.get(p.text("length"), 410) + p.vary(-4, 4)
    if p.kids:
        cut.bottom, cut.waist, cut.chest, cut.neck = min(cut.bottom, 372), 62, 72, 36
    flare = {"knitted": 26, "slip": 40, "evening": 76, "twirl": 112, "shirt dress": 52, "pinafore": 70}.get(
        style, 74
    ) + p.vary(-6, 8)
    flare *= 0.8 if p.text("fit") == "fitted" else 1
    strappy = (
        cut.sleeve == "sleeveless"
        and (style in {"slip", "summer", "evening", "maxi"} or cut.neckline == "off-shoulder")
        and cut.neckline not in {"high neck", "collar"}
    )
    if cut.neckline == "off-shoulder":
        strappy = True
    return _dress(p, cut, style, flare, strappy or style == "pinafore")


def _dress(p: Pen, cut: Cut, style: str, flare: float, straps: bool) -> Shapes:
    waist = 218.0 if style != "slip" else 196.0
    d = _outline(cut, waist, flare, straps)
    shapes: Shapes = []
    if style == "knitted":
        p.material += " knit"
    if style == "pinafore":
        shapes += _blouse_under(p, cut)
    if straps:
        shapes += _straps(p, cut, style)
    else:
        shapes += [*_arms(p, cut), tailor.back_neck(p, cut)]
    shapes.append(p.part(d, shade="gloss" if p.material in {"satin", "silk"} else "round"))
    shapes += _drape(p, cut, waist, flare)
    if p.pattern == "graphic":
        shapes.append(
            motif(
                p,
                256,
                cut.top + 112,
                76,
                "" if style != "twirl" else p.pick("rainbow", "cat", "heart", "star"),
            )
        )
    if p.pattern == "colour-block":
        shapes += [block(p, d, (waist, 512)), p.line(d, p.ink, 2.2)]
    return shapes + _details(p, cut, style, waist)


def _arms(p: Pen, cut: Cut) -> Shapes:
    if cut.sleeve == "sleeveless":
        return []
    reach = tailor.REACH.get(cut.sleeve, 0.3)
    x, y = 256 - cut.shoulder - 12 - 50 * reach, cut.top + 34 + 222 * reach + (20 if reach < 0.5 else 0)
    left, t = 256 - cut.shoulder, cut.top
    w = 44 if reach < 0.5 else 32
    d = f"M{left + 26:g} {t + 14:g}Q{left - 2:g} {t + 22:g} {left - 10:g} {t + 56:g}L{x:g} {y:g}L{x + w:g} {y + 10:g}L{256 - cut.chest + 8:g} {t + 104:g}L{left + 34:g} {t + 40:g}Z"
    return both(p.part(d, turn=20), p.seam(f"M{x + 3:g} {y - 8:g}L{x + w:g} {y + 2:g}"))


def _straps(p: Pen, cut: Cut, style: str) -> Shapes:
    n, t = cut.neck, cut.top
    if cut.neckline == "off-shoulder":
        sleeve = f"M{256 - n - 10:g} {t + 52:g}Q{256 - cut.shoulder - 20:g} {t + 50:g} {256 - cut.shoulder - 26:g} {t + 100:g}L{256 - cut.chest + 14:g} {t + 112:g}Z"
        return both(p.part(sleeve, turn=24))
    wide = 4 if style in {"slip", "evening"} else 10 if style != "pinafore" else 18
    x = 256 - n - 1
    return both(
        p.tube(f"M{x:g} {t + 64:g}C{x - 4:g} {t + 30:g} {x + 4:g} {t + 6:g} {x + 12:g} {t - 2:g}", wide)
    )


def _blouse_under(p: Pen, cut: Cut) -> Shapes:
    """The white top that a pinafore is worn over."""
    t, s = cut.top, cut.shoulder
    white = "#f7f5f0" if p.color not in {"white", "cream"} else "#b7cbe2"
    body = f"M{256 - 30} {t - 6:g}Q256 {t + 26:g} {256 + 30} {t - 6:g}L{256 + s - 18:g} {t + 14:g}L{256 + 66} {t + 116:g}H{256 - 66}L{256 - s + 18:g} {t + 14:g}Z"
    sleeve = f"M{256 - s + 24:g} {t + 10:g}Q{256 - s - 10:g} {t + 22:g} {256 - s - 22:g} {t + 84:g}L{256 - s + 24:g} {t + 96:g}L{256 - 58} {t + 64:g}Z"
    return [
        *both(p.part(sleeve, white)),
        p.part(body, white),
        *both(p.part(f"M256 {t + 22:g}Q232 {t + 30:g} 222 {t + 14:g}L226 {t - 8:g}Z", white, "flat")),
    ]


def _drape(p: Pen, cut: Cut, waist: float, flare: float) -> Shapes:
    folds = []
    for f in (0.2, 0.5, 0.8):
        x = 256 - (cut.waist + flare) * f
        folds.append(
            p.fold(
                f"M{256 - cut.waist * f:g} {waist + 24:g}Q{256 - (cut.waist + flare * 0.6) * f:g} {cut.bottom - 90:g} {x:g} {cut.bottom - 2:g}"
            )
        )
    hem = cut.waist + flare - 4
    return [
        *both(*folds),
        p.seam(f"M{256 - hem:g} {cut.bottom - 9:g}Q256 {cut.bottom + 8:g} {256 + hem:g} {cut.bottom - 9:g}"),
    ]


def _details(p: Pen, cut: Cut, style: str, waist: float) -> Shapes:
    w, t, b = cut.waist + 1, cut.top, cut.bottom
    belt = f"M{256 - w:g} {waist - 8:g}H{256 + w:g}V{waist + 8:g}H{256 - w:g}Z"
    dark = mix(p.base, p.ink, 0.22)
    if style == "wrap":
        cross = p.line(f"M{256 + cut.neck:g} {t:g}L{256 - w + 8:g} {waist - 8:g}", p.ink, 3)
        skirt = p.line(f"M{256 + 20} {waist + 8:g}Q{256 + 10} {b - 90:g} {256 + 50} {b + 6:g}", p.ink, 3)
        bow = p.part(
            f"M284 {waist:g}q-26-22-30 0t30 0zM284 {waist:g}q28-20 32 2t-32-2z", dark, "flat"
        ) + p.part(f"M280 {waist + 2:g}l-14 66h16l8-64zM288 {waist + 2:g}l14 54 14-4-16-52z", dark, "flat")
        return [cross, skirt, p.part(belt, dark), bow]
    if style == "shirt dress":
        return [
            *tailor.shirt_collar(p, cut),
            tailor.placket(p, cut, t + 34, b + 8, 34),
            p.part(belt, dark),
            p.line(rect(246, waist - 11, 22, 22, 3), p.metal, 4),
        ]
    if style == "knitted":
        neck = tailor.roll_neck(p, cut) if cut.neckline == "high neck" else tailor.neck_rib(p, cut)
        return [
            neck,
            p.line(f"M{256 - w - 20:g} {b - 14:g}Q256 {b + 4:g} {256 + w + 20:g} {b - 14:g}", p.ink, 2.4),
        ]
    if style == "pinafore":
        bib = p.line(f"M{256 - w:g} {waist:g}H{256 + w:g}", p.ink, 2.6) + p.seam(
            f"M{256 - w:g} {waist + 7:g}H{256 + w:g}"
        )
        return [
            bib,
            *both(p.button(256 - cut.neck + 2, t + 70, 7, p.metal)),
            tailor.chest_pocket(p, 236, waist - 62, 40),
        ]
    if style in {"evening", "twirl"}:
        sash = p.part(
            f"M{256 - w:g} {waist - 12:g}H{256 + w:g}V{waist + 12:g}H{256 - w:g}Z",
            p.accent if style == "twirl" else dark,
            "gloss",
        )
        return [
            sash,
            *(
                _frills(p, cut, waist)
                if style == "twirl"
                else [p.fold(f"M{256 - 30} {t + 100:g}Q256 {t + 130:g} {256 + 30} {t + 100:g}")]
            ),
        ]
    seams = (
        []
        if style == "slip"
        else [p.line(f"M{256 - w:g} {waist:g}Q256 {waist + 7:g} {256 + w:g} {waist:g}", p.ink, 2.4)]
    )
    if cut.neckline == "high neck":
        seams.append(tailor.roll_neck(p, cut))
    if cut.neckline == "collar":
        seams += tailor.shirt_collar(p, cut)
    if style == "maxi":
        y = waist + (b - waist) * 0.55
        seams.append(p.line(f"M{256 - w - 50:g} {y:g}Q256 {y + 14:g} {256 + w + 50:g} {y:g}", p.ink, 2.2))
    return seams


def _frills(p: Pen, cut: Cut, waist: float) -> Shapes:
    y = (waist + cut.bottom) / 2 + 10
    return [p.line(f"M{256 - cut.waist - 64:g} {y:g}" + "q9 14 18 0" * 14, p.ink, 2.2)] if cut.waist else []


def skirt(p: Pen) -> Shapes:
    """Skirts of every length, drawn wider the softer the cloth."""
    style = p.style("midi", "pleated", "mini", "denim", "pencil", "maxi", "tulle")
    length = p.text("length", "midi")
    b = {"mini": 300, "knee": 344, "midi": 400, "maxi": 458}.get(length, 380) + p.vary(-6, 6)
    t, w = 88.0, 74.0 + p.vary(-4, 4)
    p.zoom = {"mini": 1.25, "knee": 1.12}.get(length, 1.0)
    hem = {"pencil": w + 8, "tulle": 178, "mini": w + 42, "denim": w + 34, "pleated": 150, "maxi": 152}.get(
        style, 138
    )
    hips = w + 22
    d = f"M{256 - w:g} {t + 22:g}H{256 + w:g}C{256 + hips:g} {t + 70:g} {256 + w + 0.62 * (hem - w):g} {b - 0.36 * (b - t):g} {256 + hem:g} {b:g}Q256 {b + 20:g} {256 - hem:g} {b:g}C{256 - w - 0.62 * (hem - w):g} {b - 0.36 * (b - t):g} {256 - hips:g} {t + 70:g} {256 - w:g} {t + 22:g}Z"
    dy = (430 - b) / 2 - 30
    inner = [p.part(d), *_skirt_lines(p, style, (w, t, hem, b))]
    inner.append(
        p.part(
            rect(256 - w - 2, t, 2 * w + 4, 24, 3), mix(p.base, p.ink, 0.12) if style != "tulle" else p.dark
        )
    )
    if p.text("closure") == "elastic":
        inner += [
            p.line(f"M{256 - w + 8 * i:g} {t + 3:g}v18", p.ink, 1.6, opacity=0.6)
            for i in range(1, int(w / 4))
        ]
    elif p.text("closure") == "buttons" or p.says("button front"):
        inner.append(p.line(f"M244 {t + 24:g}V{b + 8:g}M268 {t + 24:g}V{b + 8:g}", p.ink, 1.8))
        inner += [p.button(256, t + 12 + 38 * i, 5) for i in range(int((b - t) / 38) + 1)]
    return [moved(*inner, dy=round(dy, 1))]


def _tulle(p: Pen, size: tuple[float, float, float, float]) -> Shapes:
    """Veils in layers."""
    w, t, hem, b = size
    layers = [
        p.line(
            f"M{256 - hem * f:g} {b - 100 * (1 - f):g}" + f"q{hem * f / 6:g} 26 {hem * f / 3:g} 0" * 6,
            p.light,
            4,
            opacity=0.8,
        )
        for f in (0.98, 0.86, 0.74)
    ]
    return layers + [
        p.line(f"M{256 + w * f:g} {t + 30:g}L{256 + hem * f:g} {b:g}", p.light, 2, opacity=0.6)
        for f in (-0.8, -0.55, -0.3, 0, 0.3, 0.55, 0.8)
    ]


def _skirt_lines(p: Pen, style: str, size: tuple[float, float, float, float]) -> Shapes:
    w, t, hem, b = size
    if style == "pleated":
        lines = [
            f"M{256 + w * f:g} {t + 26:g}L{256 + hem * f:g} {b + 14 * (1 - f * f):g}"
            for f in (-0.84, -0.68, -0.5, -0.34, -0.17, 0, 0.17, 0.34, 0.5, 0.68, 0.84)
        ]
        return [p.line(x, p.ink, 2.2, opacity=0.8) for x in lines] + [
            moved(p.line(x, "#ffffff", 6, opacity=0.16), dx=6) for x in lines
        ]
    if style == "tulle":
        return _tulle(p, size)
    if style == "pencil":
        return [
            *both(p.line(f"M222 {t + 26:g}L228 {t + 74:g}", p.ink, 2)),
            p.line(f"M256 {b - 60:g}V{b + 9:g}", p.ink, 3),
            p.seam(f"M{256 - hem + 4:g} {b - 8:g}H{256 + hem - 4:g}"),
        ]
    if style == "denim" or "denim" in p.material:
        thread = "#d79a4b"
        pockets = both(
            p.line(
                f"M{256 - w + 20:g} {t + 26:g}Q{256 - w + 20:g} {t + 60:g} {256 - w - 10:g} {t + 58:g}",
                p.ink,
                2,
            ),
            p.seam(
                f"M{256 - w + 26:g} {t + 26:g}Q{256 - w + 26:g} {t + 66:g} {256 - w - 10:g} {t + 65:g}",
                thread,
            ),
        )
        return [
            *pockets,
            p.line(f"M256 {t + 26:g}V{b + 9:g}", p.ink, 2),
            p.seam(f"M266 {t + 26:g}v66q0 12-10 14", thread),
            p.seam(f"M{256 - hem + 5:g} {b - 10:g}Q256 {b + 8:g} {256 + hem - 5:g} {b - 10:g}", thread),
        ]
    folds = [
        p.fold(
            f"M{256 - w * f:g} {t + 40:g}Q{256 - (w + hem) / 2 * f:g} {b - 100:g} {256 - hem * f:g} {b - 4:g}"
        )
        for f in (0.25, 0.55, 0.82)
    ]
    tier = (
        [
            p.line(
                f"M{256 - hem * 0.86:g} {b - 96:g}Q256 {b - 74:g} {256 + hem * 0.86:g} {b - 96:g}", p.ink, 2.2
            )
        ]
        if style == "maxi"
        else []
    )
    return [
        *both(*folds),
        *tier,
        p.seam(f"M{256 - hem + 4:g} {b - 10:g}Q256 {b + 8:g} {256 + hem - 4:g} {b - 10:g}"),
    ]


def swimwear(p: Pen) -> Shapes:
    """Swimsuits, bikinis, swim shorts and trunks, rash vests."""
    style = p.style("racing", "swimsuit", "bikini", "swim shorts", "swim trunks", "rash vest")
    made = {"bikini": _bikini, "swim shorts": _swim_shorts, "swim trunks": _trunks, "rash vest": _rash_vest}
    return made[style](p) if style in made else _swimsuit(p, style == "racing")


def _swimsuit(p: Pen, racing: bool) -> Shapes:
    wide = 13 if racing else 8
    front = (
        "Q256 170 304 150"
        if racing
        else "Q280 172 256 190Q232 172 208 150"
        if p.luck < 0.5
        else "Q256 226 304 150"
    )
    start = "M208 150" if racing or p.luck >= 0.5 else "M304 150"
    body = (
        (f"{start}{front}" if start == "M208 150" else "M208 150Q232 172 256 190Q280 172 304 150")
        + "Q330 170 338 214Q316 262 330 306Q348 350 352 372Q300 384 280 446Q256 454 232 446Q212 384 160 372Q164 350 182 306Q196 262 174 214Q182 170 208 150Z"
    )
    straps = both(p.tube("M208 156C204 120 212 92 222 78", wide))
    if racing:
        straps = both(p.tube("M210 156C206 116 224 84 252 96", wide))
    shapes = [*straps, p.part(body, shade="gloss" if racing else "round")]
    if p.pattern == "colour-block":
        shapes += [
            p.clipped(body, *both(p.flat("M150 130L226 150Q200 260 206 460H150Z", p.accent))),
            p.line(body, p.ink, 2.2),
        ]
    trim = p.line("M160 372Q212 384 232 446M352 372Q300 384 280 446", p.ink, 4)
    return [*shapes, trim, *both(p.fold("M190 230q20 20 44 24"), p.fold("M198 312q20 8 40 6"))]


def _bikini(p: Pen) -> Shapes:
    cup = "M250 190C246 226 222 244 176 238C180 196 200 152 222 140C238 150 250 168 250 190Z"
    straps = both(p.tube("M222 144C216 112 222 84 234 64", 4.5), p.tube("M178 236Q136 236 104 222", 4.5))
    tie = p.tube("M250 200Q256 208 262 200", 5)
    bottom = "M142 318Q256 346 370 318L362 350Q300 366 280 424Q256 432 232 424Q212 366 150 350Z"
    bows = both(p.tube("M146 330q-26-22-30-4t30 4q-24 12-30 34M146 332q-6 20-4 38", 4))
    return [
        *straps,
        *both(p.part(cup)),
        tie,
        *bows,
        p.part(bottom),
        p.line("M142 324Q256 352 370 324", p.ink, 2),
        p.fold("M230 380q26 12 52 0"),
    ]


def _swim_shorts(p: Pen) -> Shapes:
    p.zoom = 1.2
    body = "M150 140H362L398 350Q340 366 280 354L256 236L232 354Q172 366 114 350Z"
    cord = "#f6f4ee" if p.color != "white" else "#44516a"
    shapes = [
        p.part(body),
        p.line("M256 170V240", p.ink, 2.4),
        *both(p.fold("M232 240L206 340"), p.line("M150 176Q146 214 132 226", p.ink, 2.4)),
    ]
    if p.pattern == "graphic":
        shapes.append(motif(p, 178, 290, 66, p.pick("wave", "sun", "star")))
    shapes.append(p.part(rect(147, 134, 218, 28, 4), mix(p.base, p.ink, 0.1)))
    shapes += [p.line(f"M{156 + 10 * i} 138v20", p.ink, 1.6, opacity=0.5) for i in range(21)]
    return [
        *shapes,
        p.seam("M118 340Q176 354 234 344"),
        p.seam("M278 344Q336 354 394 340"),
        *both(p.tube("M250 150q-14 10-16 44", 4, cord)),
    ]


def _trunks(p: Pen) -> Shapes:
    p.zoom = 1.15
    body = "M150 176H362L380 300Q330 318 286 308L256 270L226 308Q182 318 132 300Z"
    side = (
        both(p.flat("M150 180H176L164 308Q146 306 132 300Z", p.accent))
        if p.pattern == "colour-block" or p.luck < 0.6
        else []
    )
    return [p.part(body, shade="gloss"), *side, p.line(body, p.ink, 2.2), p.line("M226 308L256 270L286 308", p.ink, 2), p.line("M256 202V270", p.ink, 2),
            p.part(rect(148, 170, 216, 24, 4), mix(p.base, p.ink, 0.12)), *both(p.tube("M250 184q-12 12-12 38", 3.4, "#f4f2ec"))]  # fmt: skip


def _rash_vest(p: Pen) -> Shapes:
    cut = tailor.measures(
        p, neckline="high neck", sleeve="long", shoulder=92, chest=84, waist=80, hem=84, bottom=384
    )
    cut.neckline = "high neck"
    d = tailor.torso(cut)
    collar = p.part(
        f"M{256 - cut.neck:g} {cut.top + 4:g}L{256 - cut.neck + 5:g} {cut.top - 16:g}Q256 {cut.top - 22:g} {256 + cut.neck - 5:g} {cut.top - 16:g}L{256 + cut.neck:g} {cut.top + 4:g}Q256 {cut.top + 18:g} {256 - cut.neck:g} {cut.top + 4:g}Z",
        p.accent,
        "top",
    )
    side = both(
        p.line(
            f"M{256 - cut.shoulder + 22:g} {cut.top + 24:g}Q{256 - cut.chest + 30:g} {cut.armpit:g} {256 - cut.chest + 24:g} {cut.bottom + 2:g}",
            p.accent,
            4,
        )
    )
    return [
        *tailor.sleeves(p, cut, p.accent if p.luck < 0.5 else ""),
        p.part(d),
        *side,
        tailor.printed(p, cut, d),
        collar,
        p.part(oval(300, cut.top + 60, 9), p.accent, "flat", line=1.4),
    ]


DRAWINGS: dict[str, Callable[[Pen], Shapes]] = {"dresses": dress, "skirts": skirt, "swimwear": swimwear}
