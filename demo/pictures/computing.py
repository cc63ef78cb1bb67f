"""Keyboards and mice."""
# ruff: noqa: E501  (outlines are long path texts)

from __future__ import annotations

from collections.abc import Callable

from demo.pictures.canvas import Pen, flip, luminance, mix, oval, poly, rect

Shapes = list[str]
BLACK, STEEL = "#2b2d33", "#c6cad1"
RAINBOW = ("#e2485a", "#f2a032", "#f4d84a", "#4fc27e", "#4fa8e2", "#8a6be0")


def keyboard(p: Pen) -> Shapes:
    """Keyboards: full, compact, ergonomic (split), gaming (lit)."""
    style = p.style("mechanical", "ergonomic", "compact", "gaming", "wireless")
    keys = "#3c3f46" if luminance(p.base) > 0.3 or style == "gaming" else mix(p.base, "#ffffff", 0.2)
    if p.color in {"white", "silver", "cream"}:
        keys = "#ffffff"
    if style == "ergonomic":
        half = p.part("M14 196Q120 150 240 176L252 372Q130 360 34 392Z", shade="top") + _keys(
            p, keys, (40, 200), 5, 4, style
        )
        left = f'<g transform="rotate(6 140 270)">{half}</g>'
        return [
            left,
            flip(left),
            p.part("M60 392Q130 364 246 374V398Q140 392 70 420Z", p.dark, "top"),
            flip(p.part("M60 392Q130 364 246 374V398Q140 392 70 420Z", p.dark, "top")),
        ]
    columns = 10 if style == "compact" else 14
    w = columns * 31 + 28
    x = 256 - w / 2
    body = p.part(rect(x, 168, w, 194, 12 if style != "wireless" else 22), shade="top")
    glow = (
        "".join(
            p.line(f"M{x + 8 + w / 6.3 * i:g} 360h{w / 6.3 - 6:g}", c, 9, opacity=0.85)
            for i, c in enumerate(RAINBOW)
        )
        if style == "gaming"
        else ""
    )
    cable = (
        p.tube("M256 170C250 100 330 120 330 60", 8, BLACK)
        if "cable" in p.text("connection").lower() and "USB" in str(p.product.get("attributes"))
        else ""
    )
    return [cable, glow, body, *([_keys(p, keys, (x + 15, 184), columns, 4, style)])]


def _keys(p: Pen, paint: str, origin: tuple[float, float], columns: int, rows: int, style: str) -> str:
    """A field of key caps with a space bar in the last row."""
    x0, y0 = origin
    out, edge = "", mix(paint, "#000000", 0.4)
    for r in range(rows):
        for c in range(columns):
            x, y = x0 + 31 * c, y0 + 33 * r
            tone = (
                paint
                if not (c in {0, columns - 1} and p.luck < 0.7)
                else mix(paint, p.accent, 0.55)
                if (r + c) % 2 == 0
                else mix(paint, "#808690", 0.3)
            )
            if style == "gaming":
                out += p.flat(rect(x - 1.5, y - 1.5, 29, 31, 6), RAINBOW[c % 6], 0.9)
            out += (
                f'<path d="{rect(x, y, 26, 27, 5)}" fill="{tone}" stroke="{edge}" stroke-width="1.4"/>'
                + p.flat(rect(x + 4, y + 3, 18, 16, 4), "#ffffff", 0.16)
            )
    y = y0 + 33 * rows
    left = columns * 31 * 0.28
    out += f'<path d="{rect(x0 + left, y, columns * 31 * 0.45, 26, 5)}" fill="{paint}" stroke="{edge}" stroke-width="1.4"/>'
    for x in (x0, x0 + 33, x0 + columns * 31 - 64, x0 + columns * 31 - 31):
        out += f'<path d="{rect(x, y, 27, 26, 5)}" fill="{paint}" stroke="{edge}" stroke-width="1.4"/>'
    return out


def mouse(p: Pen) -> Shapes:
    """Computer mice from above; vertical and trackball ones from the side."""
    style = p.style("ergonomic", "gaming", "travel", "trackball", "wireless")
    if style == "ergonomic":
        body = "M180 92C268 58 372 100 386 220C398 330 380 438 284 446C200 450 170 424 126 402C78 374 84 322 134 300C158 246 128 124 180 92Z"
        rest = (
            "M134 300C84 322 78 374 126 402C170 424 196 446 240 446C190 404 164 360 166 296Q150 292 134 300Z"
        )
        return [
            p.part(body, shade="ball"),
            p.part(rest, mix(p.base, "#0b0b14", 0.45), "top"),
            p.line("M268 76Q274 160 270 226M150 236Q270 206 388 238", p.ink, 2.6),
            p.part(rect(258, 116, 26, 66, 12), BLACK, "top"),
            p.part(
                "M152 186Q158 178 164 186L172 226Q164 234 156 228ZM160 244Q168 236 172 242L176 280Q168 288 162 280Z",
                BLACK,
                "flat",
            ),
        ]
    if style == "trackball":
        body = "M120 150C150 70 330 60 380 150C430 240 430 400 360 430C260 460 150 440 120 380C90 320 96 220 120 150Z"
        return [
            p.part(body, shade="ball"),
            p.part(oval(148, 270, 62), BLACK, "flat"),
            p.part(oval(148, 270, 52), p.accent if p.accent != "#29292e" else "#c8323a", "ball"),
            p.flat(oval(130, 250, 12), "#ffffff", 0.7),
            p.line("M270 80V220M204 112Q230 210 270 220Q340 214 390 180", p.ink, 2.6),
            p.part(rect(258, 120, 24, 62, 11), BLACK, "top"),
        ]
    p.zoom = 0.8 if style == "travel" else 1.0
    body = "M256 72C330 72 372 124 372 210V330C372 404 328 446 256 446S140 404 140 330V210C140 124 182 72 256 72Z"
    shapes = [
        p.part(body, shade="ball"),
        p.line("M256 76V214M142 218Q256 252 370 218", p.ink, 2.8),
        p.part(rect(241, 122, 30, 76, 14), BLACK if p.color != "black" else "#6b6e76", "round"),
        p.line("M244 140h24M244 152h24M244 164h24M244 176h24", "#9aa0aa", 2),
    ]
    if style == "gaming":
        shapes = [
            p.tube("M256 76C250 40 300 40 300 0", 8, BLACK),
            *shapes,
            p.line("M148 250Q150 380 220 430M364 250Q362 380 292 430", RAINBOW[int(p.luck * 6)], 7),
            p.part(rect(134, 240, 18, 46, 7), BLACK, "top"),
            p.part(rect(134, 292, 18, 46, 7), BLACK, "top"),
            p.flat(poly((256, 300), (236, 340), (256, 380), (276, 340)), RAINBOW[int(p.luck * 6)]),
        ]
    else:
        shapes.append(p.flat(oval(256, 230, 5), "#5fe08a"))
    return shapes


DRAWINGS: dict[str, Callable[[Pen], Shapes]] = {"keyboards": keyboard, "mice": mouse}
