"""Hats, scarves and gloves."""
# ruff: noqa: E501  (outlines are long path texts)

from __future__ import annotations

from collections.abc import Callable

from demo.pictures.canvas import Pen, both, flip, mix, moved, oval, rect
from demo.pictures.cut import pom
from demo.pictures.motifs import motif, star

Shapes = list[str]


def hat(p: Pen) -> Shapes:
    """Beanie, cap, bucket, straw, sun hat, fedora, beret."""
    style = p.style("beanie", "baseball cap", "bucket", "straw", "sun hat", "fedora", "beret")
    made = {"beanie": _beanie, "baseball cap": _cap, "bucket": _bucket, "beret": _beret}
    return made[style](p) if style in made else _brimmed(p, style)


def _beanie(p: Pen) -> Shapes:
    p.material += " knit"
    dome = "M120 330C112 190 180 118 256 118S400 190 392 330Z"
    cuff = rect(108, 310, 296, 90, 22)
    ribs = "".join(p.line(f"M{124 + 13 * i} 318v74", p.ink, 2.4, opacity=0.4) for i in range(21))
    creases = "".join(p.fold(f"M256 122Q{256 + dx * 0.9} 170 {256 + dx} 308") for dx in (-90, -45, 0, 45, 90))
    top = [pom(p, 256, 100, 40, p.accent)] if p.luck < 0.5 or p.kids else []
    return [
        p.part(dome),
        creases,
        *top,
        p.part(cuff, "" if p.pattern == "plain" else mix(p.base, p.ink, 0.1)),
        ribs,
    ]


def _cap(p: Pen) -> Shapes:
    dome = "M150 320C140 190 214 128 296 132C384 136 430 210 424 330Q290 292 150 320Z"
    peak = "M152 314Q70 322 40 366Q36 384 60 384Q160 356 262 366Q340 340 300 306Q220 298 152 314Z"
    seams = (
        p.seam("M290 134Q216 190 206 306")
        + p.seam("M290 134Q360 200 372 314")
        + p.part(oval(290, 133, 10, 7), "", "flat")
    )
    holes = p.line(oval(262, 188, 4), p.ink, 3) + p.line(oval(352, 190, 4), p.ink, 3)
    front = (
        motif(p, 232, 234, 76)
        if p.pattern == "graphic"
        else p.flat(star(230, 238, 20), p.accent)
        if p.luck < 0.4
        else ""
    )
    return [
        p.part(dome),
        seams,
        holes,
        front,
        p.part(peak, "" if p.luck < 0.6 else p.accent, "top"),
        p.seam("M64 372Q160 344 270 354M80 358Q170 334 276 342"),
    ]


def _bucket(p: Pen) -> Shapes:
    crown = "M160 150Q256 124 352 150L378 296Q256 326 134 296Z"
    brim = "M134 290Q256 322 378 290L438 378Q256 436 74 378Z"
    rows = "".join(
        p.seam(f"M{124 - 14 * i} {312 + 20 * i}Q256 {346 + 22 * i} {388 + 14 * i} {312 + 20 * i}")
        for i in range(4)
    )
    return [
        p.part(brim),
        rows,
        p.part(crown),
        p.line("M160 150Q256 178 352 150", p.ink, 2),
        p.line("M136 284Q256 314 376 284", p.ink, 2.4),
        *both(p.line(oval(180, 240, 4), p.ink, 3)),
    ]


def _brimmed(p: Pen, style: str) -> Shapes:
    if style == "straw":
        p.material = "straw"
    band = p.accent if style != "fedora" else mix(p.base, "#0b0b14", 0.6)
    brim = (
        "M28 334Q60 290 256 286T484 334Q490 388 256 398T28 334Z"
        if style != "fedora"
        else "M62 334Q80 306 256 300T450 334Q456 372 256 382T62 334Z"
    )
    crown = "M146 322C146 190 182 138 256 138S366 190 366 322Q256 356 146 322Z"
    if style == "fedora":
        crown = "M148 326C150 230 160 150 196 138Q232 136 256 160Q284 132 320 140C354 152 362 230 364 326Q256 358 148 326Z"
    ribbon = "M147 290Q256 322 365 290L366 324Q256 358 146 324Z"
    shapes = [p.part(brim), p.part(crown), p.part(ribbon, band, "round")]
    if style == "straw":
        shapes += [
            p.line(
                f"M{150 + 4 * i} {286 - 26 * i}Q256 {314 - 26 * i} {362 - 4 * i} {286 - 26 * i}",
                p.ink,
                2,
                opacity=0.4,
            )
            for i in range(5)
        ]
        shapes += [
            p.line(
                f"M{44 + 18 * i} {338 + 2 * i}Q{60 + 20 * i} {382 - 3 * i} 256 {390 - 6 * i}T{468 - 18 * i} {338 + 2 * i}",
                p.ink,
                2,
                opacity=0.4,
            )
            for i in range(3)
        ]
    if style == "sun hat":
        shapes += [
            p.seam("M42 340Q80 382 256 388T470 340"),
            *both(p.tube("M150 330Q150 420 244 452", 5, p.accent)),
        ]
    if style == "fedora":
        shapes += [
            p.fold("M256 162Q250 230 240 284"),
            p.fold("M196 140Q214 180 216 226"),
            p.part("M346 292l26-44q10 34-14 60z", "#c95b3c", "flat"),
        ]
    return shapes


def _beret(p: Pen) -> Shapes:
    d = "M96 306C70 220 150 140 280 142C400 146 458 220 436 276C424 320 350 338 300 350Q190 366 140 346Q104 334 96 306Z"
    return [
        p.tube("M286 146q6-22 0-36", 9),
        p.part(d, shade="ball"),
        p.part("M132 330Q220 372 330 338L336 362Q220 398 126 352Z", mix(p.base, p.ink, 0.2), "round"),
        p.fold("M150 290Q250 330 400 286"),
        p.fold("M280 150Q200 200 176 270"),
    ]


def scarf(p: Pen) -> Shapes:
    """Long scarves laid in a loop, silk squares and bandanas, snoods."""
    style = p.style("winter", "silk", "light", "snood", "bandana")
    if style in {"silk", "bandana"} or p.text("shape") == "square":
        return _square_scarf(p, style)
    if style == "winter":
        p.material += " knit"
    if style == "snood" or p.text("shape") == "loop":
        return _snood(p)
    tail = "M288 216L356 214L372 440L292 446Z"
    second = "M214 220L282 226L258 414L178 404Z"
    loop = "M150 190C120 110 200 64 256 66S396 110 362 192C346 250 300 268 256 266S168 246 150 190Z"
    hole = p.part(
        "M192 150C196 116 226 104 256 104S318 118 320 152C316 176 290 184 256 184S196 174 192 150Z",
        mix(p.base, "#0b0b14", 0.55),
        "hollow",
    )
    fringe = "".join(
        p.line(f"M{181 + 10 * i} {405 + 1.1 * i:g}l-5 34", p.base, 5)
        + p.line(f"M{181 + 10 * i} {405 + 1.1 * i:g}l-5 34", p.ink, 1.2, opacity=0.5)
        for i in range(8)
    )
    fringe += "".join(
        p.line(f"M{297 + 10.5 * i:g} {446 - 0.7 * i:g}l1 36", p.base, 5)
        + p.line(f"M{297 + 10.5 * i:g} {446 - 0.7 * i:g}l1 36", p.ink, 1.2, opacity=0.5)
        for i in range(8)
    )
    knot = "M232 206Q290 190 306 226Q310 268 276 282Q234 278 228 246Z"
    folds = [
        p.fold("M166 190Q256 250 344 196"),
        p.fold("M160 160Q200 226 256 226T352 160"),
        p.fold("M320 240L336 430"),
        p.fold("M236 280L222 400"),
    ]
    return [
        fringe if p.text("fringes", "true") == "true" else "",
        p.part(second, turn=8),
        p.part(tail, turn=-3),
        p.part(loop, turn=20),
        hole,
        *folds,
        p.part(knot, turn=30),
    ]


def _square_scarf(p: Pen, style: str) -> Shapes:
    square = "M256 54L456 250L256 452L56 250Z"
    border = "M256 92L418 250L256 412L94 250Z"
    shapes = [
        p.part(square, shade="gloss" if style == "silk" else "round", turn=45),
        p.line(border, p.accent, 11),
        p.line("M256 78L432 250L256 426L80 250Z", p.ink, 2),
    ]
    if p.pattern == "graphic" and style != "bandana":
        shapes.append(motif(p, 256, 250, 150))
    if style == "bandana" and p.pattern in {"graphic", "plain"}:
        drops = "".join(
            moved(
                p.flat("M256 150C288 190 284 226 256 226S224 190 256 150Z", p.accent)
                + p.flat(oval(256, 200, 9), p.base),
                turn=a,
            )
            for a in range(0, 360, 45)
        )
        shapes.append(moved(drops, dy=-6))
    return [*shapes, p.fold("M256 60Q230 250 262 440"), p.fold("M70 250Q250 276 440 250")]


def _snood(p: Pen) -> Shapes:
    p.material += " knit"
    body = "M112 190C108 120 190 84 256 84S404 120 400 190L408 340C410 410 330 434 256 434S102 410 104 340Z"
    hole = p.part(
        "M136 186C140 140 200 120 256 120S372 140 376 186C372 226 310 240 256 240S140 226 136 186Z",
        mix(p.base, "#0b0b14", 0.5),
        "hollow",
    )
    return [
        p.part(body),
        p.fold("M112 250Q256 330 402 250"),
        p.fold("M108 310Q256 390 404 310"),
        p.fold("M114 200Q256 288 398 200"),
        hole,
        p.line(
            "M136 186C140 140 200 120 256 120S372 140 376 186C372 226 310 240 256 240S140 226 136 186Z",
            mix(p.base, p.ink, 0.2),
            9,
        ),
    ]


HAND = "M178 420C176 360 160 330 150 296C138 250 128 190 134 168C142 150 160 154 166 176L178 236C178 190 176 130 182 110C190 92 210 94 214 112L220 226C222 170 226 104 234 92C246 78 262 86 264 104L260 232C266 190 274 140 284 128C296 116 310 126 308 144L296 262C312 250 332 236 350 238C364 244 360 258 348 266C326 284 310 320 300 348Q292 384 294 420Z"
MITTEN = "M176 420C176 360 150 320 146 240C142 150 180 100 222 100S296 150 294 232C306 220 328 210 346 220C362 234 350 252 334 266C312 288 300 330 296 420Z"


def gloves(p: Pen) -> Shapes:
    """A pair: knitted, leather, ski, running, fingerless gloves, or mittens."""
    style = p.style("mittens", "fingerless", "knitted", "leather", "ski", "running")
    if style in {"mittens", "fingerless", "knitted"} and "fleece" not in p.material:
        p.material += " knit"
    one = "".join(_glove(p, style))
    return [moved(flip(one), dx=92, dy=4, turn=8, scale=0.98), moved(one, dx=-62, dy=4, turn=-8, scale=0.98)]


def _glove(p: Pen, style: str) -> Shapes:
    if style == "mittens":
        cuff = p.part(rect(166, 396, 140, 60, 10), mix(p.base, p.ink, 0.15)) + "".join(
            p.line(f"M{178 + 12 * i} 402v48", p.ink, 2, opacity=0.5) for i in range(11)
        )
        return [
            p.part(MITTEN),
            p.flat(star(222, 220, 36), p.accent) if p.pattern == "plain" else "",
            p.line("M296 420C298 340 290 300 270 280", p.ink, 2),
            cuff,
        ]
    if style == "fingerless":
        short = "M178 420C176 360 160 330 152 296L138 206Q156 190 172 200L180 240L182 160Q200 150 216 160L222 230L230 154Q248 144 264 156L262 234L276 184Q292 178 304 190L296 262L326 244Q340 250 340 266C324 286 310 320 300 348Q292 384 294 420Z"
        return [p.part(short), _knit_cuff(p)]
    if style == "ski":
        thick = moved(p.part(HAND, shade="round", line=9), dx=0)
        palm = p.part(
            "M172 330Q230 350 306 320L300 396H174Z", "#2a2c32" if p.color != "black" else "#5a5d66", "top"
        )
        cuff = p.part("M160 386H314L326 470H148Z", mix(p.base, p.ink, 0.1)) + p.part(
            rect(152, 404, 170, 22, 5), p.accent, "flat"
        )
        pads = "".join(
            p.line(d, p.ink, 3) for d in ("M150 220l22-6", "M184 180h30", "M228 176h34", "M278 196l26 4")
        )
        return [thick, pads, p.part(oval(232, 284, 26, 18), p.accent, "flat", line=1.5), palm, cuff]
    shapes = [p.part(HAND, shade="gloss" if style == "leather" else "round")]
    if style == "leather":
        lines = "M186 262L192 320M222 250L224 320M262 258L256 320"
        return [
            *shapes,
            p.seam(lines),
            p.line("M176 392Q236 400 296 392", p.ink, 2),
            p.seam("M176 402Q236 410 296 402"),
            p.part(oval(284, 398, 6), p.metal, "ball"),
        ]
    if style == "running":
        tips = p.clipped(
            HAND, p.flat(rect(120, 80, 60, 100), p.accent), p.flat(rect(176, 80, 40, 60), p.accent)
        )
        return [
            *shapes,
            tips,
            p.line("M196 270Q240 300 280 270", p.accent, 8),
            p.line(HAND, p.ink, 2),
            p.part(rect(170, 396, 132, 26, 5), mix(p.base, p.ink, 0.3), "flat"),
        ]
    return [*shapes, _knit_cuff(p)]


def _knit_cuff(p: Pen) -> str:
    return p.part(rect(170, 384, 132, 70, 8), mix(p.base, p.ink, 0.14)) + "".join(
        p.line(f"M{180 + 10 * i} 390v58", p.ink, 2, opacity=0.5) for i in range(12)
    )


DRAWINGS: dict[str, Callable[[Pen], Shapes]] = {"hats": hat, "scarves": scarf, "gloves": gloves}
