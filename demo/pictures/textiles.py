"""Cushions, rugs, bedding and towels."""
# ruff: noqa: E501  (outlines are long path texts)

from __future__ import annotations

from collections.abc import Callable

from demo.pictures.canvas import MIXED, Pen, both, mix, moved, oval, poly, rect
from demo.pictures.motifs import block, motif

Shapes = list[str]


def _placed(p: Pen, d: str, x: float, y: float, size: float) -> str:
    if p.pattern == "graphic":
        return motif(p, x, y, size)
    if p.pattern == "colour-block":
        return block(p, d, (y, 512)) + p.line(d, p.ink, 2.2)
    return ""


def _bolster(p: Pen) -> Shapes:
    """A roll with piped ends."""
    body = rect(60, 190, 392, 140, 40)
    ends = p.part(oval(92, 260, 34, 70), mix(p.base, p.ink, 0.15), "ball") + p.part(
        oval(92, 260, 8, 14), p.dark, "flat"
    )
    return [
        p.part(body, shade="top"),
        p.line("M130 194Q160 260 130 326M400 194Q424 260 400 326", p.ink, 2.4),
        ends,
        p.fold("M160 210H390"),
    ]


def cushion(p: Pen) -> Shapes:
    """Square cushions and covers, bolsters, floor cushions, seat pads."""
    style = p.style("cover", "square", "bolster", "floor", "seat pad")
    if style == "bolster":
        return _bolster(p)
    if style == "floor":
        side = "M70 270V350Q80 420 256 424T442 350V270Z"
        return [
            p.part(side, mix(p.base, p.ink, 0.12) if p.pattern != "plain" else ""),
            p.part(oval(256, 262, 188, 98), shade="ball"),
            p.line(oval(256, 262, 188, 98), p.ink, 4),
            p.button(256, 254, 13),
            *both(p.fold("M246 262L110 226"), p.fold("M246 270L140 320")),
            p.tube("M420 320q40 10 16 50", 12, p.dark),
        ]
    if style == "seat pad":
        body = "M110 130Q256 108 402 130Q424 256 402 388Q256 410 110 388Q88 256 110 130Z"
        ties = both(p.tube("M112 134q-46-30-52 10M112 134q-10-50-40-46", 8))
        tufts = "".join(p.button(x, y, 9) for x in (190, 322) for y in (200, 318))
        return [
            *ties,
            p.part(body),
            _placed(p, body, 256, 258, 150),
            tufts,
            p.line(
                "M124 146Q256 128 388 146Q406 256 388 372Q256 392 124 372Q106 256 124 146Z",
                p.ink,
                2,
                opacity=0.6,
            ),
        ]
    body = "M84 92Q256 118 428 92Q404 256 428 420Q256 394 84 420Q108 256 84 92Z"
    piping = p.line(body, p.accent if p.luck < 0.3 else p.dark, 6)
    creases = (
        p.fold("M92 100Q130 150 150 200")
        + p.fold("M420 412Q380 360 362 320")
        + p.fold("M420 100Q390 140 372 170")
        + p.fold("M92 412Q130 370 142 340")
    )
    tassels = (
        "".join(
            p.line(f"M{x} {y}l{dx} {dy}m4 2l{dx * 0.6} {dy * 1.1}m-8-2l{dx * 1.2} {dy * 0.7}", p.accent, 4)
            for x, y, dx, dy in (
                (84, 92, -22, -22),
                (428, 92, 22, -22),
                (84, 420, -22, 22),
                (428, 420, 22, 22),
            )
        )
        if p.luck > 0.72
        else ""
    )
    zip_line = p.zip("M150 404Q256 388 362 404") if style == "cover" else ""
    return [tassels, p.part(body, shade="ball"), _placed(p, body, 256, 256, 190), creases, piping, zip_line]


def rug(p: Pen) -> Shapes:
    """Rugs lying on the floor seen at an angle; shaggy, round, runners, play rugs."""
    style = p.style("shaggy", "short-pile", "runner", "round", "play", "woven")
    if style == "round":
        d = oval(256, 268, 206, 150)
        rings = (
            "".join(
                p.line(oval(256, 268, 206 * f, 150 * f), p.accent if p.luck < 0.5 else p.ink, 4, opacity=0.7)
                for f in (0.88, 0.66, 0.44, 0.22)
            )
            if p.pattern == "plain"
            else ""
        )
        return [
            p.part(d, shade="top"),
            rings,
            _placed(p, d, 256, 268, 170),
            p.line(oval(256, 268, 198, 143), p.dark, 6),
        ]
    top, bottom, near = (60, 460, 96) if style == "runner" else (130, 410, 190)
    far = near * 0.8
    d = f"M{256 - far} {top}H{256 + far}L{256 + near} {bottom}H{256 - near}Z"
    if style == "shaggy":
        tufts = "".join(
            p.line(
                f"M{256 - far + 12 + i * 0.618 % 1 * (2 * far - 24):g} {top + 12 + i / 150 * (bottom - top - 34):g}q4 10-2 16",
                p.light if i % 2 else p.ink,
                4,
                opacity=0.6,
            )
            for i in range(150)
        )
        edge = (
            "M"
            + f"{256 - far} {top}"
            + "".join(f"q{far / 15:.1f} -12 {2 * far / 15:.1f} 0" for _ in range(15))
            + f"L{256 + near} {bottom}"
            + "".join(f"q{-near / 15:.1f} 16 {-2 * near / 15:.1f} 0" for _ in range(15))
            + "Z"
        )
        return [p.part(edge, shade="top"), p.clipped(d, tufts)]
    fringe = "".join(
        p.line(f"M{256 - near + 6 + 12 * i} {bottom}l-2 20", "#efe6d3", 3.4) for i in range(int(near / 6))
    ) + "".join(p.line(f"M{256 - far + 6 + 12 * i:g} {top}l1 -14", "#efe6d3", 3) for i in range(int(far / 6)))
    border = f"M{256 - far * 0.88:g} {top + 22}H{256 + far * 0.88:g}L{256 + near * 0.89:g} {bottom - 26}H{256 - near * 0.89:g}Z"
    inner = p.line(border, p.accent, 7) if p.luck < 0.75 else p.line(border, p.dark, 5)
    if p.pattern == "graphic" and style != "play":
        inner += _medallion(p, near, top, bottom)
    if style == "runner" and p.pattern == "plain":
        bands = (top + 52, top + 66, bottom - 74, bottom - 56)
        inner += "".join(p.line(f"M140 {y}H372", p.accent, 6) for y in bands)
    if style == "play":
        inner += _road(p, d) if p.pattern in {"graphic", "plain"} else ""
    return [
        fringe if style in {"woven", "short-pile", "runner"} else "",
        p.part(d, shade="top"),
        p.clipped(d, inner),
        p.line(d, p.dark, 5),
    ]


def _medallion(p: Pen, near: float, top: float, bottom: float) -> str:
    y = (top + bottom) / 2
    out = ""
    for f, paint in ((0.72, p.accent), (0.5, p.base), (0.34, p.dark), (0.16, p.accent)):
        out += p.flat(
            poly((256 - near * f, y), (256, y - 105 * f), (256 + near * f, y), (256, y + 110 * f)), paint
        )
    return out


def _road(p: Pen, d: str) -> str:
    way = "M90 380C160 300 130 220 220 210S300 330 380 300S400 180 340 140"
    cars = "".join(
        p.part(rect(x, y, 40, 20, 8), c, "top")
        + p.flat(oval(x + 10, y + 21, 6) + oval(x + 30, y + 21, 6), "#222")
        for x, y, c in ((200, 196, "#d8432f"), (330, 290, "#f2b632"))
    )
    houses = "".join(
        p.part(f"M{x} {y}l26-22 26 22v34h-52Z", c, "flat")
        for x, y, c in ((120, 180, "#f4e3c0"), (270, 350, "#e98c7a"), (400, 350, "#9ec9e2"))
    )
    return p.line(way, "#5a5f68", 36) + p.line(way, "#f4f2ec", 3, dash="12 10") + houses + cars


def bedding(p: Pen) -> Shapes:
    """Made beds for duvet covers and bedspreads, folded sheets and blankets, pillows."""
    style = p.style("duvet", "fitted", "blanket", "pillow", "bedspread")
    if style == "pillow":
        return [moved(_pillow(p, 256, 200, 1.0), dy=-30), moved(_pillow(p, 256, 200, 1.0), dx=-14, dy=90)]
    if style == "fitted":
        return _folded(p, 4, elastic=True)
    if style == "blanket":
        return _blanket(p)
    return _bed(p, style == "bedspread")


def _pillow(p: Pen, x: float, y: float, s: float, paint: str = "") -> str:
    d = f"M{x - 170 * s:g} {y - 84 * s:g}Q{x:g} {y - 116 * s:g} {x + 170 * s:g} {y - 84 * s:g}Q{x + 190 * s:g} {y:g} {x + 170 * s:g} {y + 88 * s:g}Q{x:g} {y + 112 * s:g} {x - 170 * s:g} {y + 88 * s:g}Q{x - 190 * s:g} {y:g} {x - 170 * s:g} {y - 84 * s:g}Z"
    return (
        p.part(d, paint, "ball")
        + p.fold(f"M{x - 160 * s:g} {y - 74 * s:g}q{40 * s:g} {30 * s:g} {60 * s:g} {60 * s:g}")
        + p.fold(f"M{x + 160 * s:g} {y + 76 * s:g}q{-50 * s:g} {-20 * s:g} {-70 * s:g} {-50 * s:g}")
    )


def _bed(p: Pen, spread: bool) -> Shapes:
    board = p.part(rect(62, 74, 388, 150, 18), "#a9825a", "top")
    mattress = p.part("M70 210H442L470 420Q470 440 450 440H62Q42 440 42 420Z", "#f4f3ef", "top")
    pillows = [_pillow(p, 164, 188, 0.48), _pillow(p, 348, 188, 0.48)]
    duvet = "M60 252Q256 232 452 252L478 436Q400 462 256 450T34 436Z"
    fold = "M60 252Q256 232 452 252L458 292Q256 274 54 292Z"
    creases = (
        p.fold("M150 300Q140 370 120 440")
        + p.fold("M270 296Q286 370 280 446")
        + p.fold("M380 300Q400 370 410 440")
    )
    turned = p.part(fold, p.light if not spread else p.dark, "top")
    if spread:
        creases += "".join(
            p.seam(f"M{52 - 3 * i} {316 + 30 * i}Q256 {302 + 30 * i} {460 + 3 * i} {316 + 30 * i}")
            for i in range(4)
        )
    return [board, mattress, *pillows, p.part(duvet, shade="top"), creases, turned]


def _folded(p: Pen, layers: int, elastic: bool = False) -> Shapes:
    out = []
    for i in range(layers):
        y = 380 - 52 * i
        out.append(
            p.part(
                f"M96 {y}Q80 {y - 28} 100 {y - 54}H410Q436 {y - 50} 436 {y - 26}T410 {y + 4}H110Q100 {y + 4} 96 {y}Z",
                shade="top",
            )
        )
        out.append(p.line(f"M104 {y - 26}H400", p.ink, 1.6, opacity=0.4))
    y = 380 - 52 * layers
    out.append(
        p.part(f"M100 {y - 2}L150 {y - 60}H372L410 {y - 2}Z", p.light if p.pattern == "plain" else "", "top")
    )
    if elastic:
        out.append(p.line("M100 384" + "q8 14 16 0" * 19, p.ink, 3))
        out.append(
            p.part(rect(186, 250, 140, 96, 4), "#f7f3ea", "flat")
            + p.line("M204 276h100M220 296h70M228 320h54", "#7c848e", 5)
        )
    return out


def _blanket(p: Pen) -> Shapes:
    body = "M88 150H404Q424 150 424 172V330H88Z"
    lower = "M88 250H424L432 400Q256 420 80 400Z"
    fringe = "".join(
        p.line(f"M{86 + 14 * i} {404 + 8 * (1 - abs(i - 12) / 12):g}l-3 34", p.base, 6)
        + p.line(f"M{86 + 14 * i} {404 + 8 * (1 - abs(i - 12) / 12):g}l-3 34", p.ink, 1.5, opacity=0.5)
        for i in range(25)
    )
    roll = p.part(rect(82, 120, 348, 62, 30), "", "top")
    return [
        fringe,
        p.part(body),
        p.part(lower, turn=2),
        roll,
        p.line("M88 252H424", p.ink, 2.2),
        p.fold("M120 270Q130 340 112 400"),
        p.fold("M380 270Q372 330 392 400"),
    ]


def towel(p: Pen) -> Shapes:
    """Towels hanging, folded in a stack, rolled, laid out on the beach, mats."""
    style = p.style("hand", "bath sheet", "towel set", "beach", "travel", "bath mat", "tea")
    made = {"towel set": _towel_set, "beach": _beach, "bath mat": _mat, "tea": _tea, "travel": _rolled}
    return made[style](p) if style in made else _hanging(p, wide=150 if style == "bath sheet" else 116)


def _hanging(p: Pen, wide: float) -> Shapes:
    rail = p.tube("M40 92H472", 13, "#c6cad1")
    d = f"M{256 - wide} 84Q{256 - wide} 74 {256 - wide + 10} 74H{256 + wide - 10}Q{256 + wide} 74 {256 + wide} 84L{256 + wide + 4} 440H{256 - wide - 4}Z"
    band = "".join(
        p.part(
            f"M{256 - wide - 3} {y}H{256 + wide + 3}V{y + h}H{256 - wide - 3}Z",
            mix(p.base, p.ink, 0.16) if p.luck < 0.6 else p.accent,
            "flat",
            line=1.4,
        )
        for y, h in ((366, 26), (400, 8))
    )
    folds = p.fold(f"M{256 - wide * 0.4:g} 100Q{256 - wide * 0.46:g} 260 {256 - wide * 0.4:g} 430") + p.fold(
        f"M{256 + wide * 0.42:g} 100Q{256 + wide * 0.36:g} 260 {256 + wide * 0.44:g} 430"
    )
    p_fluff = "".join(
        p.line(f"M{256 - wide + 8 + 11 * i:g} 440v7", p.base, 4) for i in range(int(wide / 5.6))
    )
    return [
        rail,
        p_fluff,
        p.part(d),
        band,
        folds,
        p.flat(
            f"M{256 - wide} 84Q{256 - wide} 74 {256 - wide + 10} 74H{256 + wide - 10}Q{256 + wide} 74 {256 + wide} 84V104H{256 - wide}Z",
            "#ffffff",
            0.25,
        ),
    ]


def _towel_set(p: Pen) -> Shapes:
    out = []
    for i, w in enumerate((176, 176, 150, 128)):
        y = 420 - 76 * i
        d = f"M{256 - w} {y - 66}H{256 + w - 30}Q{256 + w} {y - 60} {256 + w} {y - 33}T{256 + w - 30} {y}H{256 - w}Q{256 - w - 20} {y - 33} {256 - w} {y - 66}Z"
        out += [
            p.part(d, shade="top"),
            p.line(f"M{256 - w + 4} {y - 33}H{256 + w - 20}", p.ink, 2.4, opacity=0.6),
            p.line(
                f"M{256 + w - 56} {y - 62}V{y - 4}M{256 + w - 70} {y - 62}V{y - 4}",
                p.accent if p.luck < 0.5 else p.ink,
                5,
                opacity=0.7,
            ),
        ]
    return out


def _beach(p: Pen) -> Shapes:
    d = "M150 60L400 84L372 446L110 420Z"
    bands = ""
    if p.pattern == "striped":
        paints = (p.accent, "#f6f4ee", MIXED[int(p.luck * 5)])
        bands = "".join(
            p.flat(
                poly(
                    (150 - 40 * f, 60 + 360 * f),
                    (400 - 28 * f, 84 + 362 * f),
                    (400 - 28 * (f + 0.06), 84 + 362 * (f + 0.06)),
                    (150 - 40 * (f + 0.06), 60 + 360 * (f + 0.06)),
                ),
                paints[i % 3],
            )
            for i, f in enumerate((0.06, 0.2, 0.34, 0.48, 0.62, 0.76, 0.9))
        )
    fringe = "".join(p.line(f"M{114 + 16 * i} {421 + 1.6 * i:g}l-4 22", "#f4efe2", 4) for i in range(17))
    shell = p.part("M412 452q-40-10-34-46q30-14 58 6q14 30-24 40z", "#f3d9c2", "ball") + p.line(
        "M412 450l-18-40M412 450l-2-46M412 450l14-36", "#b98d6e", 2
    )
    keep, p.pattern = p.pattern, "plain" if bands else p.pattern
    body = p.part(d)
    p.pattern = keep
    return [fringe, body, bands, _placed(p, d, 256, 250, 190), p.line(d, p.ink, 2.2), shell]


def _mat(p: Pen) -> Shapes:
    d = "M110 170H402L450 390H62Z"
    tufts = "".join(
        p.line(
            f"M{100 + (i * 73) % 320} {190 + (i * 37) % 185}q5 6 0 10",
            p.light if i % 2 else p.ink,
            4,
            opacity=0.5,
        )
        for i in range(90)
    )
    rim = "M110 170H402L450 390H62Z"
    return [
        p.part(d, shade="top"),
        p.clipped(d, tufts),
        p.line(rim, p.dark, 8),
        p.line("M132 194H380L416 366H96Z", p.ink, 4, opacity=0.6),
    ]


def _tea(p: Pen) -> Shapes:
    loop = p.tube("M250 86q0-30 14-30t12 30", 5)
    one = "M206 84H330L362 430L300 410L256 440L204 414L150 432Z"
    keep, p.pattern = p.pattern, "checked" if p.pattern == "plain" else p.pattern
    main = p.part(one)
    p.pattern = keep
    return [
        loop,
        main,
        p.line("M206 84L204 414M330 84L300 410M262 90L256 440", p.ink, 2, opacity=0.5),
        p.line("M156 402L204 386L256 410L300 382L358 402", p.accent, 7),
    ]


def _rolled(p: Pen) -> Shapes:
    roll = rect(90, 200, 330, 120, 56)
    end = p.part(oval(118, 260, 40, 60), p.light, "flat") + p.line(
        "M118 260m-8 0a8 12 0 1 1 16 0a18 28 0 1 1-34 0a28 44 0 1 1 52 0", p.ink, 3
    )
    strap = p.part(rect(230, 194, 30, 132, 6), p.accent, "top") + p.part(
        rect(320, 194, 30, 132, 6), p.accent, "top"
    )
    bag = p.part("M330 330H452L462 440Q392 456 320 440Z", p.dark, "round") + p.tube(
        "M366 332q26-36 52 0", 5, p.accent
    )
    return [p.part(roll, shade="top"), end, strap, bag]


DRAWINGS: dict[str, Callable[[Pen], Shapes]] = {
    "cushions": cushion,
    "rugs": rug,
    "bedding": bedding,
    "towels": towel,
}
