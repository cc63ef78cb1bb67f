"""The cut of clothes for the upper body: torso, sleeves, necklines, collars and hoods from a few measures."""
# ruff: noqa: E501  (outlines are long path texts)

from __future__ import annotations

from dataclasses import dataclass

from demo.pictures.canvas import Pen, both, mix, oval
from demo.pictures.motifs import block, motif

REACH = {"sleeveless": 0.0, "short": 0.3, "3/4": 0.72, "long": 1.0}


@dataclass(slots=True)
class Cut:
    """Half widths and heights of a garment lying flat, in canvas units."""

    neck: float = 38
    shoulder: float = 98
    chest: float = 92
    waist: float = 90
    hem: float = 94
    top: float = 100
    armpit: float = 205
    middle: float = 290
    bottom: float = 410
    sleeve: str = "long"
    sleeve_width: float = 34
    neckline: str = "round"


def measures(p: Pen, **given: float | str) -> Cut:
    """A cut for the product's audience and fit, varied a little by sku."""
    cut = Cut()
    for name, value in given.items():
        setattr(cut, name, value)
    cut.sleeve = p.text("sleeve", cut.sleeve)
    cut.neckline = p.text("neckline", cut.neckline)
    if p.audience == "women":
        cut.shoulder -= 8
        cut.chest -= 6
        cut.waist -= 14
        cut.sleeve_width -= 4
    if p.kids:
        cut.bottom -= 34
        cut.neck += 3
        cut.middle -= 14
    ease = {"slim": -7, "fitted": -9, "relaxed": 7, "oversized": 16}.get(p.text("fit"), 0) + p.vary(-3, 3)
    cut.shoulder += ease * 0.7
    cut.chest += ease
    cut.waist += ease
    cut.hem += ease * 0.8
    cut.bottom += {"cropped": -52, "long": 26, "thigh": 40, "knee": 74, "midi": 96}.get(
        p.text("length"), 0
    ) + p.vary(-5, 5)
    cut.bottom = min(cut.bottom, 478)
    return cut


def neck_edge(cut: Cut) -> str:
    """The front neckline, from the left neck point to the right one (relative to a current point there)."""
    n, t = cut.neck, cut.top
    right = f"{256 + n:g} {t:g}"
    shapes = {
        "v-neck": f"L256 {t + 78:g}L{right}",
        "collar": f"L256 {t + 34:g}L{right}",
        "square": f"L{256 - n:g} {t + 52:g}H{256 + n:g}L{right}",
        "high neck": f"Q256 {t + 8:g} {right}",
        "low": f"C{256 - n + 4:g} {t + 74:g} {256 + n - 4:g} {t + 74:g} {right}",
    }
    return shapes.get(cut.neckline, f"C{256 - n + 5:g} {t + 36:g} {256 + n - 5:g} {t + 36:g} {right}")


def torso(cut: Cut, curve: float = 8) -> str:
    """Outline of the body without sleeves; `curve` bends the hem."""
    s, a, m, b = cut.shoulder, cut.armpit, cut.middle, cut.bottom
    drop = cut.top + 26
    inner = s - 16 if cut.sleeve != "sleeveless" else s - 30
    return (
        f"M{256 - cut.neck:g} {cut.top:g}{neck_edge(cut)}L{256 + inner + 10:g} {drop:g}"
        f"Q{256 + inner - 6:g} {(drop + a) / 2:g} {256 + cut.chest:g} {a:g}"
        f"Q{256 + cut.waist:g} {m:g} {256 + cut.hem:g} {b:g}Q256 {b + curve:g} {256 - cut.hem:g} {b:g}"
        f"Q{256 - cut.waist:g} {m:g} {256 - cut.chest:g} {a:g}"
        f"Q{256 - inner + 6:g} {(drop + a) / 2:g} {256 - inner - 10:g} {drop:g}Z"
    )


def sleeve_ends(cut: Cut) -> tuple[float, float, float, float]:
    """Outer x, outer y, inner x, inner y of the left cuff."""
    reach = REACH.get(cut.sleeve, 1.0)
    x = 256 - cut.shoulder - 22 - 46 * reach
    y = cut.top + 26 + 262 * reach + (24 if reach < 0.5 else 0)
    width = cut.sleeve_width + (14 if reach < 0.5 else 0)
    return x, y, x + width, y + (14 if reach < 0.5 else 6)


def sleeves(p: Pen, cut: Cut, fill: str = "", cuff: str = "") -> list[str]:
    """Both sleeves, to be drawn under the torso; `cuff` is rib, band or empty."""
    if cut.sleeve == "sleeveless":
        return []
    x, y, ix, iy = sleeve_ends(cut)
    top = cut.top + 20
    left = 256 - cut.shoulder
    d = (
        f"M{left + 26:g} {top - 4:g}Q{left - 4:g} {top + 6:g} {left - 18:g} {top + 52:g}L{x:g} {y:g}L{ix:g} {iy:g}"
        f"L{256 - cut.chest + 10:g} {cut.armpit + 16:g}L{256 - cut.chest + 34:g} {top + 30:g}Z"
    )
    shapes = [p.part(d, fill, turn=18 if REACH.get(cut.sleeve, 1) > 0.5 else 32)]
    shapes.append(
        p.fold(f"M{(x + ix) / 2 + 18:g} {y - (y - top) * 0.3:g}L{256 - cut.chest + 2:g} {cut.armpit + 12:g}")
    )
    if cuff:
        shapes.append(band(p, (x, y), (ix, iy), cuff))
    else:
        shapes.append(p.seam(f"M{x + 2:g} {y - 9:g}L{ix + 2:g} {iy - 9:g}"))
    return both(*shapes)


def band(p: Pen, left: tuple[float, float], right: tuple[float, float], kind: str, high: float = 20) -> str:
    """A cuff or waistband along a straight edge: `rib` with ribs, `band` smooth."""
    (x, y), (ix, iy) = left, right
    d = f"M{x - 1:g} {y:g}L{ix + 1:g} {iy:g}L{ix + 2:g} {iy - high:g}L{x + 2:g} {y - high:g}Z"
    shade = mix(p.base, p.ink, 0.16)
    out = p.part(d, shade, "flat")
    if kind == "rib":
        steps = max(3, round((ix - x) / 7))
        for i in range(1, steps):
            fx, fy = x + (ix - x) * i / steps, y + (iy - y) * i / steps
            out += p.line(f"M{fx:g} {fy - 2:g}v{-high + 4:g}", p.ink, 1.6, opacity=0.5)
    return out


def hem_band(p: Pen, cut: Cut, kind: str = "rib", high: float = 22) -> str:
    """The waistband of a sweater, hoodie or bomber."""
    return band(p, (256 - cut.hem, cut.bottom + 3), (256 + cut.hem, cut.bottom + 3), kind, high)


def back_neck(p: Pen, cut: Cut) -> str:
    """The inside of the back, seen through the neckline."""
    n, t = cut.neck, cut.top
    inside = mix(p.base, "#0b0b14", 0.42)
    deep = {"v-neck": 78, "square": 52, "low": 60, "collar": 34}.get(cut.neckline, 30)
    d = f"M{256 - n:g} {t:g}Q256 {t + 12:g} {256 + n:g} {t:g}L{256 + n * 0.5:g} {t + deep:g}H{256 - n * 0.5:g}Z"
    label = p.flat(f"M246 {t + 11:g}h20v9h-20Z", "#f4f2ec")
    return p.part(d, inside, "flat", line=1.6) + label


def neck_rib(p: Pen, cut: Cut, width: float = 9) -> str:
    """A ribbed trim along the neckline."""
    d = f"M{256 - cut.neck:g} {cut.top:g}{neck_edge(cut)}"
    trim = mix(p.base, p.ink, 0.2)
    lines = (
        p.line(d, p.ink, width + 3)
        + p.line(d, trim, width)
        + p.line(d, p.ink, width, dash="1.4 5", opacity=0.35)
    )
    return lines.replace('stroke-linecap="round"', 'stroke-linecap="butt"')


def roll_neck(p: Pen, cut: Cut) -> str:
    """A folded high collar."""
    n, t = cut.neck - 4, cut.top
    d = f"M{256 - n - 6:g} {t + 14:g}C{256 - n:g} {t - 6:g} {256 - n:g} {t - 22:g} {256 - n + 4:g} {t - 34:g}Q256 {t - 42:g} {256 + n - 4:g} {t - 34:g}C{256 + n:g} {t - 22:g} {256 + n:g} {t - 6:g} {256 + n + 6:g} {t + 14:g}Q256 {t + 30:g} {256 - n - 6:g} {t + 14:g}Z"
    ribs = "".join(p.line(f"M{256 + i * 9:g} {t - 30:g}v46", p.ink, 1.5, opacity=0.35) for i in range(-3, 4))
    return (
        p.part(d, mix(p.base, p.ink, 0.08), "round")
        + ribs
        + p.line(f"M{256 - n:g} {t - 30:g}Q256 {t - 20:g} {256 + n:g} {t - 30:g}", p.ink, 2)
    )


def shirt_collar(p: Pen, cut: Cut, fill: str = "") -> list[str]:
    """Two pointed collar leaves on a stand."""
    n, t = cut.neck, cut.top
    leaf = f"M{256 - n - 2:g} {t + 2:g}C{256 - n + 6:g} {t - 16:g} {256 - n * 0.4:g} {t - 20:g} 256 {t - 18:g}L256 {t - 8:g}Q{256 - n * 0.6:g} {t - 6:g} {256 - n * 0.62:g} {t:g}L254 {t + 32:g}L{256 - n + 2:g} {t + 54:g}Z"
    stand = p.flat(
        f"M{256 - n * 0.6:g} {t - 8:g}Q256 {t - 16:g} {256 + n * 0.6:g} {t - 8:g}L256 {t + 30:g}Z",
        mix(p.base, "#0b0b14", 0.36),
    )
    return [stand, *both(p.part(leaf, fill or mix(p.base, "#ffffff", 0.1), "top"))]


def placket(p: Pen, cut: Cut, start: float, end: float, step: float = 36) -> str:
    """A button band down the front."""
    out = p.line(f"M246 {start:g}V{end:g}M266 {start:g}V{end:g}", p.ink, 1.6, opacity=0.7)
    y = start + 14
    while y < end - 8:
        out += p.button(256, y)
        y += step
    return out


def hood(p: Pen, cut: Cut, lining: str = "") -> list[str]:
    """A hood drawn up over the neck: wide at the shoulders, its dark opening closing to a point at the chin."""
    n, t = cut.neck, cut.top
    w = n + 26
    d = f"M{256 - w:g} {t + 32:g}C{256 - w - 4:g} {t - 34:g} {256 - 50:g} {t - 68:g} 256 {t - 68:g}C{256 + 50:g} {t - 68:g} {256 + w + 4:g} {t - 34:g} {256 + w:g} {t + 32:g}Q{256 + w - 18:g} {t + 58:g} 256 {t + 64:g}Q{256 - w + 18:g} {t + 58:g} {256 - w:g} {t + 32:g}Z"
    hole = f"M256 {t + 46:g}C{256 - n + 8:g} {t + 30:g} {256 - n - 2:g} {t - 36:g} 256 {t - 46:g}C{256 + n + 2:g} {t - 36:g} {256 + n - 8:g} {t + 30:g} 256 {t + 46:g}Z"
    rim = p.line(hole, p.ink, 11) + p.line(hole, mix(p.base, p.ink, 0.12), 8)
    creases = both(p.fold(f"M{256 - n - 4:g} {t + 38:g}Q{256 - n - 14:g} {t + 6:g} {256 - n:g} {t - 26:g}"))
    seam = p.line(f"M256 {t - 68:g}V{t - 52:g}", p.ink, 2)
    return [p.part(d), *creases, p.part(hole, lining or mix(p.base, "#0b0b14", 0.55), "hollow"), rim, seam]


def drawstrings(p: Pen, cut: Cut, paint: str = "") -> str:
    """Two cords hanging from the hood."""
    c = paint or ("#f4f2ec" if p.color != "white" else "#8b9097")
    t = cut.top
    return p.tube(f"M238 {t + 48:g}q-4 30 0 52", 3.4, c) + p.tube(f"M274 {t + 48:g}q4 34 0 62", 3.4, c)


def kangaroo(p: Pen, cut: Cut) -> str:
    """The front pouch of a hoodie."""
    b = cut.bottom - 24
    return p.line(
        f"M{256 - 52} {b:g}L{256 - 56} {b - 34:g}L{256 - 34} {b - 72:g}H{256 + 34}L{256 + 56} {b - 34:g}L{256 + 52} {b:g}",
        p.ink,
        2.4,
    ) + p.seam(f"M{256 - 48} {b - 32:g}L{256 - 28} {b - 66:g}M{256 + 48} {b - 32:g}L{256 + 28} {b - 66:g}")


def chest_pocket(p: Pen, x: float, y: float, w: float = 40) -> str:
    """A patch pocket with a stitched edge."""
    return p.line(
        f"M{x:g} {y:g}h{w:g}v{w * 0.9:g}l{-w / 2:g} {w * 0.24:g}l{-w / 2:g} {-w * 0.24:g}Z", p.ink, 2
    ) + p.seam(f"M{x + 2:g} {y + 7:g}h{w - 4:g}")


def printed(p: Pen, cut: Cut, d: str) -> str:
    """The placed patterns: a picture on the chest, or a block of a second colour."""
    if p.pattern == "graphic":
        return motif(p, 256, (cut.top + cut.bottom) / 2 - 8, 108)
    if p.pattern == "colour-block":
        return block(p, d, (cut.top - 40, cut.armpit + p.vary(0, 30))) + p.line(d, p.ink, 2.2)
    return ""


def folds(p: Pen, cut: Cut) -> str:
    """A few creases that make cloth of the torso."""
    c, a, b = cut.chest, cut.armpit, cut.bottom
    return (
        p.fold(f"M{256 - c + 6:g} {a + 8:g}q20 26 24 52")
        + p.fold(f"M{256 + c - 6:g} {a + 8:g}q-22 28 -22 60")
        + p.fold(f"M{256 - cut.hem + 30:g} {b - 18:g}q8-40 2-80")
        + p.fold(f"M{256 + cut.hem - 40:g} {b - 16:g}q-12-36-2-70")
    )


def dot_buttons(p: Pen, x: float, ys: list[float], r: float = 5) -> str:
    """Single buttons at the given heights."""
    return "".join(p.button(x, y, r) for y in ys)


def pom(p: Pen, x: float, y: float, r: float, paint: str) -> str:
    """A fluffy ball."""
    tufts = "".join(p.line(f"M{x:g} {y:g}L{x + dx * r:g} {y + dy * r:g}", mix(paint, "#0b0b14", 0.2), 2, opacity=0.6)
                    for dx, dy in ((-0.9, -0.3), (-0.5, -0.9), (0.1, -1), (0.7, -0.7), (0.95, 0.1), (0.5, 0.8), (-0.4, 0.9)))  # fmt: skip
    return p.part(oval(x, y, r), paint, "ball") + tufts
