"""Notebooks and pens."""
# ruff: noqa: E501  (outlines are long path texts)

from __future__ import annotations

from collections.abc import Callable

from demo.pictures.canvas import Pen, mix, moved, oval, poly, rect
from demo.pictures.motifs import motif

Shapes = list[str]
BLACK, STEEL, GOLD, WOOD = "#2b2d33", "#c6cad1", "#d2ae5c", "#d9b27c"
INKS = (
    "#d8432f",
    "#ee7b1c",
    "#f6cf33",
    "#58b368",
    "#2f9c95",
    "#2f6fd2",
    "#5a4fb5",
    "#a04fb0",
    "#ec6fa0",
    "#7b4b2b",
    "#29292e",
    "#8e9197",
)


def notebook(p: Pen) -> Shapes:
    """Notebooks by binding and cover; planners and sketchbooks show what they are for."""
    style = p.style("hardcover", "softcover", "spiral", "leather", "planner", "sketchbook")
    pages = (
        p.part(poly((388, 84), (404, 92), (404, 446), (388, 440)), "#f6f2e6", "flat")
        + p.line("M392 88V440M397 90V442", "#c9c2ae", 1.4)
        + p.part(rect(126, 436, 272, 12, 3), "#f6f2e6", "flat")
    )
    shade = "gloss" if "leather" in p.material else "round"
    cover = p.part(rect(116, 70, 276, 370, 12 if style != "softcover" else 26), shade=shade)
    spine = (
        p.part(rect(116, 70, 34, 370, 10), p.dark, "round")
        if style in {"hardcover", "planner"}
        else p.line("M146 72V438", p.ink, 2, opacity=0.6)
    )
    shapes = [pages, cover]
    if p.pattern == "graphic":
        shapes.append(motif(p, 266, 220, 150))
    if style == "spiral" or p.text("binding") == "spiral":
        rings = "".join(
            p.flat(oval(136, y, 7), "#55585f")
            + p.tube(f"M136 {y}C100 {y - 16} 92 {y + 10} 112 {y + 8}", 4.5, STEEL)
            for y in range(92, 436, 22)
        )
        shapes.append(rings)
    else:
        shapes.append(spine)
    return [*shapes, *_cover_details(p, style)]


def _cover_details(p: Pen, style: str) -> Shapes:
    label = p.part(rect(196, 138, 136, 76, 4), "#fbf9f2", "flat", line=1.4) + p.line(
        "M214 164H314M214 186H290", "#8a8f97", 3.4
    )
    band = p.part(
        rect(352, 66, 15, 380, 2), p.accent if p.luck < 0.5 else mix(p.base, "#0b0b14", 0.4), "flat", line=1.4
    )
    ribbon = p.part(
        poly((250, 440), (268, 440), (268, 486), (259, 476), (250, 486)), "#c8323a", "flat", line=1.2
    )
    if style == "leather":
        wrap = p.tube("M116 270H392M392 270q40 20 20 70", 8, mix(p.base, "#0b0b14", 0.4))
        return [
            p.seam("M128 84H380V428H128", mix(p.base, "#ffffff", 0.35)),
            wrap,
            p.part(oval(300, 270, 13), GOLD, "ball"),
            ribbon,
        ]
    if style == "planner":
        grid = "".join(
            p.flat(rect(196 + 37 * c, 250 + 34 * r, 30, 27, 3), p.accent, 0.9)
            for r in range(3)
            for c in range(4)
        )
        tabs = "".join(
            p.part(rect(400, 100 + 62 * i, 22, 50, 4), c, "flat", line=1.3)
            for i, c in enumerate(INKS[0:10:2])
        )
        return [
            tabs,
            p.part(rect(186, 120, 156, 50, 4), "#fbf9f2", "flat", line=1.4),
            p.line("M206 146H322", p.dark, 7),
            grid,
            band,
            ribbon,
        ]
    if style == "sketchbook":
        drawing = p.line(
            "M200 330Q230 220 262 270T330 220M206 350h120", p.light if p.color != "white" else p.dark, 5
        )
        pencil = f'<g transform="rotate(34 420 330)">{p.part(rect(406, 180, 24, 220, 3), "#f2b632", "round")}{p.part(poly((406, 400), (430, 400), (418, 440)), WOOD, "flat")}{p.flat(poly((414, 426), (422, 426), (418, 440)), BLACK)}{p.part(rect(406, 160, 24, 24, 4), "#e98ca0", "flat")}</g>'
        return [drawing, pencil]
    if style == "softcover":
        return [label, p.seam("M150 90V420")] if p.pattern != "graphic" else [p.seam("M150 90V420")]
    return [label if p.pattern not in {"graphic"} else "", *([band, ribbon] if style == "hardcover" else [])]


def pen(p: Pen) -> Shapes:
    """Single pens lie diagonally; packs stand as a fan of colours."""
    style = p.style("ballpoint", "fountain", "gel", "felt-tip", "fineliner", "rollerball", "pencils")
    if style in {"gel", "felt-tip", "fineliner", "pencils"}:
        return _fan(p, style)
    made = {"fountain": _fountain, "rollerball": _rollerball}
    one = "".join(made.get(style, _ballpoint)(p))
    drawing = p.line(
        "M60 440q40-34 70 0t70 0t60-10", "#2f4fa0" if p.text("ink_color") != "black" else BLACK, 4
    )
    count = p.text("pieces", "1")
    if style == "ballpoint" and count not in {"1", "1.0"}:
        return [moved(one, turn=-42, dx=60 * (i - 1), dy=50 * (i - 1)) for i in range(3)]
    return [drawing, moved(one, turn=-42)]


def _ballpoint(p: Pen) -> Shapes:
    barrel = p.part(rect(110, 232, 300, 48, 10), shade="top")
    grip = p.part(rect(110, 232, 96, 48, 8), BLACK if p.color != "black" else "#5d6068", "top") + "".join(
        p.line(f"M{126 + 12 * i} 236v40", "#8a8d95", 2) for i in range(6)
    )
    tip = p.part(poly((112, 234), (112, 278), (52, 260), (52, 252)), STEEL, "metal") + p.line(
        "M52 256H40", STEEL, 4
    )
    clip = p.part(rect(330, 214, 110, 12, 5), STEEL, "metal") + p.part(
        rect(424, 214, 16, 30, 4), STEEL, "metal"
    )
    return [
        barrel,
        grip,
        tip,
        p.part(rect(408, 238, 30, 36, 4), STEEL, "metal"),
        p.part(rect(436, 246, 36, 20, 8), p.accent, "top"),
        clip,
    ]


def _fountain(p: Pen) -> Shapes:
    nib = (
        p.part("M150 232L48 252Q40 256 48 260L150 280Z", GOLD, "metal")
        + p.line("M52 256H112", BLACK, 2.4)
        + p.flat(oval(116, 256, 5), BLACK)
    )
    section = p.part(poly((146, 230), (206, 224), (206, 288), (146, 282)), BLACK, "top")
    barrel = p.part("M204 222H430Q470 232 470 256T430 290H204Z", shade="top")
    rings = p.part(rect(200, 220, 12, 72), GOLD, "metal") + p.part(rect(420, 220, 9, 72), GOLD, "metal")
    cap = moved(
        p.part("M220 330H400Q430 340 430 362T400 394H220Z", shade="top")
        + p.part(rect(214, 328, 14, 68), GOLD, "metal")
        + p.part(rect(250, 314, 150, 10, 5), GOLD, "metal"),
        dy=30,
    )
    return [nib, section, barrel, rings, cap]


def _rollerball(p: Pen) -> Shapes:
    tip = p.part(poly((130, 232), (130, 280), (58, 262), (58, 250)), STEEL, "metal") + p.line(
        "M58 256H46", BLACK, 4
    )
    barrel = p.part(
        "M126 228H440Q466 236 466 256T440 284H126Z",
        shade="metal" if p.color in {"silver", "gold", "grey"} else "top",
    )
    return [
        tip,
        barrel,
        p.part(rect(220, 226, 14, 60), STEEL, "metal"),
        p.part(rect(330, 210, 120, 12, 5), STEEL, "metal"),
        p.part(rect(440, 210, 14, 26, 4), STEEL, "metal"),
        p.part(oval(464, 256, 8, 18), STEEL, "metal"),
    ]


def _fan(p: Pen, style: str) -> Shapes:
    p.zoom = 0.9
    n = {"pencils": 12, "felt-tip": 12}.get(style, 8)
    inks = INKS[:n] if n == 12 else (p.base, *INKS[: n - 1])
    wide = {"felt-tip": 30, "pencils": 24, "fineliner": 18, "gel": 22}[style]
    out = []
    for i, ink in enumerate(inks):
        x = 256 - wide / 2
        if style == "pencils":
            one = (
                p.part(rect(x, 150, wide, 300), ink, "round")
                + p.part(poly((x, 150), (x + wide / 2, 84), (x + wide, 150)), WOOD, "flat")
                + p.flat(poly((x + wide * 0.3, 110), (x + wide / 2, 84), (x + wide * 0.7, 110)), ink)
                + p.line(
                    f"M{x + wide / 3:g} 156V446M{x + wide * 2 / 3:g} 156V446", mix(ink, BLACK, 0.35), 1.4
                )
            )
        else:
            body = "#f7f5f0" if style != "gel" else mix(ink, "#ffffff", 0.55)
            one = (
                p.part(rect(x, 220, wide, 230, 6), body, "round")
                + p.part(rect(x - 2, 110, wide + 4, 120, 9), ink, "gloss")
                + p.part(rect(x, 426, wide, 28, 5), ink, "flat")
                + (p.part(rect(x + wide - 2, 120, 6, 80, 3), ink, "flat") if style != "felt-tip" else "")
            )
        out.append(f'<g transform="rotate({(i - (n - 1) / 2) * (70 / n):.1f} 256 560)">{one}</g>')
    box = (
        p.part(rect(150, 372, 212, 100, 8), shade="top")
        + p.part(rect(176, 396, 160, 46, 6), "#fbf9f2", "flat", line=1.4)
        + p.line("M196 412H316M216 428H296", p.dark, 4.4)
    )
    return [*out, box]


DRAWINGS: dict[str, Callable[[Pen], Shapes]] = {"notebooks": notebook, "pens": pen}
