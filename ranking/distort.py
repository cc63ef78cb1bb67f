"""Distort product pictures so that a network trained on them can read photos taken at home.

Everything runs on a whole batch at once. The first `n_plain` pictures are product pictures on an even
background, which may be exchanged; the others are photos and keep theirs.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import torch

GROUND_TOLERANCE = 34.0
"""A pixel this near (0-255, largest channel) to the border's median colour belongs to the background."""


def distort(pixels: torch.Tensor, n_plain: int, side_px: int) -> torch.Tensor:
    """Turn (B, S, S, 3) uint8 into distorted (B, 3, side_px, side_px) float in 0..255, from torch's seed."""
    batch = pixels.permute(0, 3, 1, 2).float()  # (B, 3, S, S)
    batch = _new_ground(batch, n_plain)
    batch = _turn_and_crop(batch, side_px)
    batch = _light(batch)
    return _camera(batch).clamp(0, 255)


def _new_ground(batch: torch.Tensor, n_plain: int) -> torch.Tensor:
    """Exchange the even background of most product pictures for a colour, a slope, stripes or a photo."""
    import torch
    from torch.nn import functional

    if n_plain == 0:
        return batch
    plain, n = batch[:n_plain], n_plain
    border = torch.cat([plain[:, :, 0], plain[:, :, -1], plain[:, :, :, 0], plain[:, :, :, -1]], dim=2)
    middle = border.median(dim=2).values[:, :, None, None]
    away = (plain - middle).abs().amax(dim=1, keepdim=True)
    front = ((away - GROUND_TOLERANCE / 2) / (GROUND_TOLERANCE / 2)).clamp(0, 1)  # (n, 1, S, S)
    size = plain.shape[-1]
    first, second = torch.rand(n, 3, 1, 1) * 255, torch.rand(n, 3, 1, 1) * 255
    ramp = torch.linspace(0, 1, size).view(1, 1, size, 1)
    wave = (torch.sin(ramp * torch.randint(4, 30, (n, 1, 1, 1))) > 0).float()
    slope = first * ramp + second * (1 - ramp)
    stripes = first + (second - first) * wave * 0.5
    other = functional.avg_pool2d(batch[torch.randint(len(batch), (n,))], 5, 1, 2).flip(2)
    rough = functional.interpolate(torch.rand(n, 3, 10, 10) * 90, size=size, mode="bilinear") + first * 0.65
    choices = torch.stack([slope.expand_as(plain), stripes.expand_as(plain), other, rough])
    ground = choices[torch.randint(4, (n,)), torch.arange(n)]
    mixed = plain * front + ground * (1 - front)
    exchange = (torch.rand(n, 1, 1, 1) < 0.55).float()
    return torch.cat([mixed * exchange + plain * (1 - exchange), batch[n_plain:]])


def _turn_and_crop(batch: torch.Tensor, side_px: int) -> torch.Tensor:
    """Rotate, scale, shift, lean and mirror; what comes from outside repeats the edge."""
    import torch
    from torch.nn import functional

    n = len(batch)
    strong = (torch.rand(n) < 0.75).float()
    angle = (torch.rand(n) - 0.5) * 0.9 * strong
    scale = 1 + (torch.rand(n) * 0.75 - 0.4) * strong
    lean = (torch.rand(n) - 0.5) * 0.25 * strong
    mirror = torch.where(torch.rand(n) < 0.5, -1.0, 1.0)
    shift = (torch.rand(n, 2) - 0.5) * 0.3 * strong[:, None]
    cos, sin = torch.cos(angle) * scale, torch.sin(angle) * scale
    top = torch.stack([cos * mirror, -sin + lean, shift[:, 0]], dim=1)
    low = torch.stack([sin * mirror, cos, shift[:, 1]], dim=1)
    grid = functional.affine_grid(
        torch.stack([top, low], dim=1), [n, 3, side_px, side_px], align_corners=False
    )
    return functional.grid_sample(batch, grid, padding_mode="border", align_corners=False)


def _light(batch: torch.Tensor) -> torch.Tensor:
    """Change brightness, contrast, saturation and white balance a little: the colour must stay nameable."""
    import torch

    n = len(batch)
    grey = batch.mean(dim=1, keepdim=True)
    batch = grey + (batch - grey) * (0.8 + 0.35 * torch.rand(n, 1, 1, 1))
    centre = batch.mean(dim=(1, 2, 3), keepdim=True)
    batch = centre + (batch - centre) * (0.75 + 0.45 * torch.rand(n, 1, 1, 1))
    balance = 0.94 + 0.12 * torch.rand(n, 3, 1, 1)
    return batch * (0.75 + 0.45 * torch.rand(n, 1, 1, 1)) * balance


def _camera(batch: torch.Tensor) -> torch.Tensor:
    """Blur some, put a block in front of some, add noise to all."""
    import torch
    from torch.nn import functional

    n, size = len(batch), batch.shape[-1]
    blurred = functional.avg_pool2d(batch, 3, 1, 1, count_include_pad=False)
    batch = torch.where(torch.rand(n, 1, 1, 1) < 0.3, blurred, batch)
    left, top = torch.randint(size, (2, n, 1, 1, 1)).unbind(0)
    reach = torch.randint(size // 8, size // 3, (n, 1, 1, 1))
    across = torch.arange(size).view(1, 1, 1, size)
    down = torch.arange(size).view(1, 1, size, 1)
    block = (across >= left) & (across < left + reach) & (down >= top) & (down < top + reach)
    block = block & (torch.rand(n, 1, 1, 1) < 0.25)
    batch = torch.where(block, torch.rand(n, 3, 1, 1) * 255, batch)
    return batch + torch.randn_like(batch) * 8 * torch.rand(n, 1, 1, 1)
