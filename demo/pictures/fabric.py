"""What a surface looks like: printed patterns, woven textures and shading, as SVG paint. Knows no product kind.

Each function returns markup of one `<pattern>` or gradient whose id is written `@`; the pen gives it a name.
"""
# ruff: noqa: E501  (outlines are long path texts)

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from demo.pictures.canvas import Pen


Stop = tuple[float, str, float]


def _ramp(kind: str, *stops: Stop) -> str:
    """A gradient through (offset, colour, opacity) stops; `kind` holds its direction."""
    inner = "".join(f'<stop offset="{o:g}" stop-color="{c}" stop-opacity="{a:g}"/>' for o, c, a in stops)
    name = "radialGradient" if " r=" in kind else "linearGradient"
    return f'<{name} id="@"{kind}>{inner}</{name}>'


def lit(shade: str, paint: str) -> str:
    """The gradient of a paint under the light of a shade, without transparency."""
    channels = [int(paint[i : i + 2], 16) for i in (1, 3, 5)]

    def seen(stop: re.Match[str]) -> str:
        light, share = (int(stop[1][i : i + 2], 16) for i in (1, 3, 5)), float(stop[2])
        mixed = "".join(f"{round(c + (v - c) * share):02x}" for c, v in zip(channels, light, strict=True))
        return f'stop-color="#{mixed}"'

    return re.sub(r'stop-color="(#\w+)" stop-opacity="([^"]+)"', seen, SHADES[shade])


_ACROSS = ' x1="0" y1="0" x2="1" y2="0.08"'
_DOWN = ' x1="0.1" y1="0" x2="0.2" y2="1"'
_BALL = ' cx="0.36" cy="0.3" r="0.8"'
_D, _W = "#10101c", "#ffffff"

SHADES: dict[str, str] = {
    "round": _ramp(_ACROSS, (0, _D, 0.2), (0.22, _W, 0.1), (0.5, _W, 0.07), (0.8, _D, 0.05), (1, _D, 0.26)),
    "top": _ramp(_DOWN, (0, _W, 0.2), (0.5, _W, 0), (1, _D, 0.2)),
    "ball": _ramp(_BALL, (0, _W, 0.34), (0.45, _W, 0.02), (1, _D, 0.3)),
    "gloss": _ramp(_ACROSS, (0, _D, 0.3), (0.14, _W, 0.1), (0.24, _W, 0.55), (0.32, _W, 0.08), (0.7, _D, 0.06),
                   (0.9, _D, 0.3), (1, _W, 0.1)),
    "metal": _ramp(_ACROSS, (0, _D, 0.34), (0.16, _W, 0.65), (0.3, _D, 0.12), (0.52, _W, 0.4), (0.76, _D, 0.26),
                   (0.9, _W, 0.35), (1, _D, 0.35)),
    "glass": _ramp(_ACROSS, (0, _W, 0.55), (0.12, _W, 0.1), (0.24, _W, 0.6), (0.34, _W, 0.05), (0.85, _W, 0.1), (1, _W, 0.5)),
    "hollow": _ramp(_DOWN, (0, _D, 0.5), (1, _D, 0.15)),
}  # fmt: skip
"""Shading by name: how the light falls over a part."""


def _tile(size: float, inner: str, turn: float = 0, height: float | None = None) -> str:
    high = size if height is None else height
    move = f' patternTransform="rotate({turn:g})"' if turn else ""
    return f'<pattern id="@" width="{size:g}" height="{high:g}" patternUnits="userSpaceOnUse"{move}>{inner}</pattern>'


def _bands(gap: float, turn: float, *bands: tuple[float, float, str, float]) -> str:
    """Parallel bands (start, width, colour, opacity) every `gap`; slanting ones as an upright tile, far quicker to lay."""
    angle = math.radians(turn % 180)
    if min(abs(math.sin(angle)), abs(math.cos(angle))) < 0.02:
        upright = abs(math.sin(angle)) > 0.5
        inner = "".join(
            f'<path d="{f"M{at:g}-2h{wide:g}v{gap + 4:g}h{-wide:g}" if upright else f"M-2 {at:g}v{wide:g}h{gap + 4:g}v{-wide:g}"}Z" '
            f'fill="{c}" fill-opacity="{o:g}"/>'
            for at, wide, c, o in bands
        )
        return _tile(gap, inner)
    w, h = gap / abs(math.sin(angle)), gap / abs(math.cos(angle))
    rise = h if math.tan(angle) > 0 else -h
    inner = ""
    for at, wide, c, o in bands:
        first = (at + wide / 2) / abs(math.cos(angle))
        d = "".join(f"M{-w:g} {first + n * h - rise:g}l{3 * w:g} {3 * rise:g}" for n in range(-3, 4))
        inner += f'<path d="{d}" stroke="{c}" stroke-opacity="{o:g}" stroke-width="{wide:g}"/>'
    return _tile(w, inner, 0, h)


# printed patterns ----------------------------------------------------------------------------------


def _second(pen: Pen) -> str:
    """The colour printed on the base: dark on light, light on dark, as the product says."""
    return pen.accent


def striped(pen: Pen, turn: float) -> str:
    gap = 26 if pen.luck < 0.5 else 18
    vertical = (
        90 if pen.category in {"shirts", "trousers", "towels"} or pen.says("pinstripe", "vertical") else 0
    )
    wide = gap * 0.36 if not vertical else 4
    gap = gap if not vertical else 15
    return _bands(gap, turn + vertical, (0, wide, _second(pen), 1))


def checked(pen: Pen, turn: float) -> str:
    c = _second(pen)
    return _tile(
        46,
        f'<g fill="{c}" fill-opacity=".34"><rect width="19" height="46"/><rect width="46" height="19"/></g>'
        f'<g fill="{c}" fill-opacity=".75"><rect x="31" width="3" height="46"/><rect y="31" width="46" height="3"/></g>',
        turn,
    )


def _flower(x: float, y: float, r: float, petal: str, heart: str) -> str:
    dots = ((0, -1), (0.95, -0.31), (0.59, 0.81), (-0.59, 0.81), (-0.95, -0.31))
    petals = "".join(
        f'<circle cx="{x + dx * r:.1f}" cy="{y + dy * r:.1f}" r="{r * 0.72:.1f}" fill="{petal}"/>'
        for dx, dy in dots
    )
    return petals + f'<circle cx="{x}" cy="{y}" r="{r * 0.55:.1f}" fill="{heart}"/>'


def floral(pen: Pen, turn: float) -> str:
    one, two = _second(pen), "#e9768f" if pen.color not in {"pink", "red", "burgundy"} else "#f4d06a"
    leaf = "#4f8a55" if pen.color not in {"green", "khaki", "teal"} else "#d6e3b0"
    leaves = f'<g fill="none" stroke="{leaf}" stroke-width="5" stroke-linecap="round"><path d="M31 12l9 7M8 44l8 8M57 33l-2 9"/></g>'
    return _tile(64, leaves + _flower(18, 18, 8, one, "#f2b632") + _flower(48, 50, 7, two, "#fff2c9")
                 + _flower(50, 14, 4, two, "#fff2c9") + _flower(16, 55, 4, one, "#f2b632"), turn)  # fmt: skip


def dotted(pen: Pen, turn: float) -> str:
    r = 5.5 if pen.luck < 0.6 else 8
    c = _second(pen)
    return _tile(
        34, f'<g fill="{c}"><circle cx="9" cy="9" r="{r}"/><circle cx="26" cy="26" r="{r}"/></g>', turn
    )


def animal(pen: Pen, turn: float) -> str:
    dark = "#2b1c12" if pen.color not in {"black", "navy"} else "#c79a5b"
    spot = "#9a6530" if pen.color not in {"brown", "black"} else "#5c3a1c"
    blots = "M10 6c8-6 18 0 15 8s-18 8-20 0zM44 22c7-5 15 1 12 9s-16 5-16-1zM14 40c7-5 17 0 14 8s-18 6-18-1zM46 54c5-4 12 0 10 6s-13 4-12-2z"
    rings = "M8 10c0-8 14-10 18-3M24 16c-4 5-13 5-17 0M41 28c0-8 12-9 15-2M54 34c-4 4-10 4-13 0M11 47c0-9 14-10 18-3M26 53c-4 4-11 4-15 0M44 58c1-6 10-7 13-1"
    return _tile(66, f'<path d="{blots}" fill="{spot}" fill-opacity=".8"/><path d="{rings}" fill="none" stroke="{dark}" stroke-width="5.5" stroke-linecap="round"/>', turn)  # fmt: skip


def geometric(pen: Pen, turn: float) -> str:
    c = _second(pen)
    return _tile(56, f'<path d="M0 14L14 0L28 14L42 0L56 14" fill="none" stroke="{c}" stroke-width="5"/><path d="M28 26l12 11-12 11-12-11z" fill="{c}"/><path d="M0 30l7 7-7 7zM56 30l-7 7 7 7z" fill="{c}"/>', turn)  # fmt: skip


PRINTS = {
    "striped": striped,
    "checked": checked,
    "floral": floral,
    "dotted": dotted,
    "animal": animal,
    "geometric": geometric,
}
"""Printed patterns that repeat; `graphic` and `colour-block` are placed by the drawings themselves."""


# textures ------------------------------------------------------------------------------------------


def knit(pen: Pen, turn: float) -> str:
    v = '<path d="M0 0l6 6l6-6" fill="none" stroke="{}" stroke-width="2.4" stroke-opacity="{}"/>'
    return _tile(12, v.format(pen.ink, 0.3), turn, 9)


def rib(pen: Pen, turn: float) -> str:
    return _bands(9, turn + 90, (0, 3, pen.ink, 0.26))


def denim(pen: Pen, turn: float) -> str:
    return _tile(8, '<path d="M-2 2l4-4M-2 10L10-2M6 10l4-4" stroke="#fff" stroke-opacity=".1" stroke-width="1.6"/><path d="M-2 6L6-2M2 10l8-8" stroke="#0b1030" stroke-opacity=".1" stroke-width="1.4"/>', turn)  # fmt: skip


def corduroy(pen: Pen, turn: float) -> str:
    return _bands(8, turn + 90, (0, 2.4, pen.ink, 0.3), (4, 2, "#ffffff", 0.14))


def linen(pen: Pen, turn: float) -> str:
    return _tile(
        9,
        f'<path d="M0 2h9M0 6.5h5M3 0v9M7 3v6" stroke="{pen.ink}" stroke-opacity=".16" stroke-width="1"/>',
        turn,
    )


def fleck(pen: Pen, turn: float) -> str:
    return _tile(26, f'<path d="M3 4l2 2M14 2l2-1M21 9l1 2M8 14l2-1M17 18l2 1M4 22l1-2M23 23l1-2" stroke="{pen.ink}" stroke-opacity=".34" stroke-width="2" stroke-linecap="round"/>', turn)  # fmt: skip


def mesh(pen: Pen, turn: float) -> str:
    return _tile(
        8,
        f'<g fill="{pen.ink}" fill-opacity=".3"><circle cx="2" cy="2" r="1.3"/><circle cx="6" cy="6" r="1.3"/></g>',
        turn,
    )


def wood(pen: Pen, turn: float) -> str:
    return _tile(90, f'<path d="M0 8q40-8 90 2M0 20q50 9 90 0M0 33q30-6 90 3M0 46q50-8 90 0M0 60q40 8 90-2M0 74q50-7 90 2" fill="none" stroke="{pen.ink}" stroke-opacity=".3" stroke-width="2"/>', turn, 84)  # fmt: skip


TEXTURES = {
    "knit": knit, "wool": knit, "cashmere": knit, "merino": knit, "mohair": knit, "alpaca": knit, "acrylic": knit,
    "denim": denim, "corduroy": corduroy, "linen": linen, "suede": fleck, "nubuck": fleck, "felt": fleck, "tweed": fleck,
    "fleece": fleck, "boucle": fleck, "shearling": fleck, "jute": linen, "raffia": linen, "straw": linen, "hemp": linen,
    "mesh": mesh, "rib": rib, "oak": wood, "walnut": wood, "bamboo": wood, "beech": wood, "wood": wood, "ash": wood,
    "rattan": linen, "canvas": linen, "terry": fleck,
}  # fmt: skip
"""Texture by a word of the material."""

SMOOTH = {
    "coats": "fleck",
    "blazers": "fleck",
    "trousers": "",
    "dresses": "",
    "suits": "",
    "skirts": "",
    "shirts": "",
}
"""Cloth whose wool is woven rather than knitted."""


def cloth(pen: Pen, turn: float) -> list[tuple[str, str]]:
    """The overlays of the product's own material: (name, markup), printed pattern first, then texture."""
    layers = []
    mark = f"{turn:g}".replace("-", "m").replace(".", "d")
    if pen.color == "multicolour" and pen.pattern in {"plain", ""}:
        layers.append((f"mixed{mark}", _rainbow(pen, turn)))
    drawing = PRINTS.get(pen.pattern)
    if drawing:
        layers.append((f"print{mark}", drawing(pen, turn)))
    texture = next((t for word, t in TEXTURES.items() if word in pen.material), None)
    if texture is knit and pen.category in SMOOTH:
        texture = fleck if SMOOTH[pen.category] else None
    if texture:
        layers.append((f"weave{mark}", texture(pen, turn)))
    return layers


def _rainbow(pen: Pen, turn: float) -> str:
    paints = ("#e2574c", "#f2b632", "#3f9d73", "#3d7fc4", "#8a5bb0")
    bands = "".join(f'<rect y="{22 * i}" width="110" height="22" fill="{c}"/>' for i, c in enumerate(paints))
    return _tile(110, bands, turn)
