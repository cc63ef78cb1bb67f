"""Single pictures printed on things: shirts, cushions, mugs, phone cases, boxes. Knows no product kind."""
# ruff: noqa: E501  (outlines are long path texts)

from __future__ import annotations

from math import cos, pi, sin

from demo.pictures.canvas import Pen, moved, oval, poly, rect

GROWN = ("sun", "star", "wave", "bolt", "mountain", "leaf")
CHILDISH = ("star", "dino", "rocket", "cat", "heart", "rainbow")


def star(cx: float, cy: float, r: float, points: int = 5, inner: float = 0.45) -> str:
    """Path of a star standing on two points."""
    corners = []
    for i in range(points * 2):
        size = r if i % 2 == 0 else r * inner
        angle = pi * i / points - pi / 2
        corners.append((round(cx + size * cos(angle), 1), round(cy + size * sin(angle), 1)))
    return poly(*corners)


def heart(cx: float, cy: float, r: float) -> str:
    """Path of a heart."""
    return (
        f"M{cx:g} {cy + r:g}C{cx - 1.6 * r:g} {cy - 0.1 * r:g} {cx - r:g} {cy - 1.3 * r:g} {cx:g} {cy - 0.4 * r:g}"
        f"C{cx + r:g} {cy - 1.3 * r:g} {cx + 1.6 * r:g} {cy - 0.1 * r:g} {cx:g} {cy + r:g}Z"
    )


def _sun(p: Pen, a: str, b: str) -> str:
    rays = "".join(
        p.line(
            f"M{256 + 34 * cos(t):.1f} {256 + 34 * sin(t):.1f}L{256 + 50 * cos(t):.1f} {256 + 50 * sin(t):.1f}",
            a,
            6,
        )
        for t in (i * pi / 6 for i in range(12))
    )
    return p.flat(oval(256, 256, 26), a) + rays


def _wave(p: Pen, a: str, b: str) -> str:
    rows = "".join(p.line(f"M206 {262 + 16 * i}q12-13 25 0t25 0t25 0t25 0", a, 6) for i in range(3))
    return p.flat("M226 246a30 30 0 0 1 60 0z", b) + rows


def _mountain(p: Pen, a: str, b: str) -> str:
    return (
        p.flat(oval(284, 224, 13), b)
        + p.flat(poly((198, 298), (240, 222), (262, 262), (276, 240), (314, 298)), a)
        + p.flat(poly((240, 222), (229, 242), (240, 238), (250, 240)), b)
    )


def _leaf(p: Pen, a: str, b: str) -> str:
    return p.flat("M216 300C206 230 246 206 306 208C310 268 280 304 216 300Z", a) + p.line(
        "M206 312L286 228", b, 5
    )


def _dino(p: Pen, a: str, b: str) -> str:
    body = "M200 290C204 250 236 246 252 254C258 240 252 206 286 206C316 206 318 238 292 240C290 262 300 286 280 290L274 306L262 306L260 292L240 292L238 306L224 306L222 292Z"
    return (
        p.flat(body, a)
        + p.flat(oval(290, 220, 4), "#222")
        + p.flat("M226 252l6-14 8 12zM246 246l4-14 8 8z", b)
    )


def _rocket(p: Pen, a: str, b: str) -> str:
    body = "M256 198C282 222 282 262 274 286H238C230 262 230 222 256 198Z"
    fins = p.flat("M236 260L216 296L240 286ZM276 260L296 296L272 286Z", b)
    return moved(
        fins,
        p.flat(body, a),
        p.flat(oval(256, 238, 11), b),
        p.flat("M246 288l10 26 10-26z", "#f2a032"),
        turn=30,
    )


def _cat(p: Pen, a: str, b: str) -> str:
    face = "M212 216L234 226H278L300 216V262C300 312 212 312 212 262Z"
    return (
        p.flat(face, a)
        + p.flat(oval(238, 256, 5) + oval(274, 256, 5), "#222")
        + p.line("M256 268v8M248 280q8 6 16 0", "#222", 3)
    )


def _rainbow(p: Pen, a: str, b: str) -> str:
    bows = zip((46, 36, 26, 16), ("#d8433a", "#f2b632", "#3f9d73", "#3d7fc4"), strict=True)
    return "".join(p.line(f"M{256 - r} 282a{r} {r} 0 0 1 {2 * r} 0", c, 9) for r, c in bows)


def motif(p: Pen, x: float, y: float, size: float, name: str = "") -> str:
    """A print about `size` wide in the second colour of the product, centred at (x, y)."""
    name = name or p.pick(*(CHILDISH if p.kids else GROWN))
    a, b = p.accent, "#f2b632" if p.color not in {"yellow", "orange", "gold"} else "#d8433a"
    made = {"sun": _sun, "wave": _wave, "mountain": _mountain, "leaf": _leaf, "dino": _dino, "rocket": _rocket,
            "cat": _cat, "rainbow": _rainbow}  # fmt: skip
    if name == "star":
        drawn = p.flat(star(256, 256, 56), a) + p.flat(star(256, 256, 26), b)
    elif name == "heart":
        drawn = p.flat(heart(256, 256, 50), a)
    elif name == "bolt":
        drawn = p.flat(oval(256, 256, 54), a) + p.flat(
            poly((268, 212), (228, 264), (252, 264), (242, 302), (286, 246), (260, 246)), b
        )
    else:
        drawn = made[name](p, a, b)
    return moved(drawn, dx=round(x - 256, 1), dy=round(y - 256, 1), scale=round(size / 112, 3))


def block(p: Pen, d: str, *bands: tuple[float, float]) -> str:
    """Horizontal bands (y from, y to) of the second colour inside the outline `d`."""
    return p.clipped(d, *(p.flat(rect(0, a, 512, b - a), p.accent) for a, b in bands))
