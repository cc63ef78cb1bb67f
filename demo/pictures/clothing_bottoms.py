"""Jeans, trousers, shorts and socks."""
# ruff: noqa: E501  (outlines are long path texts)

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from demo.pictures.canvas import MIXED, Pen, both, mix, moved, oval, rect
from demo.pictures.motifs import motif

Shapes = list[str]
THREAD = "#d79a4b"


@dataclass(slots=True)
class Legs:
    """Measures of a pair of trousers: half waist, half hip, knee and hem widths of one leg, heights."""

    waist: float = 66
    hip: float = 92
    knee: float = 66
    hem: float = 60
    top: float = 58
    bottom: float = 462
    crotch: float = 196
    spread: float = 20

    def leg(self) -> str:
        """Outline of the left leg with its half of the hips."""
        t, b, c = self.top, self.bottom, self.crotch
        knee_y = c + (b - c) * 0.45
        outer = 256 - self.hip - self.spread * 0.4
        mid = 256 - self.spread - self.hip * 0.42
        return (
            f"M{256 - self.waist:g} {t:g}C{256 - self.hip + 2:g} {t + 44:g} {outer:g} {c - 60:g} {outer - 2:g} {c:g}"
            f"Q{mid - self.knee / 2 - 8:g} {knee_y:g} {mid - self.spread * 0.6 - self.hem / 2:g} {b:g}"
            f"H{mid - self.spread * 0.6 + self.hem / 2:g}Q{mid + self.knee / 2:g} {knee_y:g} 256 {c:g}V{t:g}Z"
        )

    def hem_edge(self) -> tuple[float, float]:
        """Left and right end of the left hem."""
        x = 256 - self.spread * 1.6 - self.hip * 0.42
        return x - self.hem / 2, x + self.hem / 2


def _legs(p: Pen) -> Legs:
    legs = Legs()
    shapes = {"slim": (54, 44), "skinny": (46, 36), "straight": (66, 60), "regular": (64, 56), "wide": (96, 112),
              "relaxed": (76, 62), "bootcut": (60, 84)}  # fmt: skip
    legs.knee, legs.hem = shapes.get(p.text("fit"), (62, 54))
    legs.bottom = {"ankle": 432, "long": 472}.get(p.text("length"), 452) + p.vary(-5, 5)
    if p.audience == "women":
        legs.waist, legs.hip = 60, 94
    if p.kids:
        legs.waist, legs.hip, legs.bottom, legs.crotch = 70, 92, 400, 190
    if p.text("fit") == "wide":
        legs.spread = 26
    legs.top += {"high": -14, "low": 10}.get(p.text("rise"), 0)
    return legs


def _waistband(p: Pen, legs: Legs, loops: bool = True) -> Shapes:
    t, w = legs.top, legs.waist
    inside = p.flat(
        f"M{256 - w + 4:g} {t - 14:g}Q256 {t - 2:g} {256 + w - 4:g} {t - 14:g}Q256 {t - 24:g} {256 - w + 4:g} {t - 14:g}Z",
        mix(p.base, "#0b0b14", 0.5),
    )
    band = f"M{256 - w:g} {t - 14:g}Q256 {t - 2:g} {256 + w:g} {t - 14:g}L{256 + w + 3:g} {t + 10:g}Q256 {t + 22:g} {256 - w - 3:g} {t + 10:g}Z"
    shapes = [inside, p.part(band, mix(p.base, p.ink, 0.1))]
    if loops:
        shapes += both(
            *(
                p.part(
                    rect(256 - w * f - 4, t - 12 + 6 * (1 - f), 8, 28, 2),
                    mix(p.base, p.ink, 0.14),
                    "flat",
                    line=1.5,
                )
                for f in (0.78, 0.34)
            )
        )
    return shapes


def _elastic(p: Pen, legs: Legs, cord: bool) -> Shapes:
    t, w = legs.top, legs.waist
    shapes = _waistband(p, legs, loops=False)
    shapes += [
        p.line(f"M{256 - w + 8 * i:g} {t - 7 + 5 * (1 - abs(i * 8 / w - 1)):g}v17", p.ink, 1.6, opacity=0.55)
        for i in range(1, int(w / 4))
    ]
    if cord:
        paint = "#f4f2ec" if p.color not in {"white", "cream", "beige"} else "#5f666e"
        shapes += [
            p.tube(f"M250 {t + 10:g}q-10 20-8 52", 3.6, paint),
            p.tube(f"M262 {t + 10:g}q8 22 4 44", 3.6, paint),
        ]
    return shapes


def _fly(p: Pen, legs: Legs, thread: str = "") -> Shapes:
    t = legs.top
    return [
        p.line(f"M256 {t + 14:g}V{legs.crotch:g}", p.ink, 2.2),
        p.seam(
            f"M272 {t + 16:g}V{legs.crotch - 44:g}Q272 {legs.crotch - 26:g} 257 {legs.crotch - 22:g}", thread
        ),
    ]


def _washed(p: Pen) -> None:
    """Lighten or darken blue denim as its wash says."""
    shift = {
        "light": ("#ffffff", 0.34),
        "dark": ("#0b0b20", 0.24),
        "raw": ("#0b0b20", 0.36),
        "mid": ("#3c5f96", 0.24),
    }
    if "denim" in p.material and p.color == "blue":
        to, share = shift.get(p.text("wash"), ("#3c5f96", 0.2))
        p.base = mix(mix(p.base, "#4d6f9f", 0.35), to, share)
        p.ink = mix(p.base, "#0b0b14", 0.58)


def jeans(p: Pen) -> Shapes:
    """Five-pocket jeans; the leg follows the fit."""
    _washed(p)
    return _five_pockets(p, _legs(p))


def _five_pockets(p: Pen, legs: Legs) -> Shapes:
    thread = THREAD if p.color not in {"white"} else "#b9b4a6"
    t, w = legs.top, legs.waist
    x, ix = legs.hem_edge()
    knee = legs.crotch + (legs.bottom - legs.crotch) * 0.3
    worn = p.flat(oval((x + ix) / 2 + 8, knee, 20, 74), "#ffffff", 0.1) + p.flat(
        oval((x + ix) / 2 + 8, knee - 8, 11, 50), "#ffffff", 0.1
    )
    pocket = p.line(
        f"M{256 - w + 20:g} {t + 14:g}Q{256 - w + 18:g} {t + 50:g} {256 - legs.hip + 1:g} {t + 46:g}",
        p.ink,
        2.2,
    )
    stitch = p.seam(
        f"M{256 - w + 27:g} {t + 15:g}Q{256 - w + 26:g} {t + 58:g} {256 - legs.hip:g} {t + 54:g}", thread
    )
    side = p.seam(
        f"M{x + 7:g} {legs.bottom - 4:g}L{256 - legs.hip - legs.spread * 0.4 + 8:g} {legs.crotch + 10:g}",
        thread,
        1.3,
    )
    hem = p.seam(f"M{x + 3:g} {legs.bottom - 12:g}H{ix - 2:g}", thread)
    creases = p.fold(f"M250 {legs.crotch + 4:g}q-26 8-44 28") + p.fold(f"M248 {legs.crotch - 6:g}q-30-4-48 6")
    shapes = [
        *both(
            p.part(legs.leg()),
            worn if p.color in {"blue", "navy", "grey", "black"} else "",
            pocket,
            stitch,
            side,
            hem,
            creases,
        )
    ]
    shapes += [
        *_fly(p, legs, thread),
        *_waistband(p, legs),
        p.seam(f"M{256 - w + 3:g} {t + 5:g}Q256 {t + 17:g} {256 + w - 3:g} {t + 5:g}", thread),
    ]
    rivets = "".join(
        p.flat(oval(a, b, 2.6), "#b9783c") for a, b in ((256 - w + 22, t + 18), (256 - legs.hip + 10, t + 44))
    )
    return [*shapes, *both(rivets), p.part(oval(256, t + 5, 6.5), "#b9783c", "ball", line=1.5)]


def trousers(p: Pen) -> Shapes:
    """Chinos, suit, linen, cargo and hiking trousers, joggers and leggings."""
    style = p.style("chinos", "suit", "linen", "cargo", "joggers", "leggings", "hiking")
    legs = _legs(p)
    if style == "leggings":
        return _leggings(p, legs)
    if style == "joggers":
        legs.hem, legs.knee = 40, 78
        x, ix = legs.hem_edge()
        cuff = p.part(rect(x - 2, legs.bottom - 6, ix - x + 4, 26, 5), mix(p.base, p.ink, 0.14), "flat")
        ribs = "".join(
            p.line(f"M{x + 5 + 7 * i:g} {legs.bottom - 3:g}v20", p.ink, 1.5, opacity=0.5)
            for i in range(int((ix - x) / 7))
        )
        pocket = p.line(
            f"M{256 - legs.waist - 6:g} {legs.top + 26:g}L{256 - legs.hip + 4:g} {legs.top + 84:g}",
            p.ink,
            2.6,
        )
        return [
            *both(p.part(legs.leg()), cuff, ribs, pocket, p.fold(f"M250 {legs.crotch + 4:g}q-26 8-44 28")),
            p.line(f"M256 {legs.top + 14:g}V{legs.crotch:g}", p.ink, 2.2),
            *_elastic(p, legs, cord=True),
        ]
    x, ix = legs.hem_edge()
    slant = p.line(
        f"M{256 - legs.waist + 14:g} {legs.top + 14:g}L{256 - legs.hip - 1:g} {legs.top + 76:g}", p.ink, 2.4
    )
    hem = p.seam(f"M{x + 3:g} {legs.bottom - 14:g}H{ix - 2:g}")
    extra = {"suit": _crease, "chinos": _crease, "cargo": _leg_pocket, "hiking": _knee_panel}.get(style)
    shapes = both(
        p.part(legs.leg()),
        slant,
        hem,
        p.fold(f"M250 {legs.crotch + 4:g}q-26 8-44 28"),
        extra(p, legs, style) if extra else "",
    )
    shapes += _fly(p, legs)
    if p.text("closure") in {"drawstring", "elastic"}:
        return [*shapes, *_elastic(p, legs, cord=p.text("closure") == "drawstring")]
    return [*shapes, *_waistband(p, legs, loops=style != "suit"), p.button(256, legs.top + 5, 5.5)]


def _crease(p: Pen, legs: Legs, style: str) -> str:
    x, ix = legs.hem_edge()
    strength = 0.85 if style == "suit" else 0.3
    return p.line(
        f"M{256 - legs.hip * 0.5:g} {legs.top + 40:g}Q{(x + ix) / 2 - 6:g} {legs.crotch + 90:g} {(x + ix) / 2:g} {legs.bottom - 2:g}",
        p.ink,
        2,
        opacity=strength,
    )


def _leg_pocket(p: Pen, legs: Legs, style: str) -> str:
    x, y = 256 - legs.hip - 10, legs.crotch + 34
    shade = mix(p.base, p.ink, 0.09)
    return (
        p.part(f"M{x:g} {y:g}h58v68h-62Z", shade, "flat")
        + p.part(f"M{x - 3:g} {y - 8:g}h64v22h-65Z", mix(shade, p.ink, 0.08), "flat")
        + p.button(x + 14, y + 4, 4)
        + p.button(x + 46, y + 4, 4)
    )


def _knee_panel(p: Pen, legs: Legs, style: str) -> str:
    x, ix = legs.hem_edge()
    y = legs.crotch + (legs.bottom - legs.crotch) * 0.34
    panel = p.line(
        f"M{x - 2:g} {y:g}Q{(x + ix) / 2:g} {y - 22:g} {ix + 14:g} {y - 8:g}M{x + 1:g} {y + 76:g}Q{(x + ix) / 2:g} {y + 96:g} {ix + 8:g} {y + 70:g}",
        p.ink,
        2.2,
    )
    return (
        panel
        + p.line(f"M{x + 6:g} {y - 84:g}v46", p.ink, 6)
        + p.line(f"M{x + 6:g} {y - 84:g}v46", p.accent, 2.4)
    )


def _leggings(p: Pen, legs: Legs) -> Shapes:
    legs.knee, legs.hem, legs.waist, legs.hip, legs.spread = 52, 32, 56, 80, 14
    legs.top -= 10
    t, w = legs.top, legs.waist
    band = f"M{256 - w:g} {t - 16:g}Q256 {t - 8:g} {256 + w:g} {t - 16:g}L{256 + w + 10:g} {t + 32:g}Q256 {t + 52:g} {256 - w - 10:g} {t + 32:g}Z"
    shine = p.line(
        f"M{256 - legs.hip + 18:g} {t + 60:g}Q{256 - legs.hip + 10:g} {legs.crotch + 40:g} {legs.hem_edge()[0] + 13:g} {legs.bottom - 30:g}",
        "#ffffff",
        7,
        opacity=0.2,
    )
    return [
        *both(p.part(legs.leg()), shine, p.fold(f"M252 {legs.crotch}q-22 8-34 24")),
        p.line(f"M256 {t + 40:g}V{legs.crotch:g}", p.ink, 2),
        p.part(band, mix(p.base, p.ink, 0.08)),
    ]


def shorts(p: Pen) -> Shapes:
    """Shorts from running to cargo."""
    style = p.style("chino", "denim", "linen", "running", "sweat", "cargo", "cycling")
    if style == "denim":
        p.material = "denim"
        _washed(p)
    legs = Legs(waist=84, hip=112, knee=116, hem=112, top=136, crotch=262, bottom=372, spread=18)
    p.zoom = 1.1
    if p.text("length") in {"mini", "mid-thigh"} or style == "running":
        legs.bottom = 336 if style == "running" else 350
    if style == "cycling":
        legs.waist, legs.hip, legs.knee, legs.hem, legs.bottom, legs.spread = 70, 96, 86, 76, 404, 12
    if style == "running":
        legs.hem = 128
    x, ix = legs.hem_edge()
    parts = [p.part(legs.leg()), p.fold(f"M248 {legs.crotch}q-30 4-52 24")]
    if style == "cargo":
        parts.append(moved(_leg_pocket(p, legs, style), dx=8, dy=-40))
    if style in {"running", "cycling"}:
        side = f"M{256 - legs.hip - 8:g} {legs.crotch - 60:g}Q{x + 30:g} {legs.crotch:g} {x + 24:g} {legs.bottom - 1:g}H{x + 2:g}Q{x:g} {legs.crotch:g} {256 - legs.hip - 8:g} {legs.crotch - 60:g}Z"
        parts += [p.flat(side, p.accent), p.line(f"M{x:g} {legs.bottom - 8:g}H{ix:g}", p.ink, 2)]
    else:
        parts.append(
            p.seam(f"M{x + 3:g} {legs.bottom - 14:g}H{ix - 2:g}", THREAD if style == "denim" else "")
        )
        parts.append(
            p.line(
                f"M{256 - legs.waist + 18:g} {legs.top + 14:g}L{256 - legs.hip + 4:g} {legs.top + 70:g}",
                p.ink,
                2.4,
            )
        )
    shapes = both(*parts)
    if p.pattern == "graphic":
        shapes.append(motif(p, (x + ix) / 2, legs.bottom - 54, 60))
    if style in {"running", "sweat", "cycling"} or p.text("closure") == "drawstring":
        return [
            *shapes,
            p.line(f"M256 {legs.top + 14:g}V{legs.crotch:g}", p.ink, 2.2),
            *_elastic(p, legs, cord=style != "cycling"),
        ]
    shapes += [*_fly(p, legs, THREAD if style == "denim" else ""), *_waistband(p, legs)]
    return [
        *shapes,
        p.part(oval(256, legs.top + 5, 6), "#b9783c", "ball", line=1.5)
        if style == "denim"
        else p.button(256, legs.top + 5, 5.5),
    ]


def socks(p: Pen) -> Shapes:
    """A pair of socks as tall as their length says; hiking and running socks show their zones."""
    length = p.text("length", "mid-calf")
    style = p.style("ankle", "crew", "knee", "hiking", "running", "bed", "no-show")
    if style == "bed" or "wool" in p.material:
        p.material += " knit"
    top = {"ankle": 226, "mid-calf": 132, "knee": 62, "no-show": 276}.get(length, 150) + p.vary(-5, 5)
    p.zoom = {"ankle": 1.15, "no-show": 1.12}.get(length, 1.0)
    lift = {"ankle": -50}.get(length, 0)
    one = "".join(_no_show(p) if length == "no-show" else _sock(p, top, style))
    pair = [moved(one, dx=58, dy=-22 + lift), moved(one, dx=-42, dy=8 + lift)]
    if p.color == "multicolour" and p.pattern == "plain":
        p.pattern = "striped"
    pieces = p.text("pieces", "1")
    if length == "no-show":
        pair = [moved(one, dx=96, dy=-96), moved(one, dx=36, dy=-26)]
        return [*pair, moved(one, dx=-12, dy=44)] if pieces not in {"1", "1.0"} else pair
    return [moved(one, dx=108, dy=-44 + lift), *pair] if pieces not in {"1", "1.0"} else pair


def _sock(p: Pen, top: float, style: str) -> Shapes:
    leg = f"M196 {top:g}H282L280 320C282 350 262 366 238 380L172 420C140 438 108 424 104 398C102 380 118 368 140 354L176 326C192 312 196 296 196 280Z"
    heel = "M281 316C284 352 262 366 240 379C232 350 250 322 281 316Z"
    toe = "M172 420C140 438 108 424 104 398C102 380 118 368 140 354C160 366 172 392 172 420Z"
    zone = p.accent if style in {"hiking", "running"} or p.luck < 0.4 else mix(p.base, p.ink, 0.2)
    cuff = rect(193, top - 6, 92, 34 if style != "bed" else 46, 6)
    ribs = "".join(p.line(f"M{200 + 8 * i} {top - 2:g}v26", p.ink, 1.6, opacity=0.45) for i in range(11))
    shapes = [p.part(leg), p.part(heel, zone, "flat"), p.part(toe, zone, "flat")]
    if style in {"hiking", "running"}:
        shapes.append(p.line("M176 342L214 392M194 328L232 378", zone, 6))
    if p.pattern == "graphic":
        shapes.append(motif(p, 238, top + 90 if top < 200 else 300, 52))
    if p.color == "multicolour":
        shapes += [
            p.clipped(
                leg, *(p.flat(rect(90, top + 40 + 30 * i, 210, 15), c) for i, c in enumerate(MIXED * 2))
            )
        ]
    return [*shapes, p.line(leg, p.ink, 2.2), p.part(cuff, mix(p.base, p.ink, 0.1)), ribs]


def _no_show(p: Pen) -> Shapes:
    d = "M296 300C306 352 300 398 262 402L128 406C92 406 76 388 78 366C82 342 108 334 140 328Q176 370 232 350Q272 336 296 300Z"
    toe = "M128 406C92 406 76 388 78 366C81 350 94 340 112 335C134 350 140 380 128 406Z"
    heel = "M300 330C304 366 298 398 262 402L246 402Q244 362 300 330Z"
    inside = "M140 328Q220 290 296 300Q272 336 232 350Q176 370 140 328Z"
    zone = p.accent if p.luck < 0.4 else mix(p.base, p.ink, 0.25)
    return [
        p.part(inside, mix(p.base, "#0b0b14", 0.45), "flat"),
        p.part(d),
        p.part(toe, zone, "flat"),
        p.part(heel, zone, "flat"),
        p.line("M140 328Q176 370 232 350Q272 336 296 300", mix(p.base, p.ink, 0.3), 8),
        p.line(d, p.ink, 2),
    ]


DRAWINGS: dict[str, Callable[[Pen], Shapes]] = {
    "jeans": jeans,
    "trousers": trousers,
    "shorts": shorts,
    "socks": socks,
}
