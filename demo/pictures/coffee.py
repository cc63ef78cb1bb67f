"""Coffee makers, from moka pot to bean-to-cup machine."""
# ruff: noqa: E501  (outlines are long path texts)

from __future__ import annotations

from collections.abc import Callable

from demo.pictures.canvas import Pen, mix, moved, oval, poly, rect

Shapes = list[str]
COFFEE, STEEL, BLACK = "#4a2b18", "#c6cad1", "#2b2d33"


def _shade(p: Pen) -> str:
    return "metal" if p.color in {"silver", "grey"} else "gloss"


def _small_cup(p: Pen, x: float, y: float, paint: str = "#f4f3ee") -> str:
    return (
        p.line(f"M{x + 30} {y + 12}q26 0 18 20t-24 12", mix(paint, "#000000", 0.3), 6)
        + p.part(f"M{x - 34} {y}H{x + 34}Q{x + 30} {y + 50} {x} {y + 52}T{x - 34} {y}Z", paint, "round")
        + p.part(oval(x, y, 34, 8), COFFEE, "flat")
    )


def _carafe(p: Pen, x: float, y: float, s: float = 1.0) -> str:
    """A glass jug half full of coffee; (x, y) is the middle of its rim."""
    body = f"M{x - 52 * s:g} {y:g}C{x - 90 * s:g} {y + 40 * s:g} {x - 96 * s:g} {y + 110 * s:g} {x - 70 * s:g} {y + 130 * s:g}H{x + 70 * s:g}C{x + 96 * s:g} {y + 110 * s:g} {x + 90 * s:g} {y + 40 * s:g} {x + 52 * s:g} {y:g}Z"
    coffee = f"M{x - 84 * s:g} {y + 58 * s:g}H{x + 84 * s:g}C{x + 92 * s:g} {y + 110 * s:g} {x + 80 * s:g} {y + 126 * s:g} {x + 70 * s:g} {y + 130 * s:g}H{x - 70 * s:g}C{x - 80 * s:g} {y + 126 * s:g} {x - 92 * s:g} {y + 110 * s:g} {x - 84 * s:g} {y + 58 * s:g}Z"
    handle = p.tube(
        f"M{x + 58 * s:g} {y + 8 * s:g}C{x + 150 * s:g} {y + 6 * s:g} {x + 140 * s:g} {y + 110 * s:g} {x + 88 * s:g} {y + 104 * s:g}",
        14 * s,
        BLACK,
    )
    shine = p.line(f"M{x - 66 * s:g} {y + 36 * s:g}q-14 36-4 70", "#ffffff", 7 * s, opacity=0.7)
    return (
        handle
        + p.flat(body, "#e6eff3", 0.75)
        + p.flat(coffee, COFFEE, 0.92)
        + p.line(body, "#6f7e88", 3)
        + shine
    )


def coffee_maker(p: Pen) -> Shapes:
    """Filter, espresso and bean-to-cup machines, presses, moka pots, pour-over sets, frothers."""
    style = p.style("filter", "french press", "moka", "espresso", "bean", "pour-over", "frother")
    made = {
        "french press": _press,
        "moka": _moka,
        "espresso": _espresso,
        "bean": _bean,
        "pour-over": _pour_over,
        "frother": _frother,
    }
    return made[style](p) if style in made else _filter(p)


def _filter(p: Pen) -> Shapes:
    tower = p.part(rect(98, 70, 110, 370, 20), shade=_shade(p))
    head = p.part("M98 92Q98 70 120 70H380Q402 70 402 92V170L380 208H252L220 170H98Z", shade=_shade(p))
    plate = p.part(rect(98, 400, 308, 44, 14), shade="top") + p.flat(rect(210, 392, 190, 10, 4), BLACK)
    window = p.part(rect(126, 230, 26, 140, 8), "#dbe7ed", "flat") + p.flat(
        rect(129, 290, 20, 77, 5), "#7fbfe2"
    )
    button = p.part(oval(126, 422, 11), "#d8432f", "ball") + p.line("M300 116h70", p.ink, 6)
    return [
        tower,
        plate,
        _carafe(p, 310, 244, 1.1),
        head,
        p.part(poly((250, 208), (372, 208), (352, 240), (270, 240)), BLACK, "top"),
        window,
        button,
    ]


def _press(p: Pen) -> Shapes:
    glass = rect(150, 160, 190, 270, 12)
    frame = "".join(
        p.line(f"M{x} 150V440", p.base, 10) + p.line(f"M{x} 150V440", p.light, 3) for x in (158, 245, 332)
    )
    rod = p.line("M245 60V250", STEEL, 7) + p.part(oval(245, 54, 20), BLACK, "ball")
    lid = p.part("M136 162Q150 112 245 110T354 162Z", shade=_shade(p)) + p.part(
        poly((136, 162), (112, 142), (120, 176)), shade="flat"
    )
    mesh = p.part(rect(156, 246, 178, 14, 4), STEEL, "metal")
    handle = p.tube("M346 190C440 186 440 390 346 386", 20, BLACK)
    if "steel" in p.material:
        return [rod, handle, p.part(glass, shade=_shade(p)), lid, p.line("M150 400H340", p.ink, 2)]
    return [
        rod,
        handle,
        p.flat(glass, "#e6eff3", 0.75),
        p.flat(rect(153, 240, 184, 187, 8), COFFEE, 0.93),
        mesh,
        p.line(glass, "#6f7e88", 3),
        frame,
        lid,
        p.part(rect(142, 424, 206, 22, 8), shade=_shade(p)),
        p.line("M176 180V220", "#ffffff", 8, opacity=0.8),
    ]


def _moka(p: Pen) -> Shapes:
    top = "M176 140H330L346 262H170Z"
    waist = p.part(rect(174, 258, 164, 30, 6), shade="metal" if p.color in {"silver", "grey"} else "gloss")
    foot = "M176 288H336L372 440H140Z"
    facets = p.line("M222 142L214 260M284 142L296 260M222 290L204 438M290 290L308 438", p.ink, 2, opacity=0.6)
    lid = p.part("M172 142Q190 98 253 94T334 142Z", shade=_shade(p)) + p.part(
        "M240 96V70Q253 56 266 70V96Z", BLACK, "top"
    )
    spout = p.part("M178 142L132 148L172 196Z", shade=_shade(p))
    handle = p.part("M334 146L420 150Q440 152 438 176L424 290L398 288L404 190H342Z", BLACK, "top")
    return [
        handle,
        spout,
        p.part(top, shade=_shade(p)),
        p.part(foot, shade=_shade(p)),
        waist,
        facets,
        lid,
        p.part(oval(212, 350, 8), "#d2ae5c", "ball"),
    ]


def _espresso(p: Pen) -> Shapes:
    body = p.part("M92 110Q92 86 116 86H396Q420 86 420 110V200H92Z", shade=_shade(p))
    back = p.part(rect(116, 190, 280, 220, 6), mix(p.base, "#0b0b14", 0.3), "top")
    tray = p.part(rect(84, 400, 344, 46, 12), shade=_shade(p)) + p.line("M100 404H412", BLACK, 6, dash="10 6")
    gauge = (
        p.part(oval(256, 140, 30), "#f6f4ee", "flat")
        + p.line("M256 140l14-16", "#c8323a", 4)
        + p.line(oval(256, 140, 30), STEEL, 5)
    )
    knobs = "".join(p.part(oval(x, 142, 17), BLACK, "ball") for x in (138, 180, 330)) + p.part(
        oval(376, 142, 22), BLACK, "ball"
    )
    group = (
        p.part(rect(176, 196, 110, 34, 6), STEEL, "metal")
        + p.part(rect(190, 228, 82, 26, 6), STEEL, "metal")
        + p.tube("M190 242L110 262", 19, BLACK)
        + p.part("M214 254h34l-6 22h-22z", STEEL, "metal")
    )
    wand = p.tube("M356 200V250Q356 300 380 340", 9, STEEL)
    return [
        back,
        body,
        tray,
        gauge,
        knobs,
        p.line("M224 276V336M240 276V336", COFFEE, 4),
        _small_cup(p, 230, 348),
        wand,
        group,
    ]


def _bean(p: Pen) -> Shapes:
    hopper = p.part("M150 60H362L346 120H166Z", "#5a5f68", "glass") + "".join(
        p.part(oval(182 + 24 * i, 100 - 10 * (i % 2), 11, 8), COFFEE, "ball", line=1) for i in range(7)
    )
    body = p.part(rect(104, 112, 304, 330, 24), shade=_shade(p))
    niche = p.part(rect(146, 262, 220, 140, 10), "#1e2025", "flat")
    screen = p.part(rect(158, 140, 196, 82, 10), "#14171c", "flat") + "".join(
        p.line(f"M{184 + 50 * i} 168h28v18q0 12-14 12t-14-12z", "#7fd0e8", 4) for i in range(3)
    )
    spouts = p.part(rect(218, 238, 76, 60, 8), BLACK, "top") + p.line("M240 298V340M272 298V340", COFFEE, 4)
    tray = p.part(rect(132, 398, 248, 28, 8), STEEL, "metal") + p.line("M146 404H366", BLACK, 4, dash="9 6")
    milk = p.part("M420 300H478L470 440H428Z", "#eef2f4", "glass") + p.line(
        "M440 300Q436 250 404 252", BLACK, 6
    )
    return [hopper, body, niche, screen, spouts, _small_cup(p, 256, 346), tray, milk]


def _pour_over(p: Pen) -> Shapes:
    cone = p.part(
        "M140 90H372L300 226H212Z",
        "" if "glass" not in p.material or p.color != "silver" else "#e6eff3",
        "gloss",
    )
    ribs = p.line("M180 100L228 220M220 96L244 222M292 96L268 222M332 100L284 220", p.ink, 2, opacity=0.5)
    paper = p.part("M152 92L174 52H338L360 92Z", "#f6f1e4", "flat") + p.flat(oval(256, 92, 92, 14), COFFEE)
    ring = p.part(rect(176, 222, 160, 22, 8), "#8a5a33", "top")
    handle = p.tube("M350 130q60-10 54 40t-70 20", 14) if "ceramic" in p.material else ""
    return [
        handle,
        cone,
        ribs,
        paper,
        p.line("M256 240V300", COFFEE, 4),
        moved(_carafe(p, 256, 262, 1.35)),
        ring,
    ]


def _frother(p: Pen) -> Shapes:
    body = "M160 170L168 396Q170 410 184 410H312Q326 410 328 396L336 170Z"
    milk = p.part("M156 170C160 110 210 130 226 112S300 104 310 130S340 150 340 170Z", "#fbf6ea", "ball")
    whisk = p.line("M248 20V130", STEEL, 6) + p.line("M232 120a16 26 0 1 0 32 0a16 26 0 1 0-32 0", STEEL, 4)
    handle = p.tube("M332 210C410 206 410 350 328 346", 19, BLACK)
    base = p.part(rect(146, 408, 206, 36, 12), BLACK, "top") + p.flat(oval(248, 426, 7), "#7fd0e8")
    return [
        handle,
        whisk,
        milk,
        p.part(body, shade=_shade(p)),
        p.part("M162 168L130 158L166 220Z", shade=_shade(p)),
        base,
        p.part(oval(248, 300, 22), BLACK, "ball"),
    ]


DRAWINGS: dict[str, Callable[[Pen], Shapes]] = {"coffee makers": coffee_maker}
