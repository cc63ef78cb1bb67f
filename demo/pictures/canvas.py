"""The pen every drawing uses: colours, shapes, shading, and the step from SVG to WebP. Knows no category.

A drawing is a list of SVG fragments made with a `Pen`, on a square of 512 units with y pointing down.
Shadows and the light of the studio are added to the pixels afterwards, which is far cheaper than SVG filters.
"""

from __future__ import annotations

import colorsys
import importlib
import io
import random
import zlib
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any

from demo.pictures import fabric
from retrieval.schema import ShopError

SIZE = 512
RASTER = 288
"""Side in pixels at which the shapes are rasterised; most of the time goes into this step."""
PALETTE: dict[str, str] = {
    "black": "#29292e", "white": "#f6f5f2", "grey": "#8e9197", "beige": "#d5bf9c", "brown": "#7b4b2b",
    "red": "#cb2027", "orange": "#ee7b1c", "yellow": "#f6cf33", "green": "#2f8c47", "blue": "#2f6fd2",
    "navy": "#1f2c57", "purple": "#7c41ab", "pink": "#f193b6", "gold": "#cda23e", "silver": "#bfc4cb",
    "multicolour": "#4f9fd0", "teal": "#128a8b", "burgundy": "#701a33", "cream": "#f3e8cb", "khaki": "#83804f",
}  # fmt: skip
"""Base colour words of the store and the paint for each."""

MIXED = ("#e2574c", "#f2b632", "#3f9d73", "#3d7fc4", "#8a5bb0")
"""The paints of a multicoloured thing."""


class BadPicture(ShopError):
    """A product that cannot be drawn: no sku, or fields of the wrong type."""

    code = "bad_picture"


def mix(first: str, second: str, share: float) -> str:
    """Blend two `#rrggbb` colours; `share` 0 gives the first, 1 the second."""
    a, b = ([int(c[i : i + 2], 16) for i in (1, 3, 5)] for c in (first, second))
    return "#" + "".join(f"{round(x + (y - x) * share):02x}" for x, y in zip(a, b, strict=True))


def luminance(paint: str) -> float:
    """How bright a colour looks, 0 to 1."""
    r, g, b = (int(paint[i : i + 2], 16) / 255 for i in (1, 3, 5))
    return 0.3 * r + 0.59 * g + 0.11 * b


def rect(x: float, y: float, w: float, h: float, r: float = 0) -> str:
    """Path of a rectangle with rounded corners."""
    r = min(r, w / 2, h / 2)
    if not r:
        return f"M{x:g} {y:g}h{w:g}v{h:g}h{-w:g}Z"
    return (
        f"M{x + r:g} {y:g}h{w - 2 * r:g}a{r:g} {r:g} 0 0 1 {r:g} {r:g}v{h - 2 * r:g}a{r:g} {r:g} 0 0 1 {-r:g} {r:g}"
        f"h{2 * r - w:g}a{r:g} {r:g} 0 0 1 {-r:g} {-r:g}v{2 * r - h:g}a{r:g} {r:g} 0 0 1 {r:g} {-r:g}Z"
    )


def oval(cx: float, cy: float, rx: float, ry: float | None = None) -> str:
    """Path of an ellipse; a circle without `ry`."""
    ry = rx if ry is None else ry
    return f"M{cx - rx:g} {cy:g}a{rx:g} {ry:g} 0 1 0 {2 * rx:g} 0a{rx:g} {ry:g} 0 1 0 {-2 * rx:g} 0Z"


def poly(*points: tuple[float, float]) -> str:
    """Path of a closed polygon."""
    return "M" + "L".join(f"{x:g} {y:g}" for x, y in points) + "Z"


def flip(*shapes: str) -> str:
    """The shapes mirrored at the vertical middle line."""
    return f'<g transform="translate({SIZE} 0) scale(-1 1)">{"".join(shapes)}</g>'


def both(*shapes: str) -> list[str]:
    """The shapes and their mirror image."""
    return ["".join(shapes), flip(*shapes)]


def moved(*shapes: str, dx: float = 0, dy: float = 0, turn: float = 0, scale: float = 1) -> str:
    """The shapes scaled and turned about the middle of the canvas, then moved."""
    steps = f"translate({dx:g} {dy:g}) rotate({turn:g} 256 256)"
    if scale != 1:
        steps += f" translate({256 * (1 - scale):g} {256 * (1 - scale):g}) scale({scale:g})"
    return f'<g transform="{steps}">{"".join(shapes)}</g>'


class Pen:
    """One product's colours, chance and wardrobe of shapes; every method returns SVG text."""

    def __init__(self, product: Mapping[str, Any]) -> None:
        self.product = product
        self.sku = str(product["sku"])
        self.category = str(product.get("category") or "")
        self.audience = str(product.get("audience") or "")
        self.kids = self.audience == "kids"
        self.material = str(product.get("material") or "").lower()
        self.color = str(product.get("color") or "grey").lower()
        self.random = random.Random(zlib.crc32(self.sku.encode()))
        self.zoom = 1.0
        self.luck = self.random.random()
        self.base = self._shade_of(PALETTE.get(self.color, PALETTE["grey"]))
        self.dark = mix(self.base, "#0b0b14", 0.32)
        self.light = mix(self.base, "#ffffff", 0.35)
        self.ink = (
            mix(self.base, "#0b0b14", 0.58) if luminance(self.base) > 0.2 else mix(self.base, "#ffffff", 0.2)
        )
        self.accent = self._accent()
        self.metal = self.pick("#c9ced6", "#c9ced6", "#d2ae5c")
        self.defs: dict[str, str] = {}
        self.pattern = self.text("pattern", "plain")

    def _shade_of(self, paint: str) -> str:
        """The paint a touch lighter, darker or greyer, so that not every red is the same red."""
        r, g, b = (int(paint[i : i + 2], 16) / 255 for i in (1, 3, 5))
        h, light, s = colorsys.rgb_to_hls(r, g, b)
        light = min(0.96, max(0.1, light + self.random.uniform(-0.025, 0.025)))
        r, g, b = colorsys.hls_to_rgb(h, light, s * self.random.uniform(0.9, 1.05) if s < 0.9 else s)
        return "#" + "".join(f"{round(min(1.0, max(0.0, v)) * 255):02x}" for v in (r, g, b))

    def _accent(self) -> str:
        """A second colour that stands out from the first."""
        options = ["#f6f5f2", "#29292e", "#d8432f", "#f2b632", "#2f8c8b", "#2c4a8c", "#efd9b4"]
        far = [o for o in options if abs(luminance(o) - luminance(self.base)) > 0.25]
        return self.random.choice(far or options)

    # what the product says -------------------------------------------------------------------------

    def text(self, name: str, default: str = "") -> str:
        """An attribute as lower-case text."""
        value = (self.product.get("attributes") or {}).get(name)
        return default if value is None or value == "" else str(value).lower()

    def says(self, *words: str) -> bool:
        """Whether any of the words stands in the title or in an attribute."""
        if not hasattr(self, "_all"):
            values = (self.product.get("attributes") or {}).values()
            self._all = f" {self.product.get('title', '')} {' '.join(map(str, values))} ".lower()
        return any(word in self._all for word in words)

    def style(self, *options: str) -> str:
        """The first option that the style (else the title) names; otherwise one chosen by sku."""
        style = self.text("style")
        for option in options:
            if style and (option == style or option in style):
                return option
        for option in options:
            if self.says(option):
                return option
        return options[0] if style else self.pick(*options)

    def pick(self, *options: str) -> str:
        """One of the options, by chance from the sku."""
        return options[self.random.randrange(len(options))]

    def vary(self, low: float, high: float) -> float:
        """A number between the two, by chance from the sku."""
        return round(self.random.uniform(low, high), 1)

    def yes(self, name: str) -> bool:
        """Whether a true-or-false attribute holds."""
        return self.text(name) == "true"

    # shapes ----------------------------------------------------------------------------------------

    def define(self, name: str, markup: str) -> str:
        """Keep a gradient or pattern once (its id is written `@`); returns the paint that refers to it."""
        self.defs.setdefault(name, markup.replace("@", name, 1))
        return f"url(#{name})"

    def part(self, d: str, fill: str = "", shade: str = "round", *, turn: float = 0, line: float = 2.2,
             plain: bool = False) -> str:  # fmt: skip
        """A piece of the product: paint, pattern and texture of the cloth, shading, outline.

        Args:
            fill: `#rrggbb`; the product's colour when empty, which alone carries pattern and texture.
            shade: a name of `fabric.SHADES`, or `flat`.
            turn: degrees the cloth is turned (sleeves).
            plain: leave the pattern and texture away.
        """
        paint = fill or self.base
        layers = [] if fill or plain else fabric.cloth(self, turn)
        printed = any(name.startswith(("print", "mixed")) for name, _ in layers)
        lit = shade != "flat"
        ground = paint
        if lit and not printed:  # light and paint in one layer: half the time of two
            ground = self.define(f"{shade}{paint[1:]}", fabric.lit(shade, paint))
        fills = [ground, *(self.define(name, markup) for name, markup in layers)]
        if lit and printed:
            fills.append(self.define(shade, fabric.SHADES[shade]))
        hard = ' shape-rendering="crispEdges"' if line >= 2 else ""  # the outline hides the steps
        out = [f'<path d="{d}" fill="{layer}"{hard}/>' for layer in fills]
        if line:
            ink = self.ink if not fill else self.edge(fill)
            out.append(self.line(d, ink, line))
        return "".join(out)

    def clipped(self, d: str, *shapes: str) -> str:
        """The shapes, cut off at the border of `d`."""
        name = f"clip{zlib.crc32(d.encode()):x}"
        self.define(name, f'<clipPath id="@"><path d="{d}"/></clipPath>')
        return f'<g clip-path="url(#{name})">{"".join(shapes)}</g>'

    def edge(self, paint: str) -> str:
        """The outline colour that goes with a paint."""
        return mix(paint, "#0b0b14", 0.5) if luminance(paint) > 0.2 else mix(paint, "#ffffff", 0.2)

    def line(self, d: str, color: str = "", width: float = 2, dash: str = "", opacity: float = 1) -> str:
        """A stroke with round ends."""
        extra = f' stroke-dasharray="{dash}"' if dash else ""
        extra += f' stroke-opacity="{opacity:g}"' if opacity < 1 else ""
        return (
            f'<path d="{d}" fill="none" stroke="{color or self.ink}" stroke-width="{width:g}" '
            f'stroke-linecap="round" stroke-linejoin="round"{extra}/>'
        )

    def flat(self, d: str, color: str, opacity: float = 1) -> str:
        """A filled shape without outline."""
        extra = f' fill-opacity="{opacity:g}"' if opacity < 1 else ""
        return f'<path d="{d}" fill="{color}"{extra}/>'

    def tube(self, d: str, width: float, color: str = "") -> str:
        """A thick rounded stroke with an outline and a highlight: straps, handles, cables, rims."""
        paint = color or self.base
        return (
            self.line(d, self.edge(paint), width + 3.4)
            + self.line(d, paint, width)
            + self.line(d, mix(paint, "#ffffff", 0.4), max(1, width * 0.22), opacity=0.7)
        )

    def seam(self, d: str, color: str = "", width: float = 1.6) -> str:
        """A dashed line of stitches."""
        return self.line(d, color or self.ink, width, dash="5 4", opacity=0.75)

    def fold(self, d: str) -> str:
        """A soft crease in cloth."""
        return self.line(d, self.ink, 3.2, opacity=0.22)

    def button(self, x: float, y: float, r: float = 4.5, color: str = "") -> str:
        """A round button with two holes."""
        paint = color or mix(self.base, self.ink, 0.7)
        return self.part(oval(x, y, r), paint, "flat", line=1.2) + self.flat(
            oval(x - r * 0.3, y, r * 0.16) + oval(x + r * 0.3, y, r * 0.16), self.edge(paint)
        )

    def zip(self, d: str) -> str:
        """A zip along a path."""
        return self.line(d, self.ink, 5) + self.line(d, self.metal, 3, dash="2 4")


# from shapes to a file -----------------------------------------------------------------------------


def backdrop(pen: Pen) -> str:
    """The paper behind the product: a light tint, deeper behind pale things."""
    tint = pen.pick("#eceef1", "#f0eeea", "#e9eef0", "#f1edee", "#eef0ea")
    return mix(tint, "#9aa3ad", 0.26) if luminance(pen.base) > 0.78 else tint


@lru_cache(maxsize=1)
def _studio_light() -> Any:
    """Light that falls off towards the lower edge and the corners, as a greyscale picture."""
    image, square = importlib.import_module("PIL.Image"), (RASTER, RASTER)
    spot = (
        image.radial_gradient("L").resize(square).point([255 - round(v * v / 255 * 0.09) for v in range(256)])
    )
    slope = image.linear_gradient("L").resize(square).point([255 - round(v * 0.035) for v in range(256)])
    return importlib.import_module("PIL.ImageChops").multiply(spot, slope)


def _in_studio(cut_out: Any, paper: str) -> Any:
    """Lay the cut-out on the paper: a shadow close to it, a wider one below, and the light of the room."""
    image, chops = importlib.import_module("PIL.Image"), importlib.import_module("PIL.ImageChops")
    blur = importlib.import_module("PIL.ImageFilter").GaussianBlur
    small = chops.offset(cut_out.getchannel("A").reduce(4), 1, 2)
    near = small.filter(blur(1)).point([round(v * 0.16) for v in range(256)])
    far = chops.offset(small, 1, 1).filter(blur(3)).point([round(v * 0.2) for v in range(256)])
    light = chops.multiply(chops.invert(chops.add(near, far).resize(cut_out.size, 2)), _studio_light())
    scene = chops.multiply(image.new("RGB", cut_out.size, paper), image.merge("RGB", (light, light, light)))
    scene.paste(cut_out, (0, 0), cut_out)
    return scene.resize((SIZE, SIZE), image.Resampling.BICUBIC)


def render(pen: Pen, shapes: Sequence[str]) -> bytes:
    """Rasterise the shapes, photograph them in the studio and encode the picture as WebP."""
    svg_to_bytes = importlib.import_module("resvg_py").svg_to_bytes
    paper = backdrop(pen)
    scale = pen.random.uniform(0.97, 1.02) * pen.zoom * (0.86 if pen.kids else 1)
    body = moved(*shapes, scale=round(scale, 3))
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{SIZE}" height="{SIZE}" viewBox="0 0 {SIZE} {SIZE}">'
        f"<defs>{''.join(pen.defs.values())}</defs>{body}</svg>"
    )
    png = svg_to_bytes(svg_string=svg, skip_system_fonts=True, width=RASTER)
    cut_out = importlib.import_module("PIL.Image").open(io.BytesIO(bytes(png))).convert("RGBA")
    out = io.BytesIO()
    _in_studio(cut_out, paper).save(out, "WEBP", quality=80, method=1)
    return out.getvalue()
