"""Board games, puzzles and plush toys."""
# ruff: noqa: E501  (outlines are long path texts)

from __future__ import annotations

from collections.abc import Callable

from demo.pictures.canvas import MIXED, Pen, both, mix, moved, oval, poly, rect
from demo.pictures.motifs import heart, motif, star

Shapes = list[str]
BLACK, WOOD = "#2b2d33", "#c49a63"
THEMES = {"pirates": "wave", "forest": "leaf", "space": "rocket", "dragons": "dino", "ocean": "wave", "castles": "star", "dinosaurs": "dino",
          "mountain lake": "mountain", "night sky": "star", "farm": "cat", "jungle": "leaf", "harbour": "wave", "flowers": "sun", "coral reef": "wave",
          "harvest": "sun", "trains": "rainbow", "vehicles": "rocket"}  # fmt: skip


def _theme(p: Pen) -> str:
    return THEMES.get(p.text("theme"), "sun" if p.luck < 0.5 else "mountain")


def _box(p: Pen, x: float = 60, y: float = 60, w: float = 250, h: float = 260) -> str:
    """An upright game box with a picture, a title and a side."""
    side = p.part(
        poly((x + w, y), (x + w + 44, y + 26), (x + w + 44, y + h + 20), (x + w, y + h)), p.dark, "top"
    )
    front = p.part(rect(x, y, w, h, 4), shade="top")
    title = p.part(rect(x + 20, y + 18, w - 40, 44, 8), p.accent, "flat") + p.line(
        f"M{x + 40} {y + 40}H{x + w - 40}", p.base, 9
    )
    return (
        side
        + front
        + title
        + motif(p, x + w / 2, y + h * 0.6, h * 0.56, _theme(p))
        + p.line(f"M{x + 20} {y + h - 16}h50M{x + w - 60} {y + h - 16}h40", p.accent, 5)
    )


def _die(p: Pen, x: float, y: float, s: float = 34) -> str:
    dots = "".join(
        p.flat(oval(x + s * a, y + s * b, s * 0.09), BLACK)
        for a, b in ((0.25, 0.25), (0.75, 0.25), (0.5, 0.5), (0.25, 0.75), (0.75, 0.75))
    )
    return f'<g transform="rotate(14 {x} {y})">{p.part(rect(x, y, s, s, 7), "#f9f7f2", "top")}{dots}</g>'


def _pawn(p: Pen, x: float, y: float, paint: str) -> str:
    return p.part(
        f"M{x - 17} {y + 52}Q{x - 6} {y + 22} {x - 8} {y + 12}H{x + 8}Q{x + 6} {y + 22} {x + 17} {y + 52}Z",
        paint,
        "ball",
    ) + p.part(oval(x, y, 14), paint, "ball")


def board_game(p: Pen) -> Shapes:
    """A box with board, pawns and dice; cards, a chess board, big wooden pieces."""
    style = p.style("card", "chess", "toddler", "party", "two-player", "cooperative", "family", "strategy")
    p.pattern = "plain"
    if style == "chess":
        return _chess(p)
    p.material = "cardboard"
    if style == "card":
        cards = [
            f'<g transform="rotate({-28 + 14 * i} 330 480)">{p.part(rect(280, 240, 96, 142, 10), "#fbf9f4", "flat")}{p.flat(heart(328, 312, 26) if i % 2 else star(328, 312, 34), MIXED[i])}{p.flat(oval(296, 262, 8), MIXED[i])}</g>'
            for i in range(5)
        ]
        return [moved(_box(p, 70, 60, 190, 250)), moved(*cards, dy=-10, dx=20)]
    board = p.part(poly((90, 330), (330, 290), (480, 420), (220, 476)), "#efe2c2", "top")
    tiles = "".join(
        p.flat(oval(150 + 42 * i + 20 * (i % 2), 372 + 13 * ((i * 3) % 6), 13, 9), MIXED[i % 5])
        for i in range(7)
    ) + p.line("M150 372Q230 330 300 360T440 420", "#9a8354", 3, dash="6 6")
    if style == "toddler":
        animals = (
            p.part(
                "M330 430V360Q330 336 356 336Q384 336 384 360V376H420V430H400V404H352V430Z", MIXED[0], "ball"
            )
            + p.part(oval(444, 420, 32), MIXED[1], "ball")
            + p.part(poly((250, 440), (286, 370), (322, 440)), MIXED[2], "top")
        )
        return [_box(p), board, animals]
    extra = _die(p, 396, 330) + _die(p, 440, 366, 30)
    pawns = "".join(_pawn(p, 190 + 62 * i, 360 + 16 * (i % 2), c) for i, c in enumerate(MIXED[:4]))
    if style == "party":
        extra += p.part(
            "M380 210H450L432 270Q450 320 450 330H380Q380 320 398 270Z", "#d9ecf4", "glass"
        ) + p.flat("M398 232H432L416 262Z", "#e6c27a")
    if style == "cooperative":
        pawns += p.part("M356 340a24 24 0 0 1 48 0l-24 44z", "#f2b632", "ball")
    return [_box(p), board, tiles, pawns, extra]


def _chess(p: Pen) -> Shapes:
    dark = p.base if p.color not in {"white", "cream", "beige"} else "#7b4b2b"
    board = p.part(poly((110, 200), (402, 200), (476, 440), (36, 440)), mix(dark, BLACK, 0.3), "top")
    squares = ""
    for r in range(8):
        for c in range(8):
            f0, f1 = r / 8, (r + 1) / 8
            x = [
                116 - 68 * f + (280 + 136 * f) * k / 8
                for f, k in ((f0, c), (f0, c + 1), (f1, c + 1), (f1, c))
            ]
            y0, y1 = 206 + 226 * f0, 206 + 226 * f1
            squares += p.flat(
                poly((x[0], y0), (x[1], y0), (x[2], y1), (x[3], y1)), "#efe2c2" if (r + c) % 2 == 0 else dark
            )

    def piece(x: float, y: float, s: float, paint: str, kind: int) -> str:
        d = f"M{x - 26 * s:g} {y:g}Q{x - 8 * s:g} {y - 26 * s:g} {x - 10 * s:g} {y - 66 * s:g}H{x + 10 * s:g}Q{x + 8 * s:g} {y - 26 * s:g} {x + 26 * s:g} {y:g}Z"
        top = p.part(oval(x, y - 74 * s, 18 * s), paint, "ball")
        if kind == 1:
            top = p.part(
                poly(
                    (x - 20 * s, y - 104 * s),
                    (x - 8 * s, y - 88 * s),
                    (x, y - 112 * s),
                    (x + 8 * s, y - 88 * s),
                    (x + 20 * s, y - 104 * s),
                    (x + 14 * s, y - 62 * s),
                    (x - 14 * s, y - 62 * s),
                ),
                paint,
                "ball",
            )
        if kind == 2:
            top = p.part(
                f"M{x - 12 * s:g} {y - 60 * s:g}Q{x - 20 * s:g} {y - 96 * s:g} {x + 4 * s:g} {y - 112 * s:g}Q{x + 30 * s:g} {y - 100 * s:g} {x + 28 * s:g} {y - 76 * s:g}L{x + 6 * s:g} {y - 78 * s:g}L{x + 14 * s:g} {y - 58 * s:g}Z",
                paint,
                "ball",
            )
        return p.part(d, paint, "ball") + top

    men = (
        piece(170, 260, 0.8, "#2f2620", 1)
        + piece(240, 246, 0.7, "#2f2620", 0)
        + piece(330, 262, 0.8, "#2f2620", 2)
        + piece(130, 400, 1.1, "#f3e6c8", 0)
        + piece(256, 420, 1.2, "#f3e6c8", 1)
        + piece(380, 404, 1.15, "#f3e6c8", 2)
    )
    return [board, squares, men]


def _jig(x: float, y: float, s: float) -> str:
    """Outline of one jigsaw piece with knobs on the right and the bottom."""
    k = s * 0.2
    return (
        f"M{x:g} {y:g}H{x + s * 0.4:g}c{-k * 0.5:g} {k:g} {k * 1.5:g} {k:g} {k:g} 0H{x + s:g}V{y + s * 0.4:g}c{k:g} {-k * 0.5:g} {k:g} {k * 1.5:g} 0 {k:g}V{y + s:g}"
        f"H{x + s * 0.6:g}c{k * 0.5:g} {k:g} {-k * 1.5:g} {k:g} {-k:g} 0H{x:g}V{y + s * 0.6:g}c{k:g} {k * 0.5:g} {k:g} {-k * 1.5:g} 0 {-k:g}Z"
    )


def _brain_teaser(p: Pen) -> Shapes:
    """A cube of interlocking wooden blocks."""
    cube = (
        p.part(poly((256, 90), (410, 170), (256, 250), (102, 170)), mix(WOOD, "#ffffff", 0.2), "top")
        + p.part(poly((102, 170), (256, 250), (256, 430), (102, 350)), WOOD, "top")
        + p.part(poly((256, 250), (410, 170), (410, 350), (256, 430)), mix(WOOD, "#000000", 0.2), "top")
    )
    cuts = p.line("M179 130L333 210V390M333 130L179 210V390M102 260L256 340L410 260", BLACK, 3, opacity=0.7)
    return [
        cube,
        p.part(poly((256, 250), (333, 210), (333, 300), (256, 340)), shade="top"),
        p.part(poly((179, 130), (256, 170), (179, 210), (102, 170)), shade="top"),
        cuts,
    ]


def _tower(p: Pen) -> Shapes:
    """A small tower to build, with loose pieces."""
    tower = (
        p.part(poly((180, 200), (256, 230), (256, 440), (180, 404)), shade="top")
        + p.part(poly((256, 230), (332, 200), (332, 404), (256, 440)), p.dark, "top")
        + p.part(poly((170, 204), (256, 90), (256, 236)), MIXED[0], "top")
        + p.part(poly((256, 90), (342, 204), (256, 236)), mix(MIXED[0], BLACK, 0.25), "top")
    )
    seams = (
        p.line("M180 270L256 300L332 270M180 338L256 370L332 338M218 214V422M294 214V422", p.ink, 2.4)
        + p.flat(rect(206, 300, 22, 34, 10), "#f4dc8a")
        + p.flat(rect(284, 300, 22, 34, 10), "#e2c46a")
    )
    loose = "".join(
        f'<g transform="rotate({a} {x} {y})">{p.part(_jig(x, y, 56), c, "top")}</g>'
        for x, y, a, c in ((60, 370, 20, p.base), (390, 380, -16, MIXED[0]), (70, 290, -24, p.accent))
    )
    return [tower, seams, loose]


def _inset_board(p: Pen) -> Shapes:
    """A wooden board with shapes to lift out."""
    board = p.part(rect(60, 100, 392, 320, 22), WOOD, "top")
    holes = [
        motif(p, x, y, 96, n)
        for (x, y), n in zip(
            ((150, 190), (362, 190), (150, 332), (362, 332)),
            ("cat", "dino", "heart", "rocket"),
            strict=True,
        )
    ]
    pads = "".join(
        p.part(rect(x - 66, y - 60, 132, 120, 18), c, "flat")
        for x, y, c in (
            (150, 190, p.base),
            (362, 190, MIXED[1]),
            (150, 332, MIXED[2]),
            (362, 332, MIXED[3]),
        )
    )
    return [
        board,
        pads,
        *holes,
        "".join(
            p.part(oval(x, y, 7), "#d8432f", "ball")
            for x, y in ((150, 140), (362, 140), (150, 284), (362, 284))
        ),
    ]


def puzzle(p: Pen) -> Shapes:
    """A picture half laid with loose pieces; wooden boards, brain teasers, 3D buildings."""
    style = p.style("children", "wooden", "brain", "3d", "jigsaw")
    p.pattern = "plain"
    if style == "brain":
        return _brain_teaser(p)
    if style == "3d":
        return _tower(p)
    if style == "wooden":
        return _inset_board(p)
    n = 3 if style == "children" else 5
    size = 300 / n
    picture = rect(64, 60, 300, 300)
    sky = (
        p.flat(picture, mix(p.base, "#ffffff", 0.25))
        + p.flat("M64 280Q160 220 240 270T364 250V360H64Z", p.dark)
        + motif(p, 214, 190, 200, _theme(p))
    )
    grid = "".join(
        p.line(_jig(64 + size * c, 60 + size * r, size), BLACK, 2, opacity=0.75)
        for r in range(n)
        for c in range(n)
    )
    gap = p.flat(_jig(64 + size * (n - 1), 60 + size * (n - 1), size), "#e4e2dc") + p.line(
        _jig(64 + size * (n - 1), 60 + size * (n - 1), size), BLACK, 2
    )
    loose = "".join(
        f'<g transform="rotate({a} {x} {y})">{p.part(_jig(x, y, 66), c, "top")}</g>'
        for x, y, a, c in (
            (390, 340, 18, p.base),
            (300, 400, -14, p.dark),
            (120, 396, 24, p.accent),
            (400, 180, -22, p.light),
        )
    )
    return [p.clipped(rect(52, 48, 330, 330), sky, grid), gap, loose]


def plush(p: Pen) -> Shapes:
    """Stuffed animals, sitting and facing the child."""
    style = p.style(
        "dinosaur", "bear", "rabbit", "dog", "cat", "elephant", "fox", "octopus", "unicorn", "penguin"
    )
    p.pattern, p.material = "plain", "plush"
    if style == "octopus":
        return _octopus(p)
    if style == "dinosaur":
        return _dinosaur(p)
    belly = mix(p.base, "#ffffff", 0.62) if p.color not in {"white", "cream"} else "#f0d9b8"
    if style == "penguin":
        return _penguin(p)
    body = p.part(
        "M256 250C340 250 366 330 360 390C352 446 310 456 256 456S160 446 152 390C146 330 172 250 256 250Z",
        shade="ball",
    )
    arms = both(p.part("M172 290C120 300 104 350 112 384C124 404 152 392 166 364Z", shade="ball"))
    feet = both(
        p.part(oval(176, 436, 48, 38), shade="ball"), p.part(oval(172, 444, 26, 20), belly, "flat", line=1.4)
    )
    head = p.part(oval(256, 172, 112, 98), shade="ball")
    tummy = p.part(oval(256, 366, 58, 66), belly, "ball", line=1.4)
    return [
        *_ears(p, style, belly),
        *_tail(p, style),
        *arms,
        body,
        tummy,
        *feet,
        head,
        *_face(p, style, belly),
        p.seam("M256 268V300"),
    ]


def _ears(p: Pen, style: str, belly: str) -> Shapes:
    forms = {
        "bear": p.part(oval(164, 96, 42), shade="ball") + p.part(oval(164, 98, 22), belly, "flat", line=1.4),
        "rabbit": p.part("M206 110C150 40 160 -30 190 -10C226 16 244 60 244 100Z", shade="ball")
        + p.part("M208 90C174 40 176 6 190 14C212 34 226 66 230 90Z", "#f4b8c0", "flat", line=1.2),
        "dog": p.part("M172 110C110 90 84 150 104 226C128 256 160 226 176 170Z", p.dark, "ball"),
        "cat": p.part("M150 140L142 44L222 92Z", shade="ball")
        + p.part("M160 116L156 68L198 94Z", "#f4b8c0", "flat", line=1.2),
        "fox": p.part("M150 140L130 36L224 90Z", shade="ball")
        + p.part("M138 66L130 36L164 56Z", BLACK, "flat", line=1.2),
        "elephant": p.part("M170 120C70 60 30 150 60 220C90 260 140 240 168 210Z", shade="ball")
        + p.part("M160 140C96 100 70 160 88 206C110 230 140 216 158 196Z", "#f4b8c0", "flat", line=1.2),
        "unicorn": p.part("M180 110L160 50L216 82Z", shade="ball"),
    }
    return both(forms.get(style, forms["bear"]))


def _tail(p: Pen, style: str) -> Shapes:
    if style == "fox":
        return [
            p.part("M340 420C430 430 470 350 430 280C420 340 380 350 330 380Z", shade="ball")
            + p.part("M448 330C452 300 440 290 430 280C426 300 420 314 410 324Z", "#fbf6ee", "flat", line=1.4)
        ]
    return [p.tube("M344 420C430 430 440 350 416 320", 18)] if style in {"cat", "dog"} else []


def _face(p: Pen, style: str, belly: str) -> Shapes:
    dark = luminous = "#22222a"
    if p.color in {"black", "navy"}:
        luminous = "#f4f2ec"
    eyes = both(
        p.flat(oval(214, 160, 13, 15), dark if luminous == dark else luminous),
        p.flat(oval(210, 154, 4.5), "#ffffff" if luminous == dark else dark),
    )
    muzzle = p.part(oval(256, 208, 46, 36), belly, "ball", line=1.4)
    nose = p.flat("M240 192Q256 182 272 192Q268 210 256 210T240 192Z", "#3a2c2c") + p.line(
        "M256 210v12M238 224q18 14 36 0", "#3a2c2c", 3
    )
    if style == "elephant":
        return [
            *eyes,
            p.tube("M256 190C250 260 270 300 316 286", 34),
            *both(p.flat(oval(190, 200, 15, 9), "#f19aa0", 0.6)),
        ]
    if style == "unicorn":
        horn = p.part("M240 88L256 -4L272 88Z", "#f2c84b", "gloss") + p.line(
            "M244 66l24-8M248 42l18-8", "#b98a2b", 3
        )
        mane = "".join(
            p.part(oval(x, y, 26), MIXED[i % 5], "ball", line=1.4)
            for i, (x, y) in enumerate(((232, 84), (276, 80), (312, 92), (344, 122), (360, 162)))
        )
        return [
            horn,
            mane,
            *eyes,
            p.part(oval(256, 214, 56, 38), belly, "ball", line=1.4),
            p.flat(oval(238, 208, 5) + oval(274, 208, 5), "#3a2c2c"),
            p.line("M240 228q16 12 32 0", "#3a2c2c", 3),
            *both(p.flat(oval(186, 196, 14, 9), "#f19aa0", 0.7)),
        ]
    if style == "fox":
        cheeks = both(
            p.part("M256 236C200 250 150 220 148 186C190 176 236 190 256 222Z", "#fbf6ee", "flat", line=1.2)
        )
        return [*cheeks, *eyes, p.flat(oval(256, 222, 14, 10), "#22222a")]
    whiskers = both(p.line("M206 208L150 198M206 218L152 226", "#3a2c2c", 2)) if style == "cat" else []
    patch = [p.part(oval(300, 158, 38, 42), p.dark, "flat", line=1.2)] if style == "dog" else []
    tongue = (
        p.part("M246 228q10 6 20 0v14q-10 12-20 0z", "#e8788a", "flat", line=1.2) if style == "dog" else ""
    )
    teeth = p.part(rect(247, 226, 18, 16, 3), "#ffffff", "flat", line=1.2) if style == "rabbit" else ""
    return [*patch, *eyes, muzzle, teeth, tongue, nose, *whiskers]


def _octopus(p: Pen) -> Shapes:
    legs = "".join(
        p.tube(f"M{176 + 32 * i} 300C{140 + 46 * i} 370 {110 + 58 * i} 380 {92 + 66 * i} 420q-6 24 14 22", 34)
        for i in range(6)
    )
    head = p.part(
        "M256 70C370 70 396 170 376 260C366 320 330 340 256 340S146 320 136 260C116 170 142 70 256 70Z",
        shade="ball",
    )
    face = (
        p.flat(oval(216, 216, 15, 18) + oval(296, 216, 15, 18), "#22222a")
        + p.flat(oval(211, 209, 5) + oval(291, 209, 5), "#ffffff")
        + p.line("M234 256q22 22 44 0", "#22222a", 5)
        + p.flat(oval(184, 252, 17, 11) + oval(328, 252, 17, 11), "#f19aa0", 0.75)
    )
    return [
        legs,
        head,
        face,
        "".join(
            p.flat(oval(x, y, r), p.light, 0.7) for x, y, r in ((200, 120, 14), (240, 104, 9), (316, 130, 12))
        ),
    ]


def _dinosaur(p: Pen) -> Shapes:
    spikes = "".join(
        p.part(poly((x, y), (x + 40, y - 14), (x + 34, y + 32)), p.accent, "top")
        for x, y in ((294, 106), (330, 158), (350, 216), (366, 276), (398, 330))
    )
    tail = p.part("M320 330C400 330 450 380 484 420C440 452 350 456 300 440Z", shade="ball")
    body = p.part(
        "M250 210C350 210 390 300 376 380C366 440 310 452 250 452S150 440 146 380C140 300 170 220 250 210Z",
        shade="ball",
    )
    head = p.part(
        "M120 150C120 90 180 70 240 76C310 84 340 130 330 190C320 240 260 256 200 246C140 240 112 200 120 150Z",
        shade="ball",
    )
    belly = p.part(
        "M228 260C290 260 310 330 300 390Q270 440 220 436Q170 430 172 370C172 310 190 264 228 260Z",
        mix(p.base, "#ffffff", 0.55),
        "ball",
        line=1.4,
    ) + p.line(
        "M182 320Q240 334 300 320M178 360Q240 376 304 360M186 400Q240 414 290 402", p.ink, 2, opacity=0.5
    )
    arms = p.part("M172 290C130 290 120 320 136 338C152 346 172 330 184 316Z", shade="ball") + p.part(
        "M312 292C350 296 356 326 340 340C324 346 306 330 300 314Z", shade="ball"
    )
    feet = p.part(oval(190, 440, 52, 30), shade="ball") + p.part(oval(320, 440, 52, 30), shade="ball")
    face = (
        p.flat(oval(198, 146, 14, 17), "#22222a")
        + p.flat(oval(193, 139, 5), "#ffffff")
        + p.line("M136 196Q180 224 244 206", "#22222a", 4)
        + p.flat(oval(142, 160, 4) + oval(152, 154, 3), "#22222a")
        + p.flat(oval(226, 184, 17, 10), "#f19aa0", 0.7)
    )
    return [tail, spikes, body, belly, head, face, arms, feet]


def _penguin(p: Pen) -> Shapes:
    body = p.part(
        "M256 60C360 60 380 190 384 290C390 400 350 446 256 446S122 400 128 290C132 190 152 60 256 60Z",
        shade="ball",
    )
    white = p.part(
        "M256 150C300 100 346 140 340 200C356 300 350 420 256 424S156 300 172 200C166 140 212 100 256 150Z",
        "#fbf8f1",
        "ball",
        line=1.6,
    )
    wings = both(p.part("M140 220C90 260 80 330 96 370C124 350 142 320 142 280Z", shade="ball"))
    feet = both(p.part(oval(204, 446, 46, 18), "#f2a032", "ball"))
    beak = p.part("M232 200Q256 186 280 200L256 228Z", "#f2a032", "top")
    scarf = p.part("M150 248Q256 290 362 248L360 282Q256 322 152 282Z", p.accent, "round") + p.part(
        "M310 290L346 280L352 360L318 364Z", p.accent, "round"
    )
    eyes = both(p.flat(oval(216, 176, 12, 14), "#22222a"), p.flat(oval(212, 170, 4), "#ffffff"))
    return [*wings, *feet, body, white, *eyes, beak, scarf]


DRAWINGS: dict[str, Callable[[Pen], Shapes]] = {
    "board games": board_game,
    "puzzles": puzzle,
    "plush toys": plush,
}
